"""The pages of the landscape, over the bundled tables on 24 November 2026."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from graph.view import Viewer
from tests.api.pages.reading import Document, Element, read

DAY = "as_of=2026-11-24"


@pytest_asyncio.fixture(scope="module")
async def client(bundled_hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(bundled_hub)), base_url="http://localhost"
    ) as client:
        yield client


async def look(client: httpx.AsyncClient, address: str, status: int = 200) -> Document:
    response = await client.get(address)
    assert response.status_code == status, response.text
    return read(response)


async def rows(client: httpx.AsyncClient, address: str) -> list[dict[str, str]]:
    response = await client.get(address)
    return list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))


def cells(page: Document) -> dict[str, list[str]]:
    """What stands in each row of the map, by the name of the row."""
    body = page.main.one("table", class_="d-map").all("tr")
    lines = [each for each in body if each.all("td")]
    return {each.one("th").text: [cell.text for cell in each.all("td")] for each in lines}


async def test_a_cell_is_a_number_and_a_word_and_leads_to_its_list(
    client: httpx.AsyncClient,
) -> None:
    """Domestic abuse: a priority of Northern Ireland, and no work there. Entry to higher education:
    TASO states no places, so nobody knows of Wales; that has no number and is no gap.
    """
    page = await look(client, f"/en/landscape?{DAY}")
    found = cells(page)
    assert found["Domestic abuse"][1].endswith("0 priority, no work")
    assert found["Entry to and success in higher education"][3].endswith(": not recorded")
    table = page.main.one("table", class_="d-map")
    links = [
        each.attributes["href"] for each in table.all("a") if "cell" in each.attributes["href"]
    ]
    assert len(links) == 24 * 4
    cell = await look(client, next(each for each in links if "row=domestic-abuse" in each))
    assert "Domestic abuse in England" in cell.main.one("h1").text


async def test_the_headline_adds_up_with_the_cells(client: httpx.AsyncClient) -> None:
    """What has a test, and which cells say so, by the rows as data and by the cells themselves; and
    each cell with a priority and no work is counted, as unmet or as not known.
    """
    page = await look(client, f"/en/landscape?{DAY}")
    told = page.main.one("section", class_="d-answer").text
    data = await rows(client, f"/en/landscape.csv?{DAY}")
    nations = ("England", "Northern Ireland", "Scotland", "Wales")
    shown = {
        nation: sum(row[at].endswith(" tested here") for row in cells(page).values())
        for at, nation in enumerate(nations)
    }
    tested = {
        nation: sum(
            each["testedCount"] != "0"
            for each in data
            if each["column"] == nation.lower().replace(" ", "-")
        )
        for nation in nations
    }
    assert f"Tested in England on {tested['England']} of 24 outcomes" in told
    assert f"in Northern Ireland on {tested['Northern Ireland']} " in told
    assert f"Wales {tested['Wales']}, Scotland {tested['Scotland']}." in told
    assert ", ".join(f"{each} {shown[each]} of {tested[each]}" for each in nations) in told
    states = [text for row in cells(page).values() for text in row]
    unmet = sum(text.endswith("priority, no work") for text in states)
    assert f"{unmet} times a nation has a priority, and no work" in told
    unsaid = [each for each in data if each["states"] == "not-recorded"]
    assert len(unsaid) == sum(text.endswith("not recorded") for text in states)
    query = (
        '{ landscape(input: {asOf: "2026-11-24"}) { cells { isRecorded priorities { kind } } } }'
    )
    answer = (await client.post("/graphql", json={"query": query})).json()["data"]["landscape"]
    wanted = [
        each
        for each in answer["cells"]
        if not each["isRecorded"] and {"kind": "PRIORITY"} in each["priorities"]
    ]
    assert f"In {len(wanted)} further cells a nation has a priority, and nobody has said" in told


async def test_the_rows_as_data_are_those_of_the_map(client: httpx.AsyncClient) -> None:
    found = cells(await look(client, f"/en/landscape?{DAY}&nation=wales"))
    data = await rows(client, f"/en/landscape.csv?{DAY}&nation=wales")
    assert {each["column"] for each in data} == {"wales"}
    assert len(data) == len(found) == 24
    crime = next(each for each in data if each["row"] == "crime")
    assert f" {crime['workCount']} " in found["Crime and reoffending"][0]


async def test_a_gap_says_what_the_nearest_centres_would_have_to_add(
    client: httpx.AsyncClient,
) -> None:
    """The College has domestic abuse among three outcomes of one heading in its core remit: the
    best matches are 1 and (1 + 0.5 + 0.5) / 3, so 0.5 × (1 + 0.67) / 2 = 0.42; all ages are its
    ages, which is 0.20; the priority states no audience, and its places are not in Northern
    Ireland.
    """
    page = await look(
        client, f"/en/landscape/cell?row=domestic-abuse&column=northern-ireland&{DAY}"
    )
    table = page.main.one("section", aria_labelledby="options").one("tbody")
    first = [each.text for each in table.all("tr")[0].all("td")]
    assert first == ["0.62", "0.42", "0.20", "not stated", "0.00", "Northern Ireland to its places"]


async def test_missing_facts_and_a_hair_s_breadth_are_no_case_for_a_new_centre(
    client: httpx.AsyncClient,
) -> None:
    """NICE has mental health, two others of its heading and one of another: the best matches are 1
    and (1 + 0.5 + 0.5 + 0) / 4, so 0.5 * 0.75 = 0.375, and its place is England. The cell states
    neither ages nor audiences, so with 0.20 and 0.15 it could be 0.725.
    """
    page = await look(client, f"/en/landscape/cell?row=mental-health&column=wales&{DAY}")
    told = page.main.one("section", aria_labelledby="options").text
    assert "No Centre reaches a nearness of 0.40: the nearest is at 0.38." in told
    assert (
        "Of the National Institute for Health and Care Excellence 2 of the four parts are not "
        "stated and count as nought: with them, its nearness could be up to 0.72."
    ) in told
    assert "it is not known whether this is a case for a new Centre" in told
    assert "that is the case for a new Centre" not in told


async def test_a_cell_says_by_what_each_centre_is_counted_as_the_front_door_does(
    client: httpx.AsyncClient,
) -> None:
    """The front door counts every Centre by its remit or by its works; the cell also says where
    the remit is, and its parts add up to the same.
    """
    cell = await look(client, f"/en/landscape/cell?row=mental-health&column=wales&{DAY}")
    door = await look(client, f"/en/signpost?outcome=mental-health&place=wales&{DAY}")
    told = [
        next(
            each.text
            for each in page.main.one("section", class_="d-answer").all("p")
            if "remit" in each.text
        )
        for page in (cell, door)
    ]
    numbers = [[int(each) for each in re.findall(r"\d+", text)] for text in told]
    assert sum(numbers[0]) == sum(numbers[1]) == len(door.main.all("article"))
    assert numbers[0][-1] == numbers[1][-1]
    others = cell.main.one("section", aria_labelledby="on-it").all("li")
    assert len(others) == numbers[0][-1]


async def test_a_cell_without_a_gap_has_no_way_to_fill_it(client: httpx.AsyncClient) -> None:
    """In Wales something on crime was tested; whether TASO works in Wales nobody has said."""
    for row, said in (("crime", "Tested here"), ("higher-education", "Not recorded")):
        for language in ("en", "cy"):
            page = await look(client, f"/{language}/landscape/cell?row={row}&column=wales&{DAY}")
            assert not page.main.all("section", aria_labelledby="options")
            if language == "en":
                assert page.main.one("section", aria_labelledby="state").one("h2").text == said


async def test_the_words_of_a_nation_say_which_of_our_outcomes_stand_under_each(
    client: httpx.AsyncClient,
) -> None:
    page = await look(client, f"/en/landscape?words=wales-well-being-goals&{DAY}")
    found = cells(page)
    assert len(found) == 7
    culture = next(name for name in found if name.startswith("A Wales of vibrant culture"))
    assert culture.endswith("No outcome of ours stands under it.")
    assert all(text.endswith("not recorded") for text in found[culture])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/en/landscape?columns=outcome", "Rows and columns are the same"),
        ("/en/landscape?rows=weather", "“weather” is none of those to choose from"),
        ("/en/landscape?words=france", "“france” is none of those to choose from"),
        ("/en/landscape?since=lately", "“lately” is no day"),
        ("/en/landscape?since=2031", "is later than"),
        ("/en/consult?title=Nothing", "Say at least one outcome"),
        ("/en/consult?outcomes=weather", "No term has the id"),
        ("/en/consult?outcomes=crime&place=Atlantis", "We know no place called “Atlantis”"),
        ("/en/trials?place=Wales&from=2027&to=2026", "before it begins"),
        ("/en/trials?place=Wales&from=2027&ages_from=18&ages_to=11", "are reversed"),
        ("/en/trials?from=2027", "Say at least one place"),
        ("/en/trade-offs?outcome=weather", "No term has the id"),
        ("/en/divergence?outcome=weather", "No term has the id"),
        ("/en/collaborate?centre=senedd", "is no What Works Centre"),
        ("/en/signpost?q=", "Say in a few words"),
        ("/en/challenges?place=Atlantis", "We know no place called “Atlantis”"),
    ],
)
async def test_what_cannot_be_used_is_said_at_its_field(
    client: httpx.AsyncClient, address: str, said: str
) -> None:
    page = await look(client, address, 422)
    assert said in page.main.one("div", class_="govuk-error-summary").text


async def test_somebody_with_a_question_sees_whom_to_ask_and_why(client: httpx.AsyncClient) -> None:
    page = await look(client, f"/en/signpost?q=youth+mental+health&place=wales&{DAY}")
    assert "Mental health, Adolescence, Young adulthood, Wales" in page.main.text
    first = page.main.all("article")[0]
    assert first.one("h3").text == "National Institute for Health and Care Excellence"
    assert "its remit does not name Wales: it may know about it all the same" in first.text
    assert len(page.main.all("article")) >= 2
    welsh = await look(client, f"/cy/signpost?q=iechyd+meddwl+pobl+ifanc&place=Cymru&{DAY}")
    assert "NICE" in welsh.main.text or "National Institute" in welsh.main.text


async def test_words_that_mean_nothing_here_lead_to_the_topics(client: httpx.AsyncClient) -> None:
    page = await look(client, f"/en/signpost?q=kelp&{DAY}")
    assert "We know no topic like “kelp”" in page.main.text
    topics = page.main.one("section", aria_labelledby="topics").all("a")
    assert len(topics) == 24 + 1


async def test_a_page_in_welsh_tells_our_words_in_welsh_and_marks_what_is_english_alone(
    client: httpx.AsyncClient,
) -> None:
    cell = await look(client, f"/cy/landscape/cell?row=mental-health&column=wales&{DAY}")
    assert cell.main.one("p", class_="d-lede").text == (
        "Salwch a gofid meddwl, a thriniaeth ar eu cyfer."
    )
    said = "Saif teitlau, lefelau a nodiadau a gyhoeddwyd yn Saesneg yn unig yn Saesneg."
    assert said in cell.main.text
    off = await look(client, f"/cy/trade-offs?outcome=youth-violence&{DAY}")
    assert said in off.main.text
    assert "rhyngwladol" in off.main.text
    assert "international" not in off.main.all("article")[0].text
    english = await look(client, f"/en/trade-offs?outcome=youth-violence&{DAY}")
    assert "stand in English" not in english.main.text
    concept = await look(client, f"/cy/concept/mental-health?{DAY}")
    assert "Salwch a gofid meddwl" in concept.main.text


@pytest.mark.parametrize(
    "path", ["landscape?", "trade-offs?whole=answer&", "collaborate?", "trials?past=yes&"]
)
async def test_what_is_published_in_english_alone_is_marked_inside_sentences_too(
    client: httpx.AsyncClient, bundled_hub: Hub, path: str
) -> None:
    """Titles, interventions, levels and notes without Welsh, wherever they stand in a page."""
    records = bundled_hub.records(Viewer())
    english = {
        *(each.title for each in records.works.values() if not each.title_cy),
        *(each.title for each in records.priorities.values()),
        *(each.intervention for each in records.findings.values()),
        *(each.level for each in records.findings.values() if each.level),
    }
    long = [each for each in english if len(each) > 12]  # "CCTV" is a word of both languages
    page = await look(client, f"/cy/{path}{DAY}")
    marked, unmarked = list(texts(page.main, "en")), list(texts(page.main, None))
    assert any(each in text for each in long for text in marked)
    assert [each for each in long if any(each in text for text in unmarked)] == []


def texts(element: Element, asked: str | None, language: str | None = None) -> Iterator[str]:
    """The texts of a page that are marked as of a language; None: as of that of the page. Without
    the question behind it, and what a form offers.
    """
    language = element.attributes.get("lang", language)
    for each in element.children:
        if isinstance(each, Element):
            if each.tag not in {"pre", "textarea"}:
                yield from texts(each, asked, language)
        elif language == asked:
            yield each


async def test_a_question_without_topic_says_what_to_try_in_both_languages(
    client: httpx.AsyncClient,
) -> None:
    for address, said in {
        f"/en/signpost?q=who+can+help&{DAY}": "These words ask, and name no topic.",
        f"/cy/signpost?q=pwy+all+helpu&{DAY}": "Mae’r geiriau hyn yn gofyn, heb enwi pwnc.",
        f"/en/signpost?q=what+about+Wales&{DAY}": "You name Wales and no topic.",
    }.items():
        page = await look(client, address)
        assert said in page.main.text
        assert len(page.main.one("section", aria_labelledby="topics").all("a")) == 24 + 1
    for question, nation in {"Welsh+housing": "Wales", "tai+yr+Alban": "Scotland"}.items():
        page = await look(client, f"/en/signpost?q={question}&{DAY}")
        assert f"We read it as: Housing, {nation}." in page.main.text


async def test_what_is_done_is_found_beside_the_outcome(client: httpx.AsyncClient) -> None:
    page = await look(client, f"/en/signpost?q=CCTV+and+violence&{DAY}")
    assert "left aside" not in page.main.text
    for centre in page.main.all("article")[:2]:
        findings = [each.text for each in centre.all("li") if each.text.startswith("CCTV ")]
        assert len(findings) == 1


async def test_what_changed_since_a_day_is_named(client: httpx.AsyncClient) -> None:
    """As many are named as the heading counts; of a longer list the first ten, and it says so."""
    page = await look(client, f"/en/landscape?since=2026-01-01&{DAY}")
    section = page.main.one("section", aria_labelledby="changed")
    heading = section.one("h2").text.split(": ", 1)[1]
    counts = [int(each) for each in re.findall(r"\d+", heading)]
    data = (
        await client.post(
            "/graphql",
            json={
                "query": """{ landscape(input: {since: "2026-01-01", asOf: "2026-11-24"}) {
                    newWorks { name validFrom } endedWorks { name validTo }
                    newFindings { intervention } newPriorities { title }
                    newProposals { title }
                    gonePriorities { title validTo } } }"""
            },
        )
    ).json()["data"]["landscape"]
    assert counts == [len(part) for part in data.values()]
    assert all(each["validFrom"] >= "2026" for each in data["newWorks"])
    assert all("2026-01-01" <= each["validTo"] < "2026-11-24" for each in data["endedWorks"])
    for part, works in {"began": data["newWorks"], "ended": data["endedWorks"]}.items():
        if not works:
            assert not section.all("section", aria_labelledby=part)
            continue
        named = section.one("section", aria_labelledby=part)
        assert len(named.one("tbody").all("tr")) == min(10, len(works))
        assert (f"Show all {len(works)}" in named.text) == (len(works) > 10)


async def test_a_proposal_is_kept_in_its_address_alone(client: httpx.AsyncClient) -> None:
    """Of the environment alone only the Wales Centre for Public Policy has a core remit."""
    address = f"/en/consult?title=Net+zero&outcomes=environment&life_stages=whole-life&{DAY}"
    page = await look(client, address)
    rows_of = page.main.one("section", aria_labelledby="list").one("tbody").all("tr")
    assert rows_of[0].one("th").text == "Wales Centre for Public Policy"
    assert "in common: Environment and net zero; the same ages: All ages" in rows_of[0].text
    answer = page.main.one("section", class_="d-answer").text
    # every other one has community or the use of evidence, under the heading of the environment
    assert "Of these 1 shares an outcome." in answer
    assert f"Of these {len(rows_of) - 1} have an outcome under the same heading alone." in answer
    welsh = await look(client, address.replace("/en/", "/cy/"))
    assert "yn gyffredin: Yr amgylchedd a sero net" in welsh.main.text
    assert "Net zero" in page.main.one("section", aria_labelledby="proposal").text
    plain = await look(client, f"/en/consult?{DAY}")
    assert not plain.main.all("section", aria_labelledby="list")


async def test_two_centres_that_disagree_stand_side_by_side_each_in_its_own_scale(
    client: httpx.AsyncClient,
) -> None:
    page = await look(client, f"/en/trade-offs?outcome=youth-violence&{DAY}")
    cctv = next(each for each in page.main.all("article") if "CCTV" in each.one("h2").text)
    assert cctv.one("h2").text == "CCTV: two Centres disagree"
    assert "no evidence of an effect on violent crime" in cctv.text
    assert "YEF Toolkit impact rating" in cctv.text
    assert "The scales are not comparable: EMMIE, of the College of Policing" in cctv.text
    # of the College's own outcome, which is wider than our term, and of a year that nobody states
    assert (
        "(year not stated): no effect, for Violence among young people, as published: “no evidence "
        "of an effect on violent crime”, note: “Violent crime of all ages; nearest term of ours"
    ) in cctv.text
    # what works for local growth says how good the studies are, and that is no level of an effect
    renewal = next(
        each
        for each in (await look(client, f"/en/trade-offs?{DAY}")).main.all("article")
        if "Estate renewal" in each.one("h2").text
    )
    assert "only the directions may be set side by side" in renewal.text
    assert "Better : 3 or above" not in renewal.text


async def test_an_intervention_is_uneven_only_where_two_outcomes_differ(
    client: httpx.AsyncClient,
) -> None:
    """Summer schools have two findings, both for higher education; apprenticeships are better for
    jobs and mixed for growth.
    """
    headings = [
        each.one("h2").text
        for each in (await look(client, f"/en/trade-offs?{DAY}&whole=answer")).main.all("article")
    ]
    assert "University summer schools: findings on the same outcome differ" in headings
    assert "Apprenticeships: uneven across outcomes" in headings
    assert "Mentoring: two Centres disagree" in headings


async def test_policies_that_differ_are_called_by_their_name_with_places_and_dates(
    client: httpx.AsyncClient,
) -> None:
    page = await look(client, f"/en/divergence?outcome=substance-use&{DAY}")
    (area,) = page.main.all("section", class_="d-section")[:1]
    assert area.one("h2").text == "Minimum unit price"
    assert "England; Scotland (from May 2018); Wales (from 2 March 2020)." in area.text
    every = (await look(client, f"/en/divergence?{DAY}")).main
    assert "Free school meals" in [each.text for each in every.all("h2")]
    assert "William Graham" not in every.text  # a member of the Senedd until April 2016
    welsh = await look(client, f"/cy/divergence?outcome=substance-use&{DAY}")
    name = welsh.main.all("section", class_="d-section")[0].one("h2")
    assert name.one("bdi").attributes["lang"] == "en"


async def test_a_bill_is_said_to_be_proposed_wherever_it_stands(client: httpx.AsyncClient) -> None:
    """The bill of Wales on homelessness stands beside the duties of the others."""
    said = "proposed duty, not in force"
    page = await look(client, f"/en/divergence?outcome=homelessness&{DAY}")
    assert f"{said}, proposed from June 2025" in page.main.text
    assert "Wales (proposed from June 2025, from 2015)" in page.main.text
    data = await rows(client, f"/en/divergence.csv?outcome=homelessness&{DAY}")
    proposed = [each["title"] for each in data if each["status"] == "proposed"]
    assert proposed == ["Proposed duty on public bodies to ask about homelessness and act"]
    own = await look(client, f"/en/priority/homeless-ask-act-wales?{DAY}")
    assert said in own.main.text
    assert "Status Proposed When proposed From June 2025" in own.main.text
    assert said in (await look(client, f"/en/concept/homelessness?{DAY}")).main.text
    found = await look(client, f"/en/search?q=ask+about+homelessness&kind=priority&{DAY}")
    assert said in found.main.text.lower()
    changed = await look(client, f"/en/landscape?since=2025-01-01&{DAY}")
    section = changed.main.one("section", aria_labelledby="proposed")
    assert said in section.text.lower()
    assert "1 was proposed" in changed.main.one("h2", id="changed").text
    welsh = await look(client, f"/cy/priority/homeless-ask-act-wales?{DAY}")
    assert "dyletswydd arfaethedig, nad yw mewn grym" in welsh.main.text
    query = """{ node(id: "homeless-ask-act-wales") { ... on Priority { kind status } }
        landscape(input: {since: "2025-01-01", asOf: "2026-11-24"}) { newProposals { id } } }"""
    answer = (await client.post("/graphql", json={"query": query})).json()["data"]
    assert answer == {
        "node": {"kind": "DUTY", "status": "PROPOSED"},
        "landscape": {"newProposals": [{"id": "homeless-ask-act-wales"}]},
    }


async def test_a_tie_beside_policies_looks_as_strong_and_as_old_as_it_is(
    client: httpx.AsyncClient,
) -> None:
    """Whom NICE knows best in Wales, as the page of that tie tells it."""
    page = await look(client, f"/en/divergence?outcome=substance-use&{DAY}")
    area = page.main.all("section", class_="d-section")[0]
    links = [each for each in area.all("a") if each.text.startswith("Evidence")]
    assert links
    told = area.text
    for each in links:
        tie = await look(client, each.attributes["href"])
        meta = tie.main.one("p", class_="d-meta").text
        assert meta.split(". As of")[0] in told
        band = tie.main.one("span", class_="d-band").text
        assert f"{band} · " in told
    query = """query($o: ID!) { policyDivergence(outcome: $o, asOf: "2026-11-24") { divergences {
        comparers { knows { ties { strength band basis freshest goesOn } } } } } }"""
    asked = {"query": query, "variables": {"o": "substance-use"}}
    answer = (await client.post("/graphql", json=asked)).json()["data"]["policyDivergence"]
    first = [
        there["ties"][0]
        for one in answer["divergences"][0]["comparers"]
        for there in one["knows"]
        if there["ties"]
    ]
    assert len(first) == len(links)
    assert {each["band"].title() for each in first} <= set(told.split())


async def test_everybody_may_see_how_often_each_centre_stands_first(
    client: httpx.AsyncClient,
) -> None:
    data = await rows(client, f"/en/neutrality.csv?{DAY}")
    firsts = [int(each["first"]) for each in data]
    assert len(firsts) == 11
    assert sum(firsts) == 10_000
    # an even share of 10,000 is 909, and one standard deviation 29
    assert all(abs(first - 10_000 / 11) < 4 * 29 for first in firsts)


async def test_the_first_page_asks_who_one_is(client: httpx.AsyncClient) -> None:
    page = await look(client, f"/en/?{DAY}")
    doors = page.main.one("section", aria_labelledby="who")
    assert [each.text for each in doors.all("h3")] == [
        "A What Works Centre",
        "Somebody with a question",
    ]
    asked = {each.attributes["action"] for each in doors.all("form")}
    assert asked == {"/en/path", "/en/signpost"}
