"""Stars behind names that a line below the list explains: "Jugendamt*", "* Mitglied der Steuerungsgruppe"."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import naming_column, with_added_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.member_titles import nominative_body
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_BEHIND = re.compile(r"^(.*[^\s*¹²³⁴])\s?(\*{1,4}|[¹²³⁴])\)?$")
_LAST = frozenset("*¹²³⁴)")
"""With one of these a name ends that has a star."""
_EXPLAINS = re.compile(
    r"^(\*{1,4}|[¹²³⁴])\)? ?(?:= ?)?(?:ist |sind |auch )?(.{1,40}?)"
    r" (?:in der|im|in dem|in|der|des|vom) (\S.{2,60}?)\.?$"
)
_LONGEST = 120


class StarsRead(NamedTuple):
    """The grid with a column for each body that stars put members in, its area, and the bodies by their sign."""

    grid: TextGrid
    area: TableArea
    bodies: Mapping[str, str]
    legend: tuple[int, ...] = ()


def with_stars_read(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> StarsRead:
    """The grid with crosses or roles where a star behind a name says that somebody sits in a body."""
    plain = StarsRead(grid, area, {})
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    name = naming_column(heads, lexicon)
    if name is None or area.right + 1 < grid.width:
        return plain
    rows = [r for r, _ in content_rows(grid, area)]
    signed = [(r, t) for r, t in zip(rows, grid.below(name, rows), strict=True) if t[-1:] in _LAST]
    starred = {r: m for r, t in signed if (m := _BEHIND.match(t)) is not None}
    if not starred:
        return plain
    said = {r: told for r in rows if r not in starred and (told := _told(grid, r, lexicon)) is not None}
    meant = {sign: (body, mark) for sign, body, mark in said.values()}
    used = {r: m for r, m in starred.items() if m[2] in meant}
    if not used or len(meant) < len(said) or any(body in heads.values() for body, _ in meant.values()):
        return plain
    for body in dict.fromkeys(body for body, _ in meant.values()):
        cells = {r: SaidCell(meant[m[2]][1], (r, name)) for r, m in used.items() if meant[m[2]][0] == body}
        grid, area = (
            with_added_column(grid, area, SaidCell(body, (area.header[-1], name)), cells) if cells else (grid, area)
        )
    texts = list(grid.rows)
    for row, found in used.items():
        texts[row] = [*texts[row][:name], found[1], *texts[row][name + 1 :]]
    made = grid.with_rows(texts).without_rows(list(said))
    return StarsRead(made, area, {sign: body for sign, (body, _) in meant.items()}, tuple(said))


def _told(grid: TextGrid, row: int, lexicon: SheetLexicon) -> tuple[str, str, str] | None:
    """The sign, the body and the mark of a line that explains a star; None if it tells of no seat."""
    texts = [t for t in grid.rows[row] if t]
    found = _EXPLAINS.match(texts[0]) if len(texts) == 1 and len(texts[0]) <= _LONGEST else None
    body = nominative_body(found[3], lexicon) if found is not None else ""
    if found is None or not body:
        return None
    key = word_key(found[2])
    if key in lexicon.layouts.seat["member"] or key in lexicon.layouts.seat["yes"] or key == "sitzt":
        return found[1], body, "x"
    return (found[1], body, found[2]) if lexicon.marks.role(key) is not None else None
