"""Who could join up: the people of both Centres by name, with the tie between them."""

from __future__ import annotations

import pytest

from tests.api.pages.forms import Site
from tests.api.recording.conftest import Desks
from tests.api.recording.test_mutations import HARBOUR, row

NOBODY = {
    "en": "No tie between their people is known.",
    "cy": "Nid oes cysylltiad rhwng eu pobl yn hysbys.",
}
BOTH = {"en": "Ann Lee and Lou Grey : Medium", "cy": "Ann Lee a Lou Grey : Canolig"}
QUERY = """{ collaborationOpportunities(first: 5) { nodes {
  centres { id } known ties { ours { name } other { name } strength } } } }"""


async def share_an_outcome(desks: Desks) -> None:
    framework = await desks.harbour.mutate(
        "addRecord", row("frameworks", {"title": "Lantern Framework", "lens": "outcome"})
    )
    term = await desks.harbour.mutate(
        "addRecord",
        row(
            "concepts",
            {"label": "Light", "framework": framework["recordId"], "lens": "outcome"},
        ),
    )
    for centre in ("harbour", "lighthouse"):
        await desks.harbour.mutate(
            "addRecord", row("remits", {"organization": centre, "outcomes": term["recordId"]})
        )


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_the_people_of_both_are_named_with_their_tie_where_it_may_be_seen(
    desks: Desks, language: str
) -> None:
    """One meeting of two today: s_i = 1 - exp(-1/3) = 0.2835, and 0.9 of it is 0.2551; with what
    they say, "know" one-sided 0.24, of which 0.8: 1 - (1 - 0.2551)(1 - 0.192) = 0.3981, medium.
    """
    await share_an_outcome(desks)
    site = Site(desks.harbour.client)
    before = (await site.see(f"/{language}/collaborate")).main.text
    assert NOBODY[language] in before
    today = (await desks.hub.view(HARBOUR)).as_of.isoformat()
    await desks.harbour.mutate(
        "recordInteraction", {"kind": "MEETING", "date": today, "actors": ["ann", "lou"]}
    )
    await desks.harbour.mutate(
        "declareTie", {"by": "ann", "about": "lou", "level": "KNOW", "confirmedOn": today}
    )

    page = await site.see(f"/{language}/collaborate")
    assert NOBODY[language] not in page.main.text
    assert BOTH[language] in page.main.text
    assert f"/{language}/tie?a=ann&b=lou" in [
        link.attributes["href"] for link in page.main.all("a")
    ]
    found = (await desks.harbour.ask(QUERY))["data"]["collaborationOpportunities"]["nodes"]
    (pair,) = [
        each for each in found if {c["id"] for c in each["centres"]} == {"harbour", "lighthouse"}
    ]
    first = pair["ties"][0]
    assert (first["ours"]["name"], first["other"]["name"]) == ("Ann Lee", "Lou Grey")
    assert first["strength"] == pytest.approx(0.3981, abs=0.0001)
    assert pair["known"] == max(each["strength"] for each in pair["ties"])
