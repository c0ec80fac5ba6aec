"""Lists of who works with whom and of agreements, with several partners in a cell."""

from pathlib import Path

import pytest

from graph.imports import Staged, stage
from graph.records import Entity, Relation
from ontology import Model
from tests.recognise.lists import write_csv


def _staged(folder: Path, model: Model, text: str) -> Staged:
    rows = [[c.strip() for c in line.split("|")] for line in text.split("\n")]
    return stage(write_csv(folder / "liste.csv", rows), model)


def _names(staged: Staged, type: str = "Organization") -> set[str]:
    return {r.name for r in staged.records if isinstance(r, Entity) and r.type == type}


def _ties(staged: Staged, type: str) -> set[frozenset[str]]:
    names = {r.id: r.name for r in staged.records if isinstance(r, Entity)}
    return {
        frozenset((names[r.source], names[r.target]))
        for r in staged.records
        if isinstance(r, Relation) and r.type == type
    }


def test_partners_in_a_column_of_a_list_are_organizations_too(tmp_path: Path, model: Model) -> None:
    staged = _staged(
        tmp_path,
        model,
        "Akteur | kooperiert mit | Quelle\nJugendamt | Gesundheitsamt, Kita Nord, Klinik | Protokoll\n"
        "Klinik | alle Netzwerkpartner | Protokoll",
    )
    assert _names(staged) == {"Jugendamt", "Gesundheitsamt", "Kita Nord", "Klinik"}
    assert _ties(staged, "Cooperation") == {
        frozenset(("Jugendamt", other)) for other in ("Gesundheitsamt", "Kita Nord", "Klinik")
    }
    assert "names-nobody" in {p.rule for p in staged.problems}


def test_a_row_of_a_list_of_ties_with_several_partners_is_a_tie_with_each(tmp_path: Path, model: Model) -> None:
    text = 'Jugendamt,"Klinik; SPZ",Fallkonferenz\nSPZ,"Kita Nord, Kita Süd",Überleitung\n'
    path = tmp_path / "liste.csv"
    path.write_text(f"Akteur,Kooperationspartner,Art der Zusammenarbeit\n{text}", "utf-8")
    staged = stage(path, model)
    assert _names(staged) == {"Jugendamt", "Klinik", "SPZ", "Kita Nord", "Kita Süd"}
    assert _ties(staged, "Cooperation") == {
        frozenset(pair)
        for pair in (("Jugendamt", "Klinik"), ("Jugendamt", "SPZ"), ("SPZ", "Kita Nord"), ("SPZ", "Kita Süd"))
    }
    assert staged.rows_read == staged.rows_accepted == 2
    assert {p.cell for p in staged.problems if p.rule == "several"} == {"B2", "B3"}


def test_a_list_of_agreements_gives_agreements_and_who_signed(tmp_path: Path, model: Model) -> None:
    staged = _staged(
        tmp_path,
        model,
        "Vereinbarung | Partner | geschlossen am | gültig bis\n"
        "Lotsen-Vereinbarung | Klinik, Jugendamt | 01.07.2018 | 2028\n"
        "Frühförderung | SPZ | Sept. 2020 |\nDatenschutz | alle Partner | 2022 |",
    )
    assert _names(staged, "Agreement") == {"Lotsen-Vereinbarung", "Frühförderung", "Datenschutz"}
    assert _names(staged) == {"Klinik", "Jugendamt", "SPZ"}
    assert _ties(staged, "Signs") == {
        frozenset(("Klinik", "Lotsen-Vereinbarung")),
        frozenset(("Jugendamt", "Lotsen-Vereinbarung")),
        frozenset(("SPZ", "Frühförderung")),
    }


@pytest.mark.parametrize("marks", [("ja", "nein"), ("01.02.2019", "in Arbeit")])
def test_a_list_of_organizations_with_a_column_for_agreements_stays_one(
    tmp_path: Path, model: Model, marks: tuple[str, str]
) -> None:
    text = "Einrichtung | Vereinbarung | unterschrieben am\n"
    staged = _staged(tmp_path, model, text + f"Klinik | {marks[0]} | 2019\nJugendamt | {marks[1]} |")
    assert _names(staged) == {"Klinik", "Jugendamt"}


def test_everybody_is_no_member_of_a_body(tmp_path: Path, model: Model) -> None:
    staged = _staged(
        tmp_path, model, "Gremium | Teilnehmer\nRunder Tisch | alle Netzwerkpartner, Jugendamt, Klinik\nStG | Klinik"
    )
    assert _names(staged) == {"Jugendamt", "Klinik"}
    assert "names-nobody" in {p.rule for p in staged.problems}
