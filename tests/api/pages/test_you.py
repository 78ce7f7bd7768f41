"""Who are you? Told in the browser, in force at once, over the invented quay on 24 November 2026.

Ivo Tamsin works for the Lighthouse Centre, into which Old Mill merged. Quentin Oakum left his seat
in April 2026; Rosamund Pell, Minister for Tides, has one.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from api.app import create_app
from api.asking import Asking
from api.door import Door
from api.in_force import InForce, Kept
from graph.hub import Hub
from graph.kept_settings import keep
from graph.settings import Settings, read_settings
from graph.standing import standing_of
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.forms import Site, errors, sound
from tests.api.pages.quay import records
from tests.api.pages.reading import Document, read
from tests.graph.world import organization

BROWSER = {"accept": "text/html,application/xhtml+xml"}
BOTH = pytest.mark.parametrize("language", ["en", "cy"])


@dataclass
class House:
    """A server that runs alone for one machine, and its data folder."""

    hub: Hub
    folder: Path
    environment: dict[str, str]

    def settings(self) -> Settings:
        return read_settings(self.environment, data=str(self.folder))

    async def in_force(self) -> InForce:
        standing = await standing_of(self.hub, self.settings())
        return InForce(standing, Kept(self.hub, self.folder, self.settings))

    async def open(self, in_force: InForce | None = None) -> Site:
        app = create_app(self.hub, in_force=in_force or await self.in_force())
        return Site(
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")
        )


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    """A graph in which nothing is recorded."""
    tables = tmp_path_factory.mktemp("tables")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of those who look"), tables) as hub:
        yield hub


@pytest.fixture
def quiet(hub: Hub, tmp_path: Path) -> House:
    """The same for tests that record nothing."""
    return House(hub, tmp_path / "data", {})


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    write(records(), tmp_path / "tables" / "d")
    async with Hub.open(tmp_path / "graph", tmp_path / "tables") as hub:
        yield House(hub, tmp_path / "data", {})


def who(page: Document) -> str:
    """Return the line under the header."""
    return page.root.one("div", class_="d-you").text


async def start(site: Site, language: str = "en", **typed: str) -> httpx.Response:
    """Open the form, write in it, and press Start."""
    return await site.press(await site.see(f"/{language}/you"), "start", **typed)


async def shown(site: Site, answer: httpx.Response) -> Document:
    assert answer.status_code == 303, read(answer).main.text
    return await site.see(answer.headers["location"])


async def staff(house: House, centre: str) -> list[tuple[str, str | None]]:
    """Return name and job of whoever works for a Centre, as that Centre sees it."""
    view = await house.hub.view((await standing_of(house.hub, house.settings())).viewer)
    jobs = {
        spell.membership.actor: spell.membership.role_as_written
        for spell in view.tenure.of_organization(organization(centre), view.as_of)
    }
    people = view.tenure.staff(organization(centre), view.as_of)
    return sorted((str(person.name), jobs[person.id]) for person in people)


@BOTH
async def test_a_first_visit_is_asked_once_and_what_it_says_is_in_force_at_once(
    house: House, language: str
) -> None:
    site = await house.open()
    led = await site.client.get(f"/{language}/", headers=BROWSER)
    assert (led.status_code, led.headers["location"]) == (303, f"/{language}/you")
    asked = await site.see(f"/{language}/you")
    assert [each.attributes["value"] for each in asked.main.one("select").all("option")] == [
        "",
        "cooper",
        "lighthouse",
        "none",
    ]
    assert (await site.client.get(f"/{language}/", headers=BROWSER)).status_code == 200
    answer = await start(
        site,
        language,
        centre="lighthouse",
        you="Nell Fathom",
        us="Ann Lee, policy manager\nIdris Beynon",
    )
    home = await shown(site, answer)
    # Nell, Ann, Idris, and Ivo of the public tables
    assert who(home).startswith(
        {
            "en": "Nell Fathom , Lighthouse Centre : 4 people. Change",
            "cy": "Nell Fathom , Lighthouse Centre : 4 o bobl. Newid",
        }[language]
    )
    link = home.root.one("div", class_="d-you").all("a")[0]
    assert (link.text, link.attributes["href"]) == (
        "Lighthouse Centre",
        f"/{language}/centre/lighthouse",
    )
    assert await staff(house, "lighthouse") == [
        ("Ann Lee", "policy manager"),
        ("Idris Beynon", None),
        ("Ivo Tamsin", None),
        ("Nell Fathom", None),
    ]
    kept = house.settings()
    assert kept.centre == "lighthouse"
    assert who(await (await house.open()).see(f"/{language}/method")).startswith("Nell Fathom")


async def test_programs_data_links_to_answers_and_who_skipped_are_not_led_away(
    quiet: House,
) -> None:
    site = await quiet.open()
    for address, headers in (
        ("/en/", {}),
        ("/en/", {"accept": "*/*"}),
        ("/en/home.json", BROWSER),
        ("/en/?as_of=2026-01-01", BROWSER),
        ("/en/search?q=oakum", BROWSER),
        ("/en/path?from=lighthouse&to=quentin", BROWSER),
    ):
        assert (await site.client.get(address, headers=headers)).status_code == 200, address
    foreign = await site.client.get(
        "/en/", headers={**BROWSER, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    )
    assert foreign.status_code == 403
    asked = await site.see("/en/you")
    skip = next(each for each in asked.main.all("a") if each.text.startswith("Skip"))
    home = await site.client.get(skip.attributes["href"], headers=BROWSER)
    assert who(sound(home)) == "You see what everybody sees. Say who you are"
    assert not (quiet.folder / "settings.toml").exists()


async def test_who_is_of_no_centre_is_not_asked_again(quiet: House) -> None:
    site = await quiet.open()
    home = await shown(site, await start(site, centre="none", you="Nell Fathom"))
    assert who(home).startswith("You are of no Centre, and see what everybody sees. Change")
    again = await (await quiet.open()).client.get("/en/", headers=BROWSER)
    assert again.status_code == 200
    assert "record" not in [
        each.attributes["href"].rpartition("/")[2]
        for each in home.root.one("nav", aria_label="Menu").all("a")
    ]


async def test_the_start_is_one_write_that_is_undone_whole(house: House) -> None:
    site = await house.open()
    home = await shown(
        site, await start(site, centre="cooper", you="Nell Fathom", us="Ann Lee, policy manager")
    )
    link = next(each for each in home.main.all("a") if each.text == "See or undo it")
    undone = await site.undo(await site.see(link.attributes["href"]))
    assert undone.main.one("h1").text == "Undone"
    assert await staff(house, "cooper") == []
    # one's own record is gone too: the Centre stays
    assert who(undone).startswith("Cooper Centre : 0 people.")
    assert who(await (await house.open()).see("/en/")).startswith("Cooper Centre : 0 people.")
    viewer = await site.client.post("/graphql", json={"query": "{ viewer { person { id } } }"})
    assert viewer.json() == {"data": {"viewer": {"person": None}}}


@BOTH
@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({}, "centre", "Choose a Centre, or skip"),
        ({"centre": "harbour"}, "centre", "“harbour” is no Centre here. Choose one of these"),
        (
            {"centre": "old-mill"},
            "centre",
            "Old Mill Centre is now part of Lighthouse Centre, which is chosen here instead",
        ),
        (
            {"centre": "tollgate"},
            "centre",
            "Tollgate Centre is not open any more. Choose another Centre",
        ),
        (
            {"centre": "cooper", "us": "Ann Lee\nDr Ann Lee"},
            "us",
            "Two Dr Ann Lee: add what tells them apart",
        ),
        (
            {"centre": "cooper", "us": "Ann Lee, Policy\nANN LEE, policy"},
            "us",
            "Two ANN LEE: add what tells them apart",
        ),
        ({"centre": "cooper", "you": "Rt Hon"}, "you", "“Rt Hon” is a title without a name"),
        (
            {"centre": "none", "us": "Ann Lee"},
            "us",
            "Choose a Centre for your colleagues, or leave this blank",
        ),
    ],
)
async def test_what_cannot_be_used_is_said_at_its_field_and_nothing_is_changed(
    quiet: House, language: str, typed: dict[str, str], field: str, said: str
) -> None:
    site = await quiet.open()
    answer = await start(site, language, **typed)
    page = sound(answer)
    assert answer.status_code == 422
    [(at, words)] = errors(page)
    assert at == field
    assert language == "cy" or words == said
    assert page.main.one("textarea").text == " ".join(typed.get("us", "").split())
    chosen = [
        each.attributes["value"]
        for each in page.main.one("select").all("option")
        if "selected" in each.attributes
    ]
    assert chosen == {"old-mill": ["lighthouse"], "cooper": ["cooper"], "none": ["none"]}.get(
        typed.get("centre", ""), []
    )
    assert not (quiet.folder / "settings.toml").exists()


async def test_two_of_one_name_are_told_apart_by_their_jobs(house: House) -> None:
    site = await house.open()
    lines = "Ann Lee, policy manager\nAnn Lee, director"
    await shown(site, await start(site, centre="cooper", us=lines))
    both = [("Ann Lee", "director"), ("Ann Lee", "policy manager")]
    assert await staff(house, "cooper") == both
    again = await start(site)
    assert again.headers["location"] == "/en/"
    assert await staff(house, "cooper") == both


async def test_a_colleague_who_is_known_in_public_is_asked_about(house: House) -> None:
    site = await house.open()
    typed = {"centre": "cooper", "us": "Quentin Oakum\nRosamund Pell, adviser"}
    asked = sound(await start(site, **typed))
    assert [each.text for each in asked.main.all("legend")] == [
        "Is this Quentin Oakum , Member of the assembly until 2026?",
        "Is this Rosamund Pell , Minister for Tides, Member of the assembly?",
    ]
    assert house.settings().centre is None
    nothing = await site.press(asked, "confirm")
    assert [words for _, words in errors(sound(nothing))] == [
        "Choose who “Quentin Oakum” is",
        "Choose who “Rosamund Pell” is",
    ]
    choices = {
        "meant.us.Quentin Oakum": "new-person",
        "meant.us.Rosamund Pell, adviser": "rosamund",
    }
    await shown(site, await site.press(asked, "confirm", **choices))
    view = await house.hub.view((await standing_of(house.hub, house.settings())).viewer)
    found = {
        (view.records.people[person.id].name, person.id in ("quentin", "rosamund"))
        for person in view.tenure.staff(organization("cooper"), view.as_of)
    }
    assert found == {("Quentin Oakum", False), ("Rosamund Pell", True)}
    public = await house.hub.view(Viewer())
    assert public.tenure.staff(organization("cooper"), public.as_of) == []


async def test_coming_back_shows_the_form_filled_and_who_is_left_out_stays_until_it_is_ended(
    house: House,
) -> None:
    site = await house.open()
    await shown(
        site, await start(site, centre="lighthouse", you="Nell Fathom", us="Ann Lee, director")
    )
    form = await site.see("/en/you")
    assert form.main.one("textarea").text == "Ann Lee, director Ivo Tamsin"
    assert form.main.one("input", id="you").attributes["value"] == "Nell Fathom"
    told = sound(await site.press(form, "start", us="Ivo Tamsin"))
    assert "1 colleague does not stand in the list any more, and stays" in told.main.text
    assert [each.text for each in told.main.one("ul", class_="govuk-list").all("a")] == ["Ann Lee"]
    assert (await site.press(told, "confirm")).headers["location"] == "/en/"
    assert ("Ann Lee", "director") in await staff(house, "lighthouse")


async def test_the_colleagues_of_one_centre_do_not_go_with_one_to_another(house: House) -> None:
    site = await house.open()
    await shown(site, await start(site, centre="lighthouse", you="Nell Fathom", us="Ann Lee"))
    await shown(site, await start(site, centre="cooper"))
    assert await staff(house, "cooper") == [("Nell Fathom", None)]
    assert who(await site.see("/en/")).startswith("Nell Fathom , Cooper Centre : 1 person.")


async def test_a_double_press_and_a_start_in_two_tabs_record_everybody_once(
    house: House,
) -> None:
    site = await house.open()
    form, other = await site.see("/en/you"), await site.see("/en/you")
    typed = {"centre": "cooper", "you": "Nell Fathom", "us": "Ann Lee\nIdris Beynon"}
    answers = await asyncio.gather(
        *(site.press(page, "start", **typed) for page in (form, form, other))
    )
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["location"] for answer in answers}) == 2
    await site.press(form, "start", **typed)
    assert await staff(house, "cooper") == [
        ("Ann Lee", None),
        ("Idris Beynon", None),
        ("Nell Fathom", None),
    ]


async def test_a_form_of_another_site_changes_nothing(quiet: House) -> None:
    site = await quiet.open()
    refused = await site.client.post(
        "/en/you",
        data={"centre": "cooper", "step": "start"},
        headers={"origin": "http://elsewhere.example"},
    )
    assert refused.status_code == 403
    assert quiet.settings().centre is None


async def test_where_a_variable_sets_the_centre_the_page_says_so_and_only_names_people(
    house: House,
) -> None:
    house.environment["DOLEN_CENTRE"] = "cooper"
    site = await house.open()
    assert (await site.client.get("/en/", headers=BROWSER)).status_code == 200
    form = await site.see("/en/you")
    assert form.main.all("select") == []
    assert "Your Centre is Cooper Centre : DOLEN_CENTRE sets it" in form.main.text
    await shown(
        site, await site.press(form, "start", centre="lighthouse", you="Nell Fathom", us="Ann Lee")
    )
    assert who(await site.see("/en/")).startswith("Nell Fathom , Cooper Centre : 2 people.")
    # where another one was chosen, that choice stays, and nobody's name is kept for this one
    keep(house.folder, centre="lighthouse")
    form = await site.see("/en/you")
    assert form.main.all("input", id="you") == []
    assert who(form).startswith("Cooper Centre : 2 people.")
    await site.press(form, "start", us="Ann Lee\nNell Fathom\nIdris Beynon")
    assert ("Idris Beynon", None) in await staff(house, "cooper")
    del house.environment["DOLEN_CENTRE"]
    assert house.settings().centre == "lighthouse"


async def test_what_the_command_writes_is_taken_without_a_new_start(quiet: House) -> None:
    site = await quiet.open()
    keep(quiet.folder, centre="lighthouse", person="ivo")
    assert who(await site.see("/en/")).startswith("Ivo Tamsin , Lighthouse Centre : 1 person.")
    (quiet.folder / "settings.toml").write_text('centre = "nowhere"', encoding="utf-8")
    gone = await site.see("/en/you")
    assert "“nowhere” is no Centre here. Choose one of these." in gone.main.text
    assert who(gone) == "You see what everybody sees. Say who you are"
    (quiet.folder / "settings.toml").write_text("centre = ", encoding="utf-8")
    assert (await site.see("/en/")).response.status_code == 200


async def test_a_chosen_centre_that_merged_is_followed_by_its_successor(quiet: House) -> None:
    keep(quiet.folder, centre="old-mill")
    site = await quiet.open()
    led = await site.client.get("/en/", headers=BROWSER)
    assert led.headers["location"] == "/en/you"
    form = await site.see("/en/you")
    assert "Old Mill Centre is now part of Lighthouse Centre" in form.main.text
    await shown(site, await site.press(form, "start"))
    assert quiet.settings().centre == "lighthouse"


async def test_a_folder_that_cannot_be_written_changes_nothing_and_says_so(quiet: House) -> None:
    quiet.folder.mkdir(parents=True)
    (quiet.folder / "settings.new").mkdir()  # where the settings would be written first
    site = await quiet.open()
    answer = await start(site, centre="cooper", us="Ann Lee")
    assert [words for _, words in errors(sound(answer))] == [
        "What you chose cannot be kept on this computer, so nothing was changed"
    ]
    assert who(await site.see("/en/")) == "You see what everybody sees. Say who you are"


async def test_a_form_checked_for_one_centre_records_nothing_for_another(quiet: House) -> None:
    keep(quiet.folder, centre="lighthouse")
    site = await quiet.open()
    meeting = {"kind": "meeting", "date": "4 November 2026", "who": "Ivo Tamsin\nRosamund Pell"}
    check = await site.send("/en/record/meeting", meeting)
    keep(quiet.folder, centre="cooper")
    again = await site.press(check, "record")
    assert (again.status_code, sound(again).main.one("h1").text) == (200, "Check your answers")
    assert who(sound(again)).startswith("Cooper Centre")
    view = await quiet.hub.view((await standing_of(quiet.hub, quiet.settings())).viewer)
    assert not [each for each in view.records.interactions.values() if not each.audience.is_public]


@pytest.mark.parametrize(
    ("method", "status", "given_out", "leads_to"),
    [
        ("GET", 200, 303, "/en/person/ivo?as_of=2026"),
        ("POST", 200, 409, None),
        ("POST", 303, 303, "/done"),
    ],
)
async def test_what_was_answered_for_one_centre_is_not_given_out_once_another_is_in_force(
    quiet: House, method: str, status: int, given_out: int, leads_to: str | None
) -> None:
    keep(quiet.folder, centre="lighthouse")
    in_force = await quiet.in_force()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        seen = scope["state"]["viewer"].centre
        keep(quiet.folder, centre="cooper")
        await in_force.current()
        answer = PlainTextResponse(f"seen by {seen}", status, {"location": "/done"})
        await answer(scope, receive, send)

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(Asking(slow, Door(quiet.hub.accounts, in_force))),
        base_url="http://localhost",
    ) as client:
        answer = await client.request(method, "/en/person/ivo?as_of=2026")
    assert (answer.status_code, answer.headers.get("location")) == (given_out, leads_to)
    assert (given_out == 303 and status == 303) or "lighthouse" not in answer.text


async def test_a_copy_that_was_started_for_a_centre_says_so(quiet: House) -> None:
    site = await quiet.open(InForce(await standing_of(quiet.hub, quiet.settings())))
    page = await site.see("/en/you")
    assert page.main.all("form") == []
    assert "This copy answers everybody alike" in page.main.text
    assert page.root.all("div", class_="d-you") == []


async def test_the_settings_are_whole_at_every_moment(tmp_path: Path) -> None:
    """A server reads them while a command writes them."""
    keep(tmp_path, centre="lighthouse", person="ivo")
    before = os.stat(tmp_path / "settings.toml").st_ino
    keep(tmp_path, centre="cooper")
    assert os.stat(tmp_path / "settings.toml").st_ino != before
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]
