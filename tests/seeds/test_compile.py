"""`python -m seeds.compile`: all datasets or none, corrections that must still fit,
errors that say what to do.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import tables
from graph.errors import TableError
from seeds.compile import Compilation, compile_into, main
from seeds.sources.record import SourceError
from tests.seeds.sources import Sources

DATASET = (
    'title = "Places"\n[sources.local-authority]\ntitle = "Councils"\n[sources.dolen]\n'
    'title = "Ours"\n'
)
CORRECTION = "table,key,field,value,why,source\n{},{},{},{},a broken letter,dolen\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of tables with one dataset described."""
    path = tmp_path / "tables"
    (path / "places").mkdir(parents=True)
    (path / "places" / "dataset.toml").write_text(DATASET, encoding="utf-8")
    return path


@pytest.fixture
def anglesey(sources: Sources) -> Path:
    sources.council(
        "AGY",
        "Isle of Anglesey County Council",
        "Isle of Anglesey",
        "Wales",
        ["Sir Ynys Mï¿½n"],
        **{"gss-code": "W06000001"},
    )
    return sources.write()


def correct(folder: Path, *cells: str) -> None:
    (folder / "places" / "corrections.csv").write_text(CORRECTION.format(*cells), encoding="utf-8")


def test_compiled_tables_are_read_again_as_they_were_emitted(folder: Path, anglesey: Path) -> None:
    assert compile_into(folder, ["places"], anglesey) == [
        # five places of the nations, one area; two names of the council and "UK"
        "places: 1 organizations, 6 places, 3 names.",
        '  left out: local-authority:AGY: the broken name "Sir Ynys Mï¿½n"',
    ]
    read, emitted = tables.read(folder), Compilation(anglesey).of("places").records()
    assert (read.organizations, read.places, read.names) == (
        emitted.organizations,
        emitted.places,
        emitted.names,
    )
    before = (folder / "places" / "places.csv").read_bytes()
    compile_into(folder, ["places"], anglesey)
    assert (folder / "places" / "places.csv").read_bytes() == before


def test_a_correction_repairs_a_broken_name(folder: Path, anglesey: Path) -> None:
    correct(folder, "places", "W06000001", "name_cy", "Sir Ynys Môn")
    compile_into(folder, ["places"], anglesey)
    assert "W06000001,council-area,Isle of Anglesey,Sir Ynys Môn," in (
        folder / "places" / "places.csv"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "cells",
    [
        ("places", "W06000099", "name_cy", "Sir Ynys Môn"),  # no such place
        ("places", "W06000001", "colour", "blue"),  # no such column
        ("places", "W06000001", "name", "Isle of Anglesey"),  # it says so already
    ],
)
def test_a_correction_that_fits_nothing_stops_the_compile_and_changes_nothing(
    folder: Path, anglesey: Path, cells: tuple[str, ...]
) -> None:
    correct(folder, *cells)
    with pytest.raises(
        SourceError,
        match=f"{cells[2]} of {cells[1]} in places needs no correction any more, or is gone",
    ):
        compile_into(folder, ["places"], anglesey)
    assert not (folder / "places" / "places.csv").exists()


def test_too_few_rows_fail_the_compile_and_change_nothing(folder: Path, anglesey: Path) -> None:
    with (folder / "places" / "dataset.toml").open("a", encoding="utf-8") as lines:
        lines.write("[rows]\norganizations = [32, 500]\n")
    with pytest.raises(TableError, match="It has 1 rows; 32 to 500 are expected"):
        compile_into(folder, ["places"], anglesey)
    assert not (folder / "places" / "organizations.csv").exists()


def test_a_missing_source_says_where_to_look(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["places", "--from", str(tmp_path / "nowhere"), "--to", str(folder)]) == 1
    assert (
        "uk_local_authorities_future.csv is missing. Check the folder after --from."
        in capsys.readouterr().err
    )


def test_a_missing_folder_of_tables_says_what_to_make(anglesey: Path, tmp_path: Path) -> None:
    with pytest.raises(
        SourceError,
        match=r"There is no folder .*nowhere\. Make it, with a folder and a dataset\.toml",
    ):
        compile_into(tmp_path / "nowhere", ["places"], anglesey)


def test_the_command_says_what_it_did(
    folder: Path, anglesey: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["places", "--from", str(anglesey), "--to", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("places: 1 organizations, 6 places, 3 names.\n")


def test_an_unknown_dataset_is_refused(anglesey: Path) -> None:
    with pytest.raises(SourceError, match='There is no dataset "mercia"'):
        Compilation(anglesey).of("mercia")
