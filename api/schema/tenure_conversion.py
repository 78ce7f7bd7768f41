"""Who is in what on a date, as GraphQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import strawberry

from api.schema.memberships import Membership
from api.schema.posts import Holding
from api.schema.record_conversion import RecordConversion, audience, person_of, post_of
from graph import model
from graph.dates import PartialDate
from graph.model import OrganizationId, PersonId, PostId, RecordId
from graph.names.present import is_present
from graph.ontology import STAFF
from graph.tenure import Spell


class TenureConversion(RecordConversion):
    """Adds memberships and offices, with the days that count. Where a date is None, it is today."""

    def membership(self, spell: Spell) -> Membership:
        """Return a membership with the end that counts, and why where no source states it."""
        record = spell.membership
        return Membership(
            id=strawberry.ID(record.id),
            audience=audience(record),
            record=record,
            as_written=record.as_written,
            role=record.role,
            role_as_written=record.role_as_written,
            valid_from=record.valid_from,
            counts_from=spell.first,
            valid_to=_end(spell),
            ended_because=spell.ended_because,
        )

    def membership_at(self, id: RecordId) -> Membership:
        """Return the membership of an id. One that by other facts ended before it began counts on no day."""
        record = self._records.memberships[id]
        spells = (spell for spell in self._view.tenure.of_organization(record.organization) if spell.membership.id == id)
        return self.membership(next(spells, Spell(record, None, None, start_stated=False, ended_because=None)))

    def staff(self, id: OrganizationId, as_of: dt.date | None) -> list[model.Person]:
        spells = self._view.tenure.of_organization(id, as_of or self._view.as_of)
        ids = [spell.membership.actor for spell in spells if spell.membership.role in STAFF]
        people = [self._records.people.get(PersonId(id)) for id in dict.fromkeys(ids) if id is not None]
        return [person for person in people if person is not None]

    def holders(self, id: PostId, as_of: dt.date | None) -> list[Holding]:
        return self._holdings(self._view.tenure.of_post(id, as_of or self._view.as_of))

    def holdings_of(self, id: PersonId, as_of: dt.date | None) -> list[Holding]:
        return self._holdings(self._view.tenure.of_actor(id, as_of or self._view.as_of))

    def _holdings(self, spells: Iterable[Spell]) -> list[Holding]:
        return [
            Holding(
                person=person_of(person),
                post=post_of(self._records.posts[spell.membership.post]),
                valid_from=spell.membership.valid_from,
                counts_from=spell.first,
                valid_to=_end(spell),
                ended_because=spell.ended_because,
                sources=self.sources(spell.membership.sources),
            )
            for spell in spells
            if spell.membership.post is not None
            and spell.membership.actor is not None
            and (person := self._records.people.get(PersonId(spell.membership.actor))) is not None
        ]

    def posts_in(self, id: OrganizationId, as_of: dt.date | None) -> list[model.Post]:
        day = as_of or self._view.as_of
        posts = self._index.posts_of.get(id, ())
        return [post for post in posts if is_present(self._view.tenure, post, day)]


def _end(spell: Spell) -> PartialDate | None:
    if spell.ended_because is not None and spell.last is not None:
        return PartialDate(spell.last.isoformat())
    return spell.membership.valid_to
