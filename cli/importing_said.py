"""What `dolen import` is told of the files, as the mutation takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cli.errors import UnusableInput

Given = dict[str, object]


@dataclass(frozen=True, slots=True)
class SaidOfFiles:
    """What the command says of the files."""

    columns: dict[str, str]
    """By heading or letter what a column is."""
    month_first: bool | None
    first_row_is_data: bool | None
    keep: Sequence[int]
    leave_out: Sequence[int]
    leave_out_rest: bool

    @property
    def _of_all(self) -> bool | None:
        """What is said of all sheets alike. None: nothing."""
        return self.month_first if self.first_row_is_data is None else self.first_row_is_data

    def is_to_be_told(self, given: Given) -> bool:
        """Whether it is said and not given yet: what the files have is known only after a look."""
        rows = self.keep or self.leave_out or self.leave_out_rest
        said = self.columns or self._of_all is not None or rows
        return bool(said) and "leaveOutRest" not in given

    def told(self, shown: dict[str, Any]) -> Given:
        """Return it as the mutation takes it.

        Raises:
            UnusableInput: a column is none of the files, or there are several calendars.
        """
        headings = {
            name for sheet in shown["sheets"] for one in sheet["columns"] for name in _names(one)
        }
        if unknown := [name for name in self.columns if name.casefold() not in headings]:
            raise UnusableInput(f'There is no column "{unknown[0]}" in the files. Correct it.')
        calendars = {entry["file"] for entry in shown["entries"]["nodes"]}
        if self.keep and len(calendars) != 1:
            raise UnusableInput("--keep takes rows of one calendar. Import each by itself.")
        files = {sheet["file"] for sheet in shown["sheets"]} | {
            node["file"]
            for name in ("new", "changed", "unusable", "leftOut")
            for node in shown[name]["nodes"]
        }
        if self.leave_out and len(files) != 1:
            raise UnusableInput("--leave-out takes rows of one file. Import each by itself.")
        wanted = {name.casefold(): meaning for name, meaning in self.columns.items()}
        sheets = []
        for sheet in shown["sheets"]:
            means = [
                next((wanted[name] for name in _names(one) if name in wanted), one["means"])
                for one in sheet["columns"]
            ]
            if all(means) and (wanted or self._of_all is not None):
                sheets.append(
                    {
                        "fingerprint": sheet["fingerprint"],
                        "columns": [mean.upper().replace("-", "_") for mean in means],
                        "monthFirst": self.month_first,
                        "firstRowIsData": self.first_row_is_data,
                    }
                )
        return {
            "columns": sheets,
            "keep": [{"file": file, "row": row} for file in calendars for row in self.keep],
            "leaveOut": [{"file": file, "row": row} for file in files for row in self.leave_out],
            "leaveOutRest": self.leave_out_rest,
        }


def _names(column: dict[str, Any]) -> Sequence[str]:
    return column["heading"].casefold(), column["letter"].casefold()
