"""The import of an upload, which goes with it."""

from __future__ import annotations

from collections.abc import Mapping

from api.context import Parts
from api.uploads import RowsNotAdded
from graph.desk import Imported
from graph.model import OrganizationId
from graph.recording.once_only import Keyed
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome, Tally
from graph.view import Viewer


async def import_upload(
    parts: Parts,
    viewer: Viewer,
    centre: OrganizationId,
    id: str,
    choices: Mapping[str, str],
    chosen: FileChoices,
    *,
    partly: bool = False,
    keyed: Keyed | None = None,
    draft: str = "",
) -> Imported:
    """Import the tables of an upload of the viewer's Centre, and forget it
    where they changed anything and no row of them is left.

    Of several at the same moment one finds it:
    its files go when it is imported, and nobody reads them meanwhile. Where rows are left it stays
    for its hour, so that they can be answered; `draft` is then what was chosen by now. What was
    imported by the key already is told once more, as long as this process knows it.

    Raises:
        MissingRecord: the Centre has no such upload, or no longer.
        NothingToDo, KeyReused: as `Desk.refuse_imported`.
        TableError, InputError, StoreError: as `Desk.import_tables`.
        SettingsError: what was chosen cannot be written into the data folder.
    """
    async with parts.importing:
        before = await parts.hub.desk.written_before(viewer, keyed)
        if before is not None:
            if (known := parts.imported.of(before)) is not None:
                return known
            await parts.hub.desk.refuse_imported(viewer, keyed)
        # it goes on where who asked for it has gone
        with parts.uploads.using(id, centre) as upload, upload.telling():
            imported = await parts.hub.desk.import_tables(
                viewer, upload.files, choices, chosen, partly=partly, keyed=keyed
            )
            if keyed is not None:
                parts.imported.keep(imported)
            parts.words.keep(centre, imported.records.words)
            if imported.change is not None:
                left = _not_added(imported.records.tally, imported.change.id, draft)
                upload.told[:] = [left]
                if not left.all:
                    parts.uploads.forget(upload)
            return imported


def _not_added(tally: Tally, change: str, draft: str) -> RowsNotAdded:
    return RowsNotAdded(
        change,
        draft,
        unclear=tally.of(Outcome.UNCLEAR),
        unusable=tally.of(Outcome.UNUSABLE),
        left_out=tally.of(Outcome.LEFT_OUT),
    )
