"""The three additions by which a kind of record comes into a tree:
a record, its table in `Records`, and its row.
"""

from __future__ import annotations

from pathlib import Path

RECORD = '''@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration(Record):
    """What several organizations do together."""

    id: RecordId
    title: str
    partners: tuple[OrganizationId, ...] = ()
    purpose: str | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


'''
TABLE = "    collaborations: Mapping[RecordId, Collaboration] = field(default_factory=dict)\n"
ROW = """def _collaboration_said(records: Records, record: Collaboration) -> Fill:
    return ProperName(record.title)


def _of_two(record: Collaboration, around: rules.Around) -> None:
    if len(set(record.partners)) < 2:
        raise InputError(T("Name at least two partners."), "partners")


COLLABORATIONS = Kind(
    record=Collaboration, table="collaborations", prefix="collaboration", one=T("collaboration"), \
many=T("collaborations"),
    named_by="title", recorded=True, sheet=T("Collaborations"), title=T("Record a collaboration"),
    lede=T("What two or more organisations do together."),
    columns=(
        own_id(),
        text("title", needed=True, called=T("title"), words=T("What is the collaboration \
called?"), missing=T("Write its title")),
        references("partners", "organizations", needed=True, link="WORKS_IN", \
called=T("partners"), words=T("Who are the partners?"),
                   missing=T("Name at least two partners"), hint=T("One organisation on each \
line.")),
        note("purpose", called=T("purpose"), words=T("What is it for?")),
        _from(words=T("Since when?"), hint=WHEN), _to(words=T("Until when?"), hint=STILL_SO, \
listed=True), SOURCE,
    ),
    same=("title", "partners", "valid_from"), within_memory=("valid_from", "valid_to"), \
key="Collaboration", label="Collaboration",
    said=_collaboration_said, touches=touching.by_no_tie, check=_of_two,
)

"""
IMPORTED = """from graph.errors import InputError
from graph.model import Collaboration
from graph.words import ProperName
"""


def add_collaboration(house: Path) -> None:
    """Add the kind to the tree in a folder."""
    model, kinds = house / "graph" / "model.py", house / "graph" / "kinds.py"
    before(model, "@dataclass(frozen=True, slots=True, kw_only=True)\nclass Records:", RECORD)
    before(model, "    places: Mapping[PlaceId, Place]", TABLE)
    before(kinds, "from graph.columns import (", IMPORTED)
    before(kinds, "KINDS = cast(\n", ROW)
    before(kinds, "        SESSIONS,\n        SOURCES,\n", "        COLLABORATIONS,\n")


def before(path: Path, place: str, text: str) -> None:
    """Write a text before the one place in a file that reads so."""
    was = path.read_text(encoding="utf-8")
    assert was.count(place) == 1, f"{path.name} has {was.count(place)} places that read {place!r}"
    path.write_text(was.replace(place, text + place), encoding="utf-8")
