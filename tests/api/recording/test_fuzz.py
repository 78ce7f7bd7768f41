"""Mutations written at random from the schema, with ids of records, changes and an upload:
each is done, or refused in words.
"""

from __future__ import annotations

from random import Random

import pytest
import pytest_asyncio
from hypothesis import given

from api.schema.published import schema
from tests.api.fuzzing import answered
from tests.api.operations import Ids, Writing, ids_of
from tests.api.recording.conftest import Desks
from tests.api.recording.test_import import send
from tests.api.recording.world import records
from tests.api.test_fuzz import RANDOM, fuzz

DEPTH = 4
TABLES = {
    "people.csv": "name\nEve Moss\nBo Ellis\n",
    "memberships.csv": "actor,organization,to\nEve Moss,Harbour Centre,\nNobody,,2019-13\n",
}
RECORDED = (
    ("addPerson", {"name": "Fay Holt"}),
    ("recordInteraction", {"kind": "CALL", "date": "2026-10", "actors": ["ann", "bo"]}),
    ("addMembership", {"actor": "cai", "post": "harbour-master", "validFrom": "2020"}),
    ("declareTie", {"by": "ann", "about": "cai", "level": "MET"}),
)


@pytest_asyncio.fixture
async def ids(desks: Desks) -> Ids:
    """The ids of the world, of what the Centre has recorded and the changes that
    did so, and of an upload.
    """
    made = [await desks.ann.mutate(name, given) for name, given in RECORDED]
    own = [id for each in made for id in (each["recordId"], each["change"]["id"])]
    return ids_of(records(), [*own, await send(desks.ann, TABLES)])


async def is_done_or_refused(desks: Desks, ids: Ids, random: Random) -> None:
    await answered(
        desks.ann.client, Writing(random, schema._schema, ids).operation("mutation", DEPTH)
    )


@fuzz(150, derandomize=True)
@given(random=RANDOM)
async def test_any_mutation_is_done_or_refused(desks: Desks, ids: Ids, random: Random) -> None:
    await is_done_or_refused(desks, ids, random)


@pytest.mark.long
@fuzz(2_500)
@given(random=RANDOM)
async def test_thousands_of_mutations_are_done_or_refused(
    desks: Desks, ids: Ids, random: Random
) -> None:
    await is_done_or_refused(desks, ids, random)
