"""Text lists as they come: encodings and single bytes, quotation marks, separators, cells too many."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes, read_pasted
from tests.imports.making import rows_in, rules

PLAIN = "Name;Ort;Bereich\nKita Löwe;Köln;Jugendhilfe\nPraxis Süd;Würzburg;Gesundheit\n"
ROWS = [["Name", "Ort", "Bereich"], ["Kita Löwe", "Köln", "Jugendhilfe"], ["Praxis Süd", "Würzburg", "Gesundheit"]]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "mac_roman"])
def test_the_encoding_is_known_by_its_umlauts(encoding: str) -> None:
    book = read_bytes("liste.csv", PLAIN.encode(encoding))
    assert [list(row) for row in book.sheets[0].rows] == ROWS
    assert book.files[0].encoding == encoding
    assert book.notices == ()


def test_one_bad_byte_costs_nothing_but_is_named() -> None:
    book = read_bytes("liste.csv", PLAIN.encode() + "Amt Mühle;Bonn;Amt\n".encode("cp1252"))
    assert [list(row) for row in book.sheets[0].rows] == [*ROWS, ["Amt Mühle", "Bonn", "Amt"]]
    assert rules(book) == [("encoding", "A4")]
    assert book.notices[0][1] == "Amt Mühle"


def test_a_file_cut_within_a_character_is_read_up_to_there_and_told() -> None:
    for text in (PLAIN + "Praxis Mü", "Name;Ort\nKita;Praxis Mü"):
        book = read_bytes("liste.csv", text.encode()[:-1])
        assert book.sheets[0].rows[-1][-1] == "Praxis M"
        assert rules(book) == [("encoding", "")]


@pytest.mark.parametrize("word", ["Löwe", "Maß", "Übung", "„Nest“", "Café – Süd"])
def test_text_encoded_twice_is_mended_and_told(word: str) -> None:
    twice = word.encode().decode("cp1252", "ignore")
    book = read_bytes("liste.csv", f"Name;Ort\n{twice};Bonn\n".encode())
    if len(twice) == len(word.encode()):  # every byte has a sign in Windows-1252
        assert book.sheets[0].rows[1][0] == word
        assert rules(book) == [("encoding", "A2")]


def test_portuguese_names_are_not_taken_for_text_encoded_twice() -> None:
    assert rows_in("liste.csv", "Name;Ort\nSão João;Ângela\n".encode())[1] == ["São João", "Ângela"]


def test_what_nobody_sees_is_taken_out() -> None:
    book = read_bytes(
        "liste.csv", "\ufeffName;Ort\nKli\u200bnik\u00ad;Bad\u00a0Ems\x1a\n\u200bAmt\u200b;a\x0bb\n".encode()
    )
    assert [list(row) for row in book.sheets[0].rows] == [["Name", "Ort"], ["Klinik", "Bad Ems"], ["Amt", "a\nb"]]
    assert rules(book) == [("invisible", "A2")]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"Starke Eltern" e. V.;Bonn;x', ['"Starke Eltern" e. V.', "Bonn", "x"]),
        ('Verein "Starke Eltern";Bonn;x', ['Verein "Starke Eltern"', "Bonn", "x"]),
        ('Kita 5" Zoll;Bonn;x', ['Kita 5" Zoll', "Bonn", "x"]),
        ('"Kita ""Löwe""; Haus 2";Bonn;x', ['Kita "Löwe"; Haus 2', "Bonn", "x"]),
        (r'"Kita \"Löwe\"; Haus 2";Bonn;x', ['Kita "Löwe"; Haus 2', "Bonn", "x"]),
        ('"Kita "Löwe" Haus";Bonn;x', ['Kita "Löwe" Haus', "Bonn", "x"]),
        ('"A" und "B";Bonn;x', ['"A" und "B"', "Bonn", "x"]),
        ('"Kita" ; "Bonn";x', ["Kita", "Bonn", "x"]),
        ('"";"Bonn";""', ["", "Bonn"]),
    ],
)
def test_quotation_marks_mean_what_stands_around_them(line: str, cells: list[str]) -> None:
    book = read_bytes("liste.csv", f"Name;Ort;Bereich\n{line}\nAmt;Köln;y\n".encode())
    assert [list(row) for row in book.sheets[0].rows[1:]] == [cells, ["Amt", "Köln", "y"]]
    assert book.notices == ()


@pytest.mark.parametrize(
    "lines",
    [
        '"Starke Eltern;Bonn;x\nAmt;Köln;y\nKlinik;Ulm;z\n',
        '"Starke Eltern;Bonn;x\nAmt;Köln;y\nKlinik";Ulm;z\n',
        '"Starke Eltern;Bonn;x\nAmt;Köln;y\n"Klinik";Ulm;z\n',
    ],
)
def test_an_open_quotation_mark_swallows_no_rows_and_is_named(lines: str) -> None:
    book = read_bytes("liste.csv", f"Name;Ort;Bereich\n{lines}".encode())
    assert [row[1] for row in book.sheets[0].rows] == ["Ort", "Bonn", "Köln", "Ulm"]
    assert rules(book) == [("quote", "A2")]
    assert "Zeile 2" in book.notices[0][2].sentence.de


def test_cells_with_line_breaks_are_cells_and_not_open_marks() -> None:
    text = 'Name;Ort;Bereich\n"Kita\nHaus 2; oben\nEingang B";Bonn;x\nAmt;Köln;y\n'
    assert rows_in("liste.csv", text.encode())[1:] == [
        ["Kita\nHaus 2; oben\nEingang B", "Bonn", "x"],
        ["Amt", "Köln", "y"],
    ]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Name,Ort,Weg\nAmt,Bonn,A 1\nKlinik, Geburtshilfe,Ulm,B 2\n", ["Klinik, Geburtshilfe", "Ulm", "B 2"]),
        ("Name;Ort;Weg\nAmt;Bonn;A\nKita; Löwe;Ulm;B\n", ["Kita; Löwe", "Ulm", "B"]),
        ("Name,Stelle,Anteil\nS1,Koordination,0,75\n", ["S1", "Koordination", "0,75"]),
    ],
)
def test_a_cell_cut_by_its_own_separator_is_put_together_and_told(text: str, mended: list[str]) -> None:
    book = read_bytes("liste.csv", text.encode())
    assert list(book.sheets[0].rows[-1]) == mended
    assert [rule for rule, _ in rules(book)] == ["ragged"]


def test_cells_too_many_are_kept_and_told() -> None:
    book = read_bytes("liste.csv", b"Name;Ort\nAmt;Bonn\nKita;Ulm;noch etwas;mehr\nHaus;Ulm;;\n")
    assert list(book.sheets[0].rows[2]) == ["Kita", "Ulm", "noch etwas", "mehr"]
    assert list(book.sheets[0].rows[3]) == ["Haus", "Ulm"]
    assert rules(book) == [("ragged", "C3")]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Name der Einrichtung\nKita\nPraxis, Dr. med.\nKlinik, Haus, 2\n", 1),
        ("Einrichtung\nPraxis, Dr. A\nPraxis, Dr. B\nPraxis, Dr. C\n", 1),
        ("Netzwerk, Stand 2024\n\nName;Ort\nPraxis, Dr.;Bonn\nHaus, 2;Ulm\n", 2),
        ("Titel\n" * 12 + "Name;Ort;x\nA, b;B;c\nC, d;D;e\n", 3),
        ("K,Name,Bereich\nA,Kita | Hort,x\nB,AWO | Haus,y\n", 3),
        ("Name;Ort;;;\nKita;Bonn;;;\n", 2),
        ("Name\tOrt\nA; B\tC\n", 2),
    ],
)
def test_the_separator_is_the_one_on_which_lines_agree(text: str, width: int) -> None:
    assert max(map(len, rows_in("liste.csv", text.encode()))) == width


def test_pasted_cells_keep_marks_that_are_text() -> None:
    book = read_pasted('"Starke Eltern" e. V.\tBonn\r\n"Kita\nHaus ""B"""\tUlm\r\n')
    assert [list(row) for row in book.sheets[0].rows] == [['"Starke Eltern" e. V.', "Bonn"], ['Kita\nHaus "B"', "Ulm"]]


@pytest.mark.parametrize("data", [b"", b" \n \n", b";;;\n;;\n", b"\xef\xbb\xbf\n", b"\xff\xfe\n\0", b"sep=;\n;\n"])
def test_a_text_in_which_nothing_stands_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="ist leer") as refused:
        read_bytes("liste.csv", data)
    assert str(refused.value).endswith(".")


def test_signs_that_keep_spreadsheets_from_making_numbers_are_no_part_of_cells() -> None:
    text = 'Name;PLZ;Telefon\n="Jugendamt ""Mitte""";="07743";\'03641 49-0\n\'s Hoim;\'07740;=A1\n'
    assert rows_in("liste.csv", text.encode()) == [
        ["Name", "PLZ", "Telefon"],
        ['Jugendamt "Mitte"', "07743", "03641 49-0"],
        ["'s Hoim", "07740", "=A1"],
    ]


@pytest.mark.parametrize("cut", ["<s>{}</s>", "<del>{}</del>", '<span style="text-decoration: line-through">{}</span>'])
def test_what_a_web_page_strikes_through_is_not_read(cut: str) -> None:
    cells = (cut.format("Gast") + " Mitglied", cut.format("Tafel"), "<span>SPZ</span>")
    page = "<table>" + "".join(f"<tr><td>{cell}</td><td>x</td></tr>" for cell in cells) + "</table>"
    book = read_bytes("liste.xls", page.encode())
    assert [list(row) for row in book.sheets[0].rows] == [["Mitglied", "x"], ["Tafel", "x"], ["SPZ", "x"]]
    assert book.sheets[0].struck == {(1, 0)}
    assert rules(book) == [("struck", "A1")]


def test_line_breaks_in_cells_without_quotation_marks_part_no_rows() -> None:
    text = "Einrichtung;Adresse;Gremium\nAmt;Markt 1\n37991 Moor;StG\nKita;Ring 2, 37991 Moor;RT\n"
    book = read_bytes("liste.csv", f"{text}SPZ;Ring 5\nTel. 3;StG\nRT\n".encode())
    assert [list(row) for row in book.sheets[0].rows[1:]] == [
        ["Amt", "Markt 1\n37991 Moor", "StG"],
        ["Kita", "Ring 2, 37991 Moor", "RT"],
        ["SPZ", "Ring 5\nTel. 3", "StG\nRT"],
    ]
    assert rules(book) == [("line-break", "")]


def test_a_line_that_may_end_one_row_or_begin_the_next_is_refused() -> None:
    text = "Einrichtung;Adresse;Gremium\nAmt;Markt 1\n37991 Moor;StG\nKita\nSonne;Ring 2;RT\n"
    with pytest.raises(UnreadableFileError, match="Zeilenumbrüche in Zellen"):
        read_bytes("liste.csv", text.encode())


@pytest.mark.parametrize(
    "rows", ["Kita;Horn\nHort;Moor", "Kita;Horn\nHort;Moor;x", "Gesundheit\nKita;Horn;x", "Kita;7\n3"]
)
def test_rows_without_their_last_cells_stay_apart(rows: str) -> None:
    book = read_bytes("liste.csv", f"Einrichtung;Ort;AK\n{rows}\n".encode())
    assert [list(row) for row in book.sheets[0].rows[1:]] == [line.split(";") for line in rows.split("\n")]


def test_names_that_begin_two_blanks_further_right_are_indented_and_empty_cells_are_not() -> None:
    (sheet,) = read_bytes("liste.csv", b"Einrichtung;Ort\nAmt;A\n  Dienst;B\n Haus;C\n    ;D\n     Rat;  E").sheets
    assert (sheet.indents, sheet.rows[5]) == ({(2, 0): 2, (5, 0): 5}, ["Rat", "E"])
