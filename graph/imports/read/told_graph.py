"""What a graph of other programs tells of organizations, seats and ties -> the tables of a list, and what was left.

Nothing is decided here of what an organization is: its columns are recognised, checked and corrected like those of any
list. Persons are counted and left at the door; what an object of the file became is told for every one of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.errors import UnreadableFileError
from graph.imports.problems import Issue, Place
from graph.imports.read.notices import Notice
from graph.imports.read.source import ReadTable, Source
from graph.imports.workbook import Sheet
from ontology import Text, say

_MOST_CLASSES = 8


@dataclass
class ToldGraph:
    """Rows by header; ``people`` and ``aside`` count what was not taken, ``aside`` by the name of its class."""

    organizations: list[dict[str, str]] = field(default_factory=list)
    bodies: list[dict[str, str]] = field(default_factory=list)
    seats: list[dict[str, str]] = field(default_factory=list)
    ties: list[dict[str, str]] = field(default_factory=list)
    people: int = 0
    seats_of_people: int = 0
    nameless: int = 0
    aside: Counter[str] = field(default_factory=Counter)

    def sheets(self, source: Source) -> ReadTable:
        """The tables, and a notice for each kind of thing that is in none of them.

        Raises UnreadableFileError where nothing is told of any organization.
        """
        tables = (
            ("Akteure", self.organizations),
            ("Gremien", self.bodies),
            ("Mitgliedschaften", self.seats),
            ("Kooperationen", self.ties),
        )
        found = [_sheet(source, name, rows) for name, rows in tables if rows]
        if not found:
            raise UnreadableFileError(
                f"In „{source.name}“ steht keine Organisation und kein Gremium in einer Form, die Frühnetz kennt "
                f"(W3C ORG, FOAF, vCard, schema.org, Popolo). {self._what_else()}"
            )
        place = Place(source.name)
        notices: list[Notice] = [(place, "", issue) for issue in self._left()]
        return ReadTable(found, notices=tuple(notices))

    def _what_else(self) -> str:
        return (
            f"Gefunden wurde: {self._classes()}." if self.aside else "Bitte prüfen Sie, ob es die richtige Datei ist."
        )

    def _classes(self) -> str:
        named = [f"{name} ({number})" for name, number in self.aside.most_common(_MOST_CLASSES)]
        return ", ".join(named) + (" …" if len(self.aside) > _MOST_CLASSES else "")

    def _left(self) -> Iterable[Issue]:
        if self.people or self.seats_of_people:
            yield _persons(self.people, self.seats_of_people)
        if self.nameless:
            yield _without_name(self.nameless)
        if self.aside:
            yield _other_things(self.aside.total(), self._classes())


def _sheet(source: Source, name: str, rows: Sequence[Mapping[str, str]]) -> Sheet:
    head = list(dict.fromkeys(column for row in rows for column, text in row.items() if text))
    return Sheet(name, source.name, [head, *([row.get(column, "") for column in head] for row in rows)])


def _persons(people: int, seats: int) -> Issue:
    both = say(
        "{people} {people:Person|Personen} und {seats} {seats:Mitgliedschaft|Mitgliedschaften} von Personen "
        "wurden nicht übernommen.",
        "{people} {people:person|persons} and {seats} {seats:membership|memberships} of persons were not taken over.",
        people=people,
        seats=seats,
    )
    alone = say(
        "{seats} {seats:Mitgliedschaft|Mitgliedschaften} von Personen {seats:wurde|wurden} nicht übernommen.",
        "{seats} {seats:membership|memberships} of persons {seats:was|were} not taken over.",
        seats=seats,
    )
    return Issue(
        "warning",
        "person",
        both if people else alone,
        Text(de="Organisationen, Gremien und Sitze von Organisationen", en="organizations, bodies and their seats"),
        Text(
            de="Es ist nichts zu tun: Frühnetz braucht keine Namen von Personen.",
            en="There is nothing to do: Frühnetz needs no names of persons.",
        ),
        unread=True,
    )


def _without_name(number: int) -> Issue:
    return Issue(
        "warning",
        "nameless",
        say(
            "{number} {number:Organisation hat|Organisationen haben} keinen Namen und {number:wurde|wurden} nicht "
            "gelesen.",
            "{number} {number:organization has|organizations have} no name and {number:was|were} not read.",
            number=number,
        ),
        Text(de="ein Name (skos:prefLabel, rdfs:label, foaf:name …)", en="a name (skos:prefLabel, rdfs:label …)"),
        Text(de="Ergänzen Sie die Namen in der Datei.", en="Put the names into the file."),
        unread=True,
    )


def _other_things(number: int, classes: str) -> Issue:
    return Issue(
        "warning",
        "classes",
        say(
            "{number} {number:Eintrag|Einträge} anderer Art {number:wurde|wurden} nicht gelesen: {classes}.",
            "{number} {number:thing|things} of other kinds {number:was|were} not read: {classes}.",
            number=number,
            classes=classes,
        ),
        Text(de="Organisationen, Gremien, Mitgliedschaften", en="organizations, bodies, memberships"),
        Text(
            de="Wenn darunter Organisationen sind: Geben Sie ihnen zusätzlich die Klasse org:Organization.",
            en="If organizations are among them: give them the class org:Organization as well.",
        ),
        unread=True,
    )
