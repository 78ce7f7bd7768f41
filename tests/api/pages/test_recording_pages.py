"""The pages by which a Centre records, over HTTP and without script:
forms, checks, undoing, and the import of tables.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import html
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from api import looks
from api.app import create_app
from api.limits import Limits
from api.pages.recording import spreadsheet
from graph import dates
from graph.hub import Hub
from graph.model import Role
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.forms import Site, carried, errors, filled, sound, undo_form
from tests.api.pages.reading import Document, Element, read
from tests.api.world import records
from tests.graph.world import organization
from tests.imports.written import calendar

HARBOUR = Viewer(centre=organization("harbour"))
BOTH = pytest.mark.parametrize("language", ["en", "cy"])
FORMS = (
    "/record/meeting",
    "/record/person",
    "/record/organization",
    "/record/post",
    "/record/tie",
    "/record/membership",
)
PATH = "/path?from=harbour&to=cai"
TITLES_ONLY = '"Rt Hon Dr" has titles, and no name. Write first name and surname.'
MEETING = {"kind": "meeting", "date": "04/11/2026", "who": "ann\nCai Ellis"}


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    """A graph of its own: these tests write."""
    tables = tmp_path_factory.mktemp("tables")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of the recording pages"), tables) as hub:
        yield hub


@pytest_asyncio.fixture(scope="module")
async def site(hub: Hub) -> AsyncIterator[Site]:
    app = create_app(hub, viewer=HARBOUR, limits=Limits(upload_bytes=200_000))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        yield Site(client)


@pytest_asyncio.fixture(scope="module")
async def public(hub: Hub) -> AsyncIterator[Site]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
    ) as client:
        yield Site(client)


@BOTH
async def test_a_meeting_is_recorded_brings_a_better_path_and_is_undone_without_a_trace(
    site: Site, language: str
) -> None:
    before = (await site.see(f"/{language}{PATH}")).response.text
    done = await site.record(language, "/record/meeting", MEETING)
    names = {
        "en": "Meeting · 4 November 2026 · ann and Cai Ellis",
        "cy": "4 Tachwedd 2026 · ann a Cai Elis",
    }[language]
    assert names in done.main.text
    link = next(
        each.attributes["href"]
        for each in done.main.all("a")
        if "/path?" in each.attributes["href"]
    )
    assert link == f"/{language}{PATH}"
    after = (await site.see(link)).response.text
    assert 'data-hop="ann|cai' in after  # ann met Cai herself
    assert 'data-hop="ann|cai' not in before
    undone = await site.undo(done)
    assert undone.main.one("h1").text == (
        "Undone: ann met Cai Ellis" if language == "en" else undone.main.one("h1").text
    )
    assert undone.main.all("form") == []
    assert (await site.see(f"/{language}{PATH}")).response.text == before


async def test_a_form_sent_twice_records_once(site: Site, hub: Hub) -> None:
    check = await site.send("/en/record/meeting", {**MEETING, "date": "March 2026"})
    first, second = await asyncio.gather(site.press(check, "record"), site.press(check, "record"))
    third = await site.press(check, "record")
    assert first.headers["location"] == second.headers["location"] == third.headers["location"]
    meetings = [
        each for each in hub.records(HARBOUR).interactions.values() if each.date.text == "2026-03"
    ]
    assert len(meetings) == 1
    done = await site.see(first.headers["location"])
    form = undo_form(done)
    undone = [
        await site.client.post(form.attributes["action"], data=carried(form)) for _ in range(2)
    ]
    assert [each.status_code for each in undone] == [303, 303]
    assert [
        each for each in hub.records(HARBOUR).interactions.values() if each.date.text == "2026-03"
    ] == []


NEW = [
    ("/record/meeting", {**MEETING, "date": "February 2026"}),
    (
        "/record/meeting",
        {
            **MEETING,
            "date": "January 2026",
            "who": "ann\nOlga Quill",
            "meant.who.Olga Quill": "new-person",
        },
    ),
    ("/record/person", {"name": "Nia Tallow"}),
    ("/record/organization", {"name": "Wick Trust", "kind": "charity"}),
    (
        "/record/post",
        {"label": "Head of Wicks", "organization": "Castle Council", "holder": "Bo Ellis"},
    ),
    (
        "/record/membership",
        {"actor": "Bo Ellis", "organization": "Castle Council", "role": "chair", "from": "2026"},
    ),
    ("/record/tie", {"by": "ann", "about": "Cai Ellis", "level": "met", "confirmed_on": "2025"}),
]


@pytest.mark.parametrize(("page", "values"), NEW)
async def test_a_form_filled_twice_and_sent_at_once_records_once_and_asks_the_other(
    site: Site, hub: Hub, page: str, values: dict[str, str]
) -> None:
    before = hub.records(HARBOUR)
    checks = [await site.send(f"/en{page}", values) for _ in range(2)]
    asked, done = sorted(
        await asyncio.gather(*(site.press(check, "record") for check in checks)),
        key=lambda each: each.status_code,
    )
    assert (asked.status_code, done.status_code) == (200, 303)
    once = hub.records(HARBOUR)
    again = sound(asked)
    assert (again.main.one("h1").text, "It may be here already" in again.main.text) == (
        "Check your answers",
        True,
    )
    twice = await site.press(again, "record")  # all the same
    assert twice.status_code == 303
    await site.undo(await site.see(twice.headers["location"]))
    assert hub.records(HARBOUR) == once
    await site.undo(await site.see(done.headers["location"]))
    assert hub.records(HARBOUR) == before


async def test_what_is_asked_twice_of_one_record_at_once_happens_once_and_the_other_is_told(
    site: Site, hub: Hub
) -> None:
    before = hub.records(HARBOUR)
    await site.record(
        "en",
        "/record/membership",
        {"actor": "Bo Ellis", "organization": "Castle Council", "role": "member"},
    )
    (made,) = set(hub.records(HARBOUR).memberships) - set(before.memberships)
    ended = "end", {"on": "May 2026"}, "Ended by the Harbour Centre on"
    corrected = "correct", {"role": "chair", "to": "May 2026"}, "Nothing is different yet"
    for page, values, said in (ended, corrected):
        address = f"/en/record/{page}?record={made}"
        checks = [await site.send(address, values) for _ in range(2)]
        first, other = sorted(
            await asyncio.gather(*(site.press(check, "record") for check in checks)),
            key=lambda each: each.status_code,
        )
        assert (first.status_code, other.status_code) == (303, 422)
        assert said in sound(other).main.text
    pages = [await site.see(f"/en/record/remove?record={made}") for _ in range(2)]
    removed = await asyncio.gather(*(site.press(page, "remove") for page in pages))
    done, again = sorted(
        (each.headers["location"] for each in removed), key=lambda each: "record/done" not in each
    )
    assert again.startswith(f"/en/record/remove?record={made}&seen=")
    assert (await site.client.get(again)).headers["location"] == done  # it is told where it went
    assert made not in hub.records(HARBOUR).memberships
    shown = await site.see(done)
    undone = await asyncio.gather(site.undo(shown), site.undo(shown))
    assert [page.main.one("h1").text for page in undone] == [
        "Undone: Bo Ellis · chair · Castle Council"
    ] * 2
    assert hub.records(HARBOUR).memberships[made].role is Role.CHAIR


async def test_a_ticket_that_nobody_gave_records_nothing_but_asks_to_check_again(
    site: Site, hub: Hub
) -> None:
    before = hub.records(HARBOUR)
    page = await site.send("/en/record/meeting", {**MEETING, "step": "record", "ticket": "forged"})
    assert page.main.one("h1").text == "Check your answers"
    assert hub.records(HARBOUR) == before


@BOTH
@pytest.mark.parametrize("page", [*FORMS, "/import"])
async def test_a_page_of_another_site_can_send_nothing(
    site: Site, hub: Hub, language: str, page: str
) -> None:
    before = hub.records(HARBOUR)
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        answer = await site.client.post(
            f"/{language}{page}", data={**MEETING, "step": "record"}, headers=headers
        )
        assert answer.status_code == 403
    assert hub.records(HARBOUR) == before


@BOTH
@pytest.mark.parametrize("page", [*FORMS, "/import", "/import/anything", "/record/done"])
async def test_without_a_centre_it_leads_to_where_one_says_which_and_has_no_form(
    public: Site, language: str, page: str
) -> None:
    for shown in (
        await public.see(f"/{language}{page}", 403),
        await public.send(f"/{language}{page}", MEETING, 403),
    ):
        assert shown.main.all("form") == []
        assert f"/{language}/you" in [each.attributes["href"] for each in shown.main.all("a")]
        assert "dolen" not in shown.main.text
        assert shown.response.headers["cache-control"] == "private, no-store"
        assert shown.response.headers["x-robots-tag"] == "noindex"


@BOTH
async def test_the_first_page_says_which_centre_is_set(
    site: Site, public: Site, language: str
) -> None:
    name = {"en": "Harbour Centre", "cy": "Canolfan yr Harbwr"}[language]
    assert name in (await site.see(f"/{language}/record")).main.text
    assert (await public.see("/en/record")).main.one("h1").text == "Which Centre are you?"
    links = [
        each.attributes["href"] for each in (await site.see(f"/{language}/record")).main.all("a")
    ]
    assert {f"/{language}{page}" for page in (*FORMS, "/import", "/changes")} <= set(links)


@BOTH
@pytest.mark.parametrize("page", FORMS)
async def test_every_form_is_private_and_says_what_is_missing_beside_its_field(
    site: Site, language: str, page: str
) -> None:
    shown = await site.see(f"/{language}{page}")
    # else a browser says that the form comes from "null"
    assert shown.response.headers["referrer-policy"] == "same-origin"
    assert shown.response.headers["cache-control"] == "private, no-store"
    if language == "en":
        assert "Only your Centre sees this." in shown.main.text
    wrong = await site.send(f"/{language}{page}", {}, 422)
    assert errors(wrong)


@pytest.mark.parametrize(
    ("page", "values", "field", "said"),
    [
        (
            "/record/meeting",
            {**MEETING, "date": "31/02/2026"},
            "date",
            "“31/02/2026” is not a day, month or year of the calendar",
        ),
        (
            "/record/meeting",
            {**MEETING, "date": "soon"},
            "date",
            "“soon” is not a day, month or year of the calendar",
        ),
        (
            "/record/meeting",
            {**MEETING, "date": "03/25/2026"},
            "date",
            '"03/25/2026" is no day where the day stands first. If it is 25 March 2026, write it '
            "so.",
        ),
        (
            "/record/meeting",
            {**MEETING, "who": "ann\nThe Rt Hon"},
            "who",
            "“The Rt Hon” has titles, and no name",
        ),
        ("/record/person", {"name": "Rt Hon Dr"}, "name", TITLES_ONLY),
        (
            "/record/meeting",
            {**MEETING, "who": "ann\nYsgrifennydd Parhaol"},
            "who",
            "“Ysgrifennydd Parhaol” is an office, and the name of nobody",
        ),
        (
            "/record/person",
            {"name": "Permanent Secretary"},
            "name",
            '"Permanent Secretary" is an office, and the name of nobody. Write the name of whoever '
            "holds it, or held it then.",
        ),
        (
            "/record/meeting",
            {**MEETING, "date": "2999"},
            "date",
            "Record what took place: this day is still to come",
        ),
        (
            "/record/meeting",
            {**MEETING, "who": "ann"},
            "who",
            "Name at least two people or organisations that took part",
        ),
        (
            "/record/meeting",
            {**MEETING, "who": "Cai Ellis\ncai"},
            "who",
            "Name at least two people or organisations that took part",
        ),
        ("/record/meeting", {**MEETING, "kind": "duel"}, "kind", "Choose one of these"),
        (
            "/record/organization",
            {"name": "Lamp Trust", "kind": "charity", "website": "lamps"},
            "website",
            "The website is no address of a page",
        ),
        (
            "/record/post",
            {"label": "Head of Lamps", "organization": "Castle Council", "home": "Castle Council"},
            "home",
            "Leave out the organisation itself: name only who else employs the holder",
        ),
        (
            "/record/meeting",
            {**MEETING, "date": "4 March 1026"},
            "date",
            (
                "Did you mean 4 March 2026? Dates before 1900 are not taken in your own records, "
                "and this says 4 March 1026."
            ),
        ),
        (
            "/record/tie",
            {"by": "ann", "about": "ann", "level": "know"},
            "about",
            "Name two: nobody has a tie with themselves",
        ),
        (
            "/record/membership",
            {"actor": "harbour", "organization": "harbour", "role": "member"},
            "organization",
            "Name two: nothing belongs to itself",
        ),
        (
            "/record/membership",
            {
                "actor": "ann",
                "organization": "harbour",
                "role": "member",
                "from": "2026",
                "to": "2025",
            },
            "to",
            "The end is before the beginning",
        ),
    ],
)
async def test_what_cannot_be_used_is_said_and_what_was_typed_stays(
    site: Site, hub: Hub, page: str, values: dict[str, str], field: str, said: str
) -> None:
    before = hub.records(HARBOUR)
    shown = await site.send(f"/en{page}", values, 422)
    assert shown.title.startswith("Error: ")
    assert errors(shown) == [(field, said)]
    for name, value in values.items():
        for line in value.split("\n") if value != "duel" else ():
            assert html.escape(line, quote=False) in html.unescape(shown.response.text), name
    assert hub.records(HARBOUR) == before


async def test_an_unclear_name_is_chosen_and_someone_new_stands_last(site: Site) -> None:
    choose = await site.send("/en/record/meeting", {**MEETING, "who": "ann\nEllis"})
    labels = [each.text for each in choose.main.all("label")]
    assert sorted(label.split()[0] for label in labels[:2]) == ["Bo", "Cai"]
    assert labels[-3:] == [
        "Someone new: our colleague",
        "Someone new, of another organisation or of none",
        "Of which organisation, if new? (optional)",
    ]
    none = await site.press(choose, "choose")
    assert none.status_code == 422
    assert errors(read(none)) == [("choice-1-1", "Choose who “Ellis” is")]
    check = read(await site.press(choose, "choose", **{"meant.who.Ellis": "bo"}))
    assert check.main.one("h1").text == "Check your answers"
    assert "Bo Ellis" in check.main.text
    back = read(await site.press(check, "change"))
    assert filled(back.main.all("form")[0])["who"].split() == ["ann", "Ellis"]


async def test_somebody_new_is_made_with_the_meeting_and_both_are_undone_together(
    site: Site, hub: Hub
) -> None:
    before = hub.records(HARBOUR)
    choose = await site.send("/en/record/meeting", {**MEETING, "who": "ann\nZoë O’Neill"})
    assert "We do not know anyone or anything called" in choose.main.text
    check = read(await site.press(choose, "choose", **{"meant.who.Zoë O’Neill": "new-person"}))
    assert "Zoë O’Neill (a new person)" in check.main.text.replace("  ", " ")
    location = (await site.press(check, "record")).headers["location"]
    done = await site.see(location)
    (meeting,) = (
        each
        for id, each in hub.records(HARBOUR).interactions.items()
        if id not in before.interactions
    )
    (change,) = (await hub.history([meeting.id], HARBOUR))[meeting.id]
    assert location.endswith(f"change={change.id}")
    assert [len(change.entries) for change in await hub.write_of(change.id, HARBOUR)] == [2], (
        "both are one change"
    )
    assert [
        each.name for each in hub.records(HARBOUR).people.values() if each.name == "Zoë O’Neill"
    ] == ["Zoë O’Neill"]
    assert "Paths to Zoë O’Neill" in done.main.text
    await site.undo(done)
    after = hub.records(HARBOUR)
    assert (after.people, after.interactions) == (before.people, before.interactions)


@pytest.mark.parametrize(("language", "day"), [("en", "yesterday"), ("cy", "ddoe")])
async def test_a_meeting_of_yesterday_with_somebody_titled_keeps_the_day_and_the_name(
    site: Site, hub: Hub, language: str, day: str
) -> None:
    before = hub.records(HARBOUR)
    name = "Rt Hon Zeb Quillon OBE"
    values = {**MEETING, "date": day, "who": f"ann\n{name}", f"meant.who.{name}": "new-person"}
    done = await site.record(language, "/record/meeting", values)
    (meeting,) = (
        each
        for id, each in hub.records(HARBOUR).interactions.items()
        if id not in before.interactions
    )
    assert meeting.date.first == dates.today() - dt.timedelta(days=1)
    (person,) = (
        each for id, each in hub.records(HARBOUR).people.items() if id not in before.people
    )
    assert person.name == "Zeb Quillon"
    await site.undo(done)


async def test_names_stand_in_rows_after_our_colleagues_and_more_come_without_script(
    site: Site,
) -> None:
    page = await site.see("/en/record/meeting")
    us = {
        each.attributes["value"]: "checked" in each.attributes
        for each in page.main.all("input", type="checkbox", name="who")
    }
    assert us == {"ann": False, "eve": False}  # staff, and who is embedded for the Centre
    sent = await site.client.post(
        "/en/record/meeting",
        data={**MEETING, "who": ["ann", "", "Cai Ellis", "Ellis"], "step": "more"},
    )
    more = await site.see(sent.headers["location"])
    (ann,) = more.main.all("input", type="checkbox", value="ann")
    assert "checked" in ann.attributes
    rows = [each.attributes["value"] for each in more.main.all("input", type="text", name="who")]
    assert rows == ["Cai Ellis", "Ellis", "", "", ""]
    choose = read(await site.press(more, "check"))
    check = read(await site.press(choose, "choose", **{"meant.who.Ellis": "bo"}))
    assert check.main.one("h1").text == "Check your answers"
    back = read(await site.press(check, "change"))
    assert filled(back.main.all("form")[0])["who"].split("\n") == ["ann", "Cai Ellis", "Ellis"]


async def test_who_is_new_is_made_with_where_they_work_in_the_same_change(
    site: Site, hub: Hub
) -> None:
    before = hub.records(HARBOUR)
    names = "Jo Quillon", "Mab Inkwell", "Zeb Inkwell"
    choose = await site.send("/en/record/meeting", {**MEETING, "who": "\n".join(names)})
    jo, mab, zeb = (f"meant.who.{name}" for name in names)
    body = "Wick and Lamp Trust"
    asked = await site.press(
        choose,
        "choose",
        **{jo: "new-colleague", mab: "new-person", zeb: "new-person"},
        **{f"works.who.{name}": body for name in names[1:]},
    )
    again = read(asked)
    assert asked.status_code == 200  # it was not asked before, so nothing is wrong yet
    assert body in again.main.text
    of_body = {f"meant.works.who.{name}.{body}": "new-organization" for name in names[1:]}
    check = read(await site.press(again, "choose", **of_body))
    assert "Where Jo Quillon works Harbour Centre" in check.main.text
    assert "Where Zeb Inkwell works" in check.main.text
    done = await site.see((await site.press(check, "record")).headers["location"])
    after = hub.records(HARBOUR)
    people: dict[str | None, str | None] = {
        id: each.name for id, each in after.people.items() if id not in before.people
    }
    (trust,) = set(after.organizations) - set(before.organizations)  # one, though two are of it
    assert {
        (people[each.actor], each.organization)
        for id, each in after.memberships.items()
        if id not in before.memberships
    } == {("Jo Quillon", "harbour"), ("Mab Inkwell", trust), ("Zeb Inkwell", trust)}
    assert done.main.one("h1").text == "Recorded: Jo Quillon met Mab Inkwell and Zeb Inkwell"
    await site.undo(done)
    assert hub.records(HARBOUR) == before


async def test_a_meeting_of_many_new_people_is_shown_and_undone_as_one(
    site: Site, hub: Hub
) -> None:
    before = hub.records(HARBOUR)
    names = [f"Wick Lampton {number}" for number in range(40)]
    chosen = {f"meant.who.{name}": "new-person" for name in names}
    done = await site.record(
        "en", "/record/meeting", {**MEETING, "who": "\n".join(names), **chosen}
    )
    assert len(hub.records(HARBOUR).people) == len(before.people) + 40
    assert "and 11 more records" in done.main.text  # 41, of which 30 are listed
    await site.undo(done)
    after = hub.records(HARBOUR)
    assert (after.people, after.interactions) == (before.people, before.interactions)


@pytest.mark.parametrize(
    ("page", "values", "shown"),
    [
        ("/record/person", {"name": "Gwen Parry"}, "Gwen Parry"),
        (
            "/record/tie",
            {"by": "ann", "about": "Cai Ellis", "level": "know-well", "confirmed_on": "2026"},
            "Paths to Cai Ellis",
        ),
        (
            "/record/membership",
            {
                "actor": "Bo Ellis",
                "organization": "Castle Council",
                "role": "member",
                "from": "May 2026",
            },
            "Paths to Bo Ellis",
        ),
        (
            "/record/organization",
            {
                "name": "Lamp Trust",
                "kind": "charity",
                "nation": "wales",
                "website": "https://lamp.example",
            },
            "Paths to Lamp Trust",
        ),
        (
            "/record/post",
            {
                "label": "Head of Lamps",
                "organization": "Castle Council",
                "holder": "Bo Ellis",
                "from": "May 2026",
            },
            "Head of Lamps",
        ),
    ],
)
async def test_people_ties_and_memberships_are_recorded_and_undone(
    site: Site, hub: Hub, page: str, values: dict[str, str], shown: str
) -> None:
    before = hub.records(HARBOUR)
    done = await site.record("en", page, values)
    assert shown in done.main.text
    assert hub.records(HARBOUR) != before
    recorded = done.main.one("h1").text
    assert recorded.startswith("Recorded: ")
    assert (await site.undo(done)).main.one("h1").text == recorded.replace("Recorded", "Undone")
    assert hub.records(HARBOUR) == before


async def test_a_person_who_may_be_here_already_is_shown_before_the_name_is_recorded_again(
    site: Site,
) -> None:
    check = await site.send("/en/record/person", {"name": "Bo Ellis"})
    assert "It may be here already" in check.main.text
    assert any(each.attributes["href"] == "/en/person/bo" for each in check.main.all("a"))


async def test_another_centre_and_the_public_see_nothing_of_it(
    site: Site, hub: Hub, public: Site
) -> None:
    done = await site.record("en", "/record/person", {"name": "Secret Sam"})
    other = create_app(hub, viewer=Viewer(centre=organization("old-pier")))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(other), base_url="http://localhost"
    ) as client:
        address = str(done.response.url)
        hidden, unknown = (
            await client.get(address),
            await client.get("/en/record/done?change=nothing"),
        )
        assert (hidden.status_code, hidden.text) == (404, unknown.text)
        form = undo_form(done)
        assert (await client.post("/en/record/done", data=carried(form))).status_code == 404
    assert "Secret Sam" not in (await public.see("/en/changes")).response.text
    await site.undo(done)


async def test_the_page_of_changes_undoes(site: Site, hub: Hub) -> None:
    before = hub.records(HARBOUR)
    await site.record("en", "/record/person", {"name": "Gwen Parry"})
    changes = await site.see("/en/changes")
    form = changes.main.all("form", method="post")[0]
    answer = await site.client.post(form.attributes["action"], data=carried(form))
    assert (await site.see(answer.headers["location"])).main.one("h1").text == "Undone: Gwen Parry"
    assert hub.records(HARBOUR) == before


async def _uploaded(site: Site, language: str, tables: dict[str, str]) -> Document:
    files = [("file", (name, text.encode(), "text/csv")) for name, text in tables.items()]
    answer = await site.client.post(f"/{language}/import", files=files)
    assert answer.status_code == 303, read(answer).main.text
    return await site.see(answer.headers["location"])


def _counts(preview: Document) -> list[int]:
    return [
        int(row.all("td")[0].text) for row in preview.main.one("table", id="counts").all("tr")[1:]
    ]


AUTUMN = "When,Met with,RAG,Fog\n11/03/2026,ann; Cai Ellis,G,yes\n31/02/2026,ann; Cai Ellis,A,no\n"


@BOTH
async def test_columns_are_asked_once_and_remembered_and_what_is_left_comes_back(
    site: Site, hub: Hub, language: str
) -> None:
    before = len(hub.records(HARBOUR).interactions)
    autumn = AUTUMN.replace("Fog", f"Fog {language}")  # what is remembered is so for both
    sent = {"file": ("autumn.csv", autumn.encode(), "text/csv")}
    answer = await site.client.post(f"/{language}/import", files=sent)
    to_columns = await site.client.get(answer.headers["location"])
    assert (to_columns.status_code, to_columns.headers["location"].endswith("/columns")) == (
        303,
        True,
    )
    columns = await site.see(to_columns.headers["location"])
    form = columns.main.one("form")
    chosen = {
        one.attributes["name"]: next(
            option.attributes["value"]
            for option in one.all("option")
            if "selected" in option.attributes
        )
        for one in form.all("select")
    }
    assert list(chosen.values()) == ["date", "who", "left-out", ""]
    fog = list(chosen)[-1]
    again = await site.send(form.attributes["action"], chosen, 422)
    assert [field for field, _ in errors(again)] == [fog]
    choices = {**chosen, fog: "left-out", "remember": "yes"}
    preview = sound(await site.post(form.attributes["action"], choices))
    assert _counts(preview) == [1, 0, 0, 0, 0, 1, 0, 2]
    rest = next(
        link.attributes["href"]
        for link in preview.main.all("a")
        if "left-out" in link.attributes["href"]
    )
    file = (await site.client.get(rest)).content.decode("utf-8-sig").splitlines()
    assert file[0] == f"When,Met with,RAG,Fog {language},{'why' if language == 'en' else 'pam'}"
    assert file[1].startswith("31/02/2026,ann; Cai Ellis,A,no,")
    assert len(file) == 2
    done = await site.press(preview, "add")
    assert done.status_code == 303
    assert len(hub.records(HARBOUR).interactions) == before + 1
    second = await _uploaded(site, language, {"winter.csv": autumn})
    assert _counts(second) == [0, 0, 1, 0, 0, 1, 0, 2]
    await site.undo(await site.see(done.headers["location"]))


async def test_whether_the_first_row_is_data_is_asked_with_the_columns(site: Site) -> None:
    rows = "11/03/2026,call,ann; Cai Ellis\n12/03/2026,call,ann; Cai Ellis\n"
    sent = {"file": ("march.csv", rows.encode(), "text/csv")}
    answer = await site.client.post("/en/import", files=sent)
    to_columns = await site.client.get(answer.headers["location"])
    form = (await site.see(to_columns.headers["location"])).main.one("form")
    assert "No headings: 2 rows of data." in form.text
    columns = [one.attributes["name"] for one in form.all("select")]
    (first,) = {one.attributes["name"] for one in form.all("input", value="data")}
    meant = dict(zip(columns, ("date", "kind", "who"), strict=True))
    for said, counts in (("data", [2, 0, 0, 0, 0, 0, 0, 2]), ("headings", [1] + [0] * 6 + [1])):
        preview = await site.post(form.attributes["action"], {**meant, first: said})
        assert _counts(sound(preview)) == counts


@BOTH
async def test_an_import_is_seen_before_it_is_added_once_and_undone(
    site: Site, hub: Hub, language: str
) -> None:
    before = hub.records(HARBOUR)
    preview = await _uploaded(
        site,
        language,
        {"interactions.csv": "date,kind,actors\n2026-11-02,meeting,ann; Cai Ellis\n"},
    )
    assert hub.records(HARBOUR) == before
    # new, changed, here already, to be answered, left out, cannot be used, empty, all
    assert _counts(preview) == [1, 0, 0, 0, 0, 0, 0, 1]
    assert "ann" in preview.main.one("ul", id="ties").text
    if language == "en":
        assert [each.text for each in preview.main.one("ul", id="taken").all("li")] == [
            "“ Cai Ellis ”: Cai Ellis (person, First Minister in ministers, Wales)"
        ]
        assert any(each.text == "Add 1 row" for each in preview.main.all("button"))
    first, second = await site.press(preview, "add"), await site.press(preview, "add")
    assert first.status_code == second.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    assert len(hub.records(HARBOUR).interactions) == len(before.interactions) + 1
    # the same meeting in a calendar is said to be here, in a list that calls it otherwise asked
    already = "You have this meeting already:" if language == "en" else "Mae’r cyfarfod hwn gennych"
    entry = "SUMMARY:Ports\r\nDTSTART:20261102T100000Z\r\nATTENDEE;CN=Cai Ellis:mailto:c@x.example"
    diary = await _uploaded(
        site, language, {"my.ics": calendar(entry, entry.replace("02T", "03T"))}
    )
    assert diary.main.text.count(already) == 1
    assert not [box for box in diary.main.all("input") if "checked" in box.attributes]
    rows = "date,kind,actors\n2026-10-05,call,ann; bo\n2026-11-02,call,ann; Cai Ellis\n"
    called = await _uploaded(site, language, {"calls.csv": rows})
    # new, changed, here already, to be answered, left out, cannot be used, empty, all
    assert _counts(called) == [1, 0, 0, 1, 0, 0, 0, 2]
    assert "calls.csv, row 3" in called.main.text or "calls.csv, rhes 3" in called.main.text
    await site.undo(await site.see(first.headers["location"]))
    assert hub.records(HARBOUR) == before


async def test_an_import_says_who_will_see_what_it_makes(site: Site) -> None:
    """Two meetings, of which one is for everybody."""
    rows = ["date,kind,actors,audience,source\n"]
    rows += ["2026-11-02,meeting,bo; Cai Ellis,public,https://pier.example/1\n"]
    rows += ["2026-11-03,meeting,bo; Cai Ellis,,\n"]
    for of, said in (
        (rows[:2], "Everybody sees this."),
        (rows[::2], "Only your Centre sees this."),
        (
            rows,
            "Everybody sees 1 of these 2 records, which is a public fact. Only your Centre sees "
            "the others.",
        ),
    ):
        preview = await _uploaded(site, "en", {"interactions.csv": "".join(of)})
        assert preview.main.one("p", class_="govuk-inset-text").text == said


@BOTH
async def test_what_a_row_would_change_is_said_in_words(
    site: Site, hub: Hub, language: str
) -> None:
    made = await site.record("en", "/record/person", {"name": "Nell Quillfeather"})
    contacts = {"people.csv": "name,identifiers\nNell Quillfeather,email:nell@ink.example\n"}

    preview = await _uploaded(site, language, contacts)

    changed = preview.main.one("table", id="changed").text
    said = "codes: e-mail nell@ink.example" if language == "en" else "e-bost nell@ink.example"
    assert said in changed
    assert changed.count("email:") == 1, "as the row itself has it"
    await site.undo(made)


async def test_an_import_looked_at_twice_and_added_at_once_is_added_once(
    site: Site, hub: Hub
) -> None:
    before = hub.records(HARBOUR)
    preview = await _uploaded(
        site, "en", {"interactions.csv": "date,kind,actors\n2026-11-03,meeting,ann; Cai Ellis\n"}
    )
    other = await site.see(str(preview.response.url))
    added = sorted(
        await asyncio.gather(site.press(preview, "add"), site.press(other, "add")),
        key=lambda each: "record/done" not in each.headers.get("location", ""),
    )
    assert [each.status_code for each in added] == [303, 303]
    gone = await site.see(added[1].headers["location"], 404)
    assert "/en/import" in [link.attributes["href"] for link in gone.main.all("a")]
    assert len(hub.records(HARBOUR).interactions) == len(before.interactions) + 1
    await site.undo(await site.see(added[0].headers["location"]))


@BOTH
async def test_a_look_and_an_import_that_take_long_say_how_far_they_are_by_a_link(
    site: Site, hub: Hub, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hub.records(HARBOUR)
    monkeypatch.setattr(looks, "PATIENCE", 0)
    rows = "".join(f"2026-11-02,email,ann; cai,Matter {number}\n" for number in range(500))
    page = await _uploaded(site, language, {"interactions.csv": f"date,kind,actors,note\n{rows}"})
    said, page = await _until_done(site, page)
    assert said
    assert any("500" in button.text for button in page.main.all("button"))
    form = next(form for form in page.main.all("form") if "ticket" in carried(form))
    sent = carried(form) | {"step": "add"}
    answer = await site.client.post(form.attributes["action"], data=sent)
    assert "draft=" in answer.headers["location"]
    _, done = await _until_done(site, await _gone_to(site, answer.headers["location"]))
    # sent again it leads to what was added with it
    again = await site.client.post(form.attributes["action"], data=sent)
    assert "/record/done" in again.headers["location"]
    assert len(hub.records(HARBOUR).interactions) == len(before.interactions) + 500
    await site.undo(done)
    assert hub.records(HARBOUR) == before


async def _until_done(site: Site, page: Document) -> tuple[set[str], Document]:
    """Follow the link of a page that says how far it is, and return what it said."""
    said = set[str]()
    while reached := page.main.all("p", id="reached"):
        said.add(reached[0].text)
        await asyncio.sleep(0.01)
        page = await _gone_to(site, page.main.one("a").attributes["href"])
    return said, page


async def _gone_to(site: Site, address: str) -> Document:
    """Return the page of an address, or where it leads once the work is done."""
    answer = await site.client.get(address)
    leads = answer.headers.get("location")
    return sound(answer) if leads is None else await site.see(leads)


async def test_pasted_rows_with_an_unclear_name_are_chosen_for(site: Site, hub: Hub) -> None:
    before = hub.records(HARBOUR)
    pasted = {
        "table": "interactions",
        "pasted": "date\tkind\tactors\n2026-11-02\tmeeting\tann; Cai Elliss",
    }
    answer = await site.client.post("/en/import", data=pasted)
    preview = await site.see(answer.headers["location"])
    assert _counts(preview)[3] == 1
    assert [each.text for each in preview.main.all("label")][-3:] == [
        "Someone or something new",
        "Leave this row out",
        "Somebody or something else that is here",
    ]
    chosen = read(await site.press(preview, "choose", **{"meant.import.Cai Elliss": "cai"}))
    assert hub.records(HARBOUR) == before
    added = await site.press(chosen, "add")
    assert added.status_code == 303
    await site.undo(await site.see(added.headers["location"]))


async def test_of_many_of_a_name_the_others_are_counted_and_found_by_a_search(
    site: Site, hub: Hub
) -> None:
    before = hub.records(HARBOUR)
    people = "id,name\n" + "".join(f"moth{one},Enid Mothwing\n" for one in range(11))
    preview = await _uploaded(site, "en", {"people.csv": people})
    added = await site.press(preview, "add")
    assert added.status_code == 303
    rows = (
        "date,kind,actors\n2026-11-02,meeting,ann; Enid Mothwing\n"
        "2026-11-03,meeting,ann; dai; Permanent Secretary\n"
    )
    preview = await _uploaded(site, "en", {"interactions.csv": rows})
    name, office = (each for each in preview.main.all("fieldset"))
    # eleven are called so, and eight are shown
    assert len(name.all("input", type="radio")) == 8 + len(["new", "left out"])
    assert "3 more records may be meant" in name.text
    assert "Who held it then? Search for them, or keep the words alone." in office.text
    fields = [each.one("input", type="text").attributes["name"] for each in (name, office)]

    nobody = await site.press(preview, "choose", **{fields[0]: "Zebedee Quoit", fields[1]: "cai"})
    assert nobody.status_code == 422
    again = read(nobody)
    assert errors(again) == [("search-1", "Nothing is found for “Zebedee Quoit”")]
    (name,) = again.main.all("fieldset")  # whom the office means is chosen by now
    assert "“ Permanent Secretary ”: Cai Ellis (person, First Minister" in again.main.text
    several = read(await site.press(again, "choose", **{fields[0]: "Ellis"}))
    (name,) = several.main.all("fieldset")
    assert "What the search finds for “ Ellis ”:" in name.text
    found = [each.attributes["value"] for each in name.all("input", type="radio")]
    assert sorted(found[:-2]) == ["bo", "cai"]
    own = next(
        one.id
        for one in hub.records(HARBOUR).people.values()
        if one.name == "Enid Mothwing" and one.id not in before.people
    )
    chosen = read(await site.press(several, "choose", **{fields[0]: own}))
    assert (chosen.main.all("fieldset"), _counts(chosen)[:4]) == ([], [2, 0, 0, 0])
    change = await site.press(chosen, "add")
    made = [one for one in hub.records(HARBOUR).interactions.values() if own in one.actors]
    assert [len(one.actors) for one in made] == [2]  # ann, and she who was chosen
    await site.undo(await site.see(change.headers["location"]))
    await site.undo(await site.see(added.headers["location"]))


@BOTH
async def test_what_new_rows_make_and_change_is_shown_and_rows_are_left_out_and_taken_back(
    site: Site, hub: Hub, language: str
) -> None:
    before = hub.records(HARBOUR)
    rows = (
        "date,kind,actors\n2026-11-02,meeting,ann; Eva Quillon\n2026-11-03,call,ann; dai\n"
        "2026-11-04,call,ann; Cai Elliss\n"
    )
    preview = await _uploaded(site, language, {"interactions.csv": rows})
    # Ann and Dai are here, Eva Quillon and two meetings are new, "Cai Elliss" is asked for
    assert _counts(preview) == [2, 0, 0, 1, 0, 0, 0, 3]
    made = [[cell.text for cell in row.all("td")] for row in _lines(preview, "makes")]
    assert made == [["2", "–"], ["1", "2"]]
    (path,) = _lines(preview, "paths")
    assert path.all("a")[0].attributes["href"].endswith("to=dai")
    if language == "en":
        now, then = (cell.text for cell in path.all("td"))
        assert now == "No path"
        assert then == "Fair lead, directly: ann, spoke by phone or online on 3 November 2026"
    outs = [box for box in preview.main.all("input") if box.attributes["name"].startswith("out.")]
    assert len(outs) == 2
    answers = {outs[0].attributes["name"]: "yes"}
    left = read(await site.press(preview, "leave", **answers))
    assert _counts(left) == [1, 0, 0, 1, 1, 0, 0, 3]
    assert "Eva Quillon" in _lines(left, "out")[0].text
    named = read(await site.press(left, "choose", **{"meant.import.Cai Elliss": "left-out"}))
    assert _counts(named) == [1, 0, 0, 0, 2, 0, 0, 3]
    assert [line.all("td")[0].text for line in _lines(named, "out")] == [
        "Cai Elliss",
        "2026-11-02 · meeting · ann; Eva Quillon",
    ]
    if language == "en":
        assert sorted(each.text for each in named.main.one("ul", id="reasons").all("li")) == [
            "You left it out. (1 row)",
            "You left out “Cai Elliss”. (1 row)",
        ]
    # what is not ticked any more is taken back: the row of Eva Quillon, and the name stays out
    form = next(each for each in named.main.all("form") if each.all("table", id="out"))
    kept = {name: value for name, value in filled(form).items() if name not in answers}
    back = read(await site.post(form.attributes["action"], {**kept, "step": "leave"}))
    assert _counts(back) == [2, 0, 0, 0, 1, 0, 0, 3]
    added = await site.press(back, "add")
    assert len(hub.records(HARBOUR).interactions) == len(before.interactions) + 2
    await site.undo(await site.see(added.headers["location"]))
    assert hub.records(HARBOUR) == before


@BOTH
async def test_rows_that_wait_are_told_after_an_import_and_gone_on_with(
    site: Site, hub: Hub, language: str
) -> None:
    before = hub.records(HARBOUR)
    rows = (
        "date,kind,actors\n2026-11-03,call,ann; dai\n2026-11-04,call,ann; Cai Elliss\n"
        "31/02/2026,call,ann; dai\n"
    )
    preview = await _uploaded(site, language, {"interactions.csv": rows})
    assert _counts(preview) == [1, 0, 0, 1, 0, 1, 0, 3]
    done = await site.see((await site.press(preview, "add")).headers["location"])
    left = done.main.one("section", **{"aria-labelledby": "left"})
    on, csv = (link.attributes["href"] for link in left.all("a"))
    compared = done.main.one("section", **{"aria-labelledby": "compared"})
    now, then = (cell.text for cell in compared.one("table").all("tr")[1].all("td"))
    if language == "en":
        assert "1 row waits for an answer, 1 row cannot be used." in left.text
        assert (now, then) == (
            "No path",
            "Fair lead, directly: ann, spoke by phone or online on 3 November 2026",
        )
    why = (await site.client.get(csv)).text.splitlines()
    assert [line.split(",")[0] for line in why[1:]] == ["2026-11-04", "31/02/2026"]
    listed = (await site.see(f"/{language}/import")).main.one(
        "section", **{"aria-labelledby": "sent"}
    )
    assert "interactions.csv" in listed.text
    assert listed.all("a")[0].attributes["href"] == on
    again = await site.see(on)
    assert _counts(again) == [0, 0, 1, 1, 0, 1, 0, 3]
    fixed = read(await site.press(again, "choose", **{"meant.import.Cai Elliss": "cai"}))
    more = await site.see((await site.press(fixed, "add")).headers["location"])
    (line,) = more.main.one("section", **{"aria-labelledby": "left"}).all("a")
    assert line.attributes["href"].partition("?")[0] == csv.partition("?")[0]
    assert len(hub.records(HARBOUR).interactions) == len(before.interactions) + 2
    await site.undo(more)
    undone = await site.undo(done)
    assert not undone.main.all("section", **{"aria-labelledby": "left"})
    assert hub.records(HARBOUR) == before


def _lines(page: Document, table: str) -> list[Element]:
    return page.main.one("table", id=table).all("tr")[1:]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("people.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff\xfe", ""),
        ("people.csv", bytes(range(128, 256)), "in which letters"),
        (
            "interactions.csv",
            b"date,kind,actors\n31/02/2026,meeting,ann; Cai Ellis\n",
            "interactions.csv, row 2, column date 31/02/2026 ",
        ),
        (
            "interactions.csv",
            b"date,kind,actors\n04/03/1026,meeting,ann; Cai Ellis\n",
            "Did you mean 4 March 2026? Dates before 1900 are not taken in your own records",
        ),
    ],
)
async def test_what_cannot_be_used_is_told_by_file_row_and_column(
    site: Site, hub: Hub, name: str, content: bytes, words: str
) -> None:
    before = hub.records(HARBOUR)
    answer = await site.client.post("/en/import", files={"file": (name, content, "text/csv")})
    preview = await site.see(answer.headers["location"])
    told = preview.main.one("table", id="wrong").text
    assert name in told
    assert words in told
    assert preview.main.all("button") == []
    assert hub.records(HARBOUR) == before


@BOTH
async def test_a_form_without_a_table_with_an_odd_name_or_too_large_is_refused_on_the_page(
    site: Site, language: str
) -> None:
    empty = await site.send(f"/{language}/import", {}, 422)
    assert [field for field, _ in errors(empty)] == ["file"]
    untold = await site.send(f"/{language}/import", {"pasted": "name\nGwen"}, 422)
    assert [field for field, _ in errors(untold)] == ["table"]
    assert "Gwen" in untold.main.one("textarea", id="pasted").text
    odd = await site.client.post(
        f"/{language}/import", files={"file": ("..", b"PK", "application/zip")}
    )
    at = odd.headers["location"]
    # to see it again sends nothing again, and in the other language it says the same
    other = at.replace(f"/{language}/", "/cy/" if language == "en" else "/en/")
    for address in (at, at, other):
        assert [field for field, _ in errors(await site.see(address, 422))] == ["file"]
    torn = await site.send(
        f"/{language}/import",
        {"table": "people", "pasted": "name\tnote\nGwen\t" + "x" * 140_000},
        422,
    )
    assert [field for field, _ in errors(torn)] == ["pasted"]
    large = await site.client.post(
        f"/{language}/import",
        files={"file": ("people.csv", b"name\n" + b"Gwen\n" * 100_000, "text/csv")},
    )
    assert [field for field, _ in errors(await site.see(large.headers["location"], 413))] == [
        "file"
    ]
    chunked = await site.client.post(
        f"/{language}/import",
        content=_endless(),
        headers={"content-type": "multipart/form-data; boundary=x"},
    )
    assert chunked.headers["connection"] == "close"
    await site.see(chunked.headers["location"], 413)


@BOTH
async def test_a_template_is_shown_with_an_example_and_downloaded(
    site: Site, language: str
) -> None:
    page = await site.see(f"/{language}/import")
    shown = [
        (
            [cell.text for cell in table.all("th")],
            [link for link in links if f"template/{name}" in link],
        )
        for name, table in zip(("contacts", "meetings"), page.main.all("table"), strict=True)
        for links in [[link.attributes["href"] for link in page.main.all("a")]]
    ]
    for headings, (address,) in shown:
        file = await site.client.get(address)
        assert file.content.decode("utf-8-sig").strip() == ",".join(headings)
        assert "attachment" in file.headers["content-disposition"]
    await site.see(f"/{language}/import/template/nothing", 404)


async def _endless() -> AsyncIterator[bytes]:
    yield b'--x\r\ncontent-disposition: form-data; name="file"; filename="people.csv"\r\n\r\n'
    for _ in range(100):
        yield b"Gwen Parry\n" * 1_000


def test_the_examples_of_the_paste_hold() -> None:
    assert spreadsheet.as_csv("name\tname_cy\nAnn, Lee") == 'name,name_cy\n"Ann, Lee",\n'
    assert spreadsheet.as_csv("name,name_cy\nAnn,Lee") == "name,name_cy\nAnn,Lee"
