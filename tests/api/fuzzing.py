"""What must hold of the answer to any operation, whatever it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import httpx
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)

from api import errors
from api.limits import ALIASES, DEPTH, EQUAL_NAMES, FIELDS, LIMITS
from tests.api.conftest import JSON
from tests.api.operations import Operation

CODES = {errors.BAD_USER_INPUT, errors.NOT_FOUND, errors.FORBIDDEN, errors.OPERATION_TOO_LARGE}
"""Those that random input can meet on a server that works."""


async def answered(client: httpx.AsyncClient, operation: Operation) -> JSON:
    """Return the answer to an operation, which is well formed and tells of no failure of ours."""
    response = await client.post(
        "/graphql", json={"query": operation.text, "variables": operation.variables}
    )
    answer: JSON = response.json()
    assert response.status_code == 200
    assert answer.keys() <= {"data", "errors"}
    found = answer.get("errors")
    assert isinstance(answer.get("data"), dict) or found
    for error in found or ():
        assert error["message"]
        assert error["extensions"]["code"] in CODES
        if error["extensions"]["code"] == errors.OPERATION_TOO_LARGE:
            assert answer.get("data") is None
            assert is_over_a_limit(operation, error["message"])
    assert answered_fields(answer.get("data")) <= LIMITS.answer_fields
    return answer


def answered_fields(data: object) -> int:
    """Return how many fields an answer has."""
    match data:
        case Mapping():
            return len(data) + sum(map(answered_fields, data.values()))
        case list():
            return sum(map(answered_fields, data))
    return 0


def is_over_a_limit(operation: Operation, told: str) -> bool:
    """Return whether an operation that was refused for its size has more than it may, counted by
    opening each fragment anew.
    """
    document = parse(operation.text)
    fragments = {
        each.name.value: each.selection_set
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }
    [selection] = [
        each.selection_set
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode)
    ]
    opened = list(_opened(selection, fragments, 1))
    aliases = sum(isinstance(part, FieldNode) and part.alias is not None for part, _ in opened)
    equal = max(
        Counter(str(part.name.value) for part, _ in opened if isinstance(part, FieldNode)).values()
    )
    deepest = max(depth for _, depth in opened)
    costs = (
        told.startswith("The operation costs ")
        and int(told.split()[3].rstrip(",").replace(",", "")) > LIMITS.answer_price
    )
    return (
        costs
        or len(opened) > FIELDS
        or aliases > ALIASES
        or deepest > DEPTH
        or equal > EQUAL_NAMES
        or told.startswith("The answer has")
    )


def _opened(
    selection: SelectionSetNode, fragments: Mapping[str, SelectionSetNode], depth: int
) -> Iterator[tuple[object, int]]:
    for part in selection.selections:
        yield part, depth
        if isinstance(part, FragmentSpreadNode):
            yield from _opened(fragments[part.name.value], fragments, depth)
        elif isinstance(part, FieldNode | InlineFragmentNode) and part.selection_set is not None:
            yield from _opened(part.selection_set, fragments, depth + isinstance(part, FieldNode))
