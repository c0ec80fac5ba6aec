"""A file of newly published values, checked row by row: each needs a known series, a year, a share, its base, a source.

All or nothing: a file with a fault is refused, and every fault is told with its row and column.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from graph.errors import UnreadableFileError
from graph.identifiers import folded, slug
from graph.imports.read import read_workbook
from graph.imports.workbook import Sheet, address
from graph.records import SHARED, Entity, entity
from graph.records.claims import EXISTS, Claim
from graph.series.published_series import series_item
from graph.wording import listing
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus

VALUE_COLUMNS = ("Reihe", "Jahr", "Anteil in Prozent", "Grundgesamtheit", "Quelle")
"""What the first row of such a file says; *Internetadresse* of the source may stand beside them."""
_ADDRESS = "Internetadresse"
_FIRST_YEAR = 2000
_SHOWN = 10


class ValueRow(NamedTuple):
    """A row of the file that may be loaded."""

    item: str
    year: str
    share: str
    base: str
    source: str
    address: str
    place: str


def values_from(path: Path, model: Model) -> tuple[ValueRow, ...]:
    """The rows of a file; raises UnreadableFileError with a sentence for each fault, or if it is no such list."""
    items = list(dict.fromkeys(series_item(n.name) for n in model.norms_of("share")))
    rows: list[ValueRow] = []
    faults: list[str] = []
    for sheet in read_workbook(path).sheets:
        for row, wrong in _rows(sheet, items):
            rows.append(row)
            faults += wrong
    if not rows:
        columns = ", ".join(f"„{c}“" for c in VALUE_COLUMNS)
        raise UnreadableFileError(
            f"„{path.name}“ enthält keine veröffentlichten Werte. Erwartet sind die Spalten {columns}."
        )
    faults += _twice(rows)
    if faults:
        more = f" … und {len(faults) - _SHOWN} weitere." if len(faults) > _SHOWN else ""
        raise UnreadableFileError("Nichts gespeichert. " + " ".join(faults[:_SHOWN]) + more)
    return tuple(rows)


def value_records(rows: Sequence[ValueRow]) -> tuple[Entity, ...]:
    """The rows as records that belong to all districts: the values, and the sources that they stand in."""
    found: dict[str, Entity] = {}
    for row in rows:
        source = f"{SHARED}:quelle-{slug(row.source, 60)}"
        stated = [(Prop.NAME, row.source), (Prop.SOURCE_KIND, "survey")] + (
            [(Prop.ADDRESS, row.address)] if row.address else []
        )
        found[source] = entity(source, EntityType.SOURCE, SHARED, _claims(stated, "", ""))
        id = f"{SHARED}:wert-{slug(row.item)}-{row.year}-{slug(row.source, 40)}"
        said = [
            (Prop.SERIES, row.item),
            (Prop.DATE, row.year),
            (Prop.SHARE_PERCENT, row.share),
            (Prop.POPULATION_BASE, row.base),
        ]
        found[id] = entity(id, EntityType.PUBLISHED_VALUE, SHARED, _claims(said, source, row.place))
    return tuple(found.values())


def _claims(said: Sequence[tuple[str, str]], source: str, place: str) -> list[Claim]:
    return [Claim(p, v, source, place, "", StatementStatus.FROM_LIST) for p, v in ((EXISTS, "true"), *said)]


def _rows(sheet: Sheet, items: Sequence[str]) -> Iterator[tuple[ValueRow, list[str]]]:
    """Every row below the heads, with its faults."""
    heads: Mapping[str, int] = {}
    for number, cells in enumerate(sheet.rows):
        if not heads:
            found = {folded(cell): place for place, cell in enumerate(cells) if cell}
            heads = found if folded("Reihe") in found else {}
        elif any(cells):
            texts = {c: _cell(cells, heads.get(folded(c))) for c in (*VALUE_COLUMNS, _ADDRESS)}
            place = f"{sheet.name}, Zeile {number + 1}"
            item, year, share, base, source = (texts[c] for c in VALUE_COLUMNS)
            row = ValueRow(item, year, share.replace(",", "."), base, source, texts[_ADDRESS], place)
            yield row, [f"{_where(row, number, heads, c)}: {said}" for c, said in _faults(row, items)]


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _where(row: ValueRow, number: int, heads: Mapping[str, int], column: str) -> str:
    at = heads.get(folded(column))
    return f"{row.place}, Spalte „{column}“" + (f" ({address(number, at)})" if at is not None else "")


def _faults(row: ValueRow, items: Sequence[str]) -> Iterator[tuple[str, str]]:
    if row.item not in items:
        yield VALUE_COLUMNS[0], f"Die Reihe „{row.item}“ gibt es nicht. Es gibt {listing(items, shown=60)}."
    if not (len(row.year) == 4 and row.year.isdecimal() and int(row.year) >= _FIRST_YEAR):
        yield VALUE_COLUMNS[1], f"„{row.year}“ ist kein Jahr; erwartet sind vier Ziffern ab {_FIRST_YEAR}."
    if not _is_share(row.share):
        yield VALUE_COLUMNS[2], f"„{row.share}“ ist kein Anteil; erwartet ist eine Zahl von 0 bis 100."
    if not row.base:
        yield VALUE_COLUMNS[3], "Wovon es der Anteil ist, fehlt."
    if not row.source:
        yield VALUE_COLUMNS[4], "Die Quelle fehlt; ohne sie wird kein Wert gezeigt."


def _is_share(text: str) -> bool:
    whole, _, part = text.partition(".")
    plain = whole.isdecimal() and (not part or part.isdecimal()) and len(text) <= 12
    return plain and 0 <= float(text) <= 100


def _twice(rows: Sequence[ValueRow]) -> Iterator[str]:
    """The same series, year and source with two values cannot both be meant."""
    seen: dict[tuple[str, str, str], ValueRow] = {}
    for row in rows:
        first = seen.setdefault((row.item, row.year, row.source), row)
        if first is not row:
            yield f"{row.place}: Reihe {row.item}, Jahr {row.year} steht mit dieser Quelle schon in „{first.place}“."


__all__ = ["VALUE_COLUMNS", "ValueRow", "value_records", "values_from"]
