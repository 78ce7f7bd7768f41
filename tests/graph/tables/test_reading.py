"""Reading tables: what is right becomes records, what is wrong is reported by file, row
and column, all at once.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from graph.dates import PartialDate
from graph.errors import TableError
from graph.ids import relation
from graph.model import FormalKind, Nation, OrganizationKind, Role, Topics
from graph.tables import read, read_corrections

WALES = {
    "dataset.toml": """\
title = "Senedd"
nation = "wales"
does_not_state = ["outside organizations of re-formed groups"]
does_not_state_cy = ["sefydliadau allanol grwpiau a ailffurfiwyd"]

[[sessions]]
legislature = "senedd"
from = 2026-05-08

[sources.senedd-cpg]
title = "Register of cross-party groups"
publisher = "Senedd"
address = "https://business.senedd.wales/mgOutsideBodyDetails.aspx?ID={}"
read_on = 2026-07-01

[rows]
people = [1, 10]
""",
    "people.csv": (
        "id,name,identifiers,source\n"
        "person-1,Sioned Williams,wikidata:Q1; senedd:7,senedd-cpg:843\nperson-2,,,\n"
    ),
    "organizations.csv": "id,kind,name,topics\nsenedd,legislature,Senedd,\n"
    "yef,centre,Youth Endowment Fund,youth; violence / crime; young people\n"
    "cpg-care,cross-party-group,Care,/ health; care\n",
    "posts.csv": "id,label,organization\nchair-of-senedd,Llywydd,senedd\n",
    "memberships.csv": (
        "actor,as_written,organization,post,role,from\n"
        "person-1,,cpg-care,,deputy: Vice-Chairperson,2026-06\n"
        "person-2,,senedd,chair-of-senedd,chair,\n,Carers Wales,cpg-care,,outside-organization,\n"
    ),
}


def save(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[str]:
    with pytest.raises(TableError) as caught:
        read(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_folder_of_tables_becomes_records(tmp_path: Path) -> None:
    records = read(save(tmp_path / "wales", WALES))

    person = next(one for one in records.people.values() if one.id == "person-1")
    assert person.name == "Sioned Williams"
    assert [(one.scheme, one.value) for one in person.identifiers] == [
        ("wikidata", "Q1"),
        ("senedd", "7"),
    ]
    assert person.sources == ("senedd-cpg:843",)
    topics = {str(one.id): one.topics for one in records.organizations.values()}
    assert topics["yef"] == Topics(first=("youth", "violence"), others=("crime", "young people"))
    assert topics["cpg-care"] == Topics(others=("health", "care"))
    assert {
        (one.actor, one.as_written, one.role, one.role_as_written)
        for one in records.memberships.values()
    } == {
        ("person-1", None, Role.DEPUTY, "Vice-Chairperson"),
        ("person-2", None, Role.CHAIR, None),
        (None, "Carers Wales", Role.OUTSIDE_ORGANIZATION, None),
    }
    assert set(records.memberships) >= {
        relation("m", "person-1", "cpg-care", None, "deputy", "2026-06"),
        relation("m", "Carers Wales", "cpg-care", None, "outside-organization", None),
    }
    assert records.datasets["wales"].nation is Nation.WALES
    assert records.datasets["wales"].does_not_state_cy == (
        "sefydliadau allanol grwpiau a ailffurfiwyd",
    )
    assert records.sessions["senedd-2026-05-08"].valid_from == dt.date(2026, 5, 8)
    assert records.sources["senedd-cpg"].read_on == dt.date(2026, 7, 1)


def test_datasets_are_merged_and_refer_to_each_other(tmp_path: Path) -> None:
    save(tmp_path / "wales", WALES)
    save(
        tmp_path / "more",
        {
            "formal_ties.csv": "a,b,kind,from\nsenedd,yef,funder,2019\n",
            "people.csv": "id,name\nperson-2,\n",
        },
    )

    records = read(tmp_path)

    (tie,) = records.formal_ties.values()
    assert (tie.kind, tie.valid_from, tie.id) == (
        FormalKind.FUNDER,
        PartialDate("2019"),
        relation("t", "senedd", "yef", "funder", "2019"),
    )
    assert len(records.people) == 2


def test_one_table_alone_may_refer_to_records_that_are_known(tmp_path: Path) -> None:
    known = read(save(tmp_path / "wales", WALES))
    own = save(
        tmp_path / "own",
        {"interactions.csv": "id,date,kind,actors\ni1,2026-10-04,meeting,person-1; yef\n"},
    )

    assert len(read(own, known=known).interactions) == 1
    assert len(problems(own)) == 2


def test_an_export_says_who_may_use_and_who_recorded_a_row(tmp_path: Path) -> None:
    records = read(
        save(tmp_path, {"people.csv": "id,name,audience,recorded_by\np,Ann,yef,user-1\n"})
    )

    assert [(one.audience.text, one.recorded_by) for one in records.people.values()] == [
        ("yef", "user-1")
    ]


def test_every_problem_is_reported_and_says_what_to_do(tmp_path: Path) -> None:
    folder = save(
        tmp_path,
        {
            "people.csv": "id,name,died\na/b,Ann,\nbo,Bo,31/02/2026\nbo,Bo Again,\n,Cy,\n",
            "organizations.csv": (
                "id,kind,name,from,to,parent\nsenedd,parliament,Senedd,,,\n"
                "care,charity,Care,2024-05,2023,care\n"
            ),
            "memberships.csv": "actor,as_written,organization\nbo,Bo,care\nbo,,cares\n",
            "interactions.csv": "id,date,kind,actors\ni,2026,meeting,\n",
            "formal_ties.csv": "a,b,kind\ncare,care,funder\n",
        },
    )

    assert problems(folder) == [
        (
            'formal_ties.csv, row 2, column b: "care" cannot be related to itself. '
            "Name another record."
        ),
        "interactions.csv, row 2, column actors: This cell is blank. Every row needs a value here.",
        (
            "memberships.csv, row 2, column actor: Give either the actor's id, or as_written for "
            "somebody who is no record here."
        ),
        (
            'memberships.csv, row 3, column organization: "cares" is the id of nothing in '
            'organizations.csv. Did you mean "care"? Correct it, or add the record there.'
        ),
        (
            'organizations.csv, row 2, column kind: "parliament" is not allowed here. Write one '
            f"of: {', '.join(OrganizationKind)}."
        ),
        (
            "organizations.csv, row 3, column to: It ends (2023) before it begins (May 2024). "
            "Correct one of the two dates."
        ),
        (
            'organizations.csv, row 3, column parent: "care" cannot be related to itself. '
            "Name another record."
        ),
        (
            'people.csv, row 2, column id: "a/b" cannot be an id. Use letters without accents, '
            'digits, ".", "_", "~" and "-", at most 128, with a letter or digit first.'
        ),
        (
            'people.csv, row 3, column died: "31/02/2026" is not a date. Write 2019, '
            "2019-04 or 2019-04-01."
        ),
        "people.csv, row 5, column id: This cell is blank. Every row needs a value here.",
    ]


def test_the_same_id_twice_is_a_problem(tmp_path: Path) -> None:
    folder = save(tmp_path, {"people.csv": "id,name\nbo,Bo\nbo,Bo Again\n"})

    assert problems(folder) == [
        'people.csv, row 3, column id: "bo" stands in people.csv, row 2 already. Remove one, '
        "or correct its id."
    ]


def test_the_same_fact_twice_in_one_file_is_a_problem_and_in_two_datasets_it_is_one(
    tmp_path: Path,
) -> None:
    header, fact = "id,name,why\n", "senedd,Welsh Parliament,alias\n"
    assert problems(save(tmp_path / "twice", {**WALES, "names.csv": header + fact + fact})) == [
        "names.csv, row 3, column id: The same fact stands in names.csv, row 2 already. Remove "
        "one, or give one another id."
    ]

    for name in ("a", "b"):
        save(tmp_path / "two" / name, {**WALES, "names.csv": header + fact})
    assert len(read(tmp_path / "two").names) == 1


def test_a_holder_is_in_the_organization_of_the_post(tmp_path: Path) -> None:
    wrong = WALES | {
        "memberships.csv": "actor,organization,post\nperson-1,cpg-care,chair-of-senedd\n"
    }

    assert problems(save(tmp_path / "wales", wrong)) == [
        'memberships.csv, row 2, column organization: The post "chair-of-senedd" is in "senedd". '
        "Write that organization, or another post."
    ]


@pytest.mark.parametrize(
    ("content", "row", "column", "message"),
    [
        (b"", 0, "", "The first row is blank. Write the names of the columns there."),
        (
            b"PK\x03\x04 sheet",
            0,
            "",
            "This is a spreadsheet, not a CSV file. Save it as CSV UTF-8 with commas.",
        ),
        (
            b"id,name\na,Si\xf4n\n",
            2,
            "",
            "The letters are not in UTF-8. Save it as CSV UTF-8 with commas.",
        ),
        (
            b"id,name\na,S\0n\n",
            2,
            "",
            (
                "The file has a NUL character, so it is no text file. Save it as CSV "
                "UTF-8 with commas."
            ),
        ),
        (
            b"id;name\na;Ann\n",
            1,
            "",
            "The columns are not separated by commas. Save it as CSV UTF-8 with commas.",
        ),
        (b"name\nAnn\n", 1, "id", "This column is missing. Add it: every row needs it."),
        (b"id,name,id\na,Ann,a\n", 1, "id", "This column stands twice. Remove one."),
        (
            b"id,name\na,Williams, Ann\n",
            2,
            "",
            (
                "The row has 3 cells, the header has 2. Put quotation marks round a "
                "cell that has a comma."
            ),
        ),
        (
            b'id,name\na,"Ann" x\n',
            2,
            "",
            "The row is not valid CSV. Check its quotation marks, and that the file is whole.",
        ),
        (
            b"id,name\npublic,Ann\n",
            2,
            "id",
            '"public" cannot be an id: it says who may use a record. Choose another.',
        ),
        (
            b"id,nom\na,Ann\n",
            1,
            "nom",
            (
                "This column is unknown. Remove it, or use one of: id, name, name_cy, "
                "identifiers, died, differs_from, replaced_by, source, audience, "
                "recorded_by."
            ),
        ),
    ],
)
def test_a_file_that_is_no_table_says_how_to_save_it(
    tmp_path: Path, content: bytes, row: int, column: str, message: str
) -> None:
    (tmp_path / "people.csv").write_bytes(content)

    with pytest.raises(TableError) as caught:
        read(tmp_path)

    assert [(one.file, one.row, one.column, str(one.message)) for one in caught.value.problems] == [
        ("people.csv", row, column, message)
    ]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("nation = 'wales'", "title is missing. Add it."),
        ("title = ", "This is not valid TOML"),
        (
            "title = 'x'\nnation = 'cymru'",
            (
                'nation "cymru" is not allowed. Write one of: england, '
                "northern-ireland, scotland, wales."
            ),
        ),
        ("title = 'x'\ninvented = 'yes'", 'invented "yes" is not allowed. Write true or false.'),
        ("title = 'x'\ncolour = 'red'", "colour is unknown"),
        (
            "title = 'x'\ndoes_not_state = ['a', 'b']\ndoes_not_state_cy = ['c']",
            "does_not_state_cy says 1 things, does_not_state 2.",
        ),
        (
            "title = 'x'\n[sources.a]\ntitle = 'A'\nread_on = 'May'",
            '"May" is not a day. Write 2026-05-08.',
        ),
        ("title = 'x'\n[rows]\npeople = [5, 9]", "It has 1 rows; 5 to 9 are expected."),
        ("title = 'x'\n[rows]\npeople = [0, 0]", "It has 1 rows; 0 to 0 are expected."),
        (
            "title = 'x'\n[[sessions]]\nlegislature = 'senedd'\nfrom = 2026-05-08",
            'sessions: "senedd" is the id of nothing',
        ),
    ],
)
def test_a_wrong_description_of_a_dataset_says_what_to_write(
    tmp_path: Path, toml: str, said: str
) -> None:
    save(tmp_path, {"dataset.toml": toml, "people.csv": "id,name\na,Ann\n"})

    (problem,) = problems(tmp_path)
    assert said in problem


def test_a_folder_without_tables_or_that_is_missing_says_so(tmp_path: Path) -> None:
    assert problems(tmp_path)[0].startswith(
        f"{tmp_path}: There are no tables here. Add at least one of: people.csv"
    )
    assert problems(tmp_path / "nowhere") == [
        f"{tmp_path / 'nowhere'}: There is no such folder. Check the path."
    ]


def test_a_misspelled_table_is_not_passed_over(tmp_path: Path) -> None:
    (problem,) = problems(save(tmp_path, {"persons.csv": "id\na\n"}))

    assert problem.startswith(
        "persons.csv: There is no such table. Rename it to one of: people.csv"
    )


def test_two_datasets_that_say_different_things_of_one_record_are_a_problem(tmp_path: Path) -> None:
    save(tmp_path / "a", {"people.csv": "id,name\nbo,Bo\n"})
    save(tmp_path / "b", {"people.csv": "id,name\nbo,Beau\n"})

    assert problems(tmp_path) == [
        'b/people.csv, row 2, column id: "bo" stands in a/people.csv, row 2 already. Remove one, '
        "or correct its id."
    ]


def test_corrections_are_for_compilers_only(tmp_path: Path) -> None:
    save(
        tmp_path,
        {
            "people.csv": "id,name\nbo,Bo\n",
            "corrections.csv": (
                "table,key,field,value,why\nplaces,W1,name,Ynys Môn,broken letter in the source\n"
            ),
        },
    )

    assert len(read(tmp_path).people) == 1
    (correction,) = read_corrections(tmp_path)
    assert (correction.table, correction.key, correction.value) == ("places", "W1", "Ynys Môn")
    assert read_corrections(tmp_path / "none") == ()
