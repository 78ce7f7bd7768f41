"""The one format for data: bundled, a person's own, exported.
Read, checked and written by one description of its columns.
"""

from graph.tables.reading import Correction, read, read_corrections
from graph.tables.writing import write

__all__ = ["Correction", "read", "read_corrections", "write"]
