"""Where the disk is full, who signs out is signed out in that browser, and told what is not so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.graph.store.test_full_disk import OWN_DISK, ROOT, can_mount


def test_who_signs_out_on_a_full_disk_is_signed_out_in_that_browser(tmp_path: Path) -> None:
    if not can_mount(tmp_path / "try"):
        pytest.skip("this system lets nobody but its administrator mount a small disk")
    disk = tmp_path / "disk"
    command = [*OWN_DISK, sys.executable, "-m", "tests.api.identity.full_disk", str(disk)]
    said = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert json.loads(said.stdout) == {
        "answer": [303, "/en/sign-in?signed-out=here"],
        "said": True,
        "after": 303,
    }
