"""A Centre's own tables, sent to the server, looked at before they are
imported, and taken back whole.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import doctest
import math
import tracemalloc
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import httpx
import pytest

from api import uploads
from api.app import create_app
from api.errors import MissingRecord
from api.limits import Limits
from api.uploads import KEPT_SECONDS, MOST_KEPT, NoRoom, Upload, Uploads
from graph.identity import centre_viewer
from graph.model import ActorId, OrganizationId, RecordId
from graph.view import Viewer
from tests.api.recording.conftest import JSON, Desk, Desks
from tests.imports.written import calendar

PEOPLE = "name,identifiers\nEve Moss,staff:7\nBo Ellis,\n"
INTERACTIONS = (
    "date,kind,actors,note\n1 October 2026,meeting,Eve Moss; Bo Ellis,On harbours\n"
    "02/10/2026,call,Ann Lee; Cai Rees,\n"
)
MEMBERSHIPS = "actor,organization,role,from\nEve Moss,Harbour Centre,employee,March 2025\n"
CENTRE = OrganizationId(ActorId(RecordId("harbour")))
IMPORT = """
mutation($input: ImportTablesInput!) { importTables(input: $input) { __typename
  ... on Refusal { code field message rows { file row column message } }
  ... on ImportTablesPayload {
    ready unchanged change { id kind }
    new { totalCount nodes { table described file row } }
    changed { nodes { described row changes { column before after } } }
    taken { nodes { written id described new } }
    unclear { written candidates { id } places }
    unusable { totalCount nodes { file row column message } }
    ties { nodes { described before after bandBefore bandAfter } }
    paths { changed before { lead names } after { lead names } } } } }
"""


async def send(desk: Desk, tables: Mapping[str, str]) -> str:
    """Return the id of an upload of these tables."""
    id = None
    for name, text in tables.items():
        params = {"name": name} if id is None else {"name": name, "upload": id}
        response = await desk.client.post("/import", params=params, content=text.encode())
        assert response.status_code == 201, response.text
        id = response.json()["upload"]
    assert id is not None
    return str(id)


def table(content: bytes) -> list[tuple[str, AsyncIterator[bytes]]]:
    """Return people.csv as it is sent."""

    async def body() -> AsyncIterator[bytes]:
        yield content

    return [("people.csv", body())]


def is_kept(kept: Uploads, upload: Upload) -> bool:
    try:
        with kept.using(upload.id, CENTRE):
            return True
    except MissingRecord:
        return False


def lying(folder: Path) -> int:
    """Return how many bytes lie below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


async def imported(desk: Desk, upload: str, **more: object) -> JSON:
    answer = await desk.ask(IMPORT, input={"upload": upload, **more})
    assert "errors" not in answer, answer
    found: JSON = answer["data"]["importTables"]
    return found


async def test_tables_are_previewed_imported_once_and_undone_whole(desks: Desks) -> None:
    tables = {
        "people.csv": PEOPLE.replace("Bo Ellis,\n", ""),
        "interactions.csv": INTERACTIONS,
        "memberships.csv": MEMBERSHIPS,
    }
    everything = (
        "{ centres { nodes { id ties { nodes { strength } } } } search(text: "
        '"Eve Moss") { totalCount } }'
    )
    before = await desks.harbour.ask(everything)

    upload = await send(desks.harbour, tables)
    shown = await imported(desks.harbour, upload, dryRun=True, target={"person": "cai"})
    assert (
        shown["ready"],
        shown["change"],
        shown["unchanged"],
        shown["unclear"],
        shown["unusable"]["nodes"],
    ) == (True, None, 0, [], [])
    assert [(row["table"], row["described"], row["row"]) for row in shown["new"]["nodes"]] == [
        ("PEOPLE", "Eve Moss", 2),
        ("MEMBERSHIPS", "Eve Moss in Harbour Centre", 2),
        ("INTERACTIONS", "meeting, 1 October 2026", 2),
        ("INTERACTIONS", "call or online meeting, 2 October 2026", 3),
    ]
    assert {name["written"]: (name["id"], name["new"]) for name in shown["taken"]["nodes"]}[
        "Cai Rees"
    ] == ("cai", False)
    employed = next(
        tie
        for tie in shown["ties"]["nodes"]
        if "Eve Moss" in tie["described"] and "Harbour" in tie["described"]
    )
    # an employee is 0.9 of the formal tie: 0.9 * 0.9
    assert (employed["before"], employed["after"], employed["bandAfter"]) == (
        None,
        pytest.approx(0.81),
        "STRONG",
    )
    names = {side: [path["names"] for path in shown["paths"][side]] for side in ("before", "after")}
    assert (
        shown["paths"]["changed"],
        ["Ann Lee", "Cai Rees"] in names["before"],
        ["Ann Lee", "Cai Rees"] in names["after"],
    ) == (
        True,
        False,
        True,
    )
    assert (await desks.harbour.ask(everything)) == before

    done = await imported(desks.harbour, upload)
    assert (done["new"]["totalCount"], done["change"]["kind"]) == (4, "IMPORTED")
    assert await _interactions(desks.harbour, "cai") == 1
    assert [await _interactions(desk, "cai") for desk in (desks.lighthouse, desks.public)] == [0, 0]

    again = await imported(desks.harbour, await send(desks.harbour, tables))
    assert (again["new"]["totalCount"], again["unchanged"], again["change"]) == (0, 4, None)

    undone = await desks.harbour.mutate("undo", {"change": done["change"]["id"]})
    assert undone["change"]["kind"] == "UNDONE"
    assert await desks.harbour.ask(everything) == before


async def test_a_name_that_several_have_is_asked_for_and_chosen(desks: Desks) -> None:
    for _ in range(2):
        await desks.harbour.mutate("addPerson", {"name": "Dai Pugh"})
    upload = await send(
        desks.harbour,
        {"interactions.csv": "date,kind,actors\n2026-10-01,meeting,Ann Lee; Dai Pugh\n"},
    )
    shown = await imported(desks.harbour, upload, dryRun=True)
    (unclear,) = shown["unclear"]
    assert (unclear["written"], len(unclear["candidates"]), unclear["places"]) == (
        "Dai Pugh",
        2,
        ["interactions.csv, row 2, column actors"],
    )
    refused = await imported(desks.harbour, upload)
    assert (refused["__typename"], refused["rows"][0]["row"], refused["rows"][0]["column"]) == (
        "Refusal",
        2,
        "actors",
    )
    meant = unclear["candidates"][1]["id"]
    done = await imported(desks.harbour, upload, choices=[{"written": "Dai Pugh", "means": meant}])
    assert done["change"]["kind"] == "IMPORTED"
    assert await _interactions(desks.harbour, meant) == 1


async def test_rows_that_cannot_be_used_are_named_and_nothing_is_written(desks: Desks) -> None:
    wrong = (
        "date,kind,actors\nsoon,meeting,Ann Lee; Bo Ellis\n2026-10-01,meeting,Ann Lee; Bo Ellis\n"
        "2126-01-01,call,Ann Lee; Bo Ellis\n"
    )
    upload = await send(desks.harbour, {"interactions.csv": wrong})
    shown = await imported(desks.harbour, upload, dryRun=True)
    assert not shown["ready"]
    assert [(row["row"], row["column"]) for row in shown["unusable"]["nodes"]] == [
        (2, "date"),
        (4, "date"),
    ]
    refused = await imported(desks.harbour, upload)
    assert (refused["code"], [row["row"] for row in refused["rows"]]) == ("UNUSABLE_ROWS", [2, 4])
    assert "Nothing was written" in refused["message"]
    assert await _interactions(desks.harbour, "bo") == 0


async def test_columns_and_words_are_given_once_and_remembered_for_the_centre_alone(
    desks: Desks,
) -> None:
    query = """mutation($input: ImportTablesInput!) { importTables(input: $input) { __typename
      ... on Refusal { message }
      ... on ImportTablesPayload { ready tally { read new unclear leftOut }
        unclear { written isWord message }
        sheets { fingerprint question monthFirst columns { letter heading means samples } }
        leftOut { nodes { row why } } } } }"""
    log = {
        "log.csv": "When,Met with,Type,Fog\n11/03/2026,Eve Moss; Bo Ellis,dinner,yes\nTotal,,,1\n"
    }

    async def asked(desk: Desk, **more: object) -> JSON:
        upload = await send(desk, log)
        answer = await desk.ask(query, input={"upload": upload, **more})
        found: JSON = answer["data"]["importTables"]
        return found

    shown = await asked(desks.harbour, dryRun=True)
    (sheet,) = shown["sheets"]
    assert (shown["ready"], sheet["question"]) == (
        False,
        "Choose what column D is, or leave it out.",
    )
    assert [one["means"] for one in sheet["columns"]] == ["DATE", "WHO", "KIND", None]
    assert (await asked(desks.harbour))["__typename"] == "Refusal"
    meanings = ["DATE", "WHO", "KIND", "LEFT_OUT"]
    columns = [{"fingerprint": sheet["fingerprint"], "columns": meanings}]
    (word,) = (await asked(desks.harbour, columns=columns, dryRun=True))["unclear"]
    assert word == {
        "written": "dinner",
        "isWord": True,
        "message": '"dinner" is no word that is known here. Choose one of meeting, call, '
        "joint-work, email, event for it.",
    }
    choices = [{"written": "dinner", "means": "meeting"}]
    done = await asked(desks.harbour, columns=columns, choices=choices, leaveOutRest=True)
    assert done["tally"]["new"] == 1
    again = await asked(desks.harbour, dryRun=True)
    assert (again["sheets"][0]["question"], again["unclear"], again["tally"]["new"]) == (
        None,
        [],
        0,
    )
    other = await asked(desks.lighthouse, dryRun=True)
    assert other["sheets"][0]["question"] is not None
    theirs = await asked(desks.lighthouse, columns=columns, dryRun=True)
    assert [one["written"] for one in theirs["unclear"]] == ["dinner"]


async def test_of_a_long_series_the_newest_days_are_read_and_the_others_are_counted(
    desks: Desks,
) -> None:
    """Weekly from 5 January 2015, 620 times, so until 16 November 2026; one was called off."""
    entry = (
        "SUMMARY:Harbour watch\r\nDTSTART;TZID=Europe/London:20150105T233000\r\n"
        "RRULE:FREQ=WEEKLY;COUNT=620\r\nEXDATE;TZID=Europe/London:20150112T233000\r\n"
        "ATTENDEE;CN=Bo Ellis:mailto:bo@example.org"
    )
    upload = await send(desks.harbour, {"watch.ics": calendar(entry)})
    query = """mutation($input: ImportTablesInput!) { importTables(input: $input) {
      ... on ImportTablesPayload { notes { message }
        tally { read new same changed unclear leftOut unusable notRead }
        entries(first: 1) { totalCount nodes { day } } } } }"""
    given = {"upload": upload, "dryRun": True}
    shown = (await desks.harbour.ask(query, input=given))["data"]["importTables"]
    # 619 of them took place, 400 are read; the first of these is 399 weeks before the last
    last = dt.date(2015, 1, 5) + dt.timedelta(weeks=619)
    assert (last, shown["tally"].pop("notRead")) == (dt.date(2026, 11, 16), 219)
    assert shown["tally"].pop("read") == 400 == sum(shown["tally"].values())
    first = last - dt.timedelta(weeks=399)
    assert shown["entries"] == {"totalCount": 400, "nodes": [{"day": first.isoformat()}]}
    assert [one["message"] for one in shown["notes"]] == [
        "One entry repeats more than 400 times. The newest 400 are read, and of the earlier ones "
        "(219) nothing."
    ]


async def test_of_many_that_a_name_may_mean_those_not_shown_are_counted(desks: Desks) -> None:
    people = "id,name\n" + "".join(f"moth{one},Enid Mothwing\n" for one in range(11))
    calls = "date,kind,actors\n2026-10-01,call,Ann Lee; Enid Mothwing\n"
    query = """mutation($input: ImportTablesInput!) { importTables(input: $input) {
      ... on ImportTablesPayload { unclear { message candidates { id } moreCandidates tables } } } }
    """
    shown = []
    for tables, dry in (
        ({"people.csv": people, "interactions.csv": calls}, True),
        ({"people.csv": people}, False),
        ({"interactions.csv": calls}, True),
    ):
        given = {"upload": await send(desks.harbour, tables), "dryRun": dry}
        answer = await desks.harbour.ask(query, input=given)
        shown.append(answer["data"]["importTables"]["unclear"])
    of_rows, nothing, of_records = shown
    # eleven have the name, of which eight are shown, whether they are rows of a file or here
    assert nothing == []
    for (unclear,) in (of_rows, of_records):
        assert (len(unclear["candidates"]), unclear["moreCandidates"]) == (8, 3)
        assert set(unclear["tables"]) == {"PEOPLE", "ORGANIZATIONS"}
        assert "3 more records may be meant: search for the right one" in unclear["message"]


async def test_an_address_that_stands_with_two_people_is_kept_with_the_one_whose_first_it_is(
    desks: Desks,
) -> None:
    contacts = (
        "Name,Organisation,E-mail\n"
        "Ada Quillfeather,Inkwell Trust,ada@inkwell.example ::: bo@inkwell.example\n"
        "Bo Tatterdale,Inkwell Trust,bo@inkwell.example\n"
        "Idris Mothwing,Inkwell Trust,office@inkwell.example\n"
        "Nia Mothwing,Inkwell Trust,office@inkwell.example ::: nia@inkwell.example\n"
    )
    query = """mutation($input: ImportTablesInput!) { importTables(input: $input) {
      ... on Refusal { message }
      ... on ImportTablesPayload { notes { message }
        new { nodes { id table described } } } } }"""
    given = {"upload": await send(desks.harbour, {"contacts.csv": contacts})}
    done = (await desks.harbour.ask(query, input=given))["data"]["importTables"]
    assert [one["message"] for one in done["notes"]] == [
        "An e-mail address stands with somebody else too, and is kept with Bo Tatterdale alone: "
        "“bo@inkwell.example”.",
        "An e-mail address stands with Idris Mothwing and Nia Mothwing (of 2 people in all), and "
        "is kept with each: “office@inkwell.example”. If it is of one alone, correct the file.",
    ]
    codes = "query($id: ID!) { node(id: $id) { ... on Person { name identifiers { value } } } }"
    kept = {}
    for one in done["new"]["nodes"]:
        if one["table"] == "PEOPLE":
            person = (await desks.harbour.ask(codes, id=one["id"]))["data"]["node"]
            kept[person["name"]] = [code["value"] for code in person["identifiers"]]
    assert kept == {
        "Ada Quillfeather": ["ada@inkwell.example"],
        "Bo Tatterdale": ["bo@inkwell.example"],
        "Idris Mothwing": ["office@inkwell.example"],
        "Nia Mothwing": ["office@inkwell.example", "nia@inkwell.example"],
    }


async def test_long_lists_come_in_pages(standing: Desks) -> None:
    many = "name\n" + "".join(f"Person {number:03}\n" for number in range(150))
    upload = await send(standing.harbour, {"people.csv": many})
    asked = """\
mutation($input: ImportTablesInput!, $after: String) { importTables(input: $input) { \
... on ImportTablesPayload {
               new(first: 100, after: $after) { totalCount pageInfo { endCursor hasNextPage } \
nodes { row } } } } }"""
    given = {"upload": upload, "dryRun": True}
    first = (await standing.harbour.ask(asked, input=given))["data"]["importTables"]["new"]
    second = (await standing.harbour.ask(asked, input=given, after=first["pageInfo"]["endCursor"]))[
        "data"
    ]["importTables"]["new"]
    assert (
        first["totalCount"],
        first["pageInfo"]["hasNextPage"],
        second["pageInfo"]["hasNextPage"],
    ) == (150, True, False)
    assert [row["row"] for row in first["nodes"] + second["nodes"]] == list(range(2, 152))


async def test_a_list_that_is_cut_says_so(standing: Desks) -> None:
    people = "id,name\nx1,Dai Pugh\nx2,Dai Pugh\n"
    calls = (
        "date,kind,actors\n"
        + "2026-10-01,call,Ann Lee; Dai Pugh\n" * 25
        + "soon,call,Ann Lee; Bo Ellis\n" * 1_005
    )
    upload = await send(standing.harbour, {"people.csv": people, "interactions.csv": calls})
    asked = """\
mutation($input: ImportTablesInput!) { importTables(input: $input) { \
... on Refusal { message rows { row } }
               ... on ImportTablesPayload { moreUnclear unclear { places } \
unusable(first: 1) { totalCount } } } }"""
    shown, refused = [
        (await standing.harbour.ask(asked, input={"upload": upload, "dryRun": dry}))["data"][
            "importTables"
        ]
        for dry in (True, False)
    ]
    (unclear,) = shown["unclear"]
    assert (len(unclear["places"]), unclear["places"][-1], shown["moreUnclear"]) == (
        21,
        "and 5 more places",
        0,
    )
    assert shown["unusable"]["totalCount"] == 1_005
    assert len(refused["rows"]) == 1_001  # and the name that is unclear
    assert "and 986 more." in refused["message"]  # 1,005 and 1, of which twenty are told


async def test_an_upload_belongs_to_its_centre(standing: Desks) -> None:
    upload = await send(standing.harbour, {"people.csv": PEOPLE})
    theirs, missing = [
        await imported(standing.lighthouse, id) for id in (upload, "x" * len(upload))
    ]
    assert (theirs["code"], theirs["field"], theirs["rows"]) == ("NOT_FOUND", "upload", [])
    assert theirs["message"].replace(upload, "x" * len(upload)) == missing["message"]
    more = [
        await standing.lighthouse.client.post(
            "/import", params={"name": "people.csv", "upload": id}, content=b"name\n"
        )
        for id in (upload, "x" * len(upload))
    ]
    assert [
        (response.status_code, response.json()["errors"][0]["extensions"]["code"])
        for response in more
    ] == [(404, "NOT_FOUND")] * 2
    public = await standing.public.client.post(
        "/import", params={"name": "people.csv"}, content=b"name\n"
    )
    assert (public.status_code, public.json()["errors"][0]["extensions"]["code"]) == (
        403,
        "FORBIDDEN",
    )
    assert (await standing.public.error("importTables", {"upload": upload}))["code"] == "FORBIDDEN"


@pytest.mark.parametrize(
    "name",
    ["", "..", "people.csv\0", "contacts\n.csv", "x" * 201],
)
async def test_a_name_that_no_file_can_have_is_refused(standing: Desks, name: str) -> None:
    response = await standing.harbour.client.post(
        "/import", params={"name": name}, content=b"name\nEve\n"
    )
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (
        400,
        "BAD_USER_INPUT",
    )


@pytest.mark.parametrize("fields", [("a", "b"), ("files", "files")])
async def test_a_form_may_have_all_tables(standing: Desks, fields: tuple[str, str]) -> None:
    tables = list(
        zip(
            fields,
            [("C:\\notes\\People.csv", PEOPLE.encode()), ("memberships.csv", MEMBERSHIPS.encode())],
            strict=True,
        )
    )
    response = await standing.harbour.client.post("/import", files=tables)
    assert [file["name"] for file in response.json()["files"]] == ["memberships.csv", "people.csv"]
    shown = await imported(standing.harbour, response.json()["upload"], dryRun=True)
    assert (shown["unusable"]["nodes"], [row["described"] for row in shown["new"]["nodes"]]) == (
        [],
        ["Eve Moss", "Eve Moss in Harbour Centre"],
    )  # Bo Ellis is here already


@pytest.mark.parametrize(
    "files",
    [
        {"a": ("people.csv", b"name\n"), "b": ("..", b"name\n")},
        {"a": ("", b"name\n")},
        {str(number): ("people.csv", b"name\n") for number in range(21)},
        {str(number): (f"{number}.csv", b"name\n") for number in range(21)},
    ],
)
async def test_a_form_with_something_else_is_refused_whole(
    standing: Desks, files: dict[str, tuple[str, bytes]]
) -> None:
    response = await standing.harbour.client.post("/import", files=files)
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (
        400,
        "BAD_USER_INPUT",
    )
    broken = await standing.harbour.client.post(
        "/import", content=b"--x", headers={"content-type": "multipart/form-data"}
    )
    assert broken.status_code == 400


async def test_a_page_of_another_site_sends_no_table(standing: Desks) -> None:
    response = await standing.harbour.client.post(
        "/import",
        params={"name": "people.csv"},
        content=b"name\n",
        headers={"origin": "http://evil.example"},
    )
    assert response.status_code == 403


async def test_a_table_is_written_to_disk_as_it_comes(standing: Desks) -> None:
    async def twenty_megabytes() -> AsyncIterator[bytes]:
        for _ in range(320):
            yield b"x" * 65_536
            await asyncio.sleep(0)

    tracemalloc.start()
    response = await standing.harbour.client.post(
        "/import", params={"name": "people.csv"}, content=twenty_megabytes()
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert response.json()["files"] == [{"name": "people.csv", "bytes": 320 * 65_536}]
    assert peak < 5_000_000


async def test_a_table_that_is_too_large_is_refused_as_soon_as_it_is(standing: Desks) -> None:
    viewer = centre_viewer(await standing.hub.view(Viewer()), "harbour")
    transport = httpx.ASGITransport(
        create_app(standing.hub, viewer=viewer, limits=Limits(upload_bytes=100_000))
    )
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 10_000
            yield b"x" * 10_000

    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        stated = await client.post("/import", params={"name": "people.csv"}, content=b"x" * 100_001)
        streamed = await client.post("/import", params={"name": "people.csv"}, content=endless())
        first = await client.post("/import", params={"name": "people.csv"}, content=b"x" * 60_000)
        both = await client.post(
            "/import",
            params={"name": "memberships.csv", "upload": first.json()["upload"]},
            content=b"x" * 60_000,
        )
    assert [response.status_code for response in (stated, streamed, first, both)] == [
        413,
        413,
        201,
        413,
    ]
    assert sent <= 120_000
    assert "one after the other" in both.json()["errors"][0]["message"]


async def test_uploads_are_forgotten() -> None:
    clock = 0.0
    kept = Uploads(1_000, 100_000, now=lambda: clock)

    first = await kept.keep(CENTRE, table(b"name\n"))
    assert [path.read_bytes() for path in first.files] == [b"name\n"]
    for _ in range(MOST_KEPT):
        last = await kept.keep(CENTRE, table(b"name\n"))
    assert not is_kept(kept, first)  # the oldest went
    assert not first.folder.exists()
    clock = math.nextafter(KEPT_SECONDS, 0)
    assert is_kept(kept, last)
    clock = KEPT_SECONDS
    assert not is_kept(kept, last)
    assert not last.folder.exists()


async def test_all_uploads_together_have_a_bound_and_what_is_in_use_stays() -> None:
    kept = Uploads(60, 100)
    first, second, third = [await kept.keep(CENTRE, table(b"x" * 30)) for _ in range(3)]

    with kept.using(first.id, CENTRE):
        fourth = await kept.keep(CENTRE, table(b"x" * 20))  # 30 + 30 + 20, as the second makes room
        assert [is_kept(kept, each) for each in (first, second, third, fourth)] == [
            True,
            False,
            True,
            True,
        ]
        with kept.using(third.id, CENTRE), pytest.raises(NoRoom):
            await kept.keep(CENTRE, table(b"x" * 41))  # 30 + 30 + 41
        # nothing goes in vain
        assert [is_kept(kept, each) for each in (first, third, fourth)] == [True, True, True]
        kept.forget(first)
        assert not is_kept(kept, first)
        assert first.files[0].read_bytes() == b"x" * 30  # whoever reads it reads to the end
    assert not first.folder.exists()
    assert lying(third.folder.parent) == 50


async def test_tables_that_come_into_one_upload_at_once_share_its_room() -> None:
    kept = Uploads(100, 1_000)
    upload = await kept.keep(CENTRE, table(b"x" * 10))
    both = asyncio.Barrier(2)

    async def half() -> AsyncIterator[bytes]:
        yield b"x" * 25
        await both.wait()
        yield b"x" * 25

    more = [
        kept.keep(CENTRE, [(name, half())], upload.id) for name in ("posts.csv", "memberships.csv")
    ]
    done = await asyncio.gather(*more, return_exceptions=True)
    # 10 + 50 + 50
    assert sorted(type(each).__name__ for each in done) == ["Upload", "UploadTooLarge"]
    assert sum(path.stat().st_size for path in upload.files) == 60
    assert lying(upload.folder.parent) == 60
    await kept.keep(CENTRE, table(b"x" * 50), upload.id)  # in place of the 10
    assert sum(path.stat().st_size for path in upload.files) == 100


async def test_of_thirty_that_send_at_once_each_is_answered(standing: Desks) -> None:
    """All of them are being written before the first is complete."""
    viewer = centre_viewer(await standing.hub.view(Viewer()), "harbour")
    transport = httpx.ASGITransport(
        create_app(standing.hub, viewer=viewer, limits=Limits(uploads_at_once=31))
    )
    refused = asyncio.Event()

    async def people() -> AsyncIterator[bytes]:
        yield b"name\n"
        await refused.wait()
        yield b"Eve Moss\n"

    async with (
        httpx.AsyncClient(transport=transport, base_url="http://localhost") as client,
        asyncio.timeout(60),
    ):
        sent = [
            asyncio.create_task(
                client.post("/import", params={"name": "people.csv"}, content=people())
            )
            for _ in range(30)
        ]
        early = await asyncio.gather(*sent[MOST_KEPT:])
        refused.set()
        answers = await asyncio.gather(*sent)
        later = await client.post("/import", params={"name": "people.csv"}, content=people())
    assert Counter(answer.status_code for answer in [*answers, later]) == {
        201: MOST_KEPT + 1,
        503: 30 - MOST_KEPT,
    }
    for answer in early:
        (error,) = answer.json()["errors"]
        assert (
            answer.status_code,
            error["extensions"]["code"],
            "in a minute" in error["message"],
        ) == (503, "UNAVAILABLE", True)
        assert int(answer.headers["retry-after"]) > 0


def test_the_examples_of_names_of_files() -> None:
    assert doctest.testmod(uploads) == (0, 1)


async def _interactions(desk: Desk, id: str) -> int:
    answer = await desk.ask(
        "query($id: ID!) { node(id: $id) { ... on Actor { interactions { totalCount } } } }", id=id
    )
    return int(answer["data"]["node"]["interactions"]["totalCount"])


async def test_a_look_at_what_an_import_would_change_has_a_time_that_the_refusal_names(
    standing: Desks,
) -> None:
    viewer = centre_viewer(await standing.hub.view(Viewer()), "harbour")
    app = create_app(standing.hub, viewer=viewer, limits=Limits(whole_seconds=0.3))
    query = """mutation($id: ID!) { importTables(input: {upload: $id, dryRun: true}) {
      __typename } }"""
    rows = "name\n" + "".join(f"Zqx{i} Wvb{i}\n" for i in range(20_000))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        sent = await client.post("/import", params={"name": "people.csv"}, content=rows.encode())
        question = {"query": query, "variables": {"id": sent.json()["upload"]}}
        response = await client.post("/graphql", json=question)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (503, "TIMEOUT")
    assert "0.3 seconds" in error["message"]


@pytest.mark.long
async def test_of_fifty_thousand_rows_of_which_half_are_wrong_the_other_half_is_added(
    standing: Desks,
) -> None:
    """Each second row has a day that no calendar has. Those that are told are cut, and said so."""
    desk, half = standing.harbour, 25_000
    rows = "".join(
        f"02/10/2026,email,ann; cai,Matter {number}\n31/02/2026,email,ann; cai,No {number}\n"
        for number in range(half)
    )
    before = await _interactions(desk, "cai")
    id = await send(desk, {"interactions.csv": f"date,kind,actors,note\n{rows}"})
    shown = await imported(desk, id, dryRun=True)
    assert not shown["ready"]
    assert (shown["new"]["totalCount"], shown["unusable"]["totalCount"]) == (half, half)
    refused = await imported(desk, id)
    assert refused["__typename"] == "Refusal"
    assert await _interactions(desk, "cai") == before
    done = await imported(desk, id, leaveOutRest=True)
    assert await _interactions(desk, "cai") == before + half
    await desk.mutate("undo", {"change": done["change"]["id"]})
    assert await _interactions(desk, "cai") == before


async def test_how_far_a_look_is_can_be_asked_by_the_centre_that_sent_the_tables(
    standing: Desks,
) -> None:
    rows = "".join(f"2026-11-02,email,ann; cai,Matter {number}\n" for number in range(2_000))
    id = await send(standing.harbour, {"interactions.csv": f"date,kind,actors,note\n{rows}"})
    asked = f"/import?upload={id}"
    first = await standing.harbour.client.get(asked)
    assert first.json() == {"upload": id, "reached": None}
    look = asyncio.create_task(imported(standing.harbour, id, dryRun=True))
    seen = []
    while not look.done():
        answer = await standing.harbour.client.get(asked)
        seen.append(answer.json()["reached"])
        await asyncio.sleep(0.005)
    told = [one for one in seen if one is not None]
    assert told
    assert {one["total"] for one in told} == {2_000}
    stages = [one["stage"] for one in told]
    assert stages == sorted(stages, key=["reading", "comparing"].index)
    words = {"reading": "Reading", "comparing": "Comparing"}
    assert [one["message"] for one in told] == [
        f"{words[one['stage']]} row {one['done']:,} of 2,000" for one in told
    ]
    for stage in words:
        done = [one["done"] for one in told if one["stage"] == stage]
        assert done == sorted(done)
    assert (await look)["ready"]
    assert (await standing.harbour.client.get(asked)).json()["reached"] is None
    assert (await standing.lighthouse.client.get(asked)).status_code == 404
    assert (await standing.public.client.get(asked)).status_code == 403


async def test_an_import_by_the_same_key_is_told_once_more_where_it_was_made(desks: Desks) -> None:
    upload = await send(desks.harbour, {"people.csv": PEOPLE})
    first = await imported(desks.harbour, upload, idempotencyKey="1")
    assert (first["new"]["totalCount"], first["change"]["kind"]) == (1, "IMPORTED")
    assert await imported(desks.harbour, upload, idempotencyKey="1") == first
    # who asks of a process that did not make it is told of the change
    elsewhere = await imported(desks.ann, upload, idempotencyKey="1")
    assert (elsewhere["code"], elsewhere["field"]) == ("NOTHING_TO_DO", "idempotencyKey")
    assert first["change"]["id"] in elsewhere["message"]
    # without a key the upload is gone with its import
    assert (await imported(desks.harbour, upload))["code"] == "NOT_FOUND"


async def test_what_was_looked_at_is_read_again_where_the_records_or_the_files_changed_since(
    desks: Desks,
) -> None:
    upload = await send(desks.harbour, {"people.csv": PEOPLE})
    assert (await imported(desks.harbour, upload, dryRun=True))["new"]["totalCount"] == 1
    # a colleague was first
    await imported(desks.ann, await send(desks.ann, {"people.csv": PEOPLE}))
    late = await imported(desks.harbour, upload)
    assert (late["new"]["totalCount"], late["unchanged"], late["change"]) == (0, 2, None)

    upload = await send(desks.harbour, {"people.csv": PEOPLE + "Ivy Thorn,\n"})
    assert (await imported(desks.harbour, upload, dryRun=True))["new"]["totalCount"] == 1
    await desks.harbour.client.post(
        "/import",
        params={"name": "people.csv", "upload": upload},
        content=(PEOPLE + "Ivy Thorn,\nRay Sedge,\n").encode(),
    )
    both = await imported(desks.harbour, upload)
    assert [row["described"] for row in both["new"]["nodes"]] == ["Ivy Thorn", "Ray Sedge"]


async def test_what_was_looked_at_is_not_written_where_something_else_is_chosen(
    desks: Desks,
) -> None:
    upload = await send(desks.harbour, {"people.csv": PEOPLE})
    assert (await imported(desks.harbour, upload, dryRun=True))["new"]["totalCount"] == 1
    left = await imported(
        desks.harbour, upload, leaveOut=[{"file": "people.csv", "row": 2}], leaveOutRest=True
    )
    assert (left["new"]["totalCount"], left["change"]) == (0, None)
