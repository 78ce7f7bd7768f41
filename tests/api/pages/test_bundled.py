"""The pages over the bundled tables: what a newcomer sees first."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

import seeds
from api.app import create_app
from graph.hub import Hub
from graph.identity import centre_viewer
from graph.model import Records
from graph.view import Viewer
from tests.api.pages.quay import rows, section
from tests.api.pages.reading import Document, read

TABLES = Path(seeds.__file__).parent / "tables"
DAY = "as_of=2026-11-24"
WELSH, SCOTTISH, NORTHERN_IRISH = (
    "welsh-ministers-",
    "scottish-ministers-",
    "ni-executive-ministers-",
)
WELSH_DEPUTY = "deputy-first-minister-and-cabinet-minister-for-social-justice-and-equality"
SCOTTISH_DEPUTY = "deputy-first-minister-and-cabinet-secretary-for-finance-and-local-government"


@pytest_asyncio.fixture(scope="module")
async def client(bundled_hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(bundled_hub)), base_url="http://localhost"
    ) as client:
        yield client


async def page(client: httpx.AsyncClient, address: str) -> Document:
    return read(await client.get(address))


async def test_the_first_page_counts_the_nations_as_their_legislatures_do(
    client: httpx.AsyncClient,
) -> None:
    """Seats: 129 in Scotland, 96 in Wales, 90 in Northern Ireland; councils:
    32, 22, 11, and 317 in England. Group lists: all 104 of Scotland and 79 of 91 of Wales are of
    the last session, those of Northern Ireland are current.
    """
    home = await page(client, f"/en/?{DAY}")
    body = home.main.one("section", aria_labelledby="nations").one("tbody")
    rows = [[cell.text for cell in row.all("td")] for row in body.all("tr")]
    assert [row[0] for row in rows] == ["129", "96", "90", "not yet"]
    assert [row[3] for row in rows] == ["32", "22", "11", "317"]
    assert [row[2] for row in rows] == [
        "none now, 104 of the last session",
        "12 now, 79 of the last session",
        "56",
        "not yet",
    ]
    counts = "query($day: Date) { nations(asOf: $day) { nation groups groupsBefore } }"
    for day, groups in (("2026-11-24", (None, 104)), ("2026-04-09", (104, None))):
        asked = {"query": counts, "variables": {"day": day}}
        scotland = (await client.post("/graphql", json=asked)).json()["data"]["nations"][0]
        assert scotland == {"nation": "SCOTLAND", "groups": groups[0], "groupsBefore": groups[1]}


async def test_both_examples_of_the_first_page_are_short_and_have_an_answer(
    client: httpx.AsyncClient,
) -> None:
    home = await page(client, "/cy/")
    links = home.main.one("p", class_="d-meta").all("a")
    assert len(links) == 2
    for link in links:
        assert len(link.text) <= 60, link.text
        answer = read(await client.get(link.attributes["href"]))
        assert answer.main.all("li", class_="d-path"), link.text


async def test_a_misspelled_name_leads_to_the_people_of_that_name_ministers_first(
    client: httpx.AsyncClient,
) -> None:
    choice = await page(client, f"/en/path?from=Youth+Endowment+Fund&to=wiliams&{DAY}")
    assert choice.title == "Choose: Which Williams do you mean? – Dolen"
    assert choice.main.one("p", class_="d-lede").text == (
        "You asked how Youth Endowment Fund can reach “wiliams”. We read that as Williams and "
        "know 5 people of that name in office now."
    )
    first = choice.main.all("li", class_="d-hit")[0]
    assert first.text == (
        "Sioned Williams Deputy First Minister and Cabinet Minister for Social Justice and "
        "Equality Member of the Senedd for Brycheiniog Tawe Nedd, Plaid Cymru"
    )


@pytest.mark.parametrize(
    ("language", "title", "others"),
    [
        (
            "en",
            "Choose: Which Williams do you mean? – Dolen",
            "Also found: 4 more, among them bodies, places and people who held office earlier",
        ),
        (
            "cy",
            "Dewiswch: Pa Williams ydych chi’n ei feddwl? – Dolen",
            (
                "Cafwyd hefyd: 4 arall, yn eu plith gyrff, lleoedd a phobl a fu mewn "
                "swydd yn gynharach"
            ),
        ),
    ],
)
async def test_a_name_that_many_have_is_a_choice_of_those_in_office_with_a_link_to_the_others(
    client: httpx.AsyncClient, language: str, title: str, others: str
) -> None:
    """Eight people of the tables are called Williams, and four of them sit in the Senedd."""
    choice = await page(client, f"/{language}/path?from=yef&to=williams&{DAY}")
    assert choice.title == title
    people = [each.one("h3").text for each in choice.main.all("li", class_="d-hit")]
    # the minister, then the shortest
    assert people == [
        "Sioned Williams",
        "Gwyn Williams",
        "David Williams",
        "Elfed Williams",
        "Nigel Williams",
    ]
    assert choice.main.all("div", class_="govuk-error-summary") == []
    link = choice.main.one("p", class_="d-meta").one("a")
    assert (link.text, link.attributes["href"]) == (others, f"/{language}/search?q=williams&{DAY}")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "More than 200 results. Add a nation or a post"),
        ("cy", "Mwy na 200 o ganlyniadau. Ychwanegwch wlad neu swydd"),
    ],
)
async def test_too_many_results_ask_for_more_words_and_come_in_pages(
    client: httpx.AsyncClient, language: str, said: str
) -> None:
    found = await page(client, f"/{language}/search?q=group&{DAY}")
    assert found.main.one("p", role="status").text == said
    assert len(found.main.all("li", class_="d-hit")) == 25
    following = await page(client, found.main.one("a", rel="next").attributes["href"])
    assert following.main.one("ol").attributes["start"] == "26"
    assert (
        following.main.one("a", rel="prev").attributes["href"]
        == f"/{language}/search?q=group&{DAY}"
    )
    narrowed = await page(
        client, f"/{language}/search?q=group&nation=northern-ireland&kind=network&{DAY}"
    )
    assert len(narrowed.main.all("li", class_="d-hit")) == 25


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "The title was last used until 8 May 2024. Last holder here: Jamie "
                "Hepburn, until 8 May 2024."
            ),
        ),
        (
            "cy",
            (
                "Defnyddiwyd y teitl ddiwethaf tan 8 Mai 2024. Y deiliad olaf yma: Jamie "
                "Hepburn, tan 8 Mai 2024."
            ),
        ),
    ],
)
async def test_of_a_title_that_is_no_longer_used_the_last_holder_is_told_and_nobody_is_shown_in_it(
    client: httpx.AsyncClient, language: str, said: str
) -> None:
    found = await page(client, f"/{language}/search?q=minister+for+independence&{DAY}")
    assert said in [each.text for each in found.main.all("p", class_="govuk-inset-text")]
    assert [each.one("h3").text for each in found.main.all("li", class_="d-hit")] == [
        "Minister for Independence"
    ]
    form = next(
        each for each in found.main.all("form") if each.attributes["action"] == f"/{language}/path"
    )
    assert form.one("input", name="to").attributes["value"] == "scottish-ministers"


async def test_a_misspelled_name_that_one_person_has_is_asked_about_with_the_office(
    client: httpx.AsyncClient,
) -> None:
    found = await page(client, f"/en/search?q=sioned+willams&{DAY}")
    assert found.main.all("p", class_="govuk-body")[1].text == (
        "We do not know “sioned willams”. Did you mean Sioned Williams , "
        "Deputy First Minister and Cabinet Minister for Social Justice and Equality?"
    )


# What people write, and the id of what they mean, worked out from the tables in
# `seeds/tables` as of the day.
_WANTED = [
    # accents left out
    ("sian gwenllian", "person-26244"),
    ("orlaithi flynn", "person-25598"),
    ("mairi mcallan", "person-26004"),
    ("caral ni chuilin", "person-13913"),
    ("eoin tennyson", "person-26083"),
    ("ynys mon", "council-agy"),
    # apostrophes and hyphens
    ("michelle oneill", "person-13915"),
    ("Michelle O’Neill", "person-13915"),
    ("john odowd", "person-13847"),
    ("emma little pengelly", "person-25452"),
    ("alex cole hamilton", "person-25500"),
    ("finch saunders", "person-26188"),
    ("huw irranca davies", "person-11347"),
    # words in another order
    ("swinney john", "person-10581"),
    ("Williams, Sioned", "person-26234"),
    ("iorwerth rhun", "person-26165"),
    ("wales first minister of", f"{WELSH}first-minister-of-wales"),
    # slips
    ("john swiney", "person-10581"),
    ("sioned wiliams", "person-26234"),
    ("rhun ap iowerth", "person-26165"),
    ("michele oneil", "person-13915"),
    ("fist minister of wales", f"{WELSH}first-minister-of-wales"),
    ("glasgow city coucil", "council-glg"),
    ("youth endowmnt fund", "yef"),
    ("cardif council", "council-crf"),
    # Welsh titles, with and without a mutation
    ("Prif Weinidog Cymru", f"{WELSH}first-minister-of-wales"),
    ("Brif Weinidog Cymru", f"{WELSH}first-minister-of-wales"),
    ("Prif Weinidog", f"{WELSH}first-minister-of-wales"),
    ("Ddirprwy Brif Weinidog", f"{WELSH}{WELSH_DEPUTY}"),
    ("Dirprwy Brif Weinidog", f"{WELSH}{WELSH_DEPUTY}"),
    ("Weinidog Cabinet dros Gyllid", f"{WELSH}cabinet-minister-for-finance"),
    ("gweinidog iechyd", f"{WELSH}cabinet-minister-for-health-and-care"),
    ("Gwnsler Cyffredinol", f"{WELSH}counsel-general"),
    ("Dirprwy Weinidog Trafnidiaeth", f"{WELSH}deputy-minister-for-transport"),
    ("Prif Weinidog yr Alban", f"{SCOTTISH}first-minister"),
    ("Prif Weinidog Gogledd Iwerddon", f"{NORTHERN_IRISH}first-minister"),
    ("Aelod o'r Senedd dros Gaerdydd Penarth", "seat-70054"),
    ("cadeirydd y pwyllgor cyllid", "person-26237"),
    ("Cadeirydd Pwyllgor Iechyd", "person-26170"),
    ("Y Pwyllgor Deisebau", "senedd-committee-210785"),
    # councils in both languages
    ("Wynedd", "council-gwn"),
    ("Cyngor Gwynedd", "council-gwn"),
    ("gwynedd council", "council-gwn"),
    ("Cyngor Sir Benfro", "council-pem"),
    ("pembrokeshire council", "council-pem"),
    ("Cyngor Abertawe", "council-swa"),
    ("swansea council", "council-swa"),
    ("Gyngor Caerdydd", "council-crf"),
    ("Cyngor Pen-y-bont ar Ogwr", "council-bge"),
    ("bridgend council", "council-bge"),
    ("western isles council", "council-els"),
    ("belfast city council", "council-bfs"),
    ("derry and strabane council", "council-drs"),
    ("leeds council", "council-lds"),
    # posts and committees in four nations
    ("First Minister of Scotland", f"{SCOTTISH}first-minister"),
    ("first minister northern ireland", f"{NORTHERN_IRISH}first-minister"),
    ("cabinet secretary for health", f"{SCOTTISH}cabinet-secretary-for-health-and-care"),
    ("health minister wales", f"{WELSH}cabinet-minister-for-health-and-care"),
    ("justice minister ni", f"{NORTHERN_IRISH}minister-of-justice"),
    ("deputy first minister scotland", f"{SCOTTISH}{SCOTTISH_DEPUTY}"),
    ("education committee senedd", "senedd-committee-210775"),
    ("education committee scotland", "scottish-parliament-committee-332"),
    ("committee for health", "ni-assembly-committee-10"),
    ("convener of the transport committee", "person-25111"),
    ("chair of the petitions committee", "person-26791"),
    ("msp for glasgow central", "seat-10887"),
    ("department for education", "dfe"),
    ("dluhc", "dluhc"),
    # Centres and others by their short names
    ("yef", "yef"),
    ("nice", "nice"),
    ("EEF", "eef"),
    ("taso", "taso"),
    ("foundations", "foundations"),
    ("youth futures", "yff"),
    ("what works wellbeing", "wellbeing"),
    ("college of policing", "college-of-policing"),
    ("wcpp", "wcpp"),
    ("homelessness impact", "chi"),
    ("what works growth", "wwg"),
    ("wlga", "wlga"),
]


@pytest.mark.parametrize(("asked", "wanted"), _WANTED)
async def test_what_people_write_finds_what_they_mean_first(
    client: httpx.AsyncClient, asked: str, wanted: str
) -> None:
    found = await client.get("/en/search.json", params={"q": asked, "as_of": "2026-11-24"})
    assert found.json()["search"]["edges"][0]["node"]["id"] == wanted


async def test_a_source_has_as_many_facts_as_cite_it_and_no_day_that_it_does_not_give(
    client: httpx.AsyncClient, bundled_hub: Hub
) -> None:
    """One row of WhatDoTheyKnow gives a month: its newest fact is of March 2019, not of the 1st.
    A secretariat was registered last on 25 November 2025; that others end with that year is
    inferred.
    """
    rows = {
        row.one("a").text: [cell.text for cell in row.all("td")]
        for row in (await page(client, "/en/sources")).main.all("tr")[1:]
    }
    newest, read_on = rows["Authority identifiers of WhatDoTheyKnow"][2:]
    assert (newest, read_on[:16]) == ("March 2019", "17 November 2024")
    assert rows["All-party groups of the Northern Ireland Assembly"][2] == "25 November 2025"
    known = bundled_hub.records(Viewer())
    tables = (
        known.people,
        known.organizations,
        known.posts,
        known.memberships,
        known.formal_ties,
        known.interactions,
        known.declared_ties,
        known.places,
        known.names,
        known.conflicts,
    )
    citing = sum(
        any(citation.startswith("politician-data:") for citation in record.sources)
        for table in tables
        for record in table.values()
    )
    assert citing > 1_000
    assert rows["UK politician data"][1] == f"{citing:,}"
    source = await page(client, "/cy/sources/politician-data")
    assert f"{citing:,}" in source.main.one("h2", id="facts").text


@pytest.mark.parametrize("asked", ["Aelod o'r Senedd", "members of the senedd", "aelodau'r senedd"])
async def test_the_members_of_a_body_are_found_by_it(bundled_hub: Hub, asked: str) -> None:
    """96 sit in the Senedd: six for each of its 16 constituencies."""
    view = await bundled_hub.view(Viewer())
    found = [
        one
        for one in view.names.search(asked, as_of=dt.date(2026, 11, 24))
        if one.office_in == "senedd"
    ]
    assert len(found) == 96
    assert all(one.present for one in found)


async def test_every_source_is_credited_and_the_footer_names_their_publishers(
    client: httpx.AsyncClient, bundled_hub: Hub
) -> None:
    records: Records = bundled_hub.records(Viewer())
    sources = await page(client, "/en/sources")
    assert len(sources.main.one("tbody").all("tr")) == len(records.sources)
    for source in records.sources.values():
        assert source.credit is None or source.credit in sources.main.text
    publishers = " ".join(source.publisher or "" for source in records.sources.values())
    credits = sources.root.one("footer").all("p")[0].text
    for name in (
        "mySociety",
        "Senedd",
        "Scottish Parliament",
        "Northern Ireland Assembly",
        "Welsh Government",
    ):
        assert name in publishers
        assert name in credits


async def test_a_group_that_listed_a_centre_by_its_earlier_name_says_so(
    client: httpx.AsyncClient,
) -> None:
    """The Senedd's list of Children and Families names the Youth Endowment Fund and the Early
    Intervention Foundation.
    """
    person = await page(client, f"/en/person/person-26234?{DAY}")
    (row,) = [
        row.text
        for row in person.main.all("tr")
        if row.text.startswith("Cross-Party Group on Children and Families")
    ]
    assert (
        "Lists Youth Endowment Fund , Early Intervention Foundation "
        "(now Foundations - What Works Centre for Children and Families )"
    ) in row


async def test_a_centre_loses_its_tie_to_a_post_with_the_holder(client: httpx.AsyncClient) -> None:
    """The Centre for Homelessness Impact met Paul McLennan at an event in March 2022;
    the ministry ended on 11 June 2025.
    """
    post = await page(client, f"/en/post/scottish-ministers-minister-for-housing?{DAY}")
    change = post.main.one("section", aria_labelledby="changed-hands")
    assert "Paul McLennan held it until 11 June 2025. No later holder is known." in change.text
    assert [each.text for each in change.one("tbody").all("tr")] == [
        "Centre for Homelessness Impact Faint · past contact none: lost with the change"
    ]


async def test_each_source_of_a_profile_is_named_once(client: httpx.AsyncClient) -> None:
    for address in (
        "person/person-26234",
        "body/senedd",
        "nation/wales",
        "network/wwn",
        "post/scottish-ministers-first-minister",
    ):
        sources = await _origins(client, address)
        assert len(sources) == len(set(sources)), address
        assert "This record" in sources[0][1]


async def test_pages_of_one_site_without_a_title_stand_together(client: httpx.AsyncClient) -> None:
    """Of two seats in the Senedd a page of the BBC each states what its register does not."""
    sources = dict(await _origins(client, "body/senedd"))
    assert sources["www.bbc.co.uk , page 2"] == "Members · 2 facts"


async def _origins(client: httpx.AsyncClient, address: str) -> list[tuple[str, str]]:
    """Each source that a profile names, and what it gives."""
    shown = (await page(client, f"/en/{address}?{DAY}")).main
    rows = [
        row
        for row in shown.one("section", aria_labelledby="from-where").one("ul").all("li")
        if row.all("span", class_="d-small")  # the last may say how many more there are
    ]
    gives = [row.one("span", class_="d-small").text for row in rows]
    return [
        (row.text.removesuffix(given).strip(), given)
        for row, given in zip(rows, gives, strict=True)
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "The last contact there was in February 2019, through Early Intervention "
                "Foundation: What Works Summit: Early years, Belfast"
            ),
        ),
        (
            "cy",
            (
                "Bu’r cyswllt diwethaf yno ym mis Chwefror 2019, drwy Early Intervention "
                "Foundation: What Works Summit: Early years, Belfast"
            ),
        ),
    ],
)
async def test_without_a_path_the_last_contact_is_said_as_far_as_it_is_known_and_leads_to_its_page(
    client: httpx.AsyncClient, language: str, words: str
) -> None:
    found = await page(
        client, f"/{language}/path?from=foundations&to={NORTHERN_IRISH}minister-of-health&{DAY}"
    )
    told = found.main.one("div", class_="d-answer")
    assert words in told.text
    assert [link.attributes["href"] for link in told.all("a")] == [
        f"/{language}/interaction/summit-belfast-2019?{DAY}"
    ]


async def test_where_nobody_is_known_one_can_record_whom_one_knows(
    client: httpx.AsyncClient,
) -> None:
    found = await page(client, f"/en/path?from=yef&to=council-adu&{DAY}")
    links = {
        link.text: link.attributes["href"]
        for link in found.main.one("section", aria_labelledby="help-too").all("a")
    }
    assert links["Record whom you know there"] == "/en/record"


async def test_a_nation_tells_what_it_has_and_who_decides_there(
    client: httpx.AsyncClient,
) -> None:
    """96 seats; 15 ministers; of 91 group lists 12 are of the present Senedd."""
    wales = await page(client, f"/en/nation/wales?{DAY}")
    assert (
        "Nation of the United Kingdom: 22 councils, 15 committees and 12 cross-party groups and "
        "the lists of 79 of the last session."
    ) in wales.main.text
    first, second = (section(wales, id) for id in ("deciding", "councils"))
    assert [row.text for row in first.all("li")] == [
        "Welsh Government",
        "Welsh Ministers 15 ministers",
        "Senedd 96 Members",
    ]
    assert second.one("h2").text == "Councils (22)"
    shown = {
        link.attributes["href"] for link in wales.main.one("nav", class_="d-contents").all("a")
    }
    ids = {each.attributes["id"] for each in wales.main.all("h2") if "id" in each.attributes}
    assert shown <= {f"#{id_}" for id_ in ids}
    assert {"#deciding", "#councils", "#seats", "#closest", "#ties", "#bodies"} <= shown


@pytest.mark.parametrize(
    ("address", "now"),
    [
        ("person/person-25537", "person/person-14100"),
        ("person/person-25564.json", "person/person-13814.json"),
        ("person/person-25098", "person/person-14035"),
        ("place/S12000043", "place/S12000049"),
        ("place/S12000046", "place/S12000049"),
    ],
)
async def test_an_id_that_a_source_gave_up_leads_to_the_page_of_the_record(
    client: httpx.AsyncClient, address: str, now: str
) -> None:
    answer = await client.get(f"/en/{address}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/en/{now}")
    assert (await client.get(f"/en/{now}")).status_code == 200


async def test_a_question_may_use_any_id_of_whom_it_means(client: httpx.AsyncClient) -> None:
    for id in ("person-25537", "uk.org.publicwhip/person/25537", "uk.org.publicwhip/person/14100"):
        answer = await client.get("/en/path", params={"from": "yef", "to": id})
        assert answer.status_code == 303
        assert answer.headers["location"] == "/en/path?from=yef&to=person-14100"
        tie = await client.get("/en/tie", params={"a": "yef", "b": id})
        assert "Shirley-Anne Somerville" in tie.text


async def test_a_title_that_is_no_longer_used_says_until_when_and_what_it_is_now(
    client: httpx.AsyncClient,
) -> None:
    """Held until 20 May 2026; the next day somebody began as Minister for Agriculture, Marine and
    the Islands.
    """
    former = "scottish-ministers-minister-for-agriculture-and-connectivity"
    now = "scottish-ministers-minister-for-agriculture-marine-and-the-islands"
    for address in (
        f"/en/post/{former}?{DAY}",
        f"/en/search?q=Minister+for+Agriculture+and+Connectivity&{DAY}",
    ):
        shown = await page(client, address)
        assert (
            "The title was last used until 20 May 2026. Now: Minister for Agriculture, Marine and "
            "the Islands."
        ) in shown.main.text
        assert "vacant" not in shown.main.text
    post = await page(client, f"/en/post/{former}?{DAY}")
    assert post.main.all("a", href=f"/en/post/{now}?{DAY}")
    answer = await client.get(f"/en/path?from=yff&to={former}&{DAY}")
    assert "The title was last used until 20 May 2026." in read(answer).main.text
    question = """query($id: ID!, $day: Date!) { node(id: $id) { ... on Post { occupancy(asOf: $day)
      formerTitle(asOf: $day) { lastUsed now { id } sentence }
      then: formerTitle(asOf: "2026-05-20") { lastUsed } } }
      introductionPaths(input: {centre: "yff", target: {post: $id}, asOf: $day}) {
        noPath { reason sentence } } }"""
    variables = {"id": former, "day": "2026-11-24"}
    asked = await client.post("/graphql", json={"query": question, "variables": variables})
    told = (
        "The title was last used until 20 May 2026. Now: Minister for Agriculture, Marine and "
        "the Islands."
    )
    assert asked.json()["data"] == {
        "node": {
            "occupancy": "NO_LONGER_USED",
            "formerTitle": {"lastUsed": "2026-05-20", "now": {"id": now}, "sentence": told},
            "then": None,
        },
        "introductionPaths": {"noPath": {"reason": "TARGET_UNKNOWN", "sentence": told}},
    }


CLOSEST = [
    "Wales Centre for Public Policy",
    "Education Endowment Foundation",
    "Youth Endowment Fund",
    "Youth Futures Foundation",
    "Centre for Homelessness Impact",
]


async def test_the_closest_centres_stand_by_weakest_step_basis_and_steps_and_ones_own_is_there(
    client: httpx.AsyncClient, bundled_hub: Hub
) -> None:
    """To Sioned Williams: medium in two steps, through the government that funds the one and is a
    partner of the other, weak in two, weak in three through a trial that two
    Centres run; Foundations, faint in two, comes last of all.
    """
    address = f"/en/person/person-26234?{DAY}"
    shown = await page(client, f"{address}&whole=centres")
    closest = rows(section(shown, "closest"))
    assert [row[0] for row in closest][:5] == CLOSEST
    assert [(row[1], row[2]) for row in closest][:4] == [
        ("Medium · evidenced", "2"),
        ("Medium · evidenced", "2"),
        ("Weak · potential", "2"),
        ("Weak · potential", "3"),
    ]
    foundations = "Foundations - What Works Centre for Children and Families"
    assert (closest[-1][0], closest[-1][1]) == (foundations, "Faint · potential")
    public = rows(section(await page(client, address), "closest"))
    assert [row[0] for row in public] == CLOSEST
    viewer = centre_viewer(await bundled_hub.view(Viewer()), "foundations")
    transport = httpx.ASGITransport(create_app(bundled_hub, viewer=viewer))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as own:
        seen = rows(section(await page(own, address), "closest"))
        assert [row[0] for row in seen] == [*CLOSEST, foundations]
        # nobody of a Northern Irish group is within three steps
        none = section(await page(own, f"/en/person/person-13814?{DAY}"), "closest")
        assert "Your own Centre: no path of up to 3 steps." in none.text


async def test_ties_by_nation_are_those_to_people_in_office(client: httpx.AsyncClient) -> None:
    """Of the group of the last Senedd in which the Youth Endowment Fund was, four sit again:
    Jane Dodds, its chair, and three members. No Centre, funder or network of a nation is counted.
    """
    nations = section(await page(client, f"/en/centre/yef?{DAY}"), "nations")
    assert rows(nations) == [
        ["England", "none", "none", "none", "none", "none"],
        ["Northern Ireland", "none", "none", "none", "none", "none"],
        ["Scotland", "none", "none", "none", "none", "none"],
        ["Wales", "4", "none", "none", "1", "3"],
    ]


async def test_a_centre_names_those_in_office_to_whom_it_is_tied_and_asks_on(
    client: httpx.AsyncClient, bundled_hub: Hub
) -> None:
    """The four of Wales, the chair first: 0.1786 against 0.0447 of each member."""
    address = f"/en/centre/yef?{DAY}"
    shown = await page(client, address)
    named = rows(section(shown, "by-name"))
    assert [row[1] for row in named] == ["Weak · potential"] + ["Faint · potential"] * 3
    assert named[0][0].startswith("Jane Dodds")
    assert [each.text for each in section(shown, "by-name").all("h3")] == ["Wales"]
    asked = section(shown, "next").all("a")
    assert [each.text for each in asked] == [
        f"Who can introduce the Youth Endowment Fund to the {government}?"
        for government in ("Northern Ireland Executive", "Scottish Government", "Welsh Government")
    ]
    answer = await page(client, asked[2].attributes["href"])
    assert answer.main.one("h1").text == (
        "How the Youth Endowment Fund can reach the Welsh Government"
    )
    viewer = centre_viewer(await bundled_hub.view(Viewer()), "yef")
    transport = httpx.ASGITransport(create_app(bundled_hub, viewer=viewer))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as own:
        ours = section(await page(own, address), "next").all("a")
        assert ours[2].text == "Who can introduce us to the Welsh Government?"


async def test_a_step_says_what_it_changes_and_leads_to_whom_to_turn_to(
    client: httpx.AsyncClient,
) -> None:
    shown = await page(client, f"/en/path?from=yef&to=scottish-ministers-first-minister&{DAY}")
    first = shown.main.all("tr", class_="d-lift-why")[0]
    assert first.one("strong", class_="d-tagged").text == "From a long shot to a fair lead"
    links = {each.text: each.attributes["href"] for each in first.one("ul", class_="d-ev").all("a")}
    assert links["Karen Adam"].startswith("/en/person/person-")
    assert links["TheyWorkForYou"].startswith("https://www.theyworkforyou.com/mp/")
    shown = await page(
        client, f"/en/path?from=yef&to=welsh-ministers-first-minister-of-wales&{DAY}"
    )
    changes = [each.text for each in shown.main.all("strong", class_="d-tagged")]
    assert any(each.startswith("Only the score: from 0.0") for each in changes)


async def test_the_page_of_a_person_who_left_says_so(client: httpx.AsyncClient) -> None:
    left = await page(client, f"/en/person/person-26246?{DAY}")
    said = "left the Senedd in August 2025; the source does not say why."
    notices = [each.text for each in left.main.all("p", class_="govuk-inset-text")]
    assert any(said in each for each in notices)
    still = await page(client, "/en/person/person-26246?as_of=2025-08-10")
    assert "left the Senedd" not in still.main.text


async def test_what_a_merged_centre_founded_is_not_told_as_its_successors_own(
    client: httpx.AsyncClient,
) -> None:
    tie = await page(client, f"/en/tie?a=foundations&b=yef&{DAY}")
    assert (
        "was a founder of the Youth Endowment Fund as Early Intervention Foundation, until "
        "December 2022"
    ) in tie.main.text
    assert "is a founder" not in tie.main.text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "person/person-26234",
            "groups 21 July 2026, ministers 1 October 2026 and seats 26 June 2026.",
        ),
        ("body/welsh-ministers", "Lists read: ministers 1 October 2026."),
        (
            "nation/wales",
            "Lists read: groups 21 July 2026, committees 1 October 2026, ministers 1 October 2026 "
            "and seats 26 June 2026.",
        ),
    ],
)
async def test_a_page_says_when_each_sort_of_list_behind_it_was_read(
    client: httpx.AsyncClient, address: str, said: str
) -> None:
    shown = await page(client, f"/en/{address}?{DAY}")
    assert said in shown.main.text


async def test_a_title_that_is_no_longer_used_leads_on_the_page_of_no_path_to_the_one_of_today(
    client: httpx.AsyncClient,
) -> None:
    post = "scottish-ministers-cabinet-secretary-for-justice-and-veterans"
    answer = await page(client, f"/en/path?from=yef&to={post}&{DAY}")
    links = {link.text: link.attributes["href"] for link in answer.main.all("a")}
    (instead,) = (text for text in links if text.startswith("Ask for "))
    asked = await client.get(links[instead])
    assert asked.status_code == 200
    assert "Justice" in instead


async def test_people_are_counted_once_whatever_ids_led_to_them(client: httpx.AsyncClient) -> None:
    """975 by the registers, the Counsel General, one without a name, 14 mayors, and the 632 members
    of the House of Commons who are none of these: 1,623.
    """
    data = await page(client, "/en/data")
    counted = {
        row.one("th").text: row.all("td")[0].text for row in data.main.one("tbody").all("tr")
    }
    assert counted["People"] == "1,623"
    query = {"query": "{ status { counts { table rows } } }"}
    counts = (await client.post("/graphql", json=query)).json()["data"]["status"]["counts"]
    assert {each["table"]: each["rows"] for each in counts}["PEOPLE"] == 1623


async def test_as_rows_a_page_is_not_cut_and_says_from_when_to_when(
    client: httpx.AsyncClient,
) -> None:
    """The Senedd has 96 members since the election of 7 May 2026, of whom its page shows 15. The
    table of memberships says the same of them, counted apart.
    """
    shown = await page(client, f"/en/body/senedd?{DAY}")
    assert len(rows(section(shown, "members"))) == 15
    (more,) = (link for link in shown.main.all("a") if link.text == "Show all 96")
    opened = await page(client, more.attributes["href"])
    (address,) = {link.attributes["href"] for link in opened.main.all("a") if link.text == "CSV"}
    assert address == f"/en/body/senedd.csv?{DAY}"
    told = await _rows(client, address)
    assert len({row["memberId"] for row in told}) == len(told) == 96
    stated = {
        row["actor"]: row
        for row in await _rows(client, "/export/tables/memberships.csv")
        if row["organization"] == "senedd" and row["from_first"] == "2026-05-08" and not row["to"]
    }
    assert {row["memberId"]: (row["from"], row["to"]) for row in told} == {
        actor: (row["from"], "") for actor, row in stated.items()
    }


async def test_as_rows_a_search_has_all_that_it_found(client: httpx.AsyncClient) -> None:
    asked = f"q=committee&kind=government_body&page=2&{DAY}"
    shown = await page(client, f"/en/search?{asked}")
    (count,) = re.findall(r"(\d+) results for", shown.main.text)
    told = await _rows(client, f"/en/search.csv?{asked}")
    assert len(told) == int(count) > 25


async def _rows(client: httpx.AsyncClient, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((await client.get(address)).text.lstrip("\ufeff"))))


async def test_who_runs_the_secretariat_of_a_group_is_no_list_of_outside_bodies(
    client: httpx.AsyncClient,
) -> None:
    """Of Northern Ireland's groups no list names outside bodies: one row is not all of them."""
    group = await page(client, f"/en/network/ni-apg-1895?{DAY}")
    outside = section(group, "outside").text
    assert "Outside bodies: not known" in outside
    assert "Homeless Connect · Secretariat · partly inferred" in outside
    assert "so there may be others" in outside


async def test_a_seat_that_is_partly_inferred_is_marked_among_the_members_of_its_board(
    client: httpx.AsyncClient,
) -> None:
    """That the institute chaired the expert group of 2014 is inferred; that the association was a
    member of it is stated.
    """
    group = "board-expert-group-on-local-government-diversity"
    for language, words, institute in (
        ("en", "· partly inferred", "Public Policy Institute for Wales"),
        ("cy", "· casglwyd rhan o’r cofnod", "Sefydliad Polisi Cyhoeddus i Gymru"),
    ):
        shown = await page(client, f"/{language}/body/{group}?{DAY}")
        rows = section(shown, "former").one("tbody").all("th")
        marked = {row.one("a").text: words in row.text for row in rows}
        assert (len(marked), [name for name, is_so in marked.items() if is_so]) == (2, [institute])


async def test_a_meeting_that_is_partly_inferred_says_so_on_its_page_and_behind_the_tie(
    client: httpx.AsyncClient,
) -> None:
    """That the Centre sat in the room with the minister is inferred; that it was heard by a
    committee stands in the record.
    """
    inferred, stated = "wcpp-netzero-2023-01-11", "wcpp-senedd-finance-2020-01-09"
    for language, words in (("en", "Partly inferred"), ("cy", "Casglwyd rhan ohono")):
        assert words in (await page(client, f"/{language}/interaction/{inferred}?{DAY}")).main.text
        assert (
            words not in (await page(client, f"/{language}/interaction/{stated}?{DAY}")).main.text
        )
    tie = await page(client, f"/en/tie?a=wcpp&b=person-26156&{DAY}")
    assert "(partly inferred)" in tie.main.text
    text = """query {
      tie(a: "wcpp", b: "person-26156", asOf: "2026-11-24") {
        evidence {
          nodes { reliability ... on InteractionEvidence { interaction { reliability } } }
        }
      }
    }"""
    answer = (await client.post("/graphql", json={"query": text})).json()
    said = {"reliability": "PARTLY_INFERRED"}
    assert answer["data"]["tie"]["evidence"]["nodes"] == [{**said, "interaction": said}]


async def test_the_area_of_a_council_shows_who_has_a_seat_that_is_named_after_it(
    client: httpx.AsyncClient,
) -> None:
    """Seven constituencies of 2024 are called after Leeds; those of the Senedd have Welsh names.
    The present spell of the member for Leeds East began when the whip was restored.
    """
    leeds = await page(client, f"/en/place/E08000035?{DAY}")
    rows = [row.text for row in leeds.main.all("table")[0].all("tr")][1:]
    assert len(rows) == 7
    assert rows[1] == "MP for Leeds East Richard Burgon Labour 6 February 2025"
    assert "No source here says which constituencies lie in Leeds: those named" in leeds.main.text
    cardiff = await page(client, f"/cy/place/W06000015?{DAY}")
    assert "MP for Cardiff East" in cardiff.main.text
    assert "MS for Caerdydd Penarth" in cardiff.main.text
    assert "pa etholaethau sydd yn yr ardal hon (Caerdydd)" in cardiff.main.text


async def test_a_mayor_is_told_by_the_office_with_what_a_later_list_says(
    client: httpx.AsyncClient,
) -> None:
    mayor = await page(client, f"/en/person/person-10766?{DAY}")
    assert "not in public office" not in mayor.main.text
    assert "Mayor of Greater Manchester" in mayor.main.text.partition("Who can introduce us?")[0]
    assert "a list of 15 September 2026 names another mayor" in mayor.main.text
    welsh = (await page(client, f"/cy/person/person-10766?{DAY}")).main.text
    assert "mae rhestr 15 Medi 2026 yn enwi maer arall" in welsh
    group = await page(client, f"/cy/network/scottish-cpg-animal-welfare?{DAY}")
    assert "Dirprwy Gynullydd" in group.main.text
    assert "In office: since May 2024, as of 30 June 2026" in mayor.main.text
    # who never sat is of the nation of the office too
    found = await page(client, f"/en/search?q=David+Skaith&nation=england&{DAY}")
    assert "/person/mayor-david-skaith" in {
        each.attributes["href"].partition("?")[0][3:] for each in found.main.all("a")
    }
    england = await page(client, f"/en/nation/england?{DAY}")
    assert "Combined and strategic authorities (20)" in england.main.text


async def test_whoever_asks_who_speaks_for_a_place_is_told_each_with_the_seat(
    client: httpx.AsyncClient,
) -> None:
    """Seven seats are called after Leeds, and it has one council; the lists of seats were read on
    26 June 2026, those of mayors on 30 June.
    """
    answer = await page(client, f"/en/path?from=wwg&to=E08000035&{DAY}")
    (told,) = [
        each
        for each in answer.main.all("details")
        if each.one("summary").text == "Who speaks for this place: 8 people and bodies"
    ]
    said = [each.text for each in told.all("li")]
    assert len(said) == 8
    assert "Hilary Benn , Member of the House of Commons for Leeds South, Labour" in said
    assert said[-1].startswith("Leeds City Council")
    valley = (await page(client, f"/en/path?from=wwg&to=E47000006&{DAY}")).main.text
    assert (
        "No path shown leads to Ben Houchen, Mayor of Tees Valley. Ask for that office alone, or "
        "ask the Tees Valley Combined Authority."
    ) in valley
    board = await page(client, f"/en/body/board-scottish-education-council?{DAY}")
    assert "Scottish Education Council, chaired by the Cabinet Secretary" in board.main.text
    mayor = (await page(client, f"/en/post/mayor-greater-manchester?{DAY}")).main.text
    assert "The post is held as of 30 June 2026." in mayor
