"""For whom a process answers, as its settings say."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import InputError, SettingsError
from graph.hub import Hub
from graph.identity import centre_viewer, with_person
from graph.settings import Settings
from graph.view import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedStanding:
    """Who asks, and who says so."""

    viewer: Viewer
    said: bool = True
    """Somebody said which Centre it is, or that it is none."""
    gone: str | None = None
    """The id of the Centre that was chosen, where it is none any more."""
    centre_by_variable: bool = False
    """`DOLEN_CENTRE` says which Centre it is, whatever is chosen."""
    person_by_variable: bool = False


async def standing_of(hub: Hub, settings: Settings) -> ServedStanding:
    """Return for whom the settings let a process answer.

    What was chosen once may be no more: a Centre that has closed is `gone`, and a person whose
    record was undone is nobody.

    Raises:
        InputError: the Centre or the person that a variable sets is none;
            the candidates are those that may be meant.
        SettingsError: a variable sets a person, and there is no Centre.
    """
    if not settings.centre:
        if settings.person and settings.person_by_variable:
            raise SettingsError(
                "DOLEN_PERSON is set, but no Centre that the person works for. Set DOLEN_CENTRE "
                "too, or run: dolen init"
            )
        return ServedStanding(viewer=Viewer(), said=settings.centre is not None)
    try:
        viewer = centre_viewer(await hub.view(Viewer()), settings.centre)
    except InputError:
        if settings.centre_by_variable:
            raise
        return ServedStanding(viewer=Viewer(), said=False, gone=settings.centre)
    return ServedStanding(
        viewer=await _as_person(hub, settings, viewer),
        centre_by_variable=settings.centre_by_variable,
        person_by_variable=settings.person_by_variable,
    )


async def _as_person(hub: Hub, settings: Settings, viewer: Viewer) -> Viewer:
    if not settings.person:
        return viewer
    try:
        return with_person(await hub.view(viewer), viewer, settings.person)
    except InputError:
        if settings.person_by_variable:
            raise
        return viewer
