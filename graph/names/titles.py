"""A person's name without the titles before it and the letters behind it:
"Rt Hon Jane Hutt MS" is "Jane Hutt".
"""

from __future__ import annotations

from graph.names.fold import fold

_ENGLISH = (
    "rt right hon honourable most very rev revd reverend dr doctor prof professor cllr councillor "
    "ald alderman sir dame lord lady baroness viscount viscountess mr mrs ms miss mx"
)
_WELSH = (
    "gwir anrhydeddus parch parchg parchedig athro doethur cyng cynghorydd gynghorydd henadur syr "
    "bonesig fonesig arglwydd arglwyddes barwnes farwnes"
)
TITLES = frozenset(f"{_ENGLISH} {_WELSH}".split())
"""In lower case, as they stand before a name."""
_SURNAMES = frozenset({"lord"})
"""Titles that are a name where only another title stands before them: "Dr Lord"."""
_PEERS = frozenset(["lord", "lady", "baroness", "viscount", "earl", "arglwydd", "barwnes"])
"""With a surname they are a whole name: "Lord Marsh"."""
ARTICLES = frozenset({"the", "y", "yr"})
"""Before a title they belong to it; elsewhere "Y" may be an initial."""
_SEATS_AND_OFFICES = "MS AS MSP ASA MLA MP AM TD MEP PC CC JP DL KC QC"
_HONOURS = "OBE CBE MBE KBE DBE GBE BEM CB KCB DCB CMG KCMG DCMG CVO LVO MVO CH OM"
_DEGREES = "PhD DPhil MD EdD DSc MPhil MRes MSc MA MBA MPA MPH BA BSc BEd LLB LLM PGCE"
_BODIES = (
    "FRS FRSE FBA FLSW FAcSS FMedSci FREng FRSA FHEA SFHEA PFHEA FRCP FRCPE FRCGP FRCPsych FRCPCH "
    "FFPH MRCP MRCGP MRCPsych CPsychol CEng CPFA"
)
LETTERS = frozenset(f"{_SEATS_AND_OFFICES} {_HONOURS} {_DEGREES} {_BODIES}".split())
"""As they stand behind a name, in English and Welsh.
In capitals only, since "As", "Ma" and "Bem" are names.
"""
_IN_CAPITALS = frozenset(letters.upper() for letters in LETTERS)
_MARKS = "().,;"


def bare(name: str) -> str:
    """Return a name without titles and letters, and with what stands behind a comma first.

    >>> bare("Rt Hon John Swinney MSP"), bare("Y Cynghorydd Siân Prys, OBE"), bare("Hutt, Jane MS")
    ('John Swinney', 'Siân Prys', 'Jane Hutt')

    What is left may be one word, which alone is not yet the name of anybody, or nothing, where
    each word is a title.

    >>> bare("Dean Lord"), bare("A S Byatt"), bare("Mr Ma"), bare("Dr Lord"), bare("The Rt Hon")
    ('Dean Lord', 'A S Byatt', 'Ma', 'Lord', '')
    """
    parts = [words for part in name.split(",") if (words := _within(part.split()))]
    return " ".join(word for words in (*parts[1:], *parts[:1]) for word in words)


def is_titled_surname(name: str) -> bool:
    """Return whether a name is one word with a title or letters, which does not say who it is.

    >>> [is_titled_surname(one) for one in ("Mr Marsh", "Ann Marsh MS", "Marsh", "Lord Marsh")]
    [True, False, False, False]
    """
    without, plain = bare(name), " ".join(name.split())
    return " " not in without and without != plain and _PEERS.isdisjoint(fold(name).split()[:1])


def kept_name(name: str) -> str:
    """Return a person's name as it is kept: without titles and letters, but for one
    of which a single word would be left; "" where it has nothing but them.

    >>> kept_name("Rt Hon John Swinney MSP"), kept_name("Dr Lee"), kept_name("The Rt Hon")
    ('John Swinney', 'Dr Lee', '')
    """
    without = bare(name)
    if without.casefold().startswith(("and ", "& ", "a ")) and not name.startswith(without):
        return name  # "Mr and Mrs Quill" is no "and Mrs Quill"
    return without if " " in without else name if without else ""


def same_name(name: str) -> str:
    """Return what all ways to write a person's name have in common, for comparing;
    "" where it has no letter or figure.

    >>> same_name("Dr Ann Lee OBE") == same_name("lee, ANN") == "ann lee"
    True
    """
    stripped = fold(bare(name))
    return stripped if " " in stripped else fold(name)


def _within(words: list[str]) -> list[str]:
    first, last = 0, len(words)
    while last > first and _are_letters(words[last - 1]):
        last -= 1
    while first < last and _is_title(words[first : first + 2]):
        if 0 < first == last - 1 and words[first].casefold() in _SURNAMES:
            break
        first += 1
    return words[first:last]


def _is_title(words: list[str]) -> bool:
    first, *others = (word.casefold().strip(_MARKS) for word in words)
    return first in TITLES or (first in ARTICLES and bool(others) and others[0] in TITLES)


def _are_letters(word: str) -> bool:
    letters = word.strip(_MARKS).replace(".", "")
    return letters in LETTERS or letters in _IN_CAPITALS
