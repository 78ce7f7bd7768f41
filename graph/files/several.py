"""Whether what stands as the name of one person names several: "Ada Quill & Bo Tatterdale"."""

from __future__ import annotations

import re
from collections.abc import Collection

from graph.names.office_titles import is_office
from graph.names.titles import bare

_BODIES = (
    "alliance|association|bank|centre|charity|church|college|committee|company|council|federation"
    "|forum|foundation|fund|group|holdings|hospital|house|housing|institute|international|llp|ltd"
    "|limited|network|partners|partnership|plc|school|scotland|scottish|services|society|solutions"
    "|trust|uk|union|university|wales"
)
OF_BODIES = frozenset(_BODIES.split("|"))
"""Words behind a given name that make it the name of a body."""
_MORE_OF_BODIES = (
    "uni|co|cyf|cic|cio|inc|sons|board|care|health|research|policy|department|team|office|unit"
    "|programme|project|cymru|cyngor|prifysgol|ymddiriedolaeth|bwrdd|canolfan|elusen|coleg"
)
_OF_NO_PERSON = OF_BODIES | frozenset(_MORE_OF_BODIES.split("|"))
_BETWEEN = re.compile(r"\s+(?:and|a|ac)\s+|\s*[&/]\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_OFFICES = frozenset({"fm", "dfm", "pm", "cab sec"})
_MOST_WORDS = 5


def whole_names(text: str) -> list[str]:
    """Return the names that "and", "&" or "/" join, where each is a whole one of a person.

    >>> whole_names("Dr. Ada Quill & Mr Bo Tatterdale"), whole_names("Ada Quill/Bo Tatterdale")
    (['Dr. Ada Quill', 'Mr Bo Tatterdale'], ['Ada Quill', 'Bo Tatterdale'])
    >>> whole_names("Ada and Bo Quill"), whole_names("Sea Trust and Ann Lee")
    ([], [])
    """
    pieces = _pieces(_BETWEEN, text)
    return pieces if len(pieces) > 1 and all(map(is_whole_name, pieces)) else []


def is_whole_name(text: str) -> bool:
    """Return whether a text may well be first name and surname of a person.

    >>> [is_whole_name(one) for one in ("Ms Ada Quill", "Quill", "Director of Care", "Sea Trust")]
    [True, False, False, False]
    """
    words = bare(text).split()
    return (
        1 < len(words) <= _MOST_WORDS
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not any(letter.isdigit() for letter in text)
        and not _is_of_no_person(text)
    )


def may_be_several(name: str) -> bool:
    """Return whether a name may be those of several people.

    >>> [may_be_several(one) for one in ("Mr and Mrs Quill", "Ada & Bo Quill", "Ada Quill, FM")]
    [True, True, True]
    >>> [may_be_several(one) for one in ("Health and Care Trust", "Ada Quill", "Quill, Ada, MBE")]
    [False, False, False]
    """
    if _BETWEEN.search(name) is None:
        return "," in name and is_doubtful_list(name)
    return len(_pieces(_BETWEEN, name)) > 1 and not _is_of_no_person(name)


def is_doubtful_list(text: str) -> bool:
    """Return whether commas stand between whole names or before an office, so that it is not clear
    whether it is one person.

    >>> is_doubtful_list("Quill Tatterdale, Mary Ann"), is_doubtful_list("Quill, Ada")
    (True, False)
    """
    first, *others = _pieces(_COMMA, text) or [""]
    return (
        bool(others)
        and is_whole_name(first)
        and all(is_whole_name(one) or one.casefold() in _OFFICES for one in others)
    )


def names_apart(name: str) -> list[str]:
    """Return each of the names in one; a first name or title alone takes the surname of the last.

    >>> names_apart("Mr and Mrs Quill"), names_apart("Ada and Bo Quill")
    (['Mr Quill', 'Mrs Quill'], ['Ada Quill', 'Bo Quill'])
    >>> names_apart("Ada Quill, FM")
    ['Ada Quill', 'FM']
    """
    if is_doubtful_list(name):
        return _pieces(_COMMA, name)
    pieces = _pieces(_BETWEEN, name)
    family = pieces[-1].split()[-1] if pieces else ""
    return [one if " " in one or one == family else f"{one} {family}" for one in pieces]


def given_of_all(pieces: Collection[str], given_names: Collection[str]) -> bool:
    """Return whether each name begins with a first name that is known."""
    return all(bare(one).partition(" ")[0].casefold() in given_names for one in pieces)


def _pieces(between: re.Pattern[str], text: str) -> list[str]:
    return [piece.strip(" ,") for piece in between.split(text) if piece.strip(" ,")]


def _is_of_no_person(text: str) -> bool:
    words = text.casefold().replace(",", " ").split()
    return not _OF_NO_PERSON.isdisjoint(words) or is_office(text)
