"""Which column of a file is what: guessed with the reason, chosen by somebody, and remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.pages.asked import Asked
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.recording.drafting import draft_of, drafted, lost
from api.pages.recording.file_choices import (
    FIRST,
    KEEP,
    MEANT,
    ORDER,
    OUT,
    TITLE,
    carried_choices,
    column_field,
    file_choices_of,
)
from api.pages.recording.looking import of_upload, using
from api.pages.recording.sent import Sent, form_of
from graph.files.columns_of import ColumnChoice, FileColumns
from graph.files.days import plain_day
from graph.files.fields import SAID, ColumnIs
from graph.files.header import column_letter
from graph.model import OrganizationId
from graph.privacy.roles import Act
from graph.recording.importing import Import
from graph.words import Fill, T
from graph.written import written

REFUSED = "refused"
"""The step of a draft in which something is not chosen."""
ASKED_FOR = tuple(
    one
    for one in ColumnIs
    if one
    not in (
        ColumnIs.PRIVATE,
        ColumnIs.ALL_DAY,
        ColumnIs.STATUS,
        ColumnIs.OFFICE,
        ColumnIs.CLIENT,
        ColumnIs.ON_OWN_BEHALF,
    )
)
"""What a column of a file that no program wrote can be."""


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column, with the field that says what it is."""

    field: str
    letter: str
    heading: str
    samples: Sequence[str]
    means: str
    why: Fill


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """One sheet. `days`: a day that can be read in two ways, and both ways."""

    file: str
    header_row: int
    rows: int
    program: Fill | None
    """That wrote it, so that its columns are known."""
    order: str
    days: tuple[str, Fill, Fill] | None
    both_ways: int
    month_first: bool | None
    first: str
    """The field that says whether the first row is data."""
    first_row: Sequence[str] | None
    """What stands there. None: those are headings without a doubt."""
    first_is_data: bool
    columns: Sequence[ColumnLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsShown(Shown):
    upload: str
    sheets: Sequence[SheetColumns]
    options: Sequence[tuple[str, Fill]]
    chosen: Mapping[str, str]
    """What was chosen of names and rows before."""


async def _made(asked: Asked, centre: OrganizationId) -> Made:
    id, sent = asked.in_path("upload"), await form_of(asked.request)
    draft = draft_of(asked, f"import {id}") if asked.has("draft") else None
    if asked.has("draft") and draft is None:
        return lost(asked, "import-columns", upload=id)
    values = sent or Sent(draft.values if draft is not None else {})
    refused = values["step"] == REFUSED
    with using(asked) as upload:
        chosen = file_choices_of(asked, centre, values)
        preview = await asked.parts.hub.desk.preview(
            asked.context.viewer, upload.files, chosen=chosen
        )
    problems = _problems(preview.records) if sent is not None or refused else ()
    if sent is not None and problems:
        kept = {**sent.values, "step": REFUSED}
        return drafted(asked, "import-columns", f"import {id}", kept, upload=id)
    if sent is not None:
        return _go_on(asked, centre, id, sent, preview.records)
    title = T("Which column is what?")
    return ColumnsShown(
        title=T("Error: {title}", title=title) if problems else title,
        status=422 if problems else 200,
        lede=T("Nothing is written yet."),
        problems=problems,
        upload=id,
        sheets=[_sheet(asked, one) for one in _open(preview.records)],
        options=[(one.value, SAID[one]) for one in ASKED_FOR],
        chosen=carried_choices(values, MEANT, KEEP, TITLE, OUT),
    )


def _open(found: Import) -> Sequence[FileColumns]:
    """Return the sheets of which somebody can say what their columns are."""
    return [one for one in found.columns if one.is_open]


def _go_on(asked: Asked, centre: OrganizationId, id: str, sent: Sent, found: Import) -> Response:
    for one in _open(found):
        if sent["remember"]:
            choice = ColumnChoice(one.fields, one.month_first, one.first_is_data)
            asked.parts.columns.keep(centre, one.fingerprint, choice)
    return drafted(asked, "import-preview", f"import {id}", sent.values, upload=id)


def _problems(found: Import) -> tuple[FormProblem, ...]:
    problems = []
    for one in found.to_answer:
        if one.unknown:
            problems += [
                FormProblem(
                    column_field(one, place),
                    T("Column {letter} is not chosen", letter=column_letter(place)),
                    T(
                        "Choose what column {letter} is, or leave it out",
                        letter=column_letter(place),
                    ),
                )
                for place in one.unknown
            ]
        elif one.month_first is None:
            problems.append(FormProblem.same(f"{ORDER}{one.fingerprint}", one.question))
        else:
            problems.append(FormProblem.same(column_field(one, 0), one.question))
    return tuple(problems)


def _sheet(asked: Asked, one: FileColumns) -> SheetColumns:
    return SheetColumns(
        file=one.file,
        header_row=one.header_row,
        rows=one.rows,
        program=one.said,
        order=f"{ORDER}{one.fingerprint}",
        days=_days(asked, one) if one.order.both_ways else None,
        both_ways=one.order.both_ways,
        month_first=one.month_first,
        first=f"{FIRST}{one.fingerprint}",
        first_row=one.first if one.may_be_data else None,
        first_is_data=one.first_is_data,
        columns=[
            ColumnLine(
                column_field(one, place),
                column_letter(place),
                column.heading,
                column.samples,
                means.value if means is not None else "",
                column.why,
            )
            for place, (column, means) in enumerate(zip(one.columns, one.meant, strict=True))
        ],
    )


def _days(asked: Asked, one: FileColumns) -> tuple[str, Fill, Fill]:
    day, month = (
        written(plain_day(one.order.example, month_first=first), asked.view.as_of)
        for first in (False, True)
    )
    return one.order.example, day, month


PAGE = Page(
    name="import-columns",
    path="/import/{upload}/columns",
    make=of_upload(_made),
    template="import_columns.html",
    menu="record",
    private=True,
    act=Act.RECORD,
    takes_forms=True,
)
