"""The Java of this machine that a Neo4j can run on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

INSTALLED = (Path("/usr/lib/jvm"), Path("/Library/Java/JavaVirtualMachines"))
"""Where systems put them, beside JAVA_HOME and the search path."""


def java_for(versions: range, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the first Java whose major version is one of these, or None."""
    return next(
        (
            java
            for java in _javas(environment)
            if (major := major_version(java)) is not None and major in versions
        ),
        None,
    )


def major_version(java: Path) -> int | None:
    """Return 17 of a Java 17; None where it cannot say."""
    note = java.resolve().parents[1] / "release"
    try:
        said = note.read_text(encoding="utf-8") if note.exists() else _asked(java)
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r'(?:JAVA_VERSION=|version )"(\d+)', said)
    return int(match[1]) if match else None


def _javas(environment: Mapping[str, str]) -> Iterator[Path]:
    if home := environment.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if found := shutil.which("java", path=environment.get("PATH")):
        yield Path(found)
    for folder in INSTALLED:
        yield from sorted(
            java
            for pattern in ("*/bin/java", "*/Contents/Home/bin/java")
            for java in folder.glob(pattern)
        )


def _asked(java: Path) -> str:
    return subprocess.run(
        [java, "-version"], capture_output=True, text=True, timeout=10, check=True
    ).stderr
