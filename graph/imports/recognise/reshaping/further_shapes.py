"""Shapes of sheets that are put into a list before they are read, in the order in which they are tried."""

from collections.abc import Callable

from graph.imports.recognise.reshaping.address_blocks import address_blocks
from graph.imports.recognise.reshaping.bare_blocks import bare_blocks
from graph.imports.recognise.reshaping.blocks_beside import blocks_beside
from graph.imports.recognise.reshaping.bodies_by_fields import bodies_by_fields
from graph.imports.recognise.reshaping.bodies_meet import bodies_meet
from graph.imports.recognise.reshaping.days_across import days_across
from graph.imports.recognise.reshaping.days_down import days_down
from graph.imports.recognise.reshaping.days_over_names import days_over_names
from graph.imports.recognise.reshaping.enumerated_names import enumerated_names
from graph.imports.recognise.reshaping.fields_over_names import fields_over_names
from graph.imports.recognise.reshaping.group_answers import group_answers
from graph.imports.recognise.reshaping.interviews import interviews
from graph.imports.recognise.reshaping.labelled_bodies import labelled_bodies
from graph.imports.recognise.reshaping.labelled_lines import labelled_lines
from graph.imports.recognise.reshaping.levels_across import levels_across, stairs
from graph.imports.recognise.reshaping.mail_lines import mail_lines
from graph.imports.recognise.reshaping.name_paths import name_paths
from graph.imports.recognise.reshaping.names_across import names_across
from graph.imports.recognise.reshaping.neighbour_lines import neighbour_lines
from graph.imports.recognise.reshaping.offers_in_lines import offers_in_lines
from graph.imports.recognise.reshaping.outline_lines import outline_lines
from graph.imports.recognise.reshaping.prefixed_lines import prefixed_lines
from graph.imports.recognise.reshaping.receivers_below import receivers_below
from graph.imports.recognise.reshaping.relisted import Relisted
from graph.imports.recognise.reshaping.roles_across import roles_across
from graph.imports.recognise.reshaping.task_matrix import task_matrix
from graph.imports.recognise.reshaping.tie_lines import tie_lines
from graph.imports.recognise.reshaping.years_across import years_across
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon

Shape = Callable[[TextGrid, SheetLexicon], Relisted | None]
FURTHER_SHAPES: tuple[Shape, ...] = (
    prefixed_lines, labelled_lines, group_answers, interviews, task_matrix, blocks_beside, levels_across, stairs,
    labelled_bodies, outline_lines, years_across, bodies_by_fields, bodies_meet, days_across, days_down,
    days_over_names, fields_over_names, names_across, mail_lines, receivers_below, roles_across, address_blocks,
    offers_in_lines, name_paths, enumerated_names, bare_blocks, tie_lines, neighbour_lines,
)  # fmt: skip
