"""What the resolvers of one request share: who asks and what they may use."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import ParamSpec, TypeAlias, TypeVar

import strawberry
from starlette.requests import HTTPConnection

from api.acquainted import Acquainted
from api.door import Door
from api.drafts import Drafts
from api.errors import NO_ANSWER, TooOften
from api.examples import Examples
from api.execution import Allowance, Turns
from api.in_force import InForce
from api.latest_import import LatestImport
from api.lengths import Lengths
from api.limits import LIMITS, Limits
from api.loaders import ChangesByRecordIdLoader
from api.looks import Looks
from api.once import Once
from api.outlooks import Outlooks
from api.provider.known import KnownProvider
from api.remembered_columns import RememberedColumns
from api.remembered_words import RememberedWords
from api.running.rates import Rate, Rates
from api.running.request_id import request_id
from api.selections import Selections
from api.states import States
from api.uploads import Uploads
from graph.attention import in_thread, in_thread_after_others
from graph.hub import Hub
from graph.model import Language
from graph.records.index import Index
from graph.standing import ServedStanding
from graph.view import View, Viewer
from graph.words import Text

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Parts:
    """What all requests share."""

    hub: Hub
    limits: Limits = LIMITS
    contact: str | None = None
    """The e-mail or web address of whoever answers for this copy. None: nobody is named."""
    uploads: Uploads = field(
        default_factory=lambda: Uploads(LIMITS.upload_bytes, LIMITS.uploads_bytes)
    )
    lengths: States[Lengths] = field(default_factory=lambda: States(Lengths.of_view))
    once: Once = field(default_factory=Once)
    looks: Looks = field(default_factory=Looks)
    drafts: Drafts = field(default_factory=Drafts)
    columns: RememberedColumns = field(default_factory=lambda: RememberedColumns(None))
    words: RememberedWords = field(default_factory=lambda: RememberedWords(None))
    examples: Examples = field(default_factory=Examples)
    imported: LatestImport = field(default_factory=LatestImport)
    outlooks: Outlooks = field(default_factory=Outlooks)
    acquainted: Acquainted = field(default_factory=Acquainted)
    rates: Rates = field(default_factory=Rates)
    in_force: InForce = field(default_factory=lambda: InForce(ServedStanding(viewer=Viewer())))
    door: Door | None = None
    """Says who asks. None: a test asks the pages alone."""
    provider: KnownProvider | None = None
    """Who signs people in. None: they come by invitation alone."""
    long_search: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Searches of seconds, one at a time: threads take turns with the loop, and more leave it
    fewer. Nothing shorter waits for them.
    """
    search: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Shorter ones, likewise."""
    turns: Turns = field(default_factory=Turns)
    exporting: asyncio.Lock = field(default_factory=asyncio.Lock)
    """An export reads and writes everything: one at a time."""
    importing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """An upload is forgotten once it is imported: one import at a time."""

    async def aside(self, search: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a search in a thread, so that other requests are answered meanwhile."""
        async with self.search:
            return await in_thread(search, *args, **kwargs)

    async def at_length(self, search: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a search that may take seconds likewise."""
        async with self.long_search:
            return await in_thread_after_others(search, *args, **kwargs)


@dataclass
class Context:
    """Made once per request. `view` is what the viewer may use today;
    every record of an answer comes from it.

    After a mutation has written, `renew` lets the rest of the answer come from what is there then.
    """

    parts: Parts
    viewer: Viewer
    language: Language
    view: View
    changes_by_record_id: ChangesByRecordIdLoader
    allowance: Allowance
    deadline: asyncio.Timeout
    seconds: float
    """How long it may take."""
    counted_as: str = "unknown"
    """As whom it counts where it is counted how often somebody asks."""
    too_often: TooOften | None = None
    """As which the whole request is refused. None: it is not."""
    no_answer: Text = NO_ANSWER
    """What is said where it took longer."""
    selections: Selections = field(default_factory=Selections)
    """What its operation selects."""
    _counted: set[Rate] = field(default_factory=set)

    @property
    def request_id(self) -> str:
        """By which what went wrong is found in the log."""
        return request_id()

    @property
    def index(self) -> Index:
        """What belongs to what among the records of the view."""
        return self.view.index

    @property
    def lengths(self) -> Lengths:
        """How long the lists of an answer can be."""
        return self.parts.lengths.of(self.view)

    def count(self, rate: Rate) -> None:
        """Count this request, once, among those of the viewer.

        Raises:
            TooOften: the viewer has asked as often as they may.
        """
        if self.too_often is not None:
            raise self.too_often
        if rate in self._counted:
            return
        try:
            self.parts.rates.count(rate, self.counted_as)
        except TooOften as refused:
            if Rate.WRITES not in self._counted:  # else something was written, which is told
                self.too_often = refused
            raise
        self._counted.add(rate)

    def never_cut_off(self) -> None:
        """Lift the deadline: what has begun is done to its end, also where the client has gone."""
        self.deadline.reschedule(None)

    @contextmanager
    def cut_off(self) -> Iterator[None]:
        """Hold a part of a mutation that writes nothing, and reads tables of any size, to the
        time for these.
        """
        self.take_longer()
        try:
            yield
        finally:
            if not self.deadline.expired():
                self.never_cut_off()

    def take_longer(self) -> None:
        """Give what goes through all that there is the time for it."""
        self.seconds = self.parts.limits.whole_seconds
        self.deadline.reschedule(asyncio.get_running_loop().time() + self.seconds)

    def ask_further(self) -> None:
        """Give a further question of the same request the time that one has."""
        self.deadline.reschedule(asyncio.get_running_loop().time() + self.seconds)

    async def view_on(self, as_of: dt.date | None) -> View:
        """Return what the viewer may use on a date; None means today."""
        if as_of is None or as_of == self.view.as_of:
            return self.view
        return await self.parts.hub.view(self.viewer, as_of)

    def let_go(self) -> None:
        """Hold no view any more, once the answer is made. What graphql-core makes of a request
        leads back to itself, and may be kept for good (`cli/short_pauses.py`), with all it holds.
        """
        del self.view

    async def renew(self) -> None:
        """Take what the viewer may use now, for what is answered from here on."""
        self.view = await self.parts.hub.view(self.viewer)
        self.changes_by_record_id = ChangesByRecordIdLoader(self.parts.hub, self.viewer)


Info: TypeAlias = strawberry.Info[Context, None]


def viewer_of(request: HTTPConnection) -> Viewer:
    """Return who asks. `api.asking` says so of each request before anything else looks at it."""
    viewer: Viewer = request.state.viewer
    return viewer
