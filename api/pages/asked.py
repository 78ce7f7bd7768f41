"""What a page is asked: by whom, in which language, for which day; and the addresses that keep all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.context import Context, Parts
from api.pages.naming import Name, name_of
from api.pages.quoting import quoted
from graph.dates import PartialDate
from graph.errors import DolenError, InputError
from graph.model import Language, Node, Organization, OrganizationKind, RecordId
from graph.ontology import CENTRE_KINDS
from graph.view import View
from graph.words import Fill, say

Parameter: TypeAlias = str | int | None
RECORD_PAGES = {"Person": "person", "Post": "post", "Place": "place", "Interaction": "interaction"}
FORMATS = ("json", "csv", "svg")
DATE_FIELDS = ("as-of-day", "as-of-month", "as-of-year")
MOST_LETTERS = 500
"""Of one value of a form; what comes after is not looked at."""


class Missing(DolenError):
    """There is no such page, or this viewer may not know of it: both answer 404 with the same bytes."""


class BadDate(InputError):
    """The day that is asked for is none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question for a page. `view` is what the viewer may use on the day asked for, and the one thing that pages are made from."""

    request: Request
    context: Context
    view: View
    as_of: PartialDate | None
    """The day, month or year in the address; None: today."""
    paths: Mapping[str, str]
    """The path of each page by its name."""

    @property
    def language(self) -> Language:
        return self.context.language

    @property
    def parts(self) -> Parts:
        return self.context.parts

    def value(self, name: str) -> str:
        """Return a value of the form, without blanks around it; "" where it was left out."""
        return " ".join(self.request.query_params.get(name, "")[:MOST_LETTERS].split())

    def quoted(self, name: str) -> str:
        """Return a value of the form as a page may repeat it in a sentence."""
        return quoted(self.value(name))

    def has(self, name: str) -> bool:
        """Return whether the form was sent with this value, even an empty one."""
        return name in self.request.query_params

    def in_path(self, name: str) -> str:
        """Return a part of the path: of "/person/{id}" the `id`."""
        return str(self.request.path_params[name])

    def say(self, fill: Fill) -> str:
        """Return a fill in the language of the page."""
        return say(fill, self.language)

    def name(self, record: Node) -> Name:
        """Return the name of a record in the language of the page, else in the one that has it, which is then marked."""
        return name_of(record, self.language, self.context.index.names.get(record.id, ()))

    def knows(self, page: str) -> bool:
        """Return whether the site has the page."""
        return page in self.paths

    def address(self, page: str, *, format: str | None = None, **values: Parameter) -> str:
        """Return the address of a page in this language and on this day.

        Values that the path names stand in it, the others in the query; None is left out.
        """
        path, query = self.paths[page], dict(values)
        for name in [name for name in query if f"{{{name}}}" in path]:
            path = path.replace(f"{{{name}}}", quote(str(query.pop(name)), safe="~"))
        query.setdefault("as_of", self.as_of.text if self.as_of else None)
        given = {name: value for name, value in query.items() if value != ""}
        return with_query(f"/{self.language}{with_format(path, format)}", given)

    def address_of(self, record: Node | None) -> str | None:
        """Return the address of a record's own page; None where the site has none."""
        if record is None:
            return None
        page = page_of(record)
        return self.address(page, id=record.id) if page in self.paths else None

    def here(self, *, language: Language | None = None, format: str | None = None, **changes: Parameter) -> str:
        """Return the address of this page with some of its query changed, in another language or as data."""
        return self.with_changes(changes, language, format)

    def with_changes(self, changes: Mapping[str, Parameter], language: Language | None = None, format: str | None = None) -> str:
        """Return the same for names that are no words of Python: `from`."""
        path = self.request.url.path.removeprefix(f"/{self.language}")
        query: dict[str, Parameter] = dict(self.request.query_params.multi_items())
        query |= {name: value if value != "" else None for name, value in changes.items()}
        return with_query(f"/{language or self.language}{with_format(without_format(path), format)}", query)

    def go_to(self, address: str, status: int = 303) -> Response:
        """Return a redirect to an address of ours: 303 after a choice, 301 to the right tail of an id, 308 to a survivor."""
        return RedirectResponse(address, status)

    def record(self, id: str) -> Node:
        """Return the record of an id that stands in an address, with or without a readable tail: "person-26234-sioned-williams".

        Raises:
            Missing: there is none that this viewer may see.
        """
        records = self.view.records
        parts = id.split("-")
        for end in range(len(parts), 0, -1):
            found = records.node(RecordId("-".join(parts[:end])))
            if found is not None:
                return found
        raise Missing(id)


def page_of(record: Node) -> str:
    """Return the name of the page of a record: "person", "post", "place", and of an organization what family it is of."""
    if not isinstance(record, Organization):
        return RECORD_PAGES[type(record).__name__]
    if record.kind in CENTRE_KINDS:
        return "centre"
    return "network" if record.kind in {OrganizationKind.NETWORK, OrganizationKind.CROSS_PARTY_GROUP} else "body"


def with_query(path: str, query: Mapping[str, Parameter]) -> str:
    """Return a path with its query; a name whose value is None is left out."""
    given = {name: value for name, value in query.items() if value is not None}
    return f"{path}?{urlencode(given)}" if given else path


def with_format(path: str, format: str | None) -> str:
    """Return the path under which a page answers in a format; of the first page "/home.json"."""
    if format is None:
        return path
    return f"{path if path != '/' else '/home'}.{format}"


def without_format(path: str) -> str:
    plain, dot, format = path.rpartition(".")
    if not dot or format not in FORMATS:
        return path
    return "/" if plain == "/home" else plain


def day_of(written: PartialDate, today: dt.date) -> dt.date:
    """Return the day for which a month or a year is answered: its last, but no later than today."""
    return written.first if written.first == written.last else min(written.last, max(today, written.first))


def asked_day(request: Request) -> PartialDate | None:
    """Return the day, month or year that the address asks for; None: today.

    Raises:
        BadDate: it is none.
    """
    text = request.query_params.get("as_of", "").strip()
    try:
        return PartialDate(text) if text else None
    except ValueError as error:
        raise BadDate(str(error)) from error


def date_in_fields(request: Request) -> PartialDate | None:
    """Return the date in the three fields of a form, of which day and month may be empty; None: all are.

    Raises:
        BadDate: they make no date.
    """
    day, month, year = (request.query_params.get(name, "").strip() for name in DATE_FIELDS)
    if not (day or month or year):
        return None
    try:
        if not (year.isdecimal() and (month or not day)):
            raise ValueError(year)
        numbers = [f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part)]
        return PartialDate("-".join(numbers))
    except ValueError as error:
        raise BadDate(f"{day} {month} {year}") from error


def without_date_fields(request: Request, date: PartialDate) -> str:
    """Return the address asked for with the date of the form's three fields as `as_of`."""
    kept = {name: value for name, value in request.query_params.multi_items() if name not in DATE_FIELDS}
    return with_query(request.url.path, {**kept, "as_of": date.text})
