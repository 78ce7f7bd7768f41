"""The questions about the landscape over GraphQL, on a small one, and what they refuse."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from graph.model import FindingDirection, WorkKind
from graph.tables.writing import write
from tests.api.conftest import JSON
from tests.graph.landscape.country import SCOTLAND, UK, WALES, Country


def country() -> Country:
    made = Country()
    made.remit("lantern", "crime", "violence", stages=("adolescence",), places=(WALES,))
    made.remit("beacon", "violence", stages=("whole-life",), places=(UK,))
    made.work("streets", "lantern", kind=WorkKind.TRIAL, outcomes=("crime",),
              stages=("adolescence",), tested=("Tre",), since="2026")  # fmt: skip
    made.work("nights", "beacon", kind=WorkKind.TRIAL, outcomes=("crime",),
              stages=("young-adult",), tested=("Tre", "Llan"), since="2026")  # fmt: skip
    made.found("Patrols", "crime", by="lantern", places=(WALES,))
    made.found("Patrols", "crime", FindingDirection.WORSE, by="beacon")
    made.priority("calm", WALES, "crime")
    made.priority("calm-too", SCOTLAND, "crime")
    return made


@pytest_asyncio.fixture(scope="module")
async def client(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[httpx.AsyncClient]:
    tables = tmp_path_factory.mktemp("tables of a landscape")
    write(country().records, tables / "d")
    async with (
        Hub.open(tmp_path_factory.mktemp("graph of a landscape"), tables) as hub,
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
        ) as client,
    ):
        yield client


async def asked(client: httpx.AsyncClient, query: str) -> JSON:
    answer: JSON = (await client.post("/graphql", json={"query": query})).json()
    return answer


async def test_the_map_and_a_cell_with_its_options(client: httpx.AsyncClient) -> None:
    answer = await asked(
        client,
        """{ landscape(input: {filter: {nations: [WALES]}, since: "2025-12-31"}) {
               rows { key label heading { id } }
               cells { row { key } states isGap worksCount works { id name }
                       worksByKind { kind count } core { id } findingsTested { intervention }
                       priorities { title } reach { lead } }
               counts { tested shownTested gaps } newWorks { id } definition(language: CY) }
             gapOptions(row: "reading", column: "WALES") { needsNewCentre
               options { centre { id } } cell { states } notes definition }
             tested: gapOptions(row: "crime", column: "WALES") { needsNewCentre
               options { centre { id } } cell { states isWanting } notes } }""",
    )
    assert "errors" not in answer
    found = answer["data"]["landscape"]
    crime = next(cell for cell in found["cells"] if cell["row"]["key"] == "crime")
    assert crime == {
        "row": {"key": "crime"},
        "states": [],
        "isGap": False,
        "worksCount": 2,
        "works": [{"id": "nights", "name": "nights"}, {"id": "streets", "name": "streets"}],
        "worksByKind": [{"kind": "TRIAL", "count": 2}],
        "core": [{"id": "lantern"}],
        "findingsTested": [{"intervention": "Patrols"}],
        "priorities": [{"title": "calm"}],
        "reach": [{"lead": None}],
    }
    assert found["counts"] == [{"tested": 1, "shownTested": 1, "gaps": 3}]
    assert [work["id"] for work in found["newWorks"]] == ["nights", "streets"]
    assert found["definition"].startswith("Mae cell yn cyfrif")
    gap = answer["data"]["gapOptions"]
    # both by their places alone, 0.15, in an order drawn for the day; ages and audiences, which the
    # cell does not state, could add 0.35, so that it is not known
    assert (gap["needsNewCentre"], gap["cell"]["states"]) == (None, ["NO_CENTRE"])
    assert {each["centre"]["id"] for each in gap["options"]} == {"lantern", "beacon"}
    assert gap["notes"] == []
    assert answer["data"]["tested"] == {
        "needsNewCentre": False,
        "options": [],
        "cell": {"states": [], "isWanting": False},
        "notes": ["It is no gap: nothing is wanting there that a Centre could fill."],
    }


async def test_every_other_question_answers(client: httpx.AsyncClient) -> None:
    answer = await asked(
        client,
        """{ consultationList(proposal: {outcomes: ["crime"], places: ["W92000004"]}) {
               consulted { centre { id } nearness { total parts { aspect value } }
                           overlaps { asked { id } own { id } isShared } } notes }
             collaborationOpportunities { totalCount nodes { centres { id } score
               sharedTerms { id } kinds { kind } ties { strength } third { id } past { id } } }
             trialConflicts { lookedAt clashes { trials { work { id } ends } severity
               placesShared { id } isSameQuestion fromDay toDay agesShared } leftOut { missing } }
             tradeOffs { nodes { intervention isOpposite findings { centre { id } direction }
               comparisons { predicate } } }
             policyDivergence { divergences { policies { id } } alone { id } }
             sharedChallenges(place: "W92000004") { places { place { id } outcomes { id } }
               findings { finding { id } testedHere } notes }
             signpost(text: "crime in Wales") { isUnderstood outcomes { id } place { id }
               centres { centre { id } band works { id } findings { id } testedHere { id } }
               sentences } }""",
    )
    assert "errors" not in answer
    data = answer["data"]
    assert [each["centre"]["id"] for each in data["consultationList"]["consulted"]] == [
        "lantern",
        "beacon",
    ]
    (pair,) = data["collaborationOpportunities"]["nodes"]
    assert [each["id"] for each in pair["sharedTerms"]] == ["violence"]
    (clash,) = data["trialConflicts"]["clashes"]
    assert [each["work"]["id"] for each in clash["trials"]] == ["nights", "streets"]
    assert (clash["isSameQuestion"], clash["toDay"], clash["agesShared"]) == (True, None, [16, 18])
    (patrols,) = data["tradeOffs"]["nodes"]
    assert (patrols["intervention"], patrols["isOpposite"]) == ("Patrols", True)
    assert data["sharedChallenges"]["places"] == [
        {"place": {"id": SCOTLAND}, "outcomes": [{"id": "crime"}]}
    ]
    signpost = data["signpost"]
    assert (signpost["outcomes"], signpost["place"]) == ([{"id": "crime"}], {"id": WALES})
    assert [(each["centre"]["id"], each["band"]) for each in signpost["centres"]] == [
        ("lantern", "TESTED_HERE"),
        ("beacon", "ALSO"),
    ]


async def test_the_records_answer_by_their_ids_and_lists(client: httpx.AsyncClient) -> None:
    answer = await asked(
        client,
        """{ frameworks { nodes { id name } } concepts(lens: LIFE_STAGE) { totalCount }
             works(centre: "lantern", outcome: "safety") { nodes { id } }
             findings(outcome: "crime") { totalCount } priorities(place: "W92000004") { totalCount }
             remits(centre: "beacon") { nodes { weight places { id } } }
             node(id: "streets") { name ... on Work { kind lead { id } outcomes { label
               broader { id } framework { id } } placesTested { id } } }
             search(text: "crime", kinds: [CONCEPT]) { nodes { __typename id } }
             finding: node(id: "Patrols-crime-lantern") { ... on Finding { direction } } }""",
    )
    assert answer == {
        "data": {
            "frameworks": {"nodes": [{"id": "ours", "name": "Our words"}]},
            "concepts": {"totalCount": 4},
            "works": {"nodes": [{"id": "streets"}]},
            "findings": {"totalCount": 2},
            "priorities": {"totalCount": 1},
            "remits": {"nodes": [{"weight": "CORE", "places": [{"id": UK}]}]},
            "node": {
                "name": "streets",
                "kind": "TRIAL",
                "lead": {"id": "lantern"},
                "outcomes": [
                    {"label": "crime", "broader": {"id": "safety"}, "framework": {"id": "ours"}}
                ],
                "placesTested": [{"id": "Tre"}],
            },
            "search": {"nodes": [{"__typename": "Concept", "id": "crime"}]},
            "finding": {"direction": "BETTER"},
        }
    }


async def test_a_clash_that_a_metric_counts_is_two_works(client: httpx.AsyncClient) -> None:
    answer = await asked(
        client,
        """{ engagementMetrics(input: {ids: [M_26], nations: [WALES]}) {
               value rows { nodes { node { id } other { id } } } } }""",
    )
    assert answer["data"]["engagementMetrics"] == [
        {
            "value": 1.0,
            "rows": {"nodes": [{"node": {"id": "nights"}, "other": {"id": "streets"}}]},
        }
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("landscape(input: {rows: NATION}) { asOf }", "Rows and columns are the same"),
        ('landscape(input: {framework: "x"}) { asOf }', 'No framework has the id "x"'),
        ('landscape(input: {filter: {terms: ["x"]}}) { asOf }', 'No term has the id "x"'),
        ('landscape(input: {filter: {centres: ["x"]}}) { asOf }', 'No Centre has the id "x"'),
        ('landscape(input: {since: "2999-01-01"}) { asOf }', "is later than"),
        ('gapOptions(row: "x", column: "WALES") { needsNewCentre }', 'No term has the id "x"'),
        ("consultationList(proposal: {}) { title }", "Say at least one outcome"),
        ('consultationList(proposal: {work: "x"}) { title }', 'No work has the id "x"'),
        ('consultationList(proposal: {outcomes: ["primary"]}) { title }', "is no outcome"),
        ("collaborationOpportunities(lens: CENTRE) { totalCount }", "Centres join up by"),
        ('trialConflicts(trial: {work: "x"}) { lookedAt }', 'No work has the id "x"'),
        ('trialConflicts(trial: {places: ["Tre"]}) { lookedAt }', "Say when the trial begins"),
        (
            'trialConflicts(trial: {places: ["Tre"], from: "2026", agesFrom: 9, agesTo: 8})'
            " { lookedAt }",
            "The ages 9 to 8 are reversed",
        ),
        ('works(centre: "x") { totalCount }', 'No Centre has the id "x"'),
        ('priorities(place: "x") { totalCount }', 'No place has the id "x"'),
        ('tradeOffs(outcome: "x") { totalCount }', 'No term has the id "x"'),
        ('policyDivergence(outcome: "x") { alone { id } }', 'No term has the id "x"'),
        ('sharedChallenges(place: "x") { notes }', 'No place has the id "x"'),
        ("signpost { sentences }", "Say in a few words"),
        ('signpost(text: "crime", audience: "crime") { sentences }', "crime is no audience"),
    ],
)
async def test_what_cannot_be_answered_is_null_with_what_to_do(
    client: httpx.AsyncClient, query: str, said: str
) -> None:
    answer = await asked(client, f"{{ {query} }}")
    assert [*answer["data"].values()] == [None]
    (error,) = answer["errors"]
    assert said in error["message"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_the_bundled_facts_answer_as_counted_by_hand(bundled_hub: Hub) -> None:
    """The map was counted apart from the tables: something was tested in England on 17 of 24
    outcomes, in Wales on 11, in Scotland on 7, in Northern Ireland on 2.
    """
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(bundled_hub)), base_url="http://localhost"
    ) as client:
        answer = await asked(
            client,
            """{ landscape(input: {asOf: "2026-11-30"}) { counts { rows tested } }
                 gapOptions(row: "domestic-abuse", column: "northern-ireland", asOf: "2026-11-30") {
                   cell { states } options { centre { id } nearness { total } } }
                 consultationList(asOf: "2026-11-30", proposal: {
                   outcomes: ["environment", "local-growth", "housing"], lifeStages: ["whole-life"],
                   audiences: ["central-government", "devolved-government", "local-policy"],
                   places: ["K02000001"]}) { consulted { centre { id } nearness { total } } }
                 trialConflicts(place: "E06000018", asOf: "2026-11-30") { clashes {
                   trials { work { id } } severity isNationwide } }
                 tradeOffs(first: 1, asOf: "2026-11-30") { nodes { intervention betweenCentres
                   comparisons { predicate } } }
                 drink: policyDivergence(outcome: "substance-use", asOf: "2026-11-30") {
                   divergences { nations } }
                 signpost(text: "youth mental health in Wales", asOf: "2026-11-30") {
                   outcomes { id } centres { centre { id } band } } }""",
        )
    assert "errors" not in answer
    data = answer["data"]
    assert [(each["tested"], each["rows"]) for each in data["landscape"]["counts"]] == [
        (17, 24),
        (2, 24),
        (7, 24),
        (11, 24),
    ]
    gap = data["gapOptions"]
    assert gap["cell"]["states"][0] == "PRIORITY_UNMET"
    assert nearest(gap["options"]) == [
        ("college-of-policing", 0.62),
        ("foundations", 0.51),
        ("yef", 0.39),
    ]
    assert nearest(data["consultationList"]["consulted"]) == [
        ("wcpp", 0.75),
        ("wwg", 0.71),
        ("chi", 0.69),
        ("maps", 0.6),
        ("eef", 0.6),
        ("yff", 0.45),
    ]
    nottingham = {
        tuple(trial["work"]["id"] for trial in each["trials"]): round(each["severity"], 2)
        for each in data["trialConflicts"]["clashes"]
        if not each["isNationwide"]
    }
    assert nottingham["yef-focused-deterrence", "yff-connected-futures"] == 0.2
    assert data["tradeOffs"]["nodes"] == [
        {"intervention": "CCTV", "betweenCentres": True, "comparisons": [{"predicate": "NONE"}]}
    ]
    assert data["drink"]["divergences"][0]["nations"] == ["ENGLAND", "SCOTLAND", "WALES"]
    signpost = data["signpost"]
    assert signpost["outcomes"] == [{"id": "mental-health"}]
    assert signpost["centres"][0] == {"centre": {"id": "nice"}, "band": "CORE"}


async def test_a_cell_and_the_front_door_count_the_same_centres(bundled_hub: Hub) -> None:
    """Whatever its remit and its works, a Centre stands in one part of the cell of an outcome, and
    the front door names the same Centres, each by its remit or by its works.
    """
    transport = httpx.ASGITransport(create_app(bundled_hub))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await asked(
            client,
            """{ landscape(input: {filter: {nations: [WALES]}, asOf: "2026-11-30"}) { cells {
                   row { key } core { id } also { id } unsaid { id } elsewhere { id }
                   others { id } } } }""",
        )
        cells = answer["data"]["landscape"]["cells"]
        assert len(cells) == 24
        for cell in cells:
            found = await asked(
                client,
                f"""{{ signpost(outcome: "{cell["row"]["key"]}", asOf: "2026-11-30",
                         place: "W92000004") {{
                         centres {{ centre {{ id }} band hasRemit }} }} }}""",
            )
            parts = [{each["id"] for each in cell[part]} for part in PARTS]
            answering = [
                each for each in found["data"]["signpost"]["centres"] if each["band"] != "NEXT_TO"
            ]
            assert sum(map(len, parts)) == len(set().union(*parts)) == len(answering)
            assert set().union(*parts[:-1]) == {
                each["centre"]["id"] for each in answering if each["hasRemit"]
            }
            assert parts[-1] == {each["centre"]["id"] for each in answering if not each["hasRemit"]}


PARTS = ("core", "also", "unsaid", "elsewhere", "others")


def nearest(rows: list[JSON]) -> list[tuple[str, float]]:
    return [(each["centre"]["id"], round(each["nearness"]["total"], 2)) for each in rows]
