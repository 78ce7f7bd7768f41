"""What a program asks for by a key of its own is written once, however often it asks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import InputError, KeyReused
from graph.model import Language, OrganizationId, RecordId
from graph.recording.duplicates import LikelySame
from graph.words import Fill, ProperName, T, say

MOST_LETTERS = 255
"""Of a key."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """`key`: what a program calls a write; `asked`: all that it asks for, in one text."""

    key: str
    asked: str

    def id_for(self, centre: OrganizationId) -> str:
        """Return by what the store knows the key of a Centre, which says nothing of either.

        Raises:
            InputError: it is no key.
        """
        if not 0 < len(self.key.strip()) <= MOST_LETTERS:
            raise InputError(
                T(
                    "A key has 1 to {most} letters. Use a new one for each write, such as a UUID.",
                    most=MOST_LETTERS,
                ),
                argument="idempotency_key",
            )
        return _digest(f"{centre}\0{self.key}")

    @property
    def fingerprint(self) -> str:
        """A short text that differs where what is asked for does."""
        return _digest(self.asked)

    def refuse_other(self, fingerprint: str) -> None:
        """Refuse a key with which something else was written.

        Raises:
            KeyReused: this is not what was asked for then.
        """
        if fingerprint != self.fingerprint:
            raise KeyReused(
                T(
                    "Something else was recorded with this key within the last day. Use a new key "
                    "for each write, and the same only to ask for the same once more."
                ),
                argument="idempotency_key",
            )


@dataclass(frozen=True, slots=True)
class ToldOfWrite:
    """What is answered of a write beside its change."""

    record_id: RecordId
    likely_same: tuple[LikelySame, ...] = ()
    notes: tuple[Fill, ...] = ()

    @property
    def text(self) -> str:
        """As it is kept, in both languages."""
        return json.dumps(
            {
                "record": self.record_id,
                "likely": [
                    [one.id, _said(one.said), [_said(why) for why in one.why]]
                    for one in self.likely_same
                ],
                "notes": [_said(note) for note in self.notes],
            },
            ensure_ascii=False,
        )

    @staticmethod
    def read(text: str) -> ToldOfWrite:
        """Return what is kept as this text."""
        kept: Mapping[str, Any] = json.loads(text)
        return ToldOfWrite(
            RecordId(kept["record"]),
            tuple(
                LikelySame(RecordId(id_), _again(said), tuple(map(_again, why)))
                for id_, said, why in kept["likely"]
            ),
            tuple(map(_again, kept["notes"])),
        )


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _said(words: Fill) -> Sequence[str]:
    return [say(words, language) for language in (Language.EN, Language.CY)]


def _again(said: Sequence[str]) -> ProperName:
    english, welsh = said
    return ProperName(english, welsh, mutates=False)
