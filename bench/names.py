"""How long a search by name takes, by the way in which the name is written.

    python -m bench.names

The names are drawn from the tables by a fixed seed, and each is asked as it stands, by its
beginning, with a letter left out, with its words in another order and with what people write beside
a name: a nation and an office. The index is made before. Milliseconds are of the processor, so that
what else the machine does counts little.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from graph.names.kept import KeptNames
from graph.names.search import Names
from graph.tables import read
from graph.tenure import Tenure

Written = Callable[[str, random.Random], str]
"""How a name is written in a question."""


def main() -> None:
    options = _options()
    records = read(options.tables)
    names = Names(records, Tenure(records))
    began = time.process_time()
    names.search("", as_of=options.as_of)
    sys.stdout.write(f"index, ms{1000 * (time.process_time() - began):>27.1f}\n\n")
    sys.stdout.write(f"{'a name':<22}{'p50 ms':>10}{'p99 ms':>10}{'most ms':>10}\n")
    draw = random.Random(options.seed)
    texts = [
        entry.text
        for entry in draw.choices([*KeptNames(records).entries.values()], k=options.questions)
    ]
    for said, written in WRITTEN.items():
        times = _times(names, [written(text, draw) for text in texts], options.as_of)
        sys.stdout.write(
            f"{said:<22}{statistics.median(times):>10.2f}{times[int(0.99 * len(times))]:>10.2f}"
            f"{times[-1]:>10.2f}\n"
        )


def _times(names: Names, questions: Sequence[str], as_of: dt.date) -> list[float]:
    """Return the milliseconds that each question takes, ascending."""
    times: list[float] = []
    for question in questions:
        began = time.process_time()
        names.search(question, as_of=as_of)
        times.append(1000 * (time.process_time() - began))
    return sorted(times)


def _beginning(text: str, draw: random.Random) -> str:
    return text[: draw.randint(min(3, len(text)), len(text))]


def _slip(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _another_order(text: str, draw: random.Random) -> str:
    words = text.split()
    draw.shuffle(words)
    return " ".join(words)


def _with_more(text: str, draw: random.Random) -> str:
    return (
        f"{draw.choice(('chair of the', 'council', 'cadeirydd'))} {text} "
        f"{draw.choice(('Wales', 'Scotland', 'Northern Ireland'))}"
    )


WRITTEN: dict[str, Written] = {
    "as it stands": lambda text, _: text,
    "its beginning": _beginning,
    "a letter left out": _slip,
    "words shuffled": _another_order,
    "office and nation": _with_more,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.names", description=(__doc__ or "").split("\n\n", maxsplit=1)[0]
    )
    parser.add_argument(
        "--tables",
        type=Path,
        default=Path("seeds/tables"),
        help="folder of datasets (default: the bundled ones)",
    )
    parser.add_argument(
        "--as-of",
        type=dt.date.fromisoformat,
        default=dt.date(2026, 11, 24),
        help="date (default: 2026-11-24)",
    )
    parser.add_argument(
        "--questions", type=int, default=500, help="names to ask for in each way (default: 500)"
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of the draw (default: 1)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
