"""The accessibility statement: what works, what was tried, what does not work yet."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.contact import contact
from api.pages.page import Page
from api.pages.prose import TEMPLATE, Prose, Section
from graph.words import T


async def make(asked: Asked) -> Prose:
    return Prose(
        contact=contact(asked),
        title=T("Accessibility"),
        lede=T(
            "These pages are made so that everybody can use them: with a keyboard, a screen "
            "reader, large text, or no script."
        ),
        parts=(
            Section(
                T("What you can do"),
                points=(
                    T("reach everything with the keyboard, in the order in which it is read"),
                    T("skip the menu, and skip the picture: a list holds the same facts"),
                    T("enlarge the text up to 400 % without scrolling sideways"),
                    T("use your own colours, a dark screen or high contrast"),
                    T("read every page in Welsh and in English"),
                    T("use every page without script, and print it"),
                ),
            ),
            Section(
                T("How we tell strengths apart"),
                (
                    T(
                        "Never by colour alone: a strength is always said in words, and its mark "
                        "differs in the number and filling of its bars."
                    ),
                ),
            ),
            Section(
                T("What was checked, and what was not"),
                (
                    T(
                        "The pages aim at WCAG 2.2, level AA. They were checked by program and by "
                        "keyboard. People who use assistive technology every day have not tried "
                        "them yet, so we claim no conformance."
                    ),
                    T("The Welsh awaits a translator’s check."),
                ),
            ),
            Section(
                T("What does not work yet"),
                points=(
                    T("names of bodies that no source gives in Welsh stand in English"),
                    T("what sources do not state, and their credits, are in English"),
                    T("answers of the GraphQL form are long texts without structure"),
                ),
            ),
            Section(
                T("If something does not work for you"),
                (
                    T(
                        "Tell whoever runs this copy of Dolen for you, with the address of the "
                        "page and what you tried. Each page is also JSON and CSV, which other "
                        "programs can read aloud or reshape."
                    ),
                ),
                reach=True,
            ),
        ),
    )


PAGE = Page(name="accessibility", path="/accessibility", make=make, template=TEMPLATE, open=True)
