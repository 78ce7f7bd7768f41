"""The same facts in every form of a page, over the bundled tables and in both languages.

Of paths the same hops, by twenty questions: both pictures, the file, the list, JSON, CSV, and
GraphQL's answer to the query shown. Of every page that offers data: JSON is the data of its answer.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from api.pages.site import PAGES
from graph.hub import Hub
from graph.model import Language
from tests.api.pages.reading import Document, Element, question_of, read

TODAY = "as_of=2026-11-24"
QUESTIONS = (
    f"from=yef&to=person-26234&{TODAY}",
    f"from=yef&to=person-26234&{TODAY}&k=10",
    f"from=yef&to=person-25774&{TODAY}",
    f"from=yef&to=person-25774&{TODAY}&max_hops=1",
    f"from=yef&to=person-25774&{TODAY}&max_hops=5&k=20",
    f"from=yef&to=welsh-ministers-first-minister-of-wales&{TODAY}",
    "from=yef&to=person-26234&as_of=2025-06-01",
    f"from=yef&to=scottish-parliament-committee-340&{TODAY}",
    f"from=wcpp&to=welsh-ministers-first-minister-of-wales&{TODAY}",
    f"from=wcpp&to=welsh-ministers-first-minister-of-wales&{TODAY}&basis=evidenced,past-contact",
    f"from=wcpp&to=council-pow&{TODAY}",
    f"from=wcpp&to=senedd-committee-210294&{TODAY}&colleagues=yes",
    f"from=nice&to=person-26234&{TODAY}",
    f"from=nice&to=council-cmn&{TODAY}&max_hops=4",
    f"from=eef&to=W92000004&{TODAY}",
    f"from=eef&to=council-pow&{TODAY}",
    f"from=foundations&to=scottish-parliament-committee-340&{TODAY}&k=20",
    "from=eif&to=person-25774&as_of=2022-06",
    f"from=chi&to=senedd&{TODAY}",
    f"from=wws&to=scottish-ministers-first-minister&{TODAY}&max_hops=6",
)


@pytest_asyncio.fixture(scope="module")
async def client(bundled_hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(bundled_hub))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


def _keys(root: Element) -> list[str]:
    """What `data-hop` says, in the order of the document."""
    own = [root.attributes["data-hop"]] if "data-hop" in root.attributes else []
    return own + [
        key for child in root.children if isinstance(child, Element) for key in _keys(child)
    ]


def _listed(page: Document) -> list[list[str]]:
    """The hops of each path of the list."""
    return [_keys(card) for card in page.main.all("li", class_="d-path")]


def _drawn(page: Document) -> list[list[str]]:
    return [_keys(drawing) for drawing in page.main.one("figure").all("svg", role="group")]


def _tabled(rows: Sequence[dict[str, str]]) -> list[list[str]]:
    keys = [
        (row["rank"], f"{row['fromId']}|{row['toId']}|{row['band']}|{row['basis']}") for row in rows
    ]
    return [
        [key for _, key in group] for _, group in itertools.groupby(keys, key=lambda row: row[0])
    ]


def _answered(paths: Sequence[dict[str, Any]]) -> list[list[str]]:
    def said(enum: str) -> str:
        return enum.lower().replace("_", "-")

    return [
        [
            (
                f"{hop['from']['id']}|{hop['to']['id']}|{said(hop['tie']['band'])}|"
                f"{said(hop['tie']['basis'])}"
            )
            for hop in path["hops"]
        ]
        for path in paths
    ]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("question", QUESTIONS)
async def test_every_form_of_an_answer_holds_the_same_hops(
    client: httpx.AsyncClient, question: str, language: Language
) -> None:
    address = f"/{language}/path?{question}"
    page = read(await client.get(address))
    data = (await client.get(address.replace("?", ".json?"))).json()["introductionPaths"]
    table = (await client.get(address.replace("?", ".csv?"))).text.lstrip("\ufeff")
    file = (await client.get(address.replace("?", ".svg?"))).text
    answer = (
        await client.post("/graphql", json=question_of(page), headers={"accept-language": language})
    ).json()
    api = answer["data"]["introductionPaths"]["paths"]
    assert data == answer["data"]["introductionPaths"]

    listed = _listed(page)
    assert listed
    assert _answered(data["paths"]) == _tabled(list(csv.DictReader(io.StringIO(table)))) == listed
    drawn = [*_drawn(page), re.findall(r'data-hop="([^"]+)"', file)]
    hops = {key for card in listed for key in card}
    assert all(set(keys) == hops for keys in drawn)
    longest = max(map(len, listed))
    assert len(drawn) == (3 if longest <= 3 else 2)  # the wide picture has room for two introducers

    for card, path in zip(page.main.all("li", class_="d-path"), api, strict=True):
        assert [actor["name"] for actor in (*path["substitutes"], *path["otherEnds"])] == [
            each.one("a").text
            for details in card.all("details")
            if "d-party" in _classes(details.parent)
            for each in details.all("li")
        ]


def _classes(element: Element | None) -> list[str]:
    return [] if element is None else element.attributes.get("class", "").split()


ADDRESSES = {
    "home": ("/home{}?{}",),
    "search": (
        "/search{}?q=jane&{}",
        "/search{}?q=health&kind=network&nation=wales&now=yes&{}",
        "/search{}?q=council&page=3&{}",
        "/search{}?q=council&page=9999&{}",
    ),
    "path": (
        "/path{}?from=yef&to=jane&{}",  # several are meant
        "/path{}?from=nice&to=council-cmn&max_hops=1&{}",  # no path
        "/path{}?from=yef&to=senedd&k=20&max_hops=6&{}",  # as dear as it can be
    ),
    "tie": ("/tie{}?a=yef&b=person-26234&{}", "/tie{}?a=yef&b=person-14060&{}"),
    "person": ("/person/person-26234{}?{}",),
    "post": ("/post/scottish-ministers-minister-for-housing{}?{}",),
    "body": ("/body/senedd{}?{}", "/body/scottish-ministers{}?{}"),
    "network": ("/network/wwn{}?{}",),
    "place": ("/place/W06000002{}?{}",),
    "centre": ("/centre/eif{}?{}",),
    "interaction": (),
    "changes": ("/changes{}?{}", "/changes{}?kind=imported&who=tables&{}"),
    "sources": ("/sources{}?{}",),
    "source": ("/sources/senedd-cpg{}?{}",),
    "method": ("/method{}?{}",),
    "centres": ("/centres{}?{}", "/centres{}?q=youth+violence&nation=wales&{}"),
    "data": ("/data{}?{}",),
    "network-of": ("/centre/yef/network{}?{}",),
    "targets": ("/targets/wales{}?{}", "/targets/england{}?audience=practice&{}"),
    "nation": ("/nation/wales{}?{}", "/nation/scotland{}?audience=practice&window=30&{}"),
    "nations": ("/nations{}?{}",),
    "kept-figures": ("/kept-figures{}?{}",),
    "compare": ("/compare{}?to=person-26234&{}", "/compare{}?to=senedd&a=yef&b=nice&{}"),
    "landscape": ("/landscape{}?{}",),
    "landscape-cell": ("/landscape/cell{}?row=mental-health&column=wales&{}",),
    "signpost": ("/signpost{}?q=youth+mental+health&place=wales&{}",),
    "consult": ("/consult{}?title=Net+zero&outcomes=environment&place=UK&{}",),
    "collaborate": ("/collaborate{}?centre=foundations&{}",),
    "trials": ("/trials{}?place=Nottingham&{}",),
    "trade-offs": ("/trade-offs{}?outcome=youth-violence&{}",),
    "divergence": ("/divergence{}?outcome=substance-use&{}",),
    "challenges": ("/challenges{}?place=northern-ireland&{}",),
    "concept": ("/concept/mental-health{}?{}",),
    "framework": ("/framework/wales-well-being-goals{}?{}",),
    "mapping": ("/mapping/x-ayam5mw6bisbcb6b{}?{}",),
    "remit": ("/remit/r-rp5ueopld2goxzhk{}?{}",),
    "work": ("/work/yef-focused-deterrence{}?{}",),
    "finding": ("/finding/eef-ability-grouping{}?{}",),
    "priority": ("/priority/age-crime-ni{}?{}",),
    "movers": ("/movers{}?nation=wales&{}", "/movers{}?window=30&{}"),
    "metrics": ("/metrics{}?{}",),
    "metric": (
        "/metrics/M-02p{}?nation=wales&{}",
        "/metrics/M-22{}?nation=wales&{}",
        "/metrics/M-28{}?{}",
    ),
}
"""Addresses of each page that offers data, without their ending and the day."""
SERIES = {"path-over-time", "metric-over-time"}
"""Pages of many days: they are tried on a small world, beside what else they show."""


def test_every_page_that_offers_data_is_tried() -> None:
    assert ADDRESSES.keys() | SERIES == {page.name for page in PAGES if page.ask is not None}


@pytest.mark.parametrize("day", [TODAY, "as_of=2023-05-01"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("address", list(itertools.chain.from_iterable(ADDRESSES.values())))
async def test_a_page_as_json_is_the_data_of_the_answer_to_the_question_that_it_shows(
    client: httpx.AsyncClient, address: str, language: Language, day: str
) -> None:
    data = await client.get(f"/{language}{address.format('.json', day)}")
    page = read(await client.get(f"/{language}{address.format('', day).replace('/home', '/')}"))
    answer = await client.post(
        "/graphql", json=question_of(page), headers={"accept-language": language}
    )
    assert data.status_code == 200
    assert answer.json() == {"data": data.json()}
