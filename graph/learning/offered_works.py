"""Transfer: guides, practice material, concepts, measures and papers, whose they are, and what they are about."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from graph.addresses import public_address
from graph.contribution.handed_works import CollectedWork
from graph.indicators import all_indicators
from graph.records import SHARED, Entity
from graph.records.claims import Presence
from graph.stores.base import GraphReader, Scope
from graph.stores.search import plain, query_words, search_text
from ontology import Model, Text
from ontology.names import EntityType, Prop


class WorkKind(StrEnum):
    """What kind of work it is."""

    GUIDE = "guide"
    MATERIAL = "material"
    CONCEPT = "concept"
    MEASURE = "measure"
    PAPER = "paper"


WORK_KIND_LABELS = {
    WorkKind.GUIDE: Text(de="Leitfaden", en="guide"),
    WorkKind.MATERIAL: Text(de="Praxismaterial", en="practice material"),
    WorkKind.CONCEPT: Text(de="Konzept", en="concept"),
    WorkKind.MEASURE: Text(de="Maßnahme", en="measure"),
    WorkKind.PAPER: Text(de="Vorlage", en="paper"),
}
_DOCUMENTS = {
    "KLEIT": WorkKind.GUIDE,
    "HLEIT": WorkKind.GUIDE,
    "PRAX": WorkKind.MATERIAL,
    "KONZ": WorkKind.CONCEPT,
    "QEKONZ": WorkKind.CONCEPT,
    "QSTAND": WorkKind.CONCEPT,
}
"""Kinds of documents that others can work with; minutes and analyses of a state are not among them."""


class OfferedWork(NamedTuple):
    """A work: its record and kind, whose it is (None: everybody's), dimensions it serves, where it can be read."""

    record: Entity
    kind: WorkKind
    district: Entity | None
    dimensions: tuple[str, ...]
    address: str
    source: str

    @property
    def certain(self) -> bool:
        """Whether a source says that it is there; what was only announced may be."""
        return self.record.presence is Presence.PRESENT


class WorkWish(NamedTuple):
    """What is looked for: words, a kind, a dimension by number, a Land and a type of district; empty takes all."""

    words: str = ""
    kind: str = ""
    dimension: str = ""
    land: str = ""
    type: str = ""


class ReleasedWorks(NamedTuple):
    """What districts released one by one: ids of records of this store, and works of collected contributions."""

    ids: Collection[str] = ()
    collected: Collection[CollectedWork] = ()


def offered_works(
    store: GraphReader,
    model: Model,
    scope: Scope,
    may_read: Callable[[str], bool],
    released: ReleasedWorks = ReleasedWorks(),  # noqa: B008 - a value that nobody changes
) -> tuple[OfferedWork, ...]:
    """What a reader may be told of: works of everybody, of districts that they read, and released ones."""
    types = [EntityType.DOCUMENT, EntityType.MEASURE, EntityType.PAPER]
    beside = _Beside(store, model, scope)
    told = [r for r in store.records(scope, types) if r.owner == SHARED or may_read(r.owner) or r.id in released.ids]
    found = [*map(beside.work, told), *map(beside.collected, released.collected)]
    works = [work for work in found if work is not None]
    return tuple(sorted(works, key=lambda w: (_ORDER[w.kind], w.record.name.casefold(), w.record.id)))


_ORDER = {kind: place for place, kind in enumerate(WorkKind)}


class _Beside:
    """What stands beside works: districts, goals, sources and dimensions."""

    def __init__(self, store: GraphReader, model: Model, scope: Scope) -> None:
        self._districts = {d.owner: d for d in store.records(scope, [EntityType.DISTRICT])}
        self._goals = {g.id: g for g in store.records(scope, [EntityType.GOAL])}
        self._sources = {s.id: s for s in store.records(scope, [EntityType.SOURCE])}
        self._dimensions = [(c.notation, plain(c.label.de)) for c in model.code_lists["QualityDimension"].codes]

    def work(self, record: Entity) -> OfferedWork | None:
        """The work that a record is, None where it is none to pass on."""
        kind = work_kind(record)
        if kind is None or not record.name or record.presence is Presence.ABSENT:
            return None
        source = next((self._sources[id] for id in record.sources if id in self._sources), None)
        return OfferedWork(
            record,
            kind,
            self._districts.get(record.owner),
            tuple(sorted(set(self._served(record, kind)), key=int)),
            "" if source is None else public_address(source),
            "" if source is None else source.name,
        )

    def collected(self, found: CollectedWork) -> OfferedWork | None:
        """The same for a work that came with a contribution, with the address and the indicator handed over."""
        work, indicator = self.work(found.record), all_indicators().get(found.work.indicator)
        if work is None:
            return None
        more = () if indicator is None else (indicator.dimension,)
        dimensions = tuple(sorted({*work.dimensions, *more}, key=int))
        return work._replace(address=found.work.address, dimensions=dimensions)

    def _served(self, record: Entity, kind: WorkKind) -> Iterator[str]:
        """The dimensions that a work names, or that its goal is measured in; a paper is anchoring in politics."""
        title = plain(record.name)
        yield from (notation for notation, label in self._dimensions if label in title)
        goal = self._goals.get(record.value(Prop.FOR_GOAL) or "")
        indicator = None if goal is None else all_indicators().get(goal.value(Prop.INDICATOR_ID) or "")
        if indicator is not None:
            yield indicator.dimension
        if kind is WorkKind.PAPER:
            yield _ANCHORING


_ANCHORING = "5"
"""The dimension of anchoring in politics (domain 2.1)."""


def work_kind(record: Entity) -> WorkKind | None:
    """The kind of work that a record is, None for one that is none to pass on."""
    if record.type == EntityType.MEASURE:
        return WorkKind.MEASURE
    if record.type == EntityType.PAPER:
        return WorkKind.PAPER
    return _DOCUMENTS.get(record.value(Prop.KIND) or "")


def wished_works(works: Iterable[OfferedWork], wish: WorkWish) -> Sequence[OfferedWork]:
    """Those that hold every word and are of what is wished, in the same order."""
    words = query_words(wish.words)
    return [w for w in works if _fits(w, wish) and all(word in _said(w) for word in words)]


def _fits(work: OfferedWork, wish: WorkWish) -> bool:
    home = work.district
    return (
        wish.kind in ("", work.kind)
        and (not wish.dimension or wish.dimension in work.dimensions)
        and (not wish.land or (home is not None and home.value(Prop.LAND) == wish.land))
        and (not wish.type or (home is not None and home.value(Prop.DISTRICT_TYPE) == wish.type))
    )


def _said(work: OfferedWork) -> str:
    """All words by which a work is found: its own, its summary, its kind, its source, and whose it is."""
    more = " ".join((*work.record.all(Prop.SUMMARY), WORK_KIND_LABELS[work.kind].de, work.source))
    home = "" if work.district is None else search_text(work.district)
    return f"{search_text(work.record)} {plain(more)} {home}"
