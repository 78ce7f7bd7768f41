"""Which store: a data folder, opened in this process, or a Neo4j server at an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from graph.errors import SettingsError

SCHEMES = ("neo4j", "neo4j+s", "bolt", "bolt+s")
"""`neo4j` finds the members of a cluster, `bolt` speaks to one server;
`+s` is encrypted and checks the certificate.
"""

VARIABLES: dict[str, str] = {
    "NEO4J_URI": (
        "Neo4j server to keep the graph in, such as neo4j://localhost:7687. An explicit --data "
        "comes before it. Default: none, the graph is in the data folder."
    ),
    "NEO4J_USER": "User at that server. Default: neo4j.",
    "NEO4J_PASSWORD": "The user's password.",
    "NEO4J_PASSWORD_FILE": "File whose first line is the password, instead of NEO4J_PASSWORD.",
    "NEO4J_DATABASE": "Database at that server. Default: neo4j.",
}
"""Every variable that says which server, with its meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """A Neo4j server, who asks there, and the database. Its text never shows the password."""

    uri: str
    user: str = "neo4j"
    password: str = field(repr=False)
    database: str = "neo4j"

    def __post_init__(self) -> None:
        parts = urlsplit(self.uri)
        if parts.scheme not in SCHEMES or not parts.hostname or not _has_usable_port(parts):
            raise SettingsError(
                f'"{self._shown}" is not the address of a Neo4j server. Write one of '
                f"{', '.join(SCHEMES)}, and the host: neo4j://localhost:7687."
            )
        if parts.username or parts.password:
            raise SettingsError(
                "The address of the Neo4j server holds a user or a password. Put them into "
                "NEO4J_USER and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE), where no log shows them."
            )

    @property
    def auth(self) -> tuple[str, str]:
        return self.user, self.password

    @property
    def _shown(self) -> str:
        return self.uri.rpartition("@")[2]  # never what may be a password

    def __str__(self) -> str:
        return f"{self.uri}, database {self.database}"


def _has_usable_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


StoreAddress: TypeAlias = Path | ServerAddress
"""A data folder, or a server."""


def read_address(environment: Mapping[str, str]) -> ServerAddress | None:
    """Return the server that the environment names, or None. A blank variable counts as unset.

    Raises:
        SettingsError: a value cannot be used; the message says what can.
    """
    uri = environment.get("NEO4J_URI")
    if not uri:
        return None
    return ServerAddress(
        uri=uri,
        user=environment.get("NEO4J_USER") or "neo4j",
        password=_password(environment),
        database=environment.get("NEO4J_DATABASE") or "neo4j",
    )


def _password(environment: Mapping[str, str]) -> str:
    if password := environment.get("NEO4J_PASSWORD"):
        return password
    name = environment.get("NEO4J_PASSWORD_FILE")
    if not name:
        raise SettingsError(
            "NEO4J_URI is set, but no password. Set NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE to a "
            "file that holds it."
        )
    try:
        lines = Path(name).expanduser().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SettingsError(
            f"The password cannot be read from {name} ({reason}). Correct NEO4J_PASSWORD_FILE."
        ) from error
    if not lines or not lines[0].strip():
        raise SettingsError(
            f"{name} is empty. Write the password into its first line, or correct "
            "NEO4J_PASSWORD_FILE."
        )
    return lines[0].strip()
