"""The documents under test: the first answer is the one that the bundled facts give, and
every link leads somewhere.
"""

from __future__ import annotations

import inspect
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from api import errors
from tests.documents import DOCUMENTS, ROOT, block, read


def test_the_first_answer_in_the_readme_is_what_the_command_prints(tmp_path: Path) -> None:
    command = re.search(r"^    \.venv/bin/dolen (path .*)$", read("README.md"), re.MULTILINE)
    assert command
    asked = [
        sys.executable,
        "-m",
        "cli",
        *shlex.split(command[1]),
        "--data",
        str(tmp_path / "data"),
    ]
    ended = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, timeout=120, check=True)
    assert ended.stdout == block(read("README.md"), "first-answer"), (
        "run the command and paste its answer"
    )


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_repository_leads_to_a_file_or_heading_that_is_there(
    path: Path,
) -> None:
    links = re.findall(
        r"(?:\]\(|^\[[^]]+\]: )(?!https?://)([^)\s]+)",
        path.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert [link for link in links if not leads(path, link)] == []


def leads(path: Path, link: str) -> bool:
    file, _, heading = link.partition("#")
    target = (path.parent / file).resolve() if file else path
    return (
        target.exists()
        and target.is_relative_to(ROOT)
        and (not heading or heading in headings(target))
    )


def headings(path: Path) -> set[str]:
    """The names under which GitHub links to the headings of a document."""
    outside = re.sub(
        r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    found = re.findall(r"^#+ (.*)$", outside, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in found}


def test_every_document_can_be_reached_from_the_readme() -> None:
    linked = {
        (ROOT / link).resolve() for link in re.findall(r"\]\(([^)#]+\.md)[)#]", read("README.md"))
    }
    assert {path for path in DOCUMENTS if path.name != "README.md"} <= linked


def test_every_code_of_an_error_is_documented() -> None:
    codes = [name for name, value in inspect.getmembers(errors) if name == value]
    assert len(codes) > 5
    assert [code for code in codes if f"| `{code}` |" not in read("docs/programs.md")] == []


def test_this_version_and_every_release_stand_in_the_changelog() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    told = re.findall(r"^## \[(.*)\] - \d{4}-\d{2}-\d{2}$", read("CHANGELOG.md"), re.MULTILINE)
    released = {path.stem for path in (ROOT / "api" / "releases").iterdir()}
    assert told[0] == version
    assert version in released
    assert released <= set(told)
