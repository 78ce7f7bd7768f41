"""What an operation may ask for: refused, where it is more, before it is checked and run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphql import (
    DirectiveNode,
    DocumentNode,
    FragmentSpreadNode,
    GraphQLSchema,
    NameNode,
    Node,
    ObjectValueNode,
    OperationDefinitionNode,
    StringValueNode,
    Visitor,
    visit,
)
from strawberry.extensions import SchemaExtension

from api.context import Context
from api.equal_names import fragments_of, most_equal
from api.errors import TooLarge, Unreadable
from api.limits import (
    ALIASES,
    DEPTH,
    DIRECTIVES,
    EQUAL_NAMES,
    FIELDS,
    NAME_LETTERS,
    OBJECT_FIELDS,
    OPERATIONS,
)
from api.sizes import DEEP, Size, Sizes
from graph.words import T

MANY_FIELDS = T("An object in the query or its variables has more than {most} fields.")


class Budget(SchemaExtension):
    """Refuses an operation that is too large before the rules of validation walk it."""

    def on_parse(self) -> Iterator[None]:
        yield
        execution, context = self.execution_context, self.execution_context.context
        if execution.graphql_document is not None:
            check(
                execution.graphql_document,
                execution.schema._schema,
                execution.variables or {},
                context,
            )


def check(
    document: DocumentNode, schema: GraphQLSchema, variables: Mapping[str, object], context: Context
) -> None:
    """Refuse a document that asks for too much or holds a text that cannot be a name.

    Raises:
        TooLarge: there are too many operations, or one has too many fields or aliases, is too deep,
            has too many fields of one name in a selection, or costs too much.
        Unreadable: a text has a NUL character, a directive is unknown, a fragment is not
            used or is inside itself.
    """
    operations = [
        each for each in document.definitions if isinstance(each, OperationDefinitionNode)
    ]
    if len(operations) > OPERATIONS:
        raise TooLarge(
            T("The document has more than {most} operations. Send the one to run.", most=OPERATIONS)
        )
    visit(document, _Words(schema))
    _refuse_wide(variables)
    _refuse_unused(document)
    for operation in operations:
        sizes = Sizes(
            document,
            operation,
            schema,
            variables,
            context.lengths,
            today=context.view.as_of.isoformat(),
        )
        _refuse(sizes.whole(), context.parts.limits.answer_price)
        if most_equal(document, operation) > EQUAL_NAMES:
            raise TooLarge(
                T(
                    "The operation has more than {most} fields of one name in one selection, "
                    "fragments included. Ask for each once.",
                    most=EQUAL_NAMES,
                )
            )


def _refuse(size: Size, most_price: int) -> None:
    for count, most, message in (
        (
            size.fields,
            FIELDS,
            T(
                "The operation has more than {most} fields, fragments included. Ask in parts, "
                "or for fewer rows."
            ),
        ),
        (
            size.aliases,
            ALIASES,
            T(
                "The operation has more than {most} aliases, fragments included. Ask in parts, "
                "or for fewer rows."
            ),
        ),
        (size.depth, DEPTH, DEEP),
        (
            size.price,
            most_price,
            T(
                "The operation costs {count}, and may cost {most}: about one for each field of its "
                "answer, more for paths, searches, ties of further days and writes. Ask in parts, "
                "or for fewer rows."
            ),
        ),
    ):
        if count > most:
            raise TooLarge(message.filled(most=f"{most:,}", count=f"{count:,}"))


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


def _refuse_wide(variables: Mapping[str, object]) -> None:
    """Refuse an object with many fields among the values of variables, as in the document."""
    waiting: list[object] = list(variables.values())
    while waiting:
        match waiting.pop():
            case dict() as fields if len(fields) > OBJECT_FIELDS:
                raise TooLarge(MANY_FIELDS.filled(most=OBJECT_FIELDS))
            case dict() as fields:
                waiting += fields.values()
            case list() as values:
                waiting += values


class _Spreads(Visitor):
    """Collects the names of the fragments that a part of a document spreads."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.add(node.name.value)


class _Words(Visitor):
    """Refuses texts that no name or id can have, unknown directives, and too many
    directives at one place.

    The rules of validation would report each unknown directive on its own.
    """

    def __init__(self, schema: GraphQLSchema) -> None:
        super().__init__()
        self._directives = {directive.name for directive in schema.directives}

    def enter(self, node: Node, *_: object) -> None:
        if len(getattr(node, "directives", None) or ()) > DIRECTIVES:
            raise TooLarge(
                T(
                    "More than {most} directives stand at one place. Leave some out.",
                    most=DIRECTIVES,
                ),
                [node],
            )
        if isinstance(node, ObjectValueNode) and len(node.fields) > OBJECT_FIELDS:
            raise TooLarge(MANY_FIELDS.filled(most=OBJECT_FIELDS), [node])
        if isinstance(node, NameNode) and len(node.value) > NAME_LETTERS:
            raise TooLarge(
                T("A name in the query has more than {most} letters.", most=NAME_LETTERS), [node]
            )
        if isinstance(node, StringValueNode) and "\0" in node.value:
            raise Unreadable(T("A text has a NUL character, which no name or id can have."), [node])
        if isinstance(node, DirectiveNode) and node.name.value not in self._directives:
            raise Unreadable(
                T('Unknown directive "@{name}". Leave it out.', name=node.name.value), [node]
            )
