"""What the cells below a row, and its first word, say of whether it names columns."""

from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.no_names import is_amount_of
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_ANY_YEAR = "2000"
_MOST, _NEAR = 0.6, 40


def heads_bodies(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether a row begins with a word for bodies, and no name of one: "Gremium | Vorsitz"."""
    key = word_key(next((t for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c))), ""))
    return key in lexicon.layouts.headers["seats"] and key not in lexicon.layouts.bodies


def heads_offers(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether a row begins with a word for offers, or for whoever has them, and has the others over crosses behind it.

    Behind offers stand those who have them: crosses below months are a plan.
    """
    first, *others = [c for c in range(span[0], span[1] + 1) if grid.cell(row, c)] or [span[0]]
    key, words = word_key(plain_header(grid.cell(row, first))), lexicon.layouts.headers
    texts = [grid.cell(row, c) for c in others if over_marks(grid, lexicon, row, c)]
    named = sum(map(lexicon.is_organization, texts))
    if key in words["task"]:
        return len(texts) > 1 and 2 * named >= len(texts)
    return (
        key in words["responsible"] | words["lesser"]
        and len(texts) > 1
        and not any(lexicon.day_of_header(t, _ANY_YEAR) for t in texts)
    )


def heads_names(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether a row has a word for who is listed, and below it names: "Bedarf | vorhandene Anbieter | Lücke"."""
    columns = [c for c in range(span[0], span[1] + 1) if grid.cell(row, c)]
    for column in columns if len(columns) > 1 else ():
        if not lexicon.heads_some(grid.cell(row, column)):
            continue
        rows = range(row + 1, min(row + _NEAR, len(grid.rows)))
        below = [t for r in rows if (t := grid.cell(r, column)) and not lexicon.is_placeholder(t)]
        if len(below) > 1 and sum(map(lexicon.is_organization, below)) >= _MOST * len(below):
            return True
    return False


def heads_single(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether a row stands above all names of a list of one column: "Stelle" is nobody's name there."""
    above = (t for cells in grid.rows[:row] for t in cells if t)
    return span[0] == span[1] and not any(map(lexicon.is_organization, above))


def heads_amounts(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether a row has a word for who is listed, and a text above nothing but amounts: "Empfänger | Ansatz"."""
    columns = [c for c in range(span[0], span[1] + 1) if grid.cell(row, c)]
    words = lexicon.layouts.headers["lesser"] | lexicon.layouts.headers["responsible"]
    if not any(word_key(plain_header(grid.cell(row, c))) in words for c in columns):
        return False
    rows = range(row + 1, min(row + _NEAR, len(grid.rows)))
    below = [[t for r in rows if (t := grid.cell(r, c))] for c in columns if not is_amount_of(grid.cell(row, c))]
    return any(len(texts) > 1 and all(map(is_amount_of, texts)) for texts in below)


def over_marks(grid: TextGrid, lexicon: SheetLexicon, row: int, column: int) -> bool:
    """Whether nothing but crosses stands below a text: "Sprach-Kita" is then what somebody is, and nobody's name."""
    below = {word_key(t) for r in range(row + 1, min(row + _NEAR, len(grid.rows))) if (t := grid.cell(r, column))}
    marks, yes = lexicon.layouts.seat, not below.isdisjoint(lexicon.layouts.seat["yes"])
    open_ = marks["unknown"] | marks["nothing"] if yes else frozenset()
    return bool(below) and below <= marks["yes"] | marks["no"] | open_
