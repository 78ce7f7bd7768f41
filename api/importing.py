"""The import of an upload, which goes with it."""

from __future__ import annotations

from collections.abc import Mapping

from api.context import Parts
from graph.desk import Imported
from graph.model import OrganizationId
from graph.recording.sheets import FileChoices
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
) -> Imported:
    """Import the tables of an upload of the viewer's Centre, and forget it
    where they changed anything.

    Of several at the same moment one finds it:
    its files go when it is imported, and nobody reads them meanwhile.

    Raises:
        MissingRecord: the Centre has no such upload, or no longer.
        TableError, InputError, StoreError: as `Desk.import_tables`.
    """
    async with parts.importing:
        # it goes on where who asked for it has gone
        with parts.uploads.using(id, centre) as upload, upload.telling():
            imported = await parts.hub.desk.import_tables(
                viewer, upload.files, choices, chosen, partly=partly
            )
            if imported.change is not None:
                parts.uploads.forget(upload)
            return imported
