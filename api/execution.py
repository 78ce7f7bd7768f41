"""The execution of an operation: counted while it runs, and in turns with other requests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from graphql import GraphQLAbstractType, GraphQLObjectType, GraphQLOutputType, OperationType
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.pyutils import AwaitableOrValue, Path, gather_with_cancel
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.branches import Branch, one_of
from api.errors import TooLarge
from api.leaves import LEFT
from api.limits import LARGE_AT_ONCE, Limits
from api.selections import Details, Fields, FieldStep, Selections
from graph.words import T


@dataclass(frozen=True, slots=True)
class Turns:
    """What the operations of one process share:
    who goes on between two turns of the loop, and whose large answers are made.
    """

    one_by_one: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Short searches and the parts of answers run in the loop, one for each turn of it."""
    large: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(LARGE_AT_ONCE))


@dataclass(slots=True)
class Allowance:
    """What one operation may still answer, and when other requests are to have a turn."""

    limits: Limits
    turns: Turns
    spent: int = 0
    _turned: float = field(default_factory=time.perf_counter)
    _in_line: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Of hundreds of parts of an answer one waits for its turn at a time: operations take turns,
    and a small one does not wait for every part of a large one."""
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
        async with self._in_line:
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


class Execution(StrawberryGraphQLCoreExecutionContext):
    """Counts the fields of an answer as they are resolved, and gives other requests their turn
    between two objects of it.

    Texts, numbers and the objects between them are answered here (`api.leaves`, `api.branches`),
    and what is out of the ordinary by graphql-core.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._allowance: Allowance = self.context_value.allowance
        self._selections: Selections = self.context_value.selections
        self._relevant_sub_fields = self._selections.inside
        self._asked = _Asked(self.context_value)

    def execute_operation(self, serially: bool | None = None) -> Any:
        if self.operation.operation is OperationType.MUTATION:
            # what is written is written whole, and its answer is told
            self.context_value.never_cut_off()
        return super().execute_operation(serially)

    def execute_collected_root_fields(
        self,
        root_type: GraphQLObjectType,
        root_value: Any,
        grouped_field_set: GroupedFieldSet,
        serially: bool,
        new_defer_usages: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        fields = self._selections.root(self.operation, grouped_field_set)
        return super().execute_collected_root_fields(
            root_type, root_value, fields, serially, new_defer_usages
        )

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        fields = self._counted(parent_type, grouped_field_set)
        if self._allowance.is_due:
            return self._after_a_turn(_Object(parent_type, source_value, path), iter(fields.steps))
        return self._object(parent_type, source_value, path, fields)

    def complete_abstract_value(
        self,
        return_type: GraphQLAbstractType,
        field_details_list: Details,
        info: Any,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        """Find the type of an object by its class, where that says it."""
        type_ = one_of(self.schema, return_type)(type(result))
        if type_ is None:
            return super().complete_abstract_value(
                return_type, field_details_list, info, path, result, position_context
            )
        return self.collect_and_execute_subfields(
            type_, field_details_list, path, result, position_context
        )

    def _counted(self, type_: GraphQLObjectType, found: GroupedFieldSet) -> Fields:
        """Count the fields of an object that is answered, and return how they are."""
        self._allowance.take(len(found))
        return self._selections.fields(self.schema, type_, found)

    def _object(
        self, type_: GraphQLObjectType, source: Any, path: Path | None, fields: Fields
    ) -> AwaitableOrValue[dict[str, Any]]:
        if fields.leaves is not None:
            asked = self._asked
            plain = {name: leaf(source, asked) for name, leaf in fields.leaves}
            if LEFT not in plain.values():
                return plain
        return self._go_on(_Object(type_, source, path), iter(fields.steps))

    def _go_on(
        self, made: _Object, steps: Iterator[FieldStep], *, has_turn: bool = False
    ) -> AwaitableOrValue[dict[str, Any]]:
        """Answer the fields of an object that are left, in this turn as far as it lasts.
        `has_turn`: it has just begun, so that at least one of them is answered in it.
        """
        source, answered, asked = made.source, made.answered, self._asked
        try:
            for step in steps:
                value: Any = LEFT
                if step.leaf is not None:
                    value = step.leaf(source, asked)
                elif self._allowance.is_due and not has_turn:
                    return self._after_a_turn(made, chain((step,), steps))
                elif step.branch is not None:
                    has_turn = False
                    value = self._branch(made, step, step.branch)
                    if isinstance(value, Awaitable):
                        made.waiting[step.name] = value
                answered[step.name] = value  # in the order in which they were asked
                if value is LEFT:
                    made.left[step.name] = step.details
            if made.left:
                others = super().execute_fields(made.type, source, made.path, made.left, None)
                if isinstance(others, Awaitable):
                    return self._beside(made, others)
                answered.update(others)
        except Exception:  # whatever it was, it goes on
            self._let_go(made.waiting)
            raise
        return self._beside(made) if made.waiting else answered

    async def _after_a_turn(self, made: _Object, steps: Iterator[FieldStep]) -> dict[str, Any]:
        await _wait_for(made.waiting, made.answered)
        await self._allowance.turn()
        answered = self._go_on(made, steps, has_turn=True)
        return await answered if isinstance(answered, Awaitable) else answered

    async def _beside(
        self, made: _Object, others: Awaitable[dict[str, Any]] | None = None
    ) -> dict[str, Any]:
        if others is None:
            await _wait_for(made.waiting, made.answered)
        else:
            found: dict[Any, Any] = {}
            await _wait_for({LEFT: others, **made.waiting}, found)
            made.answered.update(found.pop(LEFT))
            made.answered.update(found)
        return made.answered

    def _branch(self, made: _Object, step: FieldStep, branch: Branch) -> Any:
        """Answer a field that has fields of its own."""
        value = branch.value(made.source, self._asked)
        if value is None or value is LEFT:
            return value
        path = Path(made.path, step.name, made.type.name)
        if branch.items is None:
            return self._one(branch, branch.returns, step.details, value, path)
        try:
            answers = self._rows(_ObjectList(branch, branch.items, step.details, value, path))
        except Exception as error:  # whatever a resolver raises is told at its field
            return self.handle_field_error(error, branch.returns, step.details, path)
        if isinstance(answers, Awaitable):
            return self._told(answers, branch.returns, step.details, path)
        return answers

    def _one(
        self, branch: Branch, returns: GraphQLOutputType, details: Details, value: Any, path: Path
    ) -> Any:
        """Answer an object, with its error where there is one."""
        try:
            type_ = branch.type_of(type(value))
            assert type_ is not None, "the value was looked at when it was read"
            found = self.collect_subfields(type_, details).grouped_field_set
            answer = self._object(type_, value, path, self._counted(type_, found))
        except Exception as error:  # whatever a resolver raises is told at its field
            return self.handle_field_error(error, returns, details, path)
        if isinstance(answer, Awaitable):
            return self._told(answer, returns, details, path)
        return answer

    def _rows(self, rows: _ObjectList, *, has_turn: bool = False) -> AwaitableOrValue[list[Any]]:
        """Answer the objects of a list that are left, in this turn as far as it lasts."""
        branch, answers = rows.branch, rows.answers
        try:
            for number in range(len(answers), len(rows.values)):
                if self._allowance.is_due and not has_turn:
                    return self._rows_after_a_turn(rows)
                has_turn = False
                path = rows.path.add_key(number, None)
                answer = self._one(branch, rows.returns, rows.details, rows.values[number], path)
                if isinstance(answer, Awaitable):
                    rows.waiting[number] = answer
                answers.append(answer)
        except Exception:  # whatever it was, it goes on
            self._let_go(rows.waiting)
            raise
        return self._all_rows(rows) if rows.waiting else answers

    async def _rows_after_a_turn(self, rows: _ObjectList) -> list[Any]:
        await _wait_for(rows.waiting, rows.answers)
        await self._allowance.turn()
        answers = self._rows(rows, has_turn=True)
        return await answers if isinstance(answers, Awaitable) else answers

    async def _all_rows(self, rows: _ObjectList) -> list[Any]:
        await _wait_for(rows.waiting, rows.answers)
        return rows.answers

    async def _told(
        self, answer: Awaitable[Any], returns: GraphQLOutputType, details: Details, path: Path
    ) -> Any:
        try:
            return await answer
        except Exception as error:  # whatever a resolver raises is told at its field
            return self.handle_field_error(error, returns, details, path)

    def _let_go(self, waiting: Mapping[Any, Awaitable[Any]]) -> None:
        """Let what nobody waits for any more end by itself."""
        if waiting:
            self.settle_in_background(list(waiting.values()))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What resolvers may ask of the request, as graphql-core gives it to them."""

    context: Any


@dataclass(slots=True)
class _Object:
    """An object of the answer while it is made."""

    type: GraphQLObjectType
    source: Any
    path: Path | None
    answered: dict[str, Any] = field(default_factory=dict)
    left: dict[str, Details] = field(default_factory=dict)
    """For graphql-core."""
    waiting: dict[Any, Awaitable[Any]] = field(default_factory=dict)


@dataclass(slots=True)
class _ObjectList:
    """A list of objects of the answer while it is made."""

    branch: Branch
    returns: GraphQLOutputType
    """What each row is."""
    details: Details
    values: Sequence[Any]
    path: Path
    answers: list[Any] = field(default_factory=list)
    waiting: dict[Any, Awaitable[Any]] = field(default_factory=dict)


async def _wait_for(waiting: dict[Any, Awaitable[Any]], answers: Any) -> None:
    """Put into a dictionary or a list what is waited for, in its places."""
    if not waiting:
        return
    places, values = list(waiting), list(waiting.values())
    waiting.clear()
    found = [await values[0]] if len(values) == 1 else await gather_with_cancel(*values)
    for place, value in zip(places, found, strict=True):
        answers[place] = value
