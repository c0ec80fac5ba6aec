"""From file to store: preview, one batch, the second time, changes, what is no longer listed, undo."""

import subprocess
import sys
from functools import partial
from pathlib import Path

from graph.imports import import_file, preview, stage
from graph.records import from_json, to_json
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from graph.stores.journal import undo
from ontology import Model

SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"
WHO, NOW = "test", "2026-11-22T12:00:00Z"
run = partial(import_file, author=WHO, time=NOW)


def _list(folder: Path, rows: str) -> Path:
    path = folder / "akteure.csv"
    path.write_text(f"Kennung;Name;Bereich;Quelle\n{rows}", "utf-8")
    return path


def test_a_second_import_changes_nothing(store: GraphStore, model: Model) -> None:
    first = run(SEED, store, model)
    second = run(SEED, store, model)
    assert first.revision is not None
    assert (len(first.created), first.changed) == (335, ())
    assert (second.created, second.changed, len(second.unchanged), second.no_longer) == ((), (), 335, ())
    assert second.revision is None


def test_a_dry_run_and_a_preview_write_nothing(store: GraphStore, model: Model) -> None:
    report = run(SEED, store, model, dry_run=True)
    assert preview(stage(SEED, model), store).created == report.created
    assert report.revision is None
    assert not list(store.records(EVERYTHING))


def test_an_import_is_one_batch_that_can_be_undone(store: GraphStore, model: Model) -> None:
    report = run(SEED, store, model)
    assert report.revision is not None
    assert "karlsruhe" in report.revision.reason
    undo(store, report.revision.number, author=WHO, time=NOW, scope=EVERYTHING)
    assert not list(store.records(EVERYTHING))


def test_a_changed_list_adds_claims_and_never_deletes(tmp_path: Path, store: GraphStore, model: Model) -> None:
    run(_list(tmp_path, "A1;Kita;KJH;Verteiler\nA2;Praxis;GES;Verteiler\n"), store, model, district="99001")
    path = _list(tmp_path, "A1;Kita;FAM;Verteiler\nA3;SPZ;GES;Verteiler\n")
    report = run(path, store, model, district="99001")
    assert (report.created, report.changed, report.no_longer) == (("99001:A3",), ("99001:A1",), ("99001:A2",))
    kita = store.get("99001:A1", scope=EVERYTHING)
    assert kita is not None
    assert {c.value for c in kita.conflicts("sector")} == {"KJH", "FAM"}
    assert store.get("99001:A2", scope=EVERYTHING) is not None


def test_rows_may_refer_to_what_the_store_holds(tmp_path: Path, store: GraphStore, model: Model) -> None:
    run(SEED, store, model)
    path = tmp_path / "mitgliedschaften.csv"
    path.write_text("Akteur;Gremium;Quelle\nA29;Lenkungsgruppe Frühe Prävention;Neue Liste\n", "utf-8")
    report = run(path, store, model, district="08212")
    assert report.ok
    assert len(report.created) == 2
    assert report.district is None or report.district == "08212"


def test_staged_records_survive_their_json_form(model: Model) -> None:
    for record in stage(SEED, model).records:
        assert from_json(to_json(record)) == record
        assert all(type(text) is str for claim in record.claims for text in claim)


def test_importing_needs_no_heavy_library() -> None:
    """``check`` has to answer in a second (decision 0009)."""
    script = (
        "import sys; from pathlib import Path; from ontology import load_model; from graph.imports import stage;"
        f"stage(Path({str(SEED)!r}), load_model());"
        "print(sorted({'rdflib', 'pyshacl', 'pydantic', 'fastapi', 'scipy', 'networkx'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=SEED.parents[1]
    )
    assert done.stdout.strip() == "[]"
