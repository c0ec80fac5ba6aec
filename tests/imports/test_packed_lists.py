"""An archive of lists is a workbook: its files are the sheets, and what bounds a workbook bounds it."""

import io
import json
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes, read_workbook
from graph.imports.read.handed_over import lines_from, workbook_from
from graph.imports.read.limits import Limits
from graph.imports.workbook import MergedArea, Sheet, Workbook
from tests.imports.making import archive, excel
from tests.imports.test_same_rows import ROWS
from tests.recognise.lists import found

_ACTORS, _BODIES = "OrgID;Einrichtung\n1;Kita Süd\n2;Amt", "Gremium;Ebene\nRunder Tisch;Netzwerk"


def _refused(data: bytes, name: str = "export.zip", limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_bytes(name, data, limits=limits)
    return str(refused.value)


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize("folder", ["", "export/", "a/b/"])
def test_the_files_are_the_sheets(folder: str) -> None:
    data = archive(
        {
            f"{folder}akteure.csv": _ACTORS, f"{folder}gremien.csv": _BODIES, f"{folder}lies.pdf": "%PDF",
            f"__MACOSX/{folder}._akteure.csv": "x", f"{folder}.DS_Store": "x", f"{folder}~$liste.xlsx": "x",
        }
    )  # fmt: skip
    book = read_bytes("export.zip", data)
    assert [sheet.name for sheet in book.sheets] == ["akteure", "gremien"]
    assert book.skipped == (f"{folder}lies.pdf",)
    assert [len(sheet.rows) for sheet in book.sheets] == [3, 2]


def test_it_says_what_the_folder_says(tmp_path: Path) -> None:
    """Whether files come packed or side by side is the same list."""
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "akteure.csv").write_text(_ACTORS, "utf-8")
    (folder / "gremien.csv").write_text(_BODIES, "utf-8")
    packed = tmp_path / "export.zip"
    packed.write_bytes(archive({"akteure.csv": _ACTORS, "gremien.csv": _BODIES}))
    apart, together = (found(*read_workbook(path).sheets) for path in (folder, packed))
    assert [(t.name, t.columns) for t in together.tables] == [(t.name, t.columns) for t in apart.tables]


def test_one_workbook_in_it_is_read_as_it_is() -> None:
    book = read_bytes("liste.zip", _zipped({"Liste 2026/liste.xlsx": excel(ROWS), "Liste 2026/bild.png": b"x"}))
    assert book.sheets == read_bytes("liste.xlsx", excel(ROWS)).sheets


def test_several_workbooks_are_asked_about() -> None:
    said = _refused(_zipped({"a.xlsx": excel(ROWS), "b.xlsx": excel(ROWS)}))
    assert said.startswith("In „export.zip“ liegen mehrere Arbeitsmappen.")
    assert "„a.xlsx“" in said


def test_files_of_the_same_name_keep_their_folders() -> None:
    book = read_bytes("export.zip", archive({"2024/akteure.csv": _ACTORS, "2025/akteure.csv": _ACTORS}))
    assert [sheet.file for sheet in book.sheets] == ["2024 akteure.csv", "2025 akteure.csv"]
    assert [sheet.name for sheet in book.sheets] == ["2024 akteure", "2025 akteure"]


def test_names_in_utf_8_that_do_not_say_so_are_read() -> None:
    data = archive({"Traeger.csv": _ACTORS}).replace(b"Traeger.csv", "Träger.csv".encode())
    assert [sheet.name for sheet in read_bytes("export.zip", data).sheets] == ["Träger"]


@pytest.mark.parametrize("name", ["../../akteure.csv", "/etc/akteure.csv", "C:\\akteure.csv"])
def test_paths_lead_nowhere(name: str) -> None:
    """Nothing is unpacked to disk; of a path only the name is shown."""
    assert [sheet.name for sheet in read_bytes("export.zip", archive({name: _ACTORS})).sheets] == ["akteure"]


def test_archives_within_are_not_opened() -> None:
    inner = archive({"akteure.csv": _ACTORS})
    assert "entpacken" in _refused(_zipped({"innen.zip": inner}))
    assert "entpacken" in _refused(_zipped({"innen.csv": inner}))
    book = read_bytes("export.zip", _zipped({"innen.zip": inner, "akteure.csv": _ACTORS.encode()}))
    assert book.skipped == ("innen.zip",)


def test_what_unpacks_to_more_than_a_list_holds_is_refused() -> None:
    data = archive({f"{n}.csv": "Name\n" + "x;y\n" * 20_000 for n in range(5)})
    assert "zu groß" in _refused(data, limits=Limits(unpacked=200_000))


def test_more_lists_than_a_network_has_are_refused() -> None:
    assert "mehr als 200 Listen" in _refused(archive({f"{n}.csv": _ACTORS for n in range(201)}))


def test_a_locked_archive_says_so() -> None:
    data = bytearray(archive({"akteure.csv": _ACTORS}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1
    assert "mit einem Passwort geschützt" in _refused(bytes(data))


def test_a_file_that_is_none_is_named() -> None:
    assert _refused(archive({"akteure.csv": ""})).startswith("„akteure.csv“ ist leer.")


def test_documents_are_no_lists_though_lists_are_packed_in_them() -> None:
    assert "ein Word-Dokument" in _refused(archive({"word/document.xml": "<x/>", "word/embeddings/a.csv": _ACTORS}))


def test_all_that_is_seen_beside_the_texts_is_handed_over_by_the_other_process() -> None:
    """A list that is not small is read there: what it forgot to hand over was lost for long lists alone."""
    every = {
        "hidden": True, "hidden_rows": frozenset({1}), "hidden_columns": frozenset({0}), "struck": frozenset({(0, 0)}),
        "merged": (MergedArea(0, 0, 1, 0),), "fills": {(0, 0): "FFFF00"}, "indents": {(0, 0): 2},
        "comments": {(0, 0): "nach"},
    }  # fmt: skip
    assert set(every) == {field.name for field in fields(Sheet)} - {"name", "file", "rows"}
    book = Workbook("a.ods", (Sheet("A", "a.ods", [["Kita"], ["Amt"]], **every),), ())  # type: ignore[arg-type]
    assert workbook_from(map(json.loads, lines_from(book))) == book
