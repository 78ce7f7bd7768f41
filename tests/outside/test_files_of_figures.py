"""Files of figures as pandas, DuckDB and pyarrow read them, from a server that is started.

`make long` installs these in an environment of their own.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bench.server import serving

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-outside" / "bin" / "python"
LYONESSE = ROOT / "tests" / "cli" / "lyonesse"
READ = """
import io, json, sys, urllib.request
import duckdb, pandas, pyarrow.parquet
address = sys.argv[1] + "export/engagement.%s?from=2026-01-31&to=2026-10-31&step=month"
whole = {f: urllib.request.urlopen(address % f).read() for f in ("csv", "json", "parquet")}
csv = pandas.read_csv(io.BytesIO(whole["csv"]), parse_dates=["as_of", "period_from", "computed_at"])
frame = pandas.read_json(io.BytesIO(whole["json"]))
table = pyarrow.parquet.read_table(io.BytesIO(whole["parquet"]))
open(sys.argv[2], "wb").write(whole["parquet"])
(rows, days, values), = duckdb.connect().execute(
    f"select count(*), count(distinct as_of), count(value) from '{sys.argv[2]}'"
).fetchall()
print(json.dumps({
    "rows": [len(csv), len(frame), table.num_rows, rows],
    "days": [csv.as_of.nunique(), days],
    "values": [int(csv.value.notna().sum()), int(frame.value.notna().sum()), values],
    "types": [str(table.schema.field(n).type) for n in ("metric", "as_of", "value", "targets")],
    "same": list(csv.columns) == list(frame.columns) == table.column_names,
}))
"""


@pytest.mark.long
def test_every_client_reads_the_same_figures(tmp_path: Path) -> None:
    if not PYTHON.exists():
        pytest.skip("the clients are not installed: make long does that")
    with serving(tmp_path / "data", LYONESSE, "harbour") as server:
        ended = subprocess.run(
            [str(PYTHON), "-c", READ, f"{server.url.rstrip('/')}/", str(tmp_path / "a.parquet")],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert ended.returncode == 0, ended.stderr
    read = json.loads(ended.stdout)
    assert len(set(read["rows"])) == len(set(read["values"])) == 1
    assert read["days"] == [10, 10]  # 31 January, 28 February, ..., 31 October
    assert read["rows"][0] > read["values"][0] > 0
    assert read["types"] == ["string", "date32[day]", "double", "int64"]
    assert read["same"]
