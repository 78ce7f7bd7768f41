"""One row a kind: each is whole, a row that lacks a fact is refused when it is made, and nothing else lists kinds."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph import kinds
from graph.columns import own_id, reference, text, words
from graph.dates import PartialDate
from graph.kinds import KINDS, Kind, kind_of
from graph.model import Interaction, InteractionKind, Name, NameWhy, Record, RecordId
from graph.names import shown
from graph.ties import touching
from graph.words import T

HOUSE = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration(Record):
    """A kind that is none of ours."""

    title: str
    body: str | None = None


WHOLE = {
    "record": Collaboration, "table": "collaborations", "one": T("collaboration"), "many": T("collaborations"), "key": "Collaboration",
    "label": "Collaboration", "said": shown.id_said, "touches": touching.by_any,
    "columns": (own_id(), text("title", needed=True), reference("body", "organizations"), words("source", "sources")),
}

SENT = {"recorded": True, "sheet": T("Collaborations"), "prefix": "collaboration"}


def row(**other: object) -> Kind[Collaboration]:
    return Kind(**{**WHOLE, **other})  # type: ignore[arg-type]  # a row that says something else than it may


def test_a_whole_row_is_a_kind() -> None:
    made = row(same=("title",), derived="x", recorded=True, sheet=T("Collaborations"), prefix="collaboration", named_by="title")
    one = Collaboration(id="x", title="Together", body="wwn")
    assert list(made.references(one)) == [("body", "wwn", ("organizations",))]
    assert made.same_fact(one) == ("together",)


@pytest.mark.parametrize(("other", "sentence"), [
    ({"columns": (own_id(), text("title"), words("source", "sources"))}, "no column holds body, so it could be neither"),
    ({"columns": (*WHOLE["columns"], text("level"))}, "a record has no field level"),  # type: ignore[misc]
    ({"one": ""}, "say what one of it is"),
    ({"key": "", "label": ""}, "either a node, with a key and a label, or a relationship"),
    ({"type": "WORKS_WITH", "ends": ("title", "body")}, "either a node, with a key and a label, or a relationship"),
    ({"narrow": ("Wide", "Narrow")}, "narrower labels and the function"),
    ({"sheet": T("Collaborations")}, "what a Centre records needs a prefix for its ids"),
    ({"recorded": True}, "what a Centre records needs a prefix for its ids"),
    ({**SENT, "title": T("Record a collaboration")}, "has a title and columns with words"),
    ({**SENT, "columns": (own_id(), text("title", words=T("What is it?")), *WHOLE["columns"][2:])}, "has a title and columns with words"),  # type: ignore[index]
    ({**SENT, "title": T("Record a collaboration"), "columns": (*WHOLE["columns"][:2], reference("body", "organizations", words=T("Who?")),  # type: ignore[index]
      words("source", "sources"))}, "does not ask for title"),
    ({"derived": "x"}, "ids can be derived only from what makes it the same fact"),
    ({"columns": (own_id(needed=False), *WHOLE["columns"][1:])}, "a row without an id needs the beginning"),  # type: ignore[index]
    ({"same": ("name",), "derived": "x"}, "a record has no field name"),
    ({"named_by": "label"}, "there is no column label"),
])
def test_a_row_that_lacks_a_fact_is_refused_with_a_sentence(other: dict[str, object], sentence: str) -> None:
    with pytest.raises(TypeError, match=f"The kind collaborations: .*{sentence}"):
        row(**other)


@pytest.mark.parametrize("missing", ["record", "table", "columns", "said", "touches"])
def test_a_row_cannot_leave_out_what_every_kind_has(missing: str) -> None:
    with pytest.raises(TypeError, match=missing):
        Kind(**{name: value for name, value in WHOLE.items() if name != missing})  # type: ignore[arg-type]


def test_a_table_of_records_without_a_row_is_refused() -> None:
    with pytest.raises(TypeError, match=r"needs one row in graph/kinds\.py: datasets"):
        kinds.refuse_unlisted(KINDS[:-1])


def test_labels_prefixes_and_types_tell_kinds_apart() -> None:
    for fact in ("record", "table", "label", "type", "prefix", "derived", "sheet", "title"):
        values = [value for kind in KINDS if (value := getattr(kind, fact))]
        assert len(values) == len(set(values)), fact


def test_the_same_fact_is_the_same_in_whatever_order_it_names_people() -> None:
    meeting = Interaction(id=RecordId("i-1"), date=PartialDate("2026-03-04"), kind=InteractionKind.MEETING, actors=("ann", "bo"),  # type: ignore[arg-type]
                          title="Budget")
    other = dataclasses.replace(meeting, id=RecordId("i-2"), actors=("bo", "ann"), title="On the budget")  # type: ignore[arg-type]
    assert kind_of(meeting).same_fact(meeting) == kind_of(other).same_fact(other)
    assert kind_of(meeting).same_fact(meeting) != kind_of(other).same_fact(dataclasses.replace(other, date=PartialDate("2026-03-05")))


def test_the_id_of_a_row_without_one_is_as_it_always_was() -> None:
    name = Name(id=RecordId(""), of=RecordId("person-1"), name="Siôn", why=NameWhy.ALIAS)
    assert kind_of(name).derived_id(lambda field: getattr(name, field)) == "n-sgmwpz6lvqkanhrv"
