"""Whether Dolen is well: what `dolen doctor` prints."""

from __future__ import annotations

import datetime as dt

import strawberry

from api.context import Context
from api.made_ids import DATASET
from api.running.store_check import store_check
from api.schema.enums import Audience, RecordTable
from api.schema.nodes import Node
from api.version import own_version
from graph import model
from graph.health import Check
from graph.model import Language, Nation
from graph.names.shown import not_stated
from graph.records.tables import counts
from graph.words import say


@strawberry.type(description="One thing that was looked at.")
class HealthCheck:
    name: str = strawberry.field(description="What was looked at.")
    ok: bool = strawberry.field(description="Whether it is as it should be.")
    message: str = strawberry.field(
        description="What was found, and where it is not well what to do."
    )

    @classmethod
    def of(cls, check: Check, language: Language) -> HealthCheck:
        return cls(name=check.name, ok=check.ok, message=say(check.detail, language))


@strawberry.type(description="How many records of a kind there are.")
class RecordCount:
    table: RecordTable = strawberry.field(description="The table of the records.")
    rows: int = strawberry.field(description="How many of them the viewer may use.")


@strawberry.type(description="A set of bundled or imported tables.")
class Dataset(Node):
    folder: str = strawberry.field(description="The name of its folder.")
    title: str = strawberry.field(description="What it is called.")
    nation: Nation | None = strawberry.field(
        description="The nation that it is about. Null: several, or all."
    )
    released: dt.date | None = strawberry.field(
        description=(
            "Of which day its tables are: that of their release, else that on which a source of "
            "them was read last. Null: not stated."
        )
    )
    invented: bool = strawberry.field(
        description="Whether it is a demonstration, in which nobody and nothing is real."
    )
    does_not_state: list[str] = strawberry.field(
        description="What its sources do not state, and so is missing here."
    )

    @classmethod
    def of(cls, dataset: model.Dataset, language: Language) -> Dataset:
        return cls(
            id=strawberry.ID(f"{DATASET}:{dataset.id}"),
            folder=dataset.id,
            title=dataset.title,
            nation=dataset.nation,
            released=dataset.released,
            invented=dataset.invented,
            does_not_state=[say(each, language) for each in not_stated(dataset)],
        )

    def used_by(self, context: Context) -> Audience:
        return Audience.PUBLIC

    def called(self, context: Context, language: Language) -> str:
        return self.title


@strawberry.type(description="What answers, and what it knows.")
class Status:
    ok: bool = strawberry.field(description="Whether the store answers.")
    message: str = strawberry.field(
        description="What the store answered; where it does not, what to do."
    )
    version: str = strawberry.field(
        description="The version of Dolen; not installed, where it runs from its folder."
    )
    as_of: dt.date = strawberry.field(
        description="Today in London: the day for which questions without a date are answered."
    )
    counts: list[RecordCount] = strawberry.field(
        description="How many records there are, by table."
    )
    datasets: list[Dataset] = strawberry.field(
        description="The datasets that the records came with."
    )


@strawberry.type(description="What an examination of all that is stored found.")
class HealthReport:
    ok: bool = strawberry.field(description="Whether every check is well.")
    checks: list[HealthCheck] = strawberry.field(description="What was looked at.")


async def status(context: Context) -> Status:
    """Ask the store for a sign of life, and say what is known."""
    records, store = (
        context.view.records,
        await store_check(context.parts.hub, context.parts.limits.ready_seconds),
    )
    return Status(
        ok=store.ok,
        message=say(store.detail, context.language),
        version=own_version(),
        as_of=context.view.as_of,
        counts=[
            RecordCount(table=RecordTable(name), rows=count)
            for name, count in counts(records).items()
        ],
        datasets=[Dataset.of(dataset, context.language) for dataset in records.datasets.values()],
    )


async def examine(context: Context) -> HealthReport:
    """Look at the store and at all that is stored, and say how it is."""
    hub = context.parts.hub
    context.take_longer()
    checks = [await store_check(hub, context.parts.limits.ready_seconds)]
    if checks[0].ok:
        checks += (await hub.health(context.viewer)).checks
    return HealthReport(
        ok=all(check.ok for check in checks),
        checks=[HealthCheck.of(check, context.language) for check in checks],
    )
