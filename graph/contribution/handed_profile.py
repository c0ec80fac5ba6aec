"""The profile of a district as it is handed over: anchoring, links and participation (domain 12.2), level, coverage.

Values and ranges stand on the grid on which they are told, without the number of things seen: an exact share and its
denominator would give away who is behind it.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from graph.cells.peer_groups import PeerPlace
from graph.cells.scales import Scale, scale_of
from graph.contribution.content_checks import count_at, finite_number, object_at, text_at
from graph.indicators import all_indicators
from graph.profile.anchoring_level import ANCHORING_LEVEL_LABELS, AnchoringLevel
from graph.profile.data_coverage import DataCoverage
from graph.profile.district_profile import ANCHORING, DistrictProfile
from graph.profile.profile_entry import ProfileEntry

_COUNTED = {
    "organizations": "organizations",
    "bodies": "bodies",
    "completeBodies": "complete_bodies",
    "politicalBodies": "political_bodies",
    "consultations": "consultations",
    "present": "present",
    "stale": "stale",
    "unknown": "unknown",
    "absent": "absent",
}
"""What is counted in the coverage: its name in the file, and in `DataCoverage`."""
_PARTS = ("anchoring", "links", "participation")


def profile_on_grid(profile: DistrictProfile, place: PeerPlace) -> DistrictProfile:
    """The same with every value on its grid, ranges outward, without the numbers of things seen, at that place."""
    anchoring, links, participation = (tuple(map(_on_grid, getattr(profile, part))) for part in _PARTS)
    share = scale_of("share").down(profile.coverage.tie_share)
    return replace(
        profile,
        land=place.land or None,
        district_type=place.type or None,
        anchoring=anchoring,
        links=links,
        participation=participation,
        coverage=replace(profile.coverage, tie_share=share),
    )


def _on_grid(entry: ProfileEntry) -> ProfileEntry:
    scale = _scale(entry.id)
    low, high = (None if end is None else to(end) for end, to in ((entry.low, scale.down), (entry.high, scale.up)))
    return ProfileEntry(entry.id, None if entry.value is None else _nearest(scale, entry.value), low, high, 0)


def _nearest(scale: Scale, value: float) -> float:
    below, above = scale.down(value), scale.up(value)
    return below if value - below <= above - value else above


def _scale(id: str) -> Scale:
    return scale_of(all_indicators()[id].unit)


def profile_content(profile: DistrictProfile) -> dict[str, Any]:
    """The profile as JSON values: of each entry value, least and most; an open end, like nothing to say, is null."""
    return {
        "level": list(profile.level),
        "networks": profile.networks,
        **{part: {e.id: [_closed(v) for v in (e.value, e.low, e.high)] for e in getattr(profile, part)}
           for part in _PARTS},
    }  # fmt: skip


def coverage_content(coverage: DataCoverage) -> dict[str, Any]:
    """How far a district has recorded, as JSON values."""
    counted = {name: getattr(coverage, field) for name, field in _COUNTED.items()}
    return {
        **counted,
        "tieShare": coverage.tie_share,
        "tiesSuffice": coverage.ties_suffice,
        "newestList": coverage.newest_list,
    }


def profile_in(content: Mapping[str, Any], key: str, on: date, place: PeerPlace) -> DistrictProfile:
    """The profile in a contribution; raises ValueError for what is none. Unknown indicators are left out."""
    told = object_at(content, "profile")
    anchoring, links, participation = (object_at(told, part) for part in _PARTS)
    return DistrictProfile(
        key=key,
        on=on,
        land=place.land or None,
        district_type=place.type or None,
        networks=count_at(told, "networks"),
        anchoring=tuple(_entries(ANCHORING, anchoring)),
        links=tuple(_entries((id for id in all_indicators() if id.startswith("A")), links)),
        participation=tuple(_entries((id for id in all_indicators() if id.startswith("C")), participation)),
        level=_level(told.get("level")),
        coverage=_coverage(object_at(content, "coverage")),
    )


def _closed(value: float | None) -> float | None:
    return None if value is None or math.isinf(value) else value


def _entries(ids: Iterable[str], told: Mapping[str, Any]) -> Iterable[ProfileEntry]:
    for id in ids:
        found = told.get(id, [None, None, None])
        if not isinstance(found, list) or len(found) != 3:
            raise ValueError("no entry")
        value, low, high = (None if end is None else finite_number(end) for end in found)
        scale = _scale(id)
        if low is not None and high is None:
            high = scale.most
        least, most = (scale.least if low is None else low, scale.most if high is None else high)
        if not scale.least <= least <= (least if value is None else value) <= most <= scale.most:
            raise ValueError("no range")
        yield ProfileEntry(id, value, low, high, 0)


def _level(told: object) -> AnchoringLevel:
    most = len(ANCHORING_LEVEL_LABELS) - 1
    if not isinstance(told, list) or len(told) != 3:
        raise ValueError("no level")
    recorded, low, high = (count_at({"level": each}, "level") for each in told)
    if not low <= high <= most or recorded > most:
        raise ValueError("no level")
    return AnchoringLevel(recorded, low, high)


def _coverage(told: Mapping[str, Any]) -> DataCoverage:
    share, suffice = finite_number(told.get("tieShare")), told.get("tiesSuffice")
    newest = text_at(told, "newestList", longest=10)
    if not 0 <= share <= 1 or not isinstance(suffice, bool):
        raise ValueError("no coverage")
    counted = {field: count_at(told, name) for name, field in _COUNTED.items()}
    return DataCoverage(tie_share=share, ties_suffice=suffice, newest_list=newest, **counted)


__all__ = ["coverage_content", "profile_content", "profile_in", "profile_on_grid"]
