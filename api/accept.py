"""What the Accept headers of a request prefer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from starlette.datastructures import Headers

from graph.model import Language

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"
KEPT = 64
"""Headers whose meaning is kept: clients send the same few."""


def language_of(headers: Headers) -> Language:
    """Return the language in which a request is answered."""
    return preferred_language(headers.get("accept-language"))


@lru_cache(KEPT)
def preferred_language(accept_language: str | None) -> Language:
    """Return the language that an Accept-Language header weighs highest;
    English where it names none of ours.

    >>> preferred_language("cy, en;q=0.8").value
    'cy'
    >>> preferred_language("fr, cy;q=0.1, en-GB;q=0.5").value
    'en'
    """
    best, highest = Language.EN, 0.0
    for tag, weight in _weighted(accept_language or ""):
        language = next((each for each in Language if tag.split("-")[0] == each.value), None)
        if language is not None and weight > highest:
            best, highest = language, weight
    return best


def reads_pages(headers: Headers) -> bool:
    """Return whether whoever asks shows pages to a person, as browsers say that they do.

    >>> reads_pages(Headers({"accept": "text/html,*/*;q=0.8"})), reads_pages(Headers({}))
    (True, False)
    """
    return any(media == "text/html" for media, _ in _weighted(headers.get("accept", "")))


@lru_cache(KEPT)
def preferred_media(accept: str | None) -> str:
    """Return the media type of the answer that an Accept header weighs highest;
    plain JSON where it names none of ours.

    >>> preferred_media("application/json, application/graphql-response+json")
    'application/graphql-response+json'
    >>> preferred_media("*/*")
    'application/json'
    """
    best, highest = JSON, 0.0
    for media, weight in _weighted(accept or ""):
        if media == GRAPHQL_JSON and weight >= highest:
            best, highest = GRAPHQL_JSON, weight
        elif media in (JSON, "application/*", "*/*") and weight > highest:
            best, highest = JSON, weight
    return best


def _weighted(header: str) -> Iterator[tuple[str, float]]:
    """Yield each value of a header that is accepted at all, in lower case,
    with its weight above 0.
    """
    for part in header.split(","):
        value, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = _weight(parameters)
        if weight > 0:
            yield value, weight


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter[2:])
            except ValueError:
                return 0.0
    return 1.0
