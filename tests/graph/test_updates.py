"""Newer tables: what they would change is told before, they are brought as one change that can be
taken back, what Centres recorded follows, and no later start brings older ones back.
"""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph import dates
from graph.dates import PartialDate
from graph.errors import InputError, NothingToDo, StillReferred
from graph.hub import Hub
from graph.model import ActorId, Interaction, InteractionKind, OrganizationId, PersonId, RecordId
from graph.recording.commands import Add
from graph.store.bolt import BoltStore
from graph.updates import Updates
from graph.view import Viewer
from graph.words import say

LYONESSE = Path(__file__).parent.parent / "cli" / "lyonesse"
TODAY = dt.date(2026, 11, 24)
HARBOUR = Viewer(
    centre=OrganizationId(ActorId(RecordId("harbour"))), person=PersonId(ActorId(RecordId("ann")))
)
PUBLIC = Viewer()
RESHUFFLED = """\
actor,organization,post,role,from,to,source
ann,harbour,,employee,2024-01-01,,diary:staff
bo,assembly,,member,2026-05-08,,assembly:7
cy,assembly,,member,2026-05-08,2026-11-20,assembly:8
dai,assembly,,member,2026-05-08,,assembly:9
eve-east,assembly,,member,2026-05-08,,assembly:10
cy,ministers,first-minister,minister,2026-05-12,2026-11-20,assembly:8
dai,ministers,minister-for-health,minister,2026-05-12,2026-11-20,assembly:9
dai,ministers,first-minister,minister,2026-11-21,,assembly:9
bo,cpg-care,,chair,2026-06-01,2026-11-20,assembly:2
eve-east,cpg-care,,chair,2026-11-21,,assembly:2
bo,cpg-care,,member,2026-11-21,,assembly:2
"""
RENAMED = """\
id,name,replaced_by,source
ann,Ann Archer,,diary:staff
bo,Bo Bevan,,assembly:7
cy,Cy Carew,,assembly:8
dai,,dai-daniel,assembly:9
dai-daniel,Dai Daniel,,assembly:9
eve-east,Eve Evans,,assembly:10
eve-west,Eve Evans,,assembly:11
"""


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: TODAY)


@dataclass
class Folders:
    """Where the tables are with which a graph is filled, and where newer ones are made."""

    place: Path

    @property
    def tables(self) -> Path:
        return self.place / "tables"

    @property
    def updates(self) -> Path:
        return self.place / "data" / "updates"

    def release(self, name: str, read_on: str, **changed: str) -> Path:
        """A folder with newer tables, whose sources were read on a day."""
        folder = self.place / name
        dataset = shutil.copytree(LYONESSE, folder / "lyonesse")
        for table, content in changed.items():
            (dataset / f"{table}.csv").write_text(content, encoding="utf-8")
        toml = (dataset / "dataset.toml").read_text(encoding="utf-8")
        (dataset / "dataset.toml").write_text(toml.replace("2026-11-20", read_on), encoding="utf-8")
        return folder

    async def hub(self, store: BoltStore) -> tuple[Hub, Updates]:
        hub = await Hub.over(store, self.tables, updates=self.updates)
        return hub, hub.updates(self.tables, self.updates, self.place / "data" / "archives")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    shutil.copytree(LYONESSE, tmp_path / "tables" / "lyonesse")
    return Folders(tmp_path)


async def test_a_reshuffle_is_told_before_it_is_brought_and_undone_as_one(
    store: BoltStore, folders: Folders
) -> None:
    hub, updates = await folders.hub(store)
    before = hub.records(HARBOUR)
    newer = folders.release("newer", "2026-11-23", memberships=RESHUFFLED)

    ahead = await updates.look(newer, HARBOUR)

    # Ann met Bo; Cy sat with Bo in the group on care and with Dai among the ministers, and now
    # Eve sits with Bo: from Ann paths led to Bo, Cy and Dai, and lead to Bo and Eve
    assert [say(text) for text in ahead.news] == [
        "1 minister changed: First Minister: Dai Daniel in the place of Cy Carew.",
        "Cross-Party Group on Care has a new chair: Eve Evans in the place of Bo Bevan.",
        "1 person has a seat no more: Cy Carew.",
        "1 post that was held has no holder: Minister for Health (Dai Daniel left).",
        "2 of your paths to people in office end: Cy Carew; Dai Daniel.",
        "1 of your paths to people in office opens: Eve Evans.",
        # new: Dai as First Minister, the new chair, Bo as member; no more there: Cy as member.
        # Other dates: Cy's seat and office, Dai's office, Bo's chair; and of the dataset and its
        # two sources when they were read
        "Records: 3 added, 7 corrected, 1 removed.",
    ]
    assert hub.records(HARBOUR) == before
    brought = await updates.bring(ahead)
    assert brought is not None
    assert str(brought.loaded).startswith("3 added, 7 corrected, 1 removed,")
    assert (brought.archive / "records" / "changes.csv").is_file()
    assert hub.records(HARBOUR).sources["diary"].read_on == dt.date(2026, 11, 23)
    write = await hub.write(brought.change, PUBLIC)
    assert write is not None
    assert (write.added, write.corrected, write.removed) == (3, 7, 1)

    await updates.undo()

    assert hub.records(HARBOUR) == before
    assert not list(folders.updates.iterdir())
    assert (await folders.hub(store))[0].loaded is None
    with pytest.raises(NothingToDo, match="No update was brought here"):
        await updates.undo()


async def test_no_start_brings_older_tables_back_over_newer_ones(
    store: BoltStore, folders: Folders
) -> None:
    _, updates = await folders.hub(store)
    newer = folders.release("newer", "2026-11-23", memberships=RESHUFFLED)
    await updates.bring(await updates.look(newer, PUBLIC))

    again, _ = await folders.hub(store)
    elsewhere = await Hub.over(store, folders.tables)
    assert again.loaded is elsewhere.loaded is None
    # the graph says itself that what this data folder has is older
    assert [(one.id, one.released) for one in elsewhere.ahead] == [
        ("lyonesse", dt.date(2026, 11, 23))
    ]
    assert elsewhere.records(PUBLIC) == again.records(PUBLIC)

    # a later program comes with tables that are newer still: those hold
    shutil.rmtree(folders.tables)
    folders.release("tables", "2026-11-24")
    later, _ = await folders.hub(store)
    assert later.loaded is not None
    assert later.ahead == ()
    assert later.records(PUBLIC).sources["diary"].read_on == dt.date(2026, 11, 24)


async def test_what_a_centre_recorded_follows_a_replaced_id_and_back(
    store: BoltStore, folders: Folders
) -> None:
    hub, updates = await folders.hub(store)
    met = await hub.desk.record(
        HARBOUR,
        Add(
            record=Interaction(
                id=RecordId(""),
                date=PartialDate("2026-11-01"),
                kind=InteractionKind.MEETING,
                actors=(ActorId(RecordId("ann")), ActorId(RecordId("dai"))),
            )
        ),
    )
    memberships = (LYONESSE / "memberships.csv").read_text("utf-8").replace("dai,", "dai-daniel,")
    newer = folders.release("newer", "2026-11-23", people=RENAMED, memberships=memberships)

    ahead = await updates.look(newer, HARBOUR)
    await updates.bring(ahead)

    assert [say(text) for text in ahead.news] == [
        "dai is now Dai Daniel (dai-daniel): 1 record of Centres refers to that.",
        # new: the record of Dai, the seat and the office; other: the record that leads there and
        # what the Centre recorded, Bo and Cy without their codes, and the dataset with its two
        # sources; no more: the seat and office under the id before
        "Records: 3 added, 7 corrected, 2 removed.",
    ]
    own = hub.records(HARBOUR).interactions[met.record_id]
    assert own.actors == ("ann", "dai-daniel")
    assert (await hub.view(HARBOUR)).network.strength(
        ActorId(RecordId("ann")), ActorId(RecordId("dai-daniel"))
    ) is not None

    await updates.undo()
    assert hub.records(HARBOUR).interactions[met.record_id].actors == ("ann", "dai")


async def test_a_title_that_went_with_its_holder_is_told_apart_from_a_vacancy(
    store: BoltStore, folders: Folders
) -> None:
    """Since 1 September the First Minister alone has governed, on more than 31 days."""
    _, updates = await folders.hub(store)
    lines = (LYONESSE / "memberships.csv").read_text("utf-8").splitlines()
    minister = lines.index(
        "dai,ministers,minister-for-health,minister,2026-05-12,assembly:9",
    )
    dated = [
        line.replace(",assembly:", ",,assembly:").replace(",diary:", ",,diary:") for line in lines
    ]
    dated[0] = "actor,organization,post,role,from,to,source"
    dated[minister] = "dai,ministers,minister-for-health,minister,2026-05-12,2026-09-01,assembly:9"
    newer = folders.release("newer", "2026-11-23", memberships="\n".join([*dated, ""]))

    ahead = await updates.look(newer, PUBLIC)

    assert [say(text) for text in ahead.news] == [
        "1 title that was held is used no more: Minister for Health.",
        "Records: 0 added, 4 corrected, 0 removed.",
    ]


async def test_an_update_on_which_a_centre_relies_is_not_undone(
    store: BoltStore, folders: Folders
) -> None:
    hub, updates = await folders.hub(store)
    people = (LYONESSE / "people.csv").read_text("utf-8") + "fay,Fay Fisher,,assembly:12\n"
    await updates.bring(
        await updates.look(folders.release("newer", "2026-11-23", people=people), PUBLIC)
    )
    await hub.desk.record(
        HARBOUR,
        Add(
            record=Interaction(
                id=RecordId(""),
                date=PartialDate("2026-11-01"),
                kind=InteractionKind.MEETING,
                actors=(ActorId(RecordId("ann")), ActorId(RecordId("fay"))),
            )
        ),
    )

    with pytest.raises(StillReferred, match="1 recorded since refers to it"):
        await updates.undo()
    assert "fay" in hub.records(PUBLIC).people
    assert (await folders.hub(store))[0].loaded is None


async def test_older_tables_and_tables_that_lost_half_are_refused(
    store: BoltStore, folders: Folders
) -> None:
    organizations = (LYONESSE / "organizations.csv").read_text("utf-8")
    # 8 bodies and 17 more are 25, of which 12 are less than half and 13 are not
    councils = [f"c{number},council,Council {number},,,,,,,\n" for number in range(17)]
    dataset = folders.tables / "lyonesse" / "organizations.csv"
    dataset.write_text("".join([organizations, *councils]), encoding="utf-8")
    hub, updates = await folders.hub(store)
    before = hub.records(PUBLIC)

    older = folders.release("older", "2026-11-19")
    with pytest.raises(InputError, match="are of 19 November 2026; those in the graph are newer"):
        await updates.look(older, PUBLIC)
    twelve = "".join([organizations, *councils[:4]])
    fewer = folders.release("fewer", "2026-11-23", organizations=twelve)
    with pytest.raises(InputError, match=r"organizations\.csv has 12 rows in the place of 25"):
        await updates.look(fewer, PUBLIC)
    thirteen = folders.release("more", "2026-11-23", organizations=twelve + councils[4])
    await updates.look(thirteen, PUBLIC)
    assert hub.records(PUBLIC) == before
    assert not folders.updates.exists()

    ahead = await updates.look(fewer, PUBLIC, fewer=True)
    await updates.bring(ahead)
    assert [say(text) for text in ahead.news] == [
        "13 bodies have closed or are stated no more: Council 10; Council 11; Council 12; "
        "Council 13; Council 14; and 8 more.",
        "Records: 0 added, 3 corrected, 13 removed.",
    ]
    assert len(hub.records(PUBLIC).organizations) == 12


async def test_the_same_tables_again_change_nothing(store: BoltStore, folders: Folders) -> None:
    _, updates = await folders.hub(store)
    ahead = await updates.look(folders.release("same", "2026-11-20"), PUBLIC)
    assert ahead.changes_nothing
    assert ahead.news == ()
    assert await updates.bring(ahead) is None
    assert not folders.updates.exists()
