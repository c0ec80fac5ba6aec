"""What a district has recorded already of what a council publishes: bodies, papers, consultations."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from graph.council.council_choice import HeardAt
from graph.council.council_objects import CouncilPaper
from graph.council.wordings import RESULTS, ROLES
from graph.district.planned_rows import only_planned
from graph.identifiers import folded
from graph.records import Entity, Record, Relation
from ontology.names import EntityType, Prop, RelationType

_LOOKED_AT = frozenset({EntityType.COMMITTEE, EntityType.PAPER, EntityType.EARLY_HELP_NETWORK})
_MADE = re.compile(r"[a-z]+-.+-[0-9a-f]{10}$|[a-z]+-[0-9a-f]{10}$")
"""What an id looks like that was made from a name, and not kept from a list."""
_NUMBER = re.compile(r"[A-Za-z]{0,4}/?\d[\d/.\-]*")
_WORDED = ((ROLES, Prop.ROLE, Prop.RAW_ROLE), (RESULTS, Prop.RESULT, Prop.RAW_RESULT))
_LIKE, _RATHER_LIKE = 85.0, 60.0
"""How alike two titles are, of 100 (rapidfuzz, ratio of sorted words)."""


@dataclass(frozen=True, slots=True)
class ReferredAs:
    """How rows refer to a record: by its Kennung where it has one, else by its name."""

    name: str
    local: str

    @property
    def sign(self) -> str:
        """What other rows call it."""
        return self.local or self.name


@dataclass(slots=True)
class AlreadyThere:
    """What is recorded, by foreign address, by name, and by what was consulted where and when."""

    by_address: dict[str, Entity] = field(default_factory=dict)
    bodies: dict[str, Entity] = field(default_factory=dict)
    papers: list[Entity] = field(default_factory=list)
    heard: dict[tuple[str, str], list[Entity]] = field(default_factory=dict)
    """Papers by the name of the body and the day of the consultation."""
    planned: dict[str, list[Entity]] = field(default_factory=dict)
    """Papers that are planned, by the name of the body that is to consult on them."""
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    """Codes of roles and results by the wording that stands beside them in the records."""

    def body(self, ids: Iterable[str], name: str) -> Entity | None:
        """The body of one of these addresses, else of that name."""
        return next((self.by_address[id] for id in ids if id in self.by_address), None) or self.bodies.get(folded(name))

    def paper(self, paper: CouncilPaper, heard: Iterable[HeardAt]) -> Entity | None:
        """The paper of that address or number, else one of like title that the same body dealt with on the same day.

        A planned paper has neither day nor number yet: it is the one of like title that the same body was to have.
        """
        if found := self.by_address.get(paper.id):
            return found
        number = _number(paper.reference)
        for one in self.papers:
            if number and number == _number(one.value(Prop.REFERENCE) or "") and _alike(one, paper) >= _RATHER_LIKE:
                return one
        where = tuple(heard)
        beside = [one for h in where if h.day for one in self.heard.get((folded(h.body), h.day), ())]
        beside += [one for h in where for one in self.planned.get(folded(h.body), ())]
        return next((one for one in beside if _alike(one, paper) >= _LIKE), None)


def already_there(records: Collection[Record]) -> AlreadyThere:
    """What a district has recorded, from all its records."""
    found = AlreadyThere()
    entities = {r.id: r for r in records if isinstance(r, Entity) and r.type in _LOOKED_AT}
    for one in entities.values():
        found.by_address.update(dict.fromkeys(one.all(Prop.SAME_AS), one))
        if one.type == EntityType.PAPER:
            found.papers.append(one)
        else:
            found.bodies.update({folded(name): one for name in (*one.all(Prop.ALIAS), one.name) if name})
    for tie in records:
        if isinstance(tie, Relation) and tie.type == RelationType.CONSULTATION:
            _note_heard(tie, entities, found)
    return found


def _note_heard(tie: Relation, entities: Mapping[str, Entity], found: AlreadyThere) -> None:
    for kind, prop, raw in _WORDED:
        if (code := tie.value(prop)) and (wording := tie.value(raw)):
            found.words.setdefault(kind, {}).setdefault(folded(wording), code)
    paper, body, day = entities.get(tie.source), entities.get(tie.target), tie.value(Prop.DATE)
    if paper is not None and body is not None and only_planned(paper):
        found.planned.setdefault(folded(body.name), []).append(paper)
    if paper is not None and body is not None and day:
        found.heard.setdefault((folded(body.name), day), []).append(paper)


def referred_as(record: Entity) -> ReferredAs:
    """How rows refer to a record that is there."""
    local = record.id.partition(":")[2]
    number = record.value(Prop.REFERENCE) if record.type == EntityType.PAPER else None
    return ReferredAs(number or record.name, "" if _MADE.match(local) else local)


def _alike(record: Entity, paper: CouncilPaper) -> float:
    return fuzz.token_sort_ratio(folded(record.value(Prop.NAME) or ""), folded(paper.name))


def _number(reference: str) -> str:
    """The number of a paper without the sign of the municipality before it.

    >>> _number("KA 2018/0743"), _number("2018/0743"), _number("VO/2018/601")
    ('2018/0743', '2018/0743', 'VO/2018/601')
    """
    parts = _NUMBER.findall(reference)
    return str(max(parts, key=len)) if parts else ""
