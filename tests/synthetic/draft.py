"""A district in the making: what is true there, added fact by fact."""

from dataclasses import dataclass, field
from random import Random

from graph.as_of import months_later
from tests.synthetic.facts import LIST, ON, Fact, Said, Values


def ago(months: int) -> str:
    """The day that many months before `ON`; later with a negative number."""
    return months_later(ON, -months).isoformat()


@dataclass
class Draft:
    """The facts of one district so far, in the order in which they were added, and what later steps look up.

    ``exemplary`` districts have all that the norms ask for, as far as their size allows; the others have it by chance.
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
