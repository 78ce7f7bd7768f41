"""What schemathesis does not know of our schema:
its scalars, and what may be refused that it allows. It reads this file as its hooks.
"""

from __future__ import annotations

import datetime as dt
import re

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)).map(str)
"""From the first year that is written with four digits alone."""
PARTIAL_DATES = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))

schemathesis.graphql.scalar("Date", DAYS.map(nodes.String))
schemathesis.graphql.scalar("PartialDate", PARTIAL_DATES.map(nodes.String))
schemathesis.graphql.scalar(
    "DateTime", st.datetimes(timezones=st.timezones()).map(lambda at: nodes.String(at.isoformat()))
)

RULES = {
    "an id must be that of a record of the right kind": (
        "is the id of nothing|Nothing here has the id|must be the id of|No .* has the id"
    ),
    (
        "what is taken back or removed was recorded by one's own Centre"
    ): "Your Centre (made no change|recorded nothing) with the id",
    "an upload must be there": "There is no upload",
    "a page has 1 to 100 rows": "^`first` must be between 1 and 100",
    "a cursor is one that a page gave": "^`after` is no cursor of this list",
    "a target is exactly one of its fields": (
        "^Give exactly one target|^OneOf Input Object 'TargetInput' must|^Field 'TargetInput\\."
    ),
    "a number has its range": r"It goes from .* to ",
    (
        "a question for metrics names some, of Centres and places of the nations that are asked, "
        "by what they have, of one day or of a series that is not too long"
    ): (
        "^No (metric|nation) is |cannot be grouped by|is in none of the nations|"
        "is no What Works Centre|^Ask for one day|has not been yet|^A series |^The series ends |"
        "^The window is |^This question has"
    ),
    "a map has two different sides": "^Rows and columns are the same",
    "Centres do not join up by Centre": "^Centres join up by outcome, life stage, ",
    "a trial has a begin, an end after it, and ages in their order": (
        "^Say when the trial begins|^The trial would end on|^The ages .* are reversed|^An age is 0"
    ),
    "a question about the landscape says what it is about": (
        r"^Say at least one (outcome that the proposal is for|place of the trial)\.$|"
        r"^Say in a few words what you want to know about\.$"
    ),
    "what moved since a day did so before the day of the question": "is later than .* is asked",
    "an operation has its price and its size": "^The operation (costs|has) ",
}
"""What a schema cannot say of a value: in words, and how the message begins that refuses it."""


def answered_or_refused_by_a_rule(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case
) -> None:
    """Every operation that the schema allows is answered, or refused by one of the rules."""
    assert response.status_code == 200
    answer = response.json()
    assert answer.get("data") or answer.get("errors")
    for error in answer.get("errors", ()):
        assert any(re.search(rule, error["message"]) for rule in RULES.values()), error


schemathesis.check(answered_or_refused_by_a_rule)
