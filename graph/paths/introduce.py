"""Introduction paths: the exact best simple paths from a Centre to a target, without detours, merged, and picked to differ.

    S(path) = prod(s of each tie) * prod(q of each introducer) * 0.8^(hops - 1)

Candidates come from the search in order of S. Going down them, a *detour* is dropped and a *substitute* joins the row that it
stands in for, until five rows for each path that is wanted stand; the answer is the diverse pick among the rows.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from graph.dates import say
from graph.errors import InputError
from graph.model import ActorId, Organization, OrganizationId
from graph.names.entries import label
from graph.ontology import CENTRE_KINDS, CHAIRS
from graph.paths.advice import advice_for
from graph.paths.answer import Hop, IntroductionPaths, Lead, Path, PersonTarget, Question
from graph.paths.explain import hop_sentence
from graph.paths.lead import lead_of, worse_or_equal
from graph.paths.nopath import no_path
from graph.paths.search import INF, best_paths
from graph.paths.target import Targets, find_targets
from graph.ties.tie import Tie
from graph.view import View

ROWS_FOR_EACH = 5
CANDIDATES_FOR_EACH = 50
MOST_PATHS = 20
MOST_HOPS = 6


def introduction_paths(view: View, question: Question, *, time_limit: float = 5.0) -> IntroductionPaths:
    """Return who can introduce the Centre to the target on the view's date, or why nobody can and what would help.

    Args:
        time_limit: seconds for the search; when it is up the answer holds the best paths found so far and `complete` is False.

    Raises:
        InputError: an id that nothing has or that is of another kind, a number out of range, a Centre that asks for itself.
    """
    _check(question)
    centre = _centre(view, question.centre)
    found = find_targets(view, question.target)
    sources, targets = _ends(view, centre, found, question)
    deadline = time.monotonic() + time_limit
    search = _Search(view, question, sources, targets)
    rows, complete = search.rows(deadline)
    picked = _diverse(rows, question.first, question.diversity)
    paths = tuple(_path(view, rank, row, sources) for rank, row in enumerate(picked, start=1))
    nothing = None if paths else no_path(view, centre, found, question, sources, targets)
    best = max(rows, key=lambda row: row.first.score, default=None)
    helps = not paths or all(path.lead is Lead.LONG_SHOT for path in paths)
    return IntroductionPaths(
        centre=centre.id,
        as_of=view.as_of,
        targets=found.actors,
        paths=paths,
        complete=complete,
        no_path=nothing,
        advice=advice_for(view, centre, found, question, sources, targets, paths, best.first.score if best else 0.0) if helps else (),
        notes=_notes(view, question.centre, centre),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """One simple path, read from the Centre's side."""

    actors: tuple[ActorId, ...]
    ties: tuple[Tie, ...]
    score: float
    lead: Lead

    @property
    def introducers(self) -> tuple[ActorId, ...]:
        return self.actors[1:-1]

    def bodies(self) -> tuple[frozenset[str], ...]:
        """The bodies with a factor on each hop."""
        return tuple(frozenset(shared.key for shared in tie.shared) for tie in self.ties)


@dataclass(slots=True, eq=False)
class Row:
    """A path and those that differ from it in one introducer only."""

    first: Candidate
    substitutes: list[ActorId] = field(default_factory=list)

    def touched(self) -> frozenset[str]:
        """What the path goes through: its introducers and all bodies with a factor on its hops."""
        return frozenset(self.first.introducers).union(*self.first.bodies())


class _Search:
    def __init__(self, view: View, question: Question, sources: Sequence[ActorId], targets: Sequence[ActorId]) -> None:
        self._view, self._question = view, question
        network = view.network
        self._sources = [network.number[actor] for actor in sources]
        self._targets = [network.number[actor] for actor in targets]
        self._node = list(network.node)
        for actor in question.avoid:
            self._node[network.number[actor]] = INF

    def rows(self, deadline: float) -> tuple[list[Row], bool]:
        """Return rows in order of S, and whether the search came to its end."""
        wanted, most = ROWS_FOR_EACH * self._question.first, CANDIDATES_FOR_EACH * self._question.first
        network = self._view.network
        search = best_paths(
            network.adjacency(self._question.basis),
            self._node,
            self._sources,
            self._targets,
            self._question.max_hops,
            first_only=network.governments,
            k=most,
            time_is_up=lambda: time.monotonic() > deadline,
        )
        rows = _Rows()
        for candidate in self._candidates(search):
            rows.add(candidate)
            if len(rows.rows) == wanted:
                break
        return rows.rows, not search.out_of_time

    def _candidates(self, search: Iterable[tuple[int, tuple[int, ...]]]) -> Iterator[Candidate]:
        network = self._view.network
        for _, numbers in search:
            actors = tuple(network.actors[i] for i in reversed(numbers))
            ties = tuple(tie for a, b in pairwise(actors) if (tie := network.tie(a, b)) is not None)
            yield Candidate(actors, ties, network.score(actors, [tie.strength for tie in ties]), lead_of(ties))


class _Rows:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._leads: dict[tuple[ActorId, ...], Lead] = {}
        self._alike: dict[object, Row] = {}

    def add(self, candidate: Candidate) -> None:
        """Drop a detour, merge a substitute, or begin a row."""
        if self._is_detour(candidate):
            return
        introducers = candidate.introducers
        known = self._leads.get(introducers)
        if introducers and (known is None or worse_or_equal(known, candidate.lead)):
            self._leads[introducers] = candidate.lead
        keys = list(_keys(candidate))
        alike = [self._alike[key] for key in keys if key in self._alike]
        if alike:
            row = min(alike, key=self.rows.index)
            row.substitutes += [actor for actor in introducers if actor not in row.first.introducers]
            return
        row = Row(candidate)
        self.rows.append(row)
        for key in keys:
            self._alike.setdefault(key, row)

    def _is_detour(self, candidate: Candidate) -> bool:
        """A path that holds all introducers of a better one in the same order and more, without a better lead."""
        introducers = candidate.introducers
        shorter = (part for size in range(1, len(introducers)) for part in combinations(introducers, size))
        return any(part in self._leads and worse_or_equal(candidate.lead, self._leads[part]) for part in shorter)


def _keys(candidate: Candidate) -> Iterator[object]:
    """What two paths share that differ in one introducer: ends, the other introducers, bands and bodies of every hop."""
    bands = tuple(tie.band for tie in candidate.ties)
    for i in range(1, len(candidate.actors) - 1):
        yield (i, candidate.actors[:i], candidate.actors[i + 1 :], bands, candidate.bodies())


def _diverse(rows: Sequence[Row], first: int, gamma: float) -> list[Row]:
    """Pick greedily by S * (1 - gamma * the largest Jaccard likeness with those already picked); return them in order of S."""
    touched = {id(row): row.touched() for row in rows}
    picked: list[Row] = []
    left = list(rows)
    while left and len(picked) < first:
        best = max(left, key=lambda row: row.first.score * (1 - gamma * _likeness(touched, row, picked)))
        picked.append(best)
        left.remove(best)
    return sorted(picked, key=rows.index)


def _likeness(touched: dict[int, frozenset[str]], row: Row, picked: Sequence[Row]) -> float:
    ours = touched[id(row)]
    others = (touched[id(other)] for other in picked)
    return max((len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0 for theirs in others), default=0.0)


def _path(view: View, rank: int, row: Row, sources: Sequence[ActorId]) -> Path:
    candidate = row.first
    hops = tuple(
        Hop(from_=a, to=b, tie=tie, sentence=hop_sentence(view, tie))
        for (a, b), tie in zip(pairwise(candidate.actors), candidate.ties, strict=True)
    )
    fresh = [hop.tie.freshest for hop in hops if hop.tie.freshest is not None]
    return Path(
        rank=rank,
        score=candidate.score,
        lead=candidate.lead,
        actors=candidate.actors,
        hops=hops,
        substitutes=tuple(dict.fromkeys(row.substitutes)),
        ask_first=_ask_first(view, candidate),
        freshest_evidence=max(fresh, key=lambda date: date.last, default=None),
    )


def _ask_first(view: View, candidate: Candidate) -> ActorId | None:
    """The colleague who starts the path; without one the first introducer; on a direct path a chair of the largest shared body."""
    start, target = candidate.actors[0], candidate.actors[-1]
    if start in view.records.people:
        return start
    if candidate.introducers:
        return candidate.introducers[0]
    shared = candidate.ties[0].shared
    if not shared:
        return None
    body = shared[0].organization
    for spell in view.tenure.of_organization(body):
        chair = spell.membership.actor
        if chair is not None and chair != target and spell.membership.role in CHAIRS and view.tenure.in_office(chair, view.as_of):
            return chair
    return None


def _check(question: Question) -> None:
    for name, value, low, high in (
        ("first", question.first, 1, MOST_PATHS),
        ("maxHops", question.max_hops, 1, MOST_HOPS),
        ("diversity", question.diversity, 0, 1),
    ):
        if not low <= value <= high:
            raise InputError(f"{name} is {value}. It goes from {low} to {high}.")
    if not question.basis:
        raise InputError("No basis is chosen, so no tie may be used. Choose at least one, or leave it out for all.")


def _centre(view: View, id_: OrganizationId) -> Organization:
    """The Centre that asks; of a merged one the successor."""
    record = view.records.node(id_)
    if record is None:
        raise InputError(f'No Centre has the id "{id_}". Find its id with a search by name.')
    if not isinstance(record, Organization) or record.kind not in CENTRE_KINDS:
        raise InputError(f"{label(record)} is no What Works Centre and no affiliate. Ask for a Centre that would be introduced.")
    return view.records.organizations[OrganizationId(view.network.evidence.current(id_))]


def _ends(
    view: View, centre: Organization, found: Targets, question: Question
) -> tuple[tuple[ActorId, ...], tuple[ActorId, ...]]:
    """Who starts a path and who ends it. Colleagues are starts, so never inside; with the flag only the Centre is a start."""
    starts = (centre.id,) if question.through_colleagues else view.network.starts(centre.id)
    unknown = [actor for actor in sorted(question.avoid) if actor not in view.network.number]
    if unknown:
        raise InputError(f'No person or organization has the id "{unknown[0]}", which is to be avoided. Find its id with a search by name.')
    if found.record in {question.centre, centre.id}:
        raise InputError(f"{centre.name} asks for a path to itself. Choose somebody it wants to meet.")
    if isinstance(question.target, PersonTarget) and question.target.person in view.network.starts(centre.id):
        raise InputError(f"{label(view.records.people[question.target.person])} works for {centre.name}: no introduction is needed.")
    sources = tuple(actor for actor in starts if actor not in question.avoid or actor == centre.id)
    targets = dict.fromkeys(view.network.evidence.current(actor) for actor in found.actors)
    return sources, tuple(actor for actor in targets if actor not in sources)


def _notes(view: View, asked: OrganizationId, centre: Organization) -> tuple[str, ...]:
    notes = []
    for id_ in view.network.evidence.predecessors.get(centre.id, ()):
        before = view.records.organizations[id_]
        if before.valid_to is not None:
            verb = "merged into" if before.status == "merged" else "was succeeded by"
            notes.append(f"{before.name} {verb} {centre.name} in {say(before.valid_to)}.")
    if asked == centre.id and centre.valid_to is not None and centre.valid_to.last < view.as_of:
        notes.append(f"{centre.name} closed in {say(centre.valid_to)}.")
    return tuple(notes)
