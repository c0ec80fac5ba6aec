"""What a district hands over: where it stands among others, the range of each indicator, how far it has recorded.

Values stand on the grid on which they are told (`graph.cells.scales`), persons are banded, and no actor is named that
was not released by name. What came from elsewhere is read with bounds: hostile files are refused, never believed.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, Protocol

from graph.cells.peer_groups import SIZE_LABELS, Participant, PeerPlace, size_class
from graph.cells.scales import Scale, ValueRange, scale_of
from graph.cells.small_cells import USUAL, banded
from graph.contribution.content_checks import count_at, finite_number, fitting, object_at, text_at, texts_at
from graph.contribution.handed_profile import coverage_content, profile_content, profile_in, profile_on_grid
from graph.contribution.handed_works import NOTHING_RELEASED, ReleasedParts, works_content, works_in
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, compute_all
from graph.profile.district_profile import DistrictProfile, district_profile
from graph.records import Entity
from ontology.names import EntityType, Prop
from ontology.values import as_int

KIND = "fruehnetz-beitrag"
CONTRIBUTION_VERSION = 2
_KEY = re.compile(r"[0-9]{2,12}")
_CODE = re.compile(r"[A-Z]{0,3}")
_BAND = re.compile(r"0|1-2|3\+")


@dataclass(frozen=True)
class HandedOver:
    """A contribution: of which district and day, what it says, and by which measures and rule.

    ``profile`` has the vectors of anchoring, links and participation, the level, and how far the district has recorded;
    ``persons`` is banded. ``released`` are actors and works that were released one by one.
    """

    participant: Participant
    name: str
    on: str
    profile: DistrictProfile
    persons: str
    released: ReleasedParts
    measures: str
    least: int = USUAL


@cache
def measures_version() -> str:
    """Which measures these are: it changes with any formula, unit or label of an indicator."""
    told = [f"{i.id}|{i.unit}|{i.label.de}|{(i.compute.__doc__ or '').strip()}" for i in all_indicators().values()]
    return sha256("\n".join(told).encode()).hexdigest()[:12]


@cache
def scales() -> Mapping[str, Scale]:
    """The scale of every indicator by its id."""
    return {id: scale_of(indicator.unit) for id, indicator in all_indicators().items()}


class RangedOutcome(Protocol):
    """What has the least and the most of an indicator, None where nothing may be said."""

    @property
    def low(self) -> float | None:
        """The least that it can be."""

    @property
    def high(self) -> float | None:
        """The most that it can be."""


def range_of(id: str, found: RangedOutcome) -> ValueRange | None:
    """The range of an indicator on the grid; None without one: a bare value is no statement on what is not recorded."""
    if found.low is None or found.high is None:
        return None
    return scales()[id].down(found.low), scales()[id].up(found.high)


def peer_place_of(home: Entity) -> PeerPlace:
    """Where a district stands among others, by its record."""
    children = as_int(home.values, Prop.POPULATION_UNDER3)
    return PeerPlace(home.value(Prop.DISTRICT_TYPE) or "", size_class(children), home.value(Prop.LAND) or "")


def participant_of(home: Entity, outcomes: Mapping[str, RangedOutcome]) -> Participant:
    """What goes into the comparison of a district: its place, and every indicator that has a range.

    ``outcomes`` are those by the norms that hold for all.
    """
    found = {id: range_of(id, outcome) for id, outcome in outcomes.items()}
    return Participant(home.owner, peer_place_of(home), {id: r for id, r in found.items() if r is not None})


def handed_over(snapshot: Snapshot, released: ReleasedParts = NOTHING_RELEASED) -> HandedOver:
    """What the district hands over on the day of the snapshot, with what was released one by one."""
    outcomes = compute_all(snapshot.by_common_norms())
    participant = participant_of(snapshot.district, outcomes)
    return HandedOver(
        participant=participant,
        name=snapshot.district.name,
        on=snapshot.on.isoformat(),
        profile=profile_on_grid(district_profile(snapshot, outcomes), participant.place),
        persons=banded(len(snapshot.of_type(EntityType.PERSON))),
        released=released,
        measures=measures_version(),
    )


def content_of(handed: HandedOver) -> dict[str, Any]:
    """The contribution as JSON values, in the form in which it is signed."""
    place = handed.participant.place
    return {
        "kind": KIND,
        "version": CONTRIBUTION_VERSION,
        "district": {
            "key": handed.participant.key,
            "name": handed.name,
            "type": place.type,
            "size": place.size,
            "land": place.land,
        },
        "on": handed.on,
        "measures": handed.measures,
        "least": handed.least,
        "coverage": {**coverage_content(handed.profile.coverage), "persons": handed.persons},
        "indicators": {id: list(map(_open, found)) for id, found in handed.participant.ranges.items()},
        "profile": profile_content(handed.profile),
        "actors": list(handed.released.actors),
        "works": works_content(handed.released.works),
    }


def contribution_in(content: Mapping[str, Any]) -> HandedOver:
    """The contribution in JSON values; raises ValueError for what is none."""
    if content.get("kind") != KIND or content.get("version") != CONTRIBUTION_VERSION:
        raise ValueError("no contribution")
    home = object_at(content, "district")
    size, least = text_at(home, "size"), count_at(content, "least")
    place = PeerPlace(fitting(_CODE, text_at(home, "type")), size, fitting(_CODE, text_at(home, "land")))
    if size not in SIZE_LABELS:
        raise ValueError("no class of size")
    key, on = fitting(_KEY, text_at(home, "key")), date.fromisoformat(text_at(content, "on"))
    ranges = {id: _range(id, found) for id, found in object_at(content, "indicators").items() if id in scales()}
    return HandedOver(
        participant=Participant(key, place, ranges),
        name=text_at(home, "name"),
        on=on.isoformat(),
        profile=profile_in(content, key, on, place),
        persons=fitting(_BAND, text_at(object_at(content, "coverage"), "persons")),
        released=ReleasedParts(texts_at(content, "actors"), works_in(content, key)),
        measures=text_at(content, "measures"),
        least=least,
    )


def _open(value: float) -> float | None:
    return None if math.isinf(value) else value


def _range(id: str, found: object) -> ValueRange:
    scale = scales()[id]
    if not isinstance(found, list) or len(found) != 2:
        raise ValueError("no range")
    low, high = (_number(value, end) for value, end in zip(found, scale.whole, strict=True))
    if not scale.least <= low <= high <= scale.most:
        raise ValueError("no range")
    return low, high


def _number(value: object, end: float) -> float:
    return end if value is None and math.isinf(end) else finite_number(value)
