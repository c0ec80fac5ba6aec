"""Which day a list says it is of: in its title, in a cell beside "Stand", in its foot, in the name of its file."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath

from graph.imports.recognise.days import day_in
from graph.imports.recognise.found import StatedCandidate
from graph.imports.workbook import Sheet, Workbook, address

_STATED = re.compile(
    r"\b(?:stand|letzte änderung|zuletzt aktualisiert|aktualisiert am|aktualisiert|fassung vom|gültig ab)\b\s?:?", re.I
)
_DISTRICT = re.compile(
    r"\b(?:Landkreis|Kreis|Stadt|Landeshauptstadt|Hansestadt|Städteregion|Region)\s[A-ZÄÖÜ][\wäöüß-]+"
    r"(?:[ -][A-ZÄÖÜ][\wäöüß-]+)?"
)
_TOP, _END = 40, 15
_PREFIX = 60


def stated_days(
    workbook: Workbook, titles: Sequence[tuple[Sheet, int]], modified: date | None
) -> Iterator[StatedCandidate]:
    """Candidates for the day of the list, what the list itself says first."""
    title_rows = {(id(sheet), row) for sheet, row in titles}
    for sheet in workbook.sheets:
        if not sheet.hidden:
            yield from _in_sheet(sheet, title_rows)
    for file in dict.fromkeys((workbook.name, *(f.name for f in workbook.files))):
        if day := day_in(re.sub(r"_", " ", PurePath(file).stem)):
            yield StatedCandidate(file, day, "Dateiname", "fileName")
    if modified is not None:
        yield StatedCandidate(workbook.name, modified.isoformat(), "Datum der Datei", "file")


def _in_sheet(sheet: Sheet, titles: set[tuple[int, int]]) -> Iterator[StatedCandidate]:
    count = len(sheet.rows)
    for number in dict.fromkeys((*range(min(_TOP, count)), *range(max(0, count - _END), count))):
        row = sheet.rows[number]
        in_title = (id(sheet), number) in titles
        for column, text in enumerate(row):
            if text and (found := _STATED.search(text[:_PREFIX])):
                beside = row[column + 1] if column + 1 < len(row) else ""
                whole = text[found.start() :] if day_in(text[found.start() :]) else beside
                alone = in_title or len([t for t in row if t]) <= 2
                if alone and (day := day_in(whole)):
                    where = f"{sheet.name}, {address(number, column)}"
                    yield StatedCandidate(text[:120], day, where, "title" if in_title else "cell")


def districts_in(titles: Sequence[tuple[Sheet, int]]) -> Iterator[str]:
    """Names of a district that a title spells out; the name of a sheet or a file is none."""
    for sheet, row in titles:
        for text in sheet.rows[row]:
            for found in _DISTRICT.finditer(text[:200]):
                yield found[0]
