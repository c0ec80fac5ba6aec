"""Sites of an organization that the list has, too: "Gesundheitsamt, Außenstelle Bad Horn" beside "Gesundheitsamt"."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import naming_column, with_added_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_APART = re.compile(r"^(.{2,120}?)(?:, | [–-] | \()(\S.{2,80})$")
_HEAD = "Teil von (erschlossen)"
_WHOLE = "teil von"


class SitesJoined(NamedTuple):
    """The grid with a column for the whole of each site, its area, and which name is a site of which."""

    grid: TextGrid
    area: TableArea
    sites: Mapping[At, tuple[str, str]]


def with_sites_joined(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> SitesJoined:
    """The grid with the organization that a site belongs to, where the list has that under the same name.

    That follows from the names alone: it counts as inferred, and is asked about.
    """
    plain = SitesJoined(grid, area, {})
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    name = naming_column(heads, lexicon)
    if name is None or area.right + 1 < grid.width or any(word_key(h).startswith(_WHOLE) for h in heads.values()):
        return plain
    rows = [row for row, _ in content_rows(grid, area)]
    texts = {row: text for row, text in zip(rows, grid.below(name, rows), strict=True) if text}
    told = {row: whole for row, text in texts.items() if (whole := _whole_of(text, lexicon))}
    known = {word_key(text): row for row, text in texts.items()} if told else {}
    found = {row: known[key] for row, whole in told.items() if (key := word_key(whole)) in known}
    if not found:
        return plain
    cells = {row: SaidCell(texts[whole], (row, name)) for row, whole in found.items()}
    made, wider = with_added_column(grid, area, SaidCell(_HEAD, (area.header[-1], name)), cells)
    return SitesJoined(made, wider, {(row, name): (texts[row], texts[whole]) for row, whole in found.items()})


def _whole_of(text: str, lexicon: SheetLexicon) -> str:
    """The organization that a name calls its site; empty if it calls none."""
    apart = ", " in text or " (" in text or " – " in text or " - " in text  # faster than the expression finds none
    found = _APART.match(text) if apart else None
    words = word_key(found[2]).split() if found is not None else []
    return found[1] if found is not None and words and words[0] in lexicon.layouts.hints["site"] else ""
