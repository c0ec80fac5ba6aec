"""Lists that are no list from top to bottom, and what must not be read of them."""

import pytest

from graph.errors import UnreadableFileError
from tests.recognise.lists import asked, found, layout, names, pairs, records, sheet

_CHECKED = (
    "Akteure nach § 3 KKG | beteiligt? | durch wen?\nGesundheitsämter | ja | Gesundheitsamt Horn\n"
    "Krankenhäuser | ja | Klinikum Horn; St.-Marien-Hospital\nSozialämter | nein |\nSchulen | ja |\n"
    "Familiengerichte | ? |"
)


def test_a_group_is_nobody_and_nein_is_an_answer_about_it() -> None:
    made = layout(sheet(_CHECKED))
    there = [r for r in records(made, "Organization") if "status" not in r]
    assert [(r["name"], r["coversPartner"]) for r in there] == [
        ("Gesundheitsamt Horn", "Gesundheitsämter"),
        ("Klinikum Horn", "Krankenhäuser"),
        ("St.-Marien-Hospital", "Krankenhäuser"),
    ]
    (denied,) = [r for r in records(made, "Organization") if "status" in r]
    assert denied["coversPartner"] == "Sozialämter"
    assert denied["name"] != "Sozialamt"  # another list may name the office itself
    assert "Sozialämter" not in {who for who, _ in pairs(made)}
    assert {"groups", "group-open"} <= asked(made)


def test_a_group_without_a_seat_in_another_body_is_not_denied() -> None:
    made = layout(sheet(f"Mitglieder der Steuerungsgruppe\n{_CHECKED}"))
    assert not [r for r in records(made, "Organization") if "status" in r]
    assert {body for _, body in pairs(made)} == {"Steuerungsgruppe"}


def test_a_row_without_a_group_belongs_to_the_one_above_or_is_told() -> None:
    rows = "Partnergruppe | beteiligt | wer\n | ja | Tafel\nKrankenhäuser | ja | Klinik Horn\n | | Klinik Moor\n"
    made = layout(sheet(f"{rows}Sozialämter | nein |\nSchulen | ja | Grundschule Horn"))
    there = {r["name"]: r["coversPartner"] for r in records(made, "Organization") if "status" not in r}
    assert there == {"Klinik Horn": "Krankenhäuser", "Klinik Moor": "Krankenhäuser", "Grundschule Horn": "Schulen"}
    assert "nameless" in asked(made)


@pytest.mark.parametrize("word", ["beratend", "b) beratende Mitglieder", "2. Beratend:", "II. beratend"])
def test_words_over_members_may_have_a_letter_or_a_number(word: str) -> None:
    made = layout(sheet(f"Steuerungsgruppe\na) Mitglieder\nJugendamt\nSPZ\n{word}\nPolizei\nnachrichtlich\nSchulamt"))
    seats = {(s["source"], s.get("role", "")) for s in records(made, "Membership")}
    assert {(who, role) for who, role in seats if role} == {("Polizei", "advisory")}
    assert {who for who, _ in seats} == {"Jugendamt", "SPZ", "Polizei"}
    assert "Schulamt" in names(made)


def test_rows_with_a_header_below_such_words_stay_a_list() -> None:
    rows = "Mitglieder der Steuerungsgruppe |\nEinrichtung | Ort\na) Mitglieder |\nSPZ | Horn\n"
    made = layout(sheet(f"{rows}b) nachrichtlich |\nTafel | Horn"))
    assert [(r["name"], r["locality"]) for r in records(made, "Organization")] == [("SPZ", "Horn"), ("Tafel", "Horn")]
    assert pairs(made) == {("SPZ", "Steuerungsgruppe")}


def test_each_column_of_answers_is_an_institution_and_all_rows_are_taken() -> None:
    rows = "Frage | Jugendamt | SPZ\nMit wem arbeiten Sie zusammen? | SPZ | Jugendamt\nWas fehlt Ihnen? | Zeit | Geld"
    of = sheet(rows)
    made = layout(of)
    assert sorted(names(made)) == ["Jugendamt", "SPZ"]
    assert found(of).rows_in == 3
    nobody = sheet("Frage | Antwort\nWas fehlt Ihnen? | Zeit\nWas läuft gut? | Absprachen")
    with pytest.raises(UnreadableFileError):
        layout(nobody)


def test_letters_for_parts_in_tasks_are_neither_seats_nor_ties() -> None:
    made = layout(
        sheet("Aufgabe | Jugendamt | SPZ | Koordination\nFlyer drucken | R | C | I\nKurse planen | A/R | I | C")
    )
    assert names(made) == ["Jugendamt", "SPZ"]
    assert records(made, "Membership") == records(made, "Cooperation") == []
    assert {"task-matrix", "names-nobody"} <= asked(made)


@pytest.mark.parametrize(
    "word", ["Verein", "abgebende Stelle", "zuständige Beratungsstelle", "beteiligte Einrichtungen"]
)
def test_a_word_for_those_who_are_listed_is_a_header_whatever_stands_beside_it(word: str) -> None:
    made = layout(sheet(f"{word} | Besonderes\nKita Sonne | groß\nKita Mond | klein\nHort Stern e. V. | neu"))
    assert names(made) == ["Kita Sonne", "Kita Mond", "Hort Stern e. V."]


@pytest.mark.parametrize("word", ["fehlende Einrichtungen", "gewünschte Partner"])
def test_a_word_for_those_who_are_missing_heads_no_partners(word: str) -> None:
    with pytest.raises(UnreadableFileError):
        layout(sheet(f"{word} | Besonderes\nKita Sonne | groß\nKita Mond | klein"))


def test_labels_and_values_across_are_read_to_the_last_cell() -> None:
    row = "Einrichtung: | {} | Ort: | {} | Telefon: | {}"
    rows = (row.format("SPZ", "Horn", "04999/1-0"), row.format("Kita", "Moor", "04999/2-0"))
    told = records(layout(sheet("\n".join(rows))), "Organization")
    assert [(r["locality"], r["phone"]) for r in told] == [("Horn", "04999/1-0"), ("Moor", "04999/2-0")]


def test_what_bodies_have_to_do_makes_nobody_a_member() -> None:
    with pytest.raises(UnreadableFileError):
        layout(
            sheet("Gremium | Aufgabe | bis\nStG | Budget beschließen | 31.03.2026\nRT | Flyer verteilen | 31.05.2026")
        )
