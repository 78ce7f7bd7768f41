"""What a name means: one record, several, or none and what is near."""

from __future__ import annotations

import pytest

from tests.api.conftest import JSON, Ask
from tests.api.world import CASTLE, OLD_CASTLE, PUBLIC_WHIP, SHARED_CODE

NAMED = """query($text: String!, $kinds: [NodeKind!], $nation: Nation, $asOf: Date) {
  named(text: $text, kinds: $kinds, nation: $nation, asOf: $asOf) {
    node { id } several { node { id } description } severalCount near { node { id } description } \
} }"""


def one(id_: str) -> JSON:
    return {"node": {"id": id_}, "several": [], "severalCount": 0, "near": []}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("bo", "bo"),
        (PUBLIC_WHIP, "bo"),
        ("Bo Ellis", "bo"),
        ("ellis, BO", "bo"),
        ("Cai Elis", "cai"),
        ("First Minister", "first-minister"),  # the post, not who holds it
        ("Brif Weinidog", "first-minister"),  # "Prif Weinidog" as it stands behind "i" or "y"
        ("Chair of the Health Committee", "bo"),  # no post of the tables stands for it
        ("Health Committee Wales", "health-committee"),
        ("Keep", CASTLE),  # was replaced by it
        (OLD_CASTLE, CASTLE),
    ],
)
async def test_a_name_that_means_one_record_gives_it(ask: Ask, text: str, meant: str) -> None:
    assert (await ask(NAMED, {"text": text}))["data"]["named"] == one(meant)


async def test_several_of_one_name_are_given_with_what_tells_them_apart(ask: Ask) -> None:
    named = (await ask(NAMED, {"text": "Ellis"}))["data"]["named"]
    assert (named["node"], named["near"], named["severalCount"]) == (None, [], 2)
    assert named["several"] == [
        {
            "node": {"id": "cai"},
            "description": "Cai Ellis (person, First Minister in ministers, Wales)",
        },
        {"node": {"id": "bo"}, "description": "Bo Ellis (person, Wales)"},
    ]


async def test_a_code_that_two_have_means_neither(ask: Ask) -> None:
    named = (await ask(NAMED, {"text": SHARED_CODE}))["data"]["named"]
    assert (named["node"], [each["node"]["id"] for each in named["several"]]) == (
        None,
        ["cai", "bo"],
    )


async def test_a_slip_is_answered_by_what_is_near(ask: Ask) -> None:
    named = (await ask(NAMED, {"text": "Bo Elliss"}))["data"]["named"]
    assert (named["node"], named["several"], named["severalCount"]) == (None, [], 0)
    assert named["near"] == [{"node": {"id": "bo"}, "description": "Bo Ellis (person, Wales)"}]


@pytest.mark.parametrize(
    ("narrowed", "meant"),
    [
        ({"text": "Castle", "kinds": ["PLACE"]}, CASTLE),
        ({"text": "Castle Council", "kinds": ["ORGANIZATION"]}, "castle-council"),
        ({"text": "Castle Council", "kinds": []}, "castle-council"),
        ({"text": "Bo Ellis", "nation": "WALES"}, "bo"),
    ],
)
async def test_kinds_and_a_nation_narrow_what_may_be_meant(
    ask: Ask, narrowed: JSON, meant: str
) -> None:
    assert (await ask(NAMED, narrowed))["data"]["named"] == one(meant)


@pytest.mark.parametrize(
    "narrowed",
    [{"text": "Bo Ellis", "kinds": ["PLACE"]}, {"text": "Bo Ellis", "nation": "SCOTLAND"}],
)
async def test_what_is_of_another_sort_is_not_meant(ask: Ask, narrowed: JSON) -> None:
    assert (await ask(NAMED, narrowed))["data"]["named"]["node"] is None


async def test_an_office_means_who_has_it_on_the_day(ask: Ask) -> None:
    """Bo chairs the committee since 1 June 2026, and nobody did before."""
    chair = {"text": "Chair of the Health Committee"}
    assert (await ask(NAMED, {**chair, "asOf": "2026-06-01"}))["data"]["named"] == one("bo")
    assert (await ask(NAMED, {**chair, "asOf": "2026-05-31"}))["data"]["named"]["node"] is None


@pytest.mark.parametrize(
    "text", ["", " ", "?!", "zzzz qqqq", "\u202e", "\U0001f426", "<b>", "x" * 500]
)
async def test_nothing_is_meant_by_what_is_no_name(ask: Ask, text: str) -> None:
    assert (await ask(NAMED, {"text": text}))["data"]["named"] == {
        "node": None,
        "several": [],
        "severalCount": 0,
        "near": [],
    }


async def test_who_is_not_here_is_said_not_to_be_and_no_stranger_is_near(ask: Ask) -> None:
    """Two people are called Ellis and a council Castle, and no record has both names."""
    absent = """query($text: String!) { named(text: $text) {
        node { id } near { node { id } } sentence unknowns cy: sentence(language: CY) } }"""
    named = (await ask(absent, {"text": "Castle Ellis"}))["data"]["named"]
    assert named == {
        "node": None,
        "near": [],
        "sentence": "“Castle Ellis” is not in this data.",
        "unknowns": [],
        "cy": "Nid yw “Castle Ellis” yn y data hwn.",
    }
    known = (await ask(absent, {"text": "Bo Elliss"}))["data"]["named"]
    assert (known["sentence"], len(known["near"])) == (None, 1)
