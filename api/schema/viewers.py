"""Who asks."""

from __future__ import annotations

import strawberry

from api.schema.centres import Centre
from api.schema.people import Person
from api.schema.typed import copied, typed
from graph import model, view


@typed(view.Viewer, beside=("centre", "person"))
@strawberry.type(description="Who asks, and so what may be used for the answer.")
class Viewer:
    centre: Centre | None = strawberry.field(
        description="The Centre that the viewer belongs to. Null: the public."
    )
    person: Person | None = strawberry.field(
        description="The viewer's own record, where it is known who of the Centre asks."
    )
    role: str = strawberry.field(
        description=(
            "What the viewer may do: public reads what everybody may use; colleague also what the "
            "own Centre recorded, and records."
        )
    )

    @classmethod
    def of(cls, viewer: view.Viewer, records: model.Records) -> Viewer:
        return cls(
            centre=None
            if viewer.centre is None
            else Centre.of(records.organizations[viewer.centre]),
            person=None if viewer.person is None else Person.of(records.people[viewer.person]),
            **copied(cls, viewer),
        )
