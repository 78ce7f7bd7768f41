"""The benchmarks on a tiny workload: the six people of Lyonesse.
What they measure is not asserted, that they measure it is.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest

from api.pages.site import PAGES
from bench.page_addresses import LEFT_OUT
from bench.questions import questions, variables
from bench.server import Failed
from graph.model import ActorId, OrganizationId, PersonId, PostId, RecordId
from graph.paths.answer import PersonTarget, PostTarget, Question, Target

BESIDE = ("Starlette alone", "bare Strawberry", "Dolen")
ROOT = Path(__file__).parents[2]
LYONESSE = ROOT / "tests" / "cli" / "lyonesse"
DAY = dt.date(2026, 11, 24)
HARBOUR = OrganizationId(ActorId(RecordId("harbour")))
LIGHTHOUSE = OrganizationId(ActorId(RecordId("lighthouse")))


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def figures(line: str) -> list[float]:
    """The numbers of a row that stand in a column: those after two spaces or more."""
    return [float(number) for number in re.findall(r" {2,}([0-9.]+)", line)]


def row(out: str, beginning: str) -> list[float]:
    [line] = [line for line in out.splitlines() if line.startswith(beginning)]
    return figures(line.removeprefix(beginning))


@pytest.mark.parametrize("module", ["bench.http", "bench.names", "bench.pages", "bench.start"])
def test_help_says_what_is_measured_and_with_which_options(module: str) -> None:
    ended = run(module, "--help")
    assert ended.returncode == 0
    assert f"usage: python -m {module}" in ended.stdout
    assert "--questions" in ended.stdout


def test_each_question_about_the_landscape_is_timed_on_more_works_too() -> None:
    """On the bundled tables, whose terms its questions name: 130 works, and twice as many."""
    ended = run("bench.landscape", "--times", "2", "--runs", "1")
    assert ended.returncode == 0, ended.stderr
    head, *rows = ended.stdout.splitlines()
    assert "130 works" in head
    assert "260 works" in head
    assert len(rows) == 11
    for question in ("map by Centre", "signpost", "trials", "divergence"):
        first, more, ratio = row(ended.stdout, question)
        assert first > 0
        assert more > 0
        assert ratio > 0


def test_a_search_by_name_is_timed_in_each_way_of_writing() -> None:
    ended = run("bench.names", "--tables", str(LYONESSE), "--questions", "5")
    assert (ended.returncode, ended.stderr) == (0, "")
    for beginning in (
        "as it stands",
        "its beginning",
        "a letter left out",
        "words shuffled",
        "office and nation",
    ):
        median, late, most = row(ended.stdout, beginning)
        assert 0 < median <= late <= most < 60_000


def test_attacks_are_sent_to_a_server_of_a_centre_while_live_is_asked() -> None:
    ended = run(
        "bench.attacks",
        "--tables",
        str(LYONESSE),
        "--centre",
        "harbour",
        "--only",
        "same new person",
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    [line] = [
        line
        for line in ended.stdout.splitlines()
        if line.startswith("the same new person, 8 at once")
    ]
    assert line.rpartition("   ")[2].startswith("8 x 200 ")
    assert len(figures(line)) >= 5


def test_a_start_is_timed_and_its_memory_read() -> None:
    ended = run("bench.start", "--tables", str(LYONESSE), "--runs", "1", "--questions", "2")
    assert ended.stderr == ""
    for beginning in ("first start, seconds", "restart, seconds"):
        median, least, most = row(ended.stdout, beginning)
        assert 0 < least == median == most < 60
    if sys.platform == "linux":
        first, again, asked = (
            row(ended.stdout, f"peak memory, {when}, MB")[0]
            for when in ("the first start", "a restart", "a restart and 2 questions")
        )
        assert 50 < first < 2000
        assert 50 < again <= asked < 2000  # a peak never falls
    else:
        assert "peak memory: not measured" in ended.stdout


def test_whole_requests_are_timed_from_outside_and_split_from_inside() -> None:
    ended = run(
        "bench.http",
        "--tables",
        str(LYONESSE),
        "--questions",
        "100",
        "--clients",
        "2",
        "--seconds",
        "0.2",
    )
    assert ended.stderr == ""
    # Harbour's Ann met Bo, who is in a group with Cy, who governs with Dai: 4 targets.
    # Lighthouse knows nobody.
    assert "8 questions on 2026-11-24, 4 with a path" in ended.stdout
    beginnings = (
        "asked for the first time",
        "asked again, 1 client",
        "asked again, 2 clients at once",
    )
    for beginning in (*beginnings, "/live while 2 ask 3 hops", "/live while 2 ask 6 hops"):
        median, p99, most, rate = row(ended.stdout, beginning)
        assert 0 < median <= p99 <= most < 10_000
        assert rate > 0
    assert re.search(
        r"slowest, 1 client: (harbour|lighthouse) to (person|post) \S+, [0-9.]+ ms", ended.stdout
    )
    for stage in ("search and domain, first time", "search and domain", "all, in the server"):
        [milliseconds] = row(ended.stdout, f"  {stage}  ")
        assert 0 < milliseconds < 10_000
    for part in ("read, price and check", "make what it shows", "answer its fields"):
        assert f"  GraphQL: {part}  " in ended.stdout
    assert all(row(ended.stdout, f"  {what}  ")[0] > 0 for what in BESIDE)
    assert re.search(r"  Dolen .* of bare Strawberry, target 0.85: (met|MISSED)", ended.stdout)
    assert "  HTTP and JSON" in ended.stdout


def test_every_page_is_timed_beside_its_question() -> None:
    ended = run("bench.pages", "--tables", str(LYONESSE), "--questions", "3")
    assert ended.stderr == ""
    left_out = ended.stdout.partition("not measured: ")[2].split("\n")[0].split(", ")
    for page in PAGES:
        if page.name in LEFT_OUT:
            assert page.name in left_out
            continue
        if page.name in {"finding", "mapping", "priority"}:  # Lyonesse has none
            assert f"\n{page.name} " not in ended.stdout
            continue
        median, p99, question, *_ = row(ended.stdout, f"{page.name} ")
        assert 0 < median <= p99 < 10_000
        # what goes back over years shows its question, and is not its .json
        assert question > 0 or page.ask is None, page.name


def test_the_mix_is_all_ministers_and_their_posts_for_each_centre_and_the_seed_orders_it() -> None:
    targets: list[Target] = [
        *(PersonTarget(person=PersonId(ActorId(RecordId(id_)))) for id_ in ("cy", "dai")),
        *(
            PostTarget(post=PostId(RecordId(id_)))
            for id_ in ("first-minister", "minister-for-health")
        ),
    ]
    everything = [
        Question(centre=centre, target=target)
        for centre in (HARBOUR, LIGHTHOUSE)
        for target in targets
    ]
    drawn = questions(LYONESSE, DAY, 100, seed=1)
    assert sorted(drawn, key=str) == sorted(everything, key=str)
    assert questions(LYONESSE, DAY, 3, seed=1) == questions(LYONESSE, DAY, 3, seed=1)
    assert questions(LYONESSE, DAY, 100, seed=2) != drawn


def test_a_question_goes_out_with_its_date_and_limits() -> None:
    asked = Question(
        centre=HARBOUR, target=PostTarget(post=PostId(RecordId("first-minister"))), max_hops=6
    )
    assert variables(asked, DAY) == {
        "input": {
            "centre": "harbour",
            "target": {"post": "first-minister"},
            "asOf": "2026-11-24",
            "first": 5,
            "maxHops": 6,
        }
    }


def test_a_date_before_anybody_was_in_office_leaves_nothing_to_ask() -> None:
    with pytest.raises(Failed, match=r"there is nothing to ask\. Give other --tables or --as-of"):
        questions(LYONESSE, dt.date(2020, 1, 1), 10, seed=1)


def test_tables_that_no_server_starts_with_end_a_benchmark_in_words(tmp_path: Path) -> None:
    ended = run("bench.start", "--tables", str(tmp_path / "none"), "--runs", "1")
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert str(tmp_path / "none") in ended.stderr


def test_an_import_is_timed_with_what_it_costs_others() -> None:
    ended = run("bench.imports", "--tables", str(LYONESSE), "--rows", "50")
    assert (ended.returncode, ended.stderr) == (0, "")
    for beginning in ("look at what would change", "import", "look again, nothing is new"):
        assert len(row(ended.stdout, beginning + " " * 8)) == 4
    for beginning in ("look and import, seconds: ", "dolen doctor, seconds: "):
        assert f"\n{beginning}" in ended.stdout


def test_metrics_are_timed_on_the_data_and_on_copies_beside_a_peer_with_equal_paths() -> None:
    ended = run("bench.metrics", "--tables", str(LYONESSE), "--times", "2")
    assert (ended.returncode, ended.stderr) == (0, "")
    # Lyonesse has 14 people and bodies; four people, an assembly, a government, its ministers, a
    # committee and a group of them are there twice, and so are the two on the list
    assert "bundled        14 actors        6 ties      2 targets" in ended.stdout
    assert "tenfold        23 actors" in ended.stdout
    assert len(row(ended.stdout, "tenfold / bundled")) == 5
