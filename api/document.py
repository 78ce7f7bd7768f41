"""What a document says whatever the values of its variables, read once for each that is kept
parsed: the same documents come again and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLSchema,
    NameNode,
    Node,
    ObjectFieldNode,
    ObjectValueNode,
    OperationDefinitionNode,
    StringValueNode,
    VariableNode,
    Visitor,
    visit,
)

from api.equal_names import Fragments, fragments_of, most_equal
from api.errors import TooLarge, Unreadable
from api.limits import (
    CACHED_DOCUMENTS,
    DIRECTIVES,
    EQUAL_NAMES,
    NAME_LETTERS,
    OBJECT_FIELDS,
    OPERATIONS,
)
from api.selections import Selections
from graph.words import T

MANY_FIELDS = T("An object in the query or its variables has more than {most} fields.")
QUESTION = "introductionPaths"
DECIDING = frozenset({"input", "first", "id", "ids", "asOf", "maxHops"})
"""The arguments, and the fields of an input, on which hangs how large an operation is."""


class Itself:
    """A document that equals itself alone:
    to compare two by what they say takes as long as to read them.
    """

    __slots__ = ("document",)

    def __init__(self, document: DocumentNode) -> None:
        self.document = document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.document is self.document

    def __hash__(self) -> int:
        return id(self.document)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    operations: Sequence[OperationDefinitionNode]
    fragments: Fragments
    questions: Sequence[FieldNode]
    """Those for paths, in fragments too."""
    deciding: frozenset[str]
    """The variables on whose values hangs how large the operations are."""
    selections: Selections | None
    """What its operations select, as far as it was asked for yet. None: it hangs on directives."""


@lru_cache(CACHED_DOCUMENTS)
def read_document(itself: Itself, schema: GraphQLSchema) -> ReadDocument:
    """Return what a document has.

    Raises:
        TooLarge, Unreadable: as `api.budget.check`.
    """
    document = itself.document
    operations = [
        each for each in document.definitions if isinstance(each, OperationDefinitionNode)
    ]
    if len(operations) > OPERATIONS:
        raise TooLarge(
            T("The document has more than {most} operations. Send the one to run.", most=OPERATIONS)
        )
    words = _Words(schema)
    visit(document, words)
    _refuse_unused(document)
    return ReadDocument(
        operations,
        fragments_of(document),
        words.questions,
        frozenset(words.deciding),
        None if words.has_directives else Selections(),
    )


@lru_cache(CACHED_DOCUMENTS)
def refuse_equal_names(itself: Itself) -> None:
    """Refuse a document with too many fields of one name in one selection.

    Raises:
        TooLarge: an operation has.
    """
    for operation in itself.document.definitions:
        if (
            isinstance(operation, OperationDefinitionNode)
            and most_equal(itself.document, operation) > EQUAL_NAMES
        ):
            raise TooLarge(
                T(
                    "The operation has more than {most} fields of one name in one selection, "
                    "fragments included. Ask for each once.",
                    most=EQUAL_NAMES,
                )
            )


def _refuse_unused(document: DocumentNode) -> None:
    """Refuse a fragment that no operation uses:
    the rules of validation would walk it too, and then refuse it.
    """
    fragments = dict(fragments_of(document))
    waiting: list[Node] = [
        each for each in document.definitions if isinstance(each, OperationDefinitionNode)
    ]
    while waiting:
        spreads = _Spreads()
        visit(waiting.pop(), spreads)
        waiting += [fragments.pop(name) for name in spreads.names if name in fragments]
    for name, fragment in fragments.items():
        raise Unreadable(T('Fragment "{name}" is never used. Leave it out.', name=name), [fragment])


class _Spreads(Visitor):
    """Collects the names of the fragments that a part of a document spreads."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.add(node.name.value)


class _Words(Visitor):
    """Refuses texts that no name or id can have, unknown directives, and too many
    directives at one place; and collects the questions for paths, and the variables that decide.

    The rules of validation would report each unknown directive on its own.
    """

    def __init__(self, schema: GraphQLSchema) -> None:
        super().__init__()
        self._directives = {directive.name for directive in schema.directives}
        self.questions: list[FieldNode] = []
        self.deciding: set[str] = set()
        self.has_directives = False

    def enter(self, node: Node, *_: object) -> None:
        if len(getattr(node, "directives", None) or ()) > DIRECTIVES:
            raise TooLarge(
                T(
                    "More than {most} directives stand at one place. Leave some out.",
                    most=DIRECTIVES,
                ),
                [node],
            )
        if isinstance(node, FieldNode) and node.name.value == QUESTION:
            self.questions.append(node)
        if isinstance(node, ArgumentNode | ObjectFieldNode) and node.name.value in DECIDING:
            self.deciding |= (
                {node.value.name.value} if isinstance(node.value, VariableNode) else set()
            )
        if isinstance(node, ObjectValueNode) and len(node.fields) > OBJECT_FIELDS:
            raise TooLarge(MANY_FIELDS.filled(most=OBJECT_FIELDS), [node])
        if isinstance(node, NameNode) and len(node.value) > NAME_LETTERS:
            raise TooLarge(
                T("A name in the query has more than {most} letters.", most=NAME_LETTERS), [node]
            )
        if isinstance(node, StringValueNode) and "\0" in node.value:
            raise Unreadable(T("A text has a NUL character, which no name or id can have."), [node])
        self.has_directives |= isinstance(node, DirectiveNode)
        if isinstance(node, DirectiveNode) and node.name.value not in self._directives:
            raise Unreadable(
                T('Unknown directive "@{name}". Leave it out.', name=node.name.value), [node]
            )
