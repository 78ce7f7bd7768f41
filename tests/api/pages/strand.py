"""Two Centres and an assembly, for target lists and figures.

Bo is First Minister; the post of the Minister for Tides is vacant; the Minister for Salt was a
title until 2025. Cai and Dee sit on the Health Committee.
"""

from __future__ import annotations

from graph.model import OrganizationKind, Records
from tests.graph.world import ASSEMBLY, World

SINCE = "2026-05-08"


def records() -> Records:
    world = World()
    for centre in ("harbour", "lighthouse"):
        world.centre(centre, name=f"{centre.title()} Centre")
    world.seat("bo", "cai", "dee", since=SINCE)
    world.office("first", "First Minister", SINCE)
    world.minister("bo", "first", SINCE)
    world.office("tides", "Minister for Tides", SINCE)
    world.office("salt", "Minister for Salt")
    world.minister("cai", "salt", "2022", "2025-06-30")
    world.body("health", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Health Committee")
    world.member("cai", "health", since=SINCE)
    world.member("dee", "health", since=SINCE)
    return world.records
