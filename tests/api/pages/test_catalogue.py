"""The Welsh: nothing missing, nothing stale, and the same holes in every sentence."""

from __future__ import annotations

import ast
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from graph.model import Language
from graph.words import LOCALE, P, say

HOUSE = Path(__file__).parents[3]
MAKE = (
    "`make messages`, then give each new message its Welsh in graph/locale/cy/LC_MESSAGES/dolen.po."
)


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


WELSH = catalogue(LOCALE / "cy" / "LC_MESSAGES" / "dolen.po")


def messages(of: Catalog) -> Iterator[Message]:
    return (message for message in of if message.id)


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.skipif(
    shutil.which("make") is None,
    reason="make is not here, and the Makefile says how messages are found",
)
def test_the_welsh_has_the_messages_of_code_and_templates(tmp_path: Path) -> None:
    found = tmp_path / "found.pot"
    babel = f"PYBABEL={sys.executable} -m babel.messages.frontend"
    subprocess.run(["make", "--silent", "pot", f"POT={found}", babel], cwd=HOUSE, check=True)
    now, kept = (
        {forms(message.id) for message in messages(each)} for each in (catalogue(found), WELSH)
    )
    assert now == kept, f"Run {MAKE}"


def test_every_message_is_written_out_where_it_is_used() -> None:
    """What is put together while running, Babel cannot find:
    `T("a" if c else "b")` would be one message, "ab".
    """
    put_together = [
        f"{path.relative_to(HOUSE)}:{call.lineno}"
        for room in ("graph", "api")
        for path in sorted((HOUSE / room).rglob("*.py"))
        if "node_modules" not in path.parts
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("T", "P")
        if not all(
            isinstance(argument, ast.Constant)
            for argument in call.args[: {"T": 1, "P": 2}[call.func.id]]
        )
    ]
    assert [
        place for place in put_together if place.rpartition(":")[0] != "api/pages/templating.py"
    ] == []


def test_every_message_has_its_welsh() -> None:
    missing = [message.id for message in messages(WELSH) if not all(forms(message.string))]
    assert missing == [], f"Run {MAKE}"
    assert [message.id for message in messages(WELSH) if message.fuzzy] == []


def test_the_welsh_has_the_holes_of_the_english() -> None:
    """A hole that the Welsh lacks loses a name; one that it alone has breaks the page.
    Space round a sentence would stand in the middle of another.
    """
    wrong = [
        f"{english}: {text!r}"
        for message in messages(WELSH)
        for english in forms(message.id)[-1:]
        for text in forms(message.string)
        if holes(text) | {"n"} != holes(english) | {"n"} or text.strip() != text
    ]
    assert wrong == [], "\n".join(wrong)


def test_plurals_have_the_six_forms_of_welsh() -> None:
    plurals = [message for message in messages(WELSH) if not isinstance(message.id, str)]
    assert len(plurals) > 5
    assert {len(forms(message.string)) for message in plurals} == {6}
    texts = [
        P("{n} result for “{text}”", "{n} results for “{text}”", n, text="x")
        for n in (0, 1, 2, 3, 6, 7)
    ]
    counted = [say(text, Language.CY).split()[1] for text in texts]
    assert counted == [
        "canlyniad",
        "canlyniad",
        "ganlyniad",
        "chanlyniad",
        "chanlyniad",
        "canlyniad",
    ]


def test_the_catalogue_says_that_a_translator_has_not_checked_it() -> None:
    assert "awaits a translator's check" in WELSH.header_comment
