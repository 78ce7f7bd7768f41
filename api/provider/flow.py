"""A browser on its way to the provider and back: the code flow of OpenID Connect with PKCE.

What has to be the same on the way back is kept by the browser, signed, in a cookie of ten minutes:
so any process can take it back.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import jwt
from authlib.oauth2.client import DEFAULT_HEADERS, OAuth2Client
from authlib.oauth2.rfc6749.parameters import prepare_token_request

from api.provider.known import TIMEOUT_SECONDS, KnownProvider, ProviderDown
from api.provider.tokens import TokenRefused, claims_of, name_of
from graph.errors import DolenError
from graph.provider import Belongs, told_of_claims
from graph.words import T, Text

SCOPE = "openid profile email"
KEPT_SECONDS = 600
KEPT_FOR = "dolen-provider"
BEGIN_AGAIN = T(
    "This sign-in was not begun in this browser, or longer than 10 minutes ago. Begin again."
)
CANCELLED = T("Your organisation’s sign-in was cancelled there. Begin again if you want to go on.")
REFUSED = T(
    "What your organisation’s sign-in answered cannot be used, so you are not signed in. Begin "
    "again; if it happens again, tell whoever runs this Dolen."
)
NOBODY = T(
    "Your organisation’s sign-in knows you, but what it says of you gives no access to this Dolen."
)


class SignInFailed(DolenError):
    """Nobody is signed in. `why` is for the log and names nobody."""

    text: Text

    def __init__(self, text: Text, why: str) -> None:
        super().__init__(text)
        self.why = why


class NotAdmitted(SignInFailed):
    """The provider knows this person, and no row of the settings does."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the browser goes, and what it keeps until it comes back."""

    address: str
    kept: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """Who came back: the provider's id of the person, the name, and where they belong."""

    subject: str
    name: str
    belongs: Belongs


async def begin(known: KnownProvider, back: str, carried: Mapping[str, str]) -> Begun:
    """Begin: `back` is the address of ours to which the provider sends the browser,
    `carried` what is to be known again then.

    Raises:
        ProviderDown: it does not answer.
    """
    answer = await known.answer()
    kept = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    address, _ = _client(known, back).create_authorization_url(
        answer.addresses["authorization_endpoint"],
        state=kept["state"],
        nonce=kept["nonce"],
        code_verifier=kept["verifier"],
    )
    signed = {
        **kept,
        "carried": dict(carried),
        "aud": KEPT_FOR,
        "exp": int(time.time()) + KEPT_SECONDS,
    }
    return Begun(address, jwt.encode(signed, _signing_key(known), "HS256"))


async def arrive(known: KnownProvider, back: str, kept: str, sent: Mapping[str, str]) -> Arrived:
    """Take a browser back: `kept` is its cookie, `sent` the query of the provider's address.

    Raises:
        SignInFailed: nobody came back whom the provider vouches for.
        NotAdmitted: somebody did, who belongs nowhere here.
        ProviderDown: it does not answer.
    """
    begun = _begun(known, kept)
    if not hmac.compare_digest(begun["state"].encode(), sent.get("state", "").encode()):
        raise SignInFailed(BEGIN_AGAIN, "another state")
    if sent.get("iss", known.settings.issuer) != known.settings.issuer:
        raise SignInFailed(REFUSED, "another issuer")
    if wrong := sent.get("error"):
        raise SignInFailed(
            CANCELLED if wrong == "access_denied" else REFUSED, f"it answers {wrong[:80]!r}"
        )
    token = await _exchanged(known, back, sent.get("code", ""), begun["verifier"])
    try:
        claims = await claims_of(known, token, known.settings.client_id)
    except TokenRefused as error:
        raise SignInFailed(REFUSED, str(error)) from error
    if not hmac.compare_digest(begun["nonce"].encode(), str(claims.get("nonce", "")).encode()):
        raise SignInFailed(REFUSED, "another nonce")
    if claims.get("azp", known.settings.client_id) != known.settings.client_id:
        raise SignInFailed(REFUSED, "made for another client")
    if (belongs := known.settings.belongs(claims)) is None:
        raise NotAdmitted(NOBODY, f"no row of the settings fits {told_of_claims(claims)}")
    return Arrived(claims["sub"], name_of(claims), belongs)


def carried(known: KnownProvider, kept: str) -> Mapping[str, str]:
    """Return what a browser was sent off with; nothing where its cookie is none of ours."""
    try:
        return dict(_begun(known, kept)["carried"])
    except SignInFailed:
        return {}


async def _exchanged(known: KnownProvider, back: str, code: str, verifier: str) -> str:
    """Return the signed token for which the provider exchanges its code.
    Authlib writes the request, and the HTTP client that is here already carries it.
    """
    answer = await known.answer()
    authorized = _client(known, back).client_auth(answer.auth_method)
    body = prepare_token_request(
        "authorization_code", redirect_uri=back, code=code, code_verifier=verifier
    )
    address, headers, body = authorized.prepare(
        "POST", answer.addresses["token_endpoint"], dict(DEFAULT_HEADERS), body
    )
    async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS) as http:
        try:
            response = await http.post(address, content=body, headers=headers)
            said = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise ProviderDown(repr(error)) from error
    signed = said.get("id_token") if isinstance(said, dict) else None
    if not response.is_success or not isinstance(signed, str):
        wrong = str(said.get("error", "")) if isinstance(said, dict) else ""
        raise SignInFailed(REFUSED, f"the exchange answers {response.status_code} {wrong[:80]!r}")
    return signed


def _client(known: KnownProvider, back: str) -> OAuth2Client:
    return OAuth2Client(
        session=None,
        client_id=known.settings.client_id,
        client_secret=known.settings.client_secret,
        scope=SCOPE,
        redirect_uri=back,
        code_challenge_method="S256",
    )


def _begun(known: KnownProvider, kept: str) -> Mapping[str, Any]:
    try:
        begun: Mapping[str, Any] = jwt.decode(
            kept, _signing_key(known), algorithms=["HS256"], audience=KEPT_FOR
        )
    except jwt.PyJWTError as error:
        raise SignInFailed(BEGIN_AGAIN, str(error)) from error
    return begun


def _signing_key(known: KnownProvider) -> bytes:
    """The same in every process of these settings, and used for nothing else."""
    return hashlib.sha256(f"{KEPT_FOR}:{known.settings.client_secret}".encode()).digest()
