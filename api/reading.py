"""A GraphQL query answered in this process, for a page that shows the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from strawberry.types.graphql import OperationType

from api.context import Context
from api.errors import told
from api.schema.published import schema


async def answer(context: Context, text: str, variables: Mapping[str, Any]) -> dict[str, Any]:
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
    answered: dict[str, Any] = {"data": result.data}
    if result.errors:
        answered["errors"] = [
            dict(error) for error in told(result.errors, context.request_id, context.language)
        ]
    return answered
