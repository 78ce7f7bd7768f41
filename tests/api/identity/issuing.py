"""A provider on loopback that signs whatever a test wants, with keys that it can change."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from graph.privacy.roles import AccountRole
from graph.provider import Belongs, ProviderSettings
from tests.graph.world import organization

AUDIENCE = "api://dolen"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65_537, key_size=2_048)


@dataclass
class Issuer:
    """`keys`: what it publishes, by id; without an id where that is blank."""

    address: str = ""
    keys: dict[str, rsa.RSAPrivateKey] = field(default_factory=lambda: {"one": new_key()})
    asked: int = 0
    """How often it was asked for its keys."""

    @property
    def settings(self) -> ProviderSettings:
        return ProviderSettings(
            issuer=self.address,
            client_id="dolen",
            client_secret="hush",
            tokens_for=AUDIENCE,
            groups=(
                Belongs(
                    group="programs", centre=organization("lighthouse"), role=AccountRole.READER
                ),
            ),
        )

    def claims(self, **other: Any) -> dict[str, Any]:
        """Return the claims of a token that is good, but for what is said otherwise; what is None
        is left out.
        """
        now = int(time.time())
        usual = {
            "iss": self.address,
            "sub": "ledger",
            "aud": AUDIENCE,
            "iat": now,
            "exp": now + 300,
            "roles": ["programs"],
        }
        return {name: value for name, value in (usual | other).items() if value is not None}

    def token(self, key: str = "one", **other: Any) -> str:
        """Return a token of this provider."""
        headers = {"kid": key} if key else {}
        return jwt.encode(self.claims(**other), self.keys[key], "RS256", headers)

    def public(self, key: str = "one") -> bytes:
        """Return its public key as everybody has it."""
        of = self.keys[key].public_key()
        return of.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def answer(self, path: str) -> dict[str, Any]:
        if path == "/keys":
            self.asked += 1
            return {"keys": [_published(id, key) for id, key in self.keys.items()]}
        addresses = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "jwks_uri": "keys",
        }
        return {
            "issuer": self.address,
            **{name: f"{self.address}/{end}" for name, end in addresses.items()},
        }


def _published(id: str, key: rsa.RSAPrivateKey) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return known | ({"kid": id} if id else {})


@asynccontextmanager
async def issuing() -> AsyncIterator[Issuer]:
    """Serve a provider until the end of the block."""
    issuer = Issuer()

    async def answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        body = json.dumps(issuer.answer(head.split()[1].decode())).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n")
        writer.write(f"content-length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answered, "127.0.0.1", 0) as server:
        issuer.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield issuer
