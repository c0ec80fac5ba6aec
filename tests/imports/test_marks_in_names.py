"""Names that say how an organization stands: the name is read alone, and who is only wished for is no partner."""

from pathlib import Path

import pytest
from openpyxl import Workbook as Excel

from graph.imports.check.staged import Staged
from graph.imports.check.staging import stage
from graph.records import Entity
from graph.records.claims import EXISTS
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus


def listed(folder: Path, model: Model, *names: str) -> Staged:
    book = Excel()
    sheet = book.active
    assert sheet is not None
    for row in (["Einrichtung", "Ort"], *([name, "Astadt"] for name in names), ["Jugendamt", "Astadt"]):
        sheet.append(row)
    book.save(folder / "liste.xlsx")
    return stage(folder / "liste.xlsx", model)


def called(found: Staged, name: str) -> Entity:
    kind = EntityType.ORGANIZATION
    same = (r for r in found.records if isinstance(r, Entity) and r.type == kind and r.value(Prop.NAME) == name)
    return next(same)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Polizei (angefragt)", "Polizei"),
        ("Caritas (bis 2022)", "Caritas"),
        ("ehem. Kinderheim", "Kinderheim"),
        ("Klinik – geschlossen –", "Klinik"),
        ("Kita (seit 01.03.2020 geschlossen)", "Kita"),
        ("??? Familiengericht", "Familiengericht"),
        ("Hebammenpraxis (noch offen)", "Hebammenpraxis"),
        ("Frauenhaus - geplant", "Frauenhaus"),
        ("ehemalige Frühförderstelle", "Frühförderstelle"),
        ("Kita Nord (geschlossen 2021)", "Kita Nord"),
    ],
)
def test_who_is_wished_for_or_gone_does_not_count_and_is_asked_about(
    tmp_path: Path, model: Model, text: str, name: str
) -> None:
    found = listed(tmp_path, model, text)
    exists = [c for c in called(found, name).claims if c.prop == EXISTS]
    assert {c.status for c in exists} == {StatementStatus.UNKNOWN}
    assert [p.cell for p in found.problems if p.rule == "standing" and p.severity == "question"] == ["A2"]


@pytest.mark.parametrize(
    ("text", "name"), [("NEU: SPZ", "SPZ"), ("SPZ (neu)", "SPZ"), ("Caritas (seit 2019)", "Caritas")]
)
def test_who_is_new_is_there_and_called_by_the_name_alone(tmp_path: Path, model: Model, text: str, name: str) -> None:
    found = listed(tmp_path, model, text)
    assert {c.status for c in called(found, name).claims if c.prop == EXISTS} == {StatementStatus.FROM_LIST}


@pytest.mark.parametrize(
    "text", ["Offene Tür", "Neu Wulmstorf Kita", "Kita (Nord)", "DRK - Kita Sonne", "Neue Wege e. V."]
)
def test_names_that_only_look_so_stay_as_they_are(tmp_path: Path, model: Model, text: str) -> None:
    found = listed(tmp_path, model, text)
    assert called(found, text)
    assert not [p for p in found.problems if p.rule == "standing"]


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Kita Mond (übernommen von AWO Moor)", "Kita Mond", StatementStatus.FROM_LIST),
        ("SPZ (verlegt nach Horn)", "SPZ", StatementStatus.FROM_LIST),
        ("Amt Au (ab 1.2.2025 neue Adresse)", "Amt Au", StatementStatus.FROM_LIST),
        ("Kita Stern (fusioniert mit Kita Sonne)", "Kita Stern", StatementStatus.UNKNOWN),
        ("Kita Neubau (schließt 2025)", "Kita Neubau", StatementStatus.UNKNOWN),
    ],
)
def test_what_became_of_an_organization_is_no_part_of_its_name_and_asked(
    tmp_path: Path, model: Model, text: str, name: str, status: str
) -> None:
    found = listed(tmp_path, model, text, "Trägerwerk Nord")
    assert {c.status for c in called(found, name).claims if c.prop == EXISTS} == {status}
    assert called(found, "Trägerwerk Nord")
    assert [(p.severity, p.rule) for p in found.problems if p.rule == "standing"] == [("question", "standing")]
