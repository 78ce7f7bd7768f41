"""The What Works Centres, their networks, funders and hosts, dated interactions and embedded posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from graph import ids
from graph.dates import PartialDate, partial
from graph.model import (
    ActorId,
    FormalKind,
    Identifier,
    Interaction,
    InteractionKind,
    Language,
    NameWhy,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    Post,
    PostKind,
    RecordId,
    Role,
    Topics,
)
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission, organization_id, person_id, post_id
from seeds.sources.legislature import OURS
from seeds.sources.places import NATIONS
from seeds.sources.record import SourceRecord, csv_records
from seeds.sources.what_works_words import (
    BODIES,
    CONFLICTS,
    EVIDENCE_QUARTER_PAGE,
    FORMER_NAMES,
    KINDS,
    NO_TIE,
    OWN_KIND,
    REACHES,
    SHORT_NAMES,
    STATED,
    STATUSES,
    TOPICS,
    WELSH,
    Stated,
)
from seeds.sources.words import fold

T = TypeVar("T")

FOLDER = Path("what-works")
TIE_COLUMNS = {"host_body": FormalKind.HOST, "founders_or_partners": FormalKind.FOUNDER, "funders": FormalKind.FUNDER}
INTERACTION_KINDS: dict[str, InteractionKind | None] = {
    "announcement": None,
    "evidence week": InteractionKind.EVENT,
    "launch": None,
    "roundtable": InteractionKind.MEETING,
    "standing group": InteractionKind.MEETING,
    "summit": InteractionKind.EVENT,
    "visit day": InteractionKind.EVENT,
}
"""None: no interaction. An announcement or a launch shows nobody in contact with anybody."""
HOSTED = frozenset({"wwg-hosting"})
"""Rows of posts.csv that state that one body hosts another, and no post."""
JOINT = frozenset({"wcpp-a4ue-joint"})
ALL_COUNCILS = "cosla"
"""The network whose row states that all councils of its nation are members."""
_PART = re.compile(r";\s*(?![^()]*\))")
"""Between the parts of a cell; a semicolon in brackets parts nothing."""


def compile_what_works(folder: Path, scottish_councils: Iterable[OrganizationId], named_in_lists: set[str]) -> Emission:
    """Emit the organizations of the file, the bodies that it names, their ties, interactions and embedded posts.

    `named_in_lists` are the folded names of outside organizations of cross-party groups: a founder, host or funder that is
    named there too becomes a record. A name that only lists have never does.

    Raises:
        SourceError: the file has a field, a kind or a text that the compiler does not know.
    """
    emission = Emission()
    named = named_in_lists | _named_in_interactions(folder)
    records = _Bodies(emission, named)
    for row in csv_records(folder / FOLDER / "organisations.csv"):
        with row:
            _emit_organization(emission, row, records)
    records.emit()
    for row in csv_records(folder / FOLDER / "posts.csv"):
        with row:
            _emit_post(emission, row)
    _emit_memberships(emission, scottish_councils)
    _emit_names(emission)
    for key, field, values in CONFLICTS:
        if key in emission.emitted(Organization):
            emission.conflict("organizations", RecordId(key), field, [(value, (source,)) for value, source in values])
    bodies = Bodies.of(emission.records())
    for row in csv_records(folder / FOLDER / "interactions.csv"):
        with row:
            _emit_interaction(emission, row, bodies)
    # cross-party-group-links.csv repeats the Senedd's own lists; its two UK groups were found by a language model.
    return emission


class _Bodies:
    """Ties of rows to bodies, held until it is known which bodies become records."""

    def __init__(self, emission: Emission, named: set[str]) -> None:
        self._emission = emission
        self._all = {body.id: body for body in BODIES}
        self._named = named
        self._ties: list[tuple[Stated, OrganizationId, FormalKind, tuple[str, ...]]] = []

    def tie(self, stated: Stated, organization: OrganizationId, kind: FormalKind, sources: tuple[str, ...]) -> None:
        self._ties.append((stated, organization, stated.kind or kind, sources))

    def emit(self) -> None:
        for stated, organization, kind, sources in self._ties:
            body = organization_id(stated.body)
            if body not in self._emission.emitted(Organization) and not self._become_record(stated.body, organization, sources):
                self._emission.left_out.append(f"{stated.body}: named by {organization} alone, so no record ({kind})")
                continue
            self._emission.formal_tie(
                body, organization, kind, valid_from=partial(stated.first), valid_to=partial(stated.last), sources=sources
            )

    def _become_record(self, id_: str, by: OrganizationId, sources: tuple[str, ...]) -> bool:
        body = self._all[id_]
        by_a_centre = self._emission.emitted(Organization)[by].kind in {OrganizationKind.CENTRE, OrganizationKind.AFFILIATE}
        if not body.alone and not (by_a_centre and fold(body.name) in self._named):
            return False
        self._emission.add(Organization(id=organization_id(body.id), kind=body.kind, name=body.name, sources=sources))
        return True


def _emit_organization(emission: Emission, row: SourceRecord, records: _Bodies) -> None:
    # `verified` and the notes speak of the compilation; what is only general knowledge stands in no other column.
    row.ignore("verified", "unverified_notes")
    id_ = row.need("id")
    organization, govuk = organization_id(id_), row.take("govuk_id")
    sources = tuple(_citation(text.strip(), id_, govuk) for text in row.need("sources").split(" | "))
    kind = OWN_KIND.get(id_) or _known(row, KINDS, row.need("kind"), "KINDS")
    if id_ in OWN_KIND:
        row.ignore("kind")
    reach = _known(row, REACHES, row.take("nations_stated"), "REACHES")
    successor = row.take("successor")
    emission.add(
        Organization(
            id=organization,
            kind=kind,
            name=row.need("name"),
            nation=reach.nation,
            place=NATIONS[reach.nation][0] if reach.nation else None,
            valid_from=partial(row.take("founded")),
            valid_to=partial(row.take("closed")),
            successor=organization_id(successor) if successor else None,
            status=_known(row, STATUSES, row.need("status"), "STATUSES"),
            remit=reach.remit,
            active_in=reach.active_in,
            topics=TOPICS.get(id_, Topics()),
            policy_area=row.take("policy_area") or None,
            website=row.take("website") or None,
            identifiers=tuple(_identifiers(row, govuk)),
            sources=(*sources, OURS) if id_ in TOPICS else sources,
        )
    )
    for column, tie_kind in TIE_COLUMNS.items():
        for part in filter(None, _PART.split(row.take(column))):
            if part in NO_TIE:
                emission.left_out.append(f'{id_}, {column}: "{part}" ({NO_TIE[part]})')
            else:
                records.tie(_known(row, STATED, part, "STATED or NO_TIE"), organization, tie_kind, sources)


def _known(row: SourceRecord, table: Mapping[str, T], text: str, name: str) -> T:
    if text not in table:
        raise row.error(f'"{text}" is new. Add it to {name} in seeds/sources/what_works_words.py.')
    return table[text]


def _citation(text: str, id_: str, govuk: str) -> str:
    if text.startswith("WhatDoTheyKnow authority id lookup"):
        return f"wdtk-authorities:{id_}"
    if text.startswith("GOV.UK organisations API"):
        return f"govuk-organisations:{govuk}"
    return text


def _identifiers(row: SourceRecord, govuk: str) -> Iterator[Identifier]:
    for field, scheme in (("wikidata", "wikidata"), ("charity_number", "charity"), ("company_number", "company")):
        for value in filter(None, (part.strip() for part in row.take(field).split(";"))):
            yield Identifier(scheme=scheme, value=value)
    if govuk:
        yield Identifier(scheme="govuk", value=govuk)


def _emit_post(emission: Emission, row: SourceRecord) -> None:
    row.ignore("note", "stated")
    id_, label, home, host = row.need("id"), row.need("post"), organization_id(row.need("employer_id")), row.need("embedded_in")
    nation, sources = Nation(ids.make(row.need("nation"))), (row.need("source"),)
    body = organization_id(STATED[host].body if host in STATED else host)
    if id_ in HOSTED:
        emission.formal_tie(body, home, FormalKind.HOST, sources=sources)
        return
    emission.add(
        Post(
            id=post_id(id_), label=label, organization=body, kind=PostKind.EMBEDDED, place=NATIONS[nation][0], homes=(home,),
            sources=sources,
        )
    )
    if id_ in JOINT:
        emission.formal_tie(home, body, FormalKind.JOINT_POST, sources=sources)


def _emit_memberships(emission: Emission, scottish_councils: Iterable[OrganizationId]) -> None:
    organizations = emission.emitted(Organization)
    if ALL_COUNCILS in organizations:
        for council in sorted(scottish_councils):
            emission.membership(
                organization_id(ALL_COUNCILS), Role.MEMBER, actor=ActorId(RecordId(council)), sources=organizations[ALL_COUNCILS].sources
            )
    for member, network, role, sources in (
        ("etf", "wwn", Role.SECRETARIAT, organizations["wwn"].sources if "wwn" in organizations else ()),
        ("wwg", "evidence-quarter", Role.MEMBER, (EVIDENCE_QUARTER_PAGE,)),
    ):
        if member in organizations and network in organizations:
            emission.membership(organization_id(network), role, actor=ActorId(RecordId(member)), sources=sources)


def _emit_names(emission: Emission) -> None:
    for id_, names in SHORT_NAMES.items():
        if id_ in emission.emitted(Organization):
            for name in names:
                why, language = (NameWhy.TRANSLATION, Language.CY) if name in WELSH else (NameWhy.ALIAS, None)
                emission.name(RecordId(id_), name, why, language=language, sources=(OURS,))
    for id_, name in FORMER_NAMES.items():
        if id_ in emission.emitted(Organization):
            emission.name(RecordId(id_), name, NameWhy.FORMER, sources=(OURS,))


def _emit_interaction(emission: Emission, row: SourceRecord, bodies: Bodies) -> None:
    row.ignore("place", "office_holders")  # the town is finer than a nation and has no code; the ids name the office holders
    kind = _known(row, INTERACTION_KINDS, row.need("kind"), "INTERACTION_KINDS")
    id_, title, nation = row.need("id"), row.need("title"), row.take("nation")
    first, _, last = row.need("date").partition("/")
    actors: list[ActorId] = [ActorId(RecordId(text)) for text in _split(row.take("organisation_ids"))]
    actors += [ActorId(RecordId(person_id(text))) for text in _split(row.take("office_holder_ids"))]
    others = {text: bodies.find(text) for text in _split(row.take("other_organisations"))}
    actors += [ActorId(RecordId(known)) for known in others.values() if known]
    sources = tuple(text.strip().removesuffix(" (seed document)") for text in row.need("source").split(" | "))
    if kind is None:
        emission.left_out.append(f"{id_}: no contact")
        return
    emission.add(
        Interaction(
            id=RecordId(id_),
            date=PartialDate(first),
            to=partial(last),
            kind=kind,
            actors=tuple(actors),
            as_written=tuple(text for text, known in others.items() if not known),
            title=title,
            place=NATIONS[Nation(ids.make(nation))][0] if nation else None,
            sources=sources,
        )
    )


def _named_in_interactions(folder: Path) -> set[str]:
    named = set()
    for row in csv_records(folder / FOLDER / "interactions.csv"):
        named |= {fold(text) for text in _split(row.take("other_organisations"))}
    return named


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
