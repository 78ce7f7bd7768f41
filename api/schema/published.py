"""The schema as it is served, made once."""

from __future__ import annotations

from collections.abc import Awaitable, Collection, Mapping
from typing import Any, cast

import strawberry
from graphql import ExecutionResult, GraphQLError, OperationType
from strawberry.execution.is_awaitable import optimized_is_awaitable
from strawberry.schema.config import StrawberryConfig

from api.context import Context
from api.execution import Execution
from api.json_body import BadRequest
from api.preparation import EVERY_KIND, prepared
from api.schema.centres import Centre, EmbeddedPost
from api.schema.evidence import (
    DeclaredEvidence,
    FormalEvidence,
    InteractionEvidence,
    SharedMembershipEvidence,
)
from api.schema.formal import FormalTie
from api.schema.health import Dataset
from api.schema.interactions import Interaction
from api.schema.landscape_records import (
    Concept,
    ConceptMapping,
    Finding,
    Framework,
    Priority,
    Remit,
    Work,
)
from api.schema.mutations.mutation import Mutation
from api.schema.organizations import GovernmentBody, Network, OtherOrganization
from api.schema.people import Person
from api.schema.places import Place
from api.schema.posts import Office
from api.schema.query import Query
from api.schema.scalars import SCALARS
from graph.errors import SignInFirst


class Schema(strawberry.Schema):
    """Strawberry makes it from our types; what is asked of it is prepared here, and run by
    graphql-core with `Execution`.
    """

    async def answer(
        self,
        text: str,
        variables: Mapping[str, object],
        context: Context,
        operation_name: str | None = None,
        kinds: Collection[OperationType] = EVERY_KIND,
    ) -> ExecutionResult:
        """Return what an operation answers, errors included.

        Logs nothing of a refused one: its text may hold a name. `api.errors` logs what nobody
        expected.

        Raises:
            BadRequest: the text has no operation of this name, or one of another kind.
            SignInFirst: it would change something, and nobody is known to ask.
        """
        try:
            document, broken = prepared(
                text, self._schema, context, variables, operation_name, kinds
            )
            if broken:
                return ExecutionResult(None, broken)
            execution = Execution.build(
                self._schema,
                document,
                context_value=context,
                raw_variable_values=dict(variables),
                operation_name=operation_name,
                is_awaitable=cast(Any, optimized_is_awaitable),
            )
            if isinstance(execution, list):
                return ExecutionResult(None, execution)
            found = execution.execute_operation()
            result = await found if isinstance(found, Awaitable) else found
        except GraphQLError as error:
            return ExecutionResult(None, [error])
        except (BadRequest, SignInFirst):
            raise
        except Exception as error:  # `api.errors` logs it, and tells no details
            return ExecutionResult(None, [GraphQLError(str(error), original_error=error)])
        assert isinstance(result, ExecutionResult), "nothing here is told in parts"
        return result


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
        FormalTie,
        Framework,
        Concept,
        ConceptMapping,
        Remit,
        Work,
        Finding,
        Priority,
        Dataset,
        InteractionEvidence,
        FormalEvidence,
        SharedMembershipEvidence,
        DeclaredEvidence,
    ],
    config=StrawberryConfig(scalar_map=SCALARS),
)
