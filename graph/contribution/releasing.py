"""Who takes part in the comparison: the release of a district, a record with journal and undo, and its taking back."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.records import Entity, entity, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import EVERYTHING, GraphReader
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


def releases(store: GraphReader) -> Mapping[str, Entity]:
    """The releases that hold, by district."""
    found = store.records(EVERYTHING, [EntityType.COMPARISON_RELEASE])
    return {release.owner: release for release in found if is_released(release)}
