"""A district as a workbook that people edit: a sheet a type, German words, drop-downs, and every source visible.

What comes back is compared with what went out (`graph.imports.round_trip`), so only edits change anything.
"""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from graph.exports import Extract, exporter
from graph.imports.round_trip import hidden_base
from graph.imports.round_trip.sheet_rows import SheetColumn, Shower, TypeSheet, tables_of
from graph.records import Record
from graph.text_workbooks import MADE_ON, TEXTS_STAY_TEXTS
from ontology import Model

if TYPE_CHECKING:
    import xlsxwriter

_LISTS = "Listen"
_MORE = 500
"""Rows below the last one that have drop-downs, too."""
_WIDTHS = {"id": 14, "end": 34, "source": 30, "status": 18, "key": 8}


@exporter("xlsx")
def write_xlsx(extract: Extract) -> bytes:
    """The extract as an Excel workbook; every text stays a text, whatever it begins with."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {**TEXTS_STAY_TEXTS, "in_memory": True})
    book.set_properties({"title": "Frühnetz", "comments": hidden_base.FORMAT, "created": MADE_ON})
    records: tuple[Record, ...] = (*extract.entities, *extract.relations)
    writer = _Writer(book, extract.model, Shower(extract.model, records))
    writer.write(tables_of(extract.model, records))
    hidden = book.add_worksheet(hidden_base.SHEET)
    for number, text in enumerate(hidden_base.written(records)):
        hidden.write_string(number, 0, text)
    hidden.very_hidden()
    book.close()
    return file.getvalue()


class _Writer:
    def __init__(self, book: "xlsxwriter.Workbook", model: Model, shower: Shower) -> None:
        self._book, self._model, self._shower = book, model, shower
        head = {"bold": True, "border": 1, "num_format": "@", "text_wrap": True, "valign": "top"}
        self._head = book.add_format({**head, "bg_color": "#D9E2EC"})
        self._origin = book.add_format({**head, "bg_color": "#EEEEEE"})
        self._inferred = book.add_format({**head, "bg_color": "#FFF3C4", "italic": True})
        self._text = book.add_format({"num_format": "@"})
        self._guess = book.add_format({"num_format": "@", "italic": True, "font_color": "#7B5E00"})

    def write(self, tables: tuple[TypeSheet, ...]) -> None:
        """All sheets; that of the choices stands last, and is hidden."""
        sheets = [(table, self._book.add_worksheet(table.name)) for table in tables]
        choices = self._lists({code for table in tables for code in map(_choices_of, table.heads) if code})
        for table, sheet in sheets:
            self._sheet(sheet, table, choices)

    def _lists(self, names: set[str]) -> Mapping[str, str]:
        sheet = self._book.add_worksheet(_LISTS)
        found: dict[str, str] = {}
        for column, name in enumerate(sorted(names)):
            codes = self._model.code_lists[name].codes if name != "boolean" else ()
            labels = [code.label.de for code in codes] or ["ja", "nein"]
            sheet.write_column(0, column, [name, *labels])
            found[name] = f"={_LISTS}!${xl_col_to_name(column)}$2:${xl_col_to_name(column)}${len(labels) + 1}"
        sheet.hide()
        return found

    def _sheet(self, sheet: Any, table: TypeSheet, choices: Mapping[str, str]) -> None:
        for column, head in enumerate(table.heads):
            sheet.set_column(column, column, _width(head), self._text, {"hidden": head.role == "key"})
            sheet.write_string(0, column, head.label, self._format_of(head))
            if (source := choices.get(_choices_of(head))) is not None:
                options = {"validate": "list", "source": source, "error_type": "information", "show_error": False}
                sheet.data_validation(1, column, len(table.rows) + _MORE, column, options)
        for number, row in enumerate(table.rows, start=1):
            for column, head in enumerate(table.heads):
                if text := self._shower.cell(row, head):
                    sheet.write_string(number, column, text, self._guess if head.status else self._text)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.heads) - 2)

    def _format_of(self, head: SheetColumn) -> Any:
        if head.status is not None:
            return self._inferred
        return self._head if head.role in ("id", "end", "value") else self._origin


def _choices_of(head: SheetColumn) -> str:
    """The code list that a column takes its words from, „“ for none."""
    if head.role == "status":
        return "StatementStatus"
    if head.prop is None or head.role != "value":
        return ""
    return head.prop.code_list or ("boolean" if head.prop.datatype == "boolean" else "")


def _width(head: SheetColumn) -> int:
    return 34 if head.prop is not None and head.prop.name == "name" else _WIDTHS.get(head.role, 20)
