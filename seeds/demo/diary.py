"""Twelve months of contact in Lyonesse, to November 2026, and what people say of each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graph import ids
from graph.dates import PartialDate
from graph.model import ActorId, DeclaredLevel, Interaction, InteractionKind, RecordId
from seeds.demo.centres import EVENGLOW, EVERHEARTH, LANTERNLIGHT
from seeds.demo.dice import Dice
from seeds.demo.places import LYONESSE
from seeds.demo.records import CONTACTS, DIARY, someone
from seeds.sources.emission import Emission

BEGINS, ENDS = dt.date(2025, 12, 1), dt.date(2026, 11, 20)
MEETING, CALL, EMAIL = InteractionKind.MEETING, InteractionKind.CALL, InteractionKind.EMAIL
EVENT, JOINT_WORK = InteractionKind.EVENT, InteractionKind.JOINT_WORK
DRAWN = 90
"""Contacts drawn between a Centre's people and those whom they know."""


@dataclass(frozen=True, slots=True)
class Series:
    """Contacts of the same people, `times` in the twelve months, on days
    drawn from `first` to `last`.
    """

    title: str
    kind: InteractionKind
    names: tuple[str, ...]
    times: int
    first: dt.date = BEGINS
    last: dt.date = ENDS


SERIES = (
    Series(
        "At the next desk: learning plan",
        JOINT_WORK,
        ("Rosamund Inkwell", "Crispin Ledgerline"),
        9,
        dt.date(2026, 1, 12),
    ),
    Series(
        "Minister's meeting",
        MEETING,
        ("Crispin Ledgerline", "Élodie Brambleworth"),
        12,
        dt.date(2026, 5, 12),
    ),
    Series(
        "Minister's meeting",
        MEETING,
        ("Crispin Ledgerline", "Roderic Greensleeves"),
        8,
        BEGINS,
        dt.date(2026, 5, 7),
    ),
    Series("Minister's meeting", MEETING, ("Dorothea Inkpot", "Peregrine Puddingstone"), 10),
    Series("Briefing for the committee", MEETING, ("Theodora Lampwick", "Linnet Foxglove"), 4),
    Series(
        "Before the vote on bedtimes",
        MEETING,
        ("Jasper Quincetree", "Élodie Brambleworth"),
        3,
        BEGINS,
        dt.date(2026, 4, 30),
    ),
    Series(
        "Committee business",
        MEETING,
        ("Linnet Foxglove", "Élodie Brambleworth"),
        2,
        dt.date(2026, 6, 1),
    ),
    Series("At the next desk: empty homes", JOINT_WORK, ("Bruno Latchkey", "Edda Ropewalk"), 8),
    Series("Leader's meeting", MEETING, ("Edda Ropewalk", "Berta Cloudberry"), 10),
    Series("Homes in Nine Geese", MEETING, ("Berta Cloudberry", "Peregrine Puddingstone"), 3),
    Series("Numbers of people without a home", CALL, ("Hetty Doorstep", "Gawain Hollowtree"), 4),
    Series(
        "Visit to the almshouses",
        MEETING,
        ("Drusilla Inglenook", "Hal Spindrift"),
        1,
        dt.date(2026, 9, 7),
        dt.date(2026, 9, 11),
    ),
    Series(
        "Children and homes: joint review", JOINT_WORK, ("Nell Dovecote", "Vesper Windowsill"), 3
    ),
)

POOLS = (
    (
        ("Theodora Lampwick", "Nell Dovecote", "Cosmo Paperboat"),
        ("Linnet Foxglove", "Fenella Candlewick", "Clémence Firefly", "Magnus Featherbed"),
    ),
    (
        ("Silas Chimneypot", "Hetty Doorstep", "Vesper Windowsill"),
        ("Gawain Hollowtree", "Perpetua Honeydew", "Piers Doormouse", "Dorothea Inkpot"),
    ),
    (
        ("Crispin Ledgerline", "Dorothea Inkpot", "Magnus Featherbed"),
        ("Fenella Candlewick", "Jorah Tinderbox", "Edda Ropewalk"),
    ),
)
"""Who may meet whom beside the series."""
KINDS = (MEETING, MEETING, CALL, CALL, EMAIL, EMAIL, EMAIL)
TITLES = {MEETING: "Catch-up", CALL: "Call about the agenda", EMAIL: "Exchange on figures"}

EVENTS = (
    (
        "Evidence Fair in the Moot",
        dt.date(2026, 3, 17),
        48,
        (LANTERNLIGHT, EVERHEARTH, "Theodora Lampwick", "Silas Chimneypot", "Tibalt Rushlight"),
    ),
    (
        "Summer Gathering of Centres",
        dt.date(2026, 7, 9),
        35,
        (LANTERNLIGHT, EVERHEARTH, "Nell Dovecote", "Hetty Doorstep", "Crispin Ledgerline"),
    ),
    (
        "Launch: A Home before the Snow",
        dt.date(2026, 11, 12),
        24,
        (EVERHEARTH, "Silas Chimneypot", "Peregrine Puddingstone", "Piers Doormouse"),
    ),
)
"""Title, day, how many came, and those of them who matter here."""

SAYS = (
    ("Theodora Lampwick", "Linnet Foxglove", DeclaredLevel.KNOW_WELL, "2026-09-14"),
    ("Linnet Foxglove", "Theodora Lampwick", DeclaredLevel.KNOW_WELL, "2026-09-21"),
    ("Silas Chimneypot", "Perpetua Honeydew", DeclaredLevel.KNOW, "2026-06-08"),
    ("Perpetua Honeydew", "Silas Chimneypot", DeclaredLevel.KNOW_WELL, "2026-06-15"),
    ("Hetty Doorstep", "Gawain Hollowtree", DeclaredLevel.CLOSE, "2026-10-05"),
    ("Nell Dovecote", "Magnus Featherbed", DeclaredLevel.KNOW_WELL, "2026-10-19"),
    ("Rosamund Inkwell", "Crispin Ledgerline", DeclaredLevel.KNOW_WELL, "2026-11-02"),
    ("Jasper Quincetree", "Élodie Brambleworth", DeclaredLevel.DO_NOT_ASK, "2026-06-22"),
)
"""Two say it of each other, the others alone; the last wants not to be asked."""


def add_diary(emission: Emission, dice: Dice) -> None:
    """Emit all contacts and declared ties."""
    first_talk = dt.date(2024, 10, 15)
    _contact(
        emission,
        MEETING,
        first_talk,
        (EVENGLOW, "Agatha Teacosy", "Wilfrith Damson"),
        "What a new Centre could do",
    )
    for series in SERIES:
        for day in _days(dice, series):
            _contact(emission, series.kind, day, series.names, series.title)
    for _ in range(DRAWN):
        ours, theirs = dice.one(POOLS)
        kind, day = dice.one(KINDS), dice.workday(BEGINS, ENDS)
        _contact(emission, kind, day, (dice.one(ours), dice.one(theirs)), TITLES[kind])
    for title, day, attendance, names in EVENTS:
        _contact(emission, EVENT, day, names, title, attendance=attendance)
    for by, about, level, said in SAYS:
        emission.declared_tie(
            someone(by), someone(about), level, PartialDate(said), sources=(CONTACTS,)
        )


def _days(dice: Dice, series: Series) -> list[dt.date]:
    """Different days of a series, in order."""
    days: set[dt.date] = set()
    while len(days) < series.times:
        days.add(dice.workday(series.first, series.last))
    return sorted(days)


def _contact(
    emission: Emission,
    kind: InteractionKind,
    day: dt.date,
    names: tuple[str, ...],
    title: str,
    *,
    attendance: int | None = None,
) -> None:
    id_ = RecordId(ids.make("demo", kind, day.isoformat(), *names[-2:]))
    emission.add(
        Interaction(
            id=id_,
            date=PartialDate(day.isoformat()),
            kind=kind,
            actors=tuple(ActorId(someone(name)) for name in names),
            attendance=attendance,
            title=title,
            place=LYONESSE,
            sources=(f"{DIARY}:{day.isoformat()}",),
        )
    )
