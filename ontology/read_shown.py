"""The table of what may be shown outward (``shown.toml``) -> what types and properties say of it (decision 0027)."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple, get_args

from ontology.model import Shown, Type

_EVERY = {False: "entity", True: "relation"}
_DEGREES: tuple[Shown, ...] = get_args(Shown)
ShownLine = Mapping[str, Sequence[str]]


class ShownTable(NamedTuple):
    """What the table says: of every entity and relation, besides of a type, and of a type alone."""

    every: Mapping[str, ShownLine]
    of: Mapping[str, ShownLine]
    only: Mapping[str, ShownLine]

    def degrees(self, kind: Type) -> Mapping[str, Shown]:
        """What is said of each property of a type; what is not named is not decided."""
        lines = [self.only[kind.name]] if kind.name in self.only else self._of(kind)
        return {name: degree for line in lines for degree in _DEGREES for name in line.get(degree, ())}

    def _of(self, kind: Type) -> list[ShownLine]:
        return [self.every[_EVERY[kind.is_relation]], self.of.get(kind.name, {})]

    def named(self) -> Iterator[tuple[str, str]]:
        """Every type that a line is about, with every property named there."""
        for lines in (self.of, self.only):
            yield from ((kind, name) for kind, line in lines.items() for d in _DEGREES for name in line.get(d, ()))


@cache
def shown_table() -> ShownTable:
    """The table as it is shipped."""
    raw = tomllib.loads(files("ontology").joinpath("shown.toml").read_text("utf-8"))
    return ShownTable(raw["every"], raw["of"], raw["only"])


def with_shown(types: Mapping[str, Type]) -> dict[str, Type]:
    """The types with what the table says of them; whatever it does not name is never shown."""
    return {name: _told(kind) for name, kind in types.items()}


def _told(kind: Type) -> Type:
    table = shown_table()
    degrees = table.degrees(kind)
    properties = tuple(replace(p, shown=degrees.get(p.name, "never")) for p in kind.properties)
    return replace(kind, properties=properties, drawn=bool(table.only.get(kind.name, {}).get("drawn", False)))
