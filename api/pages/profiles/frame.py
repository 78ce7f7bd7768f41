"""What every profile has: the record's names, sources, codes and changes, and where sources disagree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Generic, TypeVar

from starlette.responses import Response

from api.pages.addresses import FORMATS, page_of
from api.pages.as_data import Data, as_data, camel_cased
from api.pages.ask_box import AskBox, ask_box
from api.pages.asked import Asked, Missing
from api.pages.describe import described, offices, seat
from api.pages.naming import Name
from api.pages.page import Shown
from api.pages.profiles.origins import Cited, origins
from api.schema.changes import change_sentence
from graph.kind_words import nation_words
from graph.model import (
    PUBLIC,
    Identifier,
    Interaction,
    Language,
    Membership,
    NameWhy,
    Nation,
    Node,
    Organization,
    Person,
    Place,
    PlaceId,
    Post,
    RecordId,
    Role,
)
from graph.names.entries import label
from graph.names.nation import nation_of
from graph.ontology import NOT_SHOWN
from graph.sources import Citation, cite
from graph.words import Fill, T, Text

MOST_CHANGES = 5
R = TypeVar("R")
N = TypeVar("N", Person, Organization, Post, Place, Interaction)


@dataclass(frozen=True, slots=True)
class Ref:
    """A record as a page names it. `page`: the name of its own page."""

    id: str
    page: str
    name: Name


@dataclass(frozen=True, slots=True)
class OtherName:
    text: str
    language: Language | None
    why: Text


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that sources state. `holds`: the page shows it."""

    value: str
    holds: bool
    sources: Sequence[Citation]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field that sources state differently, and of what; the value that holds first."""

    about: Fill
    field: Fill
    values: Sequence[Stated]


@dataclass(frozen=True, slots=True)
class Cut(Generic[R]):
    """The rows of a list that a page shows, of `total`. `name`: what `all=` in the address says to have all of them."""

    name: str
    rows: Sequence[R]
    total: int

    @property
    def left(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    id: str
    name: Name
    what: Fill | None
    where: Fill | None
    crumbs: Sequence[Ref]
    other_names: Sequence[OtherName]
    sources: Sequence[Cited]
    identifiers: Sequence[Identifier]
    conflicts: Sequence[Disagreement]
    changes: Sequence[Fill]
    own: bool
    """Only the viewer's own Centre sees the record."""
    ours: bool
    """The viewer's own Centre recorded it, or corrected it last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Shown):
    """The view object of a profile. As data the frame's fields stand beside the page's own."""

    frame: Frame
    ask: AskBox | None

    def data(self, language: Language) -> Data:
        frame: dict[str, Data] = as_data(self.frame, language)
        kept = {field.name for field in fields(Profile)}
        own = [field.name for field in fields(self) if field.name not in kept]
        return frame | {camel_cased(name): as_data(getattr(self, name), language) for name in own}


def asked_for(asked: Asked, kind: type[N], page: str) -> N | Response:
    """Return the record of the address; a redirect where the address is not the record's own: 308 from a code it had, else 301.

    Raises:
        Missing: there is no such record, or it has no page.
    """
    survivor = _of_former_code(asked) if kind is Place else None
    if survivor is not None:
        return _to_own_address(asked, survivor, 308)
    record = asked.record(asked.in_path("id"))
    if isinstance(record, kind) and page_of(record) == page and asked.in_path("id") == record.id:
        return record
    if not asked.knows(page_of(record)):
        raise Missing(record.id)
    return _to_own_address(asked, record, 301)


def _of_former_code(asked: Asked) -> Place | None:
    """The place that had the code of the address before a code of its own, where no place has that code now."""
    code, places = asked.in_path("id"), asked.view.records.places
    return None if code in places else next((each for each in places.values() if each.former_code == code), None)


def _to_own_address(asked: Asked, record: Node, status: int) -> Response:
    path = asked.request.url.path
    format = next((each for each in FORMATS if path.endswith(f".{each}")), None)
    return asked.go_to(asked.address(page_of(record), format=format, id=record.id), status)


async def framed(asked: Asked, record: Node, memberships: Iterable[Membership] = ()) -> Frame:
    """Return the frame of a record. `memberships`: those that the page shows, of which sources may disagree too."""
    changes = await asked.context.changes_by_record_id.load(record.id)
    told = described(asked.view, record)
    return Frame(
        id=record.id,
        name=asked.name(record),
        what=told.what,
        where=told.where,
        crumbs=_crumbs(asked, record),
        other_names=_other_names(asked, record),
        sources=origins(asked, record),
        identifiers=getattr(record, "identifiers", ()),
        conflicts=_conflicts(asked, record, memberships),
        changes=list(dict.fromkeys(change_sentence(change, asked.view.records) for change in changes))[:MOST_CHANGES],
        own=record.audience != PUBLIC,
        ours=asked.view.viewer.centre is not None and record.recorded_by == asked.view.viewer.centre,
    )


def is_private(asked: Asked) -> bool:
    """Return whether the page may hold what a Centre recorded for itself: then no cache may keep it."""
    return asked.view.viewer.centre is not None


def question(asked: Asked, *, reachable: bool = True) -> AskBox | None:
    """Return the ask box, where the record can be asked for."""
    return ask_box(asked) if reachable else None


def ref(asked: Asked, record: Node) -> Ref:
    return Ref(record.id, page_of(record), asked.name(record))


def ref_of(asked: Asked, id: RecordId | None) -> Ref | None:
    """Return the record of an id; None where there is none that the viewer may see."""
    record = asked.view.records.node(id) if id else None
    return None if record is None else ref(asked, record)


def named_ref(asked: Asked, id: RecordId) -> Ref:
    """Return the record of an id that the viewer may see, so that it is there."""
    return ref_of(asked, id) or Ref("", "", Name(id))


def member_ref(asked: Asked, membership: Membership) -> Ref:
    """Return a member, also one that is only written: then it has no page."""
    return ref_of(asked, membership.actor) or Ref("", "", Name(membership.as_written or membership.actor or "?"))


def cut(asked: Asked, name: str, rows: Sequence[R], most: int) -> Cut[R]:
    """Return a list cut after `most`, unless the address asks for all of it."""
    return Cut(name, rows if asked.value("all") == name else rows[:most], len(rows))


def nation_place(asked: Asked, nation: Nation) -> Ref:
    """Return the nation as a breadcrumb: the place of that name where it is known."""
    return ref_of(asked, PlaceId(RecordId(_NATION_PLACES[nation]))) or Ref("", "", Name(asked.say(nation_words(nation))))


def _crumbs(asked: Asked, record: Node) -> Sequence[Ref]:
    view = asked.view
    nation = nation_of(view.records, view.tenure, record, view.as_of)
    crumbs = [nation_place(asked, nation)] if nation else []
    office = _office(asked, record) if isinstance(record, Person) else None
    for id in (getattr(record, "parent", None), getattr(record, "organization", None), office):
        above = ref_of(asked, id)
        if above is not None:
            crumbs.append(above)
    return [crumb for crumb in dict.fromkeys(crumbs) if crumb.id != record.id]


def _office(asked: Asked, person: Person) -> RecordId | None:
    """The body in which a person holds office or a seat: of ministers their government."""
    view = asked.view
    spells = [*offices(view, person), seat(view, person)]
    body = next((view.records.organizations.get(spell.membership.organization) for spell in spells if spell is not None), None)
    return None if body is None else (body.parent or body.id)


def _other_names(asked: Asked, record: Node) -> Sequence[OtherName]:
    shown = asked.name(record).text
    other = Language.CY if asked.language is Language.EN else Language.EN
    in_other = (getattr(record, "name_cy", None) or getattr(record, "label_cy", None)) if other is Language.CY else label(record)
    found = [OtherName(in_other, other, _LANGUAGES[other])] if in_other and in_other != shown else []
    if isinstance(record, Person) and other is Language.CY:
        posts = (asked.view.records.posts.get(spell.membership.post) for spell in offices(asked.view, record) if spell.membership.post)
        found += [OtherName(post.label_cy, other, _LANGUAGES[other]) for post in posts if post is not None and post.label_cy]
    further = [name for name in asked.context.index.names.get(record.id, ()) if name.why not in NOT_SHOWN]
    found += [OtherName(name.name, name.language, _WHY[name.why]) for name in further if name.name not in {shown, in_other}]
    return found


def _conflicts(asked: Asked, record: Node, memberships: Iterable[Membership]) -> Sequence[Disagreement]:
    stated, prefixes, found = asked.context.index.conflicts, asked.view.records.sources, list[Disagreement]()
    about: list[tuple[Node | Membership, Fill]] = [(record, asked.name(record).text)]
    about += [(each, _membership_words(asked, each)) for each in memberships if each.id in stated]
    for each, words in about:
        values: dict[str, list[Stated]] = {}
        for conflict in asked.context.convert.conflicts(each):
            citations = [cite(source.id, prefixes) for source in conflict.sources]
            values.setdefault(conflict.field, []).append(Stated(conflict.value, conflict.holds, citations))
        found += [Disagreement(words, _FIELDS.get(field, field), rows) for field, rows in values.items()]
    return found


def _membership_words(asked: Asked, membership: Membership) -> Fill:
    post = ref_of(asked, membership.post) or ref_of(asked, membership.organization)
    return T("{member}, {body}", member=member_ref(asked, membership).name.text, body=post.name.text if post else membership.organization)


ROLE_ORDER = (Role.CHAIR, Role.CONVENER, Role.DEPUTY, Role.OFFICER, Role.SECRETARY, Role.TREASURER, Role.SECRETARIAT, Role.DIRECTOR)
"""Officers first; whoever is none of these comes after."""
_NATION_PLACES = {
    Nation.ENGLAND: "E92000001", Nation.NORTHERN_IRELAND: "N92000002", Nation.SCOTLAND: "S92000003", Nation.WALES: "W92000004"}
_FIELDS = {"from": T("start"), "to": T("end"), "name": T("name")}
_LANGUAGES = {Language.EN: T("In English"), Language.CY: T("In Welsh")}
_WHY = {
    NameWhy.ALIAS: T("Also called"),
    NameWhy.FORMER: T("Formerly"),
    NameWhy.TRANSLATION: T("In translation"),
    NameWhy.MISSPELLED: T("Also written"),
}
