"""A small invented world, built in a few lines:
ids are the names, dates are text, and `view` asks on a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Dataset,
    DeclaredLevel,
    DeclaredTie,
    FormalKind,
    FormalTie,
    Interaction,
    InteractionKind,
    Membership,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    OrganizationStatus,
    Person,
    PersonId,
    Place,
    PlaceId,
    PlaceKind,
    Post,
    PostId,
    PostKind,
    RecordId,
    Records,
    Reliability,
    Role,
    Session,
    SourcePrefix,
    TargetAudience,
    TargetListEntry,
    Topics,
    Work,
    WorkId,
    WorkKind,
)
from graph.names.search import Names
from graph.records.index import Index
from graph.tenure import Tenure
from graph.ties.network import TieNetwork
from graph.view import View, Viewer

TODAY = dt.date(2026, 11, 24)
ASSEMBLY, GOVERNMENT, MINISTERS = "assembly", "government", "ministers"


def actor(id_: str) -> ActorId:
    return ActorId(RecordId(id_))


def person(id_: str) -> PersonId:
    return PersonId(actor(id_))


def organization(id_: str) -> OrganizationId:
    return OrganizationId(actor(id_))


def post(id_: str) -> PostId:
    return PostId(RecordId(id_))


def place(id_: str) -> PlaceId:
    return PlaceId(RecordId(id_))


def date(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None


class World:
    """Wales with an assembly (sessions 2021-05-06 to 2026-04-08 and from 2026-05-08), a
    government and its ministers.
    """

    def __init__(self) -> None:
        self.records = Records(
            sessions={
                "old": Session(
                    id="old",
                    legislature=organization(ASSEMBLY),
                    valid_from=dt.date(2021, 5, 6),
                    valid_to=dt.date(2026, 4, 8),
                ),
                "new": Session(
                    id="new", legislature=organization(ASSEMBLY), valid_from=dt.date(2026, 5, 8)
                ),
            },
            sources={
                "list": SourcePrefix(
                    id="list",
                    title="A list",
                    address="https://example.org/{}",
                    read_on=dt.date(2026, 7, 1),
                ),
                "register": SourcePrefix(
                    id="register",
                    title="A register",
                    read_on=dt.date(2025, 1, 1),
                    cadence_days=30,
                ),
            },
            datasets={
                "d": Dataset(
                    id="d",
                    title="Invented",
                    nation=Nation.WALES,
                    does_not_state=("lists name no outside organizations",),
                )
            },
            places={
                place("W92000004"): Place(
                    id=place("W92000004"), kind=PlaceKind.NATION, name="Wales"
                )
            },
        )
        self._ids = (f"r{i}" for i in count(1))
        self.body(ASSEMBLY, OrganizationKind.LEGISLATURE)
        self.body(GOVERNMENT, OrganizationKind.GOVERNMENT)
        self.body(MINISTERS, OrganizationKind.MINISTERIAL_TEAM, parent=GOVERNMENT)

    def _next(self) -> RecordId:
        return RecordId(next(self._ids))

    def body(
        self,
        id_: str,
        kind: OrganizationKind,
        *,
        parent: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: OrganizationStatus | None = None,
        successor: str | None = None,
        split_into: Sequence[str] = (),
        topics: Topics | None = None,
        name: str | None = None,
        nation: Nation | None = Nation.WALES,
        at: str | None = None,
    ) -> None:
        record = Organization(
            id=organization(id_),
            kind=kind,
            name=name or id_,
            nation=nation,
            parent=organization(parent) if parent else None,
            place=place(at) if at else None,
            valid_from=date(since),
            valid_to=date(until),
            status=status,
            successor=organization(successor) if successor else None,
            split_into=tuple(map(organization, split_into)),
            topics=topics or Topics(),
            sources=("list:body",),
        )
        self.records = replace(
            self.records, organizations={**self.records.organizations, record.id: record}
        )

    def centre(self, id_: str, **more: object) -> None:
        self.body(
            id_,
            OrganizationKind.CENTRE,
            **{"status": OrganizationStatus.ACTIVE, "nation": None, **more},  # type: ignore[arg-type]  # passed on
        )

    def group(self, id_: str, *, former: bool = False, name: str | None = None) -> None:
        """A cross-party group of the assembly, current or of the session
        that ended on 2026-04-08.
        """
        status = OrganizationStatus.FORMER_SESSION if former else None
        dates = {"since": "2021-05-06", "until": "2026-04-08"} if former else {}
        self.body(
            id_,
            OrganizationKind.CROSS_PARTY_GROUP,
            parent=ASSEMBLY,
            status=status,
            name=name,
            **dates,  # type: ignore[arg-type]  # passed on
        )

    def area(self, id_: str, parent: str = "W92000004") -> None:
        """A place in Wales, or in another place."""
        made = Place(id=place(id_), kind=PlaceKind.COUNCIL_AREA, name=id_, parent=place(parent))
        self.records = replace(self.records, places={**self.records.places, made.id: made})

    def people(self, *ids: str, died: str | None = None, now: str | None = None) -> None:
        """People; `now`: these ids lead to another, whose record stands in their place."""
        made = {
            person(id_): Person(
                id=person(id_),
                name=None if now else id_,
                died=date(died),
                replaced_by=person(now) if now else None,
            )
            for id_ in ids
        }
        self.records = replace(self.records, people={**self.records.people, **made})

    def member(
        self,
        who: str | None,
        of: str,
        role: Role = Role.MEMBER,
        since: str | None = None,
        until: str | None = None,
        *,
        post_id: str | None = None,
        party: str | None = None,
        written: str | None = None,
        reliability: Reliability | None = None,
    ) -> None:
        known = {*self.records.organizations, *self.records.replaced}
        if who is not None and actor(who) not in known:
            self.people(who)
        row = Membership(
            id=self._next(),
            actor=actor(who) if who else None,
            as_written=written,
            organization=organization(of),
            role=role,
            post=post(post_id) if post_id else None,
            on_behalf_of=organization(party) if party else None,
            valid_from=date(since),
            valid_to=date(until),
            reliability=reliability,
            sources=("list:1",),
        )
        self.records = replace(self.records, memberships={**self.records.memberships, row.id: row})

    def seat(
        self,
        *who: str,
        since: str = "2021-05-06",
        until: str | None = None,
        party: str | None = None,
    ) -> None:
        for one in who:
            self.member(one, ASSEMBLY, Role.MEMBER, since, until, party=party)

    def office(
        self,
        id_: str,
        label: str,
        holders_from: str | None = None,
        *,
        of: str = MINISTERS,
        home: str | None = None,
        at: str | None = None,
    ) -> None:
        made = Post(
            id=post(id_),
            label=label,
            organization=organization(of),
            kind=PostKind.EMBEDDED if home else PostKind.MINISTER,
            homes=(organization(home),) if home else (),
            place=place(at) if at else None,
            holders_from=date(holders_from),
        )
        self.records = replace(self.records, posts={**self.records.posts, made.id: made})

    def minister(
        self, who: str, office: str, since: str | None = None, until: str | None = None
    ) -> None:
        self.member(who, MINISTERS, Role.MINISTER, since, until, post_id=office)

    def met(
        self,
        *who: str,
        on: str,
        kind: InteractionKind = InteractionKind.MEETING,
        attendance: int | None = None,
        sources: tuple[str, ...] = (),
        to: str | None = None,
        reliability: Reliability | None = None,
    ) -> None:
        row = Interaction(
            id=self._next(),
            sources=sources,
            date=PartialDate(on),
            to=date(to),
            kind=kind,
            actors=tuple(map(actor, who)),
            attendance=attendance,
            place=place("W92000004"),
            title="A meeting",
            reliability=reliability,
        )
        self.records = replace(
            self.records, interactions={**self.records.interactions, row.id: row}
        )

    def formal(
        self,
        a: str,
        b: str,
        kind: FormalKind = FormalKind.FUNDER,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        row = FormalTie(
            id=self._next(),
            a=actor(a),
            b=actor(b),
            kind=kind,
            valid_from=date(since),
            valid_to=date(until),
        )
        self.records = replace(self.records, formal_ties={**self.records.formal_ties, row.id: row})

    def works_together(
        self,
        id_: str,
        *parties: str,
        since: str | None = None,
        until: str | None = None,
        kind: WorkKind = WorkKind.COLLABORATION,
        **more: Any,
    ) -> None:
        """Add a work; the first party leads it."""
        lead, *partners = map(organization, parties)
        row = Work(
            id=WorkId(RecordId(id_)),
            kind=kind,
            title="Swimming together",
            lead=lead,
            partners=tuple(partners),
            valid_from=date(since),
            valid_to=date(until),
            **more,
        )
        self.records = replace(self.records, works={**self.records.works, row.id: row})

    def says(self, by: str, about: str, level: DeclaredLevel, on: str) -> None:
        row = DeclaredTie(
            id=self._next(),
            by=person(by),
            about=actor(about),
            level=level,
            confirmed_on=PartialDate(on),
        )
        self.records = replace(
            self.records, declared_ties={**self.records.declared_ties, row.id: row}
        )

    def target(
        self,
        post_id: str,
        weight: float = 1.0,
        *,
        nation: Nation = Nation.WALES,
        audience: TargetAudience = TargetAudience.POLICY,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        """An entry of a target list: the holder of a post."""
        row = TargetListEntry(
            id=self._next(),
            nation=nation,
            audience_kind=audience,
            post=post(post_id),
            weight=weight,
            valid_from=date(since),
            valid_to=date(until),
        )
        self.records = replace(
            self.records, target_lists={**self.records.target_lists, row.id: row}
        )

    def view(self, as_of: str = "2026-11-24") -> View:
        day = dt.date.fromisoformat(as_of)
        tenure = Tenure(self.records)
        return View(
            Viewer(),
            day,
            self.records,
            tenure,
            Names(self.records, tenure),
            TieNetwork(self.records, tenure, day),
            Index(self.records),
        )
