"""What nodes and relationships of another program say, as records:
the checks of a table, and nothing lost quietly.
"""

from __future__ import annotations

from typing import Any

import pytest

from graph.dates import PartialDate
from graph.errors import TableError
from graph.model import ActorId, OrganizationId, PersonId, PostId, RecordId, Records, Role
from graph.store.subgraph import Arc, Vertex, records_of_graph
from tests.graph.store.world import world

SIONED, HEALTH, CHAIR = (
    PersonId(ActorId(RecordId("sioned"))),
    OrganizationId(ActorId(RecordId("health"))),
    PostId(RecordId("chair")),
)


def node(labels: str, **properties: Any) -> Vertex:
    return Vertex(frozenset(labels.split()), properties)


ANN = node("Actor Person", id="ann", name="Ann")
TEAM = node("Actor Organization Network", id="team", kind="network", name="Team")


def refusal(
    *vertices: Vertex, arcs: tuple[Arc, ...] = (), known: Records | None = None
) -> list[str]:
    with pytest.raises(TableError) as refused:
        records_of_graph(vertices, arcs, known)
    return [str(problem) for problem in refused.value.problems]


def test_two_memberships_of_one_person_in_one_body_are_two() -> None:
    arcs = [
        Arc("MEMBER_OF", ANN, TEAM, {"role": "member", "valid_from": "2001"}),
        Arc("MEMBER_OF", ANN, TEAM, {"role": "chair"}),
    ]

    found = records_of_graph([ANN, TEAM], arcs).memberships.values()

    assert {(one.actor, one.organization, one.role, one.valid_from) for one in found} == {
        ("ann", "team", Role.MEMBER, PartialDate("2001")),
        ("ann", "team", Role.CHAIR, None),
    }


def test_a_node_with_its_id_alone_stands_for_a_record_that_is_known() -> None:
    ann, health = node("Person", id="ann", name="Ann"), node("Organization", id="health")

    found = records_of_graph([ann, health], [Arc("MEMBER_OF", ann, health, {})], world())

    assert [one.organization for one in found.memberships.values()] == [HEALTH]
    assert found.organizations == {}
    assert (
        'Organization "health", column kind: This cell is blank. Every row needs a value here.'
        in refusal(ann, health)
    )


def test_what_the_graph_does_not_hold_of_a_known_record_stays() -> None:
    known = world()
    health = node(
        "Organization GovernmentBody",
        id="health",
        kind="committee",
        name="Health and Care Committee",
        valid_from="2021-06",
    )

    (found,) = records_of_graph([health], [], known).organizations.values()

    assert found.name == "Health and Care Committee"
    assert found.parent == known.organizations[HEALTH].parent == "senedd"


def test_who_holds_a_known_post_is_in_the_organization_of_the_post() -> None:
    ann, chair = node("Person", id="ann", name="Ann"), node("Post", id="chair")

    (found,) = records_of_graph(
        [ann, chair], [Arc("HOLDS", ann, chair, {"role": "chair"})], world()
    ).memberships.values()

    assert (found.post, found.organization) == (CHAIR, HEALTH)


def test_a_graph_that_says_nothing_gives_no_records() -> None:
    assert records_of_graph([], []) == Records()


def test_the_stores_own_nodes_are_passed_over() -> None:
    session = node("Session", id="s", legislature="senedd")
    assert records_of_graph(
        [node("Change", id="c"), session, TEAM], [Arc("OF", session, TEAM, {})]
    ).organizations.keys() == {"team"}


@pytest.mark.parametrize(
    ("vertices", "arcs", "message"),
    [
        (
            (node("Alien", id="x"),),
            (),
            (
                'Node "x", column labels: Give it exactly one of these labels: Person, '
                "Organization, Post, Interaction, Place, Name, Target, Framework, Concept, "
                "Mapping, Remit, Work, Finding, Priority, KeptFigure, Conflict."
            ),
        ),
        (
            (node("Person Organization", id="x"),),
            (),
            'Person "x", column labels: Give it exactly one of these labels',
        ),
        ((node("Person", name="Ann"),), (), "Person without an id, column id: This cell is blank."),
        (
            (node("Person", id="ann", age=40),),
            (),
            'Person "ann", column age: There is no such property.',
        ),
        (
            (node("Person", id="ann", died=2019),),
            (),
            "Person \"ann\", column died: 2019 would be read as '2019'. Write it so",
        ),
        (
            (node("Person", id="ann", sources="a:1; a:2"),),
            (),
            "Person \"ann\", column sources: 'a:1; a:2' would be read as ['a:1', 'a:2'].",
        ),
        (
            (node("Person", id="ann", sources=["a; b"]),),
            (),
            "Person \"ann\", column sources: ['a; b'] would be read as ['a', 'b'].",
        ),
        (
            (node("Organization Centre", id="x", kind="charity", name="X"),),
            (),
            (
                'Organization "x", column labels: "Centre" is no label of it. By its kind they are '
                "Actor, Organization, OtherOrganization"
            ),
        ),
        (
            (node("Organization", id="x", kind="club", name="X"),),
            (),
            'Organization "x", column kind: "club" is not allowed here.',
        ),
        (
            (ANN, node("Person", id="ann", name="Anne")),
            (),
            'Person "ann", column id: "ann" is here twice and says two things.',
        ),
        (
            (ANN, TEAM),
            (Arc("KNOWS", ANN, TEAM, {}),),
            'KNOWS from Person "ann" to Organization "team": There is no such relationship. ',
        ),
        (
            (ANN, TEAM),
            (Arc("MEMBER_OF", TEAM, ANN, {}),),
            'MEMBER_OF from Organization "team" to Person "ann", column organization: "ann" is',
        ),
        (
            (ANN, TEAM),
            (Arc("MEMBER_OF", ANN, TEAM, {"role": "boss"}),),
            (
                'MEMBER_OF from Person "ann" to Organization "team", column role: "boss" '
                "is not allowed here."
            ),
        ),
        (
            (TEAM, node("Organization", id="all", kind="network", name="All")),
            (Arc("PART_OF", TEAM, TEAM, {}),),
            'Organization "team", column parent: "team" cannot be related to itself.',
        ),
        (
            (TEAM, ANN),
            (
                Arc(
                    "PART_OF",
                    TEAM,
                    node("Organization", id="all", kind="other", name="All"),
                    {"since": "2001"},
                ),
            ),
            (
                'PART_OF from Organization "team" to Organization "all", column since: Such a '
                "relationship has no property of its own."
            ),
        ),
    ],
)
def test_what_cannot_be_a_row_is_refused_with_its_place(
    vertices: tuple[Vertex, ...], arcs: tuple[Arc, ...], message: str
) -> None:
    assert any(problem.startswith(message) for problem in refusal(*vertices, arcs=arcs)), refusal(
        *vertices, arcs=arcs
    )
