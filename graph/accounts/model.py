"""What is kept of who may enter, as frozen dataclasses."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Language, OrganizationId, PersonId
from graph.privacy.roles import AccountRole
from graph.view import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterItem:
    """Something that is kept, by a unique id."""

    id: str


LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""Of which ids are made that somebody may have to read aloud."""


def digest(secret: str) -> str:
    """Return by what a secret is known here."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class AccountState(StrEnum):
    INVITED = "invited"
    ACTIVE = "active"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(RegisterItem):
    """A person who signs in. `centre` None: an operator."""

    name: str
    role: AccountRole
    centre: OrganizationId | None = None
    person: PersonId | None = None
    """Their record, where they have one."""
    issuer: str = ""
    subject: str = ""
    """What the provider calls them. Blank: they came by an invitation."""
    state: AccountState = AccountState.ACTIVE
    created: dt.datetime
    invited_by: str = ""
    """The account that invited them. Blank: the operator, by a command, or no one: the provider
    says who they are.
    """
    last_seen: dt.date | None = None
    language: Language | None = None
    """In which they want pages. None: in that of the address, as everybody gets them."""

    @property
    def viewer(self) -> Viewer:
        """Who asks, where this person does."""
        return Viewer(centre=self.centre, person=self.person, role=self.role, name=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserSession(RegisterItem):
    """A browser in which somebody is signed in. `id`: the SHA-256 of what its cookie holds."""

    account: str
    created: dt.datetime
    seen: dt.datetime
    ended: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessKey(RegisterItem):
    """The key of a program. `id`: eight letters of its text; `centre` None: an operator's."""

    digest: str
    """The SHA-256 of its secret."""
    name: str
    role: AccountRole
    centre: OrganizationId | None = None
    created_by: str = ""
    """The account that made it. Blank: the operator, by a command."""
    created: dt.datetime
    expires: dt.datetime
    last_used: dt.date | None = None
    revoked: dt.datetime | None = None

    def is_good(self, now: dt.datetime) -> bool:
        """Return whether it lets somebody in."""
        return self.revoked is None and self.expires > now

    @property
    def viewer(self) -> Viewer:
        """Who asks, where a program with this key does."""
        return Viewer(centre=self.centre, role=self.role, name=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(RegisterItem):
    """A link that signs one browser in, once. `id`: the SHA-256 of its secret."""

    account: str
    created: dt.datetime
    expires: dt.datetime
    used: dt.datetime | None = None


class SignInEvent(StrEnum):
    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    REFUSED = "refused"
    INVITED = "invited"
    SUSPENDED = "suspended"
    ROLE_CHANGED = "role-changed"
    KEY_CREATED = "key-created"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn(RegisterItem):
    """A line of the log. It has no name and no question."""

    at: dt.datetime
    event: SignInEvent
    who: str = ""
    """The id of an account or a key. Blank: nobody here."""
    network: str = ""
    """From where, in short form."""
