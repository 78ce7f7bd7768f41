"""How many Centres stand behind a topic, and by what: one sentence for map and front door."""

from __future__ import annotations

from collections.abc import Iterator

from graph.words import Listed, P, T, Text


def counted(
    stated: int,
    others: int,
    *,
    elsewhere: int = 0,
    unsaid: int = 0,
    by_field: int = 0,
    there: bool = False,
) -> Text:
    """Return by what Centres are counted, each in one part alone.

    Args:
        stated: those with the topic in their stated remit, `there`: in the place.
        elsewhere: those with it in their remit for other places.
        unsaid: those of which it is not stated whether the remit is there.
        others: those with works or findings on it and no remit.
        by_field: those by the words of their field alone.
    """
    return T(
        "{parts}.",
        parts=Listed(tuple(_parts(stated, others, elsewhere, unsaid, by_field, there=there)), "; "),
    )


def _parts(
    stated: int, others: int, elsewhere: int, unsaid: int, by_field: int, *, there: bool
) -> Iterator[Text]:
    if there:
        yield (
            P(
                "{n} Centre has it in its stated remit there",
                "{n} Centres have it in their stated remit there",
                stated,
            )
            if stated
            else T("No Centre has it in its stated remit there")
        )
    else:
        yield (
            P(
                "{n} Centre has it in its stated remit",
                "{n} Centres have it in their stated remit",
                stated,
            )
            if stated
            else T("No Centre has it in its stated remit")
        )
    if elsewhere:
        yield P(
            "{n} has it in its remit for other places",
            "{n} have it in their remits for other places",
            elsewhere,
        )
    if unsaid:
        yield P(
            "of {n} it is not stated whether the remit is there",
            "of {n} it is not stated whether their remits are there",
            unsaid,
        )
    yield (
        P(
            "{n} other has works or findings on it",
            "{n} others have works or findings on it",
            others,
        )
        if others
        else T("no other has works or findings on it")
    )
    if by_field:
        yield P(
            "{n} other names it among its topics",
            "{n} others name it among their topics",
            by_field,
        )
