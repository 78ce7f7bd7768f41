"""Columns of a table: how one cell becomes a value of a record and back.
A cell that cannot be read says what to write.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict, TypeVar, Unpack, cast

from graph.dates import PartialDate
from graph.errors import InputError
from graph.ids import SAFE
from graph.model import Identifier, Role, Topics
from graph.privacy.audience import PUBLIC, Audience
from graph.words import Fill, T
from graph.written import partial

_SLASH = re.compile(r"(?:^|\s)/(?:\s|$)")


YES = "yes"

V = TypeVar("V", bound=StrEnum)


def _plain_words(value: StrEnum) -> Fill:
    """Return a value as it is written, where nobody gave words for it."""
    return value.replace("-", " ").capitalize()


class Shape(StrEnum):
    """What stands in a cell, and in a field of a form, as people write it."""

    TEXT = "text"
    NOTE = "note"
    """A text of several lines."""
    LINES = "lines"
    """Several texts."""
    ADDRESS = "address"
    """Of a page; people leave out how it begins."""
    DAY = "day"
    COUNT = "count"
    CHOICE = "choice"
    CHOICES = "choices"
    """Any of several values."""
    TICK = "tick"
    """Yes, or nothing."""
    NAME = "name"
    """Of another record, or its id."""
    NAMES = "names"


class Prompt(TypedDict, total=False):
    """How people are asked for what stands in a column: fields of `Column`."""

    words: Fill
    hint: Fill
    missing: Fill
    listed: bool


class NamedPrompt(Prompt, total=False):
    """The same, and what it is called."""

    called: Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name in the file, the fields of the record that it fills, and how a
    cell is read and written.

    `read` takes a cell that is not blank and returns one value for each field;
    it raises InputError.
    `write` takes the fields' values.
    `refers_to` names the table or group of tables that has the ids of the cell.
    """

    name: str
    fields: tuple[str, ...]
    read: Callable[[str], tuple[object, ...]]
    write: Callable[..., str]
    shape: Shape = Shape.TEXT
    needed: bool = False
    refers_to: str | None = None
    blank: tuple[object, ...] = ()
    """Values of a blank cell, where the record has no default for its fields;
    of a needed one, in a person's own file.
    """
    link: str = ""
    """The type of the relationship that the field is in the graph, from the record to the other;
    "<" before it: towards the record.
    """
    about: bool = False
    """It says what the record is about: with another value it would be another record."""
    completed: bool = False
    """A person's own row may leave it blank where another cell of it says the same."""
    former: bool = False
    """What a merge, a dataset or an answer wrote says it: nobody fills it in."""

    words: Fill = ""
    """The question by which a form asks for it: "Who took part?"; blank: no form does."""
    hint: Fill | None = None
    """What stands below the question."""
    missing: Fill = ""
    """What a form says where it is left blank and must not be.
    Blank: it may be, unless it is needed.
    """
    listed: bool = False
    """Seldom filled: it stands in a part of the form that has to be opened."""
    called: Fill = ""
    """What it is, in a list of what was corrected: "start"; blank: its name."""
    second_called: Fill = ""
    """The same of its second field."""
    example: str = ""
    """A cell of it, where its shape does not say how it is written."""
    unit: str = ""
    """What a number of it counts: "people"."""
    offered: tuple[StrEnum, ...] = ()
    """Of a choice, or of choices, the values from which people choose, in their order.
    What else there is comes with the tables of the network.
    """
    said: Callable[[StrEnum], Fill] = _plain_words
    """Of a choice, or of choices, the words for a value."""
    says_none_of: bool = False
    """Its values name other columns, of which it says that there is nothing to give yet."""

    @property
    def is_asked(self) -> bool:
        """Whether a form asks for it."""
        return bool(self.words)

    def called_of(self, field: str) -> Fill:
        """Return what one of its fields is, in a list of what was corrected."""
        own = self.called if field in (self.name, self.fields[0]) else self.second_called
        return own or field.replace("_", " ")


def text(
    name: str,
    field: str = "",
    *,
    needed: bool = False,
    about: bool = False,
    **asked: Unpack[NamedPrompt],
) -> Column:
    return Column(
        name=name,
        fields=(field or name,),
        read=lambda cell: (cell,),
        write=_plain,
        needed=needed,
        about=about,
        **asked,
    )


def note(name: str, **asked: Unpack[NamedPrompt]) -> Column:
    return Column(
        name=name,
        fields=(name,),
        read=lambda cell: (cell,),
        write=_plain,
        shape=Shape.NOTE,
        **asked,
    )


def address(name: str, **asked: Unpack[NamedPrompt]) -> Column:
    return Column(
        name=name,
        fields=(name,),
        read=lambda cell: (cell,),
        write=_plain,
        shape=Shape.ADDRESS,
        **asked,
    )


def own_id(name: str = "id", *, needed: bool = True) -> Column:
    return Column(
        name=name, fields=("id",), read=lambda cell: (_own_id(cell),), write=_plain, needed=needed
    )


def audience(name: str) -> Column:
    """Who may use the record: "public", or the id of the one Centre."""
    return Column(
        name=name,
        fields=("audience",),
        read=lambda cell: (Audience.read(_safe(cell)),),
        write=lambda value: value.text,
    )


def reference(
    name: str,
    refers_to: str,
    field: str = "",
    *,
    needed: bool = False,
    link: str = "",
    about: bool = False,
    completed: bool = False,
    **asked: Unpack[NamedPrompt],
) -> Column:
    return Column(
        name=name,
        fields=(field or name,),
        read=lambda cell: (_safe(cell),),
        write=_plain,
        shape=Shape.NAME,
        needed=needed,
        refers_to=refers_to,
        link=link,
        about=about,
        completed=completed,
        **asked,
    )


def replaced_by(refers_to: str) -> Column:
    """The record that a former one leads to."""
    return dataclasses.replace(reference("replaced_by", refers_to, link="REPLACED_BY"), former=True)


def differs_from() -> Column:
    """Others of the same name that somebody said are not the same, by their ids.
    They are texts and refer to nothing: where the other goes, nothing has to be kept of it.
    """
    return dataclasses.replace(
        words("differs_from", called=T("records that are not the same")), former=True
    )


def references(
    name: str,
    refers_to: str,
    field: str = "",
    *,
    needed: bool = False,
    link: str = "",
    **asked: Unpack[NamedPrompt],
) -> Column:
    return Column(
        name=name,
        fields=(field or name,),
        read=lambda cell: (tuple(_safe(part) for part in _parts(cell)),),
        write=_joined,
        shape=Shape.NAMES,
        needed=needed,
        refers_to=refers_to,
        link=link,
        **asked,
    )


def words(name: str, field: str = "", **asked: Unpack[NamedPrompt]) -> Column:
    """A list of texts, parted by semicolons."""
    return Column(
        name=name,
        fields=(field or name,),
        read=lambda cell: (_parts(cell),),
        write=_joined,
        shape=Shape.LINES,
        **asked,
    )


def date(
    name: str, field: str = "", *, needed: bool = False, **asked: Unpack[NamedPrompt]
) -> Column:
    return Column(
        name=name,
        fields=(field or name,),
        read=lambda cell: (partial(cell),),
        write=_date,
        shape=Shape.DAY,
        needed=needed,
        **asked,
    )


def choice(
    name: str,
    allowed: type[V],
    field: str = "",
    *,
    needed: bool = False,
    blank: StrEnum | None = None,
    about: bool = False,
    offered: Iterable[V] = (),
    also: Mapping[str, V] | None = None,
    said: Callable[[V], Fill] = _plain_words,
    **asked: Unpack[NamedPrompt],
) -> Column:
    """One of several values. `also` has other words for them, which are read as they are."""
    return Column(
        name=name,
        fields=(field or name,),
        read=lambda cell: ((also or {}).get(cell) or _one_of(allowed, cell),),
        write=_plain,
        shape=Shape.CHOICE,
        needed=needed,
        blank=() if blank is None else (blank,),
        about=about,
        offered=tuple(offered or allowed),
        said=cast("Callable[[StrEnum], Fill]", said),
        **asked,
    )


def choices(
    name: str,
    allowed: type[V],
    *,
    also: Mapping[str, V] | None = None,
    said: Callable[[V], Fill] = _plain_words,
    says_none_of: bool = False,
    **asked: Unpack[NamedPrompt],
) -> Column:
    """Any of several values, parted by semicolons. `also` has other words for them."""
    return Column(
        name=name,
        fields=(name,),
        read=lambda cell: (
            tuple(
                dict.fromkeys(
                    (also or {}).get(part.casefold()) or _one_of(allowed, part.casefold())
                    for part in _parts(cell)
                )
            ),
        ),
        write=_joined,
        shape=Shape.CHOICES,
        example="; ".join(list(allowed)[:2]),
        offered=tuple(allowed),
        said=cast("Callable[[StrEnum], Fill]", said),
        says_none_of=says_none_of,
        **asked,
    )


def tick(name: str, **asked: Unpack[NamedPrompt]) -> Column:
    """Yes, or nothing."""
    return Column(
        name=name,
        fields=(name,),
        read=lambda cell: (_yes(cell),),
        write=lambda value: YES if value else "",
        shape=Shape.TICK,
        example=YES,
        **asked,
    )


def number(
    name: str,
    field: str = "",
    *,
    above: float = 0,
    most: float,
    unit: str = "",
    **asked: Unpack[NamedPrompt],
) -> Column:
    """A number greater than `above` and at most `most`."""
    return Column(
        name=name,
        fields=(field or name,),
        read=lambda cell: (_number(cell, above, most),),
        write=_number_text,
        example=_number_text(min(2.5, most)),
        unit=unit,
        **asked,
    )


def count(name: str, *, unit: str, **asked: Unpack[NamedPrompt]) -> Column:
    return Column(
        name=name,
        fields=(name,),
        read=lambda cell: (_count(cell),),
        write=_plain,
        shape=Shape.COUNT,
        unit=unit,
        **asked,
    )


def role(
    *,
    offered: tuple[Role, ...],
    said: Callable[[Role], Fill],
    as_written: Fill,
    **asked: Unpack[NamedPrompt],
) -> Column:
    """A role, then the words of the source where they say more:
    `deputy: Vice-Chairperson`. Blank: a member.
    """
    return Column(
        name="role",
        fields=("role", "role_as_written"),
        read=_role,
        write=_role_text,
        shape=Shape.CHOICE,
        blank=(Role.MEMBER, None),
        offered=offered,
        said=cast("Callable[[StrEnum], Fill]", said),
        second_called=as_written,
        **asked,
    )


def identifiers(**asked: Unpack[NamedPrompt]) -> Column:
    """Codes with their schemes: `wikidata:Q123; members-api:172`."""
    return Column(
        name="identifiers",
        fields=("identifiers",),
        read=lambda cell: (tuple(map(_identifier, _parts(cell))),),
        write=_identifiers_text,
        example="wikidata:Q123; members-api:172",
        **asked,
    )


def topics(**asked: Unpack[NamedPrompt]) -> Column:
    """The first words, a slash, the others: `children; child / looked after; care`."""
    return Column(
        name="topics",
        fields=("topics",),
        read=lambda cell: (_topics(cell),),
        write=_topics_text,
        example="children; child / looked after; care",
        **asked,
    )


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _joined(values: tuple[str, ...]) -> str:
    return "; ".join(values)


def _safe(cell: str) -> str:
    if SAFE.fullmatch(cell) is None:
        raise InputError(
            T(
                '"{cell}" cannot be an id. Use letters without accents, digits, ".", "_", "~" and '
                '"-", at most 128, with a letter or digit first.',
                cell=cell,
            )
        )
    return cell


def _own_id(cell: str) -> str:
    if cell == PUBLIC.text:
        raise InputError(
            T('"{cell}" cannot be an id: it says who may use a record. Choose another.', cell=cell)
        )
    return _safe(cell)


def _yes(cell: str) -> bool:
    if cell.casefold() not in {YES, "ydy", "oes", "ie"}:
        raise InputError(
            T('"{cell}" is not allowed here. Write yes, or leave it blank.', cell=cell)
        )
    return True


def _date(value: PartialDate | None) -> str:
    return "" if value is None else value.text


def _one_of(allowed: type[StrEnum], cell: str) -> StrEnum:
    try:
        return allowed(cell)
    except ValueError:
        raise InputError(
            T(
                '"{cell}" is not allowed here. Write one of: {allowed}.',
                cell=cell,
                allowed=", ".join(allowed),
            )
        ) from None


def _number(cell: str, above: float, most: float) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not above < value <= most:
        raise InputError(
            T(
                '"{cell}" is not a number above {above} and at most {most}. Write 2 or 0.5.',
                cell=cell,
                above=f"{above:g}",
                most=f"{most:g}",
            )
        )
    return value


def _number_text(value: float | None) -> str:
    return "" if value is None else repr(value).removesuffix(".0")


def _count(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit()) or not 1 <= len(cell) <= 9:
        raise InputError(T('"{cell}" is not a count. Write whole digits: 60.', cell=cell))
    return int(cell)


def _role(cell: str) -> tuple[object, ...]:
    word, _, written = (part.strip() for part in cell.partition(":"))
    return _one_of(Role, word), written or None


def _role_text(role: Role, written: str | None) -> str:
    return f"{role}: {written}" if written else str(role)


def _identifier(part: str) -> Identifier:
    scheme, colon, value = (piece.strip() for piece in part.partition(":"))
    if not (scheme and colon and value):
        raise InputError(
            T(
                '"{part}" is not an identifier. Write its scheme, a colon and its '
                "value: wikidata:Q123.",
                part=part,
            )
        )
    return Identifier(scheme=scheme, value=value)


def _identifiers_text(values: tuple[Identifier, ...]) -> str:
    return "; ".join(f"{one.scheme}:{one.value}" for one in values)


def _topics(cell: str) -> Topics:
    first, *others = _SLASH.split(cell, maxsplit=1)
    return Topics(first=_parts(first), others=_parts(others[0]) if others else ())


def _topics_text(value: Topics) -> str:
    if not value.others:
        return _joined(value.first)
    return f"{_joined(value.first)} / {_joined(value.others)}".strip()
