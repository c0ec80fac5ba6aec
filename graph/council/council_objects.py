"""The objects of OParl 1.1 as far as they say something of a network: texts cleaned, days as days."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology import Text


@dataclass(frozen=True, slots=True)
class CouncilBody:
    """An organization of OParl: body, office, parliamentary group or company."""

    id: str
    name: str
    short: str = ""
    kind: str = ""
    start: str = ""
    end: str = ""
    meets: bool = False
    """Whether it has a list of meetings."""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class CouncilSeat:
    """A membership; of the person behind it nothing is kept, unless the data are read with persons."""

    id: str
    body: str
    sends: str = ""
    """The organization on whose behalf: its address, or its name."""
    role: str = ""
    voting: bool | None = None
    start: str = ""
    end: str = ""
    modified: str = ""
    person: str = ""
    """The address of who has the seat."""


@dataclass(frozen=True, slots=True)
class CouncilPaper:
    """A paper; ``texts`` are what can be searched beside the title, ``page`` where it can be read."""

    id: str
    name: str
    reference: str = ""
    day: str = ""
    kind: str = ""
    texts: tuple[str, ...] = ()
    page: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class PaperHeard:
    """A consultation: one row of the sequence in which a paper is dealt with."""

    id: str
    paper: str
    bodies: tuple[str, ...]
    role: str = ""
    authoritative: bool | None = None
    meeting: str = ""
    item: str = ""
    place: str = field(default="", compare=False)
    """Where it was read, for whoever wants to look."""


@dataclass(frozen=True, slots=True)
class CouncilMeeting:
    """A meeting of one body or several."""

    id: str
    name: str
    day: str = ""
    bodies: tuple[str, ...] = ()
    state: str = ""
    cancelled: bool = False
    modified: str = ""


@dataclass(frozen=True, slots=True)
class CouncilItem:
    """An item on the agenda of a meeting."""

    id: str
    name: str
    number: str = ""
    public: bool | None = None
    result: str = ""
    resolution: str = ""
    meeting: str = ""
    consultation: str = ""


@dataclass(frozen=True, slots=True)
class CouncilTerm:
    """A legislative term."""

    id: str
    name: str
    start: str = ""
    end: str = ""


CouncilObject = CouncilBody | CouncilSeat | CouncilPaper | PaperHeard | CouncilMeeting | CouncilItem | CouncilTerm


COUNCIL_KINDS: Mapping[str, type[CouncilObject]] = {
    "bodies": CouncilBody,
    "seats": CouncilSeat,
    "papers": CouncilPaper,
    "consultations": PaperHeard,
    "meetings": CouncilMeeting,
    "items": CouncilItem,
    "terms": CouncilTerm,
}
"""Kinds of objects that are kept, by the name under which they are counted."""

COUNCIL_KIND_WORDS: Mapping[str, Text] = {
    "bodies": Text(de="Gremien und Ämter", en="bodies and offices"),
    "seats": Text(de="Mitgliedschaften", en="memberships"),
    "papers": Text(de="Vorlagen", en="papers"),
    "consultations": Text(de="Beratungen", en="consultations"),
    "meetings": Text(de="Sitzungen", en="meetings"),
    "items": Text(de="Tagesordnungspunkte", en="agenda items"),
    "terms": Text(de="Wahlperioden", en="legislative terms"),
}
