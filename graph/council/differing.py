"""Two states of council data side by side: what is new, gone and changed, by kind of object."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from graph.council.council_objects import COUNCIL_KINDS, CouncilBody, CouncilObject
from graph.council.gathering import Gathered

_ALWAYS = frozenset({"modified", "place"})
"""Fields that say nothing about the object itself."""


@dataclass(frozen=True, slots=True)
class CouncilChange:
    """An object that is there at both times and says something else: which fields, before and after."""

    id: str
    name: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CouncilDifference:
    """Objects of one kind: addresses and names of those that are new or gone, and what changed in the others."""

    new: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]
    changed: tuple[CouncilChange, ...]


def council_differences(before: Gathered, after: Gathered) -> Mapping[str, CouncilDifference]:
    """What differs, by kind; that an object was touched without saying anything else is no change."""
    found = {}
    for kind, of in COUNCIL_KINDS.items():
        old, new = ({o.id: o for o in data.of(of)} for data in (before, after))
        changed = (
            _change(old[id], new[id], before, after) for id in sorted(old.keys() & new.keys()) if old[id] != new[id]
        )
        difference = CouncilDifference(
            tuple(_names(new, new.keys() - old.keys())),
            tuple(_names(old, old.keys() - new.keys())),
            tuple(change for change in changed if change.fields),
        )
        if difference.new or difference.gone or difference.changed:
            found[kind] = difference
    return found


def _names(objects: Mapping[str, CouncilObject], ids: set[str]) -> Iterator[tuple[str, str]]:
    return ((id, str(getattr(objects[id], "name", ""))) for id in sorted(ids))


def _change(old: CouncilObject, new: CouncilObject, before: Gathered, after: Gathered) -> CouncilChange:
    told = [
        (f.name, _told(getattr(old, f.name)), _told(getattr(new, f.name)))
        for f in fields(new)
        if f.name not in _ALWAYS and getattr(old, f.name) != getattr(new, f.name)
    ]
    if isinstance(new, CouncilBody):
        seats, now = before.seats_of.get(old.id, set()), after.seats_of.get(new.id, set())
        if seats != now:
            told.append(("seats", f"{len(seats)}", f"{len(now)} (+{len(now - seats)} -{len(seats - now)})"))
    return CouncilChange(new.id, str(getattr(new, "name", "")), tuple(told))


def _told(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
