"""The House of Commons and the three devolved legislatures as the sources name them."""

from __future__ import annotations

from dataclasses import dataclass

from graph import ids
from graph.model import (
    Identifier,
    Language,
    NameWhy,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    PlaceId,
    RecordId,
)
from seeds.sources.emission import Emission, organization_id, place_id

OURS = "dolen"
"""The source of what is our own judgement or general knowledge: other names, topic words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chamber:
    """A body of elected members. `register` is its id in the register of politicians;
    `place` is what it sits for as a whole.
    """

    id: OrganizationId
    register: str
    name: str
    name_cy: str | None = None
    nation: Nation | None = None
    place: PlaceId
    website: str
    letters: str = ""
    """With which the names of its seats begin, where the register writes them out."""
    regions: frozenset[str] = frozenset()
    """Names of the areas that elect additional members; all other areas are constituencies."""
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()

    def place_of(self, area: str) -> PlaceId:
        """Return our id of an area that has no GSS code in the sources."""
        return place_id(ids.make("place", self.id, area))

    def around(self, place: PlaceId) -> PlaceId:
        """Return what holds a seat's area: of a chamber of several nations the nation that its
        GSS code begins with.
        """
        return self.place if self.nation is not None else NATIONS_BY_LETTER[place[0]]


NATIONS_BY_LETTER = {
    code[0]: place_id(code) for code in ("E92000001", "N92000002", "S92000003", "W92000004")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Legislature(Chamber):
    """A devolved legislature, its government and its ministers."""

    nation: Nation
    nation_name: str
    nation_inside_cy: str
    """As it stands inside a Welsh name: "yr Alban"."""
    government: OrganizationId
    team: OrganizationId
    team_name: str
    team_name_cy: str | None = None


HOUSE_OF_COMMONS = Chamber(
    id=organization_id("house-of-commons"),
    register="house-of-commons",
    name="House of Commons",
    name_cy="Tŷ’r Cyffredin",
    place=place_id("K02000001"),
    website="https://www.parliament.uk",
    letters="MP",
    aliases=("Commons",),
)


SENEDD = Legislature(
    id=organization_id("senedd"),
    register="welsh-parliament",
    name="Senedd",
    name_cy="Senedd Cymru",
    nation=Nation.WALES,
    place=place_id("W92000004"),
    nation_name="Wales",
    nation_inside_cy="Cymru",
    website="https://senedd.wales",
    government=organization_id("welsh-government"),
    team=organization_id("welsh-ministers"),
    team_name="Welsh Ministers",
    team_name_cy="Gweinidogion Cymru",
    regions=frozenset(
        {
            "Mid and West Wales",
            "North Wales",
            "South Wales Central",
            "South Wales East",
            "South Wales West",
        }
    ),
    aliases=("Welsh Parliament",),
    former_names=("National Assembly for Wales",),
)
SCOTTISH_PARLIAMENT = Legislature(
    id=organization_id("scottish-parliament"),
    register="scottish-parliament",
    name="Scottish Parliament",
    nation=Nation.SCOTLAND,
    place=place_id("S92000003"),
    nation_name="Scotland",
    nation_inside_cy="yr Alban",
    website="https://www.parliament.scot",
    government=organization_id("scottish-government"),
    team=organization_id("scottish-ministers"),
    team_name="Scottish Ministers",
    regions=frozenset(
        {
            "Central Scotland",
            "Central Scotland and Lothians West",
            "Edinburgh and Lothians East",
            "Glasgow",
            "Highlands and Islands",
            "Lothian",
            "Lothians",
            "Mid Scotland and Fife",
            "North East Scotland",
            "South Scotland",
            "South of Scotland",
            "West Scotland",
            "West of Scotland",
        }
    ),
    aliases=("Holyrood",),
)
NI_ASSEMBLY = Legislature(
    id=organization_id("ni-assembly"),
    register="northern-ireland-assembly",
    name="Northern Ireland Assembly",
    nation=Nation.NORTHERN_IRELAND,
    place=place_id("N92000002"),
    nation_name="Northern Ireland",
    nation_inside_cy="Gogledd Iwerddon",
    website="https://www.niassembly.gov.uk",
    government=organization_id("ni-executive"),
    team=organization_id("ni-executive-ministers"),
    team_name="Ministers of the Northern Ireland Executive",
    aliases=("Stormont", "NI Assembly"),
)


def emit_chamber(emission: Emission, chamber: Chamber) -> None:
    """Emit the chamber and its other names."""
    emission.add(
        Organization(
            id=chamber.id,
            kind=OrganizationKind.LEGISLATURE,
            name=chamber.name,
            name_cy=chamber.name_cy,
            nation=chamber.nation,
            place=chamber.place,
            website=chamber.website,
            identifiers=(Identifier(scheme="parlparse", value=chamber.register),),
            sources=(chamber.website,),
        )
    )
    for why, names in (
        (NameWhy.ALIAS, chamber.aliases),
        (NameWhy.FORMER, chamber.former_names),
    ):
        for name in names:
            emission.name(RecordId(chamber.id), name, why, language=Language.EN, sources=(OURS,))


def emit_legislature(emission: Emission, legislature: Legislature) -> None:
    """Emit the legislature, its other names and the team of its ministers."""
    emit_chamber(emission, legislature)
    emission.add(
        Organization(
            id=legislature.team,
            kind=OrganizationKind.MINISTERIAL_TEAM,
            name=legislature.team_name,
            name_cy=legislature.team_name_cy,
            nation=legislature.nation,
            place=legislature.place,
            parent=legislature.government,
            sources=(OURS,),
        )
    )
