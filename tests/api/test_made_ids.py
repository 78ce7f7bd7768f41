"""Ids of what is worked out: what was asked is read back as it was, and is safe in an address."""

from __future__ import annotations

import datetime as dt
import doctest
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from api import made_ids
from api.made_ids import PathAsked, TieAsked, citation_of, read, source_id
from graph.model import (
    ActorId,
    OrganizationId,
    OrganizationKind,
    PersonId,
    PlaceId,
    PostId,
    RecordId,
)
from graph.paths.answer import BodyTarget, PersonTarget, PlaceTarget, PostTarget, Question
from graph.ties.tie import Basis

SEGMENT = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@-]+")
"""What may stand in one segment of the path of an address as it is (RFC 3986, 3.3)."""
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,9}", fullmatch=True).map(
    lambda id: ActorId(RecordId(id))
)
TARGETS = st.one_of(
    IDS.map(lambda id: PersonTarget(person=PersonId(id))),
    IDS.map(lambda id: PostTarget(post=PostId(RecordId(id)))),
    IDS.map(lambda id: BodyTarget(body=OrganizationId(id))),
    st.builds(
        lambda id, kind: PlaceTarget(place=PlaceId(RecordId(id)), kind=kind),
        IDS,
        st.none() | st.sampled_from(OrganizationKind),
    ),
)
LIMITS = st.fixed_dictionaries(
    {},
    optional={
        "first": st.integers(1, 20),
        "max_hops": st.integers(1, 6),
        "diversity": st.floats(0, 1),
        "through_colleagues": st.booleans(),
        "basis": st.frozensets(st.sampled_from(Basis), min_size=1),
        "avoid": st.frozensets(IDS),
    },
)


@given(st.tuples(IDS, IDS), st.dates())
def test_a_tie_is_read_back_from_its_id(ends: tuple[ActorId, ActorId], day: dt.date) -> None:
    asked = TieAsked(ends, day)
    assert (read(asked.id), bool(SEGMENT.fullmatch(asked.id))) == (asked, True)


@given(IDS, TARGETS, LIMITS, st.dates(), st.lists(IDS, min_size=2))
def test_a_path_is_read_back_from_its_id_with_the_whole_question(
    centre: ActorId, target: Any, limits: dict[str, Any], day: dt.date, actors: list[ActorId]
) -> None:
    question = Question(centre=OrganizationId(centre), target=target, **limits)
    asked = PathAsked(question, day, tuple(actors))
    assert (read(asked.id), bool(SEGMENT.fullmatch(asked.id))) == (asked, True)


@given(st.text(min_size=1) | IDS.map(lambda id: f"list:{id}"))
def test_a_citation_is_read_back_from_the_id_of_its_source(citation: str) -> None:
    assert citation_of(source_id(citation)) == citation
    assert SEGMENT.fullmatch(source_id(citation))


@given(st.text() | st.text(alphabet="tiepathsource:,;=.-0123456789").map("path:".__add__))
def test_no_text_is_too_strange_to_be_no_id(text: str) -> None:
    found = read(text)
    assert found is None or read(found.id) == found


def test_the_examples_are_true() -> None:
    tried = doctest.testmod(made_ids)
    assert (tried.failed, tried.attempted) == (0, 1)
