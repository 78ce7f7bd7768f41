"""What an id means: a record of any kind, or what is worked out of records or told of them."""

from __future__ import annotations

from api.context import Context
from api.introductions import introductions
from api.made_ids import (
    DATASET,
    TARGET,
    PathAsked,
    TieAsked,
    citation_of,
    default_target_id,
    read,
)
from api.schema.changes import Change
from api.schema.health import Dataset
from api.schema.nodes import Node
from api.schema.paths import IntroductionPath
from api.schema.references import recorded, shown
from api.schema.sources import Source
from api.schema.targets import TargetEntry
from api.schema.ties import Tie
from api.schema.writes import Write
from api.target_lists import list_in_parts
from graph.dates import may_be_asked
from graph.errors import InputError
from graph.model import Nation, Place, RecordId, TargetAudience
from graph.records.changes import WRITE_ID
from graph.records.citing import carried
from graph.sources import cite, whole
from graph.view import View


async def find(context: Context, id: str) -> Node | None:
    """Return what has an id of ours, or a source's code that one record alone has.

    A place that was replaced answers with the place that holds now; a tie and a path are worked
    out for their day.
    """
    view = context.view
    known = view.names.of_id(id)
    record = None if known is None else view.records.node(known)
    if isinstance(record, Place):
        return shown(context.index.present(record))
    if (stored := recorded(view, known or RecordId(id))) is not None:
        return stored
    if (entry := _by_default(view, id)) is not None:
        return entry
    match read(id):
        case TieAsked() as tie:
            return await _tie(context, tie)
        case PathAsked() as path:
            return await _path(context, path)
    return _told(context, id) or await _written(context, id)


def _by_default(view: View, id: str) -> TargetEntry | None:
    """The entry of a default target list, which is no record, as it stands today."""
    match id.split(":"):
        case [kind, nation, _, _] if kind == TARGET and nation in set(Nation):
            entries = list_in_parts(view, Nation(nation), TargetAudience.POLICY).entries
            one = next((one for one in entries if default_target_id(one.entry) == id), None)
            return None if one is None else TargetEntry.of(one, view)
    return None


async def _tie(context: Context, asked: TieAsked) -> Tie | None:
    known = context.view.records
    if not may_be_asked(asked.as_of) or asked.ends[0] == asked.ends[1]:
        return None
    if any(end not in known.people and end not in known.organizations for end in asked.ends):
        return None
    view = await context.view_on(asked.as_of)
    tie = view.network.tie(*asked.ends)
    return None if tie is None else Tie.of(tie, view)


async def _path(context: Context, asked: PathAsked) -> IntroductionPath | None:
    if not may_be_asked(asked.as_of):
        return None
    view = await context.view_on(asked.as_of)
    try:
        found = await introductions(context, view, asked.question)
    except InputError:  # a record that it is about is not there for this viewer
        return None
    return next(
        (
            IntroductionPath.of(path, view, found.centre, asked.question)
            for path in found.paths
            if path.actors == asked.actors
        ),
        None,
    )


def _told(context: Context, id: str) -> Source | Dataset | None:
    records, citation = context.view.records, citation_of(id)
    if citation is not None:
        if citation in records.sources:
            return Source.of(whole(records.sources[citation]))
        if citation in carried(context.index):
            return Source.of(cite(citation, records.sources))
    kind, _, name = id.partition(":")
    dataset = records.datasets.get(name) if kind == DATASET else None
    return None if dataset is None else Dataset.of(dataset, context.language)


async def _written(context: Context, id: str) -> Change | Write | None:
    if not id.startswith(WRITE_ID):
        return None
    change = await context.parts.hub.change(id, context.viewer)
    if change is not None:
        return shown(change)
    write = await context.parts.hub.write(id, context.viewer)
    return None if write is None or Write.of(write).id != id else Write.of(write)
