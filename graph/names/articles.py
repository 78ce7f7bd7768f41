"""Which bodies English names with "the" inside a sentence:
"the Centre for Homelessness Impact", but "Crisis" and "What Works Scotland".
"""

from __future__ import annotations

import re

from graph.model import Node, Organization, OrganizationKind, Post
from graph.names.shown import body_name, name_of
from graph.words import Fill, ProperName

K = OrganizationKind

_INSTITUTIONS = (
    "agency alliance assembly association authority bank board cabinet centre coalition college "
    "commission committee company confederation consortium convention council department executive "
    "federation force forum foundation fund government group initiative inspectorate institute "
    "institution library ministry museum network observatory office panel parliament party project "
    "programme quarter school senate service society team treasury trust union unit"
)
_HEADS = frozenset(_INSTITUTIONS.split())
"""What a body is by its name, before which English says "the"."""
_WITHOUT = frozenset({"the", "y", "yr", "hm", "king's", "queen's"})
"""First words of names that stand without one, or have it already."""
_ALWAYS = frozenset(
    {K.COMMITTEE, K.CROSS_PARTY_GROUP, K.GOVERNMENT, K.LEGISLATURE, K.MINISTERIAL_TEAM, K.NETWORK}
)
_AFTER_ITS_PLACE = frozenset({K.COUNCIL, K.UNIVERSITY})
"""Named after a place, they have none, "Gwynedd Council", unless what they are stands before it:
"the City of Cardiff Council", "the University of Glasgow".
"""
_BEFORE_A_PLACE = re.compile(
    r"(?:royal |london )?(?:city|isle|vale|borough|county|university|school)\b.* of |.* school of "
)
_FURTHER = re.compile(r" - | \(|: ")


def inside(record: Node) -> Fill:
    """Return a record's name as it stands inside a sentence: "the First Minister of Wales"."""
    if isinstance(record, Organization):
        return with_article(record)
    if isinstance(record, Post):
        return ProperName(record.label, record.label_cy, article=True)
    return name_of(record)


def with_article(body: Organization) -> ProperName:
    """Return a body's name as it stands inside a sentence: "the Health Committee"."""
    return body_name(body, article=takes_article(body))


def takes_article(body: Organization) -> bool:
    """Return whether English says "the" before the name of a body."""
    words = _FURTHER.split(body.name)[0].casefold().replace("’", "'").split()
    if not words or words[0] in _WITHOUT:
        return False
    if body.kind in _ALWAYS:
        return True
    if body.kind in _AFTER_ITS_PLACE:
        return _BEFORE_A_PLACE.match(" ".join(words)) is not None
    return len(words) > 1 and not _HEADS.isdisjoint(words)
