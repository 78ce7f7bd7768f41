"""Each state that a page of paths can be in, read as a reader reads it, in English and in Welsh."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from api.limits import LIMITS
from graph.hub import Hub
from graph.tables.writing import write
from tests.api.pages.reading import Document, Element, read
from tests.api.pages.shore import PEERS, records

DAY = "as_of=2026-11-24"


@pytest_asyncio.fixture(scope="module")
async def shore(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    tables = tmp_path_factory.mktemp("shore tables")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of the shore"), tables) as hub:
        yield hub


async def _page(
    hub: Hub,
    to: str,
    more: str = DAY,
    *,
    language: str = "en",
    status: int = 200,
    seconds: float | None = None,
) -> Document:
    """Return the page of the Lantern Centre's paths to a target;
    `seconds` is what the search may take.
    """
    limits = LIMITS if seconds is None else replace(LIMITS, path_seconds=seconds)
    transport = httpx.ASGITransport(create_app(hub, limits=limits))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await client.get(f"/{language}/path?from=lantern&to={to}&{more}")
    assert answer.status_code == status
    return read(answer)


def _cards(page: Document) -> list[Element]:
    return page.main.all("li", class_="d-path")


def _link(page: Document, text: str) -> str:
    (found,) = [link for link in page.main.all("a") if link.text == text]
    return found.attributes["href"]


async def test_one_path_keeps_its_picture(shore: Hub) -> None:
    page = await _page(shore, "beacon")
    assert page.main.one("ul", class_="d-facts").all("li")[0].text == "1 path found"
    assert _cards(page)[0].one("h3").text == "Path 1: Directly, through the network you share"
    assert len(page.main.one("figure").all("svg", role="group")) == 2
    welsh = await _page(shore, "beacon", language="cy")
    assert welsh.title == "Lantern Centre at Beacon Centre: 1 llwybr – Dolen"
    assert welsh.main.one("ul", class_="d-facts").all("li")[0].text == "1 llwybr wedi’i ganfod"


async def test_of_more_paths_than_are_shown_it_says_so_and_shows_ten(shore: Hub) -> None:
    """Seven members of the group each sit in a committee of their own with Quillon: seven paths."""
    page = await _page(shore, "quillon")
    assert len(_cards(page)) == 5
    assert "These are the 5 best of more." in page.main.text
    assert "basis=evidenced,past-contact" in _link(page, "Leave out potential ties").replace(
        "%2C", ","
    )
    assert _link(page, "Show 10").endswith("k=10")
    all_of_them = await _page(shore, "quillon", f"{DAY}&k=10")
    assert len(_cards(all_of_them)) == 7
    assert "of more." not in all_of_them.main.text
    assert (
        "This is the best path of more." in (await _page(shore, "quillon", f"{DAY}&k=1")).main.text
    )
    assert "Dyma’r 5 gorau o blith mwy." in (await _page(shore, "quillon", language="cy")).main.text


async def test_of_a_body_with_more_than_25_people_the_ten_best_paths_are_shown(shore: Hub) -> None:
    page = await _page(shore, "pilots")
    assert len(_cards(page)) == 10
    ends = {card.all("li", class_="d-party")[-1].one("b").text for card in _cards(page)}
    assert (
        f"27 people can be asked for in the Pilots; these are the {len(ends)} easiest to reach."
        in page.main.text
    )
    assert _link(page, "Show 20").endswith("k=20")
    welsh = await _page(shore, "pilots", language="cy")
    assert (
        f"Gellir gofyn am 27 o bobl yn Pilots; dyma’r {len(ends)} hawsaf eu cyrraedd."
        in welsh.main.text
    )
    assert "people can be asked for" not in (await _page(shore, "moor-committee")).main.text


async def test_of_a_body_those_reached_alike_are_one_path_and_named(shore: Hub) -> None:
    """Four members of Kelp sit on its inquiry: one path, to one of them or one of three others."""
    page = await _page(shore, "kelp-inquiry")
    last = _cards(page)[0].all("li", class_="d-party")[-1]
    assert last.one("b").text == "peer-1"
    assert last.one("summary").text == "or one of 3 others"
    assert [each.one("a").text for each in last.all("li")] == ["peer-2", "peer-3", "peer-4"]


async def test_a_search_that_is_stopped_says_that_a_better_path_may_exist(shore: Hub) -> None:
    """Twice the time again and again, until the search comes to its end:
    some answers before that hold a part of the paths.
    """
    seconds, partial = 0.0002, []
    while _stopped(
        page := await _page(shore, "crew-27", f"{DAY}&max_hops=6&k=20", seconds=seconds)
    ):
        partial += [(page, seconds)] if _cards(page) else []
        seconds *= 2
    assert _cards(page)
    assert partial
    for page, allowed in partial:
        told = (
            f"We stopped looking after {round(allowed)} seconds. These paths are real; a "
            "better one may exist."
        )
        assert told in page.main.text
        assert "max_hops=6" in _link(page, "Look again")


def _stopped(page: Document) -> bool:
    return any(link.text == "Look again" for link in page.main.all("a"))


@pytest.mark.parametrize(("language", "told"), [
    ("en", "We stopped looking after 0 seconds and had found no path. Look again"),
    ("cy", "Rhoesom y gorau i chwilio ar ôl 0 eiliad heb ganfod llwybr. Chwilio eto"),
])  # fmt: skip
async def test_a_search_without_any_time_finds_nothing_and_does_not_say_why(
    shore: Hub, language: str, told: str
) -> None:
    page = await _page(shore, "quillon", language=language, seconds=0.0)
    assert told in page.main.text
    assert not page.main.all("div", class_="d-answer")


@pytest.mark.parametrize(("language", "told"), [
    ("en", "The Centre and the target are the same. Choose someone else to reach."),
    ("cy", "Yr un yw’r Ganolfan a’r targed. Dewiswch rywun arall i’w gyrraedd."),
])  # fmt: skip
async def test_a_centre_that_asks_for_itself_is_told_to_choose_someone_else(
    shore: Hub, language: str, told: str
) -> None:
    page = await _page(shore, "lantern", language=language, status=422)
    assert told in page.main.one("div", class_="govuk-error-summary").text
    assert "autofocus" in page.main.one("div", class_="govuk-error-summary").attributes


@pytest.mark.parametrize(
    ("to", "told", "welsh"),
    [
        ("beacon", "The list gives no dates.", "Nid yw’r rhestr yn rhoi dyddiadau."),
        (
            "odo",
            "Odo Brackwater left office on 8 April 2026.",
            "Gadawodd Odo Brackwater y swydd ar 8 Ebrill 2026.",
        ),
        # From 10 January 2022 to 24 November 2026 are four years and ten months.
        (
            "percival",
            "Newest evidence is 4 years old.",
            "Mae’r dystiolaeth ddiweddaraf yn 4 mlwydd oed.",
        ),
    ],
)
async def test_what_is_stale_is_flagged_on_its_step(
    shore: Hub, to: str, told: str, welsh: str
) -> None:
    for language, words in (("en", told), ("cy", welsh)):
        (hop,) = (await _page(shore, to, language=language)).main.all("li", class_="d-hop")
        assert [flag.text for flag in hop.all("p", class_="d-flag")] == [words]


async def test_a_step_without_anything_stale_has_no_flag(shore: Hub) -> None:
    page = await _page(shore, "tansy")
    assert len(page.main.all("li", class_="d-hop")) == 2
    assert page.main.all("p", class_="d-flag") == []


async def test_those_who_could_stand_in_are_said_in_the_picture_and_named_in_the_list(
    shore: Hub,
) -> None:
    page = await _page(shore, "tansy")
    (card,) = _cards(page)
    assert card.one("h3").text == "Path 1: Through peer-1"
    (others,) = [
        each for each in card.all("details") if each.one("summary").text == "or one of 3 others"
    ]
    assert [name.text for name in others.all("a")] == list(PEERS[1:])
    drawings = page.main.one("figure").all("svg", role="group")
    assert len(drawings) == 2
    assert all(
        "or one of 3 others" in box.text
        for drawing in drawings
        for box in drawing.all("a", href="#path-1")
    )
    welsh = await _page(shore, "tansy", language="cy")
    assert [each.text for each in _cards(welsh)[0].all("summary")].count("neu un o 3 arall") == 1
    assert all(
        "neu un o 3 arall" in drawing.text
        for drawing in welsh.main.one("figure").all("svg", role="group")
    )


async def test_a_step_of_an_earlier_path_is_short_and_leads_there(shore: Hub) -> None:
    """Hobday leads to Jocasta, in a committee that Hobday chairs, and to Isolde:
    the step from the Centre to Hobday has its evidence once.
    """
    page = await _page(shore, "moor-committee")
    first, second = _cards(page)
    assert [card.one("h3").text for card in (first, second)] == [
        "Path 1: Through Hobday Wick, to Jocasta Thimble",
        "Path 2: Through Hobday Wick, to Isolde Merriwink",
    ]
    whole, short = (card.all("li", class_="d-hop")[0] for card in (first, second))
    assert (
        whole.attributes["data-hop"]
        == short.attributes["data-hop"]
        == "lantern|hobday|faint|potential"
    )
    assert [each.text for each in short.all("a")] == ["As in path 1"]
    assert short.one("a").attributes["href"] == "#path-1"
    assert short.all("details") == []
    assert whole.one("summary").text.startswith("Evidence: 1 fact")
    assert len(second.all("li", class_="d-hop")[1].all("details")) == 1
    welsh = await _page(shore, "moor-committee", language="cy")
    assert "Fel yn llwybr 1" in _cards(welsh)[1].text


async def test_a_colleague_who_starts_a_path_is_called_one(shore: Hub) -> None:
    page = await _page(shore, "odo")
    assert page.main.all("li", class_="d-party")[0].text == "Una Candlewick Our colleague"
    welsh = await _page(shore, "odo", language="cy")
    assert welsh.main.all("li", class_="d-party")[0].text == "Una Candlewick Ein cydweithiwr"


async def test_a_group_in_the_picture_is_called_by_its_subject(shore: Hub) -> None:
    """Its kind stands above: "Cross-party group", then "Reeds", and "Cyrs" of
    "Cyrs - Grŵp Trawsbleidiol".
    """
    for language, words in (("en", "Cross-party group Reeds"), ("cy", "Grŵp trawsbleidiol Cyrs")):
        page = await _page(shore, "isolde", language=language)
        for drawing in page.main.one("figure").all("svg", role="group"):
            assert words in [box.text for box in drawing.all("a")]
