"""Lists of who works with whom and of agreements, with several partners in a cell."""

from pathlib import Path

import pytest

from graph.imports import Staged, stage
from graph.records import Entity, Relation
from ontology import Model
from tests.recognise.lists import layout, names, sheet, write_csv


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


@pytest.mark.parametrize("name", ["Tabelle1", "Akteure"])
@pytest.mark.parametrize("heads", ["Akteur A | Akteur B", "Organisation 1 | Organisation 2", "Partner 1 | Partner 2"])
@pytest.mark.parametrize("more", [" | Intensität", " | Art der Zusammenarbeit", ""])
def test_numbered_ends_are_ties_and_no_parts_of_one_another(name: str, heads: str, more: str) -> None:
    cell = " | " if more else ""
    rows = f"{heads}{more}\nJugendamt | Gesundheitsamt{cell}\nJugendamt | SPZ{cell}\nSPZ | Frauenhaus{cell}"
    given = layout(sheet(rows, name))
    assert [t.type.name for t in given.sheets if t.type.is_relation] == ["Cooperation"]
    assert sorted(names(given)) == ["Frauenhaus", "Gesundheitsamt", "Jugendamt", "SPZ"]


def test_the_second_line_of_an_address_is_a_part() -> None:
    rows = (
        "Organisation 1 | Organisation 2 | Straße | Ort\nStadt | Jugendamt | A 1 | N\nCaritas | Suchtberatung | B 2 | N"
    )
    assert names(layout(sheet(rows))) == ["Stadt, Jugendamt", "Caritas, Suchtberatung"]


def test_words_that_deny_a_tie_make_none(tmp_path: Path, model: Model) -> None:
    rows = [
        ["von", "nach", "Art", "Häufigkeit"],
        ["Jugendamt", "SPZ", "enge Zusammenarbeit", "monatlich"],
        ["Jugendamt", "Frauenhaus", "keine", ""],
        ["SPZ", "Frauenhaus", "Fallbesprechung", "nie"],
        ["Kita Nest", "Frauenhaus", "kein Kontakt", ""],
    ]
    staged = stage(write_csv(tmp_path / "wer.csv", rows), model)
    ties = [r for r in staged.records if r.type == "Cooperation"]
    status = [next(c.status for c in tie.claims if c.prop == "exists") for tie in ties]
    assert sorted(status) == ["confirmedAbsent"] * 3 + ["fromList"]
    assert sum(c.prop in ("rawKind", "frequency") for tie in ties for c in tie.claims) == 3
