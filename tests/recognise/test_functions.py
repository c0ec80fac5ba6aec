"""A column "Funktion": what an organization is in the network is read, what is about persons stays out."""

from pathlib import Path

import pytest

from graph.imports import stage
from ontology import Model
from tests.recognise.lists import layout, records, sheet, write_csv

HEADER = "Einrichtung | Funktion | StG | Netzwerk\n"


def _types(rows: str, header: str = HEADER) -> dict[str, str | None]:
    return {r["name"]: r.get("actorType") for r in records(layout(sheet(header + rows)), "Organization")}


def test_kinds_of_actors_and_coordination_are_read_as_what_they_are() -> None:
    rows = (
        "Jugendamt | Netzwerkkoordination | x | x\nPraxis Dr. Teich | Kinderärztin | | x\n"
        "Diakonie Moor | Schwangerenberatung | x | x\nGesundheitsamt | Koordination Familienhebammen | x | x"
    )
    assert _types(rows) == {
        "Jugendamt": "Netzwerkkoordination",
        "Praxis Dr. Teich": "Kinderärztin",
        "Diakonie Moor": "Schwangerenberatung",
        "Gesundheitsamt": "Koordination Familienhebammen",
    }


@pytest.mark.parametrize(
    "job", ["Sozialarbeiterin", "Leiterin", "Hebamme", "Leitung Kreißsaal", "Frau Muster", "Ärztin"]
)
def test_trades_titles_and_persons_stay_out_and_are_counted(job: str) -> None:
    rows = f"Jugendamt | Netzwerkkoordination | x | x\nKlinikum Moor | {job} | | x\nKita Nord | | x |"
    assert _types(rows) == {"Jugendamt": "Netzwerkkoordination", "Klinikum Moor": None, "Kita Nord": None}
    (said,) = [s.issue.sentence.de for s in layout(sheet(HEADER + rows)).said if s.place.header == "Funktion"]
    assert "1 Zelle nennt" in said


def test_a_column_of_titles_alone_is_about_what_persons_do(tmp_path: Path, model: Model) -> None:
    rows = "Jugendamt | Sachbearbeiterin | x | x\nKlinikum Moor | Oberärztin | | x"
    assert _types(rows) == {"Jugendamt": None, "Klinikum Moor": None}
    cells = [[cell.strip() for cell in line.split("|")] for line in (HEADER + rows).split("\n")]
    told = [p.sentence.de for p in stage(write_csv(tmp_path / "liste.csv", cells), model).problems]
    assert any("2 Zellen sehen nach Funktionen oder Berufen von Personen aus" in sentence for sentence in told)


def test_roles_in_the_one_body_stay_roles() -> None:
    rows = "Jugendamt | Vorsitz | x\nKlinikum Moor | Gast | x\nDiakonie | Mitglied | x"
    made = layout(sheet("Einrichtung | Funktion | StG\n" + rows))
    assert {r["source"]: r.get("role") for r in records(made, "Membership")}["Jugendamt"] == "chair"
