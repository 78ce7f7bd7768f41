"""Names of people as the register of politicians states them:
one is the name, the others are found by search.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from graph.model import NameWhy, Person, RecordId
from seeds.sources.emission import Emission
from seeds.sources.record import SourceError, SourceRecord
from seeds.sources.words import clean, fold

TITLES = frozenset(
    {
        "convener",
        "deputy convener",
        "deputy first minister",
        "deputy presiding officer",
        "deputy speaker",
        "first minister",
        "initial presiding officer",
        "parliamentary under secretary of state for international development",
        "madam principal deputy speaker",
        "madam speaker",
        "presiding officer",
        "principal deputy speaker",
        "speaker",
    }
)
"""Forms of address that the register files as names of whoever held the office."""
SLIP = 2
"""An alternative name at most this many letters away from the name is
taken for a slip of the pen.
"""


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of a person. Members of the Lords have `lordname` ("Clark") and
    `lordofname` ("Kilwinning").
    """

    main: bool
    given: str
    family: str
    honorific: str
    lordname: str
    lordofname: str
    surname: str
    whole: str
    first: str
    last: str

    @classmethod
    def from_record(cls, row: SourceRecord) -> NameRow:
        row.ignore(
            "additional_name", "county", "lordofname_full", "organization_id", "honorific_suffix"
        )
        note = row.need("note")
        if note not in {"Main", "Alternate"}:
            raise row.error(
                f'the note "{note}" is new. Teach seeds/sources/people_names.py what it means.'
            )
        fields = (
            "given_name",
            "family_name",
            "honorific_prefix",
            "lordname",
            "lordofname",
            "surname",
            "name",
            "start_date",
            "end_date",
        )
        return cls(note == "Main", *(clean(row.take(field)) for field in fields))

    @property
    def plain(self) -> str:
        """Given name and surname; of a peer the surname, else the title."""
        return self.whole or f"{self.given} {self.family or self.surname or self.lordname}".strip()

    @property
    def as_peer(self) -> str:
        """ "Baroness Clark of Kilwinning"; "" of a commoner."""
        return (
            f"{self.honorific} {self.lordname}{f' of {self.lordofname}' if self.lordofname else ''}"
            if self.lordname
            else ""
        )


def main_name(rows: Sequence[NameRow], person: str) -> str:
    """Return the name of a person: the latest main name, of a peer the latest one as a commoner
    where the register has it.

    Raises:
        SourceError: the person has no main name.
    """
    mains = [row for row in rows if row.main]
    if not mains:
        raise SourceError(
            f"person_alternative_names: {person} has no main name. Correct the source."
        )
    return _latest([row for row in mains if row.family] or mains).plain


def emit_names(emission: Emission, person: Person, rows: Sequence[NameRow]) -> None:
    """Emit the other names of a person: former names, titles of peers, spellings."""
    if person.name is None:
        return
    given = _latest(
        [row for row in rows if row.main and row.family] or [row for row in rows if row.main]
    ).given
    for row in rows:
        if row.main:
            _emit(
                emission,
                person,
                person.name,
                row.plain,
                NameWhy.FORMER if row.family else NameWhy.ALIAS,
            )
            _emit(emission, person, person.name, row.as_peer, NameWhy.ALIAS)
        else:
            text = row.plain if row.whole or row.given else f"{given} {row.family}"
            slip = OSA.distance(text.casefold(), person.name.casefold()) <= SLIP
            _emit(
                emission, person, person.name, text, NameWhy.MISSPELLED if slip else NameWhy.ALIAS
            )


def _emit(emission: Emission, person: Person, name: str, text: str, why: NameWhy) -> None:
    if text and fold(text) != fold(name) and fold(text) not in TITLES:
        emission.name(RecordId(person.id), text, why, sources=person.sources)


def _latest(rows: Sequence[NameRow]) -> NameRow:
    return max(rows, key=lambda row: (not row.last, row.first))
