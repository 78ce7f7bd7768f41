"""To the organisation's sign-in and back.

Who comes back comes from another site, so meets the page that leads on, as by any link: the rule
for other sites has no exception.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from api.pages.asked import Asked, Missing
from api.pages.page import Made, Page
from api.pages.signing_in.asked import (
    door_of,
    in_their_language,
    network_of,
    refused,
    session_of,
)
from api.pages.signing_in.sign_in import TEMPLATE, local, sign_in_shown
from api.provider import flow
from api.provider.known import KnownProvider, ProviderDown
from api.session_cookie import SessionCookie
from graph.errors import NotAllowed
from graph.landscape.centres import centres
from graph.model import Language, OrganizationId

log = logging.getLogger("dolen.api")
RETURN = "/sign-in/return"
MOST_LETTERS = 1_500
"""Of an address that a cookie can hold, beside what else it holds."""
BACK = f"/{Language.EN}{RETURN}"
"""Where the provider sends everybody: it knows one address of ours, whatever the language."""


async def leave(asked: Asked) -> Made:
    """Lead to the provider."""
    known = _known(asked)
    go_on = local(asked.request.query_params.get("next", ""), asked)
    kept = go_on if len(go_on) <= MOST_LETTERS else asked.address("home", as_of="")
    carried = {"next": kept, "language": str(asked.language)}
    try:
        begun = await flow.begin(known, _back(asked), carried)
    except ProviderDown as error:
        return _down(asked, go_on, error)
    return _cookie(asked).put(asked.go_to(begun.address), begun.kept)


async def arrive(asked: Asked) -> Made:
    """Sign in whom the provider sends back, and lead to where they wanted."""
    door, _, cookie = door_of(asked)
    known, kept = _known(asked), _cookie(asked).read(asked.request.headers.get("cookie", ""))
    carried = flow.carried(known, kept)
    if carried.get("language", asked.language) != asked.language:
        language = Language(carried["language"])
        return asked.go_to(asked.here(language=language))
    go_on = local(carried.get("next", ""), asked)
    try:
        arrived = await flow.arrive(known, _back(asked), kept, asked.request.query_params)
        belongs = arrived.belongs
        if belongs.centre is not None and not _is_open(asked, belongs.centre):
            raise flow.NotAdmitted(flow.NOBODY, "in a group of a Centre that has closed")
        token = await door.accounts.sign_in(
            known.settings.issuer,
            arrived.subject,
            arrived.name,
            belongs.centre,
            belongs.role,
            network_of(asked),
        )
    except ProviderDown as error:
        return _down(asked, go_on, error)
    except flow.SignInFailed as error:
        log.warning("A sign-in by the provider failed: %s.", error.why)
        await refused(asked)
        status = 403 if isinstance(error, flow.NotAdmitted) else 422
        return sign_in_shown(asked, go_on, error.text, status)
    except NotAllowed as error:
        return sign_in_shown(asked, go_on, error.text, 403)
    if session := session_of(asked):
        await door.accounts.sign_out(session)
    go_on = in_their_language(go_on, await door.accounts.who(token))
    return _cookie(asked).take(cookie.put(asked.go_to(go_on), token))


def _is_open(asked: Asked, centre: OrganizationId) -> bool:
    today = asked.context.view  # whatever day stands in the address
    return centre in {body.id for body in centres(today.records, today.as_of)}


def _down(asked: Asked, go_on: str, error: ProviderDown) -> Made:
    log.warning("The provider does not answer: %s", error.why)
    return sign_in_shown(asked, go_on, error.text, 503)


def _known(asked: Asked) -> KnownProvider:
    if asked.parts.provider is None:
        raise Missing("There is no provider.")
    return asked.parts.provider


def _back(asked: Asked) -> str:
    _, served, _ = door_of(asked)
    return f"{served.url}{BACK}"


def _cookie(asked: Asked) -> SessionCookie:
    """What the browser keeps until it comes back."""
    _, _, cookie = door_of(asked)
    return replace(cookie, name=f"{cookie.name}-provider", seconds=flow.KEPT_SECONDS)


LEAVE = Page(
    name="sign-in-provider",
    path="/sign-in/provider",
    make=leave,
    template=TEMPLATE,
    private=True,
    open=True,
)
ARRIVE = Page(
    name="sign-in-return", path=RETURN, make=arrive, template=TEMPLATE, private=True, open=True
)
