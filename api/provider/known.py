"""What a provider says of itself: where it is asked, and with which keys it signs."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import jwt

from graph.errors import DolenError
from graph.provider import ProviderSettings, is_safe
from graph.words import T, Text

log = logging.getLogger("dolen.api")
WELL_KNOWN = "/.well-known/openid-configuration"
KEPT_SECONDS = 3_600
"""So long it is not asked anew."""
REFRESH_SECONDS = 30
"""It is not asked more often than so, whatever tokens come."""
TIMEOUT_SECONDS = 5
MOST_BYTES = 512 * 1024
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
"""Of pairs of keys only: with a shared secret whoever can check a token can make one."""
ADDRESSES = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ProviderDown(DolenError):
    """The provider does not answer, or not as one does. The log has what is wrong."""

    text: Text

    def __init__(self, why: str) -> None:
        super().__init__(
            T("Your organisation’s sign-in does not answer just now. Try again in a few minutes.")
        )
        self.why = why


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """Its addresses, its keys, and when it was asked."""

    addresses: Mapping[str, str]
    auth_method: str
    """How the exchange of a code says which client it is."""
    keys: Sequence[jwt.PyJWK]
    asked: float


@dataclass(slots=True)
class KnownProvider:
    """What one provider said last, asked again when that is old. While it is silent, that holds."""

    settings: ProviderSettings
    clock: Callable[[], float] = time.monotonic
    _last: ProviderAnswer | None = None
    _tried: float | None = None
    _asking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def answer(self) -> ProviderAnswer:
        """Return what it says of itself.

        Raises:
            ProviderDown: it has never answered yet, and does not now.
        """
        last = self._last
        if last is None:
            return await self.ask_again()
        # one request waits for a provider that is slow, and no other
        if self.clock() - last.asked > KEPT_SECONDS and not self._asking.locked():
            return await self.ask_again()
        return last

    async def ask_again(self) -> ProviderAnswer:
        """Return what it says of itself now, or said a moment ago: it may have changed its keys.

        Raises:
            ProviderDown: as `answer`.
        """
        async with self._asking:
            now = self.clock()
            if self._tried is not None and now - self._tried < REFRESH_SECONDS:
                if self._last is None:
                    raise ProviderDown("It did not answer a moment ago.")
                return self._last
            self._tried = now
            try:
                self._last = await _asked(self.settings.issuer, now)
            except ProviderDown as error:
                if self._last is None:
                    raise
                log.warning("The provider does not answer; its last answer holds. %s", error.why)
            return self._last


async def _asked(issuer: str, now: float) -> ProviderAnswer:
    async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS) as client:
        said = await _json(client, issuer.removesuffix("/") + WELL_KNOWN)
        if said.get("issuer") != issuer:
            raise ProviderDown(
                f"It calls itself {said.get('issuer')!r}. Write that as issuer in settings.toml, "
                "to the letter."
            )
        addresses = {name: str(said.get(name) or "") for name in ADDRESSES}
        if wrong := [name for name, address in addresses.items() if not is_safe(address)]:
            raise ProviderDown(f"It names no safe address for {', '.join(wrong)}.")
        keys = await _json(client, addresses["jwks_uri"])
    methods = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    basic = "client_secret_basic" in methods or "client_secret_post" not in methods
    try:
        usable = jwt.PyJWKSet.from_dict(keys).keys
    except (jwt.PyJWTError, AttributeError, TypeError) as error:  # anything can stand among keys
        raise ProviderDown(f"Its keys cannot be read: {error}") from error
    return ProviderAnswer(
        addresses=addresses,
        auth_method="client_secret_basic" if basic else "client_secret_post",
        keys=[
            key
            for key in usable
            if key.public_key_use in (None, "sig") and key.algorithm_name in ALGORITHMS
        ],
        asked=now,
    )


async def _json(client: httpx.AsyncClient, address: str) -> dict[str, Any]:
    body = b""
    try:
        async with asyncio.timeout(TIMEOUT_SECONDS), client.stream("GET", address) as response:
            response.raise_for_status()
            async for part in response.aiter_bytes():
                body += part
                if len(body) > MOST_BYTES:
                    raise ProviderDown(f"{address} answers with too much.")
        said = json.loads(body)
    except (httpx.HTTPError, TimeoutError, ValueError) as error:
        raise ProviderDown(f"{address}: {error!r}") from error
    if not isinstance(said, dict):
        raise ProviderDown(f"{address} answers with no object.")
    return said
