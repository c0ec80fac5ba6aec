"""Who takes part in the comparison: the release of a district, a record with journal and undo, and its taking back."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from typing import NamedTuple

from graph.cells.peer_groups import Participant
from graph.contribution.handed_works import HeldWork, kept_at_home, works_of
from graph.contribution.handing_over import RangedOutcome, ReleasedParts, participant_of
from graph.contribution.reading_back import kept_contribution
from graph.district.loading import districts, snapshot_of
from graph.indicators import compute_all
from graph.records import Entity, entity, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import EVERYTHING, GraphReader, Scope
from graph.stores.search import plain
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus


class ReleasedIds(NamedTuple):
    """What a district tells along with its values: ids of organizations, papers, measures and documents."""

    actors: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


NOBODY = ReleasedIds()
RELEASED_WORKS = (Prop.RELEASED_PAPER, Prop.RELEASED_MEASURE, Prop.RELEASED_DOCUMENT)
"""The works that a release names one by one."""
_RELEASED = (Prop.NAMED_ACTOR, *RELEASED_WORKS)


_NONE_YET: Mapping[str, Mapping[str, RangedOutcome]] = {}


class CollectedText(NamedTuple):
    """What a contribution brought into a national store: its text, and the key that signed it."""

    text: str
    key: str


def release_id(district: str) -> str:
    """The id of the record that says whether a district takes part: there is one."""
    return f"{district}:comparison-release"


def release_record(
    district: str, day: str, named: ReleasedIds = NOBODY, collected: CollectedText | None = None
) -> Entity:
    """The record of a release on a day; it takes the place of the one before."""
    said = [(EXISTS, "true"), (Prop.DATE, day)]
    said += [(prop, id) for prop, ids in zip(_RELEASED, named, strict=True) for id in ids]
    if collected is not None:
        said += [(Prop.CONTRIBUTION, collected.text), (Prop.SIGNED_BY, collected.key)]
    return entity(release_id(district), EntityType.COMPARISON_RELEASE, district, _claims(said, day))


def release_taken_back(release: Entity, day: str) -> Entity:
    """The record of a release that is taken back on a day; what was handed over is kept no more."""
    kept = [c for c in release.claims if c.prop not in (Prop.CONTRIBUTION, Prop.WITHDRAWN_ON)]
    return with_claims(release, [*kept, *_claims([(Prop.WITHDRAWN_ON, day)], day)])


def _claims(said: Iterable[tuple[str, str]], day: str) -> list[Claim]:
    return [Claim(str(p), v, as_of=day, status=StatementStatus.CONFIRMED.value) for p, v in said]


def is_released(release: Entity | None) -> bool:
    """Whether a release holds."""
    return release is not None and not release.value(Prop.WITHDRAWN_ON)


def release_of(store: GraphReader, district: str) -> Entity | None:
    """The record of a district's release, also one that was taken back."""
    found = store.get(release_id(district), EVERYTHING)
    return found if isinstance(found, Entity) else None


def released_ids(release: Entity | None) -> ReleasedIds:
    """What a release names one by one, as long as it holds."""
    if release is None or not is_released(release):
        return NOBODY
    return ReleasedIds(*(tuple(release.all(prop)) for prop in _RELEASED))


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


def releases(store: GraphReader) -> Mapping[str, Entity]:
    """The releases that hold, by district."""
    found = store.records(EVERYTHING, [EntityType.COMPARISON_RELEASE])
    return {release.owner: release for release in found if is_released(release)}


def participants(
    store: GraphReader, model: Model, on: date, computed: Mapping[str, Mapping[str, RangedOutcome]] = _NONE_YET
) -> Iterator[Participant]:
    """Who takes part with what, by key: of handed over contributions as they say, of own records as of that day.

    ``computed`` are outcomes of that day by district that are known already (a national run keeps them). A collected
    contribution that cannot be read any more is left out: its district has no other records here.
    """
    released = releases(store)
    for district in districts(store, EVERYTHING):
        release = released.get(district.owner)
        if release is None:
            continue
        handed = kept_contribution(release)
        if handed is not None:
            yield handed.participant
        elif not release.value(Prop.SIGNED_BY):
            yield participant_of(district, computed.get(district.owner) or _outcomes(store, model, district, on))


def _outcomes(store: GraphReader, model: Model, district: Entity, on: date) -> Mapping[str, RangedOutcome]:
    snapshot = snapshot_of(store, model, district, on)
    try:
        return compute_all(snapshot.by_common_norms())
    finally:
        snapshot.forget()
