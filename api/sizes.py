"""The size of an operation, and its price: about what its answer will cost to make.

Each fragment is counted once and its sums are used wherever it is spread, so that a chain of
fragments which spread one another twice costs as much to count as to read. Strawberry's own limits
of depth and aliases walk such a chain anew at each spread, which doubles with every link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Undefined,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    value_from_ast_untyped,
)

from api import made_ids
from api.document import DECIDING, QUESTION, Itself, ReadDocument, read_document
from api.errors import TooLarge, Unreadable
from api.lengths import Lengths
from api.limits import CACHED_SIZES, DEPTH, LONG_FROM_HOPS, ROWS_OF_A_PAGE
from api.prices import (
    FURTHER_DAY,
    LONG_SEARCH,
    PRICES,
    ROW_PRICES,
    ROWS_IN_ORDER,
    WRITE,
    WRITTEN,
)
from graph.paths.asked import MOST_HOPS, MOST_PATHS
from graph.records.changes import WRITE_ID
from graph.words import T

OF_A_DAY = frozenset(
    {
        *("tie", "ties", "introductionPaths", "nations", "what", "where"),
        *("landscape", "gapOptions", "consultationList", "collaborationOpportunities"),
        *("trialConflicts", "tradeOffs", "policyDivergence", "sharedChallenges", "signpost"),
    }
)
"""Fields that are answered from the view of the day for which they are asked."""
DEEP = T(
    "The operation has more than {most} levels, fragments included. Ask in parts, "
    "or for fewer rows."
)


@dataclass(frozen=True, slots=True)
class Size:
    """Fields and aliases of a selection, everything inside it counted, how deep it goes, and what
    it costs in fields of an answer.
    """

    fields: int = 0
    aliases: int = 0
    depth: int = 0
    price: int = 0

    def beside(self, other: Size) -> Size:
        return Size(
            self.fields + other.fields,
            self.aliases + other.aliases,
            max(self.depth, other.depth),
            self.price + other.price,
        )


_KNOWN: WeakKeyDictionary[Lengths, dict[object, Size]] = WeakKeyDictionary()
"""Sizes that were counted with the lengths of a state of the records, as long as that is known."""


def size_of(
    itself: Itself,
    operation: OperationDefinitionNode,
    schema: GraphQLSchema,
    variables: Mapping[str, object],
    lengths: Lengths,
    today: str,
) -> Size:
    """Return the size of an operation, counted anew only where what decides it is another.

    Raises:
        TooLarge, Unreadable: as `Sizes.whole`.
    """
    read = read_document(itself, schema)
    values = [(name, _decisive(variables[name])) for name in read.deciding & variables.keys()]
    key = (itself, id(operation), today, frozenset(values))
    known = _KNOWN.setdefault(lengths, {})
    if key not in known:
        size = Sizes(read, operation, schema, variables, lengths, today).whole()
        if len(known) >= CACHED_SIZES:
            known.clear()
        known[key] = size
    return known[key]


def _decisive(value: object) -> str:
    """What of a value is looked at: of an input some of its fields."""
    if isinstance(value, dict):
        return repr([(name, value[name]) for name in sorted(DECIDING & value.keys())])
    return repr(value)


OPENED = Size(fields=1)
"""A fragment, beside what stands inside it."""


class Sizes:
    """The size of an operation. Where a fragment is opened counts as a field:
    walking it takes time, also where it has none.
    """

    def __init__(
        self,
        read: ReadDocument,
        operation: OperationDefinitionNode,
        schema: GraphQLSchema,
        variables: Mapping[str, object],
        lengths: Lengths,
        today: str,
    ) -> None:
        self._operation = operation
        self._fragments = read.fragments
        self._schema = schema
        defaults = {
            each.variable.name.value: value_from_ast_untyped(each.default_value)
            for each in operation.variable_definitions or ()
            if each.default_value is not None
        }
        self._variables = {**defaults, **variables}
        self._lengths = lengths
        self._asked = _asked_lengths(read.questions, self._variables)
        self._days = {today}
        self._known: dict[str, Size] = {}
        self._open: set[str] = set()

    def whole(self) -> Size:
        """Return the size of the operation with the price of each further day.

        Raises:
            TooLarge: it is deeper than can be counted.
            Unreadable: a fragment is inside itself.
        """
        try:
            size = self._of(
                self._operation.selection_set, self._schema.get_root_type(self._operation.operation)
            )
        except RecursionError:
            raise TooLarge(DEEP.filled(most=DEPTH)) from None
        return size.beside(Size(price=FURTHER_DAY * (len(self._days) - 1)))

    def _of(self, selection: SelectionSetNode | None, on: GraphQLNamedType | None) -> Size:
        total = Size()
        for part in () if selection is None else selection.selections:
            match part:
                case FieldNode():
                    total = total.beside(self._of_field(part, on))
                case FragmentSpreadNode():
                    total = total.beside(OPENED).beside(self._of_fragment(part))
                case InlineFragmentNode(type_condition=condition):
                    narrowed = (
                        on if condition is None else self._schema.get_type(condition.name.value)
                    )
                    total = total.beside(OPENED).beside(self._of(part.selection_set, narrowed))
        return total

    def _of_field(self, node: FieldNode, on: GraphQLNamedType | None) -> Size:
        field = (
            self._schema.get_field(on, node.name.value)
            if isinstance(on, GraphQLObjectType | GraphQLInterfaceType)
            else None
        )
        inner = self._of(node.selection_set, None if field is None else get_named_type(field.type))
        price = 1 if field is None or on is None else self._price(node, field, on, inner.price)
        return Size(
            inner.fields + 1, inner.aliases + (node.alias is not None), inner.depth + 1, price
        )

    def _of_fragment(self, spread: FragmentSpreadNode) -> Size:
        name = spread.name.value
        if name in self._open:
            raise Unreadable(
                T('Fragment "{name}" is inside itself. Leave it out there.', name=name), [spread]
            )
        if name not in self._fragments:
            return Size()  # the rules of validation report it
        if name not in self._known:
            fragment = self._fragments[name]
            self._open.add(name)
            self._known[name] = self._of(
                fragment.selection_set, self._schema.get_type(fragment.type_condition.name.value)
            )
            self._open.remove(name)
        return self._known[name]

    def _price(self, node: FieldNode, field: GraphQLField, on: GraphQLNamedType, inner: int) -> int:
        name = node.name.value
        arguments = _arguments(node, self._variables)
        if name in OF_A_DAY:
            question = arguments.get("input", arguments)
            day = question.get("asOf") if isinstance(question, dict) else None
            self._days |= {day} if isinstance(day, str) else set()
        own = PRICES.get(f"{on.name}.{name}") or PRICES.get(name, 0)
        if on is self._schema.mutation_type:
            own = own or WRITE
        if on is self._schema.query_type and name in ("node", "nodes"):
            own += sum(map(self._made, _ids(arguments)))
        if name == QUESTION and self._asked["hops"] >= LONG_FROM_HOPS:
            own = LONG_SEARCH
        for paged in ("first", "ids"):
            if paged in field.args:
                rows = self._lengths.page(
                    on.name, name, _count(arguments.get(paged, field.args[paged].default_value))
                )
                return 1 + own + ROWS_IN_ORDER + rows * (inner + ROW_PRICES.get(name, 0))
        rows = self._rows(name, field, on)
        return 1 + own + rows * (inner + (ROW_PRICES.get(name, 0) if rows > 1 else 0))

    def _made(self, id: str) -> int:
        """Return what working out what has an id costs, where no record has it."""
        asked = made_ids.read(id)
        if asked is None:
            return WRITTEN if id.startswith(WRITE_ID) else 0
        self._days.add(asked.as_of.isoformat())
        match asked:
            case made_ids.TieAsked():
                return PRICES["Query.tie"]
            case made_ids.PathAsked(question=question):
                is_long = question.max_hops >= LONG_FROM_HOPS
                return LONG_SEARCH if is_long else PRICES["Query.introductionPaths"]

    def _rows(self, name: str, field: GraphQLField, on: GraphQLNamedType) -> int:
        """Return how many rows with fields of their own a field answers that has no pages."""
        if (
            not is_list_type(get_nullable_type(field.type))
            or is_leaf_type(get_named_type(field.type))
            or on.name.startswith("__")
        ):
            return 1
        if on.name.endswith("Connection"):
            return 1  # the rows of the page, which the field that answers the page has counted
        return (
            self._asked.get(f"{on.name}.{name}")
            or self._asked.get(name)
            or self._lengths.of(on.name, name)
        )


def _ids(arguments: Mapping[str, object]) -> Iterator[str]:
    """Yield the ids of which the arguments of `node` or `nodes` ask."""
    given = arguments.get("id", arguments.get("ids"))
    for id in given if isinstance(given, list) else [given]:
        if isinstance(id, str):
            yield id


def _asked_lengths(nodes: Sequence[FieldNode], variables: dict[str, object]) -> Mapping[str, int]:
    """Return the lengths of the lists in an answer of paths that its questions bound, the
    greatest of all questions.
    """
    inputs = [_arguments(node, variables).get("input") for node in nodes]
    questions = [each for each in inputs if isinstance(each, dict)]
    paths = max((_bounded(each.get("first"), 5, MOST_PATHS) for each in questions), default=1)
    hops = max((_bounded(each.get("maxHops"), 3, MOST_HOPS) for each in questions), default=1)
    return {
        "paths": paths,
        "hops": hops,
        "IntroductionPath.actors": hops + 1,
        "introducers": max(1, hops - 1),
    }


def _arguments(node: FieldNode, variables: dict[str, object]) -> dict[str, object]:
    """Return the arguments that are given and decide;
    one that is null takes its default, as one left out does.
    """
    if not node.arguments:
        return {}
    values = {
        each.name.value: value_from_ast_untyped(each.value, variables)
        for each in node.arguments
        if each.name.value in DECIDING
    }
    return {
        name: value
        for name, value in values.items()
        if value is not None and value is not Undefined
    }


def _bounded(value: object, default: int, most: int) -> int:
    """Return a number that is asked for;
    what cannot be read counts as the most, and is refused later.
    """
    if value is None or value is Undefined:
        return default
    return max(1, min(value, most)) if isinstance(value, int) else most


def _count(value: object) -> int:
    """Return the rows that an argument asks for;
    what cannot be read counts as the most, and is refused later.
    """
    return (
        len(value) if isinstance(value, list) else _bounded(value, ROWS_OF_A_PAGE, ROWS_OF_A_PAGE)
    )
