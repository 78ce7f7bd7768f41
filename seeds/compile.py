"""Compile public sources into the bundled tables:
`python -m seeds.compile DATASET|all --from FOLDER [--to seeds/tables]`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from graph import tables
from graph.errors import DolenError
from graph.kinds import FILED
from graph.model import Nation, OrganizationKind, OrganizationStatus, Records
from graph.records.tables import tables_of
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission
from seeds.sources.england import compile_england
from seeds.sources.govuk import compile_govuk
from seeds.sources.groups import outside_names, read_groups
from seeds.sources.house_of_commons import compile_house_of_commons
from seeds.sources.landscape import compile_landscape, refuse_unused
from seeds.sources.ni_assembly import compile_ni_assembly
from seeds.sources.places import compile_places
from seeds.sources.record import SourceError
from seeds.sources.register import Register
from seeds.sources.scottish_parliament import compile_scottish_parliament
from seeds.sources.senedd import ENGLISH, compile_senedd
from seeds.sources.what_works import compile_what_works
from seeds.sources.what_works_contacts import compile_what_works_contacts

LEGISLATURES = ("senedd", "scottish-parliament", "ni-assembly")
DATASETS = (
    "places",
    "govuk",
    "what-works",
    *LEGISLATURES,
    "england",
    "house-of-commons",
    "what-works-contacts",
    "landscape",
)
TABLES = Path(__file__).parent / "tables"


class Compilation:
    """The emissions of one folder of sources, each made when it is first
    asked for: some need others.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, dataset: str) -> Emission:
        """Return what the compiler of a dataset emits.

        Raises:
            SourceError: a source is missing or does not look as expected.
        """
        try:
            return self._emission(dataset)
        except FileNotFoundError as error:
            raise SourceError(
                f"{error.filename} is missing. Check the folder after --from."
            ) from error

    def _emission(self, dataset: str) -> Emission:
        match dataset:
            case "places":
                return self._places
            case "what-works":
                return self._what_works
            case "senedd":
                return compile_senedd(
                    self._folder,
                    Bodies.of(
                        self._what_works.records(),
                        _of_wales(self._places.records()),
                        _outside(Nation.NORTHERN_IRELAND, self._govuk.records()),
                    ),
                )
            case "scottish-parliament":
                return compile_scottish_parliament(self._folder)
            case "ni-assembly":
                return compile_ni_assembly(
                    self._folder, Bodies.of(self._what_works.records(), self._govuk.records())
                )
            case "govuk":
                return self._govuk
            case "england":
                return self._england
            case "house-of-commons":
                return compile_house_of_commons(self._folder)
            case "what-works-contacts":
                return self._contacts
            case "landscape":
                return self._landscape()
            case _:
                raise SourceError(
                    f'There is no dataset "{dataset}". Write one of: all, {", ".join(DATASETS)}.'
                )

    def _landscape(self) -> Emission:
        places, what_works = self._places.records(), self._what_works.records()
        contacts, england = self._contacts.records(), self._england.records()
        emission = compile_landscape(
            self._folder,
            replace(places, places={**england.places, **places.places}),
            Bodies.of(what_works, self._govuk.records(), places),
            replace(what_works, interactions={**what_works.interactions, **contacts.interactions}),
        )
        refuse_unused(emission)
        return emission

    @cached_property
    def _places(self) -> Emission:
        return compile_places(self._folder)

    @property
    def _legislatures(self) -> Records:
        """The legislatures with their seats."""
        each = [self._emission(name).records() for name in LEGISLATURES]
        return Records(
            organizations={id_: body for one in each for id_, body in one.organizations.items()},
            memberships={id_: seat for one in each for id_, seat in one.memberships.items()},
        )

    @cached_property
    def _what_works(self) -> Emission:
        councils = [
            one.id
            for one in self._places.records().organizations.values()
            if one.nation is Nation.SCOTLAND
            and one.kind is OrganizationKind.COUNCIL
            and one.status is OrganizationStatus.ACTIVE
        ]
        return compile_what_works(
            self._folder,
            councils,
            outside_names(read_groups(self._folder / ENGLISH, Register(self._folder))),
            self._govuk.records(),
        )

    @cached_property
    def _contacts(self) -> Emission:
        legislatures = self._legislatures
        return compile_what_works_contacts(
            self._folder,
            legislatures,
            Bodies.of(self._what_works.records(), self._govuk.records(), legislatures),
        )

    @cached_property
    def _england(self) -> Emission:
        return compile_england(self._folder)

    @cached_property
    def _govuk(self) -> Emission:
        return compile_govuk(self._folder)


def _of_wales(places: Records) -> Records:
    """Lists of the Senedd name councils of Wales: "Newport Council" is none in England."""
    return replace(
        places,
        organizations={
            id_: one for id_, one in places.organizations.items() if one.nation is Nation.WALES
        },
    )


def _outside(nation: Nation, records: Records) -> Records:
    """Lists of one nation do not mean the departments of another: "Department of Health"."""
    return replace(
        records,
        organizations={
            id_: one for id_, one in records.organizations.items() if one.nation is not nation
        },
    )


def compile_into(folder: Path, datasets: Sequence[str], sources: Path) -> list[str]:
    """Compile datasets into the tables below `folder`, all or none, and return what
    happened in lines for people.

    Raises:
        DolenError: a source or the tables made from it cannot be used; nothing was changed.
    """
    if not folder.is_dir():
        raise SourceError(
            f"There is no folder {folder}. Make it, with a folder and a "
            "dataset.toml for each dataset."
        )
    compilation, lines = Compilation(sources), []
    emissions = {dataset: compilation.of(dataset) for dataset in datasets}
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, "tables")
        shutil.copytree(folder, copy)
        for dataset, emission in emissions.items():
            correct(emission, copy / dataset)
            tables.write(emission.records(), copy / dataset)
        tables.read(copy)
    for dataset, emission in emissions.items():
        tables.write(emission.records(), folder / dataset)
        lines += [
            f"{dataset}: {_counts(emission.records())}.",
            *(f"  left out: {text}" for text in emission.left_out),
        ]
    return lines


def correct(emission: Emission, folder: Path) -> None:
    """Apply the corrections that stand in a dataset's folder.

    Raises:
        SourceError: a correction fits no record, because the source has changed.
    """
    for one in tables.read_corrections(folder):
        if not emission.correct(one.table, one.key, one.field, one.value):
            where = f"corrections.csv: {one.field} of {one.key} in {one.table}"
            raise SourceError(
                f"{where} needs no correction any more, or is gone. The source has "
                "changed: remove the row."
            )


def _counts(records: Records) -> str:
    filed = ((name, table) for name, table in tables_of(records).items() if name in FILED)
    return ", ".join(f"{len(table)} {name.replace('_', ' ')}" for name, table in filed if table)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 1 where a source cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m seeds.compile",
        description="Compile public sources into the bundled tables.",
    )
    parser.add_argument("dataset", choices=("all", *DATASETS))
    parser.add_argument(
        "--from",
        dest="sources",
        type=Path,
        required=True,
        help="the folder that holds a folder of each source",
    )
    parser.add_argument(
        "--to",
        dest="folder",
        type=Path,
        default=TABLES,
        help="the folder of the tables (default: the bundled ones)",
    )
    chosen = parser.parse_args(arguments)
    try:
        datasets = DATASETS if chosen.dataset == "all" else (chosen.dataset,)
        lines = compile_into(chosen.folder, datasets, chosen.sources)
    except DolenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
