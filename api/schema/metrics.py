"""Engagement metrics: figures in long form, and what each of them is."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Context, Info
from api.cursors import ListOf
from api.errors import NOT_EVERY_DAY
from api.schema.arguments import After, First, InLanguage, first_or, given
from api.schema.centres import Centre
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.nodes import Node
from api.schema.organizations import Organization
from api.schema.places import Place
from api.schema.posts import Post
from api.schema.references import recorded, shown
from graph.metrics.definitions import METRICS
from graph.metrics.figure import Counted, Figure, FigureStatus, Reason, Unit
from graph.metrics.metric import Direction, Metric
from graph.metrics.question import (
    WINDOW,
    Days,
    Dimension,
    MetricId,
    MetricsQuestion,
    SeriesStep,
)
from graph.model import ActorId, Nation, OrganizationId, PlaceId, RecordId, TargetAudience
from graph.ties.tie import Basis
from graph.words import say


@strawberry.input(description="Which metrics, of whom and for which days.")
class EngagementMetricsInput:
    ids: list[MetricId] = strawberry.field(description="Which metrics.")
    as_of: dt.date | None = strawberry.field(
        default=strawberry.UNSET,
        description="The day for which to answer. Left out: today in London.",
    )
    window_days: int | None = strawberry.field(
        default=WINDOW, description="How many days up to that day count as the window, 1 to 3650."
    )
    from_: dt.date | None = strawberry.field(
        name="from",
        default=strawberry.UNSET,
        description="The first day of a series, in place of one day.",
    )
    to: dt.date | None = strawberry.field(
        default=strawberry.UNSET,
        description="The last day of a series. Left out: today in London.",
    )
    step: SeriesStep | None = strawberry.field(
        default=strawberry.UNSET, description="From day to day of a series. Left out: a quarter."
    )
    nations: list[Nation] | None = strawberry.field(
        default=strawberry.UNSET, description="Only these nations. Left out: all."
    )
    place: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Only targets who hold a post there or belong to a body there.",
    )
    centres: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET,
        description="The network's side: these Centres together. Left out: all that are open.",
    )
    audience: TargetAudience | None = strawberry.field(
        default=TargetAudience.POLICY, description="Which target list. Left out: policy."
    )
    group_by: list[Dimension] | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "A row for each of these. Rows are always of one nation and one audience. Refused, by "
            "name, where a metric lacks one."
        ),
    )


def asked(input: EngagementMetricsInput) -> tuple[MetricsQuestion, Days]:
    """Return the domain's question; what was left out or null takes its default."""
    centres = given(input.centres) or ()
    nations = given(input.nations)
    place = given(input.place)
    return (
        MetricsQuestion(
            ids=tuple(input.ids),
            window_days=WINDOW if input.window_days is None else input.window_days,
            nations=None if nations is None else tuple(nations),
            place=PlaceId(RecordId(place)) if place else None,
            centres=tuple(OrganizationId(ActorId(RecordId(id))) for id in centres),
            audience=input.audience or TargetAudience.POLICY,
            group_by=frozenset(given(input.group_by) or ()),
        ),
        Days(
            as_of=given(input.as_of),
            first=given(input.from_),
            last=given(input.to),
            step=given(input.step),
        ),
    )


@strawberry.type(description="One of those whom a figure counts.")
class MetricMember:
    counted: strawberry.Private[Counted]

    @classmethod
    def of(cls, counted: Counted) -> MetricMember:
        return cls(counted=counted)

    @described("The one on the list: a person, a body or a post; of an organisation's figure it.")
    def node(self, info: Info) -> Node | None:
        return recorded(info.context.view, self.counted.node)

    @described("Of a pair its end at the network's side. Null: it is no pair.")
    def other(self, info: Info) -> Node | None:
        return (
            None if self.counted.other is None else recorded(info.context.view, self.counted.other)
        )


@strawberry.type(description="A figure: what a metric is of one nation, side and day.")
class MetricRow:
    figure: strawberry.Private[Figure]

    metric: MetricId = strawberry.field(description="Which metric.")
    part: str | None = strawberry.field(
        description="Which part of it. Null: the metric itself, or its only figure."
    )
    definition_version: str = strawberry.field(
        description="The version of its definition. Figures of two versions do not compare."
    )
    as_of: dt.date = strawberry.field(description="The day that it is of.")
    period_from: dt.date | None = strawberry.field(
        description="The first day of the window. Null: the metric has none."
    )
    nation: Nation | None = strawberry.field(description="The nation. Null: of several together.")
    audience: TargetAudience | None = strawberry.field(description="Of which target list.")
    basis: Basis | None = strawberry.field(description="Of ties of this basis. Null: of all.")
    value: float | None = strawberry.field(
        description="The figure. Null: `unknownBecause` says why."
    )
    numerator: float | None = strawberry.field(description="What is counted.")
    denominator: float | None = strawberry.field(description="Of how much. Null: it is no share.")
    unit: Unit = strawberry.field(description="In what it is measured.")
    status: FigureStatus = strawberry.field(description="Whether there is a figure.")
    centres_counted: int | None = strawberry.field(
        description="How many of the Centres asked count: where needed, those that keep a diary."
    )
    centres_asked: int | None = strawberry.field(description="How many Centres were asked.")
    targets: int | None = strawberry.field(
        description="How many are on the list, vacant posts among them."
    )
    unknown_targets: int | None = strawberry.field(
        description="How many entries name nobody who is known: they count nowhere."
    )
    targets_version: str | None = strawberry.field(
        description="Another where an entry of the list or whom it leads to is another."
    )

    @classmethod
    def of(cls, figure: Figure) -> MetricRow:
        return cls(
            figure=figure,
            metric=figure.metric,
            part=figure.part or None,
            definition_version=figure.definition_version,
            as_of=figure.as_of,
            period_from=figure.period_from,
            nation=figure.nation,
            audience=figure.audience,
            basis=figure.basis,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            unit=figure.unit,
            status=figure.status,
            centres_counted=figure.centres_counted,
            centres_asked=figure.centres_asked,
            targets=figure.targets,
            unknown_targets=figure.unknown_targets,
            targets_version=figure.targets_version,
        )

    @described("The place that was asked for.")
    def place(self, info: Info) -> Place | None:
        place = self.figure.place and info.context.index.place(self.figure.place)
        return shown(place) if place else None

    @described("The Centre, where one was asked for. Null: of several together.")
    def centre(self, info: Info) -> Centre | None:
        centre = self.figure.centre and info.context.view.records.organizations[self.figure.centre]
        return Centre.of(centre) if centre else None

    @described("The organisation whose targets they are, where it is grouped by it.")
    def organization(self, info: Info) -> Organization | None:
        id_ = self.figure.organization
        body = info.context.view.records.organizations.get(id_) if id_ else None
        return shown(body) if body else None

    @described("The embedded post, where the figure is of one.")
    def post(self, info: Info) -> Post | None:
        post = info.context.view.records.posts.get(self.figure.post) if self.figure.post else None
        return shown(post) if post else None

    @described(
        "Why there is no figure, in words; of a figure that there is, what to know of it. Null: "
        "nothing."
    )
    def unknown_because(self, info: Info, language: InLanguage = strawberry.UNSET) -> str | None:
        because = self.figure.because
        return say(because.sentence, language or info.context.language) if because else None

    @described("The same as a code, which stands in files.")
    def reason(self) -> Reason | None:
        return self.figure.because.reason if self.figure.because else None

    @described("Which of them it counts. Null: they are no records.")
    def rows(
        self, info: Info, first: First = 25, after: After = strawberry.UNSET
    ) -> Connection[MetricMember] | None:
        if self.figure.counted is None:
            return None
        within = ListOf("rows", f"{self.metric} {self.part} {self.as_of} {self.nation}")
        rows = page(self.figure.counted, _key, first_or(25, first), given(after), within)
        return connection(rows, MetricMember.of)


def _key(counted: Counted) -> tuple[str, str]:
    return counted.node, counted.other or ""


@strawberry.type(description="What a metric is.")
class MetricDefinition:
    metric: strawberry.Private[Metric]

    id: MetricId = strawberry.field(description="The metric.")
    code: str = strawberry.field(description="As files and pages write it, such as M-02p.")
    version: str = strawberry.field(description="Another where its formula is another.")
    since: str = strawberry.field(description="The release of Dolen in which it came.")
    unit: Unit = strawberry.field(description="In what its first figure is measured.")
    direction: Direction = strawberry.field(description="Which way is the better one.")
    dimensions: list[Dimension] = strawberry.field(
        description="By what it can be grouped, beside nation."
    )
    parts: list[str] = strawberry.field(description="Its figures by name, where it has several.")

    @classmethod
    def of(cls, metric: Metric) -> MetricDefinition:
        return cls(
            metric=metric,
            id=metric.id,
            code=metric.id.value,
            version=metric.version,
            since=metric.since,
            unit=metric.figures[0].unit,
            direction=metric.direction,
            dimensions=sorted(metric.dimensions),
            parts=[part.name for part in metric.figures if part.name],
        )

    @described("Its name.")
    def name(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.metric.name, language or info.context.language)

    @described("What it says.")
    def meaning(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.metric.meaning, language or info.context.language)

    @described("How it is reckoned.")
    def formula(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.metric.formula, language or info.context.language)

    @described("What it must not be read as.")
    def must_not_be_read_as(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.metric.not_read_as, language or info.context.language)


async def engagement_metrics(context: Context, input: EngagementMetricsInput) -> list[MetricRow]:
    """Return the figures that are asked for."""
    question, days = asked(input)
    if days.first is not None:
        context.no_answer = NOT_EVERY_DAY
    return [
        MetricRow.of(figure)
        for figure in await context.parts.hub.figures(context.viewer, question, days)
    ]


def metric_definitions() -> list[MetricDefinition]:
    """Return what every metric is, in the order in which reports show them."""
    return [MetricDefinition.of(metric) for metric in METRICS]
