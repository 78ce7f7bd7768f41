"""Who asks."""

from __future__ import annotations

import strawberry

from api.schema.centres import Centre
from api.schema.people import Person
from api.schema.typed import typed
from graph import model, view
from graph.privacy.roles import AccountRole


@typed(view.Viewer, beside=("centre", "person", "role"))
@strawberry.type(description="Who asks, and so what may be used for the answer.")
class Viewer:
    centre: Centre | None = strawberry.field(
        description="The Centre that the viewer belongs to. Null: the public."
    )
    person: Person | None = strawberry.field(
        description="The viewer's own record, where it is known who of the Centre asks."
    )
    role: AccountRole = strawberry.field(description="What the viewer may do.")

    @classmethod
    def of(cls, viewer: view.Viewer, records: model.Records) -> Viewer:
        return cls(
            centre=None
            if viewer.centre is None
            else Centre.of(records.organizations[viewer.centre]),
            person=None if viewer.person is None else Person.of(records.people[viewer.person]),
            role=AccountRole.PUBLIC
            if viewer.centre is None and viewer.role is AccountRole.COLLEAGUE
            else viewer.role,
        )
