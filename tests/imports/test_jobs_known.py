"""What a file of another program says of where somebody works, beside what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.model import Membership
from graph.recording.importing import Import, importing
from graph.recording.tally import Outcome
from graph.words import say
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import TABLES, world
from tests.imports.test_files import given
from tests.imports.written import delimited

CONTACTS = ("Name", "Organisation", "Job title", "In post since")
MEETINGS = ("Date", "Who of us", "Who else", "Organisation")
PLACED = {
    "people": (
        "id,name,audience\nmabel,Mabel Quickstep,\nowain,Owain Wickstead,\n"
        "eira,Eira Lampwick,foundations\n"
    ),
    "organizations": TABLES["organizations.csv"] + "lantern,other,Lantern Trust,,,,,,\n",
    "memberships": (
        "id,actor,organization,post,role,from,to,audience\n"
        "m2,mabel,senedd,,member,2021-05-06,2026-04-08,\n"
        "m3,owain,health,,member,2026-05,,\n"
        "m4,eira,lantern,,employee: Head of Policy,,,foundations\n"
    ),
    "interactions": "id,date,kind,actors\n",
    "declared_ties": "id,by,about,level,confirmed_on\n",
    "conflicts": "table,key,field,value\n",
}


def read(folder: Path, rows: Sequence[Sequence[str]]) -> Import:
    path = given(folder, "list.csv", delimited(rows))
    return importing(view_of(world(**PLACED), FOUNDATIONS), [path], {}, centre_of(FOUNDATIONS))


def works(found: Import) -> list[Membership]:
    return [one.after for one in found.entries if isinstance(one.after, Membership)]


def test_nobody_is_put_back_into_a_body_that_they_have_left(tmp_path: Path) -> None:
    found = read(tmp_path, [CONTACTS, ("Mabel Quickstep", "Senedd", "Member", "")])
    assert works(found) == []
    (problem,) = found.problems
    assert (problem.row, say(problem.message)) == (
        2,
        "The public lists have Mabel Quickstep in Senedd until 8 April 2026, and this row does not "
        "say since when again. Write since when, or leave the organisation blank.",
    )


def test_who_says_since_when_is_believed(tmp_path: Path) -> None:
    rows = [CONTACTS, ("Mabel Quickstep", "Senedd", "Clerk", "June 2026")]
    (one,) = works(read(tmp_path, rows))
    assert (one.organization, one.role_as_written) == ("senedd", "Clerk")


def test_a_seat_in_a_part_of_a_body_is_a_place_in_it(tmp_path: Path) -> None:
    found = read(tmp_path, [CONTACTS, ("Owain Wickstead", "Senedd", "Member", "")])
    assert (works(found), found.problems) == ([], ())


@pytest.mark.parametrize(
    "rows",
    [
        [MEETINGS, ("4 March 2026", "", "Eira Lampwick", "Lantern Trust")],
        [CONTACTS, ("Eira Lampwick", "Lantern Trust", "", "")],
    ],
    ids=["meetings", "contacts"],
)
def test_a_row_without_a_job_leaves_the_job_that_is_known(
    tmp_path: Path, rows: Sequence[Sequence[str]]
) -> None:
    found = read(tmp_path, rows)
    assert (works(found), found.tally.of(Outcome.CHANGED), found.problems) == ([], 0, ())


def test_another_job_corrects_the_one_that_is_known(tmp_path: Path) -> None:
    (one,) = works(read(tmp_path, [CONTACTS, ("Eira Lampwick", "Lantern Trust", "Adviser", "")]))
    assert (one.id, one.role_as_written) == ("m4", "Adviser")
