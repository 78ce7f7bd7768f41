"""Somebody whose name many have is not taken for who holds an office: asked, unless the row says
body, office or address as the record does.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.model import Membership, Person
from graph.recording.importing import NOTHING_CHOSEN, Import, importing
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome
from graph.records.tables import references
from graph.words import say
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import TABLES, world
from tests.imports.test_files import given
from tests.imports.written import calendar, delimited

HEADINGS = ("Name", "Organisation", "Job title", "E-mail")
PEOPLE = "id,name\nsmith,David Smith\nquickstep,Mabel Quickstep\n"
MEMBERSHIPS = (
    "id,actor,organization,post,role,from\nm1,smith,senedd,,member,2026-05-08\n"
    "m2,smith,health,chair,chair,2026-06\nm3,quickstep,senedd,bleakmoor,member,2026-05-08\n"
    "m5,quickstep,tide,,member,2026-05-08\n"
)
SENEDD = (
    TABLES["organizations.csv"]
    .replace("id,kind,name,place", "id,website,kind,name,place")
    .replace("senedd,legislature", "senedd,https://www.senedd.example,legislature")
)
ORGANIZATIONS = "\n".join(
    line if line.startswith(("id,", "senedd,")) else line.replace(",", ",,", 1)
    for line in SENEDD.splitlines()
)
THE_RECORD = "David Smith (person, Chair in Health Committee, Wales)"
PLACED = {
    "people": PEOPLE,
    "memberships": MEMBERSHIPS,
    "organizations": ORGANIZATIONS + "\ntide,,political-party,Welsh Tide Party,,,,,,\n",
    "places": TABLES["places.csv"] + "W07000042,constituency,Bleakmoor,W92000004\n",
    "posts": TABLES["posts.csv"] + "bleakmoor,MS for Bleakmoor,senedd,member,W07000042,,\n",
    "interactions": "id,date,kind,actors\n",
    "declared_ties": "id,by,about,level,confirmed_on\n",
    "conflicts": "table,key,field,value\n",
}


def read(
    folder: Path,
    rows: Sequence[Sequence[str]],
    name: str = "contacts.csv",
    chosen: FileChoices = NOTHING_CHOSEN,
) -> Import:
    path = given(folder, name, delimited(rows))
    view = view_of(world(**PLACED), FOUNDATIONS)
    return importing(view, [path], {}, centre_of(FOUNDATIONS), chosen=chosen)


def asked_of(found: Import) -> list[tuple[str, str]]:
    return [(name.written, one.id) for name in found.unclear for one in name.candidates]


@pytest.mark.parametrize(
    "row",
    [
        ("David Smith", "Quay Ltd", "Buyer", "david@quay.example"),
        ("David Smith", "", "", ""),
        ("David Smith", "Quay Ltd", "Chair", ""),
        ("David Smith", "", "", "david@quay.example"),
    ],
)
def test_a_name_that_many_have_is_asked(tmp_path: Path, row: Sequence[str]) -> None:
    found = read(tmp_path, [HEADINGS, row])
    (unclear,) = found.unclear
    assert [(one.id, say(one.said)) for one in unclear.candidates] == [("smith", THE_RECORD)]
    assert (found.tally.of(Outcome.UNCLEAR), found.usable) == (1, ())


@pytest.mark.parametrize(
    "row",
    [
        ("David Smith", "Senedd", "", ""),
        ("David Smith", "Health Committee", "", ""),
        ("David Smith MS", "", "", ""),
        ("David Smith", "Office of D Smith", "MS", ""),
        ("David Smith", "Quay Ltd", "Chair, Health Committee", ""),
        ("David Smith", "Quay Ltd", "", "d.smith@mail.senedd.example"),
        ("Mabel Quickstep", "", "", ""),
        ("Mabel Quickstep", "", "", "mabel@post.example"),
        ("Mabel Quickstep", "", "Member of the Senedd", ""),
        ("Mabel Quickstep", "Welsh Tide Party", "", ""),
        ("Mabel Quickstep", "Bleakmoor", "", ""),
        ("Mabel Quickstep", "", "Member for Bleakmoor", ""),
    ],
)
def test_where_body_office_or_address_agree_or_few_have_the_name_it_says_who_it_is(
    tmp_path: Path, row: Sequence[str]
) -> None:
    found = read(tmp_path, [HEADINGS, row])
    assert found.unclear == ()
    told = [say(one.said) for one in found.taken if one.written == row[0]]
    expected = (
        THE_RECORD
        if "Smith" in row[0]
        else "Mabel Quickstep (person, MS for Bleakmoor in Senedd, Wales)"
    )
    assert told == [expected]


@pytest.mark.parametrize(
    "row",
    [
        ("Mabel Quickstep", "Quickstep & Sons Plumbing", "Plumber", "mabel@pipes.example"),
        ("Mabel Quickstep", "Bleakmoor Council", "Clerk", ""),
        ("Mabel Quickstep", "", "Plumber", ""),
    ],
)
def test_a_name_alone_takes_nobody_where_body_or_job_is_another(
    tmp_path: Path, row: Sequence[str]
) -> None:
    """Few are called Quickstep, and who sits in the Senedd is no plumber."""
    found = read(tmp_path, [HEADINGS, row])
    assert asked_of(found) == [("Mabel Quickstep", "quickstep")]
    assert (found.tally.of(Outcome.UNCLEAR), found.usable) == (1, ())


def test_a_meeting_at_a_body_asks_too(tmp_path: Path) -> None:
    """Else the row would make the Member of the Senedd an employee of Quay Ltd."""
    log = [("Date", "Who", "Organisation"), ("4 March 2026", "David Smith", "Quay Ltd")]
    assert [one.written for one in read(tmp_path, log).unclear] == ["David Smith"]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("log.csv", [("Date", "Who"), ("4 March 2026", "David Smith; Mabel Quickstep")]),
        ("log.csv", [("Date", "Who of us", "Who else"), ("4 March 2026", "David Smith", "Eira")]),
        ("interactions.csv", [("date", "kind", "actors"), ("2026", "call", "David Smith")]),
        ("memberships.csv", [("actor", "organization"), ("Dave Smith", "Quay Ltd")]),
        ("declared_ties.csv", [("by", "about", "level", "confirmed_on"),
                               ("Mabel Quickstep", "David Smith", "met", "2026")]),
        ("people.csv", [("id", "name"), ("7", "David Smith")]),
        ("zoom.csv", [("Topic", "Start time", "x"), ("Lanterns", "13/03/2026 10:00", ""),
                      (), ("Name (original name)", "Join time"),
                      ("David Smith", "13/03/2026 10:01"), ("Mabel Quickstep", "")]),
    ],
)  # fmt: skip
def test_so_it_is_in_meetings_and_in_tables_of_ours(
    tmp_path: Path, name: str, rows: Sequence[Sequence[str]]
) -> None:
    found = read(tmp_path, rows, name)
    assert [id_ for _, id_ in asked_of(found)] == ["smith"]
    assert found.usable == ()


def test_so_it_is_in_a_calendar(tmp_path: Path) -> None:
    entry = "DTSTART:20260304T100000Z\r\nATTENDEE;CN=David Smith:mailto:d@quay.example"
    path = given(tmp_path, "my.ics", calendar(entry))
    ticked = FileChoices(ticked=frozenset({("my.ics", 2)}))
    view = view_of(world(**PLACED), FOUNDATIONS)
    found = importing(view, [path], {}, centre_of(FOUNDATIONS), chosen=ticked)
    assert asked_of(found) == [("David Smith", "smith")]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("log.csv", [("Date", "Who", "Organisation"), ("4 March 2026", "David Smith", "Senedd")]),
        ("interactions.csv", [("date", "kind", "actors"), ("2026", "call", "David Smith MS; eif")]),
        ("interactions.csv", [("date", "kind", "actors"), ("2026", "call", "smith; eif")]),
        ("memberships.csv", [("actor", "organization"), ("David Smith", "Senedd")]),
        ("target_lists.csv", [("nation", "audience", "person"),
                              ("wales", "policy", "David Smith")]),
    ],
)  # fmt: skip
def test_an_id_a_body_and_whom_one_wants_to_reach_tell_who_it_is(
    tmp_path: Path, name: str, rows: Sequence[Sequence[str]]
) -> None:
    found = read(tmp_path, rows, name)
    assert (found.unclear, found.problems) == ((), ())
    assert any("smith" in [id_ for _, id_ in references(one.after)]
               for one in found.entries if one.after is not None)  # fmt: skip


def test_what_one_row_tells_holds_for_those_that_give_the_name_alone(tmp_path: Path) -> None:
    works = given(tmp_path, "memberships.csv", "actor,organization\nDavid Smith,Senedd\n")
    met = given(tmp_path, "interactions.csv", "date,kind,actors\n2026,call,David Smith; eif\n")
    view = view_of(world(**PLACED), FOUNDATIONS)
    found = importing(view, [met, works], {}, centre_of(FOUNDATIONS))
    assert found.unclear == ()
    assert [one.id for one in found.taken if one.written == "David Smith"] == ["smith"]


def test_a_colleague_who_is_new_is_ours_whoever_else_has_the_name(tmp_path: Path) -> None:
    rows = [("Date", "Who of us", "Who else"), ("4 March 2026", "David Smith", "Mabel Quickstep")]
    path = given(tmp_path, "log.csv", delimited(rows))
    new = {"David Smith": "new"}
    view = view_of(world(**PLACED), FOUNDATIONS)
    found = importing(view, [path], new, centre_of(FOUNDATIONS))
    works = [one.after for one in found.entries if isinstance(one.after, Membership)]
    assert [(one.actor == "smith", one.organization) for one in works] == [(False, "foundations")]


def test_of_two_of_one_name_the_row_tells_which(tmp_path: Path) -> None:
    two = {
        **PLACED,
        "people": PEOPLE + "other,David Smith\n",
        "memberships": MEMBERSHIPS + "m4,other,eif,,member,2026\n",
    }
    view = view_of(world(**two), FOUNDATIONS)

    def meant(*row: str) -> list[str]:
        path = given(tmp_path, "contacts.csv", delimited([HEADINGS, row]))
        found = importing(view, [path], {}, centre_of(FOUNDATIONS))
        if found.unclear:
            return sorted(one.id for one in found.unclear[0].candidates)
        return [one.id for one in found.taken if one.written == row[0]]

    assert meant("David Smith", "Health Committee", "", "") == ["smith"]
    assert meant("David Smith", "Early Intervention Foundation", "", "") == ["other"]
    assert meant("David Smith", "Quay Ltd", "", "") == ["other", "smith"]


def test_of_those_who_may_be_meant_ones_own_stand_first(tmp_path: Path) -> None:
    near = {
        **PLACED,
        "people": "id,name,audience,recorded_by\nsmith,David Smith,,\nquickstep,Mabel Quickstep,,\n"
        "z-own,Mabel Quickstepp,foundations,foundations\n",
    }
    path = given(tmp_path, "contacts.csv", delimited([HEADINGS, ("Mabell Quickstep", "", "", "")]))
    (unclear,) = importing(
        view_of(world(**near), FOUNDATIONS), [path], {}, centre_of(FOUNDATIONS)
    ).unclear
    assert [one.id for one in unclear.candidates] == ["z-own", "quickstep"]


def test_new_is_nobody_who_has_it_as_a_code(tmp_path: Path) -> None:
    """New Forest is "NEW" in a list of councils."""
    coded = (
        "id,name,identifiers\nsmith,David Smith,\nquickstep,Mabel Quickstep,local-authority:NEW\n"
    )
    path = given(
        tmp_path, "contacts.csv", delimited([HEADINGS, ("David Smith", "Quay Ltd", "", "")])
    )
    view = view_of(world(**{**PLACED, "people": coded}), FOUNDATIONS)
    assert view.names.of_id("new") == "quickstep"
    found = importing(view, [path], {"David Smith": "new"}, centre_of(FOUNDATIONS))
    assert found.unclear == ()
    assert [one.after.name for one in found.entries if isinstance(one.after, Person)] == [
        "David Smith"
    ]
