"""The starter: three sheets with what a coordinator knows by heart. All else is in the full template.

Who is there, with an x-column for each body; the bodies; who works with whom. Headers are words that the recognition of
lists reads anyway, so the starter needs no reader of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.imports.vocabulary.forms import forms_of
from graph.private_files import make_private
from graph.text_workbooks import TEXTS_STAY_TEXTS
from ontology.model import Model

if TYPE_CHECKING:
    import xlsxwriter

_ROWS = 500
_LISTS = "Listen"
_X = "x"


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its header, what the explanation row says, and the words of its drop-down."""

    label: str
    explanation: str
    choices: str = ""
    width: int = 20
    required: bool = False


@dataclass(frozen=True, slots=True)
class StarterSheet:
    """A sheet with its columns, and what is filled in: for everybody, and in the example."""

    name: str
    fields: tuple[Field, ...]
    example: Sequence[Sequence[str]]
    stated: bool = False


_BODIES = ("Steuerungsgruppe", "Netzwerktreffen", "Jugendhilfeausschuss")
_DAY = "24.09.2025"
_TICK = "x, wer dabei ist. Die Überschrift ist der Name des Gremiums: ändern Sie sie, und fügen Sie weitere Spalten an."
WHO = StarterSheet(
    "Wer ist dabei",
    (
        Field(
            "Name",
            "Amt, Träger, Einrichtung, Praxis: eine je Zeile. Keine Namen von Personen.",
            width=38,
            required=True,
        ),
        Field("Träger", "Wer sie trägt, zum Beispiel Stadt oder Caritas.", width=24),
        Field("Bereich", "Aus der Liste; leer lassen, wenn unsicher.", "Sector", 26),
        Field("Art", "Aus der Liste; leer lassen, wenn unsicher.", "OrganizationKind", 20),
        Field("Ort", "Ort oder Stadtteil."),
        Field("E-Mail", "Nur ein Funktionspostfach, zum Beispiel info@…", width=28),
        *(Field(body, _TICK, _X, 16) for body in _BODIES),
    ),
    (
        ("Stadt Beispielstadt", "", "", "Träger", "", "", "", "", ""),
        ("Caritasverband Beispielstadt", "", "", "Träger", "", "", "", "", "x"),
        ("Jugendamt Beispielstadt", "Stadt Beispielstadt", "Kinder- und Jugendhilfe", "Amt", "", "", "x", "x", "x"),
        ("Gesundheitsamt Beispielstadt", "Stadt Beispielstadt", "Gesundheitswesen", "Amt", "", "", "x", "x", ""),
        (
            "Koordinierungsstelle Frühe Hilfen",
            "Stadt Beispielstadt",
            "",
            "",
            "",
            "fruehe-hilfen@stadt.example",
            "x",
            "x",
            "",
        ),
        ("Schwangerenberatung Beispielstadt", "Caritasverband Beispielstadt", "", "", "", "", "", "x", ""),
        ("Kinderarztpraxis am Markt", "", "Gesundheitswesen", "Praxis", "Beispielstadt", "", "", "", ""),
        ("Geburtsklinik Beispielstadt", "", "Gesundheitswesen", "Einrichtung", "Beispielstadt", "", "", "x", ""),
    ),
    stated=True,
)
BODIES = StarterSheet(
    "Gremien",
    (
        Field("Name", "Wie in der Überschrift der Spalte auf dem Blatt davor.", width=34, required=True),
        Field("Art", "Aus der Liste.", "BodyKind", 30),
        Field("Seit", "Jahr genügt, zum Beispiel 2019."),
        Field("Mitglieder vollständig", "ja, wenn auf dem Blatt davor alle angekreuzt sind.", "Completeness", 24),
    ),
    (
        ("Steuerungsgruppe", "Steuerungsgruppe", "2019", "vollständig"),
        ("Netzwerktreffen", "Netzwerktreffen", "2013", ""),
        ("Jugendhilfeausschuss", "Jugendhilfeausschuss", "", ""),
    ),
)
TIES = StarterSheet(
    "Wer arbeitet mit wem",
    (
        Field("Wer", "Name wie auf dem ersten Blatt.", width=38, required=True),
        Field("Mit wem", "Name wie auf dem ersten Blatt.", width=38, required=True),
        Field(
            "Wie eng",
            "1 kennen sich, 2 arbeiten zusammen, 3 arbeiten eng zusammen, 4 verbindlich vereinbart; 0 gar nicht.",
            "0-4",
        ),
    ),
    (
        ("Koordinierungsstelle Frühe Hilfen", "Jugendamt Beispielstadt", "3"),
        ("Koordinierungsstelle Frühe Hilfen", "Gesundheitsamt Beispielstadt", "2"),
        ("Koordinierungsstelle Frühe Hilfen", "Schwangerenberatung Beispielstadt", "2"),
        ("Gesundheitsamt Beispielstadt", "Kinderarztpraxis am Markt", "1"),
    ),
)
SHEETS = (WHO, BODIES, TIES)


def write_starter(path: Path, model: Model, *, example: bool = False) -> None:
    """Write the empty starter, or with ``example`` a filled one of an invented town without persons."""
    import xlsxwriter

    make_private(path)
    book = xlsxwriter.Workbook(str(path), dict(TEXTS_STAY_TEXTS))
    try:
        _Starter(book, model, example=example).write()
    finally:
        book.close()


class _Starter:
    def __init__(self, book: "xlsxwriter.Workbook", model: Model, *, example: bool) -> None:
        self._book, self._model, self._example = book, model, example
        self._mark = forms_of(model).mark
        head = {"bold": True, "border": 1, "num_format": "@", "text_wrap": True, "valign": "top"}
        self._head = book.add_format({**head, "bg_color": "#D9E2EC"})
        self._required = book.add_format({**head, "bg_color": "#FFE08A"})
        grey = {"text_wrap": True, "valign": "top", "italic": True, "font_color": "#334E68", "num_format": "@"}
        self._explained = book.add_format(grey)
        self._text = book.add_format({"num_format": "@"})

    def write(self) -> None:
        """The three sheets; the hidden one with the choices stands last."""
        sheets = [(sheet, self._book.add_worksheet(sheet.name)) for sheet in SHEETS]
        sources = self._lists()
        for sheet, written in sheets:
            self._sheet(written, sheet, sources)

    def _lists(self) -> dict[str, str]:
        sheet = self._book.add_worksheet(_LISTS)
        names = sorted({field.choices for found in SHEETS for field in found.fields if field.choices})
        sources: dict[str, str] = {}
        for column, name in enumerate(names):
            labels = {_X: [_X], "0-4": ["0", "1", "2", "3", "4"]}.get(name) or [
                code.label.de for code in self._model.code_lists[name].codes
            ]
            sheet.write_column(0, column, [name, *labels])
            letter = chr(65 + column)
            sources[name] = f"={_LISTS}!${letter}$2:${letter}${len(labels) + 1}"
        sheet.hide()
        return sources

    def _sheet(self, written: Any, sheet: StarterSheet, sources: dict[str, str]) -> None:
        top = 0
        if sheet.stated:
            written.write_string(0, 0, f"Stand: {_DAY}" if self._example else "Stand:", self._head)
            top = 2
        for column, field in enumerate(sheet.fields):
            written.set_column(column, column, field.width, self._text)
            written.write_string(top, column, field.label, self._required if field.required else self._head)
            mark = f"{self._mark} " if column == 0 else ""
            written.write_string(top + 1, column, mark + field.explanation, self._explained)
            if source := sources.get(field.choices):
                options = {"validate": "list", "source": source, "error_type": "information", "show_error": False}
                written.data_validation(top + 2, column, top + _ROWS, column, options)
        written.set_row(top + 1, 64)
        written.freeze_panes(top + 2, 1)
        for number, row in enumerate(sheet.example if self._example else (), start=top + 2):
            for column, text in enumerate(row):
                if text:
                    written.write_string(number, column, text, self._text)
