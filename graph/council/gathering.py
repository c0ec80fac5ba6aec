"""JSON of any shape -> objects of OParl, and what was the matter with them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from graph.council.council_objects import CouncilObject, CouncilSeat
from graph.council.council_values import council_day, is_address, plain_text, yes_or_no
from graph.council.defects import Defect, Defects
from graph.council.json_objects import CHILDREN, MADE, EmbeddedIn, type_of

_DEEPEST = 12
"""OParl nests three objects; whatever is deeper is none of it."""
_WITHOUT_CONTENT = frozenset({"System", "Body", "Person", "File", "Location"})
"""Types of which nothing is kept but what is embedded in them."""
_HELD = frozenset({"membership", "consultation", "agendaItem"})
"""Keys under which OParl holds objects that come with nothing else."""
_NOTHING = ("", None, (), False)
_O = TypeVar("_O", bound=CouncilObject)


@dataclass(slots=True)
class Gathered:
    """Objects by address, how many of each type were met, and what was the matter with them."""

    objects: dict[str, CouncilObject] = field(default_factory=dict)
    with_persons: bool = False
    """Whether names of persons are kept: only where the installation allows it, and somebody asked for it."""
    people: dict[str, str] = field(default_factory=dict)
    """Names of persons by address."""
    met: Counter[str] = field(default_factory=Counter)
    named: dict[str, str] = field(default_factory=dict)
    """Addresses that stand where objects are held, each with the first place."""
    seats_of: dict[str, set[str]] = field(default_factory=dict)
    """Addresses of the memberships of each organization, whether they came or were only named."""
    holders: dict[str, str] = field(default_factory=dict)
    """Addresses of children that were only named, each with the address of what holds it."""
    deleted: set[str] = field(default_factory=set)
    deleted_on: dict[str, str] = field(default_factory=dict)
    """The day on which each was deleted, empty where nobody says it."""
    gone: int = 0
    """How many objects were taken out again because they were deleted later."""
    defects: Defects = field(default_factory=Defects)
    unread: list[str] = field(default_factory=list)
    """What a pasted page says that nobody understood."""
    again: int = 0
    """How often an address came that was there already."""
    newest: str = ""
    """The day on which something in the data was changed last."""

    def of(self, kind: type[_O]) -> Iterator[_O]:
        """All objects of a kind, in the order of their addresses."""
        return (found for id in sorted(self.objects) if isinstance(found := self.objects[id], kind))

    def find(self, kind: type[_O], id: str) -> _O | None:
        """An object of a kind by its address."""
        found = self.objects.get(id)
        return found if isinstance(found, kind) else None

    def missing(self) -> list[tuple[str, str]]:
        """Addresses of objects that were named and never came, each with the first place."""
        return [(id, place) for id, place in self.named.items() if id not in self.objects and id not in self.deleted]

    def take(self, value: object, place: str) -> None:
        """Take in whatever a file or an answer of a server holds: an object, a list, a page, a dump by kind."""
        self._take(value, place, EmbeddedIn(), 0)

    def _take(self, value: object, place: str, given: EmbeddedIn, depth: int) -> None:
        if isinstance(value, list):
            for one in value:
                self._take(one, place, given, depth)
        elif not isinstance(value, Mapping):
            if value is not None and not given.parent:
                self.defects.note(Defect.NO_OBJECT, place, plain_text(value))
        elif depth > _DEEPEST:
            self.defects.note(Defect.TOO_LARGE, place, plain_text(value.get("id")))
        elif inner := _page(value):
            for kind, one in inner:
                self._take(one, place, EmbeddedIn(kind=kind), depth + 1)
        else:
            self._object(value, place, given, depth)

    def _object(self, value: Mapping[str, object], place: str, given: EmbeddedIn, depth: int) -> None:
        kind = type_of(value, given, place, self.defects)
        if kind is None:
            self.defects.note(Defect.UNKNOWN_TYPE, place, plain_text(value.get("type")) or plain_text(value.get("id")))
            return
        self.met[kind] += 1
        id = plain_text(value.get("id")) or given.made_up()
        if not id:
            self.defects.note(Defect.NO_ID, place, plain_text(value.get("name")))
        elif yes_or_no(value.get("deleted")):
            self.deleted.add(id)
            self.deleted_on[id] = max(self.deleted_on.get(id, ""), council_day(value.get("modified")) or "9999")
            self.defects.note(Defect.DELETED, place, id)
            return
        elif kind not in _WITHOUT_CONTENT:
            made = MADE[kind](value, replace(given, id=id, place=place), self.defects)
            if isinstance(made, CouncilSeat) and not self.with_persons:
                made = replace(made, person="")
            self.newest = max(self.newest, council_day(value.get("modified")) or "")
            self._keep(made, place)
        elif kind == "Person" and self.with_persons:
            self.people[id] = _called(value)
        self._children(value, kind, id, (place, depth))

    def _children(self, value: Mapping[str, object], kind: str, id: str, where: tuple[str, int]) -> None:
        place, depth = where
        for key, child in CHILDREN.items():
            for number, one in enumerate(_held_in(value.get(key)), 1):
                if key == "membership":
                    self.seats_of.setdefault(id, set()).add(
                        plain_text(one.get("id") if isinstance(one, Mapping) else one)
                    )
                if key in _HELD and is_address(one):
                    self.named.setdefault(plain_text(one), place)
                    self.holders.setdefault(plain_text(one), id)
                if isinstance(one, Mapping):
                    self._take(
                        one, place, EmbeddedIn(kind=child, parent=id, parent_kind=kind, number=number), depth + 1
                    )

    def _keep(self, made: CouncilObject, place: str) -> None:
        """Of two with one address the one changed last holds; what only one of them says is kept."""
        before = self.objects.get(made.id)
        if before is None or type(before) is not type(made):
            self.objects[made.id] = made
            return
        self.again += 1
        older, newer = sorted((before, made), key=lambda o: str(getattr(o, "modified", "")))
        touched = getattr(older, "modified", "") != getattr(newer, "modified", "")
        if (_filled(older) - _filled(newer)) if touched else _contradict(older, newer):
            self.defects.note(Defect.TWICE, place, made.id)
        self.objects[made.id] = _joined(newer, older)


def _page(value: Mapping[str, object]) -> list[tuple[str, object]]:
    """What a page of a list or a dump by kind holds, each with the type that its key says."""
    if "id" in value or "type" in value:
        return []
    if isinstance(value.get("data"), list):
        return [("", value["data"])]
    singular = {key + "s": child for key, child in CHILDREN.items()} | dict(CHILDREN)
    kinds = {key.casefold(): child for key, child in singular.items()}
    held = [(kinds.get(str(k).casefold(), ""), v) for k, v in value.items() if isinstance(v, list)]
    return [(kind, one) for kind, one in held if any(isinstance(o, Mapping) for o in one)] if _lists(value) else []


def _lists(value: Mapping[str, object]) -> bool:
    """Whether there is nothing but lists, and what says how many there are."""
    return all(isinstance(v, list) or k in {"links", "pagination", "meta", "count", "total"} for k, v in value.items())


def _called(person: Mapping[str, object]) -> str:
    parts = (plain_text(person.get(key)) for key in ("givenName", "familyName"))
    return plain_text(person.get("name")) or " ".join(filter(None, parts))


def _held_in(value: object) -> list[object]:
    """The children under a key: a list, a page of one inside of the object, or a single one."""
    if isinstance(value, Mapping) and "id" not in value and isinstance(value.get("data"), list):
        return _held_in(value["data"])
    return list(value) if isinstance(value, list) else [value]


def _contradict(older: CouncilObject, newer: CouncilObject) -> bool:
    """Whether both say something of the same, and not the same."""
    names = (f.name for f in fields(newer) if f.name not in {"modified", "place"})
    pairs = ((getattr(older, name), getattr(newer, name)) for name in names)
    return any(one != other for one, other in pairs if one not in _NOTHING and other not in _NOTHING)


def _filled(made: CouncilObject) -> set[tuple[str, str]]:
    return {(f.name, str(v)) for f in fields(made) if (v := getattr(made, f.name)) not in _NOTHING}


def _joined(newer: CouncilObject, older: CouncilObject) -> CouncilObject:
    empty = {f.name: getattr(older, f.name) for f in fields(newer) if getattr(newer, f.name) in ("", None, ())}
    return replace(newer, **empty)
