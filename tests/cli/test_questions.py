from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from graphql import build_schema, parse, validate

from api.schema.enums import PublicBodyKind
from cli import path, questions, welcome
from cli.options import NATIONS
from graph.model import Nation

SCHEMA = build_schema(
    (Path(__file__).parents[2] / "api" / "schema.graphql").read_text(encoding="utf-8")
)
TEXTS = [questions.FIND, questions.SEARCH, questions.PATHS, questions.TIE, questions.HEALTH]


@pytest.mark.parametrize(
    "text", [*TEXTS, welcome.FIRST_QUESTION, welcome.FIRST_QUESTION_OF_OTHER_TABLES]
)
def test_every_question_of_the_commands_is_one_that_the_published_schema_answers(text: str) -> None:
    assert validate(SCHEMA, parse(text)) == []


def test_the_options_know_every_kind_of_body_and_every_nation() -> None:
    assert set(get_args(path.BodyKind)) == {kind.value for kind in PublicBodyKind}
    assert set(NATIONS.values()) == {nation.name for nation in Nation}
