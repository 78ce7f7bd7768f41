"""Where the folder for temporary files is full, tables are refused in words, nothing of them is
left, and later ones are taken.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.graph.store.test_full_disk import OWN_DISK, ROOT, can_mount


def test_a_full_folder_is_said_in_words_and_the_next_upload_works(tmp_path: Path) -> None:
    if not can_mount(tmp_path / "try"):
        pytest.skip("this system lets nobody but its administrator mount a small disk")
    command = [*OWN_DISK, sys.executable, "-m", "tests.api.recording.full_folder", str(tmp_path)]
    said = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )

    assert said.returncode == 0, said.stdout + said.stderr
    refused = [507, "STORAGE_FULL", True]
    assert json.loads(said.stdout) == {
        "body": refused,
        "form beyond the disk": refused,
        "form that fits once": refused,
        "page": [507, None, True],
        "left": [],
        "later": [201, None, False],
    }
