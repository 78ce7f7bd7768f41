"""What a kind of record is: what each row of `graph/kinds.py` says of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from graph import ids, rules
from graph.columns import Column, audience, text
from graph.model import Record, Records
from graph.names.fold import fold
from graph.ontology import NodeKind
from graph.privacy.audience import Audience
from graph.ties.touching import Touched
from graph.words import Fill

R = TypeVar("R", bound=Record)

Reference = tuple[str, str, tuple[str, ...]]
"""The column in which a record refers to another, the id there, and the tables
of which one must have it.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind(Generic[R]):
    """One kind of record. A row that lacks a fact, or says two things, is refused with a
    sentence when it is made.
    """

    record: type[R]
    table: str
    """The name of its file and of its field of `Records`."""
    columns: tuple[Column, ...]
    one: Fill
    many: Fill
    """What a record of it is, and what they are: "post", "posts"."""
    said: Callable[[Records, R], Fill]
    """A record of it inside a sentence: "Jane Evans in Welsh Government"."""
    touches: Callable[[R | None, R | None, Records], Touched | None]
    """Which ties hang on it; see `graph/ties/touching.py`."""
    check: Callable[[R, rules.Around], None] = rules.nothing_more
    """What only this kind must obey, beside what every record does."""
    completed: Callable[[R, Records], R] = rules.as_given
    """A new record with what its other fields say of it, after what only a new one must obey."""

    stated: bool = False
    """It stands in `dataset.toml` and has no file;
    `columns` are those alone that refer to others.
    """
    recorded: bool = False
    """A Centre adds it. It has a `sheet` and a `prefix` then, and with a `title`
    a form and a command too.
    """
    sheet: Fill = ""
    """What people see over its file."""
    title: Fill = ""
    """What its form does: "Record a meeting".
    Blank: it has none, and is recorded by its file alone.
    """
    lede: Fill = ""
    """What stands below the title."""
    prefix: str = ""
    """The beginning of the ids of records that a Centre adds."""
    found_as: frozenset[NodeKind] = frozenset()
    """What a search by name is narrowed to in order to find it; none:
    only a search of everything finds it, by its `named_by`.
    """
    apart: bool = False
    """Its names are words of the language, such as "Housing": a search finds it where it is
    narrowed to it, and they never stand among the names of people and bodies.
    """
    named_by: str = ""
    """The column with the name by which people and rows of other files mean a record;
    blank where none does.
    """

    same: tuple[str, ...] = ()
    """Fields, each "a|b" for the first that is set, that make it the same fact under any id."""
    derived: str = ""
    """The beginning of ids that are made of `same` for rows that have none;
    blank where every row has one.
    """
    within_memory: tuple[str, ...] = ()
    """Dates that a Centre knows of itself: one of an earlier century is a slip of the pen.
    What a dataset says can stay.
    """
    differ: tuple[tuple[str, str], ...] = ()
    """Pairs of fields that must not name the same record."""
    refers: Callable[[R], Iterator[Reference]] = rules.to_nothing_more
    """References beside those of the columns."""

    key: str = ""
    """Of a kind that is a node the label that has the unique id; blank: a relationship."""
    label: str = ""
    """Of a node the label that this kind alone has."""
    narrow: tuple[str, ...] = ()
    """Labels narrower than `label`, of which each node has one: that which `narrowest` returns."""
    narrowest: Callable[[R], str] | None = None
    type: str = ""
    """Of a relationship its type."""
    ends: tuple[str, ...] = ()
    """Of a relationship the fields that stand in its ends and are no properties of it."""

    def __post_init__(self) -> None:
        for wrong in self._wrong():
            raise TypeError(f"The kind {self.table}: {wrong}")

    @property
    def file(self) -> str:
        return f"{self.table}.csv"

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns and those that an export adds.
        The audience of a target list is a column of its own, so there it has another name.
        """
        return (*self.columns, audience(self.audience_column), text("recorded_by"))

    @property
    def audience_column(self) -> str:
        """The column that says who may use a record."""
        taken = {column.name for column in self.columns}
        return "visible_to" if "audience" in taken else "audience"

    @property
    def filled_in(self) -> tuple[Column, ...]:
        """The columns that a person fills in, in an own file."""
        return tuple(column for column in self.columns if not column.former)

    @property
    def asked(self) -> Mapping[str, Column]:
        """The columns for which a form asks, by name."""
        return {column.name: column for column in self.columns if column.is_asked}

    @property
    def has_end(self) -> bool:
        """Whether a record of it can be said to have ended."""
        return any(END in column.fields for column in self.columns)

    def called(self, field: str) -> Fill:
        """Return a field, or the column that holds it, in words as a sentence lists it: "start"."""
        return next(
            (
                column.called_of(field)
                for column in self.columns
                if field in (column.name, *column.fields)
            ),
            field,
        )

    @property
    def is_node(self) -> bool:
        return bool(self.key)

    @property
    def has_ids(self) -> bool:
        """Whether its rows say their ids."""
        return any(column.fields == ("id",) for column in self.columns)

    @property
    def has_names(self) -> bool:
        """Whether a search by name finds a record of it."""
        return bool(self.found_as or self.named_by)

    def name_of(self, record: R) -> str | None:
        """Return the name of a record by which people mean it; None where it has none."""
        name: str | None = getattr(record, self.named_by) if self.named_by else None
        return name

    def names_of(self, record: R) -> tuple[str, ...]:
        """Return its name in each language that it has."""
        names = (self.name_of(record), getattr(record, f"{self.named_by}_cy", None))
        return tuple(name for name in names if name)

    def label_of(self, record: R) -> str:
        """Return the narrowest label of a record that is a node."""
        return self.label if self.narrowest is None else self.narrowest(record)

    def derived_id(self, value_of: Callable[[str], object]) -> str:
        """Return the id that a row without one gets, of a kind whose ids are derived.
        `value_of` takes a field. Where no row has one, those of a Centre's own differ from others.
        """
        values = [_first(value_of, field) for field in self.same]
        owner = value_of("audience")
        if not self.has_ids and isinstance(owner, Audience) and not owner.is_public:
            values.append(owner.text)
        return ids.relation(
            self.derived, *(None if value is None else str(value) for value in values)
        )

    def same_fact(self, record: R) -> tuple[object, ...] | None:
        """Return what makes it the same fact under any id, in whatever order it names those who
        took part and however its own name is written; None: nothing does.
        """
        values = [_first(partial(getattr, record), field) for field in self.same]
        plain = [
            fold(value) if field == self.named_by and isinstance(value, str) else value
            for field, value in zip(self.same, values, strict=True)
        ]
        return (
            tuple(frozenset(value) if isinstance(value, tuple) else value for value in plain)
            or None
        )

    def _wrong(self) -> Iterator[str]:
        fields = {field.name for field in dataclasses.fields(self.record)}
        filled = [field for column in self.columns for field in column.fields]
        paired = [*self.within_memory, *(field for pair in self.differ for field in pair)]
        if unknown := sorted(
            {*filled, *self.ends, *paired, *"|".join(self.same).split("|")} - fields - {""}
        ):
            yield f"a record has no field {unknown[0]}."
        if not self.stated and (
            missing := sorted(fields - {"id", "audience", "recorded_by", *filled})
        ):
            yield f"no column holds {missing[0]}, so it could be neither imported nor exported."
        if not (self.one and self.many):
            yield "say what one of it is and what many are."
        if (
            bool(self.key) == bool(self.type)
            or bool(self.key) != bool(self.label)
            or bool(self.type) != bool(self.ends)
        ):
            yield (
                "it is either a node, with a key and a label, or a relationship, "
                "with a type and ends."
            )
        if bool(self.narrow) != (self.narrowest is not None):
            yield "narrower labels and the function that chooses one go together."
        if not (self.recorded == bool(self.sheet) == bool(self.prefix)):
            yield (
                "what a Centre records needs a prefix for its ids and words over its file, and "
                "nothing else has them."
            )
        if self.recorded and not (self.named_by or self.same):
            yield (
                "a row of a Centre's own file is known by its name or by what makes it the same "
                "fact: else it is added twice."
            )
        if bool(self.title) != bool(self.asked) or (self.title and not self.recorded):
            yield (
                "what a Centre records by a form has a title and columns with words, and "
                "nothing else has either."
            )
        if unasked := [
            column.name for column in self.columns if self.title and _is_unasked(column)
        ]:
            yield f"its form does not ask for {unasked[0]}, which every record needs."
        if self.derived and not self.same:
            yield "ids can be derived only from what makes it the same fact."
        if not (
            self.stated
            or self.derived
            or any(column.needed for column in self.columns if column.fields == ("id",))
        ):
            yield "a row without an id needs the beginning of a derived one."
        if self.named_by and self.named_by not in {column.name for column in self.columns}:
            yield f"there is no column {self.named_by}."


def _first(value_of: Callable[[str], object], field: str) -> object:
    """Return the first value that is set, of `a|b`."""
    return next((value for name in field.split("|") if (value := value_of(name))), None)


END = "valid_to"
"""The field in which stands when a record that is so for a time ended."""


def _is_unasked(column: Column) -> bool:
    return (
        column.needed
        and column.fields != ("id",)
        and not (column.is_asked or column.blank or column.completed)
    )
