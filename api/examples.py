"""Short questions that have an answer, to be tried: worked out from what the viewer may use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from graph.attention import in_thread
from graph.memory import VIEWS, Latest
from graph.model import Nation, OrganizationId, OrganizationKind, Post, Records
from graph.names.nation import nation_of
from graph.ontology import CENTRE_KINDS
from graph.paths.answer import PostTarget, Question
from graph.paths.asked import needless
from graph.paths.introduce import introduction_paths
from graph.paths.target import find_targets
from graph.tenure import is_open
from graph.view import View

MOST = 2
TRIES = 3
"""For a nation: its ministers with the shortest titles are looked at."""
SECONDS = 1.0
NATIONS = (Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND)


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    centre: OrganizationId
    post: Post


class Examples:
    """Those of the latest views, each worked out once."""

    def __init__(self) -> None:
        self._latest: Latest[tuple[int, str], tuple[Records, Sequence[AnsweredQuestion]]] = Latest(
            VIEWS
        )

    async def of(self, view: View) -> Sequence[AnsweredQuestion]:
        """Return at most two, of different nations where that is possible, from the viewer's own
        Centre; for the public from any that is open.
        """

        async def made() -> tuple[Records, Sequence[AnsweredQuestion]]:
            # the records are held, so that no others take over their identity
            return view.records, await in_thread(_answered, view)

        return (await self._latest.get((id(view.records), view.as_of.isoformat()), made))[1]


def _answered(view: View) -> Sequence[AnsweredQuestion]:
    by_nation = [_of_nation(view, nation) for nation in NATIONS]
    in_turn = chain.from_iterable(zip_longest(*by_nation))
    return list(islice(filter(None, in_turn), MOST))


def _of_nation(view: View, nation: Nation) -> Iterator[AnsweredQuestion]:
    for number, post in enumerate(_ministers(view, nation)[:TRIES]):
        centres = _centres(view)
        for centre in centres[number::TRIES][:TRIES] if len(centres) > 1 else centres:
            question = Question(centre=centre, target=PostTarget(post=post.id), first=1)
            found = find_targets(view, question.target)
            if needless(view, centre, found) is not None:  # the holder works for the Centre
                continue
            if introduction_paths(view, question, found, time_limit=SECONDS).paths:
                yield AnsweredQuestion(centre, post)
                break


def _centres(view: View) -> Sequence[OrganizationId]:
    """Return those from which a question may come, those of short names first."""
    own = view.viewer.centre
    if own is not None:
        return [own]
    open_now = (
        body
        for body in view.records.bodies
        if body.kind in CENTRE_KINDS and is_open(body, view.as_of)
    )
    return [body.id for body in sorted(open_now, key=lambda body: (len(body.name), body.id))]


def _ministers(view: View, nation: Nation) -> Sequence[Post]:
    """Return the posts of a nation's ministers that somebody holds, those of short titles first."""
    records = view.records
    held = [
        post
        for post in records.posts.values()
        if records.organizations[post.organization].kind is OrganizationKind.MINISTERIAL_TEAM
        and nation_of(records, view.tenure, post, view.as_of) is nation
        and view.tenure.of_post(post.id, view.as_of)
    ]
    return sorted(held, key=lambda post: (len(post.label), post.id))
