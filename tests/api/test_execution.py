"""Answers are those of graphql-core, in however many turns, and whatever was asked before."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable
from dataclasses import replace
from random import Random
from typing import Any

import httpx
from graphql import ExecutionResult, execute, parse, validate
from hypothesis import given
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.context import Context, Parts
from api.contexts import context_of
from api.limits import LIMITS
from api.schema.published import schema
from graph.hub import Hub
from graph.model import Language
from graph.view import Viewer
from tests.api.operations import Writing, ids_of
from tests.api.test_fuzz import DEPTH, RANDOM, fuzz


async def _context(hub: Hub, turn_seconds: float) -> Context:
    parts = Parts(hub, limits=replace(LIMITS, turn_seconds=turn_seconds))
    return await context_of(parts, Viewer(), Language.EN, asyncio.timeout(None), "unknown")


def _told(result: ExecutionResult) -> tuple[str, list[tuple[str, Any]]]:
    """The data as it is written, fields in their order, and where which errors are; how long the
    store took to answer left aside.
    """
    found = [(error.message, error.path) for error in result.errors or ()]
    return re.sub(r"\d+ ms", "- ms", json.dumps(result.data)), sorted(found, key=str)


@fuzz(25, derandomize=True)
@given(random=RANDOM)
async def test_any_question_is_answered_as_graphql_core_alone_answers_it(
    hub: Hub, random: Random
) -> None:
    view = await hub.view(Viewer())
    asked = Writing(random, schema._schema, ids_of(view.records)).operation("query", DEPTH)
    document = parse(asked.text)
    if validate(schema._schema, document):
        return
    alone = execute(
        schema._schema,
        document,
        context_value=await _context(hub, 60.0),
        variable_values=asked.variables,
        executor_class=StrawberryGraphQLCoreExecutionContext,
    )
    expected = await alone if isinstance(alone, Awaitable) else alone
    for turn_seconds in (60.0, 0.0):  # in one turn, and with one for each object
        context = await _context(hub, turn_seconds)
        answer = await schema.answer(asked.text, asked.variables, context)
        if context.allowance.is_spent or (answer.data is None and answer.errors):
            return  # it is too large for an answer here, which graphql-core does not ask
        assert _told(answer) == _told(expected)


async def test_a_document_that_comes_again_selects_what_its_directives_say_now(
    client: httpx.AsyncClient,
) -> None:
    text = (
        "query($id: ID!, $more: Boolean!) { node(id: $id) { id ... @include(if: $more) { name } } }"
    )
    for more, expected in ((True, {"id": "bo", "name": "Bo Ellis"}), (False, {"id": "bo"})) * 2:
        response = await client.post(
            "/graphql", json={"query": text, "variables": {"id": "bo", "more": more}}
        )
        assert response.json() == {"data": {"node": expected}}


async def test_each_operation_of_a_document_selects_its_own(client: httpx.AsyncClient) -> None:
    text = 'query A { node(id: "bo") { id } } query B { node(id: "bo") { name } }'
    for name, expected in (("A", {"id": "bo"}), ("B", {"name": "Bo Ellis"})) * 2:
        response = await client.post("/graphql", json={"query": text, "operationName": name})
        assert response.json() == {"data": {"node": expected}}
