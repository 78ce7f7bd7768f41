"""The house as `CONTRIBUTING.md` draws it: who may import whom, and what algorithms never touch."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.documents import block, read

HOUSE = Path(__file__).parent.parent
ROOMS = ("graph", "api", "seeds", "cli")
MAY_IMPORT = {
    "graph": {"graph"},
    "api": {"api", "graph"},
    "seeds": {"seeds", "graph"},
    "cli": {"cli", "graph", "api", "seeds"},
}
ALGORITHMS = ("ties", "paths", "names", "metrics")
PRIVACY = "graph/privacy/"
READ_AUDIENCES = {
    "graph/columns.py",
    "graph/recording/exporting.py",
    "graph/store/feed.py",
    "graph/store/properties.py",
}
"""Modules of tables, archives and the store, where an audience stands as a text."""
IN_THE_CONTRACT = "the type by which GraphQL shows the class of that name"
TWO_HOMES = {
    "AdviceStep": "the steps of the contract, of which the domain has those that it can give",
    "Audience": "what the contract says of an audience: public, or the viewer's own",
    "Conflict": "one value of several that sources state, as a record and as GraphQL shows it",
    "Dataset": IN_THE_CONTRACT,
    "HealthReport": IN_THE_CONTRACT,
    "Holding": IN_THE_CONTRACT,
    "Hop": IN_THE_CONTRACT,
    "KeptFigure": IN_THE_CONTRACT,
    "Organization": "the interface of the types by which GraphQL shows organizations",
    "Post": "the interface of the types by which GraphQL shows posts",
    "Recorded": "the interface of what a mutation answers, as the desk gives it",
}
"""Names of two classes that are one thing, each with its reason."""
STORES = ("graph.store", "graph.hub", "graph.memory", "neo4j", "arcadedb")


def modules(folder: str) -> list[Path]:
    return sorted((HOUSE / folder).rglob("*.py"))


@cache
def nodes(path: Path) -> Sequence[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """The full names of all that a module imports, also inside functions."""
    yield from imported_in(nodes(path), path)


def imported_when_run(path: Path) -> Iterator[str]:
    """The same at the top of the module, without what only a type checker reads."""
    yield from imported_in(ast.parse(path.read_text(encoding="utf-8")).body, path)


def imported_in(found: Iterable[ast.AST], path: Path) -> Iterator[str]:
    for node in found:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots; write the whole name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_imports_only_what_the_arrows_allow(room: str) -> None:
    assert modules(room)
    wrong = {
        (str(path.relative_to(HOUSE)), name)
        for path in modules(room)
        for name in imported(path)
        if name.partition(".")[0] in {*ROOMS, "tests", "bench"} - MAY_IMPORT[room]
    }
    assert wrong == set()


def test_the_arrows_are_those_that_are_drawn() -> None:
    drawn = re.findall(
        r"^(\w+) *->((?: \w+)*)", block(read("CONTRIBUTING.md"), "arrows"), re.MULTILINE
    )
    assert {room: set(may.split()) | {room} for room, may in drawn} == MAY_IMPORT


def test_a_room_of_the_domain_imports_only_what_is_drawn_to_its_right_or_below_it() -> None:
    lines = [
        re.split(" {2,}", line)[1] for line in block(read("CONTRIBUTING.md"), "graph").splitlines()
    ]
    order = " ".join(lines).replace("[", "").replace("]", "").split()
    beside = {room for line in lines if line.startswith("[") for room in line.strip("[]").split()}
    modules_of_graph = {path.stem for path in (HOUSE / "graph").glob("*.py")} - {"__init__"}
    rooms_of_graph = {path.parent.name for path in (HOUSE / "graph").glob("*/__init__.py")}
    assert {room.partition(".")[0] for room in order} == modules_of_graph | rooms_of_graph

    def room_of(name: str) -> str:
        names = name.split(".")[1:]
        return ".".join(names[:2]) if ".".join(names[:2]) in order else names[0]

    wrong = {
        (room, str(path.relative_to(HOUSE)), name)
        for path in modules("graph")
        if path != HOUSE / "graph" / "__init__.py"
        for room in [room_of(".".join(path.relative_to(HOUSE).with_suffix("").parts))]
        for name in imported_when_run(path)
        if name.startswith("graph.") and (other := room_of(name)) != room
        if order.index(other) < order.index(room) and not {room, other} <= beside
    }
    assert wrong == set()


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_imports_itself_by_way_of_others(room: str) -> None:
    known = {
        ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in modules(room)
    }
    asked = {
        name: {
            target
            for each in imported_when_run(path)
            if (target := module_of(each, known)) and target != name
        }
        for name, path in known.items()
    }
    assert list(TopologicalSorter(asked).static_order())


def module_of(name: str, known: Iterable[str]) -> str | None:
    """The module that an import of a full name reads; None where it is not of this room."""
    return (
        name
        if name in known
        else name.rpartition(".")[0]
        if name.rpartition(".")[0] in known
        else None
    )


@pytest.mark.parametrize("room", ["api", "cli"])
def test_the_edge_asks_the_hub_and_never_its_store(room: str) -> None:
    assert [
        path.name for path in modules(room) if "hub.store" in path.read_text(encoding="utf-8")
    ] == []


@pytest.mark.parametrize(("room", "never"), [
    ("api/pages", "api.schema"),
    ("api/schema", "api.pages"),
    ("api/picture", "api.pages"),
    ("api/picture", "api.schema"),
])  # fmt: skip
def test_rooms_beside_one_another_never_import_each_other(room: str, never: str) -> None:
    assert modules(room)
    wrong = {
        (path.name, name)
        for path in modules(room)
        for name in imported(path)
        if f"{name}.".startswith(f"{never}.")
    }
    assert wrong == set()


def test_the_context_of_a_request_holds_values_and_knows_no_type_of_graphql() -> None:
    assert [
        name
        for name in imported(HOUSE / "api" / "context.py")
        if f"{name}.".startswith(("api.schema.", "api.pages."))
    ] == []


@pytest.mark.parametrize("folder", ALGORITHMS)
def test_algorithms_receive_values_and_never_hold_a_store(folder: str) -> None:
    wrong = {
        (path.name, name)
        for path in modules(f"graph/{folder}")
        for name in imported(path)
        if name.startswith(STORES)
    }
    assert wrong == set()


@pytest.mark.parametrize("folder", ALGORITHMS)
def test_algorithms_read_no_clock_of_days_and_no_environment(folder: str) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in modules(f"graph/{folder}")}
    forbidden = ("today()", "datetime.now", "os.environ", "getenv", "time.time(")
    assert {
        (name, word) for name, text in texts.items() for word in forbidden if word in text
    } == set()


def test_only_the_store_speaks_to_a_database() -> None:
    speaking = {
        path.relative_to(HOUSE).parts[:2]
        for room in ROOMS
        for path in modules(room)
        if any(name.partition(".")[0] in {"neo4j", "arcadedb"} for name in imported(path))
    }
    assert speaking == {("graph", "store")}


def test_no_zone_reaches_the_store() -> None:
    """A time with a ZoneInfo as a parameter crashes the driver or stores a wrong hour
    (python/cpython issue 125318).
    """
    assert [
        path.name
        for path in modules("graph/store")
        if any("zoneinfo" in name.casefold() for name in imported(path))
    ] == []


@pytest.mark.parametrize(
    "source",
    [
        'record.audience == "public"',
        "mine = one.audience in shared",
        "found = [one for one in all if one.audience != PUBLIC]",
        "if change.audience.text == centre: pass",
        "if (who := record.audience.centre) is None: pass",
    ],
)
def test_a_comparison_of_audiences_is_found(source: str) -> None:
    assert any(compares_audiences(node) for node in ast.walk(ast.parse(source)))


def test_only_privacy_compares_audiences_and_only_stored_ones_are_made_of_a_text() -> None:
    outside = [(file, node) for file, node in all_nodes() if not file.startswith(PRIVACY)]
    assert {file for file, node in outside if compares_audiences(node)} - READ_AUDIENCES == set()
    assert {
        file
        for file, node in outside
        if isinstance(node, ast.Call) and is_named(node.func, "Audience")
    } == set()
    read = {
        file
        for file, node in outside
        if isinstance(node, ast.Attribute)
        and node.attr == "read"
        and is_named(node.value, "Audience")
    }
    assert read == READ_AUDIENCES


def all_nodes() -> Iterator[tuple[str, ast.AST]]:
    for room in (*ROOMS, "bench"):
        for path in modules(room):
            yield from ((path.relative_to(HOUSE).as_posix(), node) for node in nodes(path))


def compares_audiences(node: ast.AST) -> bool:
    """Whether an audience, its text or its Centre is compared with anything."""
    return isinstance(node, ast.Compare) and any(
        is_audience(side) for side in (node.left, *node.comparators)
    )


def is_audience(side: ast.expr) -> bool:
    match side:
        case ast.NamedExpr():
            return is_audience(side.value)
        case ast.Attribute(attr="audience") | ast.Name(id="PUBLIC" | "audience"):
            return True
        case ast.Attribute(attr="text" | "centre"):
            return is_audience(side.value)
    return False


def is_named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def test_a_class_name_has_one_home() -> None:
    """One word, one thing. A GraphQL type may be called as the class that it shows."""
    homes: dict[str, set[Path]] = defaultdict(set)
    for path in (path for room in ROOMS for path in modules(room)):
        for node in nodes(path):
            if isinstance(node, ast.ClassDef) and not shows_its_namesake(node):
                homes[node.name].add(path)
    assert {name for name, files in homes.items() if len(files) > 1} == set(TWO_HOMES)


def shows_its_namesake(node: ast.ClassDef) -> bool:
    """Whether a class is marked `@typed(model.Person, ...)` and is called Person too."""
    return any(
        isinstance(mark, ast.Call)
        and is_named(mark.func, "typed")
        and ast.unparse(mark.args[0]).rpartition(".")[2] == node.name
        for mark in node.decorator_list
    )


def test_resolvers_ask_of_a_request_its_context_and_nothing_else() -> None:
    """So a field can be answered without what graphql-core prepares of a request, see
    `api/leaves.py`.
    """
    resolvers = [
        node
        for path in modules("api/schema")
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and "info" in {each.arg for each in node.args.args}
    ]
    asked = {
        node.attr
        for resolver in resolvers
        for node in ast.walk(resolver)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "info"
    }
    assert asked == {"context"}
