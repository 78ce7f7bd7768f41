"""The import of a Centre's own tables: what it would change, and the import itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Annotated, TypeAlias

import strawberry

from api.context import Context
from api.cursors import ListOf
from api.errors import MissingRecord
from api.importing import import_upload
from api.schema.arguments import After, First, first_or, given
from api.schema.changes import Change
from api.schema.connections import Connection, connection, page_by_place
from api.schema.described import described
from api.schema.enums import RecordTable
from api.schema.inputs import TargetInput, target_of
from api.schema.mutations.files import (
    HERE_ALREADY,
    ImportColumnsInput,
    ImportedEntry,
    ImportedSheet,
    ImportEntryInput,
    ImportNote,
    ImportRowInput,
    ImportRowLeftOut,
    ImportTally,
    entry_of,
    file_choices,
    row_left_out,
    sheet_of,
    tally_of,
)
from api.schema.mutations.keys import KeyedInput, keyed
from api.schema.mutations.recording import own_centre
from api.schema.mutations.refusals import LikelyRecord, Refusal, Unusable, refusal, unusable
from graph.errors import InputError, TableError, place_of
from graph.model import Language
from graph.names.meaning import MOST_CANDIDATES
from graph.names.shown import name_of, named
from graph.paths.answer import IntroductionPaths, Lead
from graph.recording.importing import MOST_PROBLEMS, Import, Item
from graph.recording.mentions import MOST_UNCLEAR
from graph.recording.preview import PathsChange, Preview, TieChange
from graph.recording.resolving import Taken, Unclear
from graph.recording.sheets import Place
from graph.ties.strength import band
from graph.ties.tie import Band
from graph.view import View
from graph.words import Listed, P, Text, say


@strawberry.input(description="Which record is meant by a name that several fit.")
class ImportChoiceInput:
    written: str = strawberry.field(description="The name, as it is written in the tables.")
    means: strawberry.ID = strawberry.field(
        description="The id of the record that is meant, or the name in another row that means "
        "the same; new where it is none of those, or left-out where no row with this name is "
        "imported."
    )


@strawberry.input(
    description="Tables to import, all or nothing. The same tables again change nothing."
)
class ImportTablesInput(KeyedInput):
    upload: strawberry.ID = strawberry.field(description="The id that POST /import answered.")
    dry_run: bool | None = strawberry.field(
        default=False, description="Whether only to say what would change."
    )
    choices: list[ImportChoiceInput] | None = strawberry.field(
        default=strawberry.UNSET, description="Which records are meant by names that are unclear."
    )
    columns: list[ImportColumnsInput] | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "What columns of files are that are no tables of ours, where it is not told. Once "
            "imported, it is remembered for the Centre."
        ),
    )
    keep: list[ImportEntryInput] | None = strawberry.field(
        default=strawberry.UNSET,
        description="Of calendars the meetings to keep. Nothing else of a calendar is kept.",
    )
    leave_out: list[ImportRowInput] | None = strawberry.field(
        default=strawberry.UNSET,
        description="Rows of which nothing is imported.",
    )
    leave_out_rest: bool | None = strawberry.field(
        default=False,
        description="Whether rows that are unclear or cannot be used are left out, so that the "
        "others are imported.",
    )
    target: TargetInput | None = strawberry.field(
        default=strawberry.UNSET,
        description="With `dryRun`: whom to reach, to see how the paths there would change.",
    )


@strawberry.type(description="A field of a record that the tables state otherwise.")
class ImportedField:
    column: str = strawberry.field(description="The column.")
    before: str = strawberry.field(description="The value as it stands. Blank: not known.")
    after: str = strawberry.field(description="The value in the tables. Blank: not known.")


@strawberry.type(description="A record that an import makes or changes.")
class ImportedRecord:
    id: strawberry.ID = strawberry.field(
        description="Its id. Of a new one in a preview it is decided only with the import."
    )
    table: RecordTable = strawberry.field(description="The table that it stands in.")
    described: str = strawberry.field(description="What it is, in a few words.")
    file: str = strawberry.field(description="The file.")
    row: int = strawberry.field(
        description="The row, counted as a spreadsheet does: the header is row 1."
    )
    changes: list[ImportedField] = strawberry.field(
        description="What changes in it. Of a new one nothing."
    )
    here_already: LikelyRecord | None = strawberry.field(description=HERE_ALREADY)


@strawberry.type(description="A name in the tables, and the record that it is taken for.")
class TakenName:
    written: str = strawberry.field(description="The name, as it is written.")
    id: strawberry.ID = strawberry.field(description="The id of the record.")
    described: str = strawberry.field(
        description="What the record is, in words that tell it from others of the same name."
    )
    new: bool = strawberry.field(description="Whether the import makes the record.")


@strawberry.type(description="A name in the tables that several records fit, or none exactly.")
class UnclearName:
    written: str = strawberry.field(description="The name, as it is written.")
    message: str = strawberry.field(description="What to choose from, in words for a person.")
    candidates: list[LikelyRecord] = strawberry.field(
        description="The records that it may mean; of one that another row makes the name there "
        "stands in place of its id."
    )
    more_candidates: int = strawberry.field(
        description=f"How many more records it may mean than the first {MOST_CANDIDATES}, which "
        "are `candidates`: `search` finds them."
    )
    tables: list[RecordTable] = strawberry.field(
        description="The tables of which the id of any record can be chosen, be it a candidate or "
        "not. Empty: one of the candidates alone."
    )
    is_word: bool = strawberry.field(
        description="Whether it is no name, but a word that no column has, an office, or rows that "
        "may be one meeting: choose one of the candidates, or for an office who held it."
    )
    places: list[str] = strawberry.field(
        description=(
            "Where it stands, such as interactions.csv, row 3, column actors. Of very many the "
            "first, then how many more."
        )
    )


@strawberry.type(description="A tie whose strength changes.")
class TieEffect:
    a: strawberry.ID = strawberry.field(description="The id of one end.")
    b: strawberry.ID = strawberry.field(description="The id of the other end.")
    described: str = strawberry.field(description="The names of both.")
    before: float | None = strawberry.field(
        description="The strength as it is. Null: there is no tie."
    )
    after: float | None = strawberry.field(
        description="The strength with the import. Null: there is no tie."
    )
    band_before: Band | None = strawberry.field(description="The strength as it is, in a word.")
    band_after: Band | None = strawberry.field(
        description="The strength with the import, in a word."
    )


@strawberry.type(description="A path in brief.")
class PathInBrief:
    lead: Lead = strawberry.field(description="What it is worth.")
    score: float = strawberry.field(description="What orders the paths, 0 to 1.")
    names: list[str] = strawberry.field(
        description="All on it, from the Centre's side to the target."
    )


@strawberry.type(description="The paths to the chosen target, as they are and with the import.")
class PathsEffect:
    changed: bool = strawberry.field(description="Whether anything in the answer changes.")
    before: list[PathInBrief] = strawberry.field(description="The paths as they are, best first.")
    after: list[PathInBrief] = strawberry.field(
        description="The paths with the import, best first."
    )


@strawberry.type(description="What an import changes, or with `dryRun` would change.")
class ImportTablesPayload:
    found: strawberry.Private[Import]
    effects: strawberry.Private[Sequence[TieChange]]
    after: strawberry.Private[View]
    language: strawberry.Private[Language]

    ready: bool = strawberry.field(
        description=(
            "Whether every row can be used and every name is clear, so that it can be imported."
        )
    )
    unchanged: int = strawberry.field(description="How many rows say what stands already.")
    unclear: list[UnclearName] = strawberry.field(
        description=(
            f"Names for which to choose a record, at most {MOST_UNCLEAR} at a time: give "
            "them as `choices`."
        )
    )
    more_unclear: int = strawberry.field(
        description=(
            "How many further names are looked at once a record is chosen for each of `unclear`."
        )
    )
    tally: ImportTally = strawberry.field(
        description="What becomes of the rows of the files: each is counted once."
    )
    sheets: list[ImportedSheet] = strawberry.field(
        description="The sheets that are no tables of ours, and what their columns are taken for."
    )
    notes: list[ImportNote] = strawberry.field(
        description="What is to be known of how the files were read."
    )
    paths: PathsEffect | None = strawberry.field(
        description="The paths to the target, with `dryRun` where one was given."
    )
    change: Change | None = strawberry.field(
        description=(
            "The change, which `undo` takes back whole by its id. Null with `dryRun`, and "
            "where nothing changed."
        )
    )

    @described("Records that are new, of the rows that can be used.")
    def new(self, first: First = 20, after: After = strawberry.UNSET) -> Connection[ImportedRecord]:
        return _listed(self.found, self.found.new, self.language, first, after, ListOf("new"))

    @described("Records that change, by the rows that can be used.")
    def changed(
        self, first: First = 20, after: After = strawberry.UNSET
    ) -> Connection[ImportedRecord]:
        return _listed(
            self.found, self.found.changed, self.language, first, after, ListOf("changed")
        )

    @described("The names in the tables, each with the record that it is taken for.")
    def taken(self, first: First = 20, after: After = strawberry.UNSET) -> Connection[TakenName]:
        rows = page_by_place(self.found.taken, first_or(20, first), given(after), ListOf("taken"))
        return connection(rows, lambda row: _taken(row, self.language))

    @described(
        f"Rows that cannot be used: where, and what to do. The first {MOST_PROBLEMS:,} are told, "
        "and `totalCount` counts all."
    )
    def unusable(self, first: First = 20, after: After = strawberry.UNSET) -> Connection[Unusable]:
        rows = page_by_place(
            self.found.problems, first_or(20, first), given(after), ListOf("unusable")
        )
        return connection(
            replace(rows, total=rows.total + self.found.more_problems),
            lambda row: unusable(row, self.language),
        )

    @described("Rows of which nothing is kept, each with its reason.")
    def left_out(
        self, first: First = 20, after: After = strawberry.UNSET
    ) -> Connection[ImportRowLeftOut]:
        rows = page_by_place(
            _left_out(self.found), first_or(20, first), given(after), ListOf("leftOut")
        )
        return connection(rows, lambda row: row_left_out(*row, self.language))

    @described("Meetings of calendars, of which those alone are kept that `keep` names.")
    def entries(
        self, first: First = 20, after: After = strawberry.UNSET
    ) -> Connection[ImportedEntry]:
        rows = page_by_place(
            self.found.to_tick, first_or(20, first), given(after), ListOf("entries")
        )
        return connection(
            rows,
            lambda row: entry_of(
                *row, _here_already(self.found, (row[0], row[1].number), self.language)
            ),
        )

    @described("Ties whose strength changes, the largest change first. Only with `dryRun`.")
    def ties(self, first: First = 20, after: After = strawberry.UNSET) -> Connection[TieEffect]:
        rows = page_by_place(self.effects, first_or(20, first), given(after), ListOf("ties"))
        return connection(rows, lambda row: _effect(row, self.after, self.language))


ImportTablesResult: TypeAlias = Annotated[
    ImportTablesPayload | Refusal,
    strawberry.union(
        "ImportTablesResult",
        description="What was imported, or with `dryRun` would be, or why nothing was.",
    ),
]


async def import_tables(
    context: Context, asked: ImportTablesInput
) -> ImportTablesPayload | Refusal:
    """Import the tables of an upload, or say what that would change.

    Raises:
        Forbidden: the viewer has no Centre.
        StoreError: the store cannot do it now.
    """
    parts, centre = context.parts, own_centre(context)
    choices = {choice.written: str(choice.means) for choice in asked.choices or ()}
    given_now = file_choices(asked.columns or (), asked.keep or (), asked.leave_out or ())
    chosen = replace(
        given_now,
        columns={**parts.columns.of(centre), **given_now.columns},
        words=parts.words.of(centre),
    )
    try:
        if asked.dry_run:
            target = target_of(asked.target) if asked.target else None
            with (
                parts.uploads.using(asked.upload, centre) as upload,
                context.cut_off(),
                upload.telling(),
            ):
                return _previewed(
                    await parts.hub.desk.preview(
                        context.viewer, upload.files, choices, target, chosen
                    ),
                    context.language,
                )
        imported = await import_upload(
            parts,
            context.viewer,
            centre,
            asked.upload,
            choices,
            chosen,
            partly=bool(asked.leave_out_rest),
            keyed=keyed(asked),
        )
    except (InputError, MissingRecord, TableError) as error:
        return refusal(error, asked, context.language)
    for fingerprint, choice in given_now.columns.items():
        parts.columns.keep(centre, fingerprint, choice)
    await context.renew()
    change = None if imported.change is None else Change.of(imported.change)
    return _payload(imported.records, (), context.view, change, context.language)


def _previewed(found: Preview, language: Language) -> ImportTablesPayload:
    payload = _payload(found.records, found.ties, found.after, None, language)
    payload.paths = None if found.paths is None else _paths(found.paths, found.after, language)
    return payload


def _payload(
    found: Import,
    effects: Sequence[TieChange],
    after: View,
    change: Change | None,
    language: Language,
) -> ImportTablesPayload:
    return ImportTablesPayload(
        found=found,
        effects=effects,
        after=after,
        language=language,
        ready=not found.problems and not found.unclear and not found.to_answer,
        unchanged=found.unchanged,
        unclear=[_unclear(name, language) for name in found.unclear],
        more_unclear=found.more_unclear,
        tally=tally_of(found),
        sheets=[sheet_of(one, language) for one in found.columns],
        notes=[ImportNote(file=file, message=say(one, language)) for file, one in found.notes],
        paths=None,
        change=change,
    )


def _listed(
    found: Import,
    items: Sequence[Item],
    language: Language,
    first: int | None,
    after: str | None,
    within: ListOf,
) -> Connection[ImportedRecord]:
    rows = page_by_place(items, first_or(20, first), given(after), within)
    return connection(rows, lambda row: _imported(found, row, language))


def _left_out(found: Import) -> Sequence[tuple[Place, Text]]:
    """The rows of which nothing is kept, in the order of the files."""
    return sorted(found.tally.left_out.items(), key=lambda one: one[0])


def _here_already(found: Import, place: Place, language: Language) -> LikelyRecord | None:
    met = found.met_before.get(place)
    return (
        None
        if met is None
        else LikelyRecord(id=strawberry.ID(met.id), described=say(name_of(met), language), why=[])
    )


def _imported(found: Import, item: Item, language: Language) -> ImportedRecord:
    return ImportedRecord(
        id=strawberry.ID(item.id),
        table=RecordTable(item.table),
        described=say(item.said, language),
        file=item.file,
        row=item.row,
        changes=[
            ImportedField(column=column, before=before, after=after)
            for column, before, after in item.changes
        ],
        here_already=_here_already(found, (item.file, item.row), language),
    )


def _taken(name: Taken, language: Language) -> TakenName:
    return TakenName(
        written=name.written,
        id=strawberry.ID(name.id),
        described=say(name.said, language),
        new=name.new,
    )


def _unclear(name: Unclear, language: Language) -> UnclearName:
    places = [say(place_of(*place), language) for place in name.where]
    if name.more_places:
        places.append(
            say(P("and {n} more place", "and {n} more places", name.more_places), language)
        )
    return UnclearName(
        written=name.written,
        message=say(name.text, language),
        candidates=[
            LikelyRecord(id=strawberry.ID(one.id), described=say(one.said, language), why=[])
            for one in name.candidates
        ],
        more_candidates=name.more_candidates,
        tables=[RecordTable(one) for one in name.tables],
        is_word=name.is_word,
        places=places,
    )


def _effect(change: TieChange, after: View, language: Language) -> TieEffect:
    bands = [
        None if strength is None else band(strength) for strength in (change.before, change.after)
    ]
    return TieEffect(
        a=strawberry.ID(change.a),
        b=strawberry.ID(change.b),
        described=say(
            Listed((named(after.records, change.a), named(after.records, change.b))), language
        ),
        before=change.before,
        after=change.after,
        band_before=bands[0],
        band_after=bands[1],
    )


def _paths(change: PathsChange, after: View, language: Language) -> PathsEffect:
    before = () if change.before is None else _in_brief(change.before, after, language)
    return PathsEffect(
        changed=change.changed,
        before=list(before),
        after=list(_in_brief(change.after, after, language)),
    )


def _in_brief(found: IntroductionPaths, after: View, language: Language) -> Iterable[PathInBrief]:
    for path in found.paths:
        yield PathInBrief(
            lead=path.lead,
            score=path.score,
            names=[say(named(after.records, id), language) for id in path.actors],
        )
