"""The execution of an operation: counted while it runs, and in turns with other requests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLObjectType, OperationType
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.extensions import SchemaExtension
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.errors import TooLarge
from api.limits import Limits
from graph.words import T


@dataclass(frozen=True, slots=True)
class Turns:
    """What the operations of one process share:
    who goes on between two turns of the loop, and whose large answers are made.
    """

    one_by_one: asyncio.Lock
    large: asyncio.Semaphore


@dataclass(slots=True)
class Allowance:
    """What one operation may still answer, and when other requests are to have a turn."""

    limits: Limits
    turns: Turns
    spent: int = 0
    _turned: float = field(default_factory=time.perf_counter)
    _becoming_large: asyncio.Lock = field(default_factory=asyncio.Lock)
    _is_large: bool = False

    @property
    def is_spent(self) -> bool:
        return self.spent > self.limits.answer_fields

    def take(self, fields: int) -> None:
        """Count further fields of the answer.

        Raises:
            TooLarge: there are more than there may be. Nothing more is answered then.
        """
        self.spent += fields
        if self.is_spent:
            raise self.refusal()

    def refusal(self) -> TooLarge:
        most = f"{self.limits.answer_fields:,}"
        return TooLarge(
            T("The answer has more than {most} fields. Ask in parts, or for fewer rows.", most=most)
        )

    @property
    def is_due(self) -> bool:
        """Whether the operation has kept the loop for so long that others are due."""
        return time.perf_counter() - self._turned > self.limits.turn_seconds

    async def turn(self) -> None:
        """Let the loop look at other requests, where they are due.
        An answer that has become large waits for its place first.
        """
        async with self._becoming_large:
            if self.spent > self.limits.large_fields and not self._is_large:
                await self.turns.large.acquire()
                self._is_large = True
        async with self.turns.one_by_one:
            if self.is_due:
                await asyncio.sleep(0)
                self._turned = time.perf_counter()

    def end(self) -> None:
        """Give the place of a large answer to the next.
        To be called when the operation has ended, however it did.
        """
        if self._is_large:
            self._is_large = False
            self.turns.large.release()


class Ending(SchemaExtension):
    """Gives the place of a large answer back when its operation has ended,
    also where it was cut off.
    """

    def on_execute(self) -> Iterator[None]:
        try:
            yield
        finally:
            self.execution_context.context.allowance.end()


class Execution(StrawberryGraphQLCoreExecutionContext):
    """Counts the fields of an answer as they are resolved, and gives other requests their turn
    between two objects of it.
    """

    def execute_operation(self, serially: bool | None = None) -> Any:
        if self.operation.operation is OperationType.MUTATION:
            # what is written is written whole, and its answer is told
            self.context_value.never_cut_off()
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
            return super().execute_fields(
                parent_type, source_value, path, grouped_field_set, position_context
            )
        return self._after_a_turn(
            allowance, parent_type, source_value, path, grouped_field_set, position_context
        )

    async def _after_a_turn(self, allowance: Allowance, *execution: Any) -> dict[str, Any]:
        await allowance.turn()
        made = super().execute_fields(*execution)
        return await made if isinstance(made, Awaitable) else made
