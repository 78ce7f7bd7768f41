"""Figures of the service, in the format of Prometheus: how much is asked, how soon it is answered,
and how the store is. Engagement metrics are another thing: `graph.metrics`.
"""

from __future__ import annotations

import asyncio
import time

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.responses import Response

from api.version import own_version
from graph.errors import StoreError
from graph.hub import Hub

METRICS = "/metrics"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
UNANSWERED = "none"


class ServiceMetrics:
    """The figures of one application. Labels are methods, templates of addresses and statuses: of
    each there are few, and none has a name in it.
    """

    def __init__(self, hub: Hub, ready_seconds: float) -> None:
        self._hub = hub
        self._ready_seconds = ready_seconds
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        Info("dolen", "What answers.", registry=registry).info(
            {"version": own_version(), "store": hub.engine}
        )
        self._requests = Counter(
            "dolen_requests",
            "Requests, by method, template of the address, and status.",
            ("method", "route", "status"),
            registry=registry,
        )
        self._seconds = Histogram(
            "dolen_request_seconds",
            "From the head of a request to the end of its answer.",
            ("route",),
            buckets=SECONDS,
            registry=registry,
        )
        self.at_work = Gauge(
            "dolen_requests_at_work", "Requests that are being answered.", registry=registry
        )
        self._store_up = Gauge(
            "dolen_store_up", "1 where the store answers in time.", registry=registry
        )
        self._round_trip = Gauge(
            "dolen_store_round_trip_seconds",
            "For one question to the store, just now.",
            registry=registry,
        )
        self._position = Gauge(
            "dolen_feed_position",
            "The last position of the feed: as stored, and as this process has followed it.",
            ("at",),
            registry=registry,
        )
        self._in_memory = Gauge(
            "dolen_in_memory",
            "What is kept in memory: what audiences may use, its networks of days, and figures.",
            ("what",),
            registry=registry,
        )

    def answered(self, method: str, route: str, status: int | None, seconds: float) -> None:
        """Count a request. `status` None: it ended without an answer."""
        self._requests.labels(method, route, UNANSWERED if status is None else str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    async def told(self) -> Response:
        """Answer with all figures; those of the store are taken now."""
        await self._look_at_store()
        self._position.labels("memory").set(self._hub.position)
        for what, count in self._hub.in_memory().items():
            self._in_memory.labels(what).set(count)
        headers = {"cache-control": "no-store", "content-type": CONTENT_TYPE_LATEST}
        return Response(generate_latest(self._registry), headers=headers)

    async def _look_at_store(self) -> None:
        began = time.perf_counter()
        try:
            async with asyncio.timeout(self._ready_seconds):
                position = await self._hub.position_in_store()
        except (TimeoutError, StoreError):
            self._store_up.set(0)
            self._round_trip.set(float("nan"))
            return
        self._store_up.set(1)
        self._round_trip.set(time.perf_counter() - began)
        self._position.labels("store").set(position)
