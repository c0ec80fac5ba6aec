"""Works that a district hands over: papers, measures and documents, each released by itself, in the record's words.

Nobody is named in them who was not released by name: what names somebody else stays at home, and it is said which and
why (domain 7.2). So does what a record points to, like who is responsible.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graph.addresses import public_address, web_address
from graph.contribution.content_checks import list_at, object_at, text_at
from graph.indicators import all_indicators
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from graph.stores.base import GraphReader, Scope
from graph.stores.search import plain
from ontology.names import EntityType, Prop, StatementStatus

_LONGEST = 2_000
"""Characters of a text at most; what is longer is cut."""
_SHORTEST_NAME = 3
"""Letters: shorter names stand in every second word."""
_FIELDS: Mapping[str, tuple[Prop, ...]] = {
    EntityType.PAPER: (Prop.NAME, Prop.REFERENCE, Prop.KIND, Prop.DATE, Prop.SUMMARY),
    EntityType.MEASURE: (
        Prop.NAME,
        Prop.SCHEDULE,
        Prop.MEASURE_STATUS,
        Prop.PLANNED_START,
        Prop.PLANNED_END,
        Prop.REVIEW_RESULT,
    ),
    EntityType.DOCUMENT: (Prop.NAME, Prop.KIND, Prop.DATE, Prop.REFERENCE),
}
"""What is handed over of each: nothing that points to somebody."""
HANDED_TYPES = tuple(_FIELDS)


class HandedWork(NamedTuple):
    """A work: id and type of its record, what it says by property, where it can be read, which indicator it serves."""

    id: str
    type: str
    said: Mapping[str, str]
    address: str = ""
    indicator: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.said[Prop.NAME]


class HeldWork(NamedTuple):
    """A released work that stays at home, and the name in it that was not released."""

    title: str
    name: str


class ReleasedParts(NamedTuple):
    """What a district hands over beside its values: names of organizations, and works in full."""

    actors: tuple[str, ...] = ()
    works: tuple[HandedWork, ...] = ()


NOTHING_RELEASED = ReleasedParts()


class CollectedWork(NamedTuple):
    """A work of a collected contribution, and the record that it makes."""

    work: HandedWork
    record: Entity


def works_of(store: GraphReader, ids: Iterable[str], scope: Scope) -> Iterator[HandedWork]:
    """The works of these ids as they would be handed over; what is no work, or has no title, is left out."""
    goals = {g.id: g.value(Prop.INDICATOR_ID) for g in store.records(scope, [EntityType.GOAL])}
    for id in sorted(set(ids)):
        record = store.get(id, scope)
        if not isinstance(record, Entity) or record.type not in _FIELDS or not record.name.strip():
            continue
        sources = (store.get(source, scope) for source in record.sources)
        address = next((public_address(s) for s in sources if isinstance(s, Entity)), "")
        said = {str(prop): _one_line(value) for prop in _FIELDS[record.type] if (value := record.value(prop))}
        yield HandedWork(id, record.type, said, address, goals.get(record.value(Prop.FOR_GOAL) or "") or "")


def _one_line(text: str) -> str:
    line = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def kept_at_home(works: Iterable[HandedWork], names: Iterable[str]) -> tuple[list[HandedWork], list[HeldWork]]:
    """The works that name nobody of these, and those that do, with the name; with other endings of words, too."""
    wanted = [(f" {said}", name) for name in names if len(said := plain(name)) >= _SHORTEST_NAME]
    going: list[HandedWork] = []
    held: list[HeldWork] = []
    for work in works:
        text = f" {plain(' '.join((*work.said.values(), work.address)))}"
        found = next((name for said, name in wanted if said in text), None)
        if found is None:
            going.append(work)
        else:
            held.append(HeldWork(work.title, found))
    return going, held


def works_content(works: Sequence[HandedWork]) -> list[dict[str, Any]]:
    """The works as JSON values."""
    return [
        {"id": w.id, "type": w.type, "said": dict(w.said), "address": w.address, "indicator": w.indicator}
        for w in works
    ]


def works_in(content: Mapping[str, Any], key: str) -> tuple[HandedWork, ...]:
    """The works in the contribution of a district; raises ValueError for what is none, or of another district."""
    return tuple(_work_in(each, key) for each in list_at(content, "works"))


def _work_in(told: object, key: str) -> HandedWork:
    if not isinstance(told, dict):
        raise ValueError("no work")
    id, type, said = text_at(told, "id"), text_at(told, "type"), object_at(told, "said")
    address, indicator = text_at(told, "address", _LONGEST), text_at(told, "indicator")
    if not id.startswith(f"{key}:") or type not in _FIELDS or not said.get(Prop.NAME):
        raise ValueError("no work of the district")
    if web_address(address) != address or (indicator and indicator not in all_indicators()):
        raise ValueError("no work")
    props = [prop for prop in _FIELDS[type] if prop in said]
    if len(props) != len(said):
        raise ValueError("more than is handed over")
    return HandedWork(id, type, {prop: text_at(said, prop, _LONGEST) for prop in props}, address, indicator)


def work_record(work: HandedWork, district: str, day: str) -> Entity:
    """The work as a record, for who reads it; it is kept in the contribution and nowhere else."""
    said = [(EXISTS, "true"), *work.said.items()]
    claims = [Claim(str(p), v, as_of=day, status=StatementStatus.FROM_LIST.value) for p, v in said]
    return entity(work.id, work.type, district, claims)
