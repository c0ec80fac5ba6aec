"""Which districts a Land has: what their records say now, looked up once for each state of the store."""

from collections.abc import Mapping

from graph.district.loading import districts
from graph.stores.base import EVERYTHING, GraphReader
from ontology.names import Prop


class LandDistricts:
    """The districts of each Land in a store, by notation; a district that names no Land is in none."""

    def __init__(self, store: GraphReader) -> None:
        self._store = store
        self._known: tuple[int, Mapping[str, frozenset[str]]] = (-1, {})

    def __call__(self, land: str) -> frozenset[str]:
        """The keys of its districts."""
        newest = self._store.head(EVERYTHING)
        number = 0 if newest is None else newest.number
        if self._known[0] != number:
            self._known = number, self._read()
        return self._known[1].get(land, frozenset())

    def _read(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for district in districts(self._store, EVERYTHING):
            if land := district.value(Prop.LAND):
                found.setdefault(land, set()).add(district.owner)
        return {land: frozenset(keys) for land, keys in found.items()}
