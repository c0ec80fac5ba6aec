"""A scenario as the address says it: a name and up to twenty steps, each a change that nobody made.

``Name!verbinden|A|B!trennen|A|B!neu|FRUEHF|G!weg|A!sitz|A|G!gespeichert|S``: A and B are ids of actors, G of a body, S
of a saved scenario; the first, second, ... new actor of a scenario is ``neu1``, ``neu2``, ...
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from api.schemas.supposing import Supposed, SupposedEntity, SupposedRelation, SupposedRemoval
from api.schemas.writing import ClaimIn
from graph.district.snapshot import Snapshot
from graph.map.labels import clean_label
from graph.records.claims import EXISTS
from graph.what_if.supposed_network import Gone, Joined, Joining, NetworkStep
from graph.wording import name
from ontology import Text, say
from ontology.names import ActorType, EntityType, Prop, RelationType, StatementStatus

MOST_STEPS, MOST_SCENARIOS, LONGEST = 20, 3, 4_000
_BETWEEN, _WITHIN = "!", "|"
_CLOSE = "3"
"""How closely those who are joined would work together: they coordinate (domain 4.2)."""


class Doing(StrEnum):
    """What a step does, as the address says it."""

    JOIN = "verbinden"
    PART = "trennen"
    NEW = "neu"
    LEAVE = "weg"
    SEAT = "sitz"
    SAVED = "gespeichert"


_PARTS = {Doing.JOIN: 2, Doing.PART: 2, Doing.NEW: 2, Doing.LEAVE: 1, Doing.SEAT: 2, Doing.SAVED: 1}


class Step(NamedTuple):
    """One change: what is done, and to whom."""

    doing: Doing
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it stands in the address."""
        return _WITHIN.join((self.doing, *self.parts))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A name and steps."""

    name: str
    steps: tuple[Step, ...] = ()

    @property
    def text(self) -> str:
        """As it stands in the address."""
        return _BETWEEN.join((self.name, *(step.text for step in self.steps)))

    def with_step(self, step: Step) -> "Scenario":
        """One step more."""
        return Scenario(self.name, (*self.steps, step))

    def without(self, place: int) -> "Scenario":
        """One step less."""
        return Scenario(self.name, (*self.steps[:place], *self.steps[place + 1 :]))


def scenario_in(text: str) -> Scenario:
    """The scenario of an address; what is no step is left out.

    >>> scenario_in("Plan!weg|1:A!fliegen|1:A!verbinden|1:A").text
    'Plan!weg|1:A'
    """
    called, *said = text[:LONGEST].split(_BETWEEN)
    steps = tuple(step for step in map(_step, said[:MOST_STEPS]) if step is not None)
    return Scenario(plain_name(called), steps)


def plain_name(text: str) -> str:
    """A name without the signs that part the address."""
    return " ".join(text.replace(_BETWEEN, " ").replace(_WITHIN, " ").split())[:80]


def _step(text: str) -> Step | None:
    doing, *parts = text.split(_WITHIN)
    if doing not in set(Doing) or len(parts) != _PARTS[Doing(doing)] or not parts[0]:
        return None
    return Step(Doing(doing), tuple(parts))


class NotHereError(ValueError):
    """A step names somebody who is not known here; the number is the place of the step."""

    def __init__(self, place: int) -> None:
        super().__init__(f"step {place} names somebody unknown")
        self.place = place


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a scenario in a district; ``saved`` gives the changes of a saved scenario."""

    snapshot: Snapshot
    scenario: Scenario
    saved: Callable[[str], Sequence[Supposed]]

    def changes(self) -> list[Supposed]:
        """What the steps suppose; raises NotHereError for one that names somebody who is not there then."""
        there, found = {*self.snapshot.network.actors, *(b.id for b in self.snapshot.bodies)}, list[Supposed]()
        for place, step in enumerate(self.scenario.steps):
            ends = self._named(step)
            if not there.issuperset(ends) or len(ends) != len(set(ends)) or not self._is_kind(step):
                raise NotHereError(place)
            found += self._changes(place, step)
            there |= {one.id for one in found if isinstance(one, SupposedEntity)}
            there -= {one.id for one in found if isinstance(one, SupposedRemoval)}
        return found

    def _is_kind(self, step: Step) -> bool:
        kinds = self.snapshot.model.code_lists["ActorType"].by_notation
        return step.doing is not Doing.NEW or step.parts[0] in kinds

    @staticmethod
    def _named(step: Step) -> list[str]:
        if step.doing is Doing.SAVED:
            return []
        return [part for part in (step.parts[1:] if step.doing is Doing.NEW else step.parts) if part]

    def _changes(self, place: int, step: Step) -> Iterator[Supposed]:
        match step.doing:
            case Doing.JOIN:
                yield self._joined(RelationType.COOPERATION, step.parts, self._said(Prop.INTENSITY, _CLOSE))
            case Doing.PART:
                tie = self.snapshot.tie(*step.parts)
                for row in tie.relations if tie is not None else ():
                    yield SupposedRemoval(do="delete", id=row)
                yield self._joined(RelationType.COOPERATION, step.parts, there=False)
            case Doing.NEW:
                yield from self._new(self._new_id(place), *step.parts)
            case Doing.LEAVE:
                yield SupposedRemoval(do="delete", id=step.parts[0])
            case Doing.SEAT:
                yield self._joined(RelationType.MEMBERSHIP, step.parts)
            case Doing.SAVED:
                yield from self.saved(step.parts[0])

    def _new_id(self, place: int) -> str:
        return f"neu{sum(step.doing is Doing.NEW for step in self.scenario.steps[: place + 1])}"

    def _new(self, id: str, kind: str, body: str) -> Iterator[Supposed]:
        code = self.snapshot.model.code("ActorType", kind)
        sector = code.attribute("sector")
        claims = [self._said(Prop.NAME, code.label.de), self._said(Prop.ACTOR_TYPE, kind)]
        claims += [self._said(Prop.SECTOR, sector)] if sector else []
        yield SupposedEntity(do="create", id=id, type=EntityType.ORGANIZATION, claims=[*claims, self._exists()])
        if body:
            yield self._joined(RelationType.MEMBERSHIP, (id, body))

    def _joined(self, type: RelationType, ends: Sequence[str], *said: ClaimIn, there: bool = True) -> SupposedRelation:
        source, target = ends
        return SupposedRelation(
            do="relate", type=type, source=source, target=target, claims=[*said, self._exists(there=there)]
        )

    def _exists(self, *, there: bool = True) -> ClaimIn:
        status = StatementStatus.CONFIRMED if there else StatementStatus.CONFIRMED_ABSENT
        return ClaimIn(property=EXISTS, value="true", as_of=self.snapshot.on.isoformat(), status=status)

    def _said(self, prop: str, value: str) -> ClaimIn:
        day = self.snapshot.on.isoformat()
        return ClaimIn(property=prop, value=value, as_of=day, status=StatementStatus.CONFIRMED)

    def on_network(self) -> list[NetworkStep] | None:
        """What the steps do to the ties between the systems; None where only the records can say it."""
        if any(step.doing is Doing.SAVED for step in self.scenario.steps):
            return None
        found = (self._on_network(place, step) for place, step in enumerate(self.scenario.steps))
        return [one for one in found if one is not None]

    def _on_network(self, place: int, step: Step) -> NetworkStep | None:
        match step.doing:
            case Doing.JOIN | Doing.PART:
                one, other = step.parts
                return Joined(one, other, step.doing is Doing.JOIN)
            case Doing.LEAVE:
                return Gone(step.parts[0])
            case Doing.NEW:
                sector = self.snapshot.model.code("ActorType", step.parts[0]).attribute("sector")
                youth, health = (sector in self.snapshot.sectors_of_system(system) for system in "KG")
                return Joining(self._new_id(place), youth, health, step.parts[0] == ActorType.NWK)
            case _:
                return None

    # -- in words --------------------------------------------------------------------------------------------------

    def told(self, place: int, saved_name: Callable[[str], str]) -> Text:
        """A step in words."""
        step = self.scenario.steps[place]
        if step.doing is Doing.SAVED:
            called = saved_name(step.parts[0])
            return say("Gespeichertes Szenario „{called}“", "Saved scenario “{called}”", called=called)
        if step.doing is Doing.NEW:
            return self._new_told(self._kind(step), step.parts[1])
        return _TOLD[step.doing](*(name(self._name(part)) for part in step.parts))

    def _kind(self, step: Step) -> Text:
        """What somebody new is; an address may say what is no kind."""
        found = self.snapshot.model.code_lists["ActorType"].by_notation.get(step.parts[0])
        return found.label if found is not None else name("?")

    def _new_told(self, kind: Text, body: str) -> Text:
        if not body:
            return say("Neu dabei: {kind}", "New: {kind}", kind=kind)
        seat = self._name(body)
        return say("Neu dabei: {kind}, mit Sitz in „{seat}“", "New: {kind}, seated in “{seat}”", kind=kind, seat=seat)

    def _name(self, id: str) -> str:
        new = {self._new_id(at): s for at, s in enumerate(self.scenario.steps) if s.doing is Doing.NEW}
        if id in new:
            return self._kind(new[id]).de
        return clean_label(self.snapshot.name(id)) if id in self.snapshot.entities else "?"


_TOLD: dict[Doing, Callable[..., Text]] = {
    Doing.JOIN: lambda one, other: say(
        "{one} und {other} arbeiten zusammen", "{one} and {other} work together", one=one, other=other
    ),
    Doing.PART: lambda one, other: say(
        "{one} und {other} arbeiten nicht mehr zusammen",
        "{one} and {other} no longer work together",
        one=one,
        other=other,
    ),
    Doing.LEAVE: lambda one: say("{one} fällt weg", "{one} is gone", one=one),
    Doing.SEAT: lambda one, body: say("{one} sitzt in „{body}“", "{one} sits in “{body}”", one=one, body=body),
}
