"""Who stands in a cell: names one by one, and the company of whom no name is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from graph.files.several import given_of_all, is_doubtful_list, names_apart, whole_names

Known = Callable[[str], bool]
"""Whether a name is that of exactly one record."""

_WORDS_FOR_NOBODY = (
    "tbc|tba|tbd|to be confirmed|n/a|na|none|no one|nobody|unknown|not known|anonymous|info "
    "requested|various|various others|various attendees|several|all|everybody|others|other|and "
    "others|et al|etc|team|staff|guest|guests|colleagues|i'w gadarnhau|i’w gadarnhau|amrywiol"
    "|eraill|ac eraill|pawb|neb|dim|anhysbys|cydweithwyr|gwesteion|vacant|gwag"
)
_COMPANY = frozenset(_WORDS_FOR_NOBODY.split("|"))
_GROUP = re.compile(
    r"(?:team|officials|staff|colleagues|tîm|swyddogion|cydweithwyr) (?:from|of|o|yn) .*"
    r"|.* (?:team|officials|staff|colleagues|group)"
    r"|.*\bnote ?taker\b.*|(?:otter|fireflies|read)\.ai\b.*"
    r"|(?:.* )?(?:iphone|ipad|android|macbook|laptop)|call-?in user.*"
    r"|(?:meeting|conference|committee) room\b.*|ystafell (?:gyfarfod|bwyllgor)\b.*",
    re.IGNORECASE,
)
"""Who is nobody by name: a group, what takes notes, a device, a room."""
_MORE = re.compile(
    r"(?:\+|and|plus|a|ac|with)?\s*(\d{1,4})\s*(?:x\s*)?"
    r"(?:others?|more|guests?|colleagues|attendees|people|eraill|arall|mwy|o bobl)?\.?",
    re.IGNORECASE,
)
_COUNTED_IN_WORDS = re.compile(
    r"\s+plus\s+(one|two|three|four|five|un|dau|tri|pedwar|pump)"
    r"(?:\s+(?:others?|more|guests?|colleagues?|eraill|arall))?\.?$",
    re.IGNORECASE,
)
_IN_FIGURES = {
    word: place
    for words in ("one two three four five", "un dau tri pedwar pump")
    for place, word in enumerate(words.split(), start=1)
}
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_ADDRESS = re.compile(r"\s*<[^>]*>")
_QUOTED = re.compile(r"(['\"‘“])(.+)['\"’”]")
_BARE_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")
_BREAKS = re.compile(r"[;\n|]|\s/\s")
_AND = re.compile(r"\s+(?:and|&|a|ac)\s+|,\s*|/")
_COMMA = re.compile(r",\s*")
_LEGAL = frozenset({"ltd", "limited", "plc", "llp", "cic", "cio", "inc", "cyf", "cyfyngedig"})


@dataclass(frozen=True, slots=True)
class Company:
    """Who took part. `words`: what the file says of others; `more`: how many more it counts."""

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    more: int = 0


def company(
    cell: str,
    known: Known,
    *,
    turns: bool = True,
    apart: Collection[str] = (),
    given_names: Collection[str] | None = None,
) -> Company:
    """Return who a cell names. Where not `turns`, a name stays in the order in which it is written:
    what it means is decided as at every other door. `apart`: names of which somebody chose that
    they are those of several people. `given_names`: the first names that are known, where the cell
    is of a list of people, so that whole names are several also where nobody is known.

    >>> company("Prys, Siân; Ann Lee (Sea Trust); TBC; + 3 others", lambda name: False)
    Company(names=('Siân Prys', 'Ann Lee'), words=('TBC',), more=3)
    >>> company("Policy team; Otter.ai Notetaker; Zeb's iPhone", lambda name: False).words
    ('Policy team', 'Otter.ai Notetaker', "Zeb's iPhone")
    >>> company("Zeb Quoit plus two guests", lambda name: False)
    Company(names=('Zeb Quoit',), words=(), more=2)
    >>> company("Prys, Siân (Aelod o'r Senedd | Member of the Senedd)", lambda name: False).names
    ('Siân Prys',)
    >>> company("'Ann Lee' <ann@sea.example>; cai@sea.example", lambda name: False)
    Company(names=('Ann Lee',), words=(), more=1)
    >>> company("Sea Trust and Ann Lee", lambda name: name == "Sea Trust").names
    ('Sea Trust', 'Ann Lee')
    >>> company("Sea Trust, Ann Lee", lambda name: False).names
    ('Sea Trust', 'Ann Lee')
    """
    names: dict[str, None] = {}
    words: list[str] = []
    more = 0
    for part in _parts(cell, known, apart, given_names):
        if (counted := _MORE.fullmatch(part)) is not None:
            more += int(counted[1])
        elif part and (_is_company(part) or (_GROUP.fullmatch(part) and not known(part))):
            words.append(part)
        elif part:
            names[turned(part) if turns and not is_doubtful_list(part) else part] = None
    return Company(tuple(names), tuple(words), more)


def turned(name: str) -> str:
    """Return a person's name in the order in which it is spoken.

    >>> turned("PRYS, Siân"), turned("Lough & Sons, Ltd"), turned("Prys, Ann, Sea Trust")
    ('Siân Prys', 'Lough & Sons, Ltd', 'Prys, Ann, Sea Trust')
    """
    family, comma, given = name.partition(",")
    family, given = family.strip(), given.strip()
    if not comma or "," in given or given.casefold().strip(".") in _LEGAL:
        return name
    if not given or len(given.split()) > 3 or len(family.split()) > 3:
        return name
    return f"{given} {_in_small_letters(family)}"


def _in_small_letters(family: str) -> str:
    if len(family) < 3 or not family.isupper():
        return family
    return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), family)


def _is_company(part: str) -> bool:
    plain = re.sub(r"\s+", " ", part.casefold()).strip(" .?+…-–")
    return not plain or plain in _COMPANY


def _parts(
    cell: str, known: Known, apart: Collection[str], given_names: Collection[str] | None
) -> Iterator[str]:
    for broken in _BREAKS.split(_BRACKETS.sub("", cell)):
        if _BARE_ADDRESS.fullmatch(broken.strip()) is not None:
            yield "+ 1"  # somebody, of whom no address is kept
            continue
        part = re.sub(r"\s+", " ", _ADDRESS.sub("", broken)).strip(" ,")
        if (quoted := _QUOTED.fullmatch(part)) is not None:  # as mail programs write a name
            part = quoted[2]
        if (counted := _COUNTED_IN_WORDS.search(part)) is not None:
            part = part[: counted.start()]
            yield f"+ {_IN_FIGURES[counted[1].casefold()]}"
        part, _, rest = part.partition(" +")
        part = part.strip(" ,")
        yield from names_apart(part) if part in apart else _together(part, known, given_names)
        if rest.strip():
            yield f"+ {rest.strip()}"


def _together(part: str, known: Known, given_names: Collection[str] | None) -> Iterator[str]:
    """Yield the names that "and", a stroke or commas join. A name that is known as a whole stays
    one, as does what falls into pieces of one word.
    """
    pieces = [piece.strip() for piece in _AND.split(part) if piece.strip()]
    if len(pieces) < 2 or known(part) or known(turned(part)):
        yield part
        return
    others = any(_is_company(one) or _MORE.fullmatch(one) for one in pieces[1:])
    whole = all(" " in one for one in pieces) and any(known(one) for one in pieces)
    if others or whole:
        yield from pieces
        return
    if given_names is not None:
        if several := whole_names(part):
            yield from several
            return
        if is_doubtful_list(part) and not given_of_all(_COMMA.split(part), given_names):
            yield part
            return
    between_commas = [piece.strip() for piece in _COMMA.split(part) if piece.strip()]
    apart = all(" " in one for one in between_commas)  # a family name before its first is one word
    yield from between_commas if apart else [part]
