"""Privacy: what is held, who sees it, and what these pages keep of a visit."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.contact import contact
from api.pages.page import Page
from api.pages.prose import TEMPLATE, Prose, Section
from api.pages.signing_in.asked import is_served
from graph.words import T

NO_COOKIE = T("No cookie.")
SIGNED_IN = (
    T(
        "Two cookies, both needed: one by which this browser is signed in, until you sign out and "
        "at most 30 days; and one for the ten minutes in which your organisation’s sign-in sends "
        "you back."
    ),
    T(
        "Of an account: its name, Centre and role, what your organisation’s sign-in calls it, and "
        "the day on which it was used last. Of each time that somebody comes in or is refused: "
        "when, which account and from which network, without the machine; that goes after 180 days."
    ),
)
"""Where people sign in."""


async def make(asked: Asked) -> Prose:
    return Prose(
        contact=contact(asked),
        title=T("Privacy"),
        lede=T(
            "Dolen holds facts about people in public roles, from public sources. It says of each "
            "where it comes from."
        ),
        parts=(
            Section(
                T("What is held about people"),
                points=(
                    T("names, and identifiers in public registers"),
                    T(
                        "seats, posts, committees and groups, with their dates where "
                        "a source gives them"
                    ),
                    T("public meetings with a Centre, where one was published"),
                ),
            ),
            Section(
                T("What is not held"),
                (
                    T(
                        "No address of a home, no opinion about a person, and nothing from social "
                        "media. A strength is worked out from the facts above and is not stored."
                    ),
                ),
            ),
            Section(
                T("Who sees it"),
                (
                    T(
                        "What comes from public sources, everybody who can reach this copy. What a "
                        "Centre records for itself, that Centre alone: no count, path or search of "
                        "others changes by it."
                    ),
                ),
            ),
            Section(
                T("What a Centre records for itself"),
                (
                    T(
                        "Whom its people met, called or wrote to and when, notes on it, who works "
                        "there, and whom they say they know. It is marked “Only your Centre sees "
                        "this” wherever it stands, in print and in pictures too. Each record can "
                        "be corrected, removed and undone; what was undone stays in the history "
                        "of that Centre. Tell people whom you record, and write nothing in a note "
                        "that they may not read."
                    ),
                    T(
                        "Of a list of contacts that a Centre sends, e-mail addresses and telephone "
                        "numbers are kept with that Centre’s own record of a person, to know the "
                        "person again and to write to them. They are never kept with a record for "
                        "everybody, and never taken from a calendar or a list of who attended."
                    ),
                    T(
                        "All of it is in the data folder of this copy, or on the Neo4j server that "
                        "it names: the graph with its history. Beside it stand settings.toml "
                        "(which Centre and who), columns.json and words.json (what was chosen at "
                        "imports), archives (the whole graph, from before an upgrade) and log. A "
                        "spreadsheet that is sent lies in the system’s folder for temporary files "
                        "until all its rows are imported, at most an hour; what stands in a form "
                        "and is not recorded yet is in memory for an hour. Whoever may read these "
                        "folders can read all of it."
                    ),
                ),
            ),
            Section(
                T("What these pages keep of your visit"),
                (
                    *(SIGNED_IN if is_served(asked) else (NO_COOKIE,)),
                    T(
                        "No tracking, no script from elsewhere: nothing on these pages "
                        "leaves the machine that serves them. What you ask stands in the address "
                        "of the page, so whoever you send it to can read the question."
                    ),
                ),
            ),
            Section(
                T("If a fact about you is wrong"),
                (
                    T(
                        "Every fact names its source. Ask whoever runs this copy of Dolen to "
                        "correct it here, and the source to correct it there. The law gives you "
                        "the right to see what is held about you, to have it corrected, and to "
                        "object to its use."
                    ),
                ),
                reach=True,
            ),
        ),
    )


PAGE = Page(name="privacy", path="/privacy", make=make, template=TEMPLATE, open=True)
