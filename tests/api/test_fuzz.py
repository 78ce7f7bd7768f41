"""Questions written at random from the schema, with the ids of the world:
each is answered, or refused in words.
"""

from __future__ import annotations

from random import Random

import httpx
import pytest
from graphql import OperationDefinitionNode, parse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.document import Itself
from api.lengths import Lengths
from api.schema.published import schema
from api.sizes import size_of
from graph.hub import Hub
from graph.view import Viewer
from tests.api.fuzzing import answered, answered_fields
from tests.api.operations import Writing, ids_of

DEPTH = 5
RANDOM = st.randoms(use_true_random=False)


def fuzz(examples: int, *, derandomize: bool = False) -> settings:
    """Return settings for so many operations, the same ones in every run
    where they are not random.
    """
    return settings(
        max_examples=examples,
        derandomize=derandomize,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


async def is_answered_within_its_price(hub: Hub, client: httpx.AsyncClient, random: Random) -> None:
    view = await hub.view(Viewer())
    operation = Writing(random, schema._schema, ids_of(view.records)).operation("query", DEPTH)
    answer = await answered(client, operation)
    document = parse(operation.text)
    definition = document.definitions[0]
    assert isinstance(definition, OperationDefinitionNode)
    lengths = Lengths(view.records, view.tenure, view.network.most_facts)
    price = size_of(
        Itself(document),
        definition,
        schema._schema,
        operation.variables,
        lengths,
        view.as_of.isoformat(),
    ).price
    assert answered_fields(answer.get("data")) <= price


@fuzz(150, derandomize=True)
@given(random=RANDOM)
async def test_any_question_is_answered_within_its_price_or_refused(
    hub: Hub, client: httpx.AsyncClient, random: Random
) -> None:
    await is_answered_within_its_price(hub, client, random)


@pytest.mark.long
@fuzz(2_500)
@given(random=RANDOM)
async def test_thousands_of_questions_are_answered_within_their_price_or_refused(
    hub: Hub, client: httpx.AsyncClient, random: Random
) -> None:
    await is_answered_within_its_price(hub, client, random)
