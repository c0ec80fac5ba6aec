"""The graph as Neo4j holds it: what is written and asked, as Cypher with parameters. Pure functions, no driver.

Labels and relationship types come from the model only, values travel as parameters only. The drawing of it all is in
``docs/neo4j.md``.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple


class Statement(NamedTuple):
    """One Cypher statement and its parameters; ``creates`` is the number of relationships it has to create."""

    text: str
    parameters: dict[str, object]
    creates: int | None = None

    @property
    def rows(self) -> Sequence[object]:
        """The rows that it unwinds, if it does."""
        found = self.parameters.get("rows", ())
        assert isinstance(found, Sequence)
        return found


AT_ONCE = 5000
"""Rows of one statement: large enough that the way to the server does not count, small enough for its memory."""


def in_parts(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The rows in parts of at most `AT_ONCE`."""
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))
