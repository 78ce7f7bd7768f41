"""The demonstration: an invented nation, in a data folder of its own beside the usual one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from graph.settings import Settings, read_settings
from seeds import demo

TABLES = Path(demo.__file__).parent / "tables"
SUFFIX = "-demo"
CENTRE = "demo-lanternlight-centre-for-childhood"
"""For whom the demonstration records, until somebody chooses another one."""


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
