"""What only all of the data together say: what was deleted, what belongs to what, which address is meant.

Servers give a child by its address alone, write one address in two ways, or name a body instead of giving its address.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields
from urllib.parse import urlsplit

from graph.council.council_objects import (
    CouncilBody,
    CouncilItem,
    CouncilMeeting,
    CouncilObject,
    CouncilSeat,
    PaperHeard,
)
from graph.council.council_values import is_address
from graph.council.defects import Defect
from graph.council.gathering import Gathered
from graph.identifiers import folded

_REFERENCES: Mapping[type[CouncilObject], tuple[str, ...]] = {
    PaperHeard: ("paper", "meeting", "item", "bodies"),
    CouncilSeat: ("body", "sends"),
    CouncilMeeting: ("bodies",),
    CouncilItem: ("meeting", "consultation"),
}
_HOLDERS: Mapping[type[CouncilObject], str] = {PaperHeard: "paper", CouncilSeat: "body", CouncilItem: "meeting"}
"""Which field of a child says what holds it."""


def settle(found: Gathered) -> Gathered:
    """The same data with what was deleted gone, children at what holds them, and addresses as objects have them."""
    _drop_deleted(found)
    for id, one in list(found.objects.items()):
        held = _HOLDERS.get(type(one))
        if held and not getattr(one, held) and id in found.holders:
            found.objects[id] = _with(one, {held: found.holders[id]})
    meant = _meant(found)
    for id, one in list(found.objects.items()):
        settled = {name: _settled(found, one, name, meant) for name in _REFERENCES.get(type(one), ())}
        changed = {name: value for name, value in settled.items() if value != getattr(one, name)}
        if changed:
            found.objects[id] = _with(one, changed)
    return found


def _with(one: CouncilObject, values: Mapping[str, object]) -> CouncilObject:
    """The object with other values in fields that only its kind has."""
    made: CouncilObject = type(one)(**({f.name: getattr(one, f.name) for f in fields(one)} | dict(values)))
    return made


def _drop_deleted(found: Gathered) -> None:
    """What was deleted after it was delivered is gone; what came again after that is there."""
    for id, day in found.deleted_on.items():
        there = found.objects.get(id)
        if there is not None and str(getattr(there, "modified", "")) <= day:
            del found.objects[id]
            found.gone += 1


def _settled(found: Gathered, one: CouncilObject, name: str, meant: Callable[[str], str]) -> object:
    value = getattr(one, name)
    if isinstance(value, tuple):
        return tuple(_address(found, each, meant) for each in value)
    return _address(found, value, meant) if value else value


def _address(found: Gathered, told: str, meant: Callable[[str], str]) -> str:
    if told in found.objects:
        return told
    other = meant(told)
    if other:
        found.defects.note(Defect.OTHER_SPELLING, other, told)
    return other or told


def _meant(found: Gathered) -> Callable[[str], str]:
    """Which object an address means that is none as it stands: by its place on the host, or a body by its name."""
    spelled, placed, named = {_spelled(id): id for id in found.objects}, _once(found, _path), _names(found)

    def meant(told: str) -> str:
        if is_address(told):
            return spelled.get(_spelled(told), "")
        if told.startswith("/"):
            return placed.get(_path(told), "")
        return named.get(folded(told), "")

    return meant


def _once(found: Gathered, key: Callable[[str], str]) -> Mapping[str, str]:
    """Addresses by what is the same of no two of them."""
    number = Counter(key(id) for id in found.objects)
    return {key(id): id for id in found.objects if number[key(id)] == 1}


def _names(found: Gathered) -> Mapping[str, str]:
    number = Counter(folded(body.name) for body in found.of(CouncilBody))
    return {
        folded(body.name): body.id for body in found.of(CouncilBody) if body.name and number[folded(body.name)] == 1
    }


def _spelled(address: str) -> str:
    """An address without what two spellings of it differ in: scheme, letters of the host, a slash at its end."""
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are no host
        return address
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.casefold()}{parts.path.rstrip('/')}{query}#{parts.fragment}"


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.path.rstrip('/')}?{parts.query}#{parts.fragment}"


__all__ = ["settle"]
