"""Who moved: as a page, as a feed and as a calendar, and whom a Centre knows of them.

Over the shared world, in which Cai became First Minister on 12 May 2026 and Bo took the chair of
the Health Committee on 1 June, and over the quay, where Rosamund followed Quentin, whom Ivo of the
Lighthouse Centre knew.
"""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import httpx
from icalendar import Calendar

from tests.api.pages.conftest import Look
from tests.api.pages.reading import read

JUNE = "as_of=2026-06-10&window=30"
ATOM = "{http://www.w3.org/2005/Atom}"


async def test_a_page_tells_who_came_and_who_is_in_the_first_thirty_days(look: Look) -> None:
    """From 12 May 29 days lead to 10 June, and from 1 June to 30 June: both are new on 10 June."""
    page = await look(f"/en/movers?{JUNE}")
    rows = [
        [cell.text for cell in row.children if not isinstance(cell, str)]
        for row in page.main.one("section", aria_labelledby="movers").one("tbody").all("tr")
    ]
    assert rows == [
        [
            "Health Committee (chair) Wales",
            "nobody known",
            "Bo Ellis , 1 June 2026 First 30 days, until 30 June 2026",
            "nobody of them",
        ],
        [
            "First Minister Wales",
            "nobody known",
            "Cai Ellis , 12 May 2026 First 30 days, until 10 June 2026",
            "nobody of them",
        ],
    ]
    scotland = await look(f"/en/movers?{JUNE}&nation=scotland")
    assert "No post changed hands in this time" in scotland.main.text
    assert "states the day of an election to come" in scotland.main.text
    sessions = (await look("/en/movers?as_of=2026-06-10&window=90")).main.one(
        "section", aria_labelledby="sessions"
    )
    # the first of 90 days to 10 June is 12 March
    assert [each.text for each in sessions.all("li")] == [
        "8 April 2026: assembly: the session ends",
        "8 May 2026: assembly: a new session begins",
    ]


async def test_the_feed_and_the_calendar_tell_the_same_with_addresses_that_are_whole(
    client: httpx.AsyncClient,
) -> None:
    feed = await client.get(f"/en/movers.atom?{JUNE}")
    assert feed.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(feed.text)
    told = [
        (each.findtext(f"{ATOM}title"), each.findtext(f"{ATOM}updated"))
        for each in root.iter(f"{ATOM}entry")
    ]
    assert told == [
        ("Chair of the Health Committee: Bo Ellis came", "2026-06-01T00:00:00Z"),
        ("First Minister: Cai Ellis came", "2026-05-12T00:00:00Z"),
    ]
    assert [link.attrib["href"] for link in root.iter(f"{ATOM}link")] == [
        "http://localhost/en/movers.atom?as_of=2026-06-10&window=30",
        "http://localhost/en/body/health-committee",
        "http://localhost/en/post/first-minister",
    ]
    welsh = await client.get(f"/cy/movers.atom?{JUNE}")
    assert "Prif Weinidog: daeth Cai Elis" in welsh.text

    answer = await client.get("/en/movers.ics?as_of=2026-06-10&window=90")
    events = Calendar.from_ical(answer.text).walk("VEVENT")
    assert {(str(each["summary"]), each.decoded("dtstart").isoformat()) for each in events} >= {
        ("Chair of the Health Committee: Bo Ellis came", "2026-06-01"),
        ("assembly: a new session begins", "2026-05-08"),
    }
    assert len({str(each["uid"]) for each in events}) == len(events)
    empty = await client.get("/en/movers.atom?as_of=2025-06-10&window=30")
    assert ElementTree.fromstring(empty.text).findtext(f"{ATOM}updated") == "2025-06-10T00:00:00Z"


async def test_of_who_left_the_page_says_who_knew_them_and_graphql_how_well(
    quay: httpx.AsyncClient,
) -> None:
    """Ivo met Quentin twice in the spring of 2025; Quentin left on 10 June."""
    asked = "/en/movers{}?as_of=2025-07-01&window=60"
    (row,) = read(await quay.get(asked.format(""))).main.one("tbody").all("tr")
    assert [cell.text for cell in row.all("td")] == [
        "Quentin Oakum , 10 June 2025",
        "Rosamund Pell , 11 June 2025 First 30 days, until 10 July 2025",
        "Quentin Oakum , through Ivo Tamsin",
    ]
    (line,) = csv.DictReader(io.StringIO((await quay.get(asked.format(".csv"))).text[1:]))
    assert (line["left"], line["leftOn"], line["known"]) == (
        "Quentin Oakum",
        "2025-06-10",
        "Quentin Oakum",
    )
    query = """{ movers(since: "2025-05-03", asOf: "2025-07-01") { nodes { known {
          basis ends { name } } } } }"""
    answer = await quay.post("/graphql", json={"query": query})
    (mover,) = answer.json()["data"]["movers"]["nodes"]
    (tie,) = mover["known"]
    assert (tie["basis"], [end["name"] for end in tie["ends"]]) == (
        "EVIDENCED",
        ["Ivo Tamsin", "Quentin Oakum"],
    )
    ahead = '{ movers(since: "2025-07-02", asOf: "2025-07-01") { totalCount } }'
    (error,) = (await quay.post("/graphql", json={"query": ahead})).json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
