"""What every profile has: the record's names, sources, codes and changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from starlette.responses import Response

from api.describe import described, offices, seat
from api.pages.addresses import page_of
from api.pages.ask_box import AskBox, ask_box
from api.pages.asked import Asked
from api.pages.page import Ask, PageQuery, Shown
from api.pages.profiles.disagreements import Disagreement, disagreements
from api.pages.profiles.origins import Cited, origins
from api.pages.profiles.queries import query_of
from api.pages.profiles.readings import when_read
from api.pages.profiles.refs import Ref, nation_place, ref, ref_of
from api.pages.works.links import LinkSection
from api.pages.works.sections import sections_of
from graph.contact_details import contact_details
from graph.model import (
    Identifier,
    Interaction,
    Language,
    Membership,
    NameWhy,
    Node,
    Organization,
    Person,
    Place,
    Post,
    RecordId,
)
from graph.names.alike import alike_to
from graph.names.change_words import change_sentence
from graph.names.in_language import ShownName
from graph.names.nation import nation_of
from graph.names.shown import own_names
from graph.ontology import NOT_SHOWN
from graph.words import Fill, T, Text

MOST_CHANGES = 5
N = TypeVar("N", Person, Organization, Post, Place, Interaction)


@dataclass(frozen=True, slots=True)
class OtherName:
    text: str
    language: Language | None
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFrame:
    id: str
    name: ShownName
    what: Fill | None
    where: Fill | None
    crumbs: Sequence[Ref]
    other_names: Sequence[OtherName]
    sources: Sequence[Cited]
    read: Fill | None
    """When the lists were read from which the page shows who is in what."""
    identifiers: Sequence[Identifier]
    conflicts: Sequence[Disagreement]
    changes: Sequence[Fill]
    own: bool
    """Only the viewer's own Centre sees the record."""
    ours: bool
    """The viewer's own Centre recorded it, or corrected it last."""
    alike: Sequence[Ref]
    """Of a record that only the viewer's own Centre sees others that it may be the same as."""
    landscape: Sequence[LinkSection] = ()
    """What a body is for, does and found; what is asked for and done in a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Shown):
    """The view object of a profile."""

    frame: ProfileFrame
    ask: AskBox | None


def asked_for(asked: Asked, kind: type[N], page: str) -> N | Response:
    """Return the record of the address; a redirect where the address is not the record's own:
    308 from a code and from an id that was replaced, else 301.

    Raises:
        Missing: there is no such record.
    """
    id = asked.in_path("id")
    record = asked.record(id)
    if isinstance(record, kind) and page_of(record) == page and id == record.id:
        return record
    is_former = id != record.id and asked.view.names.of_id(id) == record.id
    return _to_own_address(asked, record, 308 if is_former else 301)


def asks(text: str, kind: type[N], page: str) -> Ask:
    """Return how a page of a kind of record asks its question."""

    async def ask(asked: Asked) -> PageQuery | Response:
        record = asked_for(asked, kind, page)
        return record if isinstance(record, Response) else query_of(asked, text, record)

    return ask


def _to_own_address(asked: Asked, record: Node, status: int) -> Response:
    address = asked.address(page_of(record), format=asked.format, id=record.id)
    return asked.go_to(address, status)


async def framed(
    asked: Asked, record: Node, memberships: Sequence[Membership] = ()
) -> ProfileFrame:
    """Return the frame of a record. `memberships`:
    those that the page shows, of which sources may disagree too.
    """
    told = described(asked.view, record)
    return ProfileFrame(
        id=record.id,
        name=asked.name(record),
        what=told.what,
        where=told.where,
        crumbs=_crumbs(asked, record),
        other_names=_other_names(asked, record),
        sources=origins(asked, record),
        read=when_read(asked.view.records, memberships or _memberships_at(asked, record)),
        identifiers=_codes(getattr(record, "identifiers", ())),
        conflicts=disagreements(asked, record, memberships),
        changes=await latest_changes(asked, record.id),
        own=not record.audience.is_public,
        ours=asked.view.viewer.centre is not None
        and record.recorded_by == asked.view.viewer.centre,
        alike=[]
        if record.audience.is_public or not isinstance(record, Person | Organization)
        else [ref(asked, other) for other in alike_to(asked.view.records, record)],
        landscape=sections_of(asked, record),
    )


async def latest_changes(asked: Asked, id: RecordId) -> Sequence[Text]:
    """Return the latest changes of a record, as sentences."""
    changes = await asked.context.changes_by_record_id.load(id)
    said = dict.fromkeys(change_sentence(change, asked.view.records) for change in changes)
    return list(said)[:MOST_CHANGES]


def _codes(identifiers: Sequence[Identifier]) -> Sequence[Identifier]:
    """Return the codes by which sources know a record: by others a person is reached."""
    reached = contact_details(identifiers)
    return [one for one in identifiers if one not in reached]


def _memberships_at(asked: Asked, record: Node) -> Sequence[Membership]:
    """Of a place those in the bodies there on the day."""
    view = asked.view
    here = view.index.bodies_at.get(record.id, ()) if isinstance(record, Place) else ()
    return [
        spell.membership
        for body in here
        for spell in view.tenure.of_organization(body.id, view.as_of)
    ]


def is_private(asked: Asked) -> bool:
    """Return whether the page may hold what a Centre recorded for itself:
    then no cache may keep it.
    """
    return asked.view.viewer.centre is not None


def question(asked: Asked, *, reachable: bool = True) -> AskBox | None:
    """Return the ask box, where the record can be asked for."""
    return ask_box(asked) if reachable else None


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
    body = next(
        (
            view.records.organizations.get(spell.membership.organization)
            for spell in spells
            if spell is not None
        ),
        None,
    )
    return None if body is None else (body.parent or body.id)


def _other_names(asked: Asked, record: Node) -> Sequence[OtherName]:
    shown = asked.name(record).text
    other = Language.CY if asked.language is Language.EN else Language.EN
    in_other = own_names(record).get(other)
    found = (
        [OtherName(in_other, other, _LANGUAGES[other])] if in_other and in_other != shown else []
    )
    if isinstance(record, Person) and other is Language.CY:
        posts = (
            asked.view.records.posts.get(spell.membership.post)
            for spell in offices(asked.view, record)
            if spell.membership.post
        )
        found += [
            OtherName(post.label_cy, other, _LANGUAGES[other])
            for post in posts
            if post is not None and post.label_cy
        ]
    further = [
        name for name in asked.context.index.names.get(record.id, ()) if name.why not in NOT_SHOWN
    ]
    found += [
        OtherName(name.name, name.language, _WHY[name.why])
        for name in further
        if name.name not in {shown, in_other}
    ]
    return found


_LANGUAGES = {Language.EN: T("In English"), Language.CY: T("In Welsh")}
_WHY = {
    NameWhy.ALIAS: T("Also called"),
    NameWhy.FORMER: T("Formerly"),
    NameWhy.TRANSLATION: T("In translation"),
    NameWhy.MISSPELLED: T("Also written"),
}
