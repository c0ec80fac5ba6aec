"""A district as a partner for exchange: its conditions, which everybody knows, and its strengths on a topic."""

from collections.abc import Mapping
from typing import NamedTuple

from graph.profile.district_profile import DistrictProfile
from graph.records import Entity
from ontology import Text
from ontology.names import Prop
from ontology.values import as_int


class ExchangeTopic(NamedTuple):
    """What an exchange is about: its name, and the indicators that tell strengths in it (domain 2.1, 12)."""

    id: str
    label: Text
    indicators: tuple[str, ...]


EXCHANGE_TOPICS = (
    ExchangeTopic(
        "verankerung",
        Text(de="Politisch-strukturelle Verankerung", en="political and structural anchoring"),
        ("B1", "B4", "B5", "B8", "B9", "B12"),
    ),
    ExchangeTopic(
        "netzwerk",
        Text(de="Netzwerk: Jugendhilfe und Gesundheit", en="network: youth welfare and health"),
        ("A1", "A4", "A8", "B10"),
    ),
    ExchangeTopic(
        "familie",
        Text(de="Zusammenarbeit mit der Familie", en="working with families"),
        ("C1", "C2", "C3", "C8"),
    ),
    ExchangeTopic("offen", Text(de="ohne Thema: nur Rahmenbedingungen", en="no topic: conditions only"), ()),
)
"""The topics that are offered; a project has others, then the conditions alone decide [P]."""

_SIZES = (2_000, 5_000)
"""Borders of the size classes, by children under three [P]; the same as where districts are compared."""


class Partner(NamedTuple):
    """A district: key, name, type and Land as codes (empty where nobody said), size class 0 to 2, strengths 0 to 1.

    ``strengths`` holds, by indicator, where the district lies on the scale; only what is known and may be used.
    """

    key: str
    name: str
    type: str
    land: str
    size: int | None
    strengths: Mapping[str, float]


def partner_of(district: Entity, profile: DistrictProfile | None = None, topic: ExchangeTopic | None = None) -> Partner:
    """The partner that a district is; without a profile of it nothing is said of strengths."""
    wanted = () if topic is None or profile is None else topic.indicators
    found = {id: place for id in wanted if (place := _place(profile, id)) is not None}
    children = as_int(district.values, Prop.POPULATION_UNDER3)
    return Partner(
        key=district.owner,
        name=district.name,
        type=district.value(Prop.DISTRICT_TYPE) or "",
        land=district.value(Prop.LAND) or "",
        size=None if children is None else sum(children >= border for border in _SIZES),
        strengths=found,
    )


def _place(profile: DistrictProfile | None, id: str) -> float | None:
    """Where the value lies on its scale, None where nothing may be said, or the scale has no end."""
    entry = None if profile is None else profile.entry(id)
    if entry is None or entry.value is None:
        return None
    least, most = entry.scale
    return (entry.value - least) / (most - least) if most not in (least, float("inf")) else None
