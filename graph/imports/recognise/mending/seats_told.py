"""Lists with a row for each seat whose cells say more than a role: "stv. Vors. seit 2021", "m. St.", "angefragt".

The check knows roles by their names. What a cell below a body can say besides, `MarkReader` reads alike in every list;
here it is put below headers of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.found import FoundColumn, RoleKind
from graph.imports.recognise.reshaping.columns_added import with_added_column
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.seat_marks import MarkedSeat
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop, RelationType, StatementStatus

_STATUS, _STATUS_HEAD = "status", "Status der Angabe"


class SeatsTold(NamedTuple):
    """The grid with what its cells say of seats below headers of their own, and the cells that leave a seat open."""

    grid: TextGrid
    area: TableArea
    open: tuple[tuple[int, int], ...] = ()
    changed: bool = False


class _SeatCell(NamedTuple):
    """A cell that says of a seat what the check would not understand; below "Stimmrecht" whether it has a vote."""

    row: int
    column: int
    text: str
    seat: MarkedSeat
    vote: str = ""


def with_seats_told(
    grid: TextGrid, area: TableArea, columns: Sequence[FoundColumn], lexicon: SheetLexicon
) -> SeatsTold:
    """The grid of a list of seats as the model calls what stands in it."""
    at = {c.role.name: c.index for c in reversed(columns) if c.role.kind in (RoleKind.PROPERTY, RoleKind.META)}
    cells = [*_cells(grid, area, at, lexicon)]
    if not cells:
        return SeatsTold(grid, area)
    said = defaultdict[str, dict[int, SaidCell]](dict)
    for cell in cells:
        for prop, text in _values(cell).items():
            if text or prop == Prop.ROLE:
                said[prop].setdefault(cell.row, SaidCell(text, (cell.row, cell.column)))
    for prop, told in said.items():
        grid, area = _with_told(grid, area, (prop, at.get(prop)), told, lexicon)
    open_ = tuple((c.row, c.column) for c in cells if c.seat.holds == "unknown")
    return SeatsTold(grid, area, open_, changed=True)


def _cells(grid: TextGrid, area: TableArea, at: Mapping[str, int], lexicon: SheetLexicon) -> Iterator[_SeatCell]:
    """The cells of roles and votes that the check would not understand, and that are understood as a whole."""
    role, right = at.get(Prop.ROLE, -1), at.get(Prop.VOTING_RIGHT, -1)
    for row in (row for row, count in content_rows(grid, area) if count > 1):
        said = grid.cell(row, role) if role >= 0 else ""
        seat = lexicon.marks.seat(said) if said and not _is_known_role(word_key(said), lexicon) else None
        if seat is not None and seat.holds in ("yes", "no", "unknown") and not seat.unread:
            yield _SeatCell(row, role, said, seat)
        said = grid.cell(row, right) if right >= 0 else ""
        if vote := lexicon.marks.vote(said) if said else "":
            yield _SeatCell(row, right, said, MarkedSeat("yes"), vote)


def _is_known_role(key: str, lexicon: SheetLexicon) -> bool:
    """Whether the check reads a word by itself, or asks about it: who leads what?"""
    known = key in lexicon.words.codes["BodyRole"] or ("BodyRole", key) in lexicon.words.ambiguous
    return known or key in lexicon.layouts.seat["head"]


def _values(cell: _SeatCell) -> Mapping[str, str]:
    """What a cell says, by property."""
    if cell.vote:
        return {Prop.VOTING_RIGHT: cell.vote}
    seat, status = cell.seat, {"no": StatementStatus.CONFIRMED_ABSENT.value, "unknown": StatementStatus.UNKNOWN.value}
    return {
        Prop.ROLE: seat.role,
        Prop.RAW_ROLE: cell.text,
        Prop.VOTING_RIGHT: seat.vote,
        Prop.SEATS: seat.seats,
        Prop.START_DATE: seat.start,
        Prop.END_DATE: seat.end,
        _STATUS: status.get(seat.holds, ""),
    }


def _with_told(
    grid: TextGrid,
    area: TableArea,
    where: tuple[str, int | None],
    told: Mapping[int, SaidCell],
    lexicon: SheetLexicon,
) -> tuple[TextGrid, TableArea]:
    """The grid with texts in the column of a property, or in a further one below its name."""
    prop, column = where
    if not told:
        return grid, area
    if column is None:
        found = lexicon.model.types[RelationType.MEMBERSHIP].property(prop)
        head = SaidCell(found.label.de if found is not None else _STATUS_HEAD, next(iter(told.values())).at)
        return with_added_column(grid, area, head, told)
    rows = list(grid.rows)
    for row, said in told.items():
        cells = [*rows[row], *[""] * (column + 1 - len(rows[row]))]
        if said.at == (row, column) or not cells[column]:
            rows[row] = [*cells[:column], said.text, *cells[column + 1 :]]
    return grid.with_rows(rows), area
