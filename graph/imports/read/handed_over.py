"""A workbook as lines of JSON and back: how a process that reads hands over what it read, piece by piece.

Nothing of it runs code in the one that takes it. Texts that stand in many cells are one text again on the other side.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graph.imports.problems import Issue, Place
from graph.imports.workbook import MergedArea, Sheet, SourceFile, Workbook
from graph.records import from_json, to_json
from ontology.model import Text

_PIECE = 2000
"""Rows of a line: neither side holds a long sheet twice."""


def lines_from(workbook: Workbook) -> Iterator[str]:
    """The lines that say all of a workbook."""
    for sheet in workbook.sheets:
        yield json.dumps(["sheet", _sheet_out(sheet)])
        for start in range(0, len(sheet.rows), _PIECE):
            yield json.dumps(["rows", [list(row) for row in sheet.rows[start : start + _PIECE]]])
    yield json.dumps(
        [
            "book",
            {
                "name": workbook.name,
                "files": [[f.name, f.sha256, f.encoding] for f in workbook.files],
                "skipped": list(workbook.skipped),
                "notices": [_notice_out(*notice) for notice in workbook.notices],
                "records": [to_json(record) for record in workbook.records],
            },
        ]
    )


def workbook_from(lines: Iterable[tuple[str, Any]]) -> Workbook | None:
    """The workbook that pairs of a word and what it says make; None if they end before the whole was said."""
    sheets: list[tuple[dict[str, Any], list[list[str]]]] = []
    same: Callable[[str, str], str] = dict[str, str]().setdefault
    for word, said in lines:
        if word == "sheet":
            sheets.append((said, []))
        elif word == "rows":
            sheets[-1][1].extend([[*map(same, row, row)] for row in said])
        elif word == "book":
            return Workbook(
                name=said["name"],
                sheets=tuple(_sheet_in(about, rows) for about, rows in sheets),
                files=tuple(SourceFile(*file) for file in said["files"]),
                skipped=tuple(said["skipped"]),
                notices=tuple(_notice_in(*notice) for notice in said["notices"]),
                records=tuple(map(from_json, said["records"])),
            )
    return None


def _sheet_out(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "file": sheet.file,
        "hidden": sheet.hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "merged": [list(area) for area in sheet.merged],
        "struck": sorted(sheet.struck),
        "fills": _out(sheet.fills),
        "indents": _out(sheet.indents),
        "comments": _out(sheet.comments),
    }


def _sheet_in(said: Mapping[str, Any], rows: list[list[str]]) -> Sheet:
    return Sheet(
        said["name"],
        said["file"],
        rows,
        hidden=said["hidden"],
        hidden_rows=frozenset(said["hidden_rows"]),
        hidden_columns=frozenset(said["hidden_columns"]),
        merged=tuple(MergedArea(*area) for area in said["merged"]),
        struck=frozenset((row, column) for row, column in said["struck"]),
        fills={(row, column): text for row, column, text in said["fills"]},
        indents={(row, column): steps for row, column, steps in said["indents"]},
        comments={(row, column): text for row, column, text in said["comments"]},
    )


def _out(marks: Mapping[tuple[int, int], int | str]) -> list[list[int | str]]:
    return [[row, column, mark] for (row, column), mark in marks.items()]


def _notice_out(place: Place, found: str, issue: Issue) -> list[Any]:
    sentences = [[text.de, text.en] for text in (issue.sentence, issue.expected, issue.remedy, issue.command)]
    about = [issue.severity, issue.rule, *sentences, issue.about, issue.unread]
    return [[place.file, place.sheet, place.cell, place.header], found, about]


def _notice_in(place: list[str], found: str, about: list[Any]) -> tuple[Place, str, Issue]:
    severity, rule, *sentences, concerned, unread = about
    sentence, expected, remedy, command = (Text(de=de, en=en) for de, en in sentences)
    issue = Issue(severity, rule, sentence, expected, remedy, concerned, unread=unread, command=command)
    return Place(*place), found, issue
