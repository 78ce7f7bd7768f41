"""For whom a process can be started, and what is said where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import Ambiguous, InputError, NotFound, SettingsError
from graph.identity import centre_viewer, with_person
from graph.kept_settings import FILE, keep, read_kept
from graph.view import Viewer
from tests.api.recording.conftest import Desks


async def test_an_id_that_is_no_centre_is_answered_with_those_that_may_be_meant(
    standing: Desks,
) -> None:
    view = await standing.hub.view(Viewer())
    with pytest.raises(Ambiguous, match='"harbor-centre" is not the id of a Centre') as refused:
        centre_viewer(view, "harbor-centre")
    assert [id for id, _ in refused.value.candidates] == ["harbour"]
    for none in ("bo", "castle-council", "zzzz", ""):
        with pytest.raises((Ambiguous, NotFound), match="is not the id of a Centre"):
            centre_viewer(view, none)


async def test_a_centre_that_merged_leads_to_the_one_that_took_its_place(standing: Desks) -> None:
    with pytest.raises(InputError, match='Harbour Centre took its place: use "harbour"'):
        centre_viewer(await standing.hub.view(Viewer()), "old-pier")


async def test_a_person_is_one_whom_the_centre_may_know(desks: Desks) -> None:
    eve = (await desks.lighthouse.mutate("addPerson", {"name": "Eve Moss"}))["recordId"]
    public = await desks.hub.view(Viewer())
    lighthouse, harbour = centre_viewer(public, "lighthouse"), centre_viewer(public, "harbour")
    assert with_person(await desks.hub.view(lighthouse), lighthouse, eve).person == eve
    with pytest.raises(NotFound, match="Nobody has the id"):
        with_person(await desks.hub.view(harbour), harbour, eve)


def test_what_was_chosen_is_kept_and_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert read_kept(tmp_path / "new") == {}
    keep(tmp_path / "new", centre='a "quoted" id\\', person="ann")
    assert read_kept(tmp_path / "new") == {"centre": 'a "quoted" id\\', "person": "ann"}
    for wrong in ("centre = yef", "center = 'yef'", "centre = 7", "\xff"):
        (tmp_path / FILE).write_bytes(wrong.encode("latin-1"))
        with pytest.raises(SettingsError, match="dolen init"):
            read_kept(tmp_path)
