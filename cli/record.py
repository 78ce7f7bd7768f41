"""`dolen record`: what your Centre knows, one fact at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from cli import amend
from cli.ask import Answerer
from cli.errors import UnusableInput
from cli.find import ACTORS, ORGANIZATIONS, PEOPLE, PLACES, POSTS, find_to_record
from cli.options import DataFolder, Json, Nation
from cli.record_kind import add_commands
from cli.recording import (
    MutationCall,
    Public,
    Since,
    Sources,
    Until,
    Yes,
    day,
    fact,
    record,
    without_blanks,
)
from cli.words import plain
from graph.dates import PartialDate, today
from graph.model import DeclaredLevel, InteractionKind, OrganizationKind, Role
from graph.words import say

app = typer.Typer(
    no_args_is_help=True,
    help=(
        "Record a meeting, a tie, a person, an organisation, a membership or a post; end, correct "
        "or remove one. Every command says how to undo it."
    ),
)

MEETING = """\b
Examples:
  dolen record meeting "Ann Lee" "Jane Hutt" --date "4 March 2026" --note "On the early years \
strategy"
  dolen record meeting "Ann Lee" "Jane Hutt" --kind call --with "Her private secretary" """
TIE = """\b
Examples:
  dolen record tie "Ann Lee" "Jane Hutt" know-well
  dolen record tie "Ann Lee" "Mark Drakeford" do-not-ask"""
PERSON = """\b
Examples:
  dolen record person "Ann Lee"
  dolen record person "Jane Hutt" --public --source https://senedd.wales/people/jane-hutt"""
ORGANIZATION = """\b
Examples:
  dolen record organization "Sea Trust" --kind charity --website https://seatrust.example"""
MEMBERSHIP = """\b
Examples:
  dolen record membership "Ann Lee" "Youth Endowment Fund" --role employee --from "March 2025"
  dolen record membership "Ann Lee" --post "Evidence Lead" """
POST = """\b
Examples:
  dolen record post "Head of Research" "Welsh Government" --holder "Ann Lee"
  dolen record post "Evidence Lead" "Cardiff Council" --embedded --days 2.5 --holder "Ann Lee" """

OWN = frozenset({"person", "organization", "post", "membership", "interaction", "declared"})
"""Prefixes of the ids of what the commands below record."""

Identifiers = Annotated[
    list[str] | None,
    typer.Option(
        "--identifier",
        metavar="SCHEME:VALUE",
        help="A code, such as wikidata:Q123; may be repeated.",
    ),
]
Place = Annotated[str | None, typer.Option(metavar="PLACE", help="Where it is: a name or a code.")]


@app.command("meeting", epilog=MEETING)
def meeting(
    actors: Annotated[
        list[str],
        typer.Argument(metavar="WHO...", help="Who took part, two at least: names or ids."),
    ],
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When: 4 March 2026, March 2026. Default: today."),
    ] = None,
    kind: Annotated[InteractionKind, typer.Option(help="What it was.")] = InteractionKind.MEETING,
    to: Annotated[
        str | None, typer.Option(metavar="DATE", help="Its last day, where it took more than one.")
    ] = None,
    beside: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="WORDS", help="Who else, without a record."),
    ] = None,
    attendance: Annotated[
        int | None,
        typer.Option(metavar="N", help="How many took part, where more did than are named."),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What it was called.")] = None,
    note: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What to remember: facts only, they may ask to read it."),
    ] = None,
    place: Place = None,
    nation: Nation = None,
    source: Sources = None,
    public: Public = False,
    yes: Yes = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Record a meeting, call, message exchange, event or piece of joint work."""
    on = day(date) or today().isoformat()

    async def prepared(ask: Answerer) -> MutationCall:
        found = [await find_to_record(ask, name, kinds=ACTORS, nation=nation) for name in actors]
        given = without_blanks(
            {
                "kind": kind.name,
                "date": on,
                "to": day(to),
                "actors": [one.id for one in found],
                "asWritten": beside,
                "attendance": attendance,
                "title": title,
                "note": note,
                "place": await _id(ask, place, PLACES),
                **fact(source, public),
            }
        )
        return MutationCall(
            "recordInteraction",
            given,
            f"Recorded: {plain(kind)} of {_all([one.name for one in found])}, "
            f"{say(PartialDate(on))}",
        )

    record(prepared, data=data, yes=yes, as_json=as_json)


@app.command("tie", epilog=TIE)
def tie(
    by: Annotated[
        str, typer.Argument(metavar="BY", help="The person who says it: a name or an id.")
    ],
    about: Annotated[str, typer.Argument(metavar="ABOUT", help="Of whom it is said.")],
    level: Annotated[
        DeclaredLevel,
        typer.Argument(metavar="LEVEL", help="met, know, know-well, close or do-not-ask."),
    ],
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was said. Default: today.")
    ] = None,
    nation: Nation = None,
    yes: Yes = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Record how well a person knows another, as that person says."""

    async def prepared(ask: Answerer) -> MutationCall:
        one = await find_to_record(ask, by, kinds=PEOPLE)
        other = await find_to_record(ask, about, kinds=ACTORS, nation=nation)
        given = without_blanks(
            {"by": one.id, "about": other.id, "level": level.name, "confirmedOn": day(on)}
        )
        return MutationCall(
            "declareTie", given, f"Recorded: {one.name} says {plain(level)} of {other.name}"
        )

    record(prepared, data=data, yes=yes, as_json=as_json)


@app.command("person", epilog=PERSON)
def person(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The person's name.")],
    name_cy: Annotated[
        str | None, typer.Option("--name-cy", metavar="NAME", help="The name in Welsh.")
    ] = None,
    identifier: Identifiers = None,
    source: Sources = None,
    public: Public = False,
    yes: Yes = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Add a person."""

    async def prepared(_: Answerer) -> MutationCall:
        given = {
            "name": name,
            "nameCy": name_cy,
            "identifiers": _identifiers(identifier),
            **fact(source, public),
        }
        return MutationCall("addPerson", without_blanks(given), f"Added: {name}")

    record(prepared, data=data, yes=yes, as_json=as_json)


@app.command("organization", epilog=ORGANIZATION)
def organization(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name.")],
    kind: Annotated[OrganizationKind, typer.Option(help="What it is.")] = OrganizationKind.OTHER,
    name_cy: Annotated[
        str | None, typer.Option("--name-cy", metavar="NAME", help="Its name in Welsh.")
    ] = None,
    nation: Nation = None,
    place: Place = None,
    parent: Annotated[
        str | None, typer.Option(metavar="ORGANISATION", help="What it is part of.")
    ] = None,
    website: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Its website.")] = None,
    identifier: Identifiers = None,
    since: Since = None,
    until: Until = None,
    source: Sources = None,
    public: Public = False,
    yes: Yes = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Add an organisation."""

    async def prepared(ask: Answerer) -> MutationCall:
        given = without_blanks(
            {
                "name": name,
                "kind": kind.name,
                "nameCy": name_cy,
                "nation": nation,
                "website": website,
                "place": await _id(ask, place, PLACES),
                "parent": await _id(ask, parent, ORGANIZATIONS),
                "identifiers": _identifiers(identifier),
                "validFrom": day(since),
                "validTo": day(until),
                **fact(source, public),
            }
        )
        return MutationCall("addOrganization", given, f"Added: {name}, {plain(kind)}")

    record(prepared, data=data, yes=yes, as_json=as_json)


@app.command("membership", epilog=MEMBERSHIP)
def membership(
    actor: Annotated[
        str, typer.Argument(metavar="WHO", help="A person or an organisation: a name or an id.")
    ],
    body: Annotated[
        str | None,
        typer.Argument(
            metavar="ORGANISATION", help="What it belongs to. May be left out with --post."
        ),
    ] = None,
    role: Annotated[Role, typer.Option(help="What it is there.")] = Role.MEMBER,
    post: Annotated[
        str | None, typer.Option(metavar="POST", help="The post that the person holds there.")
    ] = None,
    on_behalf_of: Annotated[
        str | None,
        typer.Option(metavar="ORGANISATION", help="The body that the member represents."),
    ] = None,
    since: Since = None,
    until: Until = None,
    source: Sources = None,
    public: Public = False,
    yes: Yes = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Add who belongs to an organisation, or who holds a post."""
    if body is None and post is None:
        raise UnusableInput("Name the organisation, or a post with --post.")

    async def prepared(ask: Answerer) -> MutationCall:
        who = await find_to_record(ask, actor, kinds=ACTORS)
        where = None if body is None else await find_to_record(ask, body, kinds=ORGANIZATIONS)
        held = None if post is None else await find_to_record(ask, post, kinds=POSTS)
        given = without_blanks(
            {
                "actor": who.id,
                "organization": where and where.id,
                "post": held and held.id,
                "role": role.name,
                "onBehalfOf": await _id(ask, on_behalf_of, ORGANIZATIONS),
                "validFrom": day(since),
                "validTo": day(until),
                **fact(source, public),
            }
        )
        return MutationCall(
            "addMembership",
            given,
            f"Recorded: {who.name}, {_all([one.name for one in (held, where) if one is not None])}",
        )

    record(prepared, data=data, yes=yes, as_json=as_json)


@app.command("post", epilog=POST)
def post(
    label: Annotated[str, typer.Argument(metavar="LABEL", help="What the post is called.")],
    body: Annotated[
        str,
        typer.Argument(
            metavar="ORGANISATION", help="The organisation that it is in: a name or an id."
        ),
    ],
    holder: Annotated[str | None, typer.Option(metavar="NAME", help="Who holds it.")] = None,
    embedded: Annotated[
        bool,
        typer.Option("--embedded", help="The holder is employed by a Centre and sits inside it."),
    ] = False,
    home: Annotated[
        list[str] | None,
        typer.Option(metavar="CENTRE", help="Embedded: who employs. Default: your Centre."),
    ] = None,
    days: Annotated[float | None, typer.Option(metavar="N", help="Embedded: days a week.")] = None,
    label_cy: Annotated[
        str | None, typer.Option("--label-cy", metavar="LABEL", help="What it is called in Welsh.")
    ] = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    source: Sources = None,
    public: Public = False,
    yes: Yes = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Add a post in an organisation, and who holds it.
    With --embedded: a post of a Centre inside a partner organisation.
    """
    if not embedded and (home or days is not None):
        raise UnusableInput(
            "--home and --days are of embedded posts. Add --embedded, or leave them out."
        )

    async def prepared(ask: Answerer) -> MutationCall:
        where = await find_to_record(ask, body, kinds=ORGANIZATIONS)
        given = {
            "label": label,
            "labelCy": label_cy,
            "place": await _id(ask, place, PLACES),
            "holder": await _id(ask, holder, PEOPLE),
            "validFrom": day(since),
            "validTo": day(until),
            **fact(source, public),
        }
        said = f"Added: {label} in {where.name}"
        if not embedded:
            return MutationCall(
                "addPost", without_blanks({**given, "organization": where.id}), said
            )
        homes = [
            (await find_to_record(ask, name, kinds=ORGANIZATIONS)).id for name in home or ()
        ] or None
        return MutationCall(
            "addEmbeddedPost",
            without_blanks({**given, "host": where.id, "homes": homes, "daysPerWeek": days}),
            said,
        )

    record(prepared, data=data, yes=yes, as_json=as_json)


app.command("end", epilog=amend.END)(amend.end)
app.command("correct", epilog=amend.CORRECT)(amend.correct)
app.command("remove", epilog=amend.REMOVE)(amend.remove)
add_commands(app, own=OWN)


async def _id(ask: Answerer, name: str | None, kinds: Sequence[str]) -> str | None:
    return None if name is None else (await find_to_record(ask, name, kinds=kinds)).id


def _identifiers(codes: list[str] | None) -> list[dict[str, str]]:
    found = []
    for code in codes or ():
        scheme, colon, value = code.partition(":")
        if not (scheme and colon and value):
            raise UnusableInput(
                f'"{code}" is no identifier. Write its scheme, a colon and the code: wikidata:Q123'
            )
        found.append({"scheme": scheme, "value": value})
    return found


def _all(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
