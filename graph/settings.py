"""What a person may set: an argument of the command, else a variable of the
environment, else the default.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from graph.errors import SettingsError
from graph.kept_settings import CENTRE, CONTACT, PERSON, read_kept, read_kept_server
from graph.store import address
from graph.store.address import ServerAddress, StoreAddress, read_address

VARIABLES: dict[str, str] = {
    "DOLEN_DATA": "Folder that holds the graph. Default: `dolen` in the user's data folder.",
    "DOLEN_PORT": "Port to serve on, 0 for any free one. Default: 8000.",
    "DOLEN_HOST": "Address to serve on; a loopback address. Default: 127.0.0.1.",
    "DOLEN_BEHIND_PUBLISHED_PORT": (
        "In a container: the loopback address of the machine on which its port is published, "
        "which lets DOLEN_HOST be 0.0.0.0. Default: none."
    ),
    "DOLEN_TABLES": "Folder of datasets to load into a new data folder. Default: the bundled ones.",
    "DOLEN_CENTRE": (
        "Id of the Centre that you work for. Default: the one chosen in the browser or with `dolen "
        "init`; none, and only what is public is used."
    ),
    "DOLEN_PERSON": (
        "Your own id, where you have a record: it says who recorded what. Default: the one chosen "
        "in the browser or with `dolen init`."
    ),
    "DOLEN_CONTACT": (
        "E-mail or web address of whoever answers for this copy: the pages say whom to tell what "
        "is wrong. Default: nobody is named."
    ),
    **address.VARIABLES,
}
"""Every variable that is read, with its meaning. `docs/running.md` documents each."""

LAST_PORT = 65_535
EVERY_ADDRESS = ("0.0.0.0", "::")
CONTACTS = re.compile(r"https?://[^\s<>\"]+|[^\s<>\"@:/?]+@[^\s<>\"@:/?]+\.[^\s<>\"@:/?]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    data: Path
    tables: Path | None
    """None: the bundled datasets."""
    host: str
    port: int
    server: ServerAddress | None = None
    """None: the graph is in the data folder."""
    centre: str | None = None
    """The id of the Centre that asks and records; blank: the public. None: nobody has chosen."""
    person: str | None = None
    """The id of the person who records."""
    centre_by_variable: bool = False
    """The environment says which Centre it is, not what was chosen."""
    person_by_variable: bool = False
    contact: str | None = None
    """The e-mail or web address of whoever answers for this copy. None: nobody is named."""

    @property
    def reached_at(self) -> str:
        """The address to reach it at: where it serves on all addresses, that of loopback."""
        address = ipaddress.ip_address(self.host)
        return (
            self.host
            if not address.is_unspecified
            else "127.0.0.1"
            if address.version == 4
            else "::1"
        )

    @property
    def store(self) -> StoreAddress:
        """Where the graph is."""
        return self.server or self.data


def read_settings(
    environment: Mapping[str, str],
    *,
    data: str | None = None,
    tables: str | None = None,
    host: str | None = None,
    port: int | None = None,
) -> Settings:
    """Return the settings: arguments first, then the environment, then the defaults.
    A blank variable counts as unset.

    Raises:
        SettingsError: a value cannot be used; the message says what can.
    """
    chosen_data = data or environment.get("DOLEN_DATA")
    folder = (
        Path(chosen_data).expanduser().absolute()
        if chosen_data
        else user_data_path("dolen", appauthor=False)
    )
    kept = read_kept(folder)
    centre = environment.get("DOLEN_CENTRE") or kept.get(CENTRE)
    # who was chosen works for the Centre that was chosen
    theirs = kept.get(PERSON) if centre == kept.get(CENTRE) else None
    chosen_tables = tables or environment.get("DOLEN_TABLES")
    return Settings(
        data=folder,
        tables=_existing(Path(chosen_tables).expanduser().absolute()) if chosen_tables else None,
        host=_host(
            host or environment.get("DOLEN_HOST") or "127.0.0.1",
            environment.get("DOLEN_BEHIND_PUBLISHED_PORT"),
        ),
        port=_port(str(port) if port is not None else environment.get("DOLEN_PORT") or "8000"),
        server=_server(environment, folder, named=bool(data)),
        centre=centre,
        person=environment.get("DOLEN_PERSON") or theirs,
        centre_by_variable=bool(environment.get("DOLEN_CENTRE")),
        person_by_variable=bool(environment.get("DOLEN_PERSON")),
        contact=_contact(environment.get("DOLEN_CONTACT") or kept.get(CONTACT)),
    )


def _server(environment: Mapping[str, str], folder: Path, *, named: bool) -> ServerAddress | None:
    """Return the server that the environment names, else the one kept in the folder.
    `named`: the folder is an argument, so it comes first.

    A password is the environment's in both cases.
    """
    server = None if named else read_address(environment)
    return server or read_address({**environment, "NEO4J_URI": "", **read_kept_server(folder)})


def _existing(tables: Path) -> Path:
    if not tables.is_dir():
        raise SettingsError(
            f"There is no folder of tables at {tables}. Correct --tables or DOLEN_TABLES."
        )
    return tables


def _contact(text: str | None) -> str | None:
    if not text:
        return None
    if CONTACTS.fullmatch(text) is None:
        raise SettingsError(
            f'"{text}" is no e-mail or web address. Correct DOLEN_CONTACT, or "contact" in '
            "settings.toml, such as data@example.org or https://example.org/dolen."
        )
    return text


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > LAST_PORT:
        raise SettingsError(
            f'"{text}" is not a port. Use a number from 0 (any free port) to {LAST_PORT} in '
            "--port or DOLEN_PORT."
        )
    return int(text)


def _host(host: str, published: str | None) -> str:
    """Return the address to serve on.
    `published` is where a container's port is published: if on loopback, it may be on all here.
    """
    address = "127.0.0.1" if host.casefold() == "localhost" else host
    if published and not _is_loopback(published):
        raise SettingsError(
            f"DOLEN_BEHIND_PUBLISHED_PORT says that the port is published on {published}, where "
            "others reach it, and nobody has to say yet who they are. Publish it on 127.0.0.1, "
            "and write that address."
        )
    if _is_loopback(address) or (published and address in EVERY_ADDRESS):
        return address
    raise SettingsError(
        f"Dolen does not serve on {host}: nobody has to say yet who they are, so everyone in "
        "reach could read and change the graph. Use 127.0.0.1, and an SSH tunnel from another "
        "machine. In a container, publish the port on the machine's 127.0.0.1 alone, and say so: "
        "DOLEN_BEHIND_PUBLISHED_PORT=127.0.0.1."
    )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
