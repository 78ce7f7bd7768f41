"""The demonstration: an invented nation, in a data folder of its own beside the usual one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from graph import tables
from graph.settings import Settings, read_settings
from seeds import demo
from seeds.demo.later import later, weeks_since

TABLES = Path(demo.__file__).parent / "tables"
SUFFIX = "-demo"
CENTRE = "demo-lanternlight-centre-for-childhood"
"""For whom the demonstration records, until somebody chooses another one."""


def tables_on(today: dt.date, scratch: Path) -> Path:
    """Return the tables of the demonstration as of a day: written into a folder as so many weeks
    later as have gone by since they were made, so that its diary ends in this week.
    """
    weeks = weeks_since(today)
    if not weeks:
        return TABLES
    records = tables.read(TABLES)
    (dataset,) = records.datasets
    tables.write(later(records, weeks), scratch / dataset)
    return scratch


def demonstration(
    environment: Mapping[str, str],
    *,
    data: str | None = None,
    host: str | None = None,
    port: int | None = None,
) -> Settings:
    """Return the settings that serve the demonstration.

    Its folder is the data folder's name with `-demo` after it, and no server of a graph is used, so
    that what is invented never mixes with what is real.

    Raises:
        SettingsError: a value cannot be used; the message says what can.
    """
    own = {
        name: value
        for name, value in environment.items()
        if name in ("DOLEN_DATA", "DOLEN_HOST", "DOLEN_PORT")
    }
    usual = read_settings(own, data=data).data
    folder = usual.with_name(usual.name.removesuffix(SUFFIX) + SUFFIX)
    settings = read_settings(own, data=str(folder), tables=str(TABLES), host=host, port=port)
    return settings if settings.centre is not None else replace(settings, centre=CENTRE)
