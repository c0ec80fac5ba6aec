"""A list as it stands in its file, for whoever brings it: first rows, what columns are taken for, what is left out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from api.imports.repairs import mendable
from api.imports.roles_shown import NOT_TAKEN, SURENESS, options
from graph.contacts import without_personal_contacts
from graph.imports.recognise.found import LEFT_OUT_FOR, FoundColumn, FoundTable, LeftOutFor, Lists, RoleKind
from graph.imports.recognise.sentences.reason_words import reasons_of_role
from graph.imports.recognise.sentences.sheet_sentences import NOTHING_TO_DO
from graph.imports.workbook import address
from ontology import Model, Text
from ontology.names import Prop

if TYPE_CHECKING:
    from api.imports.staging import Understood
    from graph.imports.check.staged import GoneRow
    from graph.imports.problems import ImportProblem

_ROWS, _WIDTH, _NAMES = 6, 60, 8
MOST_CAUSES = 60
"""So many are shown at once; what comes after them is told when these are mended."""
_HIDDEN = (*NOT_TAKEN, RoleKind.NOTE)
"""Columns of which no cell is shown: what stands there may be about persons."""
AT_COLUMNS = ("undated", "dated", "future", "header", "column", "persons", *LeftOutFor)
"""What is answered where the columns and the day of the list are said."""
LOOK = "look"
"""What is told of a reading and takes nothing where it is right: it stands apart, and is not unclear."""
_ORDER = ("error", "question", LOOK, "warning")
TAKEN_IN = {
    "hidden": (LeftOutFor.HIDDEN, Text(de="ausgeblendete Zeilen mitlesen", en="read hidden rows, too")),
    "struck": (LeftOutFor.STRUCK, Text(de="durchgestrichene Zeilen mitlesen", en="read struck-through rows, too")),
    "old": (LeftOutFor.OLD, Text(de="Blätter früherer Jahre mitlesen", en="read sheets of former years, too")),
}
_LISTS = {
    Lists.ORGANIZATIONS: Text(de="Einrichtungen", en="organizations"),
    Lists.TIES: Text(de="wer mit wem zusammenarbeitet", en="who works with whom"),
    Lists.PERSONS: Text(de="Personen – nicht übernommen", en="persons – not taken over"),
    Lists.NOTHING: Text(de="nicht als Liste erkannt", en="not recognised as a list"),
}


class ColumnShown(NamedTuple):
    """A column: the name of its field, its header, what it may be, and why it is taken for what it is."""

    field: str
    header: str
    chosen: str
    options: list[tuple[str, Text]]
    sureness: Text
    sure: str
    reasons: Text
    taken: bool


class TableShown(NamedTuple):
    """A table with its columns and first rows; a cell is None where it is not shown."""

    sheet: str
    lists: Text
    rows: int
    header: str
    columns: list[ColumnShown]
    first: list[tuple[str, list[str | None]]]


class CauseShown(NamedTuple):
    """What is the same matter with the same words of a column, and the number by which one answer mends all of it.

    ``likewise`` are the same matter with other words: told once for all of them.
    """

    number: int
    problem: "ImportProblem"
    mendable: bool
    cells: str
    more: int
    at_columns: bool
    said: Text
    likewise: "list[CauseShown]"

    @property
    def others(self) -> int:
        """How many are told with it."""
        return len(self.likewise)


def tables_shown(found: "Understood", model: Model) -> list[TableShown]:
    """Every table, those first that are read."""
    every = (*found.recognised.tables, *found.recognised.unlisted)
    return [_table(n, table, model) for n, table in enumerate(every)]


def _table(number: int, table: FoundTable, model: Model) -> TableShown:
    columns = [] if table.lists is Lists.TIES else list(table.columns)
    shown = [_column(f"rolle-{number}-{n}", column, table, model) for n, column in enumerate(columns)]
    # Hidden is what is about persons; the row is told by its number in the file.
    first = [(str(table.grid.counted(row) + 1), [_cell(table, row, c) for c in columns]) for row in table.rows[:_ROWS]]
    lists = _LISTS.get(table.lists) or (
        model.types[table.type].plural if table.type in model.types else _LISTS[Lists.NOTHING]
    )
    header = ", ".join(str(n + 1) for n in table.header if n != table.grid.made_header)
    return TableShown(table.name, lists, len(table.rows), header, shown, first)


def _column(field: str, column: FoundColumn, table: FoundTable, model: Model) -> ColumnShown:
    row, at = table.grid.at(table.header[-1] if table.header else 0, column.index)
    header = " ".join(column.header.split()) or address(row, at).rstrip("0123456789")
    taken = column.role.kind not in NOT_TAKEN
    return ColumnShown(
        field,
        header,
        str(column.role),
        options(column, table, model),
        SURENESS[column.certainty],
        column.certainty,
        reasons_of_role(column.reasons),
        taken,
    )


def _cell(table: FoundTable, row: int, column: FoundColumn) -> str | None:
    if column.role.kind in _HIDDEN or column.role.name == Prop.NOTE:
        return None
    text = without_personal_contacts(" ".join(table.grid.cell(row, column.index).split()))
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]} …"


def left_out_shown(found: "Understood") -> list[tuple[Text, list[tuple[str, int, str]]]]:
    """Rows that are no record: why, and of each sheet how many and which; one sheet alone need not be named."""
    rows = defaultdict[LeftOutFor, dict[str, list[str]]](lambda: defaultdict(list))
    for left in found.recognised.rows_named:
        rows[left.reason][left.sheet].append(str(left.row + 1))
    several = len({left.sheet for left in found.recognised.rows_named}) > 1
    return [
        (
            LEFT_OUT_FOR[reason],
            [(sheet if several else "", len(which), _some(which)) for sheet, which in places.items()],
        )
        for reason, places in rows.items()
    ]


def offered(found: "Understood", taken: frozenset[str]) -> list[tuple[str, Text, bool]]:
    """What is left out and may be taken in."""
    reasons = found.recognised.reasons
    return [
        (name, label, name in taken) for name, (why, label) in TAKEN_IN.items() if name in taken or reasons.get(why)
    ]


def sheets_without_header(found: "Understood") -> list[tuple[str, str]]:
    """Sheets of which nobody knows the header row, each with the row that looks most like one."""
    wanted = dict.fromkeys(x.sheet for x in found.recognised.left_out if x.reason is LeftOutFor.NO_HEADER)
    said = {
        s.place.sheet: s.place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        for s in found.recognised.said
        if s.issue.rule == "header"
    }
    return [(sheet, said.get(sheet, "")) for sheet in wanted]


def problems_shown(found: "Understood") -> list[tuple[int, "ImportProblem"]]:
    """What there is to say of single places, each with its number: without what is said of the whole list or asked."""
    asked = any(found.planned.staged.gone_rows) if found.planned is not None else False
    return [
        (number, problem)
        for number, problem in enumerate(found.problems)
        if problem not in found.against and not (asked and problem.rule == "gone")
    ]


def number_unclear(found: "Understood", district: str) -> int:
    """So much waits for a word of whoever brings the list."""
    asked = sum(_matter(problem) not in ("warning", LOOK) for _, problem in problems_shown(found))
    return asked + len(gone_shown(found, district))


def _matter(problem: "ImportProblem") -> str:
    """Among what a problem is shown: its severity, or `LOOK`."""
    right = problem.remedy.de.startswith(NOTHING_TO_DO.de.rstrip("."))
    return LOOK if problem.severity == "question" and right else problem.severity


def gone_shown(found: "Understood", district: str) -> "list[GoneRow]":
    """Rows that did not come back and may be deleted: each is asked about."""
    from api.imports.staging import may_be_deleted

    rows = found.planned.staged.gone_rows if found.planned is not None else ()
    return [row for row in rows if may_be_deleted(row, district)]


def causes_shown(found: "Understood") -> Iterator[tuple[str, list[CauseShown]]]:
    """What there is to say, by what it takes: errors first; those that have one answer for all with its field."""
    sheets = {sheet.name: sheet for sheet in found.workbook.sheets}
    by_matter = defaultdict[str, list[CauseShown]](list)
    first: dict[tuple[str, ...], CauseShown] = {}
    for number, problem in problems_shown(found)[:MOST_CAUSES]:
        sheet = sheets.get(problem.sheet)
        can = sheet is not None and problem.severity != "warning" and mendable(sheet, problem)
        named = list(dict.fromkeys(filter(None, problem.cells)))
        said = Text(de=_of_any(problem.sentence.de, problem.found), en=_of_any(problem.sentence.en, problem.found))
        more, there = max(0, len(named) - _NAMES), problem.rule in AT_COLUMNS
        cause = CauseShown(number, problem, can, ", ".join(named[:_NAMES]), more, there, said, [])
        matter = problem.severity, problem.sheet, problem.rule, said.de, problem.remedy.de
        if matter in first:
            first[matter].likewise.append(cause)
        else:
            first[matter] = cause
            by_matter[_matter(problem)].append(cause)
    yield from sorted(by_matter.items(), key=lambda pair: _ORDER.index(pair[0]))


def _of_any(sentence: str, found: str) -> str:
    """A sentence without the words that it is about; what is said of several is told once.

    >>> _of_any("„AWO“ steht in keiner Tabelle.", "AWO")
    '„…“ steht in keiner Tabelle.'
    """
    return sentence.replace(f"„{found}“", "„…“").replace(f"“{found}”", "“…”") if found else sentence


def _some(rows: Sequence[str]) -> str:
    return ", ".join(rows[:_NAMES]) + (" …" if len(rows) > _NAMES else "")
