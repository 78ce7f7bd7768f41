"""Who asks."""

from __future__ import annotations

import strawberry

from api.context import Context
from api.schema.centres import Centre
from api.schema.people import Person


@strawberry.type(description="Who asks, and so what may be used for the answer.")
class Viewer:
    centre: Centre | None = strawberry.field(description="The Centre that the viewer belongs to. Null: the public.")
    person: Person | None = strawberry.field(description="The viewer's own record, where it is known who of the Centre asks.")
    role: str = strawberry.field(
        description="What the viewer may do: public reads what everybody may use; colleague also what the own Centre recorded, and records."
    )


def viewer_of(context: Context) -> Viewer:
    """Return who asks, as GraphQL answers it."""
    asking, records = context.viewer, context.view.records
    return Viewer(
        centre=None if asking.centre is None else Centre.of(records.organizations[asking.centre]),
        person=None if asking.person is None else Person.of(records.people[asking.person]),
        role=asking.role,
    )
