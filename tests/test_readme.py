"""The README under test: the first answer that it shows is the answer that the bundled facts give."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_answer_in_the_readme_is_what_the_command_prints(tmp_path: Path) -> None:
    command = re.search(r"^    \.venv/bin/dolen (path .*)$", README, re.MULTILINE)
    shown = re.search(r"<!-- first-answer -->\n```text\n(.*?)```\n<!-- /first-answer -->", README, re.DOTALL)
    assert command
    assert shown
    asked = [sys.executable, "-m", "cli", *shlex.split(command[1]), "--data", str(tmp_path / "data")]
    ended = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, timeout=120, check=True)
    assert ended.stdout == shown[1], "run the command and paste its answer"


def test_every_file_that_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
