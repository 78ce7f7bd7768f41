"""What people abbreviate in the titles of offices and bodies, written out."""

from __future__ import annotations

_WRITTEN_OUT = {
    "apg": "all party group",
    "cab min": "cabinet minister",
    "cab sec": "cabinet secretary",
    "cabsec": "cabinet secretary",
    "comm": "committee",
    "cpg": "cross party group",
    "ctte": "committee",
    "cttee": "committee",
    "dep": "deputy",
    "dept": "department",
    "dfm": "deputy first minister",
    "dpty": "deputy",
    "fm": "first minister",
    "gov": "government",
    "govt": "government",
    "gt": "grwp trawsbleidiol",
    "min": "minister",
    "parl": "parliament",
    "pw": "prif weinidog",
    "sec": "secretary",
    "uni": "university",
    "univ": "university",
    "x party": "cross party",
}
"""Folded; of two words where both stand side by side."""
_LONGEST = max(len(short.split()) for short in _WRITTEN_OUT)


def written_out(query: str) -> str:
    """Return a folded question with each abbreviation written out.

    >>> written_out("cab sec for health"), written_out("welsh govt"), written_out("senedd")
    ('cabinet secretary for health', 'welsh government', 'senedd')
    """
    words, written = query.split(), list[str]()
    while words:
        for size in range(_LONGEST, 0, -1):
            short = " ".join(words[:size])
            if short in _WRITTEN_OUT:
                written.append(_WRITTEN_OUT[short])
                del words[:size]
                break
        else:
            written.append(words.pop(0))
    return " ".join(written)
