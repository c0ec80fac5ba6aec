"""Minutes of a meeting -> who came, read as a list of organizations with a column for the day.

"Arbeitskreis Frühe Hilfen, 12.03.2024", "Teilnehmende:", and the names below or in the same line, and "Entschuldigt:".
A colon tells such a word from the header of a list; without one there are two such words, each in a line of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from graph.imports.days_in_texts import day_in
from graph.imports.persons.cutting import office_in
from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.member_titles import nominative_body
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LOOK, _MOST_ROWS, _FULL_DAY, _MOST_NAMES = 15, 600, 10, 300
_SPLIT = re.compile(r"[;\n]|, (?![^()]{0,80}\))")
_BULLET = re.compile(r"^(?:[-–•*·]|\d{1,2}[.)]) ?")
_BODY_ENDS = (" am ", " vom ")
_BODY_BEGINS = frozenset({"sitzung", "treffen", "protokoll", "niederschrift", "netzwerktreffen", "ergebnisprotokoll"})
_ARTICLES = frozenset({"der", "des", "vom", "von", "im", "zur", "zum"})
_HEAD = "Einrichtung"
_At = tuple[int, int]


class CameIn(NamedTuple):
    """The grid with a header of its own, its area, its title, and the day."""

    grid: TextGrid
    area: TableArea
    title: str
    day: str


def came_in(grid: TextGrid, lexicon: SheetLexicon) -> CameIn | None:
    """Those who came, or were excused, by minutes that say on which day; None if they do not."""
    rows = [r for r, cells in enumerate(grid.rows) if any(cells)]
    if not rows or len(rows) > _MOST_ROWS:
        return None
    named = list(_named(grid, lexicon))
    heads = [text for r in rows[:_LOOK] for text in grid.rows[r] if text]
    days = (day_in(text) for text in heads if "stand" not in word_key(text).split())
    day = next((d for d in days if d is not None and len(d) == _FULL_DAY), "")
    if not day or not any(mark == "x" for _, _, mark in named):
        return None
    body = next((b for text in heads if (b := _body_of(text, lexicon))), "")
    made = _Made(grid)
    for at, name, mark in named[:_MOST_NAMES]:
        made.put(at, name, mark)
    return made.built(f"Teilnehmende {body}" if body else "", day)


def _named(grid: TextGrid, lexicon: SheetLexicon) -> Iterator[tuple[_At, str, str]]:
    """The organizations that are named below, or behind, the words for those who came: where, who, and the mark."""
    mark, count = "", min(len(grid.rows), 2 * _MOST_ROWS)
    alone = [texts[0] for cells in grid.rows[:count] if len(texts := [t for t in cells if t]) == 1]
    bare = sum(_says(text, lexicon) is not None for text in alone) > 1
    for row in range(count):
        texts = list(grid.rows[row])
        first = next((c for c, text in enumerate(texts) if text), None)
        if first is None:
            continue
        before, colon, behind = texts[first].partition(":")
        told = colon or (bare and sum(map(bool, texts)) == 1)
        said = _says(before, lexicon, beside=mark) if told else None
        if said is not None:
            mark, texts[first] = said, behind
        elif _begins(texts[first], lexicon):
            mark = ""
        for column in range(first, len(texts)) if mark else ():
            for piece in _SPLIT.split(texts[column][:2000]):
                name = office_in(_BULLET.sub("", piece.strip()))
                if name and lexicon.is_organization(name):
                    yield (row, column), name, mark


def _says(text: str, lexicon: SheetLexicon, beside: str = "") -> str | None:
    """The mark for those whom a line announces; None if it announces nobody.

    Guests came if they stand ``beside`` others who did; elsewhere they are those of a body.
    """
    key = word_key(text)
    words = lexicon.layouts.rows
    if key in words["guests"] and beside == "x":
        return beside
    return "x" if key in words["came"] else "e" if key in words["excused"] else "-" if key in words["missing"] else None


def _begins(text: str, lexicon: SheetLexicon) -> bool:
    """Whether another part of the minutes begins."""
    return word_key(text).split(" ")[0] in lexicon.layouts.rows["minutes"]


def _body_of(line: str, lexicon: SheetLexicon) -> str:
    """The body that a line of the head names: "Protokoll der 3. Sitzung des Arbeitskreises Frühe Hilfen am …"."""
    words = line.split()
    starts = [n + 1 for n, w in enumerate(words) if word_key(w) in _BODY_BEGINS]
    words = words[starts[-1] :] if starts else words
    while words and word_key(words[0]) in _ARTICLES:
        words = words[1:]
    text = " ".join(words)
    for end in _BODY_ENDS:
        text = text.split(end)[0]
    return nominative_body(text.strip(), lexicon) if len(text) > 1 else ""


@dataclass
class _Made:
    """Puts the grid together: a row for each organization, where it stands or behind the last one of the sheet."""

    grid: TextGrid
    rows: dict[int, list[str]] = field(default_factory=dict)
    places: dict[_At, _At] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)

    def put(self, at: _At, name: str, mark: str) -> None:
        """Note one organization; whoever is named twice is told once."""
        if word_key(name) in self.known:
            return
        row = at[0] if at[0] not in self.rows else max(len(self.grid.rows), *(r + 1 for r in self.rows))
        self.known[word_key(name)] = row
        self.rows[row] = [name, mark]
        self.places |= {(row, 0): at, (row, 1): at}

    def built(self, title: str, day: str) -> CameIn:
        """The list with all of them."""
        header = max(len(self.grid.rows), *(r + 1 for r in self.rows))
        rows = [self.rows.get(r, []) for r in range(header)] + [[_HEAD, ".".join(reversed(day.split("-")))]]
        places = {**self.places, (header, 0): (min(self.rows), 0), (header, 1): (min(self.rows), 0)}
        made = replace(
            self.grid, sheet=replace(self.grid.sheet, rows=rows), rows=rows, made_header=header, moved=places
        )
        return CameIn(made, TableArea((header,), min(self.rows), header, 0, made.width - 1, ()), title, day)
