"""Keys of programs: made, shown once, revoked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.export.tables import TABLES
from api.once import UnknownTicket
from api.pages.asked import Asked
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.recording.sent import Sent, form_of
from api.pages.signing_in.asked import account_id_of, door_of
from api.pages.signing_in.giving import AGAIN, Choices, centre_of, choices_of, problem_of, role_of
from api.pages.signing_in.key_rows import KeyRow, key_rows
from graph.accounts.model import AccessKey
from graph.errors import InputError
from graph.words import Fill, T

LASTS: Mapping[str, Fill] = {"90": T("90 days"), "365": T("a year"), "730": T("two years")}
"""How long a key is good, by days."""
USUAL = "365"
MADE_BEFORE = T(
    "The key was made when you pressed first, and its text was shown then. If you do not have it, "
    "revoke that key and make another one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysShown(Shown):
    rows: Sequence[KeyRow]
    typed: Sent
    choices: Choices
    lasts: Mapping[str, Fill]
    ticket: str
    made: AccessKey | None = None
    """The key that was made just now."""
    text: str = ""
    """Its text, which is shown this once."""
    example: str = ""
    note: Fill | None = None


async def make(asked: Asked) -> Made:
    door, _, _ = door_of(asked)
    sent = await form_of(asked.request)
    if sent is None:
        return await _shown(asked)
    if sent["step"] == "revoke":
        key = await door.accounts.revoke_key(asked.context.viewer, sent["id"])
        said = T("The key “{name}” ({id}) lets nobody in any more.", name=key.name, id=key.id)
        return await _shown(asked, note=said)
    try:
        return await _created(asked, sent)
    except UnknownTicket:
        return await _shown(asked, sent, note=AGAIN)
    except InputError as error:
        return await _shown(asked, sent, problem_of(error))


async def _created(asked: Asked, sent: Sent) -> Made:
    door, _, _ = door_of(asked)
    made = list[tuple[AccessKey, str]]()

    async def create() -> str:
        lasts = sent["days"] if sent["days"] in LASTS else USUAL
        until = dt.datetime.now(dt.UTC) + dt.timedelta(days=int(lasts))
        created = await door.accounts.create_key(
            asked.context.viewer,
            sent["name"],
            role_of(sent),
            centre_of(asked, sent),
            until,
            creator=account_id_of(asked),
        )
        made.append(created)
        return created[0].id

    await asked.parts.once.do(sent["ticket"], create)
    if not made:
        return await _shown(asked, note=MADE_BEFORE)
    return await _shown(asked, made=made[0])


async def _shown(
    asked: Asked,
    sent: Sent | None = None,
    problem: FormProblem | None = None,
    *,
    made: tuple[AccessKey, str] | None = None,
    note: Fill | None = None,
) -> KeysShown:
    _, served, _ = door_of(asked)
    title: Fill = T("Keys of programs")
    key, text = made or (None, "")
    return KeysShown(
        title=title if problem is None else T("Error: {title}", title=title),
        description=T("Keys with which programs ask, when each was used last, and until when."),
        status=200 if problem is None else 422,
        problems=() if problem is None else (problem,),
        rows=await key_rows(asked),
        typed=sent or Sent({"days": USUAL}),
        choices=choices_of(asked),
        lasts=LASTS,
        ticket=asked.parts.once.ticket(),
        made=key,
        text=text,
        example=f'curl -H "Authorization: Bearer $DOLEN_KEY" {served.url}{TABLES}/people.csv',
        note=note,
    )


PAGE = Page(
    name="keys",
    path="/keys",
    make=make,
    template="keys.html",
    private=True,
    takes_forms=True,
)
