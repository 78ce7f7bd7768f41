"""Two Centres on one server: each sees its own and the public, and changes nothing of the other."""

from __future__ import annotations

import asyncio
import logging
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import httpx
import pytest
import pytest_asyncio

from graph.privacy.roles import AccountRole
from tests.api.identity.conftest import COOPER, LIGHTHOUSE, Harbour, form_token, harbour_at

STEWARD = AccountRole.STEWARD
SITE = "https://dashboard.example"
RECORD = """mutation ($name: String!) {
  addPerson(input: {name: $name}) { ... on AddPersonPayload { recordId change { id } } } }"""
MEET = """mutation ($who: ID!, $ours: ID!) {
  recordInteraction(input: {kind: MEETING, date: "2026-11-02", actors: [$ours, $who]}) {
    ... on RecordInteractionPayload { recordId change { id } } ... on Refusal { message } } }"""


@dataclass
class Quay:
    """A served Dolen on which the Lighthouse Centre keeps a person, a meeting, an upload and a
    draft to itself.
    """

    harbour: Harbour
    ours: httpx.AsyncClient
    theirs: httpx.AsyncClient
    browser: httpx.AsyncClient
    stranger: httpx.AsyncClient
    person: str
    change: str
    meeting: str
    upload: str
    draft: str


@pytest_asyncio.fixture(scope="module")
async def quay(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Quay]:
    folder = tmp_path_factory.mktemp("quay")
    async with harbour_at(folder, sites=(SITE,), hosts=("dolen",)) as harbour:
        ours, theirs = [
            harbour.program((await harbour.key(STEWARD, centre))[1])
            for centre in (LIGHTHOUSE, COOPER)
        ]
        browser, stranger = [
            (await harbour.signed_in(name, STEWARD, centre))[1]
            for name, centre in (("Morwen Tatterdale", LIGHTHOUSE), ("Gwil Inkwell", COOPER))
        ]
        made = (await asked(ours, RECORD, name="Elowen Brackwater"))["data"]["addPerson"]
        met = await asked(ours, MEET, who=made["recordId"], ours="ivo")
        upload = await ours.post("/import?name=people.csv", content=b"name\nPercival Hush\n")
        form = {"name": "Percival Brackwater", "form_token": await form_token(browser)}
        draft = (await browser.post("/en/record/person", data=form)).headers["location"]
        yield Quay(
            harbour,
            ours,
            theirs,
            browser,
            stranger,
            made["recordId"],
            made["change"]["id"],
            met["data"]["recordInteraction"]["recordId"],
            upload.json()["upload"],
            draft,
        )


async def asked(client: httpx.AsyncClient, query: str, **variables: str) -> Any:
    answer = await client.post("/graphql", json={"query": query, "variables": variables})
    return answer.json()


async def test_each_sees_its_own_and_the_public(quay: Quay) -> None:
    query = 'query ($id: ID!) { own: node(id: $id) { id } public: node(id: "quentin") { id } }'
    own, other = [await asked(each, query, id=quay.person) for each in (quay.ours, quay.theirs)]
    assert own["data"] == {"own": {"id": quay.person}, "public": {"id": "quentin"}}
    assert other["data"] == {"own": None, "public": {"id": "quentin"}}
    assert (await quay.browser.get(f"/en/person/{quay.person}")).status_code == 200
    # at once, for their answers share what is public
    answers = await asyncio.gather(
        *(asked(each, query, id=quay.person) for each in (quay.ours, quay.theirs) * 8)
    )
    assert answers == [own, other] * 8


async def test_names_counts_and_files_have_nothing_of_the_other(quay: Quay) -> None:
    search = '{ search(text: "Elowen") { nodes { name } } people { nodes { name } } }'
    for client, seen in ((quay.ours, True), (quay.theirs, False)):
        assert ("Elowen" in str(await asked(client, search))) is seen
        with zipfile.ZipFile(BytesIO((await client.get("/export")).content)) as archive:
            whole = b"".join(archive.read(name) for name in archive.namelist())
        assert (b"Elowen" in whole, quay.person.encode() in whole) == (seen, seen)
        table = (await client.get("/export/tables/people.csv")).text
        assert ("Elowen" in table) is seen
        assert (quay.person.encode() in (await client.get("/export/dolen.sqlite")).content) is seen
        changes = "{ writes { nodes { id sentence } } changes { nodes { id by } } }"
        assert (quay.change in str(await asked(client, changes))) is seen
    for client, seen in ((quay.browser, True), (quay.stranger, False)):
        for address in ("/en/search?q=Brackwater", "/en/search.csv?q=Brackwater", "/en/changes"):
            assert ("Elowen" in (await client.get(address)).text) is seen, address


async def test_the_other_changes_nothing_of_it(quay: Quay) -> None:
    absent = quay.person[:-1] + ("b" if quay.person[-1] == "a" else "a")
    for mutation in (
        'mutation { undo(input: {change: "%s"}) { ... on Refusal { code } } }',
        'mutation { removeRecord(input: {record: "%s"}) { ... on Refusal { code } } }',
        'mutation { correctFact(input: {record: "%s", field: "name", value: "x"}) '
        "{ ... on Refusal { code } } }",
        'mutation { importTables(input: {upload: "%s"}) { ... on Refusal { code } } }',
    ):
        codes = {
            str((await asked(quay.theirs, mutation % id)).get("data"))
            for id in (quay.change, quay.person, quay.meeting, quay.upload, absent)
        }
        assert len(codes) == 1, mutation
    assert (await quay.theirs.get(f"/import?upload={quay.upload}")).status_code == 404
    assert (await quay.ours.get(f"/import?upload={quay.upload}")).status_code == 200
    assert "Percival Brackwater" in (await quay.browser.get(quay.draft)).text
    assert "Percival" not in (await quay.stranger.get(quay.draft)).text
    person = await asked(quay.ours, f'{{ node(id: "{quay.person}") {{ id }} }}')
    assert person["data"]["node"] is not None


async def test_a_request_for_another_centre_than_the_keys_is_refused(quay: Quay) -> None:
    headers = {"dolen-centre": "lighthouse"}
    answer = await quay.theirs.get("/graphql?query={viewer{role}}", headers=headers)
    assert answer.status_code == 409
    assert (
        await quay.ours.get("/graphql?query={viewer{role}}", headers=headers)
    ).status_code == 200


async def test_a_page_of_a_named_site_asks_with_a_key_and_no_other_does(quay: Quay) -> None:
    question = "/graphql?query={viewer{centre{id}}}"
    from_site = {"origin": SITE, "sec-fetch-site": "cross-site"}
    first = await quay.theirs.options(
        question, headers={**from_site, "access-control-request-method": "GET"}
    )
    assert (first.status_code, first.headers["access-control-allow-origin"]) == (204, SITE)
    assert "authorization" in first.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in first.headers
    answer = await quay.theirs.get(question, headers=from_site)
    assert answer.json()["data"]["viewer"]["centre"]["id"] == "cooper"
    assert answer.headers["access-control-allow-origin"] == SITE
    assert {"Origin", "Cookie", "Authorization"} <= {
        each.strip() for each in answer.headers["vary"].split(",")
    }
    del quay.stranger.headers["sec-fetch-site"]
    refused = [
        await quay.stranger.get(question, headers=from_site),  # a cookie is no key
        await quay.theirs.get(question, headers={**from_site, "origin": "https://evil.example"}),
    ]
    quay.stranger.headers["sec-fetch-site"] = "same-origin"
    assert {each.status_code for each in refused} == {403}
    assert {"access-control-allow-origin" in each.headers for each in refused} == {False}


async def test_a_refusal_is_kept_by_nobody_and_depends_on_who_asks_as_an_answer_does(
    quay: Quay, caplog: pytest.LogCaptureFixture
) -> None:
    question, forged = "/graphql?query={viewer{centre{id}}}", "Bearer dolen_forged"
    foreign = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    async with quay.harbour.program() as nobody:
        with caplog.at_level(logging.INFO, logger="dolen.request"):
            answers = [
                await nobody.get(question),
                await nobody.get(question, headers={"authorization": forged}),
                await nobody.get(question, headers={"authorization": forged, "origin": SITE}),
                await nobody.get(question, headers=foreign),
                await nobody.get("/en/person/bo", headers={"accept": "text/html"}),
            ]
            elsewhere = await nobody.get(
                "/cy/person/bo", headers={"accept": "text/html", "host": "dolen:8000"}
            )
    assert [each.status_code for each in answers] == [401, 401, 401, 403, 303]
    for each in answers:
        varies = {name.strip() for name in each.headers["vary"].split(",")}
        assert {"Cookie", "Authorization"} <= varies
        assert each.headers["cache-control"] == "private, no-store"
    # the log says at which door they stood
    routes = [each.args["route"] for each in caplog.records if isinstance(each.args, dict)]
    assert routes[:5] == ["/graphql"] * 4 + ["/en/person/{id}"]
    # nobody signs in under another name than that of the cookie
    assert (elsewhere.status_code, elsewhere.headers["location"].partition("?")[0]) == (
        303,
        "https://dolen.example/cy/sign-in",
    )


async def test_who_has_not_signed_in_learns_no_name_of_the_schema(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    add = 'mutation { addPerson(input: {name: "Absent Alys"}) { __typename } }'
    schema, slip = "{ __schema { types { name } } }", "{ centers { nodes { id } } }"
    folder = tmp_path_factory.mktemp("public")
    async with harbour_at(folder, public_read=True) as harbour:
        _, text = await harbour.key(AccountRole.READER)
        async with harbour.program() as nobody, harbour.program(text) as known:
            assert (await asked(nobody, "{ viewer { role } }"))["data"]["viewer"][
                "role"
            ] == "PUBLIC"
            assert "introspection" in (await asked(nobody, schema))["errors"][0]["message"]
            assert "Did you mean" not in str(await asked(nobody, slip))
            assert (await asked(known, schema))["data"] is not None
            assert "Did you mean" in str(await asked(known, slip))
            assert (await nobody.get("/en/person/quentin")).status_code == 200
            refused = await asked(nobody, add)
            assert refused["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
            assert "data" not in refused
            record = await nobody.get("/en/record")
            assert record.headers["location"] == "/en/sign-in?next=%2Fen%2Frecord"
            assert (await nobody.post("/import?name=people.csv", content=b"")).status_code == 401
