"""The profiles over the invented Wales of `tests/api/world.py`, on 24 November 2026 unless
another day is asked for.
"""

from __future__ import annotations

import httpx
import pytest

from tests.api.pages.conftest import Look
from tests.api.pages.reading import Document, Element

DAY = "as_of=2026-11-24"
PROFILES = (
    "person/bo",
    "post/first-minister",
    "body/health-committee",
    "body/assembly",
    "body/castle-council",
    "place/W06000099",
    "centre/harbour",
    "centre/old-pier",
)


def section(page: Document, id: str) -> Element:
    """Return the section whose heading has the id."""
    return next(
        each for each in page.main.all("section") if each.attributes.get("aria-labelledby") == id
    )


@pytest.mark.parametrize("address", PROFILES)
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_every_profile_is_whole_in_both_languages(
    look: Look, address: str, language: str
) -> None:
    page = await look(f"/{language}/{address}?{DAY}")
    levels = [level for level, _ in page.headings]
    assert page.problems == []
    assert levels.count(1) == 1
    assert all(
        after - before <= 1
        for before, after in zip(
            levels[levels.index(1) :], levels[levels.index(1) + 1 :], strict=False
        )
    )


async def test_a_person_says_post_seat_and_since_when(look: Look) -> None:
    page = await look(f"/en/person/cai?{DAY}")
    assert page.main.one("h1").text == "Cai Ellis"
    held = [each.text for each in section(page, "posts").all("li", class_="now")]
    assert held == [
        "First Minister ministers · In office: since 12 May 2026, as of 1 July 2026",
        "Member of the assembly In office: since 8 May 2026, as of 1 July 2026",
    ]


async def test_nobody_is_shown_in_a_seat_or_group_that_they_left(look: Look) -> None:
    """Dai's seat ended on 8 April 2026, and the committee with it."""
    page = await look(f"/en/person/dai?{DAY}")
    assert section(page, "posts").all("li", class_="now") == []
    assert "to 8 April 2026" in section(page, "posts").text
    assert "No committees are recorded for this day." in section(page, "committees").text
    assert "Earlier committees (1)" in section(page, "committees").text
    committee = await look(f"/en/body/health-committee?{DAY}")
    assert "dai" not in section(committee, "members").text
    assert "dai" in section(committee, "former").text


async def test_as_of_an_earlier_day_they_are_in_it(look: Look) -> None:
    page = await look("/en/person/dai?as_of=2026-04-01")
    assert len(section(page, "posts").all("li", class_="now")) == 1
    assert "You see 1 April 2026" in page.main.text
    assert "Health Committee" in section(page, "committees").text


async def test_the_closest_centre_of_bo_is_the_one_whose_employee_met_bo(look: Look) -> None:
    page = await look(f"/en/person/bo?{DAY}")
    (row,) = section(page, "closest").one("tbody").all("tr")
    assert [cell.text for cell in row.children if isinstance(cell, Element)][2:] == [
        "1",
        "directly",
    ]
    assert row.one("a").attributes["href"] == "/en/path?from=harbour&to=bo&as_of=2026-11-24"


async def test_what_is_not_recorded_is_said(look: Look) -> None:
    page = await look(f"/en/person/eve?{DAY}")
    assert "No meetings are recorded." in section(page, "meetings").text


async def test_a_vacant_post_and_an_unknown_holder_are_told_apart(look: Look) -> None:
    vacant = await look(f"/en/post/minister-for-ports?{DAY}")
    unknown = await look(f"/en/post/chief-adviser?{DAY}")
    assert "The post is vacant as of 24 November 2026." in vacant.main.text
    assert "is not known here" not in vacant.main.text
    assert "Who holds this post on 24 November 2026 is not known here." in unknown.main.text
    assert "vacant as of" not in unknown.main.text


async def test_a_post_names_its_holder_and_is_asked_for(look: Look) -> None:
    page = await look(f"/en/post/first-minister?{DAY}")
    assert section(page, "holders-now").all("strong")[0].text == "Cai Ellis"
    assert page.main.one("input", name="to").attributes["value"] == "first-minister"


async def test_where_sources_disagree_both_values_stand_with_their_sources(look: Look) -> None:
    page = await look(f"/en/centre/harbour?{DAY}")
    (line,) = section(page, "disagree").all("li")
    assert (
        line.text.index("https://harbour.example")
        < line.text.index("shown here")
        < line.text.index("https://old.example")
    )
    assert [a.attributes["href"] for a in line.all("a")] == [
        "https://example.org/1",
        "https://example.org/2",
    ]
    person = await look(f"/en/person/bo?{DAY}")
    assert "2026-06-02" in section(person, "disagree").text


async def test_a_merged_centre_leads_to_its_successor(look: Look) -> None:
    page = await look(f"/en/centre/old-pier?{DAY}")
    notice = page.main.all("p", class_="govuk-inset-text")[-1]
    assert notice.text == "Now part of Harbour Centre (1 December 2022)"
    assert notice.one("a").attributes["href"] == "/en/centre/harbour?as_of=2026-11-24"
    before = await look("/en/centre/old-pier?as_of=2020-01-01")
    assert "Now part of" not in before.main.text


async def test_a_centre_tells_its_remit_from_where_it_is_active_and_names_posts_placed_elsewhere(
    look: Look,
) -> None:
    page = await look(f"/en/centre/harbour?{DAY}")
    rows = {
        row.one("dt").text: row.one("dd").text
        for row in section(page, "activity").all("div", class_="govuk-summary-list__row")
    }
    assert rows["Remit"] == "England"
    assert rows["Active in"] == "Wales"
    welsh = section(await look(f"/cy/centre/harbour?{DAY}"), "activity").text
    assert "Cylch gwaith Lloegr Yn weithredol yn Cymru" in welsh
    assert rows["Topics"] == "children, crime"
    assert (
        "Evidence Adviser · inside Castle Council · held by eve" in section(page, "embedded").text
    )


async def test_a_replaced_place_leads_to_the_present_one(look: Look) -> None:
    page = await look(f"/en/place/W06000098?{DAY}")
    assert "This place ended: 2020. Now: Castle" in page.main.text
    assert "Castle Council" in section(await look(f"/en/place/W06000099?{DAY}"), "councils").text


async def test_another_language_is_marked(look: Look) -> None:
    page = await look(f"/en/post/first-minister?{DAY}")
    assert section(page, "names").one("bdi", lang="cy").text == "Prif Weinidog"


async def test_names_once_misspelled_are_not_shown(look: Look) -> None:
    page = await look(f"/en/person/bo?{DAY}")
    assert "Formerly: Bo Rees" in section(page, "names").text
    assert "Bo Elis" not in section(page, "names").text.replace("Bo Ellis", "")


@pytest.mark.parametrize("address", ["person/bo-ellis", "body/bo", "centre/bo"])
async def test_a_readable_tail_or_another_kind_leads_to_the_records_own_address(
    client: httpx.AsyncClient, address: str
) -> None:
    for ending in ("", ".json"):
        answer = await client.get(f"/en/{address}{ending}?{DAY}")
        assert (answer.status_code, answer.headers["location"]) == (
            301,
            f"/en/person/bo{ending}?{DAY}",
        )


async def test_an_unknown_id_answers_with_the_same_bytes_on_every_profile(
    client: httpx.AsyncClient,
) -> None:
    answers = [
        await client.get(f"/en/{page}/nobody-of-that-name")
        for page in ("person", "post", "body", "network", "place", "centre")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("address", PROFILES)
async def test_the_data_have_what_the_page_has(client: httpx.AsyncClient, address: str) -> None:
    data = (await client.get(f"/en/{address}.json?{DAY}")).json()
    assert data["node"]["id"] == address.partition("/")[2]
    rows = (await client.get(f"/en/{address}.csv?{DAY}")).text.splitlines()
    assert "," in rows[0]


@pytest.mark.parametrize("address", PROFILES)
async def test_the_question_behind_a_profile_can_be_asked(
    client: httpx.AsyncClient, look: Look, address: str
) -> None:
    page = await look(f"/en/{address}?{DAY}")
    (query,) = page.main.one("code").children
    variables = {"id": address.partition("/")[2]} | (
        {"asOf": "2026-11-24"} if "$asOf" in str(query) else {}
    )
    answer = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    assert "errors" not in answer
    assert answer["data"]["node"] is not None


async def test_the_members_of_a_government_are_its_ministers(look: Look) -> None:
    page = await look(f"/en/body/government?{DAY}")
    assert "Members now (1)" in page.main.text or "Members on the day (1)" in page.main.text
    assert [each.one("th").text for each in section(page, "members").one("tbody").all("tr")] == [
        "Cai Ellis"
    ]


async def test_the_offices_of_a_person_stand_in_welsh_too(look: Look) -> None:
    page = await look(f"/en/person/cai?{DAY}")
    assert [each.text for each in section(page, "names").all("bdi", lang="cy")] == [
        "Cai Elis",
        "Prif Weinidog",
    ]
