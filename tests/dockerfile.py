"""A Dockerfile without Docker: its instructions, and its steps run in a folder that stands
for the root of the image.

What it knows is what our Dockerfile uses.
Anything else is refused, so the file cannot grow a step that no test has run.
"""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BUILD_SECONDS = 600


class NotRun(Exception):
    """An instruction that cannot be run here."""


@dataclass(frozen=True, slots=True)
class Instruction:
    name: str
    argument: str

    @property
    def command(self) -> list[str]:
        """The words of a CMD."""
        words: list[str] = json.loads(self.argument)
        return words


def instructions(text: str) -> list[Instruction]:
    """Return the instructions of a Dockerfile, continued lines joined."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [Instruction(*line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]


def stages(found: Sequence[Instruction]) -> list[list[Instruction]]:
    """Return the instructions of each stage; the last one is the image."""
    starts = [number for number, one in enumerate(found) if one.name == "FROM"]
    return [list(found[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)]


def context(folder: Path) -> list[str]:
    """Return the files that a build gets from a folder: those that its `.dockerignore` lets in."""
    rules = [
        line
        for line in (folder / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert rules[0] == "*", "only a list of what is let in is understood here"
    let_in = [rule.removeprefix("!") for rule in rules if rule.startswith("!")]
    kept_out = [rule.removeprefix("**/") for rule in rules[1:] if not rule.startswith("!")]
    files = [
        path
        for name in let_in
        for path in ([folder / name] if (folder / name).is_file() else (folder / name).rglob("*"))
    ]
    return sorted(
        path.relative_to(folder).as_posix()
        for path in files
        if path.is_file()
        and not any(fnmatch.fnmatch(part, rule) for part in path.parts for rule in kept_out)
    )


@dataclass(frozen=True, slots=True)
class Image:
    """What was built. `root` stands for the root folder: a path of the image is one below it."""

    root: Path
    environment: Mapping[str, str]
    user: str
    health: Sequence[str]
    start: Sequence[str]


def build(folder: Path, root: Path) -> Image:
    """Run the steps of the Dockerfile of a folder.
    The image's Python is this one; its users are we.

    Raises:
        NotRun: an instruction that is not known here.
    """
    environment: dict[str, str] = {}
    user, health, start = "root", list[str](), list[str]()
    workdir = "/"
    for one in (
        one
        for stage in stages(instructions((folder / "Dockerfile").read_text(encoding="utf-8")))
        for one in stage
    ):
        match one.name:
            case "FROM":
                environment, workdir = {}, "/"
            case "WORKDIR":
                workdir = one.argument
                _inside(root, workdir).mkdir(parents=True)
            case "COPY":
                _copy(one, folder, root, workdir)
            case "RUN":
                _run(one.argument, root, workdir)
            case "ENV":
                environment |= dict(pair.split("=", 1) for pair in one.argument.split())
            case "USER":
                user = one.argument
            case "HEALTHCHECK":
                health = Instruction(
                    *one.argument[one.argument.index("CMD") :].split(maxsplit=1)
                ).command
            case "CMD":
                start = one.command
            case "EXPOSE":
                pass  # says something, does nothing
            case _:
                raise NotRun(f"{one.name} {one.argument}")
    return Image(root, environment, user, _of_image(root, health), _of_image(root, start))


def _inside(root: Path, path: str) -> Path:
    return root / path.lstrip("/")


def _copy(one: Instruction, folder: Path, root: Path, workdir: str) -> None:
    source, target = one.argument.removeprefix("--from=install ").split()
    if "--from=" in one.argument:
        if source != target or not _inside(root, source).is_dir():
            raise NotRun(f"COPY {one.argument}")
        return  # both stages share our root
    if target != "./":
        raise NotRun(f"COPY {one.argument}")
    for name in context(folder):
        if source in (".", name):
            copied = _inside(root, workdir) / name
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / name, copied)


def _run(command: str, root: Path, workdir: str) -> None:
    tools = root / "tools"
    tools.mkdir(exist_ok=True)
    if not (tools / "python").exists():
        (tools / "python").symlink_to(
            Path(sys.base_prefix)
            / "bin"
            / f"python{sys.version_info.major}.{sys.version_info.minor}"
        )
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in ("VIRTUAL_ENV", "PYTHONPATH")
    }
    environment = {**inherited, "PATH": f"{tools}:/usr/bin:/bin"}
    ended = subprocess.run(
        ["sh", "-c", command.replace("/opt/", f"{root}/opt/")],
        cwd=_inside(root, workdir),
        env=environment,
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )
    assert ended.returncode == 0, f"{command}\n{ended.stdout}\n{ended.stderr}"


def _of_image(root: Path, command: Sequence[str]) -> list[str]:
    return [word.replace("/opt/", f"{root}/opt/") for word in command]
