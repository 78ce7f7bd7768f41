"""What a Data Package says of where its data come from: licences and sources in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.model import Records
from graph.sources import whole

PROFILES = "https://datapackage.org/profiles/2.0"
LICENCES: Mapping[str, Mapping[str, str]] = {
    "CC BY 4.0": {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
    "CC BY-SA 4.0": {
        "name": "CC-BY-SA-4.0",
        "path": "https://creativecommons.org/licenses/by-sa/4.0/",
    },
    "Open Government Licence v3.0": {
        "name": "OGL-UK-3.0",
        "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
}
"""By the words of our sources. What says otherwise is stated with its source alone."""


def origins_of(records: Records) -> Mapping[str, Any]:
    """Return the licences and sources of records as a package lists them."""
    return {**_some("licenses", _licences(records)), **_some("sources", _sources(records))}


def _some(name: str, entries: Iterable[Mapping[str, str]]) -> Mapping[str, Any]:
    """A list with entries; one without is left out, since the standard knows none."""
    listed = list(entries)
    return {name: listed} if listed else {}


def _licences(records: Records) -> Iterator[Mapping[str, str]]:
    stated = {source.licence for source in records.sources.values()}
    for licence, said in LICENCES.items():
        if licence in stated:
            yield {**said, "title": licence}


def _sources(records: Records) -> Iterator[Mapping[str, str]]:
    for id_ in sorted(records.sources):
        said = whole(records.sources[id_])
        of = {"title": said.title, "path": said.url, "licence": said.licence}
        yield {name: value for name, value in of.items() if value}
