"""Names are kept through writes, changed by what was written: whatever that was, they answer as
names that are read anew.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.model import (
    Interaction,
    InteractionKind,
    Name,
    NameWhy,
    OrganizationKind,
    PlaceKind,
    Record,
    RecordId,
)
from graph.names.search import Names
from graph.records.difference import changed
from graph.tenure import Tenure
from tests.graph.names.factory import (
    TODAY,
    membership,
    organization,
    person,
    person_id,
    place,
    post,
    world,
)

WORDS = [
    "Siân",
    "Prys",
    "Dr",
    "Mike",
    "Michael",
    "McGregor",
    "Mc",
    "J",
    "JT",
    "Caerdydd",
    "Gaerdydd",
    "Council",
    "Health",
    "First",
    "Minister",
    "of",
    "Wales",
    "Cymru",
    "Evidence",
    "Evdence",
    "Órlaith",
    "(WLGA)",
    "Partnership",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
ASKED = [
    *("siân prys", "mike mcgregor", "gaerdydd", "council", "health cymru", "evidense", "ca"),
    *("J Prys", "S Prys", "M McGregor", "M Prys", "first minister", "dr prys", "Appowell"),
    *("wikidata:Q1", "person/7", "mnis:1", "person-new", "person-2", "body"),
]
RECORDS: dict[str, st.SearchStrategy[Record]] = {
    "person-new": st.builds(
        lambda name, code: person("person-new", name, ("wikidata", code)),
        st.none() | TEXTS,
        st.sampled_from(["Q1", "Q111", "person/7"]),
    ),
    "person-2": st.builds(
        lambda name, other: replace(
            person("person-2", name, ("mnis", "1")), replaced_by=other and person_id(other)
        ),
        TEXTS,
        st.sampled_from([None, None, None, "person-3"]),
    ),
    "body": st.builds(
        lambda kind, name, to: organization("body", kind, name, to=to, gss="W06000002"),
        st.sampled_from([OrganizationKind.COUNCIL, OrganizationKind.CENTRE]),
        TEXTS,
        st.sampled_from([None, "2020"]),
    ),
    "office": st.builds(lambda label: post("office", label, "welsh-ministers"), TEXTS),
    "holder": st.just(membership("person-7", "wlga", post="office", since="2026")),
    "seat": st.builds(lambda name: place("seat", PlaceKind.CONSTITUENCY, name), TEXTS),
    "called": st.builds(
        lambda of, name, why: Name(id=RecordId("called"), of=RecordId(of), name=name, why=why),
        st.sampled_from(["person-new", "person-2", "body", "person-7"]),
        TEXTS,
        st.sampled_from(NameWhy),
    ),
    "meeting": st.builds(
        lambda title: Interaction(
            id=RecordId("meeting"),
            kind=InteractionKind.MEETING,
            date=PartialDate("2026-05"),
            title=title,
        ),
        st.none() | TEXTS,
    ),
}
"""By id: what a write may say of it."""


@st.composite
def writes(draw: st.DrawFn) -> list[tuple[str, Record | None]]:
    """What several writes say, one after the other. None: it is there no more."""
    few = draw(st.lists(st.sampled_from([*RECORDS]), min_size=1, max_size=3))
    ids = draw(st.lists(st.sampled_from(few), min_size=2, max_size=6))
    return [(id_, draw(RECORDS[id_] | st.none())) for id_ in ids]


@settings(max_examples=60, deadline=None)
@given(writes())
def test_names_kept_through_writes_answer_as_names_read_anew(
    said: list[tuple[str, Record | None]],
) -> None:
    records = world()
    known: dict[str, Record] = {"person-2": records.people[person_id("person-2")]}
    handed_out = kept = Names(records, Tenure(records))
    at_first = _answers(handed_out)
    for id_, after in said:
        change = known.pop(id_, None), after
        if after is not None:
            known[id_] = after
        records = changed(records, [change])
        kept = kept.after(records, Tenure(records), [change])
        assert _answers(kept) == _answers(Names(records, Tenure(records)))
    assert _answers(handed_out) == at_first


def _answers(names: Names) -> list[object]:
    return [
        [names.search(text, as_of=TODAY) for text in ASKED],
        [names.by_code(text) for text in ASKED],
        [names.of_id(text) for text in ASKED],
    ]
