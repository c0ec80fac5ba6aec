"""Columns that are levels of a hierarchy, "Ebene 1 | Ebene 2 | Ebene 3": each cell is an organization below another.

Who stands one level up to the left carries it, if it is a carrier or a municipality; else it is a part of that.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.recognise.texts.whole_names import carries_others
from graph.imports.vocabulary.layouts import NETWORK
from graph.imports.vocabulary.words import word_key

_LOOK = 20
_LEVEL = re.compile(
    r"^(?:Hierarchie-?)?(?:Ebene|Level|Stufe|Gliederungsebene|Hierarchiestufe)[ _.-]?(\d|I{1,3}|IV|V)$"
    r"|^(\d)\.? ?(?:Ebene|Level|Stufe|Gliederungsebene)$",
    re.IGNORECASE,
)
_CALLED, _MANY, _FEWEST = 0.4, 0.6, 4
"""So many of the names are called like organizations; short signs of an administration need not be."""
_HEAD, _CARRIER, _WHOLE, _FIELD = "Einrichtung", "Träger", "Teil von", "Bereich"


def levels_across(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of all organizations of a hierarchy with what each is below; None if no columns are levels."""
    for row in range(min(_LOOK, len(grid.rows))):
        levels = _levels(grid.rows[row], lexicon)
        if len(levels) < 2 or levels != list(range(levels[0], levels[0] + len(levels))):
            continue
        rows = shown_rows(grid, row + 1)
        named = [text for r in rows for c in levels if (text := grid.cell(r, c))]
        called = sum(lexicon.is_organization(t) or lexicon.is_municipality(t) for t in named)
        if len(named) > MOST_RECORDS or called < max(2, _CALLED * len(named)):
            return None
        return _made(grid, lexicon, (row, levels), rows)
    return None


def _levels(cells: Sequence[str], lexicon: SheetLexicon) -> list[int]:
    """The columns of a header that are levels: by number, or by parts of an administration and no other names."""
    numbered = [c for c, text in enumerate(cells) if text and _LEVEL.match(plain_header(text))]
    parts = [
        c for c, text in enumerate(cells) if word_key(plain_header(text)) in lexicon.layouts.headers["office_part"]
    ]
    others = [text for c, text in enumerate(cells) if text and c not in parts and lexicon.heads_organizations(text)]
    return numbered or ([] if others else parts)


def stairs(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The same without a header: every row has one text, and each begins at most one column right of the one before."""
    rows = shown_rows(grid, 0)
    if len(rows) > MOST_RECORDS or grid.width < 2 or any(sum(map(bool, grid.rows[r])) != 1 for r in rows):
        return None
    depths = [next(c for c, text in enumerate(grid.rows[r]) if text) for r in rows]
    titles: tuple[int, ...] = ()
    if len(rows) > _FEWEST and depths.count(0) == 1 and lexicon.body_kind(grid.cell(rows[0], 0)) == NETWORK:
        titles, rows = (rows[0],), rows[1:]  # the network over all who take part
        depths = [depth - 1 for depth in depths[1:]]
    if (
        len(rows) < _FEWEST
        or depths[0]
        or any(b > a + 1 for a, b in pairwise(depths))
        or 2 * sum(map(bool, depths)) < len(rows)
    ):
        return None
    texts = [grid.cell(r, c + len(titles)) for r, c in zip(rows, depths, strict=True)]
    called = sum(_may_stand_there(t, lexicon) for t in texts)
    if called < _MANY * len(texts) or any(lexicon.body_kind(t) is not None for t in texts):
        return None
    made = _made(grid, lexicon, (-1, range(len(titles), grid.width)), rows)
    return made._replace(at=(rows[0], 0), issue=shape_sentences.stairs_read(), titles=titles, headers=made.headers[1:])


def _may_stand_there(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a step may be an organization, a place, or the field that others stand below."""
    field = lexicon.sector_of(text) is not None and lexicon.is_field_of_work(text)
    return lexicon.is_organization(text) or lexicon.is_municipality(text) or field


def _made(grid: TextGrid, lexicon: SheetLexicon, header: tuple[int, Sequence[int]], rows: Sequence[int]) -> Relisted:
    row, levels = header
    further = [c for c in range(grid.width) if c not in levels and grid.cell(row, c)]
    paths = list(_paths(grid, rows, levels))
    heading = _headings(paths, lexicon)
    words = (_HEAD, _CARRIER, _WHOLE, *([_FIELD] if heading else ()))
    heads = [SaidCell(word, (max(0, row), levels[0])) for word in words]
    made = ListMaker(grid, [*heads, *(SaidCell(grid.cell(row, c), (row, c)) for c in further)])
    for path in (p for p in paths if p[-1].at not in heading):
        (name, at), none = path[-1], SaidCell("", path[-1].at)
        above = next((cell for cell in reversed(path[:-1]) if cell.at not in heading), None)
        ends = (above, none) if above is not None and carries_others(above.text, lexicon) else (none, above)
        fields = [cell for cell in path[:-1] if heading.get(cell.at)][-1:] or [none]
        last = at[1] == max(c for c in levels if grid.cell(at[0], c))
        beside = (SaidCell(grid.cell(at[0], c) if last else "", (at[0], c)) for c in further)
        made.put(SaidCell(name, at), *(end or none for end in ends), *(fields if heading else ()), *beside)
    issue = shape_sentences.levels_read([grid.cell(row, c) for c in levels])
    left = tuple(r for r, _ in heading if r not in {p[-1].at[0] for p in paths if p[-1].at not in heading})
    return Relisted(*made.built(), (row, levels[0]), issue, titles_above(grid, row), (row, *left))


def _headings(paths: Sequence[tuple[SaidCell, ...]], lexicon: SheetLexicon) -> dict[At, bool]:
    """Cells that are nobody's name: fields of work and with False titles over nothing but these."""
    below: dict[At, list[At]] = {}
    for path in (p for p in paths if len(p) > 1):
        below.setdefault(path[-2].at, []).append(path[-1].at)
    texts = {path[-1].at: path[-1].text for path in paths if path[-1].at in below}
    fields = {at for at, text in texts.items() if lexicon.sector_of(text) and lexicon.is_field_of_work(text)}
    titles = {at for at, text in texts.items() if fields.issuperset(below[at]) and not lexicon.is_organization(text)}
    return dict.fromkeys(titles, False) | dict.fromkeys(fields, True)


def _paths(grid: TextGrid, rows: Sequence[int], levels: Sequence[int]) -> Iterator[tuple[SaidCell, ...]]:
    """Each organization once, with all that it stands below; the same name below another one is another."""
    path: list[SaidCell] = []
    known: set[tuple[str, ...]] = set()
    for row in rows:
        for depth, column in enumerate(levels):
            if not (text := grid.cell(row, column)):
                continue
            path = [*path[:depth], SaidCell(text, (row, column))]
            key = tuple(word_key(cell.text) for cell in path)
            if key not in known:
                known.add(key)
                yield tuple(path)
