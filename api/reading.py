"""A GraphQL query answered in this process, and how every answer is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graphql import ExecutionResult, OperationType

from api.context import Context
from api.errors import OPERATION_TOO_LARGE, refused, told
from api.schema.published import schema
from graph.paths.notes import INVENTED
from graph.privacy.roles import AccountRole
from graph.words import say

_SUGGESTION = re.compile(r" Did you mean .*", re.DOTALL)
"""How graphql-core ends a message with names of the schema: for who has signed in."""
ONLY_QUERIES = frozenset({OperationType.QUERY})


async def answer(context: Context, text: str, variables: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what `/graphql` would answer to a query.

    Raises:
        OnlyReads: it is none: it would change something.
        BadRequest: it has no operation.
        TooOften: the viewer has asked as often as they may.
    """
    try:
        result = await schema.answer(text, variables, context, kinds=ONLY_QUERIES)
    finally:
        context.allowance.end()
    return answered(context, result)


def answered(context: Context, result: ExecutionResult) -> Mapping[str, Any]:
    """Return a result as it is told.

    Raises:
        TooOften: the viewer has asked as often as they may.
    """
    if context.too_often is not None:
        raise context.too_often
    answer: dict[str, Any] = {"data": result.data}
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
        if context.viewer.role is AccountRole.PUBLIC:
            for error in errors:
                error["message"] = _SUGGESTION.sub("", error["message"])
        answer["errors"] = [dict(error) for error in errors]
        if result.data is None and not any(error.get("path") for error in errors):
            del answer["data"]  # nothing was executed
    return answer
