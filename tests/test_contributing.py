"""What CONTRIBUTING.md says of adding to the house:
each list has the files that what is there already touches.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from api import pages
from api.pages.page import Page
from api.pages.site import PAGES
from graph.kind import Kind
from graph.kinds import FILED, KINDS
from graph.metrics.definitions import METRICS
from graph.store.shape import NODE_TABLES
from graph.tables.dataset import NAME, read_dataset
from graph.words import LOCALE, say
from seeds.compile import DATASETS
from tests.browser.states import ALIKE, SENT, STATES
from tests.documents import ROOT, read, section

CONTRIBUTING = read("CONTRIBUTING.md")
CATALOGUE = str((LOCALE / "cy" / "LC_MESSAGES" / "dolen.po").relative_to(ROOT))
SHAPE, TEXTS, SUBGRAPH = (
    "graph/store/shape.py",
    "tests/graph/store/test_house_rules.py",
    "tests/graph/store/test_subgraph.py",
)
WITH_A_FILE = [kind for kind in KINDS if not kind.stated]
EVIDENCE = ("memberships", "formal_ties", "interactions", "declared_ties")
ROOMS = ("graph", "api", "cli", "seeds/sources", "tests")


def files(heading: str) -> list[str]:
    """The paths that are listed under a heading."""
    return re.findall(r"^\* `([^`]+)`:", section(CONTRIBUTING, heading), re.MULTILINE)


def naming(kind: Kind[Any]) -> set[str]:
    """The modules that name a kind by its record, its row or its table."""
    names = rf"\b({kind.record.__name__}|{kind.table}|{kind.table.upper()})\b"
    return {path for path, text in texts().items() if re.search(names, text)}


@cache
def texts() -> dict[str, str]:
    found = (
        path for room in ROOMS for path in (ROOT / room).rglob("*.py") if path != Path(__file__)
    )
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in found}


def test_each_listed_file_is_there() -> None:
    headings = re.findall(r"^### (A .*)$", CONTRIBUTING, re.MULTILINE)
    listed = {heading: files(heading) for heading in headings}
    assert all(listed.values()), listed
    assert [
        path
        for paths in listed.values()
        for path in paths
        if "<" not in path and not (ROOT / path).is_file()
    ] == []


def test_a_kind_of_record_changes_the_files_that_name_or_count_every_kind() -> None:
    everywhere = set.intersection(*map(naming, WITH_A_FILE))
    assert set(files("A kind of record")) == everywhere | {CATALOGUE, SHAPE, TEXTS, SUBGRAPH}
    assert "SCHEMA_VERSION = " in read(SHAPE)
    assert f"{len(NODE_TABLES)} tables" in read(TEXTS)
    assert [
        kind.label for kind in WITH_A_FILE if kind.is_node and kind.label not in read(SUBGRAPH)
    ] == []
    welsh = read(CATALOGUE)
    assert [kind.table for kind in WITH_A_FILE if f'"{say(kind.one)}"' not in welsh] == []


def test_a_kind_that_is_evidence_is_named_in_each_listed_file_and_no_other_of_graph() -> None:
    listed = set(files("A kind that is evidence of a tie"))
    shared = set.intersection(*(naming(FILED[table]) for table in EVIDENCE)) - set(
        files("A kind of record")
    )
    assert listed <= shared
    assert {path for path in shared if path.startswith("graph/")} <= listed


def test_each_command_of_a_mutation_has_an_input_a_payload_and_a_field() -> None:
    inputs, payloads, mutation, printed = files("A mutation")
    classes = [node for node in ast.parse(read(inputs)).body if isinstance(node, ast.ClassDef)]
    commands = [
        each.name.removesuffix("Input")
        for each in classes
        if any(isinstance(part, ast.FunctionDef) and part.name == "command" for part in each.body)
    ]
    assert len(commands) > 5
    for command in commands:
        assert f"class {command}Payload" in read(payloads)
        assert f"Annotated[{command}Input," in "".join(read(mutation).split())
        assert f"input: {command}Input!" in read(printed)


def test_each_type_that_shows_a_record_stands_in_the_schema_and_the_printed_one() -> None:
    module, printed = files("A kind that GraphQL shows")
    folder = ROOT / module.partition("<")[0]
    shown = [
        name
        for path in folder.glob("*.py")
        for name in showing(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert len(shown) > 5
    assert [name for name in shown if f"type {name} " not in read(printed)] == []


def test_each_metric_has_a_module_a_number_a_place_in_the_list_and_its_welsh() -> None:
    module, numbers, listed, welsh, printed, _ = files("A metric")
    topics = [path for path in (ROOT / module).parent.glob("*.py") if "Metric(" in read_of(path)]
    defined = {
        name
        for path in topics
        for name in re.findall(r"^([A-Z_]+) = Metric\($", read_of(path), re.MULTILINE)
    }
    assert len(defined) == len(METRICS) > 10
    assert [name for name in defined if f"    {name},\n" not in read(listed)] == []
    for metric in METRICS:
        assert f'{metric.id.name} = "{metric.id}"' in read(numbers)
        assert f"\n  {metric.id.name}\n" in read(printed)
        assert f'"{say(metric.name)}"' in read(welsh)


def read_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def showing(tree: ast.Module) -> Iterator[str]:
    """The classes that are marked as showing a record: `@typed(model.Person, ...)`."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and any(
            ast.unparse(each).startswith("typed(model.") for each in node.decorator_list
        ):
            yield node.name


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_compiler_has_each_listed_file_and_is_named_in_those_that_all_share(dataset: str) -> None:
    for path in files("A compiler of a public source"):
        named = path.replace("<data-set>", dataset).replace("<data_set>", dataset.replace("-", "_"))
        assert (ROOT / named).is_file(), named
        if named == path and path != "CREDITS.md":
            assert f'"{dataset}' in read(path), path


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_credits_name_who_published_each_source_and_its_licence(dataset: str) -> None:
    stated = read_dataset(ROOT / "seeds" / "tables" / dataset / NAME, NAME, [])
    assert stated
    for source in stated.sources:
        if source.id != "dolen":
            named = re.split(r", collected by | / | \(", source.publisher or "")[0]
            assert named in read("CREDITS.md"), source


def test_a_page_has_a_module_a_template_an_entry_in_the_site_and_a_state_that_is_tried() -> None:
    module, template, site, *_ = files("A page")
    assert (ROOT / site).is_file()
    made = {
        each
        for name in modules()
        for each in vars(importlib.import_module(name)).values()
        if isinstance(each, Page)
    }
    assert made <= set(PAGES), "a page that is not entered in the site"
    tried = {state.page for state in STATES} | SENT | ALIKE
    for page in PAGES:
        assert page.make.__module__.replace(".", "/").startswith(module.partition("<")[0])
        assert (ROOT / template.replace("<page>.html", page.template)).is_file()
        assert page.name in tried


def modules() -> list[str]:
    return [each.name for each in pkgutil.walk_packages(pages.__path__, "api.pages.")]
