"""Invitations, sessions and keys: who is let in, for how long, and what ends it at once."""

from __future__ import annotations

import asyncio
import datetime as dt
import re

import pytest

from graph.accounts.model import SignInEvent
from graph.hub import Hub
from graph.privacy.roles import AccountRole
from tests.api.identity.conftest import (
    COOPER,
    LIGHTHOUSE,
    OPERATOR,
    URL,
    Harbour,
    centre_of,
    form_token,
    harbour_of,
)
from tests.engines.server import Server

READER, MANAGER = AccountRole.READER, AccountRole.MANAGER
HOUR = dt.timedelta(hours=1)


def printed(page: str) -> str:
    """Return what of a page stands on paper: its words, without attributes."""
    return re.sub(r"<[^>]*>", "", page)


async def test_a_link_is_looked_at_often_and_accepted_once(harbour: Harbour) -> None:
    _, secret = await harbour.invited("Morwen Tatterdale", MANAGER)
    async with harbour.browser() as browser, harbour.browser() as late:
        looked = [await browser.get("/en/invitation", params={"secret": secret}) for _ in range(2)]
        assert [each.status_code for each in looked] == [200, 200]
        assert "Morwen Tatterdale" in looked[0].text
        assert secret not in printed(looked[0].text)
        assert await centre_of(browser) is None

        accepted = await browser.post("/en/invitation", data={"secret": secret})
        cookie = accepted.headers["set-cookie"]
        assert cookie.startswith("__Host-dolen=")
        assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
        assert await centre_of(browser) == LIGHTHOUSE

        again = await late.post("/en/invitation", data={"secret": secret})
        assert (again.status_code, "set-cookie" in again.headers) == (422, False)
        assert "This invitation was used" in again.text


async def test_of_two_who_accept_at_once_one_is_let_in(harbour: Harbour) -> None:
    _, secret = await harbour.invited("Nell Quillfeather", MANAGER)
    async with harbour.browser() as one, harbour.browser() as other:
        answers = await asyncio.gather(
            *(each.post("/en/invitation", data={"secret": secret}) for each in (one, other))
        )
    assert sorted(each.status_code for each in answers) == [303, 422]


async def test_an_invitation_ends_after_72_hours_also_where_the_clock_is_set_back(
    harbour: Harbour,
) -> None:
    _, secret = await harbour.invited("Gwil Inkwell", READER)
    async with harbour.browser() as browser:
        for ahead, status in ((71 * HOUR, 200), (72 * HOUR, 422), (0 * HOUR, 422)):
            harbour.clock.ahead = ahead
            answer = await browser.get("/en/invitation", params={"secret": secret})
            assert answer.status_code == status


@pytest.mark.parametrize("secret", ["", "nothing", "é", "a" * 5_000])
async def test_what_was_never_given_lets_nobody_in(harbour: Harbour, secret: str) -> None:
    async with harbour.browser() as browser:
        assert (await browser.post("/cy/invitation", data={"secret": secret})).status_code == 422
        browser.cookies.set("__Host-dolen", secret[:200].encode("ascii", "ignore").decode() or "x")
        assert await centre_of(browser) is None


async def test_a_session_ends_after_twelve_idle_hours_and_after_thirty_days(
    harbour: Harbour,
) -> None:
    _, browser = await harbour.signed_in("Morwen Tatterdale", READER)
    async with browser:
        for hours in range(0, 30 * 24, 11):
            harbour.clock.ahead = hours * HOUR
            assert await centre_of(browser) == LIGHTHOUSE
        harbour.clock.ahead = 30 * 24 * HOUR
        assert await centre_of(browser) is None
        harbour.clock.ahead = 29 * 24 * HOUR  # the clock is set back
        assert await centre_of(browser) is None

    harbour.clock.ahead = dt.timedelta()
    _, idle = await harbour.signed_in("Nell Quillfeather", READER)
    async with idle:
        harbour.clock.ahead = 12 * HOUR
        assert await centre_of(idle) is None


async def test_who_signs_out_is_out(harbour: Harbour) -> None:
    _, browser = await harbour.signed_in("Morwen Tatterdale", MANAGER)
    async with browser:
        kept = dict(browser.cookies)
        out = await browser.post("/en/sign-out", data={"form_token": await form_token(browser)})
        assert (out.status_code, out.headers["location"]) == (303, "/en/sign-in?signed-out=yes")
        assert "Max-Age=0" in out.headers["set-cookie"]
        browser.cookies.update(kept)
        assert await centre_of(browser) is None


async def test_a_suspended_account_and_a_revoked_key_are_out_at_once(harbour: Harbour) -> None:
    id, browser = await harbour.signed_in("Gwil Inkwell", MANAGER)
    key, text = await harbour.key(READER, COOPER)
    async with browser, harbour.program(text) as program:
        assert [await centre_of(each) for each in (browser, program)] == [LIGHTHOUSE, COOPER]
        await harbour.accounts.suspend(OPERATOR, id)
        await harbour.accounts.revoke_key(OPERATOR, key)
        assert [await centre_of(each) for each in (browser, program)] == [None, None]
        await harbour.accounts.let_in(OPERATOR, id)
        assert await centre_of(browser) is None  # let in again is not signed in again


async def test_what_is_taken_away_at_one_process_ends_at_once_at_another(
    server: Server, harbour: Harbour
) -> None:
    """Two processes over one graph, as several are on one Neo4j."""
    one, other = [
        harbour_of(await Hub.over(server.store(), None, clock=harbour.clock), harbour.clock)
        for _ in range(2)
    ]
    id, browser = await one.signed_in("Gwil Inkwell", MANAGER)
    key, text = await one.key(READER, COOPER)
    async with other.browser() as same, other.program(text) as program:
        same.cookies.update(browser.cookies)
        await browser.aclose()
        assert [await centre_of(each) for each in (same, program)] == [LIGHTHOUSE, COOPER]
        await one.accounts.suspend(OPERATOR, id)
        await one.accounts.revoke_key(OPERATOR, key)
        assert [await centre_of(each) for each in (same, program)] == [None, None]
    secret = await one.accounts.invite_again(OPERATOR, (await one.invited("Nell", READER))[0])
    async with one.browser() as here, other.browser() as there:
        sent = [
            await each.post("/en/invitation", data={"secret": secret}) for each in (here, there)
        ]
    assert [each.status_code for each in sent] == [303, 422]


async def test_the_log_says_who_came_and_who_was_refused_without_names(harbour: Harbour) -> None:
    id, browser = await harbour.signed_in("Nell Quillfeather", READER)
    await browser.aclose()
    key, text = await harbour.key(READER)
    async with harbour.program(f"{text[:-1]}{'A' if text[-1] != 'A' else 'B'}") as forged:
        assert await centre_of(forged) is None
    await harbour.accounts.suspend(OPERATOR, id)
    lines = await harbour.accounts.sign_ins(OPERATOR)
    assert [line.event for line in lines if line.who == id] == [
        SignInEvent.SUSPENDED,
        SignInEvent.SIGNED_IN,
        SignInEvent.INVITED,
    ]
    assert [line.event for line in lines if line.who == key] == [SignInEvent.KEY_CREATED]
    assert SignInEvent.REFUSED in [line.event for line in lines]
    assert "Quillfeather" not in str(lines)


async def test_a_key_ends_on_its_day(harbour: Harbour) -> None:
    _, text = await harbour.key(READER)
    async with harbour.program(text) as program:
        harbour.clock.ahead = dt.timedelta(days=364)
        assert await centre_of(program) == LIGHTHOUSE
        harbour.clock.ahead = dt.timedelta(days=365)
        assert await centre_of(program) is None
        harbour.clock.ahead = dt.timedelta()
        assert await centre_of(program) is None


async def test_a_forged_key_is_answered_as_any_other_that_is_no_good(harbour: Harbour) -> None:
    id, text = await harbour.key(READER)
    forged = (
        f"dolen_{id}_",
        f"dolen_{id}_{'A' * 43}",
        f"dolen_{'z' * 8}_{text[15:]}",
        text[:-1],
        "dolen_",
        "dolen-operator_",
        "dolen-operator_the-secret-of-another-folder",
        "eyJhbGciOiJub25lIn0.e30.",
        "é",
    )
    answers = []
    async with harbour.program() as program:
        for each in forged:
            header = [(b"authorization", f"Bearer {each}".encode())]
            answers.append(await program.get("/graphql?query={viewer{role}}", headers=header))
    assert {each.status_code for each in answers} == {401}
    assert {each.headers["www-authenticate"] for each in answers} == {"Bearer"}
    assert len({each.content for each in answers}) == 1


async def test_who_has_not_signed_in_is_led_there_and_a_program_is_told(harbour: Harbour) -> None:
    async with harbour.browser() as browser:
        led = await browser.get("/cy/person/ivo?as_of=2026")
        assert led.status_code == 303
        assert led.headers["location"] == "/cy/sign-in?next=%2Fcy%2Fperson%2Fivo%3Fas_of%3D2026"
        page = await browser.get(led.headers["location"])
        assert (page.status_code, page.headers["cache-control"]) == (200, "private, no-store")
        assert "Cookie, Authorization" in page.headers["vary"]
        assert URL not in printed(page.text)
        for address in ("/en/accessibility", "/en/privacy", "/live"):
            assert (await browser.get(address)).status_code == 200
        for address in ("/en/person/ivo.json", "/export", "/tables/people.csv", "/graphql"):
            told = await browser.get(address)
            assert told.status_code == 401
            assert told.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/en/person/ivo?as_of=2026", "/en/person/ivo?as_of=2026"),
        ("https://evil.example/", "/en/"),
        ("//evil.example/", "/en/"),
        ("/\\evil.example/", "/en/"),
        ("/\n/evil.example", "/en/"),
        ("", "/en/"),
    ],
)
async def test_who_is_signed_in_goes_on_to_where_they_wanted_and_nowhere_else(
    harbour: Harbour, wanted: str, leads_to: str
) -> None:
    _, browser = await harbour.signed_in("Nell Quillfeather", READER)
    async with browser:
        on = await browser.get("/en/sign-in", params={"next": wanted})
    assert (on.status_code, on.headers["location"]) == (303, leads_to)


async def test_under_another_name_a_cookie_lets_nobody_in_and_a_key_does(
    harbour: Harbour,
) -> None:
    _, browser = await harbour.signed_in("Nell Quillfeather", READER)
    _, text = await harbour.key(READER)
    cookie = f"__Host-dolen={browser.cookies['__Host-dolen']}"
    await browser.aclose()
    question = "/graphql?query={viewer{role}}"
    async with harbour.program() as program:
        here = {"host": "localhost"}
        assert (await program.get(question, headers={**here, "cookie": cookie})).status_code == 401
        key = {**here, "authorization": f"Bearer {text}"}
        assert (await program.get(question, headers=key)).status_code == 200
        assert (await program.get(question, headers={"host": "evil.example"})).status_code == 400
    assert URL.startswith("https://")
