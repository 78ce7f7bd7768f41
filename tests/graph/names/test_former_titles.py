"""Ministerial titles that are no longer used: from when on, and what they are called now."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.model import Post
from graph.names.former_titles import now_called, out_of_use
from graph.names.meaning import NameUse
from graph.tenure import Occupancy
from graph.words import say
from tests.graph.world import World, post

ENDED = "2026-08-31"


def team(**offices: tuple[str, str | None, str | None]) -> World:
    """Ministers of these titles, each with the first and last day of one holder."""
    world = World()
    for id_, (label, since, until) in offices.items():
        world.office(id_, label, holders_from="2021-05-06")
        world.minister(f"holder-of-{id_}", id_, since=since, until=until)
    return world


def now_of(world: World, id_: str, as_of: str = "2026-11-24") -> str | None:
    view = world.view(as_of)
    found = now_called(view.records, view.tenure, view.records.posts[post(id_)], view.as_of)
    return None if found is None else found.id


def occupancy(world: World, id_: str, as_of: str) -> Occupancy:
    return world.view(as_of).tenure.occupancy(post(id_), dt.date.fromisoformat(as_of))


def test_a_title_is_no_longer_used_on_the_31st_day_on_which_others_govern_without_it() -> None:
    """Others hold posts on 1 to 20 September, two at once, and from 1 October on:
    20 days and 11.
    """
    world = team(
        fog=("Minister for Fog", "2026-06-01", ENDED),
        rain=("Minister for Rain", "2026-06-01", "2026-09-20"),
        hail=("Minister for Hail", "2026-09-05", "2026-09-15"),
        snow=("Minister for Snow", "2026-10-01", None),
    )
    assert occupancy(world, "fog", ENDED) is Occupancy.HELD
    assert occupancy(world, "fog", "2026-10-10") is Occupancy.VACANT
    assert occupancy(world, "fog", "2026-10-11") is Occupancy.NO_LONGER_USED
    assert occupancy(world, "snow", "2026-10-11") is Occupancy.HELD


def test_a_title_that_somebody_holds_later_is_vacant_meanwhile() -> None:
    world = team(
        fog=("Minister for Fog", "2026-06-01", "2026-06-30"),
        snow=("Minister for Snow", "2026-06-01", None),
    )
    world.minister("next", "fog", since="2026-11-01", until="2026-11-05")
    assert occupancy(world, "fog", "2026-10-01") is Occupancy.VACANT
    assert occupancy(world, "fog", "2026-11-24") is Occupancy.VACANT


def test_a_post_outside_a_ministerial_team_and_one_that_nobody_held_are_vacant() -> None:
    world = team(snow=("Minister for Snow", "2026-06-01", None))
    world.office("never", "Minister for Mist", holders_from="2021-05-06")
    assert occupancy(world, "never", "2026-11-24") is Occupancy.VACANT


def test_the_post_that_shares_most_words_and_began_within_seven_days_goes_on_with_it() -> None:
    """Of all the words of "Fog, Rain and Ports": Ports shares 1 of 3, Fog and Ports 2 of 3,
    and Fog, Rain and Ports of Call, which began a day too late, 3 of 4.
    """
    world = team(
        old=("Cabinet Secretary for Fog, Rain and Ports", "2026-06-01", ENDED),
        ports=("Minister for Ports", "2026-08-25", None),
        both=("Minister for Fog and the Ports", "2026-09-07", None),
        late=("Minister for Fog, Rain, Ports and Call", "2026-09-08", None),
        unlike=("Cabinet Secretary for the Sun", "2026-09-01", None),
    )
    assert now_of(world, "old") == "both"
    world = team(
        old=("Cabinet Secretary for Fog", "2026-06-01", ENDED),
        unlike=("Cabinet Secretary for Snow and the Sun", "2026-09-01", None),
    )
    assert now_of(world, "old") is None
    world = team(
        old=("Minister for Fog’s Ends", "2026-06-01", ENDED),
        day_too_early=("Minister for Fog’s Ends and More", "2026-08-23", None),
        unlike=("Minister for Rain’s Beginnings", "2026-09-01", None),
    )
    assert now_of(world, "old") is None


def test_titles_are_followed_to_one_that_is_held_each_sharing_a_word_with_the_first() -> None:
    world = team(
        first=("Minister for Fog and Rain", "2026-05-10", "2026-06-10"),
        second=("Minister for Rain and Ports", "2026-06-11", "2026-07-31"),
        astray=("Minister for Ports", "2026-08-01", None),
        third=("Minister for Rain and Seas", "2026-08-01", None),
    )
    assert now_of(world, "first") == "third"
    assert now_of(world, "second") == "astray"
    # while the second was held, it was the one
    assert now_of(world, "first", "2026-07-20") == "second"


def test_titles_that_lead_back_lead_nowhere() -> None:
    world = team(
        one=("Minister for Fog and Rain", "2026-05-10", "2026-07-01"),
        two=("Minister for Rain and Fog", "2026-07-01", "2026-07-02"),
        other=("Minister for Snow", "2026-05-10", None),
    )
    assert now_of(world, "one") is None


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (
            "2026-11-24",
            "The title was last used until 31 August 2026. Now: Minister for Fog Today.",
        ),
        ("2026-09-10", None),
    ],
)
def test_it_is_said_until_when_it_was_used_and_what_it_is_now(
    as_of: str, words: str | None
) -> None:
    world = team(
        fog=("Minister for Fog", "2026-06-01", ENDED),
        now=("Minister for Fog Today", "2026-09-01", None),
    )
    view = world.view(as_of)
    fog: Post = view.records.posts[post("fog")]
    said = out_of_use(view.records, view.tenure, fog, view.as_of)
    assert (None if said is None else say(said)) == words


def test_search_puts_such_titles_last_and_a_name_means_one_only_where_nothing_else_is_so() -> None:
    world = team(
        fog=("Minister for Fog", "2026-06-01", ENDED),
        now=("Minister for Fog and Rain", "2026-09-01", None),
        rain=("Minister for Rain", "2026-06-01", ENDED),
    )
    view = world.view()
    found = view.names.search("minister for fog", as_of=view.as_of)
    assert [one.id for one in found if one.through is None] == ["now", "fog"]
    meant = view.names.meaning("Minister for Fog", NameUse.ASKING, as_of=view.as_of)
    assert meant.one == "fog"
    # both have these words: the one in use is meant
    assert view.names.meaning("Rain Minister", NameUse.ASKING, as_of=view.as_of).one == "now"
    assert say(view.names.told(found[-1], view.as_of)).endswith("title no longer used)")
