"""What a request costs without Dolen: an endpoint of Starlette alone, and Strawberry with both of
its caches over objects with plain attributes, served as Dolen is. With a data folder there is a
mutation too, which writes one node in one transaction of the same engine.

    python -m bench.bare [FOLDER]
"""

from __future__ import annotations

import contextlib
import socket
import sys
from pathlib import Path

import neo4j
import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache

from bench.server import SAYS
from graph.store.embedded import DATABASE, running

PLAIN = "/plain"
NODE = {"__typename": "Thing", "id": "thing", "name": "A thing", "audience": "PUBLIC"}
WRITE = "CREATE (thing:Thing {id: $id, date: $date, actors: $actors})"


@strawberry.type
class Thing:
    id: strawberry.ID
    name: str
    audience: str


@strawberry.type
class Query:
    @strawberry.field
    def node(self, id: strawberry.ID) -> Thing:
        return Thing(id=id, name=NODE["name"], audience=NODE["audience"])


def _mutation(driver: neo4j.AsyncDriver) -> type:
    @strawberry.type
    class Mutation:
        @strawberry.mutation
        async def record(self, id: strawberry.ID, date: str, actors: list[strawberry.ID]) -> Thing:
            await driver.execute_query(
                WRITE, {"id": id, "date": date, "actors": actors}, database_=DATABASE
            )
            return Thing(id=id, name=NODE["name"], audience=NODE["audience"])

    return Mutation


async def _plain(request: Request) -> Response:
    await request.body()
    return JSONResponse({"data": {"node": NODE}})


def _app(mutation: type | None) -> Starlette:
    schema = strawberry.Schema(Query, mutation, extensions=[ParserCache, ValidationCache])
    return Starlette(
        routes=[
            Route(PLAIN, _plain, methods=["POST"]),
            Route("/graphql", GraphQL[None, None](schema, graphql_ide=None)),
        ]
    )


def main() -> None:
    with contextlib.ExitStack() as stack:
        driver = None
        if len(sys.argv) > 1:
            driver = stack.enter_context(running(Path(sys.argv[1]))).driver()
        _serve(_app(None if driver is None else _mutation(driver)))


def _serve(app: Starlette) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        print(f"{SAYS}http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        server.run(sockets=[listening])


if __name__ == "__main__":
    main()
