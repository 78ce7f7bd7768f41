"""However much memory holds, a collection walks little of it. In a process of its own, since how
one collects holds for all of it.
"""

from __future__ import annotations

import subprocess
import sys

HOLDS_MUCH = """
import gc
from cli.short_pauses import keep_pauses_short

keep_pauses_short()
walked = []
gc.callbacks.append(lambda phase, _: phase == "start" and walked.append(len(gc.get_objects())))
held = [[number] for number in range(200_000)]
print(len(walked), max(walked))
"""


def test_no_collection_walks_a_large_part_of_what_is_held() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", HOLDS_MUCH], capture_output=True, text=True, check=True
    )
    collections, most = map(int, ended.stdout.split())
    assert collections > 40
    # 4,000 new ones, 5 times as many older ones, and 3 times as many of those at a full collection
    assert most < 2 * 4_000 * 5 * 3
