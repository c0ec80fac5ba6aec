"""A search that says what it found by type, sector and kind, so that it can be narrowed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.fields import primary_sector
from graph.records import Entity
from graph.stores.base import GraphReader, Scope
from ontology import Model, Text, say
from ontology.names import Prop

MOST_HITS = 1_000
"""So many hits are counted; a search that finds more is told to be narrower."""
FACETS = ("type", "sector", "kind")
FacetChoice = Mapping[str, str]
"""The value chosen of a facet; one that is not in it is free."""


@dataclass(frozen=True, slots=True)
class FacetedHits:
    """The hits that fit what was chosen, best first, and how many there are of each value of a facet.

    A facet is counted over what fits all other facets, so that another value can be chosen instead.
    """

    hits: tuple[Entity, ...]
    counts: Mapping[str, Counter[str]]
    bounded: bool

    @property
    def note(self) -> Text | None:
        """That not all hits were counted, None if they were."""
        if not self.bounded:
            return None
        return say(
            "Gezählt {n:ist|sind} {n} {n:Treffer|Treffer}, die besten; es gibt mehr. Suchen Sie genauer.",
            "Counted {n:is|are} {n} {n:hit|hits}, the best; there are more. Search more closely.",
            n=MOST_HITS,
        )


def faceted(store: GraphReader, model: Model, scope: Scope, text: str, chosen: FacetChoice) -> FacetedHits:
    """What a search finds within a scope."""
    every = store.search(text, scope, MOST_HITS + 1)
    described = [(e, values_of_facets(e, model)) for e in every[:MOST_HITS]]
    counts = {
        facet: Counter(said[facet] for _, said in described if facet in said and _fits(said, chosen, facet))
        for facet in FACETS
    }
    hits = tuple(e for e, said in described if _fits(said, chosen))
    return FacetedHits(hits, counts, len(every) > MOST_HITS)


def values_of_facets(found: Entity, model: Model) -> dict[str, str]:
    """The value of each facet, as far as recorded."""
    said = {"type": str(found.type), "sector": primary_sector(found, model), "kind": found.value(Prop.KIND)}
    return {facet: value for facet, value in said.items() if value}


def label_of_value(model: Model, facet: str, value: str) -> Text:
    """What a value of a facet is called."""
    if facet == "type":
        return model.types[value].label
    lists: Sequence[str] = ("Sector",) if facet == "sector" else _kinds(model)
    codes = (model.code_lists[name].by_notation.get(value) for name in lists)
    return next((code.label for code in codes if code is not None), Text(value, value))


def _kinds(model: Model) -> tuple[str, ...]:
    """The code lists behind the property ``kind`` of any type."""
    declared = (kind.property(Prop.KIND) for kind in model.entity_types)
    return tuple(dict.fromkeys(p.code_list for p in declared if p is not None and p.code_list))


def _fits(said: Mapping[str, str], chosen: FacetChoice, but: str = "") -> bool:
    return all(facet == but or said.get(facet) == value for facet, value in chosen.items())
