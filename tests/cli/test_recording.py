"""Recording from the command line:
for which Centre, what it answers, how it is undone, and tables in and out.
"""

from __future__ import annotations

import csv
import json
import os
import pty
import re
import select
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from cli.record_kind import add_commands
from graph.settings import read_settings
from tests.cli.conftest import LYONESSE, ROOT, Commands, Server, dolen, environment, serve

CENTRE = {"DOLEN_CENTRE": "harbour"}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that was started for the Harbour Evidence Centre."""
    server = serve(tmp_path_factory.mktemp("harbour") / "data", more=CENTRE)
    yield server
    server.process.terminate()
    server.process.communicate(timeout=20)


@pytest.fixture
def record(harbour: Server) -> Commands:
    return Commands(harbour.data)


def change_in(result: Result) -> str:
    found = re.search(r"dolen undo (\S+)", result.output)
    assert found is not None, result.output
    return found[1]


def test_a_meeting_is_recorded_by_names_seen_in_the_tie_and_undone(record: Commands) -> None:
    before = record("tie", "Ann Archer", "Cy Carew", "--as-of", "2026-11-24").output
    made = record(
        "record",
        "meeting",
        "Ann Archer",
        "Cy Carew",
        "--date",
        "4 March 2026",
        "--kind",
        "call",
        "--note",
        "On care",
    )
    assert made.exit_code == 0, made.output
    assert (
        "Recorded: call of Ann Archer and Cy Carew, 4 March 2026. Its id is interaction-"
        in made.output
    )
    after = record("tie", "Ann Archer", "Cy Carew", "--as-of", "2026-11-24").output
    assert (before != after, "4 March 2026" in after) == (True, True)
    undone = record("undo", change_in(made))
    assert (undone.exit_code, undone.output.startswith("Undone: ")) == (0, True)
    assert record("tie", "Ann Archer", "Cy Carew", "--as-of", "2026-11-24").output == before


def test_the_own_centre_may_be_left_out_of_a_question(record: Commands, ask: Commands) -> None:
    named = record("path", "Harbour Evidence Centre", "Cy Carew", "--as-of", "2026-11-24")
    own = record("path", "Cy Carew", "--as-of", "2026-11-24")
    assert (own.exit_code, own.output) == (0, named.output)
    public = ask("path", "Cy Carew")
    assert (public.exit_code, "dolen init" in public.stderr) == (2, True)
    many = record("path", "Harbour", "Cy", "Carew")
    assert (many.exit_code, "in quotes" in many.stderr) == (2, True)


def test_two_records_of_one_person_become_one_and_two_again(record: Commands) -> None:
    own = record("record", "person", "Cy Carewe", "--yes", "--json")
    id = json.loads(own.output)["addPerson"]["recordId"]
    made = record("merge", "Cy Carew", id)
    assert made.exit_code == 0, made.output
    assert made.output.startswith("Made one record of two: Cy Carew and Cy Carewe. Its id is ")
    assert record("search", id).output.split()[0] != id
    assert "Made one record of two by the Harbour" in record("history", "Cy Carewe").output
    assert record("undo", change_in(made)).exit_code == 0
    assert record("search", id).output.split()[0] == id
    same = record("merge", id, id)
    assert (same.exit_code, "is one record already. Name two." in same.stderr) == (2, True)


def test_what_is_gone_and_what_has_no_name_tell_their_changes_too(record: Commands) -> None:
    made = record("record", "person", "Gwenllian Wrack")
    member = record("record", "membership", "Gwenllian Wrack", "Lighthouse Evidence Centre")
    tie = record("record", "tie", "Ann Archer", "Gwenllian Wrack", "know")
    person, membership, declared = (_id_in(one) for one in (made, member, tie))
    # as an undo that is refused names them
    told = record("history", membership).output
    assert told.startswith("Gwenllian Wrack in Lighthouse Evidence Centre, id "), told
    assert change_in(member) in told
    assert change_in(tie) in record("history", declared).output

    for one in (tie, member):
        assert record("undo", change_in(one)).exit_code == 0
    told = record("history", membership).output
    assert f"in Lighthouse Evidence Centre, removed, id {membership}\n" in told, told
    namesake = _id_in(record("record", "person", "Gwenllian Dulse"))
    for id in (person, namesake):
        assert record("record", "remove", id).exit_code == 0
    for asked in (person, "gwenllian wrack"):
        told = record("history", asked).output
        assert told.startswith(f"Gwenllian Wrack, removed, id {person}\n"), told
        assert re.search(r"\nRemoved by .*\nAdded by the Harbour", told), told
    several = record("history", "Gwenllian")
    assert (several.exit_code, "which were removed" in several.stderr) == (2, True)
    assert [
        f"  {id}  {name}" in several.stderr
        for id, name in ((person, "Gwenllian Wrack"), (namesake, "Gwenllian Dulse"))
    ] == [True, True]
    assert record("history", "Gwenllian Kelp").exit_code == 2


def _id_in(result: Result) -> str:
    found = re.search(r"Its id is (\S+)\.", result.output)
    assert found is not None, result.output
    return found[1]


def test_every_kind_of_record_and_its_history(record: Commands) -> None:
    assert record("record", "person", "Gwen Gray", "--identifier", "staff:9").exit_code == 0
    assert record("record", "organization", "Sea Trust", "--kind", "charity").exit_code == 0
    member = record(
        "record",
        "membership",
        "Gwen Gray",
        "Sea Trust",
        "--role",
        "employee",
        "--from",
        "March 2025",
    )
    assert "Recorded: Gwen Gray, Sea Trust." in member.output
    id = re.search(r"Its id is (\S+)\.", member.output)
    assert id is not None
    assert record("record", "end", id[1], "--on", "30 September 2026").output.startswith(
        f"Ended: {id[1]}."
    )
    tie = record("record", "tie", "Ann Archer", "Gwen Gray", "know-well")
    assert "Recorded: Ann Archer says know well of Gwen Gray." in tie.output
    post = record(
        "record",
        "post",
        "Evidence Lead",
        "Sea Trust",
        "--embedded",
        "--days",
        "2.5",
        "--holder",
        "Ann Archer",
        "--json",
    )
    assert json.loads(post.output)["addEmbeddedPost"]["__typename"] == "AddEmbeddedPostPayload"
    person = record("search", "Gwen Gray").output.split()[0]
    corrected = record("record", "correct", person, "name", "Gwen Grey")
    assert corrected.exit_code == 0, corrected.output
    history = record("history", "Gwen Grey").output
    assert re.search(
        r"Corrected \(name\) by the Harbour Evidence Centre on .*\n?.*Added by the Harbour "
        r"Evidence Centre on ",
        history,
        re.DOTALL,
    )
    latest = change_in(corrected)
    assert latest in history
    correction = ("record", "correct", person, "name", "Gwen Greene", "--expected")
    again = record(*correction, latest)
    assert again.exit_code == 0, again.output
    overtaken = record(*correction, latest)
    assert (overtaken.exit_code, "Somebody changed Gwen Greene since" in overtaken.stderr) == (
        2,
        True,
    ), overtaken.output
    refused = record("record", "remove", person)
    assert (refused.exit_code, "refer to it" in refused.stderr) == (2, True)


def test_a_kind_without_a_command_of_its_own_has_one_by_its_columns(
    harbour: Server, record: Commands
) -> None:
    app = typer.Typer()
    add_commands(app, own=frozenset())  # as if none had
    asked = CliRunner().invoke(app, ["interaction", "--help"])
    assert "When was it?" in asked.output
    assert "--attendance" in asked.output
    given = [
        "--date",
        "5 March 2026",
        "--kind",
        "call",
        "--actors",
        "Ann Archer",
        "--actors",
        "Cy Carew",
        "--as-written",
        "A clerk",
        "--data",
        str(harbour.data),
    ]
    made = CliRunner().invoke(app, ["interaction", *given])
    assert (
        made.exit_code,
        made.output.startswith("Recorded: interaction. Its id is interaction-"),
    ) == (0, True), made.output
    assert "5 March 2026" in record("tie", "Ann Archer", "Cy Carew", "--as-of", "2026-11-24").output
    assert record("undo", change_in(made)).exit_code == 0
    missing = CliRunner().invoke(
        app, ["interaction", "--date", "2026", "--data", str(harbour.data)]
    )
    assert missing.exit_code == 2


def test_what_may_be_the_same_is_not_recorded_without_a_word(record: Commands) -> None:
    refused = record("record", "person", "Archer, Ann")
    assert refused.exit_code == 2
    assert "ann  Ann Archer" in refused.stderr
    assert "add --yes" in refused.stderr
    meant = record("record", "person", "Archer, Ann", "--yes")
    assert (meant.exit_code, "It may be the same as Ann Archer" in meant.output) == (0, True)
    assert record("undo", change_in(meant)).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("record", "meeting", "Ann Archer"), "between two"),
        (("record", "meeting", "Ann Archer", "Nobody Atall"), 'Nothing is called "Nobody Atall"'),
        (("record", "meeting", "Ann Archer", "Bo Bevan", "--date", "soon"), "soon"),
        (("record", "membership", "Ann Archer"), "--post"),
        (("record", "remove", "ann"), "Your Centre recorded nothing"),
        (("record", "person", "X Y", "--identifier", "9"), "wikidata:Q123"),
        (("undo", "w-0-1"), "made no change"),
        (("import", "nowhere.csv"), "There is no file"),
    ],
)
def test_what_cannot_be_ends_with_2_and_says_what_to_do(
    record: Commands, arguments: tuple[str, ...], said: str
) -> None:
    refused = record(*arguments)
    assert (refused.exit_code, said in refused.stderr) == (2, True), refused.stderr


def test_without_a_centre_nothing_is_recorded(ask: Commands) -> None:
    refused = ask("record", "meeting", "Ann Archer", "Bo Bevan", "--date", "2026-03-04")
    assert (refused.exit_code, "dolen init" in refused.stderr) == (2, True)


def test_a_command_of_another_centre_than_its_server_is_refused(harbour: Server) -> None:
    refused = dolen(harbour.data, "search", "Ann", more={"DOLEN_CENTRE": "lighthouse"})
    assert (refused.code, 'answers for the Centre "harbour"' in refused.error) == (2, True)
    same = dolen(harbour.data, "search", "Ann", more=CENTRE)
    assert (same.code, "Ann Archer" in same.out) == (0, True)


def test_a_centre_that_is_none_is_refused_at_the_start_with_those_that_may_be_meant(
    tmp_path: Path,
) -> None:
    refused = dolen(
        tmp_path / "data", "serve", "--port", "0", more={"DOLEN_CENTRE": "harbour-centre"}
    )
    assert refused.code == 2
    assert '"harbour-centre" is not the id of a Centre' in refused.error
    assert "  harbour  Harbour Evidence Centre" in refused.error


def test_a_centre_is_chosen_once_for_a_data_folder_and_used_without_a_server(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    chosen = dolen(data, "init", "Harbour Evidence", "--person", "Ann Archer")
    assert (
        chosen.code,
        "You ask and record as Ann Archer of Harbour Evidence Centre." in chosen.out,
    ) == (0, True), chosen.error
    settings = read_settings({}, data=str(data))
    assert (settings.centre, settings.person) == ("harbour", "ann")
    made = dolen(data, "record", "meeting", "Ann Archer", "Cy Carew", "--date", "March 2026")
    assert made.code == 0, made.error
    id = re.search(r"Its id is (\S+)\.", made.out)
    assert id is not None
    assert (
        "Added by Ann Archer of the Harbour Evidence Centre on" in dolen(data, "history", id[1]).out
    )
    # who was chosen works for the Centre that was chosen
    assert read_settings({"DOLEN_CENTRE": "lighthouse"}, data=str(data)).person is None
    other = dolen(data, "history", id[1], more={"DOLEN_CENTRE": "lighthouse"})
    assert (other.code, "Nothing is called" in other.error) == (2, True)
    assert dolen(data, "init", "--none").code == 0
    assert read_settings({}, data=str(data)).centre == ""


def test_tables_go_in_after_a_look_once_and_come_out_again(
    record: Commands, tmp_path: Path
) -> None:
    people, interactions = tmp_path / "people.csv", tmp_path / "interactions.csv"
    people.write_text("name\nHal Hughes\n", encoding="utf-8")
    header = record("template", "interactions").stdout.strip()
    columns = header.split(",")
    rows = [
        {
            "date": "1 October 2026",
            "kind": "meeting",
            "actors": "Hal Hughes; Dai Daniel",
            "note": "On ports",
        }
    ]
    with interactions.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)

    looked = record("import", str(people), str(interactions), "--target", "Dai Daniel")
    assert looked.exit_code == 2
    assert "2 new, 0 changed, 0 unchanged, 0 unclear, 0 unusable" in looked.stdout
    assert '"Dai Daniel" is Dai Daniel' in looked.stdout
    assert (
        "Hal Hughes and Dai Daniel: no tie becomes" in looked.stdout
        or "Dai Daniel and Hal Hughes: no tie becomes" in looked.stdout
    )
    assert "Paths with the import" in looked.stdout
    assert "add --yes" in looked.stderr

    done = record("import", str(people), str(interactions), "--yes")
    assert (done.exit_code, "Imported: 2 new, 0 changed." in done.output) == (0, True), done.output
    again = record("import", str(people), str(interactions), "--yes")
    assert (again.exit_code, "0 new, 0 changed, 2 unchanged" in again.output) == (0, True), (
        again.output
    )

    out = tmp_path / "out"
    assert record("export", str(out)).exit_code == 0
    with (out / "records" / "people.csv").open(encoding="utf-8", newline="") as file:
        mine = [row for row in csv.DictReader(file) if row["name"] == "Hal Hughes"]
    assert [(row["audience"], row["recorded_by"]) for row in mine] == [("harbour", "harbour")]
    assert record("export", str(out)).exit_code == 2  # it has files in it
    database = tmp_path / "mine.sqlite"
    assert record("export", str(database)).exit_code == 0
    with closing(sqlite3.connect(database)) as opened:
        found = opened.execute("SELECT audience FROM people WHERE name = 'Hal Hughes'").fetchall()
    assert found == [("harbour",)]
    assert record("export", str(database)).exit_code == 2  # it is there already
    refused = record("export", str(tmp_path / "all"), "--all")
    assert (refused.exit_code, "Stop the server" in refused.stderr) == (2, True)

    assert record("undo", change_in(done)).exit_code == 0


def test_columns_of_a_file_are_asked_said_and_known_the_next_time(
    record: Commands, tmp_path: Path
) -> None:
    log = tmp_path / "log.csv"
    log.write_text(
        "When;Met with;Fog\n03/02/2026;Dai Daniel;no\n31/02/2026;Dai Daniel;no\n",
        encoding="cp1252",
    )
    asked = record("import", str(log), "--yes")
    assert (asked.exit_code, "Choose what column C is" in asked.stderr) == (2, True), asked.output
    assert "Rows read: 2, of which 0 new" in asked.stdout
    wrong = record("import", str(log), "--column", "Mist=note", "--yes")
    assert (wrong.exit_code, 'no column "Mist"' in wrong.stderr) == (2, True), wrong.output
    said = ("--column", "Fog=left-out")
    halted = record("import", str(log), *said, "--yes")
    assert (halted.exit_code, "31/02/2026" in halted.stdout) == (2, True), halted.output
    out = record("import", str(log), *said, "--leave-out", "3", "--dry-run")
    assert (out.exit_code, "log.csv, row 3: You left it out." in out.stdout) == (0, True), (
        out.output
    )
    done = record("import", str(log), *said, "--leave-out-rest", "--yes")
    assert (done.exit_code, "Imported: 1 new, 0 changed." in done.output) == (0, True), done.output
    assert "Rows not added: 1 not usable." in done.output
    log.write_text("When;Met with;Fog\n04/02/2026;Permanent Secretary;no\n", encoding="utf-8")
    office = record("import", str(log), *said, "--dry-run")
    assert "is an office, and the name of nobody. Write who held it then" in office.stdout

    bare = tmp_path / "bare.csv"
    bare.write_text("03/02/2026;Dai Daniel\n04/02/2026;Dai Daniel\n", encoding="utf-8")
    columns = ("--column", "A=date", "--column", "B=who", "--dry-run")
    for flag, rows in (("data", 2), ("headings", 1)):
        looked = record("import", str(bare), *columns, f"--first-row-is-{flag}")
        assert f"Rows read: {rows}, " in looked.stdout, looked.output

    log.write_text("When;Met with;Fog\n04/03/2026;Dai Daniel;no\n", encoding="utf-8")
    second = record("import", str(log), "--dry-run")
    assert (second.exit_code, "of which 1 new" in second.stdout) == (0, True), second.output
    assert record("undo", change_in(done)).exit_code == 0
    assert "Nothing here is called" in record("search", "Hal Hughes").output


def test_rows_that_cannot_be_used_are_shown_by_row_and_column(
    record: Commands, tmp_path: Path
) -> None:
    contacts = tmp_path / "my meetings.csv"
    contacts.write_text("date,kind,actors\nsoon,meeting,Ann Archer; Bo Bevan\n", encoding="utf-8")
    refused = record("import", str(contacts), "--as", "interactions", "--yes")
    assert (refused.exit_code, "interactions.csv, row 2, date: " in refused.stdout) == (2, True), (
        refused.output
    )
    assert "Correct the rows" in refused.stderr


def test_unclear_names_are_chosen_by_an_option(record: Commands, tmp_path: Path) -> None:
    twice = [record("record", "person", "Ifan Ifans", "--yes") for _ in range(2)]
    ids = [re.search(r"Its id is (\S+)\.", made.output) for made in twice]
    assert all(ids)
    file = tmp_path / "interactions.csv"
    file.write_text("date,kind,actors\n2026-10-01,call,Ann Archer; Ifan Ifans\n", encoding="utf-8")
    refused = record("import", str(file), "--yes")
    assert (refused.exit_code, '--choose "Ifan Ifans=ID"' in refused.stderr) == (2, True)
    meant = ids[1]
    assert meant is not None
    done = record("import", str(file), "--yes", "--choose", f"Ifan Ifans={meant[1]}")
    assert done.exit_code == 0, done.output
    assert record("undo", change_in(done)).exit_code == 0


def test_an_archive_has_what_every_centre_recorded(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "archive"
    assert dolen(data, "record", "person", "Gwen Gray", more=CENTRE).code == 0
    written = dolen(data, "export", str(out), "--all")
    assert (written.code, "what every Centre recorded" in written.out) == (0, True), written.error
    assert "Gwen Gray" in (out / "records" / "people.csv").read_text(encoding="utf-8")
    assert "Gwen Gray" in (out / "records" / "changes.csv").read_text(encoding="utf-8")
    public = tmp_path / "public"
    assert dolen(data, "export", str(public)).code == 0
    assert "Gwen Gray" not in (public / "records" / "people.csv").read_text(encoding="utf-8")


def test_a_template_is_a_file_that_a_spreadsheet_opens(record: Commands, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    assert record("template", "people", str(file)).exit_code == 0
    assert file.read_bytes() == b"\xef\xbb\xbfname,name_cy,identifiers,died,source\n"
    assert record("template", "people", str(file)).exit_code == 2  # it is there already
    told = record("template", "declared_ties")
    assert told.stdout == "by,about,level,confirmed_on,source\n"
    assert "met, know, know-well, close or do-not-ask" in told.stderr


class Terminal:
    """A `dolen` process in a terminal."""

    def __init__(self, data: Path, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cli", *arguments],
            cwd=ROOT,
            env=environment(data, LYONESSE),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""

    def until(self, text: str, seconds: float = 40) -> None:
        """Read until a text is shown."""
        end = time.monotonic() + seconds
        while text not in self.shown:
            if not select.select([self._ours], [], [], max(0.0, end - time.monotonic()))[0]:
                pytest.fail(f"{text!r} was not shown, but: {self.shown}")
            try:
                self.shown += os.read(self._ours, 10_000).decode(errors="replace")
            except OSError:  # the process has ended
                assert text in self.shown, self.shown

    def write(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        os.close(self._ours)


def test_an_import_in_a_terminal_asks_which_record_is_meant_and_whether_to_import(
    harbour: Server, tmp_path: Path
) -> None:
    file = tmp_path / "interactions.csv"
    # two have this name
    file.write_text("date,kind,actors\n2026-10-01,call,Ann Archer; Eve Evans\n", encoding="utf-8")
    said_no = Terminal(harbour.data, "import", str(file))
    said_no.until("A number, new or left-out")
    said_no.write("7\n")
    said_no.until(
        "Write a number from 1 to 2, new, the id of another that dolen search finds, or left-out"
    )
    said_no.write("1\n")
    said_no.until("Import this?")
    assert "1 new, 0 changed, 0 unchanged, 0 unclear, 0 unusable" in said_no.shown
    said_no.write("n\n")
    assert said_no.process.wait(20) == 1
    said_no.close()
    said_yes = Terminal(harbour.data, "import", str(file))
    said_yes.until("A number, new or left-out")
    said_yes.write("1\n")
    said_yes.until("Import this?")
    said_yes.write("y\n")
    said_yes.until("To undo it: dolen undo")
    assert said_yes.process.wait(20) == 0
    said_yes.close()


def test_a_start_in_a_terminal_asks_nothing_and_says_where_to_choose(tmp_path: Path) -> None:
    data = tmp_path / "data"
    started = Terminal(data, "serve", "--port", "0")
    started.until("say which Centre you are: in the browser, or with dolen init")
    started.close()
    assert read_settings({}, data=str(data)).centre is None


def test_a_server_that_runs_answers_for_the_centre_that_is_chosen_meanwhile(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    server = serve(data)
    try:
        chosen = dolen(data, "init", "Harbour Evidence", "--person", "Ann Archer")
        assert f"The server at {server.url} answers so from now on." in chosen.out, chosen.error
        made = dolen(data, "record", "person", "Gwen Gray")
        assert made.code == 0, made.error
        id = re.search(r"Its id is (\S+)\.", made.out)
        assert id is not None
        history = dolen(data, "history", id[1])
        assert "Added by Ann Archer of the Harbour Evidence Centre on" in history.out
        assert dolen(data, "init", "lighthouse").code == 0
        assert dolen(data, "search", "Gwen Gray").out.startswith("Nothing here is called")
        assert "answers so from now on" in dolen(data, "init", "--none").out
        assert dolen(data, "record", "person", "Gwen Gray").code == 2
    finally:
        server.process.terminate()
        server.process.communicate(timeout=20)
    server = serve(data, more={"DOLEN_CENTRE": "harbour"})
    try:
        fixed = dolen(data, "init", "lighthouse")
        assert "was started with DOLEN_CENTRE, and answers as before" in fixed.out
        refused = dolen(data, "record", "person", "Gwen Gray")
        assert "this server answers for the Centre" in refused.error
    finally:
        server.process.terminate()
        server.process.communicate(timeout=20)


def test_a_record_that_was_undone_is_nobody_at_the_next_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    made = dolen(data, "record", "person", "Gwen Gray", more={"DOLEN_CENTRE": "harbour"})
    assert dolen(data, "init", "harbour", "--person", "Gwen Gray").code == 0
    change = re.search(r"dolen undo (\S+)", made.out)
    assert change is not None
    assert dolen(data, "undo", change[1]).code == 0
    again = dolen(data, "record", "person", "Hal Hughes")
    assert again.code == 0, again.error


def test_an_import_of_many_rows_shows_how_far_it_is(harbour: Server, tmp_path: Path) -> None:
    table = tmp_path / "interactions.csv"
    rows = [f"2026-11-02,email,ann; cy,Matter {number}" for number in range(6_000)]
    table.write_text("\n".join(["date,kind,actors,note", *rows]))
    ended = dolen(harbour.data, "import", str(table), "--dry-run", more=CENTRE)
    assert ended.code == 0, ended.error
    shown = [line for line in ended.error.splitlines() if "rows: " in line]
    assert {line.partition(": ")[2] for line in shown} <= {"6,000", "done"}
    assert any(line in ("Reading rows: 6,000", "Comparing rows: 6,000") for line in shown)


def test_figures_are_kept_once_and_taken_back(record: Commands) -> None:
    asked = ("metrics", "--nation", "Wales", "--as-of", "2026-11-24")
    assert "Kept for your Centre" not in record(*asked).output  # reading keeps nothing
    made = record(*asked, "--keep")
    assert re.search(r"Kept for your Centre: \d\d figures of 24 November 2026\.", made.output)
    again = record(*asked, "--keep").output
    assert "Nothing was kept. The figures of 24 November 2026 are kept already" in again
    record("undo", change_in(made))
    assert "Kept for your Centre" in record(*asked, "--keep").output
    refused = record(*asked, "--metric", "M-01", "--keep")
    assert refused.exit_code == 2


def test_a_work_of_ones_own_is_found_after_people_and_bodies(record: Commands) -> None:
    made = record(
        "record",
        "work",
        "--kind",
        "trial",
        "--title",
        "Zither Trial",
        "--lead",
        "Harbour Evidence Centre",
        "--yes",
    )
    assert made.exit_code == 0, made.output
    lines = record("search", "Zither").output.splitlines()
    assert lines[0] == "Terms, works and findings:"
    assert lines[1].split()[0].startswith("work-")
    assert "Zither Trial" in lines[1]
    assert record("undo", change_in(made)).exit_code == 0
    assert "Nothing here is called" in record("search", "Zither").output
