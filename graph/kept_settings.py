"""What a person chose once for a data folder: which Centre it is for, and who works with it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from graph.errors import SettingsError

FILE = "settings.toml"
CENTRE, PERSON = "centre", "person"
KNOWN = (CENTRE, PERSON)


def read_kept(folder: Path) -> Mapping[str, str]:
    """Return what was chosen for a data folder, by name. A blank Centre was chosen too: to ask as the public.

    Raises:
        SettingsError: the file cannot be read, or has something else in it.
    """
    path = folder / FILE
    try:
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}. Correct it, or remove it and choose anew: dolen init") from error
    if not kept.keys() <= set(KNOWN) or not all(isinstance(value, str) for value in kept.values()):
        raise SettingsError(f'{path} may say {" and ".join(KNOWN)} only, each as "an id". Correct it, or choose anew: dolen init')
    return kept


def keep(folder: Path, *, centre: str, person: str | None = None) -> Path:
    """Write the choice for a data folder, and return its file. `centre` blank: to ask as the public.

    Raises:
        SettingsError: the folder cannot be written.
    """
    path = folder / FILE
    chosen = {CENTRE: centre, **({PERSON: person} if person else {})}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # a JSON text is a TOML text too
        path.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in chosen.items()), encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}. Set DOLEN_CENTRE instead.") from error
    return path
