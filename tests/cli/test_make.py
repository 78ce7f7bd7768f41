"""The Makefile in a folder of its own, and the locks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def make(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    return subprocess.run(
        ["make", *arguments],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_a_python_that_is_too_old_is_refused_with_words(checkout: Path) -> None:
    old = script(checkout / "python3.9", "exit 1")
    ended = make(checkout, "run", f"PYTHON={old}")
    assert ended.returncode != 0
    assert (
        f"{old} is too old. Dolen needs Python 3.11 or newer: make run PYTHON=/path/to/python3"
        in ended.stderr
    )


def test_a_machine_without_python_is_told_what_to_install(checkout: Path) -> None:
    ended = make(checkout, "run", "PYTHON=")
    assert ended.returncode != 0
    assert "Dolen needs Python 3.11 or newer. Install one" in ended.stderr


def test_a_python_that_cannot_make_environments_says_what_to_install_and_leaves_nothing_behind(
    checkout: Path,
) -> None:
    lame = script(
        checkout / "python3",
        '[ "$1" = -m ] || exit 0; mkdir -p .venv/bin; touch .venv/bin/python; exit 1',
    )
    ended = make(checkout, "run", f"PYTHON={lame}")
    assert ended.returncode != 0
    assert "apt install python3-venv" in ended.stderr
    assert not (checkout / ".venv").exists()


def test_what_is_installed_is_not_installed_again_until_a_lock_changes(checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    for name in ("bin/pip", "ready-to-run", "ready-to-test"):
        (checkout / ".venv" / name).touch()
    assert "pip" not in make(checkout, "--dry-run", "run").stdout
    assert "pip" not in make(checkout, "--dry-run", "test").stdout
    later = (checkout / ".venv" / "ready-to-test").stat().st_mtime + 10
    os.utime(checkout / "requirements-test.lock", (later, later))
    assert "pip" not in make(checkout, "--dry-run", "run").stdout
    assert (
        "--require-hashes -r requirements-test.lock" in make(checkout, "--dry-run", "test").stdout
    )


def test_a_new_version_is_installed_so_that_it_is_the_one_that_is_told(checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    for name in ("bin/pip", "ready-to-run"):
        (checkout / ".venv" / name).touch()
    later = (checkout / ".venv" / "ready-to-run").stat().st_mtime + 10
    os.utime(checkout / "pyproject.toml", (later, later))
    assert "--editable ." in make(checkout, "--dry-run", "run").stdout


def test_make_alone_says_what_it_can_do(checkout: Path) -> None:
    ended = make(checkout)
    assert ended.returncode == 0
    assert "make run " in ended.stdout
    assert "make test " in ended.stdout


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(
        r"^([A-Za-z0-9._-]+)==([^ ]+)( ;[^\\]*)? \\\n    --hash=sha256:", text, re.MULTILINE
    )
    others = [line for line in text.splitlines() if not line.startswith((" ", "#"))]
    assert len(pins) == len(others) > 40
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("requirements.lock", ()), ("requirements-test.lock", ("test", "py2neo", "parquet"))],
)
def test_a_lock_has_every_dependency_in_a_version_that_the_project_allows(
    lock: str, extras: tuple[str, ...]
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["install"]]
    for extra in extras:
        wanted += project["project"]["optional-dependencies"][extra]
    text = (ROOT / lock).read_text(encoding="utf-8")
    for requirement in map(Requirement, wanted):
        versions = re.findall(rf"^{re.escape(requirement.name)}==([^ ]+)", text, re.MULTILINE)
        assert versions, requirement.name
        assert all(
            requirement.specifier.contains(version, prereleases=True) for version in versions
        ), requirement
