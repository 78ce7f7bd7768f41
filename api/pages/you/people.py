"""The people whom a Centre names as its own:
who is here already, who is new, and whom a name may mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.describe import described
from api.pages.asked import Asked
from api.pages.page import FormProblem
from api.pages.quoting import quoted
from api.pages.recording.meaning import NEW_PERSON, key_of
from graph.errors import InputError
from graph.kinds import PEOPLE
from graph.model import (
    ActorId,
    Membership,
    OrganizationId,
    OrganizationKind,
    Person,
    PersonId,
    Record,
    RecordId,
    Role,
)
from graph.names.articles import with_article
from graph.names.in_language import ShownName
from graph.names.meaning import NameUse
from graph.names.titles import kept_name, same_name
from graph.recording.commands import Add
from graph.recording.fields import MOST_LETTERS_A_PART, MOST_PARTS, text
from graph.view import View
from graph.words import Fill, Listed, T

YOU, US = "you", "us"
"""The fields of one's own name, and of the colleagues."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as written: "Ann Lee, policy manager"."""

    field: str
    name: str
    job: str | None = None

    @property
    def key(self) -> str:
        """The name of the choice of whom it means, where that is unclear."""
        return key_of(self.field, self.name if self.job is None else f"{self.name}, {self.job}")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whom a name may mean. `what` tells who it is: "Member of the Senedd until 2026"."""

    id: PersonId
    name: ShownName
    what: Fill | None


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A line, and whom it means: a record, `NEW_PERSON`, or "" while it is unclear.
    `here`: this person is of the Centre's staff already.
    """

    line: PersonLine
    id: str
    here: bool = False
    candidates: Sequence[KnownPerson] = ()


def lines_of(you: str, us: str) -> Sequence[PersonLine]:
    """Return the lines of the form, one's own first.
    Whoever is among the colleagues too has the job that stands there.
    """
    theirs = [line for each in us.split("\n") if (line := _line(US, each)).name]
    oneself = _line(YOU, you)
    if not oneself.name:
        return theirs
    same = [line for line in theirs if same_name(line.name) == same_name(oneself.name)]
    if oneself.job is None and len(same) == 1:
        oneself = PersonLine(YOU, oneself.name, same[0].job)
    return [oneself, *(line for line in theirs if line not in same or len(same) > 1)]


def _line(field: str, written: str) -> PersonLine:
    name, _, job = (" ".join(part.split()) for part in written.partition(","))
    return PersonLine(field, name, job or None)


def problems_of(lines: Sequence[PersonLine]) -> Iterator[FormProblem]:
    """Return what cannot be used: by itself, or beside the others."""
    if sum(line.field == US for line in lines) > MOST_PARTS:
        yield FormProblem.same(
            US, T("Name up to {most}; send a spreadsheet with the others", most=MOST_PARTS)
        )
    for line in lines:
        yield from _of_line(line)
    alike = Counter((same_name(line.name), (line.job or "").casefold()) for line in lines)
    told = {(same_name(line.name), (line.job or "").casefold()): line for line in lines}
    for key, count in alike.items():
        if count > 1:
            yield FormProblem(
                US,
                T("Two {name}: add what tells them apart", name=quoted(told[key].name)),
                T("Write a job behind a comma: Ann Lee, policy manager"),
            )


def _of_line(line: PersonLine) -> Iterator[FormProblem]:
    written = quoted(line.name)
    if max(len(line.name), len(line.job or "")) > MOST_LETTERS_A_PART:
        yield FormProblem.same(
            line.field, T("Write at most {most} letters on each line", most=MOST_LETTERS_A_PART)
        )
    elif not kept_name(line.name):
        yield FormProblem(
            line.field,
            T("“{text}” is a title without a name", text=written),
            T("Write the name"),
        )
    else:
        try:
            text("name", f"{line.name} {line.job or ''}")
        except InputError:
            yield FormProblem(
                line.field,
                T("“{text}” has a character that cannot be seen", text=written),
                T("Type it anew"),
            )


def staff_of(view: View, centre: OrganizationId) -> Mapping[PersonId, str | None]:
    """Return who works for the Centre on the day of the view, with the job as it was written."""
    staff = {person.id: None for person in view.tenure.staff(centre, view.as_of)}
    jobs = {
        spell.membership.actor: spell.membership.role_as_written
        for spell in view.tenure.of_organization(centre, view.as_of)
        if spell.membership.role_as_written
    }
    return {id: jobs.get(id) for id in staff}


def named(
    asked: Asked, centre: OrganizationId, lines: Sequence[PersonLine], chosen: Mapping[str, str]
) -> Sequence[NamedPerson]:
    """Return whom the lines mean in what the Centre sees;
    `chosen`: what was chosen for unclear ones, by their keys.
    """
    staff, people = staff_of(asked.view, centre), asked.view.records.people
    by_name = Counter(same_name(line.name) for line in lines)
    found = []
    for line in lines:
        name = same_name(line.name)
        own = [id for id in staff if same_name(people[id].name or "") == name]
        if len(own) > 1 or by_name[name] > 1:  # then the job tells who is meant
            own = [id for id in own if (staff[id] or "").casefold() == (line.job or "").casefold()]
        if len(own) == 1:
            found.append(NamedPerson(line, own[0], here=True))
        else:
            found.append(_meant(asked, staff, line, chosen.get(line.key, "")))
    return found


def _meant(
    asked: Asked, staff: Mapping[PersonId, str | None], line: PersonLine, choice: str
) -> NamedPerson:
    view = asked.view
    if choice == NEW_PERSON:
        return NamedPerson(line, NEW_PERSON)
    if (person := view.records.people.get(PersonId(ActorId(RecordId(choice))))) is not None:
        return NamedPerson(line, person.id, here=person.id in staff)
    meant = view.names.meaning(
        line.name, NameUse.RECORDING, as_of=view.as_of, kinds=PEOPLE.found_as
    )
    ids = [meant.one] if meant.one is not None else [one.id for one in meant.candidates]
    known = [
        KnownPerson(one.id, asked.name(one), known_for(view, one))
        for id in ids
        if isinstance(one := view.records.node(id), Person)
    ]
    return NamedPerson(line, "" if known else NEW_PERSON, candidates=known)


def known_for(view: View, person: Person) -> Fill | None:
    """Return what tells a person from others of the name: what they are on the day, else the
    seat that they had.
    """
    told = described(view, person)
    if told.where is not None and view.tenure.in_office(person.id, view.as_of):
        return told.where if told.what is None else Listed((told.what, told.where), ", ")
    seats = [
        spell
        for spell in view.tenure.of_actor(person.id)
        if spell.last is not None
        and spell.last < view.as_of
        and view.records.organizations[spell.membership.organization].kind
        is OrganizationKind.LEGISLATURE
    ]
    if not seats:
        return told.what
    last = max(seats, key=lambda spell: (spell.last, spell.membership.id))
    assert last.last is not None, "these have ended"
    return T(
        "Member of {legislature} until {year}",
        legislature=with_article(view.records.organizations[last.membership.organization]),
        year=str(last.last.year),
    )


def command_of(centre: OrganizationId, people: Sequence[NamedPerson]) -> Add | None:
    """Return what adds the people who are not of the Centre's staff yet, in one write;
    None where all are.
    """
    records: list[Record] = []
    joined: set[str] = set()
    for number, each in enumerate(people, start=1):
        if each.here or each.id in joined:
            continue
        actor = ActorId(RecordId(f"+{number}" if each.id == NEW_PERSON else each.id))
        if each.id == NEW_PERSON:
            records.append(Person(id=PersonId(actor), name=each.line.name))
        else:
            joined.add(each.id)
        records.append(
            Membership(
                id=RecordId(f"+{number}-works-there"),
                actor=actor,
                organization=centre,
                role=Role.EMPLOYEE,
                role_as_written=each.line.job,
            )
        )
    return Add(record=records[0], beside=tuple(records[1:])) if records else None
