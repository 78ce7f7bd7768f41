"""Words and names as sources write them, made comparable or clean."""

from __future__ import annotations

import html

from graph.model import Role
from graph.names import fold as names
from seeds.sources.record import SourceError

ROLES: dict[str, Role] = {
    "chair": Role.CHAIR,
    "chairperson": Role.CHAIR,
    "committee chair": Role.CHAIR,
    "committee deputy chair": Role.DEPUTY,
    "committee member": Role.MEMBER,
    "co-convener": Role.CONVENER,
    "convener": Role.CONVENER,
    "deputy chair": Role.DEPUTY,
    "deputy convener": Role.DEPUTY,
    "member": Role.MEMBER,
    "secretary": Role.SECRETARY,
    "treasurer": Role.TREASURER,
    "vice-chair": Role.DEPUTY,
    "vice-chairperson": Role.DEPUTY,
}
_SAYS_NO_MORE = {
    "chair",
    "committee chair",
    "committee member",
    "convener",
    "member",
    "secretary",
    "treasurer",
}


def role_of(word: str, where: str) -> tuple[Role, str | None]:
    """Return the role of a source's word, and the word itself where it says
    more than the role does.

    >>> role_of("Vice-Chairperson", "a list")
    (<Role.DEPUTY: 'deputy'>, 'Vice-Chairperson')

    Raises:
        SourceError: the word is new.
    """
    folded = word.casefold()
    if folded not in ROLES:
        raise SourceError(
            f'{where}: the role "{word}" is new. Add it to ROLES in seeds/sources/words.py.'
        )
    return ROLES[folded], None if folded in _SAYS_NO_MORE else word


def fold(text: str) -> str:
    """Return a name as names are compared, "&" read as "and", without a leading "the".

    >>> fold("The Bevan Foundation") == fold("Bevan Foundation")
    True
    """
    return names.fold(text.replace("&", " and ")).removeprefix("the ")


def clean(text: str) -> str:
    """Return a text without HTML entities and doubled spaces.

    >>> clean("Cycling UK &#40;N Wales&#41;")
    'Cycling UK (N Wales)'
    """
    return " ".join(html.unescape(text).split())


def is_broken(text: str) -> bool:
    """Return whether letters were lost or mangled on the way, as in "Sir Ynys Mï¿½n"."""
    return any(mark in text for mark in ("ï¿½", "ï¾", "�"))


def listed(cell: str) -> list[str]:
    """Return the parts of a cell that are separated by semicolons.

    >>> listed("cosla; solace;")
    ['cosla', 'solace']
    """
    return [part.strip() for part in cell.split(";") if part.strip()]


def sentences(*texts: str) -> str | None:
    """Return texts as sentences, one behind the other; None where all are blank.

    >>> sentences("funding: a foundation", "", "The title is a draft")
    'Funding: a foundation. The title is a draft.'
    """
    return " ".join(f"{text[0].upper()}{text[1:]}." for text in texts if text) or None
