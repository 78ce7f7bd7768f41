"""Each state of a profile in its words, over the invented quay of `quay.py`."""

from __future__ import annotations

import httpx
import pytest

from tests.api.pages.quay import rows, section, see


async def test_a_new_holder_costs_the_tie_to_the_earlier_one(quay: httpx.AsyncClient) -> None:
    """Two meetings of two, 40 and 70 days before Quentin's last day: A = 2^(-40/180) +
    2^(-70/180) = 0.857 + 0.764 = 1.621; 1 - e^(-1.621/3) = 0.417, of which 0.9 counts: 0.376,
    medium. On 24 November 2026 nothing joins Ivo and Rosamund.
    """
    page = await see(quay, "en/post/minister-for-tides")
    change = section(page, "changed-hands")
    assert (
        change.all("p")[0].text == "Quentin Oakum held it until 10 June 2025. Now: Rosamund Pell ."
    )
    assert rows(change) == [
        ["Lighthouse Centre through Ivo Tamsin", "Medium · evidenced", "none: lost with the change"]
    ]
    then = await see(quay, "en/person/quentin", "as_of=2025-06-10")
    (tie,) = [row for row in rows(section(then, "ties")) if row[0].startswith("Ivo Tamsin")]
    assert tie[1] == "Medium · evidenced"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "No earlier holder is recorded."), ("cy", "Nid oes deiliad cynharach wedi’i gofnodi.")],
)
async def test_of_a_first_holder_it_says_that_none_is_known_before(
    quay: httpx.AsyncClient, language: str, words: str
) -> None:
    page = await see(quay, f"{language}/post/minister-for-tides", "as_of=2025-06-10")
    assert [each.text for each in section(page, "changed-hands").all("p")] == [words]


async def test_a_post_that_somebody_left_and_nobody_took_has_lost_the_tie(
    quay: httpx.AsyncClient,
) -> None:
    """Selwyn left the seat for Haven on 8 April 2026, and Barnaby took it on 8 May. Cooper was then
    on the list of the group that Selwyn chaired: 0.4 x 0.6 = 0.24, weak. Lighthouse was, as Old
    Mill, until the end of 2022, 1,194 days before:
    0.24 x 2^(-1194/540) = 0.05, faint.
    """
    page = await see(quay, "en/post/seat-for-haven", "as_of=2026-04-20")
    assert (
        section(page, "changed-hands").all("p")[0].text
        == "Selwyn Gage held it until 8 April 2026. No later holder is known."
    )
    assert rows(section(page, "changed-hands")) == [
        ["Cooper Centre", "Weak · potential", "none: lost with the change"],
        ["Lighthouse Centre", "Faint · potential", "none: lost with the change"],
    ]


async def test_the_reach_of_the_present_holder_is_counted(quay: httpx.AsyncClient) -> None:
    """Rosamund has the office, which ties to the government, and a seat."""
    page = await see(quay, "en/post/minister-for-tides")
    (row,) = rows(section(page, "reach"))
    assert row[0] == "Rosamund Pell"
    assert row[-1] == "2"


async def test_the_one_centre_that_is_tied_to_a_body_is_named(quay: httpx.AsyncClient) -> None:
    page = await see(quay, "en/body/tides-committee")
    ties = section(page, "by-centre")
    assert (
        ties.all("p")[0].text
        == "Only Lighthouse Centre has a tie of its own here: if it is lost, no Centre has one."
    )
    (row,) = rows(ties)
    assert row[:1] + row[2:3] == ["Lighthouse Centre through Ivo Tamsin", "Ottoline Marsh"]
    council = await see(quay, "en/body/mossvale-council")
    assert "No Centre has a tie of its own here." in section(council, "by-centre").text


async def test_the_best_way_into_a_network_is_an_officer(quay: httpx.AsyncClient) -> None:
    page = await see(quay, "en/network/ropes")
    way = section(page, "closest")
    assert way.one("h2").text == "Best way in"
    (row,) = rows(way)
    assert (row[0], row[1], row[3]) == ("Lighthouse Centre", "Ottoline Marsh", "1")
    assert (
        way.one("tbody").one("a", rel="nofollow").attributes["href"]
        == "/en/path?from=lighthouse&to=ottoline&as_of=2026-11-24"
    )
    assert "No purpose is stated." in section(page, "purpose").text


async def test_a_network_without_officers_says_who_is_closest_to_any_member(
    quay: httpx.AsyncClient,
) -> None:
    way = section(await see(quay, "en/network/sails"), "closest")
    assert way.one("h2").text == "Which Centre is closest"
    assert rows(way)[0][0] == "Cooper Centre"


@pytest.mark.parametrize(
    ("language", "lists"),
    [
        ("en", "Lists Cooper Centre , Old Mill Centre (now Lighthouse Centre )"),
        ("cy", "Yn rhestru Cooper Centre , Old Mill Centre ( Lighthouse Centre bellach)"),
    ],
)
async def test_a_group_of_a_person_names_the_centres_on_its_list_also_by_an_earlier_name(
    quay: httpx.AsyncClient, language: str, lists: str
) -> None:
    page = await see(quay, f"{language}/person/selwyn")
    (row,) = [row for row in rows(section(page, "groups")) if row[0].startswith("Group on Nets")]
    assert lists in row[0]
    centres = section(await see(quay, f"{language}/network/nets"), "centres")
    assert [each.text for each in centres.all("li")] == ["Cooper Centre", lists.partition(" , ")[2]]


async def test_a_merged_body_is_no_longer_listed_before_its_merger_by_its_later_name(
    quay: httpx.AsyncClient,
) -> None:
    centres = section(await see(quay, "en/network/nets", "as_of=2022-06-01"), "centres")
    assert [each.text for each in centres.all("li")] == ["Cooper Centre", "Old Mill Centre"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("en/centre/tollgate", "Ended 30 April 2024"),
        ("cy/centre/tollgate", "Daeth i ben 30 Ebrill 2024"),
        ("en/body/quay-inquiry", "Ended 30 April 2024"),
        ("en/centre/old-mill", "Now part of Lighthouse Centre (December 2022)"),
        ("cy/centre/old-mill", "Bellach yn rhan o Lighthouse Centre (Rhagfyr 2022)"),
        ("en/network/nets", "Registered until 8 April 2026. Ask whether it has re-formed."),
        ("cy/network/nets", "Cofrestredig tan 8 Ebrill 2026. Gofynnwch a yw wedi ail-ffurfio."),
    ],
)
async def test_what_has_ended_says_so_and_stays_reachable(
    quay: httpx.AsyncClient, address: str, words: str
) -> None:
    page = await see(quay, address)
    assert words in [each.text for each in page.main.all("p", class_="govuk-inset-text")]
    assert page.main.all("form", class_="d-ask") == []


async def test_a_closed_centre_has_no_ties_by_nation_and_says_that_none_are_recorded(
    quay: httpx.AsyncClient,
) -> None:
    page = await see(quay, "en/centre/tollgate")
    assert "nations" not in [
        each.attributes.get("aria-labelledby") for each in page.main.all("section")
    ]
    assert "No ties are recorded." in section(page, "ties").text
    assert "No meetings are recorded." in section(page, "meetings").text
    merged = await see(quay, "en/centre/old-mill")
    assert section(merged, "ties").all("p")[0].text == "Its ties belong to Lighthouse Centre now."


async def test_a_legislature_lists_its_former_groups_apart(quay: httpx.AsyncClient) -> None:
    page = await see(quay, "en/body/assembly")
    assert [each.text for each in section(page, "former-bodies").all("li")] == ["Group on Nets"]
    assert [each.text for each in section(page, "inside-cross-party-group").all("li")] == [
        "Group on Ropes",
        "Group on Sails",
    ]


@pytest.mark.parametrize(
    ("language", "empty"),
    [
        (
            "en",
            {
                "groups": "No groups are recorded for this day.",
                "committees": "No committees are recorded for this day.",
                "meetings": "No meetings are recorded.",
            },
        ),
        (
            "cy",
            {
                "groups": "Nid oes grwpiau wedi’u cofnodi ar gyfer y diwrnod hwn.",
                "committees": "Nid oes pwyllgorau wedi’u cofnodi ar gyfer y diwrnod hwn.",
                "meetings": "Nid oes cyfarfodydd wedi’u cofnodi.",
            },
        ),
    ],
)
async def test_empty_parts_say_so(
    quay: httpx.AsyncClient, language: str, empty: dict[str, str]
) -> None:
    page = await see(quay, f"{language}/person/rosamund")
    assert {id: words in section(page, id).text for id, words in empty.items()} == dict.fromkeys(
        empty, True
    )


async def test_centres_without_a_path_are_counted(quay: httpx.AsyncClient) -> None:
    page = await see(quay, "en/person/ottoline")
    closest = section(page, "closest")
    assert [row[0] for row in rows(closest)] == ["Lighthouse Centre"]
    assert "1 other Centre: no path" in closest.text


async def test_a_network_that_names_the_successor_itself_does_not_repeat_it(
    quay: httpx.AsyncClient,
) -> None:
    page = await see(quay, "en/network/beacons")
    assert [each.text for each in section(page, "centres").all("li")] == ["Lighthouse Centre"]
    assert [row[0] for row in rows(section(page, "former"))] == ["Old Mill Centre"]


async def test_those_in_office_of_a_nation_are_cut_after_five_and_shown_when_asked_for(
    quay: httpx.AsyncClient,
) -> None:
    """The group on Sails lists Cooper and six sailors, who sit."""
    named = section(await see(quay, "en/centre/cooper"), "by-name")
    assert len(rows(named)) == 5
    (more,) = [each for each in named.all("a") if each.text == "Show all 6"]
    day = more.attributes["href"].partition("?")[2].partition("#")[0]
    whole = await see(quay, "en/centre/cooper", day)
    assert len(rows(section(whole, "by-name"))) == 6
