"""Words that are the title of an office wherever they stand, and the name of nobody: "Permanent
Secretary", "Y Prif Swyddog Meddygol", "Director General for Health".
"""

from __future__ import annotations

import re

from graph.names.fold import fold
from graph.names.mutations import radicals
from graph.names.shorthand import written_out

_ENGLISH = (
    "(?:second )?permanent (?:under )?secretary|director general|(?:parliamentary )?under secretary"
    "|(?:cabinet|home|foreign|first|principal private|private|permanent private) secretary"
    "|secretary of state|(?:first|prime) minister|attorney general|solicitor general"
    "|advocate general|auditor general|comptroller(?: and auditor general)?|counsel general"
    "|lord (?:chancellor|advocate|speaker)|presiding officer|chancellor of the exchequer"
    "|chief (?:(?:medical|nursing|dental|pharmaceutical|scientific|social work|veterinary|social"
    "|operating|financial|finance|information|data|digital|statistical|planning|economic|legal"
    "|education|fire|executive) )?(?:officer|advis[eo]r|executive|economist|constable|whip"
    "|statistician|inspector|analyst|scientist|of staff|secretary|planner|pharmacist|dentist)"
    "|national (?:statistician|clinical director|medical director)|government chief whip"
    "|(?:special|policy|scientific|ministerial) advis[eo]r|principal private secretary"
    "|(?:chair|head|director|minister|commissioner|mayor|leader|secretary|clerk|governor|convener"
    "|chancellor|provost|bishop|archbishop)(?= (?:of|for|to) )"
    "|(?:health|education|finance|justice|housing|economy|environment|culture|social justice)"
    " (?:minister|secretary)|speaker|chair(?:man|woman|person)?|minister|ceo|spad|director"
    "|(?:[^ ]+ ){1,3}commissioner"
)
_WELSH = (
    "(?:ail )?ysgrifennydd parhaol|cyfarwyddwr cyffredinol|ysgrifennydd (?:y )?cabinet"
    "|ysgrifennydd (?:gwladol|cartref|tramor|preifat)|(?:prif )?gweinidog"
    "(?: (?:iechyd|addysg|cyllid|diwylliant|trafnidiaeth|plant|materion|newid).*)?|prif weithredwr"
    "|prif (?:swyddog|gynghorydd|gwnstabl|chwip|ystadegydd|arolygydd|economegydd|wyddonydd)"
    "(?: (?:meddygol|nyrsio|deintyddol|fferyllol|gwyddonol|milfeddygol|gweithredu|cyllid"
    "|gwybodaeth|data|digidol|gofal cymdeithasol|tan))?|twrnai cyffredinol|cwnsler cyffredinol"
    "|archwilydd cyffredinol|cyfreithiwr cyffredinol|llywydd|cadeirydd|cyfarwyddwr"
    "|(?:cynghorydd|ymgynghorydd) arbennig|pennaeth .+|comisiynydd .+|arweinydd(?= )"
)
_BEFORE = (
    "(?:(?:the|y|yr|his|her|their) )?(?:(?:acting|interim|deputy|assistant|associate"
    "|joint|former|outgoing"
    "|incoming|then|new|permanent|dirprwy|is|cyn|gweithredol|dros dro) )*"
)
_BEHIND = (
    "(?: (?:(?:of|for|to|at|in|and|with|the|dros|ar|i|yn|y|yr|o|a|ac|gyda|am) .*"
    "|(?:wales|cymru|scotland|england|uk|ni|northern ireland|gogledd iwerddon|yr alban|lloegr"
    "|welsh|scottish|wg|sg|dros dro|gweithredol|interim|designate)(?: .*)?))?"
)
_TITLE = re.compile(f"{_BEFORE}(?:{_ENGLISH}|{_WELSH}){_BEHIND}")
_MUTATED = {
    "bennaeth": "pennaeth",
    "brif": "prif",
    "gadeirydd": "cadeirydd",
    "gyfarwyddwr": "cyfarwyddwr",
    "gomisiynydd": "comisiynydd",
    "gwnsler": "cwnsler",
    "weinidog": "gweinidog",
}
"""The first word of an office as it stands behind "y", or behind "dirprwy" and "is"."""
_PRESIDES = frozenset({"llywydd", "llefarydd", "speaker"})
_PRESIDING_OFFICER = frozenset({"presiding", "officer"})
_OF_A_BODY = frozenset(
    ["committee", "commission", "group", "office", "pwyllgor", "comisiwn", "grwp", "swyddfa"]
)


def is_office(words: str) -> bool:
    """Return whether words are the title of an office, in English or in Welsh, whoever holds it.

    >>> [is_office(one) for one in ("Permanent Secretary", "Yr Ysgrifennydd Parhaol")]
    [True, True]
    >>> [is_office(one) for one in ("Deputy Director-General, Health", "Minister for Delivery")]
    [True, True]

    So is one that is abbreviated.

    >>> [is_office(one) for one in ("FM", "Cab Sec for Education", "her SpAd", "Health Minister")]
    [True, True, True, True]

    A name is none, though its first word is an office too.

    >>> [is_office(one) for one in ("Dean Minister", "Chief Okafor", "Director Ann Lee")]
    [False, False, False]
    """
    folded = fold(words.replace(",", " of ").replace("(", " of "))
    plain = " ".join(_MUTATED.get(word, word) for word in folded.split())
    return any(_TITLE.fullmatch(one) is not None for one in {plain, written_out(plain)})


def asks_who_presides(text: str) -> bool:
    """Return whether a question is for whoever presides over a legislature: no body is meant, also
    where one has the word in its name.

    >>> [asks_who_presides(one) for one in ("y Llywydd", "Presiding Officer Scottish Parliament")]
    [True, True]
    >>> [asks_who_presides(one) for one in ("Pwyllgor y Llywydd", "Officer for Health")]
    [False, False]
    """
    written = fold(text).split()
    words = frozenset(written).union(*map(radicals, written))
    presides = words & _PRESIDES or words >= _PRESIDING_OFFICER
    return bool(presides) and not words & _OF_A_BODY
