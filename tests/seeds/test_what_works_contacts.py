"""The compilation of contacts: what is contact, how large it counts, and what is none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graph.dates import PartialDate
from graph.model import (
    FormalKind,
    FormalTie,
    Interaction,
    InteractionKind,
    Membership,
    Nation,
    Organization,
    OrganizationKind,
    RecordId,
    Reliability,
    Role,
)
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission
from seeds.sources.record import SourceError
from seeds.sources.what_works_contacts import compile_what_works_contacts
from tests.graph.world import World
from tests.seeds.sources import Sources

A, B = Reliability.STATED, Reliability.PARTLY_INFERRED


def compiled(sources: Sources) -> Emission:
    """Compile beside an assembly: three sat from 2016 to 2021, one of them came later; one sits."""
    world = World()
    world.seat("ann", "bo", since="2016-05-05", until="2021-04-29")
    world.seat("cy", since="2017-04-07", until="2021-04-29")
    world.seat("di", since="2021-05-06")
    trust = World()
    trust.body("trust", OrganizationKind.CHARITY, name="The Lido Trust")
    return compile_what_works_contacts(sources.write(), world.records, Bodies.of(trust.records))


def test_who_is_named_without_an_id_and_is_a_record_elsewhere_took_part(sources: Sources) -> None:
    sources.contact(
        "lido-inquiry", "2024-03-04", actors="lido", as_written="Committee for Bathing; Lido Trust"
    )
    found = interactions(compiled(sources))["lido-inquiry"]
    assert (found.actors, found.as_written) == (("lido", "trust"), ("Committee for Bathing",))


def interactions(emission: Emission) -> Mapping[str, Interaction]:
    return emission.emitted(Interaction)


def test_a_meeting_keeps_who_took_part_how_many_and_how_reliable_it_is(sources: Sources) -> None:
    sources.contact(
        "lido-inquiry",
        "2024-03-04",
        actors="lido; person-7; pier",
        as_written="Committee for Bathing",
        attendance="12",
        note="One Member was a substitute.",
        source="https://a.example/1; https://a.example/2",
    )
    emission = compiled(sources)
    assert interactions(emission)["lido-inquiry"] == Interaction(
        id=RecordId("lido-inquiry"),
        date=PartialDate("2024-03-04"),
        kind=InteractionKind.MEETING,
        actors=("lido", "person-7", "pier"),  # type: ignore[arg-type]  # ids as texts
        as_written=("Committee for Bathing",),
        attendance=12,
        title="lido-inquiry",
        place="W92000004",  # type: ignore[arg-type]  # an id as text
        note="One Member was a substitute.",
        reliability=A,
        sources=("https://a.example/1", "https://a.example/2"),
    )


@pytest.mark.parametrize(
    ("fields", "size"),
    [
        ({"actors": "lido; person-7"}, 20),
        ({"actors": "lido", "as_written": "Ann Lee, minister for pools"}, 20),
        ({"actors": "lido; person-7", "note": "Online, perhaps recorded."}, 60),
        ({"actors": "lido; person-7", "title": "Session of the online festival"}, 60),
        ({"actors": "lido; pier", "as_written": "A university"}, 60),
        ({"actors": "lido; person-7", "attendance": "45"}, 45),
    ],
)
def test_an_event_counts_as_large_where_nobody_says_how_many_came(
    sources: Sources, fields: Mapping[str, str], size: int
) -> None:
    sources.contact("fair", "2024", kind="event", **fields)
    fair = interactions(compiled(sources))["fair"]
    assert fair.attendance == size
    counted = f"How many came is not stated: it counts as an event of {size}."
    assert (fair.note or "").endswith(counted) == ("attendance" not in fields)


def test_a_meeting_counts_those_named(sources: Sources) -> None:
    sources.contact("talk", "2024", actors="lido; person-7")
    assert interactions(compiled(sources))["talk"].attendance is None


def test_a_row_that_is_too_little_for_a_fact_is_left_out_and_said(sources: Sources) -> None:
    sources.contact("rumour", "2024", actors="lido; person-7", reliability="C")
    sources.contact("talk", "2024", actors="lido; person-7", reliability="B")
    emission = compiled(sources)
    assert {id_: one.reliability for id_, one in interactions(emission).items()} == {"talk": B}
    assert emission.left_out == ["rumour: too little for a fact"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"reliability": "D"}, 'reliability is "D", not A, B or C'),
        ({"kind": "announcement"}, '"announcement" is no kind of contact'),
        ({"place": "E07000223"}, '"E07000223" is the code of no nation'),
    ],
)
def test_a_word_that_is_new_stops_the_compile(
    sources: Sources, fields: Mapping[str, str], message: str
) -> None:
    sources.contact("talk", "2024", actors="lido", **fields)
    with pytest.raises(SourceError, match=message):
        compiled(sources)


def test_joint_work_lasts_as_long_as_is_stated_or_to_the_end_of_its_year(sources: Sources) -> None:
    sources.joint_work("lido", "Elmet Council", "council-elm", "2019-10", "2020")
    sources.joint_work("lido", "Elmet Council", "council-elm", "2023-11")
    sources.joint_work("lido", "Elmet Council", "council-elm", "2021", reliability="B")
    sources.joint_work("lido", "Violence Unit of Elmet", "", "2022-07-04")
    found = interactions(compiled(sources))
    assert {id_: (str(one.date), str(one.to or "")) for id_, one in found.items()} == {
        "joint-work-lido-council-elm-2019-10": ("2019-10", "2020"),
        "joint-work-lido-council-elm-2023-11": ("2023-11", "2023"),
        "joint-work-lido-council-elm-2021": ("2021", ""),
        "joint-work-lido-violence-unit-of-elmet-2022-07-04": ("2022-07-04", "2022"),
    }
    unit = found["joint-work-lido-violence-unit-of-elmet-2022-07-04"]
    assert (unit.actors, unit.as_written) == (("lido",), ("Violence Unit of Elmet",))
    assert found["joint-work-lido-council-elm-2021"].reliability is B


def test_a_partnership_is_a_formal_tie_and_no_contact(sources: Sources) -> None:
    sources.joint_work("lido", "Elmet Council", "council-elm", "2025-11", "2027-03", kind="partner")
    emission = compiled(sources)
    (tie,) = emission.emitted(FormalTie).values()
    assert (tie.a, tie.b, tie.kind) == ("council-elm", "lido", FormalKind.PARTNER)
    assert (str(tie.valid_from), str(tie.valid_to), tie.reliability) == ("2025-11", "2027-03", A)
    assert tie.sources == (
        "https://work.example/1",
        "what-works-contacts:joint-work-lido-council-elm-2025-11",
    )
    assert interactions(emission) == {}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"first": ""}, "no date is stated"),
        ({"first": "", "kind": "partner"}, "no date is stated"),
        ({"kind": "partner", "what": "Backing of the Centre at its start"}, "announced"),
        ({"what": "Named as partner when it was announced"}, "announced"),
        ({"reliability": "C"}, "a place, not the council"),
    ],
)
def test_what_is_undated_announced_or_of_a_place_alone_is_nothing(
    sources: Sources, fields: Mapping[str, str], why: str
) -> None:
    sources.joint_work("lido", "Elmet Council", "council-elm", **{"first": "2024", **fields})
    emission = compiled(sources)
    assert (interactions(emission), emission.emitted(FormalTie)) == ({}, {})
    (left_out,) = emission.left_out
    assert why in left_out


def test_seats_on_a_board_are_of_ids_or_of_names_without_their_staff(sources: Sources) -> None:
    board = "Bathing Group (Welsh Government)"
    sources.board_seat("Lido", "lido", board, "member (Ann Lee, a director)", **{"from": "2017"})
    sources.board_seat("Jane Evans", "", board, "vice-chair", to="2024-09", reliability="B")
    sources.board_seat("Mina Rhys", "person-7", board, "co-chair as minister", **{"from": "2018"})
    emission = compiled(sources)
    (made,) = emission.emitted(Organization).values()
    assert (made.id, made.kind, made.name, made.parent, made.place) == (
        "board-bathing-group",
        OrganizationKind.BOARD,
        "Bathing Group",
        "welsh-government",
        "W92000004",
    )
    seats = [
        (
            one.actor or one.as_written,
            one.role,
            one.role_as_written,
            one.on_behalf_of,
            str(one.valid_from or ""),
            str(one.valid_to or ""),
            one.reliability,
        )
        for one in emission.emitted(Membership).values()
    ]
    assert seats == [
        ("lido", Role.MEMBER, None, None, "2017", "", A),
        ("Jane Evans", Role.DEPUTY, "vice-chair", None, "", "2024-09", B),
        ("person-7", Role.CHAIR, "co-chair as minister", "welsh-government", "2018", "", A),
    ]


def test_a_board_of_a_centre_is_part_of_it(sources: Sources) -> None:
    sources.board_seat("Jane Evans", "", "Lido Advisory Group", "chair", body_id="lido")
    assert [one.parent for one in compiled(sources).emitted(Organization).values()] == ["lido"]


@pytest.mark.parametrize(
    "role", ["observer (Ann Lee)", "minister to whom the group reported", "minister who set it up"]
)
def test_who_observes_or_is_reported_to_has_no_seat(sources: Sources, role: str) -> None:
    sources.board_seat("Mina Rhys", "person-7", "Bathing Group (Welsh Government)", role)
    emission = compiled(sources)
    assert (emission.emitted(Membership), emission.emitted(Organization)) == ({}, {})
    assert emission.left_out[0].endswith("of Bathing Group (Welsh Government): no seat")


def test_a_role_that_is_new_stops_the_compile(sources: Sources) -> None:
    sources.board_seat("Lido", "lido", "Bathing Group", "patron")
    with pytest.raises(SourceError, match='the role "patron" is new'):
        compiled(sources)


def test_a_committee_without_an_id_is_a_body_of_its_session(sources: Sources) -> None:
    """The time of most seats that there were on the day: two of three."""
    for id_, day in (("inquiry", "2018-02-28"), ("budget", "2020-07-16")):
        sources.contact(id_, day, actors="lido; person-7", as_written="Bathing Committee; SQW")
    sources.committee("Bathing Committee", "assembly", "inquiry", "budget")
    emission = compiled(sources)
    (committee,) = emission.emitted(Organization).values()
    assert committee == Organization(
        id="assembly-committee-bathing-committee-2016",  # type: ignore[arg-type]  # an id as text
        kind=OrganizationKind.COMMITTEE,
        name="Bathing Committee",
        nation=Nation.WALES,
        parent="assembly",  # type: ignore[arg-type]  # an id as text
        valid_from=PartialDate("2016-05-05"),
        valid_to=PartialDate("2021-04-29"),
        sources=("what-works-contacts:assembly-committee-bathing-committee-2016",),
    )
    heard = interactions(emission)
    assert heard["inquiry"].actors == ("lido", "person-7", committee.id)
    assert heard["inquiry"].as_written == heard["budget"].as_written == ("SQW",)


@pytest.mark.parametrize(
    ("name", "legislature", "used"),
    [
        ("Commission on Bathing", "assembly", "no"),
        ("Bathing Committee", "none (an association)", "no"),
        ("Bathing Committee", "assembly", "yes"),
    ],
)
def test_a_commission_an_association_and_a_committee_with_an_id_stay_as_they_are(
    sources: Sources, name: str, legislature: str, used: str
) -> None:
    sources.contact("inquiry", "2018-02-28", actors="lido", as_written=name)
    sources.committee(name, legislature, "inquiry", used=used)
    emission = compiled(sources)
    assert (emission.emitted(Organization), interactions(emission)["inquiry"].as_written) == (
        {},
        (name,),
    )


def test_a_committee_of_the_session_of_today_needs_an_id(sources: Sources) -> None:
    sources.contact("inquiry", "2026-02-28", actors="lido", as_written="Bathing Committee")
    sources.committee("Bathing Committee", "assembly", "inquiry")
    with pytest.raises(SourceError, match="lies in no session of assembly that has ended"):
        compiled(sources)


def test_a_row_that_names_another_committee_stops_the_compile(sources: Sources) -> None:
    sources.contact("inquiry", "2018-02-28", actors="lido", as_written="Swimming Committee")
    sources.committee("Bathing Committee", "assembly", "inquiry")
    with pytest.raises(SourceError, match='It does not name the "Bathing Committee"'):
        compiled(sources)
