"""The library of the embedded engine:
the native one, or the one with a Java of its own where there is no native one.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graph.errors import SettingsError

NATIVE, WITH_JAVA = "arcadedb", "arcadedb-embedded"
_MEMORY = ("-Xmx512m", "-Xmn64m")
"""What it may have, and how much of that for what is new. A large write, which is one transaction,
needs more than half of the first; without the second it takes 70 MB more for waste.
"""
_LOGGING = """\
handlers = java.util.logging.FileHandler
.level = WARNING
java.util.logging.FileHandler.level = WARNING
java.util.logging.FileHandler.formatter = com.arcadedb.log.LogFormatter
java.util.logging.FileHandler.limit = 2000000
java.util.logging.FileHandler.count = 3
java.util.logging.FileHandler.append = true
"""


def engine_library(log: Path, settings: Mapping[str, int]) -> Any:
    """Return the library, whose engine logs into a folder and has these settings.
    What was said first holds for the whole process.

    Raises:
        SettingsError: there is none for this system.
    """
    options = [*_MEMORY, *(f"-D{name}={value}" for name, value in settings.items())]
    try:
        return _native(log, options)
    except ImportError as error:
        try:
            return _with_java(log, options)
        except ImportError:
            raise SettingsError(
                "The embedded database is not installed or not made for this system. Install the "
                "requirements again; it needs Linux, macOS on arm64, or Windows on x64. Elsewhere "
                f"{WITH_JAVA} stands in, or a Neo4j server: set NEO4J_URI."
            ) from error


def engine_name() -> str:
    """Return the engine and its version, for people. It is loaded already."""
    try:
        return f"ArcadeDB {version(NATIVE)}, embedded"
    except ImportError:
        return f"ArcadeDB {version(WITH_JAVA)}, embedded with Java"


def _native(log: Path, options: list[str]) -> Any:
    # It reads these variables once, when it is loaded, and splits the arguments at
    # spaces: no path in them.
    os.environ["ARCADEDB_LOG_DIR"] = str(log)
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
    os.environ["ARCADEDB_NATIVE_ISOLATE_ARGS"] = " ".join(options)
    import arcadedb
    from arcadedb import _logdir

    # private; the library writes it into the log folder
    _logdir.NATIVE_ENGINE_LOG_PROPERTIES = _LOGGING
    return arcadedb


def _with_java(log: Path, options: list[str]) -> Any:
    properties = log / "logging.properties"
    pattern = (log / "arcadedb.log").as_posix().replace("%", "%%")
    properties.write_text(
        f"{_LOGGING}java.util.logging.FileHandler.pattern = {_escaped(pattern)}\n", encoding="ascii"
    )
    os.environ["ARCADEDB_JVM_ERROR_FILE"] = str(log / "crash-%p.log")
    os.environ["ARCADEDB_JVM_ARGS"] = shlex.join(
        [*options, f"-Djava.util.logging.config.file={properties}"]
    )
    return import_module("arcadedb_embedded")  # by name: it is no requirement of ours


def _escaped(text: str) -> str:
    """As a file of Java properties wants it."""
    units = memoryview(text.encode("utf-16-le")).cast("H")
    return "".join(chr(unit) if unit < 128 else f"\\u{unit:04x}" for unit in units)
