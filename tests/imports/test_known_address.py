"""An address that the Centre keeps with its own record of somebody tells who a row is, or asks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.recording.importing import Import, importing
from graph.recording.tally import Outcome
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import world
from tests.imports.test_common_names import PLACED
from tests.imports.test_files import given
from tests.imports.written import delimited

KEPT = (
    "id,name,identifiers,audience,recorded_by\nsmith,David Smith,,,\n"
    "quickstep,Mabel Quickstep,,,\n"
    "p-own,Gwenllian Quillfeather,email:gwen@lantern.example,foundations,foundations\n"
)


def contacts(folder: Path, *names: str) -> Import:
    rows: list[Sequence[str]] = [("Name", "Organisation", "Email")]
    rows += [(name, "Lantern Trust", "gwen@lantern.example") for name in names]
    path = given(folder, "contacts.csv", delimited(rows))
    view = view_of(world(**{**PLACED, "people": KEPT}), FOUNDATIONS)
    found = importing(view, [path], {}, centre_of(FOUNDATIONS))
    assert found.tally.read == sum(found.tally.of(one) for one in Outcome) == len(names)
    return found


def asked(found: Import) -> list[tuple[str, list[str]]]:
    return [(one.written, [each.id for each in one.candidates]) for one in found.unclear]


def test_a_beginning_of_the_name_is_known_again(tmp_path: Path) -> None:
    for name in ("Gwenllian Q", "G Quillfeather", "Gwenllian"):
        found = contacts(tmp_path, name)
        assert asked(found) == []
        assert [one.id for one in found.taken if one.written == name] == ["p-own"]


def test_another_name_beside_it_is_asked_and_not_new(tmp_path: Path) -> None:
    found = contacts(tmp_path, "Gwenllian Q", "Barnaby Tatterdale")
    assert asked(found) == [("Barnaby Tatterdale", ["p-own"])]
    assert [one.id for one in found.taken if one.written == "Gwenllian Q"] == ["p-own"]


def test_the_address_of_an_office_asks_nothing(tmp_path: Path) -> None:
    names = ("Ivo Inkwell", "Barnaby Tatterdale", "Cressida Plumfeather", "Wilhelmina Inkpot")
    assert asked(contacts(tmp_path, *names)) == []
