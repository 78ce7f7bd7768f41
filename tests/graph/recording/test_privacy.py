"""What one Centre records changes no byte of any answer to another viewer:
ties, paths, advice, search, ids, errors, exports.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.memory import Memory
from graph.model import Record, Records
from graph.privacy.policy import visible
from graph.recording.commands import RemoveRecord
from graph.recording.planning import plan
from graph.records.difference import Entry, applied, difference, difference_of, narrower_references
from graph.records.handing_over import handed_over, with_copies
from graph.records.tables import references, tables_of
from graph.view import Viewer
from tests.graph.recording.chance import (
    NORTH,
    PUBLIC,
    SOUTH,
    as_text,
    asked,
    asked_to_record,
    foreign_ids,
    ids_by,
    public_world,
    recorded,
)
from tests.graph.recording.viewers import TODAY, centre_of, view_of


def entries_between(before: Records, after: Records) -> list[Entry[Record]]:
    tables = tables_of(before), tables_of(after)
    return [
        Entry(name, id_, tables[0][name].get(id_), tables[1][name].get(id_))
        for name in tables[0]
        for id_ in sorted(tables[0][name].keys() | tables[1][name].keys())
        if tables[0][name].get(id_) != tables[1][name].get(id_)
    ]


async def compare(seed: int, folder: Path) -> int:
    """Compare what a viewer is told in a world with what is told after another Centre added,
    changed and removed records.

    Return how many answers were compared.
    """
    chance = random.Random(seed)
    without = recorded(public_world(chance), NORTH, chance, 4, f"north {seed}", private=False)
    once = recorded(without, SOUTH, chance, 8, f"south {seed}", private=True)
    # of few worlds all that was added is removed again, or nothing could be
    while not foreign_ids(once, SOUTH):
        once = recorded(once, SOUTH, chance, 1, f"south {seed} still", private=True)
    twice = recorded(once, SOUTH, chance, 3, f"south again {seed}", private=True)
    foreign = sorted({*foreign_ids(once, SOUTH), *foreign_ids(twice, SOUTH)})
    viewer = (NORTH, PUBLIC)[seed % 2]
    here = Memory(without)
    expected = as_text(asked(await here.view(viewer, TODAY), foreign, folder / "without"))
    followed = here
    for step, (before, after) in enumerate(((without, once), (once, twice))):
        changed = [(entry.before, entry.after) for entry in entries_between(before, after)]
        followed = await followed.after(after, changed, TODAY)
        got = as_text(
            asked(await followed.view(viewer, TODAY), foreign, folder / f"followed {step}")
        )
        assert got == expected, first_difference(got, expected)
    anew = await Memory(twice).view(viewer, TODAY)
    got = as_text(asked(anew, foreign, folder / "anew"))
    assert got == expected, first_difference(got, expected)
    return (
        len(expected)
        + await compare_recording(viewer, here, Memory(twice), foreign, folder)
        + compare_removals(without, twice)
        + compare_loads(without, twice, chance)
    )


def compare_removals(without: Records, with_: Records) -> int:
    """Remove every public record that North added:
    what others have that refers to it must not show.
    """
    added = [
        record.id
        for table in (without.people, without.organizations, without.posts)
        for record in table.values()
        if record.audience.is_public and record.recorded_by == "north"
    ]
    for id_ in added:
        told = []
        for records in (without, with_):
            try:
                made = plan(
                    view_of(records, NORTH, ties=False), RemoveRecord(record=id_), centre_of(NORTH)
                )
            except InputError as error:
                told.append((str(error), visible(records, NORTH)))
                continue
            entries, _ = with_copies(records, made.entries, ids_by("copies"))
            found = difference_of(records, entries)
            assert list(narrower_references(records, found)) == []
            after = applied(records, found.entries)
            assert not leads_nowhere(after)
            told.append((repr(made), visible(after, NORTH)))
        assert told[0] == told[1], id_
    return len(added)


def compare_loads(without: Records, with_: Records, chance: random.Random) -> int:
    """Load tables that state less than before:
    what stays for others must be the same whatever South's own records refer to.
    """
    tables: dict[str, dict[str, Record]] = {
        name: {id_: one for id_, one in table.items() if not one.recorded_by}
        for name, table in tables_of(without).items()
    }
    stated = [
        (name, id_)
        for name, table in tables.items()
        for id_ in table
        if id_ not in ("north", "south")
    ]
    for name, id_ in chance.sample(stated, len(stated) // 4):
        tables[name].pop(id_, None)
    while lost := leads_nowhere(wanted := Records(**tables)):  # type: ignore[arg-type]
        for name, table in tables_of(wanted).items():
            tables[name] = {
                id_: one
                for id_, one in table.items()
                if not any(other in lost for _, other in references(one))
            }
    told = []
    for records in (without, with_):
        found = handed_over(
            records, difference(records, wanted, complete=True), (), ids_by("copies")
        )
        assert list(narrower_references(records, found)) == []
        after = applied(records, found.entries)
        assert not leads_nowhere(after)
        assert not difference(after, wanted, complete=True).entries
        told.append((visible(after, PUBLIC), but_for_new_ids(visible(after, NORTH))))
    assert told[0] == told[1]
    return len(told)


def but_for_new_ids(records: Records) -> list[str]:
    return sorted(
        re.sub("-[0-9a-f]{16}", "-id", repr(record))
        for table in tables_of(records).values()
        for record in table.values()
    )


def leads_nowhere(records: Records) -> set[str]:
    """Return the ids that some record names and none has."""
    tables = tables_of(records)
    named = {
        id_
        for table in tables.values()
        for record in table.values()
        for _, id_ in references(record)
    }
    return named - {id_ for table in tables.values() for id_ in table}


async def compare_recording(
    viewer: Viewer, without: Memory, with_: Memory, foreign: Sequence[str], folder: Path
) -> int:
    if viewer.centre is None:
        return 0
    expected, got = [
        as_text(
            asked_to_record(
                await memory.view(viewer, TODAY), foreign, centre_of(viewer), folder / name
            )
        )
        for memory, name in ((without, "import without"), (with_, "import with"))
    ]
    assert got == expected, first_difference(got, expected)
    return len(expected)


def first_difference(got: dict[str, str], expected: dict[str, str]) -> str:
    question = next(one for one in expected if got.get(one) != expected[one])
    here, there = str(got.get(question)), expected[question]
    at = max(
        next(
            (
                i
                for i, letters in enumerate(zip(here, there, strict=False))
                if letters[0] != letters[1]
            ),
            0,
        )
        - 100,
        0,
    )
    return f"{question}: {here[at : at + 300]!r} instead of {there[at : at + 300]!r}"


async def test_no_answer_shows_that_another_centre_has_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await compare_worlds(range(150), tmp_path, capsys)


@pytest.mark.long
async def test_no_answer_shows_that_another_centre_has_records_in_ten_thousand_worlds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await compare_worlds(range(150, 10_150), tmp_path, capsys)


async def compare_worlds(seeds: range, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = [await compare(seed, folder / str(seed)) for seed in seeds]
    with capsys.disabled():
        sys.stdout.write(
            "\n"
            f"privacy: {len(seeds):,} worlds compared, {sum(answers):,} answers in each, all "
            "equal to the byte\n"
        )
