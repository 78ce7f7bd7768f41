"""Opens whichever store an address names."""

from __future__ import annotations

import contextlib

from graph.store import embedded, neo4j_server
from graph.store.address import ServerAddress, StoreAddress
from graph.store.contract import Store


def open_store(where: StoreAddress) -> contextlib.AbstractAsyncContextManager[Store]:
    """Open the graph of a data folder, or the one at a server.
    Raises what the engine's own `open_store` does.
    """
    return (
        neo4j_server.open_store(where)
        if isinstance(where, ServerAddress)
        else embedded.open_store(where)
    )
