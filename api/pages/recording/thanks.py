"""A thank-you for a meeting, to be changed and copied: nothing is sent from here."""

from __future__ import annotations

from collections.abc import Sequence

from api.pages.asked import Asked
from graph.model import Interaction, Language, Person
from graph.names.shown import name_of
from graph.words import Listed, T, say


def thanks(asked: Asked, meeting: Interaction) -> Sequence[tuple[Language, str]]:
    """Return a letter in each language, that of the page first;
    none where not both of ours and of another house took part.
    """
    view, centre = asked.view, asked.view.viewer.centre
    assert centre is not None, "only a Centre comes here"
    ours = view.network.starts(centre)
    people = [
        record for actor in meeting.actors if isinstance(record := view.records.node(actor), Person)
    ]
    others = [name_of(each) for each in people if each.id not in ours]
    us = [name_of(each) for each in people if each.id in ours]
    if not others or not us:
        return ()
    letter = T(
        "Dear {names},\n\nThank you for your time: {day}.\n\n"
        "May we write again when there is something new for you?\n\n{us}\n{centre}",
        names=Listed(tuple(others)),
        day=meeting.date,
        us=Listed(tuple(us)),
        centre=name_of(view.records.organizations[centre]),
    )
    languages = sorted(Language, key=lambda each: each is not asked.language)
    return [(each, say(letter, each)) for each in languages]
