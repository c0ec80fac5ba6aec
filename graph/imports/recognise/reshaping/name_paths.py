"""Names that are paths, "Landkreis Horn/Jugendamt/ASD": each part belongs to the one before it."""

import re

from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.recognise.texts.whole_names import carries_others, is_whole
from graph.imports.vocabulary.words import word_key

_SIGNS = (re.compile(r" ?(?:[>›»→]|::) ?"), re.compile(r" ?[/\\] ?"))
_FEWEST, _MOST = 3, 0.8
_HEADS = ("Einrichtung", "Träger", "Teil von")


def name_paths(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of all that stand in the paths with what each belongs to; None if the sheet is something else."""
    rows = shown_rows(grid, 0)
    if not _FEWEST <= len(rows) <= MOST_RECORDS or any(sum(map(bool, grid.rows[r])) != 1 for r in rows):
        return None
    cells = {r: next((c, t) for c, t in enumerate(grid.rows[r]) if t) for r in rows}
    for sign in _SIGNS:
        paths = {r: sign.split(text.strip()) for r, (_, text) in cells.items()}
        if _are_paths(list(paths.values()), lexicon):
            return _listed(grid, lexicon, {(r, cells[r][0]): path for r, path in paths.items()})
    return None


def _are_paths(paths: list[list[str]], lexicon: SheetLexicon) -> bool:
    """Whether nearly all texts have parts, begin alike with one that others belong to, and all parts are names."""
    long = [path for path in paths if len(path) > 1]
    firsts = [word_key(path[0]) for path in long]
    again = sum(firsts.count(key) > 1 for key in firsts)
    if len(long) < max(_FEWEST, _MOST * len(paths)) or again < _MOST * len(long):
        return False
    if not all(is_whole(path[0], lexicon) for path in long):
        return False
    return all(part and not lexicon.is_placeholder(part) for path in paths for part in path)


def _listed(grid: TextGrid, lexicon: SheetLexicon, paths: dict[At, list[str]]) -> Relisted:
    first = next(iter(paths))
    made = ListMaker(grid, [SaidCell(head, first) for head in _HEADS])
    known: dict[tuple[str, ...], int] = {}
    begun: dict[int, int] = {}
    for at, path in paths.items():
        for depth in range(1, len(path) + 1):
            key = tuple(map(word_key, path[:depth]))
            if key not in known:
                above = path[depth - 2] if depth > 1 else ""
                carrier = above if above and carries_others(above, lexicon) else ""
                whole = "" if carrier else above
                known[key] = made.put(SaidCell(path[depth - 1], at), SaidCell(carrier, at), SaidCell(whole, at))
                begun.setdefault(at[0], known[key])
    base = next(iter(begun.values()))
    further = {at[0]: base for at in paths if at[0] not in begun}
    return Relisted(*made.built(), first, shape_sentences.paths_read(), further=further)
