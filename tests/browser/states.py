"""Every page and the states it can be in, over the bundled tables on 24 November 2026."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Language

DAY = "as_of=2026-11-24"
FIRST_MINISTER = "welsh-ministers-first-minister-of-wales"
FOUND = f"/path?from=yef&to=person-25774&{DAY}"
"""Youth Endowment Fund to Jane Dodds: five paths."""


@dataclass(frozen=True, slots=True)
class State:
    """An address without its language, and the words in the English title that show the state is the one meant."""

    page: str
    name: str
    address: str
    title: str
    status: int = 200

    def at(self, site: str, language: Language) -> str:
        """Return the whole address."""
        return f"{site}/{language}{self.address}"


STATES: Sequence[State] = (
    State("home", "home", f"/?{DAY}", "Who can introduce us?"),
    State("search", "nothing asked", f"/search?{DAY}", "Search"),
    State("search", "results", f"/search?q=group&{DAY}", "Search: group"),
    State("search", "did you mean", f"/search?q=Dods&{DAY}", "Search: Dods"),
    State("search", "unknown", f"/search?q=zzzzqqq&{DAY}", "Error: Search", 422),
    State("path", "paths", FOUND, "Youth Endowment Fund to Jane Dodds: 5 paths"),
    State("path", "to a post", f"/path?from=yef&to={FIRST_MINISTER}&{DAY}", "to First Minister of Wales: 4 paths"),
    State("path", "no path", f"/path?from=yef&to=council-dst&{DAY}", "to Dorset Council: no path yet"),
    State("path", "before anything is known", "/path?from=yef&to=person-26234&as_of=2012-01-01", "to Sioned Williams: no path yet"),
    State("path", "holder unknown", f"/path?from=yef&to={FIRST_MINISTER}&as_of=2012-01-01", "First Minister of Wales"),
    State("path", "choice", f"/path?from=yef&to=wiliams&{DAY}", "Choose: Which Williams do you mean?"),
    State("path", "unknown", f"/path?from=yef&to=zzzqqq&{DAY}", "Error: Who can introduce us?", 422),
    State("path", "no such day", "/path?from=yef&to=person-26234&as_of=20", "Error: The day cannot be used", 422),
    State("tie", "tie", f"/tie?a=yef&b=person-25774&{DAY}", "Youth Endowment Fund and Jane Dodds"),
    State("tie", "two people", f"/tie?a=person-26234&b=person-25774&{DAY}", "Sioned Williams and Jane Dodds"),
    State("person", "person", f"/person/person-26234?{DAY}", "Sioned Williams"),
    State("person", "no such person", f"/person/nobody?{DAY}", "Page not found", 404),
    State("post", "post", f"/post/{FIRST_MINISTER}?{DAY}", "First Minister of Wales"),
    State("body", "body", f"/body/council-fif?{DAY}", "Fife Council"),
    State("network", "network", f"/network/wwn?{DAY}", "What Works Network"),
    State("place", "place", f"/place/W92000004?{DAY}", "Wales"),
    State("centre", "centre", f"/centre/yef?{DAY}", "Youth Endowment Fund"),
    State("changes", "changes", f"/changes?{DAY}", "Changes"),
    State("record", "record", "/record", "Record"),
    State("record-meeting", "meeting", "/record/meeting", "Record a meeting"),
    State("record-person", "person", "/record/person", "Add a person"),
    State("record-tie", "tie", "/record/tie", "Say who knows whom"),
    State("record-membership", "membership", "/record/membership", "Say who belongs to what"),
    State("import", "import", "/import", "Import a spreadsheet"),
    State("query", "empty", f"/query?{DAY}", "Ask with GraphQL"),
    State("query", "answer", "/query?query=%7B+centres+%7B+nodes+%7B+name+%7D+%7D+%7D", "Ask with GraphQL"),
    State("query", "not a query", "/query?query=%7B+centr", "Ask with GraphQL"),
    State("sources", "sources", f"/sources?{DAY}", "Sources and credits"),
    State("source", "source", f"/sources/ni-apg?{DAY}", ""),
    State("method", "method", f"/method?{DAY}", "How strength is worked out"),
    State("accessibility", "accessibility", f"/accessibility?{DAY}", "Accessibility"),
    State("privacy", "privacy", f"/privacy?{DAY}", "Privacy"),
)
SENT = {"record-done", "import-preview"}
"""Pages that stand only after a form was sent; `test_recording.py` tries them."""
