"""Ids: stable, readable, safe in one segment of a URL path, made by one function from the
fewest stable source values.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Callable

_DRAWN = 1_000
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")


def make(*values: str) -> str:
    """Return the id of a compiled record:
    its values folded to lower-case ASCII words, joined by hyphens.

    >>> make("person", "25537")
    'person-25537'
    >>> make("welsh-ministers", "Prif Weinidog / First Minister of Wales")
    'welsh-ministers-prif-weinidog-first-minister-of-wales'
    """
    folded = unicodedata.normalize("NFKD", " ".join(values).casefold())
    words = re.findall(
        r"[a-z0-9]+",
        "".join(c for c in folded if not unicodedata.combining(c))
        .replace("'", "")
        .replace("’", ""),
    )
    if not words:
        raise ValueError(f"No id can be made from {values!r}: it has no letter or digit.")
    text = "-".join(words)
    return text if len(text) <= 100 else f"{text[:83].rstrip('-')}-{_digest(text, 8)}"


def relation(kind: str, *values: str | None) -> str:
    """Return the id of a membership or tie from its ends and its first values;
    `kind` is a short prefix, `m` or `t`.

    >>> relation("m", "person-1", "senedd", None, "member", "2021-05-06")
    'm-6bx2fqkgvaqcy6a7'
    """
    return f"{kind}-{_digest(chr(31).join(value or '' for value in values), 16)}"


def random(kind: str) -> str:
    """Return a fresh id for a record that a person adds."""
    return f"{kind}-{secrets.token_hex(8)}"


def many() -> Callable[[str], str]:
    """Return what makes such ids for one thread that needs thousands. To ask the system for each
    gives up the lock of Python for so short a time that no other thread gets it, and begins their
    wait anew.
    """
    drawn: list[str] = []

    def make_one(kind: str) -> str:
        if not drawn:
            digits = secrets.token_hex(8 * _DRAWN)
            drawn.extend(digits[start : start + 16] for start in range(0, len(digits), 16))
        return f"{kind}-{drawn.pop()}"

    return make_one


def is_random(text: str) -> bool:
    """Return whether an id may be one that `random` made:
    nobody can guess such an id, so it can stand again where it is new.
    """
    return re.fullmatch(r"[a-z]+-[0-9a-f]{16}", text) is not None


def _digest(text: str, length: int) -> str:
    number = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest())
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(letters[(number >> (5 * i)) & 31] for i in range(length))
