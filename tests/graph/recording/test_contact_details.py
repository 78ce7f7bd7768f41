"""E-mail addresses and telephone numbers of a list of contacts: kept with the Centre's own record
of a person alone, by which it knows the person again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from graph.errors import InputError, TableError
from graph.hub import Hub
from graph.model import Identifier, Person, PersonId
from graph.recording.commands import Merge
from graph.recording.importing import Import
from graph.recording.resolving import NEW
from graph.view import Viewer
from graph.words import say
from tests.graph.recording.facts import add_person
from tests.graph.recording.viewers import EIF, FOUNDATIONS, PUBLIC
from tests.graph.store.world import world
from tests.imports import written
from tests.imports.written import calendar, delimited

HEADINGS = ("Name", "Organisation", "E-mail", "Phone")
MABEL = ("Mabel Quickstep", "Lantern Trust", "Mabel@lantern.example", "029 2000 0000")
DETAILS = ["email mabel@lantern.example", "telephone 029 2000 0000"]


async def brought(
    hub: Hub,
    folder: Path,
    content: str,
    choices: Mapping[str, str] | None = None,
    name: str = "c.csv",
) -> Import:
    """Import a file for Foundations, and return what it meant."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    found = await hub.desk.import_tables(FOUNDATIONS, [path], choices or {})
    return found.records


def contacts(*rows: Sequence[str]) -> str:
    return delimited([HEADINGS, *rows])


async def codes(hub: Hub, viewer: Viewer = FOUNDATIONS) -> dict[str, list[str]]:
    """Return the codes of everybody who has a name, by it."""
    people = (await hub.view(viewer)).records.people.values()
    return {
        one.name: [f"{code.scheme} {code.value}" for code in one.identifiers]
        for one in people
        if one.name
    }


async def test_they_are_kept_with_an_own_record_and_nothing_for_everybody_has_them(
    hub: Hub, tmp_path: Path
) -> None:
    """Sioned Williams is a record for everybody: of her row nothing is kept but where she works."""
    sioned = ("Sioned Williams", "Lantern Trust", "s.williams@lantern.example", "")
    before = await codes(hub, PUBLIC)

    found = await brought(hub, tmp_path, contacts(MABEL, sioned), {"Sioned Williams": "sioned"})

    assert await codes(hub) == {
        "Mabel Quickstep": DETAILS,
        "Sioned Williams": ["wikidata Q1", "senedd 7"],
    }
    assert [say(note)[:38] for _, note in found.notes] == ["How to reach 1 person is not kept: the"]
    for number, viewer in enumerate((PUBLIC, EIF)):
        view = await hub.view(viewer)
        assert await codes(hub, viewer) == before
        for text in ("mabel@lantern.example", "029 2000 0000", "email:mabel@lantern.example"):
            assert view.names.by_code(text) == ()
            assert view.names.search(text, as_of=view.as_of) == []
        folder = tmp_path / f"export {number}"
        await hub.desk.export(viewer, folder)
        exported = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.*"))
        assert ("lantern.example" in exported, "2000 0000" in exported) == (False, False)
    assert (await hub.view(PUBLIC)).records == world()


async def test_a_person_is_known_again_by_an_address_and_the_same_file_changes_nothing(
    hub: Hub, tmp_path: Path
) -> None:
    await brought(hub, tmp_path, contacts(MABEL))
    assert (await brought(hub, tmp_path, contacts(MABEL))).entries == ()
    same_number = (*MABEL[:3], "+44 (0)29 2000 0000")
    assert (await brought(hub, tmp_path, contacts(same_number))).entries == ()

    married = ("Mabel Lampwick", "Lantern Trust", "mabel@LANTERN.example", "07700 900123")
    found = await brought(hub, tmp_path, contacts(married))

    assert [(one.written, say(one.said), one.new) for one in found.taken][:1] == [
        ("Mabel Lampwick", "Mabel Quickstep (person, not in office, Lantern Trust, recorded by us)",
         False)
    ]  # fmt: skip
    # what is new stands first, and what was known stays
    assert await codes(hub) == {
        "Mabel Quickstep": ["telephone 07700 900123", *DETAILS],
        "Sioned Williams": ["wikidata Q1", "senedd 7"],
    }


async def test_the_address_of_another_name_is_asked_and_a_shared_one_tells_nobody(
    hub: Hub, tmp_path: Path
) -> None:
    await brought(hub, tmp_path, contacts(MABEL))
    successor = ("Eira Lampwick", "Lantern Trust", MABEL[2], MABEL[3])
    with pytest.raises(TableError, match='"Eira Lampwick" may be Mabel Quickstep'):
        await brought(hub, tmp_path, contacts(successor))
    at_the_desk = ("Eira Lampwick", "Lantern Trust", "", MABEL[3])
    only_number = await brought(hub, tmp_path, contacts(at_the_desk))
    assert [one.new for one in only_number.taken if one.written == "Eira Lampwick"] == []
    assert set(await codes(hub)) == {"Mabel Quickstep", "Eira Lampwick", "Sioned Williams"}

    office = [(name, "Sea Trust", "office@sea.example", "") for name in ("Owain Sail", "Nia Sail")]
    await brought(hub, tmp_path, contacts(*office))
    await brought(hub, tmp_path, contacts(("Gwen Sail", *office[0][1:])), {"Gwen Sail": NEW})
    assert {"Owain Sail", "Nia Sail", "Gwen Sail"} <= set(await codes(hub))


async def test_none_is_taken_from_meetings_a_calendar_or_who_attended(
    hub: Hub, tmp_path: Path
) -> None:
    log = [("Date", "Who", "Email"), ("4 March 2026", "Mabel Quickstep; Ida Mast", MABEL[2])]
    found = await brought(hub, tmp_path, delimited(log))
    assert [say(note) for _, note in found.notes] == [
        "E-mail addresses and telephone numbers are kept of a list of contacts alone.",
        "1 meeting names nobody of your Centre, in row 2, and is kept as one of your Centre "
        "itself. Who of you took part stands in a column “Who of us”.",
    ]
    await brought(hub, tmp_path, delimited(written.EVENTBRITE), {"Mabel Quickstep": NEW})
    entry = (
        "SUMMARY:Lanterns\r\nDTSTART:20260305T100000Z\r\n"
        "ATTENDEE;CN=Owain Lantern:mailto:owain@lantern.example"
    )
    path = tmp_path / "my.ics"
    path.write_text(calendar(entry), encoding="utf-8")
    (seen,) = (await hub.desk.preview(FOUNDATIONS, [path])).records.to_tick
    assert seen[1].who == ("Owain Lantern",)
    assert await codes(hub) == {
        "Mabel Quickstep": [],
        "Ida Mast": [],
        "Tomás Ó Broin": [],
        "Sioned Williams": ["wikidata Q1", "senedd 7"],
    }


async def test_no_record_for_everybody_can_have_one(hub: Hub, tmp_path: Path) -> None:
    email = Identifier(scheme="E-mail", value="ann@lantern.example")
    page = "https://lantern.example/ann"
    with pytest.raises(InputError, match="own record of a person alone"):
        await hub.desk.record(
            FOUNDATIONS, add_person("Ann Oar", identifiers=[email], sources=[page], public=True)
        )
    rows = f"name,identifiers,source,audience\nAnn Oar,tel:029 2000 0000,{page},public\n"
    with pytest.raises(TableError, match="own record of a person alone"):
        await brought(hub, tmp_path, rows, name="people.csv")
    with pytest.raises(TableError, match="own record of a person alone"):
        world(people="id,name,identifiers\nsioned,Sioned Williams,email:s@lantern.example\n")


async def test_a_record_that_becomes_one_for_everybody_gives_it_none(
    hub: Hub, tmp_path: Path
) -> None:
    own = contacts(("Sioned Lantern", *MABEL[1:]))
    await brought(hub, tmp_path, own)
    (id_,) = [
        one.id
        for one in (await hub.view(FOUNDATIONS)).records.people.values()
        if one.name == "Sioned Lantern"
    ]
    done = await hub.desk.record(FOUNDATIONS, Merge(keep="sioned", gone=id_))
    assert (await codes(hub))["Sioned Williams"] == ["wikidata Q1", "senedd 7"]
    assert await codes(hub, PUBLIC) == {"Sioned Williams": ["wikidata Q1", "senedd 7"]}
    # and by the address the Centre knows her again
    moved = (await hub.desk.preview(FOUNDATIONS, [tmp_path / "c.csv"])).records
    assert [one.id for one in moved.taken if one.written == "Sioned Lantern"] == ["sioned"]
    assert done.change is not None
    await hub.desk.undo(FOUNDATIONS, done.change.id)
    person = (await hub.view(FOUNDATIONS)).records.people[PersonId(id_)]
    assert isinstance(person, Person)
    assert [one.value for one in person.identifiers] == ["mabel@lantern.example", "029 2000 0000"]
