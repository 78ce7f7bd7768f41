"""Introduction paths: the exact best simple paths from a Centre to a target, without detours,
merged, and picked to differ.

    S(path) = prod(s of each tie) * prod(q of each introducer) * 0.8^(hops - 1)

Candidates come from the search in order of S. Going down them, a *detour* is dropped and a
*substitute* joins the row that it stands in for, until five rows for each path that is wanted
stand; the answer is the diverse pick among the rows, the best lead first.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.attention import look
from graph.paths.advice import advice_for, may_be_advised
from graph.paths.advice_words import nothing_helps
from graph.paths.answer import Hop, IntroductionPaths, Lead, Path, Question
from graph.paths.asked import Understood, search_for, understand
from graph.paths.explain import hop_sentence
from graph.paths.lead import lead_of
from graph.paths.nopath import no_path
from graph.paths.notes import notes
from graph.paths.preferred import ask_first, preference
from graph.paths.rows import Candidate, Row, Rows, diverse, lead_then_score
from graph.paths.target import Targets
from graph.view import View

ROWS_FOR_EACH = 5
CANDIDATES_FOR_EACH = 50


def introduction_paths(
    view: View,
    question: Question,
    found: Targets | None = None,
    *,
    advise: bool = False,
    time_limit: float = 5.0,
) -> IntroductionPaths:
    """Return who can introduce the Centre to the target on the view's date, or why nobody
    can and what would help.

    Args:
        found: who satisfies the target, where the caller knows already.
        advise: also say what would help where a path is better than a long
            shot, unless time was up.
        time_limit: seconds for the search;
            when it is up the answer holds the best paths found so far and `complete` is False.

    Raises:
        InputError: an id that nothing has or that is of another kind, a number out of range, a
            Centre that asks for itself.
    """
    asked = understand(view, question, found)
    search = _search(view, asked, time.monotonic() + time_limit)
    rows, complete = search.rows, search.in_time
    picked = diverse(rows, question.first, question.diversity, any_end=asked.found.any_of_them)
    paths = tuple(_path(view, asked, rank, row) for rank, row in enumerate(picked, start=1))
    long_shot = all(path.lead is Lead.LONG_SHOT for path in paths)
    best = max((row.first.score for row in rows), default=0.0)
    wanted = long_shot or (advise and complete)
    advice = advice_for(view, asked, paths, best=best) if wanted else ()
    helpless = long_shot and not advice and may_be_advised(view, asked)
    return IntroductionPaths(
        centre=asked.centre.id,
        as_of=view.as_of,
        targets=asked.found.actors,
        paths=paths,
        complete=complete,
        more=True if len(rows) > len(paths) else False if search.all_seen else None,
        no_path=None if paths or not complete else no_path(view, asked),
        advice=advice,
        notes=(
            *notes(view, asked, paths),
            *((nothing_helps(view, asked, paths),) if helpless else ()),
        ),
    )


def best_path(view: View, question: Question, *, time_limit: float = 1.0) -> Path | None:
    """Return of the few best paths that answer a question the one with the best lead, without
    what would help; None where there is none.

    Raises:
        InputError: as `introduction_paths`.
    """
    asked = understand(view, replace(question, first=1))
    rows = _search(view, asked, time.monotonic() + time_limit).rows
    best = min(rows, key=lead_then_score, default=None)
    return _path(view, asked, 1, best) if best is not None else None


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows in order of S. `all_seen`: no candidate is left that could make a further one."""

    rows: list[Row]
    in_time: bool
    all_seen: bool


def _search(view: View, asked: Understood, deadline: float) -> _Found:
    first = asked.question.first
    most = CANDIDATES_FOR_EACH * first
    search = search_for(view, asked, most, lambda: is_up(deadline))
    rows, seen = Rows(preference(view, asked) if asked.found.any_of_them else None), 0
    for _, numbers in search:
        rows.add(_candidate(view, numbers))
        seen += 1
        if len(rows.rows) == ROWS_FOR_EACH * first:
            break
    in_time = not search.out_of_time
    return _Found(rows.rows, in_time, all_seen=in_time and seen < most)


def is_up(deadline: float) -> bool:
    """Return whether the clock has passed a deadline of a search;
    a search for which nobody waits ends here.
    """
    look()
    return time.monotonic() > deadline


def _candidate(view: View, numbers: Sequence[int]) -> Candidate:
    network = view.network
    actors = tuple(network.actors[i] for i in reversed(numbers))
    ties = tuple(tie for a, b in pairwise(actors) if (tie := network.tie(a, b)) is not None)
    lead = lead_of(ties, through_minister=not network.ministers.isdisjoint(actors[1:-1]))
    return Candidate(actors, ties, network.score(actors, [tie.strength for tie in ties]), lead)


def _path(view: View, asked: Understood, rank: int, row: Row) -> Path:
    candidate = row.told
    hops = tuple(
        Hop(from_=a, to=b, tie=tie, sentence=hop_sentence(view, tie))
        for (a, b), tie in zip(pairwise(candidate.actors), candidate.ties, strict=True)
    )
    fresh = [(hop.tie.freshest, hop.tie.goes_on) for hop in hops if hop.tie.freshest is not None]
    freshest, goes_on = max(
        fresh, key=lambda each: (each[0].last, not each[1]), default=(None, False)
    )
    return Path(
        rank=rank,
        score=candidate.score,
        lead=candidate.lead,
        actors=candidate.actors,
        hops=hops,
        substitutes=tuple(dict.fromkeys(row.substitutes)),
        other_ends=tuple(
            actor for actor in (row.first.actors[-1], *row.ends) if actor != candidate.actors[-1]
        ),
        ask_first=ask_first(view, asked, candidate),
        freshest_evidence=freshest,
        freshest_goes_on=goes_on,
    )
