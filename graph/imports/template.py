"""Model -> the workbook that people fill in: one sheet a type, German headers, drop-downs, explanations.

Everything comes from the model; a new type or property appears here by itself. Sheets and headers are read back by
`graph.imports.stage`, and a row that starts with the mark of ``forms.toml`` is an explanation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from graph.imports.example import START, example_of
from graph.imports.vocabulary.forms import forms_of
from graph.private_files import make_private
from graph.text_workbooks import TEXTS_STAY_TEXTS
from ontology.model import Model, Property, Text, Type
from ontology.names import EntityType

if TYPE_CHECKING:
    import xlsxwriter

_ROWS = 1000
_LISTS = "Listen"
_README = "Lies mich"
_LEFT_OUT = (
    EntityType.PERSON,
    EntityType.DECISION,
    EntityType.ANSWER,
    EntityType.IDENTITY_JUDGEMENT,
    EntityType.SCENARIO,
)
"""Persons need purpose and basis (they are never asked for in a list), what people decide on is what a list gave."""
_INTERNAL = ("replacedBy", "hash", "findingKey")


@dataclass(frozen=True, slots=True)
class _Field:
    label: str
    explanation: str
    required: bool = False
    code_list: str | None = None
    boolean: bool = False


_KENNUNG = _Field("Kennung", "Kurzes Zeichen, mit dem andere Tabellen auf diese Zeile verweisen, zum Beispiel A01.")
_ORIGIN = (
    _Field("Quelle", "Woher die Angabe stammt: Name aus der Tabelle Quellen; eine Seite darf folgen, etwa „S. 9“."),
    _Field("Stand", "Tag, den die Angabe beschreibt; leer bedeutet: Stand der Quelle."),
    _Field(
        "Status",
        "Wie sicher die Angabe ist; leer bedeutet „aus Liste“. „bestätigt abwesend“ heißt: Das gibt es hier nicht.",
        code_list="StatementStatus",
    ),
)


def write_template(path: Path, model: Model, *, example: bool = False) -> None:
    """Write the empty workbook, or with ``example`` a filled one of an invented town without persons."""
    import xlsxwriter

    make_private(path)
    book = xlsxwriter.Workbook(str(path), dict(TEXTS_STAY_TEXTS))
    try:
        _Template(book, model, example=example).write()
    finally:
        book.close()


def sheet_types(model: Model) -> tuple[Type, ...]:
    """The types that have a sheet, in the order of the sheets: what most people start with comes first."""
    types = [t for t in (*model.entity_types, *model.relation_types) if t.name not in _LEFT_OUT]
    first = {name: i for i, name in enumerate(START)}
    return tuple(sorted(types, key=lambda t: first.get(t.name, len(first))))


class _Template:
    def __init__(self, book: "xlsxwriter.Workbook", model: Model, *, example: bool) -> None:
        self._book, self._model = book, model
        self._example = example_of(model) if example else {}
        self._mark = forms_of(model).mark
        wrap = {"text_wrap": True, "valign": "top"}
        self._title = book.add_format({"bold": True, "font_size": 16})
        self._header = book.add_format({"bold": True, "bg_color": "#D9E2EC", "border": 1, "num_format": "@"})
        self._required = book.add_format({"bold": True, "bg_color": "#FFE08A", "border": 1, "num_format": "@"})
        self._explained = book.add_format({**wrap, "italic": True, "font_color": "#334E68", "num_format": "@"})
        self._text = book.add_format({"num_format": "@"})
        self._wrapped = book.add_format(wrap)
        self._choices: dict[str, str] = {}

    def write(self) -> None:
        """All sheets; the hidden one with the choices stands last, so that people never see it."""
        self._readme()
        sheets = [(kind, self._book.add_worksheet(sheet_name(kind))) for kind in sheet_types(self._model)]
        self._lists()
        for kind, sheet in sheets:
            self._sheet(sheet, kind)

    def _readme(self) -> None:
        sheet = self._book.add_worksheet(_README)
        sheet.set_column(0, 0, 88, self._wrapped)
        sheet.write_string(0, 0, "Liste für das Netzwerk Frühe Hilfen", self._title)
        for row, line in enumerate(_readme_lines(self._mark), start=2):
            sheet.write_string(row, 0, line, self._wrapped)

    def _lists(self) -> None:
        sheet = self._book.add_worksheet(_LISTS)
        columns = [(name, [c.label.de for c in found.codes]) for name, found in self._model.code_lists.items()]
        for column, (name, labels) in enumerate([*columns, ("boolean", ["ja", "nein"])]):
            sheet.write_column(0, column, [name, *labels])
            letter = xl_col_to_name(column)
            self._choices[name] = f"={_LISTS}!${letter}$2:${letter}${len(labels) + 1}"
        sheet.hide()

    def _sheet(self, sheet: Any, kind: Type) -> None:
        fields = sheet_columns_of(self._model, kind)
        for column, field in enumerate(fields):
            width = 34 if field.required else max(18, min(34, len(field.label) + 6))
            sheet.set_column(column, column, width, self._text)
            label = f"{field.label} *" if field.required else field.label
            sheet.write_string(0, column, label, self._required if field.required else self._header)
            mark = f"{self._mark} " if column == 0 else ""
            sheet.write_string(1, column, mark + field.explanation, self._explained)
            choice = self._choices.get(field.code_list or ("boolean" if field.boolean else ""))
            if choice is not None:
                # A list may hold several values or a word of its own: the drop-down proposes, it does not forbid.
                options = {"validate": "list", "source": choice, "error_type": "information", "show_error": False}
                sheet.data_validation(2, column, _ROWS, column, options)
        sheet.set_row(1, 108)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.freeze_panes(2, 1)
        if kind.name in START:
            sheet.set_tab_color("#F0B429")
        _fill(sheet, [f.label for f in fields], self._example.get(kind.name, ()))


def sheet_name(kind: Type) -> str:
    """The German plural as the name of a sheet; Excel allows 31 characters."""
    return kind.plural.de[:31]


def sheet_columns_of(model: Model, kind: Type) -> tuple[_Field, ...]:
    """The columns of a sheet: Kennung, ends and properties, relation columns that spare a sheet, origin."""
    known = [] if kind.is_relation else [_KENNUNG]
    known += [_field(p) for p in (kind.source, kind.target, *kind.properties) if p is not None and _asked(p)]
    if kind.name in (EntityType.ORGANIZATION, EntityType.SERVICE):
        known.append(_link(model, "HasCarrier", "Träger"))
    if kind.name == EntityType.AGREEMENT:
        known.append(_link(model, "Signs", "Vertragsparteien"))
    labels = {f.label for f in known}
    origin = () if kind.name == EntityType.SOURCE else _ORIGIN
    return (*known, *(f for f in origin if f.label not in labels))


def _asked(prop: Property) -> bool:
    return prop.name not in _INTERNAL


def _field(prop: Property) -> _Field:
    extra = " Mehrere mit Semikolon trennen." if prop.many and "Semikolon" not in prop.description.de else ""
    example = f" Beispiel: {prop.example}" if prop.example else ""
    return _Field(
        prop.label.de,
        f"{prop.description.de}{extra}{example}",
        required=prop.required,
        code_list=prop.code_list,
        boolean=prop.datatype == "boolean",
    )


def _link(model: Model, relation: str, label: str) -> _Field:
    meaning: Text = model.types[relation].definition
    return _Field(label, f"{meaning.de} Kennung oder Name; mehrere mit Semikolon trennen.")


def _fill(sheet: Any, labels: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    for number, row in enumerate(rows, start=2):
        for label, value in row.items():
            sheet.write_string(number, labels.index(label), value)


def _readme_lines(mark: str) -> list[str]:
    text = files("graph.imports").joinpath("lies_mich.txt").read_text("utf-8")
    return text.replace("{mark}", mark).splitlines()
