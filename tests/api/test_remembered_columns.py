"""What a Centre chose of columns is kept for that Centre alone."""

from __future__ import annotations

from pathlib import Path

from api.remembered_columns import FILE, MOST, RememberedColumns
from graph.files.columns_of import ColumnChoice
from graph.files.fields import ColumnIs
from graph.model import ActorId, OrganizationId, RecordId

OURS, THEIRS = (OrganizationId(ActorId(RecordId(one))) for one in ("harbour", "lantern"))
CHOICE = ColumnChoice((ColumnIs.DATE, ColumnIs.WHO), month_first=True)


def test_a_choice_is_kept_for_its_own_centre_and_the_oldest_goes(tmp_path: Path) -> None:
    RememberedColumns(tmp_path).keep(OURS, "f0", CHOICE)
    kept = RememberedColumns(tmp_path)
    assert (kept.of(OURS), kept.of(THEIRS)) == ({"f0": CHOICE}, {})
    for number in range(MOST):
        kept.keep(OURS, f"f{number + 1}", CHOICE)
    assert "f0" not in kept.of(OURS)
    assert len(kept.of(OURS)) == MOST


def test_a_file_that_cannot_be_read_is_asked_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"harbour": {"f0": {"fields": ["colour"]}}}')
    assert RememberedColumns(tmp_path).of(OURS) == {}
    (tmp_path / FILE).write_text("not JSON")
    assert RememberedColumns(tmp_path).of(OURS) == {}
