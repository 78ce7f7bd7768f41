"""The dashboards that we give away ask for what the server answers, by the columns that it has."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.export.figures import COLUMNS

DASHBOARDS = Path(__file__).parents[2] / "dashboards"
NAMES = [column.name for column in COLUMNS]
LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWX", NAMES, strict=True))
"""How a spreadsheet calls the columns of the file."""
TARGETS = [
    target
    for panel in json.loads((DASHBOARDS / "grafana.json").read_text())["panels"]
    for target in panel["targets"]
]
VALUES = {"${nation}": "wales", "${__from:date:YYYY-MM-DD}": "2026-05-24"}
VALUES["${__to:date:YYYY-MM-DD}"] = "2026-11-24"


@pytest.mark.parametrize(
    "target", TARGETS, ids=lambda one: one["url_options"]["params"][0]["value"]
)
async def test_each_panel_of_grafana_has_its_columns(
    client: httpx.AsyncClient, target: dict[str, Any]
) -> None:
    asked = {one["key"]: one["value"] for one in target["url_options"]["params"]}
    path = target["url"].removeprefix("${server}")
    answer = await client.get(path, params={key: VALUES.get(v, v) for key, v in asked.items()})
    assert answer.status_code == 200, answer.text
    header, *rows = answer.text.splitlines()
    assert {one["selector"] for one in target["columns"]} <= set(header.split(","))
    assert rows


def test_the_spreadsheet_reckons_from_the_columns_that_it_means() -> None:
    text = (DASHBOARDS / "engagement.fods").read_text()
    meant = {LETTERS[letter] for letter in re.findall(r"\[\$Data\.\$([A-Z])\$2:", text)}
    assert meant == {"metric", "part", "as_of", "nation", "value", "status", "computed_at"}
