"""The benchmark of the stores on six people, and the large set made from a few invented
records in the sources' shapes.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bench.large import write_large
from graph import tables
from graph.model import Role
from seeds.sources.record import SourceError
from tests.engines.release import LONG_TERM
from tests.seeds.sources import Sources

ROOT = Path(__file__).parents[2]
LYONESSE = ROOT / "tests" / "cli" / "lyonesse"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Ann sat in the Commons and on a committee and was a minister; Lord Bo sat in the Lords;
    both are in an all-party group.
    """
    politicians = Sources(tmp_path / "sources")
    ann = politicians.person(90001, "Ann", "Able")
    bo = politicians.person(90002, "Bo", "Bright")
    politicians.number(ann, "datadotparl_id", "500")
    politicians.party("labour", "Labour")
    politicians.sat(
        ann,
        politicians.seat("9", "Lyonesse", "house-of-commons"),
        "2001-06-07",
        "2005-05-05",
        party="labour",
    )
    politicians.sat(bo, "", "1999", organization_id="house-of-lords", party="crossbench")
    folder = politicians.write()

    committee = {"id": "fish", "name": "Fish  Committee"}
    sat = {
        "person_id": ann,
        "organization_id": "fish",
        "source": "datadotparl/committee",
        "start_date": "2002",
        "role": "Chair",
    }
    backwards = {**sat, "start_date": "2004", "end_date": "2003"}
    _zipped(
        folder / "parlparse/ministers-1997-2010.json.gz",
        {"organizations": [committee], "memberships": [sat, backwards]},
    )
    _zipped(folder / "parlparse/ministers-2010.json.gz", {"organizations": [], "memberships": []})
    _rows(
        folder / "ifg-ministers/person.csv",
        [{"id": "1", "id_parliament": "500.0"}, {"id": "2", "id_parliament": ""}],
    )
    _rows(folder / "ifg-ministers/organisation.csv", [{"id": "3", "name": "Fish Office"}])
    _rows(
        folder / "ifg-ministers/post.csv",
        [{"id": "4", "organisation_id": "3", "name": "Minister for Fish"}],
    )
    _rows(
        folder / "ifg-ministers/appointment.csv",
        [
            {"person_id": person, "post_id": "4", "start_date": "2003-01-01", "end_date": ""}
            for person in ("1", "2")
        ],
    )
    people = [{"twfy_id": one, "removed": False} for one in (ann, bo)]
    groups = [
        {
            "slug": "cod",
            "title": "Cod Group",
            "officers": people[:1],
            "members_list": {"source_method": "manual", "members": people},
        },
        {
            "slug": "eel",
            "title": "Eel Group",
            "officers": [],
            "members_list": {"source_method": "ai_search", "members": people},
        },
    ]
    _zipped(folder / "mysociety-appg-membership/uk-appgs.jsonl.gz", *groups)
    _zipped(
        folder / "govuk-organisations/gov.uk_api_organisations.json.gz",
        {"results": [{"title": "Fish Agency", "details": {"slug": "fish-agency"}}]},
    )
    return folder


def _zipped(path: Path, *values: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, values)).encode()))


def _rows(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_the_large_set_is_the_bundled_one_and_westminster(sources: Path, tmp_path: Path) -> None:
    bundled = tables.read(ROOT / "seeds" / "tables")
    large = tables.read(write_large(sources, tmp_path / "large"))

    assert large.interactions == bundled.interactions
    assert large.people.keys() - bundled.people.keys() == {"person-90001", "person-90002"}
    new = [one for id_, one in large.memberships.items() if id_ not in bundled.memberships]
    assert sorted(
        (str(one.actor), str(one.organization), one.role, one.role_as_written, str(one.post))
        for one in new
    ) == sorted(
        [
            ("person-90001", "house-of-commons", Role.MEMBER, None, "seat-9"),
            ("person-90002", "house-of-lords", Role.MEMBER, None, "None"),
            # once: the other row ends before it begins
            ("person-90001", "uk-fish", Role.MEMBER, "Chair", "None"),
            # the other minister stands in no register
            ("person-90001", "ifg-3", Role.MINISTER, None, "ifg-4"),
            ("person-90001", "appg-cod", Role.OFFICER, None, "None"),
            ("person-90001", "appg-cod", Role.MEMBER, None, "None"),
            # none of the eels: a language model found them
            ("person-90002", "appg-cod", Role.MEMBER, None, "None"),
        ]
    )
    assert {str(one.on_behalf_of) for one in new} == {"party-labour", "None"}
    assert {"uk-fish", "govuk-fish-agency", "appg-eel"} <= large.organizations.keys()


def test_a_source_that_is_missing_is_named(sources: Path, tmp_path: Path) -> None:
    (sources / "ifg-ministers" / "post.csv").unlink()
    with pytest.raises(SourceError, match=r"post\.csv is missing\. Check the folder after --large"):
        write_large(sources, tmp_path / "large")


@pytest.mark.long
def test_both_stores_are_measured_and_give_the_same_answers() -> None:
    command = [
        sys.executable,
        "-m",
        "bench.stores",
        "--tables",
        str(LYONESSE),
        "--runs",
        "1",
        "--questions",
        "8",
    ]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    if LONG_TERM.why_not() is not None:
        assert "Only the embedded store can be measured here" in ended.stderr
        return
    assert ended.stderr == ""
    assert "records read are those written: yes and yes; same answers: 8 of 8" in ended.stdout
    for row in (
        "first load, rows a second",
        "warm, relationships a second",
        "first path from an open store, seconds",
    ):
        embedded, neo4j = re.findall(r" {2,}([0-9.,]+)", ended.stdout.split(row)[1].split("\n")[0])
        assert float(embedded.replace(",", "")) > 0
        assert float(neo4j.replace(",", "")) > 0
