"""How much of each nation the bundled data reaches: over all open Centres, the share of pairs of a
Centre and a target with a good path, a fair one, a long shot, and none.

    python -m bench.coverage [--as-of 2026-11-30]

Targets are ministers' posts that are held, people with a seat, and bodies of the kinds that a place
can be asked for, open on the day. A path has at most three hops; of the few best by score the one
of the best lead counts.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cli.hub import BUNDLED
from graph.memory import Memory
from graph.metrics.side import OpenCentres
from graph.model import Nation, OrganizationKind, PersonId, PostKind, Record
from graph.names.nation import nation_of
from graph.ontology import KINDS_OF_BODY, MOVES_OTHERS
from graph.paths.answer import BodyTarget, Lead, PersonTarget, PostTarget, Question, Target
from graph.paths.introduce import best_path
from graph.paths.meant import people_of
from graph.tables import read
from graph.tenure import is_open
from graph.view import View, Viewer

MINISTERS, MEMBERS = "ministers", "people with a seat"
NONE = "none"
COLUMNS = (Lead.GOOD.value, Lead.FAIR.value, Lead.LONG_SHOT.value, NONE)
Row = tuple[str, str]
"""A nation, or the United Kingdom, and a kind of target."""


async def main() -> None:
    options = _options()
    view = await Memory(read(options.tables)).view(Viewer(), options.as_of)
    centres = OpenCentres(view).open
    targets = sorted(_targets(view), key=lambda each: each[0])
    counted: dict[Row, Counter[str]] = {}
    for row, target in targets:
        for centre in centres:
            path = best_path(view, Question(centre=centre, target=target))
            counted.setdefault(row, Counter())[path.lead.value if path else NONE] += 1
    print(f"{len(centres)} open Centres on {options.as_of}, {len(targets)} targets")
    print(f"{'':18}{'':20}{'targets':>8}" + "".join(f"{name:>11}" for name in COLUMNS))
    for (nation, kind), leads in counted.items():
        pairs = leads.total()
        shares = "".join(f"{leads[name] / pairs:>10.1%} " for name in COLUMNS)
        print(f"{nation:18}{kind:20}{pairs // len(centres):>8}{shares}")


def _targets(view: View) -> Iterator[tuple[Row, Target]]:
    records, day = view.records, view.as_of

    def of(record: Record, kind: str) -> Row:
        nation: Nation | None = nation_of(records, view.tenure, record, day)
        return (nation.value if nation else "united-kingdom", kind)

    for post in records.posts.values():
        if post.kind is PostKind.MINISTER and people_of(view, view.tenure.of_post(post.id, day)):
            yield of(post, MINISTERS), PostTarget(post=post.id)
    for body in records.bodies:
        if body.kind is OrganizationKind.LEGISLATURE:
            spells = view.tenure.of_organization(body.id, day)
            for person in people_of(view, spells):
                yield of(body, MEMBERS), PersonTarget(person=PersonId(person))
        elif (
            KINDS_OF_BODY[body.kind].of_a_place
            and body.kind not in MOVES_OTHERS
            and is_open(body, day)
        ):
            yield of(body, body.kind.value), BodyTarget(body=body.id)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, default=BUNDLED)
    parser.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date(2026, 11, 30))
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
