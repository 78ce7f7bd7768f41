"""What a provider has signed: by a key of its own, for us, and not over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jwt

from api.provider.known import ALGORITHMS, KnownProvider, ProviderAnswer
from graph.accounts.granting import MOST_LETTERS_OF_A_NAME

LEEWAY_SECONDS = 60
"""By so much the clocks of two machines may differ."""
NEEDED = ("iss", "sub", "aud", "exp", "iat")
MOST_LETTERS = 16_384
NAMES = ("name", "preferred_username", "email", "azp", "appid", "sub")
"""Of a person, else of a program."""


class TokenRefused(Exception):
    """It is not what it says, or not for us, or over."""


class NotSigned(TokenRefused):
    """None of the provider's keys has signed it, as far as they are known."""


async def claims_of(known: KnownProvider, token: str, audience: str) -> Mapping[str, Any]:
    """Return what the provider says in a token that it made for this audience.

    Raises:
        TokenRefused: it did not, or what it said does not hold any more.
        ProviderDown: its keys cannot be had.
    """
    if len(token) > MOST_LETTERS:
        raise TokenRefused("It is too long.")
    key_id = _key_id(token, known.settings.issuer, audience)
    answer = await known.answer()
    try:
        return _claims(answer, known.settings.issuer, token, audience, key_id)
    except NotSigned:
        again = await known.ask_again()
        if again is answer:
            raise
        return _claims(again, known.settings.issuer, token, audience, key_id)


def _key_id(token: str, issuer: str, audience: str) -> str | None:
    """Return which key a token names, if any. What no key could make good is refused, before
    anybody asks the provider.

    Raises:
        TokenRefused: it is no token, not signed at all, for others, or over.
    """
    try:
        header = jwt.get_unverified_header(token)
        if header.get("alg") not in ALGORITHMS:
            raise TokenRefused("It is signed by no algorithm that counts.")
        _decoded(token, None, issuer, audience)
    except jwt.PyJWTError as error:
        raise TokenRefused(str(error)) from error
    return header.get("kid")


def _decoded(token: str, key: jwt.PyJWK | None, issuer: str, audience: str) -> Mapping[str, Any]:
    """Return the claims of a token. `key` None: whoever signed it."""
    claims: Mapping[str, Any] = jwt.decode(
        token,
        "" if key is None else key,
        algorithms=ALGORITHMS,
        audience=audience,
        issuer=issuer,
        leeway=LEEWAY_SECONDS,
        options={
            "require": list(NEEDED),
            "verify_signature": key is not None,
            "verify_exp": True,
            "verify_nbf": True,
            "verify_iat": True,
            "verify_aud": True,
            "verify_iss": True,
        },
    )
    return claims


def name_of(claims: Mapping[str, Any]) -> str:
    """Return what the provider calls somebody."""
    said = (claims.get(name) for name in NAMES)
    name = next((each for each in said if isinstance(each, str) and each.strip()), "")
    return " ".join(name.split())[:MOST_LETTERS_OF_A_NAME]


def _claims(
    answer: ProviderAnswer, issuer: str, token: str, audience: str, key_id: str | None
) -> Mapping[str, Any]:
    """Try each key that may have signed it: some providers give their keys no id."""
    for key in answer.keys:
        if key_id is not None and key.key_id not in (None, key_id):
            continue
        try:
            return _decoded(token, key, issuer, audience)
        except (jwt.InvalidSignatureError, jwt.InvalidAlgorithmError, jwt.InvalidKeyError):
            continue
        except jwt.PyJWTError as error:
            raise TokenRefused(str(error)) from error
    raise NotSigned("None of the provider's keys has signed it.")
