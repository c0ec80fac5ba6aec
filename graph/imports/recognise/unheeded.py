"""What a mapping says of sheets, forms and columns that a list does not have: told, since it changes nothing."""

from collections.abc import Iterator, Sequence

from graph.imports.problems import Issue, Place
from graph.imports.recognise.corrections import Corrections, TableCorrection
from graph.imports.recognise.found import FoundTable, SaidOfPlace
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, address
from ontology import say
from ontology.model import Text

_SHOWN = 8


def unheeded(corrections: Corrections, sheets: Sequence[Sheet], tables: Sequence[FoundTable]) -> Iterator[SaidOfPlace]:
    """What of a mapping fits nothing in the sheets, and in the tables that were found there."""
    for said in corrections.tables:
        if said.sheet and said.sheet not in {s.name for s in sheets}:
            yield _told(sheets[0].file, said.sheet, _no_sheet(said.sheet, [s.name for s in sheets]))
            continue
        found = [t for t in tables if corrections.of(t.name, t.fingerprint) is said]
        if said.sheet and said.fingerprint and not found:
            yield _told(sheets[0].file, said.sheet, _other_form(said.sheet))
        elif found:
            yield from _columns(said, found)


def _columns(said: TableCorrection, found: Sequence[FoundTable]) -> Iterator[SaidOfPlace]:
    headers = [c.header for t in found for c in t.columns if c.header]
    letters = [address(0, c.index).rstrip("1") for t in found for c in t.columns if not c.header]
    known = set(map(word_key, (*headers, *letters)))
    for name in said.columns:
        if word_key(name) not in known:
            yield _told(found[0].grid.sheet.file, found[0].name, _no_column(name, [*headers, *letters]))


def _told(file: str, sheet: str, issue: Issue) -> SaidOfPlace:
    return SaidOfPlace(Place(file, sheet), "", issue)


_REMEDY = Text(
    de="Berichtigen Sie die Zuordnung.",
    en="Correct the mapping.",
)
_COMMAND = Text(
    de="„fruehnetz check LISTE --columns“ schreibt sie so auf, wie sie passt.",
    en="“fruehnetz check LIST --columns” writes it down as it fits.",
)


def _no_sheet(name: str, known: Sequence[str]) -> Issue:
    sentence = say(
        "Zuordnung: Ein Blatt „{name}“ gibt es hier nicht. Was dazu gesagt ist, gilt nicht.",
        "Mapping: there is no sheet “{name}” here. What is said of it does not count.",
        name=name,
    )
    return Issue("question", "mapping", sentence, _names(known), _REMEDY, command=_COMMAND)


def _no_column(name: str, known: Sequence[str]) -> Issue:
    sentence = say(
        "Zuordnung: Eine Spalte „{name}“ gibt es hier nicht. Was dazu gesagt ist, gilt nicht.",
        "Mapping: there is no column “{name}” here. What is said of it does not count.",
        name=name,
    )
    return Issue("question", "mapping", sentence, _names(known), _REMEDY, command=_COMMAND)


def _other_form(name: str) -> Issue:
    sentence = say(
        "Zuordnung: Was zum Blatt „{name}“ gesagt ist, gilt für andere Überschriften (fingerprint). Es wurde nicht "
        "angewandt.",
        "Mapping: what is said of the sheet “{name}” is for other headers (fingerprint). It was not applied.",
        name=name,
    )
    remedy = Text(
        de="Soll es trotzdem gelten, streichen Sie in der Zuordnung die Zeile mit „fingerprint“.",
        en="If it is to count all the same, delete the line with “fingerprint” in the mapping.",
    )
    return Issue("question", "mapping", sentence, Text(de="", en=""), remedy)


def _names(known: Sequence[str]) -> Text:
    shown = ", ".join(f"„{name}“" for name in dict.fromkeys(known[:_SHOWN]))
    return Text(de=shown, en=shown)
