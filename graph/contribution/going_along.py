"""What of a district goes along beside its values: names and works that were released one by one, and what stays."""

from collections.abc import Iterator, Set

from graph.contribution.handed_works import HeldWork, ReleasedParts, kept_at_home, works_of
from graph.contribution.releasing import release_of, released_ids
from graph.records import Entity
from graph.stores.base import GraphReader, Scope
from graph.stores.search import plain
from ontology.names import EntityType, Prop


def released_parts(shown: GraphReader, known: GraphReader, home: Entity) -> tuple[ReleasedParts, tuple[HeldWork, ...]]:
    """What a district hands over beside its values, and which released works stay at home since they name somebody.

    ``shown`` is the store as it may be shown, ``known`` the same with all names, so that none is overlooked.
    """
    scope = Scope.of(home.owner)
    told = released_ids(release_of(shown, home.owner))
    actors = tuple(sorted(r.name for id in told.actors if isinstance(r := shown.get(id, scope), Entity)))
    works = works_of(shown, (*told.papers, *told.measures, *told.documents), scope)
    going, held = kept_at_home(works, _names_not_told(known, home, frozenset(told.actors)))
    return ReleasedParts(actors, tuple(going)), tuple(held)


def _names_not_told(known: GraphReader, home: Entity, released: Set[str]) -> Iterator[str]:
    """Names of organizations and persons that were not released; that of the district itself is told anyway."""
    anyway = f" {plain(home.name)} "
    for record in known.records(Scope.of(home.owner), [EntityType.ORGANIZATION, EntityType.PERSON]):
        if record.owner == home.owner and record.id not in released:
            names = (record.name, *record.all(Prop.ALIAS))
            yield from (name for name in names if f" {plain(name)} " not in anyway)
