"""Comparisons of districts as plain JSON values. A null is an upper end that nobody knows, or a dot with its reason."""

import math
from collections.abc import Iterable
from typing import Annotated, TypedDict

from graph.cells.peer_groups import PeerGroup
from graph.cells.peer_words import PeerStanding, group_label, peer_standing_of, spread_told
from graph.cells.scales import ValueRange
from graph.cells.small_cells import Dot
from graph.cells.spreads import Spread
from graph.shapes import Told
from ontology import Model


class ValueRangeOut(TypedDict):
    """A range; ``high`` is null where nobody knows an upper end (Spanne)."""

    low: float
    high: float | None


class PeerGroupOut(TypedDict):
    """Who is compared: null takes all (Vergleichsgruppe)."""

    type: str | None
    size: str | None
    land: str | None
    label: str


class SpreadOut(TypedDict):
    """How the values of a group lie, or null with the reason (Verteilung einer Gruppe)."""

    group: PeerGroupOut
    told: bool
    reason: str | None
    districts: Annotated[int | None, Told("so viele Bezirke machen mit (districts that take part)")]
    quarters: Annotated[list[ValueRangeOut], Told("unteres Viertel, Median, oberes Viertel (quartiles)")]
    tenths: Annotated[list[ValueRangeOut], Told("neun Zehntel, ab 20 Bezirken (deciles, from 20 districts on)")]
    words: str
    yes: Annotated[ValueRangeOut | None, Told("Anteil mit Ja, wo es nur Ja und Nein gibt (share of yes)")]


class StandingOut(SpreadOut):
    """The same with where the own district stands (eigene Lage in der Gruppe)."""

    standing: PeerStanding | None


class PeersOut(TypedDict):
    """A district among its peers, for one indicator (ein Bezirk unter Vergleichbaren)."""

    indicator: str
    label: str
    unit: str
    own: ValueRangeOut | None
    groups: list[StandingOut]


SpreadFound = tuple[PeerGroup, Spread | Dot]


def spread_json(found: SpreadFound, unit: str, model: Model, language: str = "de") -> SpreadOut:
    """A group and how its values lie."""
    group, spread = found
    told = isinstance(spread, Spread)
    return {
        "group": {**group._asdict(), "label": group_label(group, model).in_language(language)},  # type: ignore[typeddict-item]
        "told": told,
        "reason": None if isinstance(spread, Spread) else spread.reason.in_language(language),
        "districts": spread.n if isinstance(spread, Spread) else None,
        "quarters": _ranges(spread.quarters) if isinstance(spread, Spread) else [],
        "tenths": _ranges(spread.tenths) if isinstance(spread, Spread) else [],
        "words": "·" if isinstance(spread, Dot) else spread_told(spread, unit).in_language(language),
        "yes": value_range_json(spread.reaching(1)) if isinstance(spread, Spread) and unit == "yes_no" else None,
    }


def standing_json(
    found: SpreadFound, own: ValueRange | None, unit: str, model: Model, language: str = "de"
) -> StandingOut:
    """A group, how its values lie, and where a district stands in it."""
    spread = found[1]
    standing = peer_standing_of(own, spread) if own is not None and isinstance(spread, Spread) else None
    return {**spread_json(found, unit, model, language), "standing": standing}


def _ranges(found: Iterable[ValueRange]) -> list[ValueRangeOut]:
    return [value_range_json(each) for each in found]


def value_range_json(found: ValueRange) -> ValueRangeOut:
    """A range; null for an open end."""
    return {"low": found[0], "high": None if math.isinf(found[1]) else found[1]}
