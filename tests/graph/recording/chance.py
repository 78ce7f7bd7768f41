"""Invented worlds by chance: what is public, what two Centres recorded,
and all that can be asked.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.kinds import said
from graph.model import (
    DeclaredLevel,
    InteractionKind,
    OrganizationKind,
    OrganizationStatus,
    RecordId,
    Records,
    Role,
    Topics,
)
from graph.names.distinguish import distinguished
from graph.names.entries import findable
from graph.names.meaning import NameUse
from graph.paths.answer import BodyTarget, PersonTarget, PlaceTarget, PostTarget, Question, Target
from graph.paths.introduce import introduction_paths
from graph.recording.commands import Command, CorrectFact, EndRecord, Merge, RemoveRecord
from graph.recording.exporting import export
from graph.recording.importing import importing
from graph.recording.planning import plan
from graph.records.difference import applied
from graph.records.tables import tables_of
from graph.view import View, Viewer
from graph.words import say
from tests.graph.recording.facts import (
    add_embedded_post,
    add_membership,
    add_organization,
    add_person,
    add_post,
    declare_tie,
    record_interaction,
)
from tests.graph.recording.viewers import centre_of, view_of
from tests.graph.world import ASSEMBLY, World, actor, organization, person, place, post

NORTH, SOUTH, PUBLIC = (
    Viewer(centre=organization("north")),
    Viewer(centre=organization("south")),
    Viewer(),
)
NAMES = (
    "Ann Lee",
    "Bo Rees",
    "Cy Fox",
    "Di Orr",
    "Ed Hay",
    "Flo Ash",
    "Care Alliance",
    "Youth Forum",
)
DAYS = ("2026-11-20", "2026-05", "2024", "2019-03-04", "3 November 2026", "12/10/2025")
PAGE = "https://example.org/page"
PEOPLE = tuple(f"p{i}" for i in range(8))
BODIES = ("north", "south", "north-formerly", "club", "charity", "committee", "group", "council")
SOURCES = ((), ("Minutes of May",), (PAGE, "Minutes of May"))


def public_world(chance: random.Random) -> Records:
    """Two Centres, one that merged into each, an assembly with a committee, groups, ministers and
    seats, an embedded post, a network, a charity, a council, eight people, of whom one says two
    things of another.
    """
    world = World()
    world.centre("north", topics=Topics(first=("care", "children"), others=("youth",)))
    world.centre("south")
    for body, kind in (
        ("wwn", OrganizationKind.NETWORK),
        ("club", OrganizationKind.NETWORK),
        ("charity", OrganizationKind.CHARITY),
        ("council", OrganizationKind.COUNCIL),
        ("party-blue", OrganizationKind.POLITICAL_PARTY),
    ):
        world.body(body, kind)
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.group("group", name="Group on Care and Children")
    world.group("former", former=True, name="Group on Youth")
    world.seat(*PEOPLE[:4], party="party-blue")
    world.office("minister", "Minister for Care", "2021")
    world.minister("p0", "minister", "2026-06")
    world.people(*PEOPLE)
    for who in chance.sample(PEOPLE, 4):
        world.member(
            who,
            chance.choice(("committee", "group", "former", "club")),
            chance.choice((Role.MEMBER, Role.CHAIR, Role.OFFICER)),
        )
    world.member("p7", "north", Role.EMPLOYEE, "2023")
    for centre in ("north", "south"):
        world.centre(
            f"{centre}-formerly",
            until="2022-12",
            status=OrganizationStatus.MERGED,
            successor=centre,
        )
        world.met(chance.choice(PEOPLE), f"{centre}-formerly", on="2022-06-01")
    world.office(
        "fellow", "Fellow for Care", of="council", home=chance.choice(("north", "south-formerly"))
    )
    world.member(chance.choice(PEOPLE), "council", Role.EMPLOYEE, "2025", post_id="fellow")
    world.says("p6", "p1", chance.choice(list(DeclaredLevel)), "2026-03")
    world.says("p6", "p1", chance.choice(list(DeclaredLevel)), "2026-10-01")
    if chance.random() < 0.5:
        world.formal("charity", "north")
    if chance.random() < 0.5:
        world.met("p7", chance.choice(PEOPLE[:6]), on="2026-10-01")
    if chance.random() < 0.3:
        world.body(
            "merged",
            OrganizationKind.CHARITY,
            until="2025",
            status=OrganizationStatus.MERGED,
            successor="charity",
        )
    return in_order(world.records)


def in_order(records: Records) -> Records:
    """Return the records as a store gives them: each table in the order of its ids."""
    tables: dict[str, Any] = {
        name: dict(sorted(table.items())) for name, table in tables_of(records).items()
    }
    return Records(**tables)


def ids_by(seed: str) -> Callable[[str], str]:
    """Return a maker of ids that makes the same ones again."""
    numbers = count()
    return lambda kind: (
        f"{kind}-{hashlib.blake2b(f'{seed} {next(numbers)}'.encode(), digest_size=8).hexdigest()}"
    )


def a_command(chance: random.Random, view: View, centre: str) -> Command:
    """Return something that a Centre may record: often of its own records, seldom public."""
    records = view.records
    own = sorted(
        record.id
        for table in (
            "people",
            "organizations",
            "posts",
            "memberships",
            "interactions",
            "declared_ties",
        )
        for record in getattr(records, table).values()
        if record.recorded_by == centre
    )
    people, bodies = sorted(records.people), sorted(records.organizations)
    fact: dict[str, Any] = (
        {"public": True, "sources": (PAGE,)}
        if chance.random() < 0.15
        else {"sources": chance.choice(SOURCES)}
    )
    match chance.randrange(12):
        case 0:
            return add_person(name=chance.choice(NAMES), **fact)
        case 1:
            kind = chance.choice(
                (
                    OrganizationKind.NETWORK,
                    OrganizationKind.COMPANY,
                    OrganizationKind.GOVERNMENT,
                    OrganizationKind.OTHER,
                )
            )
            return add_organization(name=chance.choice(NAMES), kind=kind, **fact)
        case 2 | 3:
            actors = tuple(chance.sample([*people, *bodies], chance.randint(2, 4)))
            return record_interaction(
                kind=chance.choice(list(InteractionKind)),
                date=chance.choice(DAYS),
                actors=actors,
                title=chance.choice((None, *NAMES)),
                place=chance.choice((None, "W92000004")),
                **fact,
            )
        case 4:
            by, about = chance.sample(people, 2) if chance.random() < 0.5 else ("p6", "p1")
            return declare_tie(
                by=by,
                about=about,
                level=chance.choice(list(DeclaredLevel)),
                confirmed_on=chance.choice(DAYS),
            )
        case 5 | 6:
            return add_membership(
                actor=chance.choice(people),
                organization=chance.choice(bodies),
                role=chance.choice(list(Role)),
                valid_from=chance.choice((None, *DAYS)),
                **fact,
            )
        case 7:
            return add_embedded_post(
                label=chance.choice(NAMES),
                host=chance.choice(bodies),
                homes=(centre,),
                holder=chance.choice(people),
                days_per_week=2,
                **fact,
            )
        case 8:
            return add_post(
                chance.choice(NAMES),
                chance.choice(bodies),
                holder=chance.choice((None, *people)),
                valid_from="2025",
                **fact,
            )
        case 9 if own:
            return RemoveRecord(record=chance.choice(own))
        case 10 if own:
            return Merge(keep=chance.choice([*people, *bodies]), gone=chance.choice(own))
        case _:
            record = chance.choice([*own, *people[:1]])
            if record in records.memberships:
                return EndRecord(record=record, on="2026-11-01")
            if record in records.posts and records.posts[post(record)].homes:
                return CorrectFact(
                    record=record,
                    field="home",
                    value=chance.choice(("north", "south", "club; charity")),
                )
            return CorrectFact(record=record, field="name", value=chance.choice(NAMES), source=PAGE)


def recorded(
    records: Records,
    viewer: Viewer,
    chance: random.Random,
    commands: int,
    seed: str,
    *,
    private: bool,
) -> Records:
    """Return the records after commands of a Centre; with `private`, nothing public is touched."""
    make_id = ids_by(seed)
    for _ in range(commands):
        view = view_of(records, viewer, ties=False)
        try:
            made = plan(
                view, a_command(chance, view, centre_of(viewer)), centre_of(viewer), make_id
            )
        except InputError:
            continue
        touched = [one for entry in made.entries for one in (entry.before, entry.after) if one]
        if not private or all(one.audience.belongs_to(viewer.centre) for one in touched):
            records = applied(records, made.entries)
    return records


def asked(view: View, foreign: Sequence[str], folder: Path) -> Iterator[tuple[str, object]]:
    """Yield every question and its answer, or its error:
    also for ids and names that only somebody else has.
    """
    ids = [*PEOPLE[:4], *BODIES, "minister", *foreign]
    yield "records", view.records
    network = view.network
    strengths = sorted(network.strengths.items())
    yield "network", (network.actors, strengths, network.adjacency(), network.node)
    for text in (*NAMES, "care", "p1", "minister", "xyz", *foreign):
        yield f"search {text}", view.names.search(text, as_of=view.as_of)
        yield f"code {text}", view.names.by_code(text)
        yield f"means {text}", view.names.meaning(text, NameUse.ASKING, as_of=view.as_of)
    for record in findable(view.records).values():
        yield (
            f"shown {record.id}",
            (
                say(said(view.records, record)),
                distinguished(view.records, view.tenure, record, view.as_of),
            ),
        )
    for a, b in ((a, b) for a in ids for b in ids[:4]):
        yield f"tie {a} {b}", view.network.tie(actor(a), actor(b))
    for id_ in ids:
        yield f"neighbours {id_}", view.network.neighbours(actor(id_))
        yield f"node {id_}", view.records.node(id_)
    for target in _targets(foreign):
        yield (
            f"paths {target}",
            _tried(
                partial(
                    introduction_paths, view, Question(centre=organization("north"), target=target)
                )
            ),
        )
    yield "export", _exported(view, folder)


def asked_to_record(
    view: View, foreign: Sequence[str], centre: str, folder: Path
) -> Iterator[tuple[str, object]]:
    """Yield what each command and an import would write, or its error."""
    commands: list[Command] = [
        *(add_person(name=name) for name in NAMES[:4]),
        add_organization(name=NAMES[6]),
    ]
    for id_ in ("p1", *foreign[:4]):
        commands += [
            RemoveRecord(record=id_),
            CorrectFact(record=id_, field="name", value="X", source=PAGE),
            EndRecord(record=id_, on="2026"),
            add_membership(actor=id_, organization="club"),
            add_membership(actor="p1", organization=id_),
            add_membership(actor="p1", post=id_),
            declare_tie(by="p1", about=id_, level=DeclaredLevel.KNOW),
            record_interaction(kind=InteractionKind.CALL, date="2026", actors=("p2", id_)),
        ]
    for number, command in enumerate(commands):
        yield (
            f"plan {number}",
            _tried(partial(plan, view, command, organization(centre), ids_by("asked"))),
        )
    folder.mkdir()
    people = [
        *(f",{name}" for name in NAMES[:4]),
        *(f"{id_},Somebody {number}" for number, id_ in enumerate(foreign[:3])),
    ]
    calls = [
        f"2026-01-0{number},call,{name}; p1"
        for number, name in enumerate((*NAMES[:3], *foreign[:3]), start=1)
    ]
    (folder / "people.csv").write_text("\n".join(["id,name", *people]))
    (folder / "interactions.csv").write_text("\n".join(["date,kind,actors", *calls]))
    yield (
        "import",
        importing(view, sorted(folder.iterdir()), {}, organization(centre), ids_by("import")),
    )


def _targets(foreign: Sequence[str]) -> list[Target]:
    known: list[Target] = [
        PersonTarget(person=person("p0")),
        PersonTarget(person=person("p4")),
        PostTarget(post=post("minister")),
        BodyTarget(body=organization("committee")),
        PlaceTarget(place=place("W92000004")),
    ]
    return known + [
        kind
        for id_ in foreign[:3]
        for kind in (
            PersonTarget(person=person(id_)),
            BodyTarget(body=organization(id_)),
            PostTarget(post=post(id_)),
        )
    ]


def _tried(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except InputError as error:
        return f"{type(error).__name__}: {error} {getattr(error, 'candidates', ())}"


def _exported(view: View, folder: Path) -> Mapping[str, bytes]:
    export(view.records, folder)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def as_text(answers: Iterator[tuple[str, object]]) -> dict[str, str]:
    """Return the answers as they would be written: equal texts are equal bytes."""
    return {
        question: json.dumps(answer, default=repr, sort_keys=False)
        if isinstance(answer, dict)
        else repr(answer)
        for question, answer in answers
    }


def foreign_ids(records: Records, viewer: Viewer) -> list[RecordId]:
    """Return the ids that only this Centre may see."""
    tables = ("people", "organizations", "posts", "interactions", "memberships", "declared_ties")
    return [
        id_
        for table in tables
        for id_, record in getattr(records, table).items()
        if record.audience.belongs_to(viewer.centre)
    ]
