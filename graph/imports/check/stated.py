"""When a list was made, as far as it says so itself: "Stand: 14.03.2024" beside a table, or a date in its file name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.identifiers import folded
from graph.imports.dates import day_of
from graph.imports.days_in_texts import day_in, part_of_year_in
from graph.imports.problems import Place
from graph.imports.workbook import Sheet, Workbook, address
from graph.wording import spelled
from ontology import say
from ontology.model import Text
from ontology.values import earliest

_SAYS = re.compile(
    r"(?<![\w-])(?:stand|aktualisiert|aktualisierung|fassung vom|letzte aenderung|ueberarbeitet|as of"
    r"|(?:last )?updated?)\b"
)
_WORDS = ("zuletzt", "am", "vom", "der liste", "per", "zum", "den")
_IN_NAME = re.compile(r"(?<!\d)(\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{1,2}[-_.]\d{1,2}[-_.]\d{4}|\d{4}[-_.]\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SIX = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)(?!\d)")
"""Day or year first: both are offered."""
_ABOVE, _BELOW = 30, 10
"""So many rows at the beginning and the end of a sheet may hold titles and footers."""
_WEEK = re.compile(r"\bkw ?(\d{1,2}) ?[/. ] ?((?:19|20)\d{2})\b")
_MONTH_FIRST = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d./-])(\d\d)\)?$")
_LAST_MONTH = 12
_LAST_WEEK = 52
"""The 53rd week is one of few years: not worth a wrong day."""
_FEW_CELLS, _TITLE_CELLS = 2, 4
"""So many cells has a row that is no row of a table, and so many one in which "Stand" stands alone beside a day."""
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that a list may describe. ``sure`` says that the list itself calls it so; a file name only suggests it."""

    day: str
    text: str
    place: Place
    sure: bool

    @property
    def told(self) -> Text:
        """The day and where it stands, for a question: „2024 (in A1 steht „Stand Frühjahr 2024“)“."""
        day, cell = spelled(self.day), self.place.cell
        if not cell:
            return say("{day} („{text}“)", "{day} (“{text}”)", day=day, text=self.text)
        return say(
            "{day} (in {cell} steht „{text}“)", "{day} ({cell} says “{text}”)", day=day, cell=cell, text=self.text
        )


def stated_in(workbook: Workbook) -> tuple[Stated, ...]:
    """Every day that titles, footers, cells beside the tables and file names give, in the order of the file."""
    said = [found for sheet in workbook.sheets if not sheet.hidden for found in _in_sheet(sheet)]
    return (*said, *(found for file in workbook.files for found in _in_name(file.name)))


def agreed(found: tuple[Stated, ...], today: date) -> dict[tuple[str, str], str]:
    """The days that the list itself gives, by file and sheet; (file, "") stands for the sheets that give none.

    Where a sheet, or the sheets of a file, name different days, or one that lies ahead, nothing is settled.
    """
    days: dict[tuple[str, str], set[str]] = defaultdict(set)
    for stated in found:
        if stated.sure and earliest(stated.day) <= today:
            days[stated.place.file, stated.place.sheet].add(stated.day)
            days[stated.place.file, ""].add(stated.day)
    return {place: next(iter(said)) for place, said in days.items() if len(said) == 1}


def _in_sheet(sheet: Sheet) -> Iterator[Stated]:
    last = len(sheet.rows)
    for number in sorted({*range(min(_ABOVE, last)), *range(max(0, last - _BELOW), last)}):
        filled = [(i, cell) for i, cell in enumerate(sheet.rows[number]) if cell]
        if len(filled) > _TITLE_CELLS:
            continue
        for i, cell in filled:
            if len(filled) > _FEW_CELLS and not _is_word(cell):
                continue
            beside = next((text for j, text in filled if j > i), "")
            at = Place(sheet.file, sheet.name, address(number, i))
            remark = i > filled[0][0] and _below_rows(sheet, number)
            if day := _said(cell, beside):
                yield Stated(day, cell, at, sure=not remark)
            elif not remark and len(filled) <= _FEW_CELLS and (day := _about(cell, beside)):
                yield Stated(day, f"{cell} {beside}" if _is_word(cell) else cell, at, sure=False)
    if day := _said(sheet.name, ""):
        yield Stated(day, sheet.name, Place(sheet.file, sheet.name), sure=True)
    yield from _in_titles(sheet)


def _in_titles(sheet: Sheet) -> Iterator[Stated]:
    """Other days above the table: "gedruckt am 1.2.2025", "Version vom 14. Mai 2024"."""
    end = next((n for n, row in enumerate(sheet.rows[:_ABOVE]) if sum(map(bool, row)) > 1), 0)
    for number, row in enumerate(sheet.rows[:end]):
        for i, cell in enumerate(row):
            if not cell or _SAYS.search(folded(cell[:_LONGEST])) is not None:
                continue
            if day := _more_than_a_year(cell):  # a year alone is about anything
                yield Stated(day, cell, Place(sheet.file, sheet.name, address(number, i)), sure=False)


def _more_than_a_year(text: str) -> str | None:
    """The day or the part of a year that a text names."""
    day = day_in(text)
    return day if day is not None and "-" in day else part_of_year_in(text)


def _below_rows(sheet: Sheet, number: int) -> bool:
    """Whether a row goes on a table: what stands behind its first cell is about the row, and not about the list."""
    above = [sum(map(bool, cells)) for cells in sheet.rows[max(0, number - _ABOVE) : number]]
    many = any(n > _FEW_CELLS for n in above) or sum(n == _FEW_CELLS for n in above) > 1
    return many and bool(above[-1])


def _said(cell: str, beside: str) -> str | None:
    plain = folded(cell)
    if len(plain) > _LONGEST or (found := _SAYS.search(plain)) is None:
        return None
    rest = plain[found.end() :].strip(" :.,-–()")
    for _ in range(2):
        rest = next((rest.removeprefix(w).lstrip(" :") for w in _WORDS if rest.startswith(f"{w} ")), rest)
    return _first_day(rest) if rest else day_of(beside)


def _is_word(cell: str) -> bool:
    plain = folded(cell).strip(" :")
    return len(plain) <= _LONGEST and _SAYS.fullmatch(plain) is not None


def _about(cell: str, beside: str) -> str | None:
    """The time that a cell names behind the word "Stand", but no day of the calendar: a week, "31.02.2024"."""
    plain = folded(cell)
    if len(plain) > _LONGEST or (found := _SAYS.search(plain)) is None:
        return None
    rest = plain[found.end() :].strip(" :.,-–()") or folded(beside[:_LONGEST])
    if (week := _WEEK.search(rest)) and 1 <= int(week[1]) <= _LAST_WEEK:
        return date.fromisocalendar(int(week[2]), int(week[1]), 1).isoformat()
    if american := _MONTH_FIRST.search(rest):
        return f"{american[3]}-{american[1].zfill(2)}-{american[2]}"
    if (day := day_in(rest)) is not None:
        return day
    if year := _YEAR.search(rest):
        return year[0]
    short = _SHORT_YEAR.search(rest)
    return f"20{short[1]}" if short and int(short[1]) > _LAST_MONTH else None


def _first_day(text: str) -> str | None:
    """The date with which a text begins, the longest first: "maerz 2024, netzwerk fruehe hilfen"."""
    words = text.split(" ")
    for end in range(min(4, len(words)), 0, -1):
        if day := day_of(" ".join(words[:end]).strip(",;()")):
            return day
    return None


def _in_name(name: str) -> Iterator[Stated]:
    """The day that the name of a file gives; of six digits both that they can mean, the later one first."""
    for day in _days_in(name.rpartition(".")[0] or name):
        yield Stated(day, name, Place(name), sure=False)


def _days_in(stem: str) -> tuple[str, ...]:
    for found in _IN_NAME.findall(stem):
        parts = _COMPACT.fullmatch(found)
        text = "-".join(parts.groups()) if parts else re.sub("[-_.]", "." if found[2:3] in "-_." else "-", found)
        if day := day_of(text):
            return (day,)
    if six := _SIX.search(stem):
        a, month, b = six.groups()
        read = {day_of(f"20{a}-{month}-{b}"), day_of(f"20{b}-{month}-{a}")} - {None}
        return tuple(sorted(filter(None, read), reverse=True))
    plain = stem.replace("_", " ")
    day = _more_than_a_year(plain) or day_in(plain)
    return (day,) if day else ()
