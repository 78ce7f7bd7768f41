"""A record that answers a search."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import OrganizationId, PostId, RecordId
from graph.names.words import Likeness
from graph.ontology import NodeKind


@dataclass(frozen=True, slots=True)
class Found:
    """A record that answers a search, by the best of its names.
    `order` is total: no two records of a search share it.
    """

    id: RecordId
    kind: NodeKind | None
    """None: nothing narrows a search to it."""
    matched_name: str
    """The name that matched, as it stands in the tables;
    for a misspelled one that of the record.
    """
    likeness: Likeness
    points: float
    present: bool
    """In office, open or in force on the date."""
    governs: bool = False
    """Holds a post among ministers or in a government on the date."""
    out_of_use: bool = False
    """A ministerial title that is no longer used on the date, a council or a committee that has
    ended, a seat for which nobody sits any more.
    """
    deputy: bool = False
    """A post below another of its field: of a deputy or junior minister."""
    through: PostId | None = None
    """The post whose title matched, where the record is its holder on the date."""
    office_in: OrganizationId | None = None
    """The body in which an office was asked for ("chair of ..."), where the
    record has it on the date.
    """
    read: bool = False
    """Words of the question were taken as saying of what sort the record
    is: its name has them not.
    """

    @property
    def is_own_name(self) -> bool:
        """Whether the record is called so itself:
        it is neither the holder of a post of this title nor in such an office.
        """
        return self.through is None and self.office_in is None

    @property
    def order(self) -> tuple[bool, int, bool, bool, bool, bool, float, bool, str, str]:
        """What is surer first, the post before its holder, who is present before who is not, a
        minister before others, no deputy before a deputy, then points, a body before a place that
        is called as it is, name and id; titles, councils and committees that are no longer
        used last.
        """
        through = self.through is not None
        place = self.kind is NodeKind.PLACE
        return (
            self.out_of_use and not place,
            self.likeness,
            through,
            self.out_of_use or not self.present,
            not self.governs,
            self.deputy,
            -self.points,
            place and self.likeness <= Likeness.WHOLE_WORDS,
            self.matched_name,
            self.id,
        )
