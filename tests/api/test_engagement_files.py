"""Figures as files. As of 24 November 2026 Wales has two on its list, of whom Ann met one:
tests/api/test_metrics.py shows the sums.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import runpy
import sys
from pathlib import Path

import httpx
import pytest
from pyarrow import parquet
from starlette.datastructures import QueryParams

import api.export.parquet
from api.export.asked import asked_in
from api.export.parquet import write_parquet
from graph.hub import Hub
from graph.view import Viewer

COLUMNS = (
    "metric,part,definition_version,as_of,period_from,nation,place,centre,organization,post,"
    "audience,basis,value,numerator,denominator,unit,status,reason,centres_counted,centres_asked,"
    "targets,unknown_targets,targets_version,computed_at"
)
MET = "ids=M-01,m_03&asOf=2026-11-24&nations=WALES"


async def get(client: httpx.AsyncClient, format: str, query: str = MET) -> httpx.Response:
    return await client.get(f"/export/engagement.{format}?{query}")


async def test_a_csv_file_has_its_columns_in_their_order(client: httpx.AsyncClient) -> None:
    answer = await get(client, "csv")
    header, met, active, strength = answer.text.splitlines()
    assert header == COLUMNS
    *columns, version, at = met.split(",")
    assert ",".join(columns) == (
        "M-01,MET,1,2026-11-24,2026-05-29,wales,,,,,policy,,0.5,1,2,share,ok,,1,1,2,0"
    )
    assert dt.datetime.fromisoformat(at).tzinfo is dt.UTC
    assert len(version) == 12
    assert active.startswith("M-01,ACTIVE,1,")
    assert strength.startswith("M-03,,1,2026-11-24,,wales,")
    assert answer.headers["content-type"].startswith("text/csv")


async def test_what_is_not_known_is_empty_with_its_code(client: httpx.AsyncClient) -> None:
    answer = await get(client, "csv", "ids=M-03&asOf=2026-11-24&nations=england")
    (row,) = csv.DictReader(io.StringIO(answer.text))
    assert [row[name] for name in ("value", "status", "reason", "targets")] == [
        "",
        "not-known",
        "no-list",
        "0",
    ]


async def test_the_three_forms_say_the_same(client: httpx.AsyncClient) -> None:
    query = "asOf=2026-11-24&groupBy=centre"
    rows = list(csv.DictReader(io.StringIO((await get(client, "csv", query)).text)))
    objects = json.loads((await get(client, "json", query)).text)
    answer = await get(client, "parquet", query)
    columns = parquet.read_table(io.BytesIO(answer.content)).to_pylist()

    assert answer.headers["content-type"] == "application/vnd.apache.parquet"
    assert answer.headers["content-disposition"].endswith('.parquet"')
    assert len(rows) == len(objects) == len(columns) > 40
    for row, one, other in zip(rows, objects, columns, strict=True):
        assert list(one) == list(other) == list(row)
        plain = {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in other.items()}
        assert {**plain, "computed_at": ""} == {**one, "computed_at": ""}
        texts = {k: "" if v is None else str(v) for k, v in one.items()}
        assert {**texts, "computed_at": ""} == {**row, "computed_at": ""}


async def test_parquet_has_the_types_of_its_columns_whatever_they_hold(
    client: httpx.AsyncClient,
) -> None:
    """Without a list no value is known, and with no Centre in a row none is named."""
    answer = await get(client, "parquet", "ids=M-03&asOf=2026-11-24&nations=england")
    table = parquet.read_table(io.BytesIO(answer.content))
    typed = {name: str(table.schema.field(name).type) for name in table.column_names}
    names = dict.fromkeys(COLUMNS.split(","), "string")
    days = dict.fromkeys(("as_of", "period_from"), "date32[day]")
    numbers = dict.fromkeys(("value", "numerator", "denominator"), "double")
    counts = ("centres_counted", "centres_asked", "targets", "unknown_targets")
    assert list(typed) == list(names)
    assert typed == {**names, **days, **numbers, **dict.fromkeys(counts, "int64")}
    (row,) = table.to_pylist()
    assert [row[name] for name in ("as_of", "centre", "value", "reason", "targets")] == [
        dt.date(2026, 11, 24),
        None,
        None,
        "no-list",
        0,
    ]


async def test_a_long_parquet_file_is_written_piece_by_piece(hub: Hub, tmp_path: Path) -> None:
    question, days = asked_in(QueryParams(MET))
    figures = await hub.figures(Viewer(), question, days)
    assert [figure.metric for figure in figures] == ["M-01", "M-01", "M-03"]
    file = tmp_path / "long.parquet"
    write_parquet([*figures] * 1_667, dt.datetime.now(dt.UTC), file)
    about = parquet.read_metadata(file)
    groups = [about.row_group(number).num_rows for number in range(about.num_row_groups)]
    assert groups == [5_000, 1]
    metrics = parquet.read_table(file)["metric"].to_pylist()
    assert metrics == ["M-01", "M-01", "M-03"] * 1_667
    write_parquet([], dt.datetime.now(dt.UTC), file)
    assert parquet.read_table(file).column_names == COLUMNS.split(",")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "This server cannot write Parquet, since pyarrow is not installed in it. Ask for one "
            "of these: /export/engagement.csv, /export/engagement.json. Whoever runs the server "
            "can install it as dolen[parquet].",
        ),
        ("cy", "Ni all y gweinydd hwn ysgrifennu Parquet, gan nad yw pyarrow wedi’i osod ynddo."),
    ],
)
async def test_a_server_without_pyarrow_says_what_to_do(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as if it were not installed
    runpy.run_path(api.export.parquet.__file__)  # the server starts without it
    answer = await client.get(
        f"/export/engagement.parquet?{MET}", headers={"accept-language": language}
    )
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (501, "NOT_INSTALLED")
    assert error["message"].startswith(told)
    assert (await get(client, "csv")).status_code == 200


async def test_metrics_left_out_are_those_that_can_be_grouped_so(
    client: httpx.AsyncClient,
) -> None:
    found = json.loads((await get(client, "json", "groupBy=basis&nations=wales")).text)
    assert {one["metric"] for one in found} == {"M-04"}
    every = json.loads((await get(client, "json", "nations=wales&asOf=2026-11-24")).text)
    assert len({one["metric"] for one in every}) == 18


async def test_a_client_that_has_the_figures_is_told_so(client: httpx.AsyncClient) -> None:
    first = await get(client, "csv")
    tag = {"if-none-match": first.headers["etag"]}
    same = await client.get(f"/export/engagement.csv?{MET}", headers=tag)
    assert (same.status_code, same.content) == (304, b"")
    other = await client.get(f"/export/engagement.csv?{MET}&windowDays=90", headers=tag)
    assert other.status_code == 200
    assert first.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("nation=wales", "There is no argument nation. There are: ids, asOf, windowDays,"),
        ("nations=cornwall", "nations is cornwall. It is one of: england, northern-ireland,"),
        ("asOf=24/11/2026", "asOf is 24/11/2026. Give a date such as 2026-11-24."),
        ("asOf=2999-01-01", "1 January 2999 has not been yet."),
        ("from=2026-05-01&to=2026-04-01", "The series ends on 1 April 2026, before it begins"),
        ("windowDays=0", "The window is 0 days."),
        ("windowDays=many", "windowDays is many. Give a number of days."),
        ("centres=nobody", 'No Centre has the id "nobody".'),
        ("ids=M-05&groupBy=basis", "M-05 cannot be grouped by basis."),
    ],
)
async def test_what_cannot_be_asked_is_refused(
    client: httpx.AsyncClient, query: str, told: str
) -> None:
    answer = await get(client, "csv", query)
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (400, "BAD_USER_INPUT")
    assert error["message"].startswith(told)


async def test_another_form_is_not_there(client: httpx.AsyncClient) -> None:
    answer = await get(client, "xlsx")
    assert answer.status_code == 404
    assert "/export/engagement.parquet" in answer.text


async def test_the_package_describes_the_figures(client: httpx.AsyncClient) -> None:
    package = (await client.get("/export/datapackage.json")).json()
    (resource,) = (one for one in package["resources"] if one["name"] == "engagement")
    assert resource["path"] == "engagement.csv"
    assert [field["name"] for field in resource["schema"]["fields"]] == COLUMNS.split(",")
