"""What a compiler emits: records of the graph, each once, with the ids that a reader
of the tables would make.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

from graph.dates import PartialDate
from graph.kinds import FILED, kind_of
from graph.model import (
    ActorId,
    Concept,
    ConceptMapping,
    Conflict,
    DeclaredLevel,
    DeclaredTie,
    Finding,
    FormalKind,
    FormalTie,
    Framework,
    Interaction,
    Language,
    Membership,
    Name,
    NameWhy,
    Organization,
    OrganizationId,
    Person,
    PersonId,
    Place,
    PlaceId,
    Post,
    PostId,
    Priority,
    Record,
    RecordId,
    Records,
    Reliability,
    Remit,
    Role,
    TargetListEntry,
    Work,
)
from seeds.sources.record import SourceError

R = TypeVar("R", bound=Record)

OwnId = (
    Person
    | Organization
    | Post
    | Place
    | Interaction
    | Framework
    | Concept
    | Work
    | Finding
    | Priority
)
"""Records of which a source states an id."""


class Emission:
    """Records as they are emitted. The same record twice is one;
    two that differ under one id are an error.
    """

    def __init__(self) -> None:
        self._tables: dict[str, Any] = {table: {} for table in FILED}
        self.left_out: list[str] = []
        """What the source has and the tables do not, in words:
        the person who runs the compiler reads them.
        """

    def add(self, record: OwnId) -> None:
        """Emit a record that has an id of its own."""
        self._keep(record, record.id)

    def membership(
        self,
        organization: OrganizationId,
        role: Role,
        *,
        sources: Iterable[str],
        actor: ActorId | None = None,
        as_written: str | None = None,
        post: PostId | None = None,
        role_as_written: str | None = None,
        on_behalf_of: OrganizationId | None = None,
        valid_from: PartialDate | None = None,
        valid_to: PartialDate | None = None,
        reliability: Reliability | None = None,
    ) -> RecordId:
        """Emit a membership of an actor, or of somebody `as_written`, and return its id."""
        return self._derived(
            Membership(
                id=RecordId(""),
                actor=actor,
                as_written=as_written,
                organization=organization,
                post=post,
                role=role,
                role_as_written=role_as_written,
                on_behalf_of=on_behalf_of,
                valid_from=valid_from,
                valid_to=valid_to,
                reliability=reliability,
                sources=tuple(sources),
            )
        )

    def formal_tie(
        self,
        a: ActorId,
        b: ActorId,
        kind: FormalKind,
        *,
        sources: Iterable[str],
        valid_from: PartialDate | None = None,
        valid_to: PartialDate | None = None,
        reliability: Reliability | None = None,
    ) -> None:
        """Emit a formal tie. The same tie from several rows is one, with all their sources."""
        tie = FormalTie(
            id=RecordId(""),
            a=a,
            b=b,
            kind=kind,
            valid_from=valid_from,
            valid_to=valid_to,
            reliability=reliability,
            sources=tuple(sources),
        )
        made = _derived_id(tie)
        known = self._tables["formal_ties"].get(made)
        if known is not None:
            tie = dataclasses.replace(
                known, sources=tuple(dict.fromkeys((*known.sources, *tie.sources)))
            )
        self._tables["formal_ties"][made] = dataclasses.replace(tie, id=made)

    def declared_tie(
        self,
        by: PersonId,
        about: ActorId,
        level: DeclaredLevel,
        confirmed_on: PartialDate,
        *,
        sources: Iterable[str],
    ) -> None:
        """Emit what a person says of another actor."""
        self._derived(
            DeclaredTie(
                id=RecordId(""),
                by=by,
                about=about,
                level=level,
                confirmed_on=confirmed_on,
                sources=tuple(sources),
            )
        )

    def mapping(self, row: ConceptMapping) -> None:
        """Emit a row of a crosswalk; its id is made anew."""
        self._derived(row)

    def remit(self, remit: Remit) -> None:
        """Emit a remit; its id is made anew."""
        self._derived(remit)

    def target(self, entry: TargetListEntry) -> None:
        """Emit a row of a target list; its id is made anew."""
        self._derived(entry)

    def name(
        self,
        of: RecordId,
        name: str,
        why: NameWhy,
        *,
        sources: Iterable[str],
        language: Language | None = None,
    ) -> None:
        """Emit one more name of a record."""
        made = Name(
            id=RecordId(""), of=of, name=name, why=why, language=language, sources=tuple(sources)
        )
        known = self._tables["names"].get(_derived_id(made))
        if known is None:
            self._derived(made)

    def conflict(
        self, table: str, key: RecordId, field: str, values: Iterable[tuple[str, Iterable[str]]]
    ) -> None:
        """Emit the values that sources state for one field, each with its sources.
        The record has the one that holds.
        """
        for value, sources in values:
            self._derived(
                Conflict(
                    id=RecordId(""),
                    table=table,
                    key=key,
                    field=field,
                    value=value,
                    sources=tuple(sources),
                )
            )

    def correct(self, table: str, key: str, column: str, cell: str) -> bool:
        """Set what a column of a table says of an emitted record;
        false where no such record needs it.
        """
        record = self._tables.get(table, {}).get(key)
        described = next(
            (candidate for candidate in FILED[table].columns if candidate.name == column), None
        )
        if record is None or described is None:
            return False
        corrected = dataclasses.replace(
            record, **dict(zip(described.fields, described.read(cell), strict=True))
        )
        self._tables[table][key] = corrected
        return bool(corrected != record)

    def emitted(self, kind: type[R]) -> Mapping[str, R]:
        """Return what was emitted of one kind so far, by id."""
        emitted: Mapping[str, R] = self._tables[
            next(one.table for one in FILED.values() if one.record is kind)
        ]
        return emitted

    def records(self) -> Records:
        """Return everything that was emitted."""
        return Records(**{table: dict(records) for table, records in self._tables.items()})

    def _derived(
        self,
        record: (
            Membership | DeclaredTie | Name | TargetListEntry | Conflict | ConceptMapping | Remit
        ),
    ) -> RecordId:
        made = _derived_id(record)
        self._keep(dataclasses.replace(record, id=made), made)
        return made

    def _keep(self, record: Record, key: str) -> None:
        table: dict[str, Record] = self._tables[kind_of(record).table]
        if table.setdefault(key, record) != record:
            raise SourceError(
                f'"{key}" is emitted twice, as {table[key]} and as {record}. Make their ids '
                "differ, or merge them."
            )


def _derived_id(record: Record) -> RecordId:
    """The id that a reader of the tables makes for a row that has none."""
    return RecordId(kind_of(record).derived_id(partial(getattr, record)))


def person_id(source_id: str) -> PersonId:
    """Return our id of a person of the parlparse register:
    the number at the end of `uk.org.publicwhip/person/25537`.
    """
    start, _, number = source_id.rpartition("/")
    if start != "uk.org.publicwhip/person" or not number.isdigit():
        raise SourceError(
            f'"{source_id}" is no person id of the register. Write '
            "uk.org.publicwhip/person/ and a number."
        )
    return PersonId(ActorId(RecordId(f"person-{number}")))


def organization_id(text: str) -> OrganizationId:
    """Return `text` as the id of an organization."""
    return OrganizationId(ActorId(RecordId(text)))


def post_id(text: str) -> PostId:
    """Return `text` as the id of a post."""
    return PostId(RecordId(text))


def place_id(text: str) -> PlaceId:
    """Return `text` as the id of a place."""
    return PlaceId(RecordId(text))
