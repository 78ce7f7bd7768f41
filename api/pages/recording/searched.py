"""Another record than those that are offered for an unclear name of a file, looked for by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from api.pages.asked import Asked
from api.pages.page import FormProblem
from api.pages.recording.file_choices import MEANT, SEARCHED
from api.pages.recording.meaning import NameInField, SearchField, possible_record
from api.pages.recording.sent import Sent
from graph.kinds import BY_TABLE
from graph.model import RecordId
from graph.names.meaning import MOST_CANDIDATES, Meaning, NameUse
from graph.ontology import NodeKind
from graph.recording.resolving import Unclear
from graph.records.tables import tables_of
from graph.words import T

_ID = "-id"
"""Ends the name of the field with the id of a suggestion that was taken."""


@dataclass(frozen=True, slots=True)
class _Typed:
    field: str
    text: str

    @property
    def tables(self) -> Sequence[str]:
        named = self.field.removeprefix(SEARCHED).partition(".")[0].split("+")
        return [table for table in named if table in BY_TABLE]

    @property
    def written(self) -> str:
        """The name for which it is typed."""
        return self.field.removeprefix(SEARCHED).partition(".")[2]


def with_searched(asked: Asked, sent: Sent) -> Sent:
    """Return a form in which each text that means one record is chosen for its name; what means
    several or nothing stays as it is typed, and counts before what is ticked too.
    """
    values = dict(sent.values)
    for typed in _typed(sent):
        one = _one(asked, values.pop(f"{typed.field}{_ID}", ""), typed.tables)
        one = one or _one(asked, typed.text, typed.tables)
        values.pop(f"{MEANT}{typed.written}", None)
        if one is not None:
            del values[typed.field]
            values[f"{MEANT}{typed.written}"] = one
    return replace(sent, values=values)


def searched(asked: Asked, name: NameInField, unclear: Unclear, sent: Sent) -> NameInField:
    """Return an unclear name with where another record is looked for, and with what was found."""
    if not unclear.tables:
        return name
    typed = _Typed(f"{SEARCHED}{'+'.join(unclear.tables)}.{unclear.written}", "")
    text = next((one.text for one in _typed(sent) if one.field == typed.field), "")
    kinds = _kinds(unclear.tables)
    meant = _meant(asked, text, kinds)
    found = (meant.several or meant.near) if text else ()
    only = next(iter(kinds)).value if len(kinds) == 1 else ""
    suggest = asked.address("search", format="json", kind=only, as_of="")
    field = SearchField(typed.field, text, suggest, bool(found))
    if not found:
        return replace(name, search=field)
    shown = found[:MOST_CANDIDATES]
    return replace(
        name,
        candidates=[possible_record(asked, one) for one in shown],
        more=len(found) - len(shown),
        search=field,
    )


def not_found(unclear: Sequence[NameInField]) -> tuple[FormProblem, ...]:
    """Return what is said of texts that find nothing."""
    return tuple(
        FormProblem(
            f"search-{number}",
            T("Nothing is found for “{text}”", text=each.search.text),
            T("Write another name or an id, or blank it and choose one of the others"),
        )
        for number, each in enumerate(unclear, start=1)
        if each.search is not None and each.search.text and not each.search.found
    )


def _typed(sent: Sent) -> Iterator[_Typed]:
    fields = {f"{SEARCHED}{rest}": text for rest, text in sent.beginning(SEARCHED).items()}
    for field, text in fields.items():
        if not (field.endswith(_ID) and field.removesuffix(_ID) in fields):
            yield _Typed(field, " ".join(text.split()))


def _one(asked: Asked, text: str, tables: Sequence[str]) -> RecordId | None:
    """Return the one record of these tables that an id, a code or a name means."""
    if not text:
        return None
    known = tables_of(asked.view.records)
    id_ = asked.view.names.of_id(text) or _meant(asked, text, _kinds(tables)).one or RecordId(text)
    return id_ if any(id_ in known[table] for table in tables) else None


def _meant(asked: Asked, text: str, kinds: frozenset[NodeKind]) -> Meaning:
    if not kinds:
        return Meaning(text)
    return asked.view.names.meaning(text, NameUse.ASKING, as_of=asked.view.as_of, kinds=kinds)


def _kinds(tables: Sequence[str]) -> frozenset[NodeKind]:
    return frozenset(kind for table in tables for kind in BY_TABLE[table].found_as)
