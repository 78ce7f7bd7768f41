"""One row a kind: each is whole, a row that lacks a fact is refused when it is made, and
nothing else lists kinds.
"""

from __future__ import annotations

import ast
import dataclasses
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph import kinds
from graph.columns import own_id, reference, text, words
from graph.dates import PartialDate
from graph.kind import Kind
from graph.kinds import BY_TABLE, KINDS, kind_of
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
    "record": Collaboration,
    "table": "collaborations",
    "one": T("collaboration"),
    "many": T("collaborations"),
    "key": "Collaboration",
    "label": "Collaboration",
    "said": shown.id_said,
    "touches": touching.by_any,
    "columns": (
        own_id(),
        text("title", needed=True),
        reference("body", "organizations"),
        words("source", "sources"),
    ),
}

SENT = {"recorded": True, "sheet": T("Collaborations"), "prefix": "collaboration"}
KNOWN = {**SENT, "named_by": "title"}


def row(**other: object) -> Kind[Collaboration]:
    return Kind(**{**WHOLE, **other})  # type: ignore[arg-type]  # a row that says something else than it may


def test_a_whole_row_is_a_kind() -> None:
    made = row(
        same=("title",),
        derived="x",
        recorded=True,
        sheet=T("Collaborations"),
        prefix="collaboration",
        named_by="title",
    )
    one = Collaboration(id="x", title="Together", body="wwn")
    assert list(kinds.references_of(made, one)) == [("body", "wwn", ("organizations",))]
    assert made.same_fact(one) == ("together",)  # its name, in whatever case


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        (
            {"columns": (own_id(), text("title"), words("source", "sources"))},
            "no column holds body, so it could be neither",
        ),
        ({"columns": (*WHOLE["columns"], text("level"))}, "a record has no field level"),  # type: ignore[misc]
        ({"one": ""}, "say what one of it is"),
        ({"key": "", "label": ""}, "either a node, with a key and a label, or a relationship"),
        (
            {"type": "WORKS_WITH", "ends": ("title", "body")},
            "either a node, with a key and a label, or a relationship",
        ),
        ({"narrow": ("Wide", "Narrow")}, "narrower labels and the function"),
        ({"sheet": T("Collaborations")}, "what a Centre records needs a prefix for its ids"),
        (
            {**SENT, "sheet": T("Collaborations"), "same": (), "named_by": ""},
            "else it is added twice",
        ),
        ({"recorded": True}, "what a Centre records needs a prefix for its ids"),
        (SENT, "else it is added twice"),
        ({**KNOWN, "title": T("Record a collaboration")}, "has a title and columns with words"),
        (
            {
                **KNOWN,
                "columns": (own_id(), text("title", words=T("What is it?")), *WHOLE["columns"][2:]),  # type: ignore[index]
            },
            "has a title and columns with words",
        ),
        (
            {
                **KNOWN,
                "title": T("Record a collaboration"),
                "columns": (
                    *WHOLE["columns"][:2],  # type: ignore[index]
                    reference("body", "organizations", words=T("Who?")),
                    words("source", "sources"),
                ),
            },
            "does not ask for title",
        ),
        ({"derived": "x"}, "ids can be derived only from what makes it the same fact"),
        (
            {"columns": (own_id(needed=False), *WHOLE["columns"][1:])},  # type: ignore[index]
            "a row without an id needs the beginning",
        ),
        ({"same": ("name",), "derived": "x"}, "a record has no field name"),
        ({"named_by": "label"}, "there is no column label"),
    ],
)
def test_a_row_that_lacks_a_fact_is_refused_with_a_sentence(
    other: dict[str, object], sentence: str
) -> None:
    with pytest.raises(TypeError, match=f"The kind collaborations: .*{sentence}"):
        row(**other)


@pytest.mark.parametrize(
    "missing", ["record", "table", "columns", "one", "many", "said", "touches"]
)
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
    meeting = Interaction(
        id=RecordId("i-1"),
        date=PartialDate("2026-03-04"),
        kind=InteractionKind.MEETING,
        actors=("ann", "bo"),  # type: ignore[arg-type]
        title="Budget",
    )
    other = dataclasses.replace(
        meeting,
        id=RecordId("i-2"),
        actors=("bo", "ann"),  # type: ignore[arg-type]
        title="On the budget",
    )
    assert kind_of(meeting).same_fact(meeting) == kind_of(other).same_fact(other)
    assert kind_of(meeting).same_fact(meeting) != kind_of(other).same_fact(
        dataclasses.replace(other, date=PartialDate("2026-03-05"))
    )


def test_the_id_of_a_row_without_one_is_as_it_always_was() -> None:
    name = Name(id=RecordId(""), of=RecordId("person-1"), name="Siôn", why=NameWhy.ALIAS)
    assert kind_of(name).derived_id(lambda field: getattr(name, field)) == "n-sgmwpz6lvqkanhrv"


SAYS_IT_OF_EACH = (
    "each of the five kinds with a page has words or rules of its own here, and the type checker "
    "names one that is left out"
)
BY_HAND = {
    "graph/names/distinguish.py": SAYS_IT_OF_EACH,
    "graph/names/entries.py": SAYS_IT_OF_EACH,
    "graph/names/nation.py": SAYS_IT_OF_EACH,
    "graph/names/present.py": SAYS_IT_OF_EACH,
    "graph/names/shown.py": SAYS_IT_OF_EACH,
    "api/describe.py": SAYS_IT_OF_EACH,
    "api/pages/profiles/origins.py": SAYS_IT_OF_EACH,
    "api/pages/report.py": SAYS_IT_OF_EACH,
    "graph/paths/target.py": (
        "whom one can be introduced to, and the words for whom one asked instead"
    ),
    "graph/tables/dataset.py": "the keys of `dataset.toml`, a format of its own",
    "graph/tables/reading.py": "what `dataset.toml` states, which a reader of rows does not make",
    "api/lengths.py": (
        "how long the lists of the contract can be: by fields of GraphQL, and by what "
        "is evidence of a tie"
    ),
    "api/pages/facts.py": "the kinds that are evidence of a tie: judgement",
    "graph/recording/effect.py": (
        "whom a record brings closer: judgement; those whom it names, where nothing is said"
    ),
    "api/pages/recording/done.py": "what a write of several kinds is foremost about: judgement",
    "api/pages/recording/record.py": (
        "how a page tells a record; the domain's own words, where nothing is said"
    ),
    "api/schema/paths.py": "the fields of a piece of advice, two of which are called as tables are",
    "api/schema/published.py": "the types of the contract, written out",
}
"""Modules that list kinds, each with its reason. A new kind has to be thought of there."""
WITH_A_DEFAULT = {
    "graph/recording/effect.py",
    "api/pages/recording/done.py",
    "api/pages/recording/record.py",
}


def modules() -> list[Path]:
    own = {HOUSE / "graph" / "kinds.py", HOUSE / "graph" / "model.py"}
    return [
        path
        for room in ("graph", "api", "cli", "seeds")
        for path in sorted((HOUSE / room).rglob("*.py"))
        if path not in own
    ]


def listed(path: Path) -> list[ast.Match | None]:
    """Return for each list, dictionary or match that names two kinds at least the match, or None;
    what stands in brackets is a type.
    """
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    found: list[ast.Match | None] = []
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Match():
                named = {
                    kind_named(one.cls)
                    for case in node.cases
                    for one in ast.walk(case.pattern)
                    if isinstance(one, ast.MatchClass)
                }
            case ast.List() | ast.Tuple() | ast.Set():
                named = set(map(kind_named, node.elts))
            case ast.Dict():
                named = {kind_named(one) for one in (*node.keys, *node.values) if one is not None}
            case _:
                named = set()
        if len(named - {None}) > 1:
            found.append(node if isinstance(node, ast.Match) else None)
        waiting += [
            child
            for child in ast.iter_child_nodes(node)
            if not (isinstance(node, ast.Subscript) and child is node.slice)
        ]
    return found


def kind_named(node: ast.expr) -> str | None:
    """Return the table of a kind that is named by its table, its record or its row."""
    names = {kind.record.__name__: kind.table for kind in KINDS} | {
        kind.table.upper(): kind.table for kind in KINDS
    }
    match node:
        case ast.Constant(value=str(text)) if text in BY_TABLE:
            return text
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="model" | "kinds"), attr=name):
            return names.get(name)
        case _:
            return None


def test_no_module_lists_kinds_but_those_that_judge_each_by_hand() -> None:
    assert {str(path.relative_to(HOUSE)) for path in modules() if listed(path)} == BY_HAND.keys()


def test_a_match_over_kinds_passes_over_none() -> None:
    matches = {
        str(path.relative_to(HOUSE))
        for path in modules()
        for one in listed(path)
        if one is not None
        for case in one.cases
        if isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
    }
    assert matches == WITH_A_DEFAULT
