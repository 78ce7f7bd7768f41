"""The page of a meeting: what everybody sees of a public one, and that another Centre's own is
as if it were not there.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.dates import PartialDate
from graph.hub import Hub
from graph.model import Interaction, InteractionKind, RecordId, Records
from graph.privacy.audience import Audience
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.reading import Document, read
from tests.api.world import WALES, records
from tests.graph.world import organization, person, place

DINNER, OWN, CROWD = RecordId("dinner"), RecordId("own-call"), RecordId("crowd")
NEWS = "https://harbour.example/news"


def _known() -> Records:
    """The invented Wales with a public event, a call of the Harbour Centre's own,
    and an event of 61 people.
    """
    dinner = Interaction(
        id=DINNER,
        kind=InteractionKind.EVENT,
        date=PartialDate("2026-10-30"),
        to=PartialDate("2026-11-02"),
        title="Harbour & castle",
        actors=(person("bo"), person("cai")),
        as_written=("A <b>clerk</b>",),
        attendance=40,
        place=place(WALES),
        note="One\nTwo",
        sources=(NEWS,),
    )
    own = Interaction(
        id=OWN,
        date=PartialDate("2026-11-03"),
        kind=InteractionKind.CALL,
        actors=(person("ann"), person("cai")),
        audience=Audience.of(organization("harbour")),
        recorded_by=organization("harbour"),
    )
    crowd = Interaction(
        id=CROWD,
        kind=InteractionKind.EVENT,
        date=PartialDate("2026"),
        actors=(person("bo"), person("dai")),
        attendance=61,
        sources=(NEWS,),
    )
    known = records()
    return replace(
        known, interactions={**known.interactions, DINNER: dinner, OWN: own, CROWD: crowd}
    )


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    tables = tmp_path_factory.mktemp("tables of meetings")
    write(_known(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of meetings"), tables) as hub:
        yield hub


class Reader:
    def __init__(self, hub: Hub, viewer: Viewer) -> None:
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub, viewer=viewer)),
            base_url="http://localhost",
        )

    async def see(self, address: str) -> Document:
        page = read(await self.client.get(address))
        assert page.response.status_code == 200, address
        assert page.problems == []
        return page


@pytest.fixture(scope="module")
def public(hub: Hub) -> Reader:
    return Reader(hub, Viewer())


@pytest.fixture(scope="module")
def harbour(hub: Hub) -> Reader:
    return Reader(hub, Viewer(centre=organization("harbour")))


async def test_everybody_sees_who_took_part_when_where_and_from_where(public: Reader) -> None:
    page = await public.see("/en/interaction/dinner")
    assert page.main.one("h1").text == "Harbour & castle"
    assert "Event, 30 October 2026 to 2 November 2026" in page.main.text
    links = {each.text: each.attributes["href"] for each in page.main.all("a")}
    assert links["Bo Ellis"] == "/en/person/bo"
    assert links["Cai Ellis"] == "/en/person/cai"
    assert links["Wales"] == f"/en/place/{WALES}"
    assert NEWS in links.values()
    assert "A <b>clerk</b>" in page.main.text
    assert [each.text for each in page.main.all("dd")] == ["40", "Wales", "One Two"]
    assert page.main.all("form") == []
    assert "Only your Centre sees this" not in page.main.text


async def test_it_leads_to_the_ties_that_it_is_evidence_of(public: Reader) -> None:
    page = await public.see("/en/interaction/dinner")
    tie = next(
        each for each in page.main.all("a") if each.attributes["href"] == "/en/tie?a=bo&b=cai"
    )
    assert tie.text == "Bo Ellis and Cai Ellis"
    back = await public.see(tie.attributes["href"])
    assert any(each.attributes["href"] == "/en/interaction/dinner" for each in back.main.all("a"))
    crowd = await public.see("/en/interaction/crowd")
    assert "None: so many took part that it says little of any two of them." in crowd.main.text


async def test_on_an_earlier_day_it_had_not_taken_place(public: Reader) -> None:
    page = await public.see("/en/interaction/dinner?as_of=2026-10-29")
    assert "On 29 October 2026 it had not taken place." in page.main.text
    assert "/en/tie?" not in page.response.text


async def test_a_profile_lists_it_with_a_link(public: Reader) -> None:
    page = await public.see("/en/person/cai")
    (link,) = [
        each for each in page.main.all("a") if each.attributes["href"] == "/en/interaction/dinner"
    ]
    assert link.text == "Event, 30 October 2026"


async def test_it_answers_as_data(public: Reader) -> None:
    data = (await public.client.get("/en/interaction/dinner.json")).json()
    node = data["node"]
    assert (node["id"], node["kind"], node["date"], node["to"], node["attendance"]) == (
        "dinner",
        "EVENT",
        "2026-10-30",
        "2026-11-02",
        40,
    )
    assert [each["id"] for each in node["actors"]] == ["bo", "cai"]
    assert (node["place"]["name"], node["asWritten"]) == ("Wales", ["A <b>clerk</b>"])
    rows = (await public.client.get("/en/interaction/dinner.csv")).text.splitlines()
    assert rows == [
        "\ufeffinteractionId,participantId,participant",
        "dinner,bo,Bo Ellis",
        "dinner,cai,Cai Ellis",
        "dinner,,A <b>clerk</b>",
    ]


async def test_a_search_leads_to_it(public: Reader) -> None:
    page = await public.see("/en/search?q=harbour+castle")
    assert any(each.attributes["href"] == "/en/interaction/dinner" for each in page.main.all("a"))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("format", ["", ".json", ".csv"])
async def test_another_centre_s_own_answers_as_one_that_is_not_there(
    hub: Hub, harbour: Reader, language: str, format: str
) -> None:
    assert (
        await harbour.client.get(f"/{language}/interaction/own-call{format}")
    ).status_code == 200
    for viewer in (Viewer(), Viewer(centre=organization("old-pier"))):
        reader = Reader(hub, viewer)
        hidden = await reader.client.get(f"/{language}/interaction/own-call{format}")
        unknown = await reader.client.get(f"/{language}/interaction/nothing{format}")
        assert hidden.status_code == unknown.status_code == 404
        assert hidden.content == unknown.content


async def test_its_own_centre_sees_whose_it_is_and_no_cache_keeps_it(harbour: Reader) -> None:
    page = await harbour.see("/en/interaction/own-call")
    assert page.main.one("h1").text == "Call or online meeting, 3 November 2026"
    assert "Only your Centre sees this" in page.main.text
    assert page.response.headers["cache-control"] == "private, no-store"
    welsh = await harbour.see("/cy/interaction/own-call")
    assert welsh.main.one("h1").text == "Galwad neu gyfarfod ar-lein, 3 Tachwedd 2026"


async def test_an_id_of_somebody_leads_to_their_own_page_and_a_tail_is_put_right(
    public: Reader,
) -> None:
    other = await public.client.get("/en/interaction/bo")
    assert (other.status_code, other.headers["location"]) == (301, "/en/person/bo")
    tail = await public.client.get("/en/interaction/dinner-harbour")
    assert (tail.status_code, tail.headers["location"]) == (301, "/en/interaction/dinner")
