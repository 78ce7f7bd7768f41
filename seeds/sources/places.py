"""Nations, regions, council areas and councils of the United Kingdom (mySociety's
list of local authorities).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph import ids
from graph.model import (
    Identifier,
    Language,
    NameWhy,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    OrganizationStatus,
    Place,
    PlaceId,
    PlaceKind,
    RecordId,
)
from graph.written import partial
from seeds.sources.emission import Emission, organization_id, place_id
from seeds.sources.legislature import OURS
from seeds.sources.names_in_use import emit_names_in_use
from seeds.sources.record import SourceError, csv_records
from seeds.sources.words import fold, is_broken

FOLDER = Path("uk-local-authorities")
UNITED_KINGDOM = place_id("K02000001")
NATIONS: dict[Nation, tuple[PlaceId, str, str | None]] = {
    Nation.ENGLAND: (place_id("E92000001"), "England", "Lloegr"),
    Nation.WALES: (place_id("W92000004"), "Wales", "Cymru"),
    Nation.SCOTLAND: (place_id("S92000003"), "Scotland", None),
    Nation.NORTHERN_IRELAND: (place_id("N92000002"), "Northern Ireland", None),
}
"""Nations with their ONS codes, which no source here states: general knowledge."""
STRATEGIC = frozenset({"COMB", "SRA"})
"""Types of local authority that are authorities of several councils, and none."""
OTHER_NAMES: tuple[tuple[str, str, Language | None], ...] = (("AGY", "Ynys Môn", Language.CY),)
"""More names of councils that the field knows and the source does not state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """One local authority, past or present, as the source states it."""

    code: str
    name: str
    area: str
    gss: str
    former_gss: tuple[str, ...]
    nation: Nation
    region: str
    first: str
    last: str
    replaced_by: tuple[str, ...]
    county: str
    two_names: str
    current: bool
    combined: str
    """The code of the combined authority of which it is a member."""
    strategic: bool
    """It is itself a combined or strategic authority, and no council."""

    @property
    def council(self) -> OrganizationId:
        return organization_id(ids.make("council", self.code))

    @property
    def source(self) -> str:
        return f"local-authority:{self.code}"


def compile_places(folder: Path) -> Emission:
    """Emit the nations, the regions of England, and each council with its area and its names."""
    emission = Emission()
    _emit_nations(emission)
    authorities = {authority.code: authority for authority in read_authorities(folder)}
    names = read_names(folder)
    for authority in authorities.values():
        if authority.strategic:
            continue
        _emit_region(emission, authority)
        _emit_area(emission, authority, authorities, names[authority.code])
        _emit_council(emission, authority, authorities, names[authority.code])
    for code, name, language in OTHER_NAMES:
        if code in authorities:
            emission.name(
                RecordId(authorities[code].council),
                name,
                NameWhy.ALIAS,
                language=language,
                sources=(OURS,),
            )
    emit_names_in_use(emission)
    return emission


def read_authorities(folder: Path) -> list[Authority]:
    """Read all local authorities, past and present."""
    found = []
    for row in csv_records(folder / FOLDER / "uk_local_authorities_future.csv"):
        with row:
            # Names stand one a row in the other file:
            # here their list is joined by commas that names hold too.
            row.ignore(
                "alt-names",
                "local-authority-type-name",
                "notes",
                "BS-6879",
                "ecode",
                "even-older-register-and-code",
                "gov-uk-slug",
                "area",
                "pop-2020",
                "x",
                "y",
                "lat",
                "long",
                "powers",
                "lower-or-unitary",
                "mapit-area-code",
                "ofcom",
                "old-ons-la-code",
                "old-register-and-code",
                "open-council-data-id",
                "os",
                "snac",
                "wdtk-id",
            )
            found.append(
                Authority(
                    code=row.need("local-authority-code"),
                    name=row.need("official-name"),
                    area=row.need("nice-name"),
                    gss=row.take("gss-code"),
                    former_gss=_listed(row.take("former-gss-codes")),
                    nation=Nation(ids.make(row.need("nation"))),
                    region=row.take("region"),
                    first=row.take("start-date"),
                    last=row.take("end-date"),
                    replaced_by=_listed(row.take("replaced-by")),
                    county=row.take("county-la"),
                    two_names=row.take("os-file"),
                    current=row.need("current-authority") == "True",
                    combined=row.take("combined-authority"),
                    strategic=row.take("local-authority-type") in STRATEGIC,
                )
            )
    return found


def read_names(folder: Path) -> Mapping[str, list[str]]:
    """Read all names of each local authority, by its code."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in csv_records(folder / FOLDER / "lookup_name_to_registry.csv"):
        with row:
            names[row.need("local-authority-code")].append(row.need("la-name"))
    return names


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def _emit_nations(emission: Emission) -> None:
    emission.add(
        Place(
            id=UNITED_KINGDOM,
            kind=PlaceKind.COUNTRY,
            name="United Kingdom",
            name_cy="Y Deyrnas Unedig",
            sources=(OURS,),
        )
    )
    emission.name(RecordId(UNITED_KINGDOM), "UK", NameWhy.ALIAS, sources=(OURS,))
    for code, name, name_cy in NATIONS.values():
        emission.add(
            Place(
                id=code,
                kind=PlaceKind.NATION,
                name=name,
                name_cy=name_cy,
                parent=UNITED_KINGDOM,
                sources=(OURS,),
            )
        )


def _emit_region(emission: Emission, authority: Authority) -> None:
    region = region_of(authority)
    if region is not None and region not in emission.emitted(Place):
        emission.add(
            Place(
                id=region,
                kind=PlaceKind.REGION,
                name=authority.region,
                parent=NATIONS[Nation.ENGLAND][0],
                sources=("local-authority",),
            )
        )


def region_of(authority: Authority) -> PlaceId | None:
    """The region of England; the source repeats the name of the other nations there, and states
    none for combined authorities.
    """
    if authority.nation is not Nation.ENGLAND or not authority.region:
        return None
    return place_id(ids.make("place-region", authority.region))


def _emit_area(
    emission: Emission,
    authority: Authority,
    authorities: Mapping[str, Authority],
    names: Sequence[str],
) -> None:
    if not authority.gss:
        return
    county = authorities.get(authority.county)
    successor = _successor(authority, authorities)
    emission.add(
        Place(
            id=place_id(authority.gss),
            kind=PlaceKind.COUNCIL_AREA,
            name=authority.area,
            name_cy=_welsh_name(authority, names),
            parent=place_id(county.gss)
            if county and county.gss
            else region_of(authority) or NATIONS[authority.nation][0],
            valid_from=partial(authority.first),
            valid_to=partial(authority.last),
            replaced_by=place_id(successor.gss) if successor and successor.gss else None,
            former_code="; ".join(authority.former_gss) or None,
            sources=(authority.source,),
        )
    )


def _emit_council(
    emission: Emission,
    authority: Authority,
    authorities: Mapping[str, Authority],
    names: Sequence[str],
) -> None:
    successor = _successor(authority, authorities)
    name_cy = _welsh_name(authority, names)
    emission.add(
        Organization(
            id=authority.council,
            kind=OrganizationKind.COUNCIL,
            name=authority.name,
            name_cy=name_cy,
            nation=authority.nation,
            place=place_id(authority.gss) if authority.gss else NATIONS[authority.nation][0],
            valid_from=partial(authority.first),
            valid_to=partial(authority.last),
            successor=successor.council if successor else None,
            status=OrganizationStatus.ACTIVE if authority.current else OrganizationStatus.SUCCEEDED,
            identifiers=(
                Identifier(scheme="local-authority-code", value=authority.code),
                *(
                    Identifier(scheme="gss", value=authority.gss)
                    for _ in filter(None, [authority.gss])
                ),
            ),
            sources=(authority.source,),
        )
    )
    emit_other_names(emission, authority, names, name_cy)


def _successor(authority: Authority, authorities: Mapping[str, Authority]) -> Authority | None:
    """The council that replaced this one; of two (a county that was split) neither is."""
    if len(authority.replaced_by) != 1:
        return None
    code = authority.replaced_by[0]
    if code not in authorities:
        raise SourceError(
            f"{authority.code} is replaced by {code}, which is no authority. Correct the source."
        )
    return authorities[code]


def _welsh_name(authority: Authority, names: Sequence[str]) -> str | None:
    """The name that the source's "cy - en" file name shows to be the Welsh one;
    None where both are one.
    """
    welsh = fold(authority.two_names.partition("_-_")[0].replace("_", " "))
    if authority.nation is not Nation.WALES or welsh == fold(authority.area):
        return None
    return next(
        (
            name
            for name in names
            if fold(name) == welsh and name != name.casefold() and not is_broken(name)
        ),
        None,
    )


def emit_other_names(
    emission: Emission, authority: Authority, names: Sequence[str], name_cy: str | None
) -> None:
    """Emit the other names. A name of lower-case letters only is for search alone, unless its
    words all stand in the name.
    """
    known = {fold(authority.name), fold(name_cy or "")}
    words = set(fold(authority.name).split())
    for name in sorted(names, key=lambda text: (text == text.casefold(), text)):
        if is_broken(name):
            emission.left_out.append(f'{authority.source}: the broken name "{name}"')
            continue
        lower = name == name.casefold()
        if fold(name) in known or (lower and set(fold(name).split()) <= words):
            continue
        known.add(fold(name))
        why = NameWhy.MISSPELLED if lower else NameWhy.ALIAS
        emission.name(
            RecordId(authority.council), " ".join(name.split()), why, sources=(authority.source,)
        )
