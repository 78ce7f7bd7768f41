"""`dolen metrics` on Lyonesse, which is in Wales.

On its list are Cy, the First Minister, and Dai, with weight 3 each. Ann of the Harbour Evidence
Centre met Bo 10 and 100 days ago: 0.9 * (1 - exp(-1.6426 / 3)) = 0.3795. Bo and Cy share a group:
0.1781. So Cy is a lead of 0.3795 * 0.1781 * 2/3 * 0.8 = 0.0360, with nothing to Dai but by Cy, a
minister with 0.4 of it; half of the weight has a lead.
"""

from __future__ import annotations

import json

import pytest

from cli.metrics_text import said
from tests.cli.conftest import TODAY, Commands

ASKED = ("metrics", "--nation", "Wales", "--centre", "harbour", "--as-of", TODAY)


def test_figures_are_told_with_what_they_rest_on_and_what_is_not_known(ask: Commands) -> None:
    told = ask(*ASKED, "--metric", "M-01", "--metric", "m_02p", "--metric", "M-05")
    assert told.stdout.splitlines() == [
        "Wales, Harbour Evidence Centre, as of 24 November 2026: 2 on the list",
        "  M-01 Reach: met     0 % (0 of 2)",
        "  M-01 Reach: active  0 % (0 of 2)",
        "  M-02p Lead reach    50 % (3 of 6 by weight)",
        "  Not known: M-05",
        "    Its record begins on 16 August 2026, so nothing can be said to be new.",
    ]


def test_parts_that_lack_a_figure_are_named_and_several_nations_come_last(ask: Commands) -> None:
    told = ask(*ASKED, "--metric", "M-29", "--metric", "M-28").stdout.splitlines()
    assert told[1:3] == [
        "  M-29 Data health: written only  0 % (0 of 8)",
        "  M-29 Data health: recording     100 % (1 of 1)",
    ]
    assert "  Does not apply: M-29 (unknown holders)" in told
    assert told[-3:] == [
        "All nations together, Harbour Evidence Centre, as of 24 November 2026",
        "  Does not apply: M-28",
        "    Fewer than two of the nations that are asked for have a path strength to compare.",
    ]


def test_as_json_it_is_the_answer_of_graphql(ask: Commands) -> None:
    answer = json.loads(ask(*ASKED, "--metric", "M-02p", "--json").stdout)
    (row,) = answer["engagementMetrics"]
    assert (row["metric"], row["value"], row["unit"]) == ("M_02P", 0.5, "SHARE")
    assert row["rows"] == {
        "totalCount": 1,
        "nodes": [{"node": {"id": "cy", "name": "Cy Carew"}, "other": None}],
    }


def test_a_metric_that_is_none_is_refused_with_those_that_are(ask: Commands) -> None:
    refused = ask("metrics", "--metric", "M-99")
    assert refused.exit_code == 2
    assert refused.stderr.startswith('There is no metric "M-99". There are: M-01, M-02e, M-02p,')


def test_a_day_that_has_not_been_is_refused(ask: Commands) -> None:
    refused = ask("metrics", "--nation", "Wales", "--as-of", "2999-01-01")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("1 January 2999 has not been yet.")


def test_a_series_tells_of_each_figure_its_days(ask: Commands) -> None:
    """Ann met Bo on 16 August: on 24 August 0.9 * (1 - exp(-0.99 / 3)) = 0.25 is enough for a lead,
    as on the last day. Before, nothing links the Centre to anybody.
    """
    series = ("--from", "2026-05-24", "--to", TODAY, "--metric", "M-02p", "--metric", "M-05")
    assert ask(*ASKED[:5], *series).stdout.splitlines() == [
        "Wales, Harbour Evidence Centre, from 24 May 2026 to 24 November 2026: 2 on the list",
        "  M-02p Lead reach",
        "    24 May 2026       not known: Nothing that is recorded links a Centre to anybody on "
        "the list. Not stated: who sits on the Health Committee.",
        "    24 August 2026    50 % (3 of 6 by weight)",
        "    24 November 2026  50 % (3 of 6 by weight)",
        "  Without a value on any of these days; why on 24 November 2026:",
        "    Not known: M-05",
        "      Its record begins on 16 August 2026, so nothing can be said to be new.",
    ]


def test_a_series_is_refused_in_the_words_of_graphql(ask: Commands) -> None:
    for given, words in (
        (("--to", TODAY), "A series needs the day that it begins: give `from`."),
        (("--from", TODAY, "--to", "2026-11-01"), "The series ends on 1 November 2026, before it"),
        (("--from", "2001-01-01", "--step", "month", "--to", TODAY), "A series has at most 120"),
        (("--from", TODAY, "--as-of", TODAY), "Ask for one day, by `asOf`, or for a series,"),
        (("--from", "2999-01-01", "--to", "2999-01-01"), "1 January 2999 has not been yet."),
    ):
        refused = ask("metrics", "--metric", "M-03", *given)
        assert (refused.exit_code, refused.stderr[: len(words)]) == (2, words)
    kept = ask("metrics", "--keep", "--from", TODAY)
    assert kept.exit_code == 2
    assert "--keep keeps the figures of one day." in kept.stderr


@pytest.mark.parametrize(
    ("met", "of", "told"),
    [
        (2, 307, "under 1 % (2 of 307)"),
        (306, 307, "over 99 % (306 of 307)"),
        (165, 308, "54 % (165 of 308)"),
        (0, 307, "0 % (0 of 307)"),
        (307, 307, "100 % (307 of 307)"),
    ],
)
def test_a_share_near_nothing_or_all_is_not_told_as_that(met: int, of: int, told: str) -> None:
    row = {"metric": "M_01", "unit": "SHARE", "value": met / of, "unknownBecause": None}
    assert said({**row, "numerator": met, "denominator": of}) == told
