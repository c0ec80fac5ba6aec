"""Text lists as offices and programs write them: any separator and line end, ``sep=`` in the first line."""

import re
from itertools import islice

from graph.errors import UnreadableFileError
from graph.imports.problems import Issue
from graph.imports.read.aligned import with_indents, with_tabs
from graph.imports.read.broken_rows import rows_whole
from graph.imports.read.cleaning import ODD, cleaned
from graph.imports.read.decoding import Decoded, decoded
from graph.imports.read.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS, BrokenError, SizeError
from graph.imports.read.notices import (
    Notices,
    columns_by_blanks,
    cut_off,
    open_quote,
    rows_in_quotes,
    rows_joined,
    wider,
)
from graph.imports.read.notices import joined as joined_notice
from graph.imports.read.quotes import Splitter
from graph.imports.read.row_quotes import without_row_quotes
from graph.imports.read.separators import joined_cells, separator_of, usual_width
from graph.imports.read.source import ReadTable, Source, reader
from graph.imports.read.text_marks import with_plain_marks, with_tabs_for_blanks
from graph.imports.workbook import Sheet, address

_SEP = "sep="
_AS_TEXT = re.compile(r"""="|'[\d+(]""")
_OF_NUMBERS = tuple("0123456789+(")
_EVERY = 5000
_NO_LETTER = re.compile(r"[a-zA-Z]\?[a-z]|\?\?[a-z]")
_MANY_LOST, _SHOWN = 3, 60
"""So many different cells with such a sign are no chance."""


@reader(".csv", ".tsv", ".txt", sure=1)
def read_text(source: Source) -> ReadTable:
    """The one sheet of a text file, named after the file."""
    try:
        found = decoded(source.data)
    except BrokenError as error:
        raise UnreadableFileError(
            f"„{source.name}“ ist keine Textdatei und keine Arbeitsmappe. Bitte speichern Sie die Liste in Excel als "
            "„CSV UTF-8“ oder als Excel-Arbeitsmappe."
        ) from error
    return table_of(source, found)


def table_of(source: Source, found: Decoded) -> ReadTable:
    """The sheet of a decoded text."""
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    notices = Notices(source.name)
    if found.cut:
        notices.add(cut_off(), source.stem)
    delimiter, text, start = _named_separator(text)
    if not delimiter and (parted := with_tabs_for_blanks(text)) is not None:
        delimiter, text = "\t", parted
    elif not delimiter and (aligned := with_tabs(text)) is not None:
        delimiter, text = "\t", aligned
        notices.add(columns_by_blanks(), source.stem)
    elif not delimiter and (indented := with_indents(text)) is not None:
        delimiter, text = "\t", indented
    text, wrapped = without_row_quotes(text)
    if wrapped:
        notices.add(rows_in_quotes(), source.stem)
    above: list[list[str]] = [[]] * start
    delimiter = delimiter or separator_of(text)
    text = with_plain_marks(text, delimiter)
    reading = _Reading(source, notices, delimiter, start)
    rows = above + reading.rows(text)
    if not any(map(any, rows)):
        source.refuse_empty()
    _refuse_lost_letters(source, rows)
    sheet = Sheet(source.stem, source.name, rows, indents=reading.indents)
    return ReadTable([sheet], found.encoding, notices=notices.all())


def _typed_as_text(cell: str) -> str:
    """A cell without the signs by which people keep spreadsheets from making a number of it.

    >>> [_typed_as_text(cell) for cell in ('="07743"', "'0364 12", "'s Hoim", "=A1")]
    ['07743', '0364 12', "'s Hoim", '=A1']
    """
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1].replace('""', '"').strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _OF_NUMBERS and "'" not in cell[1:] else cell


def _refuse_lost_letters(source: Source, rows: list[list[str]]) -> None:
    """Refuse a text whose umlauts a program wrote as question marks: "Fr?hf?rderung" names nobody."""
    cells = [cell for row in rows for cell in row if "?" in cell and _NO_LETTER.search(cell) and "/" not in cell]
    if len(set(cells)) < _MANY_LOST or not all(map(_is_ascii, rows)):
        return
    raise UnreadableFileError(
        f"In „{source.name}“ stehen Fragezeichen, wo Umlaute waren, etwa „{cells[0][:_SHOWN]}“. Bitte speichern Sie "
        "die Liste noch einmal, als „CSV UTF-8“ oder als Excel-Arbeitsmappe."
    )


def _is_ascii(row: list[str]) -> bool:
    return "".join(row).isascii()


def _named_separator(text: str) -> tuple[str, str, int]:
    """The separator that a first line names. The line stays as an empty row: addresses are those people see."""
    first, _, rest = text.partition("\n")
    line = first.strip("\ufeff \"'")
    if line[:4].casefold() == _SEP and len(line) <= 5:
        return line[4:] or "\t", rest, 1
    return "", text, 0


class _Reading:
    """Reads the rows of one text."""

    def __init__(self, source: Source, notices: Notices, delimiter: str, start: int) -> None:
        self._source, self._notices, self._delimiter, self._start = source, notices, delimiter, start
        self.indents: dict[tuple[int, int], int] = {}

    def rows(self, text: str) -> list[list[str]]:
        """The rows with clean cells, without empty cells and rows at the end."""
        if text.count("\n") > 2 * MAX_ROWS:
            raise SizeError
        first = [row.cells for row in islice(Splitter(text, self._delimiter).rows(), 200)]
        rows: list[list[str]] = []
        for row in Splitter(text, self._delimiter, usual_width(first)).rows():
            if len(rows) == MAX_ROWS or (len(row.cells) > MAX_COLUMNS and any(row.cells[MAX_COLUMNS:])):
                raise SizeError
            if row.open_quote:
                number = row.open_quote + self._start
                self._note(open_quote(number), len(rows), 0, row.cells)
            rows.append(row.cells[:MAX_COLUMNS])
            if len(rows) % _EVERY == 0:
                self._source.progress(self._source.stem, len(rows))
        rows = self._whole(rows) if '"' not in text else rows
        self._mend_widths(rows)
        if "\n  " in text:
            begins = ((n + self._start, cells[0]) for n, cells in enumerate(rows) if cells and cells[0][:2].isspace())
            self.indents = {(n, 0): len(cell) - len(cell.lstrip()) for n, cell in begins if cell.strip()}
        self._clean(rows, odd=ODD.search(text) is not None)
        return [list(map(_typed_as_text, row)) for row in rows] if _AS_TEXT.search(text) else rows

    def _whole(self, rows: list[list[str]]) -> list[list[str]]:
        """The rows with lines joined that line breaks in cells part; refused where nobody can say which."""
        made, open_ = rows_whole(rows)
        if open_:
            raise UnreadableFileError(
                f"In „{self._source.name}“ stehen Zeilenumbrüche in Zellen, ohne Anführungszeichen. Wo eine Zeile "
                "endet, ist nicht zu erkennen. Bitte speichern Sie die Liste als Excel-Arbeitsmappe."
            )
        if len(made) < len(rows):
            self._notices.add(rows_joined(len(rows) - len(made)), self._source.stem)
        return made

    def _mend_widths(self, rows: list[list[str]]) -> None:
        usual = usual_width(rows)
        for number, row in enumerate(rows if usual else ()):
            if len(row) <= usual or not any(map(str.strip, row[usual:])):
                continue
            made, columns = joined_cells(row, usual, self._delimiter)
            for column in columns:
                self._note(joined_notice(), number, column, made[column : column + 1])
            if not columns:
                self._note(wider(len(row), usual), number, usual, row[usual:])
            rows[number] = made

    def _clean(self, rows: list[list[str]], *, odd: bool) -> None:
        for number, row in enumerate(rows):
            if max(map(len, row), default=0) > MAX_CELL:
                raise UnreadableFileError(
                    f"„{self._source.name}“ lässt sich nicht als CSV-Datei lesen: In Zeile "
                    f"{number + self._start + 1} steht eine Zelle mit mehr als {MAX_CELL} Zeichen. Bitte prüfen Sie, "
                    "ob ein Anführungszeichen fehlt, oder speichern Sie die Liste als Excel-Datei."
                )
            made = self._clean_row(number, row) if odd else [cell.strip() for cell in row]
            while made and not made[-1]:
                made.pop()
            rows[number] = made
        while rows and not rows[-1]:
            rows.pop()

    def _clean_row(self, number: int, row: list[str]) -> list[str]:
        sheet, at = self._source.stem, number + self._start
        return [cleaned(cell, self._notices.teller(sheet, at, column)) for column, cell in enumerate(row)]

    def _note(self, issue: Issue, row: int, column: int, found: list[str]) -> None:
        cell = address(row + self._start, column)
        self._notices.add(issue, self._source.stem, cell, self._delimiter.join(found).strip())
