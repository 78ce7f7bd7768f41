"""Every page and the states it can be in, over the bundled tables on 24 November 2026."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Language

DAY = "as_of=2026-11-24"
FIRST_MINISTER = "welsh-ministers-first-minister-of-wales"
OUT_OF_USE = "scottish-ministers-cabinet-secretary-for-finance"
FOUND = f"/path?from=yef&to=person-25774&{DAY}"
"""Youth Endowment Fund to Jane Dodds: five paths."""


@dataclass(frozen=True, slots=True)
class State:
    """An address without its language, and what shows that the state is the one meant:
    words of the English title and content.
    """

    page: str
    name: str
    address: str
    title: str
    status: int = 200
    words: str = ""

    def at(self, site: str, language: Language) -> str:
        """Return the whole address."""
        return f"{site}/{language}{self.address}"


STATES: Sequence[State] = (
    State("home", "home", f"/?{DAY}", "Who can introduce us?"),
    State(
        "centres", "all", f"/centres?{DAY}", "The What Works Centres", words="All 11, in an order"
    ),
    State(
        "centres",
        "on a topic",
        f"/centres?q=youth+mental+health&{DAY}",
        "The What Works Centres",
        words="3 Centres work on “youth mental health”",
    ),
    State(
        "centres",
        "on nothing",
        f"/centres?q=kelp&nation=wales&{DAY}",
        "The What Works Centres",
        words="No Centre’s topics have these words",
    ),
    State("data", "data", f"/data?{DAY}", "Data", words="Download the tables"),
    State("search", "nothing asked", f"/search?{DAY}", "Search"),
    State("search", "nothing typed", f"/search?q=&{DAY}", "Error: Search", 422),
    State(
        "search",
        "results",
        f"/search?q=housing&{DAY}",
        "Search: housing",
        words="results for “housing”",
    ),
    State(
        "search",
        "too many",
        f"/search?q=group&{DAY}",
        "Search: group",
        words="More than 200 results. Add a nation or a post",
    ),
    State(
        "search",
        "second page",
        f"/search?q=group&page=2&{DAY}",
        "Search: group",
        words="Previous page",
    ),
    State(
        "search",
        "facets",
        f"/search?q=williams&kind=person&nation=wales&now=yes&{DAY}",
        "Search: williams",
        words="Remove: Wales",
    ),
    State("search", "did you mean", f"/search?q=Dods&{DAY}", "Search: Dods"),
    State(
        "search",
        "title no longer used",
        f"/search?q=minister+for+independence&{DAY}",
        "Search: minister for independence",
        words="The title was last used until 8 May 2024. Last holder here: Jamie Hepburn",
    ),
    State(
        "search",
        "not in the data",
        f"/search?q=mayor+of+london&{DAY}",
        "Search: mayor of london",
        words="Names that share a word with it",
    ),
    State("search", "unknown", f"/search?q=zzzzqqq&{DAY}", "Error: Search", 422),
    State(
        "path",
        "paths",
        FOUND,
        "Youth Endowment Fund to Jane Dodds: 5 paths",
        words="Draft of a message to Jane Dodds",
    ),
    State(
        "path",
        "to a post",
        f"/path?from=yef&to={FIRST_MINISTER}&{DAY}",
        "to First Minister of Wales: 4 paths",
    ),
    State(
        "path",
        "to a body of many",
        f"/path?from=yef&to=senedd&{DAY}",
        "to Senedd: 6 paths",
        words="easiest to reach.",
    ),
    State(
        "path",
        "to a place",
        f"/path?from=yef&to=W92000004&{DAY}",
        "Youth Endowment Fund to Wales: 6 paths",
    ),
    State(
        "path",
        "of a merged Centre",
        f"/path?from=eif&to=person-25774&{DAY}",
        "Early Intervention Foundation to Jane Dodds",
        words="Early Intervention Foundation merged into Foundations",
    ),
    State("path", "one path", f"{FOUND}&max_hops=1", "to Jane Dodds: 1 path –"),
    State(
        "path",
        "the best path",
        f"{FOUND}&k=1",
        "to Jane Dodds: 1 path –",
        words="This is the best path of more.",
    ),
    State("path", "ten asked for", f"{FOUND}&k=10", "to Jane Dodds: 6 paths"),
    State("path", "with colleagues", f"{FOUND}&colleagues=yes", "to Jane Dodds: 5 paths"),
    State(
        "path",
        "without potential",
        f"{FOUND}&basis=evidenced,past-contact",
        "to Jane Dodds: no path yet",
    ),
    State(
        "path",
        "not in office then",
        "/path?from=yef&to=person-26165&as_of=2024-06-01",
        "to Rhun ap Iorwerth: 5 paths",
        words=(
            "Rhun ap Iorwerth did not hold the post of First Minister of Wales on 1 June 2024. "
            "Ask for the holder then?"
        ),
    ),
    State(
        "path", "no path", f"/path?from=yef&to=council-dst&{DAY}", "to Dorset Council: no path yet"
    ),
    State(
        "path",
        "to a title no longer used",
        f"/path?from=yef&to={OUT_OF_USE}&{DAY}",
        "to Cabinet Secretary for Finance: no path yet",
        words="The title was last used until 19 May 2021. Now: Minister for Public Finance.",
    ),
    State(
        "path",
        "to a vacant post",
        f"/path?from=yef&to={OUT_OF_USE}&as_of=2021-05-25",
        "to Cabinet Secretary for Finance: no path yet",
        words="its last holder left in May 2021",
    ),
    State(
        "path",
        "none, but an office to write to",
        f"/path?from=foundations&to=scottish-ministers-first-minister&max_hops=1&{DAY}",
        "to First Minister of Scotland: no path yet",
        words="Write to the office",
    ),
    State(
        "path",
        "before anything is known",
        "/path?from=yef&to=person-26234&as_of=2012-01-01",
        "to Sioned Williams: no path yet",
    ),
    State(
        "path",
        "holder unknown",
        f"/path?from=yef&to={FIRST_MINISTER}&as_of=2012-01-01",
        "First Minister of Wales",
    ),
    State(
        "path", "choice", f"/path?from=yef&to=wiliams&{DAY}", "Choose: Which Williams do you mean?"
    ),
    State(
        "path", "unknown", f"/path?from=yef&to=zzzqqq&{DAY}", "Error: Who can introduce us?", 422
    ),
    State(
        "path",
        "same actor",
        f"/path?from=yef&to=yef&{DAY}",
        "Error: Who can introduce us?",
        422,
        words="The Centre and the target are the same. Choose someone else to reach.",
    ),
    State(
        "path",
        "no such day",
        "/path?from=yef&to=person-26234&as_of=20",
        "Error: The day cannot be used",
        422,
    ),
    State("tie", "tie", f"/tie?a=yef&b=person-25774&{DAY}", "Youth Endowment Fund and Jane Dodds"),
    State(
        "tie",
        "two people",
        f"/tie?a=person-26234&b=person-25774&{DAY}",
        "Sioned Williams and Jane Dodds",
    ),
    State("person", "person", f"/person/person-26234?{DAY}", "Sioned Williams"),
    State("person", "no such person", f"/person/nobody?{DAY}", "Page not found", 404),
    State("post", "post", f"/post/{FIRST_MINISTER}?{DAY}", "First Minister of Wales"),
    State(
        "post",
        "title no longer used",
        f"/post/{OUT_OF_USE}?{DAY}",
        "Cabinet Secretary for Finance",
        words="The title was last used until 19 May 2021. Now: Minister for Public Finance. Last",
    ),
    State(
        "post",
        "vacant",
        f"/post/{OUT_OF_USE}?as_of=2021-05-25",
        "Cabinet Secretary for Finance",
        words="The post is vacant as of 25 May 2021. Last holder here: Kate Forbes",
    ),
    State(
        "post",
        "holder unknown",
        f"/post/{FIRST_MINISTER}?as_of=2012-01-01",
        "First Minister of Wales",
        words="Who holds this post on 1 January 2012 is not known here.",
    ),
    State(
        "post",
        "another holder",
        f"/post/scottish-ministers-minister-for-housing?{DAY}",
        "Minister for Housing",
        words="none: lost with the change",
    ),
    State("body", "body", f"/body/council-fif?{DAY}", "Fife Council"),
    State("body", "legislature", f"/body/senedd?{DAY}", "Senedd"),
    State(
        "body",
        "in England",
        f"/body/council-dst?{DAY}",
        "Dorset Council",
        words="We have this council as a body, not yet its people.",
    ),
    State(
        "body",
        "replaced",
        f"/body/council-edo?{DAY}",
        "East Dorset District Council",
        words="Now part of Dorset Council (31 March 2019)",
    ),
    State("network", "network", f"/network/wwn?{DAY}", "What Works Network"),
    State(
        "network",
        "with officers",
        f"/network/senedd-cpg-1031?{DAY}",
        "Cross-Party Group",
        words="Best way in",
    ),
    State(
        "network",
        "of a former session",
        f"/network/senedd-cpg-843?{DAY}",
        "Cross-Party Group on Children and Families",
        words="Registered until 8 April 2026. Ask whether it has re-formed.",
    ),
    State("place", "place", f"/place/W92000004?{DAY}", "Wales"),
    State(
        "place",
        "constituency",
        f"/place/W09000056?{DAY}",
        "Clwyd",
        words="No council is recorded for this place.",
    ),
    State(
        "place",
        "in England",
        f"/place/E06000059?{DAY}",
        "Dorset",
        words="We have this council as a body, not yet its people.",
    ),
    State(
        "centre",
        "centre",
        f"/centre/yef?{DAY}",
        "Youth Endowment Fund",
        words="People in office, by name",
    ),
    State(
        "centre",
        "merged",
        f"/centre/eif?{DAY}",
        "Early Intervention Foundation",
        words="Now part of Foundations",
    ),
    State(
        "centre",
        "closed",
        f"/centre/wws?{DAY}",
        "What Works Scotland",
        words="Ended 31 December 2019",
    ),
    State(
        "interaction",
        "meeting",
        f"/interaction/hpsg-2018-03?{DAY}",
        "Homelessness Prevention and Strategy Group",
    ),
    State("changes", "changes", f"/changes?{DAY}", "Changes"),
    State("you", "of a variable", "/you", "Who are you?", words="sets it, where Dolen was started"),
    State("record", "record", "/record", "Record"),
    State("record-meeting", "meeting", "/record/meeting", "Record a meeting"),
    State(
        "record-meeting",
        "a draft that is gone",
        "/record/meeting?draft=gone",
        "What you wrote is no longer kept",
        404,
    ),
    State("record-person", "person", "/record/person", "Add a person"),
    State("record-tie", "tie", "/record/tie", "Say who knows whom"),
    State("record-membership", "membership", "/record/membership", "Say who belongs to what"),
    State("record-organization", "organisation", "/record/organization", "Add an organisation"),
    State("record-post", "post", "/record/post", "Add a post"),
    State(
        "record-memberships",
        "memberships",
        "/record/memberships?of=person-25774",
        "Memberships: Jane Dodds",
    ),
    State("import", "import", "/import", "Import a spreadsheet"),
    State("query", "empty", f"/query?{DAY}", "Ask with GraphQL"),
    State(
        "query",
        "answer",
        "/query?query=%7B+centres+%7B+nodes+%7B+name+%7D+%7D+%7D",
        "Ask with GraphQL",
    ),
    State("query", "not a query", "/query?query=%7B+centr", "Ask with GraphQL"),
    State("sources", "sources", f"/sources?{DAY}", "Sources and credits"),
    State("source", "source", f"/sources/ni-apg?{DAY}", ""),
    State("method", "method", f"/method?{DAY}", "How strength is worked out"),
    State("accessibility", "accessibility", f"/accessibility?{DAY}", "Accessibility"),
    State("report", "report", f"/report?{DAY}", "Something wrong? Tell us"),
    State(
        "report",
        "about a body",
        f"/report?about=senedd&{DAY}",
        "Something wrong? Tell us",
        words="Members · 481 facts",
    ),
    State("privacy", "privacy", f"/privacy?{DAY}", "Privacy"),
)
SENT = {
    "record-done",
    "record-correct",
    "record-end",
    "record-merge",
    "record-remove",
    "import-preview",
    "import-columns",
    "import-left-out",
}
"""Pages that stand only once something was recorded, or a form sent;
`test_recording.py` tries them.
"""
