"""What a person says of a list in the forms of a page: columns, header rows, what is taken in, what is mended."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from api.imports.jobs import Job
from api.imports.list_shown import TAKEN_IN, gone_shown, sheets_without_header
from api.imports.repairs import mendable
from graph.imports.recognise.corrections import (
    Corrections,
    TableCorrection,
    corrections_from_toml,
    corrections_to_toml,
    role_of,
)
from graph.imports.recognise.found import FoundTable, Lists

if TYPE_CHECKING:
    from api.imports.staging import Understood

Fields = Mapping[str, str]
_LONGEST = 500


def with_columns(job: Job, found: "Understood", fields: Fields) -> Job:
    """The job with what its columns are taken for; of a table of which nothing was changed the reading stays open.

    Raises UnreadableFileError for a role that there is not.
    """
    before = corrections_from_toml(job.mapping)
    tables = [_said(n, t, before, fields) for n, t in enumerate((*found.recognised.tables, *found.recognised.unlisted))]
    named = {t.sheet for t in tables if t is not None}
    headers = [*_headers(found, fields), *(t for t in before.tables if t.header is not None and t.sheet not in named)]
    take = frozenset(name for name in TAKEN_IN if f"mit-{name}" in fields)
    said = Corrections((*(t for t in tables if t is not None), *headers), take)
    return replace(job, mapping=corrections_to_toml(said) if said.tables or said.take else "")


def _said(number: int, table: FoundTable, before: Corrections, fields: Fields) -> TableCorrection | None:
    """What is said of a table: as it was, or as it was corrected just now."""
    known = before.of(table.name, table.fingerprint)
    chosen = {c.header: role_of(fields.get(f"rolle-{number}-{n}", str(c.role))) for n, c in enumerate(table.columns)}
    if table.lists is Lists.TIES or all(chosen[c.header] == c.role for c in table.columns):
        return known
    header = table.header if table.lists in (Lists.NOTHING, Lists.PERSONS) else known.header if known else None
    columns = {name: role for name, role in chosen.items() if name}
    return TableCorrection(table.name, "" if header else table.fingerprint, header, columns=columns)


def _headers(found: "Understood", fields: Fields) -> Iterator[TableCorrection]:
    for number, (sheet, _) in enumerate(sheets_without_header(found)):
        row = fields.get(f"kopf-{number}", "")
        if row.isascii() and row.isdigit() and int(row[:7]) > 0:
            yield TableCorrection(sheet, header=(int(row[:7]) - 1,))


def with_deleted(job: Job, found: "Understood", district: str, keys: Collection[str]) -> Job:
    """The job with the rows that go with what they said: of those that are missing, the ones that were ticked."""
    return replace(job, deleted=[row.key for row in gone_shown(found, district) if row.key in keys])


def with_repairs(job: Job, found: "Understood", fields: Fields) -> Job:
    """The job with what stands for words that could not be read: one answer for all cells that say the same."""
    sheets = {sheet.name: sheet for sheet in found.workbook.sheets}
    repairs = list(job.repairs)
    for number, problem in enumerate(found.problems):
        instead, empty = fields.get(f"statt-{number}", "").strip()[:_LONGEST], f"leer-{number}" in fields
        # The page may be old: what is mended is what it showed.
        if (not instead and not empty) or fields.get(f"von-{number}") != problem.found:
            continue
        sheet = sheets.get(problem.sheet)
        if sheet is not None and mendable(sheet, problem):
            repairs.append((problem.sheet, problem.found, "" if empty else instead, list(problem.cells)))
    return replace(job, repairs=repairs)
