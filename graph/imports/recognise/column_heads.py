"""The header of each column of a table, of all its header rows: in one language, with what stands above it."""

from collections.abc import Sequence

from graph.imports.recognise.areas import TableArea, over_text
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.contents import ColumnHead
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_HALF, _SHORT = 0.5, 40
_GROUPS = ("HANDL", "QZ")


def heads_of(grid: TextGrid, area: TableArea) -> list[ColumnHead]:
    """The header of each column: the lowest text, with what stands above it and other headers."""
    *above, last = area.header
    heads: list[ColumnHead] = []
    for column in range(area.left, area.right + 1):
        texts = [grid.cell(r, column) for r in (*above, last)]
        own = next((t for t in reversed(texts) if t), "")
        groups = [over_text(grid, r, column, area.left) for r in above]
        group = next((g for g in reversed(groups) if g and g != own), "")
        heads.append(ColumnHead(column, own, group))
    return heads


def in_known_row(heads: Sequence[ColumnHead], lexicon: SheetLexicon) -> list[ColumnHead]:
    """Headers that stand there twice, a row for each language: those of the upper row where it is the known one."""
    named = [h for h in heads if h.text]
    above = {h.group for h in named}
    if len(named) < 2 or len(above) < len(named) or "" in above or not all(lexicon.is_field(g) for g in above):
        return list(heads)
    known = sum(lexicon.is_field(h.text) for h in named)
    twice = len(named) > known >= _HALF * len(named)
    return [h._replace(text=h.group, group="") if h.text else h for h in heads] if twice else list(heads)


def in_one_language(heads: Sequence[ColumnHead], lexicon: SheetLexicon) -> list[ColumnHead]:
    """Headers in two languages, "Bereich / Sector", in the one that more of them are known in."""
    parts = [tuple(h.text.split(" / ")) for h in heads if h.text]
    if len(parts) < 3 or any(len(p) != 2 for p in parts):
        return list(heads)
    known = [sum(lexicon.is_field(p[at]) or lexicon.body_kind(p[at]) is not None for p in parts) for at in (0, 1)]
    # Known in both: nouns of German headers are written large.
    small = [sum(word[:1].islower() for p in parts for word in p[at].split()) for at in (0, 1)]
    at = min((0, 1), key=lambda n: (-known[n], small[n], n))
    return [h._replace(text=h.text.split(" / ")[at]) if h.text else h for h in heads]


def with_kinds_joined(heads: Sequence[ColumnHead], lexicon: SheetLexicon) -> list[ColumnHead]:
    """Headers below the bare word for working groups as their names: "U3" below "AG" is "AG U3"."""
    return [
        h._replace(text=f"{h.group} {h.text}", group="") if h.group and _names_group(h, lexicon) else h for h in heads
    ]


def _names_group(head: ColumnHead, lexicon: SheetLexicon) -> bool:
    if lexicon.layouts.bodies.get(word_key(head.group)) not in _GROUPS or len(head.text) > _SHORT:
        return False
    own = lexicon.is_field(head.text) or lexicon.body_kind(head.text) is not None
    return not own and not parts_of(head.text, head.group, lexicon).says
