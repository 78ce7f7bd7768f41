"""Says in the last line of a run whether the folder of files as people have them was there."""

from __future__ import annotations

import os

import pytest

CASES = "DOLEN_CASES"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not os.environ.get(CASES):
        terminalreporter.write_line(f"files as people have them: none, since {CASES} is not set")
