"""How much an operation asks for, counted before it is checked and run.

Each fragment is counted once and its sums are used wherever it is spread, so that a chain of fragments which spread one another
twice costs as much to count as to read. Strawberry's own limits of depth and aliases walk such a chain anew at each spread, which
doubles with every link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    VariableNode,
    Visitor,
    get_named_type,
    get_nullable_type,
    is_list_type,
    visit,
)
from strawberry.extensions import SchemaExtension

from api.errors import TooLarge, Unreadable
from api.limits import ALIASES, ANSWER_FIELDS, DEPTH, FIELDS, ROWS_OF_A_LIST, ROWS_OF_A_PAGE
from graph.words import T


@dataclass(frozen=True, slots=True)
class Size:
    """Fields and aliases of a selection, everything inside it counted, how deep it goes, and about how many fields its answer has."""

    fields: int = 0
    aliases: int = 0
    depth: int = 0
    answer: int = 0

    def beside(self, other: Size) -> Size:
        return Size(self.fields + other.fields, self.aliases + other.aliases, max(self.depth, other.depth), self.answer + other.answer)


class Budget(SchemaExtension):
    """Refuses an operation that is too large before the rules of validation walk it."""

    def on_parse(self) -> Iterator[None]:
        yield
        context = self.execution_context
        if context.graphql_document is not None:
            check(context.graphql_document, context.schema._schema, context.variables or {})


def check(document: DocumentNode, schema: GraphQLSchema, variables: Mapping[str, object]) -> None:
    """Refuse a document that asks for too much or holds a text that cannot be a name.

    Raises:
        TooLarge: an operation has too many fields or aliases, is too deep, or its answer would have too many fields.
        GraphQLError: a text has a NUL character.
    """
    visit(document, _Texts())
    sizes = Sizes(document, schema, variables)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            _refuse(sizes.of(definition.selection_set, schema.get_root_type(definition.operation)))


def _refuse(size: Size) -> None:
    for count, most, message in (
        (size.fields, FIELDS, T("The operation has more than {most} fields, fragments included. Ask in parts, or for fewer rows.")),
        (size.aliases, ALIASES, T("The operation has more than {most} aliases, fragments included. Ask in parts, or for fewer rows.")),
        (size.depth, DEPTH, T("The operation has more than {most} levels, fragments included. Ask in parts, or for fewer rows.")),
        (size.answer, ANSWER_FIELDS,
         T("The operation has more than {most} fields in its answer, fragments included. Ask in parts, or for fewer rows.")),
    ):
        if count > most:
            raise TooLarge(message.filled(most=f"{most:,}"))


class Sizes:
    """The size of each selection. A fragment inside itself counts nothing there: the rules of validation report it."""

    def __init__(self, document: DocumentNode, schema: GraphQLSchema, variables: Mapping[str, object]) -> None:
        self._fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
        self._schema = schema
        self._variables = variables
        self._known: dict[str, Size] = {}
        self._open: set[str] = set()

    def of(self, selection: SelectionSetNode | None, on: GraphQLNamedType | None) -> Size:
        total = Size()
        for part in () if selection is None else selection.selections:
            match part:
                case FieldNode():
                    total = total.beside(self._of_field(part, on))
                case FragmentSpreadNode():
                    total = total.beside(self._of_fragment(part.name.value))
                case InlineFragmentNode(type_condition=condition):
                    narrowed = on if condition is None else self._schema.get_type(condition.name.value)
                    total = total.beside(self.of(part.selection_set, narrowed))
        return total

    def _of_field(self, node: FieldNode, on: GraphQLNamedType | None) -> Size:
        field = on.fields.get(node.name.value) if isinstance(on, GraphQLObjectType | GraphQLInterfaceType) else None
        inner = self.of(node.selection_set, None if field is None else get_named_type(field.type))
        rows = 1 if field is None or on is None else self._rows(node, field, on)
        return Size(inner.fields + 1, inner.aliases + (node.alias is not None), inner.depth + 1, 1 + rows * inner.answer)

    def _of_fragment(self, name: str) -> Size:
        if name in self._open or name not in self._fragments:
            return Size()
        if name not in self._known:
            fragment = self._fragments[name]
            self._open.add(name)
            self._known[name] = self.of(fragment.selection_set, self._schema.get_type(fragment.type_condition.name.value))
            self._open.remove(name)
        return self._known[name]

    def _rows(self, node: FieldNode, field: GraphQLField, on: GraphQLNamedType) -> int:
        """Return about how many rows a field answers: of a page as many as are asked for, of a list as many as are usual."""
        arguments = {argument.name.value: argument.value for argument in node.arguments or ()}
        for name in ("first", "ids"):
            if name in field.args:
                given = arguments.get(name)
                value = self._variables.get(given.name.value) if isinstance(given, VariableNode) else given
                return _count(field.args[name].default_value if value is None else value)
        listed = is_list_type(get_nullable_type(field.type)) and not on.name.endswith("Connection")
        return ROWS_OF_A_LIST if listed else 1


def _count(value: object) -> int:
    """Return the rows that an argument asks for; what cannot be read counts as the most, and is refused later."""
    match value:
        case IntValueNode(value=digits) if len(digits) < 10:
            return _count(int(digits))
        case ListValueNode(values=values):
            return len(values)
        case list():
            return len(value)
        case int():
            return max(1, min(value, ROWS_OF_A_PAGE))
        case _:
            return ROWS_OF_A_PAGE


class _Texts(Visitor):
    def enter_string_value(self, node: StringValueNode, *_: object) -> None:
        if "\0" in node.value:
            raise Unreadable(T("A text has a NUL character, which no name or id can have."), node)
