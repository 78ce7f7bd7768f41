"""How much an operation asks for, counted before it is checked.

Each fragment is counted once and its sums are used wherever it is spread, so that a chain of fragments which spread one another
twice costs as much to count as to read. Strawberry's own limits of depth and aliases walk such a chain anew at each spread, which
doubles with every link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    Visitor,
    visit,
)
from strawberry.extensions import SchemaExtension

from api.errors import TooLarge
from api.limits import ALIASES, DEPTH, FIELDS


@dataclass(frozen=True, slots=True)
class Size:
    """Fields and aliases of a selection, everything inside it counted, and how deep it goes."""

    fields: int = 0
    aliases: int = 0
    depth: int = 0

    def beside(self, other: Size) -> Size:
        return Size(self.fields + other.fields, self.aliases + other.aliases, max(self.depth, other.depth))


class Budget(SchemaExtension):
    """Refuses an operation that is too large before the rules of validation walk it."""

    def on_parse(self) -> Iterator[None]:
        yield
        document = self.execution_context.graphql_document
        if document is not None:
            check(document)


def check(document: DocumentNode) -> None:
    """Refuse a document that asks for too much or holds a text that cannot be a name.

    Raises:
        TooLarge: an operation has too many fields or aliases, or is too deep.
        GraphQLError: a text has a NUL character.
    """
    visit(document, _Texts())
    sizes = _Sizes(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            _refuse(sizes.of(definition.selection_set))


def _refuse(size: Size) -> None:
    for count, most, what in ((size.fields, FIELDS, "fields"), (size.aliases, ALIASES, "aliases"), (size.depth, DEPTH, "levels")):
        if count > most:
            raise TooLarge(f"The operation has more than {most} {what}, fragments included. Ask in parts.")


class _Sizes:
    """The size of each selection. A fragment inside itself counts nothing there: the rules of validation report it."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
        self._known: dict[str, Size] = {}
        self._open: set[str] = set()

    def of(self, selection: SelectionSetNode | None) -> Size:
        total = Size()
        for part in () if selection is None else selection.selections:
            if isinstance(part, FieldNode):
                inner = self.of(part.selection_set)
                total = total.beside(Size(inner.fields + 1, inner.aliases + (part.alias is not None), inner.depth + 1))
            elif isinstance(part, FragmentSpreadNode):
                total = total.beside(self._of_fragment(part.name.value))
            else:
                total = total.beside(self.of(getattr(part, "selection_set", None)))
        return total

    def _of_fragment(self, name: str) -> Size:
        if name in self._open or name not in self._fragments:
            return Size()
        if name not in self._known:
            self._open.add(name)
            self._known[name] = self.of(self._fragments[name].selection_set)
            self._open.remove(name)
        return self._known[name]


class _Texts(Visitor):
    def enter_string_value(self, node: StringValueNode, *_: object) -> None:
        if "\0" in node.value:
            raise GraphQLError("A text has a NUL character, which no name or id can have.", node)
