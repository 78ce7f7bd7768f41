from __future__ import annotations

import json
from pathlib import Path

from graph.dates import PartialDate
from graph.model import ActorId, Organization, OrganizationId, OrganizationKind, RecordId, Records
from graph.store.embedded import open_store
from tests.cli.conftest import Commands, dolen


def test_the_doctor_finds_the_invented_nation_well(ask: Commands) -> None:
    ended = ask("doctor")
    assert ended.exit_code == 0
    assert ended.stdout.splitlines()[0].endswith(": well")
    assert ended.stdout.splitlines()[-1] == "Dataset lyonesse: Lyonesse, an invented nation"
    assert json.loads(ask("doctor", "--json").stdout)["examine"]["ok"] is True


async def test_the_doctor_ends_with_1_where_something_is_wrong_and_says_what(
    tmp_path: Path,
) -> None:
    backwards = Organization(
        id=OrganizationId(ActorId(RecordId("backwards"))),
        kind=OrganizationKind.CHARITY,
        name="Backwards",
        valid_from=PartialDate("2026"),
        valid_to=PartialDate("2020"),
    )
    async with open_store(tmp_path) as store:
        await store.load(
            Records(organizations={backwards.id: backwards}),
            by="a program that does not check",
            fingerprint="none",
        )
    (tmp_path / "tables.txt").write_text("/nowhere")  # the graph stays as it is
    ended = dolen(tmp_path, "doctor", tables=None)
    assert ended.code == 1
    assert ended.out.splitlines()[0].endswith(": not well")
    assert (
        "WRONG  intervals: 1 end before they begin: backwards. Correct or remove these records."
        in ended.out.splitlines()
    )
