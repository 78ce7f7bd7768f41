"""How often somebody may ask in a while, counted in the memory of this process."""

from __future__ import annotations

import time
from collections.abc import Mapping
from enum import StrEnum

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import HTTPConnection

from api.errors import TooOften
from api.running.networks import network_of
from graph.settings import RateSettings
from graph.words import T


class Rate(StrEnum):
    """What is counted."""

    PATHS = "paths"
    WRITES = "writes"
    SIGN_INS = "sign-ins"


class Rates:
    """Counts by who asks: an account, a key, or a network. Without settings nobody is counted: then
    all who reach the process use its own machine.
    """

    def __init__(self, settings: RateSettings | None = None) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._most: Mapping[Rate, RateLimitItem] = (
            {}
            if settings is None
            else {
                Rate.PATHS: RateLimitItemPerMinute(settings.paths_a_minute),
                Rate.WRITES: RateLimitItemPerMinute(settings.writes_a_minute),
                Rate.SIGN_INS: RateLimitItemPerHour(settings.sign_ins_an_hour),
            }
        )

    def count(self, rate: Rate, who: str) -> None:
        """Count one more.

        Raises:
            TooOften: there were as many as there may be; the text says when to ask again.
        """
        most = self._most.get(rate)
        if most is None or self._limiter.hit(most, rate, who):
            return
        free_at = self._limiter.get_window_stats(most, rate, who).reset_time
        raise _too_often(rate, most.amount, max(1, round(free_at - time.time() + 0.5)))

    def used(self, rate: Rate, who: str) -> tuple[int, int] | None:
        """Return how often somebody asked within the time that counts, and how often they may.
        None: nobody is counted.
        """
        most = self._most.get(rate)
        if most is None:
            return None
        left = self._limiter.get_window_stats(most, rate, who).remaining
        return most.amount - left, most.amount


def _too_often(rate: Rate, most: int, seconds: int) -> TooOften:
    match rate:
        case Rate.PATHS:
            said = T(
                "Questions for paths: at most {n} a minute. Ask again in {seconds} seconds.",
                n=most,
                seconds=seconds,
            )
        case Rate.WRITES:
            said = T(
                "Changes: at most {n} a minute, so nothing was recorded. Send it again in "
                "{seconds} seconds, or send many records as one file.",
                n=most,
                seconds=seconds,
            )
        case Rate.SIGN_INS:
            said = T(
                "Attempts to sign in: at most {n} an hour. Try again in {minutes} min.",
                n=most,
                minutes=-(-seconds // 60),
            )
    return TooOften(said, seconds)


def counted_as(request: HTTPConnection) -> str:
    """Return as whom a request counts: its key, its account, else the network it comes from."""
    state = request.scope["state"]
    if (key := state.get("key")) is not None:
        return key_counted_as(key.id)
    if (account := state.get("account")) is not None:
        return f"account {account.id}"
    return network_of(request.scope)


def key_counted_as(id: str) -> str:
    """Return as whom the requests with a key count."""
    return f"key {id}"
