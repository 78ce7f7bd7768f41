"""`dataset.toml`: what a dataset is, where its citations lead, which sessions it covers,
how many rows to expect.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph import ids
from graph.errors import InputError, Problem
from graph.kinds import FILED
from graph.model import Dataset, Nation, OrganizationId, Records, Session, SourcePrefix
from graph.words import T

NAME = "dataset.toml"
_KEYS = {
    "title",
    "nation",
    "invented",
    "released",
    "does_not_state",
    "does_not_state_cy",
    "sessions",
    "sources",
    "rows",
}
_SOURCE_KEYS = {"title", "publisher", "licence", "credit", "address", "read_on", "cadence_days"}


@dataclass(frozen=True, slots=True)
class Description:
    """What one `dataset.toml` states. `rows` are the least and the most rows of a table."""

    dataset: Dataset
    sessions: tuple[Session, ...] = ()
    sources: tuple[SourcePrefix, ...] = ()
    rows: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def read_dataset(path: Path, file: str, problems: list[Problem]) -> Description | None:
    """Return what the file states, or None after adding to `problems` what is wrong with it."""
    try:
        stated = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        return _described(path.parent.name, stated)
    except UnicodeDecodeError:
        message = T("The letters are not in UTF-8. Save it as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        message = T("This is not valid TOML: {error}.", error=str(error))
    except KeyError as error:
        message = T("{key} is missing. Add it.", key=str(error.args[0]))
    except InputError as error:
        message = error.text
    except TypeError as error:
        message = T("A value has another form than it should ({error}).", error=str(error))
    problems.append(Problem(file, 0, "", message))
    return None


def _described(id_: str, stated: dict[str, Any]) -> Description:
    _only(stated, _KEYS, "")
    nation = stated.get("nation")
    english, welsh = _not_stated(stated)
    sources = tuple(_source(prefix, one) for prefix, one in stated.get("sources", {}).items())
    read = max((source.read_on for source in sources if source.read_on), default=None)
    return Description(
        dataset=Dataset(
            id=id_,
            title=stated["title"],
            nation=None if nation is None else _nation(nation),
            released=_day(stated.get("released")) or read,
            does_not_state=english,
            does_not_state_cy=welsh,
            invented=_flag(stated.get("invented", False)),
        ),
        sessions=tuple(_session(one) for one in stated.get("sessions", ())),
        sources=sources,
        rows={table: _bounds(table, bounds) for table, bounds in stated.get("rows", {}).items()},
    )


def _only(stated: Mapping[str, Any], allowed: set[str], where: str) -> None:
    unknown = sorted(set(stated) - allowed)
    if unknown:
        raise InputError(
            T(
                "{where}{unknown} is unknown. Remove it, or use one of: {allowed}.",
                where=where,
                unknown=unknown[0],
                allowed=", ".join(sorted(allowed)),
            )
        )


def _nation(word: str) -> Nation:
    try:
        return Nation(word)
    except ValueError:
        raise InputError(
            T(
                'nation "{word}" is not allowed. Write one of: {nations}.',
                word=word,
                nations=", ".join(Nation),
            )
        ) from None


def _not_stated(stated: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    english, welsh = (tuple(stated.get(key, ())) for key in ("does_not_state", "does_not_state_cy"))
    if welsh and len(welsh) != len(english):
        raise InputError(
            T(
                "does_not_state_cy says {welsh} things, does_not_state {english}. Give the Welsh "
                "of each, in the same order.",
                welsh=len(welsh),
                english=len(english),
            )
        )
    return english, welsh


def _flag(stated: object) -> bool:
    if not isinstance(stated, bool):
        raise InputError(
            T('invented "{value}" is not allowed. Write true or false.', value=str(stated))
        )
    return stated


def _session(stated: dict[str, Any]) -> Session:
    _only(stated, {"legislature", "from", "to"}, "sessions: ")
    legislature, start, end = stated["legislature"], _day(stated["from"]), _day(stated.get("to"))
    if start is None or (end is not None and end < start):
        raise InputError(
            T(
                "The session of {legislature} ends before it begins. Correct from or to.",
                legislature=legislature,
            )
        )
    return Session(
        id=ids.make(legislature, start.isoformat()),
        legislature=OrganizationId(legislature),
        valid_from=start,
        valid_to=end,
    )


def _source(prefix: str, stated: dict[str, Any]) -> SourcePrefix:
    _only(stated, _SOURCE_KEYS, f"sources.{prefix}: ")
    return SourcePrefix(
        id=prefix,
        title=stated["title"],
        publisher=stated.get("publisher"),
        licence=stated.get("licence"),
        credit=stated.get("credit"),
        address=stated.get("address"),
        read_on=_day(stated.get("read_on")),
        cadence_days=_days(prefix, stated.get("cadence_days")),
    )


def _days(prefix: str, stated: object) -> int | None:
    if stated is None or (isinstance(stated, int) and not isinstance(stated, bool) and stated > 0):
        return stated
    raise InputError(
        T(
            'sources.{prefix}: cadence_days "{value}" is not allowed. Write a number of days, '
            "such as 30.",
            prefix=prefix,
            value=str(stated),
        )
    )


def _day(stated: object) -> dt.date | None:
    if stated is None or (isinstance(stated, dt.date) and not isinstance(stated, dt.datetime)):
        return stated
    try:
        return dt.date.fromisoformat(str(stated))
    except ValueError:
        raise InputError(
            T('"{value}" is not a day. Write 2026-05-08.', value=str(stated))
        ) from None


def _bounds(table: str, bounds: Any) -> tuple[int, int]:
    if table not in FILED:
        raise InputError(
            T(
                "rows.{table}: there is no such table. Write one of: {tables}.",
                table=table,
                tables=", ".join(FILED),
            )
        )
    if not (
        isinstance(bounds, list)
        and len(bounds) == 2
        and all(isinstance(one, int) for one in bounds)
        and bounds[0] <= bounds[1]
    ):
        raise InputError(
            T("rows.{table}: write the least and the most rows: [90, 120].", table=table)
        )
    return bounds[0], bounds[1]


def dataset_text(records: Records) -> str:
    """Return the text of a `dataset.toml` for the one dataset of `records`, its
    sessions and its sources.
    """
    (dataset,) = records.datasets.values()
    return "\n".join([*_lines(dataset, records), ""])


def _lines(dataset: Dataset, records: Records) -> Iterator[str]:
    yield f"title = {_quoted(dataset.title)}"
    if dataset.nation is not None:
        yield f"nation = {_quoted(dataset.nation)}"
    if dataset.invented:
        yield "invented = true"
    if dataset.released is not None:
        yield f"released = {dataset.released}"
    if dataset.does_not_state:
        yield f"does_not_state = [{', '.join(map(_quoted, dataset.does_not_state))}]"
    if dataset.does_not_state_cy:
        yield f"does_not_state_cy = [{', '.join(map(_quoted, dataset.does_not_state_cy))}]"
    for session in sorted(records.sessions.values(), key=lambda one: one.id):
        yield from (
            "",
            "[[sessions]]",
            f"legislature = {_quoted(session.legislature)}",
            f"from = {session.valid_from}",
        )
        if session.valid_to is not None:
            yield f"to = {session.valid_to}"
    for source in sorted(records.sources.values(), key=lambda one: one.id):
        yield from ("", f"[sources.{_quoted(source.id)}]", f"title = {_quoted(source.title)}")
        for key in ("publisher", "licence", "credit", "address"):
            if (value := getattr(source, key)) is not None:
                yield f"{key} = {_quoted(value)}"
        if source.read_on is not None:
            yield f"read_on = {source.read_on}"
        if source.cadence_days is not None:
            yield f"cadence_days = {source.cadence_days}"


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
