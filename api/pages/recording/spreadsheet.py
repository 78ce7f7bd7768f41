"""Import a Centre's own tables: send them, look at what they would change, then add them. Nothing is written before."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from starlette.datastructures import UploadFile

from api.body_cap import BodyTooLarge
from api.errors import MissingRecord
from api.pages.asked import Asked
from api.pages.page import Made, Page, Problem, Shown
from api.pages.recording.centre import no_centre
from api.pages.recording.sent import Sent, read_form
from api.uploads import Upload, UploadTooLarge
from graph.kinds import RECORDED, Kind
from graph.model import OrganizationId, Record
from graph.recording.sheets import needed_columns
from graph.words import Fill, T

CHUNK = 64 * 1024
AROUND = 64 * 1024
"""Bytes of a form around its files."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table that can be sent, and its columns."""

    name: str
    said: Fill
    needed: Sequence[str]
    others: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportShown(Shown):
    tables: Sequence[Columns]
    which: str
    pasted: str


async def make(asked: Asked) -> Made:
    centre = asked.view.viewer.centre
    if centre is None:
        return no_centre(asked)
    if asked.request.method != "POST":
        return _form()
    try:
        sent = await read_form(asked.request, asked.parts.limits.upload_bytes + AROUND)
        upload = await _kept(asked, centre, sent)
    except (BodyTooLarge, UploadTooLarge):
        return _form(problem=_too_large(asked), status=413, closes=True)
    if isinstance(upload, Problem):
        return _form(sent, upload)
    return asked.go_to(asked.address("import-preview", upload=upload.id, as_of=""))


def _form(sent: Sent | None = None, problem: Problem | None = None, status: int = 422, *, closes: bool = False) -> ImportShown:
    title = T("Import a spreadsheet")
    return ImportShown(
        title=title if problem is None else T("Error: {title}", title=title), status=200 if problem is None else status,
        lede=T("Send tables that you keep already. You see what they would change before anything is written."),
        problems=() if problem is None else (problem,), tables=_tables(), which=sent["table"] if sent else "",
        pasted=sent["pasted"] if sent else "", headers={"connection": "close"} if closes else {})


def _tables() -> Sequence[Columns]:
    return [_columns(kind) for kind in RECORDED.values()]


def _columns(kind: Kind[Record]) -> Columns:
    needed = needed_columns(kind)
    return Columns(kind.table, kind.sheet, needed, [column.name for column in kind.columns if column.name not in needed])


async def _kept(asked: Asked, centre: OrganizationId, sent: Sent) -> Upload | Problem:
    """Keep the files, and what was pasted, as tables of one upload; else say what is wrong."""
    if not sent.files and not sent["pasted"]:
        said = T("Choose a file, or paste the rows of a table")
        return Problem("file", said, said)
    if sent["pasted"] and sent["table"] not in RECORDED:
        said = T("Say which table you pasted")
        return Problem("table", said, said)
    only, uploads, upload = len(sent.files) == 1 and not sent["pasted"] and sent["table"] in RECORDED, asked.parts.uploads, None
    try:
        for file in sent.files:
            name = f"{sent['table']}.csv" if only else file.filename or ""
            upload = await uploads.keep(centre, name, _chunks(file), None if upload is None else upload.id)
        if sent["pasted"]:
            name = f"{sent['table']}.csv"
            upload = await uploads.keep(centre, name, _once(as_csv(sent["pasted"])), None if upload is None else upload.id)
    except ValueError:
        if upload is not None:
            uploads.forget(upload)
        return Problem("file", T("The name of a file says which table it is"),
                       T("Name each file one of {names}, or say which table it is", names=", ".join(f"{table}.csv" for table in RECORDED)))
    assert upload is not None, "there is a file or something pasted"
    return upload


def _too_large(asked: Asked) -> Problem:
    return Problem("file", T("The tables are too large together"),
                   T("Send files of up to {megabytes} MB in all, one after the other. Paste up to 1 MB.",
                     megabytes=asked.parts.limits.upload_bytes // 1_000_000))


async def _chunks(file: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await file.read(CHUNK):
        yield chunk


async def _once(text: str) -> AsyncIterator[bytes]:
    yield text.encode("utf-8")


def as_csv(pasted: str) -> str:
    """Return rows as CSV. Those copied out of a spreadsheet have tabs between their cells, and end early where the last are blank.

    >>> as_csv("name\\tname_cy\\nAnn, Lee")
    'name,name_cy\\n"Ann, Lee",\\n'
    """
    if "\t" not in pasted.split("\n", 1)[0]:
        return pasted
    rows = list(csv.reader(io.StringIO(pasted), delimiter="\t"))
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([*row, *[""] * (len(rows[0]) - len(row))] for row in rows)
    return file.getvalue()


def found(asked: Asked, id: str) -> Upload | None:
    """Return the viewer's own upload; None where there is none, or no longer."""
    centre = asked.view.viewer.centre
    try:
        return None if centre is None else asked.parts.uploads.find(id, centre)
    except MissingRecord:
        return None


PAGE = Page(name="import", path="/import", make=make, template="import.html", menu="record", private=True, takes_forms=True)
