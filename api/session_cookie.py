"""The cookie of a browser in which somebody is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import HTTPConnection, cookie_parser
from starlette.responses import Response

from graph.accounts.model import digest
from graph.accounts.service import LONGEST
from graph.served import Served

FORM_TOKEN = "form_token"
"""The name of the field."""
SECURE, TRIED_OUT = "__Host-dolen", "dolen"
"""Its name by TLS, and where Dolen is tried on one machine without."""


@dataclass(frozen=True, slots=True)
class SessionCookie:
    name: str
    secure: bool
    seconds: int = int(LONGEST.total_seconds())
    """For so long the browser keeps it."""

    @classmethod
    def of(cls, served: Served) -> SessionCookie:
        """Return the cookie of a Dolen that is served so."""
        return cls(SECURE if served.is_secure else TRIED_OUT, served.is_secure)

    def read(self, header: str) -> str:
        """Return what the cookie holds, from the header; "" where there is none."""
        return cookie_parser(header).get(self.name, "") if self.name in header else ""

    def put(self, response: Response, token: str) -> Response:
        """Return the answer with the cookie."""
        response.set_cookie(
            self.name,
            token,
            max_age=self.seconds,
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="lax",
        )
        return response

    def take(self, response: Response) -> Response:
        """Return the answer after which the browser has it no more."""
        response.delete_cookie(
            self.name, path="/", secure=self.secure, httponly=True, samesite="lax"
        )
        return response


def form_token_of(request: HTTPConnection) -> str:
    """Return what each form of the session carries, which no other site can know; "" where the
    request came by no session.
    """
    session: str = getattr(request.state, "session", "")
    return digest(f"form {session}")[:32] if session else ""
