"""What a person chose once for a data folder: which Centre it is for, who works with it, whom its
readers may ask, and how it is served to those who sign in.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import SettingsError

FILE = "settings.toml"
CENTRE, PERSON, CONTACT = "centre", "person", "contact"
KNOWN = (CENTRE, PERSON, CONTACT)
PUBLIC_URL, HOSTS, PUBLIC_READ, CORS, OIDC = "public_url", "hosts", "public_read", "cors", "oidc"
SERVED = (PUBLIC_URL, HOSTS, PUBLIC_READ, CORS, OIDC)
"""What it may say of a Dolen to which people sign in."""
SERVER = "neo4j"
SERVER_VARIABLES = {
    "uri": "NEO4J_URI",
    "user": "NEO4J_USER",
    "password_file": "NEO4J_PASSWORD_FILE",
    "database": "NEO4J_DATABASE",
}
"""What the table `[neo4j]` may say, and the variable of the environment that says the same.
A password stands in a file of its own.
"""


def read_kept(folder: Path) -> Mapping[str, str]:
    """Return what was chosen for a data folder, by name.
    A blank Centre was chosen too: to ask as the public.

    Raises:
        SettingsError: the file cannot be read, or has something else in it.
    """
    path, kept = folder / FILE, _read(folder)
    for other in (SERVER, *SERVED):
        kept.pop(other, None)
    if not kept.keys() <= set(KNOWN) or not all(isinstance(value, str) for value in kept.values()):
        raise SettingsError(
            f"{path} may say {', '.join(KNOWN)} in quotation marks, and the settings of a server "
            f"({', '.join((*SERVED, SERVER))}). Correct it, or choose anew: dolen init"
        )
    return kept


def read_kept_server(folder: Path) -> Mapping[str, str]:
    """Return which Neo4j server a data folder is to use, in the names of the environment's
    variables; empty: none is kept.

    Raises:
        SettingsError: the file cannot be read, or says something else of the server.
    """
    server = _read(folder).get(SERVER, {})
    if (
        not isinstance(server, dict)
        or not server.keys() <= SERVER_VARIABLES.keys()
        or not all(isinstance(v, str) for v in server.values())
    ):
        raise SettingsError(
            f"{folder / FILE}: the table [{SERVER}] may say {', '.join(SERVER_VARIABLES)} only, "
            "each in quotation marks."
        )
    return {SERVER_VARIABLES[name]: value for name, value in server.items()}


def read_kept_served(folder: Path) -> Mapping[str, Any]:
    """Return what is kept of how a data folder is served to those who sign in, by name.

    Raises:
        SettingsError: the file cannot be read.
    """
    return {name: value for name, value in _read(folder).items() if name in SERVED}


def _read(folder: Path) -> dict[str, Any]:
    path = folder / FILE
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{path} cannot be read: {error}. Correct it, or remove it and choose anew: dolen init"
        ) from error


def keep(folder: Path, *, centre: str, person: str | None = None) -> Path:
    """Write the choice for a data folder, and return its file.
    `centre` blank: to ask as the public. What else it says stays.

    Raises:
        SettingsError: the folder cannot be written.
    """
    path = folder / FILE
    _read(folder)  # one that cannot be read is not written over
    chosen = {CENTRE: centre, **({PERSON: person} if person else {})}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = path.with_suffix(".new")
        written.write_text(_lines(chosen) + _others(path), encoding="utf-8")
        os.replace(
            written, path
        )  # a server that reads it meanwhile finds the whole of one or other
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written: {error.strerror}. Set DOLEN_CENTRE instead."
        ) from error
    return path


_CHOSEN = re.compile(rf"\s*(?:{CENTRE}|{PERSON})\s*=")


def _lines(values: Mapping[str, str]) -> str:
    # a JSON text is a TOML text too
    return "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())


def _others(path: Path) -> str:
    """Return the lines of the file that say something else."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    except FileNotFoundError:
        return ""
    tables = next(
        (at for at, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines)
    )
    top = [line for line in lines[:tables] if not _CHOSEN.match(line)]
    return "".join([*top, *lines[tables:]])
