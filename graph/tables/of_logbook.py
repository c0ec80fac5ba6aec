"""The logbook as a table, for spreadsheets: all of it, or the entries of one phase."""

from collections.abc import Iterable

from graph.logbook.as_json import kind_label
from graph.logbook.event_rules import Names
from graph.logbook.log_entries import LogLine
from graph.tables.table import CellValue, PlainTable
from ontology import Text

_NAME = Text(de="Logbuch", en="logbook")
_HEADS = Text(
    de="Datum;Phase;Schritt;Art;Eintrag;Beleg;Nächster Schritt;Gremium;Für den Leitfaden;Betrifft;Kennung",
    en="date;phase;step;kind;entry;evidence;next step;body;for the guide;concerns;id",
)


def log_table(lines: Iterable[LogLine], names: Names, language: str) -> PlainTable:
    """One entry a row, in the order of the entries; the heads are those under which a list is read back."""
    rows: list[tuple[CellValue, ...]] = [
        (
            line.day,
            names.of(line.phase),
            line.step,
            kind_label(line.kind, names.model, language),
            line.text,
            line.evidence,
            line.next_step,
            names.of(line.body),
            line.for_guide,
            "; ".join(name for id in line.concerns if (name := names.of(id))),
            line.id,
        )
        for line in lines
    ]
    return PlainTable(_NAME.in_language(language), tuple(_HEADS.in_language(language).split(";")), rows)
