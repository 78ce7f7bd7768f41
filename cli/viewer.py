"""Who asks, from the settings of a command."""

from __future__ import annotations

from graph.hub import Hub
from graph.identity import centre_viewer
from graph.settings import Settings
from graph.standing import standing_of
from graph.view import Viewer


async def viewer_of(hub: Hub, settings: Settings) -> Viewer:
    """Return who asks.

    Raises:
        InputError: the Centre of the settings is none, or the person that a variable sets;
            the candidates are those that may be meant.
        SettingsError: a variable sets a person, and there is no Centre.
    """
    standing = await standing_of(hub, settings)
    if standing.gone is not None:
        return centre_viewer(await hub.view(Viewer()), standing.gone)  # which says why not
    return standing.viewer
