"""What a person does with accounts and keys on pages, as a browser without script does it."""

from __future__ import annotations

import re

import httpx
import pytest

from api.app import create_app
from graph.privacy.roles import AccountRole
from graph.served import Served
from graph.settings import RateSettings
from tests.api.identity.conftest import COOPER, LIGHTHOUSE, OPERATOR, URL, Harbour, centre_of
from tests.api.pages.forms import Site, errors, sound
from tests.api.pages.reading import Document, read

READER, MANAGER, STEWARD = AccountRole.READER, AccountRole.MANAGER, AccountRole.STEWARD


def copied(page: Document, field: str) -> str:
    """What stands in a field to be copied."""
    return page.main.one("input", id=field).attributes["value"]


async def test_a_steward_invites_once_however_often_the_button_is_pressed(
    harbour: Harbour,
) -> None:
    _, browser = await harbour.signed_in("Morwen Tatterdale", STEWARD)
    async with browser, harbour.browser() as his:
        site = Site(browser)
        form = await site.see("/en/people")
        wrong = sound(await site.press(form, "invite", name=" "))
        assert errors(wrong) == [("role", "Choose a role")]
        sent = {"name": "Gwil Inkwell", "role": "manager"}
        invited = sound(await site.press(form, "invite", **sent))
        link = copied(invited, "link")
        assert link.startswith(f"{URL}/en/invitation?secret=")
        again = sound(await site.press(form, "invite", **sent))
        assert "made when you pressed first" in again.main.text
        assert again.main.text.count("Gwil Inkwell") == 1

        asked = sound(await his.get(link))
        assert "Manager: also records" in asked.main.text
        answer = await Site(his).post("/en/invitation", {"secret": link.partition("secret=")[2]})
        assert (answer.status_code, await centre_of(his)) == (303, LIGHTHOUSE)

        his_page = next(
            each.attributes["href"] for each in again.main.all("a") if each.text == "Gwil Inkwell"
        )
        changed = sound(await site.press(await site.see(his_page), "role", role="reader"))
        assert "Gwil Inkwell has another role from now on" in changed.main.text
        assert "(reader)" in read(await his.get("/en/account")).root.text
        new = copied(sound(await site.press(changed, "link")), "link")
        suspended = sound(await site.press(changed, "suspend"))
        assert await centre_of(his) is None
        assert "used, has expired" in (await his.get(new)).text
        await site.press(suspended, "again")
        assert await centre_of(his) is None  # his browsers were signed out


async def test_pages_after_signing_in_are_in_the_language_that_somebody_wants(
    harbour: Harbour,
) -> None:
    _, browser = await harbour.signed_in("Morwen Tatterdale", STEWARD)
    async with browser, harbour.browser() as his:
        site, his_site = Site(browser), Site(his)
        form = await site.see("/en/people")
        sent = {"name": "Gwil Inkwell", "role": "reader", "language": "cy"}
        link = copied(sound(await site.press(form, "invite", **sent)), "link")
        assert link.startswith(f"{URL}/cy/invitation?secret=")
        secret = link.partition("secret=")[2]
        came = await his.post("/en/invitation", data={"secret": secret})
        assert came.headers["location"] == "/cy/"
        assert (await his.get("/")).headers["location"] == "/cy/"

        own = await his_site.see("/cy/account")
        changed = await his_site.press(own, "language", language="en")
        assert (changed.status_code, changed.headers["location"]) == (303, "/en/account")
        to = await his.get("/cy/sign-in?next=/cy/person/ivo%3Fas_of%3D2026")
        assert to.headers["location"] == "/en/person/ivo?as_of=2026"


async def test_the_page_of_an_account_says_who_invited_them(harbour: Harbour) -> None:
    hers, browser = await harbour.signed_in("Morwen Tatterdale", STEWARD)
    by_operator, _ = await harbour.invited("Nell Quillfeather", READER)
    async with browser:
        site = Site(browser)
        form = await site.see("/en/people")
        sent = {"name": "Percival Hush", "role": "reader"}
        listed = sound(await site.press(form, "invite", **sent))
        his = next(
            each.attributes["href"] for each in listed.main.all("a") if each.text == "Percival Hush"
        )
        assert "Invited by Morwen Tatterdale, on " in (await site.see(his)).main.text
        hush = await harbour.accounts.account(OPERATOR, his.rpartition("/")[2])
        assert hush.invited_by == hers
        told = (await site.see(f"/en/people/{by_operator}")).main.text
        assert "Invited by the operator, on " in told


async def test_an_account_of_another_centre_is_none_and_the_own_one_is_left_alone(
    harbour: Harbour,
) -> None:
    other, theirs = await harbour.signed_in("Nell Quillfeather", STEWARD, COOPER)
    own, browser = await harbour.signed_in("Morwen Tatterdale", STEWARD)
    await theirs.aclose()
    async with browser:
        site = Site(browser)
        missing = await site.see("/en/people/a-nobody", 404)
        assert (await site.see(f"/en/people/{other}", 404)).response.text == missing.response.text
        assert "This is your own account" in (await site.see(f"/en/people/{own}")).main.text


@pytest.mark.parametrize("role", [READER, MANAGER])
async def test_people_and_keys_are_for_stewards(harbour: Harbour, role: AccountRole) -> None:
    _, browser = await harbour.signed_in("Gwil Inkwell", role)
    async with browser:
        for page in ("/en/people", "/cy/keys"):
            assert (await browser.get(page)).status_code == 403
        own = sound(await browser.get("/en/account"))
        links = [each.attributes["href"] for each in own.main.all("a")]
        assert links == (["/en/you"] if role is MANAGER else [])


async def test_an_operator_says_for_which_centre(harbour: Harbour) -> None:
    _, browser = await harbour.signed_in("Gwil Inkwell", AccountRole.OPERATOR, None)
    async with browser:
        site = Site(browser)
        form = await site.see("/cy/people")
        sent = {"name": "Nell Quillfeather", "role": "reader"}
        wrong = sound(await site.press(form, "invite", **sent))
        assert [field for field, _ in errors(wrong)] == ["centre"]
        invited = sound(await site.press(form, "invite", centre=COOPER, **sent))
        assert "/cy/invitation?secret=" in copied(invited, "link")
        assert "gweithredwr" in invited.root.one("div", class_="d-you").text


async def test_a_key_is_shown_once_and_what_it_used_until_it_is_revoked(harbour: Harbour) -> None:
    app = create_app(
        harbour.hub,
        served=Served(url=URL),
        contact="data@example.org",
        rates=RateSettings(paths_a_minute=7),
    )
    office = Harbour(harbour.hub, harbour.clock, app)
    _, browser = await harbour.signed_in("Morwen Tatterdale", STEWARD)
    async with office.browser() as here:
        here.cookies.update(browser.cookies)
        await browser.aclose()
        site = Site(here)
        made = sound(
            await site.press(
                await site.see("/en/keys"), "create", name="Tide tables", role="reader", days="90"
            )
        )
        text = copied(made, "key")
        assert re.fullmatch(r"dolen_[a-z]{8}_[\w-]{43}", text)
        listed = await site.see("/en/keys")
        assert text not in listed.response.text
        row = row_of(listed, "Tide tables")
        assert "made by Morwen Tatterdale" in row
        assert "not yet" in row
        async with office.program(text) as program:
            assert await centre_of(program) == LIGHTHOUSE
            assert "errors" not in (await asked_for_a_path(program)).json()
        used = row_of(await site.see("/en/keys"), "Tide tables")
        assert "In the last minute 1 of 7 questions for paths, 0 of 120 changes" in used
        revoked = sound(await site.press(listed, "revoke"))
        assert "lets nobody in any more" in revoked.main.text
        async with office.program(text) as program:
            assert await centre_of(program) is None


@pytest.mark.parametrize("revoke", [False, True], ids=["stay", "go"])
async def test_who_suspends_somebody_is_told_of_the_keys_that_they_made(
    harbour: Harbour, revoke: bool
) -> None:
    """She made two keys that are in use, and one that was revoked; a colleague made another."""
    hers, her_browser = await harbour.signed_in("Nell Quillfeather", STEWARD)
    _, browser = await harbour.signed_in("Morwen Tatterdale", STEWARD)
    async with her_browser, browser:
        texts = []
        for client, name in (
            (her_browser, "Tides"),
            (her_browser, "Buoys"),
            (her_browser, "Fog"),
            (browser, "Moorings"),
        ):
            form = await Site(client).see("/en/keys")
            made = await Site(client).press(form, "create", name=name, role="reader", days="90")
            texts.append(copied(sound(made), "key"))
        await harbour.accounts.revoke_key(OPERATOR, texts[2].split("_")[1])
        site = Site(browser)
        page = await site.see(f"/en/people/{hers}")
        assert page.main.one("h2", id="keys").text == "2 keys that they made are in use"
        assert [name in page.main.text for name in ("Tides", "Buoys", "Fog", "Moorings")] == [
            *(True, True),
            *(False, False),
        ]
        chosen = {"revoke_keys": "yes"} if revoke else {}
        done = sound(await site.press(page, "suspend", **chosen))
        assert (
            "2 keys that they made let nobody in any more."
            if revoke
            else "2 keys that they made stay in use."
        ) in done.main.text
        asks = []
        for text in texts:
            async with harbour.program(text) as program:
                asks.append(await centre_of(program) is not None)
        assert asks == [not revoke, not revoke, False, True]
        if not revoke:  # and each can still be revoked there
            sound(await site.press(done, "revoke"))
            left = await site.see(f"/cy/people/{hers}")
            assert left.main.one("h2", id="keys").text.startswith("Mae 1 allwedd")


async def test_the_page_on_privacy_tells_of_cookies_where_people_sign_in(
    harbour: Harbour, client: httpx.AsyncClient
) -> None:
    async with harbour.browser() as browser:
        assert "Two cookies" in (await browser.get("/en/privacy")).text
    assert "No cookie" in (await client.get("/en/privacy")).text


async def asked_for_a_path(program: httpx.AsyncClient) -> httpx.Response:
    query = '{ introductionPaths(input: {target: {person: "quentin"}}) { complete } }'
    return await program.post("/graphql", json={"query": query})


def row_of(page: Document, name: str) -> str:
    return next(each.text for each in page.main.all("tr") if name in each.text)


async def test_who_signs_out_everywhere_is_signed_out_in_each_browser(harbour: Harbour) -> None:
    account, browser = await harbour.signed_in("Gwil Inkwell", READER)
    secret = await harbour.accounts.invite_again(OPERATOR, account)
    async with browser, harbour.browser() as second:
        await second.post("/en/invitation", data={"secret": secret})
        own = await Site(second).see("/en/account")
        assert [own.main.text.count(each) for each in ("This browser", "Another browser")] == [1, 1]
        gone = await Site(second).press(own, "everywhere")
        assert gone.status_code == 303
        assert "You are signed out" in (await Site(second).see(gone.headers["location"])).main.text
        assert [await centre_of(each) for each in (browser, second)] == [None, None]


async def test_the_first_afternoon_asks_who_signed_in_for_colleagues_alone(
    harbour: Harbour,
) -> None:
    _, browser = await harbour.signed_in("Morwen Tatterdale", MANAGER)
    _, reads = await harbour.signed_in("Gwil Inkwell", READER)
    async with browser, reads, harbour.browser() as nobody:
        assert (await reads.get("/en/you")).headers["location"] == "/en/account"
        assert (await nobody.get("/en/you")).headers["location"].startswith("/en/sign-in?next=")
        site = Site(browser)
        form = await site.see("/en/you")
        assert [each.attributes["name"] for each in form.main.all("select")] == []
        kept = await site.press(form, "start", us="Ivo Tamsin\nNell Quillfeather, clerk")
        assert kept.status_code == 303
        assert "Nell Quillfeather" in (await site.see("/en/centre/lighthouse")).main.text
