"""Import a Centre's own tables: send them, look at what they would change, then add them.
Nothing is written before.
"""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from starlette.datastructures import UploadFile
from starlette.responses import Response

from api.body_cap import BodyTooLarge
from api.pages.asked import Asked
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.recording.centre import no_centre
from api.pages.recording.drafting import draft_of, drafted, lost
from api.pages.recording.not_added import address_of, said_of
from api.pages.recording.sent import Sent, read_form
from api.uploads import RETRY_SECONDS, NoRoom, Upload, UploadTooLarge, storing
from graph.errors import InputError, StorageFull
from graph.files.sheet import MOST_COLUMNS, MOST_ROWS
from graph.files.templates import TEMPLATES, TableTemplate
from graph.kind import Kind
from graph.kinds import RECORDED
from graph.model import Language, OrganizationId, Record
from graph.privacy.roles import Act
from graph.recording.sheets import needed_columns
from graph.words import Fill, T, say

DRAFT = "import"
CHUNK = 64 * 1024
MOST_SENT = 5
"""Uploads that are listed: the newest."""
AROUND = 64 * 1024
"""Bytes of a form around its files."""
CLOSES = {"connection": "close"}
"""Of an answer to a form that was not read to its end."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table that can be sent, and its columns."""

    name: str
    said: Fill
    needed: Sequence[str]
    others: Sequence[str]


@dataclass(frozen=True, slots=True)
class FilesSent:
    """Files that are here still, since not all of their rows are added. `minutes`: how long yet."""

    names: Sequence[str]
    said: Fill
    address: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportShown(Shown):
    sent: Sequence[FilesSent]
    more_sent: int
    templates: Sequence[TableTemplate]
    tables: Sequence[Columns]
    which: str
    pasted: str


async def make(asked: Asked) -> Made:
    centre = asked.view.viewer.centre
    if centre is None:
        return no_centre(asked)
    if asked.request.method == "POST":
        return await _sent(asked, centre)
    if not asked.has("draft"):
        return _form(asked, centre)
    draft = draft_of(asked, DRAFT)
    if draft is None:
        return lost(asked, "import")
    return _form(asked, centre, Sent(draft.values), _problem(draft.values, asked.language))


async def _sent(asked: Asked, centre: OrganizationId) -> Response:
    """Lead to what came of the form. What was refused stands at the address of a draft, so that
    to see it again sends nothing again.
    """
    try:
        return await _taken(asked, centre)
    except (BodyTooLarge, UploadTooLarge):
        return _refused(asked, _too_large(asked), status=413, headers=CLOSES)
    except NoRoom as error:
        return _refused(asked, FormProblem.same("file", error.text), status=503, headers=CLOSES)
    except StorageFull as error:
        return _refused(asked, FormProblem.same("file", error.text), status=507, headers=CLOSES)


async def _taken(asked: Asked, centre: OrganizationId) -> Response:
    """Read the form, and keep what came with it; else say what is wrong."""
    with storing(), asked.parts.uploads.passing(asked.request) as counted:
        sent = await read_form(counted, asked.parts.limits.upload_bytes + AROUND)
        try:
            upload = await _kept(asked, centre, sent)
        finally:
            for file in sent.files:
                await file.close()
    return (
        _refused(asked, upload, sent)
        if isinstance(upload, FormProblem)
        else asked.go_to(asked.address("import-preview", upload=upload.id, as_of=""))
    )


def _refused(
    asked: Asked,
    problem: FormProblem,
    sent: Sent | None = None,
    status: int = 422,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    values = {name: sent[name] for name in ("table", "pasted")} if sent else {}
    said = {
        f"{what}.{language}": say(text, language)
        for what, text in (("said", problem.said), ("remedy", problem.remedy))
        for language in Language
    }
    kept = {**values, **said, "field": problem.field, "status": str(status)}
    answer = drafted(asked, "import", DRAFT, kept)
    answer.headers.update(headers)
    return answer


def _problem(kept: Mapping[str, str], language: Language) -> FormProblem:
    return FormProblem(kept["field"], kept[f"said.{language}"], kept[f"remedy.{language}"])


def _form(
    asked: Asked,
    centre: OrganizationId,
    sent: Sent | None = None,
    problem: FormProblem | None = None,
) -> ImportShown:
    title = T("Import a spreadsheet")
    uploads = _last_of_each_name(asked.parts.uploads.of(centre))
    return ImportShown(
        title=title if problem is None else T("Error: {title}", title=title),
        status=int(sent["status"]) if sent else 200,
        lede=T(
            "Send tables that you keep already. You see what they would change before "
            "anything is written."
        ),
        problems=() if problem is None else (problem,),
        sent=[_files_sent(asked, upload) for upload in uploads[:MOST_SENT]],
        more_sent=max(0, len(uploads) - MOST_SENT),
        templates=[*TEMPLATES.values()],
        tables=_tables(),
        which=sent["table"] if sent else "",
        pasted=sent["pasted"] if sent else "",
        headers={"retry-after": str(RETRY_SECONDS)} if sent and sent["status"] == "503" else {},
    )


def _last_of_each_name(uploads: Sequence[Upload]) -> Sequence[Upload]:
    """Return of uploads, of which the newest is first, those of files that were not sent again."""
    by_names: dict[tuple[str, ...], Upload] = {}
    for upload in uploads:
        by_names.setdefault(tuple(sorted(upload.sizes)), upload)
    return [*by_names.values()]


def _files_sent(asked: Asked, upload: Upload) -> FilesSent:
    left = upload.not_added
    return FilesSent(
        [path.name for path in upload.files],
        T("looked at, and not added") if left is None else said_of(left),
        address_of(asked, upload),
        asked.parts.uploads.minutes_left(upload),
    )


def _tables() -> Sequence[Columns]:
    return [_columns(kind) for kind in RECORDED.values()]


def _columns(kind: Kind[Record]) -> Columns:
    needed = needed_columns(kind)
    return Columns(
        kind.table,
        kind.sheet,
        needed,
        [column.name for column in kind.filled_in if column.name not in needed],
    )


async def _kept(asked: Asked, centre: OrganizationId, sent: Sent) -> Upload | FormProblem:
    """Keep the files, and what was pasted, as tables of one upload; else say what is wrong."""
    if not sent.files and not sent["pasted"]:
        said = T("Choose a file, or paste the rows of a table")
        return FormProblem.same("file", said)
    if sent["pasted"] and sent["table"] not in RECORDED:
        said = T("Say which table you pasted")
        return FormProblem.same("table", said)
    only = len(sent.files) == 1 and not sent["pasted"] and sent["table"] in RECORDED
    tables = [
        (f"{sent['table']}.csv" if only else file.filename or "", _chunks(file))
        for file in sent.files
    ]
    try:
        if sent["pasted"]:
            tables.append((f"{sent['table']}.csv", _once(as_csv(sent["pasted"]))))
        return await asked.parts.uploads.keep(centre, tables)
    except csv.Error:
        return FormProblem(
            "pasted",
            T("What you pasted is no table"),
            T("Copy the rows out of your spreadsheet anew, or send a file"),
        )
    except InputError as error:
        return FormProblem.same("file", error.text)


def _too_large(asked: Asked) -> FormProblem:
    return FormProblem(
        "file",
        T("The tables are too large together"),
        T(
            "Send files of up to {megabytes} MB in all, one after the other. Paste up to 1 MB.",
            megabytes=asked.parts.limits.upload_bytes // 1_000_000,
        ),
    )


async def _chunks(file: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await file.read(CHUNK):
        yield chunk


async def _once(text: str) -> AsyncIterator[bytes]:
    yield text.encode("utf-8")


def as_csv(pasted: str) -> str:
    """Return rows as CSV. Those copied out of a spreadsheet have tabs between their cells, and end
    early where the last are blank.

    What is too large for a table is left so:
    to fill it up would make a thousand times as much of it.

    >>> as_csv("name\\tname_cy\\nAnn, Lee")
    'name,name_cy\\n"Ann, Lee",\\n'
    """
    if "\t" not in pasted.split("\n", 1)[0]:
        return pasted
    rows = list(csv.reader(io.StringIO(pasted), delimiter="\t"))
    columns = len(rows[0]) if len(rows[0]) <= MOST_COLUMNS and len(rows) <= MOST_ROWS else 0
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(
        [*row, *[""] * (columns - len(row))] for row in rows
    )
    return file.getvalue()


PAGE = Page(
    name="import",
    path="/import",
    make=make,
    template="import.html",
    menu="record",
    private=True,
    act=Act.RECORD,
    takes_forms=True,
)
