"""The register of politicians (Popolo tables of mySociety), read strictly:
people, seats and parties of all chambers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.dates import PartialDate
from graph.model import (
    Identifier,
    Person,
)
from seeds.sources.emission import person_id
from seeds.sources.people_names import NameRow, main_name
from seeds.sources.record import SourceError, SourceRecord, csv_records

FOLDER = Path("mysociety-politician-data", "csv")
SCHEMES = frozenset(
    {"wikidata", "scotparl_id", "senedd", "data.niassembly.gov.uk", "datadotparl_id"}
)
"""Identifiers that are kept: Wikidata and the members' numbers of the legislatures."""
SCHEMES_LEFT_OUT = frozenset(
    {"yournextmp", "pims_id", "historichansard_person_id", "historichansard_url"}
)
GSS_FIRST_LETTERS = ("E", "N", "S", "W")


@dataclass(frozen=True, slots=True)
class RegisterMembership:
    """One membership of a legislature, as the register states it."""

    person: str
    post: str
    party: str
    first: str
    last: str
    end_reason: str
    source: str


@dataclass(frozen=True, slots=True)
class RegisterSeat:
    """One seat of a legislature, as the register states it."""

    id: str
    label: str
    legislature: str
    area: str
    first: str
    last: str


class Register:
    """The register's tables, read from its folder when they are first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def canonical(self, person: str) -> str:
        """Return the id of the person that `person` leads to, over any number of redirects."""
        seen = {person}
        while person in self._redirects:
            person = self._redirects[person]
            if person in seen:
                raise SourceError(
                    f"persons: the redirects of {person} lead back to it. Correct the source."
                )
            seen.add(person)
        return person

    @cached_property
    def _redirects(self) -> Mapping[str, str]:
        redirects = {}
        for row in self._table("persons"):
            with row:
                person, leads_to = row.need("id"), row.take("redirect")
                if leads_to:
                    redirects[person] = leads_to
        return redirects

    @cached_property
    def replaced(self) -> Mapping[str, Sequence[str]]:
        """The ids in whose place each person's now stands."""
        replaced: dict[str, list[str]] = defaultdict(list)
        for former in sorted(self._redirects):
            replaced[self.canonical(former)].append(former)
        return replaced

    @cached_property
    def posts(self) -> Mapping[str, RegisterSeat]:
        """All seats by id."""
        posts = {}
        for row in self._table("posts"):
            with row:
                row.ignore("role")  # the label begins with it
                post = RegisterSeat(
                    row.need("id"),
                    row.take("label"),
                    row.take("organization_id"),
                    row.take("area_name"),
                    row.take("start_date"),
                    row.take("end_date"),
                )
                posts[post.id] = post
        return posts

    @cached_property
    def seats(self) -> list[RegisterMembership]:
        """All memberships of all chambers.
        A redirected row has no content: the row that it leads to stands for itself.
        """
        seats = []
        for row in self._table("memberships"):
            with row:
                row.ignore("id", "organization_id", "start_reason", "label", "role")
                redirect, person = row.take("redirect"), row.take("person_id")
                seat = RegisterMembership(
                    self.canonical(person),
                    row.take("post_id"),
                    row.take("on_behalf_of_id"),
                    row.take("start_date"),
                    row.take("end_date"),
                    row.take("end_reason"),
                    row.take("source"),
                )
                if not redirect:
                    seats.append(seat)
        return seats

    @cached_property
    def names(self) -> Mapping[str, list[NameRow]]:
        """All names by person."""
        names: dict[str, list[NameRow]] = defaultdict(list)
        for row in self._table("person_alternative_names"):
            with row:
                person = self.canonical(row.need("person_id"))
                names[person].append(NameRow.from_record(row))
        return names

    @cached_property
    def identifiers(self) -> Mapping[str, list[tuple[str, str]]]:
        """(scheme, identifier) of each person."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in self._table("person_identifiers"):
            with row:
                person, scheme, value = (
                    self.canonical(row.need("person_id")),
                    row.need("scheme"),
                    row.take("identifier"),
                )
                if scheme in SCHEMES and value:
                    found[person].append((scheme, value))
                elif scheme not in SCHEMES | SCHEMES_LEFT_OUT:
                    raise row.error(
                        f'the scheme "{scheme}" is new. Add it to SCHEMES or SCHEMES_LEFT_OUT in '
                        "seeds/sources/politicians.py."
                    )
        return found

    @cached_property
    def gss(self) -> Mapping[str, str]:
        """The GSS codes of seats. A name that stands in place of a code is none."""
        codes = {}
        for row in self._table("post_identifiers"):
            with row:
                post, scheme, value = (
                    row.need("post_id"),
                    row.need("scheme"),
                    row.need("identifier"),
                )
                if (
                    scheme == "gss"
                    and len(value) == 9
                    and value[0] in GSS_FIRST_LETTERS
                    and value[1:].isdigit()
                ):
                    codes[post] = value
        return codes

    @cached_property
    def parties(self) -> Mapping[str, tuple[str, str]]:
        """(name, Wikidata id or blank) of each party, one that is filed
        without a class included.
        """
        wikidata = {}
        for row in self._table("organization_identifiers"):
            with row:
                organization, scheme, value = (
                    row.need("organization_id"),
                    row.need("scheme"),
                    row.need("identifier"),
                )
                if scheme == "wikidata":
                    wikidata[organization] = value
        parties = {}
        for row in self._table("organizations"):
            with row:
                id_, name, class_ = row.need("id"), row.need("name"), row.take("classification")
                if class_ in {"party", ""}:
                    parties[id_] = (name, wikidata.get(id_, ""))
        return parties

    def person(self, source_id: str) -> Person:
        """Return a person of the register, known by names and identifiers alone."""
        own = self.identifiers.get(source_id, [])
        identifiers = [
            Identifier(scheme="publicwhip", value=source_id),
            *(Identifier(scheme=s, value=v) for s, v in sorted(own)),
        ]
        return Person(
            id=person_id(source_id),
            name=main_name(self.names[source_id], source_id),
            identifiers=tuple(identifiers),
            died=self._deaths.get(source_id),
            sources=(cite(source_id),),
        )

    @cached_property
    def _deaths(self) -> Mapping[str, PartialDate]:
        """A seat of any chamber that ended by death says when."""
        return {
            seat.person: PartialDate(seat.last)
            for seat in self.seats
            if seat.end_reason == "died" and seat.last
        }

    def _table(self, name: str) -> Iterator[SourceRecord]:
        return csv_records(self._folder / f"{name}.csv.gz")


def cite(source_id: str) -> str:
    """Return the citation of a person's page in the register."""
    return f"politician-data:{source_id.rpartition('/')[2]}"
