"""What a Centre records for itself:
its own pages show and count it, and those of everybody else do not change by a byte.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import httpx
import pytest
import pytest_asyncio

from graph.hub import Hub
from graph.model import DeclaredLevel, Identifier, InteractionKind, Role
from tests.api.pages.quay import HAVEN, OWN, WALES, opened, rows, section
from tests.api.pages.reading import Document, read
from tests.graph.recording.facts import add_membership, add_person, declare_tie, record_interaction

PROFILES = (
    "person/ottoline",
    "person/barnaby",
    "post/minister-for-tides",
    "post/seat-for-haven",
    "body/tides-committee",
    "body/assembly",
    "network/ropes",
    "network/sails",
    f"place/{WALES}",
    f"place/{HAVEN}",
    "centre/lighthouse",
    "centre/cooper",
)
ADDRESSES = [
    f"/{language}/{profile}{ending}?as_of=2026-11-24"
    for language in ("en", "cy")
    for profile in (*PROFILES, "report")
    for ending in ("", ".json", ".csv")
    if (profile, ending) not in {("report", ".json"), ("report", ".csv")}
]
SECRET = ("Wilhelmina Tarpaulin", "wilhelmina-tarpaulin", "A quiet word")
SEARCHED = (
    "query($id: ID!, $text: String!) { node(id: $id) { id } search(text: $text) { totalCount } }"
)
REACHED = ("w.tarpaulin@quay.example", "028 9000 0000")


@dataclass(frozen=True)
class Quay:
    own: httpx.AsyncClient
    before: Mapping[tuple[str, str], bytes]
    """What others saw before anything was recorded, by who and address."""
    others: Mapping[str, httpx.AsyncClient]
    person: str
    """The id of the person whom only the own Centre has."""


@pytest_asyncio.fixture(scope="module")
async def private(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Quay]:
    async with opened(tmp_path_factory.mktemp("quay")) as doors:
        others = {"other": doors.other, "public": doors.public}
        before = {
            (who, address): (await client.get(address)).content
            for who, client in others.items()
            for address in ADDRESSES
        }
        yield Quay(doors.own, before, others, await recorded(doors.hub))


async def recorded(hub: Hub) -> str:
    """Record for Lighthouse a person, whom Ivo met with Ottoline and Barnaby, a membership, and
    what Ivo says of Barnaby.
    """
    reached = (
        Identifier(scheme="email", value=REACHED[0]),
        Identifier(scheme="telephone", value=REACHED[1]),
    )
    added = await hub.desk.record(OWN, add_person(name=SECRET[0], identifiers=reached))
    assert added.record_id is not None
    await hub.desk.record(
        OWN,
        record_interaction(
            kind=InteractionKind.MEETING,
            date="2026-11-02",
            actors=("ivo", added.record_id, "ottoline", "barnaby"),
            title=SECRET[2],
        ),
    )
    await hub.desk.record(
        OWN,
        add_membership(
            actor=added.record_id, organization="ropes", role=Role.MEMBER, valid_from="2026-10-01"
        ),
    )
    await hub.desk.record(
        OWN,
        declare_tie(
            by="ivo", about="barnaby", level=DeclaredLevel.KNOW_WELL, confirmed_on="2026-11-02"
        ),
    )
    return added.record_id


async def page(client: httpx.AsyncClient, address: str) -> Document:
    response = await client.get(f"{address}?as_of=2026-11-24")
    assert response.status_code == 200
    return read(response)


async def both(quay: Quay, address: str) -> tuple[Document, Document]:
    """Return a page as Lighthouse sees it, and as the public does."""
    return await page(quay.own, address), await page(quay.others["public"], address)


async def test_no_byte_of_a_profile_changes_for_others(private: Quay) -> None:
    after = {
        (who, address): (await private.others[who].get(address)).content
        for who, address in private.before
    }
    assert [key for key, content in after.items() if content != private.before[key]] == []


async def test_no_name_of_it_stands_on_any_profile_of_others(private: Quay) -> None:
    for who, client in private.others.items():
        for address in ADDRESSES:
            text = (await client.get(address)).text
            assert [
                secret for secret in (*SECRET, *REACHED, private.person) if secret in text
            ] == [], (
                who,
                address,
            )


async def test_the_private_person_is_for_others_as_one_who_is_not_there(private: Quay) -> None:
    for client in private.others.values():
        for ending in ("", ".json", ".csv"):
            hidden = await client.get(f"/en/person/{private.person}{ending}")
            by_address = await client.get(f"/en/person/{REACHED[0]}{ending}")
            assert by_address.status_code == 404
            missing = await client.get(f"/en/person/nobody-of-that-name{ending}")
            assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
            assert hidden.status_code == 404
        for text in REACHED:
            found = await client.post(
                "/graphql",
                json={"query": SEARCHED, "variables": {"id": private.person, "text": text}},
            )
            assert found.json() == {"data": {"node": None, "search": {"totalCount": 0}}}
        report = await client.get(f"/en/report?about={private.person}")
        assert (report.status_code, report.content) == (
            404,
            (await client.get("/en/report?about=nobody")).content,
        )


@pytest.mark.parametrize(
    ("language", "tag"),
    [("en", "Only your Centre sees this"), ("cy", "Dim ond eich Canolfan sy’n gweld hyn")],
)
async def test_its_own_centre_sees_it_marked_as_its_own(
    private: Quay, language: str, tag: str
) -> None:
    seen = await page(private.own, f"/{language}/person/{private.person}")
    assert seen.main.one("h1").text == SECRET[0]
    assert [
        each.one("strong").text
        for each in seen.main.all("p")
        if each.all("strong", class_="d-tagged")
    ] == [tag, tag]
    assert [each.attributes["href"] for each in section(seen, "reached").all("a")] == [
        "mailto:w.tarpaulin@quay.example",
        "tel:02890000000",
    ]
    assert REACHED[0] not in section(seen, "codes").text
    assert seen.response.headers["cache-control"] == "private, no-store"
    assert seen.root.one("meta", name="robots").attributes["content"] == "noindex"
    public = await page(private.own, f"/{language}/person/ottoline")
    assert [
        each.text for each in public.main.all("p") if each.all("strong", class_="d-tagged")
    ] == []


async def test_its_own_centre_counts_it(private: Quay) -> None:
    """Ottoline was met once in public, and once by Lighthouse for itself;
    Ropes has two public members and one of Lighthouse's own.
    """
    own, public = await both(private, "/en/person/ottoline")
    assert [len(section(each, "meetings").all("h3")) for each in (own, public)] == [2, 1]
    assert [
        ("Only your Centre sees this" in each.text) for each in section(own, "meetings").all("h3")
    ] == [True, False]
    own, public = await both(private, "/en/network/ropes")
    assert [
        [("Only your Centre sees this" in row[0]) for row in rows(section(each, "members"))]
        for each in (own, public)
    ] == [[False, True], [False]]
    assert [section(each, "members").one("h2").text for each in (own, public)] == [
        "Other members (2)",
        "Other members (1)",
    ]
    own, public = await both(private, "/en/person/barnaby")
    assert [row[0] for row in rows(section(own, "closest"))] == ["Lighthouse Centre"]
    assert rows(section(public, "closest"))[0][2] == "2", (
        "in public Lighthouse reaches Barnaby only through Ottoline"
    )


async def test_its_own_centre_can_correct_what_it_recorded(private: Quay) -> None:
    assert "Recorded by your Centre" not in (await page(private.own, "/en/report")).main.text
    facts = section(read(await private.own.get("/en/report?about=barnaby")), "own").all("li")
    assert [fact.text for fact in facts] == [
        (
            "Meeting · 2 November 2026 · A quiet word · Ivo Tamsin, Wilhelmina Tarpaulin, "
            "Ottoline Marsh and Barnaby Crake"
        ),
        "Know each other well · 2 November 2026 · Ivo Tamsin and Barnaby Crake",
    ]
    for fact in facts:
        address = fact.one("a").attributes["href"]
        assert (await private.own.get(address)).status_code == 200, address


async def test_a_tie_that_rests_on_what_one_centre_recorded_is_marked_wherever_it_is_told(
    private: Quay,
) -> None:
    own, public = await both(private, "/en/person/barnaby")
    ties = {row.one("th").text.split()[0]: row.text for row in section(own, "ties").all("tr")[1:]}
    assert ties["Ivo"].endswith("Only your Centre sees this")
    assert [name for name, row in ties.items() if row.endswith("Only your Centre sees this")] == [
        each for each in ties if each in ("Ivo", "Wilhelmina", "Ottoline")
    ]
    assert "Only your Centre sees this" in section(own, "closest").text
    assert own.main.all("p", class_="d-own") != []
    assert "Only your Centre" not in public.main.text
