"""What was chosen for the names of an import, kept for the Centre: a name of its own beside the
record that was meant, so that nobody is asked for it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from graph.errors import InputError
from graph.kinds import GROUPS, NAMES, kind_of
from graph.model import Name, NameWhy, Node, OrganizationId, Person, Record, RecordId
from graph.names.common import is_common
from graph.names.fold import fold
from graph.names.meaning import VERY_NAME
from graph.names.office_titles import is_office
from graph.names.search import COVERS
from graph.names.shown import own_names
from graph.ontology import NodeKind
from graph.privacy.audience import Audience
from graph.recording.checking import checked
from graph.recording.resolving import NEW, Taken
from graph.records.difference import Entry
from graph.view import View


def remembered(
    view: View,
    choices: Mapping[str, str],
    taken: Sequence[Taken],
    made: Mapping[str, Record],
    centre: OrganizationId,
) -> Iterator[Entry[Record]]:
    """Yield the names that are new of the records that were chosen, also of those that the import
    makes, `made` by id. Words of an office are kept of nobody: who holds it changes.
    """
    for one in taken:
        if choices.get(one.written, NEW) == NEW:
            continue
        record = made.get(one.id) if one.new else view.records.node(one.id)
        if record is None or kind_of(record).table not in GROUPS["named"]:
            continue
        if _is_known(view, record, one.written) or _is_of_an_office(view, one):
            continue
        name = Name(
            id=RecordId(""),
            of=one.id,
            name=" ".join(one.written.split()),
            why=NameWhy.ALIAS,
            audience=Audience.of(centre),
            recorded_by=centre,
        )
        name = replace(name, id=RecordId(NAMES.derived_id(partial(getattr, name))))
        if name.id in view.records.names:  # asked once more, since a row said more than the name
            continue
        try:
            checked(view.records, name, view.as_of, beside=made)
        except InputError:  # what no table can hold is asked for again
            continue
        yield Entry(NAMES.table, name.id, None, name)


def _is_known(view: View, record: Record, written: str) -> bool:
    """Whether that is its only meaning already: another of the same name would be asked for, as is
    a contact of a name that many have.
    """
    if isinstance(record, Person) and record.audience.is_public and is_common(written):
        return False
    others = {
        one.id
        for one in view.names.search(written, as_of=view.as_of, limit=8)
        if fold(one.matched_name) == fold(written)
    }
    names = own_names(record).values() if isinstance(record, Node) else ()
    return fold(written) in map(fold, names) and others <= {RecordId(record.id)}


def _is_of_an_office(view: View, taken: Taken) -> bool:
    """Whether the words are the title of a post, or find who was meant by an office alone."""
    if is_office(taken.written):
        return True
    answers = view.names.search(taken.written, as_of=view.as_of)
    chosen = [one for one in answers if one.id == taken.id]
    return any(
        one.kind in COVERS[NodeKind.POST] and one.likeness in VERY_NAME for one in answers
    ) or (bool(chosen) and not any(one.is_own_name and not one.read for one in chosen))
