"""An invented quay in Wales and a council in England, for the states of profiles, on 24 November
2026 unless another day is asked for.

Ivo works for the Lighthouse Centre, into which the Old Mill Centre merged at the end of 2022. Ivo
met Quentin, Minister for Tides until 10 June 2025, twice that spring, and Ottoline, who chairs the
group on Ropes and the Tides Committee, in October 2026. Rosamund follows Quentin. The Cooper Centre
is listed by the group on Sails, which has six members; the group on Nets, of the session that ended
on 8 April 2026, lists Cooper and Old Mill; the network of Beacons, Lighthouse and Old Mill. The
Tollgate Centre has closed. Nobody is known of Mossvale Council.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from api.app import create_app
from graph.hub import Hub
from graph.model import (
    Nation,
    OrganizationKind,
    OrganizationStatus,
    Place,
    PlaceKind,
    Records,
    Role,
)
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.reading import Document, Element, read
from tests.graph.world import ASSEMBLY, World, date, organization, person, place, post

WALES, ENGLAND, MOSSVALE, HAVEN = "W92000004", "E92000001", "E06099999", "W09099999"
NAMES = {
    "ivo": "Ivo Tamsin",
    "quentin": "Quentin Oakum",
    "rosamund": "Rosamund Pell",
    "ottoline": "Ottoline Marsh",
    "barnaby": "Barnaby Crake",
    "selwyn": "Selwyn Gage",
}
CLOSED, MERGED = OrganizationStatus.CLOSED, OrganizationStatus.MERGED
SAILORS = tuple(f"sailor-{n}" for n in range(1, 7))


OWN, OTHER, PUBLIC = (
    Viewer(centre=organization("lighthouse")),
    Viewer(centre=organization("cooper")),
    Viewer(),
)


@dataclass(frozen=True)
class Doors:
    """The same graph as its three viewers find it, over HTTP."""

    hub: Hub
    own: httpx.AsyncClient
    other: httpx.AsyncClient
    public: httpx.AsyncClient


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Doors]:
    write(records(), folder / "tables" / "d")
    async with Hub.open(folder / "graph", folder / "tables") as hub:
        own, other, public = (
            httpx.AsyncClient(
                transport=httpx.ASGITransport(create_app(hub, viewer=viewer)),
                base_url="http://localhost",
            )
            for viewer in (OWN, OTHER, PUBLIC)
        )
        async with own, other, public:
            yield Doors(hub, own, other, public)


def records() -> Records:
    world = World()
    world.centre("lighthouse", name="Lighthouse Centre", since="2019")
    world.centre(
        "old-mill",
        name="Old Mill Centre",
        since="2013",
        until="2022-12",
        successor="lighthouse",
        status=MERGED,
    )
    world.centre(
        "tollgate", name="Tollgate Centre", since="2014", until="2024-04-30", status=CLOSED
    )
    world.centre("cooper", name="Cooper Centre", since="2019")
    world.member("ivo", "lighthouse", Role.EMPLOYEE, since="2024-01-10")
    world.seat("quentin", "selwyn", since="2021-05-06", until="2026-04-08")
    world.seat("rosamund", "ottoline", "barnaby", *SAILORS, since="2026-05-08")
    _ministers(world)
    _groups(world)
    world.body(
        "mossvale-council", OrganizationKind.COUNCIL, name="Mossvale Council", nation=Nation.ENGLAND
    )
    world.body(
        "quay-inquiry",
        OrganizationKind.OTHER,
        name="Quay Inquiry",
        since="2020",
        until="2024-04-30",
        status=CLOSED,
    )
    return _placed(world.records)


def _ministers(world: World) -> None:
    world.office("minister-for-tides", "Minister for Tides", holders_from="2021-05-13")
    world.minister("quentin", "minister-for-tides", since="2021-05-13", until="2025-06-10")
    world.minister("rosamund", "minister-for-tides", since="2025-06-11")
    world.office("minister-for-fog", "Minister for Fog", holders_from="2021-05-13")
    world.met("ivo", "quentin", on="2025-04-01")
    world.met("ivo", "quentin", on="2025-05-01")
    world.office("seat-for-haven", "Member for Haven", of=ASSEMBLY, holders_from="2021-05-06")
    world.member(
        "selwyn", ASSEMBLY, since="2021-05-06", until="2026-04-08", post_id="seat-for-haven"
    )
    world.member("barnaby", ASSEMBLY, since="2026-05-08", post_id="seat-for-haven")


def _groups(world: World) -> None:
    world.group("nets", former=True, name="Group on Nets")
    world.member("selwyn", "nets", Role.CHAIR)
    for listed in ("cooper", "old-mill"):
        world.member(listed, "nets", Role.OUTSIDE_ORGANIZATION)
    world.body("beacons", OrganizationKind.NETWORK, name="Beacons")
    for member in ("lighthouse", "old-mill"):
        world.member(member, "beacons")
    world.group("ropes", name="Group on Ropes")
    world.member("ottoline", "ropes", Role.CHAIR, since="2026-06-01")
    world.member("barnaby", "ropes", since="2026-06-01")
    world.group("sails", name="Group on Sails")
    for sailor in SAILORS:
        world.member(sailor, "sails", since="2026-06-01")
    world.member("cooper", "sails", Role.OUTSIDE_ORGANIZATION, since="2026-06-01")
    world.body(
        "tides-committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Tides Committee"
    )
    world.member("ottoline", "tides-committee", Role.CHAIR, since="2026-06-01")
    world.met("ivo", "ottoline", on="2026-10-01")


def _placed(known: Records) -> Records:
    people = {
        **known.people,
        **{person(id): replace(known.people[person(id)], name=name) for id, name in NAMES.items()},
    }
    council, lighthouse = organization("mossvale-council"), organization("lighthouse")
    bodies = {
        **known.organizations,
        council: replace(known.organizations[council], place=place(MOSSVALE)),
        lighthouse: replace(
            known.organizations[lighthouse], remit=("Wales",), active_in=("England",)
        ),
    }
    seat, office = post("seat-for-haven"), post("minister-for-tides")
    posts = {
        **known.posts,
        seat: replace(known.posts[seat], place=place(HAVEN)),
        office: replace(known.posts[office], place=place(WALES)),
    }
    vacated = post("minister-for-fog")
    posts[vacated] = replace(known.posts[vacated], place=place(WALES))
    places = [
        replace(known.places[place(WALES)], name_cy="Cymru"),
        Place(id=place(ENGLAND), kind=PlaceKind.NATION, name="England", name_cy="Lloegr"),
        Place(
            id=place(MOSSVALE),
            kind=PlaceKind.COUNCIL_AREA,
            name="Mossvale",
            parent=place(ENGLAND),
            former_code="99MV",
        ),
        Place(
            id=place("former-haven"),
            kind=PlaceKind.CONSTITUENCY,
            name="Old Haven",
            parent=place(WALES),
        ),
        Place(
            id=place(HAVEN),
            kind=PlaceKind.CONSTITUENCY,
            name="Haven",
            parent=place(WALES),
            valid_from=date("2021"),
        ),
    ]
    return replace(
        known,
        people=people,
        organizations=bodies,
        posts=posts,
        places={each.id: each for each in places},
    )


async def see(quay: httpx.AsyncClient, address: str, day: str = "as_of=2026-11-24") -> Document:
    """Return a page of the quay on a day, which must be there and sound."""
    response = await quay.get(f"/{address}?{day}")
    assert response.status_code == 200, address
    page = read(response)
    assert page.problems == []
    return page


def section(page: Document, id: str) -> Element:
    """Return the section whose heading has the id."""
    return next(
        each for each in page.main.all("section") if each.attributes.get("aria-labelledby") == id
    )


def rows(element: Element) -> list[list[str]]:
    """Return the cells of the rows of its tables, headings of columns left out."""
    return [
        [cell.text for cell in row.children if isinstance(cell, Element)]
        for body in element.all("tbody")
        for row in body.all("tr")
    ]
