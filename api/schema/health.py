"""Whether Dolen is well: what `dolen doctor` prints."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from importlib.metadata import PackageNotFoundError, version

import strawberry

from api.context import Context
from graph.errors import StoreError
from graph.health import Check
from graph.hub import Hub
from graph.model import Language, Nation
from graph.names.shown import not_stated
from graph.records.tables import counts
from graph.words import T, say


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
    table: str = strawberry.field(description="The table of the records, such as people.")
    rows: int = strawberry.field(description="How many of them the viewer may use.")


@strawberry.type(description="A set of bundled or imported tables.")
class Dataset:
    id: strawberry.ID = strawberry.field(description="Its id: the name of its folder.")
    title: str = strawberry.field(description="What it is called.")
    nation: Nation | None = strawberry.field(
        description="The nation that it is about. Null: several, or all."
    )
    invented: bool = strawberry.field(
        description="Whether it is a demonstration, in which nobody and nothing is real."
    )
    does_not_state: list[str] = strawberry.field(
        description="What its sources do not state, and so is missing here."
    )


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
        version=_version(),
        as_of=context.view.as_of,
        counts=[RecordCount(table=name, rows=count) for name, count in counts(records).items()],
        datasets=[
            Dataset(
                id=strawberry.ID(dataset.id),
                title=dataset.title,
                nation=dataset.nation,
                invented=dataset.invented,
                does_not_state=[say(each, context.language) for each in not_stated(dataset)],
            )
            for dataset in records.datasets.values()
        ],
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


def _version() -> str:
    try:
        return version("dolen")
    except PackageNotFoundError:  # run from its folder, without being installed
        return "not installed"


async def store_check(hub: Hub, seconds: float) -> Check:
    """Ask the store for a sign of life, and wait so many seconds for it."""
    began = time.perf_counter()
    try:
        async with asyncio.timeout(seconds):
            await hub.ping()
    except TimeoutError:
        late = T(
            "The store did not answer within {seconds} seconds. Start Dolen again.",
            seconds=f"{seconds:g}",
        )
        return Check("store", False, late)
    except StoreError as error:
        return Check("store", False, error.text)
    took = f"{(time.perf_counter() - began) * 1000:.0f}"
    return Check("store", True, T("The store answered in {took} ms.", took=took))
