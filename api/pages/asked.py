"""What a page is asked: by whom, in which language, for which day;
and the addresses that keep all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.context import Context, Parts
from api.pages.addresses import FORMATS, Parameter, page_of, with_format, with_query, without_format
from api.pages.quoting import quoted
from graph.dates import PartialDate
from graph.errors import DolenError
from graph.model import Language, Node, RecordId
from graph.names.in_language import ShownName, name_in
from graph.privacy.roles import Act, may
from graph.view import View
from graph.words import Fill, say

ROWS = "csv"
PARTS = ("whole", "page", "before")
"""What says in an address which part of a long list is shown."""
MOST_LETTERS = 500
"""Of one value of a form; what comes after is not looked at."""


class Missing(DolenError):
    """There is no such page, or this viewer may not know of it:
    both answer 404 with the same bytes.
    """


class Read(Protocol):
    async def __call__(
        self, context: Context, text: str, variables: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Return what `/graphql` would answer to a query: `data`, and `errors` where there are any.

        Raises:
            OnlyReads: it is none: it would change something.
            BadRequest: it has no operation.
        """
        ...


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Asked:
    """One question for a page. `view` is what the viewer may use on the day asked for, and the one
    thing that pages are made from.
    """

    request: Request
    context: Context
    view: View
    as_of: PartialDate | None
    """The day, month or year in the address; None: today."""
    paths: Mapping[str, str]
    """The path of each page by its name."""
    read: Read
    """Answers a GraphQL query for this viewer."""

    @property
    def language(self) -> Language:
        return self.context.language

    @property
    def parts(self) -> Parts:
        return self.context.parts

    @property
    def may_record(self) -> bool:
        """Whether whoever asks may record for a Centre."""
        return self.view.viewer.centre is not None and self.is_led_to_record

    @property
    def is_led_to_record(self) -> bool:
        """Whether the page that lists what can be recorded is for whoever asks: who has chosen no
        Centre yet is asked there which one it is.
        """
        return may(self.view.viewer, Act.RECORD)

    @property
    def may_publish(self) -> bool:
        """Whether whoever asks keeps the lists of a Centre, and says what everybody sees."""
        viewer = self.view.viewer
        return viewer.centre is not None and may(viewer, Act.PUBLISH)

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

    @property
    def is_of_another_day(self) -> bool:
        """Whether the page shows another day than today."""
        return self.view.as_of != self.context.view.as_of

    def say(self, fill: Fill) -> str:
        """Return a fill in the language of the page."""
        return say(fill, self.language)

    def name(self, record: Node) -> ShownName:
        """Return the name of a record in the language of the page, else in the one that has
        it, which is then marked.
        """
        return name_in(self.language, record, self.context.index.names.get(record.id, ()))

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

    def address_of(self, record: Node) -> str:
        """Return the address of a record's own page."""
        return self.address(page_of(record), id=record.id)

    def outside(self, page: str, id: str) -> str:
        """Return the address of a record's page as other programs need it, of today."""
        path = self.address(page, id=id, as_of="").removeprefix("/")
        return f"{self.request.base_url}{path}"

    def here(
        self, *, language: Language | None = None, format: str | None = None, **changes: Parameter
    ) -> str:
        """Return the address of this page with some of its query changed, in
        another language or as data.
        """
        return self.with_changes(changes, language, format)

    def with_changes(
        self,
        changes: Mapping[str, Parameter],
        language: Language | None = None,
        format: str | None = None,
    ) -> str:
        """Return the same for names that are no words of Python: `from`."""
        path = self.request.url.path.removeprefix(f"/{self.language}")
        query: dict[str, Parameter] = dict(self.request.query_params.multi_items())
        if format == ROWS:
            query = {name: value for name, value in query.items() if name not in PARTS}
        query |= {name: value if value != "" else None for name, value in changes.items()}
        return with_query(
            f"/{language or self.language}{with_format(without_format(path), format)}", query
        )

    @property
    def format(self) -> str | None:
        """In which form the page is asked for; None: as HTML."""
        return next((each for each in FORMATS if self.request.url.path.endswith(f".{each}")), None)

    @property
    def is_whole(self) -> bool:
        """Whether no list is cut, and none goes on elsewhere: as rows a page says all that it has
        to say.
        """
        return self.format == ROWS

    def whole(self, address: str) -> str:
        """Return an address of ours with the server before it, as it is sent to somebody."""
        url = self.request.url
        return f"{url.scheme}://{url.netloc}{address}"

    def go_to(self, address: str, status: int = 303) -> Response:
        """Return a redirect to an address of ours:
        303 after a choice, 301 to the right tail of an id, 308 to a survivor.
        """
        return RedirectResponse(address, status)

    def record(self, id: str) -> Node:
        """Return the record of an id that stands in an address, with or without a readable tail:
        "person-26234-sioned-williams"; or of a code of a source that one record alone has.

        Raises:
            Missing: there is none that this viewer may see.
        """
        records = self.view.records
        parts = id.split("-")
        for end in range(len(parts), 0, -1):
            found = records.node(RecordId("-".join(parts[:end])))
            if found is not None:
                return found
        coded = self.view.names.of_id(id)
        found = None if coded is None else records.node(coded)
        if found is None:
            raise Missing(id)
        return found
