"""The front door: how a question is read, and which Centres answer, in which order."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from graph.landscape.map import cell_of
from graph.landscape.read_as import read_as
from graph.landscape.recorded import recorded
from graph.landscape.signpost import Signpost, SignpostBand, SignpostQuestion, signpost
from graph.words import say
from tests.graph.landscape.country import SCOTLAND, WALES, Country, concept
from tests.graph.world import organization, place

B = SignpostBand


def country() -> Country:
    made = Country()
    made.term(
        "violence",
        broader="safety",
        label="Violence among young people",
        label_cy="Trais ymhlith pobl ifanc",
        definition="Children hurt by weapons.",
    )
    made.remit("Tested", "violence", stages=("adolescence",), places=(WALES,))
    made.remit("Found", "violence", stages=("adolescence",))
    made.remit("Core", "violence", places=(SCOTLAND,))
    made.remit("Infant", "violence", stages=("primary",))
    made.remit("Beside", "crime")
    made.work("trial", "Tested", "Worker", outcomes=("violence",), tested=("Tre",),
              title="Night football")  # fmt: skip
    made.found("Mentors", "violence", by="Tested")
    made.found("Lamps", "violence", by="Found", places=(SCOTLAND,))
    made.priority("calm", WALES, "violence")
    return made


def asked(text: str, **more: object) -> Signpost:
    return signpost(country().view(), SignpostQuestion(text=text, **more))  # type: ignore[arg-type]  # passed on


def test_a_question_in_own_words_finds_the_centres_by_band() -> None:
    found = asked("What works against youth violence in Wales?")
    assert found.read_as.outcomes == ("violence",)
    assert found.read_as.life_stages == ("adolescence", "young-adult")
    assert found.read_as.place == place(WALES)
    bands = {each.centre: each.band for each in found.centres}
    # Infant has it in its core remit for other ages, Worker does a work on it
    assert bands == {
        "Tested": B.TESTED_HERE,
        "Found": B.FINDING,
        "Core": B.CORE,
        "Infant": B.ALSO,
        "Worker": B.ALSO,
    }
    assert [each.band for each in found.centres] == sorted(bands.values(), key=list(B).index)
    first = found.centres[0]
    assert (first.works, first.tested_here, first.serves_place) == (("trial",), ("trial",), True)
    serves = {str(each.centre): each.serves_place for each in found.centres}
    assert (serves["Core"], serves["Found"]) == (False, None)
    assert found.priorities == ("calm",)


def test_the_sentence_counts_each_centre_once_by_remit_or_by_works() -> None:
    """Tested, Found, Core and Infant have it in their remit, Worker has a work on it; of a heading
    that a record names all that stand under it are meant.
    """
    said = [say(each) for each in asked("violence in Wales").sentences]
    assert said[:2] == [
        "5 Centres can be asked.",
        "4 Centres have it in their stated remit; 1 other has works or findings on it.",
    ]
    broad = country()
    broad.remit("Broad", "safety")
    broad.work("pact", "Wide", outcomes=("safety",))
    found = signpost(broad.view(), SignpostQuestion(text="crime"))
    assert {each.centre: each.has_remit for each in found.centres} == {
        "Beside": True,
        "Broad": True,
        "Wide": False,
    }
    assert "2 Centres have it in their stated remit; 1 other has works or findings on it." in map(
        say, found.sentences
    )
    cell = cell_of(broad.view(), "crime", "wales")
    assert (cell.unsaid, cell.others) == (("Beside", "Broad"), ("Wide",))


@pytest.mark.parametrize(
    ("text", "outcomes", "where"),
    [
        ("trais ieuenctid yng Nghymru", ("violence",), WALES),
        ("beth sy'n lleihau trais ymhlith plant yng Nghymru?", ("violence",), WALES),
        ("universe of crimes", ("crime",), None),
        ("violance", ("violence",), None),
        ("violent teenagers in Tre", ("violence",), "Tre"),
        ("weapons", ("violence",), None),
        ("night football", ("violence",), None),
        ("crime", ("crime",), None),
        ("zzz", (), None),
        ("Welsh crime", ("crime",), WALES),
        ("troseddau Cymreig: crime", ("crime",), WALES),
        ("Scottish and violent", ("violence",), SCOTLAND),
        ("crime, Albanaidd", ("crime",), SCOTLAND),
        ("Northern Irish crime", ("crime",), "N92000002"),
        ("English crime", ("crime",), "E92000001"),
        ("crime Seisnig", ("crime",), "E92000001"),
        ("Welsh crime in Scotland", ("crime",), SCOTLAND),
        ("crime among Welsh speakers", ("crime",), None),
    ],
)
def test_words_are_read_in_both_languages_with_slips_and_by_titles(
    text: str, outcomes: tuple[str, ...], where: str | None
) -> None:
    view = country().view()
    read = read_as(recorded(view.index, view.as_of), text)
    assert (read.outcomes, read.place) == (outcomes, where)


def test_where_fewer_than_two_answer_those_next_to_it_follow() -> None:
    found = asked("crime")
    bands = {each.centre: each.band for each in found.centres}
    assert bands.pop(organization("Beside")) is B.CORE
    assert set(bands.values()) == {B.NEXT_TO}
    assert found.centres[0].centre == "Beside"
    assert "Those that work on an outcome next to it are listed too." in map(say, found.sentences)


def test_a_word_for_what_is_done_is_understood_by_the_titles_on_the_outcome() -> None:
    """Lamps tell of no outcome, and of a finding on violence, which comes first; zzz of nothing."""
    made = country()
    made.found("Mentors", "violence", by="Found")
    found = signpost(made.view(), SignpostQuestion(text="lamps and violence zzz"))
    assert found.read_as.outcomes == ("violence",)
    assert found.read_as.through == ("Lamps-violence-Found",)
    assert found.read_as.unread == ("zzz",)
    (one,) = [each for each in found.centres if each.centre == "Found"]
    assert one.findings == ("Lamps-violence-Found", "Mentors-violence-Found")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("can", "These words ask, and name no topic."),
        ("what", "These words ask, and name no topic."),
        ("who can help?", "These words ask, and name no topic."),
        ("what do you know", "These words ask, and name no topic."),
        ("beth sy'n gweithio?", "These words ask, and name no topic."),
        ("what works in Wales", "You name Wales and no topic."),
        ("Scottish", "You name Scotland and no topic."),
        ("kelp", "Nothing here is about these words: kelp. Try other words"),
    ],
)
def test_words_that_only_ask_are_no_topic(text: str, said: str) -> None:
    made = country()
    made.term("asked", broader="safety", label="What can help", definition="Who know what.")
    found = signpost(made.view(), SignpostQuestion(text=text))
    assert (found.read_as.outcomes, found.centres, found.is_understood) == ((), (), False)
    assert say(found.sentences[0]).startswith(said)


def test_words_that_mean_nothing_here_are_told_and_what_is_no_question_is_refused() -> None:
    nothing = asked("zzz")
    assert (nothing.centres, nothing.is_understood) == ((), False)
    assert say(nothing.sentences[0]).startswith("Nothing here is about these words: zzz.")
    some = asked("zzz violence in Scotland")
    assert some.read_as.unread == ("zzz",)
    assert "We know no topic by these words, so they were left aside: zzz." in map(
        say, some.sentences
    )
    with pytest.raises(InputError, match="Say in a few words"):
        asked(" ")
    with pytest.raises(InputError, match="No place has the id"):
        asked("violence", place=place("none"))
    with pytest.raises(InputError, match="is no audience"):
        asked("violence", asker=concept("crime"))
