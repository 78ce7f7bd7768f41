"""Addresses of every page of the site, drawn by a fixed seed from a graph in which a
Centre has recorded a little.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from api.pages.addresses import page_of
from api.pages.site import PAGES
from bench.server import Failed
from graph.dates import PartialDate
from graph.hub import Hub
from graph.kinds import KINDS
from graph.landscape.centres import centres
from graph.metrics.question import MetricId
from graph.model import (
    ActorId,
    Interaction,
    InteractionKind,
    Lens,
    Membership,
    Nation,
    Node,
    OrganizationId,
    Person,
    PersonId,
    RecordId,
    Role,
)
from graph.paths.answer import PersonTarget, PostTarget, Question
from graph.recording.commands import Add
from graph.records.tables import tables_of
from graph.view import View, Viewer

UPLOADS = frozenset({"import-preview", "import-columns", "import-left-out", "import-template"})
"""They need an upload that somebody sent just before, or are a file of one line."""
SIGNING_IN = frozenset(
    {
        "account",
        "invitation",
        "keys",
        "one-account",
        "people",
        "sign-in",
        "sign-in-provider",
        "sign-in-return",
        "sign-out",
    }
)
"""Nobody signs in where pages are measured."""
LEFT_OUT = UPLOADS | SIGNING_IN
CENTRES = "{ centres { nodes { name } } }"


def first_centre(view: View) -> OrganizationId:
    """Return the Centre for which pages are asked: the first that is open, by id.

    Raises:
        Failed: there is none.
    """
    known = sorted(each.id for each in centres(view.records, view.as_of))
    if not known:
        raise Failed("The tables have no Centre that is open: pages are measured for one.")
    return known[0]


async def addresses(
    hub: Hub, viewer: Viewer, questions: Sequence[Question], count: int, seed: int
) -> Mapping[str, Sequence[str]]:
    """Return `count` addresses of each page by its name, the same ones again where there are fewer;
    none of a page without a record.

    Raises:
        Failed: the site has a page of which no address is known here.
    """
    own = await _recorded(hub, viewer)
    view, draw = await hub.view(viewer), random.Random(seed)
    of_records = _of_records(view)
    known = {
        "search": [f"/search?{urlencode({'q': word})}" for word in _words(view)],
        "path": [
            f"/path?{urlencode({'from': each.centre, 'to': _target(each)})}" for each in questions
        ],
        "path-over-time": [
            f"/path/over-time?{urlencode({'from': each.centre, 'to': _target(each)})}"
            for each in questions
        ],
        "compare": [f"/compare?{urlencode({'to': _target(each)})}" for each in questions],
        "tie": [f"/tie?{urlencode({'a': a, 'b': b})}" for a, b in sorted(view.network.strengths)],
        "query": [f"/query?{urlencode({'query': CENTRES})}"],
        "targets": [f"/targets/{nation}" for nation in Nation],
        "network-of": [f"/centre/{viewer.centre}/network"],
        "landscape-cell": [
            f"/landscape/cell?row=mental-health&column={nation}" for nation in Nation
        ],
        **_of_outcomes(view),
        "nation": [f"/nation/{nation}" for nation in Nation],
        "metric-over-time": ["/metrics/M-03/over-time"],
        "metric": [f"/metrics/{id}?nation={nation}" for id in MetricId for nation in Nation],
        "source": [f"/sources/{id}" for id in sorted(view.records.sources)],
        **{
            kind.prefix: [
                f"/{kind.prefix}/{id}" for id in sorted(tables_of(view.records)[kind.table])
            ]
            for kind in KINDS
            if kind.apart
        },
        **{
            f"record-{what}": [f"/record/{what}?{urlencode(values)}"]
            for what, values in own.items()
        },
    }
    may_lack = {"interaction", "network", "tie", *(kind.prefix for kind in KINDS if kind.apart)}
    found: dict[str, Sequence[str]] = {}
    for page in PAGES:
        if page.name in LEFT_OUT:
            continue
        drawn = (
            known.get(page.name)
            or of_records.get(page.name)
            or ([page.path] if "{" not in page.path else [])
        )
        if not drawn and page.name not in may_lack:
            raise Failed(
                f'No address is known of the page "{page.name}". Add one to '
                "bench/page_addresses.py."
            )
        draw.shuffle(drawn)
        found[page.name] = list(itertools.islice(itertools.cycle(drawn), count))
    return found


async def _recorded(hub: Hub, viewer: Viewer) -> Mapping[str, Mapping[str, str]]:
    """Record a person, who works for the Centre and met it, and return what each page
    about such records is asked.
    """
    assert viewer.centre is not None
    new = RecordId("+")
    person = await hub.desk.record(
        viewer, Add(record=Person(id=PersonId(ActorId(new)), name="Jo Measure"))
    )
    actor = ActorId(person.record_id)
    membership = await hub.desk.record(
        viewer,
        Add(record=Membership(id=new, actor=actor, organization=viewer.centre, role=Role.MEMBER)),
    )
    await hub.desk.record(
        viewer,
        Add(
            record=Interaction(
                id=new,
                kind=InteractionKind.MEETING,
                date=PartialDate("2026-11-02"),
                actors=(actor, viewer.centre),
            )
        ),
    )
    assert membership.change is not None
    return {
        "memberships": {"of": person.record_id},
        "end": {"record": membership.record_id},
        "correct": {"record": person.record_id},
        "merge": {"record": person.record_id},
        "remove": {"record": membership.record_id},
        "done": {"change": membership.change.id},
    }


def _of_records(view: View) -> Mapping[str, list[str]]:
    """Return the addresses of all profiles, by the name of their page."""
    records = view.records
    nodes: Iterable[Node] = itertools.chain(
        records.people.values(),
        records.organizations.values(),
        records.posts.values(),
        records.places.values(),
        records.interactions.values(),
    )
    paths = {page.name: page.path for page in PAGES}
    found: dict[str, list[str]] = {}
    for node in sorted(nodes, key=lambda node: RecordId(node.id)):
        found.setdefault(page_of(node), []).append(paths[page_of(node)].replace("{id}", node.id))
    return found


def _of_outcomes(view: View) -> Mapping[str, list[str]]:
    """Return the addresses of the pages about an outcome."""
    outcomes = sorted(
        (each for each in view.records.concepts.values() if each.lens is Lens.OUTCOME),
        key=lambda each: each.id,
    )
    return {
        "signpost": [f"/signpost?{urlencode({'q': each.label})}" for each in outcomes],
        "consult": [f"/consult?title=New&outcomes={each.id}" for each in outcomes],
        "trade-offs": [f"/trade-offs?outcome={each.id}" for each in outcomes],
        "divergence": [f"/divergence?outcome={each.id}" for each in outcomes],
        "challenges": [f"/challenges?place={id}" for id in sorted(view.records.places)],
    }


def _words(view: View) -> Sequence[str]:
    """Return what people look for: the last word of each name."""
    return sorted(
        {person.name.split()[-1] for person in view.records.people.values() if person.name}
    )


def _target(question: Question) -> str:
    match question.target:
        case PersonTarget(person=person):
            return person
        case PostTarget(post=post):
            return post
        case other:
            raise Failed(f"The mix has no questions for a {type(other).__name__}.")
