"""Founders, hosts and funders that the what-works file names in words:
which of them become records, and their ties.
"""

from __future__ import annotations

from collections.abc import Collection

from graph.model import FormalKind, Organization, OrganizationId, OrganizationKind
from graph.written import partial
from seeds.sources.emission import Emission, organization_id
from seeds.sources.record import SourceError
from seeds.sources.what_works_words import BODIES, StatedTie
from seeds.sources.words import fold


class NamedBodies:
    """Ties of rows to bodies, held until it is known which bodies become records."""

    def __init__(
        self, emission: Emission, named: set[str], elsewhere: Collection[OrganizationId]
    ) -> None:
        self._emission = emission
        self._all = {body.id: body for body in BODIES}
        self._named = named
        self._elsewhere = elsewhere
        self._ties: list[tuple[StatedTie, OrganizationId, FormalKind, tuple[str, ...]]] = []

    def tie(
        self,
        stated: StatedTie,
        organization: OrganizationId,
        kind: FormalKind,
        sources: tuple[str, ...],
    ) -> None:
        """Keep a tie of an organization of the file to a body that it names."""
        self._ties.append((stated, organization, stated.kind or kind, sources))

    def emit(self) -> None:
        """Emit the bodies that become records, and the ties to them and to
        organizations of the file.

        Raises:
            SourceError: a body stands neither in the file nor in BODIES.
        """
        for stated, organization, kind, sources in self._ties:
            body = organization_id(stated.body)
            if body not in self._emission.emitted(Organization) and not self._become_record(
                stated.body, organization, sources
            ):
                self._emission.left_out.append(
                    f"{stated.body}: named by {organization} alone, so no record ({kind})"
                )
                continue
            self._emission.formal_tie(
                body,
                organization,
                kind,
                valid_from=partial(stated.first),
                valid_to=partial(stated.last),
                sources=sources,
            )

    def _become_record(self, id_: str, by: OrganizationId, sources: tuple[str, ...]) -> bool:
        if id_ in self._elsewhere:
            return True
        if id_ not in self._all:
            raise SourceError(
                f'{by} names "{id_}", which has no row in the file. Add the row, '
                "or add it to BODIES."
            )
        body = self._all[id_]
        by_a_centre = self._emission.emitted(Organization)[by].kind in {
            OrganizationKind.CENTRE,
            OrganizationKind.AFFILIATE,
        }
        if not body.alone and not (by_a_centre and fold(body.name) in self._named):
            return False
        self._emission.add(
            Organization(
                id=organization_id(body.id), kind=body.kind, name=body.name, sources=sources
            )
        )
        return True
