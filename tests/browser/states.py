"""Every page and the states it can be in, over the bundled tables on 24 November 2026."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Language

DAY = "as_of=2026-11-24"
BEFORE = "as_of=2026-09-30"
"""Before the meetings that other tests record at the same server."""
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
    State(
        "landscape",
        "what changed",
        f"/landscape?since=2025&{DAY}",
        "Who works on what, for whom, and where nobody does",
        words="Cells that changed",
    ),
    State(
        "landscape",
        "in the words of Wales",
        f"/landscape?words=wales-well-being-goals&{DAY}",
        "Who works on what, for whom, and where nobody does",
        words="is our judgement",
    ),
    State(
        "landscape",
        "by life stage",
        f"/landscape?columns=life-stage&{DAY}",
        "Who works on what, for whom, and where nobody does",
    ),
    State(
        "landscape-cell",
        "cell",
        f"/landscape/cell?row=domestic-abuse&column=northern-ireland&{DAY}",
        "Domestic abuse in Northern Ireland",
        words="It would have to add",
    ),
    State(
        "signpost",
        "answer",
        f"/signpost?q=youth+mental+health&place=wales&{DAY}",
        "Which Centres know about “youth mental health”?",
        words="In their core remit",
    ),
    State(
        "signpost",
        "nothing understood",
        f"/signpost?q=kelp&{DAY}",
        "Which Centres know?",
        words="Topics that the Centres work on",
    ),
    State(
        "consult",
        "list",
        f"/consult?title=Net+zero&outcomes=environment&life_stages=whole-life&place=UK&{DAY}",
        "Whom to consult before funding",
        words="Not on the list, and why",
    ),
    State(
        "collaborate",
        "of one Centre",
        f"/collaborate?centre=foundations&{DAY}",
        "Who could join up",
        words="Who knows whom",
    ),
    State(
        "trials",
        "in one place",
        f"/trials?place=Nottingham&{DAY}",
        "Trials and programmes that may clash",
        words="Who should talk",
    ),
    State(
        "trade-offs",
        "on one outcome",
        f"/trade-offs?outcome=youth-violence&{DAY}",
        "Where evidence pulls two ways",
        words="CCTV: two Centres disagree",
    ),
    State(
        "divergence",
        "on one outcome",
        f"/divergence?outcome=substance-use&{DAY}",
        "Where policies differ between places",
        words="Who could compare them",
    ),
    State(
        "challenges",
        "of a nation",
        f"/challenges?place=northern-ireland&{DAY}",
        "Northern Ireland: places with the same priorities",
        words="What helped, and where it was tested",
    ),
    State(
        "neutrality",
        "neutrality",
        f"/neutrality?{DAY}",
        "How the order of Centres is kept neutral",
        words="How often each Centre stands first",
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
        f"/search?q=mayor+of+bristol&{DAY}",
        "Search: mayor of bristol",
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
        "to First Minister of Wales: 5 paths",
    ),
    State(
        "path",
        "to a body of many",
        f"/path?from=yef&to=senedd&{DAY}",
        "to Senedd: 10 paths",
        words="easiest to reach.",
    ),
    State(
        "path",
        "to a place",
        f"/path?from=yef&to=W92000004&{DAY}",
        "Youth Endowment Fund to Wales: 10 paths",
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
    State("path", "ten asked for", f"{FOUND}&k=10", "to Jane Dodds: 10 paths"),
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
        "path",
        "no path",
        f"/path?from=yef&to=council-adu&{DAY}",
        "to Adur District Council: no path yet",
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
    State("place", "place", f"/place/W06000002?{DAY}", "Gwynedd"),
    State("compare", "nobody yet", f"/compare?{DAY}", "Which Centre is closest?"),
    State(
        "compare",
        "all Centres",
        f"/compare?to=person-26234&{DAY}",
        "Which Centre is closest to Sioned Williams",
        words="Wales Centre for Public Policy",
    ),
    State(
        "compare",
        "two Centres",
        f"/compare?to=person-26234&a=yef&b=chi&{DAY}",
        "Which Centre is closest to Sioned Williams",
        words="Together you know of",
    ),
    State(
        "path-over-time",
        "ten years",
        f"/path/over-time?from=yef&to=person-26234&{DAY}",
        "Youth Endowment Fund to Sioned Williams over time",
        words="A fair lead, 2 steps",
    ),
    State(
        "nation",
        "with leads",
        f"/nation/wales?{DAY}",
        "Wales: how well the network is connected",
        words="Whom we can ask for today: 37 of 95",
    ),
    State(
        "nation",
        "with a trace",
        f"/nation/scotland?{DAY}",
        "Scotland: how well the network is connected",
        words="0.0036",
    ),
    State(
        "nation",
        "nothing links",
        f"/nation/northern-ireland?{BEFORE}",
        "Northern Ireland: how well the network is connected",
        words="No interaction of the Centres is recorded",
    ),
    State(
        "nation",
        "without a list",
        f"/nation/england?{DAY}",
        "England: how well the network is connected",
        words="England has no target list yet; add one.",
    ),
    State("movers", "some", "/movers?as_of=2026-07-01", "Who moved", words="changed hands"),
    State(
        "movers",
        "none",
        "/movers?as_of=1990-01-01&nation=scotland&window=30",
        "Who moved: Scotland",
        words="No post changed hands in this time",
    ),
    State("nations", "all", f"/nations?{DAY}", "The nations: how well", words="Not a league table"),
    State(
        "kept-figures",
        "nothing",
        "/kept-figures",
        "What we kept, and what it is now",
        words="You have kept no figures yet",
    ),
    State("metrics", "all", f"/metrics?{DAY}", "The figures, defined", words="nobody is ranked"),
    State(
        "metric",
        "whom it counts",
        f"/metrics/M-02p?nation=wales&{DAY}",
        "M-02p: Lead reach",
        words="67 of 125 by weight",
    ),
    State(
        "metric-over-time",
        "since this year",
        f"/metrics/M-03/over-time?since=2026&{DAY}",
        "M-03 Path strength: how it moved",
        words="All lines use one scale",
    ),
    State("metric", "of pairs", f"/metrics/M-05?{DAY}", "M-05: Movement", words="not known"),
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
    State(
        "targets",
        "default",
        f"/targets/wales?{DAY}",
        "Wales: whom we want to reach",
        words="This is the list where nobody has made one",
    ),
    State(
        "targets",
        "default of today",
        "/targets/scotland",
        "Scotland: whom we want to reach",
        words="Make it ours",
    ),
    State(
        "targets",
        "nobody",
        f"/targets/england?{DAY}",
        "England: whom we want to reach",
        words="England has no target list yet",
    ),
    State(
        "network-of",
        "public lists alone",
        f"/centre/yef/network?nation=wales&{DAY}",
        "Our network: this week",
        words="of whom matters: 0 of 95",
    ),
    State(
        "network-of",
        "no list",
        f"/centre/yef/network?nation=england&{DAY}",
        "Our network: this week",
        words="England has no target list yet; add one.",
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
    State("record-target", "target", "/record/target", "Add to a target list"),
    State("record-work", "work", "/record/work", "Record a work"),
    State("concept", "term", f"/concept/mental-health?{DAY}", "Mental health"),
    State(
        "work",
        "work",
        f"/work/yef-focused-deterrence?{DAY}",
        "Focused deterrence in five English cities",
    ),
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
    State(
        "operator", "all looked at", "/operator?look=all", "Operator’s page", words="Last backup"
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
    "import-template",
    "sign-in",
    "sign-in-provider",
    "sign-in-return",
    "invitation",
    "sign-out",
    "account",
    "people",
    "one-account",
    "keys",
}
"""Pages that stand only once something was recorded, or a form sent, and files, which
`test_recording.py` tries; and those that stand only where people sign in.
"""
ALIKE = frozenset(
    {
        "record-framework",
        "record-concept",
        "record-mapping",
        "record-remit",
        "record-finding",
        "record-priority",
        "framework",
        "mapping",
        "remit",
        "finding",
        "priority",
    }
)
"""Forms that follow from their columns alone, as that of a work does, and pages of rows and lists,
as that of a work is: these are tried.
"""
