"""Combined and strategic authorities of England as the source lists them, read strictly, with
what the field calls their areas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph import ids
from graph.model import OrganizationId, PlaceId
from seeds.sources.emission import organization_id, place_id
from seeds.sources.places import Authority
from seeds.sources.record import SourceError, csv_records

FOLDER = Path("england-strategic-authorities")
LONDON = "Greater London"
PLANNED = "Planned"
AREAS: Mapping[str, tuple[str, str]] = {
    "Cambridgeshire & Peterborough": (
        "Cambridgeshire and Peterborough",
        "Swydd Gaergrawnt a Peterborough",
    ),
    "Cheshire & Warrington": ("Cheshire and Warrington", "Swydd Gaer a Warrington"),
    "Cumbria": ("Cumbria", "Cumbria"),
    "Devon & Torbay": ("Devon and Torbay", "Dyfnaint a Torbay"),
    "East Midlands": ("the East Midlands", "Dwyrain Canolbarth Lloegr"),
    "Greater Lincolnshire": ("Greater Lincolnshire", "Swydd Lincoln Fwyaf"),
    LONDON: ("London", "Llundain"),
    "Greater Manchester": ("Greater Manchester", "Manceinion Fwyaf"),
    "Hampshire & the Solent": ("Hampshire and the Solent", "Hampshire a’r Solent"),
    "Hull & East Yorkshire": ("Hull and East Yorkshire", "Hull a Dwyrain Swydd Efrog"),
    "Lancashire": ("Lancashire", "Swydd Gaerhirfryn"),
    "Liverpool City Region": ("the Liverpool City Region", "Dinas-Ranbarth Lerpwl"),
    "North East": ("the North East", "Gogledd-ddwyrain Lloegr"),
    "South Yorkshire": ("South Yorkshire", "De Swydd Efrog"),
    "Sussex & Brighton": ("Sussex and Brighton", "Sussex a Brighton"),
    "Tees Valley": ("Tees Valley", "Dyffryn Tees"),
    "West Midlands": ("the West Midlands", "Gorllewin Canolbarth Lloegr"),
    "West Yorkshire": ("West Yorkshire", "Gorllewin Swydd Efrog"),
    "West of England": ("the West of England", "Gorllewin Lloegr"),
    "York & North Yorkshire": ("York and North Yorkshire", "Efrog a Gogledd Swydd Efrog"),
}
"""What an area is called behind "Mayor of", in English and in Welsh: ours."""
COUNTY_AUTHORITY = "Combined County Authority"
"""Of one that is called so counties and unitary councils are members, and no districts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicAuthority:
    """One authority as the source states it. `mayor` as a list of June 2026 names them; `person`:
    their id in the register of politicians, where that list names the same as a later one.
    """

    short: str
    name: str
    code: str
    gss: str
    mayor: str
    person: str
    named_otherwise: bool
    """A later list, which cannot be cited, names somebody else."""
    established: str
    instrument: str
    next_election: str
    areas: Sequence[str]
    """The codes of the councils whose areas it holds."""

    @property
    def id(self) -> OrganizationId:
        """One that the list of local authorities has was filed among the councils first: an id
        stays as it is.
        """
        made = ids.make("council", self.code) if self.code else ids.make("authority", self.short)
        return organization_id(made)

    @property
    def place(self) -> PlaceId:
        return place_id(self.gss or ids.make("place", "authority", self.short))

    @property
    def area(self) -> str:
        return self.short.replace("&", "and")

    @property
    def area_cy(self) -> str:
        return "Llundain Fwyaf" if self.short == LONDON else AREAS[self.short][1]

    @property
    def source(self) -> str:
        """The instrument that established it, on legislation.gov.uk."""
        if self.instrument == "Greater London Authority Act 1999":
            return "legislation:ukpga/1999/29"
        return f"legislation:uksi/{self.instrument.removeprefix('SI ')}"


def read_strategic_authorities(folder: Path) -> list[StrategicAuthority]:
    """Read the authorities and whose areas they hold, planned ones too."""
    areas = _areas(folder)
    found = []
    for row in csv_records(folder / FOLDER / "strategic-authorities.csv"):
        with row:
            row.ignore("party", "mayor_as_of")  # of the later list alone
            short = row.need("short_name")
            planned = row.need("tier") == PLANNED
            if not planned and short not in AREAS:
                raise row.error(f'"{short}" is new. Say in AREAS how its area is called.')
            june, later = row.take("mayor_in_june_2026_source"), row.take("mayor")
            person, same = row.take("mayor_person_id"), _without_title(june) == later
            found.append(
                StrategicAuthority(
                    short=short,
                    name=row.need("official_name"),
                    code=row.take("mysociety_code"),
                    gss=row.take("gss_code"),
                    mayor=_without_title(june),
                    person=person if same else "",
                    named_otherwise=bool(june) and not same,
                    established="" if planned else row.need("established"),
                    instrument="" if planned else row.need("instrument"),
                    next_election=row.take("next_election"),
                    areas=areas.get(short, ()),
                )
            )
            row.ignore("established", "instrument")
    return found


def constituents(
    authority: StrategicAuthority, councils: Mapping[str, Authority]
) -> Sequence[Authority]:
    """Return the councils that are members of an authority: of a county authority the counties in
    place of their districts, of another one also the counties that the list of councils says are.

    Raises:
        SourceError: a council of its area is not in the list of councils.
    """
    missing = [code for code in authority.areas if code not in councils]
    if missing:
        raise SourceError(f"{authority.name}: {missing[0]} is no council. Correct the source.")
    listed = [councils[code] for code in authority.areas]
    counties = [councils[one.county] for one in listed if one.county]
    if COUNTY_AUTHORITY in authority.name:
        members = [*counties, *(one for one in listed if not one.county)]
    else:
        members = [*(one for one in counties if one.combined == authority.code), *listed]
    return sorted({one.code: one for one in members}.values(), key=lambda one: one.code)


def _areas(folder: Path) -> Mapping[str, Sequence[str]]:
    areas: dict[str, list[str]] = defaultdict(list)
    for row in csv_records(folder / FOLDER / "strategic-authority-areas.csv"):
        with row:
            row.ignore("area_name", "gss_code")
            areas[row.need("short_name")].append(row.need("local_authority_code"))
    return areas


def _without_title(name: str) -> str:
    return name.removeprefix("Dame ").removeprefix("Sir ")
