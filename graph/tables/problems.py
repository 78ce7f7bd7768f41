"""What is wrong in files, as it is found."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass, field
from typing import Protocol

from graph.errors import Problem


class Report(Sized, Protocol):
    """Takes what is wrong. A list does, and keeps all of it."""

    def append(self, problem: Problem, /) -> None: ...


@dataclass(slots=True)
class FirstProblems:
    """Keeps the first problems, and each of a whole file, and counts the others:
    somebody's own file may have any number.
    """

    most: int
    kept: list[Problem] = field(default_factory=list)
    more: int = 0

    def append(self, problem: Problem, /) -> None:
        if len(self.kept) < self.most or problem.row == 0:
            self.kept.append(problem)
        else:
            self.more += 1

    def __len__(self) -> int:
        return len(self.kept) + self.more
