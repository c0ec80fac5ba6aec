"""What a national run hands back of one district: numbers and ids, no names of actors and no texts."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.indicators import compute_all
from graph.live.basis import Basis, basis_of
from graph.profile.district_profile import DistrictProfile, district_profile
from graph.records import Entity
from graph.stores import GraphReader
from graph.stores.base import Scope
from graph.what_if import Link, NetworkState, effects
from ontology import Model
from ontology.names import EntityType

BEST = 3
"""As many links are handed back of each district, the most helpful ones."""


class RangedValue(NamedTuple):
    """The value of an indicator with its range; None where nothing may be said."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class DistrictResult:
    """The numbers of one district at a date.

    ``values`` are those of the indicators as they stand, ``profile`` as they are compared. ``state`` and ``links`` are
    None and empty below the gate of 70 %, where nothing is concluded from ties.
    """

    key: str
    name: str
    networks: int
    organizations: int
    values: Mapping[str, RangedValue]
    profile: DistrictProfile
    pairs: int
    state: NetworkState | None
    links: tuple[Link, ...]


class Worked(NamedTuple):
    """A result, and whose records it rests on: as long as none of these is touched, it holds.

    ``line`` is that of the file it was read from: what still holds is written there again as it stands.
    """

    result: DistrictResult
    basis: Basis
    line: str | None = None


_YOUNG = 500_000
"""A district makes some ten thousand objects, all gone with it: looking for garbage at every 700 only costs time."""


def work_through(store: GraphReader, model: Model, districts: Iterable[Entity], on: date) -> Iterator[Worked]:
    """Read and compute districts one after the other, as every crew does wherever it works."""
    usual = gc.get_threshold()
    gc.set_threshold(_YOUNG)
    try:
        for district in districts:
            yield work_on(store, model, district, on)
    finally:
        gc.set_threshold(*usual)


def work_on(store: GraphReader, model: Model, district: Entity, on: date) -> Worked:
    """Read a district and compute it; nothing of its records is kept."""
    scope = Scope.of(district.owner)
    entities, relations = tuple(store.records(scope)), tuple(store.relations(scope=scope))
    basis = basis_of(district.owner, (*entities, *relations), model)
    snapshot = snapshot_from(model, district, on, entities, relations)
    try:
        return Worked(_result(snapshot), basis)
    finally:
        snapshot.forget()


def _result(snapshot: Snapshot) -> DistrictResult:
    # What a group expects of itself compares with nobody: a nation is measured by the norms that hold for all.
    common = snapshot.by_common_norms()
    outcomes = compute_all(common)
    if common is not snapshot:
        common.forget()
    found = effects(snapshot)
    return DistrictResult(
        key=snapshot.key,
        name=snapshot.district.name,
        networks=len(snapshot.of_type(EntityType.EARLY_HELP_NETWORK)),
        organizations=len(snapshot.organizations),
        values={id: RangedValue(o.value, o.low, o.high) for id, o in outcomes.items()},
        profile=district_profile(snapshot, outcomes),
        pairs=int(found.between.absent.sum()) // 2,
        state=found.between.state if snapshot.ties_suffice else None,
        links=tuple(found.best(BEST)) if snapshot.ties_suffice else (),
    )
