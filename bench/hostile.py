"""Requests that try to keep a server busy, over the bundled tables:
what each sends, and what it is told.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
import socket
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote, urlsplit

WAITS = 60.0
"""Seconds for an answer."""
HALF_OPEN = 300
STALLS = 12.0
"""Seconds in which a body that stops coming may be cut off."""
CODE = re.compile(rb'"code": ?"([A-Z_]+)"')
JSON_BODY = {"content-type": "application/json"}
DAY = dt.date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """What was sent, and what came of it in a few words."""

    sent: int
    told: str


Attack = Callable[[str], Told]
"""Sends all of it to the server at an address, and waits for every answer."""


def asked(query: str, variables: Mapping[str, object] | None = None) -> Attack:
    return sent(json.dumps({"query": query, "variables": variables or {}}).encode())


def sent(body: bytes) -> Attack:
    """Send a body to /graphql."""
    return partial(_request, method="POST", path="/graphql", body=body, headers=JSON_BODY)


def got(path: str, headers: Mapping[str, str]) -> Attack:
    return partial(_request, method="GET", path=path, body=b"", headers=headers)


def posted(path: str, body: bytes) -> Attack:
    return partial(_request, method="POST", path=path, body=body, headers={})


def at_once(attacks: Sequence[Attack]) -> Attack:
    """Send several, each on a connection of its own."""

    def send(url: str) -> Told:
        with ThreadPoolExecutor(len(attacks)) as threads:
            answers = list(threads.map(lambda attack: attack(url), attacks))
        told = Counter(answer.told for answer in answers)
        return Told(
            sum(answer.sent for answer in answers),
            "; ".join(f"{count} x {each}" for each, count in told.most_common()),
        )

    return send


def _request(url: str, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Told:
    address = urlsplit(url)
    connection = HTTPConnection(str(address.hostname), address.port, timeout=WAITS)
    size = len(path) + len(body)
    try:
        connection.request(method, path, body or None, dict(headers))
        response = connection.getresponse()
        content = response.read()
    except (OSError, HTTPException) as error:
        return Told(size, type(error).__name__)
    finally:
        connection.close()
    codes = Counter(code.decode() for code in CODE.findall(content))
    said = ", ".join(f"{code}{f' x {count}' if count > 1 else ''}" for code, count in codes.items())
    return Told(size, f"{response.status} {said or f'{len(content) / 1000:,.1f} kB'}")


def _connected(url: str) -> socket.socket:
    address = urlsplit(url)
    return socket.create_connection((str(address.hostname), address.port or 80), timeout=WAITS)


def _told(connection: socket.socket) -> str:
    """Return the status that a connection is answered, or how it ended."""
    try:
        answer = connection.recv(65_536)
    except TimeoutError:
        return f"open after {connection.gettimeout():g} s"
    except OSError as error:
        return type(error).__name__
    return answer.split()[1].decode() if answer.startswith(b"HTTP/") else "closed"


def long_header(url: str, most: int = 8_000_000) -> Told:
    """Send one header without an end, and stop where the server does."""
    count, piece = 0, b"a" * 65_536
    with _connected(url) as connection:
        connection.sendall(b"GET /live HTTP/1.1\r\nhost: localhost\r\nx: ")
        connection.settimeout(2.0)  # a server that has stopped reading is not waited for
        with contextlib.suppress(OSError):
            while count < most:
                connection.sendall(piece)
                count += len(piece)
        return Told(count, _told(connection))


def half_open(url: str, count: int = HALF_OPEN) -> Told:
    """Begin requests and do not end them; meanwhile another client asks."""
    with contextlib.ExitStack() as opened:
        for _ in range(count):
            connection = opened.enter_context(_connected(url))
            connection.sendall(b"GET /live HTTP/1.1\r\nhost: loc")
        others = [asked("{ viewer { role } }")(url).told, got("/live", {})(url).told]
        return Told(count * 29, f"others: {', '.join(others)}")


def stalled_body(url: str) -> Told:
    """State a body, send its beginning, and wait."""
    with _connected(url) as connection:
        head = (
            b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
            b"content-length: 1000\r\n\r\n{"
        )
        connection.sendall(head)
        connection.settimeout(STALLS)
        began = time.perf_counter()
        told = _told(connection)
        return Told(
            len(head),
            f"{told} after {time.perf_counter() - began:.1f} s" if "open" not in told else told,
        )


def wide_table(url: str, columns: int = 20_000) -> Told:
    """Upload a table with a row of many columns, and ask what it would import."""
    body = (",".join(f"c{i}" for i in range(columns)) + "\n").encode()
    address = urlsplit(url)
    connection = HTTPConnection(str(address.hostname), address.port, timeout=WAITS)
    with contextlib.closing(connection):
        connection.request("POST", "/import?name=people.csv", body)
        response = connection.getresponse()
        upload = json.loads(response.read()).get("upload")
    if upload is None:
        return Told(len(body), str(response.status))
    text = (
        "mutation($id: ID!) { importTables(input: {upload: $id, dryRun: true}) { __typename ... "
        "on Refusal { message } } }"
    )
    answer = asked(text, {"id": upload})(url)
    return Told(len(body) + answer.sent, answer.told)


def many(count: int, field: str) -> str:
    """A document with a field many times, each with an alias; `%d` in it is its number."""
    return "{ " + " ".join(f"a{i}: {field.replace('%d', str(i))}" for i in range(count)) + " }"


def on_days(count: int) -> list[str]:
    """Questions for a tie on so many days, each another."""
    return [
        f'tie(a: "yef", b: "home-office", asOf: "{DAY + dt.timedelta(days=7 * i)}") {{ strength }}'
        for i in range(count)
    ]


def _named(document: str) -> bytes:
    """A body that runs the operation A1 of a document."""
    return json.dumps({"query": document, "operationName": "A1"}).encode()


def doubling(links: int, last: str) -> str:
    """Each fragment spreads the next one twice."""
    chain = " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(links))
    return f"{{ ...F0 }} {chain} fragment F{links} on Query {{ {last} }}"


def round_and_round(count: int) -> str:
    """Each fragment spreads all of them."""
    spreads = " ".join(f"...F{i}" for i in range(count))
    return "{ ...F0 } " + " ".join(f"fragment F{i} on Query {{ {spreads} }}" for i in range(count))


def deep(levels: int) -> str:
    return '{ node(id: "yef") { ' + "... on Place { parent { id " * levels + "} }" * levels + " } }"


def deep_in_fragments(links: int) -> str:
    """Each fragment has the next one 8 levels below it."""
    chain = " ".join(
        f"fragment F{i} on Place {{ {'parent { ' * 8} ...F{i + 1} {'} ' * 8} }}"
        for i in range(links)
    )
    return f'{{ node(id: "yef") {{ ...F0 }} }} {chain} fragment F{links} on Place {{ id }}'


NESTED = """{ node(id: "ni-assembly") { ... on GovernmentBody {
  members%s { nodes { organization { members%s { nodes { organization { members%s { nodes { id } } \
} } } } } } } } }"""
WITHOUT_PAGES = """{ node(id: "ni-assembly") { ... on GovernmentBody {
  members { organization { members { organization { members { id } } } } } } } }"""
OF_ITSELF = (
    "query($ids: [ID!]!) { nodes(ids: $ids) { ... on GovernmentBody { members(first: 90) { "
    "nodes { %s } } } } }"
)
PATHS = """\
query($hops: Int!) { introductionPaths(input: {centre: "yef", \
target: {post: "welsh-ministers-first-minister-of-wales"},
  maxHops: $hops, first: 20}) { complete paths { score actors { id name } hops { sentence } } \
advice { sentence } } }"""
SENTENCES = """query($first: Int!) { node(id: "yef") { ... on Actor { ties(first: $first) { nodes {
  sentence ends { id name } parts { kind value share } evidence(first: 100) { nodes { sentence } } \
} } } } }"""
ADD = 'mutation { addPerson(input: {name: "Zzyzx Quillfeather", onlyIfNew: true}) { __typename } }'
INTROSPECTION = (
    "__schema { types { name fields { name type { name ofType { name } } args { name type { name "
    "ofType { name } } } } } }"
)
FOREIGN = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}


def page_of(name: str) -> str:
    return f"/en/path?from=yef&to={quote(name)}"


def attacks(check: str) -> Mapping[str, Attack]:
    """Return the attacks by name. `check`:
    the field that reads all that is stored, which is `examine`, once `health`.
    """
    return {
        "members of members of members": asked(NESTED % ("", "", "")),
        "the same, 14 of each page": asked(NESTED % (("(first: 14)",) * 3)),
        "the same, without pages": asked(WITHOUT_PAGES),
        f"{check}": asked(f"{{ {check} {{ ok }} }}"),
        f"{check}, 30 aliases": asked(many(30, f"{check} {{ ok }}")),
        "a tie on 30 days, aliases": asked(
            "{ " + " ".join(f"a{i}: {each}" for i, each in enumerate(on_days(30))) + " }"
        ),
        "a tie on 4 days, aliases": asked(
            "{ " + " ".join(f"a{i}: {each}" for i, each in enumerate(on_days(34)[30:])) + " }"
        ),
        "a tie on a day each, 20 at once": at_once(
            [asked(f"{{ {each} }}") for each in on_days(54)[34:]]
        ),
        "a tie in the year 999": asked(
            '{ tie(a: "yef", b: "home-office", asOf: "0999-12-31") { strength } }'
        ),
        "paths of 3 hops": asked(PATHS, {"hops": 3}),
        "paths of 6 hops": asked(PATHS, {"hops": 6}),
        "paths of 6 hops, 16 at once": at_once([asked(PATHS, {"hops": 6})] * 16),
        "480 equal fields": asked("{ " + "viewer { role } " * 480 + "}"),
        "300 unknown directives": asked("{ __typename " + "@x " * 300 + "}"),
        "600 unknown fields": asked("{ " + " ".join(f"x{i}" for i in range(600)) + " }"),
        "depth 30": asked(deep(30)),
        "depth 2,000": asked("{ a" * 2_000 + " }" * 2_000),
        "5,000 brackets": asked("{ nodes(ids: " + "[" * 5_000 + "]" * 5_000 + ") { id } }"),
        "fragments, 2^20 fields": asked(doubling(20, "__typename")),
        "fragments, 2^15 of none": asked(doubling(15, "...Unknown")),
        "9 fragments in each other": asked(round_and_round(9)),
        "depth 480 in fragments": asked(deep_in_fragments(60)),
        "390 operations": sent(
            _named(" ".join(f"query A{i} {{ __typename }}" for i in range(390)))
        ),
        "150 operations of 900 fields": sent(
            _named(
                " ".join(f"query A{i} {{ ...F }}" for i in range(150))
                + " fragment F on Query { "
                + " ".join(f"b{i}" for i in range(900))
                + " }"
            )
        ),
        "a fragment in itself": asked("{ ...A } fragment A on Query { ...A }"),
        "1,000 aliases": asked(many(1_000, "__typename")),
        "3,000 equal fields, arguments": asked(
            "{ " + " ".join(f'node(id: "{i}") {{ id }}' for i in range(3_000)) + " }"
        ),
        "10,000 __typename": asked("{ " + "__typename " * 10_000 + "}"),
        "introspection, 30 aliases": asked(many(30, INTROSPECTION)),
        "a number of 5,000 digits, literal": asked(
            '{ search(text: "a", first: ' + "9" * 5_000 + ") { totalCount } }"
        ),
        "a number of 5,000 digits, variable": sent(
            b'{"query": "{__typename}", "variables": {"a": ' + b"9" * 5_000 + b"}}"
        ),
        "NaN": sent(b'{"query": "{__typename}", "variables": {"a": NaN}}'),
        "a body that is null": sent(b"null"),
        "a body that is no UTF-8": sent(b'{"query": "\xff"}'),
        "JSON nested 100,000 deep": sent(b'{"query": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
        "a text of 200 kB to search": asked(
            "query($t: String!) { search(text: $t) { totalCount } }", {"t": "Ann Ellis " * 20_000}
        ),
        "a body of 10 MB": sent(
            b'{"query": "{__typename}", "variables": {"a": "' + b"a" * 10_000_000 + b'"}}'
        ),
        "a header of 8 MB": long_header,
        f"{HALF_OPEN} half-open connections": half_open,
        "a body that stalls": stalled_body,
        "from another site, a known name": got(page_of("First Minister of Wales"), FOREIGN),
        "from another site, an absent name": got(page_of("Zzyzx Quillfeather"), FOREIGN),
        "the same new person, 8 at once": at_once([asked(ADD)] * 8),
        "uploads of 1 MB, 30 at once": at_once(
            [posted("/import?name=people.csv", b"name\n" + b"Zzyzx Quillfeather\n" * 52_000)] * 30
        ),
        "a table of 20,000 columns": wide_table,
        "the longest answer": asked(
            OF_ITSELF % "id audience role validFrom validTo asWritten",
            {"ids": ["ni-assembly"] * 92},
        ),
        "the longest answer, 8 at once": at_once(
            [
                asked(
                    OF_ITSELF % "id audience role validFrom validTo asWritten",
                    {"ids": ["ni-assembly"] * 92},
                )
            ]
            * 8
        ),
        "an answer that is too long": asked(
            OF_ITSELF % "id audience role validFrom validTo asWritten roleAsWritten",
            {"ids": ["ni-assembly"] * 100},
        ),
        "100 ties with their sentences": asked(SENTENCES, {"first": 100}),
        "40 ties with their sentences": asked(SENTENCES, {"first": 40}),
    }
