"""Exit codes, and which failure gives which."""

from __future__ import annotations

from collections.abc import Sequence

from cli.words import columns
from graph.errors import Ambiguous, DolenError, FolderInUse, StoreError
from graph.words import say

UNEXPECTED = 1
UNUSABLE_INPUT = 2
COULD_NOT_START = 3
STORE_UNAVAILABLE = 4

EXIT_CODES = """\
Exit codes:
  0  answered, or recorded
  1  'dolen doctor' found something wrong, you said no to a question, \
or something unexpected happened
  2  the input or a setting cannot be used: the message says what to do
  3  the server could not start
  4  the store is not available: try again, or see 'dolen doctor'"""


class UnusableInput(DolenError):
    """What was typed cannot be used. Only the terminal says so, in English.
    `candidates`: id and words of what may be meant.
    """

    def __init__(self, text: str, candidates: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(text)
        self.candidates = candidates


class Unexpected(DolenError):
    """The server met a failure of its own."""


def exit_code(error: DolenError) -> int:
    """Return the code with which a command ends on an expected failure."""
    if isinstance(error, Unexpected):
        return UNEXPECTED
    if isinstance(error, StoreError) and not isinstance(error, FolderInUse):
        return STORE_UNAVAILABLE
    return UNUSABLE_INPUT


def message(error: DolenError) -> str:
    """Return the failure in words, with the candidates of an ambiguous name."""
    candidates = error.candidates if isinstance(error, Ambiguous | UnusableInput) else ()
    return "\n".join(
        [str(error), *columns(((id, say(name)) for id, name in candidates), indent="  ")]
    )
