"""Names as people write them, in `as_written.csv`, over the bundled tables."""

from __future__ import annotations

import csv
import datetime as dt
import doctest
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from graph.names import damaged, first_names, initials, short_names, shorthand
from graph.names.meaning import NameUse
from graph.names.search import Names
from graph.tables import read
from graph.tenure import Tenure
from tests.graph.names.factory import candidates, meant

AS_OF = dt.date(2026, 11, 24)
FIRST = 0.95
"""Share of the names whose first hit has to be what is meant."""
AMONG_FIVE = 0.99


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    meant: frozenset[str]


def asked() -> Iterator[Asked]:
    with (Path(__file__).parent / "as_written.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            yield Asked(row["text"], frozenset(row["meant"].split()))


@pytest.fixture(scope="module")
def names() -> Names:
    records = read(Path(__file__).parents[3] / "seeds" / "tables")
    return Names(records, Tenure(records))


def test_names_as_people_write_them_find_what_is_meant(
    names: Names, capsys: pytest.CaptureFixture[str]
) -> None:
    all_ = list(asked())
    hits = [[str(one.id) for one in names.search(each.text, as_of=AS_OF)] for each in all_]
    first = sum(bool(each.meant & {*found[:1]}) for each, found in zip(all_, hits, strict=True))
    five = sum(bool(each.meant & {*found[:5]}) for each, found in zip(all_, hits, strict=True))
    with capsys.disabled():
        sys.stdout.write(
            f"\nnames as written: {first} of {len(all_)} first, {five} among the first five\n"
        )
        for each, found in zip(all_, hits, strict=True):
            if not each.meant & {*found[:1]}:
                sys.stdout.write(f"  {each.text}: {', '.join(found[:5]) or 'nothing'}\n")
    assert len(all_) >= 150
    assert first >= FIRST * len(all_)
    assert five >= AMONG_FIVE * len(all_)


@pytest.mark.parametrize("module", [damaged, first_names, initials, shorthand, short_names])
def test_the_examples_of_the_docstrings_run(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_a_council_that_goes_on_stands_before_one_that_has_ended(names: Names) -> None:
    """Derry City Council ended on 31 March 2015, and its name has still all the words."""
    for text in ("derry council", "Derry City Council", "derry"):
        found = [str(one.id) for one in names.search(text, as_of=AS_OF)]
        assert found.index("council-drs") < found.index("council-nir-a")


def test_a_committee_of_a_former_session_is_meant_where_no_other_is(names: Names) -> None:
    """The Senedd's Finance Committee of today has the name of one that ended in 2021; Holyrood's
    is called otherwise than that of 2011.
    """
    for text, id_ in (
        ("Finance Committee of the Senedd", "senedd-committee-210781"),
        ("Holyrood finance committee", "scottish-parliament-committee-338"),
        (
            "Social Security Committee",
            "scottish-parliament-committee-social-security-committee-2016",
        ),
    ):
        assert meant(names, text, as_of=AS_OF) == id_
    two = "Children, Young People and Education Committee"
    told = [words for _, words in candidates(names, two, AS_OF)]
    assert ["until April 2021" in told[0], "until April 2026" in told[1]] == [True, True]


def test_a_seat_for_which_nobody_sits_is_not_meant_by_the_name_of_a_council(names: Names) -> None:
    """The constituency of the House of Commons is; that of the Senedd was, until May 2026."""
    found = names.meaning("vale of glamorgan", NameUse.ASKING, as_of=AS_OF)
    assert [one.id for one in found.several] == ["council-vgl", "W07000110"]
    assert names.search("vale of glamorgan", as_of=dt.date(2026, 1, 1))[1].out_of_use is False


def test_another_first_name_is_taken_to_ask_and_asked_back_to_record(names: Names) -> None:
    asking = names.meaning("Rob Butler", NameUse.ASKING, as_of=AS_OF)
    recording = names.meaning("Rob Butler", NameUse.RECORDING, as_of=AS_OF)
    assert asking.one == "person-25556"
    assert (recording.one, [one.id for one in recording.near]) == (None, ["person-25556"])


@pytest.mark.parametrize(
    "text",
    [
        "Tony Blair",
        "John Major",
        "Prime Minister",
        "Mayor of Bristol",
        "David Cameron",
        "UK Government",
        "Chancellor of the Exchequer",
        "Nick Clegg",
        "Y Llywydd",
        "Presiding Officer of the Scottish Parliament",
        "Speaker NI Assembly",
    ],
)
def test_who_is_not_in_the_data_is_no_stranger_who_shares_a_word(names: Names, text: str) -> None:
    for use in NameUse:
        meant = names.meaning(text, use, as_of=AS_OF)
        assert (meant.one, [*meant.several], [*meant.near]) == (None, [], [])


def test_the_committee_of_who_presides_is_found_by_its_own_name(names: Names) -> None:
    assert names.meaning("Pwyllgor y Llywydd", NameUse.ASKING, as_of=AS_OF).one == (
        "senedd-committee-210788"
    )


def test_a_surname_behind_an_office_is_asked_back(names: Names) -> None:
    meant = names.meaning("Minister Swinney", NameUse.ASKING, as_of=AS_OF)
    assert (meant.one, meant.near[0].id) == (None, "person-10581")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("DfE NI", "department-for-the-economy-northern-ireland"),
        ("DfE Northern Ireland", "department-for-the-economy-northern-ireland"),
        ("DfE", None),
        ("Department of Health", "department-of-health-northern-ireland"),
        ("DHSSPS", "department-of-health-northern-ireland"),
        ("An Roinn Oideachais", "department-of-education-northern-ireland"),
        ("BEIS", "beis"),
    ],
)
def test_a_department_is_known_by_what_it_is_and_was_called(
    names: Names, text: str, meant: str | None
) -> None:
    """Two have the letters DfE, that of England and that of Northern Ireland: asked back."""
    found = names.meaning(text, NameUse.ASKING, as_of=AS_OF)
    assert found.one == meant
    if meant is None:
        assert {one.id for one in found.several} == {
            "dfe",
            "department-for-the-economy-northern-ireland",
        }
