"""What each role may do, at every door; and what a browser's session needs to change anything."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from graph.privacy.roles import AccountRole
from tests.api.identity.conftest import COOPER, OPERATOR, URL, Harbour, form_token

READER, MANAGER, STEWARD = AccountRole.READER, AccountRole.MANAGER, AccountRole.STEWARD
OWN = 'mutation { addPerson(input: {name: "%s"}) { __typename ... on Refusal { code message } \
... on AddPersonPayload { recordId change { id by } } } }'
PUBLIC = OWN.replace('"%s"', '"%s", audience: PUBLIC, sources: ["https://dolen.example/who"]')
TARGET = "mutation { makeTargetListOurs(input: {nation: WALES}) { __typename \
... on Refusal { code } } }"


def undo(change: str) -> str:
    return f'mutation {{ undo(input: {{change: "{change}"}}) {{ __typename }} }}'


async def asked(client: httpx.AsyncClient, query: str) -> Any:
    return (await client.post("/graphql", json={"query": query})).json()


async def test_a_reader_reads_and_records_by_no_door(harbour: Harbour) -> None:
    _, text = await harbour.key(READER)
    _, browser = await harbour.signed_in("Gwil Inkwell", READER)
    async with harbour.program(text) as program:
        refused = await asked(program, OWN % "Absent Alys")
        assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
        assert "A manager or a steward of your Centre may" in refused["errors"][0]["message"]
        upload = await program.post("/import?name=people.csv", content=b"name\nAbsent Alys\n")
        assert (upload.status_code, upload.json()["errors"][0]["extensions"]["code"]) == (
            403,
            "FORBIDDEN",
        )
        assert (await program.get("/export")).status_code == 200
        assert (await program.get("/export/tables/people.csv")).status_code == 200
    for address in ("record", "record/person", "import", "record/person/ivo/memberships"):
        page = await browser.get(f"/cy/{address}")
        assert page.status_code in (403, 404), address
    home = await browser.get("/en/")
    assert (home.status_code, "/en/record" in home.text) == (200, False)


async def test_a_manager_records_for_the_centre_and_publishes_nothing(harbour: Harbour) -> None:
    _, text = await harbour.key(MANAGER, name="Ledger of Ivo")
    async with harbour.program(text) as program:
        made = (await asked(program, OWN % "Elowen Brackwater"))["data"]["addPerson"]
        assert made["change"]["by"] == "lighthouse/Ledger of Ivo"
        for mutation in (PUBLIC % "Percival Brackwater", TARGET):
            (answer,) = (await asked(program, mutation))["data"].values()
            assert (answer["__typename"], answer["code"]) == ("Refusal", "NOT_ALLOWED")
        undone = await asked(program, undo(made["change"]["id"]))
        assert undone["data"]["undo"]["__typename"] == "UndoPayload"


async def test_a_steward_publishes_and_others_learn_the_centre_alone(harbour: Harbour) -> None:
    _, steward = await harbour.key(STEWARD, name="Ledger of Nell")
    _, other = await harbour.key(READER, COOPER)
    async with harbour.program(steward) as program, harbour.program(other) as elsewhere:
        made = (await asked(program, PUBLIC % "Percival Brackwater"))["data"]["addPerson"]
        assert made["change"]["by"] == "lighthouse/Ledger of Nell"
        history = "node(id: %s) { ... on Person { history { nodes { by sentence } } } }"
        history = f"{{ {history % json.dumps(made['recordId'])} }}"
        (told,) = (await asked(elsewhere, history))["data"]["node"]["history"]["nodes"]
        assert told["by"] == "lighthouse"
        assert "Nell" not in told["sentence"]
        await asked(
            program,
            f'mutation {{ undo(input: {{change: "{made["change"]["id"]}"}}) {{ __typename }} }}',
        )


async def test_an_operator_gives_accounts_and_sees_what_is_public_alone(harbour: Harbour) -> None:
    _, manager = await harbour.key(MANAGER)
    secret = {"authorization": "Bearer dolen-operator_the-secret-of-the-folder"}
    async with harbour.program(manager) as program, harbour.program() as machine:
        own = (await asked(program, OWN % "Elowen Hush"))["data"]["addPerson"]["recordId"]
        machine.headers.update(secret)
        found = await asked(machine, f'{{ node(id: "{own}") {{ id }} viewer {{ role }} }}')
        assert found["data"] == {"node": None, "viewer": {"role": "OPERATOR"}}
        assert "Hush" not in (await machine.get("/export/tables/people.csv")).text
        refused = await asked(machine, OWN % "Absent Alys")
        assert "An operator is of no Centre" in refused["errors"][0]["message"]
        given = await machine.post(
            "/admin/accounts", json={"name": "Nell", "role": "reader", "centre": "cooper"}
        )
        assert given.json()["address"].startswith(f"{URL}/en/invitation?secret=")
        assert (await machine.get("/admin/sign-ins")).status_code == 200
        by_name = (await machine.post("/admin/accounts/Gwil Inkwell/suspend")).json()["errors"][0]
        assert 'has the id "Gwil Inkwell". Give the id' in by_name["message"]
        assert "dolen account list" in by_name["message"]
        newer = [await each.post("/admin/update", content=b"PK") for each in (program, machine)]
        assert [each.status_code for each in newer] == [403, 400]
        assert "DOLEN_TABLES=FOLDER" in newer[1].json()["errors"][0]["message"]


async def test_a_steward_keeps_the_people_and_keys_of_the_own_centre(harbour: Harbour) -> None:
    stranger, _ = await harbour.invited("Gwil Inkwell", MANAGER, COOPER)
    strange_key, _ = await harbour.key(READER, COOPER, "Theirs")
    _, steward = await harbour.key(STEWARD)
    _, manager = await harbour.key(MANAGER)
    async with harbour.program(steward) as program, harbour.program(manager) as other:
        new = {"name": "Nell", "role": "manager", "centre": "lighthouse"}
        id = (await program.post("/admin/accounts", json=new)).json()["account"]["id"]
        assert (await program.post(f"/admin/accounts/{id}/role", json={"role": "reader"})).json()[
            "account"
        ]["role"] == "reader"
        listed = (await program.get("/admin/accounts")).json()["accounts"]
        assert {each["centre"] for each in listed} == {"lighthouse"}
        assert {each["centre"] for each in (await program.get("/admin/keys")).json()["keys"]} == {
            "lighthouse"
        }
        absent = [
            await program.post(f"/admin/accounts/{id}/{act}", json={"role": "reader"})
            for act in ("suspend", "role", "invite", "let-in")
            for id in (stranger, "a-nowhere")
        ]
        absent += [
            await program.post(f"/admin/keys/{id}/revoke") for id in (strange_key, "nowhere1")
        ]
        assert {each.status_code for each in absent} == {404}
        for wrong in ({**new, "centre": "cooper"}, {**new, "role": "operator", "centre": ""}):
            assert (await program.post("/admin/accounts", json=wrong)).status_code == 403
            assert (await program.post("/admin/keys", json=wrong)).status_code == 403
        assert (await program.get("/admin/sign-ins")).status_code == 403
        for method, address in (("GET", "/admin/accounts"), ("POST", "/admin/keys")):
            answer = await other.request(method, address, json=new if method == "POST" else None)
            assert answer.status_code == 403


async def test_another_role_counts_from_the_next_request_on(harbour: Harbour) -> None:
    id, browser = await harbour.signed_in("Morwen Tatterdale", READER)
    assert (await browser.get("/en/record")).status_code == 403
    await harbour.accounts.set_role(OPERATOR, id, MANAGER)
    assert (await browser.get("/en/record")).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"origin": URL}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"origin": "http://dolen.example"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 403),
        ({"sec-fetch-site": "none"}, 403),
    ],
    ids=str,
)
async def test_a_session_changes_things_for_our_own_pages_alone(
    harbour: Harbour, sent: dict[str, str], status: int
) -> None:
    _, browser = await harbour.signed_in("Morwen Tatterdale", MANAGER)
    del browser.headers["sec-fetch-site"]
    answer = await browser.post("/graphql", json={"query": "{ viewer { role } }"}, headers=sent)
    assert answer.status_code == status


async def test_a_session_asks_graphql_by_post_of_json_alone(harbour: Harbour) -> None:
    _, browser = await harbour.signed_in("Morwen Tatterdale", MANAGER)
    assert (await browser.get("/graphql?query={viewer{role}}")).status_code == 405
    for media in ("text/plain", "text/plain; application/json", "multipart/form-data"):
        answer = await browser.post(
            "/graphql", content=b'{"query": "{ viewer { role } }"}', headers={"content-type": media}
        )
        assert answer.status_code == 400, media


async def test_a_form_carries_the_token_of_its_session(harbour: Harbour) -> None:
    _, browser = await harbour.signed_in("Morwen Tatterdale", MANAGER)
    _, other = await harbour.signed_in("Nell Quillfeather", MANAGER)
    token = await form_token(browser)
    form = {"name": "Elowen Hush", "audience": "own-centre"}
    for client, sent in ((browser, ""), (browser, "x"), (other, token)):
        refused = await client.post("/en/record/person", data={**form, "form_token": sent})
        assert (refused.status_code, "not of the session" in refused.text) == (422, True)
    taken = await browser.post("/en/record/person", data={**form, "form_token": token})
    assert taken.status_code == 303
    step = await browser.get(taken.headers["location"])
    assert (step.status_code, "Elowen Hush" in step.text) == (200, True)
