"""The tables to fill in: what is in their examples is understood as it is shown, in both
languages, and what they have no column for is asked for and never dropped.
"""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

import pytest

from graph import files, written
from graph.files.columns_of import ColumnChoice
from graph.files.fields import ColumnIs
from graph.files.templates import TEMPLATES
from graph.model import Language, Membership
from graph.recording.sheets import FileChoices
from graph.words import say
from tests.imports.test_files import given, read, said
from tests.imports.written import delimited

CONTACTS = [
    "Mabel Quickstep",
    "Mabel Quickstep: employee in Lantern Trust ({job})",
]
MEETINGS = [
    "2026-11-04 call: Eira Lampwick, Mabel Quickstep, Nell Dovecote",
    "Eira Lampwick",
    "Mabel Quickstep",
    "Nell Dovecote",
    "Nell Dovecote: employee in Foundations (None)",
]


def _modules() -> list[ModuleType]:
    found = pkgutil.iter_modules(files.__path__, "graph.files.")
    return [importlib.import_module(one.name) for one in found]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("name", "expected"), [("contacts", CONTACTS), ("meetings", MEETINGS)])
def test_the_example_of_a_template_is_read_as_it_is_shown(
    tmp_path: Path, name: str, expected: list[str], language: Language
) -> None:
    table = TEMPLATES[name]
    rows = [table.headings(language), [say(cell, language) for cell in table.example]]
    path = given(tmp_path, "llyfr.csv", delimited(rows).encode("utf-8-sig"))
    found = read(path)
    job = {Language.EN: "Head of Policy", Language.CY: "Pennaeth Polisi"}[language]
    assert said(found) == [one.format(job=job) for one in expected]
    assert not any(one.missing or one.is_guessed for one in found.columns)
    since = [one.after.valid_from for one in found.entries if isinstance(one.after, Membership)]
    assert [str(one) for one in since] == ["2024-03" if name == "contacts" else "None"]


def test_a_column_that_a_template_does_not_have_is_asked_for(tmp_path: Path) -> None:
    table = TEMPLATES["contacts"]
    rows = [[*table.headings(Language.EN), "Fog"], [*map(say, table.example), "thick"]]
    path = given(tmp_path, "contacts.csv", delimited(rows))
    (sheet,) = read(path).to_answer
    assert say(sheet.question) == "Choose what column G is, or leave it out."
    chosen = ColumnChoice((*sheet.fields[:-1], ColumnIs.LEFT_OUT))
    found = read(path, FileChoices({sheet.fingerprint: chosen}))
    assert said(found) == [one.format(job="Head of Policy") for one in CONTACTS]


@pytest.mark.parametrize("module", [written, *_modules()], ids=lambda one: one.__name__)
def test_the_examples_of_the_docstrings_run(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
