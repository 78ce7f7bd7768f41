"""What stands around every page: menu, language switch, notices, footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.door import Asker
from api.pages.asked import Asked
from api.pages.page import Page
from api.pages.signing_in.asked import account_of, centre_name, is_served
from api.pages.signing_in.words import ROLES
from graph.model import Language
from graph.names.in_language import ShownName
from graph.words import Fill, T

OWN_NETWORK = "network-of"
"""The page of a Centre's network: in the menu that of the viewer's own."""
SIGNING_IN = ("sign-in", "sign-in-return", "invitation")
"""Pages that no link leads to signing in from: they are where one does."""
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
class You:
    """Who asks, as it stands under the header. `centre` None: everybody.
    `people`: how many the Centre has; `page`: the address of its own page, None for everybody;
    `address`: where it is changed, None where it is not.
    """

    person: ShownName | None
    centre: ShownName | None
    people: int
    page: str | None
    said: bool
    """Somebody said so, rather than that nobody has said anything."""
    address: str | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in, as it stands under the header; `centre` None: an operator."""

    name: str
    role: Fill
    centre: ShownName | None
    page: str | None
    """The address of the Centre's own page."""
    account: str
    sign_out: str


@dataclass(frozen=True, slots=True)
class Frame:
    home: str
    menu: Sequence[MenuLink]
    footer: Sequence[MenuLink]
    switch: Mapping[Language, str]
    """The same page in each language."""
    notices: Sequence[Fill]
    credits: Fill | None
    you: You | None = None
    """None: what went wrong is said to everybody alike, and so is a copy for everybody."""
    signed_in: SignedIn | None = None
    sign_in: str | None = None
    """Where to sign in, for who has not."""


def frame_of(asked: Asked, page: Page) -> Frame:
    """Return the frame of a page. Its links keep the day;
    those of the switch keep path, query and day.
    """
    addresses = {
        name: asked.address(name)
        for name, path in asked.paths.items()
        if "{" not in path and _may_open(asked, path)
    }
    if (own := asked.context.viewer.centre) is not None and OWN_NETWORK in asked.paths:
        addresses[OWN_NETWORK] = asked.address(OWN_NETWORK, id=own, as_of="")
    return Frame(
        home=asked.address("home"),
        menu=_entries(
            _menu(a_centre=asked.context.viewer.centre is not None, records=asked.may_record),
            addresses,
            page.menu,
        ),
        footer=_entries(_footer(), addresses, page.name),
        switch={language: asked.here(language=language) for language in Language},
        notices=_notices(asked),
        credits=_credits() if BUNDLED in asked.view.records.sources else None,
        you=None if is_served(asked) else _you(asked),
        signed_in=_signed_in(asked),
        sign_in=_sign_in(asked, page),
    )


def bare_frame(paths: Mapping[str, str], language: Language) -> Frame:
    """Return the frame of a page that says what went wrong.
    Nothing in it depends on the address.
    """
    addresses = {name: f"/{language}{path}" for name, path in paths.items() if "{" not in path}
    switch = {each: f"/{each}/" for each in Language}
    return Frame(
        f"/{language}/",
        _entries(_menu(a_centre=False, records=False), addresses, None),
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


def _may_open(asked: Asked, path: str) -> bool:
    """Return whether whoever asks is not led away from a page to sign in."""
    door = asked.parts.door
    return door is None or door.is_open(f"/{asked.language}{path}", Asker(asked.context.viewer))


def _signed_in(asked: Asked) -> SignedIn | None:
    account = account_of(asked)
    if account is None:
        return None
    centre = account.centre
    return SignedIn(
        account.name,
        ROLES[account.role],
        centre_name(asked, centre),
        None if centre is None else asked.address("centre", id=centre, as_of=""),
        asked.address("account", as_of=""),
        asked.address("sign-out", as_of=""),
    )


def _sign_in(asked: Asked, page: Page) -> str | None:
    if not is_served(asked) or account_of(asked) is not None or page.name in SIGNING_IN:
        return None
    return asked.address("sign-in", next=asked.here(), as_of="")


def _you(asked: Asked) -> You | None:
    """Return who asks, with today's people, whatever day the page shows."""
    view, in_force = asked.context.view, asked.parts.in_force
    viewer = view.viewer
    address = asked.address("you", as_of="") if in_force.can_be_chosen else None
    if viewer.centre is None:
        return (
            None if address is None else You(None, None, 0, None, in_force.standing.said, address)
        )
    records = view.records
    return You(
        None if viewer.person is None else asked.name(records.people[viewer.person]),
        asked.name(records.organizations[viewer.centre]),
        len(view.tenure.staff(viewer.centre, view.as_of)),
        page=asked.address("centre", id=viewer.centre, as_of=""),
        said=True,
        address=address,
    )


def _menu(*, a_centre: bool, records: bool) -> Sequence[tuple[str, Fill]]:
    return (
        ("home", T("Find a path")),
        ("search", T("People and bodies")),
        ("centres", T("Centres")),
        ("landscape", T("Landscape")),
        ("nations", T("Nations")),
        *(((OWN_NETWORK, T("Our network")),) if a_centre else ()),
        *((("record", T("Record")),) if records else ()),
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
