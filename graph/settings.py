"""What a person may set: an argument of the command, else a variable of the
environment, else the default.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from platformdirs import user_data_path

from graph.errors import SettingsError
from graph.kept_settings import (
    CENTRE,
    CONTACT,
    FILE,
    PERSON,
    read_kept,
    read_kept_served,
    read_kept_server,
)
from graph.provider import OIDC_FILE
from graph.served import Served, read_served
from graph.store import address
from graph.store.address import ServerAddress, StoreAddress, read_address

VARIABLES: dict[str, str] = {
    "DOLEN_DATA": "Folder that holds the graph. Default: `dolen` in the user's data folder.",
    "DOLEN_PORT": "Port to serve on, 0 for any free one. Default: 8000.",
    "DOLEN_HOST": (
        "Address to serve on; a loopback address, unless DOLEN_PUBLIC_URL is set. Default: "
        "127.0.0.1."
    ),
    "DOLEN_PUBLIC_URL": (
        "Address at which people reach this Dolen, such as https://dolen.example.org: from then on "
        "everybody signs in. Default: none, this machine's user alone."
    ),
    "DOLEN_HOSTS": (
        "Further names under which programs with keys reach it, with commas, such as dolen:8000. "
        "Default: none."
    ),
    "DOLEN_PUBLIC_READ": (
        "yes: who has not signed in sees what is public. Default: no, they are led to sign in."
    ),
    OIDC_FILE: (
        "File with the table [oidc], which names the organisation's sign-in, where it does not "
        "stand in settings.toml in the data folder. Default: none."
    ),
    "DOLEN_KEY": "Key with which commands ask a Dolen to which people sign in. Default: none.",
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
    "DOLEN_PATHS_A_MINUTE": (
        "How often an account, a key or a network may ask for introduction paths. Default: 60."
    ),
    "DOLEN_WRITES_A_MINUTE": "How often one of them may record something. Default: 120.",
    "DOLEN_SIGN_INS_AN_HOUR": "How often a network may fail to sign in. Default: 10.",
    "DOLEN_PROXIES": (
        "Addresses or networks of proxies that say for whom they ask, by X-Forwarded-For; counts "
        "where people sign in. Default: 127.0.0.1,::1."
    ),
    "DOLEN_LOG": (
        "text or json: the form of the log on standard error, with a line for each request. "
        "Default: what goes wrong alone."
    ),
    **address.VARIABLES,
}
"""Every variable that is read, with its meaning. `docs/running.md` documents each."""

LAST_PORT = 65_535
MOST_TIMES = 1_000_000
LOOPBACK_PROXIES = ("127.0.0.1", "::1")
EVERY_ADDRESS = ("0.0.0.0", "::")
SIGNING_IN = (
    "Let people sign in: DOLEN_PUBLIC_URL=https://dolen.example.org DOLEN_CONTACT=you@example.org, "
    "then: dolen account invite NAME --role operator."
)
CONTACTS = re.compile(r"https?://[^\s<>\"]+|[^\s<>\"@:/?]+@[^\s<>\"@:/?]+\.[^\s<>\"@:/?]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSettings:
    """How often somebody who signs in, or a network of those who do not, may ask."""

    paths_a_minute: int = 60
    writes_a_minute: int = 120
    sign_ins_an_hour: int = 10


class LogForm(StrEnum):
    TEXT = "text"
    JSON = "json"


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
    served: Served | None = None
    """How it is served to those who sign in. None: whoever works alone on this machine asks."""
    key: str | None = None
    """With which commands ask."""

    rates: RateSettings = RateSettings()
    proxies: tuple[str, ...] = LOOPBACK_PROXIES
    """Who is believed for whom it asks, where people sign in."""
    log: LogForm | None = None
    """In which form a log is written. None: what goes wrong alone."""

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
    served = read_served(environment, read_kept_served(folder), folder / FILE)
    chosen_tables = tables or environment.get("DOLEN_TABLES")
    return Settings(
        data=folder,
        tables=_existing(Path(chosen_tables).expanduser().absolute()) if chosen_tables else None,
        host=_host(
            host or environment.get("DOLEN_HOST") or "127.0.0.1",
            environment.get("DOLEN_BEHIND_PUBLISHED_PORT"),
            served,
        ),
        port=_port(str(port) if port is not None else environment.get("DOLEN_PORT") or "8000"),
        server=_server(environment, folder, named=bool(data)),
        centre=centre,
        person=environment.get("DOLEN_PERSON") or theirs,
        centre_by_variable=bool(environment.get("DOLEN_CENTRE")),
        person_by_variable=bool(environment.get("DOLEN_PERSON")),
        contact=_contact(environment.get("DOLEN_CONTACT") or kept.get(CONTACT)),
        rates=_rates(environment),
        proxies=_proxies(environment.get("DOLEN_PROXIES")),
        log=_log(environment.get("DOLEN_LOG")),
        served=served,
        key=environment.get("DOLEN_KEY") or None,
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


def _rates(environment: Mapping[str, str]) -> RateSettings:
    given = {
        field.name: _times(variable, text)
        for field in fields(RateSettings)
        if (text := environment.get(variable := f"DOLEN_{field.name.upper()}"))
    }
    return RateSettings(**given)


def _times(variable: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 0 < int(text[:9]) <= MOST_TIMES:
        raise SettingsError(
            f'"{text}" is no number of times. Set {variable} to a number from 1 to {MOST_TIMES:,}.'
        )
    return int(text)


def _proxies(text: str | None) -> tuple[str, ...]:
    if not text:
        return LOOPBACK_PROXIES
    given = tuple(each.strip() for each in text.split(",") if each.strip())
    for each in given:
        try:
            ipaddress.ip_network(each)
        except ValueError:
            raise SettingsError(
                f'"{each}" is no address or network. Set DOLEN_PROXIES to those of the proxy, such '
                "as 127.0.0.1 or 172.28.0.0/16."
            ) from None
    return given


def _log(text: str | None) -> LogForm | None:
    if not text:
        return None
    if text not in [*LogForm]:
        raise SettingsError(f'"{text}" is no form of the log. Set DOLEN_LOG to text or json.')
    return LogForm(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > LAST_PORT:
        raise SettingsError(
            f'"{text}" is not a port. Use a number from 0 (any free port) to {LAST_PORT} in '
            "--port or DOLEN_PORT."
        )
    return int(text)


def _host(host: str, published: str | None, served: Served | None) -> str:
    """Return the address to serve on. `published` is where a container's port is published: if on
    loopback, it may be on all here. Where people sign in, it may be any.
    """
    address = "127.0.0.1" if host.casefold() == "localhost" else host
    if served is not None and _is_address(address):
        return address
    if published and not _is_loopback(published):
        raise SettingsError(
            f"DOLEN_BEHIND_PUBLISHED_PORT says that the port is published on {published}, where "
            f"others reach it, and nobody has to say who they are. {SIGNING_IN} Or publish it on "
            "127.0.0.1, and write that address."
        )
    if _is_loopback(address) or (published and address in EVERY_ADDRESS):
        return address
    raise SettingsError(
        f"Dolen does not serve on {host}: nobody has to say who they are, so everyone in reach "
        f"could read and change the graph. {SIGNING_IN} Or use 127.0.0.1, and an SSH tunnel from "
        "another machine. In a container, publish the port on the machine's 127.0.0.1 alone, and "
        "say so: DOLEN_BEHIND_PUBLISHED_PORT=127.0.0.1."
    )


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
