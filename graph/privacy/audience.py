"""Who may use a record: a value of its own, so that no text of another kind is taken for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, final

if TYPE_CHECKING:
    from graph.model import OrganizationId  # whose records have an audience

_EVERYBODY = "public"
_known: dict[OrganizationId | None, Audience] = {}


@final
@dataclass(frozen=True, slots=True, eq=False)
class Audience:
    """Everybody, or one Centre alone.
    Of each there is one value, made by `of` or `read`, so that records compare as fast as before.
    """

    centre: OrganizationId | None
    """None: everybody."""

    @staticmethod
    def of(centre: OrganizationId) -> Audience:
        """Return the audience of a Centre's own records.

        Raises:
            ValueError: its id is the text that stands for everybody.
        """
        if centre == _EVERYBODY:
            raise ValueError(f'"{centre}" is no id of a Centre: it stands for everybody.')
        return _one(centre)

    @staticmethod
    def read(text: str) -> Audience:
        """Return the audience that has this text in the store and in tables.

        >>> Audience.read("public") is PUBLIC, Audience.read("yef").text
        (True, 'yef')
        """
        return PUBLIC if text == _EVERYBODY else _one(cast("OrganizationId", text))

    @property
    def text(self) -> str:
        """As it stands in the store and in tables."""
        return _EVERYBODY if self.centre is None else self.centre

    @property
    def is_public(self) -> bool:
        return self.centre is None

    def belongs_to(self, centre: OrganizationId | None) -> bool:
        """Return whether this is what a Centre keeps to itself;
        nothing is where there is no Centre.
        """
        return centre is not None and self.centre == centre

    def within(self, other: Audience) -> bool:
        """Return whether all who may use what has this audience may use what has the other, so that
        the one can name the other.

        >>> own = Audience.read("yef")
        >>> (
        ...     own.within(PUBLIC),
        ...     own.within(own),
        ...     own.within(Audience.read("eif")),
        ...     PUBLIC.within(own),
        ... )
        (True, True, False, False)
        """
        return other is PUBLIC or other is self

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Audience.read, (self.text,)  # a copy is the value itself


def _one(centre: OrganizationId | None) -> Audience:
    # two threads that ask at once get the same one
    return _known.get(centre) or _known.setdefault(centre, Audience(centre))


PUBLIC = _one(None)
"""The audience of what everybody may use."""


def narrowest(audiences: Iterable[Audience]) -> Audience:
    """Return who may use what rests on records of all these audiences.

    Raises:
        ValueError: two are of different Centres, so nobody may.
    """
    narrow = PUBLIC
    for audience in audiences:
        if not (audience.within(narrow) or narrow.within(audience)):
            raise ValueError(f"Nobody may use records of both {narrow.text} and {audience.text}.")
        narrow = audience if audience.within(narrow) else narrow
    return narrow
