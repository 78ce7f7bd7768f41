"""What sources write again and again in English, beside names: roles, licences, who collected
what, and that no end is stated. Here it is put into both languages; other texts stay as they are
written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.dates import PartialDate
from graph.words import Fill, T, Text

_NO_END = T("no end stated")
NO_END = _NO_END.template
_ANOTHER_MAYOR = T("a list of {day} names another mayor")
_OF_ANOTHER_MAYOR = re.compile(
    re.escape(_ANOTHER_MAYOR.template).replace(r"\{day\}", r"(\d{4}-\d\d-\d\d)")
)
_TEXTS = (
    _NO_END,
    T("Chairperson"),
    T("Vice-Chairperson"),
    T("Co-chair"),
    T("Co-Convener"),
    T("Deputy Chair"),
    T("Deputy Convener"),
    T("Committee Deputy Chair"),
    T("Vice-Chair"),
    T("Mayor"),
    T("chair as cabinet secretary"),
    T("co-chair as cabinet secretary"),
    T("co-chair as minister"),
    T("Open Government Licence v3.0"),
    T("facts; no text is copied"),
    T("facts; our own words"),
    T("not stated; facts only, no text is copied"),
    T("not stated for these files; mySociety publishes the same people as CC BY 4.0"),
    T("Government Digital Service, collected by Open Innovations"),
    T("The National Archives"),
    T("Northern Ireland Assembly, collected by mySociety"),
    T("Northern Ireland Assembly, collected by mySociety (parlparse)"),
    T("Scottish Parliament, collected by mySociety"),
    T("Scottish Parliament, collected by mySociety (parlparse)"),
    T("Senedd Cymru / Welsh Parliament, collected by mySociety"),
    T("Senedd Cymru / Welsh Parliament, collected by mySociety (parlparse)"),
    T("Welsh Government, collected by mySociety (parlparse)"),
)
_RECURRING: Mapping[str, Text] = {text.template.casefold(): text for text in _TEXTS}


def another_mayor(day: str) -> str:
    """Return, as tables write it, that a list of a day names another mayor."""
    return _ANOTHER_MAYOR.template.format(day=day)


def in_words(written: str) -> Fill:
    """Return what a source writes in both languages, or as it writes it."""
    if (found := _OF_ANOTHER_MAYOR.fullmatch(written)) is not None:
        return _ANOTHER_MAYOR.filled(day=PartialDate(found[1]))
    return _RECURRING.get(written.casefold(), written)
