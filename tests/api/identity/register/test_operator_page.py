"""The operator's page: for operators, in both languages, and with no Centre's own records."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from api.running.last_backup import last_backup, note_backup
from graph.model import InteractionKind
from graph.privacy.roles import AccountRole
from graph.view import Viewer
from tests.api.identity.conftest import LIGHTHOUSE, Harbour
from tests.api.pages.reading import read
from tests.graph.recording.facts import record_interaction


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_it_says_what_runs_how_it_is_and_who_was_not_let_in(
    harbour: Harbour, language: str
) -> None:
    meeting = record_interaction(
        kind=InteractionKind.MEETING,
        date="20 November 2026",
        actors=("lighthouse", "cooper"),
        note="Morwen Tatterdale was there",
    )
    await harbour.hub.desk.record(Viewer(centre=LIGHTHOUSE), meeting)
    await harbour.accounts.refused("203.0.113.9")
    _, browser = await harbour.signed_in("Ted Quillfeather", AccountRole.OPERATOR, None)
    async with browser:
        page = read(await browser.get(f"/{language}/operator"))
        looked = read(await browser.get(f"/{language}/operator?look=all"))
    assert (page.problems, looked.problems) == ([], [])
    said = page.main.text
    assert harbour.hub.engine.casefold() in said.casefold()
    assert "203.0.113.0/24" in said
    assert ("Last backup" if language == "en" else "Copi wrth gefn diwethaf") in said
    assert ("duplicates" in said, "duplicates" in looked.main.text) == (False, True)
    assert "Tatterdale" not in looked.main.text


async def test_it_is_for_operators_alone(harbour: Harbour) -> None:
    _, browser = await harbour.signed_in("Mab Quillfeather", AccountRole.STEWARD)
    async with browser, harbour.browser() as nobody:
        assert (await browser.get("/en/operator")).status_code == 403
        led = await nobody.get("/en/operator")
    assert (led.status_code, led.headers["location"]) == (303, "/en/sign-in?next=%2Fen%2Foperator")


def test_a_backup_is_noted_where_there_is_a_data_folder(tmp_path: Path) -> None:
    folder = tmp_path
    at = dt.datetime(2026, 11, 30, 3, 15, tzinfo=dt.UTC)
    assert last_backup(folder) is None
    note_backup(folder, at)
    assert last_backup(folder) == at
    note_backup(None, at)
    (folder / "last-backup").write_text("yesterday")
    assert last_backup(folder) is None
