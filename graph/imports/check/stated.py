"""When a list was made, as far as it says so itself: "Stand: 14.03.2024" beside a table, or a date in its file name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.identifiers import folded
from graph.imports.dates import day_of
from graph.imports.problems import Place
from graph.imports.workbook import Sheet, Workbook, address
from graph.wording import spelled
from ontology import say
from ontology.model import Text
from ontology.values import earliest

_SAYS = re.compile(
    r"(?<![\w-])(?:stand|aktualisiert|aktualisierung|fassung vom|letzte aenderung|ueberarbeitet|as of)\b"
)
_WORDS = ("zuletzt", "am", "vom", "der liste", "per", "zum", "den")
_IN_NAME = re.compile(r"(?<!\d)(\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{1,2}[-_.]\d{1,2}[-_.]\d{4}|\d{4}[-_.]\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ABOVE, _BELOW = 30, 10
"""So many rows at the beginning and the end of a sheet may hold titles and footers."""
_WEEK = re.compile(r"\bkw ?(\d{1,2}) ?[/. ] ?((?:19|20)\d{2})\b")
_SEASON = re.compile(
    r"\b(?:fruehjahr|fruehling|sommer|herbst|winter|jahresanfang|jahresende|mitte|anfang|ende) ((?:19|20)\d{2})\b"
)
_LAST_WEEK = 52
"""The 53rd week is one of few years: not worth a wrong day."""
_FEW_CELLS = 2
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
    named = (_in_name(file.name) for file in workbook.files)
    return (*said, *(found for found in named if found is not None))


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
        if len(filled) > _FEW_CELLS:
            continue
        for i, cell in filled:
            beside = next((text for j, text in filled if j > i), "")
            at = Place(sheet.file, sheet.name, address(number, i))
            if day := _said(cell, beside):
                yield Stated(day, cell, at, sure=True)
            elif day := _about(cell):
                yield Stated(day, cell, at, sure=False)
    if day := _said(sheet.name, ""):
        yield Stated(day, sheet.name, Place(sheet.file, sheet.name), sure=True)


def _said(cell: str, beside: str) -> str | None:
    plain = folded(cell)
    if len(plain) > _LONGEST or (found := _SAYS.search(plain)) is None:
        return None
    rest = plain[found.end() :].strip(" :.,-–()")
    for _ in range(2):
        rest = next((rest.removeprefix(w).lstrip(" :") for w in _WORDS if rest.startswith(f"{w} ")), rest)
    return _first_day(rest) if rest else day_of(beside)


def _about(cell: str) -> str | None:
    """The time that a cell names beside the word "Stand", but no day: a season, a week."""
    plain = folded(cell)
    if len(plain) > _LONGEST or (found := _SAYS.search(plain)) is None:
        return None
    rest = plain[found.end() :]
    if (week := _WEEK.search(rest)) and 1 <= int(week[1]) <= _LAST_WEEK:
        return date.fromisocalendar(int(week[2]), int(week[1]), 1).isoformat()
    season = _SEASON.search(rest)
    return season[1] if season else None


def _first_day(text: str) -> str | None:
    """The date with which a text begins, the longest first: "maerz 2024, netzwerk fruehe hilfen"."""
    words = text.split(" ")
    for end in range(min(4, len(words)), 0, -1):
        if day := day_of(" ".join(words[:end]).strip(",;()")):
            return day
    return None


def _in_name(name: str) -> Stated | None:
    for found in _IN_NAME.findall(name):
        parts = _COMPACT.fullmatch(found)
        text = "-".join(parts.groups()) if parts else re.sub("[-_.]", "." if found[2:3] in "-_." else "-", found)
        if day := day_of(text):
            return Stated(day, name, Place(name), sure=False)
    return None
