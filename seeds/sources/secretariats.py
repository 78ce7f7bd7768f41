"""Who runs the secretariats of Northern Ireland's all-party groups, by the benefits that the
Assembly's list registers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    RecordId,
    Reliability,
    Role,
)
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission, organization_id
from seeds.sources.legislature import NI_ASSEMBLY
from seeds.sources.record import SourceRecord, csv_records

FILE = Path("appg-secretariats", "ni-apg-benefits.csv")
SECRETARIAT, HOSPITALITY = "secretariat", "hospitality"
JOINED: dict[str, tuple[str, ...]] = {
    "MS Society": ("MS Society Northern Ireland",),
    "MS Society NI": ("MS Society Northern Ireland",),
    "Mindwise": ("MindWise",),
    "NI Womens European Platform": ("NI Women's Platform",),
    "Stroke Association and Northern Ireland Chest, Heart and Stroke": (
        "Stroke Association",
        "Northern Ireland Chest Heart and Stroke",
    ),
    "The Bar of Northern Ireland & The Law Society of Northern Ireland": (
        "The Bar of Northern Ireland",
        "The Law Society of Northern Ireland",
    ),
    "The Stroke Association and NI Chest Heart and Stroke": (
        "Stroke Association",
        "Northern Ireland Chest Heart and Stroke",
    ),
    "Womens Aid": ("Women's Aid",),
}
"""Spellings of one body, and two bodies in one cell."""
HOMELESS_CONNECT = "Homeless Connect"
RECORDS: dict[str, Organization] = {
    HOMELESS_CONNECT: Organization(
        id=organization_id("homeless-connect"),
        kind=OrganizationKind.CHARITY,
        name=HOMELESS_CONNECT,
        nation=Nation.NORTHERN_IRELAND,
        place=NI_ASSEMBLY.place,
        sources=(
            "https://aims.niassembly.gov.uk/officialreport/"
            "minutesofevidencereport.aspx?AgendaId=37868&eveID=18752",
        ),
    )
}
"""Bodies with a record of their own: beside the list of groups a committee's minutes name them."""


def emit_secretariats(
    emission: Emission, folder: Path, groups: Mapping[str, Organization], bodies: Bodies
) -> None:
    """Emit the secretariats of groups, which are found by the end of their address in the list.

    A registration states a day and no end: it is taken to hold to the end of the year after, and
    goes on where the next falls within that time. So the row says that a part of it is inferred.

    Raises:
        SourceError: a benefit is of a new kind, or of a group that is not there.
    """
    registered: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in csv_records(folder / FILE):
        with row:
            group, names, day = _registration(row, groups, emission)
            for name in names:
                registered[group, name].append(day)
    for (group, name), days in registered.items():
        actor = _actor(emission, name, bodies)
        for first, last in runs(days):
            emission.membership(
                groups[group].id,
                Role.SECRETARIAT,
                actor=ActorId(RecordId(actor)) if actor else None,
                as_written=None if actor else name,
                valid_from=PartialDate(first),
                valid_to=PartialDate(last),
                reliability=Reliability.PARTLY_INFERRED,
                sources=groups[group].sources,
            )


def _registration(
    row: SourceRecord, groups: Mapping[str, Organization], emission: Emission
) -> tuple[str, tuple[str, ...], str]:
    """The group, who runs its secretariat (nobody where the benefit is another), and the day."""
    row.ignore("group_title", "organisation_as_written", "source_url")
    group, kind = row.need("group_slug"), row.need("kind")
    name, day = row.need("organisation"), row.need("registered")
    if group not in groups:
        raise row.error(
            f'there is no group "{group}" in the list. Take both files from the same day.'
        )
    if kind == HOSPITALITY:
        emission.left_out.append(f"{groups[group].id}: hospitality of {name} is no secretariat")
        return group, (), day
    if kind != SECRETARIAT:
        raise row.error(f'the kind "{kind}" is new. Say in the compiler what it means.')
    return group, JOINED.get(name, (name,)), day


def runs(days: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield from when to when registrations on these days hold together.

    >>> list(runs(["2025-09-30", "2022-06-22", "2023-10-06"]))
    [('2022-06-22', '2024-12-31'), ('2025-09-30', '2026-12-31')]
    """
    first = last = ""
    for day in sorted(days):
        if day > last:
            if first:
                yield first, last
            first = day
        last = f"{int(day[:4]) + 1}-12-31"
    if first:
        yield first, last


def _actor(emission: Emission, name: str, bodies: Bodies) -> OrganizationId | None:
    known = bodies.find(name)
    if known is None and name in RECORDS:
        emission.add(RECORDS[name])
        return RECORDS[name].id
    return known
