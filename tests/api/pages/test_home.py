"""The first page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx

from api.app import create_app
from graph.hub import Hub
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.conftest import Look
from tests.api.pages.reading import Document, read
from tests.api.world import records
from tests.graph.world import organization


def _rows(page: Document, section: str) -> list[list[str]]:
    rows = page.main.one("section", aria_labelledby=section).one("tbody").all("tr")
    return [[cell.text for cell in row.children if not isinstance(cell, str)] for row in rows]


async def test_it_counts_what_is_known_in_each_nation(look: Look) -> None:
    """Wales: Bo and Cai sit in the Assembly (Dai left in April), one committee, one council.
    Nothing of the others is here.
    """
    page = await look("/en/")
    rows = _rows(page, "nations")
    assert rows == [
        ["Scotland", *["not yet"] * 4],
        ["Wales", "2", "1", "not yet", "1"],
        ["Northern Ireland", *["not yet"] * 4],
        ["England: localities", *["not yet"] * 4],
    ]
    days = "committees 1 July 2026, ministers 1 July 2026 and seats 1 July 2026"
    assert f"Lists read: {days}." in page.main.text


async def test_it_says_what_can_be_answered_of_each_nation(look: Look) -> None:
    """Ann met Bo in October, and Bo and Cai are a committee of two: good leads to both who are in
    office. The Assembly, its government and its ministers, a committee and a council are bodies.
    """
    page = await look("/en/?as_of=2026-11-24")
    nothing = ["not yet", "not yet", "no list yet", "none recorded", "not known"]
    assert _rows(page, "outlook") == [
        ["Scotland", *nothing],
        [
            "Wales",
            "2",
            "5",
            "100% of 2: good 2, fair 0, long shots 0",
            "1 October 2026",
            "1 July 2026",
        ],
        ["Northern Ireland", *nothing],
        ["England: localities", *nothing],
    ]


async def test_each_nation_leads_to_its_page(look: Look) -> None:
    nations = (await look("/en/")).main.one("section", aria_labelledby="nations")
    rows = nations.one("tbody").all("tr")
    assert [link.attributes["href"] for row in rows for link in row.one("th").all("a")] == [
        "/en/nation/scotland",
        "/en/nation/wales",
        "/en/nation/northern-ireland",
        "/en/nation/england",
    ]


async def test_on_an_earlier_day_it_counts_who_sat_then(look: Look) -> None:
    """On 1 March 2026 Dai alone sat."""
    page = await look("/en/?as_of=2026-03-01")
    nations = page.main.one("section", aria_labelledby="nations")
    assert nations.one("tbody").all("tr")[1].all("td")[0].text == "1"


async def test_the_same_counts_as_json_and_csv(client: httpx.AsyncClient) -> None:
    wales = (await client.get("/en/home.json?as_of=2026-11-24")).json()["nations"][1]
    assert wales == {
        "nation": "WALES",
        "members": 2,
        "committees": 1,
        "groups": None,
        "groupsBefore": None,
        "councils": 1,
        "outlook": {
            "people": 2,
            "bodies": 5,
            "targets": 2,
            "ours": 0,
            "good": 2,
            "fair": 0,
            "longShots": 0,
            "without": 0,
            "newestContact": "2026-10-01",
            "readFrom": "2026-07-01",
            "readTo": "2026-07-01",
        },
    }
    table = await client.get("/cy/home.csv?as_of=2026-11-24")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.text.splitlines()[:3] == [
        "\ufeffnation,membersNow,committees,crossPartyGroups,crossPartyGroupsBefore,councils,people,"
        "bodies,targets,ours,good,fair,longShots,without,newestContact,readFrom,readTo",
        "scotland,,,,,,,,,,,,,,,,",
        "wales,2,1,,,1,2,5,2,0,2,0,0,0,2026-10-01,2026-07-01,2026-07-01",
    ]


async def test_the_form_asks_for_a_path_and_offers_the_centres_that_are_open(look: Look) -> None:
    page = await look("/cy/")
    form = page.main.one("form", action="/cy/path")
    assert (form.attributes["action"], form.attributes["method"]) == ("/cy/path", "get")
    assert [each.attributes["name"] for each in form.all("input")] == ["from", "to"]
    assert [each.attributes["value"] for each in form.one("datalist").all("option")] == [
        "Canolfan yr Harbwr"
    ]


async def test_each_mark_has_as_many_bars_as_its_band_and_is_filled_by_what_it_rests_on(
    look: Look,
) -> None:
    page = await look("/en/")
    marks = page.main.all("svg", class_="d-mark")
    kinds = (("rect", "on"), ("rect", "half"), ("rect", "hol"), ("path", "base"))
    bars = [tuple(len(mark.all(tag, class_=name)) for tag, name in kinds) for mark in marks]
    # strong, medium; weak, its lower halves filled; faint, hollow
    assert bars == [(4, 0, 0, 0), (3, 0, 0, 1), (0, 2, 2, 2), (0, 0, 1, 3)]
    assert all(mark.attributes["aria-hidden"] == "true" for mark in marks)
    assert (
        "Weak · past contact Half-filled bars: they were in contact, but more than 2 years ago."
        in page.main.text
    )


async def test_an_empty_graph_says_how_to_fill_it(tmp_path: Path) -> None:
    async with (
        Hub.open(tmp_path / "graph", None) as hub,
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
        ) as client,
    ):
        page = read(await client.get("/en/"))
        sources = read(await client.get("/en/sources"))
    said = (
        "There is nothing here yet. Stop Dolen and start it with: make run. It "
        "loads the bundled data."
    )
    assert page.main.one("p", class_="govuk-inset-text").text == said
    assert said in sources.main.text


async def test_an_invented_world_says_so_on_every_page(tmp_path: Path) -> None:
    known = records()
    invented = {id_: replace(dataset, invented=True) for id_, dataset in known.datasets.items()}
    write(replace(known, datasets=invented), tmp_path / "tables" / "d")
    async with (
        Hub.open(tmp_path / "graph", tmp_path / "tables") as hub,
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
        ) as client,
    ):
        for address in ("/en/", "/en/search?q=bo", "/en/method"):
            notice = read(await client.get(address)).root.one("div", class_="d-notice")
            assert (
                notice.text
                == "This is a demonstration: every person, body and meeting in it is invented."
            )


async def test_where_the_store_does_not_answer_home_still_does_and_what_needs_the_store_says_so(
    tmp_path: Path,
) -> None:
    """Paths and counts are in memory;
    the feed of changes is in the store, which is stopped here.
    """
    write(records(), tmp_path / "tables" / "d")
    async with Hub.open(tmp_path / "graph", tmp_path / "tables") as hub:
        app = create_app(hub)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        assert (await client.get("/en/")).status_code == 200
        for address in ("/en/changes", "/en/person/bo"):
            response = await client.get(address)
            page = read(response)
            assert (response.status_code, response.headers["retry-after"]) == (503, "60")
            assert page.main.one("h1").text == "Dolen cannot reach its data just now"
            assert "Nothing is lost. Try again in a minute." in page.main.text
        assert (
            "Ni all Dolen gyrraedd ei ddata ar hyn o bryd" in (await client.get("/cy/changes")).text
        )


async def test_a_centre_is_asked_only_for_whom_it_wants_and_sees_questions_with_an_answer(
    hub: Hub,
) -> None:
    """Harbour reaches both ministers of the invented nation: Ann met Bo, who sits with Cai."""
    app = create_app(hub, viewer=Viewer(centre=organization("harbour")))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        page = read(await client.get("/en/"))
        form = page.main.one("form", action="/en/path")
        assert [
            (each.attributes["name"], each.attributes["type"]) for each in form.all("input")
        ] == [
            ("from", "hidden"),
            ("to", "text"),
        ]
        assert form.all("input")[0].attributes["value"] == "harbour"
        assert page.main.one("p", class_="d-lede").text == (
            "Paths from the Harbour Centre, its people and its partners."
        )
        examples = page.main.one("p", class_="d-meta").all("a")
        assert [each.text for each in examples] == ["First Minister"]
        answer = read(await client.get(examples[0].attributes["href"]))
        assert len(answer.main.all("li", class_="d-path")) > 0
        assert "Met somebody?" in page.main.text
        # another day is not searched beforehand
        assert read(await client.get("/en/?as_of=2026-01-01")).main.all("p", class_="d-meta") == []
