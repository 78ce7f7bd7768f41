"""Files that never change under their name: the stylesheet, the script, the icon.
A hash of the content is part of each name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

BUILT = Path(__file__).parent / "static" / "built"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOR_EVER = "public, max-age=31536000, immutable"


@cache
def address(name: str) -> str:
    """Return the address of a built file: of "dolen.css" that of "dolen-1a2b3c4d5e.css".

    Raises:
        FileNotFoundError: it is not built; `make css` builds it.
    """
    return f"/static/{_built(name).name}"


def text(name: str) -> str:
    """Return what a built file holds.

    Raises:
        FileNotFoundError: it is not built; `make css` builds it.
    """
    return _built(name).read_text(encoding="utf-8")


def _built(name: str) -> Path:
    stem, _, ending = name.rpartition(".")
    found = sorted(BUILT.glob(f"{stem}-*.{ending}"))
    if len(found) != 1:
        raise FileNotFoundError(
            f"{BUILT} holds {len(found)} files for {name}, not one. `make css` builds it."
        )
    return found[0]


async def file(request: Request) -> Response:
    """Answer with a built file; 404 where there is none of this name."""
    path = BUILT / str(request.path_params["name"])
    if path.parent != BUILT or path.suffix not in _TYPES or not path.is_file():
        return Response(status_code=404)
    return FileResponse(path, media_type=_TYPES[path.suffix], headers={"cache-control": _FOR_EVER})
