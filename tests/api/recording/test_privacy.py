"""What one Centre records changes no byte of what another Centre, or the
public, is answered over HTTP.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence

from tests.api.recording.conftest import JSON, Desk, Desks

WORLDS = 20
NAMES = (
    "Ann Lee",
    "Bo Ellis",
    "Cai Rees",
    "Eve Moss",
    "Dai Pugh",
    "Coast Group",
    "Sea Trust",
    "Harbour Master",
    "Evidence",
    "meeting",
)
PUBLIC_IDS = (
    "ann",
    "bo",
    "cai",
    "lou",
    "harbour",
    "lighthouse",
    "coast-group",
    "castle-council",
    "harbour-master",
    "assembly",
)
LISTS = """{
  centres { totalCount nodes { id name staff { nodes { id } } embeddedPosts { id } \
members { nodes { id } } ties { nodes { strength } } } }
  organizations(first: 100) { totalCount nodes { id posts { nodes { id occupancy } } \
members { nodes { id actor { id } } } } }
  sources { id } viewer { centre { id } role }
}"""
HEALTH = "{ status { ok counts { table rows } } examine { ok checks { name ok message } } }"
RECORD = """\
query($ids: [ID!]!) { nodes(ids: $ids) { id name audience sources { title } \
history { nodes { id by kind sentence undoneBy } }
  ... on Actor { ties { totalCount nodes { strength band basis sentence evidence { totalCount } } \
} memberships { totalCount nodes { id } }
                 interactions { totalCount nodes { id } } } } }"""
SEARCH = "{ totalCount edges { matchedName inOffice node { id name } } }"
PATHS = """\
query($input: IntroductionPathsInput!) { introductionPaths(input: $input) { targets { id } \
notes complete
  paths { score lead actors { id } substitutes { id } freshestEvidence hops { sentence tie { \
strength } } }
  noPath { reason sentence hopsNeeded unknowns lastContact { id } } advice { sentence scoreIfDone \
} } }"""
TIE = (
    "query($a: ID!, $b: ID!) { tie(a: $a, b: $b) { strength sentence evidence { nodes "
    "{ sentence } } } }"
)
HISTORY = "query($id: ID!) { history(id: $id) { id described isGone changes { nodes { id } } } }"
REMOVE = "mutation($input: RemoveRecordInput!) { removeRecord(input: $input) { __typename } }"
UNDO = "mutation($input: UndoInput!) { undo(input: $input) { __typename } }"
MEET = (
    "mutation($input: RecordInteractionInput!) { recordInteraction(input: $input) { __typename "
    "... on Refusal { message } } }"
)


async def test_what_another_centre_records_changes_no_byte_of_any_answer(desks: Desks) -> None:
    await desks.harbour.mutate(
        "recordInteraction", {"kind": "CALL", "date": "2026-09-01", "actors": ["ann", "cai"]}
    )
    told = 0
    for seed in range(WORLDS):
        chance = random.Random(seed)
        there: list[str] = []
        before = [await answers(desk, there) for desk in (desks.harbour, desks.public)]
        own = await answers(desks.lighthouse, there)
        made, changes = await recorded(desks.lighthouse, chance)
        there = chance.sample(made, 2)
        after = [await answers(desk, there) for desk in (desks.harbour, desks.public)]
        for was, now in zip(before, after, strict=True):
            assert [
                pair for pair in zip(was, now[: len(was)], strict=True) if pair[0] != pair[1]
            ] == [], f"world {seed}"
        for desk, answered in zip((desks.harbour, desks.public), after, strict=True):
            assert answered[len(before[0]) :] == await answers_about(desk, there, hide=True), (
                f"world {seed}"
            )
        told += own != await answers(desks.lighthouse, [])
        for change in reversed(changes[: chance.randrange(len(changes) + 1)]):
            await desks.lighthouse.ask(UNDO, input={"change": change})
    assert told == WORLDS, "in each world the Centre itself is told something else"


async def answers(desk: Desk, there: Sequence[str]) -> list[bytes]:
    """Return the bytes of every answer, those about the ids that another Centre recorded last."""
    pairs = [("ann", "bo"), ("harbour", "bo"), ("lou", "cai"), ("harbour", "lighthouse")]
    targets: list[JSON] = [
        {"person": "bo"},
        {"person": "lou"},
        {"post": "harbour-master"},
        {"body": "coast-group"},
    ]
    asked: list[tuple[str, JSON]] = [
        (LISTS, {}),
        *((RECORD, {"ids": ids}) for ids in (PUBLIC_IDS[:5], PUBLIC_IDS[5:])),
        (_each("search", SEARCH, NAMES), {}),
        *(
            (PATHS, {"input": {"centre": "harbour", "target": target, "maxHops": 4}})
            for target in targets
        ),
        *((TIE, {"a": a, "b": b}) for a, b in pairs),
    ]
    said = [await _bytes(desk, text, given) for text, given in asked]
    health = json.loads(await _bytes(desk, HEALTH, {}))["data"]
    examined = health["examine"]
    # it says how fast the store was
    examined["checks"] = [check for check in examined["checks"] if check["name"] != "store"]
    said.append(json.dumps(health).encode())
    return [*said, *await answers_about(desk, there)]


async def answers_about(desk: Desk, ids: Sequence[str], *, hide: bool = False) -> list[bytes]:
    """Return the bytes of what is said of ids.
    With `hide`: of ids of the same length that nobody has, told as if they were these.
    """
    said = []
    for id in ids:
        meant = "x" * len(id) if hide else id
        for text, given in (
            (RECORD, {"ids": [meant]}),
            (HISTORY, {"id": meant}),
            (_each("search", SEARCH, [meant]), {}),
            (TIE, {"a": "ann", "b": meant}),
            (PATHS, {"input": {"centre": "harbour", "target": {"person": meant}}}),
            (REMOVE, {"input": {"record": meant}}),
            (UNDO, {"input": {"change": meant}}),
            (MEET, {"input": {"kind": "CALL", "date": "2026-09-01", "actors": ["ann", meant]}}),
        ):
            answer = await _bytes(desk, text, given)
            said.append(answer.replace(meant.encode(), id.encode()))
    return said


async def recorded(desk: Desk, chance: random.Random) -> tuple[list[str], list[str]]:
    """Record a world by chance. Return the ids of its records and of its changes."""
    people, bodies = ["ann", "bo", "cai", "lou"], ["harbour", "coast-group", "castle-council"]
    ids: list[str] = []
    changes: list[str] = []

    async def done(name: str, given: JSON) -> str:
        made = await desk.mutate(name, given)
        assert made["__typename"] != "Refusal", made
        ids.append(made["recordId"])
        changes.append(made["change"]["id"])
        return str(made["recordId"])

    for name in chance.sample(NAMES[:5], 2):
        people.append(await done("addPerson", {"name": name}))
    kind = chance.choice(["CHARITY", "NETWORK", "COUNCIL"])
    bodies.append(await done("addOrganization", {"name": chance.choice(NAMES[5:7]), "kind": kind}))
    for _ in range(chance.randint(2, 5)):
        one, other = chance.sample(people, 2)
        match chance.randrange(5):
            case 0:
                await done(
                    "recordInteraction",
                    {
                        "kind": "MEETING",
                        "date": f"2026-{chance.randint(1, 10):02}-05",
                        "actors": [one, other],
                    },
                )
            case 1:
                await done(
                    "declareTie",
                    {
                        "by": one,
                        "about": other,
                        "level": chance.choice(["MET", "CLOSE", "DO_NOT_ASK"]),
                    },
                )
            case 2:
                role = chance.choice(["MEMBER", "EMPLOYEE", "CHAIR"])
                await done(
                    "addMembership",
                    {
                        "actor": one,
                        "organization": chance.choice(bodies),
                        "role": role,
                        "validFrom": "2025",
                    },
                )
            case 3:
                await done(
                    "addPost",
                    {
                        "label": "Harbour Master",
                        "organization": chance.choice(bodies),
                        "holder": one,
                    },
                )
            case _:
                await done(
                    "addEmbeddedPost",
                    {"label": "Evidence Lead", "host": chance.choice(bodies[1:]), "holder": one},
                )
    await done(
        "recordInteraction",
        {
            "kind": "MEETING",
            "date": "2026-10-02",
            "actors": ["lou", chance.choice(["ann", "bo", "cai"])],
        },
    )
    return ids, changes


def _each(field: str, wanted: str, texts: Sequence[str]) -> str:
    """Return one question that asks a field for each text."""
    return (
        "{ "
        + " ".join(
            f"t{number}: {field}(text: {json.dumps(text)}) {wanted}"
            for number, text in enumerate(texts)
        )
        + " }"
    )


async def _bytes(desk: Desk, text: str, given: JSON) -> bytes:
    return (await desk.client.post("/graphql", json={"query": text, "variables": given})).content


async def test_what_a_centre_keeps_to_itself_answers_to_it_alone(desks: Desks) -> None:
    """Also a tie, a source and a write that rest on nothing else."""
    made = await desks.harbour.mutate(
        "recordInteraction",
        {
            "kind": "MEETING",
            "date": "2026-10-01",
            "actors": ["ann", "lou"],
            "sources": ["note of a porter"],
        },
        "interaction { sources { id } }",
    )
    (source,) = made["interaction"]["sources"]
    change = made["change"]["id"]
    write = change.rsplit("-", 2)[0]
    own = [made["recordId"], source["id"], change, write, "tie:ann:lou:2026-11-24"]
    asked = "query($ids: [ID!]!) { nodes(ids: $ids) { id audience } }"
    answers = [
        (await desk.ask(asked, ids=own))["data"]["nodes"]
        for desk in (desks.harbour, desks.lighthouse, desks.public)
    ]
    assert answers == [
        [{"id": id, "audience": "OWN_CENTRE"} for id in own],
        [None] * 5,
        [None] * 5,
    ]
    undone = await desks.harbour.mutate("undo", {"change": write})
    assert undone["change"]["kind"] == "UNDONE"
