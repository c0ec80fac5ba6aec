"""What was recognised, as a mapping file that says why: people read it, change a word, and give it back."""

from graph.imports.recognise.corrections import Corrections, TableCorrection, corrections_to_toml
from graph.imports.recognise.found import LEFT_OUT_FOR, FoundColumn, FoundTable, LeftOutFor, Lists, Recognised, RoleKind
from graph.imports.workbook import address

_SURE = {"sure": "sicher", "likely": "wahrscheinlich", "guess": "geraten"}
_LISTS = {
    Lists.ORGANIZATIONS: "Organisationen",
    Lists.TIES: "wer mit wem zusammenarbeitet",
    Lists.NOTHING: "niemanden",
    Lists.PERSONS: "Personen",
}
_KINDS = ", ".join(k for k in RoleKind)


def form_as_toml(recognised: Recognised) -> str:
    """Every table with the role of each column as a mapping file; certainty, reasons and alternatives as remarks."""
    lines = [
        f"# {recognised.rows_taken} von {recognised.rows_in} Zeilen gehören zu Einträgen.",
        *_left_out(recognised),
        "# Was falsch ist, hier berichtigen und mit --mapping DATEI wieder mitgeben. Mögliche Rollen:",
        f"# {_KINDS}",
        "",
    ]
    for table in recognised.tables:
        lines += _table(table)
    for table in recognised.unlisted:
        lines += ["# Nicht gelesen: Geben Sie der Spalte mit den Namen die Rolle „property name“.", *_table(table)]
    lines += _without_header(recognised)
    return "\n".join(lines) + "\n"


def corrections_of(recognised: Recognised) -> Corrections:
    """The form of a list as it was recognised, ready to be corrected and remembered."""
    return Corrections(tuple(_as_correction(t) for t in recognised.tables))


def _as_correction(table: FoundTable) -> TableCorrection:
    # Several tables of a sheet are told apart by their fingerprints; only the first can be found by the sheet's name.
    columns = {c.header: c.role for c in table.columns if c.header and table.lists is not Lists.TIES}
    # What nobody found a list in is found again by the row of its header.
    header = table.header if table.lists in (Lists.NOTHING, Lists.PERSONS) else None
    return TableCorrection(table.name, "" if header else table.fingerprint, header, columns=columns)


def _table(table: FoundTable) -> list[str]:
    lists = _LISTS.get(table.lists, table.type)
    rows = ", ".join(str(n + 1) for n in table.header if n != table.grid.made_header)
    head = f"{'Kopf in Spalte' if table.grid.turned else 'Kopfzeile'} {rows}"
    head = head if rows else "ohne Kopfzeile"
    lines = [
        f"# Blatt „{_line(table.name)}“: {lists} ({_SURE[table.certainty]}; {_line('; '.join(table.reasons))}), "
        f"{head}, {len(table.rows)} Zeilen",
    ]
    lines += [f"#   {_remark(table, column)}" for column in table.columns if table.lists is not Lists.TIES]
    lines += [
        f"#   {what}: „{_line(text)}“ aus dem Namen des Blatts oder dem Titel" for what, text in table.context.items()
    ]
    return [*lines, *corrections_to_toml(Corrections((_as_correction(table),))).splitlines(), ""]


def _remark(table: FoundTable, column: FoundColumn) -> str:
    row, at = table.grid.at(table.header[-1], column.index)
    said = f"{address(row, at)} „{_line(column.header)}“: {column.role} ({_SURE[column.certainty]}"
    said += f"; {_line('; '.join(column.reasons))})" if column.reasons else ")"
    if column.alternatives:
        said += f" – oder: {', '.join(map(str, column.alternatives))}"
    return _line(said)


def _left_out(recognised: Recognised) -> list[str]:
    words = ", ".join(f"{n} {LEFT_OUT_FOR[reason].de}" for reason, n in recognised.reasons.items())
    return [f"# Die übrigen: {words}."] if words else []


def _without_header(recognised: Recognised) -> list[str]:
    sheets = dict.fromkeys(x.sheet for x in recognised.left_out if x.reason is LeftOutFor.NO_HEADER)
    lines: list[str] = []
    for said in recognised.said:
        if said.issue.rule == "header" and said.place.sheet in sheets:
            row = said.place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            lines += [
                f"# Blatt „{_line(said.place.sheet)}“: Kopfzeile nicht gefunden. Ist es Zeile {row}? Dann ohne #:",
                *(f"# {line}" for line in _header_lines(said.place.sheet, int(row))),
                "",
            ]
    return lines


def _header_lines(sheet: str, row: int) -> list[str]:
    text = corrections_to_toml(Corrections((TableCorrection(sheet, header=(row - 1,)),)))
    return [line for line in text.splitlines() if line and line != "[table.columns]"]


def _line(text: str) -> str:
    return " ".join(text.split())
