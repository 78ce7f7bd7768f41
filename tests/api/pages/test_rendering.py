"""A view object in each of its forms, on a page made for the test."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import httpx
import pytest
import pytest_asyncio

from api.asking import Asking
from api.context import Parts
from api.door import Door
from api.in_force import InForce
from api.pages.addresses import page_of, with_format, without_format
from api.pages.asked import Asked
from api.pages.day import day_of
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.site import PAGES, pages_app
from api.reading import answer
from graph.dates import PartialDate
from graph.hub import Hub
from graph.model import OrganizationKind
from graph.standing import ServedStanding
from graph.view import Viewer
from graph.words import Fill, ProperName, T
from tests.api.pages.reading import read
from tests.graph.world import World, organization, person

DAY = dt.date(2026, 5, 3)
CELLS: dict[str, Sequence[Fill | float | None]] = {
    "rows": (T("Wales"), 0.25, DAY),
    "formula": ("=1+1", "@x", None),
    "none": (),
}


@dataclass(frozen=True, slots=True)
class Row:
    name_of: Fill
    since: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Shown):
    rows: Sequence[Row]
    read_on: dt.date
    cells: Sequence[Fill | float | None] = ()

    def table(self) -> Table | None:
        return Table(("one", "two", "three"), [self.cells]) if self.cells else None


async def _ask(asked: Asked) -> PageQuery:
    if asked.in_path("id") == "wrong":
        return PageQuery('# How?\n{ tie(a: "bo", b: "bo") { band } }', {})
    return PageQuery("# Who?\nquery Q($id: ID!) { node(id: $id) { id name } }", {"id": "cai"})


async def _make(asked: Asked) -> Made:
    row = Row(ProperName("Health", "Iechyd"), PartialDate("2026-05"))
    return Rows(
        title=T("Search"),
        rows=[row],
        read_on=DAY,
        cells=CELLS[asked.in_path("id")],
        query=await _ask(asked),
    )


ROWS = Page(
    name="rows",
    path="/rows/{id}",
    make=_make,
    template="home.html",
    ask=_ask,
    files=("csv", "svg"),
    private=True,
)


@pytest_asyncio.fixture
async def client(hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    pages = pages_app(Parts(hub), answer, (*PAGES, ROWS))
    door = Door(hub.accounts, InForce(ServedStanding(viewer=Viewer())))
    app = Asking(pages, door)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        yield client


async def test_json_has_the_data_of_the_pages_question_in_the_language_of_the_address(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/cy/rows/none.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {"node": {"id": "cai", "name": "Cai Elis"}}


async def test_a_question_that_is_refused_answers_with_the_errors_alone(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/cy/rows/wrong.json")
    assert (answer.status_code, answer.headers["cache-control"]) == (422, "no-store")
    (error,) = answer.json()["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["tie"], "BAD_USER_INPUT")
    assert list(answer.json()) == ["errors"]


async def test_csv_has_words_numbers_and_days(client: httpx.AsyncClient) -> None:
    answer = await client.get("/cy/rows/rows.csv")
    assert answer.headers["content-disposition"] == 'inline; filename="dolen-rows.csv"'
    assert list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))) == [
        ["one", "two", "three"],
        ["Cymru", "0.25", "2026-05-03"],
    ]


async def test_no_spreadsheet_runs_what_somebody_wrote(client: httpx.AsyncClient) -> None:
    answer = await client.get("/en/rows/formula.csv")
    assert list(csv.reader(io.StringIO(answer.text)))[1] == ["'=1+1", "'@x", ""]


async def test_a_state_without_rows_or_picture_has_no_such_form(client: httpx.AsyncClient) -> None:
    for address in ("/en/rows/none.csv", "/en/rows/rows.svg"):
        page = read(await client.get(address))
        assert (page.response.status_code, page.main.one("h1").text) == (404, "Page not found")


async def test_every_form_of_a_private_page_is_private(client: httpx.AsyncClient) -> None:
    for address in ("/en/rows/rows.csv", "/en/rows/rows.json"):
        assert (await client.get(address)).headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-06-01", "2025-06-01"),
        ("2025-06", "2025-06-30"),
        ("2025", "2025-12-31"),
        ("2026", "2026-11-24"),
        ("2027", "2027-01-01"),
    ],
)
def test_a_month_or_year_is_answered_for_its_last_day_up_to_today(written: str, day: str) -> None:
    assert day_of(PartialDate(written), dt.date(2026, 11, 24)).isoformat() == day


def test_the_first_page_as_data_is_called_home() -> None:
    assert (with_format("/", "json"), with_format("/sources", "csv"), with_format("/", None)) == (
        "/home.json",
        "/sources.csv",
        "/",
    )
    assert (
        without_format("/home.json"),
        without_format("/sources.csv"),
        without_format("/p/a.b"),
    ) == ("/", "/sources", "/p/a.b")


def test_each_record_has_its_page() -> None:
    world = World()
    world.centre("centre")
    world.people("ann")
    world.body("group", OrganizationKind.CROSS_PARTY_GROUP)
    world.body("council", OrganizationKind.COUNCIL)
    records = world.records
    bodies = [
        page_of(records.organizations[organization(id_)]) for id_ in ("centre", "group", "council")
    ]
    assert bodies == ["centre", "network", "body"]
    assert page_of(records.people[person("ann")]) == "person"
