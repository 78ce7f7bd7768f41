"""What the benchmarks ask: introduction paths from Centres to ministers, posts and chairs of
committees, drawn by a fixed seed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path

from bench.server import Failed
from cli.hub import BUNDLED
from graph.model import OrganizationKind, PersonId, Records
from graph.ontology import CENTRE_KINDS, CHAIRS
from graph.paths.answer import PersonTarget, PostTarget, Question, Target
from graph.tables import read
from graph.tenure import Tenure, is_open

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


def options(prog: str, description: str) -> argparse.ArgumentParser:
    """Return the options that say what is asked, for a benchmark to add its own."""
    parser = argparse.ArgumentParser(
        prog=prog, description=description.split("\n\n", maxsplit=1)[0]
    )
    parser.add_argument(
        "--tables",
        type=Path,
        default=BUNDLED,
        help="folder of datasets (default: the bundled ones)",
    )
    parser.add_argument(
        "--questions", type=at_least_one, default=200, help="questions of the mix (default: 200)"
    )
    parser.add_argument(
        "--as-of",
        type=dt.date.fromisoformat,
        default=dt.date(2026, 11, 24),
        help="their date (default: 2026-11-24)",
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of the draw (default: 1)")
    return parser


def at_least_one(text: str) -> int:
    """Return the number of an option.

    Raises:
        argparse.ArgumentTypeError: it is no whole number from 1.
    """
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return int(text)


def questions(tables: Path, as_of: dt.date, count: int, seed: int) -> list[Question]:
    """Return `count` questions drawn by a seed, or all there are where there are fewer.

    They are pairs of a Centre that is open on the date with a minister, a minister's post or
    the chair of a committee.

    Raises:
        Failed: the tables have no such pair.
    """
    records = read(tables)
    tenure = Tenure(records)
    centres = sorted(
        o.id for o in records.organizations.values() if o.kind in CENTRE_KINDS and is_open(o, as_of)
    )
    targets = dict.fromkeys(_targets(records, tenure, as_of))
    pairs = list(itertools.product(centres, sorted(targets, key=str)))
    if not pairs:
        raise Failed(
            f"{tables} has no Centre or nobody in office on {as_of}: there is nothing to ask. "
            "Give other --tables or --as-of."
        )
    drawn = random.Random(seed).sample(pairs, min(count, len(pairs)))
    return [Question(centre=centre, target=target) for centre, target in drawn]


def variables(question: Question, as_of: dt.date) -> dict[str, object]:
    """Return the variables with which `TEXT` asks a question."""
    kind, id_ = _kind_and_id(question.target)
    limits = {"first": question.first, "maxHops": question.max_hops}
    return {
        "input": {
            "centre": question.centre,
            "target": {kind: id_},
            "asOf": as_of.isoformat(),
            **limits,
        }
    }


def body(question: Question, as_of: dt.date) -> bytes:
    """Return the body of a request that asks a question."""
    return json.dumps({"query": TEXT, "variables": variables(question, as_of)}).encode()


def named(question: Question) -> str:
    """Return a question in short: "yef to post welsh-ministers-first-minister-of-wales"."""
    return " ".join((question.centre, "to", *_kind_and_id(question.target)))


def _kind_and_id(target: Target) -> tuple[str, str]:
    match target:
        case PersonTarget(person=person):
            return "person", person
        case PostTarget(post=post):
            return "post", post
        case other:
            raise ValueError(f"No benchmark asks for {other}.")


def _targets(records: Records, tenure: Tenure, as_of: dt.date) -> Iterator[Target]:
    for body in records.organizations.values():
        for membership in (spell.membership for spell in tenure.of_organization(body.id, as_of)):
            minister = body.kind is OrganizationKind.MINISTERIAL_TEAM
            chair = body.kind is OrganizationKind.COMMITTEE and membership.role in CHAIRS
            if (minister or chair) and membership.actor is not None:
                yield PersonTarget(person=PersonId(membership.actor))
            if minister and membership.post is not None:
                yield PostTarget(post=membership.post)
