"""A long list and the plain way to take it in: what a person would write to get a workbook into a database."""

import sqlite3
from pathlib import Path

ROWS = 75_000
_HEADERS = (
    "Kennung",
    "Name",
    "Weitere Namen",
    "Art",
    "Bereich",
    "Akteurstyp",
    "Trägerart",
    "Rechtsform",
    "Ebene",
    "Straße und Hausnummer",
    "PLZ",
    "Ort",
    "Webseite",
    "Funktionspostfach",
    "Telefon",
    "Bemerkung",
)
_SECTORS = ("Kinder- und Jugendhilfe", "Gesundheitswesen", "Schwangerschaftsberatung", "Frühförderung")
_KINDS = ("KITA", "KINA", "SSB", "FF")
_PLACES = ("Musterstadt", "Südheim", "Großbach", "Neudörfle", "Übelhausen")


def write_long_list(path: Path, rows: int = ROWS) -> Path:
    """A workbook of one sheet with that many organizations, each cell of 16 columns filled; invented names only."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    try:
        district = book.add_worksheet("Bezirk")
        for row, cells in enumerate((("AGS", "Name", "Art", "Land"), ("99999000", "Musterkreis", "LK", "BW"))):
            district.write_row(row, 0, cells)
        sheet = book.add_worksheet("Akteure")
        sheet.write_row(0, 0, _HEADERS)
        for number in range(rows):
            sheet.write_row(number + 1, 0, _cells(number))
    finally:
        book.close()
    return path


def _cells(number: int) -> tuple[str, ...]:
    place = _PLACES[number % len(_PLACES)]
    return (
        f"A{number:05}",
        f"Einrichtung {number:05} {place}",
        f"E{number:05}",
        "Einrichtung",
        _SECTORS[number % 4],
        _KINDS[number % 4],
        ("kommunal", "Wohlfahrtsverband")[number % 2],
        ("e. V.", "gGmbH", "Stiftung")[number % 3],
        ("Fachkraft", "Koordination, Planung", "Ehrenamt")[number % 3],
        f"Hauptstraße {number % 990 + 1}",
        f"{10_000 + number % 80_000:05}",
        place,
        f"https://einrichtung-{number:05}.example.org/",
        f"info@einrichtung-{number:05}.example.org",
        f"0721 {number:06}",
        f"aufgenommen am {number % 28 + 1}.{number % 12 + 1}.2024",
    )


def plain_import(workbook: Path, database: Path) -> int:
    """openpyxl, a dict for each row, one INSERT a row: no check, no source of a statement, no journal, no search."""
    import openpyxl

    book = openpyxl.load_workbook(workbook, read_only=True)
    connection = sqlite3.connect(database)
    columns = ", ".join(f"c{i}" for i in range(len(_HEADERS)))
    connection.execute(f"CREATE TABLE actor ({columns}, PRIMARY KEY (c0))")
    rows = book["Akteure"].iter_rows(values_only=True)
    header = [str(cell) for cell in next(rows)]
    insert = f"INSERT INTO actor VALUES ({', '.join('?' * len(_HEADERS))})"
    with connection:
        for cells in rows:
            row = dict(zip(header, cells, strict=True))
            connection.execute(insert, tuple(row[h] for h in _HEADERS))
    (count,) = connection.execute("SELECT count(*) FROM actor").fetchone()
    connection.close()
    book.close()
    return int(count)
