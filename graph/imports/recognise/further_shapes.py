"""Shapes of sheets that are put into a list before they are read, in the order in which they are tried."""

from collections.abc import Callable

from graph.imports.recognise.address_blocks import address_blocks
from graph.imports.recognise.days_down import days_down
from graph.imports.recognise.levels_across import levels_across, stairs
from graph.imports.recognise.mail_lines import mail_lines
from graph.imports.recognise.names_across import names_across
from graph.imports.recognise.outline_lines import outline_lines
from graph.imports.recognise.relisted import Relisted
from graph.imports.recognise.sheet_lexicon import SheetLexicon
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.years_across import years_across

Shape = Callable[[TextGrid, SheetLexicon], Relisted | None]
FURTHER_SHAPES: tuple[Shape, ...] = (
    levels_across, stairs, outline_lines, years_across, days_down, names_across, mail_lines, address_blocks,
)  # fmt: skip
