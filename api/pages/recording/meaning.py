"""Whom the names in a form mean:
one record each, or a choice between those that may be meant and somebody new.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from api.describe import Described, described
from api.pages.asked import Asked
from api.pages.page import FormProblem
from api.pages.works.links import name_in_language
from graph.kinds import KINDS, kind_of
from graph.model import Node, Record
from graph.names.entries import node_kind
from graph.names.found import Found
from graph.names.in_language import ShownName
from graph.names.meaning import NameUse
from graph.names.titles import kept_name
from graph.ontology import NodeKind
from graph.records.tables import tables_of
from graph.words import Fill, T

NEW_PERSON, NEW_BODY, NEW_COLLEAGUE = "new-person", "new-organization", "new-colleague"
NEW_PEOPLE = frozenset({NEW_PERSON, NEW_COLLEAGUE})
WORKS = "works"
"""Begins the name of the field that says where somebody new works."""


@dataclass(frozen=True, slots=True)
class PossibleRecord:
    id: str
    name: ShownName
    described: Described


@dataclass(frozen=True, slots=True)
class SearchField:
    """Where another record than the candidates is looked for. `suggest`: its suggestions; `found`:
    whether the candidates are those that it found.
    """

    name: str
    text: str
    suggest: str
    found: bool


@dataclass(frozen=True, slots=True)
class NameInField:
    """One name as it was written in a field.
    `id`: the record that it means, `NEW_PERSON`, `NEW_COLLEAGUE`, `NEW_BODY`, or ""
    while it is unclear.
    """

    field: str
    written: str
    id: str
    candidates: Sequence[PossibleRecord] = ()
    new: Sequence[tuple[str, Fill]] = ()
    """What it may be instead: a value and its words."""
    where: Fill | None = None
    """In which rows of a file it stands."""
    asked: Fill | None = None
    """The question. None: who or what it is."""
    more: int = 0
    """How many more records it may mean than the candidates."""
    search: SearchField | None = None

    @property
    def key(self) -> str:
        """The name of its choice in a form.
        It holds the written name, so that a name changed later is asked for anew.
        """
        return key_of(self.field, self.written)

    @property
    def kept(self) -> str:
        """The name as a new record has it."""
        return kept_name(self.written) if self.id in NEW_PEOPLE else self.written

    @property
    def is_new(self) -> bool:
        return self.id == NEW_BODY or self.id in NEW_PEOPLE

    @property
    def works(self) -> str:
        """The name of the field that says where this person works."""
        return f"{WORKS}.{self.field}.{self.written}"

    @property
    def may_be_a_person(self) -> bool:
        return any(value in NEW_PEOPLE for value, _ in self.new)


def key_of(field: str, written: str) -> str:
    return f"meant.{field}.{written}"


def meaning(
    asked: Asked, field: str, written: str, kinds: frozenset[NodeKind], chosen: Mapping[str, str]
) -> NameInField:
    """Return what a name means: what was chosen for it, else what it means to be
    recorded, else the choice.
    """
    new = _new(kinds)
    choice = chosen.get(key_of(field, written), "")
    if choice in {value for value, _ in new}:
        return NameInField(field, written, choice)
    record = record_of(asked, choice) if choice else None
    if record is not None and not kinds.isdisjoint(_kinds_of(record)):
        return NameInField(field, written, record.id)
    meant = asked.view.names.meaning(
        written, NameUse.RECORDING, as_of=asked.view.as_of, kinds=kinds
    )
    if meant.one is not None:
        return NameInField(field, written, meant.one)
    return NameInField(
        field, written, "", [possible_record(asked, one) for one in meant.candidates], new
    )


def record_of(asked: Asked, id_: str) -> Record | None:
    """Return the record of an id that a name in a form can mean."""
    node = asked.view.records.node(id_)
    if node is not None:
        return node
    tables = tables_of(asked.view.records)
    found = (tables[kind.table].get(id_) for kind in KINDS if kind.apart)
    return next((record for record in found if record is not None), None)


def _kinds_of(record: Record) -> frozenset[NodeKind]:
    if isinstance(record, Node):
        return frozenset({node_kind(record)})
    return kind_of(record).found_as


def _name(asked: Asked, record: Record) -> ShownName:
    return asked.name(record) if isinstance(record, Node) else name_in_language(asked, record)


def of_record(asked: Asked, field: str, record: Record, taken: Collection[str] = ()) -> NameInField:
    """Return the name that means a record.
    Where the name is `taken` by another in the same field, its id stands in its place.
    """
    name = " ".join(_name(asked, record).text.split())
    return NameInField(field, record.id if name in taken else name, record.id)


def workplace(asked: Asked, person: NameInField, chosen: Mapping[str, str]) -> NameInField | None:
    """Return where somebody new works: a body by its name, or our own Centre."""
    centre = asked.view.viewer.centre
    if person.id == NEW_COLLEAGUE and centre is not None:
        return NameInField(person.works, centre, centre)
    written = " ".join(chosen.get(person.works, "").split()) if person.id == NEW_PERSON else ""
    if not written:
        return None
    return meaning(asked, person.works, written, frozenset({NodeKind.ORGANIZATION}), chosen)


def without_choice(
    unclear: Sequence[NameInField], shown: Collection[NameInField]
) -> tuple[FormProblem, ...]:
    """Return what is said of names that were shown and for which nothing was chosen,
    in the order of their choices.
    """
    return tuple(
        FormProblem(
            f"choice-{number}-1",
            T("Choose who “{text}” is", text=each.written),
            T("Choose one of these"),
        )
        for number, each in enumerate(unclear, start=1)
        if each in shown
    )


def _new(kinds: frozenset[NodeKind]) -> Sequence[tuple[str, Fill]]:
    new: list[tuple[str, Fill]] = []
    if NodeKind.ORGANIZATION in kinds:
        new.append((NEW_BODY, T("An organisation that is new here")))
    if NodeKind.PERSON in kinds:
        new += [
            (NEW_COLLEAGUE, T("Someone new: our colleague")),
            (NEW_PERSON, T("Someone new, of another organisation or of none")),
        ]
    return new


def possible_record(asked: Asked, one: Found) -> PossibleRecord:
    """Return a record that was found, with what tells it from others of its name."""
    record = asked.view.names.record(one)
    told = (
        described(asked.view, record)
        if isinstance(record, Node)
        else Described(kind_of(record).one, None)
    )
    return PossibleRecord(one.id, _name(asked, record), told)
