"""The one record that a name means, or why there is not one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.model import RecordId
from graph.names.distinguish import MOST_NAMED, ambiguous, not_found
from graph.names.found import Found
from graph.names.words import Likeness
from graph.words import Text

SURE = frozenset(Likeness) - {Likeness.BEGINNINGS, Likeness.SLIPS, Likeness.PART}
"""How a name must be like a question for it to be what was meant, where no other name is so too."""

Candidate = tuple[RecordId, Text]
"""A record, and the words that tell it from others of its name."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means: `one` record, or `several` that fit it equally well, or none; then `near` ones have a name like it."""

    text: str
    one: RecordId | None = None
    several: Sequence[Candidate] = ()
    near: Sequence[Candidate] = ()

    def the_one(self) -> RecordId:
        """Return the one record.

        Raises:
            NotFound: nothing has the name; the message names what is near.
            Ambiguous: several records fit equally well; the message tells them apart.
        """
        if self.one is not None:
            return self.one
        raise ambiguous(self.text, self.several) if self.several else not_found(self.text, self.near)


def meaning(text: str, found: Sequence[Found], told: Callable[[Found], Text]) -> Meaning:
    """Return what `text` means: the record of that id, else the only one with exactly this name or code, else the only one that
    answers it as surely. `found` answers it, best first; `told` says what tells one from others.
    """
    best = equally_meant(found)
    if not best or best[0].likeness not in SURE:
        return Meaning(text, near=[(one.id, told(one)) for one in found if one.through is None][:MOST_NAMED])
    ids = [one.id for one in best]
    if (own := RecordId(text.strip())) in ids:
        return Meaning(text, own)
    return Meaning(text, ids[0]) if len(ids) == 1 else Meaning(text, several=[(one.id, told(one)) for one in best])


def equally_meant(found: Sequence[Found]) -> list[Found]:
    """Return those that are as like the question as the first. Who holds a post is not meant by the name of the post."""
    named = [one for one in found if one.through is None]
    return [one for one in named if one.likeness is named[0].likeness]
