"""What every mutation takes, so that none is lost and none is made twice."""

from __future__ import annotations

import json
from collections.abc import Mapping

import strawberry

from graph.recording.once_only import Keyed

EXPECTED = (
    "The id of the latest change of the record that you have seen, as `history` lists it. Where "
    "somebody changed it since, nothing is written, and the answer says what changed. Left out: "
    "it is changed whatever it says now."
)


@strawberry.input(description="What every mutation takes.")
class KeyedInput:
    idempotency_key: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "A key of your own for this write, such as a UUID. What was written by it within the "
            "last day is answered once more, and nothing is written; the same key for something "
            "else is refused. Of what was refused nothing is kept. An import of at most 5,000 rows "
            "is answered once more until the next one; else it is refused as done already, with "
            "the id of its change."
        ),
    )


def keyed(asked: KeyedInput) -> Keyed | None:
    """Return the key of an input, and all that is asked for by it. None: it has none."""
    key = asked.idempotency_key
    if not isinstance(key, str):
        return None
    said = dict(strawberry.asdict(asked))
    said.pop("idempotency_key")
    return Keyed(
        key,
        json.dumps([type(asked).__name__, _given(said)], sort_keys=True, default=str),
    )


def _given(value: object) -> object:
    """Return a value without what was left out, which may be given as null as well."""
    if isinstance(value, Mapping):
        return {
            name: _given(each)
            for name, each in value.items()
            if each is not None and each is not strawberry.UNSET
        }
    return [_given(each) for each in value] if isinstance(value, list) else value
