"""The figures of a day: each metric that is asked, of each nation, side and part of the list.

In this order: metric as the list has them, nation, audience, Centre, organization, post, basis,
part. A figure that cannot be had is there, with why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.attention import look
from graph.errors import InputError
from graph.metrics.definitions import BY_ID, METRICS
from graph.metrics.figure import (
    REASONS,
    Because,
    Figure,
    FigureStatus,
    Measured,
    Reason,
    Unit,
    unmeasured,
)
from graph.metrics.listed import ListAsOf, in_place, list_as_of
from graph.metrics.metric import Metric, Part
from graph.metrics.posts import shown_posts
from graph.metrics.question import MOST_DAYS, Dimension, MetricId, MetricsQuestion
from graph.metrics.scope import Scope
from graph.metrics.side import NetworkSide, OpenCentres
from graph.model import Nation, Place, TargetAudience
from graph.names.shown import name_of
from graph.places import nation_of_place
from graph.ties.tie import Basis
from graph.view import View
from graph.words import Listed, T


def rows(view: View, question: MetricsQuestion) -> tuple[Figure, ...]:
    """Return the figures that answer a question on the view's day.

    Raises:
        InputError: an id that nothing has or of another kind, a place that is in no nation, a
            dimension that a metric lacks, an empty list, a window out of range.
    """
    nations = check(view, question)
    centres = OpenCentres(view)
    sides = _sides(centres, question)
    place = _area(view, question)
    lists = {
        (nation, audience): _listed(view, place, nation, audience)
        for nation in nations
        for audience in _audiences(question)
    }
    scopes = {
        (nation, audience, side.asked): Scope(view, listed, side, question.window_days, place=place)
        for (nation, audience), listed in lists.items()
        for side in sides
    }
    found: list[Figure] = []
    for metric in (BY_ID[id_] for id_ in asked_in_order(question)):
        look()
        for scope in scopes.values():
            found += _of_scope(metric, scope, question)
        if metric.compares:
            for audience in _audiences(question):
                for side in sides:
                    together = [scopes[nation, audience, side.asked] for nation in nations]
                    found += _compared(metric, together, question)
    return tuple(found)


def asked_in_order(question: MetricsQuestion) -> Sequence[MetricId]:
    """Return the metrics that are asked, each once, in the order of the list."""
    return [metric.id for metric in METRICS if metric.id in question.ids]


def check(view: View, question: MetricsQuestion) -> Sequence[Nation]:
    """Return the nations that a question is about.

    Raises:
        InputError: it cannot be asked.
    """
    if not question.ids:
        raise InputError(T("No metric is asked for. Name at least one, such as M-02p."))
    if question.nations is not None and not question.nations:
        raise InputError(T("No nation is chosen. Name at least one, or leave it out for all."))
    if not 1 <= question.window_days <= MOST_DAYS:
        raise InputError(
            T(
                "The window is {days} days. It goes from 1 to {most}.",
                days=question.window_days,
                most=MOST_DAYS,
            )
        )
    for dimension in sorted(question.group_by - {Dimension.NATION}):
        without = [
            id_ for id_ in asked_in_order(question) if dimension not in BY_ID[id_].dimensions
        ]
        if without:
            raise InputError(
                T(
                    "{metrics} cannot be grouped by {dimension}. Leave the dimension out, or ask "
                    "only for metrics that have it: {having}.",
                    metrics=Listed(tuple(without)),
                    dimension=dimension.value,
                    having=Listed(
                        tuple(each.id for each in METRICS if dimension in each.dimensions)
                    ),
                )
            )
    return _nations(view, question)


def _nations(view: View, question: MetricsQuestion) -> Sequence[Nation]:
    asked = sorted(set(Nation if question.nations is None else question.nations))
    if question.place is None:
        return asked
    place = view.index.place(question.place)
    if place is None:
        raise InputError(
            T('No place has the id "{id}". Find its id with a search by name.', id=question.place)
        )
    nation = nation_of_place(view.records, place.id)
    if nation is None or nation not in asked:
        raise InputError(
            T(
                "{place} is in none of the nations that are asked. Choose its nation, or a place "
                "inside one.",
                place=name_of(place),
            )
        )
    return [nation]


def _audiences(question: MetricsQuestion) -> Sequence[TargetAudience]:
    by = Dimension.AUDIENCE in question.group_by
    return list(TargetAudience) if by else [question.audience]


def _area(view: View, question: MetricsQuestion) -> Place | None:
    """The area below a nation that is asked for: a nation's own place is the nation."""
    place = None if question.place is None else view.index.place(question.place)
    below = place is not None and nation_of_place(view.records, place.parent) is not None
    return place if below else None


def _listed(view: View, place: Place | None, nation: Nation, audience: TargetAudience) -> ListAsOf:
    listed = list_as_of(view, nation, audience)
    return listed if place is None else in_place(view, listed, place)


def _sides(centres: OpenCentres, question: MetricsQuestion) -> Sequence[NetworkSide]:
    whole = centres.side(question.centres)
    if Dimension.CENTRE not in question.group_by:
        return [whole]
    return [centres.side([id_]) for id_ in sorted(whole.asked)]


def _of_scope(metric: Metric, scope: Scope, question: MetricsQuestion) -> Iterator[Figure]:
    for narrowed in _narrowed(metric, scope, question):
        for part in metric.parts:
            yield _figure(metric, part, narrowed, question)


def _narrowed(metric: Metric, scope: Scope, question: MetricsQuestion) -> Iterable[Scope]:
    chosen = [scope]
    if Dimension.ORGANIZATION in question.group_by:
        chosen = [scope.of(id_) for id_ in sorted(metric.organizations(scope))]
    if Dimension.BASIS in question.group_by:
        chosen = [each.on(basis) for each in chosen for basis in Basis]
    if Dimension.POST in metric.dimensions:
        chosen = [each.at(post) for each in chosen for post in shown_posts(scope)] or chosen
    return chosen


def _compared(
    metric: Metric, scopes: Sequence[Scope], question: MetricsQuestion
) -> Iterator[Figure]:
    first = scopes[0]
    for comparison in metric.compares:
        measured = (
            unmeasured(Because(Reason.CENTRE_NOT_OPEN, first.side.not_open))
            if first.side.not_open is not None
            else comparison.compare(scopes)
        )
        row = _row(metric, comparison.name, comparison.unit, measured, first, first, question)
        yield replace(row, on_list=row.on_list.union(*(each.listed.ids for each in scopes)))


def _figure(metric: Metric, part: Part, asked: Scope, question: MetricsQuestion) -> Figure:
    scope = asked.over(asked.side.keeping(part.diary * asked.window)) if part.diary else asked
    measured = _measured(part, asked, scope)
    row = _row(metric, part.name, part.unit, measured, asked, scope, question)
    return row if part.needs_targets else replace(row, on_list=frozenset())


def _row(
    metric: Metric,
    part: str,
    unit: Unit,
    measured: Measured,
    asked: Scope,
    counted: Scope,
    question: MetricsQuestion,
) -> Figure:
    """`counted`: of the Centres that are asked those that count."""
    of_nation = not metric.compares
    listed = asked.listed
    return Figure(
        metric=metric.id,
        part=part,
        definition_version=metric.version,
        as_of=asked.view.as_of,
        period_from=asked.first_day if metric.windowed else None,
        nation=asked.nation if of_nation else None,
        place=question.place,
        centre=asked.side.asked[0] if len(asked.side.asked) == 1 and _named(question) else None,
        organization=asked.organization,
        post=asked.post.id if asked.post is not None else None,
        audience=listed.audience_kind,
        basis=asked.basis,
        value=measured.value,
        numerator=measured.numerator,
        denominator=measured.denominator,
        unit=unit,
        status=FigureStatus.OK if measured.because is None else measured.because.reason.status,
        because=measured.because,
        centres_counted=len(counted.side.open),
        centres_asked=len(asked.side.asked),
        targets=len(listed.targets) if of_nation else None,
        unknown_targets=len(listed.unknown) if of_nation else None,
        targets_version=listed.version if of_nation else None,
        counted=measured.counted,
        on_list=listed.ids,
    )


def _named(question: MetricsQuestion) -> bool:
    return bool(question.centres) or Dimension.CENTRE in question.group_by


def _measured(part: Part, asked: Scope, scope: Scope) -> Measured:
    """Return the figure, or the first reason why there is none."""
    if asked.side.not_open is not None:
        return unmeasured(Because(Reason.CENTRE_NOT_OPEN, asked.side.not_open))
    if part.needs_targets and asked.no_targets is not None:
        return unmeasured(asked.no_targets)
    if part.own_list and not asked.listed.own:
        return unmeasured(Because(Reason.OWN_LIST_ONLY, REASONS[Reason.OWN_LIST_ONLY]))
    if part.diary and not scope.side.open:
        return unmeasured(Because(Reason.NO_DIARY, asked.side.without_diary))
    return part.measure(scope)
