"""A mailing list as programs for mail copy it: "Jugendamt Moor <info@moor.example>; SPZ <spz@moor.example>"."""

import re

from graph.imports.persons.cutting import office_in
from graph.imports.recognise.reshaping.relisted import ListMaker, Relisted, shown_rows
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_ADDRESSED = re.compile(r"([^<>;\n]{0,120})<(?:mailto:)?([^<>\s@]{1,64}@[^<>\s@]{1,250})>")
_EDGES = " \t,;:\"'„“”"
_MOST_ROWS, _MOST = 400, 0.7
_HEADS = ("Einrichtung", "E-Mail")


def mail_lines(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The offices of a mailing list with their mailboxes; None if the sheet holds something else."""
    if len(grid.rows) > _MOST_ROWS:
        return None
    # Cells may have been cut at a comma within a name: the row is read as a whole.
    lines = {r: ", ".join(filter(None, grid.rows[r])) for r in shown_rows(grid, 0)}
    found = {(r, 0): _ADDRESSED.findall(line) for r, line in lines.items() if "<" in line}
    addresses = sum(map(len, found.values()))
    length = sum(len(m[0]) + len(m[1]) for matches in found.values() for m in matches)
    first = next(iter(found), (0, 0))
    if addresses < 2 or length < _MOST * sum(len(line) for r, line in lines.items() if r >= first[0]):
        return None  # a title above them may be long
    made = ListMaker(grid, [SaidCell(word, first) for word in _HEADS])
    for at, matches in found.items():
        for before, mailbox in matches:
            said = _without_label(before.strip(_EDGES), lexicon).split(", ")
            name = office_in(", ".join(p for p in said if "@" not in p))
            if name and lexicon.is_organization(name) and not lexicon.is_person(name):
                made.put(SaidCell(name, at), SaidCell(mailbox, at))
    if not made.rows:
        return None
    issue = shape_sentences.mail_lines_read(len(made.rows), addresses - len(made.rows))
    return Relisted(*made.built(), first, issue)


def _without_label(text: str, lexicon: SheetLexicon) -> str:
    """A name without the word of the mail before it: "Cc: SPZ"."""
    label, _, name = text.partition(":")
    words = lexicon.layouts.headers
    return name.strip() if word_key(label) in words["receivers"] | words["mail_line"] else text
