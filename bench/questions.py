"""What the benchmarks ask: introduction paths from Centres to ministers, posts and chairs of committees, drawn by a fixed seed."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.model import OrganizationKind, Records
from graph.ontology import CENTRE_KINDS, CHAIRS
from graph.tables import read
from graph.tenure import Tenure, is_open

Variables = Mapping[str, Mapping[str, object]]
Target = tuple[str, str]
"""The kind of target in GraphQL, and its id."""

TEXT = """
query Paths($input: IntroductionPathsInput!) {
  introductionPaths(input: $input) {
    centre { id name }
    asOf
    targets { ...Named }
    paths {
      rank
      score
      lead
      actors { ...Named }
      introducers { ...Named }
      substitutes { ...Named }
      askFirst { ...Named }
      hops {
        from { ...Named }
        to { ...Named }
        sentence
        sharedBodies { organization { ...Named } roleOfFrom roleOfTo size endedOn }
        tie {
          strength
          band
          basis
          parts { kind value share }
          evidence { edges { node { sentence validFrom validTo sources { ...Cited } } } }
        }
      }
      weakestHop { from { id } to { id } }
      freshestEvidence
    }
    complete
    noPath { reason sentence hopsNeeded unknowns lastContact { id name date sources { ...Cited } } }
    advice {
      step
      sentence
      organization { id name }
      people { ...Named }
      matches
      tieNow
      tieIfDone
      scoreIfDone
      leadIfDone
      sources { ...Cited }
    }
    notes
  }
}
fragment Named on Actor { __typename id name }
fragment Cited on Source { id title publisher url }
"""
"""All that a page or a program would show of an answer."""


def questions(tables: Path, as_of: dt.date, count: int, seed: int, *, max_hops: int = 3, first: int = 5) -> list[Variables]:
    """Return `count` questions drawn by a seed, or all there are where there are fewer.

    They are pairs of a Centre that is open on the date with a minister, a minister's post or the chair of a committee.
    """
    records = read(tables)
    tenure = Tenure(records)
    centres = sorted(o.id for o in records.organizations.values() if o.kind in CENTRE_KINDS and is_open(o, as_of))
    pairs = list(itertools.product(centres, sorted(set(_targets(records, tenure, as_of)))))
    drawn = random.Random(seed).sample(pairs, min(count, len(pairs)))
    asked = {"asOf": as_of.isoformat(), "maxHops": max_hops, "first": first}
    return [{"input": {"centre": centre, "target": {kind: target}, **asked}} for centre, (kind, target) in drawn]


def named(variables: Variables) -> str:
    """Return a question in short: "yef to post welsh-ministers-first-minister-of-wales"."""
    asked = variables["input"]
    target = asked["target"]
    assert isinstance(target, dict)
    return f"{asked['centre']} to {' '.join(next(iter(target.items())))}"


def _targets(records: Records, tenure: Tenure, as_of: dt.date) -> Iterator[Target]:
    for body in records.organizations.values():
        spells = tenure.of_organization(body.id, as_of)
        if body.kind is OrganizationKind.MINISTERIAL_TEAM:
            yield from (("person", spell.membership.actor) for spell in spells if spell.membership.actor is not None)
            yield from (("post", spell.membership.post) for spell in spells if spell.membership.post is not None)
        elif body.kind is OrganizationKind.COMMITTEE:
            chairs = (spell.membership for spell in spells if spell.membership.role in CHAIRS)
            yield from (("person", chair.actor) for chair in chairs if chair.actor is not None)
