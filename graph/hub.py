"""The front door: opens the store, keeps memory fresh, and hands out views."""

from __future__ import annotations

import datetime as dt

from graph.view import View, Viewer


class Hub:
    async def view(self, viewer: Viewer, as_of: dt.date | None = None) -> View:
        """Return what the viewer may use on the date (default: today in London)."""
        raise NotImplementedError
