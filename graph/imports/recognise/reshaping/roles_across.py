"""The members of one body by their roles beside one another: "Stimmberechtigt | Beratend" below its name."""

from graph.imports.recognise.areas import is_header
from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.row_sorting.false_headings import says_nothing
from graph.imports.recognise.sentences import shape_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.member_labels import member_label
from graph.imports.recognise.texts.member_titles import titled_body
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from ontology.names import BodyRole

_LOOK, _FEWEST, _MOST = 20, 2, 0.6
_HEADS = ("Einrichtung", "Gremium", "Funktion im Gremium")


def roles_across(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of the members with their roles; None if the sheet is something else, or names no body."""
    for row in range(min(_LOOK, len(grid.rows))):
        heads = [c for c, text in enumerate(grid.rows[row]) if text]
        labels = {c: member_label(plain_header(grid.cell(row, c)), lexicon) for c in heads}
        if len(heads) < _FEWEST or not all(label is not None and not label.informed for label in labels.values()):
            continue
        codes = {label.role.code for label in labels.values() if label is not None and label.role is not None}
        if is_header(grid, lexicon, row, (0, grid.width - 1)) and codes != {BodyRole.GUEST}:
            return None  # "Mitglied | Stellvertretung": who stands in for whom
        titles = [(r, t) for r in titles_above(grid, row) for t in grid.rows[r] if t]
        named = [(r, body) for r, text in titles if (body := titled_body(text, lexicon))]
        named = named or [(row, body) for body in (titled_body(grid.sheet.name, lexicon),) if body]
        cells = [(r, c) for r in shown_rows(grid, row + 1) for c, text in enumerate(grid.rows[r]) if text]
        members = [at for at in cells if not lexicon.is_placeholder(grid.cell(*at))]
        called = sum(
            lexicon.is_organization(t) or not says_nothing(t, lexicon) for t in (grid.cell(*m) for m in members)
        )
        if not named or any(c not in heads for _, c in cells) or called < max(_FEWEST, _MOST * len(members)):
            return None
        return _listed(grid, lexicon, (row, named[-1]), members) if len(members) <= MOST_RECORDS else None
    return None


def _listed(
    grid: TextGrid, lexicon: SheetLexicon, header: tuple[int, tuple[int, str]], members: list[tuple[int, int]]
) -> Relisted:
    row, (titled, body) = header
    made = ListMaker(grid, [SaidCell(head, (row, members[0][1])) for head in _HEADS])
    for at in members:
        label = member_label(plain_header(grid.cell(row, at[1])), lexicon)
        role = label.role if label is not None else None
        said = lexicon.model.code("BodyRole", role.code).label.de if role is not None else ""
        made.put(SaidCell(grid.cell(*at), at), SaidCell(body, (titled, 0)), SaidCell(said, (row, at[1])))
    issue = shape_sentences.members_below_read([body])
    return Relisted(*made.built(), (row, members[0][1]), issue, titles_above(grid, row), (row,))
