"""The context of a request, made in one place for GraphQL and for the pages."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from api.context import Context, Parts
from api.execution import Allowance
from api.loaders import ChangesByRecordIdLoader
from graph.model import Language
from graph.view import Viewer


async def context_of(
    parts: Parts, viewer: Viewer, language: Language, deadline: asyncio.Timeout, counted_as: str
) -> Context:
    """Return the context of a request that is answered from what the viewer may use today."""
    view = await parts.hub.view(viewer)
    if viewer.person is not None and viewer.person not in view.records.people:
        viewer = replace(viewer, person=None)  # the record was undone or removed since
        view = await parts.hub.view(viewer)
    return Context(
        parts=parts,
        viewer=viewer,
        language=language,
        view=view,
        changes_by_record_id=ChangesByRecordIdLoader(parts.hub, viewer),
        allowance=Allowance(parts.limits, parts.turns),
        deadline=deadline,
        seconds=parts.limits.operation_seconds,
        counted_as=counted_as,
    )
