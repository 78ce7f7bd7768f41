"""A name means the same whether it is written into a form, a spreadsheet or a command:
one record, a choice, or somebody new.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest

from graph import ids
from graph.model import Identifier, Name, NameWhy, OrganizationKind, RecordId, Records, Role
from graph.tables.writing import write
from tests.api.pages.reading import read
from tests.cli.conftest import Commands, serve
from tests.graph.world import ASSEMBLY, World, organization, person

NAMES = {
    "p-ivo": "Ivo Tamsin",
    "p-marsh": "Ottoline Marsh",
    "p-pell": "Rosamund Pell",
    "p-gage": "Selwyn Gage",
    "p-gage-2": "Selwyn Gage",
    "p-odo": "Dr Odo Fennimore OBE",
    "p-lord": "Dean Lord",
    "p-as": "Mina As",
    "p-hare": "Maeve O'Hare",
    "p-paul": "Paul Jacoby",
    "p-jacoby": "Jacoby Paul",
}
IDS = {*NAMES, "tides-committee", "mossvale-council"} - {"p-ivo"}
IMPORT = """mutation($input: ImportTablesInput!) { importTables(input: $input) {
  ... on ImportTablesPayload { taken { nodes { written id new } } unclear { written candidates { \
id } } unusable { totalCount } } } }"""
JSON = dict[str, Any]
NEW = ""
Meant = str | list[str]
"""The id of the record; the ids to choose from, in their order; `NEW`."""


def records() -> Records:
    """Of the two called Selwyn Gage one sits.
    Rosamund Pell, Minister for Tides, was called Vane.
    """
    world = World()
    world.centre("lighthouse", name="Lighthouse Centre")
    world.member("p-ivo", "lighthouse", Role.EMPLOYEE)
    world.seat("p-marsh", "p-pell", "p-gage", since="2026-05-08")
    world.people("p-gage-2", "p-odo", "p-lord", "p-as", "p-hare", "p-paul", "p-jacoby")
    world.office("minister-for-tides", "Minister for Tides")
    world.minister("p-pell", "minister-for-tides", since="2026-05-20")
    world.body(
        "tides-committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Tides Committee"
    )
    world.body("mossvale-council", OrganizationKind.COUNCIL, name="Mossvale Council")
    known, committee, council = (
        world.records,
        organization("tides-committee"),
        organization("mossvale-council"),
    )
    bodies = {
        committee: replace(known.organizations[committee], name_cy="Pwyllgor y Llanw"),
        council: replace(
            known.organizations[council], identifiers=(Identifier(scheme="gss", value="E06099999"),)
        ),
    }
    former = RecordId(ids.relation("n", "p-pell", "Rosamund Vane", NameWhy.FORMER, None))
    return replace(
        known,
        organizations={**known.organizations, **bodies},
        people={id: replace(record, name=NAMES[id]) for id, record in known.people.items()},
        names={
            former: Name(id=former, of=person("p-pell"), name="Rosamund Vane", why=NameWhy.FORMER)
        },
    )


@dataclass
class Doors:
    """The three ways in which the Lighthouse Centre records on one server."""

    http: httpx.Client
    command: Commands

    def form(self, written: str) -> Meant:
        page = read(
            self.http.post(
                "/en/record/meeting",
                data={"kind": "meeting", "date": "2026-11-02", "who": f"p-ivo\n{written}"},
                follow_redirects=True,  # each step stands at an address of its own
            )
        )
        if page.main.one("h1").text == "Check your answers":
            (meant,) = [
                value
                for each in page.main.all("a")
                if (value := each.attributes["href"].rpartition("/")[2]) in IDS
            ]
            return meant
        offered = [
            each.attributes["value"]
            for each in page.main.all("input")
            if each.attributes.get("name") == f"meant.who.{written}"
        ]
        assert offered[-3:] == ["new-organization", "new-colleague", "new-person"]
        return offered[:-3] or NEW

    def spreadsheet(self, written: str) -> Meant:
        rows = io.StringIO()
        csv.writer(rows).writerows(
            [("date", "kind", "actors"), ("2026-11-02", "meeting", f"p-ivo; {written}")]
        )
        sent = self.http.post(
            "/import", params={"name": "interactions.csv"}, content=rows.getvalue()
        ).json()
        found = self._ask(IMPORT, input={"upload": sent["upload"], "dryRun": True})["importTables"]
        assert found["unusable"]["totalCount"] == 0
        if found["unclear"]:
            return [one["id"] for one in found["unclear"][0]["candidates"]]
        taken = found["taken"]["nodes"]
        if not taken:  # an id is not told as taken for itself
            return written
        return NEW if taken[0]["new"] else str(taken[0]["id"])

    def terminal(self, written: str) -> Meant:
        ended = self.command(
            "record", "meeting", "p-ivo", written, "--date", "2026-11-02", "--yes", "--json"
        )
        if ended.exit_code == 2:
            return [
                line.split()[0] for line in ended.stderr.splitlines() if line.startswith("  ")
            ] or NEW
        made = self._ask(
            "query($id: ID!) { node(id: $id) { ... on Interaction { actors { id } } } }",
            id=ended.stdout.split('"recordId": "')[1].split('"')[0],
        )
        return str(made["node"]["actors"][1]["id"])

    def _ask(self, query: str, **variables: object) -> JSON:
        data: JSON = self.http.post(
            "/graphql", json={"query": query, "variables": variables}
        ).json()["data"]
        return data


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    folder = tmp_path_factory.mktemp("doors")
    write(records(), folder / "tables" / "d")
    server = serve(folder / "data", tables=folder / "tables", more={"DOLEN_CENTRE": "lighthouse"})
    with httpx.Client(base_url=server.url) as http:
        yield Doors(http, Commands(server.data))
    server.process.terminate()
    server.process.communicate(timeout=20)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ottoline Marsh", "p-marsh"),
        ("OTTOLINE MARSH", "p-marsh"),
        ("Rt Hon Ottoline Marsh MS", "p-marsh"),
        ("The Right Honourable Dame Ottoline Marsh", "p-marsh"),
        ("Y Cynghorydd Ottoline Marsh AS", "p-marsh"),
        ("Dr. Ottoline Marsh, O.B.E., PhD", "p-marsh"),
        ("Marsh, Ottoline", "p-marsh"),
        ("MARSH, Rt Hon Ottoline MS", "p-marsh"),
        ("Marsh Ottoline", "p-marsh"),
        ("p-marsh", "p-marsh"),
        ("ottoline marsh ms", ["p-marsh"]),  # letters are letters in capitals only
        ("Otoline Marsh", ["p-marsh"]),
        ("Ottoline Mars", ["p-marsh"]),  # a slip, and the beginning of the name
        ("Rt Hon Otoline Marsh MS", ["p-marsh"]),
        ("Ottoline", ["p-marsh"]),
        ("Ottoline Marsh Wales", ["p-marsh"]),
        ("Cabinet Secretary Ottoline Marsh", ["p-marsh"]),
        ("Ottoline Marsh - Chief Whip of the Upper Chamber", ["p-marsh"]),
        ("Lord Marsh", NEW),
        ("Selwyn Gage", ["p-gage", "p-gage-2"]),  # who sits stands first
        ("Cllr Selwyn Gage", ["p-gage", "p-gage-2"]),
        ("Odo Fennimore", "p-odo"),
        ("Prof Odo Fennimore CBE", "p-odo"),
        ("Dean Lord", "p-lord"),
        ("Dr Dean Lord", "p-lord"),
        ("Mina AS", "p-as"),
        ("O’Hare, Maeve", "p-hare"),
        ("Paul Jacoby", "p-paul"),
        ("Jacoby, Paul", ["p-jacoby", "p-paul"]),
        ("Rosamund Vane", "p-pell"),
        ("Minister for Tides", ["p-pell"]),  # the title of a post is the name of nobody
        ("Pwyllgor y Llanw", "tides-committee"),
        ("Bwyllgor y Llanw", ["tides-committee"]),
        ("E06099999", "mossvale-council"),
        ("Zennor Trevanion", NEW),
        ("Tides Cymru", NEW),  # though there is a Welsh body of tides
    ],
)
def test_a_name_means_the_same_at_every_door(doors: Doors, written: str, meant: Meant) -> None:
    assert (doors.form(written), doors.spreadsheet(written), doors.terminal(written)) == (
        meant,
        meant,
        meant,
    )
