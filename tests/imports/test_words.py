"""Words that no column of ours has are asked, and what was chosen is kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.model import Interaction
from graph.recording.importing import Import, importing
from graph.recording.resolving import LEFT_OUT, NEW
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome
from graph.words import say
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import world
from tests.imports.test_files import given
from tests.imports.written import delimited

LOG = delimited([
    ("Date", "Type", "Who"),
    ("04/03/2026", "Dinner", "Mabel Quickstep"),
    ("05/03/2026", "call", "Mabel Quickstep"),
    ("06/03/2026", "dinner", "Mabel Quickstep"),
])  # fmt: skip
KINDS = ["meeting", "call", "joint-work", "email", "event"]


def read(
    path: Path, choices: Mapping[str, str] | None = None, words: Mapping[str, str] | None = None
) -> Import:
    view = view_of(world(), FOUNDATIONS)
    chosen = FileChoices(words=words or {})
    found = importing(view, [path], choices or {}, centre_of(FOUNDATIONS), chosen=chosen)
    assert found.tally.read == sum(found.tally.of(one) for one in Outcome)
    return found


def kinds(found: Import) -> list[str]:
    meetings = [entry.after for entry in found.entries]
    return [one.kind.value for one in meetings if isinstance(one, Interaction)]


def test_a_kind_of_contact_that_nobody_knows_is_asked_and_kept(tmp_path: Path) -> None:
    path = given(tmp_path, "log.csv", LOG)
    asked = read(path)
    assert [(one.written, one.is_word, len(one.where)) for one in asked.unclear] == [
        ("Dinner", True, 2)
    ]
    assert [one.id for one in asked.unclear[0].candidates] == KINDS
    assert say(asked.unclear[0].text) == (
        f'"Dinner" is no word that is known here. Choose one of {", ".join(KINDS)} for it.'
    )
    assert (asked.problems, asked.tally.of(Outcome.UNCLEAR)) == ((), 2)

    chosen = read(path, {"Dinner": "meeting"})
    assert (chosen.unclear, kinds(chosen)) == ((), ["meeting", "call", "meeting"])
    assert chosen.words == {"interactions.kind: dinner": "meeting"}
    again = read(path, words=chosen.words)
    assert (again.unclear, kinds(again)) == ((), ["meeting", "call", "meeting"])
    assert again.words == {}, "it was chosen before"
    assert [one.written for one in read(path, {"Dinner": NEW}).unclear] == ["Dinner"]
    out = read(path, {"Dinner": LEFT_OUT})
    assert (out.unclear, out.tally.of(Outcome.LEFT_OUT), kinds(out)) == ((), 2, ["call"])


@pytest.mark.parametrize(
    ("table", "row", "word", "means"),
    [
        (
            "declared_ties",
            "by,about,level,confirmed_on\nhuw,sioned,friend,2026\n",
            "friend",
            "know-well",
        ),
        ("organizations", "name,kind\nSea Trust,club\n", "club", "charity"),
        ("formal_ties", "a,b,kind\nhuw,sioned,boss\n", "boss", "line-manager"),
    ],
)
def test_so_are_the_words_of_other_columns(
    tmp_path: Path, table: str, row: str, word: str, means: str
) -> None:
    path = given(tmp_path, f"{table}.csv", row)
    (asked,) = read(path).unclear
    assert asked.written == word
    found = read(path, {word: means})
    assert (found.unclear, found.problems, len(found.entries)) == ((), (), 1)
    assert means in str(found.entries[0].after)


def test_a_sentence_is_no_word(tmp_path: Path) -> None:
    path = given(tmp_path, "log.csv", LOG.replace("Dinner", "we had " + "a long dinner " * 5))
    (problem,) = read(path).problems
    assert "is not allowed here. Write one of: meeting, call" in say(problem.message)
