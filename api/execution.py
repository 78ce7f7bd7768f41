"""The execution of an operation: counted while it runs, and in turns with other requests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLObjectType, OperationType
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.errors import TooLarge
from graph.words import T


@dataclass(slots=True)
class Allowance:
    """What one operation may still answer, and when other requests are to have a turn."""

    fields: int
    turn_seconds: float
    turns: asyncio.Lock
    """Shared by all operations, so that between two turns of the loop only one of them goes on."""
    spent: int = 0
    _turned: float = field(default_factory=time.perf_counter)

    @property
    def is_spent(self) -> bool:
        return self.spent > self.fields

    def take(self, fields: int) -> None:
        """Count further fields of the answer.

        Raises:
            TooLarge: there are more than there may be. Nothing more is answered then.
        """
        self.spent += fields
        if self.is_spent:
            raise self.refusal()

    def refusal(self) -> TooLarge:
        return TooLarge(T("The answer has more than {most} fields. Ask in parts, or for fewer rows.", most=f"{self.fields:,}"))

    @property
    def is_due(self) -> bool:
        """Whether the operation has kept the loop for so long that others are due."""
        return time.perf_counter() - self._turned > self.turn_seconds

    async def turn(self) -> None:
        """Let the loop look at other requests, where they are due."""
        async with self.turns:
            if self.is_due:
                await asyncio.sleep(0)
                self._turned = time.perf_counter()


class Execution(StrawberryGraphQLCoreExecutionContext):
    """Counts the fields of an answer as they are resolved, and gives other requests their turn between two objects of it."""

    def execute_operation(self, serially: bool | None = None) -> Any:
        if self.operation.operation is OperationType.MUTATION:
            self.context_value.never_cut_off()   # what is written is written whole, and its answer is told
        return super().execute_operation(serially)

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        allowance: Allowance = self.context_value.allowance
        allowance.take(len(grouped_field_set))
        if not allowance.is_due:
            return super().execute_fields(parent_type, source_value, path, grouped_field_set, position_context)
        return self._after_a_turn(allowance, parent_type, source_value, path, grouped_field_set, position_context)

    async def _after_a_turn(self, allowance: Allowance, *execution: Any) -> dict[str, Any]:
        await allowance.turn()
        made = super().execute_fields(*execution)
        return await made if isinstance(made, Awaitable) else made
