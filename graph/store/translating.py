"""Errors of the driver and the engine into ours, once, at the edge of the store.
Nobody else imports a driver's exception.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from neo4j import exceptions

from graph.errors import (
    DolenError,
    InputError,
    Overtaken,
    StoreError,
    StoreTimeout,
    StoreUnavailable,
)
from graph.words import T

_UNAVAILABLE = (
    exceptions.ServiceUnavailable,
    exceptions.SessionExpired,
    exceptions.AuthError,
    exceptions.ConnectionAcquisitionTimeoutError,
)
_MADE_AT_ONCE = (
    "EquivalentSchemaRuleAlreadyExists",
    "ConstraintAlreadyExists",
    "IndexAlreadyExists",
)
"""A constraint or index that IF NOT EXISTS did not find, and that somebody else made meanwhile."""
_TOO_LITTLE_MEMORY = ("MemoryPoolOutOfMemoryError", "TransactionOutOfMemoryError")
_TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration")


@contextlib.asynccontextmanager
async def translated(seconds: float) -> AsyncIterator[None]:
    """Run one call to the engine, at most `seconds` long, and raise our errors.

    Raises:
        StoreUnavailable, StoreTimeout, Overtaken (a unique constraint was hit), StoreError:
        with a text for people.
        InputError: a value that no store can hold.
    """
    try:
        async with asyncio.timeout(seconds):
            yield
    except DolenError:
        raise
    except TimeoutError as error:
        raise StoreTimeout(
            T(
                "The store did not answer within {seconds} seconds. Ask for less, or try again.",
                seconds=f"{seconds:g}",
            )
        ) from error
    except _UNAVAILABLE as error:
        raise StoreUnavailable(
            T(
                "The store does not answer. Try again in a moment; if it stays so, start "
                "it, or Dolen, again."
            )
        ) from error
    # after the driver has tried again for as long as it may
    except exceptions.TransientError as error:
        if (error.code or "").endswith(_TOO_LITTLE_MEMORY):
            raise StoreError(
                "The server has too little memory to write this in one transaction. Nothing was "
                "written. Give it a larger heap (server.memory.heap.max_size), start it again, "
                "and run this again."
            ) from error
        raise StoreError(
            "The store is too busy to do it now. Nothing was written. Try again in a moment."
        ) from error
    except exceptions.ConstraintError as error:
        raise Overtaken(
            T("The record was written by somebody else at the same time. Try again.")
        ) from error
    except exceptions.Neo4jError as error:
        if (error.code or "").endswith(_MADE_AT_ONCE):
            raise Overtaken(
                T("Somebody else prepared the graph at the same time. Try again.")
            ) from error
        if (error.code or "").endswith(_TIMED_OUT):
            raise StoreTimeout(
                T(
                    "A statement passed the store's time limit and was rolled back. Ask for "
                    "less, or try again."
                )
            ) from error
        raise StoreError(
            f"The store refused a statement ({error.code}). Its log has the reason; see first "
            "that its disk is not full."
        ) from error
    # raised by the driver before anything is sent
    except (UnicodeEncodeError, OverflowError) as error:
        raise InputError(
            T("A text holds half a character, or a number is too large to be stored. Correct it.")
        ) from error
    except exceptions.DriverError as error:
        raise StoreError(
            f"The store's driver failed ({type(error).__name__}). Try again."
        ) from error
