"""Pages of parliaments, and of who follows them, about a person: their address and office stand
there.

Only addresses whose shape is known are made, as parlparse publishes them for each code. The
Scottish Parliament makes its addresses of names and not of its codes, so `scotparl_id` leads
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Identifier, Language
from graph.words import ProperName


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page of another site, and whose it is."""

    publisher: ProperName
    address: str
    address_cy: str | None = None
    """Where the site has the page in Welsh."""

    def in_language(self, language: Language) -> str:
        """Return its address in a language, else the one that there is."""
        return (self.address_cy or self.address) if language is Language.CY else self.address


@dataclass(frozen=True, slots=True)
class _Site:
    """A site that has a page for each code of a scheme. `{}` stands for the number of the code,
    which follows `before`.
    """

    scheme: str
    publisher: ProperName
    address: str
    address_cy: str | None = None
    before: str = ""


_SITES = (
    _Site(
        "senedd",
        ProperName("Senedd", "Senedd Cymru"),
        "https://senedd.wales/people/{}",
        "https://senedd.cymru/pobl/{}",
    ),
    _Site(
        "data.niassembly.gov.uk",
        ProperName("Northern Ireland Assembly", "Cynulliad Gogledd Iwerddon"),
        "https://aims.niassembly.gov.uk/mlas/details.aspx?per={}&sel=1&ind=0&prv=0",
    ),
    _Site(
        "publicwhip",
        ProperName("TheyWorkForYou"),
        "https://www.theyworkforyou.com/mp/{}",
        before="uk.org.publicwhip/person/",
    ),
    _Site(
        "datadotparl_id",
        ProperName("UK Parliament", "Senedd y DU"),
        "https://members.parliament.uk/member/{}/contact",
    ),
)
"""In the order in which pages are shown: few of those here sit at Westminster now."""


def official_pages(identifiers: Iterable[Identifier]) -> tuple[WebPage, ...]:
    """Return the pages to which the codes of a person lead, that of the own parliament first.

    >>> [page.address for page in official_pages([Identifier(scheme="senedd", value="245")])]
    ['https://senedd.wales/people/245']
    """
    known = tuple(identifiers)
    pages = (_page(site, each) for site in _SITES for each in known)
    return tuple(page for page in pages if page is not None)


def _page(site: _Site, code: Identifier) -> WebPage | None:
    number = code.value.removeprefix(site.before)
    led = code.scheme == site.scheme and code.value == site.before + number
    if not (led and number.isascii() and number.isdecimal()):
        return None
    welsh = site.address_cy
    return WebPage(
        site.publisher,
        site.address.replace("{}", number),
        None if welsh is None else welsh.replace("{}", number),
    )
