"""Which letters the bytes of a file are."""

from __future__ import annotations

import codecs
import re

from graph.files.sheet import UnreadableFile
from graph.words import T, Text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = "cp1252"
"""What Excel writes in Britain where it is not asked for UTF-8."""
_OF_BOTH_LANGUAGES = frozenset("–—‘’“”…•£€ÂÊÎÔÛâêîôûÁÉÍÓÚáéíóúÀÈÌÒÙàèìòùÄËÏÖÜäëïöü")
_BEGINNING = 4_096
_SAVE = T("Save it as CSV UTF-8.")


def letters(content: bytes) -> tuple[str, Text | None]:
    """Return the text of a file, and what is unsure of it; None where nothing is.

    >>> letters("Siân".encode("utf-16"))[0], letters(b"Sian")[0]
    ('Siân', 'Sian')

    Raises:
        UnreadableFile: nobody can tell which letters these are, or they are no text.
    """
    encoding = _stated(content)
    try:
        text, unsure = content.decode(encoding or "utf-8"), None
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise UnreadableFile(
                T("The file ends in the middle of a letter, or is damaged. {remedy}", remedy=_SAVE),
                content.count(b"\n", 0, error.start) + 1,
            ) from None
        text, unsure = _likely(content)
    if "\0" in text:
        raise UnreadableFile(
            T("The file has a NUL character, so it is no text file. {remedy}", remedy=_SAVE),
            text.count("\n", 0, text.index("\0")) + 1,
        )
    return text, unsure


def _stated(content: bytes) -> str | None:
    """Return what the first bytes say: a mark, or every other byte zero as in UTF-16."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    start = content[:_BEGINNING]
    if len(start) >= 4 and not len(content) % 2:
        for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            zeros, others = start[first::2].count(0), start[1 - first :: 2].count(0)
            if not others and zeros > len(start) // 4:
                return encoding
    return None


def _likely(content: bytes) -> tuple[str, Text]:
    from charset_normalizer import from_bytes  # only who sends such a file waits for it

    found = from_bytes(content)
    likely = {name for one in found for name in (one.encoding, *one.could_be_from_charset)}
    best = found.best()
    if _WINDOWS in likely or (best is not None and _is_of_both_languages(content)):
        text, encoding = content.decode(_WINDOWS), _WINDOWS
    elif best is not None:
        text, encoding = str(best), best.encoding
    else:
        raise UnreadableFile(
            T("It cannot be told in which letters the file is written. {remedy}", remedy=_SAVE)
        )
    return text, T(
        'The file does not say in which letters it is written. It was read as {encoding}: "{part}".'
        " If that is wrong, save it as CSV UTF-8 and send it again.",
        encoding=encoding,
        part=_first_odd(text),
    )


def _is_of_both_languages(content: bytes) -> bool:
    """Return whether all that is not ASCII is what Windows has for the letters and marks of
    English and Welsh.
    """
    try:
        text = content.decode(_WINDOWS)
    except UnicodeDecodeError:
        return False
    return all(letter.isascii() or letter in _OF_BOTH_LANGUAGES for letter in text)


def _first_odd(text: str) -> str:
    odd = re.search(r"\S*[^\x00-\x7f]\S*", text)
    return odd.group()[:40] if odd is not None else ""
