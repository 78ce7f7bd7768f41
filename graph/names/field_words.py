"""Fields of records in words of both languages, as a sentence lists them."""

from __future__ import annotations

from graph.words import Fill, T


def field_words(field: str) -> Fill:
    """Return a field of a record in words; of one that nobody corrects by hand its name."""
    return _FIELDS.get(field, field.replace("_", " "))


_FIELDS = {
    "actors": T("who took part"),
    "as_written": T("names as written"),
    "attendance": T("how many took part"),
    "confirmed_on": T("day of confirmation"),
    "date": T("date"),
    "days_per_week": T("days a week"),
    "died": T("date of death"),
    "holders_from": T("since when its holders are known"),
    "homes": T("employers"),
    "identifiers": T("codes"),
    "kind": T("kind"),
    "label": T("name"),
    "label_cy": T("Welsh name"),
    "level": T("how well they know each other"),
    "name": T("name"),
    "name_cy": T("Welsh name"),
    "nation": T("nation"),
    "note": T("note"),
    "on_behalf_of": T("on whose behalf"),
    "parent": T("body above it"),
    "place": T("place"),
    "policy_area": T("policy area"),
    "remit": T("remit"),
    "role": T("role"),
    "role_as_written": T("role as written"),
    "sources": T("sources"),
    "status": T("status"),
    "successor": T("successor"),
    "title": T("title"),
    "to": T("last day"),
    "topics": T("topics"),
    "valid_from": T("start"),
    "valid_to": T("end"),
    "website": T("website"),
}
