"""Words of an office that nobody here is known to hold are asked for, and never become a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from graph.model import Interaction, Language, Person
from graph.recording.importing import Import, importing
from graph.recording.resolving import AS_WORDS, LEFT_OUT, NEW, UnclearWhat
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome
from graph.words import say
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import TABLES, world
from tests.imports.test_files import given
from tests.imports.written import delimited

MEETINGS = ("Date", "Type", "Who")


def read(
    folder: Path,
    rows: Sequence[Sequence[str]],
    choices: Mapping[str, str] | None = None,
    words: Mapping[str, str] | None = None,
    name: str = "log.csv",
) -> Import:
    path = given(folder, name, delimited(rows))
    view = view_of(world(), FOUNDATIONS)
    chosen = FileChoices(words=words or {})
    found = importing(view, [path], choices or {}, centre_of(FOUNDATIONS), chosen=chosen)
    assert found.tally.read == sum(found.tally.of(one) for one in Outcome)
    return found


def people(found: Import) -> list[str | None]:
    return [one.after.name for one in found.entries if isinstance(one.after, Person)]


def meetings(found: Import) -> list[tuple[set[str], tuple[str, ...]]]:
    records = [one.after for one in found.entries]
    return [({*one.actors}, one.as_written) for one in records if isinstance(one, Interaction)]


@pytest.mark.parametrize(
    "words",
    [
        "Permanent Secretary",
        "The Permanent Secretary",
        "Chief Medical Officer for Wales",
        "Director General",
        "Second Permanent Secretary to the Treasury",
        "Ysgrifennydd Parhaol",
        "Yr Ysgrifennydd Parhaol",
        "Y Prif Swyddog Meddygol",
        "Dirprwy Brif Weinidog",
        "Cyfarwyddwr Cyffredinol",
        "FM",
        "Cab Sec for Education",
        "Health Minister",
        "her SpAd",
        "the Speaker",
    ],
)
def test_an_office_that_nobody_is_known_to_hold_is_asked_and_is_no_person(
    tmp_path: Path, words: str
) -> None:
    rows = [MEETINGS, ("04/03/2026", "meeting", f"{words}; Zeb Quoit")]
    found = read(tmp_path, rows)
    (unclear,) = found.unclear
    assert (unclear.written, unclear.what, unclear.is_word) == (words, UnclearWhat.OFFICE, True)
    assert [one.id for one in unclear.candidates] == [AS_WORDS]
    assert say(unclear.text) == (
        f'"{words}" is an office, and who held it then is not known here. Choose the id of that '
        'person, or "as-words" to keep the words alone.'
    )
    assert "Swydd yw" in say(unclear.text, Language.CY)
    assert (meetings(found), found.problems) == ([], ())
    assert (found.tally.of(Outcome.UNCLEAR), words in people(found)) == (1, False)

    assert read(tmp_path, rows, {words: NEW}).unclear, "an office is nobody new either"
    kept = read(tmp_path, rows, {words: AS_WORDS})
    ((actors, as_written),) = meetings(kept)
    assert (people(kept), len(actors), as_written) == (["Zeb Quoit"], 2, (words,))
    held = read(tmp_path, rows, {words: "sioned"})
    ((actors, as_written),) = meetings(held)
    assert (people(held), len(actors), as_written) == (["Zeb Quoit"], 3, ())
    out = read(tmp_path, rows, {words: LEFT_OUT})
    assert (meetings(out), out.tally.of(Outcome.LEFT_OUT)) == ([], 1)


def test_it_is_asked_for_each_year_and_what_was_chosen_is_asked_no_second_time(
    tmp_path: Path,
) -> None:
    """The view is of 2026: who held it then is another question than who held it in 2024."""
    rows = [
        MEETINGS,
        ("04/03/2026", "meeting", "Permanent Secretary; Huw Rees"),
        ("05/03/2024", "meeting", "Permanent Secretary; Huw Rees"),
        ("06/03/2024", "call", "Permanent Secretary; Zeb Quoit"),
        ("07/03/2024", "call", "Permanent Secretary"),
    ]
    asked = [(one.written, len(one.where)) for one in read(tmp_path, rows).unclear]
    assert asked == [("Permanent Secretary", 1), ("Permanent Secretary (2024)", 3)]
    choices = {"Permanent Secretary": "sioned", "Permanent Secretary (2024)": AS_WORDS}
    found = read(tmp_path, rows, choices)
    assert found.unclear == ()
    (alone,) = found.problems
    assert (alone.row, "Name one more" in say(alone.message)) == (5, True)
    assert [words for _, words in meetings(found)] == [(), *[("Permanent Secretary",)] * 2]
    assert ["sioned" in actors for actors, _ in meetings(found)] == [True, False, False]
    again = read(tmp_path, rows, words=found.words)
    # who is new has another id at each look
    assert again.unclear == ()
    assert [(len(actors), words) for actors, words in meetings(again)] == [
        (3, ()),
        *[(2, ("Permanent Secretary",))] * 2,
    ]


def test_words_are_kept_alone_only_of_a_meeting_that_others_make(tmp_path: Path) -> None:
    alone = ("04/03/2026", "meeting", "Permanent Secretary")
    (unclear,) = read(tmp_path, [MEETINGS, alone]).unclear
    assert (unclear.what, unclear.candidates) == (UnclearWhat.OFFICE, ())
    with_others = ("05/03/2026", "meeting", "Permanent Secretary; Zeb Quoit")
    (unclear,) = read(tmp_path, [MEETINGS, alone, with_others]).unclear
    assert [one.id for one in unclear.candidates] == [AS_WORDS]


def test_those_who_held_an_office_at_another_time_are_offered_with_their_dates(
    tmp_path: Path,
) -> None:
    """On 4 March 2024 nobody is known to have held it: Huw until 2019, Sioned since June 2025."""
    people = "id,name\nsioned,Sioned Williams\nhuw,Huw Quillfeather\n"
    posts = TABLES["posts.csv"] + "perm,Permanent Secretary,senedd,official,,,\n"
    memberships = (
        "id,actor,organization,post,from,to\nm1,huw,senedd,perm,2016-05,2019-04\n"
        "m2,sioned,senedd,perm,2025-06,\n"
    )
    records = world(people=people, posts=posts, memberships=memberships)
    rows = [MEETINGS, ("04/03/2024", "meeting", "Permanent Secretary; Zeb Quoit")]
    path = given(tmp_path, "log.csv", delimited(rows))
    view = view_of(records, FOUNDATIONS)
    (unclear,) = importing(view, [path], {}, centre_of(FOUNDATIONS)).unclear
    assert (unclear.written, unclear.what) == ("Permanent Secretary (2024)", UnclearWhat.OFFICE)
    # June 2025 is 15 months after that day, April 2019 is 58 months before
    assert [(one.id, say(one.said)) for one in unclear.candidates] == [
        ("sioned", "Sioned Williams, Permanent Secretary in Senedd, June 2025 to now"),
        ("huw", "Huw Quillfeather, Permanent Secretary in Senedd, May 2016 to April 2019"),
        (AS_WORDS, "Keep the words alone, and nobody's record"),
    ]
    assert say(unclear.text).endswith(
        'April 2019, id huw. Choose the id of whom it means, or "as-words" to keep the words alone.'
    )
    choices = {"Permanent Secretary (2024)": "huw"}
    ((actors, words),) = meetings(importing(view, [path], choices, centre_of(FOUNDATIONS)))
    assert ("huw" in actors, words) == (True, ())


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("people.csv", [("name",), ("Chief Medical Officer",)]),
        ("memberships.csv", [("actor", "organization"), ("Chief Medical Officer", "eif")]),
        ("contacts.csv", [("Name", "E-mail"), ("Chief Medical Officer", "cmo@lidos.example")]),
        (
            "declared_ties.csv",
            [
                ("by", "about", "level", "confirmed_on"),
                ("sioned", "Chief Medical Officer", "know-well", "2026-03"),
            ],
        ),
    ],
)
def test_in_every_other_table_it_is_asked_too(
    tmp_path: Path, name: str, rows: Sequence[Sequence[str]]
) -> None:
    found = read(tmp_path, rows, name=name)
    (unclear,) = found.unclear
    assert (unclear.written, unclear.what) == ("Chief Medical Officer", UnclearWhat.OFFICE)
    assert say(unclear.text) == (
        '"Chief Medical Officer" is an office, and the name of nobody. Write who held it then, or '
        "choose the id of that person."
    )
    assert (people(found), found.problems) == ([], ())


@pytest.mark.parametrize("name", ["Dean Ministerley", "Chief Quillfeather", "Director Tatterdale"])
def test_a_name_with_a_word_of_an_office_in_it_stays_a_name(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, [MEETINGS, ("04/03/2026", "meeting", name)])
    assert (found.unclear, people(found)) == ((), [name])


@pytest.mark.parametrize(
    "group",
    [
        "team from Welsh Gov",
        "Welsh Gov officials",
        "Policy team",
        "Lantern Labour Group",
        "Otter.ai Notetaker",
        "Fireflies.ai Notetaker Zeb",
        "Zeb's iPhone",
        "Meeting Room 2",
        "Call-In User_1",
        "Vacant",
    ],
)
def test_groups_devices_and_rooms_are_company_and_nobody(tmp_path: Path, group: str) -> None:
    found = read(tmp_path, [MEETINGS, ("04/03/2026", "meeting", f"Zeb Quoit; {group}")])
    assert (found.unclear, found.problems, people(found)) == ((), (), ["Zeb Quoit"])
    assert [words for _, words in meetings(found)] == [(group,)]

    contacts = [("Name", "Organisation"), ("Zeb Quoit", "Sea Trust"), (group, "Sea Trust")]
    listed = read(tmp_path, [*contacts, ("Total: 2", "")], name="contacts.csv")
    assert people(listed) == ["Zeb Quoit"]
    assert (listed.tally.of(Outcome.NEW), listed.tally.of(Outcome.LEFT_OUT)) == (1, 2)


def test_who_is_known_of_one_nation_is_not_meant_where_the_office_of_another_is_not_stated(
    tmp_path: Path,
) -> None:
    """Of two chairs one is stated in 2025; the words of the file are asked, with the year."""
    posts = TABLES["posts.csv"] + "chair-2,Chair,eif,chair,,,\n"
    rows = [MEETINGS, ("04/03/2025", "meeting", "Chair; Huw Rees")]
    path = given(tmp_path, "log.csv", delimited(rows))
    view = view_of(world(posts=posts), FOUNDATIONS)
    (asked,) = importing(view, [path], {}, centre_of(FOUNDATIONS)).unclear
    assert (asked.written, asked.what) == ("Chair (2025)", UnclearWhat.OFFICE)
    assert "is an office, which these are known to have held: Sioned" in say(asked.text)
    assert [one.id for one in asked.candidates if one.id != AS_WORDS] == ["sioned"]


@pytest.mark.parametrize("name", ["Mr Tatterdale", "Cllr Tatterdale", "Y Cynghorydd Tatterdale"])
def test_a_title_with_a_surname_alone_is_asked(tmp_path: Path, name: str) -> None:
    rows = [MEETINGS, ("04/03/2026", "meeting", f"Zeb Quoit; {name}")]
    found = read(tmp_path, rows)
    assert [(one.written, one.candidates) for one in found.unclear] == [(name, ())]
    assert (meetings(found), found.tally.of(Outcome.UNCLEAR)) == ([], 1)
    chosen = read(tmp_path, rows, {name: NEW})
    assert (chosen.unclear, len(people(chosen))) == ((), 2)
