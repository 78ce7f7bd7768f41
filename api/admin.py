"""`/admin/...`: accounts and keys, as JSON, for the commands of whoever may give them. What
whoever asks may change is what `graph.accounts` lets them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.accept import language_of
from api.context import Parts, viewer_of
from api.errors import (
    BAD_USER_INPUT,
    NOT_FOUND,
    STORAGE_FULL,
    UNAVAILABLE,
    told_of_request,
)
from api.json_body import BadRequest, decode
from api.refusals import NOT_KEPT, not_allowed, refusal
from graph.accounts.model import AccessKey, Account, SignIn
from graph.accounts.service import Accounts
from graph.errors import (
    Ambiguous,
    InputError,
    NotAllowed,
    NotFound,
    StorageFull,
    StoreError,
    TableError,
)
from graph.identity import centre_viewer, with_person
from graph.model import Language, OrganizationId, PersonId
from graph.privacy.roles import GIVEN, AccountRole, Act, may
from graph.view import Viewer
from graph.words import T

ADMIN = "/admin"
ACCOUNTS, KEYS, SIGN_INS = f"{ADMIN}/accounts", f"{ADMIN}/keys", f"{ADMIN}/sign-ins"
Sent: TypeAlias = Mapping[str, Any]
Answer = Callable[["AdminDesk", Sent], Awaitable[object]]


class AdminDesk:
    """What one request asks: by whom, and of which accounts."""

    def __init__(self, parts: Parts, request: Request) -> None:
        self.parts, self.viewer = parts, viewer_of(request)
        self.id = str(request.path_params.get("id", ""))
        account: Account | None = getattr(request.state, "account", None)
        key: AccessKey | None = getattr(request.state, "key", None)
        # what a key makes, whoever made that key answers for
        self.by = account.id if account is not None else "" if key is None else key.created_by

    @property
    def accounts(self) -> Accounts:
        return self.parts.hub.accounts

    async def centre(self, sent: Sent) -> OrganizationId | None:
        """Return the Centre that was named, else the own one. None: the operator named none."""
        if not (named := _text(sent, "centre")):
            return None if may(self.viewer, Act.OPERATE) else self.viewer.centre
        public = await self.parts.hub.view(Viewer(role=AccountRole.PUBLIC))
        return centre_viewer(public, named).centre

    async def person(self, sent: Sent, centre: OrganizationId | None) -> PersonId | None:
        """Return the person whose account it is, where they have a record."""
        if not (named := _text(sent, "person")):
            return None
        viewer = Viewer(centre=centre)
        return with_person(await self.parts.hub.view(viewer), viewer, named).person


def admin_routes(parts: Parts) -> list[Route]:
    """Return the addresses of accounts and keys."""

    def at(path: str, *, get: Answer | None = None, post: Answer | None = None) -> Route:
        async def answered(request: Request) -> Response:
            act = post if request.method == "POST" else get
            assert act is not None, "the route has the methods"
            return await _answered(parts, request, act)

        methods = [name for name, act in (("GET", get), ("POST", post)) if act is not None]
        return Route(path, answered, methods=methods)

    return [
        at(ACCOUNTS, get=_accounts, post=_invite),
        at(f"{ACCOUNTS}/{{id}}/invite", post=_invite_again),
        at(f"{ACCOUNTS}/{{id}}/suspend", post=_suspend),
        at(f"{ACCOUNTS}/{{id}}/let-in", post=_let_in),
        at(f"{ACCOUNTS}/{{id}}/role", post=_set_role),
        at(KEYS, get=_keys, post=_create_key),
        at(f"{KEYS}/{{id}}/revoke", post=_revoke_key),
        at(SIGN_INS, get=_sign_ins),
    ]


async def _answered(parts: Parts, request: Request, act: Answer) -> Response:
    async def done() -> object:
        return await act(AdminDesk(parts, request), await _sent(request))

    return await answered(request, done())


async def answered(request: Request, done: Awaitable[object]) -> Response:
    """Answer with what was done, or say why it was not."""
    headers = request.headers
    try:
        return JSONResponse(await done, headers=NOT_KEPT)
    except BadRequest as error:
        return refusal(headers, 400, BAD_USER_INPUT, error.text, NOT_KEPT)
    except NotAllowed as error:
        return not_allowed(headers, error)
    except Ambiguous as error:
        told = told_of_request(error, "", language_of(headers))
        return JSONResponse({"errors": [told]}, 400, NOT_KEPT)
    except NotFound as error:
        return refusal(headers, 404, NOT_FOUND, error.text, NOT_KEPT)
    except (InputError, TableError) as error:
        return refusal(headers, 400, BAD_USER_INPUT, error.text, NOT_KEPT)
    except StorageFull as error:
        return refusal(headers, 507, STORAGE_FULL, error.text, NOT_KEPT)
    except StoreError as error:
        return refusal(headers, 503, UNAVAILABLE, error.text, {"retry-after": "5", **NOT_KEPT})


async def _accounts(desk: AdminDesk, _: Sent) -> object:
    return {"accounts": [_account(each) for each in await desk.accounts.accounts(desk.viewer)]}


async def _invite(desk: AdminDesk, sent: Sent) -> object:
    url = _url(desk, sent)
    centre = await desk.centre(sent)
    account, secret = await desk.accounts.invite(
        desk.viewer,
        _text(sent, "name"),
        _role(sent),
        centre,
        await desk.person(sent, centre),
        inviter=desk.by,
        language=_language(sent),
    )
    return {"account": _account(account), "address": invitation_address(url, secret, account)}


async def _invite_again(desk: AdminDesk, sent: Sent) -> object:
    url = _url(desk, sent)
    secret = await desk.accounts.invite_again(desk.viewer, desk.id)
    account = await desk.accounts.account(desk.viewer, desk.id)
    return {"account": _account(account), "address": invitation_address(url, secret, account)}


async def _suspend(desk: AdminDesk, sent: Sent) -> object:
    revoke = _yes(sent, "revokeKeys")
    suspended = await desk.accounts.suspend(desk.viewer, desk.id, revoke_keys=revoke)
    return {
        "account": _account(suspended.account),
        "revoked": [_key(each) for each in suspended.revoked],
        "inUse": [_key(each) for each in suspended.in_use],
    }


async def _let_in(desk: AdminDesk, _: Sent) -> object:
    return {"account": _account(await desk.accounts.let_in(desk.viewer, desk.id))}


async def _set_role(desk: AdminDesk, sent: Sent) -> object:
    changed = await desk.accounts.set_role(desk.viewer, desk.id, _role(sent))
    return {"account": _account(changed)}


async def _keys(desk: AdminDesk, _: Sent) -> object:
    return {"keys": [_key(each) for each in await desk.accounts.keys(desk.viewer)]}


async def _create_key(desk: AdminDesk, sent: Sent) -> object:
    key, text = await desk.accounts.create_key(
        desk.viewer,
        _text(sent, "name"),
        _role(sent),
        await desk.centre(sent),
        _until(_text(sent, "expires")),
        creator=desk.by,
    )
    return {"key": _key(key), "text": text}


async def _revoke_key(desk: AdminDesk, _: Sent) -> object:
    return {"key": _key(await desk.accounts.revoke_key(desk.viewer, desk.id))}


async def _sign_ins(desk: AdminDesk, _: Sent) -> object:
    return {"signIns": [_sign_in(each) for each in await desk.accounts.sign_ins(desk.viewer)]}


def invitation_address(url: str, secret: str, account: Account) -> str:
    """Return the link of an invitation, in the language of whom it is for."""
    return f"{url}/{account.language or Language.EN}/invitation?secret={secret}"


def _url(desk: AdminDesk, sent: Sent) -> str:
    """Return the address at which people reach this Dolen."""
    door = desk.parts.door
    url = door.served.url if door is not None and door.served is not None else _text(sent, "url")
    if not url:
        raise InputError(
            T(
                "An invitation leads to the address at which people reach Dolen, and none is set. "
                "Set DOLEN_PUBLIC_URL, such as https://dolen.example.org, start the server with "
                "it, and invite again."
            )
        )
    return url


def _account(account: Account) -> dict[str, object]:
    return {
        "id": account.id,
        "name": account.name,
        "centre": account.centre,
        "role": account.role,
        "state": account.state,
        "person": account.person,
        "provider": account.issuer or None,
        "created": account.created.isoformat(),
        "invitedBy": account.invited_by or None,
        "language": account.language,
        "lastSeen": None if account.last_seen is None else account.last_seen.isoformat(),
    }


def _key(key: AccessKey) -> dict[str, object]:
    return {
        "id": key.id,
        "name": key.name,
        "centre": key.centre,
        "role": key.role,
        "createdBy": key.created_by or None,
        "created": key.created.isoformat(),
        "expires": key.expires.isoformat(),
        "lastUsed": None if key.last_used is None else key.last_used.isoformat(),
        "revoked": None if key.revoked is None else key.revoked.isoformat(),
    }


def _sign_in(line: SignIn) -> dict[str, object]:
    return {
        "at": line.at.isoformat(),
        "event": line.event,
        "who": line.who or None,
        "network": line.network or None,
    }


async def _sent(request: Request) -> Sent:
    """Return the object that was sent; empty where only a question was.

    Raises:
        BadRequest: it is none.
    """
    if request.method != "POST" or not (body := await request.body()):
        return {}
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise BadRequest(T("Send the body as application/json."))
    sent = decode(body)
    if isinstance(sent, list):
        raise BadRequest(T("Several requests in one are not answered. Send each by itself."))
    return sent


def _text(sent: Sent, name: str) -> str:
    value = sent.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(T('"{name}" is a text.', name=name))
    return (value or "").strip()


def _yes(sent: Sent, name: str) -> bool:
    value = sent.get(name)
    if value is not None and not isinstance(value, bool):
        raise InputError(T('"{name}" is true or false.', name=name))
    return bool(value)


def _role(sent: Sent) -> AccountRole:
    text = _text(sent, "role")
    if text not in [*GIVEN]:
        raise InputError(T("A role is one of: {roles}.", roles=", ".join(GIVEN)))
    return AccountRole(text)


def _language(sent: Sent) -> Language | None:
    text = _text(sent, "language")
    if text and text not in [*Language]:
        raise InputError(T("A language is one of: {languages}.", languages=", ".join(Language)))
    return Language(text) if text else None


def _until(text: str) -> dt.datetime | None:
    """Return the end of a day."""
    if not text:
        return None
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise InputError(T("A day is written as 2027-11-30.")) from None
    return dt.datetime.combine(day, dt.time(23, 59, 59), dt.UTC)
