"""Kinds of contact in the words that people write."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.model import InteractionKind

_WORDS: Mapping[InteractionKind, str] = {
    InteractionKind.MEETING: (
        "meeting|meet|met|coffee|lunch|breakfast|face to face|f2f|in person|visit|site visit|1:1"
        "|one to one|catch up|introduction|cyfarfod|cwrdd|wyneb yn wyneb|ymweliad|coffi|cinio"
    ),
    InteractionKind.CALL: (
        "call|phone|phone call|telephone|telephone call|tel|teams|ms teams|microsoft teams|zoom"
        "|skype|webex|google meet|video|video call|videocall|online|online meeting|virtual"
        "|virtual meeting|galwad|galwad ffôn|ffôn|ffonio|ar-lein|rhithiol|galwad fideo"
    ),
    InteractionKind.EMAIL: (
        "email|e-mail|mail|letter|message|correspondence|whatsapp|text|linkedin message|e-bost"
        "|ebost|llythyr|neges|gohebiaeth"
    ),
    InteractionKind.EVENT: (
        "event|conference|workshop|briefing|roundtable|round table|seminar|webinar|launch"
        "|reception|panel|summit|training|digwyddiad|cynhadledd|gweithdy|sesiwn friffio|bwrdd crwn"
        "|gweminar|lansiad|derbyniad|hyfforddiant"
    ),
    InteractionKind.JOINT_WORK: (
        "joint work|project|collaboration|joint project|working group|cydweithio|prosiect"
        "|gwaith ar y cyd|gweithgor"
    ),
}
_BY_WORDS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}


def contact_kind(text: str) -> InteractionKind | None:
    """Return the kind that words mean; None where they say none.
    Of "MS Teams call" all parts say the same one, of "Teams workshop" the last does.

    >>> [str(contact_kind(one)) for one in ("Phone call", "MS Teams", "Teams workshop", "dinner")]
    ['call', 'call', 'event', 'None']
    """
    plain = re.sub(r"[\s_]+", " ", text.casefold().replace("-", " ")).strip(" .")
    whole = text.casefold().strip(" .")
    for words in (whole, plain, plain.removesuffix("s")):
        if words in _BY_WORDS:
            return _BY_WORDS[words]
    parts = plain.split()
    for length in range(len(parts) - 1, 0, -1):
        if (kind := _BY_WORDS.get(" ".join(parts[-length:]))) is not None:
            return kind
    return _BY_WORDS.get(parts[0]) if parts else None
