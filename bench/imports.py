"""How long it takes to import the spreadsheets of a Centre that has kept them for years, with what
it costs others meanwhile.

    python -m bench.imports

A new data folder is filled with the tables and served. The files are sent, looked at and imported,
the page of what was recorded is asked for, then they are looked at once more, when nothing in them
is new; while that goes on, `/live` is asked without
a pause. At last `dolen doctor` looks at all. Processor seconds are those of the server, which say
the same on a busy machine; beside the longest answer of `/live` stands how long the machine left
the one who asks waiting at most after a short sleep, which no server can mend. Memory is what it
has at most beyond that after its start.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from bench.centre_files import write_files
from bench.questions import at_least_one, options, questions
from bench.server import HOUSE, Client, Failed, Server, against, data_of, serving
from graph import dates
from graph.errors import DolenError
from graph.tables import read

ROWS = 50_000
SECONDS = 60.0
MEGABYTES = 500.0
LIVE = 100.0
DOCTOR = 20.0
WAITS = 900.0
BETWEEN_LIVE = 0.01
IMPORT = """
mutation Import($input: ImportTablesInput!) {
  importTables(input: $input) {
    __typename
    ... on ImportTablesPayload { new { totalCount } unchanged change { id } }
    ... on Refusal { message }
  }
}
"""


class Live:
    """The longest that `/live` took to answer, and that a sleep took too long, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.overslept = 0.0


def main() -> None:
    parser = options("python -m bench.imports", __doc__ or "")
    parser.add_argument(
        "--rows", type=at_least_one, default=ROWS, help="of all files together (default: 50000)"
    )
    given = parser.parse_args()
    try:
        centre = questions(given.tables, given.as_of, 1, given.seed)[0].centre
        with tempfile.TemporaryDirectory(prefix="dolen-bench-") as name:
            folder = Path(name)
            files = write_files(read(given.tables), folder, given.rows, dates.today())
            with serving(folder / "data", given.tables, centre) as server:
                _measure(server, files, given.rows, folder / "data")
    except (Failed, DolenError) as error:
        sys.exit(str(error))


def _measure(server: Server, files: Sequence[Path], rows: int, data: Path) -> None:
    before = server.peak_megabytes()
    print(f"{rows} rows in {len(files)} files")
    print(f"{'':34}{'seconds':>10}{'of processor':>16}{'/live, ms':>13}{'asleep, ms':>13}")
    upload, took = "", 0.0
    for file in files:
        upload = _send(server, file, upload)
    change = ""
    for what, dry in (("look at what would change", True), ("import", False)):
        seconds, change = _row(what, server, {"upload": upload, "dryRun": dry}, rows)
        took += seconds
    _done(server, change)
    if before is not None and (peak := server.peak_megabytes()) is not None:
        print(f"megabytes over the start, with the page of what was recorded: {peak - before:.0f}")
    for file in files:
        upload = _send(server, file, "" if file is files[0] else upload)
    _row("look again, nothing is new", server, {"upload": upload, "dryRun": True}, None)
    print(f"look and import, seconds: {took:.1f}, {against(took, SECONDS)}")
    peak = server.peak_megabytes()
    if before is not None and peak is not None:
        print(f"megabytes over the start: {peak - before:.0f}, {against(peak - before, MEGABYTES)}")
    began = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-m", "cli", "doctor", "--data", str(data)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise Failed(f"dolen doctor ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
    seconds = time.perf_counter() - began
    print(f"dolen doctor, seconds: {seconds:.1f}, {against(seconds, DOCTOR)}")


def _row(
    what: str, server: Server, asked: dict[str, object], rows: int | None
) -> tuple[float, str]:
    """Ask, print what it took, and return the seconds with the id of the change, if any. `rows`:
    that are new, at least.
    """
    began, processor = time.perf_counter(), server.processor_seconds() or 0.0
    with _asking_live(server) as live, Client(server.url, WAITS) as client:
        body = json.dumps({"query": IMPORT, "variables": {"input": asked}}).encode()
        answer = data_of(client.post(body))["importTables"]
    if answer["__typename"] != "ImportTablesPayload":
        raise Failed(f"The files are refused: {answer['message']}")
    if (answer["new"]["totalCount"] >= rows) if rows is not None else answer["unchanged"]:
        seconds = time.perf_counter() - began
        used = (server.processor_seconds() or 0.0) - processor
        print(
            f"{what:34}{seconds:>10.1f}{used:>16.1f}{live.longest:>13.0f}{live.overslept:>13.0f}  "
            f"{against(live.longest, LIVE)}"
        )
        return seconds, (answer["change"] or {"id": ""})["id"]
    raise Failed(f"{what}: {answer} is not what the files say.")


def _done(server: Server, change: str) -> None:
    """Ask for the page of what was recorded."""
    began = time.perf_counter()
    with _asking_live(server) as live, Client(server.url, WAITS) as client:
        status = client.get(f"/en/record/done?{urlencode({'change': change})}")
    if status != 200:
        raise Failed(f"The page of what was recorded answers {status}.")
    print(
        f"{'page of what was recorded':34}{time.perf_counter() - began:>10.1f}{'':16}"
        f"{live.longest:>13.0f}{live.overslept:>13.0f}  {against(live.longest, LIVE)}"
    )


def _send(server: Server, file: Path, upload: str) -> str:
    """Send a file, to an upload that is there where one is given, and return its id."""
    asked = {"name": file.name, **({"upload": upload} if upload else {})}
    with Client(server.url, WAITS) as client:
        return str(client.sent(f"/import?{urlencode(asked)}", file.read_bytes())["upload"])


@contextlib.contextmanager
def _asking_live(server: Server) -> Iterator[Live]:
    """Ask `/live` without a pause until the block ends."""
    live, ended = Live(), threading.Event()

    def ask() -> None:
        with Client(server.url) as client:
            asleep = time.perf_counter()
            while not ended.wait(BETWEEN_LIVE):
                began = time.perf_counter()
                overslept = began - asleep - BETWEEN_LIVE
                live.overslept = max(live.overslept, overslept * 1000)
                client.get("/live")
                asleep = time.perf_counter()
                live.longest = max(live.longest, (asleep - began) * 1000)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield live
    finally:
        ended.set()
        thread.join()


if __name__ == "__main__":
    main()
