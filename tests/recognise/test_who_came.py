"""Who came to a meeting: by crosses and by minutes. It is no seat in the body that met."""

from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports.check.staged import Staged
from graph.imports.check.staging import stage
from graph.records import Entity, Relation
from ontology import Model
from ontology.names import Prop
from tests.recognise.lists import layout, records, sheet

_MINUTES = """Protokoll der 3. Sitzung des Arbeitskreises Frühe Hilfen am 12.03.2024

Teilnehmende:
Jugendamt, Frau Muster
- SPZ Klinikum
Kita Sonne

Entschuldigt: Gesundheitsamt; Frühförderstelle Ost

TOP 1 Begrüßung
Das Sozialamt wird eingeladen.
"""


def came(of: Staged) -> dict[str | None, tuple[str | None, str]]:
    names = {r.id: r.value(Prop.NAME) for r in of.records if isinstance(r, Entity)}
    found = [r for r in of.records if isinstance(r, Relation) and r.type == "Attendance"]
    return {names[r.source]: (r.value(Prop.ATTENDANCE), names[r.target] or "") for r in found}


def read(folder: Path, model: Model, text: str, name: str = "protokoll.txt") -> Staged:
    (folder / name).write_text(text, encoding="utf-8")
    return stage(folder / name, model)


def test_minutes_tell_who_came_and_who_was_excused_and_no_seats(tmp_path: Path, model: Model) -> None:
    found = read(tmp_path, model, _MINUTES)
    meeting = "Arbeitskreis Frühe Hilfen am 12.03.2024"
    assert came(found) == {
        "Jugendamt": ("attended", meeting),
        "SPZ Klinikum": ("attended", meeting),
        "Kita Sonne": ("attended", meeting),
        "Gesundheitsamt": ("excused", meeting),
        "Frühförderstelle Ost": ("excused", meeting),
    }
    assert not [r for r in found.records if r.type == "Membership"]
    assert not [r for r in found.records if "Muster" in str(r.claims)]


def test_the_lines_of_minutes_that_name_nobody_who_came_are_named(tmp_path: Path, model: Model) -> None:
    found = read(tmp_path, model, _MINUTES)
    left = {x.row for x in found.recognised.rows_named}
    assert {0, 2, 9, 10} <= left
    assert found.recognised.rows_in == sum(1 for line in _MINUTES.splitlines() if line.strip())


def test_names_in_the_cells_of_one_line_came_all(tmp_path: Path, model: Model) -> None:
    text = "Sitzung: Arbeitskreis Frühe Hilfen, 12.03.2024\nTeilnehmende: Jugendamt; SPZ; Kita Sonne\n"
    found = read(tmp_path, model, text, "sitzung.csv")
    assert {name for name, (how, _) in came(found).items() if how == "attended"} == {"Jugendamt", "SPZ", "Kita Sonne"}


def _meeting(head: str) -> str:
    (met,) = {r["target"] for r in records(layout(sheet(f"{head}\nTeilnehmende: Jugendamt; SPZ")), "Attendance")}
    return met


def test_the_head_of_minutes_names_the_body_whatever_stands_around_it() -> None:
    kinds = ["Sitzung", "Treffen", "Protokoll", "Niederschrift", "Netzwerktreffen", "Ergebnisprotokoll"]
    heads = [f"3. {kind} der Steuerungsgruppe am 12.03.2024" for kind in kinds]
    heads += [f"Protokoll {a} Steuerungsgruppe am 12.03.2024" for a in ("der", "vom", "von", "im", "zur", "zum")]
    ends = [f"{end}Dienstag in einem Saal, der zu lang ist" for end in (" am ", " vom ", ", ", " – ", " - ", ": ")]
    heads += [f"Protokoll der Steuerungsgruppe{end}\n12.03.2024" for end in ends]
    assert {head: _meeting(head) for head in heads} == dict.fromkeys(heads, "Steuerungsgruppe am 12.03.2024")
    assert _meeting("Protokoll am 12.03.2024") == "Treffen am 12.03.2024"


def test_minutes_without_a_day_are_refused_with_what_to_do(tmp_path: Path, model: Model) -> None:
    with pytest.raises(UnreadableFileError):
        read(tmp_path, model, _MINUTES.replace(" am 12.03.2024", ""))


def test_a_list_headed_by_those_who_take_part_is_no_minutes() -> None:
    made = layout(sheet("Verteiler vom 12.03.2024\nTeilnehmende | Ort\nJugendamt | Astadt\nSPZ | Bstadt"))
    assert [r["name"] for r in records(made, "Organization")] == ["Jugendamt", "SPZ"]
    assert not records(made, "Attendance")


@pytest.mark.parametrize(
    "title",
    ["Teilnahmeliste AK Frühe Hilfen", "Anwesenheit im Arbeitskreis Frühe Hilfen", "Teilnahme Steuerungsgruppe"],
)
def test_a_list_of_attendance_gives_no_seats_in_the_body_that_met(title: str) -> None:
    made = layout(sheet(f"{title} | |\nEinrichtung | 12.03.2024 | 11.06.2024\nJugendamt | x | e\nKita Sonne | – | –"))
    assert not records(made, "Membership")
    assert {(r["source"], r["attendance"]) for r in records(made, "Attendance")} == {
        ("Jugendamt", "attended"), ("Jugendamt", "excused"),
    }  # fmt: skip
    assert title not in {r["name"] for r in records(made, "Committee")}
    assert len(records(made, "Committee")) == 1


def test_the_members_of_a_body_with_days_beside_them_keep_their_seats() -> None:
    made = layout(
        sheet("Einrichtung | 12.03.2024 | 11.06.2024\nJugendamt | x | e\nKita Sonne | x | x", name="AK Frühe Hilfen")
    )
    assert len(records(made, "Membership")) == 2


@pytest.mark.parametrize("day", ["12 Jan 2024", "January 12, 2024", "12-Jan-2024", "Jan 12th 2024"])
def test_days_in_english_head_the_meetings_as_german_ones_do(day: str) -> None:
    made = layout(
        sheet(f"Netzwerkkonferenz | |\nEinrichtung | {day} | 07.05.2024\nKita | x |\nJugendamt | x | entsch.")
    )
    assert {m["date"] for m in records(made, "Meeting")} == {"2024-01-12", "2024-05-07"}


def test_days_over_names_in_a_sheet_named_after_a_body_are_its_meetings_and_no_seats() -> None:
    days = "12.03.2024 | 14.05.2024\nJugendamt | SPZ\nSPZ | Jugendamt"
    made = layout(sheet(days, name="AK Frühe Hilfen"))
    assert len(records(made, "Attendance")) == 4
    assert {r["body"] for r in records(made, "Meeting")} == {"AK Frühe Hilfen"}
    assert records(made, "Membership") == []
