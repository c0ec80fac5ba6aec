"""The invented district that ships with the program: ``python -m tests.synthetic.demo`` writes it; a test compares."""

import gzip
import sys

from api.invented import FILE, NAME
from api.seeds import seed
from graph.records import Record, to_json
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import load_model
from tests.synthetic.districts import district
from tests.synthetic.process_story import tell

SEED, ACTORS, UNKNOWN = 7, 64, 0.12


def packed() -> bytes:
    """The records, one a line, the same byte for byte each time; with a process that has come to its fourth phase."""
    made = district(SEED, actors=ACTORS, unknown=UNKNOWN)
    store = open_store("sqlite://", load_model())
    try:
        store.commit(made.batch(), EVERYTHING)
        tell(store, made.key, made.on)
        records: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    finally:
        store.close()
    text = "\n".join(to_json(record) for record in records)
    text = text.replace(f"Synthetischer Bezirk {made.key}", NAME).replace("Synthetisch", "Erfunden")
    return gzip.compress(text.encode(), mtime=0)


def main() -> None:
    """Write the file."""
    path = seed("karlsruhe").parent / FILE
    path.write_bytes(packed())
    sys.stdout.write(f"{path}: {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
