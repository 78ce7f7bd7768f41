"""Departments of the UK Government, also those that closed since 2010, and departments and
agencies of Northern Ireland and Wales, as GOV.UK lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph.model import (
    Identifier,
    NameWhy,
    Organization,
    OrganizationId,
    OrganizationKind,
    OrganizationStatus,
    RecordId,
)
from graph.written import partial
from seeds.sources.emission import Emission, organization_id
from seeds.sources.govuk_words import (
    FORMERLY,
    NO_NAME,
    OF_NORTHERN_IRELAND,
    OUR_IDS,
    RENAMED,
    SINCE_2010,
)
from seeds.sources.headed import emit_headed, read_headed, successors
from seeds.sources.legislature import NI_ASSEMBLY, OURS, SENEDD, Legislature
from seeds.sources.names_in_use import emit_names_in_use
from seeds.sources.record import SourceError, SourceRecord, json_file, listed
from seeds.sources.words import fold

FILE = Path("govuk-organisations", "gov.uk_api_organisations.json.gz")
MINISTERIAL = "Ministerial department"
DEVOLVED: Mapping[str, Legislature] = {
    "northern-ireland-executive": NI_ASSEMBLY,
    "welsh-government": SENEDD,
}
"""Of the Scottish Government the list names no department, and no agency that is its alone."""
STATUSES: Mapping[str, OrganizationStatus] = {
    "changed_name": OrganizationStatus.SUCCEEDED,
    "merged": OrganizationStatus.MERGED,
    "no_longer_exists": OrganizationStatus.CLOSED,
    "replaced": OrganizationStatus.SUCCEEDED,
    "split": OrganizationStatus.CLOSED,
}
_DEPARTMENT = re.compile(r"(?:Department (?:for|of)|The Executive Office)\b")
_MARKED = re.compile(r" \((?:NI|Northern Ireland)\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBody:
    """One organization of the list."""

    code: str
    slug: str
    title: str
    abbreviation: str
    format: str
    page: str
    closed: str
    """Why it closed; "" where it is open."""
    closed_on: str
    parents: tuple[str, ...]
    successors: tuple[str, ...]

    @property
    def id(self) -> OrganizationId:
        return organization_id(OUR_IDS.get(self.code, self.slug))

    @property
    def name(self) -> str:
        """As it is spoken: the nation stands beside it here."""
        return _MARKED.sub("", " ".join(self.title.replace(" & ", " and ").split()))

    @property
    def citation(self) -> str:
        return f"govuk-organisations:{self.code}"


def compile_govuk(folder: Path) -> Emission:
    """Emit the departments and agencies.

    Raises:
        SourceError: the list has a field or a reason for closing that the compiler does not know,
            or lacks what a table of the compiler names.
    """
    emission, everything = Emission(), {one.slug: one for one in map(_now, read_list(folder))}
    headed = list(read_headed(folder))
    kept = {slug: one for slug, one in everything.items() if _is_of_use(one, everything)}
    named = {*OUR_IDS, *SINCE_2010, *RENAMED, *OF_NORTHERN_IRELAND}
    for code in sorted(named - {one.code for one in kept.values()}):
        raise SourceError(f"{FILE.name}: {code} is gone. Take it out of govuk_words.py.")
    ends = {one.name: one.last for one in headed if one.last}
    for one in kept.values():
        _emit(emission, one, kept, _legislature(one, everything), ends)
    listed_ids = {SINCE_2010[one.code]: one.id for one in kept.values() if one.code in SINCE_2010}
    emit_headed(emission, headed, dict(successors(folder)), listed_ids)
    for id_, names in FORMERLY.items():
        for name in names:
            emission.name(RecordId(id_), name, NameWhy.FORMER, sources=(OURS,))
    emission.left_out.append(
        f"{len(everything) - len(kept)} organisations, of which no question asks"
    )
    emit_names_in_use(emission)
    return emission


def read_list(folder: Path) -> Iterator[ListedBody]:
    """Read the list as GOV.UK's interface answers it."""
    for row in listed(json_file(folder / FILE)["results"], FILE.name):
        with row:
            row.ignore("id", "updated_at", "child_organisations", "superseded_organisations")
            with row.inner("details") as details:
                details.ignore("content_id", "logo_formatted_name")
                details.ignore("organisation_brand_colour_class_name")
                details.ignore("organisation_logo_type_class_name")
                closed = details.need("govuk_status") == "closed"
                why = details.take("govuk_closed_status") or "no_longer_exists"
                yield ListedBody(
                    code=row.need("analytics_identifier"),
                    slug=details.need("slug"),
                    title=row.need("title"),
                    abbreviation=details.take("abbreviation"),
                    format=row.need("format"),
                    page=row.need("web_url"),
                    closed=why if closed else "",
                    closed_on=details.take("closed_at")[:10],
                    parents=tuple(_slugs(row, "parent_organisations")),
                    successors=tuple(_slugs(row, "superseding_organisations")),
                )


def _now(one: ListedBody) -> ListedBody:
    """Return a department that was renamed as it is called now."""
    if one.code not in RENAMED:
        return one
    slug, name = RENAMED[one.code]
    page = one.page.replace(one.slug, slug)
    return replace(one, slug=slug, title=name, page=page, closed="", closed_on="", successors=())


def _slugs(row: SourceRecord, field: str) -> Iterator[str]:
    for other in row.inners(field):
        with other:
            other.ignore("web_url")
            yield other.need("id").rpartition("/")[2]


def _is_of_use(one: ListedBody, everything: Mapping[str, ListedBody]) -> bool:
    """Return whether questions and files name it: a department of the UK Government, open or
    closed since 2010, or a body of a devolved government alone.
    """
    if one.closed:
        return one.code in SINCE_2010 or one.code in OF_NORTHERN_IRELAND
    return one.format == MINISTERIAL or _legislature(one, everything) is not None


def _legislature(one: ListedBody, everything: Mapping[str, ListedBody]) -> Legislature | None:
    """The legislature of the devolved government to which a body belongs, itself or through its
    department; None where it is of several governments or of none.
    """
    if one.code in OF_NORTHERN_IRELAND:
        return NI_ASSEMBLY
    found = [
        DEVOLVED.get(parent)
        or (_legislature(everything[parent], everything) if parent in everything else None)
        for parent in one.parents
    ]
    return found[0] if found and all(each is found[0] for each in found) else None


def _emit(
    emission: Emission,
    one: ListedBody,
    kept: Mapping[str, ListedBody],
    legislature: Legislature | None,
    ends: Mapping[str, str],
) -> None:
    is_department = one.format == MINISTERIAL or one.closed or _DEPARTMENT.match(one.title)
    listed_end, other_end = one.closed_on, ends.get(SINCE_2010.get(one.code, ""), "")
    end = min((day for day in (listed_end, other_end) if day), default="")
    into = [kept[slug].id for slug in one.successors if slug in kept]
    dated = f"ifg-ministers:{one.code}"
    emission.add(
        Organization(
            id=one.id,
            kind=OrganizationKind.DEPARTMENT if is_department else OrganizationKind.AGENCY,
            name=one.name,
            nation=legislature.nation if legislature else None,
            place=legislature.place if legislature else None,
            parent=_parent(one, kept, legislature),
            valid_to=partial(end) if one.closed else None,
            # of several none is the one that is asked in its place
            successor=into[0] if len(one.successors) == len(into) == 1 else None,
            split_into=tuple(sorted(into)) if len(one.successors) > 1 else (),
            status=_status(one),
            website=None if one.closed else one.page,
            identifiers=(Identifier(scheme="govuk", value=one.code),),
            sources=(one.citation, *([dated] if one.closed and other_end else [])),
        )
    )
    if one.closed and listed_end and other_end and listed_end != other_end:
        stated = [(listed_end, (one.citation,)), (other_end, (dated,))]
        emission.conflict("organizations", RecordId(one.id), "to", stated)
    for name in (one.title, one.abbreviation, _MARKED.sub("", one.abbreviation)):
        if name and name not in NO_NAME and fold(name) != fold(one.name):
            emission.name(RecordId(one.id), name, NameWhy.ALIAS, sources=(one.citation,))


def _status(one: ListedBody) -> OrganizationStatus:
    if not one.closed:
        return OrganizationStatus.ACTIVE
    if one.closed not in STATUSES:
        raise SourceError(
            f'{FILE.name}: {one.code} closed as "{one.closed}", which is new. Add it to STATUSES '
            "in seeds/sources/govuk.py."
        )
    return STATUSES[one.closed]


def _parent(
    one: ListedBody, kept: Mapping[str, ListedBody], legislature: Legislature | None
) -> OrganizationId | None:
    inside = next((kept[parent].id for parent in one.parents if parent in kept), None)
    return inside or (legislature.government if legislature else None)
