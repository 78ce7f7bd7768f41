"""The organisation's own sign-in, an OpenID Connect provider, as the settings name it; and to which
Centre its people belong.
"""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph.errors import SettingsError
from graph.kept_settings import OIDC
from graph.model import ActorId, OrganizationId, RecordId
from graph.privacy.roles import GIVEN, AccountRole

OIDC_FILE = "DOLEN_OIDC_FILE"
GROUPS = "groups"
NEEDED = ("issuer", "client_id", "client_secret_file")
KNOWN = (*NEEDED, "audience", GROUPS)
KNOWN_OF_ROW = ("group", "domain", "centre", "role")
MOST_TOLD = 50
"""Claims, and groups, that a line of the log names."""
EXAMPLE = (
    '[oidc]\nissuer = "https://login.example.org"\nclient_id = "dolen"\n'
    'client_secret_file = "/etc/dolen/client_secret"\n\n[[oidc.groups]]\ngroup = "chi-staff"\n'
    'centre = "chi"\nrole = "manager"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongs:
    """People of a group, or with an e-mail address of a domain, are of a Centre, with a role.
    `centre` None: operators, who are of the installation.
    """

    group: str | None = None
    domain: str | None = None
    centre: OrganizationId | None
    role: AccountRole

    @property
    def named(self) -> str:
        """By what the row is found in the settings."""
        return f'domain = "{self.domain}"' if self.group is None else f'group = "{self.group}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSettings:
    """`tokens_for`: the audience for which a program's token must be made; None: none is taken."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    tokens_for: str | None = None
    groups: Sequence[Belongs]

    def belongs(self, claims: Mapping[str, Any]) -> Belongs | None:
        """Return where the claims of a token put somebody: the first row that fits; None: nowhere.

        Groups are those of `groups` and `roles`. A domain counts where the provider vouches for
        it: by `hd`, or by an address that it says it has verified.
        """
        groups = _groups(claims)
        domains = _domains(claims)
        return next(
            (row for row in self.groups if row.group in groups or row.domain in domains), None
        )

    def belongs_by_group(self, claims: Mapping[str, Any]) -> Belongs | None:
        """Return where the claims of a program's token put it: an address says nothing of a
        program.
        """
        groups = _groups(claims)
        return next((row for row in self.groups if row.group in groups), None)


def read_provider(table: object, file: Path) -> ProviderSettings | None:
    """Return the provider that the table `[oidc]` names; None where there is none.

    Args:
        file: where the table stands. A relative path in it begins at its folder.

    Raises:
        SettingsError: the table cannot be used; the message says what it needs.
    """
    if table is None:
        return None
    if not isinstance(table, dict) or not table.keys() <= set(KNOWN):
        raise _wrong(file, f"it may say {', '.join(KNOWN)} only{_not(table, KNOWN)}")
    missing = [name for name in NEEDED if not _is_text(table.get(name))]
    if missing:
        raise _wrong(file, f"it needs {', '.join(missing)}, each in quotation marks")
    tokens_for = table.get("audience")
    if tokens_for is not None and not _is_text(tokens_for):
        raise _wrong(file, "audience is a text in quotation marks")
    rows = table.get(GROUPS)
    if not isinstance(rows, list) or not rows:
        raise _wrong(file, "it needs a row [[oidc.groups]] at least, else nobody may come in")
    return ProviderSettings(
        issuer=_issuer(table["issuer"], file),
        client_id=table["client_id"],
        client_secret=_secret(table["client_secret_file"], file),
        tokens_for=tokens_for,
        groups=tuple(_row(row, file) for row in rows),
    )


def provider_in(file: Path) -> ProviderSettings | None:
    """Return the provider that a file of its own names, which has the table `[oidc]` alone.

    Raises:
        SettingsError: it cannot be read, or used.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{OIDC_FILE}: {file} cannot be read: {error}") from error
    if table.keys() != {OIDC}:
        raise SettingsError(
            f"{OIDC_FILE}: {file} has the table [{OIDC}] and nothing else:\n\n{EXAMPLE}"
        )
    return read_provider(table[OIDC], file)


def told_of_claims(claims: Mapping[str, Any]) -> str:
    """Return what a log may say of the claims of a token: their names, and the groups. No group
    that is an e-mail address is named.

    >>> told_of_claims({"sub": "1", "email": "a@b.example", "groups": ["staff", "c@b.example"]})
    "3 claims ['email', 'groups', 'sub'] with 2 groups ['staff']"
    """
    groups = _groups(claims)
    named = sorted(group[:80] for group in groups if "@" not in group)[:MOST_TOLD]
    names = sorted(name[:80] for name in claims)[:MOST_TOLD]
    return f"{len(claims)} claims {names} with {len(groups)} groups {named}"


def is_safe(address: str) -> bool:
    """Return whether what goes there cannot be read on the way: by TLS, or within this machine.

    >>> [is_safe(a) for a in ("https://a.example", "http://localhost:9", "http://a.example", "x")]
    [True, True, False, False]
    """
    parts = urlsplit(address)
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _texts(claim: object) -> Sequence[str]:
    if isinstance(claim, str):
        return (claim,)
    return [each for each in claim if isinstance(each, str)] if isinstance(claim, list) else ()


def _groups(claims: Mapping[str, Any]) -> set[str]:
    return {*_texts(claims.get("groups")), *_texts(claims.get("roles"))}


def _domains(claims: Mapping[str, Any]) -> set[str]:
    email, hosted = claims.get("email"), claims.get("hd")
    vouched = {hosted.casefold()} if isinstance(hosted, str) else set()
    if isinstance(email, str) and claims.get("email_verified") is True:
        vouched.add(email.rpartition("@")[2].casefold())
    return vouched


def _row(row: object, file: Path) -> Belongs:
    if not isinstance(row, dict) or not row.keys() <= set(KNOWN_OF_ROW):
        raise _wrong(
            file,
            "a row [[oidc.groups]] may say group or domain, centre and role only"
            f"{_not(row, KNOWN_OF_ROW)}",
        )
    if not all(_is_text(value) for value in row.values()) or ("group" in row) == ("domain" in row):
        raise _wrong(file, "a row [[oidc.groups]] needs either group or domain, in quotation marks")
    if (role := row.get("role")) not in GIVEN:
        raise _wrong(file, f"role in a row [[oidc.groups]] is one of {', '.join(GIVEN)}")
    if ("centre" in row) == (role == AccountRole.OPERATOR):
        raise _wrong(
            file, "a row [[oidc.groups]] needs centre, but not for operator, who is of no Centre"
        )
    domain, centre = row.get("domain"), row.get("centre")
    return Belongs(
        group=row.get("group"),
        domain=None if domain is None else domain.removeprefix("@").casefold(),
        centre=None if centre is None else OrganizationId(ActorId(RecordId(centre))),
        role=AccountRole(role),
    )


def _issuer(address: str, file: Path) -> str:
    if not is_safe(address):
        raise _wrong(file, f'issuer is an address with https://, which "{address}" is not')
    return address


def _secret(path: str, file: Path) -> str:
    place = file.parent / Path(path).expanduser()
    try:
        lines = place.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise _wrong(file, f"client_secret_file {place} cannot be read: {error}") from error
    secret = lines[0].strip() if lines else ""
    if not secret:
        raise _wrong(file, f"the first line of client_secret_file {place} is the secret, and blank")
    return secret


def _not(said: object, known: Sequence[str]) -> str:
    """Return the words of a table that are none of those known, for the end of a sentence."""
    unknown = [f'"{name}"' for name in said if name not in known] if isinstance(said, dict) else []
    return f", not {', '.join(unknown)}" if unknown else ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _wrong(file: Path, said: str) -> SettingsError:
    return SettingsError(f"{file}: in the table [{OIDC}] {said}. It looks like this:\n\n{EXAMPLE}")
