"""What only the viewer's Centre sees is marked where it stands, above the heading and in the
picture; over the invented quay.

Lighthouse and Ivo met Ottoline in public; that Ivo met Rosamund is recorded here, for Lighthouse.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from graph.dates import PartialDate
from graph.model import Interaction, InteractionKind, RecordId
from graph.recording.commands import Add
from tests.api.pages.quay import OWN, Doors, opened
from tests.api.pages.reading import read
from tests.graph.world import person

SAID = {"en": "Only your Centre sees this", "cy": "Dim ond eich Canolfan sy’n gweld hyn"}
DAY = "as_of=2026-11-24"
PRIVATE = (
    f"/path?from=lighthouse&to=rosamund&{DAY}",
    f"/tie?a=ivo&b=rosamund&{DAY}",
)
PUBLIC = (
    f"/path?from=lighthouse&to=ottoline&max_hops=2&k=1&{DAY}",
    f"/tie?a=ivo&b=ottoline&{DAY}",
)


@pytest_asyncio.fixture(scope="module")
async def doors(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Doors]:
    async with opened(tmp_path_factory.mktemp("quay of the marks")) as doors:
        await doors.hub.desk.record(
            OWN,
            Add(
                record=Interaction(
                    id=RecordId("+"),
                    kind=InteractionKind.MEETING,
                    date=PartialDate("2026-11-02"),
                    actors=(person("ivo"), person("rosamund")),
                )
            ),
        )
        yield doors


async def marks(client: httpx.AsyncClient, address: str, language: str) -> tuple[int, int]:
    """Return how many facts are marked, and how often it stands above the heading."""
    main = read(await client.get(f"/{language}{address}")).main
    facts = [each for each in main.all("strong", class_="d-tagged") if each.text == SAID[language]]
    above = [each.text for each in main.all("p", class_="d-own")]
    assert above in ([], [SAID[language]])
    return len(facts), len(above)


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_a_private_fact_is_marked_beside_it_and_above_the_heading(
    doors: Doors, language: str
) -> None:
    for address in PRIVATE:
        facts, above = await marks(doors.own, address, language)
        assert (facts >= 1, above) == (True, 1), address
    for address in PUBLIC:
        assert await marks(doors.own, address, language) == (0, 0), address
    for address in (*PRIVATE, *PUBLIC):
        assert await marks(doors.public, address, language) == (0, 0), address


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_the_picture_as_a_file_says_so_below_the_drawing(doors: Doors, language: str) -> None:
    private, public = [
        await doors.own.get(f"/{language}{address[0].replace('/path', '/path.svg')}")
        for address in (PRIVATE, PUBLIC)
    ]
    assert f">{SAID[language]}</text>" in private.text
    assert SAID[language] not in public.text


async def test_the_link_of_todays_answer_carries_the_day(doors: Doors) -> None:
    page = read(await doors.own.get("/en/path?from=lighthouse&to=ottoline"))
    day = (await doors.hub.view(OWN)).as_of.isoformat()
    link = page.main.one("input", id="link").attributes["value"]
    assert link == f"http://localhost/en/path?from=lighthouse&to=ottoline&as_of={day}"
    again = read(await doors.own.get(link))
    assert again.main.one("input", id="link").attributes["value"] == link
