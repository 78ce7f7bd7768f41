"""Search by name over the bundled tables, as a person in Cardiff, Belfast
or Edinburgh would write.
"""

from __future__ import annotations

import datetime as dt
import random
import string
import sys
from collections import Counter
from pathlib import Path

import pytest

from graph.model import Nation, Records
from graph.names.entries import SearchedName
from graph.names.fold import fold
from graph.names.kept import KeptNames
from graph.names.search import Names
from graph.ontology import NodeKind
from graph.tables import read
from graph.tenure import Tenure
from tests.graph.names.factory import meant

AS_OF = dt.date(2026, 11, 24)
SLIPS = 400


@pytest.fixture(scope="module")
def records() -> Records:
    return read(Path(__file__).parents[3] / "seeds" / "tables")


@pytest.fixture(scope="module")
def names(records: Records) -> Names:
    return Names(records, Tenure(records))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("prif weinidog cymru", "welsh-ministers-first-minister-of-wales"),
        ("First Minister of Wales", "welsh-ministers-first-minister-of-wales"),
        ("fist minister of wales", "welsh-ministers-first-minister-of-wales"),
        ("sioned wiliams", "person-26234"),
        ("williams sioned", "person-26234"),
        ("sioned will", "person-26234"),
        ("isle of angelsey", "W06000001"),
        ("oneill", "person-13915"),
        ("o'neill", "person-13915"),
        ("orlaithi flynn", "person-25598"),
        ("nice", "nice"),
        ("youth endowment", "yef"),
        ("uk.org.publicwhip/person/13915", "person-13915"),
    ],
)
def test_what_people_write_finds_what_they_mean(names: Names, text: str, first: str) -> None:
    assert names.search(text, as_of=AS_OF)[0].id == first


def test_ynys_mon_finds_the_council_the_seat_and_the_area(names: Names) -> None:
    found = names.search("ynys mon", as_of=AS_OF)
    assert [one.id for one in found[:4]] == [
        "council-agy",
        "W07000112",
        "place-senedd-ynys-mon",
        "W06000001",
    ]
    assert found[0].matched_name == "Ynys Môn"


def test_the_holder_comes_with_the_office(names: Names) -> None:
    post, holder = names.search("First Minister of Wales", as_of=AS_OF)[:2]
    assert (holder.kind, holder.through) == (NodeKind.PERSON, post.id)


def test_nothing_is_like_zzzz(names: Names) -> None:
    assert names.search("zzzz", as_of=AS_OF) == []


def test_names_of_centres_and_offices_mean_one_record(names: Names) -> None:
    assert meant(names, "Foundations", as_of=AS_OF) == "foundations"
    assert meant(names, "Youth Endowment Fund", as_of=AS_OF) == "yef"
    assert (
        meant(names, "First Minister of Wales", as_of=AS_OF)
        == "welsh-ministers-first-minister-of-wales"
    )
    assert (
        meant(names, "Minister of Health", as_of=AS_OF, nation=Nation.NORTHERN_IRELAND)
        == "ni-executive-ministers-minister-of-health"
    )


def test_every_name_finds_its_record_and_every_id_is_unambiguous(
    names: Names, records: Records
) -> None:
    for entry in KeptNames(records).entries.values():
        found = names.search(entry.text, as_of=AS_OF)
        assert entry.id in {one.id for one in found if one.likeness == 0}, entry
    for id_ in (*records.people, *records.organizations, *records.posts, *records.places):
        assert meant(names, id_, as_of=AS_OF) == records.survivor(id_)


def test_one_slip_in_a_name_is_forgiven(
    names: Names, records: Records, capsys: pytest.CaptureFixture[str]
) -> None:
    draw = random.Random(20261124)
    shared = Counter(fold(entry.text) for entry in KeptNames(records).entries.values())
    own = [
        entry
        for entry in KeptNames(records).entries.values()
        if shared[fold(entry.text)] == 1 and " " in fold(entry.text)
    ]
    missed = [
        entry
        for entry in draw.sample(own, SLIPS)
        if not _among_the_first(names, entry, _slip(entry.text, draw), 3)
    ]
    with capsys.disabled():
        sys.stdout.write(
            "\n"
            f"names: {SLIPS - len(missed)} of {SLIPS} unique names with one slip are among the "
            "first three\n"
        )
    assert len(missed) <= SLIPS * 0.05, missed


def _among_the_first(names: Names, entry: SearchedName, text: str, first: int) -> bool:
    return entry.id in [one.id for one in names.search(text, as_of=AS_OF, limit=first)]


def _slip(text: str, draw: random.Random) -> str:
    """Leave a letter out, write another, write one too many, or swap two."""
    at = draw.choice([i for i, letter in enumerate(text) if letter.isalpha()])
    letter, rest = draw.choice(string.ascii_lowercase), text[at + 1 :]
    match draw.randrange(4):
        case 0:
            return text[:at] + rest
        case 1:
            return text[:at] + letter + rest
        case 2:
            return text[:at] + letter + text[at:]
        case _:
            return text[:at] + rest[:1] + text[at] + rest[1:]
