"""What several do together, as forms, files and programs record it: when it makes a tie, and what
is refused.
"""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from tests.api.pages.forms import Site
from tests.api.recording.conftest import Desks
from tests.api.recording.test_import import imported, send
from tests.api.recording.test_mutations import HARBOUR, row
from tests.documents import block, read

TOGETHER = {
    "kind": "project",
    "title": "Lantern Walk",
    "lead": "harbour",
    "partners": "castle-council",
    "none_yet": "purpose; aim; resource; owner; review_on",
}
WALK = {
    **TOGETHER,
    "lead": "Harbour Centre",
    "partners": "Castle Council",
    "none_yet": TOGETHER["none_yet"].replace("; ", "\n"),
    "step": "check",
}
ALONE = {**WALK, "kind": "collaboration", "partners": "", "none_yet": ""}
NO_START = {
    "en": "No tie comes from it until it has a start.",
    "cy": "Ni ddaw cysylltiad ohono nes bod iddo ddechrau.",
}
OF_TWO = {
    "en": "A collaboration is between two or more. Name with whom it is done",
    "cy": "Mae cydweithrediad rhwng dau neu ragor. Enwch gyda phwy y gwneir ef",
}


async def is_tied(desks: Desks) -> bool:
    answer = await desks.harbour.ask('{ tie(a: "harbour", b: "castle-council") { strength } }')
    assert "errors" not in answer, answer
    return answer["data"]["tie"] is not None


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_a_work_without_a_start_makes_no_tie_and_each_page_of_it_says_so(
    desks: Desks, language: str
) -> None:
    site, said = Site(desks.harbour.client), NO_START[language]
    assert said in (await site.send(f"/{language}/record/work", WALK)).main.text

    done = await site.record(language, "/record/work", WALK)
    assert said in done.main.text
    (work,) = desks.hub.records(HARBOUR).works
    assert said in (await site.see(f"/{language}/work/{work}")).main.text
    assert not await is_tied(desks)

    begun = await site.change(f"/{language}/record/correct?record={work}", **{"from": "2026-09"})
    assert said not in begun.main.text
    assert said not in (await site.see(f"/{language}/work/{work}")).main.text
    assert await is_tied(desks)


async def test_a_program_is_told_of_what_makes_no_tie_and_from_when_it_would(
    desks: Desks,
) -> None:
    """Today is in 2026: what is planned, begins in 2126, or has an end alone, counts otherwise."""
    for dates, note in (
        ({}, NO_START["en"]),
        ({"from": "2126-01-02"}, "No tie comes from it until it has begun: 2 January 2126."),
        (
            {"to": "2126-03-04"},
            "It has no start, so it counts in ties on its last day alone: 4 March 2126.",
        ),
        (
            {"from": "2026-01-02", "status": "planned"},
            "It is planned or proposed: no tie comes from it until it is under way.",
        ),
    ):
        made = await desks.harbour.mutate("addRecord", row("works", {**TOGETHER, **dates}))
        assert made["notes"] == [note]
        assert not await is_tied(desks)
        await desks.harbour.mutate("undo", {"change": made["change"]["id"]})
    made = await desks.harbour.mutate("addRecord", row("works", {**TOGETHER, "from": "2026"}))
    assert made["notes"] == []
    assert await is_tied(desks)


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_a_collaboration_with_nobody_is_refused_by_every_door(
    desks: Desks, language: str
) -> None:
    site = Site(desks.harbour.client)
    refused = await site.send(f"/{language}/record/work", ALONE, status=422)
    assert OF_TWO[language] in refused.main.text

    cells = {"kind": "collaboration", "title": "Lantern Walk", "lead": "harbour"}
    answer = await desks.harbour.mutate("addRecord", row("works", cells))
    assert (answer["code"], answer["field"]) == ("INVALID", "partners")
    assert OF_TWO["en"] in answer["message"]

    upload = await send(
        desks.harbour,
        {"works.csv": "kind,title,lead,partners\ncollaboration,Lantern Walk,Harbour Centre,\n"},
    )
    (wrong,) = (await imported(desks.harbour, upload, dryRun=True))["unusable"]["nodes"]
    assert wrong["column"] == "partners"
    assert OF_TWO["en"] in wrong["message"]


async def test_one_may_do_work_of_another_kind_alone_or_with_whom_nobody_has_recorded(
    desks: Desks,
) -> None:
    cells = {"title": "Lantern Walk", "lead": "harbour"}
    alone = await desks.harbour.mutate("addRecord", row("works", {**cells, "kind": "programme"}))
    assert alone["notes"] == []
    named = {
        **TOGETHER,
        "kind": "collaboration",
        "partners": "",
        "partners_as_written": "Inkwell Guild",
    }
    made = await desks.harbour.mutate("addRecord", row("works", named))
    assert made["__typename"] == "AddRecordPayload"


async def test_the_example_for_programs_records_a_work_that_makes_a_tie(desks: Desks) -> None:
    answer = await desks.harbour.ask(block(read("docs/programs.md"), "add a work"))
    assert "errors" not in answer, answer
    made = answer["data"]["addRecord"]
    assert made["node"] == {"kind": "PROJECT", "noneYet": ["RESOURCE", "OWNER", "REVIEW_ON"]}
    assert made["notes"] == []
    assert await is_tied(desks)


NONE_YET = {
    "en": ("None yet", "purpose aim resource owner review date"),
    "cy": ("Dim eto", "diben nod adnodd perchennog dyddiad adolygu"),
}


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_of_what_there_is_none_yet_is_ticked_and_said_in_words(
    desks: Desks, language: str
) -> None:
    site = Site(desks.harbour.client)
    none_yet, parts = NONE_YET[language]
    form = await site.see(f"/{language}/record/work")
    boxes = [
        each
        for each in form.main.all("input", type="checkbox")
        if each.attributes["name"] == "none_yet"
    ]
    assert [each.attributes["value"] for each in boxes] == TOGETHER["none_yet"].split("; ")
    check = await site.send(f"/{language}/record/work", {**WALK, "from": "2026-09"})
    assert check.main.text.count(none_yet) == 5  # one of each part
    assert parts in check.main.text
    assert "review_on" not in check.main.text
    done = await site.record(language, "/record/work", {**WALK, "from": "2026-09"})
    (work,) = desks.hub.records(HARBOUR).works
    for page in (
        await site.see(f"/{language}/work/{work}"),
        await site.change(
            f"/{language}/record/correct?record={work}",
            none_yet="purpose\naim\nowner\nreview_on",
            resource="two lanterns",
        ),
        done,
    ):
        assert "review_on" not in page.main.text
        assert "none yet" not in page.main.text
    page = await site.see(f"/{language}/work/{work}")
    assert page.main.text.count(none_yet) == 4
    assert "two lanterns" in page.main.text.lower()


async def test_none_yet_written_as_the_answer_is_that_answer_and_stays_a_code_in_files(
    desks: Desks,
) -> None:
    cells = {**TOGETHER, "from": "2026-09", "none_yet": "purpose; owner; review_on"}
    made = await desks.harbour.mutate(
        "addRecord", row("works", {**cells, "aim": "None yet", "resource": "Dim eto"})
    )
    (work,) = desks.hub.records(HARBOUR).works.values()
    assert (work.aim, work.resource, len(work.none_yet)) == (None, None, 5)
    refused = await desks.harbour.mutate(
        "correctFact", {"record": made["recordId"], "field": "aim", "value": "dim eto"}
    )
    assert "Leave this blank, and say of what there is none yet: aim." in refused["message"]
    kept = await desks.harbour.client.get("/export")
    assert kept.status_code == 200
    with zipfile.ZipFile(io.BytesIO(kept.content)) as archive:
        (name,) = [each for each in archive.namelist() if each.endswith("works.csv")]
        (line,) = csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig")))
    assert line["none_yet"] == "purpose; owner; review_on; aim; resource"
