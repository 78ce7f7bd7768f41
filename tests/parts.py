"""How the tests are parted among the processes of one run."""

from __future__ import annotations

import re

from xdist.scheduler import LoadScopeScheduling

from tests.engines.server import NEO4J

PAGES = "tests/browser/"


def part(nodeid: str) -> str:
    """Return what a test shares with others, so that one process has them all: the one database of
    Neo4j, the browser and its server, else what its file makes once.
    """
    path, _, name = nodeid.partition("::")
    if re.search(rf"\[(.*-)?{NEO4J}(-.*)?]$", name, re.DOTALL):
        return NEO4J
    return PAGES if path.startswith(PAGES) else path


class Parts(LoadScopeScheduling):  # type: ignore[misc]  # it comes without types
    def _split_scope(self, nodeid: str) -> str:
        return part(nodeid)
