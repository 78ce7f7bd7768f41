"""Which Dolen this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def own_version() -> str:
    """Return the version as programs read it."""
    try:
        return version("dolen")
    except PackageNotFoundError:  # run from its folder, without being installed
        return "not installed"
