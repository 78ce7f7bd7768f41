"""E-mail addresses and telephone numbers of people: codes of which a Centre keeps those that it
knows with its own record of somebody. No record that is for everybody has any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from graph.model import Identifier, Person
from graph.words import T, Text

EMAIL, TELEPHONE = "email", "telephone"
_SCHEMES = {
    word: scheme
    for scheme, words in (
        (EMAIL, "email e-mail mail mailto ebost e-bost"),
        (TELEPHONE, "telephone tel phone mobile ffon ffôn symudol"),
    )
    for word in words.split()
}
_ADDRESS = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"().]{2,}")
_NUMBER = re.compile(r"(\+?[\d\s().\-/]+?)\s*(?:(?:ext|x|est)\.?\s*\d+)?", re.IGNORECASE)
_DIGITS = range(9, 16)
"""Of a number that can be dialled from anywhere in the country."""
_HERE = "44"


def email(text: str) -> Identifier | None:
    """Return an e-mail address as it is kept; None where the text is none.

    >>> email("mailto:Mabel@Lantern.example").value, email("n/a")
    ('mabel@lantern.example', None)
    """
    plain = text.strip().strip("<>").removeprefix("mailto:").casefold()
    return Identifier(scheme=EMAIL, value=plain) if _ADDRESS.fullmatch(plain) else None


def telephone(text: str) -> Identifier | None:
    """Return a telephone number as it is kept, without its extension; None where it is none.

    >>> telephone("tel:+44 (0)29 2000 0000").value, telephone("029-2000 0000 ext 4").value
    ('+44 (0)29 2000 0000', '029-2000 0000')
    >>> telephone("see card"), telephone("0") is None
    (None, True)
    """
    found = _NUMBER.fullmatch(text.strip().removeprefix("tel:").strip())
    if found is None or len(re.sub(r"\D", "", found[1])) not in _DIGITS:
        return None
    return Identifier(scheme=TELEPHONE, value=" ".join(found[1].split()))


def contact_details(identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Return those codes that are e-mail addresses and telephone numbers."""
    return tuple(one for one in identifiers if _scheme(one) is not None)


def reached_by(detail: Identifier) -> tuple[str, str]:
    """Return what all ways to write an address or a number have in common.

    >>> {reached_by(telephone(one)) for one in ("+44 (0)29 2000 0000", "029 2000 0000")}
    {('telephone', '442920000000')}
    """
    if _scheme(detail) == TELEPHONE:
        digits = re.sub(r"\D", "", detail.value.replace("(0)", ""))
        return TELEPHONE, _HERE + digits[1:] if digits.startswith("0") else digits
    return EMAIL, detail.value.casefold()


def address_of(detail: Identifier) -> str:
    """Return the address of a link by which one writes or calls.

    >>> address_of(email("mabel@lantern.example")), address_of(telephone("029 2000 0000"))
    ('mailto:mabel@lantern.example', 'tel:02920000000')
    """
    if _scheme(detail) == TELEPHONE:
        return "tel:" + re.sub(r"[^\d+]", "", detail.value.replace("(0)", ""))
    return "mailto:" + quote(detail.value, safe="@+")


def refused_for_everybody(person: Person) -> Text | None:
    """Return why a record cannot be for everybody: it says how somebody is reached."""
    if not person.audience.is_public or not contact_details(person.identifiers):
        return None
    return T(
        "An e-mail address or telephone number is kept with a Centre's own record of a person "
        "alone, and this record is for everybody. Leave it out."
    )


def _scheme(one: Identifier) -> str | None:
    return _SCHEMES.get(one.scheme.strip().casefold())
