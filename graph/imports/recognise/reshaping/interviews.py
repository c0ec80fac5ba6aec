"""Answers to questions that stand below one another: an institution in each column, or one for the whole sheet.

"Frage | Jugendamt | Klinikum" has a record in each column, "Frage | Antwort" one that an answer, the sheet or its title
names. The questions are read as those of a survey are, by the word for the column that they ask for.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.imports.recognise.reshaping.columns_added import naming_column
from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.asked_headers import asks, plainly_asked
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.words import word_key

_LOOK, _FEWEST, _MOST_ROWS, _MOST_COLUMNS, _MANY = 8, 2, 200, 100, 0.6
_NAME = "Einrichtung"
_WITH = re.compile(r"^.{0,40}?\b(?:mit|bei|in)\b (?:der |dem |den )?|^.{0,40}?: ?")
_DAY_BEHIND = re.compile(r"[ ,]{1,3}(?:am |vom |, |\().{0,30}$")


class _Frame(NamedTuple):
    """The row over the answers, if there is one, the column of the questions, those of answers, and their rows."""

    header: int | None
    left: int
    columns: Sequence[int]
    rows: Sequence[int]


def interviews(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of those who answered; None if the sheet is something else, or nobody says who answered."""
    frame = _framed(grid, lexicon)
    if frame is None:
        return None
    asked = {r: plainly_asked(grid.cell(r, frame.left), lexicon) for r in frame.rows}
    names = _across(grid, lexicon, frame) if frame.header is not None else {}
    naming = naming_column(asked, lexicon)
    alone = frame.columns[0]
    if not names and len(frame.columns) == 1:
        said = SaidCell(grid.cell(naming, alone), (naming, alone)) if naming is not None else None
        said = said if said is not None and said.text else _titled(grid, lexicon, frame)
        names = {alone: said} if said is not None else {}
    if not names:
        return None
    rows = [r for r in frame.rows if r != naming or len(frame.columns) > 1]
    heads = [SaidCell(_NAME, next(iter(names.values())).at), *(SaidCell(asked[r], (r, frame.left)) for r in rows)]
    made = ListMaker(grid, heads)
    puts = [made.put(name, *(SaidCell(grid.cell(r, c), (r, c)) for r in rows)) for c, name in names.items()]
    titles = titles_above(grid, frame.header if frame.header is not None else frame.rows[0])
    issue = shape_sentences.interviews_read(len(names), len(rows))
    at = next(iter(names.values())).at
    taken = {cell.at[0] for cell in names.values()}
    headers = (frame.header,) if frame.header is not None and frame.header not in taken else ()
    further = {r: puts[0] for r in (*frame.rows, *(titles if taken <= {*titles} else ())) if r not in taken}
    return Relisted(*made.built(), at, issue, tuple(t for t in titles if t not in taken), headers, further=further)


def _framed(grid: TextGrid, lexicon: SheetLexicon) -> _Frame | None:
    filled = shown_rows(grid, 0)
    if not _FEWEST < len(filled) <= _MOST_ROWS or grid.width > _MOST_COLUMNS:
        return None
    wide = [r for r in filled if sum(map(bool, grid.rows[r])) > 1]
    left = next((c for c, text in enumerate(grid.rows[wide[0]]) if text), 0) if wide else 0
    first = next((r for r in filled[:_LOOK] if r in wide), None)
    if first is None:
        return None
    header = first if _heads_questions(grid.cell(first, left), lexicon) else None
    rows = [r for r in filled if r >= first and r != header and grid.cell(r, left)]
    questions = sum(asks(grid.cell(r, left)) for r in rows)
    if len(rows) < _FEWEST or (header is None and questions < max(_FEWEST, len(rows) // 2)):
        return None
    if any(grid.cell(r, c) for r in rows for c in range(left)) or len(
        set(map(grid.cell, rows, [left] * len(rows)))
    ) < len(rows):
        return None
    columns = [c for c in range(left + 1, grid.width) if any(grid.cell(r, c) for r in rows)]
    return _Frame(header, left, columns, rows) if columns else None


def _heads_questions(text: str, lexicon: SheetLexicon) -> bool:
    return word_key(plain_header(text)) in lexicon.layouts.headers["questions"]


def _across(grid: TextGrid, lexicon: SheetLexicon, frame: _Frame) -> Mapping[int, SaidCell]:
    """The institutions over the answers, by column; none if what stands there are no names of such."""
    header = frame.header if frame.header is not None else 0
    named = {c: SaidCell(text, (header, c)) for c in frame.columns if (text := grid.cell(header, c))}
    called = sum(lexicon.is_organization(cell.text) for cell in named.values())
    nobody = any(lexicon.is_field(cell.text) or lexicon.is_placeholder(cell.text) for cell in named.values())
    every = len(named) == len(frame.columns)
    return named if every and not nobody and called >= _MANY * len(named) else {}


def _titled(grid: TextGrid, lexicon: SheetLexicon, frame: _Frame) -> SaidCell | None:
    """The institution that the sheet, or a title, names: "Interview mit dem Klinikum Moor am 3.5.2026"."""
    above = titles_above(grid, frame.header if frame.header is not None else frame.rows[0])
    texts: list[tuple[str, At]] = [(t, (r, c)) for r in above for c, t in enumerate(grid.rows[r]) if t]
    for text, at in (*texts, (grid.sheet.name, (frame.rows[0], frame.left))):
        for part in (text, _WITH.sub("", text, count=1)):
            name = _DAY_BEHIND.sub("", part).strip()
            words = {word_key(w) for w in name.split()}
            if lexicon.is_organization(name) and words.isdisjoint(asked_words().asked) and " mit " not in name:
                return SaidCell(name, at)
    return None
