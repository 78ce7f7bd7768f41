"""Writes files in the shapes in which programs and people write them; the people are invented."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

Cell = str | int | float | tuple[str, int]
"""Of a workbook: ("date", number) is the number of a day, shown as one."""
Merged = tuple[int, int, int, int]
"""The first and the last row, the first and the last column, from 0."""
PEOPLE = (
    ("Mabel", "Quickstep", "Lantern Trust", "Head of Policy"),
    ("Tomás", "Ó Broin", "Lough & Sons, Ltd", "Director"),
)
LOG = (
    ("04/03/2026", "Teams", "Mabel Quickstep; Eira Lampwick"),
    ("13/03/2026", "phone call", "Mabel Quickstep; Eira Lampwick + 3 others"),
)


def delimited(rows: Sequence[Sequence[str]], between: str = ",", *, quoted: bool = False) -> str:
    """Return rows as text, with quotation marks where they are needed, or round every cell."""
    return "".join(
        between.join(
            '"' + cell.replace('"', '""') + '"'
            if quoted or any(mark in cell for mark in (between, '"', "\n"))
            else cell
            for cell in row
        )
        + "\r\n"
        for row in rows
    )


LINKEDIN = (
    ("Notes:",),
    ("Some addresses are left out of this list, since their owners do not show them.",),
    (),
    ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"),
    *((given, family, "", "", body, job, "04 Mar 2024") for given, family, body, job in PEOPLE),
)
GOOGLE = (
    (
        "First Name",
        "Middle Name",
        "Last Name",
        "Name Prefix",
        "Organization Name",
        "Organization Title",
        "Labels",
        "E-mail 1 - Value",
    ),
    *(
        (given, "", family, "Cllr", body, job, "* myContacts", "nobody@example.org")
        for given, family, body, job in PEOPLE
    ),
)
OUTLOOK = (
    ("Title", "First Name", "Last Name", "Company", "Job Title", "E-mail Address", "Notes"),
    *(("Ms", given, family, body, job, "nobody@example.org", "met at\r\nCardiff")
      for given, family, body, job in PEOPLE),
)  # fmt: skip
OUTLOOK_IN_WELSH = (
    ("Teitl", "Enw cyntaf", "Cyfenw", "Cwmni", "Teitl swydd", "Cyfeiriad e-bost"),
    *(("Ms", given, family, body, job, "") for given, family, body, job in PEOPLE),
)
EVENTBRITE = (
    (
        "Order #",
        "Order Date",
        "First Name",
        "Last Name",
        "Email",
        "Attendee Status",
        "Job Title",
        "Company",
    ),
    *(
        (
            "9001",
            "2026-03-04 10:12:00+00:00",
            given,
            family,
            "n@example.org",
            "Attending",
            job,
            body,
        )
        for given, family, body, job in PEOPLE
    ),
    ("9001", "", "Info Requested", "Info Requested", "", "Attending", "", ""),
    ("9002", "", "Owain", "Lantern", "", "Not Attending", "", ""),
)
CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;Cllr;\r\nFN:Cllr {given} {family}\r\n"
    f"ORG:{body.replace(',', chr(92) + ',')};Wales\r\nTITLE:{job}\r\nEND:VCARD\r\n"
    for given, family, body, job in PEOPLE
)
TEAMS = (
    ("1. Summary",),
    ("Meeting title", "Lanterns"),
    ("Attended participants", "4"),
    ("Start time", "3/4/26, 10:00:00 AM"),
    (),
    ("2. Participants",),
    ("Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Role"),
    *(
        (name, "3/4/26, 10:00:10 AM", "3/4/26, 11:00:00 AM", "1h", "", "Attendee")
        for name in ("Eira Lampwick", "QUICKSTEP, Mabel (Lantern Trust)", "Nia (Guest)")
    ),
    (),
    ("3. In-Meeting Activities",),
    ("Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
    ("Eira Lampwick", "3/4/26, 10:00:10 AM", "3/4/26, 11:00:00 AM", "1h", "", "Attendee"),
)
ZOOM = (
    ("Topic", "ID", "Start time", "End time", "Participants"),
    ("Lanterns", "123", "13/03/2026 10:00:00", "13/03/2026 11:00:00", "2"),
    (),
    ("Name (original name)", "Email", "Join time", "Leave time", "Duration (minutes)", "Guest"),
    ("Eira Lampwick", "", "13/03/2026 10:00:00", "13/03/2026 11:00:00", "60", "No"),
    ("Mabel Quickstep", "", "13/03/2026 10:01:00", "13/03/2026 11:00:00", "59", "Yes"),
)


def calendar(*entries: str) -> str:
    """Return a calendar with these entries, each as the lines inside of it."""
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}@example.org\r\n{entry}\r\nEND:VEVENT\r\n"
        for number, entry in enumerate(entries)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\n{events}END:VCALENDAR\r\n"


def workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    merged: Sequence[Merged] = (),
    formulas: Mapping[tuple[int, int], str] | None = None,
    hidden: Collection[str] = (),
) -> Path:
    """Write an .xlsx as Excel does: texts in the cells, numbers as numbers, a date as the number of
    its day with the format of one. `formulas`: by row and column what a formula there gives.
    `hidden`: sheets that the program does not show.
    """
    named = list(enumerate(sheets, start=1))
    links = "".join(
        _LINK.format(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml")
        for number, _ in named
    )
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}" '
        f'state="{"hidden" if name in hidden else "visible"}"/>'
        for number, name in named
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _LINKS.format(_LINK.format("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _LINKS.format(
            links + _LINK.format("rId99", "styles", "styles.xml")
        ),
        "xl/styles.xml": _STYLES,
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
        ),
        **{
            f"xl/worksheets/sheet{number}.xml": _sheet(sheets[name], merged, formulas or {})
            for number, name in named
        },
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for part, content in parts.items():
            file.writestr(part, content)
    return path


def _sheet(
    rows: Sequence[Sequence[Cell]],
    merged: Sequence[Merged],
    formulas: Mapping[tuple[int, int], str],
) -> str:
    lines = []
    for number, row in enumerate(rows):
        cells = "".join(
            _cell(_place(number, column), value, formulas.get((number, column)))
            for column, value in enumerate(row)
            if value != "" or (number, column) in formulas
        )
        lines.append(f'<row r="{number + 1}">{cells}</row>')
    ranges = "".join(
        f'<mergeCell ref="{_place(top, left)}:{_place(bottom, right)}"/>'
        for top, bottom, left, right in merged
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData>'
        + (f"<mergeCells>{ranges}</mergeCells>" if merged else "")
        + "</worksheet>"
    )


def _place(row: int, column: int) -> str:
    return f"{chr(65 + column)}{row + 1}"


def _cell(place: str, value: Cell, formula: str | None) -> str:
    if formula is not None:
        return f'<c r="{place}" t="str"><f>A1&amp;B1</f><v>{escape(formula)}</v></c>'
    if isinstance(value, tuple):
        return f'<c r="{place}" s="1"><v>{value[1]}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_LINKS = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
_LINK = f'<Relationship Id="{{}}" Type="{_OFFICE}/{{}}" Target="{{}}"/>'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
