"""From where a request comes: its address, its network in short form, or this machine."""

from __future__ import annotations

import ipaddress

from starlette.types import Scope

from graph.accounts.log import short_network

UNKNOWN = "unknown"


def address_of(scope: Scope) -> str:
    """Return the address from which a request comes; "": it has none."""
    client = scope.get("client")
    return "" if client is None else str(client[0])


def network_of(scope: Scope) -> str:
    """Return the network from which a request comes, which names no machine."""
    return short_network(address_of(scope)) or UNKNOWN


def is_from_here(scope: Scope) -> bool:
    """Return whether a program of this machine asks. A proxy that is trusted says for whom it does,
    so that what it passes on comes from elsewhere.
    """
    try:
        return ipaddress.ip_address(address_of(scope)).is_loopback
    except ValueError:
        return False
