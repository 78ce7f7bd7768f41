"""What is written can be read again, and is written the same the second time."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.errors import TableError
from graph.model import (
    ActorId,
    Dataset,
    Identifier,
    Membership,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    PersonId,
    RecordId,
    Records,
    Role,
    Session,
    SourcePrefix,
    Topics,
)
from graph.privacy.audience import PUBLIC, Audience
from graph.tables import read, write

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
TEXTS = (
    st.text(
        st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), min_size=1, max_size=12
    )
    .map(str.strip)
    .filter(bool)
)
PARTS = (
    st.from_regex(r"[^\s;:/\x00][^;:/\x00\r\n]{0,8}[^\s;:/\x00]", fullmatch=True)
    .map(str.strip)
    .filter(bool)
)
LISTS = st.lists(PARTS, max_size=3).map(tuple)
DATES = st.dates(dt.date(1000, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [f"{day:%Y-%m-%d}"[:length].rjust(length, "0") for length in (4, 7, 10)]
    ).map(PartialDate)
)
MAYBE_TEXT = st.none() | TEXTS
IDENTIFIERS = st.lists(st.builds(Identifier, scheme=PARTS, value=PARTS), max_size=2).map(tuple)


def person_id(text: str) -> PersonId:
    return PersonId(ActorId(RecordId(text)))


def organization_id(text: str) -> OrganizationId:
    return OrganizationId(ActorId(RecordId(text)))


def records_of(
    people: list[Person], organizations: list[Organization], memberships: list[Membership]
) -> Records:
    return Records(
        people={one.id: one for one in people},
        organizations={one.id: one for one in organizations},
        memberships={one.id: one for one in memberships},
    )


@st.composite
def many(draw: st.DrawFn) -> Records:
    people = [
        Person(
            id=person_id(f"p-{id_}"),
            name=draw(MAYBE_TEXT),
            name_cy=draw(MAYBE_TEXT),
            died=draw(st.none() | DATES),
            sources=draw(LISTS),
            identifiers=draw(IDENTIFIERS),
        )
        for id_ in draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    ]
    organizations = [
        Organization(
            id=organization_id(f"o-{id_}"),
            kind=draw(st.sampled_from(OrganizationKind)),
            name=draw(TEXTS),
            nation=draw(st.none() | st.sampled_from(Nation)),
            valid_from=draw(st.none() | DATES),
            topics=Topics(first=draw(LISTS), others=draw(LISTS)),
        )
        for id_ in draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    ]
    memberships = [
        Membership(
            id=RecordId(f"m-{id_}"),
            actor=draw(st.sampled_from(people)).id,
            organization=draw(st.sampled_from(organizations)).id,
            role=draw(st.sampled_from(Role)),
            role_as_written=draw(st.none() | PARTS),
            valid_to=draw(st.none() | DATES),
            audience=draw(st.sampled_from([PUBLIC, Audience.read("yef")])),
            recorded_by=draw(st.sampled_from(["", "user-1"])),
        )
        for id_ in draw(st.lists(IDS, max_size=4, unique=True))
    ]
    return records_of(people, organizations, memberships)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@settings(max_examples=60, deadline=None)
@given(many(), st.booleans())
def test_what_is_written_is_read_again(records: Records, export: bool) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "dataset"
        write(records, folder, export=export)
        first = files(folder)

        again = read(folder)
        write(again, folder, export=export)

        assert again == records
        assert files(folder) == first


def test_rows_are_sorted_and_blank_where_unknown(tmp_path: Path) -> None:
    bo, ann = (
        Person(id=person_id("bo"), name="Bo"),
        Person(id=person_id("ann"), died=PartialDate("2019-04")),
    )

    write(records_of([bo, ann], [], []), tmp_path)

    assert files(tmp_path) == {
        "people.csv": b"id,name,name_cy,identifiers,died,differs_from,replaced_by,source\n"
        b"ann,,,,2019-04,,,\nbo,Bo,,,,,,\n"
    }


def test_an_id_that_a_reader_makes_again_is_left_blank_but_in_an_export(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\nbo,Bo\n")
    (tmp_path / "organizations.csv").write_text("id,kind,name\ncare,charity,Care\n")
    (tmp_path / "memberships.csv").write_text("actor,organization\nbo,care\n")
    records = read(tmp_path)

    write(records, tmp_path)
    assert (tmp_path / "memberships.csv").read_text().splitlines()[1] == ",bo,,care,,member,,,,,"

    write(records, tmp_path, export=True)
    (id_,) = records.memberships
    assert (tmp_path / "memberships.csv").read_text().splitlines()[
        1
    ] == f"{id_},bo,,care,,member,,,,,,public,"


def test_a_table_without_records_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("code\n")

    write(records_of([Person(id=person_id("bo"))], [], []), tmp_path)

    assert set(files(tmp_path)) == {"people.csv"}


def test_a_description_of_a_dataset_is_read_again(tmp_path: Path) -> None:
    senedd = Organization(
        id=organization_id("senedd"), kind=OrganizationKind.LEGISLATURE, name="Senedd"
    )
    records = Records(
        organizations={senedd.id: senedd},
        datasets={
            "wales": Dataset(
                id="wales",
                title='The "Senedd"',
                released=dt.date(2026, 7, 2),
                nation=Nation.WALES,
                does_not_state=("ôl", "b\x7f"),
                does_not_state_cy=("yn ôl", "b"),
                invented=True,
            )
        },
        sessions={
            "senedd-2021-05-06": Session(
                id="senedd-2021-05-06",
                legislature=senedd.id,
                valid_from=dt.date(2021, 5, 6),
                valid_to=dt.date(2026, 4, 8),
            )
        },
        sources={
            "cpg": SourcePrefix(
                id="cpg", title="Groups", address="https://x/{}", read_on=dt.date(2026, 7, 1)
            )
        },
    )

    write(records, tmp_path / "wales")

    assert read(tmp_path / "wales") == records


@pytest.mark.parametrize(
    "bo",
    [
        Person(id=person_id("bo"), sources=("one; two",)),
        Person(id=person_id("bo"), name=""),
        Person(id=person_id("bo"), name=" Bo"),
        Person(id=person_id("bo"), name="B\0"),
        Person(id=person_id("bo"), name="B\ro"),
        Person(id=person_id("b/o")),
    ],
)
def test_a_value_that_a_table_cannot_hold_is_refused_before_anything_is_written(
    tmp_path: Path, bo: Person
) -> None:

    with pytest.raises(TableError, match="a semicolon in a list"):
        write(records_of([bo], [], []), tmp_path / "new")

    assert not (tmp_path / "new").exists()
