"""What a page is: where it stands, what makes it, and what it shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from api.pages.asked import Asked
from graph.model import Language
from graph.privacy.roles import Act
from graph.words import Fill


@dataclass(frozen=True, slots=True)
class PageQuery:
    """The GraphQL question that a page answers, with a title and comments of its own
    and its values filled in.
    """

    text: str
    variables: Mapping[str, Any]
    further: Sequence[PageQuery] = ()
    """Questions like it for what one operation may not ask for as well. As JSON the page answers
    all of them, the data of each beside that of the others.
    """


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing in a form that cannot be used:
    `field` is the id of its input, `said` what is wrong, `remedy` stands at the field.
    """

    field: str
    said: Fill
    remedy: Fill

    @classmethod
    def same(cls, field: str, said: Fill) -> FormProblem:
        """Return one whose remedy says what is wrong already."""
        return cls(field, said, said)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for CSV. Column names are in English in both languages, so that a
    program can rely upon them.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Fill | float | None]]


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Shown:
    """The view object of a page. Each page adds its own fields;
    those here are about the page itself.
    """

    title: Fill
    """"What: state". Stands in the title of the window; the template may use it as h1."""
    lede: Fill | None = None
    description: Fill | None = None
    status: int = 200
    status_as_data: int | None = None
    """Where it is another: to a program an empty list is an answer."""
    template: str | None = None
    """Another template than the page's own, for a state that has one."""
    headers: Mapping[str, str] = field(default_factory=dict)
    private: bool = False
    """Not kept by any cache and not indexed:
    pages that show who could introduce whom, and what a Centre recorded.
    """
    query: PageQuery | None = None
    problems: tuple[FormProblem, ...] = ()

    def table(self) -> Table | None:
        """Return the page as rows; None where it has none."""
        return None

    def svg(self, language: Language) -> str | None:
        """Return the page as a picture; None where it has none."""
        return None

    def feed(self) -> str | None:
        """Return the page as an Atom feed; None where it has none."""
        return None

    def calendar(self) -> str | None:
        """Return the days of the page as a calendar; None where it has none."""
        return None


Made = Shown | Response
Make = Callable[[Asked], Awaitable[Made]]
Ask = Callable[[Asked], Awaitable[PageQuery | Response]]
"""Returns the question that a page answers, or a redirect; raises what `make` raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site. `path` follows the language: "/person/{id}"."""

    name: str
    path: str
    make: Make
    template: str
    menu: str | None = None
    """The name of the entry of the menu under which it stands."""
    ask: Ask | None = None
    """Its own question: as JSON it is answered with the data of this.
    None: it has no form in JSON.
    """
    files: tuple[str, ...] = ()
    """Of "csv", "svg", "atom" and "ics", those in which it answers too."""
    private: bool = False
    """Every answer of it is private (`Shown.private`)."""
    takes_forms: bool = False
    """It answers POST too. `api.asking` has refused by then what a page of another site sends."""

    act: Act | None = None
    """What whoever asks for it must be let to do. None: nothing but to look."""
    open: bool = False
    """Who has not signed in may ask for it, also where others may not."""

    @property
    def formats(self) -> tuple[str, ...]:
        """In which it answers beside HTML."""
        return self.files if self.ask is None else ("json", *self.files)
