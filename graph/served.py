"""How a Dolen is served to those who sign in: under which address, and what others may see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph.errors import SettingsError
from graph.kept_settings import CORS, HOSTS, OIDC, PUBLIC_READ, PUBLIC_URL, SERVED
from graph.provider import OIDC_FILE, ProviderSettings, is_safe, provider_in, read_provider

YES, NO = ("yes", "true", "1"), ("no", "false", "0")
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[[0-9a-fA-F:]+\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    url: str
    """The address at which people reach it, without a slash at the end."""
    hosts: tuple[str, ...] = ()
    """Further names of it, without a port, under which only keys count."""
    public_read: bool = False
    """Who has not signed in sees what is public."""
    sites: tuple[str, ...] = ()
    """Origins whose pages may ask with a key."""
    provider: ProviderSettings | None = None
    """Who signs people in. None: they come by invitation alone."""

    @property
    def is_secure(self) -> bool:
        """Whether it is reached by TLS. It is not, where it is tried on this machine alone."""
        return self.url.startswith("https://")

    @property
    def origin(self) -> str:
        """What a browser says of its pages."""
        return self.url

    @property
    def host(self) -> str:
        """Its own name, without the port."""
        return urlsplit(self.url).hostname or ""


def read_served(
    environment: Mapping[str, str], kept: Mapping[str, Any], file: Path
) -> Served | None:
    """Return how it is served: what the environment says, else what is kept in `file`, in the data
    folder. None: nobody signs in, and whoever works alone on this machine asks.

    Raises:
        SettingsError: a value cannot be used; the message says what can.
    """
    url = environment.get("DOLEN_PUBLIC_URL") or kept.get(PUBLIC_URL)
    if not url:
        beside = [f"{name} in settings.toml" for name in SERVED if name in kept]
        beside += [OIDC_FILE] if environment.get(OIDC_FILE) else []
        if beside:
            raise SettingsError(
                f"What is said by {', '.join(beside)} counts where people sign in. Say too under "
                'which address they reach it: public_url = "https://dolen.example.org".'
            )
        return None
    named = environment.get(OIDC_FILE)
    told = environment.get("DOLEN_HOSTS")
    return Served(
        url=_url(url),
        hosts=_hosts(told.split(",") if told else kept.get(HOSTS, [])),
        public_read=_public_read(environment.get("DOLEN_PUBLIC_READ") or kept.get(PUBLIC_READ)),
        sites=_sites(kept.get(CORS, {})),
        provider=provider_in(Path(named)) if named else read_provider(kept.get(OIDC), file),
    )


def _url(url: object) -> str:
    wrong = SettingsError(
        f"DOLEN_PUBLIC_URL cannot be {url!r}. Write the address at which people reach Dolen, with "
        "https:// and without a path, such as https://dolen.example.org; http:// only to try it on "
        "this machine, such as http://localhost:8000."
    )
    if not isinstance(url, str):
        raise wrong
    try:
        parts = urlsplit(text := url.strip().rstrip("/"))
        host, port = parts.hostname, parts.port
    except ValueError:
        raise wrong from None
    if (
        host is None
        or parts.path
        or parts.query
        or parts.fragment
        or parts.username is not None
        or not is_safe(text)
    ):
        raise wrong
    shown = f"[{host}]" if ":" in host else host
    usual = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{shown}" + ("" if port in (None, usual) else f":{port}")


def _hosts(given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise SettingsError('hosts in settings.toml is a list, such as ["dolen:8000"].')
    names = [each.strip() for each in given if each.strip()]
    plain = [re.sub(r":[0-9]+$", "", each) for each in names]
    if wrong := next((each for each in plain if not _HOST.fullmatch(each)), None):
        raise SettingsError(
            f'"{wrong}" is no name of a host. Correct DOLEN_HOSTS, such as dolen:8000,10.0.0.5.'
        )
    return tuple(plain)


def _public_read(given: object) -> bool:
    text = str(given).casefold() if given is not None else "no"
    if text not in (*YES, *NO):
        raise SettingsError(
            f'DOLEN_PUBLIC_READ cannot be "{given}". Write yes or no; in settings.toml '
            "public_read = true."
        )
    return text in YES


def _sites(table: object) -> tuple[str, ...]:
    origins = table.get("origins", []) if isinstance(table, dict) else None
    if not isinstance(origins, list) or (isinstance(table, dict) and set(table) - {"origins"}):
        raise SettingsError(
            'The table [cors] in settings.toml says origins = ["https://dashboard.example.org"].'
        )
    for each in origins:
        parts = urlsplit(each) if isinstance(each, str) else None
        if (
            parts is None
            or parts.scheme not in ("https", "http")
            or each != (f"{parts.scheme}://{parts.netloc}")
        ):
            raise SettingsError(
                f"{each!r} in [cors] is no origin. Write it as https://dashboard.example.org."
            )
    return tuple(each.casefold() for each in origins)
