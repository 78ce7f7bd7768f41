"""Ministerial office: rows of one person in one post become spells, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from graph import ids
from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Language,
    NameWhy,
    PersonId,
    Post,
    PostId,
    PostKind,
    RecordId,
    Role,
)
from graph.names.recurring import NO_END
from graph.written import partial
from seeds.sources.emission import Emission, post_id
from seeds.sources.legislature import OURS, Legislature

FIRST_MINISTERS = {
    "First Minister": "Prif Weinidog",
    "Acting First Minister": "Prif Weinidog Dros Dro",
    "Deputy First Minister": "Dirprwy Brif Weinidog",
    "deputy First Minister": "Dirprwy Brif Weinidog",
    "Acting deputy First Minister": "Dirprwy Brif Weinidog Dros Dro",
}
"""Titles that every devolved government has, with their Welsh:
alone they say nobody's post, so the name of the nation stands behind them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A person's time in a ministerial post as one row states it;
    dates are "" where it does not.
    """

    person: PersonId
    label: str
    label_cy: str = ""
    first: str = ""
    last: str = ""
    sources: tuple[str, ...]
    stated: tuple[tuple[str, str, str], ...] = ()
    """(field, value, source) where sources state different values for `from` or `to`."""


def spells(rows: Iterable[Appointment]) -> list[Appointment]:
    """Return each spell of a person in a post once.

    A row that begins on the day on which another ends goes on with it. Rows that share more than a
    day are one spell entered twice: the earliest start and the earliest stated end hold, and what
    each row states is kept.
    """
    found: list[Appointment] = []
    for _, own in groupby(
        sorted(rows, key=_person_and_post), key=lambda row: (row.person, ids.make(row.label))
    ):
        spells: list[Appointment] = []
        for row in own:
            before = spells[-1] if spells else None
            if before is None or (before.last and before.last < row.first):
                spells.append(row)
            else:
                spells[-1] = (
                    _continued(before, row)
                    if before.last == row.first
                    else _entered_twice(before, row)
                )
        found += spells
    return found


def _person_and_post(row: Appointment) -> tuple[str, str, str, str]:
    return row.person, ids.make(row.label), row.first, row.last or "9999"


def _continued(before: Appointment, row: Appointment) -> Appointment:
    return replace(
        before,
        last=row.last,
        sources=(*before.sources, *row.sources),
        stated=(*before.stated, *row.stated),
    )


def _entered_twice(before: Appointment, row: Appointment) -> Appointment:
    stated = list(before.stated + row.stated)
    for field, one, other in (
        ("from", before.first, row.first),
        ("to", before.last or NO_END, row.last or NO_END),
    ):
        if one != other:
            stated += [(field, one, before.sources[0]), (field, other, row.sources[0])]
    ends = [last for last in (before.last, row.last) if last]
    return replace(
        before,
        last=min(ends, default=""),
        sources=(*before.sources, *row.sources),
        stated=tuple(dict.fromkeys(stated)),
    )


def emit_ministers(
    emission: Emission,
    legislature: Legislature,
    appointments: Sequence[Appointment],
    holders_from: str | None = None,
) -> None:
    """Emit the posts of a ministerial team and who holds or held them.

    Every holder of a post is named from `holders_from` on, where it is None from the
    post's first dated row on.
    """
    rows: dict[PostId, list[Appointment]] = defaultdict(list)
    for spell in spells(appointments):
        rows[post_id(ids.make(legislature.team, spell.label))].append(spell)
    for post, holders in rows.items():
        emission.add(_post(legislature, post, holders, holders_from))
        _emit_bare_titles(emission, post, holders)
        for spell in holders:
            _emit_holder(emission, legislature, post, spell)


def _post(
    legislature: Legislature, post: PostId, holders: Sequence[Appointment], holders_from: str | None
) -> Post:
    latest = max(holders, key=lambda spell: (spell.first, spell.last or "9999"))
    label, label_cy = latest.label, latest.label_cy
    if label in FIRST_MINISTERS:
        label_cy = f"{FIRST_MINISTERS[label]} {legislature.nation_inside_cy}"
        label = f"{label} of {legislature.nation_name}"
    return Post(
        id=post,
        label=label,
        label_cy=label_cy or None,
        organization=legislature.team,
        kind=PostKind.MINISTER,
        place=legislature.place,
        holders_from=partial(holders_from or min(spell.first for spell in holders)),
        sources=tuple(dict.fromkeys(source for spell in holders for source in spell.sources)),
    )


def _emit_bare_titles(emission: Emission, post: PostId, holders: Sequence[Appointment]) -> None:
    for label in sorted({spell.label for spell in holders} & FIRST_MINISTERS.keys()):
        emission.name(RecordId(post), label, NameWhy.ALIAS, language=Language.EN, sources=(OURS,))


def _emit_holder(
    emission: Emission, legislature: Legislature, post: PostId, spell: Appointment
) -> None:
    membership = emission.membership(
        legislature.team,
        Role.MINISTER,
        actor=ActorId(RecordId(spell.person)),
        post=post,
        valid_from=PartialDate(spell.first) if spell.first else None,
        valid_to=PartialDate(spell.last) if spell.last else None,
        sources=spell.sources,
    )
    for field, value, source in spell.stated:
        emission.conflict("memberships", membership, field, [(value, (source,))])
