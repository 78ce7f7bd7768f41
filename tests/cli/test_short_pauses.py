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

THREADS_MAKE_TUPLES = """
import sys, threading, time
from cli.short_pauses import keep_pauses_short

keep_pauses_short()
sys.setswitchinterval(1e-6)
until, failed = time.monotonic() + 5, []

def make():
    held = []
    try:
        while time.monotonic() < until:
            held = [tuple([number] for number in range(2_000)) for _ in range(20)]
    except SystemError as error:
        failed.append(error)

threads = [threading.Thread(target=make) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failed)
"""


def test_no_collection_walks_a_large_part_of_what_is_held() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", HOLDS_MUCH], capture_output=True, text=True, check=True
    )
    collections, most = map(int, ended.stdout.split())
    assert collections > 40
    # 4,000 new ones, 5 times as many older ones, and 3 times as many of those at a full collection
    assert most < 2 * 4_000 * 5 * 3


def test_a_collection_disturbs_no_thread_that_makes_a_tuple() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", THREADS_MAKE_TUPLES], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "[]\n"
