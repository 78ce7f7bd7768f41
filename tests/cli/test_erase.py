"""`dolen erase`: what would go is said first, and goes with `--yes`."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from graph.hub import Hub
from graph.model import ActorId, PersonId, RecordId
from graph.privacy.roles import AccountRole
from graph.view import Viewer
from tests.cli.conftest import Commands
from tests.graph.world import organization

NAME = "Nell Quillfeather"


async def accounts(data: Path) -> tuple[str, str]:
    """Make an account for her record, and one that merely has her name. Return their ids."""
    operator, centre, role = Viewer(role=AccountRole.OPERATOR), "harbour", AccountRole.READER
    async with Hub.open(data, None) as hub:
        person = (await hub.desk.erasure(NAME)).person
        own, alike = [
            (await hub.accounts.invite(operator, NAME, role, organization(centre), of))[0].id
            for of in (PersonId(ActorId(RecordId(person.id))), None)
        ]
    return own, alike


def test_what_would_go_is_said_first_and_nothing_of_them_is_left_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOLEN_CENTRE", "harbour")
    dolen = Commands(tmp_path)
    added = dolen("record", "person", NAME, "--yes")
    assert added.exit_code == 0, added.output
    own, alike = asyncio.run(accounts(tmp_path))
    first = dolen("erase", NAME)
    assert first.exit_code == 0
    assert f"Goes too: their account {own} ({NAME}, reader of harbour)" in first.output
    assert f"{alike} ({NAME}, reader of harbour), which looks like theirs;" in first.output
    assert f"suspend it with: dolen account suspend {alike}\n" in first.output
    assert "recorded by harbour" in first.output
    assert "Goes: people: 1\n" in first.output
    assert "Nothing was erased yet. To do it, add --yes." in first.output
    assert f"{NAME} (person" in dolen("search", NAME).output
    erased = dolen("erase", NAME, "--yes")
    assert f"Their account {own} is gone too.\nErased.\n" in erased.output
    assert erased.exit_code == 0
    assert "Nothing here is called" in dolen("search", NAME).output
    again = dolen("erase", NAME)
    assert (again.exit_code, "No Centre recorded a person" in again.output) == (2, True)
    public = dolen("erase", "Bo Bevan")
    assert (public.exit_code, "comes from public sources" in public.output) == (2, True)
