"""Departments that ministers of the UK Government headed, as the Institute for Government has them:
their dates, what they became, and those that GOV.UK's list has not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.model import (
    NameWhy,
    Organization,
    OrganizationId,
    OrganizationKind,
    OrganizationStatus,
    RecordId,
)
from graph.written import partial
from seeds.sources.emission import Emission, organization_id
from seeds.sources.govuk_words import NOT_OF_THEIR_OWN, SINCE_2010, UNLISTED
from seeds.sources.record import SourceError, csv_records

FILE = Path("ifg-ministers", "organisation.csv")
LINKS = Path("ifg-ministers", "organisation_link.csv")
NEW_GOVERNMENT = "2010-05-11"
_BECAME = frozenset({"Name change", "Merger"})
_IN_PART = frozenset({"Demerger", "Transfer of functions", "Transfer of functions: equalities"})


@dataclass(frozen=True, slots=True)
class Headed:
    """A department. Several may have had one name, one after the other."""

    code: str
    name: str
    letters: str
    first: str
    last: str
    """The last day; "" where it is open."""


def read_headed(folder: Path) -> Iterator[Headed]:
    """Read the departments, those that ended first and those that are open last."""
    found = []
    for row in csv_records(folder / FILE):
        with row:
            found.append(
                Headed(
                    code=row.need("id"),
                    name=row.need("name"),
                    letters=row.need("short_name"),
                    first=row.take("start_date"),
                    last=row.take("end_date"),
                )
            )
    yield from sorted(found, key=lambda one: one.last or "9999")


def successors(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each department that became another as a whole, and that other, by their codes."""
    for row in csv_records(folder / LINKS):
        with row:
            row.ignore("id", "link_start_date", "link_end_date")
            how = row.need("type")
            before = row.need("predecessor_organisation_id")
            after = row.need("successor_organisation_id")
            if how in _BECAME:
                yield before, after
            elif how not in _IN_PART:
                raise SourceError(
                    f'{LINKS.name}: "{how}" is new. Say in seeds/sources/headed.py whether a '
                    "department becomes another by it."
                )


def emit_headed(
    emission: Emission,
    headed: Sequence[Headed],
    became: Mapping[str, str],
    listed: Mapping[str, OrganizationId],
) -> None:
    """Emit those that closed since 2010 and are not `listed`, by their names, as closed ones.

    Raises:
        SourceError: one has closed of which nothing is said here.
    """
    names = {one.code: one.name for one in headed}
    for one in headed:
        if not one.last or one.last < NEW_GOVERNMENT or one.name in SINCE_2010.values():
            continue
        if one.name in NOT_OF_THEIR_OWN:
            emission.left_out.append(f"{one.name}, until {one.last}: {NOT_OF_THEIR_OWN[one.name]}")
            continue
        if one.name not in UNLISTED:
            raise SourceError(
                f"{FILE.name}: {one.name} ended on {one.last}. Add it to SINCE_2010, UNLISTED or "
                "NOT_OF_THEIR_OWN in seeds/sources/govuk_words.py."
            )
        into, source = listed.get(names.get(became.get(one.code, ""), "")), _citation(one)
        id_ = organization_id(UNLISTED[one.name])
        emission.add(
            Organization(
                id=id_,
                kind=OrganizationKind.DEPARTMENT,
                name=one.name,
                valid_from=partial(one.first),
                valid_to=partial(one.last),
                successor=into,
                status=OrganizationStatus.SUCCEEDED if into else OrganizationStatus.CLOSED,
                sources=(source,),
            )
        )
        emission.name(RecordId(id_), one.letters, NameWhy.ALIAS, sources=(source,))


def _citation(one: Headed) -> str:
    return f"ifg-ministers:{one.letters}"
