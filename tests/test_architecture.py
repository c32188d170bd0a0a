"""The house: each package imports only those above it, and nobody goes round in a circle."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "memoria"
# From the ground up.
FLOORS = (
    "content", "messages", "rules", "facts", "load", "project", "translation", "check", "schema",
    "render", "outputs", "publish", "edit", "commands", "cli", "__main__",
)  # fmt: skip


def imports(path: Path) -> Iterator[str]:
    """List the modules of the program that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("memoria."):
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (one if file_of(one) else str(node.module) for one in names)


def file_of(module: str) -> Path | None:
    path = SOURCE.parent / module.replace(".", "/")
    found = [one for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()]
    return found[0] if found else None


def package_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def test_each_package_imports_only_those_above_it() -> None:
    upward = [
        f"{path.relative_to(SOURCE)}: {name}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path.parent != SOURCE or path.stem in FLOORS
        for name in imports(path)
        if FLOORS.index(name.split(".")[1]) > FLOORS.index(package_of(path))
    ]
    assert not upward


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {path: {file_of(one) for one in imports(path)} for path in SOURCE.rglob("*.py")}
    assert list(TopologicalSorter(graph).static_order())


def test_a_new_package_needs_a_floor() -> None:
    rooms = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert rooms - {"__init__", "__pycache__"} == set(FLOORS)


def test_only_one_module_imports_mkdocs() -> None:
    asked = {"mkdocs", "material"}
    inside = [
        path.name
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.ImportFrom) and str(node.module).partition(".")[0] in asked)
        or (isinstance(node, ast.Import) and {one.name for one in node.names} & asked)
    ]
    assert set(inside) == {"mkdocs.py"}
