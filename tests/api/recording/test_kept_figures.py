"""Figures that a Centre keeps by a press: reading writes nothing, and what facts changed since is
said as restated.
"""

from __future__ import annotations

from typing import Any

from graph.view import Viewer
from tests.api.recording.conftest import Desk, Desks

KEPT = """{ keptFigures { asOf windowDays restated centre { id }
  figures { metric part nation value valueNow reason reasonNow restated } } }"""
ENTRY = {"nation": "WALES", "body": "coast-group", "weight": 2.0}
ASKED = {"asOf": "2026-11-24", "nations": ["WALES"]}


async def kept(desk: Desk) -> list[dict[str, Any]]:
    reports: list[dict[str, Any]] = (await desk.ask(KEPT))["data"]["keptFigures"]
    return reports


async def test_what_facts_changed_since_is_restated_beside_what_was_kept(desks: Desks) -> None:
    await desks.harbour.mutate("addTarget", ENTRY)
    seq = (await desks.hub.store.state()).seq
    await desks.harbour.ask(
        '{ engagementMetrics(input: {ids: [M_01, M_03], asOf: "2026-11-24"}) { value } }'
    )
    assert await kept(desks.harbour) == []
    assert (await desks.hub.store.state()).seq == seq  # reading wrote nothing

    made = await desks.harbour.mutate("keepFigures", ASKED, "report { asOf restated }")
    assert made["report"] == {"asOf": "2026-11-24", "restated": 0}
    (report,) = await kept(desks.harbour)
    assert (report["asOf"], report["windowDays"], report["centre"]) == ("2026-11-24", 180, None)
    met = next(each for each in report["figures"] if each["part"] == "MET")
    assert met == {
        "metric": "M-01",
        "part": "MET",
        "nation": "WALES",
        "value": None,
        "valueNow": None,
        "reason": "no-diary",
        "reasonNow": "NO_DIARY",
        "restated": False,
    }

    again = await desks.harbour.mutate("keepFigures", ASKED)
    assert again["message"] == (
        "The figures of 24 November 2026 are kept already, and are still the same."
    )

    # a meeting of which nobody had told: Cai, one of the three in the group, was met
    meeting = {"kind": "MEETING", "date": "2026-11-01", "actors": ["ann", "cai"]}
    await desks.harbour.mutate("recordInteraction", meeting)
    (report,) = await kept(desks.harbour)
    met = next(each for each in report["figures"] if each["part"] == "MET")
    assert (met["value"], met["valueNow"], met["restated"]) == (None, 1 / 3, True)
    assert report["restated"] == sum(each["restated"] for each in report["figures"]) > 1
    joined = next(each for each in report["figures"] if each["metric"] == "M-23")
    assert (joined["value"], joined["valueNow"], joined["restated"]) == (1.0, 1.0, False)

    # kept anew, both stand, the latest first
    await desks.harbour.mutate("keepFigures", ASKED)
    assert [each["restated"] > 0 for each in await kept(desks.harbour)] == [False, True]


async def test_they_are_the_centres_own_and_can_be_taken_back(desks: Desks) -> None:
    made = await desks.harbour.mutate("keepFigures", {"asOf": "2026-06-30", "centre": "harbour"})
    (report,) = await kept(desks.harbour)
    assert report["centre"] == {"id": "harbour"}
    assert await kept(desks.lighthouse) == await kept(desks.public) == []
    assert not desks.hub.records(Viewer()).kept_figures
    assert (await desks.public.error("keepFigures", ASKED))["code"] == "FORBIDDEN"

    await desks.harbour.mutate("undo", {"change": made["change"]["id"]})
    assert await kept(desks.harbour) == []


async def test_of_policy_and_of_practice_each_is_kept_and_found_by_its_press(
    desks: Desks,
) -> None:
    """One group is on the list for policy, nobody on that for practice."""
    await desks.harbour.mutate("addTarget", ENTRY)
    policy = await desks.harbour.mutate("keepFigures", ASKED, "report { audience }")
    practice = await desks.harbour.mutate(
        "keepFigures", ASKED | {"audience": "PRACTICE"}, "report { audience figures { recordId } }"
    )
    assert policy["report"] == {"audience": "POLICY"}
    assert practice["report"]["audience"] == "PRACTICE"
    both = "{ keptFigures { audience figures { metric part value reason restated } } }"
    found = (await desks.harbour.ask(both))["data"]["keptFigures"]
    joined = {
        report["audience"]: next(
            each["reason"]
            for each in report["figures"]
            if (each["metric"], each["part"]) == ("M-01", "MET")
        )
        for report in found
    }
    assert joined == {"PRACTICE": "no-list", "POLICY": "no-diary"}
    assert not any(each["restated"] for report in found for each in report["figures"])
    (one,) = practice["report"]["figures"][:1]
    held = f'{{ keptFigures(holding: "{one["recordId"]}") {{ audience }} }}'
    answer = await desks.harbour.ask(held)
    assert answer["data"]["keptFigures"] == [{"audience": "PRACTICE"}]


async def test_a_day_that_has_not_been_is_not_kept(desks: Desks) -> None:
    refused = await desks.harbour.mutate("keepFigures", {"asOf": "2999-01-01"})
    assert refused["__typename"] == "Refusal"
    assert refused["message"].startswith("1 January 2999 has not been yet.")
