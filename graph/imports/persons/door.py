"""The door: tables -> the same tables without what is personal, and a sentence for each column that lost something.

It works on cells, before rows become records: what is dropped here reaches no id, no claim and no message.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from graph.imports.persons import person_sentences
from graph.imports.persons.at_a_glance import suspects
from graph.imports.persons.column_reading import (
    ColumnReading,
    is_contact_header,
    is_mark,
    kept_among_persons,
    kept_of,
    of_cell,
    of_column,
)
from graph.imports.persons.cutting import without_names
from graph.imports.persons.vocabulary import Personal, of_header
from graph.imports.problems import ImportProblem, Place, Problems
from graph.imports.recognise.arranged.tables import TableLayout, TypedSheet
from graph.imports.recognise.texts.headers import ELSEWHERE, PERSONS, Column
from graph.imports.vocabulary.forms import Forms
from graph.imports.workbook import address
from ontology.model import Text
from ontology.names import EntityType, Prop

_CONTACTS = (Prop.MAILBOX, Prop.PHONE, Prop.EMAIL)
_NAMES = (Prop.NAME, Prop.ALIAS)
_ORIGINS = ("source", "locator")
"""Columns about the row itself that become records and places: „Mail von Frau Muster“."""
_OF_NAMES = (ColumnReading.NAMES, ColumnReading.ORIGINS)
_SEVERAL = 2
"""In so many cells a column has to name persons, that a further name in it is asked about."""
DoorRows = list[Sequence[str]]


@dataclass(frozen=True, slots=True)
class ColumnLoss:
    """What a column loses: by row number the text that stays, how often what was dropped, and whether that was all."""

    kept: dict[int, str]
    dropped: Counter[Personal]
    whole: bool


@dataclass(frozen=True)
class Door:
    """Lets through what is of organizations; with ``open_for_persons`` all but names of persons that would name those.

    Whoever is called like a person and listed as an organization would be shown to everybody as one.
    """

    forms: Forms
    open_for_persons: bool = False

    def passed(self, layout: TableLayout, problems: Problems) -> TableLayout:
        """The layout without what is personal; each column that lost something is named."""
        return replace(layout, sheets=tuple(self._table(table, problems) for table in layout.sheets))

    def _table(self, table: TypedSheet, problems: Problems) -> TypedSheet:
        rows: DoorRows = [*table.sheet.rows]
        told = next((c for c in table.columns() if c.action == "meta" and c.name == "type"), None)
        persons = {n for n, cells in table.rows(self.forms.mark) if self._is_person(table, told, cells)}
        kept_persons = persons if self.open_for_persons else frozenset[int]()
        changed, turned_away = self._drop_persons(table, rows, persons - kept_persons, problems), set[int]()
        emptied: set[tuple[int, int]] = set()
        among_persons: set[int] = set()
        numbers = [n for n, _ in table.rows(self.forms.mark) if any(rows[n]) and n not in kept_persons]
        for column in table.columns():
            if self.open_for_persons and not (column.action == "value" and column.name in _NAMES):
                continue
            at = column.index
            judged = column_loss(column, ((n, rows[n][at]) for n in numbers if at < len(rows[n])))
            if judged is None:
                continue
            changed = True
            for number, text in judged.kept.items():
                rows[number] = _with(rows[number], column.index, text)
                emptied |= {(number, column.index)} if not text else set()
            turned_away |= {column.index} if judged.whole else set()
            among_persons |= {column.index} if judged.dropped[Personal.PERSON] >= _SEVERAL else set()
            if _repeats(table, column):
                continue
            self._say(table, column, judged, problems)
        if not changed:
            return table
        return replace(
            _without(table, rows, turned_away), emptied=frozenset(emptied), among_persons=frozenset(among_persons)
        )

    def _say(self, table: TypedSheet, column: Column, judged: ColumnLoss, problems: Problems) -> None:
        """Name what a column lost, a sentence for each kind of it."""
        place = table.place(min(judged.kept), column)
        where = person_sentences.line_of(place.cell, turned=table.origin is not None and table.origin.turned)
        cut = sum(bool(text) for text in judged.kept.values()) if reading_of(column) in _OF_NAMES else 0
        for kind, count in sorted(judged.dropped.items()):
            problems.add(place, "", person_sentences.refused(kind, where, column.header, count, cut=cut))

    def _drop_persons(self, table: TypedSheet, rows: DoorRows, gone: Set[int], problems: Problems) -> bool:
        """Rows that list a person, by their sheet or by the column Eintragsart, are emptied."""
        for number in gone:
            rows[number] = []
        if gone:
            place = Place(table.sheet.file, table.sheet.name, address(min(gone), 0))
            problems.add(place, "", person_sentences.refused_rows(table.type, len(gone)))
        return bool(gone)

    def _is_person(self, table: TypedSheet, told: Column | None, cells: Sequence[str]) -> bool:
        text = cells[told.index] if told is not None and told.index < len(cells) else ""
        name = self.forms.type_of_sheet(text) if text else table.type.name
        return name == EntityType.PERSON


def told_plainly(problem: ImportProblem) -> ImportProblem:
    """A problem as it may be printed: what it quotes names offices only (decision 0020)."""
    return replace(
        problem,
        found=without_names(f"„{problem.found}“")[1:-1],
        sentence=_told(problem.sentence),
        remedy=_told(problem.remedy),
    )


def _told(text: Text) -> Text:
    return Text(de=without_names(text.de), en=without_names(text.en))


def column_loss(column: Column, texts: Iterable[tuple[int, str]]) -> ColumnLoss | None:
    """What a column loses of its texts by row; None if nothing."""
    reading = reading_of(column)
    # In a column of towns or regions a word alone is one, whoever else is called so: "Heide".
    towns = column.name in (Prop.LOCALITY, ELSEWHERE)
    said = {n: text for n, text in texts if text and not (towns and " " not in text)} if reading is not None else {}
    if reading is None or not said:
        return None
    of_persons = column.action == "keep" and column.name == PERSONS
    whole = of_header(column.header) if column.action == "keep" else None
    if of_persons:
        whole = whole or Personal.PERSON
    elif whole is None and reading is not ColumnReading.CONTACTS:
        whole = of_column(list(said.values()))
    kept: dict[int, str] = {}
    dropped: Counter[Personal] = Counter()
    looked_at = [*(said.items() if whole is not None else suspects(said, reading))]
    kinds = {text: of_cell(text, reading) for text in dict.fromkeys(text for _, text in looked_at)}
    for number, text in looked_at:
        kind = kinds[text] or (whole if whole is not None and not is_mark(text) else None)
        if kind is None:
            continue
        stays = _stays(text, reading, among_persons=whole is Personal.PERSON, of_persons=of_persons)
        if stays != text:
            kept[number] = stays
            dropped[whole or kind] += 1
    all_of_it = column.action == "keep" and (of_persons or kept.keys() == said.keys())
    return ColumnLoss(kept, dropped, all_of_it) if kept else None


def _stays(text: str, reading: ColumnReading, *, among_persons: bool, of_persons: bool) -> str:
    if of_persons:
        return ""
    if among_persons and reading is ColumnReading.NAMES:
        return kept_among_persons(text)
    return kept_of(text, reading)


def reading_of(column: Column) -> ColumnReading | None:
    """How the cells of a column are read; None for what is about the row itself, and for addresses of pages.

    Under the header "Praxis" a doctor's name is that of a practice. Beside codes, days and numbers the words of a list
    are kept, too: "2019 (Frau Muster)".
    """
    if column.name == Prop.NAME and "praxis" in column.header.casefold():
        return None
    if column.action == "meta":
        return ColumnReading.ORIGINS if column.name in _ORIGINS else None
    if column.name in _CONTACTS or (column.action == "keep" and is_contact_header(column.header)):
        return ColumnReading.CONTACTS
    if column.action == "keep" or column.name == Prop.NOTE:
        return ColumnReading.NOTES
    return ColumnReading.NAMES if column.prop is not None and column.name != Prop.WEBSITE else None


def _repeats(table: TypedSheet, column: Column) -> bool:
    """Whether a column was made of names in other cells, of which the door tells by themselves."""
    return column.action == "end" and table.origin is not None and bool(table.origin.places)


def _without(table: TypedSheet, rows: DoorRows, turned_away: Set[int]) -> TypedSheet:
    """The table with other rows. Said once, at the door: a column that was turned away is not unknown as well."""
    if not table.fixed:
        for index in turned_away:
            rows[table.header] = _with(rows[table.header], index, "")
    fixed = tuple(c for c in table.fixed if c.index not in turned_away)
    return replace(table, sheet=replace(table.sheet, rows=rows), fixed=fixed)


def _with(cells: Sequence[str], index: int, text: str) -> list[str]:
    return [*cells[:index], text, *cells[index + 1 :]]
