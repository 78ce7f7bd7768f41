"""A backup of a server that runs brings everything back, on either store, and has no secret."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.hub import Hub
from graph.model import InteractionKind
from graph.privacy.roles import AccountRole
from graph.store.bolt import BoltStore
from graph.view import Viewer
from tests.api.identity.conftest import LIGHTHOUSE, OPERATOR, Harbour
from tests.graph.recording.facts import record_interaction


async def test_a_backup_brings_back_records_history_accounts_and_keys(
    harbour: Harbour, store: BoltStore, tmp_path: Path
) -> None:
    account, browser = await harbour.signed_in("Nell Quillfeather", AccountRole.MANAGER)
    id, key = await harbour.key(AccountRole.READER)
    meeting = record_interaction(
        kind=InteractionKind.MEETING, date="20 November 2026", actors=("lighthouse", "cooper")
    )
    made = await harbour.hub.desk.record(Viewer(centre=LIGHTHOUSE), meeting)
    _, operator = await harbour.key(AccountRole.OPERATOR, None)
    async with harbour.program(key) as reader:
        assert (await reader.get("/admin/backup")).status_code == 403
    async with browser:
        assert (await browser.get("/admin/backup")).status_code == 403
    async with harbour.program(operator) as program:
        answer = await program.get("/admin/backup")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    file = tmp_path / "backup.zip"
    file.write_bytes(answer.content)
    with zipfile.ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert (account in everything, id in everything) == (True, True)
    assert key.rpartition("_")[2] not in everything

    again = await Hub.over(store, None)
    await again.restore(file)
    assert again.records(Viewer(centre=LIGHTHOUSE)).interactions[made.record_id]
    assert (await again.health()).ok
    accounts = {each.id: each for each in await again.accounts.accounts(OPERATOR)}
    assert accounts[account] == (await harbour.accounts.account(OPERATOR, account))
    known = await again.accounts.who_by_key(key)
    assert known is not None
    assert (known.id, known.role, known.centre) == (id, AccountRole.READER, LIGHTHOUSE)
    assert await again.accounts.sign_ins(OPERATOR, 1)
    # who was signed in signs in again
    assert await again.accounts.sessions(account) == []
    with pytest.raises(InputError, match="Something is in the graph already"):
        await again.restore(file)


async def test_what_is_no_backup_is_refused_before_anything_is_written(
    store: BoltStore, tmp_path: Path
) -> None:
    hub = await Hub.over(store, None)
    for name, content in (("cut.zip", b"PK\x03\x04..."), ("other.txt", b"hello")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InputError, match="damaged, cut short, or no backup"):
            await hub.restore(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "leads-out.zip", "w") as archive:
        archive.writestr("../../elsewhere.csv", "id")
    with pytest.raises(InputError, match="is no file of a backup"):
        await hub.restore(tmp_path / "leads-out.zip")
    assert hub.position == 0
