"""What happens to a document before it is run: it is read, held to what it may ask for, and to the
rules of GraphQL. Most of it happens once for each document that comes again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from graphql import (
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    parse,
    specified_rules,
)
from strawberry.schema.schema import validate_document

from api.budget import check
from api.context import Context
from api.document import Itself, read_document
from api.errors import Unreadable
from api.json_body import BadRequest
from api.limits import CACHED_DOCUMENTS, TOKENS
from api.selections import Selections
from graph.errors import SignInFirst
from graph.privacy.roles import WHO_MAY, AccountRole, Act
from graph.words import T

RULES = tuple(specified_rules)
RULES_FOR_NOBODY = (*RULES, NoSchemaIntrospectionCustomRule)
"""Who has not signed in, where people do, asks without reading the schema first."""
EVERY_KIND = frozenset({OperationType.QUERY, OperationType.MUTATION})


class OnlyReads(BadRequest):
    """The operation would change something, where nothing may be changed."""


def prepared(
    text: str,
    schema: GraphQLSchema,
    context: Context,
    variables: Mapping[str, object],
    operation_name: str | None,
    kinds: Collection[OperationType],
) -> tuple[DocumentNode, list[GraphQLError]]:
    """Return a document that may be run, and what it breaks of the rules of GraphQL.

    Raises:
        GraphQLError: it cannot be read, or asks for more than it may.
        BadRequest: it has no operation of this name, or one of another kind.
        SignInFirst: it would change something, and nobody is known to ask.
    """
    document = _parsed(text)
    itself = Itself(document)
    check(itself, schema, variables, context)
    read = read_document(itself, schema)
    context.selections = read.selections or Selections()
    if operation_name is None and len(read.operations) > 1:
        # GraphQL asks for it; graphql-core says so too late
        raise Unreadable(
            T("The document has several operations. Name the one to run as `operationName`."),
            read.operations,
        )
    kind = _chosen(read.operations, operation_name).operation
    if kind not in kinds:
        raise OnlyReads(T("This only reads. Send a mutation by POST."))
    known = context.viewer.role is not AccountRole.PUBLIC
    if kind is OperationType.MUTATION and not known:
        raise SignInFirst(WHO_MAY[Act.ASK])
    return document, _broken_rules(itself, schema, RULES if known else RULES_FOR_NOBODY)


def _chosen(
    operations: Collection[OperationDefinitionNode], name: str | None
) -> OperationDefinitionNode:
    for operation in operations:
        if name is None or (operation.name is not None and operation.name.value == name):
            return operation
    if name is None:
        raise BadRequest(T("The document has no operation. Send a query, or a mutation."))
    raise BadRequest(
        T('The document has no operation that is named "{name}". Name one of its own.', name=name)
    )


@lru_cache(CACHED_DOCUMENTS)
def _parsed(text: str) -> DocumentNode:
    return parse(text, max_tokens=TOKENS)


@lru_cache(CACHED_DOCUMENTS)
def _broken_rules(
    itself: Itself, schema: GraphQLSchema, rules: tuple[type[ASTValidationRule], ...]
) -> list[GraphQLError]:
    return validate_document(schema, itself.document, rules)
