"""The what-works file: its words read by hand, its rows checked against that reading."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from graph.dates import PartialDate
from graph.model import (
    Conflict,
    FormalKind,
    FormalTie,
    Interaction,
    InteractionKind,
    Membership,
    Nation,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    Post,
    Records,
    Role,
)
from seeds.sources.emission import Emission, organization_id
from seeds.sources.record import SourceError
from seeds.sources.what_works import compile_what_works
from tests.seeds.sources import Sources

DEPARTMENTS = Records(
    organizations={
        organization_id(id_): Organization(
            id=organization_id(id_), kind=OrganizationKind.DEPARTMENT, name=id_
        )
        for id_ in ("dfe", "dluhc", "home-office")
    }
)
"""Of another dataset."""


def compiled(sources: Sources, named: Iterable[str] = (), councils: Iterable[str] = ()) -> Emission:
    return compile_what_works(
        sources.write(), [organization_id(one) for one in councils], set(named), DEPARTMENTS
    )


def ties(emission: Emission) -> list[tuple[str, str, FormalKind, str, str]]:
    return [
        (tie.a, tie.b, tie.kind, str(tie.valid_from or ""), str(tie.valid_to or ""))
        for tie in emission.emitted(FormalTie).values()
    ]


def body(emission: Emission, id_: str) -> Organization:
    return emission.emitted(Organization)[organization_id(id_)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("what-works-centre", OrganizationKind.CENTRE),
        ("affiliate", OrganizationKind.AFFILIATE),
        ("network", OrganizationKind.NETWORK),
        ("public-body", OrganizationKind.AGENCY),
        ("government-body", OrganizationKind.GOVERNMENT),
        ("intermediary", OrganizationKind.OTHER),
        ("funder", OrganizationKind.FUNDER),
    ],
)
def test_kinds(sources: Sources, kind: str, expected: OrganizationKind) -> None:
    sources.body("lido-centre", "Lido Centre", kind)
    assert body(compiled(sources), "lido-centre").kind is expected


def test_the_evaluation_task_force_is_filed_as_a_government_body_and_is_a_part_of_one(
    sources: Sources,
) -> None:
    sources.body(
        "etf",
        "Evaluation Task Force",
        "government-body",
        govuk_id="OT1348",
        sources="GOV.UK organisations API (x)",
    )
    found = body(compiled(sources), "etf")
    assert (found.kind, found.sources) == (OrganizationKind.AGENCY, ("govuk-organisations:OT1348",))


def test_a_tie_does_not_rest_on_the_page_where_an_identifier_was_looked_up(
    sources: Sources,
) -> None:
    """That page is a source of the Centre, and of none of its funders."""
    sources.body(
        "yef",
        "Youth Fund",
        funders="Home Office (GBP 200m over ten years)",
        sources="https://a.example/1 | WhatDoTheyKnow authority id lookup (x)",
    )
    emission = compiled(sources)
    (tie,) = emission.emitted(FormalTie).values()
    assert (tie.a, tie.b, tie.sources) == ("home-office", "yef", ("https://a.example/1",))
    assert "wdtk-authorities:yef" in body(emission, "yef").sources


def test_a_row_keeps_its_dates_places_topics_and_pages(sources: Sources) -> None:
    sources.body("foundations", "Foundations")
    sources.body(
        "yef",
        "Youth Endowment Fund",
        founded="2019-03",
        nations_stated="England; Wales",
        charity_number="1185413; SC1",
        sources="https://a.example/1 | WhatDoTheyKnow authority id lookup (x)",
        policy_area="Youth violence",
    )
    sources.body(
        "eif",
        "Early Intervention",
        status="merged",
        closed="2022-12",
        successor="foundations",
        nations_stated="England",
    )
    emission = compiled(sources)
    found, merged = body(emission, "yef"), body(emission, "eif")
    assert (found.valid_from, found.nation, found.remit) == (
        PartialDate("2019-03"),
        None,
        ("England", "Wales"),
    )
    assert (found.topics.first, found.topics.others[:2]) == (
        ("youth", "violence"),
        ("crime", "policing"),
    )
    assert [(one.scheme, one.value) for one in found.identifiers] == [
        ("charity", "1185413"),
        ("charity", "SC1"),
    ]
    assert found.sources == ("https://a.example/1", "wdtk-authorities:yef", "dolen")
    assert (merged.status, merged.successor, merged.valid_to, merged.nation) == (
        OrganizationStatus.MERGED,
        "foundations",
        PartialDate("2022-12"),
        Nation.ENGLAND,
    )


def test_the_first_aim_of_a_centre_is_its_own_with_its_pages_and_not_what_became_of_it(
    sources: Sources,
) -> None:
    sources.body("yef", "Youth Endowment Fund")
    sources.body("lido", "Lido")
    sources.aim(
        "yef", "Keep children out of the water (closed in 2024)", "https://a.example/1; b:2"
    )
    sources.aim("yef", "Change the seven seas", "https://a.example/3")
    emission = compiled(sources)
    yef, lido = body(emission, "yef"), body(emission, "lido")
    assert yef.aim == "Keep children out of the water"
    assert yef.aim_cy is not None
    assert yef.aim_cy.startswith("Cadw plant rhag trais")
    assert yef.topics_cy[:2] == ("ieuenctid", "trais")
    assert yef.sources == ("https://yef.example/about", "https://a.example/1", "b:2", "dolen")
    assert (lido.aim, lido.aim_cy, lido.sources) == (None, None, ("https://lido.example/about",))


def test_words_that_carry_a_date_date_the_tie(sources: Sources) -> None:
    sources.body(
        "taso",
        "TASO",
        "affiliate",
        host_body="King's College London until 2021-04-01, then independent charity",
    )
    sources.body(
        "eef", "EEF", funders="Department for Education (GBP 125m endowment 2011; GBP 137m 2022)"
    )
    sources.body("yef", "YEF", funders="Home Office (GBP 200m over ten years)")
    emission = compiled(sources)
    assert ties(emission) == [
        ("kings-college-london", "taso", FormalKind.HOST, "", "2021-04-01"),
        ("dfe", "eef", FormalKind.FUNDER, "2011", ""),
        ("home-office", "yef", FormalKind.FUNDER, "", ""),
    ]
    assert "dfe" not in emission.emitted(Organization)


def test_a_text_that_names_no_body_is_left_out_by_name(sources: Sources) -> None:
    sources.body("chi", "CHI", funders="private donor; DLUHC")
    emission = compiled(sources)
    assert ties(emission) == [("dluhc", "chi", FormalKind.FUNDER, "", "")]
    assert emission.left_out == ['chi, funders: "private donor" (no body is named)']


@pytest.mark.parametrize(
    ("field", "text", "table"),
    [
        ("funders", "Ministry of Lidos", "STATED or NO_TIE"),
        ("nations_stated", "Wales and Mercia", "REACHES"),
        ("status", "asleep", "STATUSES"),
        ("kind", "lido", "KINDS"),
    ],
)
def test_a_text_that_nobody_has_read_stops_the_compiler(
    sources: Sources, field: str, text: str, table: str
) -> None:
    sources.body("chi", "CHI", **{"kind": "what-works-centre", field: text})
    with pytest.raises(
        SourceError, match=f'organisations.csv, row 2: "{text}" is new. Add it to {table}'
    ):
        compiled(sources)


def test_a_founder_becomes_a_record_where_another_table_names_it_too(sources: Sources) -> None:
    sources.body("chi", "CHI", founders_or_partners="Crisis; Glasgow Homelessness Network")
    emission = compiled(sources, named={"crisis"})
    assert ties(emission) == [("crisis", "chi", FormalKind.FOUNDER, "", "")]
    assert emission.left_out == [
        "glasgow-homelessness-network: named by chi alone, so no record (founder)"
    ]


def test_a_body_that_has_no_row_stops_the_compiler(sources: Sources) -> None:
    sources.body("wcpp", "Wales Centre", funders="ESRC")
    with pytest.raises(SourceError, match='wcpp names "esrc", which has no row in the file'):
        compiled(sources)


def test_two_lists_alone_make_no_record(sources: Sources) -> None:
    sources.body("chi", "CHI")
    emission = compiled(sources, named={"crisis", "shelter cymru"})
    assert list(emission.emitted(Organization)) == ["chi"]


def test_a_founder_of_a_network_alone_makes_no_record(sources: Sources) -> None:
    sources.body("swimmers", "Swimmers", "network", founders_or_partners="Crisis")
    assert list(compiled(sources, named={"crisis"}).emitted(Organization)) == ["swimmers"]


def test_a_founder_that_an_interaction_names_is_a_record_there_too(sources: Sources) -> None:
    sources.body("chi", "CHI", founders_or_partners="Crisis")
    sources.interaction(
        "hpsg",
        "standing group",
        "2018-03",
        organisation_ids="chi",
        other_organisations="Crisis;ALACHO",
        nation="Scotland",
        office_holder_ids=sources.redirect(7, to=25114),
        office_holders="Kevin Kelp",
        place="Glasgow",
    )
    (found,) = compiled(sources).emitted(Interaction).values()
    assert (found.actors, found.as_written) == (("chi", "person-25114", "crisis"), ("ALACHO",))
    assert (found.kind, found.date, found.place) == (
        InteractionKind.MEETING,
        PartialDate("2018-03"),
        "S92000003",
    )
    assert (found.title or "").endswith(", Glasgow"), (
        "people know a meeting by its town, which has no code of a place here"
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("roundtable", InteractionKind.MEETING),
        ("summit", InteractionKind.EVENT),
        ("visit day", InteractionKind.EVENT),
        ("evidence week", InteractionKind.EVENT),
        ("launch", None),
        ("announcement", None),
    ],
)
def test_an_announcement_or_a_launch_is_no_interaction(
    sources: Sources, kind: str, expected: InteractionKind | None
) -> None:
    sources.body("chi", "CHI")
    sources.interaction("x", kind, "2022-03-21/2022-03-25", organisation_ids="chi")
    found = list(compiled(sources).emitted(Interaction).values())
    assert [(one.kind, str(one.date), str(one.to), one.place) for one in found] == (
        [(expected, "2022-03-21", "2022-03-25", None)] if expected else []
    )


def test_a_kind_of_interaction_that_is_new_stops_the_compiler(sources: Sources) -> None:
    sources.interaction("x", "swim", "2022")
    with pytest.raises(SourceError, match=r'interactions\.csv, row 2: "swim" is new'):
        compiled(sources)


def test_hosted_and_joint_posts(sources: Sources) -> None:
    for id_ in ("a4ue", "wcpp", "wwg"):
        sources.body(
            id_,
            id_.upper(),
            "network",
            host_body="hosted by WISERD in Wales" if id_ == "a4ue" else "",
        )
    sources.body("lse-user", "User", host_body="London School of Economics")
    sources.post("a4ue-wiserd", post="Presence", employer_id="a4ue", embedded_in="WISERD")
    sources.post(
        "wcpp-a4ue-joint", post="Senior Research Officer", employer_id="wcpp", embedded_in="a4ue"
    )
    sources.post(
        "wwg-hosting",
        post="Centre hosted",
        employer_id="wwg",
        embedded_in="London School of Economics",
        nation="England",
    )
    emission = compiled(sources)
    assert [
        (p.id, p.label, p.organization, p.homes, p.place) for p in emission.emitted(Post).values()
    ] == [
        ("a4ue-wiserd", "Presence", "wiserd", ("a4ue",), "W92000004"),
        ("wcpp-a4ue-joint", "Senior Research Officer", "a4ue", ("wcpp",), "W92000004"),
    ]
    assert ("wcpp", "a4ue", FormalKind.JOINT_POST, "", "") in ties(emission)
    assert ("lse", "wwg", FormalKind.HOST, "", "") in ties(emission)


def test_all_councils_of_scotland_are_members_where_the_row_says_so_and_nowhere_else(
    sources: Sources,
) -> None:
    sources.body("cosla", "COSLA", "network", nations_stated="Scotland (all 32 councils)")
    sources.body("wlga", "WLGA", "network", nations_stated="Wales")
    emission = compiled(sources, councils=["council-gla", "council-edu"])
    assert [(m.actor, m.organization, m.role) for m in emission.emitted(Membership).values()] == [
        ("council-edu", "cosla", Role.MEMBER),
        ("council-gla", "cosla", Role.MEMBER),
    ]


def test_centres_are_not_written_into_their_network_and_its_secretariat_is(
    sources: Sources,
) -> None:
    sources.body("wwn", "What Works Network", "network")
    sources.body("etf", "Evaluation Task Force", "government-body")
    sources.body("yef", "Youth Endowment Fund")
    assert [(m.actor, m.role) for m in compiled(sources).emitted(Membership).values()] == [
        ("etf", Role.SECRETARIAT)
    ]


def test_sources_that_disagree_are_both_kept(sources: Sources) -> None:
    sources.body("wws", "What Works Scotland", "affiliate", status="closed", closed="2019-12-31")
    emission = compiled(sources)
    assert [(c.table, c.key, c.field, c.value) for c in emission.emitted(Conflict).values()] == [
        ("organizations", "wws", "to", "2019-12-31"),
        ("organizations", "wws", "to", "2020"),
    ]
    assert body(emission, "wws").valid_to == PartialDate("2019-12-31")


def test_a_column_that_is_new_stops_the_compiler(sources: Sources) -> None:
    folder = sources.write()
    path = folder / "what-works" / "organisations.csv"
    header = path.read_text(encoding="utf-8").replace("unverified_notes", "unverified_notes,mood")
    path.write_text(
        f"{header}chi,CHI,affiliate,active{',' * 15}https://a.example,,cheerful\n", encoding="utf-8"
    )
    with pytest.raises(SourceError, match="unknown fields: mood"):
        compile_what_works(folder, [], set(), DEPARTMENTS)
