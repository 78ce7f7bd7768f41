"""A Centre's own spreadsheets as they grow over years, of any size: invented people, the bodies
where they work, and meetings with them and with people of the datasets, all by name.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph.model import InteractionKind, Records
from graph.names.common import is_common
from graph.names.meaning import NameUse
from graph.names.search import Names
from graph.ontology import NodeKind
from graph.tenure import Tenure

ROWS_A_PERSON = 5
"""One for the person, one for where they work, three for meetings."""
BODIES = 300
KNOWN_PEOPLE = 100
"""Of the datasets, who are met too."""
DAYS = 730
_FIRST = ("Zaq", "Quix", "Vuj", "Jyx", "Xol", "Wuzz", "Kwov", "Yaxe", "Ghiz", "Ruxo")
_THEN = ("avik", "omux", "ezza", "uqil", "yvox", "ajuq", "ixon", "obez", "ukka", "ezov")
_ONSETS = ("zn", "br", "qu", "jy", "kl", "mw", "ps", "dg", "th", "vx")
_RHYMES = ("orv", "exu", "ubb", "ooth", "azz", "eyq", "ixa", "ulm", "yrd", "ogwi")


def write_files(records: Records, folder: Path, rows: int, today: dt.date) -> Sequence[Path]:
    """Write people, memberships and interactions of so many rows together; the same each time."""
    chance = random.Random(13)
    people = [_name(number) for number in range(rows // ROWS_A_PERSON)]
    known = _known(records, today)
    meetings = rows - 2 * len(people)
    return [
        _written(folder / "people.csv", ("name",), ((name,) for name in people)),
        _written(
            folder / "memberships.csv",
            ("actor", "organization"),
            ((name, f"{_surname(number % BODIES)} Ltd") for number, name in enumerate(people)),
        ),
        _written(
            folder / "interactions.csv",
            ("date", "kind", "actors", "note"),
            (_meeting(number, people, known, today, chance) for number in range(meetings)),
        ),
    ]


def _meeting(
    number: int, people: Sequence[str], known: Sequence[str], today: dt.date, chance: random.Random
) -> tuple[str, str, str, str]:
    day = today - dt.timedelta(days=1 + chance.randrange(DAYS))
    actors = [people[number % len(people)], chance.choice(known)]
    kind = chance.choice((InteractionKind.MEETING, InteractionKind.EMAIL))
    return day.isoformat(), kind.value, "; ".join(actors), f"Spoke of matter {number}"


def _known(records: Records, today: dt.date) -> list[str]:
    """Names of people of the datasets that mean nobody else, and are not asked for being common."""
    names, kinds = Names(records, Tenure(records)), frozenset({NodeKind.PERSON})
    found: list[str] = []
    for person in records.people.values():
        if len(found) == KNOWN_PEOPLE:
            break
        if (
            person.name
            and not is_common(person.name)
            and names.meaning(person.name, NameUse.RECORDING, as_of=today, kinds=kinds).one
        ):
            found.append(person.name)
    return found


def _name(number: int) -> str:
    first, then = _FIRST[number % 10], _THEN[number // 10 % 10]
    return f"{first}{then} {_surname(number)}"


def _surname(number: int) -> str:
    """Return a name that nobody has. Each two differ in two of their three syllables at least, so
    none is a slip of another.
    """
    first, second = divmod(number, 100)
    return "".join(map(_syllable, (first, second, first + second))).capitalize()


def _syllable(number: int) -> str:
    return f"{_ONSETS[number // 10 % 10]}{_RHYMES[number % 10]}"


def _written(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path
