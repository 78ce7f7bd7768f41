"""Correcting, ending and removing over HTTP and without script, each with its way back."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph import dates
from graph.dates import PartialDate
from graph.hub import Hub
from graph.model import DeclaredLevel, Interaction, InteractionKind, PostKind, RecordId, Role
from graph.recording.commands import Add, Command, CorrectFact, RemoveRecord
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.forms import Site, carried, errors, filled, sound, undo_form
from tests.api.pages.reading import Document
from tests.api.world import WALES, records
from tests.graph.recording.facts import (
    add_membership,
    add_organization,
    add_person,
    declare_tie,
    record_interaction,
)
from tests.graph.world import organization, person

HARBOUR, PIER = Viewer(centre=organization("harbour")), Viewer(centre=organization("old-pier"))
PAGE = "https://harbour.example/news"
CALL = record_interaction(
    kind=InteractionKind.CALL,
    date="2026-11-03",
    actors=("ann", "cai"),
    title="Ports",
    note="One\nTwo",
)
BOTH = pytest.mark.parametrize("language", ["en", "cy"])
CHANGING = ("/record/correct", "/record/remove", "/record/end")


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    tables = tmp_path_factory.mktemp("tables to be changed")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph to be changed"), tables) as hub:
        yield hub


def _site(hub: Hub, viewer: Viewer) -> Site:
    return Site(
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub, viewer=viewer)),
            base_url="http://localhost",
        )
    )


@pytest.fixture(scope="module")
def site(hub: Hub) -> Site:
    return _site(hub, HARBOUR)


async def _made(hub: Hub, command: Command) -> RecordId:
    return (await hub.desk.record(HARBOUR, command)).record_id


def _links(page: Document) -> dict[str, str]:
    return {each.attributes["href"]: each.text for each in page.main.all("a")}


@BOTH
async def test_a_meeting_is_corrected_from_its_page_in_one_change_and_put_back(
    site: Site, hub: Hub, language: str
) -> None:
    id = await _made(hub, CALL)
    before = hub.records(HARBOUR).interactions[id]
    address = f"/{language}/record/correct?record={id}"
    assert address in _links(await site.see(f"/{language}/interaction/{id}"))
    form = await site.see(address)
    assert form.main.one("input", id="date").attributes["value"] == (
        "3 November 2026" if language == "en" else "3 Tachwedd 2026"
    )
    assert filled(form.main.all("form")[0])["who"].split("\n") == [
        "ann",
        f"Cai {'Ellis' if language == 'en' else 'Elis'}",
    ]
    done = await site.change(
        address,
        kind="meeting",
        date="2 November 2026",
        who="ann\nCai Ellis\nbo",
        attendance="12",
        place="Castle",
        title="Ports & harbours",
    )
    after = hub.records(HARBOUR).interactions[id]
    assert (after.kind, str(after.date), after.attendance, after.place, after.title) == (
        InteractionKind.MEETING,
        "2026-11-02",
        12,
        "W06000099",
        "Ports & harbours",
    )
    assert (sorted(after.actors), after.note, after.audience.text) == (
        ["ann", "bo", "cai"],
        "One\nTwo",
        "harbour",
    )
    assert len(done.main.one("input", name="change").attributes["value"].split(",")) == 1
    assert f"/{language}/interaction/{id}" in _links(done)
    await site.undo(done)
    assert hub.records(HARBOUR).interactions[id] == before


async def test_the_check_shows_only_what_becomes_different_with_what_it_says_now(
    site: Site, hub: Hub
) -> None:
    id = await _made(hub, CALL)
    form = await site.see(f"/en/record/correct?record={id}")
    unchanged = await site.press(form, "check")
    assert errors(_read(unchanged, 422)) == [
        ("kind", "Nothing is different yet. Correct what is wrong, or leave it as it is")
    ]
    check = _read(await site.press(form, "check", title="Harbours", note=""), 200)
    switch = next(
        each.attributes["href"]
        for each in check.root.all("a")
        if each.attributes.get("hreflang") == "cy"
    )
    assert "Harbours" in (await site.see(switch)).main.text  # the same step in Welsh
    assert "Call or online meeting · 3 November 2026 · Ports · ann and Cai Ellis" in check.main.text
    assert [each.text for each in check.main.all("dt")] == [
        "What was it called?",
        "What to remember of it",
    ]
    assert [each.text for each in check.main.all("dd")] == [
        "Harbours Now it says: Ports",
        "Not given Now it says: One Two",
    ]
    back = _read(await site.press(check, "change"), 200)
    assert back.main.one("input", id="title").attributes["value"] == "Harbours"
    assert hub.records(HARBOUR).interactions[id].title == "Ports"


async def test_what_somebody_else_corrected_meanwhile_stays_or_is_told_with_both_values(
    site: Site, hub: Hub
) -> None:
    id = await _made(hub, CALL)

    async def meanwhile(title: str) -> None:
        await hub.desk.record(HARBOUR, CorrectFact(record=id, field="title", value=title))

    def now() -> tuple[str | None, str | None]:
        meeting = hub.records(HARBOUR).interactions[id]
        return meeting.title, meeting.note

    form = await site.see(f"/en/record/correct?record={id}")
    await meanwhile("Harbours")
    check = _read(await site.press(form, "check", note="Three"), 200)
    assert [each.text for each in check.main.all("dt")] == ["What to remember of it"]
    await meanwhile("Quays")  # also between the check and the record
    assert (await site.press(check, "record")).status_code == 303
    assert now() == ("Quays", "Three")

    form = await site.see(f"/en/record/correct?record={id}")
    await meanwhile("Piers")
    told = _read(await site.press(form, "check", title="Docks"), 422)
    assert errors(told) == [
        (
            "title",
            "Somebody else corrected this meanwhile: it says “Piers”, and you wrote “Docks”. "
            "Write what is right, or send yours once more",
        )
    ]
    assert now() == ("Piers", "Three")
    check = _read(await site.press(told, "check"), 200)
    assert (await site.press(check, "record")).status_code == 303
    assert now() == ("Docks", "Three")


@BOTH
async def test_when_to_come_back_to_a_meeting_is_corrected_and_taken_back(
    site: Site, hub: Hub, language: str
) -> None:
    """A day that was noted and is past by now stays, while something else is corrected."""
    id = await _made(
        hub,
        Add(
            record=Interaction(
                id=RecordId(""),
                kind=InteractionKind.CALL,
                date=PartialDate("2026-11-03"),
                actors=(person("ann"), person("cai")),
                follow_up=PartialDate("2026-11-10"),
                follow_up_note="Send it",
            )
        ),
    )
    address = f"/{language}/record/correct?record={id}"
    form = await site.see(address)
    assert filled(form.main.all("form")[0])["follow_up_note"] == "Send it"
    await site.change(address, title="Harbours")
    assert hub.records(HARBOUR).interactions[id].follow_up == PartialDate("2026-11-10")
    for wrong in ("yesterday", "2026-11-11", "soon"):
        refused = _read(await site.press(form, "check", follow_up=wrong), 422)
        assert [field for field, _ in errors(refused)] == ["follow_up"]
    await site.change(address, follow_up="in two weeks", follow_up_note="Ring them")
    noted = hub.records(HARBOUR).interactions[id]
    assert noted.follow_up is not None
    assert noted.follow_up.first == dates.today() + dt.timedelta(days=14)
    assert noted.follow_up_note == "Ring them"
    await site.change(address, follow_up="", follow_up_note="")
    assert hub.records(HARBOUR).interactions[id].follow_up is None


async def test_two_of_one_name_stay_two_when_something_else_is_corrected(
    site: Site, hub: Hub
) -> None:
    first, second = [await _made(hub, add_person(name="Pat Lamp")) for _ in range(2)]
    id = await _made(
        hub,
        record_interaction(kind=InteractionKind.MEETING, date="2026-11-01", actors=(first, second)),
    )
    await site.change(f"/en/record/correct?record={id}", title="Lamps")
    assert hub.records(HARBOUR).interactions[id].actors == (first, second)


async def test_a_correction_sent_twice_at_once_is_made_once(site: Site, hub: Hub) -> None:
    id = await _made(hub, CALL)
    check = _read(
        await site.press(
            await site.see(f"/en/record/correct?record={id}"), "check", title="Harbours"
        ),
        200,
    )
    answers = await asyncio.gather(*[site.press(check, "record") for _ in range(4)])
    assert {(each.status_code, each.headers.get("location")) for each in answers} == {
        (303, answers[0].headers["location"])
    }
    assert [change.kind for change in (await hub.history([id], HARBOUR))[id]] == [
        "corrected",
        "added",
    ]


async def test_what_somebody_else_changed_meanwhile_is_told_before_it_ends_or_goes(
    site: Site, hub: Hub
) -> None:
    id = await _made(hub, add_membership(actor="ann", organization="harbour", role=Role.MEMBER))

    async def meanwhile(role: str) -> None:
        await hub.desk.record(HARBOUR, CorrectFact(record=id, field="role", value=role))

    form = await site.see(f"/en/record/end?record={id}")
    await meanwhile("chair")
    told = _read(await site.press(form, "check", on="2026-10-01"), 422)
    assert "Somebody changed it meanwhile. Corrected (role) by" in errors(told)[0][1]
    check = _read(await site.press(told, "check"), 200)
    await meanwhile("member")  # also between the check and the record
    told = _read(await site.press(check, "record"), 422)
    check = _read(await site.press(told, "check"), 200)
    assert (await site.press(check, "record")).status_code == 303
    assert str(hub.records(HARBOUR).memberships[id].valid_to) == "2026-10-01"

    look = await site.see(f"/en/record/remove?record={id}")
    await meanwhile("chair")
    late = await site.press(look, "remove")
    look = await site.see(late.headers["location"])
    assert "Somebody changed it meanwhile. Corrected (role) by" in look.main.text
    assert id in hub.records(HARBOUR).memberships
    await site.press(look, "remove")
    assert id not in hub.records(HARBOUR).memberships


@BOTH
async def test_a_meeting_is_removed_once_confirmed_however_often_the_form_is_sent(
    site: Site, hub: Hub, language: str
) -> None:
    id = await _made(hub, CALL)
    before = hub.records(HARBOUR)
    address = f"/{language}/record/remove?record={id}"
    assert address in _links(await site.see(f"/{language}/interaction/{id}"))
    asked = await site.see(address)
    assert hub.records(HARBOUR) == before
    first, second = await asyncio.gather(site.press(asked, "remove"), site.press(asked, "remove"))
    third = await site.press(asked, "remove")
    assert first.status_code == 303
    assert first.headers["location"] == second.headers["location"] == third.headers["location"]
    assert id not in hub.records(HARBOUR).interactions
    done = await site.see(first.headers["location"])
    if language == "en":
        assert done.main.one("h1").text == "Removed: Call or online meeting, ann and Cai Ellis"
    assert (await site.client.get(f"/{language}/interaction/{id}")).status_code == 404
    undone = await site.undo(done)
    assert "counts" not in undone.main.text
    assert hub.records(HARBOUR) == before


async def test_a_person_and_an_organisation_of_ones_own_are_corrected_and_removed(
    site: Site, hub: Hub
) -> None:
    who = await _made(hub, add_person(name="Gwen Pary"))
    what = await _made(hub, add_organization(name="Lamp Trust"))
    for page, id, name in (
        (f"/en/person/{who}", who, "Gwen Parry"),
        (f"/en/body/{what}", what, "Lamp & Wick Trust"),
    ):
        assert {f"/en/record/correct?record={id}", f"/en/record/remove?record={id}"} <= set(
            _links(await site.see(page))
        )
        await site.change(f"/en/record/correct?record={id}", name=name)
        assert (await site.see(page)).main.one("h1").text == name
        removed = await site.press(await site.see(f"/en/record/remove?record={id}"), "remove")
        assert (await site.client.get(page)).status_code == 404
        await site.undo(await site.see(removed.headers["location"]))
        assert (await site.see(page)).main.one("h1").text == name


async def test_a_post_whose_holder_another_body_employs_is_added_and_corrected(
    site: Site, hub: Hub
) -> None:
    values = {
        "label": "Lamp Adviser",
        "organization": "Castle Council",
        "holder": "ann",
        "home": "Harbour Centre",
        "from": "2026",
    }
    done = await site.record("en", "/record/post", values)
    (post,) = [each for each in hub.records(HARBOUR).posts.values() if each.label == "Lamp Adviser"]
    assert (post.kind, post.homes, post.organization) == (
        PostKind.EMBEDDED,
        ("harbour",),
        "castle-council",
    )
    (held,) = [each for each in hub.records(HARBOUR).memberships.values() if each.post == post.id]
    assert (held.actor, str(held.valid_from)) == ("ann", "2026")
    assert f"/en/record/correct?record={post.id}" in _links(await site.see(f"/en/post/{post.id}"))
    await site.change(
        f"/en/record/correct?record={post.id}", label="Chief Lamp Adviser", place="Castle"
    )
    corrected = hub.records(HARBOUR).posts[post.id]
    assert (corrected.label, corrected.place, corrected.homes) == (
        "Chief Lamp Adviser",
        "W06000099",
        ("harbour",),
    )
    refused = await site.post("/en/record/done", carried(undo_form(done)))
    assert "was changed since. Undo that first" in _read(refused, 422).main.text


async def test_what_others_refer_to_stays_and_it_is_said_why(site: Site, hub: Hub) -> None:
    who = await _made(hub, add_person(name="Iona Lamp"))
    await _made(hub, add_membership(actor=who, organization="castle-council"))
    page = await site.see(f"/en/record/remove?record={who}", 409)
    assert "1 record refers to it. Remove or correct that first." in page.main.text
    assert page.main.all("form") == []
    assert _links(page)[f"/en/record/memberships?of={who}"] == "Iona Lamp · member · Castle Council"
    assert f"/en/person/{who}" in _links(page)


async def test_what_came_with_the_tables_and_was_corrected_stays_too(site: Site, hub: Hub) -> None:
    done = await hub.desk.record(
        HARBOUR, CorrectFact(record="dai", field="name", value="Dai Jones", source=PAGE)
    )
    page = await site.see("/en/record/remove?record=dai", 409)
    assert "Your Centre recorded nothing with the id" in page.main.text
    assert done.change is not None
    await hub.desk.undo(HARBOUR, done.change.id)


async def test_who_records_stands_in_the_forms_already_and_a_profile_adds_its_own_name(
    hub: Hub,
) -> None:
    ann = _site(hub, Viewer(centre=organization("harbour"), person=person("ann")))
    meeting = await ann.see("/en/record/meeting?who=bo")
    assert filled(meeting.main.all("form")[0])["who"].split() == ["ann", "Bo", "Ellis"]
    assert (await ann.see("/en/record/tie?about=bo")).main.one("input", id="by").attributes[
        "value"
    ] == "ann"
    done = await ann.record("en", "/record/tie", {"by": "ann", "about": "bo", "level": "met"})
    assert _links(done)["/en/tie?a=ann&b=bo"].startswith("Have met · ")
    await ann.undo(done)


@BOTH
async def test_a_membership_ends_is_corrected_and_removed(
    site: Site, hub: Hub, language: str
) -> None:
    id = await _made(
        hub,
        add_membership(
            actor="bo",
            organization="castle-council",
            role=Role.CHAIR,
            role_as_written="Convenor",
            valid_from="2024",
        ),
    )
    listed = await site.see(f"/{language}/record/memberships?of=bo")
    assert f"/{language}/record/memberships?of=bo" in _links(
        await site.see(f"/{language}/person/bo")
    )
    assert {f"/{language}{page}?record={id}" for page in CHANGING} <= set(_links(listed))
    ended = await site.change(f"/{language}/record/end?record={id}", on="March 2026")
    assert str(hub.records(HARBOUR).memberships[id].valid_to) == "2026-03"
    await site.undo(ended)
    assert hub.records(HARBOUR).memberships[id].valid_to is None
    await site.change(f"/{language}/record/correct?record={id}", **{"from": "2025", "to": "2026"})
    corrected = hub.records(HARBOUR).memberships[id]
    assert (str(corrected.valid_from), str(corrected.valid_to), corrected.role_as_written) == (
        "2025",
        "2026",
        "Convenor",
    )
    removed = await site.press(await site.see(f"/{language}/record/remove?record={id}"), "remove")
    assert removed.status_code == 303
    assert id not in hub.records(HARBOUR).memberships


async def test_a_public_membership_ends_with_the_address_of_a_page(site: Site, hub: Hub) -> None:
    id = next(
        id
        for id, each in hub.records(HARBOUR).memberships.items()
        if (each.actor, each.organization) == ("cai", "health-committee")
    )
    form = await site.see(f"/en/record/end?record={id}")
    assert "Everybody sees this." in form.main.text
    for source, said in (
        ("", "Give the address of the page that says so"),
        ("I was told", "What is public needs the address of the page that says it"),
    ):
        wrong = _read(await site.press(form, "check", on="1 October 2026", source=source), 422)
        assert errors(wrong) == [("source", said)]
    early = _read(await site.press(form, "check", on="2025", source=PAGE), 422)
    assert [field for field, _ in errors(early)] == ["on"]
    done = await site.change(f"/en/record/end?record={id}", on="1 October 2026", source=PAGE)
    assert str(hub.records(Viewer()).memberships[id].valid_to) == "2026-10-01"
    assert "Everybody" not in done.main.text
    await site.undo(done)
    assert hub.records(Viewer()).memberships[id].valid_to is None


async def test_whatever_is_so_for_a_time_ends_and_nothing_else(site: Site, hub: Hub) -> None:
    what, who = (
        await _made(hub, add_organization(name="Lamp Society")),
        await _made(hub, add_person(name="Una Lamp")),
    )
    done = await site.change(f"/en/record/end?record={what}", on="March 2026")
    assert str(hub.records(HARBOUR).organizations[organization(what)].valid_to) == "2026-03"
    await site.undo(done)
    refused = await site.see(f"/en/record/end?record={who}", 409)
    assert "This is not something that ends." in refused.main.text


async def test_what_was_declared_is_said_anew_or_removed_from_the_page_of_the_tie(
    site: Site, hub: Hub
) -> None:
    id = await _made(
        hub, declare_tie(by="ann", about="cai", level=DeclaredLevel.KNOW, confirmed_on="2025-03")
    )
    links = _links(await site.see("/en/tie?a=ann&b=cai"))
    anew = next(address for address, said in links.items() if said.startswith("Say it anew"))
    form = await site.see(anew)
    assert form.main.one("input", id="about").attributes["value"] == "Cai Ellis"
    assert [
        each.attributes["value"]
        for each in form.main.all("input", type="radio")
        if "checked" in each.attributes
    ] == ["know"]
    await site.change(anew, level="know-well")
    levels = sorted(
        each.level for each in hub.records(HARBOUR).declared_ties.values() if each.about == "cai"
    )
    assert levels == ["know", "know-well"]
    assert (
        links[f"/en/record/remove?record={id}"]
        == "Remove what I recorded : ann knows Cai Ellis (said in March 2025)"
    )
    removed = await site.press(await site.see(f"/en/record/remove?record={id}"), "remove")
    assert removed.status_code == 303
    assert id not in hub.records(HARBOUR).declared_ties
    nothing = await site.see(
        f"/en/record/correct?record={next(iter(hub.records(HARBOUR).declared_ties))}", 409
    )
    assert nothing.main.all("form") == []


@BOTH
@pytest.mark.parametrize("page", CHANGING)
async def test_another_centre_s_record_answers_as_one_that_is_not_there(
    hub: Hub, language: str, page: str
) -> None:
    id = await _made(
        hub,
        CALL
        if page != "/record/end"
        else add_membership(actor="bo", organization="castle-council"),
    )
    other, before = _site(hub, PIER), hub.records(HARBOUR)
    for method in ("GET", "POST"):
        hidden, unknown = [
            await (
                other.client.get(f"/{language}{page}", params={"record": each})
                if method == "GET"
                else other.client.post(
                    f"/{language}{page}?record={each}",
                    data={"step": "remove", "on": "2026", "ticket": "x"},
                )
            )
            for each in (id, "nothing")
        ]
        assert hidden.status_code == unknown.status_code == 404
        assert hidden.content == unknown.content
    assert hub.records(HARBOUR) == before


async def test_memberships_of_what_is_not_there_are_not_there(site: Site, hub: Hub) -> None:
    own = await _made(hub, add_person(name="Una Wick"))
    assert (await site.see(f"/en/record/memberships?of={own}")).main.text.count(
        "Nothing is recorded."
    ) == 1
    other = _site(hub, PIER)
    hidden, unknown = [
        await other.client.get("/en/record/memberships", params={"of": each})
        for each in (own, "nothing")
    ]
    assert (hidden.status_code, hidden.content) == (404, unknown.content)
    assert (await site.client.get(f"/en/record/memberships?of={WALES}")).status_code == 404
    members = await site.see("/en/record/memberships?of=health-committee")
    assert {"Bo Ellis", "Cai Ellis"} <= set(_links(members).values())
    assert "Dai" not in members.main.text  # left in April 2026


@BOTH
async def test_what_came_with_the_tables_stays_and_it_is_said_what_to_do(
    site: Site, hub: Hub, language: str
) -> None:
    before = hub.records(HARBOUR)
    for page in ("/record/correct", "/record/remove"):
        for answer in (
            await site.see(f"/{language}{page}?record=bo", 409),
            await site.send(f"/{language}{page}?record=bo", {"step": "remove", "name": "X"}, 409),
        ):
            assert answer.main.all("form") == []
            assert f"/{language}/report?about=bo" in _links(answer)
    assert hub.records(HARBOUR) == before
    links = set(_links(await site.see(f"/{language}/person/bo")))
    assert links.isdisjoint(
        {f"/{language}/record/correct?record=bo", f"/{language}/record/remove?record=bo"}
    )


@BOTH
@pytest.mark.parametrize("page", [*CHANGING, "/record/memberships"])
async def test_without_a_centre_nothing_can_be_changed(hub: Hub, language: str, page: str) -> None:
    public = _site(hub, Viewer())
    shown = await public.see(f"/{language}{page}?record=bo&of=bo", 403)
    assert shown.main.all("form") == []
    profile = await public.see(f"/{language}/person/bo")
    assert not any("/record/" in address for address in _links(profile))


async def test_a_public_meeting_needs_an_address_and_nobody_of_ones_own(
    site: Site, hub: Hub
) -> None:
    values = {"kind": "event", "date": "1 November 2026", "who": "bo\nCai Ellis", "public": "yes"}
    for source in ("", "I was there", "https://harbour", "javascript:alert(1)"):
        wrong = await site.send("/en/record/meeting", {**values, "source": source}, 422)
        assert [field for field, _ in errors(wrong)] == ["source"]
        assert "open" in wrong.main.one("details").attributes
    own = await _made(hub, add_person(name="Una Lamp"))
    wrong = await site.send(
        "/en/record/meeting", {**values, "who": f"bo\n{own}", "source": PAGE}, 422
    )
    assert [field for field, _ in errors(wrong)] == ["who"]
    check = await site.send(
        "/en/record/meeting",
        {**values, "source": PAGE, "place": "Wales", "attendance": "30", "as_written": "A clerk"},
    )
    assert "Everybody sees this." in check.main.text
    done = await site.see((await site.press(check, "record")).headers["location"])
    (met,) = [
        each
        for each in hub.records(Viewer()).interactions.values()
        if each.kind is InteractionKind.EVENT
    ]
    assert (met.sources, met.place, met.attendance, met.as_written) == (
        (PAGE,),
        WALES,
        30,
        ("A clerk",),
    )
    assert f"/en/interaction/{met.id}" in _links(done)
    assert (
        "Only your Centre sees this" not in (await site.see(f"/en/interaction/{met.id}")).main.text
    )
    await site.undo(done)
    assert met.id not in hub.records(Viewer()).interactions


@pytest.mark.parametrize(
    ("page", "values", "table"),
    [
        ("/record/person", {"name": "Ola Wick"}, "people"),
        ("/record/organization", {"name": "Wick Society", "kind": "charity"}, "organizations"),
        ("/record/post", {"label": "Wick Keeper", "organization": "Castle Council"}, "posts"),
        (
            "/record/membership",
            {"actor": "bo", "organization": "Castle Council", "role": "member"},
            "memberships",
        ),
    ],
)
async def test_every_kind_of_fact_can_be_public_with_the_address_of_a_page(
    site: Site, hub: Hub, page: str, values: dict[str, str], table: str
) -> None:
    before = hub.records(Viewer())
    wrong = await site.send(f"/en{page}", {**values, "public": "yes"}, 422)
    assert errors(wrong) == [
        ("source", "What is public needs the address of the page that says it")
    ]
    done = await site.record("en", page, {**values, "public": "yes", "source": PAGE})
    (new,) = [
        each
        for id, each in getattr(hub.records(Viewer()), table).items()
        if id not in getattr(before, table)
    ]
    assert (new.audience.text, new.recorded_by, new.sources) == ("public", "harbour", (PAGE,))
    assert "Only your Centre sees this." not in done.main.text
    corrected = await site.see(f"/en/record/correct?record={new.id}")
    assert "Everybody sees this." in corrected.main.text
    field = next(iter(values))
    if field != "actor":
        await site.undo(
            await site.change(
                f"/en/record/correct?record={new.id}", **{field: "Wick Anew"}, source=f"{PAGE}/anew"
            )
        )
    await site.undo(done)
    assert hub.records(Viewer()) == before


async def test_who_is_new_in_a_public_meeting_is_public_by_the_same_page(
    site: Site, hub: Hub
) -> None:
    values = {
        "kind": "event",
        "date": "1 November 2026",
        "who": "bo\nOona Lamp",
        "public": "yes",
        "source": PAGE,
    }
    choose = await site.send("/en/record/meeting", values)
    check = _read(await site.press(choose, "choose", **{"meant.who.Oona Lamp": "new-person"}), 200)
    done = await site.see((await site.press(check, "record")).headers["location"])
    (oona,) = [each for each in hub.records(Viewer()).people.values() if each.name == "Oona Lamp"]
    assert oona.sources == (PAGE,)
    await site.undo(done)
    assert oona.id not in hub.records(Viewer()).people


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"attendance": "many"}, "attendance"),
        ({"attendance": "0"}, "attendance"),
        ({"attendance": "1"}, "attendance"),
        ({"attendance": "9" * 400}, "attendance"),
        ({"place": "Nowhere at all"}, "place"),
        ({"to": "1 October 2026"}, "to"),
        ({"to": "2999"}, "to"),
        ({"as_written": "A clerk; a porter"}, "as_written"),
        ({"public": "perhaps"}, "public"),
        ({"title": "x" * 501}, "title"),
        ({"note": "x" * 10_001}, "note"),
        ({"title": "a\x07b"}, "title"),
        ({"source": "https://["}, "source"),
    ],
)
async def test_a_seldom_filled_field_says_what_is_wrong_with_it(
    site: Site, values: dict[str, str], field: str
) -> None:
    wrong = await site.send(
        "/en/record/meeting",
        {"kind": "event", "date": "1 November 2026", "who": "bo\nCai Ellis", **values},
        422,
    )
    assert [each for each, _ in errors(wrong)] == [field]


HOSTILE = (
    "<script>alert(1)</script>",
    "\u202egnp.exe",
    "x" * 500,
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
)


@BOTH
@pytest.mark.parametrize("text", HOSTILE)
async def test_what_hostile_people_write_is_shown_as_text_on_every_page(
    site: Site, hub: Hub, language: str, text: str
) -> None:
    before = hub.records(HARBOUR)
    who = await _made(hub, add_person(name=text, name_cy=text))
    values = {"kind": "call", "date": "1 November 2026", "who": f"bo\n{who}"}
    values |= dict.fromkeys(("title", "note", "as_written", "source"), text)
    done = await site.record(language, "/record/meeting", values)
    kept = text.removeprefix("\u202e")  # a form takes no mark that nobody sees
    (id,) = [each.id for each in hub.records(HARBOUR).interactions.values() if each.title == kept]
    pages = [
        done,
        *[
            await site.see(f"/{language}{page}")
            for page in (
                f"/interaction/{id}",
                f"/person/{who}",
                f"/record/correct?record={id}",
                f"/record/remove?record={id}",
                f"/record/memberships?of={who}",
                "/changes",
            )
        ],
    ]
    for page in pages:
        assert page.root.all("img") == []
        assert all("src" in each.attributes for each in page.root.all("script"))
        assert "\u202e" not in page.title
    await site.undo(done)
    await hub.desk.record(HARBOUR, RemoveRecord(record=who))
    assert hub.records(HARBOUR) == before


def _read(response: httpx.Response, status: int) -> Document:
    assert response.status_code == status
    return sound(response)


async def test_a_form_of_another_site_changes_nothing(site: Site, hub: Hub) -> None:
    id = await _made(hub, CALL)
    form = (await site.see(f"/en/record/remove?record={id}")).main.all("form")[0]
    answer = await site.client.post(
        form.attributes["action"],
        data={**carried(form), "step": "remove"},
        headers={"origin": "https://evil.example"},
    )
    assert answer.status_code == 403
    assert id in hub.records(HARBOUR).interactions
