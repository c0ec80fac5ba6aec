"""The questions of ``docs/neo4j.md``, and the tables that stand below them.

``python -m tests.store.cypher_page`` asks them of Karlsruhe and writes the tables anew; the server is the one of
``TEST_NEO4J_URL``, or one that is started for it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from api.seeds import seed
from graph.district.loading import districts, newest_list_date
from graph.imports import import_file
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model, load_model
from tests import neo4j_database
from tests.neo4j_database import Database

PAGE = Path(__file__).parents[2] / "docs" / "neo4j.md"
KARLSRUHE = "08212"
SHOWN = 5
"""Rows of an answer that the page shows."""
_ASKED = re.compile(r"^```cypher\n(?P<query>[\s\S]*?)^```\n\n(?P<table>(?:\|.*\n)+(?:\n… .*\n)?)", re.M)


class Question(NamedTuple):
    """A question of the page: its Cypher, and the answer printed below it."""

    query: str
    table: str


def questions() -> list[Question]:
    """The questions in the order of the page."""
    return [Question(m["query"], m["table"]) for m in _ASKED.finditer(PAGE.read_text("utf-8"))]


def answer(database: Database, query: str, district: str, on: date) -> list[dict[str, Any]]:
    """The rows that a server answers, with Python's dates."""
    rows = database.ask(query, district=district, on=on)
    return [{name: _python(value) for name, value in zip(row.keys(), row.values(), strict=True)} for row in rows]


def _python(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """An answer as the page shows it: its first rows and how many there are."""
    return "\n".join((*_lines(rows), ""))


def _lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    names = list(rows[0])
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows[:SHOWN]:
        yield f"| {' | '.join(_cell(value) for value in row.values())} |"
    if len(rows) > SHOWN:
        yield f"\n… {len(rows)} rows"


def _cell(value: Any) -> str:
    if isinstance(value, list):  # collected names: a set, in no order of their own
        return "; ".join(sorted(map(_cell, value)))
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value).replace("|", "\\|")


def fill(store: GraphStore, model: Model, *folders: str) -> None:
    """Import seeds, as a coordinator would."""
    for folder in folders:
        import_file(seed(folder), store, model, author="Koordination", time="2024-10-01T09:00:00+02:00")


def demo_date(store: GraphStore, district: str) -> date | None:
    """The date of the newest list; None for a district without one."""
    assert district in {d.owner for d in districts(store, EVERYTHING)}
    return newest_list_date(store, district)


def written_anew(database: Database, on: date) -> str:
    """The page with the answers for Karlsruhe."""
    text = PAGE.read_text("utf-8")
    for asked in questions():
        found = table(answer(database, asked.query, KARLSRUHE, on))
        text = text.replace(f"{asked.query}```\n\n{asked.table}", f"{asked.query}```\n\n{found}")
    return text


def main() -> None:
    """Write the page anew."""
    model = load_model()
    with TemporaryDirectory() as folder, neo4j_database.server(Path(folder)) as url:
        database = Database(url, model)
        store = open_store(database.empty(), model)
        fill(store, model, "karlsruhe")
        on = demo_date(store, KARLSRUHE)
        assert on is not None
        PAGE.write_text(written_anew(database, on), "utf-8")
        store.close()
        database.close()


if __name__ == "__main__":
    main()
