"""Rows of ministerial office become spells: nobody holds a post twice on one day."""

from __future__ import annotations

import pytest

from graph import ids
from graph.model import ActorId, PersonId, RecordId
from graph.names.recurring import NO_END
from seeds.sources.emission import Emission
from seeds.sources.legislature import NI_ASSEMBLY, SCOTTISH_PARLIAMENT, Legislature
from seeds.sources.offices import Appointment, emit_ministers, spells

ANN, BO = (PersonId(ActorId(RecordId(one))) for one in ("person-1", "person-2"))


def row(
    number: int,
    first: str,
    last: str = "",
    person: PersonId = ANN,
    label: str = "Minister for Lidos",
) -> Appointment:
    return Appointment(
        person=person, label=label, first=first, last=last, sources=(f"role:{number}",)
    )


def test_a_row_that_begins_on_the_day_another_ends_goes_on_with_it() -> None:
    (spell,) = spells([row(2, "2021-05-18", "2023-03-27"), row(1, "2016-05-17", "2021-05-18")])
    assert (spell.first, spell.last, spell.sources, spell.stated) == (
        "2016-05-17",
        "2023-03-27",
        ("role:1", "role:2"),
        (),
    )


def test_a_post_entered_twice_is_held_once_and_both_starts_stay_visible() -> None:
    (spell,) = spells([row(377, "2026-05-21"), row(368, "2026-05-20")])
    assert (spell.first, spell.last) == ("2026-05-20", "")
    assert spell.stated == (("from", "2026-05-20", "role:368"), ("from", "2026-05-21", "role:377"))


def test_a_stale_open_end_gives_way_to_the_stated_one() -> None:
    (spell,) = spells([row(223, "2016-05-18"), row(224, "2016-05-19", "2018-06-26")])
    assert (spell.first, spell.last) == ("2016-05-18", "2018-06-26")
    assert spell.stated[2:] == (("to", NO_END, "role:223"), ("to", "2018-06-26", "role:224"))


def test_spells_of_one_day_stay_apart() -> None:
    rows = [
        row(1, "2015-09-16", "2015-09-17"),
        row(2, "2015-09-21", "2015-09-21"),
        row(3, "2015-09-23", "2015-09-24"),
    ]
    assert spells(rows) == rows


def test_people_and_posts_are_not_mixed() -> None:
    rows = [
        row(1, "2016-01-01", "2018-01-01"),
        row(2, "2017-01-01", person=BO),
        row(3, "2017-01-01", label="Minister for Baths"),
    ]
    assert sorted(spells(rows), key=lambda one: one.sources) == rows


def test_one_post_spelled_with_two_apostrophes_is_one_post() -> None:
    straight = row(1, "2014-11-21", "2016-05-18", label="Minister for Women's Baths")
    curly = row(2, "2015-01-01", "2016-05-18", label="Minister for Women’s Baths")
    assert len(spells([straight, curly])) == 1


@pytest.mark.parametrize(
    ("label", "legislature", "named"),
    [
        ("First Minister", SCOTTISH_PARLIAMENT,
         ("First Minister of Scotland", "Prif Weinidog yr Alban", ["First Minister"])),
        ("deputy First Minister", NI_ASSEMBLY,
         ("deputy First Minister of Northern Ireland", "Dirprwy Brif Weinidog Gogledd Iwerddon",
          ["deputy First Minister"])),
        ("Minister for Lidos", NI_ASSEMBLY, ("Minister for Lidos", None, [])),
    ],
)  # fmt: skip
def test_a_first_minister_is_told_from_those_of_other_nations(
    label: str, legislature: Legislature, named: tuple[str, str | None, list[str]]
) -> None:
    emission = Emission()
    emit_ministers(emission, legislature, [row(1, "2026-05-20", label=label)])
    records = emission.records()
    (post,) = records.posts.values()
    assert (post.label, post.label_cy, [name.name for name in records.names.values()]) == named
    assert post.id == ids.make(legislature.team, label)
