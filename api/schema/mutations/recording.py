"""From a mutation to what is recorded, and to what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import strawberry

from api.context import Context
from api.errors import Forbidden
from api.schema.changes import Change
from api.schema.declared import DeclaredTie
from api.schema.memberships import Membership
from api.schema.mutations.payloads import LikelyRecord, Refusal
from api.schema.nodes import Node
from api.schema.references import shown
from graph import desk
from graph.errors import Ambiguous, DolenError, InputError
from graph.model import Language, OrganizationId, RecordId
from graph.recording.commands import Command
from graph.recording.duplicates import LikelySame
from graph.words import T, say

NO_CENTRE = T(
    "No Centre is set, so there is nobody whose record it would be. Choose one on the page “Who "
    'are you?”, or with "dolen init".'
)
_ALIKE = T(
    "Nothing was recorded: it may be here already. Use the record that is meant, or record it all "
    "the same with `onlyIfNew: false`."
)


class CommonFields(TypedDict):
    """The fields that everything recorded has."""

    record_id: strawberry.ID
    change: Change
    likely_same: list[LikelyRecord]
    notes: list[str]


class RecordField(TypedDict):
    """A record as the one of three fields that it is."""

    node: Node | None
    membership: Membership | None
    declared_tie: DeclaredTie | None


async def record(
    context: Context, command: Command, *, only_if_new: bool = False
) -> desk.Recorded | Refusal:
    """Record a command for the viewer's Centre.
    From then on the context has what is there after it.

    Raises:
        Forbidden: the viewer has no Centre.
        StoreError: the store cannot do it now.
    """
    own_centre(context)
    try:
        made = await context.parts.hub.desk.record(context.viewer, command, only_if_new=only_if_new)
    except InputError as error:
        return refusal(error, context.language)
    if made.change is None:
        return Refusal(
            message=say(_ALIKE, context.language),
            candidates=candidates(made.likely_same, context.language),
        )
    await context.renew()
    return made


async def undo(context: Context, change: str) -> desk.Recorded | Refusal:
    """Take a change of the viewer's Centre back.

    Raises:
        Forbidden: the viewer has no Centre.
        StoreError: the store cannot do it now.
    """
    own_centre(context)
    try:
        made = await context.parts.hub.desk.undo(context.viewer, change)
    except InputError as error:
        return refusal(error, context.language)
    await context.renew()
    return made


def own_centre(context: Context) -> OrganizationId:
    """Return the Centre for which the viewer records.

    Raises:
        Forbidden: the viewer has none.
    """
    if context.viewer.centre is None:
        raise Forbidden(NO_CENTRE)
    return context.viewer.centre


def common(made: desk.Recorded, language: Language) -> CommonFields:
    """Return the fields that everything recorded has."""
    assert made.change is not None, "a command that changes nothing is refused"
    return CommonFields(
        record_id=strawberry.ID(made.record_id),
        change=Change.of(made.change),
        likely_same=candidates(made.likely_same, language),
        notes=[say(note, language) for note in made.notes],
    )


def record_now(context: Context, id: RecordId) -> RecordField:
    """Return a record as it is now."""
    records = context.view.records
    node, membership, said = (
        records.node(id),
        records.memberships.get(id),
        records.declared_ties.get(id),
    )
    return RecordField(
        node=None if node is None else shown(node),
        membership=None
        if membership is None
        else Membership.of(context.view.tenure.of_membership(membership)),
        declared_tie=None if said is None else DeclaredTie.of(said),
    )


def refusal(error: DolenError, language: Language) -> Refusal:
    """Return why nothing was recorded."""
    named = error.candidates if isinstance(error, Ambiguous) else ()
    return Refusal(
        message=error.said(language),
        candidates=[
            LikelyRecord(id=strawberry.ID(id), described=say(name, language), why=[])
            for id, name in named
        ],
    )


def candidates(alike: Sequence[LikelySame], language: Language) -> list[LikelyRecord]:
    return [
        LikelyRecord(
            id=strawberry.ID(one.id),
            described=say(one.said, language),
            why=[f"{say(why, language)}." for why in one.why],
        )
        for one in alike
    ]
