"""What one viewer may use on one date, after the policy:
records, look-ups, names, tenure and ties, at one position of the feed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graph.model import OrganizationId, PersonId, Records
from graph.names.search import Names
from graph.privacy.roles import AccountRole
from graph.records.index import Index
from graph.tenure import Tenure
from graph.ties.network import TieNetwork


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks. Without a Centre: the public."""

    centre: OrganizationId | None = None
    person: PersonId | None = None
    role: AccountRole = AccountRole.COLLEAGUE
    name: str = ""
    """What the account or the key is called; "" where nobody had to say who they are."""


@dataclass(frozen=True, slots=True)
class View:
    viewer: Viewer
    as_of: dt.date
    records: Records
    tenure: Tenure
    names: Names
    network: TieNetwork
    index: Index
