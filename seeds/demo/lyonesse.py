"""Lyonesse as records: the same each time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from graph.model import Dataset, Nation, Records, Session, SourcePrefix
from seeds.demo.centres import add_centres, add_embedded_posts
from seeds.demo.diary import ENDS, add_diary
from seeds.demo.dice import Dice
from seeds.demo.government import add_councils, add_government
from seeds.demo.moot import ELECTED, MOOT, add_moot
from seeds.demo.own import add_own
from seeds.demo.places import add_places
from seeds.sources.emission import Emission

SEED = 2026
DATASET = Dataset(
    id="lyonesse",
    title=(
        "Lyonesse, an invented nation that is filed under Wales, since only the four "
        "nations have a place here"
    ),
    nation=Nation.WALES,
    does_not_state=("Lyonesse is invented: what its tables do not have does not exist anywhere",),
    does_not_state_cy=("Dyfeisiwyd Lyonesse: nid yw’r hyn nad yw yn ei thablau yn bod yn unman",),
    invented=True,
)
SOURCES = {
    "demo-register": "Register of Lyonesse (invented)",
    "demo-diary": "Diaries of Lyonesse (invented)",
    "demo-contacts": "Contact books of the Centres of Lyonesse (invented)",
}
PUBLISHER, LICENCE = "Dolen, which invented it", "MIT"
READ_ON = ENDS + dt.timedelta(days=1)


def lyonesse() -> Records:
    """Return all records of the nation."""
    emission, dice = Emission(), Dice(SEED)
    constituencies = add_places(emission, dice)
    add_moot(emission, dice, constituencies)
    add_government(emission)
    add_councils(emission)
    add_centres(emission)
    add_embedded_posts(emission)
    add_diary(emission, dice)
    add_own(emission)
    session = Session(id=f"{MOOT}-{ELECTED}", legislature=MOOT, valid_from=ELECTED.first)
    sources = {
        prefix: SourcePrefix(
            id=prefix, title=title, publisher=PUBLISHER, licence=LICENCE, read_on=READ_ON
        )
        for prefix, title in SOURCES.items()
    }
    return replace(
        emission.records(),
        datasets={DATASET.id: DATASET},
        sessions={session.id: session},
        sources=sources,
    )
