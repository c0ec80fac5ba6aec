"""Who takes part in the comparison with which values: handed over contributions, and own records that are released."""

from collections.abc import Iterator, Mapping
from datetime import date

from graph.cells.peer_groups import Participant
from graph.contribution.handing_over import RangedOutcome, participant_of
from graph.contribution.reading_back import kept_contribution
from graph.contribution.releasing import releases
from graph.district.loading import districts, snapshot_of
from graph.identifiers import is_invented
from graph.indicators import compute_all
from graph.records import Entity
from graph.stores.base import EVERYTHING, GraphReader
from ontology import Model
from ontology.names import Prop

_NONE_YET: Mapping[str, Mapping[str, RangedOutcome]] = {}


def participants(
    store: GraphReader, model: Model, on: date, computed: Mapping[str, Mapping[str, RangedOutcome]] = _NONE_YET
) -> Iterator[Participant]:
    """Who takes part with what, by key: of handed over contributions as they say, of own records as of that day.

    ``computed`` are outcomes of that day by district that are known already (a national run keeps them). A collected
    contribution that cannot be read any more is left out: its district has no other records here. An invented district
    is compared with other invented ones alone: as soon as a real one has released, its values would be no finding.
    """
    released = releases(store)
    if not all(map(is_invented, released)):
        released = {key: release for key, release in released.items() if not is_invented(key)}
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
