"""What is said where a page cannot be shown.
Nothing here repeats the address: hidden and missing give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from api.errors import TooOften
from api.pages.day import DATE_FIELDS
from api.pages.frame import bare_frame
from api.pages.templating import environment
from graph.model import Language
from graph.words import Fill, T, Text

RETRY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Failure:
    """An error page. `go_on` is where its one link leads, `link` what it says."""

    status: int
    title: Fill
    heading: Fill
    texts: tuple[Fill, ...]
    go_on: str
    link: Fill
    summary: Fill | None = None
    """What stands in the summary of what is wrong with the question."""
    headers: Mapping[str, str] | None = None


def missing(paths: Mapping[str, str], language: Language) -> Response:
    """Answer for a page, or a record, that is not here or that this viewer may not know of."""
    return _rendered(
        paths,
        language,
        Failure(
            404,
            T("Page not found"),
            T("Page not found"),
            (
                T(
                    "If you typed the address, check that it is right. If you pasted it, check "
                    "that you copied all of it."
                ),
                T("What is recorded by one Centre for itself has no page for others."),
            ),
            f"/{language}/",
            T("Find a path, or look someone up"),
        ),
    )


def bad_date(request: Request, paths: Mapping[str, str], language: Language) -> Response:
    """Answer where the day asked for is none."""
    query = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if name not in {*DATE_FIELDS, "as_of"}
    ]
    return _rendered(
        paths,
        language,
        Failure(
            422,
            T("Error: {title}", title=T("The day cannot be used")),
            T("The day cannot be used"),
            (T("A month and a year, or a year alone, are enough."),),
            f"{request.url.path}{_query(query)}",
            T("See this page as of today"),
            summary=T("As of must be a real date, like 1 6 2025"),
        ),
    )


def unusable(paths: Mapping[str, str], language: Language, said: Text) -> Response:
    """Answer where the question cannot be answered as it was put;
    `said` is what the domain says of it.
    """
    return _rendered(
        paths,
        language,
        Failure(
            422,
            T("Error: {title}", title=T("The question cannot be used")),
            T("The question cannot be used"),
            (),
            f"/{language}/",
            T("Find a path, or look someone up"),
            summary=said,
        ),
    )


def not_allowed(paths: Mapping[str, str], language: Language, said: Fill) -> Response:
    """Answer where the role of whoever asks does not let them; `said` is who may."""
    return _rendered(
        paths,
        language,
        Failure(
            403,
            T("This is not for your role"),
            T("This is not for your role"),
            (said,),
            f"/{language}/",
            T("Find a path, or look someone up"),
        ),
    )


def unreachable(paths: Mapping[str, str], language: Language) -> Response:
    """Answer where the store does not answer."""
    return _rendered(
        paths,
        language,
        Failure(
            503,
            T("Dolen is not answering"),
            T("Dolen cannot reach its data just now"),
            (T("Nothing is lost. Try again in a minute."),),
            f"/{language}/",
            T("Try again"),
            headers={"retry-after": str(RETRY_SECONDS)},
        ),
    )


def too_long(paths: Mapping[str, str], language: Language, seconds: float) -> Response:
    """Answer where the page could not be made within its time."""
    return _rendered(
        paths,
        language,
        Failure(
            503,
            T("This takes too long"),
            T("This takes too long"),
            (
                T(
                    "The page could not be made within {seconds} seconds. Try again "
                    "later, or ask for less.",
                    seconds=f"{seconds:g}",
                ),
            ),
            f"/{language}/",
            T("Find a path, or look someone up"),
            headers={"retry-after": str(RETRY_SECONDS)},
        ),
    )


def too_often(paths: Mapping[str, str], language: Language, refused: TooOften) -> Response:
    """Answer who has asked as often as they may for now."""
    return _rendered(
        paths,
        language,
        Failure(
            429,
            T("Too many questions"),
            T("Too many questions in a short time"),
            (refused.text,),
            f"/{language}/",
            T("Find a path, or look someone up"),
            headers=refused.headers,
        ),
    )


def full(paths: Mapping[str, str], language: Language, said: Text) -> Response:
    """Answer where nothing can be written; `said` is what the store says of it."""
    return _rendered(
        paths,
        language,
        Failure(
            507,
            T("Nothing can be recorded just now"),
            T("Nothing can be recorded just now"),
            (said,),
            f"/{language}/",
            T("Find a path, or look someone up"),
        ),
    )


def broken(paths: Mapping[str, str], language: Language, number: str) -> Response:
    """Answer where something nobody expected went wrong; the log has it under the number."""
    return _rendered(
        paths,
        language,
        Failure(
            500,
            T("Something went wrong"),
            T("Something went wrong here"),
            (T("Try again later. The log has the details under {number}.", number=number),),
            f"/{language}/",
            T("Try again"),
        ),
    )


def _rendered(paths: Mapping[str, str], language: Language, failure: Failure) -> Response:
    text = (
        environment(language)
        .get_template("failure.html")
        .render(failure=failure, frame=bare_frame(paths, language))
    )
    headers = {"cache-control": "no-store", "x-robots-tag": "noindex", **(failure.headers or {})}
    return Response(text, failure.status, headers, "text/html")


def _query(values: list[tuple[str, str]]) -> str:
    return f"?{urlencode(values)}" if values else ""
