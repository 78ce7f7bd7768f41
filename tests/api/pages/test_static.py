"""What pages load, and how much it weighs."""

from __future__ import annotations

import gzip
import hashlib
import re

import httpx
import pytest

from api.built import BUILT, address
from tests.api.pages.conftest import Look

NAMES = ("dolen.css", "picture.css", "suggest.js", "icon.svg")


@pytest.mark.parametrize("name", NAMES)
async def test_a_file_has_the_hash_of_its_content_in_its_name_and_is_kept_for_ever(
    client: httpx.AsyncClient, name: str
) -> None:
    response = await client.get(address(name))
    assert response.status_code == 200
    assert (
        address(name).split("-")[1].split(".")[0]
        == hashlib.sha256(response.content).hexdigest()[:10]
    )
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_nothing_else_is_built() -> None:
    assert sorted(path.name for path in BUILT.iterdir()) == sorted(
        address(name).rpartition("/")[2] for name in NAMES
    )


@pytest.mark.parametrize(
    "name", ["nothing.css", "..%2fsrc%2fpackage.json", "%2e%2e%2fsrc%2fdolen.scss", "dolen.css"]
)
async def test_no_other_file_is_served(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get(f"/static/{name}")).status_code == 404


def test_the_stylesheet_loads_nothing() -> None:
    css = (BUILT / address("dolen.css").rpartition("/")[2]).read_text(encoding="utf-8")
    assert re.findall(r"url\(|@import|@font-face", css) == []
    assert "GDS Transport" not in css
    for feature in (
        "prefers-color-scheme:dark",
        "forced-colors:active",
        "@media print",
        "color-scheme:light dark",
    ):
        assert feature.replace(" ", "") in css.replace(" ", "")


@pytest.mark.parametrize(
    "path", ["/en/", "/cy/", "/en/search?q=ellis", "/en/method", "/cy/sources"]
)
async def test_the_first_view_weighs_at_most_60_kilobytes(
    client: httpx.AsyncClient, path: str
) -> None:
    page, css = await client.get(path), await client.get(address("dolen.css"))
    assert page.headers["content-encoding"] == css.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(page.content, 6)) + len(gzip.compress(css.content, 6)) <= 60 * 1024


def test_the_script_is_small_and_asks_only_its_own_server() -> None:
    script = (BUILT / address("suggest.js").rpartition("/")[2]).read_text(encoding="utf-8")
    assert len(script.encode()) < 6 * 1024
    assert "http" not in script
    assert not re.search(
        r"\b(eval|innerHTML|insertAdjacentHTML|document\.write|localStorage|cookie)\b", script
    )


async def test_boxes_that_suggest_say_where_to_ask(look: Look) -> None:
    page = await look("/cy/")
    asked = {
        each.attributes["id"]: each.attributes.get("data-suggest")
        for each in page.main.all("input")
    }
    assert asked == {
        "from": None,
        "to": "/cy/search.json",
        "question": None,
        "place": None,
        "q": "/cy/search.json",
    }
