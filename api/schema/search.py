"""Search by name."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.schema.arguments import InLanguage
from api.schema.connections import PageInfo
from api.schema.described import described
from api.schema.nodes import Node
from api.schema.posts import Post
from graph.words import Text, say


@strawberry.type(description="A record that answers a search, with its cursor.")
class SearchEdge:
    told: strawberry.Private[Text]
    cursor: str = strawberry.field(
        description="Where this row stands; give it as `after` to read on from here."
    )
    node: Node = strawberry.field(description="The record.")
    matched_name: str = strawberry.field(
        description="The name that matched, in whatever language or spelling it is known."
    )
    in_office: bool = strawberry.field(
        description=(
            "Whether the person is in office, the organisation open or the post or "
            "place in force on the day that is asked for."
        )
    )
    through: Post | None = strawberry.field(
        description="The post whose title matched, where the record is its holder."
    )

    @described(
        "Its name, and what tells it from others of the same name; also by which name it was "
        "found where that is another."
    )
    def description(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.told, language or info.context.language)


@strawberry.type(description="The records that answer a search, best first.")
class SearchConnection:
    edges: list[SearchEdge] = strawberry.field(
        description="The records of this page, each with how it matched."
    )
    nodes: list[Node] = strawberry.field(description="The records of this page.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among all rows.")
    total_count: int = strawberry.field(description="How many records answer the search.")
