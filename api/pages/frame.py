"""What stands around every page: menu, language switch, notices, footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.page import Page
from graph.model import Language
from graph.words import Fill, T

BUNDLED = "politician-data"
"""A source of the bundled tables:
where records cite it, their publishers are credited on every page.
"""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link of the menu or the footer. `current`: the page itself, or what it stands under."""

    said: Fill
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    home: str
    menu: Sequence[MenuLink]
    footer: Sequence[MenuLink]
    switch: Mapping[Language, str]
    """The same page in each language."""
    notices: Sequence[Fill]
    credits: Fill | None


def frame_of(asked: Asked, page: Page) -> Frame:
    """Return the frame of a page. Its links keep the day;
    those of the switch keep path, query and day.
    """
    addresses = {name: asked.address(name) for name, path in asked.paths.items() if "{" not in path}
    return Frame(
        home=asked.address("home"),
        menu=_entries(_menu(), addresses, page.menu),
        footer=_entries(_footer(), addresses, page.name),
        switch={language: asked.here(language=language) for language in Language},
        notices=_notices(asked),
        credits=_credits() if BUNDLED in asked.view.records.sources else None,
    )


def bare_frame(paths: Mapping[str, str], language: Language) -> Frame:
    """Return the frame of a page that says what went wrong.
    Nothing in it depends on the address.
    """
    addresses = {name: f"/{language}{path}" for name, path in paths.items() if "{" not in path}
    switch = {each: f"/{each}/" for each in Language}
    return Frame(
        f"/{language}/",
        _entries(_menu(), addresses, None),
        _entries(_footer(), addresses, None),
        switch,
        (),
        None,
    )


def _entries(
    entries: Sequence[tuple[str, Fill]], addresses: Mapping[str, str], current: str | None
) -> Sequence[MenuLink]:
    """Only pages that the site has: no link leads nowhere."""
    return [
        MenuLink(said, addresses[name], name == current)
        for name, said in entries
        if name in addresses
    ]


def _menu() -> Sequence[tuple[str, Fill]]:
    return (
        ("home", T("Find a path")),
        ("search", T("People and bodies")),
        ("centres", T("Centres")),
        ("record", T("Record")),
        ("data", T("Data")),
    )


def _footer() -> Sequence[tuple[str, Fill]]:
    return (
        ("accessibility", T("Accessibility")),
        ("sources", T("Sources and credits")),
        ("method", T("How strength is worked out")),
        ("privacy", T("Privacy")),
        ("changes", T("Changes")),
        ("report", T("Something wrong? Tell us")),
    )


def _notices(asked: Asked) -> Sequence[Fill]:
    invented = T("This is a demonstration: every person, body and meeting in it is invented.")
    return (invented,) if asked.view.records.invented else ()


def _credits() -> Fill:
    return T(
        "Data: mySociety (CC BY 4.0), the Senedd, the Scottish Parliament, the Northern Ireland "
        "Assembly, Welsh Government, own compilation."
    )
