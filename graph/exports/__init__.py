"""The formats in which the graph leaves the house: one file each, found by folder scan. To add one, add a file.

An exporter is a function ``(extract) -> text``, or bytes, with the `exporter` decorator. An `Extract` never holds
persons unless somebody asks for them (decision 0020).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from graph.as_of import opened_on
from graph.errors import InvalidError
from graph.records import Entity, Relation
from graph.stores.base import NO_SCOPE, GraphReader, Scope
from graph.stores.mask import without_persons
from ontology import Model
from ontology.names import EntityType


@dataclass(frozen=True)
class Extract:
    """What is exported: entities and relations sorted by id, and the day for formats that show one state."""

    model: Model
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    on: date

    @property
    def districts(self) -> tuple[Entity, ...]:
        """The districts among the entities, by key."""
        return tuple(sorted((e for e in self.entities if e.type == EntityType.DISTRICT), key=lambda d: d.owner))


Write = Callable[[Extract], str | bytes]
"""A writer of text, or of a file that is no text."""


_found: dict[str, Write] = {}


def exporter(format: str) -> Callable[[Write], Write]:
    """Declare a function as the writer of a format."""

    def declare(write: Write) -> Write:
        _found[format] = write
        return write

    return declare


@cache
def all_exporters() -> Mapping[str, Write]:
    """Every writer by format."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return dict(sorted(_found.items()))


def extract_of(
    store: GraphReader, model: Model, scope: Scope = NO_SCOPE, *, persons: bool = False, on: date | None = None
) -> Extract:
    """What of a store can be seen from a scope; persons only if asked for."""
    entities, relations = tuple(store.records(scope)), tuple(store.relations(scope=scope))
    if not persons:
        entities, relations = without_persons(model, entities, relations)
    return Extract(
        model,
        tuple(sorted(entities, key=lambda e: e.id)),
        tuple(sorted(relations, key=lambda r: r.id)),
        opened_on(on),
    )


def export(extract: Extract, format: str) -> str:
    """The extract as text of a format; raises InvalidError for an unknown one, and for one that is no text."""
    written = export_file(extract, format)
    if isinstance(written, bytes):
        raise InvalidError(f"{format} is no text")
    return written


def export_file(extract: Extract, format: str) -> str | bytes:
    """The extract as a file of a format; raises InvalidError for an unknown one."""
    chosen = all_exporters().get(format)
    if chosen is None:
        raise InvalidError(f"unknown format {format} (known: {', '.join(all_exporters())})")
    return chosen(extract)


__all__ = ["Extract", "all_exporters", "export", "export_file", "exporter", "extract_of"]
