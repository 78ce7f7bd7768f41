"""Evidence into strength: what each part of a tie is worth on a date, and all together.

    s = min(0.98, 1 - (1 - 0.9 s_i)(1 - 0.9 s_f)(1 - 0.6 s_m)(1 - 0.8 s_d))

Each function takes values and the date, and reads no clock. The numbers stand in `parameters.py`;
the worked example is `tests/graph/ties/test_worked_example.py`.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence

from graph.model import DeclaredLevel
from graph.ties import parameters as p
from graph.ties.tie import Band, Basis, Contact, Declared, Formal, PartKind, TiePart


def decay(days: int, half_life: int) -> float:
    """Return what is left of 1 after `days`, in (0, 1];
    days before the date of the question count as none.
    """
    return math.exp2(-max(days, 0) / half_life)


def interaction_part(contacts: Iterable[Contact], as_of: dt.date) -> float:
    """Return `s_i` in [0, 1): `1 - exp(-A/3)` with `A = sum w * g(n) * 2^(-age/H)`, at least
    the trace of past contact.

    `g(n)` shares an interaction out among its n participants (Newman 2001, "Scientific
    collaboration networks II"): 1/sqrt(n-1) for what is personal, 1/(n-1) for emails and events, 0
    above 60. Interactions after `as_of` do not count.
    """
    total, trace = 0.0, 0.0
    for contact in contacts:
        age = (as_of - contact.day).days
        if age < 0 or not 2 <= contact.n <= p.INTERACTION_MOST:
            continue
        kind = p.INTERACTION[contact.kind]
        share = 1 / math.sqrt(contact.n - 1) if kind.personal else 1 / (contact.n - 1)
        total += kind.weight * share * decay(age, kind.half_life)
        if contact.n <= p.CONTACT_MOST:
            trace = max(trace, p.PAST_CONTACT * decay(age, p.PAST_CONTACT_HALF_LIFE))
    return max(-math.expm1(-total / p.INTERACTION_SCALE), trace)


def body_factor(parameters: p.BodyParameters, n: int, days: int | None, since: int) -> float:
    """Return one body's factor in [0, 1): `p * min(1, size/(n-1)) * f * 2^(-e/540)`.

    Args:
        n: members on the last day together.
        days: days together; None where dates are unknown (then f = 0.6).
        since: days since both were last in it (e), 0 while both are.
    """
    size = 1.0 if parameters.size is None or n <= 2 else min(1.0, parameters.size / (n - 1))
    together = p.UNDATED if days is None else 1 - math.exp2(-days / p.TOGETHER_HALF_LIFE)
    return parameters.p * size * together * decay(since, p.MEMBERSHIP_HALF_LIFE)


def membership_part(factors: Iterable[float]) -> float:
    """Return `s_m` in [0, 1) from the factors of the shared bodies: 1 - prod(1 - factor)."""
    return 1 - math.prod(1 - factor for factor in factors)


def formal_value(worth: float, dated: bool, last: dt.date | None, as_of: dt.date) -> float:
    """Return a formal tie's value: full while it lasts, decaying after its end, times 0.6
    where neither date is known.
    """
    if not dated:
        return worth * p.UNDATED
    return worth if last is None else worth * decay((as_of - last).days, p.FORMAL_HALF_LIFE)


def formal_part(formal: Iterable[Formal]) -> float:
    """Return `s_f` in [0, 1): the strongest formal tie of the pair."""
    return max((tie.value for tie in formal), default=0.0)


def declared_part(declared: Iterable[Declared], as_of: dt.date) -> float:
    """Return `s_d` in [0, 1): both sides declared, the lower; one side only, 0.8 of it.
    Of one side the latest counts.
    """
    latest: dict[str, Declared] = {}
    for said in declared:
        if said.day <= as_of and (said.by not in latest or latest[said.by].day < said.day):
            latest[said.by] = said
    values = [
        p.DECLARED[said.level] * decay((as_of - said.day).days, p.DECLARED_HALF_LIFE)
        for said in latest.values()
        if said.level is not DeclaredLevel.DO_NOT_ASK
    ]
    if not values:
        return 0.0
    return min(values) if len(values) > 1 else values[0] * p.ONE_SIDED


def combine(
    interaction: float, formal: float, membership: float, declared: float
) -> tuple[float, tuple[TiePart, ...]]:
    """Return strength in [0, 0.98] and its parts.
    The share of part k is ln(1 - L_k s_k) / sum_j ln(1 - L_j s_j).
    """
    parts = (
        (PartKind.INTERACTION, interaction, p.TRUST_INTERACTION),
        (PartKind.FORMAL, formal, p.TRUST_FORMAL),
        (PartKind.MEMBERSHIP, membership, p.TRUST_MEMBERSHIP),
        (PartKind.DECLARED, declared, p.TRUST_DECLARED),
    )
    logs = [(kind, value, math.log1p(-trust * value)) for kind, value, trust in parts]
    total = sum(log for _, _, log in logs)
    if total == 0:
        return 0.0, ()
    return min(p.STRONGEST, -math.expm1(total)), tuple(
        TiePart(kind, value, log / total) for kind, value, log in logs if value > 0
    )


def band(strength: float) -> Band:
    """Return the band of a strength: strong >= 0.6, medium >= 0.3, weak >= 0.1, faint below."""
    if strength >= p.STRONG:
        return Band.STRONG
    if strength >= p.MEDIUM:
        return Band.MEDIUM
    return Band.WEAK if strength >= p.WEAK else Band.FAINT


def basis(
    contacts: Sequence[Contact],
    formal: Sequence[Formal],
    declared: Sequence[Declared],
    as_of: dt.date,
) -> Basis:
    """Return what a tie rests on: declared, formal or contact within 730 days; such, but older;
    else membership or a big event only.
    """
    if any(said.level is not DeclaredLevel.DO_NOT_ASK for said in declared):
        return Basis.EVIDENCED
    met = [contact.day for contact in contacts if contact.n <= p.CONTACT_MOST]
    days = [*met, *(tie.last or as_of for tie in formal)]
    if not days:
        return Basis.POTENTIAL
    return Basis.EVIDENCED if (as_of - max(days)).days <= p.RECENT_DAYS else Basis.PAST_CONTACT


def introducer_quality(accepted: int, answered: int, open_requests: int) -> float:
    """Return q in (0, 1): willingness (2 + accepted)/(3 + answered) times
    capacity 1/(1 + open/3).
    """
    return (2 + accepted) / (3 + answered) / (1 + open_requests / 3)
