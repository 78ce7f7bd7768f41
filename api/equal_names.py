"""How many fields of an operation have one name in one selection.

The rule that two such fields must agree compares each with each, and whatever stands inside them likewise.
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

Placed = tuple[SelectionSetNode, frozenset[str]]
"""A selection with the fragments inside which it stands: a fragment inside itself counts nothing there."""
Fragments = Mapping[str, FragmentDefinitionNode]


def most_equal(document: DocumentNode, operation: OperationDefinitionNode) -> int:
    """Return the most fields of one name, alias or not, that stand in one selection of an operation, fragments included.

    The selections inside fields of one name count as one selection, as they are one object of the answer. It takes one step for each
    field, each fragment counted wherever it is spread: limit those first.
    """
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    most, waiting = 0, [[(operation.selection_set, frozenset[str]())]]
    while waiting:
        named: dict[str, list[tuple[FieldNode, frozenset[str]]]] = defaultdict(list)
        _collect(waiting.pop(), fragments, named)
        for fields in named.values():
            most = max(most, len(fields))
            inside = [(field.selection_set, opened) for field, opened in fields if field.selection_set is not None]
            if inside:
                waiting.append(inside)
    return most


def _collect(selections: Sequence[Placed], fragments: Fragments, named: dict[str, list[tuple[FieldNode, frozenset[str]]]]) -> None:
    """File the fields of selections under the names that they have in the answer, whatever type they are of."""
    waiting = list(selections)
    while waiting:
        selection, opened = waiting.pop()
        for part in selection.selections:
            match part:
                case FieldNode():
                    named[(part.alias or part.name).value].append((part, opened))
                case FragmentSpreadNode(name=name) if name.value in fragments and name.value not in opened:
                    waiting.append((fragments[name.value].selection_set, opened | {name.value}))
                case InlineFragmentNode(selection_set=inside):
                    waiting.append((inside, opened))
