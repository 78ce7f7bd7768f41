"""Kinds of records as flat tables: what stands in a row, and that nothing of it is left out."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from graph.kinds import KINDS
from graph.tables.database import write_database
from graph.tables.flat import Plain
from graph.tables.flattening import FLAT
from tests.graph.store.world import world

WORLD = world()


def row(table: str, id: str) -> dict[str, Plain]:
    """What a row holds that is not blank, without who may use it."""
    names = [field.name for field in FLAT[table].fields]
    (found,) = (each for each in FLAT[table].rows(WORLD) if each[0] == id)
    return {
        name: value
        for name, value in zip(names, found, strict=True)
        if value not in (None, ()) and name != "audience"
    }


def test_each_kind_is_one_table_of_which_no_two_fields_have_a_name() -> None:
    assert list(FLAT) == [kind.table for kind in KINDS]
    for table in FLAT.values():
        names = [field.name for field in table.fields]
        assert len(set(names)) == len(names), table.name


def test_a_row_names_what_it_points_to_and_says_between_which_days_a_date_lies() -> None:
    assert row("memberships", "m1") == {
        "id": "m1",
        "actor": "sioned",
        "actor_name": "Sioned Williams",
        "actor_table": "people",
        "organization": "health",
        "organization_name": "Health Committee",
        "post": "chair",
        "post_name": "Chair",
        "role": "chair",
        "from": "2021-06",
        "from_first": dt.date(2021, 6, 1),
        "from_last": dt.date(2021, 6, 30),
    }


def test_a_list_stays_one_with_a_name_and_a_table_for_each_id() -> None:
    found = row("interactions", "i1")
    assert (found["actors"], found["actors_name"], found["actors_table"]) == (
        ("sioned", "foundations", "huw"),
        ("Sioned Williams", "Foundations", ""),
        ("people", "organizations", "people"),
    )
    assert (found["attendance"], found["place_name"]) == (60, "Wales")


def test_codes_topics_and_words_beside_a_role_are_values_of_their_own() -> None:
    assert row("people", "sioned")["identifiers"] == ("wikidata:Q1", "senedd:7")
    body = row("organizations", "foundations")
    assert (body["topics"], body["topics_others"]) == (("children", "families"), ("care",))
    assert row("memberships", "m4")["role_as_written"] == "Fellow"


def test_what_stands_in_no_file_of_its_own_is_a_table_too() -> None:
    assert row("sources", "cpg")["read_on"] == dt.date(2026, 7, 1)
    assert row("datasets", "world")["invented"] is False
    assert row("people", "sioned")["source_address"] == (
        "https://x.example/1",
        "https://x.example/2",
    )


def test_another_name_has_an_id_of_its_own_beside_that_of_what_it_names() -> None:
    (name,) = FLAT["names"].rows(WORLD)
    assert [field.name for field in FLAT["names"].fields][:4] == [
        "name_id",
        "id",
        "id_name",
        "id_table",
    ]
    assert name[1:4] == ("eif", "Early Intervention Foundation", "organizations")


def test_the_database_has_every_row_and_each_reference_leads_to_one(tmp_path: Path) -> None:
    write_database(WORLD, tmp_path / "world.sqlite")
    with closing(sqlite3.connect(tmp_path / "world.sqlite")) as database:
        counted = {
            table: database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
            for table in FLAT
        }
        assert counted == {table: len(getattr(WORLD, table)) for table in FLAT}
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        joined = """
            SELECT organizations.name, each.value FROM memberships
            JOIN organizations ON organizations.id = memberships.organization
            JOIN people ON people.id = memberships.actor, json_each(people.identifiers) AS each
            WHERE memberships.from_first = '2021-06-01'
        """
        assert database.execute(joined).fetchall() == [
            ("Health Committee", "wikidata:Q1"),
            ("Health Committee", "senedd:7"),
        ]
