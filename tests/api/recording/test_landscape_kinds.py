"""The seven kinds of the landscape, as a Centre records them: found by search and marked for that
Centre alone, each with a page and its data.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

import pytest
import pytest_asyncio

from graph.kinds import BY_TABLE
from tests.api.pages.forms import Site
from tests.api.pages.quay import section
from tests.api.recording.conftest import JSON, Desks
from tests.api.recording.test_import import imported, send
from tests.api.recording.test_mutations import HARBOUR, row

WALES = "W92000004"
ONLY_YOURS = {"en": "Only your Centre sees this", "cy": "Dim ond eich Canolfan sy’n gweld hyn"}


async def recorded(desks: Desks) -> Mapping[str, str]:
    """Record one of each kind for Harbour Centre, and return their ids by table."""
    ids: dict[str, str] = {}

    async def add(table: str, **cells: str) -> str:
        made = await desks.harbour.mutate("addRecord", row(table, cells))
        assert made["__typename"] == "AddRecordPayload", made
        ids.setdefault(table, made["recordId"])
        return str(made["recordId"])

    framework = await add("frameworks", title="Lantern Framework", lens="outcome")
    glow = await add("concepts", label="Lantern Glow", framework=framework, lens="outcome")
    light = await add("concepts", label="Lantern Light", framework=framework, lens="outcome")
    await add("mappings", subject=glow, object=light, predicate="close")
    await add("remits", organization="harbour", outcomes=glow, aim="Lanterns on every quay")
    work = await add("works", kind="trial", title="Lantern Trial", lead="harbour", outcomes=glow)
    await add(
        "findings",
        intervention="Lantern Walks",
        outcome=glow,
        direction="+",
        centre="harbour",
        work=work,
    )
    await add("priorities", place=WALES, title="Lantern Law", outcomes=glow, kind="priority")
    return ids


SEVEN = ("frameworks", "concepts", "mappings", "remits", "works", "findings", "priorities")
FOUND = """query($text: String!, $kinds: [NodeKind!]) {
  search(text: $text, kinds: $kinds) { nodes { id __typename name audience } } }"""
KINDS = ["FRAMEWORK", "CONCEPT", "MAPPING", "REMIT", "WORK", "FINDING", "PRIORITY"]


@pytest_asyncio.fixture
async def kept(desks: Desks) -> AsyncIterator[tuple[Desks, Mapping[str, str]]]:
    await desks.harbour.client.get("/en/search?q=Lantern")  # its names are kept before it records
    yield desks, await recorded(desks)


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_each_kind_is_found_by_who_recorded_it_and_by_nobody_else(
    kept: tuple[Desks, Mapping[str, str]], language: str
) -> None:
    desks, ids = kept
    site = Site(desks.harbour.client)
    found = section(await site.see(f"/{language}/search?q=Lantern"), "landscape")
    addresses = [link.attributes["href"] for link in found.all("a")]
    for table in SEVEN:
        address = f"/{language}/{BY_TABLE[table].prefix}/{ids[table]}"
        assert address in addresses, table
    assert found.text.count(ONLY_YOURS[language]) == 8  # seven and a second term
    answer = await desks.harbour.ask(FOUND, text="Lantern", kinds=KINDS)
    nodes = answer["data"]["search"]["nodes"]
    assert {*ids.values()} < {node["id"] for node in nodes}
    assert {node["audience"] for node in nodes} == {"OWN_CENTRE"}
    for other in (desks.lighthouse, desks.public):
        seen = await Site(other.client).see(f"/{language}/search?q=Lantern", status=422)
        assert "Lantern Trial" not in seen.main.text
        answer = await other.ask(FOUND, text="Lantern", kinds=KINDS)
        assert answer["data"]["search"]["nodes"] == []


async def test_what_has_no_name_is_found_by_its_words_after_these_changed(
    kept: tuple[Desks, Mapping[str, str]],
) -> None:
    desks, ids = kept
    for text, table in (("every quay", "remits"), ("crosswalk Lantern Light", "mappings")):
        page = await Site(desks.harbour.client).see(f"/en/search?q={text.replace(' ', '+')}")
        assert ids[table] in str(
            [link.attributes["href"] for link in section(page, "landscape").all("a")]
        )
    made = await desks.harbour.mutate(
        "correctFact", {"record": ids["concepts"], "field": "label_cy", "value": "Llewyrch"}
    )
    assert made["__typename"] == "CorrectFactPayload", made
    page = await Site(desks.harbour.client).see("/en/search?q=Llewyrch")
    assert "The crosswalk of Lantern Glow and Lantern Light" in section(page, "landscape").text


async def test_what_is_found_is_narrowed_to_one_kind(
    kept: tuple[Desks, Mapping[str, str]],
) -> None:
    """Nine answer, of which eight are shown: seven kinds, two terms, and another work."""
    desks, _ = kept
    await desks.harbour.mutate(
        "addRecord",
        row("works", {"kind": "advice", "title": "Lantern Advice", "lead": "harbour"}),
    )
    site = Site(desks.harbour.client)
    page = await site.see("/en/search?q=Lantern")
    assert "“Lantern”; 9 terms, works and findings are." in page.main.text
    assert "is not in this data" not in page.main.text
    assert "Works 2" in section(page, "landscape").text
    works = await site.see("/en/search?q=Lantern&kind=work")
    hits = [each.one("h3").text for each in works.main.all("li", class_="d-hit")]
    assert sorted(hits) == ["Lantern Advice", "Lantern Trial"]
    data: JSON = (await desks.harbour.client.get("/en/search.json?q=Lantern&kind=work")).json()
    assert data["search"]["totalCount"] == 2


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("table", SEVEN)
async def test_each_kind_has_a_page_for_its_centre_marked_and_with_its_data(
    kept: tuple[Desks, Mapping[str, str]], table: str, language: str
) -> None:
    desks, ids = kept
    address = f"/{language}/{BY_TABLE[table].prefix}/{ids[table]}"
    page = await Site(desks.harbour.client).see(address)
    assert ONLY_YOURS[language] in page.main.text
    assert f"/{language}/record/correct?record={ids[table]}" in [
        link.attributes["href"] for link in page.main.all("a")
    ]
    data: JSON = (await desks.harbour.client.get(f"{address}.json")).json()
    assert (data["node"]["id"], data["node"]["audience"]) == (ids[table], "OWN_CENTRE")
    for other in (desks.lighthouse, desks.public):
        for ending in ("", ".json"):
            assert (await other.client.get(f"{address}{ending}")).status_code == 404


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_an_own_finding_and_priority_are_marked_in_every_list(
    kept: tuple[Desks, Mapping[str, str]], language: str
) -> None:
    desks, ids = kept
    site = Site(desks.harbour.client)
    for address, anchor in (
        (f"/work/{ids['works']}", "findings"),
        (f"/concept/{ids['concepts']}", "findings"),
        (f"/concept/{ids['concepts']}", "works"),
        (f"/concept/{ids['concepts']}", "priorities"),
        ("/centre/harbour", "findings"),
    ):
        page = await site.see(f"/{language}{address}")
        assert ONLY_YOURS[language] in section(page, anchor).text, address
        assert page.main.all("p", class_="d-own") != [], address


CORRECTED = {
    "frameworks": ("publisher", "Harbour Centre"),
    "concepts": ("definition", "A light that is carried"),
    "mappings": ("predicate", "exact"),
    "remits": ("weight", "also"),
    "works": ("status", "active"),
    "findings": ("direction", "0"),
    "priorities": ("kind", "duty"),
}
"""A column of each kind, and another value for it."""
ROWS = {
    "frameworks": "title,lens\nTide Framework,outcome\n",
    "concepts": "label,framework,lens\nTide Pull,Lantern Framework,outcome\n",
    "mappings": "subject,object,predicate\nLantern Light,Lantern Glow,narrow\n",
    "remits": "organization,aim,outcomes\nHarbour Centre,Tides for all,Lantern Light\n",
    "works": "kind,title,lead,outcomes\nadvice,Tide Tables,Harbour Centre,Lantern Light\n",
    "findings": "intervention,outcome,direction,centre\nTides,Lantern Light,+,Harbour Centre\n",
    "priorities": "place,title,outcomes,kind\nWales,Tide Law,Lantern Light,policy\n",
}
"""A row of each kind, as somebody writes it in a file, by names."""


@pytest.mark.parametrize("table", SEVEN)
async def test_each_kind_is_corrected_ended_removed_and_undone_by_a_program(
    kept: tuple[Desks, Mapping[str, str]], table: str
) -> None:
    desks, ids = kept
    desk, id = desks.harbour, ids[table]
    kind, (field, value) = BY_TABLE[table], CORRECTED[table]
    (column,) = [each for each in kind.columns if each.name == field]

    async def says() -> str:
        (address,) = [f"/en/{kind.prefix}/{id}"]
        answer = await desk.ask("query($id: ID!) { node(id: $id) { id } }", id=id)
        assert (answer["data"]["node"] is not None) == (
            (await desk.client.get(address)).status_code == 200
        )
        records = getattr((await desks.hub.view(HARBOUR)).records, table)
        return column.write(getattr(records[id], column.fields[0])) if id in records else "gone"

    before = await says()
    corrected = await desk.mutate("correctFact", {"record": id, "field": field, "value": value})
    assert corrected["__typename"] == "CorrectFactPayload", corrected
    assert (corrected["recordId"], await says()) == (id, value)
    undone = await desk.mutate("undo", {"change": corrected["change"]["id"]})
    assert (undone["__typename"], await says()) == ("UndoPayload", before)

    ended = await desk.mutate("endMembership", {"record": id, "on": "2026-10"})
    if kind.has_end:
        assert ended["change"]["kind"] == "ENDED"
        await desk.mutate("undo", {"change": ended["change"]["id"]})
    else:
        assert ended["code"] == "INVALID"

    refused = await desks.lighthouse.mutate("removeRecord", {"record": id})
    assert refused["code"] == "NOT_FOUND"
    removed = await desk.mutate("removeRecord", {"record": id})
    if table in ("frameworks", "concepts", "works"):  # others refer to it
        assert removed["code"] == "STILL_REFERRED"
        assert await says() == before
    else:
        assert await says() == "gone"
        await desk.mutate("undo", {"change": removed["change"]["id"]})
        assert await says() == before


@pytest.mark.parametrize("table", SEVEN)
async def test_a_file_of_each_kind_is_looked_at_imported_and_undone_by_a_program(
    kept: tuple[Desks, Mapping[str, str]], table: str
) -> None:
    desks, _ = kept
    kind = BY_TABLE[table]
    upload = await send(desks.harbour, {kind.file: ROWS[table]})
    shown = await imported(desks.harbour, upload, dryRun=True)
    assert (shown["ready"], shown["unclear"], shown["unusable"]["nodes"]) == (True, [], [])
    (new,) = shown["new"]["nodes"]
    assert (new["table"], new["file"], new["row"]) == (table.upper(), kind.file, 2)

    made = await imported(desks.harbour, upload)
    count = len(getattr((await desks.hub.view(HARBOUR)).records, table))
    await desks.harbour.mutate("undo", {"change": made["change"]["id"]})
    assert len(getattr((await desks.hub.view(HARBOUR)).records, table)) == count - 1
