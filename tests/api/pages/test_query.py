"""The form that asks with GraphQL."""

from __future__ import annotations

import json

import httpx

from tests.api.pages.conftest import Look


async def test_it_begins_with_a_query_that_works(look: Look) -> None:
    page = await look("/en/query")
    assert "introductionPaths" in page.main.one("textarea", id="query").text
    assert page.main.all("pre", aria_labelledby="answer") == []
    # where the browser goes with the answer
    assert page.main.one("form", class_="d-explorer").attributes["action"] == "/en/query#answer"


async def test_it_runs_a_query_with_its_values_and_keeps_both(look: Look) -> None:
    query, variables = (
        "query Q($id: ID!) {\n  node(id: $id) { name(language: CY) }\n}",
        '{"id": "cai"}',
    )
    page = await look(str(httpx.URL("/en/query", params={"query": query, "variables": variables})))
    assert page.main.one("textarea", id="query").text == " ".join(query.split())
    assert page.main.one("textarea", id="variables").text == variables
    assert json.loads(page.main.one("pre", aria_labelledby="answer").one("code").text) == {
        "data": {"node": {"name": "Cai Elis"}}
    }


async def test_names_are_in_the_language_of_the_page(look: Look) -> None:
    page = await look(str(httpx.URL("/cy/query", params={"query": '{ node(id: "cai") { name } }'})))
    assert "Cai Elis" in page.main.one("pre", aria_labelledby="answer").text


async def test_an_error_of_the_query_is_shown_with_its_code(look: Look) -> None:
    page = await look(str(httpx.URL("/en/query", params={"query": "{ nothing }"})))
    assert page.main.one("h2", id="answer").text == "The answer, with errors"
    assert "BAD_USER_INPUT" in page.main.text


async def test_the_budget_of_the_api_holds_here_too(look: Look) -> None:
    query = "{ " + " ".join(f"a{n}: sources {{ id }}" for n in range(40)) + " }"
    page = await look(str(httpx.URL("/en/query", params={"query": query})))
    assert "OPERATION_TOO_LARGE" in page.main.text


async def test_variables_that_are_no_object_are_refused(look: Look) -> None:
    for variables in ("[1]", "{", "1", '"a"', '{"a": NaN}'):
        page = await look(
            str(
                httpx.URL(
                    "/en/query", params={"query": "{ sources { id } }", "variables": variables}
                )
            ),
            422,
        )
        assert (
            page.main.one("div", class_="govuk-error-summary").one("a").attributes["href"]
            == "#variables"
        )


async def test_it_only_reads(look: Look) -> None:
    page = await look(str(httpx.URL("/en/query", params={"query": "mutation { anything }"})), 422)
    assert (
        page.main.one("div", class_="govuk-error-summary").one("a").text
        == "This page only reads. Send a change by POST to /graphql"
    )
