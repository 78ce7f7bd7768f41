"""What can be answered of each nation, worked out once for each of the latest views."""

from __future__ import annotations

from collections.abc import Sequence

from api.nations import NATIONS
from graph.attention import in_thread
from graph.memory import VIEWS, Latest
from graph.metrics.outlook import NationOutlook, outlooks
from graph.model import OrganizationId, Records
from graph.view import View


class Outlooks:
    """Those of the latest views."""

    def __init__(self) -> None:
        self._latest: Latest[
            tuple[int, str, OrganizationId | None], tuple[Records, Sequence[NationOutlook]]
        ] = Latest(VIEWS)

    async def of(self, view: View) -> Sequence[NationOutlook]:
        """Return the outlook of each nation."""

        async def made() -> tuple[Records, Sequence[NationOutlook]]:
            # the records are held, so that no others take over their identity
            return view.records, await in_thread(outlooks, view, NATIONS)

        key = id(view.records), view.as_of.isoformat(), view.viewer.centre
        return (await self._latest.get(key, made))[1]
