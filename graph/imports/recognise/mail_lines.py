"""A mailing list as programs for mail copy it: "Jugendamt Moor <info@moor.example>; SPZ <spz@moor.example>"."""

import re

from graph.imports.persons.cutting import office_in
from graph.imports.recognise import shape_sentences
from graph.imports.recognise.relisted import ListMaker, Relisted, SaidCell, shown_rows
from graph.imports.recognise.sheet_lexicon import SheetLexicon
from graph.imports.recognise.text_grid import TextGrid

_ADDRESSED = re.compile(r"([^<>;\n]{0,120})<(?:mailto:)?([^<>\s@]{1,64}@[^<>\s@]{1,250})>")
_EDGES = " \t,;:\"'„“”"
_MOST_ROWS, _MOST = 400, 0.7
_HEADS = ("Einrichtung", "E-Mail")


def mail_lines(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The offices of a mailing list with their mailboxes; None if the sheet holds something else."""
    if len(grid.rows) > _MOST_ROWS:
        return None
    cells = [(r, c) for r in shown_rows(grid, 0) for c, text in enumerate(grid.rows[r]) if text]
    found = {at: _ADDRESSED.findall(grid.cell(*at)) for at in cells if "<" in grid.cell(*at)}
    addresses = sum(map(len, found.values()))
    length = sum(len(m[0]) + len(m[1]) for matches in found.values() for m in matches)
    if addresses < 2 or length < _MOST * sum(len(grid.cell(*at)) for at in cells):
        return None
    made = ListMaker(grid, [SaidCell(word, cells[0]) for word in _HEADS])
    for at, matches in found.items():
        for before, mailbox in matches:
            name = office_in(before.strip(_EDGES))
            if name and lexicon.is_organization(name) and not lexicon.is_person(name):
                made.put(SaidCell(name, at), SaidCell(mailbox, at))
    if not made.rows:
        return None
    issue = shape_sentences.mail_lines_read(len(made.rows), addresses - len(made.rows))
    return Relisted(*made.built(), cells[0], issue)
