"""What an operation may ask for: refused, where it is more, before it is checked and run."""

from __future__ import annotations

from collections.abc import Mapping

from graphql import GraphQLSchema

from api.context import Context
from api.document import MANY_FIELDS, Itself, read_document, refuse_equal_names
from api.errors import TooLarge
from api.limits import ALIASES, DEPTH, FIELDS, OBJECT_FIELDS
from api.sizes import DEEP, Size, size_of
from graph.words import T


def check(
    itself: Itself, schema: GraphQLSchema, variables: Mapping[str, object], context: Context
) -> None:
    """Refuse a document that asks for too much or holds a text that cannot be a name.

    Raises:
        TooLarge: there are too many operations, or one has too many fields or aliases, is too deep,
            has too many fields of one name in a selection, or costs too much.
        Unreadable: a text has a NUL character, a directive is unknown, a fragment is not
            used or is inside itself.
    """
    read = read_document(itself, schema)
    _refuse_wide(variables)
    today = context.view.as_of.isoformat()
    for operation in read.operations:
        size = size_of(itself, operation, schema, variables, context.lengths, today)
        _refuse(size, context.parts.limits.answer_price)
    refuse_equal_names(itself)  # it takes a step for each field, and these are few now


def _refuse(size: Size, most_price: int) -> None:
    if (
        size.fields <= FIELDS
        and size.aliases <= ALIASES
        and size.depth <= DEPTH
        and size.price <= most_price
    ):
        return
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
