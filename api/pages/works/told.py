"""What the pages of a term, a work, a finding and a priority are made of: rows and lists of links,
with what every profile has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from api.pages.asked import Asked, Missing
from api.pages.page import Ask, PageQuery, Table
from api.pages.profiles.frame import OtherName, Profile, ProfileFrame, is_private, latest_changes
from api.pages.profiles.origins import cited
from api.pages.works.links import (
    LinkSection,
    RecordRow,
    name_in_language,
)
from graph.kind import Kind
from graph.kinds import kind_of, said
from graph.model import Language, Record, RecordId
from graph.records.tables import tables_of
from graph.words import Fill, T

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordShown(Profile):
    notice: Fill | None
    """What whoever uses it has to beware of."""
    rows: Sequence[RecordRow]
    sections: Sequence[LinkSection]

    def table(self) -> Table:
        """The lists of the page, a row each."""
        return Table(
            ("list", "record", "note"),
            [
                (section.id, link.said, link.note)
                for section in self.sections
                for link in section.links
            ],
        )


def of_address(asked: Asked, kind: Kind[R]) -> R:
    """Return the record of the address.

    Raises:
        Missing: there is none of this kind that the viewer may see.
    """
    record = tables_of(asked.view.records)[kind.table].get(asked.in_path("id"))
    if not isinstance(record, kind.record):
        raise Missing(asked.in_path("id"))
    return record


def asks(question: str, kind: Kind[R]) -> Ask:
    """Return how the page of a kind of record asks its question."""

    async def ask(asked: Asked) -> PageQuery:
        return _query(asked, question, of_address(asked, kind))

    return ask


async def told(
    asked: Asked,
    record: Record,
    *,
    question: str,
    lede: Fill | None,
    rows: Iterable[RecordRow | None],
    sections: Iterable[LinkSection | None],
    notice: Fill | None = None,
) -> RecordShown:
    """Return the page of a record, which answers a `question` in GraphQL; rows and sections that
    say nothing are left out.
    """
    name = said(asked.view.records, record)
    ours = asked.view.viewer.centre
    return RecordShown(
        title=name,
        lede=lede,
        private=is_private(asked),
        query=_query(asked, question, record),
        frame=ProfileFrame(
            id=record.id,
            name=name_in_language(asked, record),
            what=None,
            where=None,
            crumbs=(),
            other_names=_other_names(asked, record),
            sources=cited(
                (T("This record"), [record.sources]), prefixes=asked.view.records.sources
            ),
            read=None,
            identifiers=(),
            conflicts=(),
            changes=await latest_changes(asked, RecordId(record.id)),
            own=not record.audience.is_public,
            ours=ours is not None and record.recorded_by == ours,
            alike=(),
        ),
        ask=None,
        notice=notice,
        rows=[
            row
            for row in rows
            if row is not None and (row.said is not None or row.links or row.quote)
        ],
        sections=[
            section
            for section in sections
            if section is not None and (section.links or section.empty is not None)
        ],
    )


def _query(asked: Asked, question: str, record: Record) -> PageQuery:
    return PageQuery(question, {"id": record.id, "asOf": asked.view.as_of.isoformat()})


def _other_names(asked: Asked, record: Record) -> Sequence[OtherName]:
    english, welsh = (*kind_of(record).names_of(record), None, None)[:2]
    if english is None or welsh is None:
        return ()
    if asked.language is Language.EN:
        return [OtherName(welsh, Language.CY, T("In Welsh"))]
    return [OtherName(english, Language.EN, T("In English"))]
