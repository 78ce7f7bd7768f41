"""Days as people write them in their files: each is read as the one that is meant, or refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from graph.errors import InputError
from graph.files.days import plain_day, span
from graph.recording.tally import Outcome
from graph.words import say
from graph.written import written
from tests.imports.test_files import given, read
from tests.imports.written import delimited

TODAY = dt.date(2026, 11, 24)
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
    "after o": "Ionawr Chwefror Fawrth Ebrill Fai Fehefin Orffennaf Awst Fedi Hydref Dachwedd "
    "Ragfyr",
    "gd": "Faoilleach Gearran Màrt Giblean Cèitean Ògmhios Iuchar Lùnastal Sultain Dàmhair "
    "Samhain Dùbhlachd",
    "ga": "Eanáir Feabhra Márta Aibreán Bealtaine Meitheamh Iúil Lúnasa Meán_Fómhair "
    "Deireadh_Fómhair Samhain Nollaig",
}


def ordinal(day: int) -> str:
    """Return what stands behind the figure of a day in Welsh: 1af, 2il, 3ydd, and so on."""
    known = {1: "af", 2: "il", 3: "ydd", 4: "ydd", 5: "ed", 6: "ed"}
    late = "eg" if day in (11, 13, 14, 16, 17, 19) else "fed"
    return known.get(day, late if day <= 20 else "ain")


def ways(day: dt.date) -> list[str]:
    """Return one day in the ways in which people write it."""
    names = {one: list.split()[day.month - 1].replace("_", " ") for one, list in MONTHS.items()}
    figure, year = day.day, day.year
    suffix = "th" if 10 < figure < 14 else {1: "st", 2: "nd", 3: "rd"}.get(figure % 10, "th")
    return [
        *(f"{figure} {name} {year}" for name in names.values()),
        f"{figure}{suffix} of {names['en']} {year}",
        f"{names['en']} {figure}{suffix}, {year}",
        f"{day:%A}, {figure} {names['en']} {year} at 10.30am - 11am",
        f"{figure:02}-{names['en'][:3]}-{year % 100:02}",
        f"{figure}{ordinal(figure)} {names['cy']} {year}",
        f"{figure}{ordinal(figure)} o {names['after o']} {year}",
        f"{day:%Y/%m/%d}",
        f"{day:%Y-%m-%d} 09:00:00",
        f"{day:%d.%m.%Y} 14:30",
    ]


@drawn(st.dates(dt.date(1990, 1, 1), TODAY))
def test_a_day_is_read_however_it_is_written(day: dt.date) -> None:
    assert {way: str(written(plain_day(way), TODAY)) for way in ways(day)} == {
        way: day.isoformat() for way in ways(day)
    }
    assert [span(way) for way in ways(day)] == [(way, "") for way in ways(day)]


@drawn(st.dates(dt.date(1990, 1, 1), TODAY), st.integers(1, 20), st.sampled_from("-–"))
def test_several_days_are_the_first_and_the_last(day: dt.date, more: int, dash: str) -> None:
    last = day + dt.timedelta(more)
    spans = [
        f"{day.day} {day:%B} {day.year} {dash} {last.day} {last:%B} {last.year}",
        f"{day:%d/%m/%Y} {dash} {last:%d/%m/%Y}",
    ]
    if day.year == last.year:
        spans.append(f"{day.day} {day:%b} to {last.day} {last:%b} {day.year}")
    if (day.year, day.month) == (last.year, last.month):
        spans += [
            f"{day.day}{dash}{last.day} {day:%B} {day.year}",
            f"{day:%a} {day.day} {dash} {last:%a} {last.day} {day:%B}, {day.year}",
        ]
    for text in spans:
        days = [str(written(one, TODAY)) for one in span(text)]
        assert (text, days) == (text, [day.isoformat(), last.isoformat()])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mar-26", "2026-03"),
        ("Maw '26", "2026-03"),
        ("early March 2026", "2026-03"),
        ("canol Mai 2026", "2026-05"),
        ("end of 2025", "2025"),
        ("Spring 2026", "2026"),
        ("Haf 2026", "2026"),
    ],
)
def test_what_says_a_month_or_a_year_is_no_day(text: str, meant: str) -> None:
    assert str(written(text, TODAY)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "tbc",
        "c. 2024",  # or the year beside it
        "2025/26",  # lies in two years
        "2025-26",
        "Q4 2026",  # of a financial year it lies in the next
        "Winter 2026",
        "4 March",  # of which year
        "Mar 26",
        "26-Mar",
        "31/02/2026",
        "29 Chwefror 2025",
        "04/13/2026",
        "26-03-04",
        "4 Brumaire 2026",
    ],
)
def test_what_may_be_another_day_or_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        written(plain_day(text, month_first=False), TODAY)
    with pytest.raises(InputError):
        written(plain_day(text), TODAY)


def test_a_day_of_the_week_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    """4 March 2026 was a Wednesday."""
    rows = [
        ("Date", "Type", "Who"),
        ("Tues 4 March 2026", "call", "Mabel Quickstep"),
        ("Weds 4 March 2026", "call", "Mabel Quickstep"),
        ("Dydd Mercher 4 Mawrth 2026", "call", "Eira Lampwick"),
    ]
    found = read(given(tmp_path, "log.csv", delimited(rows)))
    assert [(one.row, say(one.message)) for one in found.problems] == [
        (2, '"Tues 4 March 2026" is another day of the week than it says. Correct one of the two.')
    ]
    assert found.tally.of(Outcome.NEW) == 2
