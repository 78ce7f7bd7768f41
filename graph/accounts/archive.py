"""Accounts, keys and the log of sign-ins as a file of a backup. No export has them.

Of a key only the SHA-256 of its secret is kept, here as in the graph. Sessions and invitations are
not kept: whoever was signed in signs in again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.accounts.kept import write_in_parts
from graph.errors import InputError
from graph.store.contract import AccessRegister, RegisterWrite
from graph.store.shape import Registered
from graph.words import T

FILE = "accounts.jsonl"
KEPT = (Registered.ACCOUNT, Registered.KEY, Registered.SIGN_IN)


async def write_accounts(register: AccessRegister, folder: Path) -> None:
    """Write a line for each entry into a folder.

    Raises:
        StoreUnavailable, StoreTimeout: the store does not answer.
        OSError: the folder cannot be written.
    """
    lines = [
        {"label": label, "id": entry.id, **entry.values}
        for label in KEPT
        for entry in await register.register(label)
    ]
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    (folder / FILE).write_text(text, encoding="utf-8")


def read_accounts(folder: Path) -> Sequence[RegisterWrite]:
    """Return what writes the entries of a backup; nothing where it has none, as an export.

    Raises:
        InputError: a line cannot be used.
    """
    path = folder / FILE
    return list(_read(path)) if path.exists() else []


def _read(path: Path) -> Iterator[RegisterWrite]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            values = dict(json.loads(line))
            yield RegisterWrite(Registered(values.pop("label")), str(values.pop("id")), values)
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(
                T(
                    "{file}, line {number}: this is no account or key. Take another backup.",
                    file=FILE,
                    number=number,
                )
            ) from error


async def restore_accounts(register: AccessRegister, writes: Sequence[RegisterWrite]) -> None:
    """Write the entries of a backup into a register without any.

    Raises:
        Overtaken: one is there already.
        StoreUnavailable, StoreTimeout: the store does not answer.
    """
    await write_in_parts(register, writes)
