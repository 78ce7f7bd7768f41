"""How long an answer takes tells nobody what another Centre has."""

from __future__ import annotations

import statistics
import time

from graph.privacy.roles import AccountRole
from graph.view import Viewer
from tests.api.identity.conftest import COOPER, LIGHTHOUSE, Harbour
from tests.graph.recording.facts import add_person

SAMPLES = 200
QUERY = "query($id: ID!) { node(id: $id) { id } }"


async def test_the_id_of_anothers_record_takes_as_long_as_that_of_none(harbour: Harbour) -> None:
    command = add_person(name="Morwen Tatterdale")
    hidden = (await harbour.hub.desk.record(Viewer(centre=LIGHTHOUSE), command)).record_id
    missing = f"{hidden[:-1]}{'0' if hidden[-1] != '0' else '1'}"
    took: dict[str, list[float]] = {hidden: [], missing: []}
    answers = set[str]()
    _, key = await harbour.key(AccountRole.READER, COOPER)
    async with harbour.program(key) as program:
        for _ in range(SAMPLES):
            for id, times in took.items():  # in turns, so that other work falls on both
                sent = {"query": QUERY, "variables": {"id": id}}
                began = time.perf_counter()
                answer = await program.post("/graphql", json=sent)
                times.append(time.perf_counter() - began)
                answers.add(answer.text)
    assert answers == {'{"data":{"node":null}}'}
    one, other = (statistics.median(times) for times in took.values())
    assert 0.75 < one / other < 1.33
