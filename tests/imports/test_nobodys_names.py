"""A mark, a place, a label or a line of a legend where a name would stand makes no record of that name."""

from pathlib import Path

import pytest

from graph.imports import Staged, stage
from ontology import Model

NOBODY = (
    "x",
    "nein (abgelehnt)",
    "ja?",
    "2, 9",
    "37991 Moor",
    "Ort: Tann",
    "nächste Sitzung: 12.11.2026",
    "Funktion",
    "Summe",
)


def staged(folder: Path, model: Model, text: str, called: str = "akteure") -> Staged:
    (path := folder / f"{called}.csv").write_text(text, "utf-8")
    return stage(path, model, district="99001")


def names(found: Staged) -> set[str | None]:
    return {r.value("name") for r in found.records if r.type in ("Organization", "Committee")}


@pytest.mark.parametrize("nobody", NOBODY)
def test_a_row_of_our_own_form_needs_a_name(tmp_path: Path, model: Model, nobody: str) -> None:
    found = staged(tmp_path, model, f"ID;Name;Bereich\nA1;Kita Nest;KJH\nA2;{nobody};GES\n")
    assert names(found) == {"Kita Nest"}
    (said,) = (p for p in found.problems if p.rule == "names-nobody")
    assert (said.severity, said.count) == ("error", 1)
    assert [(row.cells[1], row.rejected) for row in found.lost] == [(nobody, True)]


@pytest.mark.parametrize("nobody", NOBODY)
def test_nobody_carries_an_institution(tmp_path: Path, model: Model, nobody: str) -> None:
    found = staged(tmp_path, model, f"Einrichtung;Träger;Ort\nKita Nest;{nobody};Horn\nHort Stern;Caritas;Horn\n")
    assert names(found) == {"Kita Nest", "Hort Stern", "Caritas"}


@pytest.mark.parametrize("name", ["JA", "SPZ", "Treff 37", "Offene Tür", "Haus: Anna", "Neu-Start"])
def test_short_signs_and_names_with_numbers_are_names(tmp_path: Path, model: Model, name: str) -> None:
    assert name in names(staged(tmp_path, model, f"ID;Name;Bereich\nA1;Kita Nest;KJH\nA2;{name};GES\n"))


@pytest.mark.parametrize("nobody", ["unterzeichnet am", "Vertragspartner", "nein"])
def test_an_agreement_has_a_title_of_its_own(tmp_path: Path, model: Model, nobody: str) -> None:
    rows = ("Jugendamt;Gesundheitsamt;KoopV;01.03.2018", f"Gesundheitsamt;SPZ;{nobody};02.03.2018")
    text = "\n".join(("zwischen;und;Art der Vereinbarung;Datum", *rows))
    found = staged(tmp_path, model, text, "vereinbarungen")
    titles = [r.value("name") or "" for r in found.records if r.type == "Agreement"]
    assert titles
    assert not any(nobody in title for title in titles)


def test_a_cell_that_says_nothing_is_called_missing(tmp_path: Path, model: Model) -> None:
    found = staged(tmp_path, model, "ID;Name;Bereich\nA1;Kita Nest;KJH\nA2;-;GES\n")
    assert [p.sentence.de for p in found.problems if p.severity == "error"] == ["Name fehlt."]
