"""Figures of engagement that a Centre kept, beside what they are now."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Context, Info
from api.schema.centres import Centre
from api.schema.described import described
from api.schema.mutations.keys import KeyedInput
from graph.metrics.figure import Reason
from graph.metrics.kept import KeptBeside, KeptPress
from graph.metrics.question import WINDOW, MetricsQuestion
from graph.model import ActorId, Nation, OrganizationId, RecordId, TargetAudience


@strawberry.input(description="Which figures of engagement to keep, as they are now.")
class KeepFiguresInput(KeyedInput):
    as_of: dt.date | None = strawberry.field(
        default=strawberry.UNSET, description="Of which day. Left out: today in London."
    )
    nations: list[Nation] | None = strawberry.field(
        default=strawberry.UNSET, description="Only of these nations. Left out: all."
    )
    centre: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Of one Centre. Left out: of all that are open, together.",
    )
    window_days: int | None = strawberry.field(
        default=WINDOW, description="How many days up to that day count as the window, 1 to 3650."
    )
    audience: TargetAudience | None = strawberry.field(
        default=TargetAudience.POLICY, description="Of which target list. Left out: policy."
    )

    def question(self) -> MetricsQuestion:
        """Return what is to be kept."""
        centre = [OrganizationId(ActorId(RecordId(self.centre)))] if self.centre else []
        return MetricsQuestion(
            nations=tuple(self.nations) if self.nations else None,
            centres=tuple(centre),
            window_days=WINDOW if self.window_days is None else self.window_days,
            audience=self.audience or TargetAudience.POLICY,
        )


@strawberry.type(description="A figure as it was kept, and as it is now.")
class KeptFigure:
    record_id: strawberry.ID = strawberry.field(description="The id of the record.")
    metric: str = strawberry.field(description="Which metric, such as M-02p.")
    part: str | None = strawberry.field(description="Which part of it. Null: its only figure.")
    nation: Nation | None = strawberry.field(description="The nation. Null: of several together.")
    definition_version: str = strawberry.field(
        description="The version of its definition when it was kept."
    )
    value: float | None = strawberry.field(description="The figure as it was kept.")
    value_now: float | None = strawberry.field(
        description="The same of the same day, as it is reckoned now."
    )
    reason: str | None = strawberry.field(
        description="Why there was no figure when it was kept, as a code."
    )
    reason_now: Reason | None = strawberry.field(
        description="Why there is none now, or what to know of it."
    )
    restated: bool = strawberry.field(
        description="Whether facts that became known since make it another."
    )

    @classmethod
    def of(cls, one: KeptBeside) -> KeptFigure:
        kept, now = one.kept, one.now
        return cls(
            record_id=strawberry.ID(kept.id),
            metric=kept.metric,
            part=kept.part,
            nation=kept.nation,
            definition_version=kept.definition_version,
            value=kept.value,
            value_now=now.value if now else None,
            reason=kept.reason,
            reason_now=now.because.reason if now and now.because else None,
            restated=one.restated,
        )


@strawberry.type(description="The figures of a day that were kept by one press.")
class KeptReport:
    press: strawberry.Private[KeptPress]

    as_of: dt.date = strawberry.field(description="The day that they are of.")
    window_days: int = strawberry.field(description="How many days counted as the window.")
    audience: TargetAudience = strawberry.field(description="Of which target list they are.")
    restated: int = strawberry.field(description="How many of them are others now.")
    figures: list[KeptFigure] = strawberry.field(description="The figures.")

    @classmethod
    def of(cls, press: KeptPress, figures: list[KeptFigure]) -> KeptReport:
        return cls(
            press=press,
            as_of=press.as_of,
            window_days=press.window_days,
            audience=press.audience_kind,
            restated=sum(each.restated for each in figures),
            figures=figures,
        )

    @described("The Centre that they are of. Null: of all together.")
    def centre(self, info: Info) -> Centre | None:
        id_ = self.press.centre
        body = info.context.view.records.organizations.get(id_) if id_ else None
        return Centre.of(body) if body else None


async def kept_reports(context: Context, holding: str | None = None) -> list[KeptReport]:
    """Return what the viewer's Centre kept, the latest day first; only that of one figure, where
    its id is given.
    """
    return [
        KeptReport.of(press, [KeptFigure.of(each) for each in found])
        for press, found in await context.parts.hub.kept_figures(context.viewer, holding)
    ]
