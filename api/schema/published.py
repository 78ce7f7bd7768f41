"""The schema as it is served, made once."""

from __future__ import annotations

from collections.abc import Iterator

import strawberry
from graphql import GraphQLError, OperationDefinitionNode
from strawberry.extensions import MaxTokensLimiter, ParserCache, SchemaExtension, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from api.budget import Budget
from api.errors import Unreadable
from api.execution import Ending, Execution
from api.limits import CACHED_DOCUMENTS, TOKENS
from api.schema.centres import Centre, EmbeddedPost
from api.schema.evidence import (
    DeclaredEvidence,
    FormalEvidence,
    InteractionEvidence,
    SharedMembershipEvidence,
)
from api.schema.interactions import Interaction
from api.schema.mutations.mutation import Mutation
from api.schema.organizations import GovernmentBody, Network, OtherOrganization
from api.schema.people import Person
from api.schema.places import Place
from api.schema.posts import Office
from api.schema.query import Query
from api.schema.scalars import SCALARS
from graph.words import T


class Schema(strawberry.Schema):
    """Logs nothing of a refused query: its text may hold a name.
    `api.errors` logs what nobody expected.
    """

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        return


class OneOperation(SchemaExtension):
    """Refuses several operations of which none is named, as GraphQL asks for;
    Strawberry would run the first.
    """

    def on_parse(self) -> Iterator[None]:
        yield
        context = self.execution_context
        document = context.graphql_document
        operations = (
            [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
            if document
            else []
        )
        if len(operations) > 1 and context._provided_operation_name is None:
            raise Unreadable(
                T("The document has several operations. Name the one to run as `operationName`."),
                operations,
            )


schema = Schema(
    query=Query,
    mutation=Mutation,
    types=[
        Person,
        Centre,
        Network,
        GovernmentBody,
        OtherOrganization,
        Office,
        EmbeddedPost,
        Place,
        Interaction,
        InteractionEvidence,
        FormalEvidence,
        SharedMembershipEvidence,
        DeclaredEvidence,
    ],
    extensions=[
        OneOperation,
        Budget,
        Ending,
        lambda: MaxTokensLimiter(max_token_count=TOKENS),
        lambda: ParserCache(maxsize=CACHED_DOCUMENTS),
        lambda: ValidationCache(maxsize=CACHED_DOCUMENTS),
    ],
    execution_context_class=Execution,
    config=StrawberryConfig(scalar_map=SCALARS),
)
