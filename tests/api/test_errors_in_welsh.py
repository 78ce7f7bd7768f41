"""What is refused says so in the language that was asked in:
over GraphQL, at the import, and on the pages.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.dates import today
from graph.hub import Hub
from graph.identity import centre_viewer
from graph.model import Language, Membership
from graph.tables.writing import write
from graph.view import Viewer
from graph.words import say
from tests.api.pages.forms import Site, errors
from tests.api.recording.world import HARBOUR, LIGHTHOUSE, records
from tests.conftest import COVERED

PATHS = "query($input: IntroductionPathsInput!) { introductionPaths(input: $input) { complete } }"
TO_CAI = {"centre": HARBOUR, "target": {"person": "cai"}}
MEETING = {"date": "2026-10-01", "kind": "MEETING", "actors": ["ann", "bo"]}
IMPORT = """mutation($input: ImportTablesInput!) { importTables(input: $input) {
  ... on Refusal { message rows { row column message } } ... on ImportTablesPayload { ready } } }"""


@dataclass(frozen=True, slots=True)
class Both:
    """The same graph, asked by everybody and by a Centre."""

    hub: Hub
    harbour: Viewer
    public: httpx.AsyncClient
    centre: httpx.AsyncClient


@pytest_asyncio.fixture(scope="module")
async def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Both]:
    """A graph of its own: one test writes."""
    request.config.stash.setdefault(COVERED, set()).add("embedded")
    tables = tmp_path_factory.mktemp("tables")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of errors"), tables) as hub:
        harbour = centre_viewer(await hub.view(Viewer()), HARBOUR)
        async with _client(hub, Viewer()) as public, _client(hub, harbour) as centre:
            yield Both(hub, harbour, public, centre)


def _client(hub: Hub, viewer: Viewer) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(hub, viewer=viewer)), base_url="http://localhost"
    )


async def asked(
    client: httpx.AsyncClient, language: str, query: str, **variables: object
) -> dict[str, Any]:
    response = await client.post(
        "/graphql",
        json={"query": query, "variables": variables},
        headers={"accept-language": language},
    )
    answer: dict[str, Any] = response.json()
    return answer


async def refused(client: httpx.AsyncClient, query: str, **variables: object) -> tuple[str, str]:
    """Return the message of the one error, in English and in Welsh."""
    english, welsh = [
        (await asked(client, language, query, **variables))["errors"] for language in ("en", "cy")
    ]
    assert (len(english), len(welsh)) == (1, 1)
    assert english[0]["extensions"] == welsh[0]["extensions"]
    return english[0]["message"], welsh[0]["message"]


async def mutated(
    client: httpx.AsyncClient, language: str, name: str, given: dict[str, object]
) -> dict[str, Any]:
    """Return what a mutation answers: a payload, or a refusal with its message."""
    kind = f"{name[0].upper()}{name[1:]}"
    wanted = f"... on Refusal {{ message }} ... on {kind}Payload {{ recordId change {{ id }} }}"
    answer = await asked(
        client,
        language,
        f"mutation($input: {kind}Input!) {{ {name}(input: $input) {{ {wanted} }} }}",
        input=given,
    )
    found: dict[str, Any] = answer["data"][name]
    return found


@pytest.mark.parametrize(
    ("query", "variables", "english", "welsh"),
    [
        pytest.param(
            '{ tie(a: "nobody", b: "ann") { strength } }',
            {},
            "`a` must be the id of a person or an organisation; 'nobody' is not. `search` "
            "finds ids by name.",
            "Rhaid i `a` fod yn ddynodwr person neu sefydliad; nid felly 'nobody'. Mae `search` yn "
            "canfod dynodwyr yn ôl enw.",
            id="unknown id",
        ),
        pytest.param(
            PATHS,
            {"input": {**TO_CAI, "target": {"post": "nothing"}}},
            '"nothing" is the id of nothing here; a post was asked for. Find its id '
            "with a search by name.",
            'Dynodwr swydd oedd ei angen, ac nid oes dim yma â’r dynodwr "nothing". Canfyddwch y '
            "dynodwr drwy chwilio yn ôl enw.",
            id="unknown target",
        ),
        pytest.param(
            PATHS,
            {"input": {**TO_CAI, "target": {"person": "coast-group"}}},
            '"coast-group" is an organisation (Coast Group), not a person. Ask '
            "for it as what it is.",
            'Dynodwr sefydliad (Coast Group) yw "coast-group", nid dynodwr person. Gofynnwch '
            "amdano fel yr hyn ydyw.",
            id="id of another kind",
        ),
        pytest.param(
            PATHS,
            {"input": {**TO_CAI, "target": {"body": HARBOUR}}},
            "The Centre and the target are the same. Choose someone else to reach.",
            "Yr un yw’r Ganolfan a’r targed. Dewiswch rywun arall i’w gyrraedd.",
            id="path to itself",
        ),
        pytest.param(
            PATHS,
            {"input": {**TO_CAI, "target": {"person": "ann"}}},
            "Ann Lee works for Harbour Centre: no introduction is needed.",
            "Mae Ann Lee yn gweithio i Harbour Centre: nid oes angen cyflwyniad.",
            id="colleague",
        ),
        pytest.param(
            PATHS,
            {"input": {"target": {"person": "cai"}}},
            "Say which Centre asks: give its id as `input.centre`. `centres` lists them.",
            "Dywedwch pa Ganolfan sy’n gofyn: rhowch ei dynodwr fel `input.centre`. Mae "
            "`centres` yn eu rhestru.",
            id="no Centre named",
        ),
        pytest.param(
            '{ named(text: "Bo", asOf: "2026-02-30") { severalCount } }',
            {},
            '"2026-02-30" is not a day of the calendar. Write it like 2026-05-03.',
            'Nid yw "2026-02-30" yn ddiwrnod yn y calendr. Ysgrifennwch ef fel 2026-05-03.',
            id="day in the document",
        ),
        pytest.param(  # where GraphQL met it is said by GraphQL, in English
            PATHS,
            {"input": {**TO_CAI, "asOf": "soon"}},
            """\
Variable '$input' has invalid value at .asOf: "soon" is not a day of the calendar. Write it like \
2026-05-03.""",
            """\
Variable '$input' has invalid value at .asOf: Nid yw "soon" yn ddiwrnod yn y calendr. Ysgrifennwch \
ef fel 2026-05-03.""",
            id="day in a variable",
        ),
        pytest.param(
            "{" + " ".join(f"a{i}: __typename" for i in range(31)) + "}",
            {},
            "The operation has more than 30 aliases, fragments included. Ask in parts, "
            "or for fewer rows.",
            "Mae gan y gweithrediad fwy na 30 o arallenwau, gan gynnwys darnau. Gofynnwch fesul "
            "rhan, neu am lai o resi.",
            id="too large",
        ),
        pytest.param(
            'mutation { addPerson(input: {name: "Eve Moss"}) { __typename } }',
            {},
            "No Centre is set, so there is nobody whose record it would be. Choose one on the page "
            '“Who are you?”, or with "dolen init".',
            "Nid oes Canolfan wedi’i gosod, felly nid oes neb y byddai’r cofnod yn eiddo iddo. "
            'Dewiswch un ar y dudalen “Pwy ydych chi?”, neu gyda "dolen init".',
            id="no Centre set",
        ),
    ],
)
async def test_a_question_that_cannot_be(
    both: Both, query: str, variables: dict[str, object], english: str, welsh: str
) -> None:
    assert await refused(both.public, query, **variables) == (english, welsh)


@pytest.mark.parametrize(
    ("name", "given", "english", "welsh"),
    [
        (
            "recordInteraction",
            {**MEETING, "date": "2126-04"},
            "date: April 2126 is in the future. Record what has happened; today is {today}.",
            (
                "date: Mae Ebrill 2126 yn y dyfodol. Cofnodwch yr hyn a ddigwyddodd; "
                "heddiw yw {today}."
            ),
        ),
        (
            "recordInteraction",
            {**MEETING, "actors": ["ann", "harbour-master"]},
            (
                'actors: "harbour-master" is Harbour Master, which is no person or organisation. '
                "Choose another record."
            ),
            (
                'actors: Nid dynodwr person neu sefydliad yw "harbour-master": dynodwr Harbour '
                "Master ydyw. Dewiswch gofnod arall."
            ),
        ),
        (
            "recordInteraction",
            {**MEETING, "actors": ["ann", "nobody"]},
            (
                'actors: No person or organisation has the id "nobody". Find its id with a search '
                "by name, or add it first."
            ),
            (
                'actors: Nid oes person neu sefydliad â’r dynodwr "nobody". Canfyddwch y dynodwr '
                "drwy chwilio yn ôl enw, neu ychwanegwch y cofnod yn gyntaf."
            ),
        ),
        (
            "addPerson",
            {"name": " "},
            "name: This is blank. Every record of this kind needs one.",
            "name: Mae hwn yn wag. Mae ei angen ar bob cofnod o’r math hwn.",
        ),
        (
            "correctFact",
            {"record": "bo", "field": "name", "value": "Bo Moss"},
            (
                "A public fact is corrected with the address of a page that says so: give it as "
                "the source, https://..."
            ),
            (
                "Cywirir ffaith gyhoeddus gyda chyfeiriad tudalen sy’n dweud hynny: rhowch ef yn "
                "ffynhonnell, https://..."
            ),
        ),
    ],
)
async def test_what_cannot_be_recorded(
    both: Both, name: str, given: dict[str, object], english: str, welsh: str
) -> None:
    said = [await mutated(both.centre, language, name, given) for language in ("en", "cy")]
    expected = [
        words.replace("{today}", say(today(), language))
        for words, language in zip((english, welsh), Language, strict=True)
    ]
    assert said == [{"message": words} for words in expected]


async def test_what_cannot_be_undone_under_what_was_recorded_since_and_not_twice(
    both: Both,
) -> None:
    eve = await mutated(both.centre, "en", "addPerson", {"name": "Eve Moss"})
    met = await mutated(
        both.centre, "en", "recordInteraction", {**MEETING, "actors": ["ann", eve["recordId"]]}
    )
    added, meeting = {"change": eve["change"]["id"]}, {"change": met["change"]["id"]}
    assert [
        (await mutated(both.centre, language, "undo", added))["message"]
        for language in ("en", "cy")
    ] == [
        (
            "It cannot be undone: 1 recorded since refers to it (meeting, 1 October 2026, id "
            f"{met['recordId']}). Remove it first, or undo it."
        ),
        (
            "Ni ellir ei ddadwneud: mae 1 cofnod a wnaed ers hynny yn cyfeirio ato (cyfarfod, 1 "
            f"Hydref 2026, dynodwr {met['recordId']}). Tynnwch hwnnw yn gyntaf, neu dadwnewch ef."
        ),
    ]
    joined = await mutated(
        both.centre,
        "en",
        "addMembership",
        {"actor": eve["recordId"], "organization": "coast-group", "role": "MEMBER"},
    )
    two = (await mutated(both.centre, "cy", "removeRecord", {"record": eve["recordId"]}))["message"]
    assert two.startswith("Ni ellir ei dynnu: mae 2 gofnod a wnaed ers hynny yn cyfeirio ato (")
    assert f"aelodaeth Eve Moss o Coast Group, dynodwr {joined['recordId']}" in two

    undone = await mutated(both.centre, "cy", "undo", meeting)
    assert [
        (await mutated(both.centre, language, "undo", meeting))["message"]
        for language in ("en", "cy")
    ] == [
        (
            "This change is undone already. To have it again, undo the change that undid it: "
            f'"{undone["change"]["id"]}".'
        ),
        (
            "Mae’r newid hwn wedi’i ddadwneud eisoes. I’w gael eto, dadwnewch y newid a’i "
            f'dadwnaeth: "{undone["change"]["id"]}".'
        ),
    ]


async def test_rows_that_cannot_be_imported(both: Both) -> None:
    people = "id,name\npier-1,Pier Ash\npier-2,Pier Ash\npier-2,Quay Ash\n"
    interactions = (
        "date,kind,actors\n30/02/2026,meeting,Ann Lee; Bo Ellis\n"
        "2026-10-01,feast,Ann Lee; Bo Ellis\n,call,Ann Lee; Bo Ellis\n"
        "2026-10-01,call,Ann Lee; Pier Ash\n2026-10-01,call,Ann Lee; Q404\n"
    )
    upload = await _sent(both.centre, {"people.csv": people, "interactions.csv": interactions})
    refusals = [
        (await asked(both.centre, language, IMPORT, input={"upload": upload}))["data"][
            "importTables"
        ]
        for language in ("en", "cy")
    ]
    english, welsh = [
        [(row["row"], row["column"], row["message"]) for row in refusal["rows"]]
        for refusal in refusals
    ]
    first, second = re.findall(r"person-\w+", english[3][2])
    assert english == [
        (
            2,
            "date",
            (
                '"30/02/2026" is not a day of the calendar. Write 2026-03-04, 4 March 2026, '
                "04/03/2026 (day first), March 2026 or 2026."
            ),
        ),
        (
            3,
            "kind",
            (
                '"feast" is no word that is known here. Choose one of meeting, call, joint-work, '
                "email, event for it."
            ),
        ),
        (4, "date", "This cell is blank. Every row needs a value here."),
        (
            5,
            "actors",
            (
                f'"Pier Ash" may be Pier Ash of your own rows, id {first}; Pier Ash of your own '
                f'rows, id {second}. Choose one of these ids for the name, or "new".'
            ),
        ),
        (
            6,
            "actors",
            (
                'No person or organisation is called "Q404" or has this id. Correct it, or add a '
                "row for it to its own table."
            ),
        ),
        (
            4,
            "id",
            'The id "pier-2" stands in row 3 already. Remove one row, or give it another id.',
        ),
    ]
    assert welsh == [
        (
            2,
            "date",
            (
                'Nid yw "30/02/2026" yn ddiwrnod yn y calendr. Ysgrifennwch 2026-03-04, 4 Mawrth '
                "2026, 04/03/2026 (y diwrnod yn gyntaf), Mawrth 2026 neu 2026."
            ),
        ),
        (
            3,
            "kind",
            (
                'Nid yw "feast" yn air hysbys yma. Dewiswch un o’r rhain ar ei gyfer: meeting, '
                "call, joint-work, email, event."
            ),
        ),
        (4, "date", "Mae’r gell hon yn wag. Mae angen gwerth yma ar bob rhes."),
        (
            5,
            "actors",
            (
                'Gall "Pier Ash" olygu un o’r rhain: Pier Ash o’ch rhesi eich hun, dynodwr '
                f"{first}; Pier Ash o’ch rhesi eich hun, dynodwr {second}. Dewiswch un o’r "
                'dynodwyr hyn ar gyfer yr enw, neu "new".'
            ),
        ),
        (
            6,
            "actors",
            (
                'Nid oes person neu sefydliad o’r enw "Q404" nac â’r dynodwr hwn. Cywirwch ef, neu '
                "ychwanegwch res ar ei gyfer at ei dabl ei hun."
            ),
        ),
        (
            4,
            "id",
            (
                'Ceir y dynodwr "pier-2" eisoes yn rhes 3. Tynnwch un rhes, neu fel arall rhowch '
                "ddynodwr arall iddi."
            ),
        ),
    ]
    assert refusals[1]["message"].startswith(
        f"interactions.csv, rhes 2, colofn date: {welsh[0][2]}\n"
    )
    assert refusals[1]["message"].endswith(
        "\nNi ysgrifennwyd dim. Cywirwch y rhesi hyn a’i redeg eto."
    )


async def _sent(client: httpx.AsyncClient, tables: dict[str, str]) -> str:
    files = [("file", (name, text.encode(), "text/csv")) for name, text in tables.items()]
    response = await client.post("/import", files=files)
    assert response.status_code == 201, response.text
    return str(response.json()["upload"])


@pytest.mark.parametrize(
    ("body", "headers", "welsh"),
    [
        (
            "null",
            {},
            (
                "Gwrthrych JSON yw cais GraphQL, gyda `query` ac, os oes angen, `variables` "
                "ac `operationName`."
            ),
        ),
        (
            "{}",
            {"origin": "https://elsewhere.example"},
            (
                "Tudalen safle arall a anfonodd hyn. Dim ond tudalennau Dolen ei hun, a rhaglenni "
                "nad ydynt yn borwyr, a gaiff wneud hynny."
            ),
        ),
        (
            "{}",
            {"dolen-centre": LIGHTHOUSE},
            (
                'Mae eich Canolfan wedi’i gosod i "lighthouse", ond mae’r gweinydd hwn yn ateb ar '
                'ran y Ganolfan "harbour". Dewiswch eich un chi ar ei dudalen “Pwy ydych chi?” neu '
                "gyda dolen init, neu newidiwch DOLEN_CENTRE i’r un y mae’n ei gwasanaethu."
            ),
        ),
    ],
)
async def test_a_request_that_is_refused_before_it_is_a_question(
    both: Both, body: str, headers: dict[str, str], welsh: str
) -> None:
    sent = {"content-type": "application/json", "accept-language": "cy, en;q=0.5", **headers}
    answer = (await both.centre.post("/graphql", content=body, headers=sent)).json()
    assert [error["message"] for error in answer["errors"]] == [welsh]


async def test_an_import_without_a_centre(both: Both) -> None:
    response = await both.public.post(
        "/import?name=people.csv", content=b"name\nEve Moss\n", headers={"accept-language": "cy"}
    )
    assert response.status_code == 403
    assert response.json()["errors"][0]["message"] == (
        "Nid oes Canolfan wedi’i gosod, felly ni ellir mewnforio dim. Dewiswch un ar y "
        'dudalen “Pwy ydych chi?”, neu gyda "dolen init".'
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Ann Lee works for Harbour Centre: no introduction is needed."),
        ("cy", "Mae Ann Lee yn gweithio i Harbour Centre: nid oes angen cyflwyniad."),
    ],
)
async def test_a_page_with_a_question_that_cannot_be(both: Both, language: str, said: str) -> None:
    shown = await Site(both.public).see(f"/{language}/path?from=harbour&to=ann", 422)
    assert said in shown.main.one("div", class_="govuk-error-summary").text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "It ends (May 2023) before it begins (10 January 2024). Correct one of the two dates.",
        ),
        (
            "cy",
            (
                "Mae’n dod i ben (Mai 2023) cyn iddo ddechrau (10 Ionawr 2024). Cywirwch un "
                "o’r ddau ddyddiad."
            ),
        ),
    ],
)
async def test_a_form_that_the_domain_refuses(both: Both, language: str, said: str) -> None:
    values = {"on": "05/2023", "source": "https://harbour.example/people"}
    shown = await Site(both.centre).send(
        f"/{language}/record/end?record={_of_ann(both).id}", values, 422
    )
    assert errors(shown) == [("on", said)]


def _of_ann(both: Both) -> Membership:
    return next(
        each for each in both.hub.records(both.harbour).memberships.values() if each.actor == "ann"
    )
