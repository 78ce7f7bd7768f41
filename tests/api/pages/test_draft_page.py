"""A draft to copy on the page of paths and with GraphQL: in both languages, marked where it says
what only the own Centre sees.
"""

from __future__ import annotations

from pathlib import Path

from graph.hub import Hub
from graph.model import InteractionKind
from tests.api.conftest import Ask
from tests.api.pages.conftest import Look
from tests.api.pages.quay import OWN, opened
from tests.api.pages.reading import read
from tests.graph.recording.facts import record_interaction

PATH = "path?from=harbour&to=first-minister&as_of=2026-11-24"


async def test_the_best_path_has_a_draft_in_the_language_of_the_page_first(look: Look) -> None:
    for language, other, greeting in (("en", "cy", "Dear ann,"), ("cy", "en", "Annwyl ann,")):
        draft = (await look(f"/{language}/{PATH}")).main.one("div", id="draft-path")
        messages = draft.all("textarea")
        assert [each.attributes["lang"] for each in messages] == [language, other]
        assert messages[0].text.startswith(greeting)
        assert "Only your Centre sees this" not in draft.text


async def test_graphql_has_the_same_draft_in_each_language(look: Look, ask: Ask) -> None:
    query = """{ introductionPaths(input: {centre: "harbour", target: {post: "first-minister"},
                   asOf: "2026-11-24"}) { paths { draft { to { id } audience text
                   welsh: text(language: CY) } } } }"""
    (path,) = (await ask(query))["data"]["introductionPaths"]["paths"]
    assert path["draft"]["to"] == {"id": "ann"}
    assert path["draft"]["audience"] == "PUBLIC"
    page = (await look(f"/en/{PATH}")).main.one("div", id="draft-path")
    told = [" ".join(path["draft"][each].split()) for each in ("text", "welsh")]
    assert [" ".join(each.text.split()) for each in page.all("textarea")] == told


async def test_a_draft_that_tells_a_private_meeting_is_marked(tmp_path: Path) -> None:
    """Lighthouse itself met Barnaby, which it alone knows."""
    async with opened(tmp_path) as doors:
        await _meet(doors.hub)
        asked = "/en/path?from=lighthouse&to=barnaby&as_of=2026-11-24"
        page = read(await doors.own.get(asked))
        draft = page.main.one("div", id="draft-path")
        assert "Only your Centre sees this" in draft.text
        assert (
            "According to our records, we met on 20 November 2026" in draft.all("textarea")[0].text
        )
        assert "20 November" not in (await doors.other.get(asked)).text


async def _meet(hub: Hub) -> None:
    await hub.desk.record(
        OWN,
        record_interaction(
            kind=InteractionKind.MEETING, date="2026-11-20", actors=("lighthouse", "barnaby")
        ),
    )
