"""Write the tables of Lyonesse: `python -m seeds.demo --to FOLDER`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from graph import tables
from seeds.demo.lyonesse import DATASET, lyonesse


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the dataset into a folder of datasets; what is there of it is replaced."""
    parser = argparse.ArgumentParser(
        prog="python -m seeds.demo", description="Write the tables of an invented nation."
    )
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="Folder of datasets: the tables go into FOLDER/lyonesse.",
    )
    folder = parser.parse_args(arguments).to / DATASET.id
    tables.write(lyonesse(), folder)
    tables.read(folder)  # raises where something does not hold


if __name__ == "__main__":
    main()
