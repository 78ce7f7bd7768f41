"""Engagement metrics by GraphQL.

As of 24 November 2026 the default list of Wales holds Cai, the First Minister (weight 3), and Bo of
the Health Committee (1). Ann of the Harbour Centre met Bo 84 and 54 days ago: A = 2^(-84/180) +
2^(-54/180) = 1.536, s = 0.9 * (1 - exp(-A/3)) = 0.3606, so active.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import JSON, Ask

METRICS = """query($input: EngagementMetricsInput!, $first: Int, $after: String) {
  engagementMetrics(input: $input) {
    metric part asOf periodFrom nation centre { id } organization { id } place { id } post { id }
    audience basis value numerator denominator unit status unknownBecause reason
    centresCounted centresAsked targets unknownTargets targetsVersion definitionVersion
    rows(first: $first, after: $after) {
      totalCount nodes { node { id } other { id } } pageInfo { hasNextPage endCursor }
    } } }"""


async def figures(
    ask: Ask, *, first: int = 25, after: str | None = None, since: str | None = None, **more: Any
) -> list[JSON]:
    asked = {"nations": ["WALES"], "asOf": "2026-11-24", **more}
    if since is not None:
        asked = {**asked, "from": since, "to": asked["asOf"], "asOf": None}
    answer = await ask(METRICS, {"input": asked, "first": first, "after": after})
    found: list[JSON] = answer["data"]["engagementMetrics"]
    return found


async def test_a_figure_says_what_it_rests_on_and_whom_it_counts(ask: Ask) -> None:
    met, active = await figures(ask, ids=["M_01"])
    version = met["targetsVersion"]
    assert met == {
        "metric": "M_01",
        "part": "MET",
        "asOf": "2026-11-24",
        "periodFrom": "2026-05-29",
        "nation": "WALES",
        "centre": None,
        "organization": None,
        "place": None,
        "post": None,
        "audience": "POLICY",
        "basis": None,
        "value": 0.5,
        "numerator": 1.0,
        "denominator": 2.0,
        "unit": "SHARE",
        "status": "OK",
        "unknownBecause": None,
        "reason": None,
        "centresCounted": 1,
        "centresAsked": 1,
        "targets": 2,
        "unknownTargets": 0,
        "targetsVersion": version,
        "definitionVersion": "1",
        "rows": {
            "totalCount": 1,
            "nodes": [{"node": {"id": "bo"}, "other": None}],
            "pageInfo": {"hasNextPage": False, "endCursor": met["rows"]["pageInfo"]["endCursor"]},
        },
    }
    assert (active["part"], active["value"], active["targetsVersion"]) == ("ACTIVE", 0.5, version)


async def test_of_a_pair_the_other_end_is_ours_and_rows_go_on_from_a_cursor(ask: Ask) -> None:
    (first,) = await figures(ask, ids=["M_04"])
    assert first["rows"]["nodes"] == [{"node": {"id": "bo"}, "other": {"id": "ann"}}]
    page = (await figures(ask, ids=["M_02P"], first=1))[0]["rows"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (2, True)
    rest = (await figures(ask, ids=["M_02P"], after=page["pageInfo"]["endCursor"]))[0]["rows"]
    assert [each["node"]["id"] for each in page["nodes"] + rest["nodes"]] == ["bo", "cai"]


async def test_grouped_figures_name_what_they_are_of(ask: Ask) -> None:
    found = await figures(ask, ids=["M_01"], groupBy=["CENTRE", "ORGANIZATION"])
    assert [(each["centre"]["id"], each["organization"]["id"], each["part"]) for each in found] == [
        ("harbour", "health-committee", "MET"),
        ("harbour", "health-committee", "ACTIVE"),
        ("harbour", "ministers", "MET"),
        ("harbour", "ministers", "ACTIVE"),
    ]


async def test_a_figure_that_cannot_be_had_says_why_in_the_language_asked(ask: Ask) -> None:
    answer = await ask(
        "{ engagementMetrics(input: {ids: [M_03], nations: [ENGLAND]}) "
        "{ value status reason unknownBecause(language: CY) } }"
    )
    assert answer["data"]["engagementMetrics"] == [
        {
            "value": None,
            "status": "NOT_KNOWN",
            "reason": "NO_LIST",
            "unknownBecause": "Lloegr: nid oes rhestr dargedau eto; ychwanegwch un.",
        }
    ]


async def test_a_series_has_each_day_with_the_list_of_that_day(ask: Ask) -> None:
    found = await figures(ask, ids=["M_03"], since="2026-03-31", step="QUARTER")
    # the First Minister took office on 12 May and the committee began on 1 June; before, Dai, whose
    # seat ended on 8 April, was the committee, and nobody was met
    assert [(each["asOf"], each["targets"], each["reason"]) for each in found] == [
        ("2026-03-31", 1, "NOTHING_LINKS"),
        ("2026-06-30", 2, "NOTHING_LINKS"),
        ("2026-09-30", 2, None),
        ("2026-11-24", 2, None),
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"asOf": "2999-01-01"}, "1 January 2999 has not been yet."),
        ({"asOf": None, "from": "2026-05-01", "to": "2026-04-01"}, "The series ends on 1 April"),
        ({"asOf": None, "from": "1000-01-01", "step": "MONTH"}, "A series has at most 120 days."),
        ({"from": "2026-05-01"}, "Ask for one day, by `asOf`, or for a series"),
        ({"asOf": None, "step": "YEAR"}, "A series needs the day that it begins"),
        ({"centres": ["nobody"]}, 'No Centre has the id "nobody".'),
        ({"groupBy": ["POST"]}, "M-01 cannot be grouped by post."),
        ({"ids": []}, "No metric is asked for."),
    ],
)
async def test_what_cannot_be_asked_is_refused_with_what_to_do(
    ask: Ask, more: JSON, told: str
) -> None:
    asked = {"ids": ["M_01"], "asOf": "2026-11-24", **more}
    (error,) = (await ask(METRICS, {"input": asked}))["errors"]
    assert error["message"].startswith(told)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_every_metric_is_defined_in_both_languages(ask: Ask) -> None:
    fields = "id code version since unit direction dimensions parts"
    answer = await ask(
        f"{{ metricDefinitions {{ {fields} en: name(language: EN) cy: name(language: CY) "
        "meaning mustNotBeReadAs formula fformiwla: formula(language: CY) } }"
    )
    defined = answer["data"]["metricDefinitions"]
    assert [each["code"] for each in defined][:4] == ["M-01", "M-02e", "M-02p", "M-03"]
    assert defined[0] | {"formula": "", "fformiwla": "", "meaning": "", "mustNotBeReadAs": ""} == {
        "id": "M_01",
        "code": "M-01",
        "version": "1",
        "since": "0.3.0",
        "unit": "SHARE",
        "direction": "UP",
        "dimensions": ["AUDIENCE", "CENTRE", "ORGANIZATION"],
        "parts": ["MET", "ACTIVE"],
        "formula": "",
        "fformiwla": "",
        "en": "Reach",
        "cy": "Cyrhaeddiad",
        "meaning": "",
        "mustNotBeReadAs": "",
    }
    for each in defined:
        assert each["en"] != each["cy"]
        assert each["formula"] != each["fformiwla"]
        assert len({each["meaning"], each["mustNotBeReadAs"], each["formula"], ""}) == 4
