"""A release as a zip file: what it has to be before anything of it is read."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph import tables
from graph.errors import InputError
from graph.tables import unpacking
from graph.tables.unpacking import packed, unpacked
from seeds.release import release
from seeds.sources.record import SourceError

LYONESSE = Path(__file__).parents[2] / "cli" / "lyonesse"
DAY = dt.date(2026, 11, 30)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    release(["lyonesse"], LYONESSE, tmp_path / "made.zip", DAY)
    return tmp_path / "made.zip"


def changed(
    made: Path, files: Mapping[str, bytes | None], *, listed: Mapping[str, str | None] | None = None
) -> Path:
    """The release with other files in it, and with other paths in its list; None: without it."""
    other = made.with_name("other.zip")
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(other, "w") as after:
        contents = {name: before.read(name) for name in before.namelist()}
        package = json.loads(contents["datapackage.json"])
        for name, now in (listed or {}).items():
            resources = [one for one in package["resources"] if one["path"] != name]
            if now is not None:
                resources.append({"path": name, "hash": now})
            package["resources"] = resources
        contents["datapackage.json"] = json.dumps(package).encode()
        for name, content in {**contents, **files}.items():
            if content is not None:
                after.writestr(name, content, zipfile.ZIP_DEFLATED)
    return other


def test_what_was_released_is_read_again_and_says_of_when_it_is(made: Path, tmp_path: Path) -> None:
    folder = unpacked(made, tmp_path / "scratch")
    read = tables.read(folder)

    before = tables.read(LYONESSE)
    assert read.datasets["lyonesse"].released == DAY
    assert before.datasets["lyonesse"].released == dt.date(2026, 11, 20)
    assert (read.people, read.memberships) == (before.people, before.memberships)
    with zipfile.ZipFile(made) as parts:
        package = json.loads(parts.read("datapackage.json"))
        assert parts.read("changes.txt").decode() == "Released 30 November 2026: lyonesse.\n"
    (people,) = [one for one in package["resources"] if one["path"] == "lyonesse/people.csv"]
    assert people["bytes"] == (LYONESSE / "people.csv").stat().st_size
    # sha256sum tests/cli/lyonesse/people.csv
    assert people["hash"] == (
        "sha256:f7b5447cf8d9a8df0d5e759f4711ea73e7fe57365c84f4246517ad29b0668b17"
    )
    assert [field["name"] for field in people["schema"]["fields"]] == [
        "id",
        "name",
        "identifiers",
        "source",
    ]
    assert {one["title"] for one in package["sources"]} == {
        "Diary of the Harbour Centre",
        "Members of the Assembly of Lyonesse",
    }


def test_a_release_before_its_sources_were_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="were read after 19 November 2026"):
        release(["lyonesse"], LYONESSE, tmp_path / "made.zip", dt.date(2026, 11, 19))
    assert not (tmp_path / "made.zip").exists()


@pytest.mark.parametrize(
    "name",
    [
        "../people.csv",
        "lyonesse/../../people.csv",
        "/tmp/people.csv",
        "lyonesse\\people.csv",
        "lyonesse/more/people.csv",
        "lyonesse/people.py",
        "people.csv",
    ],
)
def test_a_path_that_climbs_or_is_no_table_is_refused_before_anything_is_unpacked(
    made: Path, tmp_path: Path, name: str
) -> None:
    scratch = tmp_path / "deep" / "scratch"
    with pytest.raises(InputError, match="is no file of a release"):
        unpacked(changed(made, {name: b"id,name\n"}), scratch)
    assert not (tmp_path / "deep").exists()


def test_a_bomb_is_refused_by_the_size_that_it_would_have(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 1024 * 1024)
    bomb = changed(made, {"lyonesse/people.csv": b"0" * 1024 * 1024})
    assert bomb.stat().st_size < 20_000
    with pytest.raises(InputError, match=r"would take 1 MB in 14 files; at most 1 MB"):
        unpacked(bomb, tmp_path / "scratch")
    assert not (tmp_path / "scratch").exists()


def test_a_folder_without_a_list_is_packed_with_one(tmp_path: Path) -> None:
    folder = shutil.copytree(LYONESSE, tmp_path / "tables" / "lyonesse").parent
    (folder / "notes.txt").write_text("no table")
    file = packed(folder, tmp_path)
    assert tables.read(unpacked(file, tmp_path / "again")) == tables.read(folder)


def test_a_file_that_is_not_the_one_of_the_list_is_refused(made: Path, tmp_path: Path) -> None:
    people = (LYONESSE / "people.csv").read_bytes()
    other = changed(made, {"lyonesse/people.csv": people.replace(b"Bevan", b"Beven")})
    with pytest.raises(InputError, match=r"is not the file that datapackage\.json"):
        unpacked(other, tmp_path / "other")
    unlisted = changed(made, {}, listed={"lyonesse/people.csv": None})
    with pytest.raises(InputError, match=r'"lyonesse/people\.csv" is not in datapackage'):
        unpacked(unlisted, tmp_path / "unlisted")
    missing = changed(made, {"lyonesse/people.csv": None})
    with pytest.raises(InputError, match=r'"lyonesse/people\.csv" is missing from the release'):
        unpacked(missing, tmp_path / "missing")
    # a folder that has a list is held to it too
    folder = unpacked(made, tmp_path / "folder")
    (folder / "lyonesse" / "people.csv").write_bytes(people + b"fay,Fay Fisher,,\n")
    with pytest.raises(InputError, match=r"is not the file that datapackage\.json"):
        packed(folder, tmp_path)


def test_what_is_no_release_is_refused_with_what_to_do(made: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.zip"
    short.write_bytes(made.read_bytes()[:-200])
    with pytest.raises(InputError, match=r"short\.zip is damaged, cut short"):
        unpacked(short, tmp_path / "short")
    with pytest.raises(InputError, match="There is no file or folder"):
        packed(tmp_path / "nowhere.zip", tmp_path / "nowhere")
    unlisted = changed(made, {"datapackage.json": b"{}"})
    with pytest.raises(InputError, match=r"has no datapackage\.json that can be read"):
        unpacked(unlisted, tmp_path / "unlisted")
