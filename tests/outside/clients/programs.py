"""What programs in Python ask with: gql, pandas, DuckDB, frictionless, and a GET as Power Query
makes it. Run by `tests/outside/test_clients.py` with an interpreter that has them; what it writes
is what they were told.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
import urllib.request
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import duckdb
import pandas
from frictionless import system, validate
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXTransport

SERVED = os.environ["SERVED"]
POWER_QUERY = {
    "User-Agent": "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "Keep-Alive",
}
"""What Web.Contents sends: no Accept, no body."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for ask in (_gql, _pandas, _power_query, _frictionless):
            sys.stdout.write(f"{ask.__name__.strip('_')}: {ask()}\n")
        sys.stdout.write(f"duckdb: {_duckdb(Path(folder))}\n")


def _gql() -> str:
    """The schema is read, the query held to it before it is sent, and an error says its code."""
    client = Client(
        transport=HTTPXTransport(url=f"{SERVED}/graphql"), fetch_schema_from_transport=True
    )
    query = gql("query Named($text: String!) { named(text: $text) { node { id name } } }")
    found = client.execute(query, variable_values={"text": "Bo Bevan"})["named"]["node"]
    assert found == {"id": "bo", "name": "Bo Bevan"}, found
    try:
        client.execute(gql("{ people(first: 5000) { totalCount } }"))
    except TransportQueryError as error:
        code = error.errors[0]["extensions"]["code"]
    assert code == "BAD_USER_INPUT"
    return f"{found['name']}; refused with {code}"


def _pandas() -> str:
    """Types are those that are described: days are days, truth values are truth values."""
    table = f"{SERVED}/export/tables/memberships"
    rows = pandas.read_csv(f"{table}.csv", parse_dates=["from_first", "from_last"])
    assert str(rows["from_first"].dtype).startswith("datetime64"), rows.dtypes
    same = pandas.read_json(f"{table}.json")
    assert list(rows["id"]) == list(same["id"])
    datasets = pandas.read_csv(f"{SERVED}/export/tables/datasets.csv")
    assert datasets["invented"].dtype == bool
    by_body = rows.groupby("organization_name")["actor"].nunique()
    return f"{len(rows)} memberships of {len(by_body)} bodies"


def _power_query() -> str:
    """Of CSV, JSON and a query of GraphQL, the second time with the tag of the first."""
    address = urlsplit(SERVED)
    connection = HTTPConnection(str(address.hostname), address.port)
    query = urlencode({"query": "{ centres { nodes { id name } } }"})
    told = []
    for path in (
        "/export/tables/people.csv",
        "/export/tables/people.json",
        "/export/datapackage.json",
        f"/graphql?{query}",
        "/en/body/assembly.csv",
    ):
        connection.request("GET", path, headers=POWER_QUERY)
        answer = connection.getresponse()
        body, tag = answer.read(), answer.headers.get("etag")
        assert (answer.status, bool(body)) == (200, True), (path, answer.status)
        if path.startswith("/export"):
            connection.request("GET", path, headers={**POWER_QUERY, "If-None-Match": str(tag)})
            again = connection.getresponse()
            assert (again.status, again.read()) == (304, b""), path
        told.append(f"{path.partition('?')[0]} {len(body)} bytes")
    connection.request("GET", "/export/tables/nothing.csv", headers=POWER_QUERY)
    refused = connection.getresponse()
    message = json.loads(refused.read())["errors"][0]["message"]
    assert (refused.status, "people" in message) == (404, True)
    return ", ".join(told)


def _frictionless() -> str:
    """Every value is of the type that the package states, every reference leads to a row."""
    with system.use_context(trusted=True):
        report = validate(f"{SERVED}/export/datapackage.json", type="package")
    assert report.valid, report.to_summary()
    return f"{len(report.tasks)} tables are as the package says"


def _duckdb(folder: Path) -> str:
    """The types that it finds by itself, and a question over two tables and the database."""
    for name in ("memberships.csv", "organizations.json"):
        urllib.request.urlretrieve(f"{SERVED}/export/tables/{name}", folder / name)
    urllib.request.urlretrieve(f"{SERVED}/export/dolen.sqlite", folder / "dolen.sqlite")
    memberships, bodies = folder / "memberships.csv", folder / "organizations.json"
    counted = duckdb.sql(
        f"SELECT o.kind, count(*) FROM '{memberships}' m JOIN '{bodies}' o "
        "ON m.organization = o.id WHERE m.from_first <= DATE '2026-11-24' GROUP BY 1 ORDER BY 1"
    ).fetchall()
    with sqlite3.connect(folder / "dolen.sqlite") as database:
        same = database.execute(
            "SELECT o.kind, count(*) FROM memberships m JOIN organizations o "
            "ON m.organization = o.id WHERE m.from_first <= '2026-11-24' GROUP BY 1 ORDER BY 1"
        ).fetchall()
    assert counted == same, (counted, same)
    return ", ".join(f"{count} in a {kind}" for kind, count in counted)


if __name__ == "__main__":
    main()
