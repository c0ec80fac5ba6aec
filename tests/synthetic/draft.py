"""A district in the making: what is true there, added fact by fact."""

from collections.abc import Set
from dataclasses import dataclass, field, replace
from random import Random

from graph.as_of import months_later
from tests.synthetic.facts import LIST, ON, Fact, Said, Values
from tests.synthetic.mix import traits


def ago(months: int) -> str:
    """The day that many months before `ON`; later with a negative number."""
    return months_later(ON, -months).isoformat()


@dataclass
class Draft:
    """The facts of one district so far, in the order in which they were added, and what later steps look up.

    ``exemplary`` districts have all that the norms ask for, as far as their size allows; the others have it by chance.
    ``rumours`` are said and not true: denials, disputes. What stands in ``keep`` is recorded at any level of unknowns.
    """

    key: str
    draw: Random
    exemplary: bool
    facts: dict[str, Fact] = field(default_factory=dict)
    actors: list[str] = field(default_factory=list)
    kinds: dict[str, list[str]] = field(default_factory=dict)
    networks: list[str] = field(default_factory=list)
    members: dict[str, list[str]] = field(default_factory=dict)
    relations: int = 0
    rumours: list[Fact] = field(default_factory=list)
    keep: set[str] = field(default_factory=set)

    @property
    def home(self) -> str:
        """The id of the district itself."""
        return f"{self.key}:bezirk"

    def id(self, local: str) -> str:
        """The id of a thing of this district."""
        return f"{self.key}:{local}"

    def lucky(self, share: float) -> bool:
        """Whether the district has a thing: always if it is exemplary, else with this chance."""
        return self.exemplary or self.draw.random() < share

    def first(self, *kinds: str) -> list[str]:
        """The first actor of each kind that the district has."""
        return [self.kinds[k][0] for k in kinds if k in self.kinds]

    def add(self, local: str, type: str, values: Values, said: Said = LIST) -> str:
        """A thing that is there; its id."""
        id = self.id(local)
        self.facts[id] = Fact(id, type, values, None, said)
        return id

    def join(self, type: str, ends: tuple[str, str], values: Values | None = None, said: Said = LIST) -> str:
        """A relation that holds; its id. It belongs to this district even where one end does not."""
        self.relations += 1
        id = f"{self.key}:{type}-{self.relations}"
        self.facts[id] = Fact(id, type, values or {}, ends, said)
        return id

    def seat(self, actor: str, body: str, values: Values, said: Said = LIST) -> str:
        """A membership; its id."""
        self.members.setdefault(body, []).append(actor)
        return self.join("Membership", (actor, body), values, said)

    # -- planting: taking true things away, and what sources say instead -------------------------------------------

    def change(self, id: str, **values: str) -> None:
        """Other values of a thing; an empty one takes the property away."""
        fact = self.facts[id]
        told = {**fact.values, **values}
        self.facts[id] = replace(fact, values={p: v for p, v in told.items() if v})

    def remove(self, *ids: str) -> None:
        """Things and relations that are not there after all, with all that hangs on them and names them."""
        gone = set(ids) | {f.id for f in self.facts.values() if f.ends and not set(ids).isdisjoint(f.ends)}
        self.facts = {id: without(f, gone) for id, f in self.facts.items() if id not in gone}
        self.actors = [a for a in self.actors if a not in gone]
        kinds = {k: [a for a in actors if a not in gone] for k, actors in self.kinds.items()}
        self.kinds = {k: actors for k, actors in kinds.items() if actors}

    def joined(self, type: str, source: str = "", target: str = "") -> list[Fact]:
        """The relations of a type, from or to a thing."""
        found = (f for f in self.facts.values() if f.type == type and f.ends)
        return [f for f in found if f.ends and source in ("", f.ends[0]) and target in ("", f.ends[1])]

    def untie(self, one: Set[str], other: Set[str]) -> None:
        """Nobody of the one group works with anybody of the other."""
        ties = ((f.id, f.ends) for f in self.joined("Cooperation") if f.ends)
        self.remove(*(id for id, (a, b) in ties if (a in one and b in other) or (b in one and a in other)))

    def bodies(self, *kinds: str) -> list[str]:
        """The committees of these kinds; ``N`` are the networks themselves."""
        committees = (f.id for f in self.facts.values() if f.type == "Committee" and f.value("kind") in kinds)
        return [*(self.networks if "N" in kinds else ()), *committees]

    def rumour(self, fact: Fact) -> None:
        """Something that a source says although it is not so."""
        self.rumours.append(fact)

    def vouch(self, *bodies: str) -> None:
        """The lists of these bodies are complete, whatever else is unknown."""
        for seat in (s for body in bodies for s in self.joined("Membership", target=body)):
            self.keep |= {seat.id, *(seat.ends or ())}

    def vouch_alike(self, *kinds: str) -> None:
        """What is known of all that are of a sector with one of these kinds is sure: nobody there is left uncoded."""
        sectors = {traits(k)["sector"] for k in kinds}
        self.keep |= {a for a in self.actors if self.facts[a].value("sector") in sectors}

    def waive(self, *bodies: str) -> None:
        """Nobody says that the lists of these bodies are complete."""
        for body in bodies:
            self.change(body, membersComplete="")


def without(fact: Fact, gone: Set[str]) -> Fact:
    """The fact without values that name what is gone."""
    if all(v not in gone if isinstance(v, str) else gone.isdisjoint(v) for v in fact.values.values()):
        return fact
    several = {p: tuple(x for x in v if x not in gone) for p, v in fact.values.items() if not isinstance(v, str)}
    single = {p: v for p, v in fact.values.items() if isinstance(v, str) and v not in gone}
    return replace(fact, values={**single, **several})
