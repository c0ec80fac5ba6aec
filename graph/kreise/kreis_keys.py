"""In which Kreis a youth office district lies, by its keys (`docs/domain.md` 5.5), whatever merged since."""

from collections.abc import Mapping
from typing import NamedTuple

from graph.records import Entity
from ontology.names import Prop

_DIGITS = 5
"""As many digits of an AGS are the key of the Kreis; what follows is zero for the Kreis itself."""
_CITIES = {"BE": "11000", "HH": "02000"}
"""Cities whose boroughs have youth offices and no keys of their own."""
LATER_KREIS: Mapping[str, str] = {
    "03152": "03159",  # Göttingen with Osterode am Harz, 1 November 2016
    "03156": "03159",
    "05313": "05334",  # Aachen, city and Kreis, 21 October 2009
    "05354": "05334",
    "13001": "13075",  # Mecklenburg-Vorpommern, 4 September 2011; 13052 Demmin was divided and is none of one
    "13002": "13071",
    "13005": "13073",
    "13006": "13074",
    "13051": "13072",
    "13053": "13072",
    "13054": "13076",
    "13055": "13071",
    "13056": "13071",
    "13057": "13073",
    "13058": "13074",
    "13059": "13075",
    "13060": "13076",
    "13061": "13073",
    "13062": "13075",
    "16056": "16063",  # Eisenach into the Wartburgkreis, 1 July 2021
}
"""Kreise that went into another one as a whole: the key that such a one has today."""


class KreisPlace(NamedTuple):
    """Where a district lies: the key of the Kreis, and whether it is a town or borough within it."""

    key: str
    within: bool


def kreis_place(district: Entity) -> KreisPlace | None:
    """The Kreis of a district by its AGS, else by its own key; None if neither says.

    A kreisfreie Stadt is a Kreis. A town with a youth office of its own is within one that has another, and so are the
    boroughs of Berlin and Hamburg. What was a kreisfreie Stadt of its own and belongs to a Kreis now is within it too.
    """
    key = district.value(Prop.AGS) or district.owner
    if not (key.isascii() and key[:_DIGITS].isdigit() and len(key) >= _DIGITS):
        city = _CITIES.get(district.value(Prop.LAND) or "")
        return None if city is None else KreisPlace(city, within=True)
    kreis = key[:_DIGITS]
    return KreisPlace(LATER_KREIS.get(kreis, kreis), within=bool(key[_DIGITS:].strip("0")) or kreis in LATER_KREIS)
