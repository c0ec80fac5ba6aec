"""The invented district that ships: ``python -m tests.synthetic.demo`` writes its two files; a test compares."""

import gzip
import sys
from datetime import date

from api.invented import FILE, FINISHED_FILE, FINISHED_FOR, MADE_FOR, NAME
from api.seeds import seed
from graph.records import Record, to_json, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import load_model
from tests.synthetic.districts import district
from tests.synthetic.facts import TIME, Fact, Said, written
from tests.synthetic.process_story import tell

SEED, ACTORS, UNKNOWN = 7, 64, 0.12
FILES = {FILE: MADE_FOR, FINISHED_FILE: FINISHED_FOR}
"""The day up to which the process is told, by file."""
_LIST = ("Synthetische Netzwerkliste 2028", "2028-03-01")


def packed(until: date) -> bytes:
    """The records, one a line, the same byte for byte each time; with a process that is told up to a day."""
    made = district(SEED, actors=ACTORS, unknown=UNKNOWN)
    store = open_store("sqlite://", load_model())
    try:
        store.commit(made.batch(), EVERYTHING)
        tell(store, made.key, until)
        if until > made.on:
            _list_again(store, made.key)
        records: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    finally:
        store.close()
    text = "\n".join(to_json(record) for record in records)
    text = text.replace(f"Synthetischer Bezirk {made.key}", NAME).replace("Synthetisch", "Erfunden")
    return gzip.compress(text.encode(), mtime=0)


def _list_again(store: GraphStore, key: str) -> None:
    """Two years later a new list names all that the first one named: else everything would be asked about as old."""
    name, day = _LIST
    source = Fact(f"{key}:Q5", "Source", {"name": name, "statedOn": day, "sourceKind": "list"}, None, Said("Q5", day))
    records: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
    named = (r for r in records if any(c.source.startswith(f"{key}:Q") for c in r.about(EXISTS)) and r.type != "Source")
    again = [with_claims(r, (*r.claims, _confirmed(r, f"{key}:Q5", day))) for r in named]
    store.commit(Batch("test", TIME, name, tuple(map(put, (written(source), *again)))), EVERYTHING)


def _confirmed(record: Record, source: str, day: str) -> Claim:
    said = record.about(EXISTS)[0]
    return Claim(EXISTS, said.value, source, "", day, said.status)


def main() -> None:
    """Write the files."""
    for file, until in FILES.items():
        path = seed("karlsruhe").parent / file
        path.write_bytes(packed(until))
        sys.stdout.write(f"{path}: {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
