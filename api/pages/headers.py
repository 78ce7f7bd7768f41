"""Headers that every answer of the pages carries."""

from __future__ import annotations

import base64
import hashlib

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    # with "no-referrer" a browser sends forms as from the origin "null"
    "referrer-policy": "same-origin",
}


def policy_of_a_picture(style: str) -> str:
    """Return the content policy of a picture that is a file of its own:
    it shows its own style and loads nothing.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"
    )
