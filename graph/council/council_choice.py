"""What of the council data concerns the network: bodies, papers on the topic, their consultations, seats.

What does not is left aside, counted, and told why.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.council.council_objects import (
    CouncilBody,
    CouncilItem,
    CouncilMeeting,
    CouncilPaper,
    CouncilSeat,
    PaperHeard,
)
from graph.council.defects import Defect
from graph.council.gathering import Gathered
from graph.council.topics import TopicFound, topic_of
from graph.council.wordings import BODY_KINDS, SORTS, is_placeholder, meant
from graph.identifiers import folded
from ontology import Text
from ontology.names import BodyKind

_SHARES = frozenset(
    {
        *(BodyKind.JHA, BodyKind.UAJHP, BodyKind.GESA, BodyKind.SOZA, BodyKind.KGK, BodyKind.PSAG),
        *(BodyKind.PARL_K, BodyKind.PARL_S, BodyKind.PARL_B),
    }
)
"""Kinds of bodies that are taken over also without a paper on the topic: what they never dealt with counts, too."""
_HINTS = {"gr": "body", "at": "office", "fr": "group", "gremien": "body", "fraktionen": "group"}
"""Parts of addresses by which systems without types tell bodies from offices."""


class Aside(StrEnum):
    """Why something was read and not taken over."""

    OTHER_TOPIC = "otherTopic"
    OTHER_CONSULTATION = "otherConsultation"
    OTHER_BODY = "otherBody"
    OFFICE = "office"
    PARLIAMENTARY_GROUP = "parliamentaryGroup"
    PLACEHOLDER = "placeholder"
    SEAT_OF_A_PERSON = "seatOfAPerson"
    SEAT_ELSEWHERE = "seatElsewhere"
    CANCELLED = "cancelled"
    NO_BODY = "noBody"
    MEETING_WITHOUT = "meetingWithout"
    ITEM_WITHOUT = "itemWithout"
    AGAIN = "again"


ASIDE_WORDS: Mapping[Aside, Text] = {
    Aside.OTHER_TOPIC: Text(de="Vorlagen zu anderen Themen", en="papers on other topics"),
    Aside.OTHER_CONSULTATION: Text(de="Beratungen solcher Vorlagen", en="consultations of such papers"),
    Aside.OTHER_BODY: Text(
        de="Gremien, die das Thema nicht beraten haben", en="bodies that have not dealt with the topic"
    ),
    Aside.OFFICE: Text(de="Ämter und Betriebe", en="offices and companies"),
    Aside.PARLIAMENTARY_GROUP: Text(de="Fraktionen und Parteien", en="parliamentary groups and parties"),
    Aside.PLACEHOLDER: Text(de="Platzhalter des Systems", en="placeholders of the system"),
    Aside.SEAT_OF_A_PERSON: Text(
        de="Sitze von Personen ohne entsendende Organisation",
        en="seats of persons without an organization that sends them",
    ),
    Aside.SEAT_ELSEWHERE: Text(de="Sitze in anderen Gremien", en="seats in other bodies"),
    Aside.CANCELLED: Text(de="Beratungen in abgesagten Sitzungen", en="consultations in cancelled meetings"),
    Aside.NO_BODY: Text(de="Beratungen ohne bekanntes Gremium", en="consultations without a known body"),
    Aside.MEETING_WITHOUT: Text(de="Sitzungen ohne Beratung zum Thema", en="meetings without the topic"),
    Aside.ITEM_WITHOUT: Text(de="Tagesordnungspunkte zu anderen Themen", en="agenda items on other topics"),
    Aside.AGAIN: Text(de="Objekte, die mehrmals geliefert wurden", en="objects that were delivered several times"),
}


@dataclass(frozen=True, slots=True)
class CouncilBodyTaken:
    """A body that is taken over: one for all terms in which it has the same name."""

    name: str
    ids: tuple[str, ...]
    short: str
    kind: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class HeardAt:
    """A consultation with its day and what came of it."""

    heard: PaperHeard
    body: str
    day: str
    meeting: CouncilMeeting | None
    item: CouncilItem | None


@dataclass(slots=True)
class CouncilChoice:
    """What is taken over, and how much was left aside for which reason."""

    bodies: dict[str, CouncilBodyTaken] = field(default_factory=dict)
    """By each of their addresses."""
    papers: dict[str, tuple[CouncilPaper, TopicFound]] = field(default_factory=dict)
    refused: dict[str, CouncilPaper] = field(default_factory=dict)
    """Papers of which a person said that they are about something else."""
    heard: list[HeardAt] = field(default_factory=list)
    seats: list[CouncilSeat] = field(default_factory=list)
    aside: Counter[Aside] = field(default_factory=Counter)

    def different_bodies(self) -> list[CouncilBodyTaken]:
        """Each body once."""
        return sorted(dict.fromkeys(self.bodies.values()), key=lambda b: b.name)


def council_choice(data: Gathered, corrected: Mapping[str, str], by: str) -> CouncilChoice:
    """What concerns the network as of a day; ``corrected`` are topics of papers by address, as a person said."""
    chosen = CouncilChoice()
    _papers(data, corrected, chosen)
    sorts = {body.id: _sort_of(body) for body in data.of(CouncilBody)}
    heard = [h for h in data.of(PaperHeard) if h.paper in chosen.papers]
    chosen.aside[Aside.OTHER_CONSULTATION] = sum(1 for _ in data.of(PaperHeard)) - len(heard)
    _bodies(data, sorts, {body for h in heard for body in h.bodies}, chosen)
    _consultations(data, heard, by, chosen)
    _seats(data, chosen)
    _meetings(data, chosen)
    chosen.aside[Aside.AGAIN] = data.again
    return chosen


def _papers(data: Gathered, corrected: Mapping[str, str], chosen: CouncilChoice) -> None:
    for paper in data.of(CouncilPaper):
        found = topic_of(paper, corrected.get(paper.id))
        if found is None:
            chosen.aside[Aside.OTHER_TOPIC] += 1
            if paper.id in corrected:
                chosen.refused[paper.id] = paper
        else:
            chosen.papers[paper.id] = (paper, found)


def _sort_of(body: CouncilBody) -> str:
    """Body, office or parliamentary group: by its type, its address, what it has, and last by its name."""
    hints = (_HINTS[part] for part in body.id.split("/") if part in _HINTS)
    return meant(SORTS, body.kind) or next(hints, "") or ("body" if body.meets else meant(SORTS, body.name)) or "office"


def _bodies(data: Gathered, sorts: Mapping[str, str], used: set[str], chosen: CouncilChoice) -> None:
    same: dict[str, list[CouncilBody]] = {}
    for body in data.of(CouncilBody):
        if is_placeholder(body.name):
            data.defects.note(Defect.PLACEHOLDER, body.id, body.name)
            chosen.aside[Aside.PLACEHOLDER] += 1
        elif sorts[body.id] == "group":
            chosen.aside[Aside.PARLIAMENTARY_GROUP] += 1
        elif sorts[body.id] == "office":
            chosen.aside[Aside.OFFICE] += 1
        elif body.id in used or meant(BODY_KINDS, body.name) in _SHARES:
            same.setdefault(folded(body.name), []).append(body)
        else:
            chosen.aside[Aside.OTHER_BODY] += 1
    for bodies in same.values():
        taken = _one(bodies)
        chosen.bodies.update(dict.fromkeys(taken.ids, taken))


def _one(bodies: list[CouncilBody]) -> CouncilBodyTaken:
    """Terms of a body with one name as one: it begins with the first, and ends only if all have ended."""
    newest = max(bodies, key=lambda b: (not b.end, b.end, b.start, b.id))
    ends, starts = [b.end for b in bodies], [b.start for b in bodies]
    start, end = (min(starts) if all(starts) else ""), (max(ends) if all(ends) else "")
    kind = meant(BODY_KINDS, newest.name)
    return CouncilBodyTaken(newest.name, tuple(sorted(b.id for b in bodies)), newest.short, kind, start, end)


def _consultations(data: Gathered, heard: list[PaperHeard], by: str, chosen: CouncilChoice) -> None:
    for one in heard:
        meeting = _meeting_of(data, one)
        if meeting is not None and meeting.cancelled:
            chosen.aside[Aside.CANCELLED] += 1
            continue
        bodies = list(_bodies_of(data, one, meeting, chosen))
        if not bodies:
            chosen.aside[Aside.NO_BODY] += 1
        day = meeting.day if meeting is not None else ""
        if day > by:
            data.defects.note(Defect.IN_THE_FUTURE, one.place, day)
        item = _item_of(data, one)
        chosen.heard += [HeardAt(one, body, day, meeting, item) for body in dict.fromkeys(bodies)]


def _meeting_of(data: Gathered, heard: PaperHeard) -> CouncilMeeting | None:
    item = data.find(CouncilItem, heard.item)
    address = heard.meeting or (item.meeting if item is not None else "")
    if not address:
        data.defects.note(Defect.NO_MEETING, heard.place, heard.id)
        return None
    found = data.find(CouncilMeeting, address)
    if found is None:
        data.defects.note(Defect.UNKNOWN_MEETING, heard.place, address)
    return found


def _item_of(data: Gathered, heard: PaperHeard) -> CouncilItem | None:
    found = data.find(CouncilItem, heard.item) if heard.item else None
    if heard.item and found is None:
        data.defects.note(Defect.UNKNOWN_ITEM, heard.place, heard.item)
    return found


def _bodies_of(
    data: Gathered, heard: PaperHeard, meeting: CouncilMeeting | None, chosen: CouncilChoice
) -> Iterator[str]:
    """The bodies of a consultation; where it names none, those of its meeting."""
    named = heard.bodies or (meeting.bodies if meeting is not None else ())
    if not named:
        data.defects.note(Defect.NO_BODY, heard.place, heard.id)
    for address in named:
        if address in chosen.bodies:
            yield chosen.bodies[address].name
        elif data.find(CouncilBody, address) is None:
            data.defects.note(Defect.UNKNOWN_BODY, heard.place, address)


def _seats(data: Gathered, chosen: CouncilChoice) -> None:
    for seat in data.of(CouncilSeat):
        if seat.body not in chosen.bodies:
            chosen.aside[Aside.SEAT_ELSEWHERE] += 1
            if data.find(CouncilBody, seat.body) is None:
                data.defects.note(Defect.UNKNOWN_BODY, seat.id, seat.body)
        elif not sender_of(data, seat) and not person_of(data, seat):
            chosen.aside[Aside.SEAT_OF_A_PERSON] += 1
        else:
            chosen.seats.append(seat)
    for address, place in data.missing():
        data.defects.note(Defect.BARE_ADDRESS, place, address)


def person_of(data: Gathered, seat: CouncilSeat) -> str:
    """The name of who has a seat for nobody else, where the data were read with persons; empty where two share it."""
    name = data.people.get(seat.person, "")
    return name if sum(other == name for other in data.people.values()) == 1 else ""


def sender_of(data: Gathered, seat: CouncilSeat) -> str:
    """The organization that sends whoever has the seat, by name; empty for groups of the council and placeholders."""
    body = data.find(CouncilBody, seat.sends)
    name = body.name if body is not None else seat.sends
    if not name or name.startswith(("http:", "https:")) or is_placeholder(name):
        return ""
    return "" if (_sort_of(body) if body is not None else meant(SORTS, name)) == "group" else name


def _meetings(data: Gathered, chosen: CouncilChoice) -> None:
    """Count the meetings and items that no consultation on the topic needs."""
    used = {h.meeting.id for h in chosen.heard if h.meeting is not None}
    chosen.aside[Aside.MEETING_WITHOUT] = sum(m.id not in used for m in data.of(CouncilMeeting))
    items = {h.item.id for h in chosen.heard if h.item is not None}
    chosen.aside[Aside.ITEM_WITHOUT] = sum(i.id not in items for i in data.of(CouncilItem))
