"""`dolen doctor`: whether the graph is well."""

from __future__ import annotations

from cli.options import DataFolder, Json

EXAMPLES = """\b
Examples:
  dolen doctor
  dolen doctor --data ~/try --json"""


def doctor(data: DataFolder = None, as_json: Json = False) -> None:
    """Report on the health of the graph. Ends with 1 where something is wrong."""
