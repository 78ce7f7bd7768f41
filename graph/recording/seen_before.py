"""Whoever changes a record says which of its changes they saw last, so that none is lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from graph.errors import ChangedSince, InputError
from graph.kinds import said
from graph.model import Record, RecordId, Records
from graph.names.change_words import change_sentence
from graph.recording.commands import (
    Command,
    CorrectFact,
    CorrectRecord,
    EndRecord,
    Merge,
    RemoveRecord,
)
from graph.records.changes import Change
from graph.records.tables import tables_of
from graph.words import Fill, T, joined

MOST_TOLD = 3


def changed_by(command: Command) -> str:
    """Return the id of the record that a command changes.

    Raises:
        InputError: it changes none, but adds one.
    """
    match command:
        case CorrectFact() | CorrectRecord() | EndRecord() | RemoveRecord():
            return command.record
        case Merge():
            return command.keep
        case _:
            raise InputError(
                T("What is new has no change that was seen before. Leave `expected` out."),
                argument="expected",
            )


def refuse_changed_since(
    records: Records, id_: RecordId, changes: Sequence[Change], expected: str
) -> None:
    """Refuse where the newest of a record's changes is not the one that is expected.

    Raises:
        ChangedSince: there are newer ones; the text says what they did.
    """
    if not changes or changes[0].id == expected:
        return
    newer = [*takewhile(lambda change: change.id != expected, changes)]
    told = joined([change_sentence(change, records) for change in newer[:MOST_TOLD]], " ")
    what = _said(records, id_)
    if len(newer) == len(changes):
        raise ChangedSince(
            T(
                '"{expected}" is none of the latest changes of {what}. The latest is "{latest}": '
                "{told} Look at the record again.",
                expected=expected[:80],
                what=what,
                latest=changes[0].id,
                told=told,
            ),
            argument="expected",
        )
    raise ChangedSince(
        T(
            'Somebody changed {what} since: {told} Look at it again, and give "{latest}" as the '
            "change that you have seen.",
            what=what,
            told=told,
            latest=changes[0].id,
        ),
        argument="expected",
    )


def _said(records: Records, id_: RecordId) -> Fill:
    record: Record | None = next(
        (table[id_] for table in tables_of(records).values() if id_ in table), None
    )
    return id_ if record is None else said(records, record)
