"""The dashboards that we give away, in the programs that they are made for, on a server that is
started: a notebook with pandas and DuckDB, Observable Framework, and LibreOffice.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bench.server import serving

ROOT = Path(__file__).parents[2]
DASHBOARDS = ROOT / "dashboards"
PYTHON = ROOT / ".venv-outside" / "bin" / "python"
LYONESSE = ROOT / "tests" / "cli" / "lyonesse"
READER = Path(__file__).with_name("read_with_libreoffice.py")
LOCAL = re.compile(r"https?://(?!127\.0\.0\.1|www\.w3\.org)")
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def dolen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("dashboards") / "data", LYONESSE, "harbour") as serving_:
        yield serving_.url.rstrip("/")


def run(*command: str, folder: Path, server: str, more: Mapping[str, str] | None = None) -> str:
    ended = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"DOLEN_URL": server} | dict(more or {}),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_the_notebook_runs_to_its_end(dolen: str, tmp_path: Path) -> None:
    cells = json.loads((DASHBOARDS / "engagement.ipynb").read_text())["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    code.append("print(len(by_nation), list(lines.columns.names), list(changes.columns))")
    told = run(str(PYTHON), "-c", "\n".join(code), folder=tmp_path, server=dolen)
    count, names = told.split(maxsplit=1)
    assert int(count) > 15
    assert names.startswith(
        "['nation', 'metric'] ['nation', 'metric', 'since', 'until', 'change', 'lists_changed']"
    )


def test_observable_framework_builds_the_page_and_loads_nothing_from_elsewhere(
    dolen: str, tmp_path: Path
) -> None:
    folder = tmp_path / "observable"
    shutil.copytree(DASHBOARDS / "observable", folder)
    run("npm", "ci", "--no-audit", "--no-fund", folder=folder, server=dolen)
    run("npm", "run", "build", folder=folder, server=dolen)
    page = (folder / "dist" / "index.html").read_text()
    assert "How well the network is connected" in page
    assert LOCAL.findall(page) == []
    (today,) = (folder / "dist" / "_file").glob("today.*.json")
    assert {row["metric"] for row in json.loads(today.read_text())} >= {"M-01", "M-03"}


def test_libreoffice_reads_the_figures_anew_when_it_opens_the_spreadsheet(
    dolen: str, tmp_path: Path
) -> None:
    """As of today nobody of Lyonesse is on a list of Wales but its two, as the server says too."""
    sheet = tmp_path / "engagement.fods"
    text = (DASHBOARDS / "engagement.fods").read_text()
    sheet.write_text(text.replace("http://127.0.0.1:8000", dolen))
    told = run(
        "/usr/bin/python3", str(READER), str(tmp_path / "profile"), str(sheet),
        folder=tmp_path, server=dolen,
    )  # fmt: skip
    rows = {(row[0], row[1]): row[3:] for row in json.loads(told)}
    nations = rows["metric", "part"]
    address = f"{dolen}/export/engagement.json?ids=M-01,M-03"
    answered = json.loads(run("curl", "-s", address, folder=tmp_path, server=dolen))
    for metric, part in (("M-01", "MET"), ("M-03", "")):
        said = {
            row["nation"]: "not known" if row["status"] == "not-known" else row["value"]
            for row in answered
            if row["metric"] == metric and (row["part"] or "") == part
        }
        assert rows[metric, part] == [pytest.approx(said[nation]) for nation in nations]
