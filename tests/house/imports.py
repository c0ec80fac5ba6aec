"""How the modules import each other, in figures: ``python -m tests.house.imports``, in the folder of a source tree.

A room is a module or a package directly in ``graph``. Layers are the fewest floors on which the rooms can stand so that
all imports lead down; circles are looked for among modules and among rooms. For both every import counts, those inside
functions and those for types alone, too. The longest chain is of what is loaded as soon as its first module is.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import networkx as nx

from tests.house.sources import nodes_of, tree_of

PACKAGES = ("ontology", "graph", "api")


class Figures(NamedTuple):
    """What is said of a tree: the rooms of graph by floor, the highest first; circles; the longest chain of modules."""

    floors: tuple[tuple[str, ...], ...]
    circles: tuple[tuple[str, ...], ...]
    chain: tuple[str, ...]


def figures(root: Path) -> Figures:
    """The figures of the packages in a folder."""
    files = {_name(f.relative_to(root)): f for f in _files(root)}
    modules = _imports(files, every=True)
    rooms: nx.DiGraph[str] = nx.DiGraph()
    rooms.add_nodes_from(_room(m) for m in modules if _in_graph(m))
    rooms.add_edges_from((_room(a), _room(b)) for a, b in modules.edges if _in_graph(a) and _in_graph(b))
    rooms.remove_edges_from(list(nx.selfloop_edges(rooms)))
    circles = sorted({*_circles(modules), *_circles(rooms)})
    loaded = nx.condensation(_imports(files, every=False))
    chain = (min(loaded.nodes[n]["members"]) for n in nx.dag_longest_path(loaded))
    return Figures(tuple(_floors(rooms)), tuple(circles), tuple(chain))


def _files(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))


def _name(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


def _in_graph(module: str) -> bool:
    return module.startswith("graph.")


def _room(module: str) -> str:
    return ".".join(module.split(".")[:2])


def _imports(files: dict[str, Path], *, every: bool) -> "nx.DiGraph[str]":
    """Who imports whom: everywhere, or only where it happens while the module is loaded."""
    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_nodes_from(files)
    for module, file in files.items():
        for node in nodes_of(file) if every else _at_once(tree_of(file)):
            found.add_edges_from((module, name) for name in _named(node, files) if name != module)
    return found


def _at_once(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        for_types = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        if not later and not for_types:
            yield child
            yield from _at_once(child)


def _named(node: ast.AST, modules: Iterable[str]) -> Iterator[str]:
    """The modules that an import names; ``from package import module`` names the module."""
    if isinstance(node, ast.Import):
        names = [a.name for a in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [n if (n := f"{node.module}.{a.name}") in modules else str(node.module) for a in node.names]
    else:
        names = []
    yield from (n for n in names if n in modules)


def _circles(graph: "nx.DiGraph[str]") -> Iterator[tuple[str, ...]]:
    yield from (tuple(sorted(c)) for c in nx.strongly_connected_components(graph) if len(c) > 1)


def _floors(rooms: "nx.DiGraph[str]") -> list[tuple[str, ...]]:
    """From the top: each room, or circle of rooms, stands one floor above the highest that it imports."""
    joined = nx.condensation(rooms)
    floors = list(nx.topological_generations(joined.reverse()))
    return [tuple(sorted(r for n in floor for r in joined.nodes[n]["members"])) for floor in reversed(floors)]


def main() -> None:
    """Print the figures of the folder in which this runs."""
    found = figures(Path())
    print(f"{sum(len(f) for f in found.floors)} rooms in graph on {len(found.floors)} layers:")
    for floor in found.floors:
        print("   ", " | ".join(room.removeprefix("graph.") for room in floor))
    print(f"{len(found.circles)} circles{':' if found.circles else ''}")
    for circle in found.circles:
        print("   ", ", ".join(circle))
    print(f"longest chain, {len(found.chain)} modules:")
    print("   ", " -> ".join(found.chain))


if __name__ == "__main__":
    main()
