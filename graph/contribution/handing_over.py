"""What a district hands over: where it stands among others, the range of each indicator, how far it has recorded.

Values stand on the grid on which they are told (`graph.cells.scales`), persons are banded, and no actor is named that
was not released by name. What came from elsewhere is read with bounds: hostile files are refused, never believed.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from graph.cells.peer_groups import SIZE_LABELS, Participant, PeerPlace, size_class
from graph.cells.scales import Scale, ValueRange, scale_of
from graph.cells.small_cells import USUAL, banded
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, compute_all
from ontology.names import EntityType, Prop
from ontology.values import as_int

KIND = "fruehnetz-beitrag"
CONTRIBUTION_VERSION = 1
_MOST_NAMES, _LONGEST = 500, 300
_KEY = re.compile(r"[0-9]{2,12}")
_CODE = re.compile(r"[A-Z]{0,3}")


@dataclass(frozen=True)
class HandedOver:
    """A contribution: of which district and day, what it says, and by which measures and rule.

    ``coverage`` says how far the district has recorded (``organizations``, ``tieData`` as a share, ``newestList`` as a
    day, ``persons`` banded); ``actors`` and ``papers`` are those that were released by name.
    """

    participant: Participant
    name: str
    on: str
    coverage: Mapping[str, str]
    actors: tuple[str, ...]
    papers: tuple[str, ...]
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


def range_of(id: str, found: Outcome) -> ValueRange | None:
    """The range of an indicator on the grid; None without one: a bare value is no statement on what is not recorded."""
    if found.low is None or found.high is None:
        return None
    return scales()[id].down(found.low), scales()[id].up(found.high)


def peer_place_of(snapshot: Snapshot) -> PeerPlace:
    """Where a district stands among others."""
    home = snapshot.district
    children = as_int(home.values, Prop.POPULATION_UNDER3)
    return PeerPlace(home.value(Prop.DISTRICT_TYPE) or "", size_class(children), home.value(Prop.LAND) or "")


def participant_of(snapshot: Snapshot) -> Participant:
    """What goes into the comparison of a district: its place, and every indicator that has a range."""
    found = {id: range_of(id, outcome) for id, outcome in compute_all(snapshot.by_common_norms()).items()}
    return Participant(snapshot.key, peer_place_of(snapshot), {id: r for id, r in found.items() if r is not None})


def handed_over(snapshot: Snapshot, actors: tuple[str, ...] = (), papers: tuple[str, ...] = ()) -> HandedOver:
    """What the district hands over on the day of the snapshot, with the names that were released one by one."""
    coverage = {
        "organizations": str(len(snapshot.organizations)),
        "tieData": f"{scale_of('share').down(snapshot.tie_coverage):g}",
        "newestList": snapshot.newest_list,
        "persons": banded(len(snapshot.of_type(EntityType.PERSON))),
    }
    on = snapshot.on.isoformat()
    return HandedOver(
        participant_of(snapshot), snapshot.district.name, on, coverage, actors, papers, measures_version()
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
        "coverage": dict(handed.coverage),
        "indicators": {id: list(map(_open, found)) for id, found in handed.participant.ranges.items()},
        "actors": list(handed.actors),
        "papers": list(handed.papers),
    }


def signed_bytes(content: Mapping[str, Any]) -> bytes:
    """The bytes of JSON values that are signed: sorted, without white space."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def contribution_in(content: Mapping[str, Any]) -> HandedOver:
    """The contribution in JSON values; raises ValueError for what is none."""
    if content.get("kind") != KIND or content.get("version") != CONTRIBUTION_VERSION:
        raise ValueError("no contribution")
    home = _object(content, "district")
    size = _text(home, "size")
    place = PeerPlace(_fitting(_CODE, _text(home, "type")), size, _fitting(_CODE, _text(home, "land")))
    if size not in SIZE_LABELS:
        raise ValueError("no class of size")
    ranges = {id: _range(id, found) for id, found in _object(content, "indicators").items() if id in scales()}
    coverage = _object(content, "coverage")
    least = content.get("least")
    if not isinstance(least, int) or isinstance(least, bool) or len(coverage) > _MOST_NAMES:
        raise ValueError("no rule")
    return HandedOver(
        Participant(_fitting(_KEY, _text(home, "key")), place, ranges),
        _text(home, "name"),
        date.fromisoformat(_text(content, "on")).isoformat(),
        {name[:_LONGEST]: _text(coverage, name) for name in coverage},
        _names(content, "actors"),
        _names(content, "papers"),
        _text(content, "measures"),
        least,
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
    if value is None and math.isinf(end):
        return end
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError("no number")
    return float(value)


def _object(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = content.get(name)
    if not isinstance(found, dict):
        raise ValueError(f"no {name}")
    return found


def _text(content: Mapping[str, Any], name: str) -> str:
    found = content.get(name)
    if not isinstance(found, str) or len(found) > _LONGEST or not found.isprintable():
        raise ValueError(f"no {name}")
    return found


def _fitting(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(f"not in form: {text}")
    return text


def _names(content: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = content.get(name)
    if not isinstance(found, list) or len(found) > _MOST_NAMES:
        raise ValueError(f"no {name}")
    return tuple(_text({name: each}, name) for each in found)
