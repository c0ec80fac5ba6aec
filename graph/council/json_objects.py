"""One JSON object -> one object of OParl, however it is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.council.council_objects import (
    CouncilBody,
    CouncilItem,
    CouncilMeeting,
    CouncilObject,
    CouncilPaper,
    CouncilSeat,
    CouncilTerm,
    PaperHeard,
)
from graph.council.council_values import council_day, is_address, plain_text, without_members, yes_or_no
from graph.council.defects import Defect, Defects
from graph.took_place import cancelled

CHILDREN: Mapping[str, str] = {
    "consultation": "Consultation",
    "agendaItem": "AgendaItem",
    "membership": "Membership",
    "legislativeTerm": "LegislativeTerm",
    "organization": "Organization",
    "meeting": "Meeting",
    "paper": "Paper",
    "person": "Person",
}
"""Under which key objects of which type are embedded."""

_MARKS: Mapping[str, frozenset[str]] = {
    "Paper": frozenset({"paperType", "underDirectionOf", "mainFile", "originatorOrganization", "reference"}),
    "Meeting": frozenset({"meetingState", "invitation", "start", "participant", "cancelled"}),
    "Consultation": frozenset({"authoritative"}),
    "AgendaItem": frozenset({"result", "resolutionText", "public", "number"}),
    "Membership": frozenset({"votingRight", "onBehalfOf", "person"}),
    "Organization": frozenset({"organizationType", "shortName", "classification", "membership"}),
    "Person": frozenset({"familyName", "givenName", "affix"}),
    "File": frozenset({"mimeType", "downloadUrl", "accessUrl"}),
    "Location": frozenset({"streetAddress", "postalCode", "locality"}),
}
"""Fields that tell a type where none is named."""
_TYPES = frozenset({*CHILDREN.values(), *_MARKS, "Body", "System"})
_BY_WORD = {kind.casefold(): kind for kind in _TYPES}
_IN_ADDRESSES = {kind.casefold() + "s": kind for kind in _TYPES} | {
    "bodies": "Body",
    "people": "Person",
    "terms": "LegislativeTerm",
}
"""How a meeting says that it did not take place, where no field does."""
_PAGES = ("web", "url", "webUrl")
_TEXTS = ("text", "summary", "shortText", "resolutionText")
_MOST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class EmbeddedIn:
    """What is known of an object before it is looked at: its address and place, and what it is embedded in."""

    kind: str = ""
    parent: str = ""
    parent_kind: str = ""
    number: int = 0
    id: str = ""
    place: str = ""

    def made_up(self) -> str:
        """An address for what has none, from what it is embedded in."""
        return f"{self.parent}#{self.kind.casefold()}-{self.number}" if self.parent else ""

    def within(self, kind: str) -> str:
        """The address of what it is embedded in, if that is of a type."""
        return self.parent if self.parent_kind == kind else ""


def type_of(value: Mapping[str, object], given: EmbeddedIn, place: str, defects: Defects) -> str | None:
    """The type of an object: as named, else by where it stands, its address, its fields; None if none says it."""
    named = re.split(r"[/#:]", plain_text(value.get("type")).rstrip("/#"))[-1]
    if (known := _BY_WORD.get(named.casefold())) is not None:
        return known
    found = given.kind or _by_address(plain_text(value.get("id"))) or _by_fields(value)
    if found and not named:
        defects.note(Defect.NO_TYPE, place, plain_text(value.get("id")))
    return found or None


def _by_address(id: str) -> str:
    parts = id.casefold().split("/")
    return next((_IN_ADDRESSES[part] for part in reversed(parts[:-1]) if part in _IN_ADDRESSES), "")


def _by_fields(value: Mapping[str, object]) -> str:
    there = {kind: len(marks & value.keys()) for kind, marks in _MARKS.items()}
    best = max(there, key=lambda kind: there[kind])
    return best if there[best] else ""


class _Fields:
    """The fields of one object, read tolerantly; what was the matter is noted."""

    def __init__(self, value: Mapping[str, object], given: EmbeddedIn, defects: Defects) -> None:
        self._value, self._given, self._defects = value, given, defects

    def note(self, defect: Defect, found: str) -> None:
        """Note what is the matter."""
        self._defects.note(defect, self._given.place, found)

    def text(self, *keys: str) -> str:
        """The first text that stands under one of the keys."""
        return next((found for key in keys if (found := plain_text(self._one(key)))), "")

    def named(self, *keys: str) -> str:
        """A text that should be there."""
        found = self.text(*keys)
        if not found:
            self.note(Defect.NO_NAME, self._given.id)
        return found

    def day(self, key: str) -> str:
        """A day; empty where none stands or what stands there is none."""
        found = council_day(self._one(key))
        if found is None:
            self.note(Defect.NO_DAY, plain_text(self._one(key)))
        return found or ""

    def days(self) -> tuple[str, str]:
        """Start and end; an end before the start is none."""
        start, end = self.day("startDate"), self.day("endDate")
        if start and end and end < start:
            self.note(Defect.ENDS_BEFORE_START, f"{start}, {end}")
            return start, ""
        return start, end

    def flag(self, key: str) -> bool | None:
        """Whether something is so."""
        return yes_or_no(self._one(key))

    def link(self, key: str) -> str:
        """The address of one other object, or its name where a dump has names."""
        found = self._one(key)
        return plain_text(found.get("id") or found.get("name")) if isinstance(found, Mapping) else plain_text(found)

    def links(self, key: str) -> tuple[str, ...]:
        """The addresses of other objects."""
        value = self._value.get(key)
        if value is not None and not isinstance(value, list):
            self.note(Defect.WRONG_SHAPE, key)
        return tuple(filter(None, (_linked(one) for one in _listed(value))))

    def page(self) -> str:
        """Where people read it."""
        return next((plain_text(v) for key in _PAGES if is_address(v := self._value.get(key))), "")

    def _one(self, key: str) -> object:
        value = self._value.get(key)
        if isinstance(value, list):
            if value:
                self.note(Defect.WRONG_SHAPE, key)
            return value[0] if value else None
        return value


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    if isinstance(value, Mapping) and "id" not in value and isinstance(value.get("data"), list):
        return list(value["data"])
    return value if isinstance(value, list) else [value]


def _linked(one: object) -> str:
    return plain_text(one.get("id") or one.get("name")) if isinstance(one, Mapping) else plain_text(one)


# -- each type ---------------------------------------------------------------------------------------------------------


def _body(f: _Fields, given: EmbeddedIn) -> CouncilBody:
    start, end = f.days()
    kind = " ".join(filter(None, (f.text("organizationType"), f.text("classification"))))
    meets = bool(f.link("meeting"))
    return CouncilBody(given.id, f.named("name"), f.text("shortName"), kind, start, end, meets, f.day("modified"))


def _seat(f: _Fields, given: EmbeddedIn) -> CouncilSeat:
    body = f.link("organization") or given.within("Organization")
    end, sends = f.text("endDate"), f.link("onBehalfOf")
    if end and council_day(end) is None and any(c.isalpha() for c in end) and not sends:
        f.note(Defect.NAME_FOR_DAY, end)
        start, last, sends = f.day("startDate"), "", end
    else:
        start, last = f.days()
    role, person = f.text("role"), f.link("person") or given.within("Person")
    return CouncilSeat(given.id, body, sends, role, f.flag("votingRight"), start, last, f.day("modified"), person)


def _paper(f: _Fields, given: EmbeddedIn) -> CouncilPaper:
    texts = tuple(filter(None, (f.text(key)[:_MOST_TEXT] for key in _TEXTS)))
    name, number = without_members(f.named("name", "title")), f.text("reference")
    return CouncilPaper(given.id, name, number, f.day("date"), f.text("paperType"), texts, f.page(), f.day("modified"))


def _heard(f: _Fields, given: EmbeddedIn) -> PaperHeard:
    paper, meeting = f.link("paper") or given.within("Paper"), f.link("meeting")
    item = f.link("agendaItem") or given.within("AgendaItem")
    bodies, role = f.links("organization"), f.text("role")
    return PaperHeard(given.id, paper, bodies, role, f.flag("authoritative"), meeting, item, given.place)


def _meeting(f: _Fields, given: EmbeddedIn) -> CouncilMeeting:
    name, state, bodies = f.text("name"), f.text("meetingState"), f.links("organization")
    off = f.flag("cancelled") or cancelled(state) or cancelled(name)
    return CouncilMeeting(given.id, name, f.day("start"), bodies, state, off, f.day("modified"))


def _item(f: _Fields, given: EmbeddedIn) -> CouncilItem:
    result, resolved = f.text("result"), f.text("resolutionText")[:_MOST_TEXT]
    meeting, heard = f.link("meeting") or given.within("Meeting"), f.link("consultation")
    return CouncilItem(given.id, f.text("name"), f.text("number"), f.flag("public"), result, resolved, meeting, heard)


def _term(f: _Fields, given: EmbeddedIn) -> CouncilTerm:
    start, end = f.days()
    return CouncilTerm(given.id, f.named("name"), start, end)


def _read(
    make: Callable[[_Fields, EmbeddedIn], CouncilObject],
) -> Callable[[Mapping[str, object], EmbeddedIn, Defects], CouncilObject]:
    return lambda value, given, defects: make(_Fields(value, given, defects), given)


MADE: Mapping[str, Callable[[Mapping[str, object], EmbeddedIn, Defects], CouncilObject]] = {
    "Organization": _read(_body),
    "Membership": _read(_seat),
    "Paper": _read(_paper),
    "Consultation": _read(_heard),
    "Meeting": _read(_meeting),
    "AgendaItem": _read(_item),
    "LegislativeTerm": _read(_term),
}
"""How an object of a type is made."""
