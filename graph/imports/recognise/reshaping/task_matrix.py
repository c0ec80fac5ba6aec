"""A matrix of who does what: tasks below one another, actors beside one another, a letter for the part of each.

"R", "A", "C", "I", or "V", "M", "I": whoever is responsible for a task sits in no body and works with nobody for that.
What can be taken is who is there.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.imports.recognise.found import FoundColumn, Role, RoleKind
from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.sentences import name_sentences, shape_sentences, sheet_sentences
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_LOOK, _NEAR, _FEWEST, _MANY = 20, 40, 2, 0.6
_PARTS = re.compile(r"[/,;+&\n ]+")
_HEAD = "Einrichtung"
_REASON = "neben den Organisationen einer Matrix"


def task_matrix(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of the actors of such a matrix; None if the sheet is something else."""
    near = shown_rows(replace(grid, rows=grid.rows[: _LOOK + _NEAR]), 0)
    for row in range(min(_LOOK, len(grid.rows))):
        heads = [c for c, text in enumerate(grid.rows[row]) if text and c > 0]
        if len(heads) < _FEWEST:
            continue
        below = [r for r in near if r > row]
        actors = [c for c in heads if _has_parts(grid, lexicon, (row, c), below)]
        tasks = [r for r in below if any(grid.cell(r, c) for c in actors)]
        if _is_one(grid, lexicon, (row, actors), tasks):
            return _listed(grid, lexicon, (row, actors), [c for c in heads if c not in actors and c > actors[0]])
    return None


def _has_parts(grid: TextGrid, lexicon: SheetLexicon, head: At, rows: Sequence[int]) -> bool:
    """Whether nothing but parts in tasks stands below a header, which is no word for a column."""
    named = lexicon.is_placeholder(grid.cell(*head)) or not lexicon.is_field(grid.cell(*head))
    return named and all(_parts(text, lexicon) for r in rows if (text := grid.cell(r, head[1])))


def _is_one(grid: TextGrid, lexicon: SheetLexicon, header: tuple[int, Sequence[int]], tasks: Sequence[int]) -> bool:
    row, heads = header
    if len(heads) < _FEWEST or len(tasks) < _FEWEST:
        return False
    left = next(c for c in range(grid.width) if c in heads or any(grid.cell(r, c) for r in tasks))
    called = sum(lexicon.is_organization(grid.cell(row, c)) for c in heads)
    doing = [t for r in tasks if (t := grid.cell(r, left))]
    if left in heads or len(doing) < _FEWEST or called < _MANY * len(heads):
        return False
    if 2 * sum(lexicon.is_organization(t) or lexicon.body_kind(t) is not None for t in doing) > len(doing):
        return False
    return len({part for r in tasks for c in heads for part in _parts(grid.cell(r, c), lexicon)}) > 1


def _parts(text: str, lexicon: SheetLexicon) -> list[str]:
    """The parts in a task that a cell names, "R/A", "verantwortlich"; none if it says something else."""
    words = lexicon.layouts.rows["task_part"]
    whole = word_key(text)
    parts = [whole] if whole in words else [word_key(p) for p in _PARTS.split(text) if p]
    return parts if all(p in words for p in parts) else []


def _listed(
    grid: TextGrid, lexicon: SheetLexicon, header: tuple[int, Sequence[int]], beside: Sequence[int]
) -> Relisted:
    row, heads = header
    named = [(c, name_without_signs(grid.cell(row, c))) for c in heads]
    nobody = [c for c, name in named if lexicon.is_placeholder(name)]
    made = ListMaker(grid, [SaidCell(_HEAD, (row, heads[0]))])
    for column, name in named:
        if column not in nobody:
            made.put(SaidCell(name, (row, column)))
    open_ = [FoundColumn(c, grid.cell(row, c), Role(RoleKind.UNKNOWN), "guess", (_REASON,)) for c in beside]
    said = [((row, c), name_sentences.names_nobody(grid.cell(row, c))) for c in nobody]
    said += [((row, c.index), sheet_sentences.column_asked(c)) for c in open_]
    issue = shape_sentences.task_matrix_read(len(heads) - len(nobody))
    below = tuple(shown_rows(grid, row + 1))
    return Relisted(*made.built(), (row, heads[0]), issue, titles_above(grid, row), (), tuple(said), nameless=below)
