"""The forms that ask otherwise than the columns of their kind:
in another order, for more, or with rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from api.pages.page import FormProblem
from api.pages.recording.asking import Entries, Override, added
from api.pages.recording.form import Answers, FormField, Values
from graph import dates
from graph.columns import Shape
from graph.dates import PartialDate
from graph.kind import Kind
from graph.kinds import (
    DECLARED_TIES,
    INTERACTIONS,
    MEMBERSHIPS,
    ORGANIZATIONS,
    PEOPLE,
    POSTS,
    WORKS,
)
from graph.model import Interaction, JointPart, Organization, Post, PostKind, Record
from graph.recording.commands import Add, holding
from graph.words import Fill, T

HOLDER = FormField(
    id="holder",
    label=T("Who holds it?"),
    shape=Shape.NAME,
    kinds=PEOPLE.found_as,
    hint=T("Blank where nobody does, or nobody knows."),
)


def _meeting(entries: Entries) -> Sequence[FormField]:
    who = replace(entries["actors"], id="who", oneself=True)
    return (
        entries["kind"],
        entries["date"],
        who,
        *(entries[name] for name in ("title", "note", "to", "place", "attendance", "as_written")),
    )


def _meeting_corrected(entries: Entries, record: Interaction) -> Sequence[FormField]:
    """When to come back to it is one Centre's own plan."""
    plan = [
        replace(entries["follow_up"], more=False, ahead=True),
        replace(entries["follow_up_note"], more=False),
    ]
    return [*_meeting(entries), *([] if record.audience.is_public else plan)]


def _wrong_in_meeting(answers: Answers) -> Iterable[FormProblem]:
    who = answers.of("who")
    few = len({each.written.casefold() for each in who}) < 2
    if few or (
        all(each.id for each in who)
        and len({each.key if each.is_new else each.id for each in who}) < 2
    ):
        yield FormProblem.same("who", INTERACTIONS.asked["actors"].missing)
    for field in ("date", "to"):
        if (day := answers.day(field)) is not None and day.first > dates.today():
            yield FormProblem.same(field, T("Record what took place: this day is still to come"))
    count = answers.text("attendance")
    if count is not None and int(count) < len(who) + len(answers.texts("as_written")):
        yield FormProblem.same(
            "attendance", T("Fewer than are named: leave it blank, or count them again")
        )


def _tie(entries: Entries) -> Sequence[FormField]:
    return (
        replace(entries["by"], oneself=True),
        entries["about"],
        entries["level"],
        replace(entries["confirmed_on"], blank=None),
    )


def _no_correction(entries: Entries, record: object) -> Sequence[FormField]:
    """What somebody says anew is another thing said."""
    return ()


def _wrong_in_tie(answers: Answers) -> Iterable[FormProblem]:
    (by,), (about,) = answers.of("by"), answers.of("about")
    same_words = by.written.casefold() == about.written.casefold()
    if (by.id == about.id and by.id and not by.is_new) or (same_words and not (by.id and about.id)):
        yield FormProblem.same("about", T("Name two: nobody has a tie with themselves"))


def _tie_added(kind: Kind[Record], values: Values, answers: Answers) -> Add:
    return added(kind, {"confirmed_on": PartialDate(dates.today().isoformat()), **values}, answers)


def _wrong_in_membership(answers: Answers) -> Iterable[FormProblem]:
    (actor,), (body,) = answers.of("actor"), answers.of("organization")
    if actor.id == body.id and actor.id and not actor.is_new:
        yield FormProblem.same("organization", T("Name two: nothing belongs to itself"))


def _work(entries: Entries) -> Sequence[FormField]:
    """What several do together has parts that what one does alone has not."""
    by_partner = T("needed with a partner, unless there is none yet")
    needed: dict[str, Fill] = {
        "partners": T("needed for a collaboration"),
        **dict.fromkeys(map(str, JointPart), by_partner),
        "none_yet": T("needed with a partner for each of the five that is left blank"),
    }
    return [replace(entry, needed_when=needed.get(name)) for name, entry in entries.items()]


def _organization(entries: Entries) -> Sequence[FormField]:
    return [entries[name] for name in ("name", "kind", "nation", "name_cy", "website")]


def _organization_corrected(entries: Entries, record: Organization) -> Sequence[FormField]:
    """Its kind can be corrected where people say what kind it is."""
    fields = [*_organization(entries), entries["from"], entries["to"]]
    return (
        fields
        if record.kind in ORGANIZATIONS.asked["kind"].offered
        else [entry for entry in fields if entry.id != "kind"]
    )


def _post(entries: Entries) -> Sequence[FormField]:
    return (
        entries["label"],
        entries["organization"],
        HOLDER,
        *(entries[name] for name in ("from", "home", "to", "label_cy", "place")),
    )


def _post_corrected(entries: Entries, record: Post) -> Sequence[FormField]:
    return [entries[name] for name in ("label", "from", "to", "label_cy", "place")]


def _wrong_in_post(answers: Answers) -> Iterable[FormProblem]:
    if set(answers.meant("organization")) & set(filter(None, answers.meant("home"))):
        yield FormProblem.same(
            "home", T("Leave out the organisation itself: name only who else employs the holder")
        )


def _post_added(kind: Kind[Record], values: Values, answers: Answers) -> Add:
    command = added(
        kind,
        {**values, "kind": PostKind.EMBEDDED if values["homes"] else PostKind.OFFICIAL},
        answers,
    )
    assert isinstance(command.record, Post), "the kind of posts makes posts"
    return replace(
        command, beside=holding(command.record, next(iter(answers.meant("holder")), None))
    )


OVERRIDES: Mapping[str, Override] = {
    INTERACTIONS.table: Override(
        page="meeting", fields=_meeting, corrected=_meeting_corrected, wrong=_wrong_in_meeting
    ),
    DECLARED_TIES.table: Override(
        page="tie",
        fields=_tie,
        corrected=_no_correction,
        wrong_of_new=_wrong_in_tie,
        add=_tie_added,
        sourced=False,
    ),
    MEMBERSHIPS.table: Override(wrong_of_new=_wrong_in_membership),
    ORGANIZATIONS.table: Override(fields=_organization, corrected=_organization_corrected),
    POSTS.table: Override(
        fields=_post, corrected=_post_corrected, wrong_of_new=_wrong_in_post, add=_post_added
    ),
    WORKS.table: Override(fields=_work),
}
"""By table."""
FIRST = (INTERACTIONS.table, DECLARED_TIES.table, MEMBERSHIPS.table)
"""What is recorded day by day stands before what is there once."""
