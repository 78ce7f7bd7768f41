"""From a mutation to what is recorded, and to what is said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypedDict

import strawberry

from api.context import Context
from api.errors import Forbidden
from api.running.rates import Rate
from api.schema.changes import Change
from api.schema.declared import DeclaredTie
from api.schema.memberships import Membership
from api.schema.mutations.keys import KeyedInput, keyed
from api.schema.mutations.refusals import (
    LikelyRecord,
    Refusal,
    candidates,
    refusal,
    repeated,
)
from api.schema.nodes import Node
from api.schema.references import recorded
from graph import desk
from graph.errors import InputError, NothingToDo
from graph.metrics.question import MetricsQuestion
from graph.model import Language, OrganizationId, RecordId
from graph.privacy.roles import Act, require
from graph.recording.commands import Command
from graph.records.changes import ChangeKind
from graph.records.tables import tables_of
from graph.words import T, say

NO_CENTRE = T(
    "No Centre is set, so there is nobody whose record it would be. Choose one on the page “Who "
    'are you?”, or with "dolen init".'
)
_GONE = T(
    "It was recorded with this key, as {id}, and is gone since. To record it once more, use a new "
    "key."
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
    context: Context,
    asked: KeyedInput,
    command: Callable[[], Command],
    *,
    only_if_new: bool = False,
) -> desk.Recorded | Refusal:
    """Record what was asked, which is an `input`, for the viewer's Centre: its command.
    From then on the context has what is there after it.

    Raises:
        Forbidden: the viewer has no Centre.
        StoreError: the store cannot do it now.
    """
    own_centre(context)
    try:
        key, at_desk = keyed(asked), context.parts.hub.desk
        made = await at_desk.written_before(context.viewer, key) or await at_desk.record(
            context.viewer,
            command(),
            only_if_new=only_if_new,
            keyed=key,
            expected=getattr(asked, "expected", None) or "",
        )
    except InputError as error:
        return refusal(error, asked, context.language)
    if made.change is None:
        return repeated(made.likely_same, context.language)
    await context.renew()
    return _unless_gone(context, asked, made)


async def keep_figures(
    context: Context, asked: KeyedInput, question: MetricsQuestion, as_of: dt.date | None
) -> desk.Recorded | Refusal:
    """Keep the figures of a day for the viewer's Centre.

    Raises:
        Forbidden: the viewer has no Centre.
        StoreError: the store cannot do it now.
    """
    own_centre(context)
    try:
        made = await context.parts.hub.keep_figures(
            context.viewer, question, as_of, keyed=keyed(asked)
        )
    except InputError as error:
        return refusal(error, asked, context.language)
    await context.renew()
    return _unless_gone(context, asked, made)


async def undo(context: Context, asked: KeyedInput, change: str) -> desk.Recorded | Refusal:
    """Take a change of the viewer's Centre back.

    Raises:
        Forbidden: the viewer has no Centre.
        StoreError: the store cannot do it now.
    """
    own_centre(context)
    try:
        made = await context.parts.hub.desk.undo(context.viewer, change, keyed=keyed(asked))
    except InputError as error:
        return refusal(error, asked, context.language)
    await context.renew()
    return made


def _unless_gone(
    context: Context, asked: KeyedInput, made: desk.Recorded
) -> desk.Recorded | Refusal:
    """What was recorded; of what a key answers once more, that it is gone where it is."""
    added = made.change is not None and made.change.kind is ChangeKind.ADDED
    if made.again and added and not _is_here(context, made.record_id):
        return refusal(NothingToDo(_GONE.filled(id=made.record_id)), asked, context.language)
    return made


def _is_here(context: Context, id: str) -> bool:
    return any(id in table for table in tables_of(context.view.records).values())


def own_centre(context: Context) -> OrganizationId:
    """Return the Centre for which the viewer records. That they do is counted.

    Raises:
        NotAllowed: the viewer's role is none that records.
        Forbidden: the viewer has none.
        TooOften: they have recorded as often as they may for now.
    """
    require(context.viewer, Act.RECORD)
    if context.viewer.centre is None:
        raise Forbidden(NO_CENTRE)
    context.count(Rate.WRITES)
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
    node = recorded(context.view, id)
    return RecordField(
        node=node,
        membership=node if isinstance(node, Membership) else None,
        declared_tie=node if isinstance(node, DeclaredTie) else None,
    )
