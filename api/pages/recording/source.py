"""The fields for where a fact is known from, and whether it is for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from api.pages.recording.form import FormField
from graph.columns import Shape
from graph.words import T

_LABEL = T("Where do you know it from?")
_PUBLIC = FormField(
    id="public",
    label=T("This is public: everybody may see it"),
    shape=Shape.TICK,
    more=True,
    hint=T("Only what a public page says. Give its address as the source."),
)
OF_A_NEW_FACT: Sequence[FormField] = (
    FormField(
        id="source",
        label=_LABEL,
        more=True,
        hint=T("The address of a page, or in words. What is public needs the address of a page."),
    ),
    _PUBLIC,
)


def of_a_change(*, public_record: bool) -> FormField:
    """Return the field for the source of a change;
    of a record that everybody sees it has to be the address of a page.
    """
    if not public_record:
        return FormField(
            id="source",
            label=_LABEL,
            more=True,
            hint=T("The address of a page, or in words. Sources that it has stay."),
        )
    return FormField(
        id="source",
        label=T("Which page says so?"),
        blank=T("Give the address of the page that says so"),
        hint=T(
            "Everybody sees this record, so a change of it needs a page that says it: https://…"
        ),
    )
