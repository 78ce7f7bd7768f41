"""A target list entry by entry, as it is seen and edited: what each names, and to whom it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.dates import PartialDate
from graph.errors import InputError
from graph.metrics.listed import (
    ListAsOf,
    default_entries,
    list_as_of,
    resolved,
    stands_on,
)
from graph.model import Nation, RecordId, TargetAudience, TargetListEntry
from graph.names.kind_words import nation_words
from graph.recording.commands import Add
from graph.view import View
from graph.words import T


class EntryState(StrEnum):
    """What an entry leads to on a day."""

    KNOWN = "known"
    VACANT = "vacant"
    UNKNOWN = "unknown"
    NOT_USED = "not-used"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """An entry, and whom it leads to on the day."""

    entry: TargetListEntry
    led_to: ListAsOf

    @property
    def state(self) -> EntryState:
        if any(not target.vacant for target in self.led_to.targets):
            return EntryState.KNOWN
        if self.led_to.targets:
            return EntryState.VACANT
        if self.led_to.not_used:
            return EntryState.NOT_USED
        return EntryState.UNKNOWN if self.led_to.unknown else EntryState.NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class ListInParts:
    """A list on a day. `entries`: those that stand on it, the weightiest first; of a default
    list they are no records. `others`: those that stand on it on other days.
    """

    listed: ListAsOf
    entries: Sequence[ListedEntry]
    others: Sequence[ListedEntry]


def list_in_parts(view: View, nation: Nation, audience_kind: TargetAudience) -> ListInParts:
    """Return the list of a nation and audience on the view's day."""
    listed = list_as_of(view, nation, audience_kind)
    kept = [
        entry
        for entry in view.records.target_lists.values()
        if entry.nation is nation and entry.audience_kind is audience_kind
    ]
    others = [entry for entry in kept if not stands_on(entry, view.as_of)]
    now = [entry for entry in kept if stands_on(entry, view.as_of)]
    if not listed.own and audience_kind is TargetAudience.POLICY:
        now = [*default_entries(view, nation)]

    return ListInParts(listed=listed, entries=_led(view, now), others=_led(view, others))


def listed_entry(view: View, entry: TargetListEntry) -> ListedEntry:
    """Return an entry with whom it leads to on the view's day."""
    led_to = resolved(view, entry.nation, entry.audience_kind, [entry], own=True)
    return ListedEntry(entry=entry, led_to=led_to)


def _led(view: View, entries: Sequence[TargetListEntry]) -> Sequence[ListedEntry]:
    in_order = sorted(entries, key=lambda one: (-one.weight, one.named, one.id))
    return [listed_entry(view, entry) for entry in in_order]


def made_own(view: View, nation: Nation) -> Add:
    """Return what copies the default list of a nation as a Centre's own, from the view's day on.

    Raises:
        InputError: there is a list already, or no default.
    """
    found = list_in_parts(view, nation, TargetAudience.POLICY)
    if found.listed.own:
        raise InputError(
            T(
                "{nation} has a list of its own already. Add to that one.",
                nation=nation_words(nation),
            )
        )
    if not found.entries:
        raise InputError(
            T(
                "{nation} has no default list to begin from. Add the first entry.",
                nation=nation_words(nation),
            )
        )
    since = PartialDate(view.as_of.isoformat())
    first, *others = (
        replace(one.entry, id=RecordId(f"+{place}"), valid_from=since)
        for place, one in enumerate(found.entries)
    )
    return Add(record=first, beside=tuple(others))
