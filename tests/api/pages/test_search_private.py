"""What a Centre recorded for itself:
its own search finds it and says so, and that of others answers the same bytes as before.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
import pytest_asyncio

from graph.model import Role
from tests.api.pages.quay import OWN, opened
from tests.api.pages.reading import read
from tests.graph.recording.facts import add_membership, add_person

ADDRESSES = [
    f"/{language}/{page}{query}&as_of=2026-11-24"
    for language in ("en", "cy")
    for page, query in (
        ("search", "?q=tarpaulin"),
        ("search", "?q=wilhelmina+tarpolin"),
        ("search", "?q=members+of+ropes"),
        ("search.json", "?q=tarpaulin"),
        ("search.csv", "?q=ropes"),
        ("path", "?from=lighthouse&to=tarpaulin"),
    )
]


@dataclass(frozen=True)
class Searches:
    own: httpx.AsyncClient
    others: tuple[httpx.AsyncClient, ...]
    before: list[list[bytes]]
    """What each of the others was answered before anything was recorded."""


@pytest_asyncio.fixture(scope="module")
async def searches(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Searches]:
    async with opened(tmp_path_factory.mktemp("quay")) as doors:
        before = [
            [(await client.get(address)).content for address in ADDRESSES]
            for client in (doors.other, doors.public)
        ]
        added = await doors.hub.desk.record(OWN, add_person(name="Wilhelmina Tarpaulin"))
        assert added.record_id is not None
        await doors.hub.desk.record(
            OWN,
            add_membership(
                actor=added.record_id,
                organization="ropes",
                role=Role.MEMBER,
                valid_from="2026-10-01",
            ),
        )
        yield Searches(doors.own, (doors.other, doors.public), before)


async def test_no_byte_of_a_search_changes_for_others(searches: Searches) -> None:
    after = [
        [(await client.get(address)).content for address in ADDRESSES] for client in searches.others
    ]
    assert after == searches.before
    assert not any(b"Wilhelmina Tarpaulin" in answer for answers in after for answer in answers)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/en/search?q=tarpaulin", "Only your Centre sees this"),
        ("/cy/search?q=tarpaulin", "Dim ond eich Canolfan sy’n gweld hyn"),
        ("/en/search?q=members+of+ropes", "Only your Centre sees this"),
        ("/en/path?from=lighthouse&to=wilhelmina+tarpolin", "Only your Centre sees this"),
    ],
)
async def test_the_own_centre_finds_its_record_marked_as_its_own(
    searches: Searches, address: str, said: str
) -> None:
    found = read(await searches.own.get(address)).main.all("li", class_="d-hit")
    assert [said in each.text for each in found if "Wilhelmina Tarpaulin" in each.text] == [True]


async def test_what_a_centre_is_answered_stays_in_no_cache(searches: Searches) -> None:
    own, public = (
        await searches.own.get("/en/search?q=ropes"),
        await searches.others[1].get("/en/search?q=ropes"),
    )
    assert own.headers["cache-control"] == "private, no-store"
    assert "no-store" not in public.headers.get("cache-control", "")
