"""Whether a person sits at the command."""

from __future__ import annotations

import sys


def in_terminal() -> bool:
    """Return whether somebody can be asked: a terminal is read and written."""
    return sys.stdin.isatty() and sys.stdout.isatty()
