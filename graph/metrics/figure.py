"""A figure: what a metric is of one nation, side and day, or why it is not known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from graph.metrics.question import MetricId
from graph.model import Nation, OrganizationId, PlaceId, PostId, RecordId, TargetAudience
from graph.ties.tie import Basis
from graph.words import T, Text


class Unit(StrEnum):
    SHARE = "share"
    """Of a whole, 0 to 1."""
    SCORE = "score"
    """0 to 1, and no share of anything."""
    COUNT = "count"
    DAYS = "days"
    PEOPLE = "people"


class FigureStatus(StrEnum):
    OK = "ok"
    NOT_KNOWN = "not-known"
    NOT_APPLICABLE = "not-applicable"


class Reason(StrEnum):
    """Why a figure has no value, or what to know of one that has."""

    NO_LIST = "no-list"
    NO_TARGETS = "no-targets"
    HOLDERS_UNKNOWN = "holders-unknown"
    NO_TARGETS_THERE = "no-targets-there"
    CENTRE_NOT_OPEN = "centre-not-open"
    NO_DIARY = "no-diary"
    NOTHING_LINKS = "nothing-links"
    NOTHING_TO_COUNT = "nothing-to-count"
    NO_DIARY_BEFORE = "no-diary-before"
    OWN_LIST_ONLY = "own-list-only"
    TOO_FEW_CENTRES = "too-few-centres"
    TOO_FEW_ORGANIZATIONS = "too-few-organizations"
    TOO_FEW_NATIONS = "too-few-nations"
    NO_PATH_ANYWHERE = "no-path-anywhere"
    HOMES_ONLY = "homes-only"
    POST_NOT_HELD = "post-not-held"
    NO_OUTSIDE_ORGANIZATIONS = "no-outside-organizations"
    LIST_CHANGED = "list-changed"

    @property
    def status(self) -> FigureStatus:
        """What a figure is for this reason."""
        if self is Reason.LIST_CHANGED:
            return FigureStatus.OK
        return FigureStatus.NOT_APPLICABLE if self in _NOT_APPLICABLE else FigureStatus.NOT_KNOWN


_NOT_APPLICABLE = frozenset(
    {
        Reason.CENTRE_NOT_OPEN,
        Reason.NOTHING_TO_COUNT,
        Reason.OWN_LIST_ONLY,
        Reason.TOO_FEW_CENTRES,
        Reason.TOO_FEW_ORGANIZATIONS,
        Reason.TOO_FEW_NATIONS,
        Reason.HOMES_ONLY,
        Reason.POST_NOT_HELD,
    }
)
REASONS: dict[Reason, Text] = {
    Reason.NO_LIST: T("The nation has no target list yet; add one."),
    Reason.NO_TARGETS: T("No minister or committee member of the nation is known on the day."),
    Reason.HOLDERS_UNKNOWN: T("Of nobody on the list is it known who that is on the day."),
    Reason.NO_TARGETS_THERE: T("Nobody on the list holds a post or belongs to a body there."),
    Reason.CENTRE_NOT_OPEN: T("The Centre is not open on the day."),
    Reason.NO_DIARY: T("No interaction of a Centre that is asked is recorded in the window."),
    Reason.NOTHING_LINKS: T("Nothing that is recorded links a Centre to anybody on the list."),
    Reason.NOTHING_TO_COUNT: T("There is nothing of the kind, so there is no share of it."),
    Reason.NO_DIARY_BEFORE: T(
        "No interaction is recorded in the window before, so nothing can be said to be new."
    ),
    Reason.OWN_LIST_ONLY: T(
        "The default list holds only posts whose holder is known; add a list to count posts."
    ),
    Reason.TOO_FEW_CENTRES: T("Fewer than two Centres keep a record of their interactions."),
    Reason.TOO_FEW_ORGANIZATIONS: T("A Centre knows somebody in fewer than three organisations."),
    Reason.TOO_FEW_NATIONS: T(
        "Fewer than two of the nations that are asked for have a path strength to compare."
    ),
    Reason.NO_PATH_ANYWHERE: T("No path leads to anybody on a list of any nation."),
    Reason.HOMES_ONLY: T(
        "What an embedded post is worth is shown to the Centres that employ its holder alone."
    ),
    Reason.POST_NOT_HELD: T("Nobody holds the embedded post on the day."),
    Reason.NO_OUTSIDE_ORGANIZATIONS: T(
        "No list of a group of the nation names an outside organisation."
    ),
    Reason.LIST_CHANGED: T(
        "The list differs by more than a tenth from that of the point before it."
    ),
}
"""What each code says, without the names and days that a figure says."""


@dataclass(frozen=True, slots=True)
class Because:
    """A reason with the sentence that says it of one figure."""

    reason: Reason
    sentence: Text
    brief: Text | None = None
    """The same without what the sources do not state, where the sentence says that too."""

    @property
    def short(self) -> Text:
        return self.brief or self.sentence


@dataclass(frozen=True, slots=True)
class Counted:
    """One of those whom a figure counts. `other`: of a pair its end at the network's side."""

    node: RecordId
    other: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What a part of a metric is: a value, or `because` where there is none. `counted`: which
    of them, None where they are no records.
    """

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    counted: tuple[Counted, ...] | None = ()
    because: Because | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row in long form, with the columns of a file in their order."""

    metric: MetricId
    part: str
    """Blank where the metric is one figure."""
    definition_version: str
    as_of: dt.date
    period_from: dt.date | None
    nation: Nation | None
    place: PlaceId | None
    centre: OrganizationId | None
    organization: OrganizationId | None
    post: PostId | None
    audience: TargetAudience | None
    basis: Basis | None
    value: float | None
    numerator: float | None
    denominator: float | None
    unit: Unit
    status: FigureStatus
    because: Because | None
    centres_counted: int | None
    centres_asked: int | None
    targets: int | None
    unknown_targets: int | None
    targets_version: str | None
    counted: tuple[Counted, ...] | None
    """Which of them the numerator counts; None where they are no records."""
    on_list: frozenset[RecordId]
    """The targets, those who are known and vacant posts; nobody where it rests on none."""


def share(
    numerator: float, denominator: float, counted: tuple[Counted, ...] | None, none: Text
) -> Measured:
    """Return a part of a whole; where there is no whole that there is `none`, never 0."""
    if not denominator:
        return nothing(none)
    return Measured(numerator / denominator, numerator, denominator, counted)


def count(counted: tuple[Counted, ...]) -> Measured:
    """Return how many there are."""
    return Measured(len(counted), len(counted), None, counted)


def nothing(told: Text) -> Measured:
    """Return that there is nothing to count."""
    return unmeasured(Because(Reason.NOTHING_TO_COUNT, told))


def without(reason: Reason) -> Measured:
    """Return that a figure has no value, for a reason that needs no further words."""
    return unmeasured(Because(reason, REASONS[reason]))


def unmeasured(because: Because) -> Measured:
    """Return that a figure has no value, and why."""
    return Measured(None, counted=None, because=because)
