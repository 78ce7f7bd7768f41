"""A release of Neo4j Community as Maven Central has it: one dependency is the whole server.
Fetched once, kept in the user's cache.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from platformdirs import user_cache_path

from tests.engines.java import java_for

TESTS = Path(__file__).parents[1]
FETCH_SECONDS = 300


class CannotFetch(Exception):
    """The jars are not here and could not be fetched."""


@dataclass(frozen=True, slots=True)
class Release:
    """`pom` names the version; `java` are the major versions of Java that it runs on;
    `main` is the class that is the server.
    """

    pom: Path
    java: range
    main: str

    @property
    def version(self) -> str:
        found = ElementTree.parse(self.pom).findtext(".//{*}dependency/{*}version")
        assert found is not None
        return found

    @property
    def jars(self) -> Path:
        """The folder of the jars; absent until they are fetched."""
        return user_cache_path("dolen", appauthor=False) / f"neo4j-{self.version}"

    def why_not(self) -> str | None:
        """Return why it cannot run here, or None."""
        if java_for(self.java) is None:
            return f"no Java {self.java.start} or newer"
        if not self.jars.is_dir() and shutil.which("mvn") is None:
            return "no Maven to fetch it with"
        return None

    def fetch(self) -> Path:
        """Return the folder of the jars, after fetching them where they are absent.

        Raises:
            CannotFetch: with what Maven says.
        """
        if not self.jars.is_dir():
            self.jars.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.jars.parent) as place:
                self._copy_to(Path(place) / "lib")
                if not self.jars.is_dir():  # else another run was faster
                    (Path(place) / "lib").rename(self.jars)
        return self.jars

    def _copy_to(self, folder: Path) -> None:
        command = [
            "mvn",
            "-q",
            "-B",
            "-f",
            str(self.pom),
            "dependency:copy-dependencies",
            f"-DoutputDirectory={folder}",
            "-DincludeScope=runtime",
        ]
        try:
            subprocess.run(
                command, capture_output=True, text=True, timeout=FETCH_SECONDS, check=True
            )
        except subprocess.CalledProcessError as error:
            raise CannotFetch(
                f"Maven could not fetch Neo4j {self.version}: {error.stdout.strip()[:400]}"
            ) from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CannotFetch(f"Maven could not fetch Neo4j {self.version}: {error}") from error


LONG_TERM = Release(TESTS / "pom.xml", range(17, 26), "org.neo4j.server.CommunityEntryPoint")
CALENDAR = Release(TESTS / "pom-calendar.xml", range(21, 26), "org.neo4j.server.Neo4jCommunity")
"""The newest release of the versions that are named after months."""
