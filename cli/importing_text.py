"""What an import would change, as lines that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import typer

from cli.path_text import LEAD
from cli.words import columns, number, plain

Shown = dict[str, Any]


def tell(shown: Shown) -> Iterator[str]:
    """Yield the lines of a preview."""
    new, changed, unusable = (shown[name]["totalCount"] for name in ("new", "changed", "unusable"))
    yield typer.style(
        f"{new:,} new, {changed:,} changed, {shown['unchanged']:,} unchanged, "
        f"{len(shown['unclear']):,} unclear, {unusable:,} unusable",
        bold=True,
    )
    tally = shown["tally"]
    yield (
        f"Rows read: {tally['read']:,}, of which {tally['new']:,} new, {tally['same']:,} here "
        f"already, {tally['changed']:,} changed, {tally['unclear']:,} to be answered, "
        f"{tally['leftOut']:,} left out, {tally['unusable']:,} not usable"
    )
    if tally["notRead"]:
        yield f"Not read: {tally['notRead']:,} earlier days of what repeats"
    yield from (f"{note['file']}: {note['message']}" for note in shown["notes"])
    for sheet in shown["sheets"]:
        yield f"{sheet['file']}: {sheet['program'] or 'which column is what'}"
        yield from columns(map(_column, sheet["columns"]), indent="  ")
    yield from _listed("New", shown["new"], _record)
    yield from _listed("Changed", shown["changed"], _change)
    yield from _listed("Names", {**shown["taken"], "nodes": shown["taken"]["nodes"][:20]}, _name)
    for name in shown["unclear"]:
        where = f"Unclear in {name['places'][0]}"
        if not name["candidates"]:
            yield f"{where}: {name['message']}"
            continue
        new = "" if name["isWord"] else ", or new"
        yield f'{where}: "{name["written"]}" may be one of these{new}'
        yield from columns(
            ((one["id"], one["described"]) for one in name["candidates"]), indent="  "
        )
        if name["moreCandidates"]:
            yield f'  and {name["moreCandidates"]:,} more: dolen search "{name["written"]}"'
    if shown["moreUnclear"]:
        yield (
            f"and {shown['moreUnclear']:,} more names, which are looked at once you "
            "have chosen for these"
        )
    yield from _listed("Left out", shown["leftOut"], _left_out)
    yield from _listed("Meetings that --keep keeps", shown["entries"], _entry)
    yield from _listed("Cannot be used", shown["unusable"], _row)
    yield from _listed("Ties that change", shown["ties"], _tie)
    if shown["paths"] is not None:
        yield "Paths as they are"
        yield from _paths(shown["paths"]["before"])
        yield "Paths with the import"
        yield from _paths(shown["paths"]["after"])


def not_added(shown: Shown) -> str:
    """Return how many rows are not among what was imported, and why; "": none."""
    tally = shown["tally"]
    counts = (
        (tally["unclear"], "to be answered"),
        (tally["unusable"], "not usable"),
        (tally["leftOut"], "left out"),
    )
    said = ", ".join(f"{count:,} {why}" for count, why in counts if count)
    return f"Rows not added: {said}." if said else ""


def refused(shown: Shown) -> str:
    """Return why the tables cannot be imported as they are."""
    if shown["unusable"]["totalCount"]:
        return (
            "Nothing was imported. Correct the rows that cannot be used, and import the file "
            "again; or add --leave-out-rest to import the others."
        )
    if questions := [
        f"{one['file']}: {one['question']}" for one in shown["sheets"] if one["question"]
    ]:
        return (
            "Nothing was imported. "
            + " ".join(questions)
            + ' Say so with --column "HEADING=MEANING", or of days --month-first or --day-first.'
        )
    choices = " ".join(f'--choose "{name["written"]}=ID"' for name in shown["unclear"])
    return f"Nothing was imported. Say which records are meant: {choices}"


def _listed(heading: str, listed: Shown, said: Callable[[Shown], str]) -> Iterator[str]:
    if listed["nodes"]:
        yield heading
        yield from (f"  {said(node)}" for node in listed["nodes"])
    if listed["totalCount"] > len(listed["nodes"]):
        yield f"  and {listed['totalCount'] - len(listed['nodes']):,} more"


def _column(column: Shown) -> tuple[str, str]:
    heading = column["heading"] or "no heading"
    means = plain(column["means"] or "to be chosen")
    return f"{column['letter']}: {heading}", f"{means}  ({' · '.join(column['samples'])})"


def _left_out(node: Shown) -> str:
    return f"{node['file']}, row {node['row']}: {node['why']}"


def _entry(node: Shown) -> str:
    return f"{node['row']}  {node['day']}  {', '.join(node['who'])}{_here_already(node)}"


def _record(node: Shown) -> str:
    return f"{node['described']}  ({node['file']}, row {node['row']}){_here_already(node)}"


def _here_already(node: Shown) -> str:
    here = node["hereAlready"]
    return "" if here is None else f"; you have this meeting already: {here['described']}"


def _change(node: Shown) -> str:
    changes = "; ".join(
        f'{one["column"]} "{one["before"]}" becomes "{one["after"]}"' for one in node["changes"]
    )
    return f"{node['described']}: {changes}  ({node['file']}, row {node['row']})"


def _name(node: Shown) -> str:
    if not node["new"]:
        return f'"{node["written"]}" is {node["described"]}'
    as_chosen = node["described"] != node["written"]
    return f'"{node["written"]}" is {node["described"] + ", who is " if as_chosen else ""}new'


def _row(node: Shown) -> str:
    where = ", ".join(
        str(part)
        for part in (node["file"], node["row"] and f"row {node['row']}", node["column"])
        if part
    )
    return f"{where}: {node['message']}"


def _tie(node: Shown) -> str:
    before, after = (
        _strength(node[side], node[band])
        for side, band in (("before", "bandBefore"), ("after", "bandAfter"))
    )
    return f"{node['described']}: {before} becomes {after}"


def _strength(strength: float | None, band: str | None) -> str:
    return "no tie" if strength is None or band is None else f"{plain(band)} ({number(strength)})"


def _paths(paths: list[Shown]) -> Iterator[str]:
    if not paths:
        yield "  none"
    yield from (f"  {LEAD[path['lead']]}: {' → '.join(path['names'])}" for path in paths)
