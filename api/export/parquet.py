"""Figures as Apache Parquet, where the extra `parquet` is installed."""

from __future__ import annotations

import datetime as dt
import importlib.util
from collections.abc import Sequence
from pathlib import Path

from api.export.figures import COLUMNS, cells_of
from graph.attention import attended
from graph.metrics.figure import Figure
from graph.tables.flat import FlatType

PIECE = 5_000
"""Rows of one row group: what is held in columns at once."""


def has_parquet() -> bool:
    """Return whether `write_parquet` can be called here."""
    return importlib.util.find_spec("pyarrow") is not None


def write_parquet(figures: Sequence[Figure], at: dt.datetime, file: Path) -> None:
    """Write figures that were computed at a moment into a file.

    Raises:
        OSError: the file cannot be written.
    """
    import pyarrow  # here, since most servers start without it
    from pyarrow import parquet

    types = {
        FlatType.INTEGER: pyarrow.int64(),
        FlatType.NUMBER: pyarrow.float64(),
        FlatType.DATE: pyarrow.date32(),
    }
    schema = pyarrow.schema(
        [(column.name, types.get(column.type, pyarrow.string())) for column in COLUMNS]
    )
    with parquet.ParquetWriter(file, schema) as writer:
        for start in attended(range(0, len(figures), PIECE), between=1):
            columns = zip(*cells_of(figures[start : start + PIECE], at), strict=True)
            arrays = [
                pyarrow.array(cells, field.type)
                for cells, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(pyarrow.table(arrays, schema=schema))
