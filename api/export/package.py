"""`GET /export/datapackage.json`: the files for other programs as one Data Package of version 2,
with their sources and licences.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.context import Parts, viewer_of
from api.export.figures import figures_resource
from api.export.kept import headers_of, unchanged
from api.export.resources import RESOURCES
from api.version import own_version
from graph.model import Records
from graph.tables.data_package import PROFILES, origins_of

PACKAGE = "/export/datapackage.json"


def package_route(parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers the address of the package."""

    async def answered(request: Request) -> Response:
        view = await parts.hub.view(viewer_of(request))
        headers = await headers_of(view)
        same = unchanged(request, headers)
        return same or JSONResponse(_package(view.records), headers=headers)

    return answered


def _package(records: Records) -> Mapping[str, Any]:
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "dolen",
        "title": "Dolen: who can introduce whom in the What Works network",
        "description": (
            "All that whoever asks may use. Each row names its sources; the table of sources has "
            "the licence of each. A text that a spreadsheet would take for a formula has an "
            "apostrophe before it."
        ),
        "version": own_version(),
        **origins_of(records),
        "resources": [
            {
                "name": resource.name,
                "type": "table",
                "title": resource.title,
                "path": resource.path,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": resource.schema,
            }
            for resource in (*RESOURCES, figures_resource())
        ],
    }
