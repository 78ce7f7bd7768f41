"""How large an event counts of which no source states how many came."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Interaction, InteractionKind
from graph.ties.parameters import UNSTATED_ELSE, UNSTATED_IN_PERSON


def with_attendance(interaction: Interaction, *, came_in_person: bool) -> Interaction:
    """Return it with the attendance that holds, which its note says where no source states it.
    What is no event, or states how many came, stays as it is.

    Args:
        came_in_person: whether the source names office holders who were there, and not online.
    """
    if interaction.kind is not InteractionKind.EVENT or interaction.attendance is not None:
        return interaction
    size = UNSTATED_IN_PERSON if came_in_person else UNSTATED_ELSE
    counted = f"How many came is not stated: it counts as an event of {size}."
    note = f"{interaction.note} {counted}" if interaction.note else counted
    return replace(interaction, attendance=size, note=note)
