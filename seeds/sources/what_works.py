"""The What Works Centres, their networks, funders and hosts, dated
interactions and embedded posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from graph import ids
from graph.model import (
    ActorId,
    FormalKind,
    Identifier,
    NameWhy,
    Nation,
    Organization,
    OrganizationId,
    Post,
    PostKind,
    RecordId,
    Records,
    Role,
    Topics,
)
from graph.written import partial
from seeds.sources.emission import Emission, organization_id, post_id
from seeds.sources.legislature import OURS
from seeds.sources.names_in_use import emit_names_in_use
from seeds.sources.places import NATIONS
from seeds.sources.record import SourceRecord, csv_records
from seeds.sources.register import Register
from seeds.sources.what_works_aims import Aim, first_aims
from seeds.sources.what_works_interactions import emit_interactions, named_in_interactions
from seeds.sources.what_works_ties import NamedBodies
from seeds.sources.what_works_words import (
    AIMS_CY,
    CONFLICTS,
    EVIDENCE_QUARTER_PAGE,
    FORMER_NAMES,
    KINDS,
    NO_TIE,
    OWN_KIND,
    REACHES,
    STATED,
    STATUSES,
    TOPICS,
    TOPICS_CY,
)

T = TypeVar("T")

FOLDER = Path("what-works")
TIE_COLUMNS = {
    "host_body": FormalKind.HOST,
    "founders_or_partners": FormalKind.FOUNDER,
    "funders": FormalKind.FUNDER,
}
HOSTED = frozenset({"wwg-hosting"})
"""Rows of posts.csv that state that one body hosts another, and no post."""
JOINT = frozenset({"wcpp-a4ue-joint"})
ALL_COUNCILS = "cosla"
"""The network whose row states that all councils of its nation are members."""
LOOKED_UP = "wdtk-authorities"
"""Where identifiers of bodies were looked up: it states no founder, host or funder."""
_PART = re.compile(r";\s*(?![^()]*\))")
"""Between the parts of a cell; a semicolon in brackets parts nothing."""


def compile_what_works(
    folder: Path,
    scottish_councils: Iterable[OrganizationId],
    named_in_lists: set[str],
    departments: Records,
) -> Emission:
    """Emit the organizations of the file, the bodies that it names, their ties,
    interactions and embedded posts.

    `named_in_lists` are the folded names of outside organizations of cross-party groups: a founder,
    host or funder that is named there too becomes a record. A name that only lists have never does.
    `departments` are records of another dataset.

    Raises:
        SourceError: the file has a field, a kind or a text that the compiler does not know.
    """
    emission = Emission()
    named = named_in_lists | named_in_interactions(folder)
    records = NamedBodies(emission, named, departments.organizations)
    aims = first_aims(folder)
    for row in csv_records(folder / FOLDER / "organisations.csv"):
        with row:
            _emit_organization(emission, row, records, aims)
    records.emit()
    for row in csv_records(folder / FOLDER / "posts.csv"):
        with row:
            _emit_post(emission, row)
    _emit_memberships(emission, scottish_councils)
    _emit_names(emission)
    for key, field, values in CONFLICTS:
        if key in emission.emitted(Organization):
            emission.conflict(
                "organizations",
                RecordId(key),
                field,
                [(value, (source,)) for value, source in values],
            )
    emit_interactions(emission, folder, Register(folder), departments)
    # cross-party-group-links.csv repeats the Senedd's own lists;
    # its two UK groups were found by a language model.
    return emission


def _emit_organization(
    emission: Emission, row: SourceRecord, records: NamedBodies, aims: Mapping[str, Aim]
) -> None:
    # `verified` and the notes speak of the compilation;
    # what is only general knowledge stands in no other column.
    row.ignore("verified", "unverified_notes")
    id_ = row.need("id")
    organization, govuk = organization_id(id_), row.take("govuk_id")
    sources = tuple(
        _citation(text.strip(), id_, govuk) for text in row.need("sources").split(" | ")
    )
    of_ties = tuple(each for each in sources if not each.startswith(f"{LOOKED_UP}:"))
    kind = OWN_KIND.get(id_) or _known(row, KINDS, row.need("kind"), "KINDS")
    if id_ in OWN_KIND:
        row.ignore("kind")
    reach = _known(row, REACHES, row.take("nations_stated"), "REACHES")
    successor, aim = row.take("successor"), aims.get(id_)
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
            topics_cy=TOPICS_CY.get(id_, ()),
            policy_area=row.take("policy_area") or None,
            aim=aim.said if aim else None,
            aim_cy=AIMS_CY.get(id_) if aim else None,
            website=row.take("website") or None,
            identifiers=tuple(_identifiers(row, govuk)),
            sources=tuple(
                dict.fromkeys(
                    (*sources, *(aim.sources if aim else ()), *([OURS] if id_ in TOPICS else []))
                )
            ),
        )
    )
    for column, tie_kind in TIE_COLUMNS.items():
        for part in filter(None, _PART.split(row.take(column))):
            if part in NO_TIE:
                emission.left_out.append(f'{id_}, {column}: "{part}" ({NO_TIE[part]})')
            else:
                records.tie(
                    _known(row, STATED, part, "STATED or NO_TIE"), organization, tie_kind, of_ties
                )


def _citation(text: str, id_: str, govuk: str) -> str:
    if text.startswith("WhatDoTheyKnow authority id lookup"):
        return f"{LOOKED_UP}:{id_}"
    if text.startswith("GOV.UK organisations API"):
        return f"govuk-organisations:{govuk}"
    return text


def _identifiers(row: SourceRecord, govuk: str) -> Iterator[Identifier]:
    for field, scheme in (
        ("wikidata", "wikidata"),
        ("charity_number", "charity"),
        ("company_number", "company"),
    ):
        for value in filter(None, (part.strip() for part in row.take(field).split(";"))):
            yield Identifier(scheme=scheme, value=value)
    if govuk:
        yield Identifier(scheme="govuk", value=govuk)


def _emit_post(emission: Emission, row: SourceRecord) -> None:
    row.ignore("note", "stated")
    id_, label, home, host = (
        row.need("id"),
        row.need("post"),
        organization_id(row.need("employer_id")),
        row.need("embedded_in"),
    )
    nation, sources = Nation(ids.make(row.need("nation"))), (row.need("source"),)
    body = organization_id(STATED[host].body if host in STATED else host)
    if id_ in HOSTED:
        emission.formal_tie(body, home, FormalKind.HOST, sources=sources)
        return
    emission.add(
        Post(
            id=post_id(id_),
            label=label,
            organization=body,
            kind=PostKind.EMBEDDED,
            place=NATIONS[nation][0],
            homes=(home,),
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
                organization_id(ALL_COUNCILS),
                Role.MEMBER,
                actor=ActorId(RecordId(council)),
                sources=organizations[ALL_COUNCILS].sources,
            )
    for member, network, role, sources in (
        (
            "etf",
            "wwn",
            Role.SECRETARIAT,
            organizations["wwn"].sources if "wwn" in organizations else (),
        ),
        ("wwg", "evidence-quarter", Role.MEMBER, (EVIDENCE_QUARTER_PAGE,)),
    ):
        if member in organizations and network in organizations:
            emission.membership(
                organization_id(network), role, actor=ActorId(RecordId(member)), sources=sources
            )


def _emit_names(emission: Emission) -> None:
    emit_names_in_use(emission)
    for id_, name in FORMER_NAMES.items():
        if id_ in emission.emitted(Organization):
            emission.name(RecordId(id_), name, NameWhy.FORMER, sources=(OURS,))


def _known(row: SourceRecord, table: Mapping[str, T], text: str, name: str) -> T:
    if text not in table:
        raise row.error(f'"{text}" is new. Add it to {name} in seeds/sources/what_works_words.py.')
    return table[text]
