"""Whatever stands in a file: ``check`` answers or says one sentence, and nothing unexpected is raised."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from api.cli import app
from ontology import DomainError

pytestmark = pytest.mark.slow

_LIMITED = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), database=None)
_SHEETS = ("bezirk", "akteure", "gremien", "mitgliedschaften", "beziehungen", "quellen", "vereinbarungen")
_HEADERS = (
    *("id", "name", "Typ", "Bereich", "Akteurstyp", "Träger", "Quelle", "Stand", "Status", "Fundstelle", "Eintragsart"),
    *("akteur", "gremium", "rolle", "sitze", "seit", "bis", "von", "zu", "intensität", "ags", "land", "PLZ", "alias"),
)
_CELLS = st.one_of(
    st.sampled_from(
        (
            "A1",
            "A2",
            "G1",
            "01",
            "ja",
            "?",
            "-3",
            "9" * 30,
            "9" * 400,
            "31.02.2024",
            "0000",
            "9999",
            "2024",
            "45559",
            "#NV",
            ";",
        )
    ),
    st.sampled_from(
        ("Jugendamt", "Gesundheit", "Vorsitz", "99001000", "gemeinsam", "BW", "bestätigt abwesend", "=1+1")
    ),
    st.text(max_size=12),
)
_TABLE = st.tuples(
    st.sampled_from(_SHEETS),
    st.lists(st.sampled_from(_HEADERS), min_size=1, max_size=7),
    st.lists(st.lists(_CELLS, max_size=8), max_size=5),
)


def _checked(path: Path) -> None:
    """Run in this process, where a bug shows as the exception it is; ``main`` tells domain errors in a sentence."""
    done = CliRunner().invoke(app, ["check", str(path), "--json"])
    if done.exception is not None and not isinstance(done.exception, (SystemExit, DomainError)):
        raise done.exception
    assert done.exit_code in (0, 1, 2)


@_LIMITED
@given(content=st.binary(max_size=300), name=st.sampled_from(("a.csv", "akteure.csv", "a.xlsx", "a.ods", "a.tsv")))
def test_random_bytes_are_answered(content: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes((b"PK\x03\x04" if path.suffix in (".xlsx", ".ods") else b"") + content)
        _checked(path)


@_LIMITED
@given(tables=st.lists(_TABLE, min_size=1, max_size=4))
def test_random_tables_are_answered(tables: Sequence[tuple[str, list[str], list[list[str]]]]) -> None:
    with TemporaryDirectory() as folder:
        for sheet, header, rows in tables:
            text = "\n".join(",".join(row) for row in (header, *rows))
            (Path(folder) / f"{sheet}.csv").write_bytes(text.encode("utf-8", "replace"))
        _checked(Path(folder))


@pytest.mark.parametrize(
    "text", ["Name\n", ",,,\n,,,\n", '"', "id\n" * 50, "sep=;\n", "\ufeff", "Name\rA\rB\r", "\x1a"]
)
def test_odd_texts_are_answered(tmp_path: Path, text: str) -> None:
    (tmp_path / "akteure.csv").write_bytes(text.encode())
    _checked(tmp_path / "akteure.csv")
