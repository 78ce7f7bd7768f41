"""Search by name, in each of its states."""

from __future__ import annotations

import csv
import io

import httpx
import pytest

from graph.dates import today
from graph.model import Language
from graph.words import say
from tests.api.pages.conftest import Look
from tests.api.pages.reading import Document, read


def results(page: Document) -> list[str]:
    return [each.text for each in page.main.all("li", class_="d-hit")]


async def test_the_first_visit_shows_the_box_alone_and_no_error(look: Look) -> None:
    page = await look("/en/search")
    assert page.title == "Search – Dolen"
    assert "Type a name, a post or a place" in page.main.text
    assert page.main.all("div", class_="govuk-error-summary") == []


async def test_it_finds_people_with_what_they_are_now_ministers_first(look: Look) -> None:
    page = await look("/en/search?q=ellis")
    assert page.main.one("p", role="status").text == "2 results for “ellis”"
    assert results(page) == [
        "Cai Ellis First Minister Member of the assembly",
        "Bo Ellis Chair of the Health Committee Member of the assembly",
    ]


async def test_it_says_it_in_welsh_with_the_names_that_are_welsh(look: Look) -> None:
    page = await look("/cy/search?q=ellis")
    assert page.main.one("p", role="status").text == "2 ganlyniad ar gyfer “ellis”"
    assert results(page)[0] == "Cai Elis Prif Weinidog Aelod o assembly"


async def test_a_post_says_who_holds_it_and_a_person_who_left_says_when(look: Look) -> None:
    first_minister, minister_for_ports = (
        await look("/en/search?q=first+minister"),
        await look("/en/search?q=minister+for+ports"),
    )
    assert results(first_minister)[0] == "First Minister Held by Cai Ellis ministers"
    assert results(minister_for_ports)[0] == "Minister for Ports Vacant ministers"
    assert (
        results(await look("/en/search?q=chief+adviser"))[0]
        == "Chief Adviser Holder not known ministers"
    )
    assert results(await look("/en/search?q=dai"))[0] == "dai Left office in April 2026 Wales"


async def test_names_of_bodies_in_the_other_language_are_marked_and_those_of_people_are_not(
    look: Look,
) -> None:
    council, person = await look("/cy/search?q=castle+council"), await look("/cy/search?q=bo+ellis")
    assert council.main.one("li", class_="d-hit").one("bdi").attributes == {"lang": "en"}
    assert person.main.one("li", class_="d-hit").one("bdi").attributes == {}


async def test_facets_narrow_and_widen_again(look: Look, client: httpx.AsyncClient) -> None:
    page = await look("/en/search?q=first+minister")
    facets = {each.text: each.attributes["href"] for each in page.main.one("aside").all("a")}
    assert facets["Posts"] == "/en/search?q=first+minister&kind=post"
    narrowed = await look(facets["Posts"])
    assert results(narrowed) == ["First Minister Held by Cai Ellis ministers"]
    assert narrowed.main.one("p", role="status").text == "1 result for “first minister”"
    widen = {each.text: each.attributes["href"] for each in narrowed.main.one("aside").all("a")}
    assert widen["Remove: Posts"] == "/en/search?q=first+minister"
    assert results(await look("/en/search?q=ellis&nation=scotland")) == []
    assert results(
        await look("/en/search?q=ellis&kind=nonsense&nation=nowhere&page=99")
    ) == results(await look("/en/search?q=ellis"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "We do not know anyone or anything called “zzzz”"),
        ("cy", "Ni wyddom am neb na dim o’r enw “zzzz”"),
    ],
)
async def test_an_unknown_name_is_an_error_that_leads_to_the_field(
    look: Look, language: str, said: str
) -> None:
    page = await look(f"/{language}/search?q=zzzz", 422)
    link = page.main.one("div", class_="govuk-error-summary").one("a")
    assert (link.text, link.attributes["href"]) == (said, "#q")
    assert page.main.one("input", name="q").attributes["aria-describedby"].split() == ["q-error"]
    assert page.title.startswith("Gwall: " if language == "cy" else "Error: ")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "/en/search?q=bo+elliss",
            "We do not know “bo elliss”. Did you mean Bo Ellis , chair of the Health Committee?",
        ),
        (
            "/cy/search?q=bo+elliss",
            (
                "Ni wyddom am “bo elliss”. Ai Bo Ellis , cadeirydd, Health Committee, "
                "oeddech chi’n ei feddwl?"
            ),
        ),
        (
            "/en/search?q=castle+councel",
            "We do not know “castle councel”. Did you mean Castle Council , Council?",
        ),
    ],
)
async def test_a_slip_of_the_pen_is_asked_about_and_never_jumped_to(
    look: Look, address: str, said: str
) -> None:
    page = await look(address)
    assert said in page.main.text
    assert len(results(page)) == 1


@pytest.mark.parametrize(
    ("language", "vacant", "instead"),
    [
        ("en", "The post is vacant as of {today}.", "Ask for anybody in the ministers instead"),
        (
            "cy",
            "Mae’r swydd yn wag fel ar {today}.",
            "Gofyn am unrhyw un yn ministers yn lle hynny",
        ),
    ],
)
async def test_a_post_that_nobody_holds_offers_a_path_to_its_body(
    look: Look, language: str, vacant: str, instead: str
) -> None:
    page = await look(f"/{language}/search?q=minister+for+ports")
    assert page.main.one("p", class_="govuk-inset-text").text == vacant.format(
        today=say(today(), Language(language))
    )
    assert instead in [text for level, text in page.headings if level == 2]
    form = next(
        each for each in page.main.all("form") if each.attributes["action"] == f"/{language}/path"
    )
    assert form.one("input", name="to").attributes["value"] == "ministers"
    assert [each.attributes["value"] for each in form.one("select", name="from").all("option")] == [
        "harbour"
    ]


@pytest.mark.parametrize(
    "question", ["q=first+minister", "q=chief+adviser", "q=minister+of+portts", "q=ellis"]
)
async def test_a_post_that_is_held_or_of_unknown_holder_or_not_surely_meant_is_not_called_vacant(
    look: Look, question: str
) -> None:
    assert "vacant as of" not in (await look(f"/en/search?{question}")).main.text


@pytest.mark.parametrize(
    ("language", "widen", "counted"),
    [
        (
            "en",
            ["Remove: People", "Remove: Wales", "Remove: In office or open now"],
            "2 results for “ellis”",
        ),
        (
            "cy",
            ["Tynnu: Pobl", "Tynnu: Cymru", "Tynnu: Mewn swydd neu ar agor nawr"],
            "2 ganlyniad ar gyfer “ellis”",
        ),
    ],
)
async def test_what_was_chosen_is_said_and_taken_back_one_by_one(
    look: Look, language: str, widen: list[str], counted: str
) -> None:
    page = await look(f"/{language}/search?q=ellis&kind=person&nation=wales&now=yes")
    facets = page.main.one("aside").all("li")
    chosen = [each for each in facets if each.all("a", rel="nofollow")]
    assert [each.one("a").text for each in chosen] == widen
    assert [each.one("span").text for each in chosen] == ["2", "2", "2"]
    assert page.main.one("p", role="status").text == counted
    assert (
        chosen[1].one("a").attributes["href"] == f"/{language}/search?q=ellis&kind=person&now=yes"
    )


async def test_on_a_narrow_screen_the_same_facets_stand_folded_above_the_results(
    look: Look,
) -> None:
    page = await look("/en/search?q=castle")
    folded, beside = (
        page.main.one("details", class_="d-only-narrow"),
        page.main.one("section", class_="d-only-wide"),
    )
    links = [(each.text, each.attributes["href"]) for each in folded.all("a")]
    assert links == [(each.text, each.attributes["href"]) for each in beside.all("a")] != []
    assert folded.one("summary").text == "Narrow the results"


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "Error: Search – Dolen", "Type a name, a post or a place"),
        ("cy", "Gwall: Chwilio – Dolen", "Teipiwch enw, swydd neu le"),
    ],
)
async def test_an_empty_question_is_an_error_once_it_was_sent_and_not_on_the_first_visit(
    look: Look, language: str, title: str, said: str
) -> None:
    sent, first = await look(f"/{language}/search?q=", 422), await look(f"/{language}/search")
    assert (sent.title, sent.main.one("div", class_="govuk-error-summary").one("a").text) == (
        title,
        said,
    )
    assert said in first.main.text
    assert (
        first.main.all("div", class_="govuk-error-summary")
        == first.main.all("p", class_="govuk-error-message")
        == []
    )


async def test_the_holder_of_an_office_is_found_by_it(look: Look) -> None:
    assert results(await look("/en/search?q=chair+of+the+health+committee")) == [
        "Bo Ellis Chair of the Health Committee Member of the assembly"
    ]
    assert results(await look("/cy/search?q=i+gadeirydd+health+committee"))[0].startswith(
        "Bo Ellis"
    )
    assert results(await look("/cy/search?q=brif+weinidog"))[0].startswith("Prif Weinidog")


async def test_the_same_results_as_json_csv_and_by_the_query_that_is_shown(
    look: Look, client: httpx.AsyncClient
) -> None:
    page = await look("/en/search?q=ellis")
    answer = (await client.get("/en/search.json?q=ellis")).json()
    rows = list(
        csv.DictReader(
            io.StringIO((await client.get("/en/search.csv?q=ellis")).text.removeprefix("\ufeff"))
        )
    )
    explorer = await look(page.main.one("details", class_="d-query").one("a").attributes["href"])
    names = ["Cai Ellis", "Bo Ellis"]
    assert [
        each.text
        for each in page.main.all("h3")
        if each.parent and each.parent.attributes.get("class") == "d-hit"
    ] == names
    assert (
        [each["node"]["name"] for each in answer["search"]["edges"]]
        == [row["name"] for row in rows]
        == names
    )
    assert all(
        f'"name": "{name}"' in explorer.main.one("pre", aria_labelledby="answer").text
        for name in names
    )


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "{n} {text} %s %(x)s",
    "a\u202eb\u2066c\u200b",
    "x" * 500,
    "' OR 1=1 --",
    "=cmd|' /C calc'!A0",
    "\x00",
    "bo\x00zzz",
    "\U0001f426\U0001f3f4\U000e0067\u200d",
    "?!… – “”’·",
    "'",
    "a\u0301" * 200,
    "\ufdfa" * 100,
    "ا\u202eب\u2069",
    "health committee chair wales scotland senedd council " * 40,
    "y yr of the and",
]


FORMS: list[tuple[str, dict[str, str], str]] = [
    ("search", {}, "q"),
    ("path", {"from": "harbour"}, "to"),
    ("path", {"to": "bo"}, "from"),
    ("query", {}, "query"),
    ("query", {"query": "{"}, "variables"),
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(("page", "others", "field"), FORMS)
async def test_hostile_words_are_only_words(
    client: httpx.AsyncClient,
    page: str,
    others: dict[str, str],
    field: str,
    language: str,
    text: str,
) -> None:
    response = await client.get(f"/{language}/{page}", params={**others, field: text})
    assert response.status_code in (200, 422)
    shown = read(response)
    assert shown.problems == []
    assert [each.attributes.get("src", "")[:8] for each in shown.root.all("script")] == ["/static/"]
    assert shown.root.all("img") == []
    assert "49" not in shown.title
    assert not {"\u202e", "\u2066", "\u200b"} & set(shown.title)
    assert "x" * 81 not in shown.title


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("format", ["json", "csv"])
async def test_hostile_words_are_answered_as_data_too(
    client: httpx.AsyncClient, format: str, text: str
) -> None:
    response = await client.get(f"/en/search.{format}", params={"q": text})
    assert response.status_code in (200, 422)
    assert (
        not any(
            cell.startswith(("=", "+", "@"))
            for row in csv.reader(io.StringIO(response.text))
            for cell in row
        )
        or format == "json"
    )


@pytest.mark.parametrize(
    "address",
    [
        "q=%00",
        "q=%ed%a0%80",
        "q=%",
        "q[]=a",
        "q=ellis&q=bo",
        "q=" + "a+" * 4000,
        "q=ellis&page=-1&page=9e9",
    ],
)
async def test_an_address_written_by_a_machine_is_no_failure(
    client: httpx.AsyncClient, address: str
) -> None:
    assert (await client.get(f"/en/search?{address}")).status_code in (200, 422)


async def test_half_a_letter_in_an_address_is_no_failure(client: httpx.AsyncClient) -> None:
    assert (await client.get("/en/search?q=%ff%fe")).status_code == 422


async def test_words_that_nobody_bears_are_wrong_in_a_form_and_an_empty_list_as_data(
    client: httpx.AsyncClient,
) -> None:
    answers = [await client.get(f"/en/search{form}?q=zzzzqqq") for form in ("", ".json", ".csv")]
    assert [answer.status_code for answer in answers] == [422, 200, 200]
    assert (
        answers[1].json()["search"]["edges"],
        len(answers[2].text.splitlines()),
    ) == ([], 1)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“castle ellis” is not in this data."),
        ("cy", "Nid yw “castle ellis” yn y data hwn."),
    ],
)
async def test_who_shares_but_a_word_is_not_offered_as_who_was_meant(
    look: Look, language: str, said: str
) -> None:
    page = await look(f"/{language}/search?q=castle+ellis")
    assert page.main.one("p", role="status").text == said
    assert "Did you mean" not in page.main.text
    assert page.main.one("h2", id="results").text == (
        "Names that share a word with it" if language == "en" else "Enwau sy’n rhannu gair ag ef"
    )
