"""What is the matter with council data: each kind once, with how often and one example."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ontology import Text


class Defect(StrEnum):
    """A kind of defect of published council data."""

    NO_JSON = "noJson"
    WEB_PAGE = "webPage"
    CONTROL_CHARACTERS = "controlCharacters"
    NO_OBJECT = "noObject"
    NO_TYPE = "noType"
    UNKNOWN_TYPE = "unknownType"
    NO_ID = "noId"
    NO_NAME = "noName"
    WRONG_SHAPE = "wrongShape"
    NO_DAY = "noDay"
    ENDS_BEFORE_START = "endsBeforeStart"
    NAME_FOR_DAY = "nameForDay"
    IN_THE_FUTURE = "inTheFuture"
    DELETED = "deleted"
    TWICE = "twice"
    BARE_ADDRESS = "bareAddress"
    PLACEHOLDER = "placeholder"
    NO_MEETING = "noMeeting"
    NO_BODY = "noBody"
    UNKNOWN_MEETING = "unknownMeeting"
    UNKNOWN_BODY = "unknownBody"
    UNKNOWN_ITEM = "unknownItem"
    TOO_LARGE = "tooLarge"
    OTHER_SPELLING = "otherSpelling"
    OTHER_FILE = "otherFile"


SENTENCES: dict[Defect, Text] = {
    Defect.NO_JSON: Text(
        de="Datei ist kein JSON; sie wurde übergangen.", en="The file is not JSON; it was passed over."
    ),
    Defect.WEB_PAGE: Text(
        de="Statt Daten kam eine Webseite (meist eine Fehlermeldung); sie wurde übergangen.",
        en="A web page came instead of data (mostly an error message); it was passed over.",
    ),
    Defect.CONTROL_CHARACTERS: Text(
        de="Steuerzeichen im JSON; ohne sie gelesen.", en="Control characters in the JSON; read without them."
    ),
    Defect.NO_OBJECT: Text(
        de="Wo ein Objekt stehen sollte, steht etwas anderes; es wurde übergangen.",
        en="Something else stands where an object should; it was passed over.",
    ),
    Defect.NO_TYPE: Text(
        de="Ohne Typ; er wurde aus den Feldern erschlossen.", en="No type; concluded from its fields."
    ),
    Defect.UNKNOWN_TYPE: Text(
        de="Typ ist unbekannt und aus den Feldern nicht zu erschließen; übergangen.",
        en="The type is unknown and cannot be concluded from the fields; passed over.",
    ),
    Defect.NO_ID: Text(de="Ohne Kennung; übergangen.", en="No identifier; passed over."),
    Defect.NO_NAME: Text(de="Ohne Namen oder Titel.", en="No name or title."),
    Defect.WRONG_SHAPE: Text(
        de="Liste statt eines Werts oder Wert statt einer Liste; sinngemäß gelesen.",
        en="A list instead of one value, or one value instead of a list; read as it is meant.",
    ),
    Defect.NO_DAY: Text(de="Datum ist kein Tag; es blieb offen.", en="The date is no day; it was left open."),
    Defect.ENDS_BEFORE_START: Text(
        de="Ende liegt vor dem Beginn; das Ende blieb unbeachtet.",
        en="The end lies before the start; the end was not regarded.",
    ),
    Defect.NAME_FOR_DAY: Text(
        de="Wo ein Enddatum stehen sollte, steht ein Name; er wurde als entsendende Organisation gelesen.",
        en="A name stands where an end date should; it was read as the organization that sends.",
    ),
    Defect.IN_THE_FUTURE: Text(
        de="Sitzung liegt nach dem Stand der Daten; sie gilt als geplant.",
        en="The meeting lies after the date of the data; it counts as planned.",
    ),
    Defect.DELETED: Text(de="Als gelöscht gekennzeichnet; nicht übernommen.", en="Marked as deleted; not taken over."),
    Defect.TWICE: Text(
        de="Kennung kommt mehrmals mit verschiedenem Inhalt vor; es gilt der zuletzt geänderte.",
        en="The identifier occurs several times with different content; the one changed last holds.",
    ),
    Defect.BARE_ADDRESS: Text(
        de="Nur die Adresse wurde geliefert, nicht das Objekt.", en="Only the address was delivered, not the object."
    ),
    Defect.PLACEHOLDER: Text(
        de="Platzhalter des Systems, keine wirkliche Organisation; nicht übernommen.",
        en="A placeholder of the system, no real organization; not taken over.",
    ),
    Defect.NO_MEETING: Text(de="Beratung ohne Sitzung; ohne Tag übernommen.", en="Consultation without a meeting."),
    Defect.NO_BODY: Text(
        de="Beratung ohne Gremium; nicht übernommen.", en="Consultation without a body; not taken over."
    ),
    Defect.UNKNOWN_MEETING: Text(
        de="Sitzung der Beratung ist nicht in den Daten; ohne Tag übernommen.",
        en="The meeting of the consultation is not in the data; taken over without a day.",
    ),
    Defect.UNKNOWN_BODY: Text(
        de="Gremium ist nicht in den Daten; nicht übernommen.", en="The body is not in the data; not taken over."
    ),
    Defect.UNKNOWN_ITEM: Text(
        de="Tagesordnungspunkt ist nicht in den Daten; das Ergebnis blieb offen.",
        en="The agenda item is not in the data; the result was left open.",
    ),
    Defect.TOO_LARGE: Text(
        de="Größer, als ein einzelnes Objekt sein kann; übergangen.",
        en="Larger than a single object can be; passed over.",
    ),
    Defect.OTHER_SPELLING: Text(
        de="Adresse ist anders geschrieben als beim Objekt, oder statt ihrer steht ein Name; zugeordnet.",
        en="The address is spelled otherwise than at the object, or a name stands instead of it; assigned.",
    ),
    Defect.OTHER_FILE: Text(
        de="Datei anderer Art (zum Beispiel PDF, oder ein Zip im Zip); nicht gelesen.",
        en="A file of another kind (for example PDF, or a zip in the zip); not read.",
    ),
}
"""What is said of each kind: what was found, and what was done with it."""


class Example(NamedTuple):
    """Where a defect was met: the file or address, and the text there."""

    place: str
    found: str


class Counted(NamedTuple):
    """A kind of defect with its number and the first place."""

    defect: Defect
    number: int
    example: Example


_LONGEST = 120


@dataclass(slots=True)
class Defects:
    """Counts defects by kind; of each it keeps the first place."""

    numbers: Counter[Defect] = field(default_factory=Counter)
    examples: dict[Defect, Example] = field(default_factory=dict)

    def note(self, defect: Defect, place: str, found: str = "") -> None:
        """Count one defect."""
        self.numbers[defect] += 1
        self.examples.setdefault(defect, Example(place, found[:_LONGEST]))

    def counted(self) -> Iterator[Counted]:
        """All kinds that were met, in the order of the list of kinds."""
        for defect in Defect:
            if number := self.numbers[defect]:
                yield Counted(defect, number, self.examples[defect])
