"""What an operation selects: found once for each type at each place of its document, and used again
by every request with the same document, where its variables change nothing in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphql import GraphQLObjectType, GraphQLSchema
from graphql.execution.collect_fields import CollectedFields, FieldDetails, GroupedFieldSet

from api.branches import Branch, branch_of
from api.leaves import Leaf, leaf_of

Details = list[FieldDetails]
"""The places at which one field of an answer is asked for."""


@dataclass(frozen=True, slots=True)
class FieldStep:
    """One field of an answer. Without a leaf and a branch graphql-core answers it."""

    name: str
    """As the answer has it."""
    details: Details
    leaf: Leaf | None
    branch: Branch | None


@dataclass(frozen=True, slots=True)
class Fields:
    steps: Sequence[FieldStep]
    leaves: Sequence[tuple[str, Leaf]] | None
    """The same where all are leaves; None: some are not."""


@dataclass(frozen=True, slots=True)
class Selections:
    """By the identity of the lists of fields that they were found from, which are held."""

    inside: dict[tuple[GraphQLObjectType, int], tuple[Details, CollectedFields]] = field(
        default_factory=dict
    )
    _roots: dict[int, GroupedFieldSet] = field(default_factory=dict)
    _fields: dict[int, tuple[GroupedFieldSet, Fields]] = field(default_factory=dict)

    def root(self, operation: object, found: GroupedFieldSet) -> GroupedFieldSet:
        """Return the fields of an operation as they were found first."""
        return self._roots.setdefault(id(operation), found)

    def fields(
        self, schema: GraphQLSchema, parent: GraphQLObjectType, found: GroupedFieldSet
    ) -> Fields:
        """Return how fields of an object are answered, in their order."""
        known = self._fields.get(id(found))
        if known is None:
            steps = [_step(schema, parent, name, details) for name, details in found.items()]
            leaves = [(step.name, step.leaf) for step in steps if step.leaf is not None]
            known = found, Fields(steps, leaves if len(leaves) == len(steps) else None)
            self._fields[id(found)] = known
        return known[1]


def _step(
    schema: GraphQLSchema, parent: GraphQLObjectType, name: str, details: Details
) -> FieldStep:
    node = details[0].node
    if node.arguments:
        return FieldStep(name, details, None, None)
    leaf = leaf_of(parent, node.name.value)
    branch = None if leaf is not None else branch_of(schema, parent, node.name.value)
    return FieldStep(name, details, leaf, branch)
