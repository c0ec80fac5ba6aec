"""What the door says: where, how many cells, what they look like, and what can be stored instead."""

from collections.abc import Mapping

from graph.imports.persons.column_reading import is_of_functions
from graph.imports.persons.vocabulary import Personal
from graph.imports.problems import Issue
from graph.wording import several
from ontology import say
from ontology.model import Property, Text, Type

_LOOKS: Mapping[Personal, Text] = {
    Personal.PERSON: Text(de="nach Personen", en="persons"),
    Personal.MAILBOX: Text(de="nach persönlichen E-Mail-Adressen", en="personal e-mail addresses"),
    Personal.NUMBER: Text(de="nach persönlichen Telefonnummern", en="personal phone numbers"),
    Personal.BIRTHDAY: Text(de="nach Geburtstagen", en="birthdays"),
    Personal.CASE: Text(de="nach Familien oder Einzelfällen", en="families or single cases"),
}
_FUNCTIONS = Text(de="nach Funktionen oder Berufen von Personen", en="functions or trades of persons")
_EXPECTED = Text(
    de="Stellen, Praxen und Einrichtungen; Funktionspostfächer wie info@… und die Nummer der Zentrale (…-0)",
    en="posts, practices and institutions; function mailboxes such as info@… and the number of the switchboard (…-0)",
)
_REMEDY = Text(
    de="Es ist nichts zu tun. Ist eine Stelle gemeint, schreiben Sie diese („Praxis Dr. …“, „Leitung Kita …“, "
    "„Zentrale: …“).",
    en="Nothing needs to be done. If a post is meant, write that (“Praxis Dr. …”, “Leitung Kita …”, “Zentrale: …”).",
)
_WITH_PERSONS = Text(
    de="Persönliches speichert „fruehnetz import --with-persons“, wenn Ihre Installation es erlaubt; Personen selbst "
    "nur aus einer Tabelle „Personen“ mit „Name“, „Zweck“ und „Rechtsgrundlage“.",
    en="“fruehnetz import --with-persons” stores what is personal if your installation allows it; persons themselves "
    "only from a sheet “Personen” with “Name”, “Zweck” and “Rechtsgrundlage”.",
)
_OFFICE_STAYS = Text(
    de=" Wo eine Stelle dabeisteht, bleibt die Stelle.", en=" Where a post stands beside, the post stays."
)
_NO_CASES = Text(
    de="Es ist nichts zu tun: Angaben zu Familien und Einzelfällen gehören nicht in diese Liste.",
    en="Nothing needs to be done: statements on families and single cases do not belong in this list.",
)


def line_of(cell: str, *, turned: bool) -> Text:
    """The column in which a cell stands, or its row if the table lists downwards what others list to the right.

    >>> line_of("D7", turned=False).de, line_of("D7", turned=True).de
    ('Spalte D', 'Zeile 7')
    """
    letter = cell.rstrip("0123456789")
    if turned:
        return say("Zeile {removeprefix}", "Row {removeprefix}", removeprefix=cell.removeprefix(letter))
    return say("Spalte {letter}", "Column {letter}", letter=letter)


def refused(kind: Personal, where: Text, header: str, count: int, *, cut: int = 0) -> Issue:
    """Cells of a column that were not stored; of ``cut`` ones an office stays."""
    cells, told = several(count, "Zelle sieht", "Zellen sehen"), several(count, "cell looks", "cells look")
    sentence = say(
        "{where} „{header}“: {cells} {looks} aus; nicht gespeichert.",
        "{where} “{header}”: {cells} like {looks}; not stored.",
        where=where,
        header=header,
        looks=_FUNCTIONS if kind is Personal.PERSON and is_of_functions(header) else _LOOKS[kind],
        cells=Text(de=cells, en=told),
    )
    if cut and kind is Personal.PERSON:
        sentence = say("{sentence}{office}", "{sentence}{office}", sentence=sentence, office=_OFFICE_STAYS)
    if kind is Personal.CASE:
        return Issue("warning", "person", sentence, _EXPECTED, _NO_CASES)
    return Issue("warning", "person", sentence, _EXPECTED, _REMEDY, command=_WITH_PERSONS)


def person_as_name(prop: Property) -> Issue:
    """A row whose required name is that of a person: there is one, but it is not stored."""
    sentence = say(
        "{prop}: Was in der Zelle steht, sieht nach dem Namen einer Person aus. Die Zeile wurde nicht übernommen.",
        "{prop}: what the cell holds looks like the name of a person. The row was not accepted.",
        prop=prop.label,
    )
    remedy = Text(
        de="Schreiben Sie dort die Stelle („Jugendamt“, „Praxis Dr. …“). Heißt ein Haus so, schreiben Sie „Haus …“ "
        "davor oder die Rechtsform dahinter.",
        en="Write the post there (“Jugendamt”, “Praxis Dr. …”). If a house is called so, write “Haus …” before it or "
        "its legal form behind it.",
    )
    return Issue("error", "required", sentence, _EXPECTED, remedy)


def refused_rows(kind: Type, count: int) -> Issue:
    """Rows that list persons."""
    rows = several(count, "Zeile nennt", "Zeilen nennen")
    sentence = say(
        "{rows} einzelne Personen; nicht gespeichert.",
        "{rows} individual persons; not stored.",
        rows=Text(de=rows, en=several(count, "row names", "rows name")),
    )
    return Issue("warning", "person", sentence, _EXPECTED, _REMEDY, kind.name, command=_WITH_PERSONS)
