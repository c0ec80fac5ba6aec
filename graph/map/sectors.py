"""Sectors as map readers see them: at most seven groups, each with an Okabe-Ito colour and a wedge (decision 0007)."""

from collections.abc import Mapping
from dataclasses import dataclass

from ontology import Text


@dataclass(frozen=True, slots=True)
class SectorGroup:
    """Sectors that share a colour and a wedge. ``side`` says where the wedge lies on the map."""

    name: str
    label: Text
    sectors: tuple[str, ...]
    colour: str
    side: str


YOUTH, HEALTH, NOT_RECORDED = "youth", "health", "none"

# Clockwise from the left. Youth welfare and health face each other; the bridges between them lie on top.
GROUPS: tuple[SectorGroup, ...] = (
    SectorGroup(YOUTH, Text(de="Kinder- und Jugendhilfe", en="Child and youth welfare"), ("KJH",), "#e69f00", "left"),
    SectorGroup("family", Text(de="Familienbildung, Begegnung", en="Family education"), ("FAM",), "#f0e442", "top"),
    SectorGroup(
        "bridge",
        Text(de="Schwangerschaftsberatung, Frühförderung", en="Pregnancy counselling, early intervention"),
        ("SCHWB", "FF", "EGH"),
        "#009e73",
        "top",
    ),
    SectorGroup(HEALTH, Text(de="Gesundheitswesen", en="Health care"), ("GES",), "#56b4e9", "right"),
    SectorGroup(
        "support",
        Text(de="Beratung, Schutz, Sicherung", en="Counselling, protection, income"),
        ("BER", "SCHUTZ", "SOZ", "ARB"),
        "#cc79a7",
        "bottom",
    ),
    SectorGroup(
        "public",
        Text(de="Verwaltung, Bildung, Ordnung, Justiz", en="Administration, education, order, justice"),
        ("VER", "BIL", "SIO", "JUS"),
        "#0072b2",
        "bottom",
    ),
    SectorGroup(
        "civil",
        Text(de="Eltern, Ehrenamt, Kirche", en="Parents, volunteers, churches"),
        ("ELT", "ZIV", "KIR"),
        "#d55e00",
        "bottom",
    ),
    SectorGroup(NOT_RECORDED, Text(de="Bereich nicht erfasst", en="Sector not recorded"), (), "#ffffff", "bottom"),
)
BY_NAME: Mapping[str, SectorGroup] = {g.name: g for g in GROUPS}
_BY_SECTOR: Mapping[str, str] = {s: g.name for g in GROUPS for s in g.sectors}


def group_of(sector: str | None) -> str:
    """The name of the group of a sector.

    >>> group_of("GES"), group_of(None)
    ('health', 'none')
    """
    return _BY_SECTOR.get(sector or "", NOT_RECORDED)
