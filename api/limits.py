"""What one request may ask for, in one visible table."""

from __future__ import annotations

from dataclasses import dataclass

from graph.files.opening import MOST_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    head_bytes: int = 64 * 1024
    """Of the request line and all headers of a request together."""
    headers: int = 200
    """Of a request: each takes more memory than its bytes."""
    pipelined: int = 16
    """Requests that wait on a connection until the one before is answered.
    After more the connection is closed when they are.
    """
    head_seconds: float = 10.0
    """From the first byte of a request until its headers are whole;
    also from connecting to the first byte.
    """
    body_bytes: int = 256 * 1024
    """Of the body of a request. A larger one is refused before it is read."""
    body_seconds: float = 10.0
    """For the body of a request to come whole, unless it is an upload."""
    upload_bytes: int = MOST_BYTES
    """Of the tables of one upload. They are written to disk as they come."""
    uploads_bytes: int = 10 * MOST_BYTES
    """Of all uploads that lie on disk together, and of the forms with files that are being read."""
    operation_seconds: float = 10.0
    """For a question as a whole, of GraphQL or of a page; what it still waits for then is ended.
    A write is never cut off.
    """
    whole_seconds: float = 120.0
    """For what goes through all that the viewer may use, or through tables that may be as large:
    an export, a look at whether all is well, a look at what an import would change. Waiting for
    others' is included.
    """
    answer_price: int = 200_000
    """Of one operation, before it runs: one for each field of its answer, its lists as long as they
    can be, and what `api.prices` adds. Answers are seldom a quarter as long.
    """
    answer_fields: int = 50_000
    """Of one answer, counted while it is made: about half a second of one processor."""
    large_fields: int = 2_000
    """From so many on an answer is large."""
    turn_seconds: float = 0.005
    """That an operation may keep the loop before other requests, `/live`
    among them, have a turn.
    """
    pace_bytes: int = 64 * 1024
    """Of an upload that come, or of an answer that are taken, within each `pace_seconds`.
    Whoever is slower is cut off.
    """
    pace_seconds: float = 10.0
    connections: int = 1_024
    """Open at once, and at most half of the files that the system lets the process open.
    When one more comes, the one that has been without a request for longest goes.
    """
    at_once: int = 256
    """Requests that are answered at once. One counts from when it has come whole."""
    uploads_at_once: int = 16
    """They count apart, from their first byte."""
    checks_at_once: int = 32
    """Of whether the process serves and the store answers.
    They count apart, so that they are answered however much is asked.
    """
    path_seconds: float = 5.0
    """For one search of introduction paths, and for the days of a page that goes back over years.
    After it the paths or days found so far are the answer, marked as incomplete.
    """
    ready_seconds: float = 2.0
    """For the store to answer when it is asked whether it is ready."""


LIMITS = Limits()

TOKENS = 2_000
"""Of a GraphQL document: names, brackets, colons."""
OPERATIONS = 10
"""Of one document: each is counted and checked, though one is run."""
ALIASES = 30
"""Of one operation, each fragment counted wherever it is spread."""
FIELDS = 1_500
"""Of one operation, each fragment counted wherever it is spread."""
DEPTH = 20
"""Of fields inside fields. The usual introspection has 15."""
LARGE_AT_ONCE = 2
"""Large answers that are made at once.
First come, first served: with equal turns all of very many would miss their time.
"""
EQUAL_NAMES = 30
"""Fields of one name in one selection, fragments included:
checking that they agree takes the square of it.
"""
OBJECT_FIELDS = 40
"""Of one object in a document or among its variables: no input has half as many, and what is said
of each unknown one repeats the whole object."""
NAME_LETTERS = 100
"""Of a name in a document: names like an unknown one are looked for letter by letter."""
DIRECTIVES = 5
"""At one place of a document."""
LONG_FROM_HOPS = 5
"""A search for paths of so many hops can take seconds: it runs aside."""
ROWS_OF_A_PAGE = 100
"""The most that a page has."""
CACHED_DOCUMENTS = 128
"""Documents that are kept parsed and checked."""
CACHED_SIZES = 1_024
"""Sizes of operations that are kept: a document has one for each day and number of rows."""
CHANGES_OF_A_RECORD = 200
"""The latest changes of a record that its history goes back to."""
