"""Remarks that say an end or a new name: read as open and asked about, and never counted as present in silence."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook as Excel

from graph.imports.check.staged import Staged
from graph.imports.check.staging import stage
from graph.imports.recognise.texts.remarks import remark_in
from graph.records import Entity, Relation
from ontology import Model
from ontology.names import EntityType, Prop, RelationType, StatementStatus
from tests.recognise.lists import LEXICON

_DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        "seit 2023 geschlossen",
        "aufgelöst",
        "Gibt es nicht mehr!",
        "zum 31.12.2022 eingestellt",
        "leider nicht mehr dabei",
        "ausgetreten 2021",
        "existiert nicht mehr (Stand Mai 2024)",
        "Praxis wurde aufgegeben",
        "derzeit geschlossen",
        "Rückruf erbeten; Einrichtung geschlossen",
        "Mitgliedschaft gekündigt",
    ],
)
def test_a_remark_tells_of_an_end(text: str) -> None:
    found = remark_in(text, LEXICON, _DAY)
    assert found is not None
    assert found.says == "gone"


@pytest.mark.parametrize(
    "text",
    [
        "mittwochs geschlossen",
        "in den Ferien geschlossen",
        "Vertrag seit 2023 geschlossen",
        "schließt Ende 2027",
        "wird zum 31.12.2030 aufgelöst",
        "neue Leiterin eingestellt",
        "jetzt im Rathaus, 2. Stock",
        "Kontakt eingeschlafen, nicht mehr anrufen",
        "ruft zurück",
        "geschlossene Gruppe",
        "Zusammenarbeit mit dem Jugendamt",
        "",
    ],
)
def test_a_remark_about_something_else_tells_of_no_end(text: str) -> None:
    assert remark_in(text, LEXICON, _DAY) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("umbenannt in Familienhaus Mitte", "Familienhaus Mitte"),
        ("seit 2021 umbenannt in Familienhaus Mitte", "Familienhaus Mitte"),
        ("jetzt: Familienzentrum Mitte", "Familienzentrum Mitte"),
        ("heißt jetzt Kinderhaus Nord", "Kinderhaus Nord"),
        ("Neuer Name: „Haus Sonne“", "Haus Sonne"),
    ],
)
def test_a_remark_gives_a_new_name(text: str, name: str) -> None:
    assert remark_in(text, LEXICON, _DAY) == ("renamed", name)


@pytest.mark.parametrize(
    "text", ["fusioniert mit Klinik West", "2022 aufgegangen in Klinik West", "gehört jetzt zu Klinik West"]
)
def test_a_remark_says_whom_somebody_became_a_part_of(text: str) -> None:
    assert remark_in(text, LEXICON, _DAY) == ("merged", "Klinik West")


def listed(folder: Path, model: Model, remark: str, header: str = "Bemerkung") -> Staged:
    book = Excel()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Einrichtung", "Steuerungsgruppe", header])
    sheet.append(["Beratungsstelle Nord", "x", remark])
    sheet.append(["Jugendamt", "x", "zentral gelegen"])
    book.save(folder / "liste.xlsx")
    return stage(folder / "liste.xlsx", model)


def standing(found: Staged, name: str) -> set[str]:
    made = next(r for r in found.records if isinstance(r, Entity) and r.value(Prop.NAME) == name)
    return {c.status for c in made.claims if c.prop == "exists"}


@pytest.mark.parametrize("header", ["Bemerkung", "Hinweise", "Anmerkungen", "Notiz"])
def test_who_is_gone_by_a_remark_is_open_with_its_seats_and_asked_about(
    tmp_path: Path, model: Model, header: str
) -> None:
    found = listed(tmp_path, model, "seit 2023 geschlossen", header)
    assert standing(found, "Beratungsstelle Nord") == {StatementStatus.UNKNOWN}
    assert standing(found, "Jugendamt") == {StatementStatus.FROM_LIST}
    assert [(p.cell, p.severity) for p in found.problems if p.rule == "standing"] == [("C2", "question")]
    seats = [r for r in found.records if isinstance(r, Relation) and r.type == RelationType.MEMBERSHIP]
    assert sorted(c.status for r in seats for c in r.claims if c.prop == "exists") == ["fromList", "unknown"]


def test_a_new_name_is_kept_as_another_name_and_asked_about(tmp_path: Path, model: Model) -> None:
    found = listed(tmp_path, model, "umbenannt in Beratungshaus Nord")
    made = next(r for r in found.records if r.type == EntityType.ORGANIZATION and r.value(Prop.ALIAS))
    assert (made.value(Prop.NAME), made.all(Prop.ALIAS)) == ("Beratungsstelle Nord", ("Beratungshaus Nord",))
    assert standing(found, "Beratungsstelle Nord") == {StatementStatus.FROM_LIST}
    assert [p.severity for p in found.problems if p.rule == "standing"] == ["question"]
