"""The House of Commons: who sits in it now, for which constituency and party. No former members,
committees or groups.
"""

from __future__ import annotations

from pathlib import Path

from seeds.sources.emission import Emission
from seeds.sources.legislature import HOUSE_OF_COMMONS, emit_chamber
from seeds.sources.politicians import emit_members
from seeds.sources.register import Register


def compile_house_of_commons(folder: Path) -> Emission:
    """Emit the House and its present members.

    Raises:
        SourceError: a source has a field or a value that the compiler does not know.
    """
    emission, register = Emission(), Register(folder)
    emit_chamber(emission, HOUSE_OF_COMMONS)
    emit_members(emission, register, HOUSE_OF_COMMONS, only_now=True)
    return emission
