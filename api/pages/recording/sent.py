"""What a form sent: its values, and the files with it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message, Receive

from api.body_cap import BodyTooLarge
from api.session_cookie import FORM_TOKEN, form_token_of
from graph.errors import InputError
from graph.words import T

FORM_BYTES = 256 * 1024
MOST_FIELDS = 1_000
MOST_FILES = 20
PASTE_BYTES = 1024 * 1024
"""Of one field. More is better sent as a file."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The values of a form by name, with line ends as "\\n" and no blanks around them.
    Several of one name are lines of one value, as those of a field with a row for each.
    """

    values: Mapping[str, str]
    files: Sequence[UploadFile] = ()

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def beginning(self, prefix: str) -> Mapping[str, str]:
        """Return the values of which the names begin so, by what follows."""
        return {
            name.removeprefix(prefix): value
            for name, value in self.values.items()
            if name.startswith(prefix) and value
        }


async def form_of(request: Request) -> Sent | None:
    """Return the form that came with a request; None where only the page was asked for.

    Raises:
        BodyTooLarge, InputError: as `read_form`.
    """
    return await read_form(request) if request.method == "POST" else None


async def read_form(request: Request, most: int = FORM_BYTES) -> Sent:
    """Read a form as it comes: files go to disk, and nothing is read beyond `most` bytes.

    Raises:
        BodyTooLarge: it has more bytes, or more in one field than a field may have.
        InputError: it is no form, or not of the session in which it is sent.
    """
    stated = request.headers.get("content-length", "")
    if stated.isdecimal() and int(stated[:20]) > most:
        raise BodyTooLarge
    bounded = Request(request.scope, _bounded(request, most))
    try:
        form = await bounded.form(
            max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=PASTE_BYTES
        )
    except (HTTPException, MultiPartException) as error:
        if "maximum size" in str(getattr(error, "detail", error)):
            raise BodyTooLarge from error
        raise InputError(T("The form could not be read. Go back and send it again.")) from error
    expected = form_token_of(request)
    if expected and not secrets.compare_digest(
        str(form.get(FORM_TOKEN, "")).encode(), expected.encode()
    ):
        raise InputError(
            T(
                "This form is not of the session in which you are signed in now. Open the page "
                "again, and send it from there."
            )
        )
    return _sent(form)


def _bounded(request: Request, most: int) -> Receive:
    read = 0

    async def receive() -> Message:
        nonlocal read
        message = await request.receive()
        read += len(message.get("body", b""))
        if read > most:
            raise BodyTooLarge
        return message

    return receive


def _sent(form: FormData) -> Sent:
    values: dict[str, str] = {}
    files = []
    for name, value in form.multi_items():
        if name == FORM_TOKEN:
            continue
        if isinstance(value, UploadFile):
            if value.filename:
                files.append(value)
        else:
            text = "\n".join(value.splitlines()).strip()
            values[name] = "\n".join(filter(None, (values.get(name), text)))
    return Sent(values, files)
