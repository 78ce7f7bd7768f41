"""The operator's page: what runs here, how it is, and what to look after."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from api.pages.asked import Asked
from api.pages.page import Page, Shown
from api.pages.signing_in.asked import is_served
from api.running.last_backup import last_backup
from api.running.store_check import store_check
from api.version import own_version
from graph.accounts.model import SignInEvent
from graph.attention import attended, in_thread
from graph.dates import LONDON
from graph.health import Check
from graph.privacy.roles import Act, require
from graph.sources import overdue
from graph.store.shape import SCHEMA_VERSION
from graph.words import Fill, P, T

LOOKED_BACK = dt.timedelta(days=7)
MOST_REFUSED = 20
LINES_READ = 1_000
ALL = "all"
"""That all that is stored is to be looked at."""


@dataclass(frozen=True, slots=True)
class DatasetAge:
    title: str
    released: dt.date | None
    age: Fill | None
    """How old it is. None: its day is not stated."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """Somebody whom nothing let in; of each network one an hour is noted."""

    at: Fill
    network: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorShown(Shown):
    facts: Sequence[tuple[Fill, Fill]]
    checks: Sequence[Check]
    looked: bool
    """All that is stored was looked at."""
    datasets: Sequence[DatasetAge]
    overdue: int
    served: bool
    refused: Sequence[RefusedRow]
    more_refused: int


async def make(asked: Asked) -> OperatorShown:
    require(asked.context.viewer, Act.OPERATE)
    hub = asked.parts.hub
    looked = asked.request.query_params.get("look") == ALL
    checks = [await store_check(hub, asked.parts.limits.ready_seconds)]
    if looked and checks[0].ok:
        asked.context.take_longer()
        checks += (await hub.health(asked.context.viewer)).checks
    today = asked.context.view.as_of
    refused = await _refused(asked)
    return OperatorShown(
        title=T("Operator’s page"),
        description=T("What runs here, how it is, and what to look after."),
        facts=await _facts(asked, stored=checks[0].ok),
        checks=checks,
        looked=looked,
        datasets=[
            DatasetAge(dataset.title, dataset.released, _age(today, dataset.released))
            for dataset in asked.context.view.records.datasets.values()
        ],
        overdue=len(overdue(hub.sources, today)),
        served=is_served(asked),
        refused=refused[:MOST_REFUSED],
        more_refused=max(0, len(refused) - MOST_REFUSED),
    )


async def _facts(asked: Asked, *, stored: bool) -> Sequence[tuple[Fill, Fill]]:
    hub, folder = asked.parts.hub, asked.parts.in_force.folder
    kept = hub.in_memory()
    taken = last_backup(folder)
    never = T("none by this server. Take one with: dolen backup FILE")
    facts: list[tuple[Fill, Fill]] = [
        (T("Version"), T("Dolen {version}", version=own_version())),
        (T("Store"), hub.engine),
        (T("Version of the graph’s schema"), str(SCHEMA_VERSION)),
        (
            T("Position of the feed"),
            T(
                "{stored} stored, {known} known to this server",
                stored=f"{await hub.position_in_store():,}" if stored else "?",
                known=f"{hub.position:,}",
            ),
        ),
        (
            T("In memory"),
            T(
                "sets of records: {audiences}; days of ties: {networks}",
                audiences=kept["audiences"],
                networks=kept["networks"],
            ),
        ),
        (T("Last backup"), never if taken is None else _moment(taken)),
    ]
    if folder is not None and folder.is_dir():
        size, free = await in_thread(_room, folder)
        said = T("{size} in the data folder, {free} free on its disk", size=size, free=free)
        facts.append((T("Room"), said))
    return facts


def _room(folder: Path) -> tuple[Fill, Fill]:
    """Return how large a folder is, and how much its disk has free."""
    size = 0
    for path in attended(folder.rglob("*")):
        try:
            size += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue  # it has just gone
    return _megabytes(size), _megabytes(shutil.disk_usage(folder).free)


def _megabytes(size: int) -> Fill:
    return T("{n} MB", n=f"{size / 1_000_000:,.0f}")


def _age(today: dt.date, released: dt.date | None) -> Fill | None:
    if released is None:
        return None
    days = (today - released).days
    if days == 0:
        return T("of today")
    return P("{n} day old", "{n} days old", days) if days > 0 else T("of a day to come")


async def _refused(asked: Asked) -> Sequence[RefusedRow]:
    lines = await asked.parts.hub.accounts.sign_ins(asked.context.viewer, LINES_READ)
    since = dt.datetime.now(dt.UTC) - LOOKED_BACK
    return [
        RefusedRow(_moment(line.at), line.network)
        for line in lines
        if line.event is SignInEvent.REFUSED and line.at >= since
    ]


def _moment(at: dt.datetime) -> Fill:
    here = at.astimezone(LONDON)
    return T("{day} at {time}", day=here.date(), time=f"{here:%H:%M}")


PAGE = Page(name="operator", path="/operator", make=make, template="operator.html", private=True)
