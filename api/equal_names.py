"""How many fields of an operation have one name in one selection.

The rule that two such fields must agree compares each with each, and whatever
stands inside them likewise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

Fragments = Mapping[str, FragmentDefinitionNode]


def fragments_of(document: DocumentNode) -> Fragments:
    """Return the fragments of a document by name."""
    return {
        each.name.value: each
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }


def most_equal(document: DocumentNode, operation: OperationDefinitionNode) -> int:
    """Return the most fields of one name, alias or not, that stand in one selection of an
    operation, fragments included.

    The selections inside fields of one name count as one selection, as they are one object of the
    answer. It takes one step for each field and each fragment, counted wherever it is spread: limit
    those first, and refuse a fragment that is inside itself.
    """
    fragments = fragments_of(document)
    most, waiting = 0, [[operation.selection_set]]
    while waiting:
        named: dict[str, list[FieldNode]] = defaultdict(list)
        _collect(waiting.pop(), fragments, named)
        for fields in named.values():
            most = max(most, len(fields))
            inside = [field.selection_set for field in fields if field.selection_set is not None]
            if inside:
                waiting.append(inside)
    return most


def _collect(
    selections: Sequence[SelectionSetNode], fragments: Fragments, named: dict[str, list[FieldNode]]
) -> None:
    """File the fields of selections under the names that they have in the answer,
    whatever type they are of.
    """
    waiting = list(selections)
    while waiting:
        for part in waiting.pop().selections:
            match part:
                case FieldNode():
                    named[(part.alias or part.name).value].append(part)
                case FragmentSpreadNode(name=name) if name.value in fragments:
                    waiting.append(fragments[name.value].selection_set)
                case InlineFragmentNode(selection_set=inside):
                    waiting.append(inside)
