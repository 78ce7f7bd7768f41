"""Ask with GraphQL: a plain form that runs a query, filled with the query behind any page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from api.json_body import BadRequest, decode
from api.pages.asked import Asked
from api.pages.page import FormProblem, Page, Shown
from api.preparation import OnlyReads
from graph.words import T, Text

MOST_LETTERS = 20_000
EXAMPLE = """\
# Who can introduce the Youth Endowment Fund to the First Minister of Wales?
query WhoCanIntroduceUs {
  introductionPaths(input: {centre: "yef", \
target: {post: "welsh-ministers-first-minister-of-wales"}}) {
    paths {
      rank
      lead
      actors { name }
      hops { sentence tie { band basis } }
      askFirst { name }
    }
    noPath { sentence }
  }
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explorer(Shown):
    text: str
    variables: str
    answer: str | None
    """The whole answer as JSON; None where nothing was asked."""
    failed: bool

    @property
    def rows(self) -> int:
        """Lines of the field for the query: all of a usual one stand there at once."""
        return min(max(self.text.count("\n") + 2, 6), 24)


async def make(asked: Asked) -> Explorer:
    text, variables = _value(asked, "query"), _value(asked, "variables")
    if not text.strip():
        return _asking(EXAMPLE, variables)
    values = _object(variables)
    if values is None:
        said = T(
            "The variables must be a JSON object, like {example}", example='{"text": "Gwynedd"}'
        )
        problem = FormProblem(
            "variables", said, T("Write the values by name, or leave the field empty")
        )
        return _asking(text, variables, (problem,))
    try:
        answered = await asked.read(asked.context, text, values)
    except OnlyReads:
        said = T("This page only reads. Send a change by POST to /graphql")
        return _asking(text, variables, (FormProblem.same("query", said),))
    except BadRequest as error:
        return _asking(text, variables, (FormProblem.same("query", error.text),))
    return Explorer(
        title=T("Ask with GraphQL"),
        lede=_lede(),
        text=text,
        variables=variables,
        answer=json.dumps(answered, ensure_ascii=False, indent=2),
        failed="errors" in answered,
    )


def _object(variables: str) -> dict[str, Any] | None:
    """Return the variables by name; None where the text is no JSON object."""
    try:
        values = decode(variables.encode()) if variables.strip() else {}
    except (BadRequest, UnicodeEncodeError):
        return None
    return values if isinstance(values, dict) else None


def _asking(text: str, variables: str, problems: tuple[FormProblem, ...] = ()) -> Explorer:
    title = T("Ask with GraphQL")
    return Explorer(
        title=T("Error: {title}", title=title) if problems else title,
        lede=_lede(),
        status=422 if problems else 200,
        problems=problems,
        text=text,
        variables=variables,
        answer=None,
        failed=False,
    )


def _lede() -> Text:
    return T(
        "Every page answers a question that a program can ask too. Write one here, or begin with "
        "one from the end of any page."
    )


def _value(asked: Asked, name: str) -> str:
    """A query keeps its lines."""
    return asked.request.query_params.get(name, "")[:MOST_LETTERS]


PAGE = Page(name="query", path="/query", make=make, template="query.html", menu="data")
