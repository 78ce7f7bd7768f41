"""A GraphQL query answered in this process, and how every answer is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from strawberry.http import GraphQLHTTPResponse
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from api.context import Context
from api.errors import OPERATION_TOO_LARGE, refused, told
from api.schema.published import schema
from graph.paths.notes import INVENTED
from graph.words import say


async def answer(context: Context, text: str, variables: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what `/graphql` would answer to a query.

    Raises:
        InvalidOperationTypeError: it is none: it would change something.
    """
    result = await schema.execute(
        text,
        variable_values=dict(variables),
        context_value=context,
        allowed_operation_types=[OperationType.QUERY],
    )
    return answered(context, result)


def answered(context: Context, result: ExecutionResult) -> GraphQLHTTPResponse:
    """Return a result as it is told."""
    answer: GraphQLHTTPResponse = {"data": result.data}
    if context.view.records.invented:
        answer["extensions"] = {"demonstration": say(INVENTED, context.language)}
    if context.allowance.is_spent:
        refusal = context.allowance.refusal()
        answer["data"], answer["errors"] = (
            None,
            [dict(refused(OPERATION_TOO_LARGE, refusal.text, context.language))],
        )
    elif result.errors:
        errors = told(result.errors, context.request_id, context.language)
        answer["errors"] = [dict(error) for error in errors]
        if result.data is None and not any(error.get("path") for error in errors):
            del answer["data"]  # nothing was executed
    return answer
