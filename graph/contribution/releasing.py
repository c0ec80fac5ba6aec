"""Who takes part in the comparison: the release of a district, a record with journal and undo, and its taking back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from graph.cells.peer_groups import Participant
from graph.contribution.handing_over import participant_of
from graph.contribution.reading_back import kept_contribution
from graph.district.loading import districts, snapshot_of
from graph.records import Entity, entity, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import EVERYTHING, GraphReader
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus


class ReleasedNames(NamedTuple):
    """What a district tells by name along with its values: ids of organizations, ids of papers."""

    actors: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


NOBODY = ReleasedNames()


class CollectedText(NamedTuple):
    """What a contribution brought into a national store: its text, and the key that signed it."""

    text: str
    key: str


def release_id(district: str) -> str:
    """The id of the record that says whether a district takes part: there is one."""
    return f"{district}:comparison-release"


def release_record(
    district: str, day: str, named: ReleasedNames = NOBODY, collected: CollectedText | None = None
) -> Entity:
    """The record of a release on a day; it takes the place of the one before."""
    said = [(EXISTS, "true"), (Prop.DATE, day)]
    said += [(Prop.NAMED_ACTOR, id) for id in named.actors] + [(Prop.RELEASED_PAPER, id) for id in named.papers]
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


def names_released_in(store: GraphReader, district: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the organizations and of the papers that a district's release tells, each in order."""
    release = release_of(store, district)
    if release is None or not is_released(release):
        return (), ()
    return tuple(  # type: ignore[return-value]
        tuple(sorted(r.name for id in release.all(prop) if isinstance(r := store.get(id, EVERYTHING), Entity)))
        for prop in (Prop.NAMED_ACTOR, Prop.RELEASED_PAPER)
    )


def releases(store: GraphReader) -> Mapping[str, Entity]:
    """The releases that hold, by district."""
    found = store.records(EVERYTHING, [EntityType.COMPARISON_RELEASE])
    return {release.owner: release for release in found if is_released(release)}


def participants(store: GraphReader, model: Model, on: date) -> Iterator[Participant]:
    """Who takes part with what, by key: of handed over contributions as they say, of own records as of that day."""
    released = releases(store)
    for district in districts(store, EVERYTHING):
        release = released.get(district.owner)
        if release is None:
            continue
        handed = kept_contribution(release)
        if handed is not None:
            yield handed.participant
            continue
        snapshot = snapshot_of(store, model, district, on)
        try:
            yield participant_of(snapshot)
        finally:
            snapshot.forget()
