"""Worlds by chance: records of every table with awkward texts, whose references lead somewhere.
The same seed makes the same world.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Concept,
    ConceptId,
    ConceptMapping,
    Confidence,
    Conflict,
    Dataset,
    DeclaredLevel,
    DeclaredTie,
    Finding,
    FindingDirection,
    FormalKind,
    FormalTie,
    Framework,
    FrameworkId,
    FrameworkStatus,
    Identifier,
    Interaction,
    InteractionKind,
    JointPart,
    JointPurpose,
    KeptFigure,
    Language,
    Lens,
    MappingPredicate,
    Membership,
    Name,
    NameWhy,
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
    PostStatus,
    Priority,
    PriorityKind,
    PriorityStatus,
    RecordId,
    Records,
    Reliability,
    Remit,
    RemitWeight,
    Role,
    Session,
    SourcePrefix,
    TargetAudience,
    TargetListEntry,
    Topics,
    Work,
    WorkId,
    WorkKind,
    WorkStatus,
)

TEXTS = (
    "Ann",
    "Siân Gwenllian",
    "Ynys Môn",
    "O'Neill",
    'a "quoted" name',
    "back\\slash",
    "two\nlines",
    " spaces ",
    "\ttab",
    "\x7f",
    "null",
    "true",
    "2026-01-01",
    "1e9",
    "ŵ",
    "e\u0301",
    "\u202eright to left",
    "日本",
    "\U0001f409",
    "long " * 2_000,
    "}) DETACH DELETE n //",
    "`Label`",
    "$rows",
    "\\u0060",
)
DATES = ("2026-11-24", "2026-02", "1999", "1000-12-31", "2024-02-29")
_Value = TypeVar("_Value")


class Chance:
    """`size` is about how many records a table has."""

    def __init__(self, seed: int, size: int = 6) -> None:
        self._random = random.Random(seed)
        self._size = size

    def records(self) -> Records:
        """Return a world. Everything is public, so that no record shows
        another that fewer may see.
        """
        places = self._table("place", self._place)
        self._places = [PlaceId(RecordId(id_)) for id_ in places]
        self._bodies = [OrganizationId(ActorId(RecordId(f"o{i}"))) for i in range(self._size)]
        organizations = {id_: self._organization(id_) for id_ in self._bodies}
        people = {
            id_: self._person(id_)
            for id_ in (PersonId(ActorId(RecordId(f"p{i}"))) for i in range(self._size))
        }
        self._people, self._actors = list(people), [*people, *self._bodies]
        organizations |= self._merger(organizations)
        posts = self._table("post", self._post)
        posts |= {
            made.id: made
            for made in (
                self._seat("office", PostKind.MINISTER),
                self._seat("embedded", PostKind.EMBEDDED),
            )
        }
        self._posts = [PostId(RecordId(id_)) for id_ in posts]
        self._held = {id_: post.organization for id_, post in posts.items()}
        self._all = [*self._actors, *self._posts, *self._places]
        frameworks = self._table("fw", self._framework)
        self._frameworks = [FrameworkId(RecordId(id_)) for id_ in frameworks]
        concepts = self._table("co", self._concept)
        self._concepts = [ConceptId(RecordId(id_)) for id_ in concepts]
        works = self._table("wo", self._work)
        self._works = [WorkId(RecordId(id_)) for id_ in works]
        return Records(
            places=places,
            people=people,
            organizations=organizations,
            posts=posts,
            memberships=self._table("m", self._membership),
            formal_ties=self._table("t", self._formal_tie),
            interactions=self._table("i", self._interaction),
            declared_ties=self._declared_ties(),
            names=self._table("n", self._name),
            target_lists=self._table("g", self._target),
            frameworks=frameworks,
            concepts=concepts,
            mappings=self._table("mp", self._mapping),
            remits=self._table("re", self._remit),
            works=works,
            findings=self._table("fi", self._finding),
            priorities=self._table("pr", self._priority),
            kept_figures=self._table("k", self._kept),
            conflicts=self._table("c", self._conflict),
            sessions=self._table("s", self._session),
            sources=self._table("x", self._source),
            datasets=self._table("y", self._dataset),
        )

    def _table(self, prefix: str, make: Callable[[Any], _Value]) -> dict[Any, _Value]:
        return {
            id_: make(id_)
            for id_ in (
                RecordId(f"{prefix}{i}") for i in range(self._random.randint(1, self._size))
            )
        }

    def _one(self, values: Iterable[_Value]) -> _Value:
        return self._random.choice(list(values))

    def _maybe(self, values: Iterable[_Value]) -> _Value | None:
        return self._one(values) if self._random.random() < 0.6 else None

    def _some(self, values: Iterable[_Value], most: int = 3) -> tuple[_Value, ...]:
        values = list(values)
        return tuple(self._random.sample(values, min(self._random.randint(0, most), len(values))))

    def _date(self) -> PartialDate | None:
        return self._maybe(map(PartialDate, DATES))

    def _said(self) -> dict[str, Any]:
        return {
            "sources": self._some(("list:1", "list:2", "web:a b")),
            "recorded_by": self._one(("", "", "user-1")),
        }

    def _identifiers(self) -> tuple[Identifier, ...]:
        return tuple(
            Identifier(scheme=scheme, value=self._one(("Q1", "a:b", "é")))
            for scheme in self._some(("wikidata", "senedd"))
        )

    def _place(self, id_: PlaceId) -> Place:
        return Place(
            id=id_,
            kind=self._one(PlaceKind),
            name=self._one(TEXTS),
            name_cy=self._maybe(TEXTS),
            valid_from=self._date(),
            parent=self._maybe([PlaceId(RecordId("place0"))]),
            former_code=self._maybe(TEXTS),
            **self._said(),
        )

    def _organization(self, id_: OrganizationId) -> Organization:
        return Organization(
            id=id_,
            kind=self._one(OrganizationKind),
            name=self._one(TEXTS),
            name_cy=self._maybe(TEXTS),
            nation=self._maybe(Nation),
            place=self._maybe(self._places),
            parent=self._maybe(self._bodies),
            successor=self._maybe(self._bodies),
            split_into=self._some(self._bodies),
            valid_to=self._date(),
            size=self._maybe((2, 60)),
            status=self._maybe(OrganizationStatus),
            remit=self._some(TEXTS),
            active_in=self._some(TEXTS),
            identifiers=self._identifiers(),
            differs_from=self._some(("person-1", "o-2")),
            topics=Topics(first=self._some(TEXTS), others=self._some(TEXTS)),
            topics_cy=self._some(TEXTS),
            website=self._maybe(TEXTS),
            **self._said(),
        )

    def _person(self, id_: PersonId) -> Person:
        return Person(
            id=id_,
            name=self._maybe(TEXTS),
            name_cy=self._maybe(TEXTS),
            identifiers=self._identifiers(),
            differs_from=self._some(("person-1", "o-2")),
            died=self._date(),
            **self._said(),
        )

    def _post(self, id_: PostId) -> Post:
        return Post(
            id=id_,
            label=self._one(TEXTS),
            organization=self._one(self._bodies),
            kind=self._maybe(PostKind),
            place=self._maybe(self._places),
            homes=self._some(self._bodies),
            days_per_week=self._maybe((0.5, 2.0, 5.0)),
            status=self._maybe(PostStatus),
            holders_from=self._date(),
            sources=self._some(("list:1", "list:2")),
        )

    def _seat(self, id_: str, kind: PostKind) -> Post:
        homes = tuple(self._bodies[:2]) if kind is PostKind.EMBEDDED else ()
        return replace(self._post(PostId(RecordId(id_))), kind=kind, homes=homes)

    def _merger(
        self, organizations: Mapping[OrganizationId, Organization]
    ) -> dict[OrganizationId, Organization]:
        """Two Centres of which one has merged into the other."""
        merged, centre = (
            replace(organizations[id_], kind=OrganizationKind.CENTRE) for id_ in self._bodies[:2]
        )
        return {
            merged.id: replace(
                merged,
                status=OrganizationStatus.MERGED,
                successor=centre.id,
                valid_to=PartialDate("2022-12"),
            ),
            centre.id: replace(
                centre, status=OrganizationStatus.ACTIVE, successor=None, valid_to=None
            ),
        }

    def _membership(self, id_: RecordId) -> Membership:
        actor = self._maybe(self._actors)
        post = self._maybe(self._posts)
        return Membership(
            id=id_,
            actor=actor,
            as_written=None if actor else self._one(TEXTS),
            post=post,
            role=self._one(Role),
            organization=self._held[post] if post else self._one(self._bodies),
            role_as_written=self._maybe(TEXTS),
            on_behalf_of=self._maybe(self._bodies),
            valid_from=self._date(),
            valid_to=self._date(),
            reliability=self._maybe(Reliability),
            **self._said(),
        )

    def _formal_tie(self, id_: RecordId) -> FormalTie:
        return FormalTie(
            id=id_,
            a=self._one(self._actors),
            b=self._one(self._actors),
            kind=self._one(FormalKind),
            valid_to=self._date(),
            reliability=self._maybe(Reliability),
            **self._said(),
        )

    def _interaction(self, id_: RecordId) -> Interaction:
        return Interaction(
            id=id_,
            date=PartialDate(self._one(DATES)),
            to=self._date(),
            kind=self._one(InteractionKind),
            actors=self._some(self._actors, 5),
            as_written=self._some(TEXTS),
            attendance=self._maybe((2, 60)),
            title=self._maybe(TEXTS),
            place=self._maybe(self._places),
            note=self._maybe(TEXTS),
            follow_up=self._date(),
            follow_up_note=self._maybe(TEXTS),
            reliability=self._maybe(Reliability),
            **self._said(),
        )

    def _declared_tie(self, id_: RecordId) -> DeclaredTie:
        return DeclaredTie(
            id=id_,
            by=self._one(self._people),
            about=self._one(self._actors),
            level=self._one(DeclaredLevel),
            confirmed_on=PartialDate(self._one(DATES)),
            **self._said(),
        )

    def _declared_ties(self) -> dict[RecordId, DeclaredTie]:
        """Of one pair there are two, of which the later says something else."""
        found = self._table("d", self._declared_tie)
        first = found[RecordId("d0")]
        again = replace(
            first,
            id=RecordId("again"),
            level=self._one(DeclaredLevel),
            confirmed_on=PartialDate("2026-11-24"),
        )
        return {**found, again.id: again}

    def _name(self, id_: RecordId) -> Name:
        return Name(
            id=id_,
            of=self._one(self._all),
            name=self._one(TEXTS),
            language=self._maybe(Language),
            why=self._one(NameWhy),
            **self._said(),
        )

    def _target(self, id_: RecordId) -> TargetListEntry:
        named: dict[str, Any] = self._one(
            (
                {"post": self._one(self._posts)},
                {"body": self._one(self._bodies)},
                {"person": self._one(self._people)},
                {"place": self._one(self._places), "body_kind": self._one(OrganizationKind)},
            )
        )
        return TargetListEntry(
            id=id_,
            nation=self._one(Nation),
            audience_kind=self._one(TargetAudience),
            **named,
            weight=self._one((1.0, 0.25)),
            valid_to=self._date(),
            **self._said(),
        )

    def _framework(self, id_: FrameworkId) -> Framework:
        return Framework(
            id=id_,
            title=self._one(TEXTS),
            publisher=self._maybe(TEXTS),
            nation=self._maybe(Nation),
            lens=self._maybe(Lens),
            edition=self._maybe(TEXTS),
            status=self._maybe(FrameworkStatus),
            valid_to=self._date(),
            **self._said(),
        )

    def _concept(self, id_: ConceptId) -> Concept:
        return Concept(
            id=id_,
            framework=self._one(self._frameworks),
            lens=self._one(Lens),
            label=self._one(TEXTS),
            label_cy=self._maybe(TEXTS),
            label_cy_draft=self._one((True, False)),
            definition=self._maybe(TEXTS),
            definition_cy=self._maybe(TEXTS),
            broader=self._maybe([ConceptId(RecordId("co0"))]),
            order=self._maybe((0, 3)),
            age_from=self._maybe((0, 5)),
            audience_kind=self._maybe(TargetAudience),
            **self._said(),
        )

    def _mapping(self, id_: RecordId) -> ConceptMapping:
        return ConceptMapping(
            id=id_,
            subject=self._one(self._concepts),
            object=self._maybe(self._concepts),
            predicate=self._one(MappingPredicate),
            confidence=self._maybe(Confidence),
            judged_by=self._maybe(TEXTS),
            **self._said(),
        )

    def _remit(self, id_: RecordId) -> Remit:
        return Remit(
            id=id_,
            organization=self._one(self._bodies),
            aim=self._maybe(TEXTS),
            outcomes=self._some(self._concepts),
            life_stages=self._some(self._concepts),
            places=self._some(self._places),
            places_as_written=self._some(TEXTS),
            weight=self._one(RemitWeight),
            valid_from=self._date(),
            **self._said(),
        )

    def _work(self, id_: WorkId) -> Work:
        return Work(
            id=id_,
            kind=self._one(WorkKind),
            title=self._one(TEXTS),
            lead=self._one(self._bodies),
            partners=self._some(self._bodies),
            partners_as_written=self._some(TEXTS),
            funders=self._some(self._bodies),
            part_of=self._maybe([WorkId(RecordId("wo0"))]),
            outcomes=self._some(self._concepts),
            audiences=self._some(self._concepts),
            places_tested=self._some(self._places),
            valid_from=self._date(),
            status=self._maybe(WorkStatus),
            is_partnership=self._one((True, False)),
            recorded_as=self._some((RecordId("t0"),)),
            purpose=self._maybe(JointPurpose),
            owner=self._maybe(self._people),
            review_on=self._date(),
            none_yet=self._some(JointPart),
            **self._said(),
        )

    def _finding(self, id_: RecordId) -> Finding:
        return Finding(
            id=id_,
            intervention=self._one(TEXTS),
            outcome=self._one(self._concepts),
            direction=self._one(FindingDirection),
            scale=self._maybe(self._frameworks),
            rating=self._maybe(self._concepts),
            centre=self._one(self._bodies),
            places=self._some(self._places),
            work=self._maybe(self._works),
            published=self._date(),
            **self._said(),
        )

    def _priority(self, id_: RecordId) -> Priority:
        return Priority(
            id=id_,
            place=self._one(self._places),
            title=self._one(TEXTS),
            outcomes=self._some(self._concepts),
            kind=self._one(PriorityKind),
            status=self._maybe(PriorityStatus),
            valid_from=self._date(),
            **self._said(),
        )

    def _kept(self, id_: RecordId) -> KeptFigure:
        return KeptFigure(
            id=id_,
            as_of=PartialDate("2026-06-30"),
            position=self._one((1, 70_000)),
            window_days=180,
            metric="M-03",
            part=self._one((None, "MET")),
            nation=self._one((None, *Nation)),
            centre=self._one((None, *self._bodies)),
            audience_kind=self._one(TargetAudience),
            definition_version="1",
            value=self._one((None, 0.0, 0.25)),
            reason=self._one((None, "no-list")),
            **self._said(),
        )

    def _conflict(self, id_: RecordId) -> Conflict:
        return Conflict(
            id=id_,
            table="people",
            key=self._one(self._people),
            field="name",
            value=self._one(TEXTS),
            **self._said(),
        )

    def _session(self, id_: str) -> Session:
        return Session(
            id=id_,
            legislature=self._one(self._bodies),
            valid_from=dt.date(2021, 5, 6),
            valid_to=self._maybe([dt.date(2026, 4, 8), dt.date(1, 1, 1)]),
        )

    def _source(self, id_: str) -> SourcePrefix:
        return SourcePrefix(
            id=id_,
            title=self._one(TEXTS),
            publisher=self._maybe(TEXTS),
            address=self._maybe(TEXTS),
            read_on=self._maybe([dt.date(2026, 2, 28)]),
        )

    def _dataset(self, id_: str) -> Dataset:
        unknown = self._some(TEXTS)
        return Dataset(
            id=id_,
            title=self._one(TEXTS),
            nation=self._maybe(Nation),
            does_not_state=unknown,
            does_not_state_cy=tuple(f"{each} (cy)" for each in unknown),
        )
