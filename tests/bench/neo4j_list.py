"""A long list into a Neo4j server that is started for it, and out of it again; the time is that of the import."""

import os
import resource
from pathlib import Path
from time import process_time

from neo4j import GraphDatabase

from api import neo4j_server
from api.settings import load_settings
from graph.imports import import_file
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from graph.stores.bolt import address_of
from graph.stores.journal import undo
from ontology import load_model
from tests.bench.long_list import ROWS, write_long_list
from tests.bench.measuring import Measured, Steps, best, children, worked

_TIME = "2026-01-01T00:00:00+00:00"
_SHORT = 10_000


def ten_thousand(folder: Path) -> Measured:
    """10,000 rows with the memory that a server has by default."""
    return _import(folder, _SHORT, "2g")


def all_rows(folder: Path) -> Measured:
    """75,000 rows: one transaction, of 3 GiB while it is saved, for which a server needs 5 GB in all."""
    return _import(folder, ROWS, "6g")


def _import(folder: Path, rows: int, memory: str) -> Measured:
    """Plain: openpyxl, and one CREATE a row in one transaction: nothing checked, no source, no journal, no search."""
    workbook, model = write_long_list(folder / "lang.xlsx", rows), load_model()
    libraries, steps = neo4j_server.libraries(load_settings().cache), Steps()
    with neo4j_server.running(folder / "neo4j", libraries, "nur-zum-messen", memory=memory) as server:
        store = open_store(server.url, model)
        (java,) = children(os.getpid())
        begun = worked(java)

        def ours() -> None:
            report = import_file(workbook, store, model, author="bench", time=_TIME, progress=steps.told)
            steps.end()
            assert report.rows_accepted == rows + 1

        seconds = best(ours, rounds=1)
        wrote, taking = worked(java), process_time()
        undone = best(lambda: undo(store, 1, author="bench", time=_TIME, scope=EVERYTHING), rounds=1)
        taken = (
            f"{process_time() - taking:.1f} s and the server {worked(java) - wrote:.0f} s, {undone:.0f} by the clock"
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        store.close()
        note = f"processor: {steps}; the server {wrote - begun:.0f} s; taken back: {taken}; peak is the client's"
        plainly = best(lambda: _plain(workbook, server.url), rounds=1)
    return Measured(seconds, plainly, note, peak)


def _plain(workbook: Path, url: str) -> None:
    import openpyxl

    at = address_of(url)
    rows = openpyxl.load_workbook(workbook, read_only=True)["Akteure"].iter_rows(values_only=True)
    header = [str(cell) for cell in next(rows)]
    with (
        GraphDatabase.driver(at.url, auth=at.access) as driver,
        driver.session() as session,
        session.begin_transaction() as tx,
    ):
        for cells in rows:
            tx.run("CREATE (n:Plain) SET n = $row", row=dict(zip(header, cells, strict=True))).consume()
        tx.commit()
