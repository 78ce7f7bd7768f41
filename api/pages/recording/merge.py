"""Say that a record of one's own is the same person or body as another: which one, a look at both
side by side, and then one record of the two.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response

from api.describe import described
from api.once import UnknownTicket
from api.pages.asked import Asked, Missing
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.profiles.refs import Ref, ref
from api.pages.recording.cannot import cannot
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.record import seen_at, told
from api.pages.recording.seen import seen_of
from api.pages.recording.sent import Sent, form_of
from graph.errors import InputError
from graph.kinds import kind_of
from graph.model import Identifier, Organization, Person, RecordId
from graph.names.alike import alike_to
from graph.names.meaning import NameUse
from graph.ontology import NodeKind
from graph.privacy.roles import Act
from graph.recording.commands import CorrectFact, Merge
from graph.recording.planning import Plan
from graph.words import Fill, T

MOST_MOVED = 30
TWO = "two"
"""The step by which somebody says that they are not the same."""
Actor = Person | Organization


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records as it is now."""

    ref: Ref
    what: Fill | None
    where: Fill | None
    identifiers: Sequence[Identifier]
    public: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Both records, and what names the one that stays once they are one."""

    keep: Side
    gone: Side
    same: str
    """The id of the other record than that of the page."""
    moved: Sequence[Fill]
    more: int
    ticket: str
    expected: str
    """The latest change of the one that stays."""
    overtaken: Fill | None
    """What somebody else changed meanwhile."""
    other_way: str | None
    """The address of the same look where the other one stays. None: one is for everybody, and that
    one stays.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeShown(Shown):
    id: str
    what: Fill
    back: str
    text: str
    """What was typed."""
    suggest: str
    candidates: Sequence[tuple[Ref, Fill | None, str]]
    """Records that may be meant, what each is, and the address of the look at both."""
    compared: SideBySide | None


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    sent = await form_of(asked.request)
    if sent is not None and (change := await asked.parts.once.made(sent["ticket"])) is not None:
        return done(asked, change)
    record = asked.record(asked.value("record"))
    if not isinstance(record, Person | Organization):
        raise Missing(record.id)
    if record.audience.is_public:
        return cannot(
            asked,
            record,
            T(
                "Everybody sees this record. Begin with the record of your own that is the same: "
                "its page asks “Same as …?”"
            ),
        )
    if sent is not None:
        if sent["step"] == TWO and sent["same"] in record.differs_from:
            return asked.go_to(seen_at(asked, record))
        write = _kept_apart if sent["step"] == TWO else _merged
        return await _taken(asked, record, sent, write)
    text = asked.value("same")
    if not (text or asked.has("same")):
        return _box(asked, record, alike_to(asked.view.records, record))
    found = _meant(asked, record, asked.value("same-id") or text)
    if not isinstance(found, Person | Organization):
        return _box(asked, record, found, text, _unclear(text, found))
    return await _looked_at(asked, record, found)


async def _looked_at(asked: Asked, record: Actor, other: Actor) -> MergeShown:
    command = _merge(record.id, other.id, asked.value("keep"))
    try:
        plan = await asked.parts.hub.desk.plan(asked.context.viewer, command)
    except InputError as error:
        return _box(asked, record, (), asked.name(other).text, error.text)
    keep, gone = (record, other) if plan.record_id == record.id else (other, record)
    moved = _moved(asked, plan, {keep.id, gone.id})
    seen = await seen_of(asked, keep, asked.value("seen"))
    public = keep.audience.is_public or gone.audience.is_public
    compared = SideBySide(
        _side(asked, keep),
        _side(asked, gone),
        other.id,
        moved[:MOST_MOVED],
        max(0, len(moved) - MOST_MOVED),
        asked.parts.once.ticket(),
        seen.latest,
        seen.told(asked.view.records),
        None if public else _look(asked, record.id, other.id, keep=gone.id),
    )
    return _shown(asked, record, compared=compared, title=T("Are these the same?"))


def _merge(record: str, other: str, keep: str) -> Merge:
    """Return the command that makes one record of two: without a choice the record of the page
    leads to the other.
    """
    return Merge(keep=record, gone=other) if keep == record else Merge(keep=other, gone=record)


def _look(asked: Asked, record: str, other: str, keep: str = "", seen: str = "") -> str:
    return asked.address(PAGE.name, record=record, same=other, keep=keep, seen=seen, as_of="")


async def _taken(
    asked: Asked,
    record: Actor,
    sent: Sent,
    write: Callable[[Asked, Actor, Sent], Awaitable[str]],
) -> Response:
    """Write what was decided of the two, once; where that cannot be, lead back to the look at
    both.
    """
    try:
        return done(
            asked, await asked.parts.once.do(sent["ticket"], partial(write, asked, record, sent))
        )
    except (UnknownTicket, InputError):
        return asked.go_to(
            _look(asked, record.id, sent["same"], sent["keep"], seen=sent["expected"])
        )


async def _merged(asked: Asked, record: Actor, sent: Sent) -> str:
    made = await asked.parts.hub.desk.record(
        asked.context.viewer,
        _merge(record.id, sent["same"], sent["keep"]),
        expected=sent["expected"],
    )
    assert made.change is not None, "a merge always changes something"
    return made.change.id


async def _kept_apart(asked: Asked, record: Actor, sent: Sent) -> str:
    """Keep that the two are not the same, so that nobody is asked for them again."""
    apart = "; ".join(dict.fromkeys((*record.differs_from, sent["same"])))
    made = await asked.parts.hub.desk.record(
        asked.context.viewer, CorrectFact(record=record.id, field="differs_from", value=apart)
    )
    assert made.change is not None, "it was not said before"
    return made.change.id


def _meant(asked: Asked, record: Actor, text: str) -> Actor | Sequence[Actor]:
    """Return the one other record of its kind that a text means, or those that it may mean."""
    node = asked.view.records.node(asked.view.names.of_id(text) or RecordId(text))
    if isinstance(node, Person | Organization):
        return node
    meant = asked.view.names.meaning(
        text, NameUse.ASKING, as_of=asked.view.as_of, kinds=_kinds(record)
    )
    ids = [meant.one] if meant.one is not None else [one.id for one in meant.candidates]
    found = [
        other
        for id in ids
        if isinstance(other := asked.view.records.node(id), type(record)) and other.id != record.id
    ]
    return found[0] if len(found) == 1 and (meant.one or meant.several) else found


def _unclear(text: str, candidates: Sequence[Actor]) -> Fill:
    if not text:
        return T("Write a name, or choose one of these")
    if candidates:
        return T("“{text}” may be one of these. Choose the one that is meant", text=text)
    return T("Nothing else here is called “{text}”. Write the name as it stands here", text=text)


def _kinds(record: Actor) -> frozenset[NodeKind]:
    return kind_of(record).found_as


def _moved(asked: Asked, plan: Plan, both: set[str]) -> Sequence[Fill]:
    return [
        told(asked, entry.before)
        for entry in plan.entries
        if entry.before is not None and entry.id not in both
    ]


def _box(
    asked: Asked,
    record: Actor,
    candidates: Sequence[Actor],
    text: str = "",
    wrong: Fill | None = None,
) -> MergeShown:
    title = T("Which record is the same?")
    return _shown(
        asked,
        record,
        title=T("Error: {title}", title=title) if wrong else title,
        candidates=candidates,
        text=text,
        wrong=wrong,
    )


def _shown(
    asked: Asked,
    record: Actor,
    *,
    title: Fill,
    candidates: Sequence[Actor] = (),
    text: str = "",
    wrong: Fill | None = None,
    compared: SideBySide | None = None,
) -> MergeShown:
    kind = "person" if isinstance(record, Person) else "organization"
    return MergeShown(
        title=title,
        status=422 if wrong else 200,
        problems=(FormProblem.same("same", wrong),) if wrong else (),
        id=record.id,
        what=told(asked, record),
        back=seen_at(asked, record),
        text=text,
        suggest=asked.address("search", format="json", kind=kind, as_of=""),
        candidates=[
            (
                ref(asked, other),
                described(asked.view, other).what,
                asked.address("record-merge", record=record.id, same=other.id, as_of=""),
            )
            for other in candidates
        ],
        compared=compared,
    )


def _side(asked: Asked, record: Actor) -> Side:
    known = described(asked.view, record)
    return Side(
        ref(asked, record),
        known.what,
        known.where,
        record.identifiers,
        record.audience.is_public,
    )


PAGE = Page(
    name="record-merge",
    path="/record/merge",
    make=make,
    template="record_merge.html",
    menu="record",
    private=True,
    act=Act.RECORD,
    takes_forms=True,
)
