"""Lists of one column whose lines name a field or a body and, behind a colon, those in it.

"Gesundheit: Gesundheitsamt, SPZ" becomes a row of two columns; the rules for cells with several names do the rest.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.relisted import Relisted
from graph.imports.recognise.row_sorting.who_is_there import heads_others
from graph.imports.recognise.sentences import unread_sentences
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LINE = re.compile(r"^([^:;,]{2,60}): ?(\S.+)$", re.DOTALL)
_MOST, _LOOK = 0.6, 400
_MEMBERS, _FIELD, _BODY, _STATUS, _THERE = "Mitglieder", "Bereich", "Gremium", "Status", "aktiv"
_OPEN = ""
"""The header of words that say nothing known, which are left out and told."""


def prefixed_lines(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list that the lines of a sheet of one column are; None if they are something else."""
    filled = [r for r, cells in enumerate(grid.rows) if any(cells)]
    if not 2 <= len(filled) <= _LOOK or any(sum(map(bool, grid.rows[r])) != 1 for r in filled):
        return None
    lines = {r: found for r in filled if (found := _LINE.match(next(filter(None, grid.rows[r])).strip()))}
    kinds = [_kind(found[1], lexicon) for found in lines.values()]
    word = max((_FIELD, _BODY, _STATUS), key=kinds.count)
    if len(lines) < 2 or filled[-len(lines) :] != list(lines):
        return None
    labels = [found[1] for found in lines.values()]
    if 2 * kinds.count(word) <= len(kinds):
        if any(kinds) or not _say_nothing(labels, lexicon):
            return None
        word = _OPEN
    names = [p for found in lines.values() for p in split_members(found[2], lexicon).parts]
    if sum(map(lexicon.is_organization, names)) < _MOST * len(names):
        return None
    rest = frozenset(
        r for r, found in lines.items() if word == _OPEN or word_key(found[1]) in lexicon.layouts.rows["rest"]
    )
    made = _made(grid, (lines, rest), word, lexicon)
    return made._replace(issue=unread_sentences.line_heads_open(labels)) if word == _OPEN else made


def _say_nothing(labels: Sequence[str], lexicon: SheetLexicon) -> bool:
    """Whether words before colons are nothing known: no institution, no word for a column, nothing of minutes."""
    words = lexicon.layouts.rows
    said = words["minutes"] | words["came"] | words["excused"] | words["missing"] | words["footer"] | words["legend"]
    keys = [word_key(label) for label in labels]
    of_minutes = any(key in said or key.partition(" ")[0] in said for key in keys)
    return not of_minutes and not any(lexicon.is_organization(x) or lexicon.is_field(x) for x in labels)


def _kind(text: str, lexicon: SheetLexicon) -> str:
    """The header above what a line begins with; empty if that says nothing known."""
    if lexicon.body_kind(text) is not None:
        return _BODY
    key = word_key(text)
    if heads_others(text, lexicon) or _are_there(key, lexicon):
        return _STATUS
    known = lexicon.sector_of(text) is not None or ("Sector", key) in lexicon.words.ambiguous
    return _FIELD if known or key in lexicon.layouts.rows["rest"] else ""


def _are_there(key: str, lexicon: SheetLexicon) -> bool:
    """Whether a line begins with a word for those who take part: "Dabei sind", "Mitglieder"."""
    words = lexicon.layouts.standing
    first, *more = [w for w in key.split() if w not in words["before"]] or [""]
    return first in words["here"] | lexicon.layouts.headers["several"] and all(w in words["beside"] for w in more)


def _made(
    grid: TextGrid, found_lines: tuple[Mapping[int, re.Match[str]], Set[int]], word: str, lexicon: SheetLexicon
) -> Relisted:
    """With the lines go the rows of those who fit nowhere else: "Sonstige" says nothing of them."""
    lines, rest = found_lines
    header, rows = len(grid.rows), [list(cells) for cells in grid.rows]
    for row, found in lines.items():
        rows[row] = ["" if row in rest else found[1], found[2]]
        if word == _STATUS and not heads_others(found[1], lexicon):
            rows[row][0] = _THERE
    rows.append([word, _MEMBERS])
    places = {(r, c): grid.at(r, 0) for r in (*lines, header) for c in (0, 1)}
    places |= {(header, c): grid.at(0, 0) for c in (0, 1)}
    first = min(lines)
    titles = tuple(r for r in range(first) if any(grid.rows[r]))
    made = replace(
        grid, sheet=replace(grid.sheet, rows=rows), rows=rows, made_header=header, moved={**grid.moved, **places}
    )
    return Relisted(made, TableArea((header,), first, header, 0, 1, titles), (first, 0))
