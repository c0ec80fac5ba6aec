"""The templates that ship, as one file: ``python -m tests.process.templates_file`` makes it from the lists."""

import sys
from collections.abc import Iterator

from api.process_seeds import FILE
from api.seeds import seed
from graph.imports import import_file
from graph.process.process_templates import OF_A_TEMPLATE, templates_among
from graph.records import SHARED, Entity, to_json
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import load_model

FOLDERS = ("projekte", "eigene_regie")


def written_templates() -> str:
    """Everything that templates consist of, with the sources that they cite, one record a line."""
    return "".join(f"{line}\n" for folder in FOLDERS for line in _lines(folder))


def _lines(folder: str) -> Iterator[str]:
    model = load_model()
    store = open_store("sqlite://", model)
    try:
        import_file(seed(folder), store, model, author="Frühnetz", time="2026-01-01T00:00:00+00:00")
        templates = templates_among(store.records(EVERYTHING, OF_A_TEMPLATE))
        records = [r for t in templates for r in (t.project, *t.parts)]
        cited = {source for record in records for source in record.sources}
        records += [s for id, s in templates[0].sources.items() if id in cited]
        yield from sorted(_shared(record) for record in records)
    finally:
        store.close()


def _shared(record: Entity) -> str:
    """A list that names no district belongs to none: what it holds is common to all."""
    text, owner = to_json(record), record.owner
    return text.replace(f'"{owner}:', f'"{SHARED}:').replace(f'"owner":"{owner}"', f'"owner":"{SHARED}"')


def main() -> None:
    """Write the file."""
    path = seed("karlsruhe").parent / FILE
    path.write_text(written_templates(), "utf-8")
    sys.stdout.write(f"{path}: {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
