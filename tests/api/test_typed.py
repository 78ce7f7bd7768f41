"""The rule by which GraphQL types copy what they show:
what does not fit is said when the type is made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
import strawberry

from api.schema.enums import Audience
from api.schema.typed import copied, typed
from graph.model import RecordId
from graph.privacy import audience as privacy


@dataclass(frozen=True)
class Pier:
    id: RecordId
    audience: privacy.Audience
    berths: int | None
    mooring: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        return self.berths is not None and self.berths > 9


@strawberry.type
class Shown:
    id: strawberry.ID
    audience: Audience
    berths: int | None
    mooring: list[str]
    is_long: bool
    label: str


@strawberry.type
class Renamed:
    places: int


@strawberry.type
class NeverUnknown:
    berths: int


def test_fields_of_the_same_name_are_copied_and_those_beside_are_not() -> None:
    typed(Pier, beside=("label",))(Shown)
    ours = copied(
        Shown, Pier(RecordId("north"), privacy.Audience.read("harbour"), 12, ("ropes", "chains"))
    )
    assert ours == {
        "id": "north",
        "audience": Audience.OWN_CENTRE,
        "berths": 12,
        "mooring": ["ropes", "chains"],
        "is_long": True,
    }
    assert (
        copied(Shown, Pier(RecordId("north"), privacy.PUBLIC, None, ()))["audience"]
        is Audience.PUBLIC
    )


@pytest.mark.parametrize(
    ("shows", "beside", "told"),
    [
        (
            Renamed,
            (),
            "Renamed.places cannot be copied: Pier has no such field. Say how it is made in `of`.",
        ),
        (
            NeverUnknown,
            (),
            (
                "NeverUnknown.berths cannot be copied: it is <class 'int'> here, and "
                "int | None in Pier."
            ),
        ),
        (
            Renamed,
            ("berths",),
            "Renamed gives berths beside what it copies, and has no such field.",
        ),
    ],
)
def test_a_field_that_does_not_fit_stops_the_import(
    shows: type, beside: tuple[str, ...], told: str
) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(told)}$"):
        typed(Pier, beside=beside)(shows)


def test_no_two_types_show_the_same() -> None:
    typed(Pier, shows=Pier, beside=("label",))(Shown)
    with pytest.raises(
        TypeError, match=r"^Renamed shows <class .*Pier'>, as <class .*Shown'> does already\.$"
    ):
        typed(Pier, shows=Pier, beside=("places",))(Renamed)
