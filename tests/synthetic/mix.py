"""Which kinds of actors a district has, and how many of each.

Where the NZFH has published the share of districts in which a kind takes part (``ontology/norms/nzfh_shares.ttl``,
domain 3.2: B01 to B09), that share is the chance that a synthetic district has it. The other chances, and how many of a
kind a district has, are assumptions (decision 0013).
"""

from collections.abc import Collection, Mapping
from functools import cache
from random import Random
from typing import NamedTuple

from ontology import Model, load_model

PLACES = (
    "Nirgendwo", "Musterau", "Beispielhausen", "Erdachtdorf", "Neufiktiv", "Phantasau", "Irgendheim", "Luftschloss",
    "Platzhalten", "Hinterfabel", "Traumstetten", "Ohnegleichen", "Wolkenfeld", "Scheinbach",
)  # fmt: skip


class Kind(NamedTuple):
    """A kind of actor: its code (actor type, or partner group without a type of its own), and what the mix says.

    ``assumed`` is the chance in per cent where nothing is published, ``weight`` how often it repeats beside the others.
    """

    code: str
    assumed: float
    weight: float
    carrier: str
    organization: str = "institution"


KINDS = (
    # First those that even the smallest network has.
    Kind("NWK", 100, 0.0, "OEFF-K", "team"),
    Kind("ASD", 85, 0.8, "OEFF-K", "office"),
    Kind("GA", 95, 0.0, "OEFF-K", "office"),
    Kind("SSB", 95, 2.5, "FREI-W"),
    Kind("FF", 92, 1.5, "FREI-S"),
    Kind("KITA", 82, 12.0, "FREI-K"),
    Kind("FAMHEB", 93, 1.0, "OEFF-K", "team"),
    Kind("EFB", 90, 2.0, "FREI-W"),
    Kind("HEB", 80, 9.0, "PRIV", "practice"),
    Kind("KINA", 75, 8.0, "PRIV", "practice"),
    Kind("GEBKL", 85, 1.0, "KOER"),
    Kind("SUCHT", 75, 1.5, "FREI-W"),
    Kind("JC", 70, 0.3, "OEFF-B", "authority"),
    Kind("FZ", 75, 5.0, "FREI-W"),
    Kind("FBKITA", 80, 0.6, "OEFF-K"),
    Kind("HZE", 70, 5.0, "FREI-W"),
    Kind("EHRKO", 60, 1.0, "FREI-W"),
    Kind("FBS", 61, 2.0, "FREI-K"),
    Kind("FRAUA", 55, 5.0, "PRIV", "practice"),
    Kind("FH", 65, 0.6, "FREI-S"),
    Kind("SPZ", 45, 0.2, "KOER"),
    Kind("KINKL", 55, 0.4, "KOER"),
    Kind("SPDI", 50, 0.3, "OEFF-K"),
    Kind("MIG", 55, 1.5, "FREI-W"),
    Kind("SOZA", 55, 0.2, "OEFF-K", "office"),
    Kind("SCHUL", 45, 4.0, "OEFF-K"),
    Kind("POL", 40, 0.4, "OEFF-L", "authority"),
    Kind("FAMG", 40, 0.2, "OEFF-L", "court"),
    Kind("AA", 40, 0.2, "OEFF-B", "authority"),
    Kind("KKG03", 55, 1.5, "FREI-S"),
    Kind("KKG15", 35, 0.4, "FREI-W"),
    Kind("MGH", 50, 0.5, "FREI-S"),
    Kind("ORD", 20, 0.2, "OEFF-K", "office"),
    Kind("SCHULDB", 40, 0.8, "FREI-W"),
    Kind("SELBST", 35, 0.6, "INFORM", "initiative"),
    Kind("EHR", 40, 1.5, "INFORM", "initiative"),
    Kind("KTP", 50, 1.5, "FREI-S"),
    Kind("JHP", 60, 0.0, "OEFF-K", "office"),
    Kind("PSYTH", 25, 1.5, "PRIV", "practice"),
    Kind("HAUSA", 15, 1.5, "PRIV", "practice"),
    Kind("KJP", 35, 0.3, "KOER"),
)
BY_CODE = {kind.code: kind for kind in KINDS}
FREE_YOUTH_WELFARE = ("KITA", "HZE", "EFB", "FBS", "KTP")
"""Kinds that belong to the free youth welfare (KKG02) where a free carrier runs them."""


@cache
def chances() -> Mapping[str, float]:
    """Per kind the chance, 0 to 1, that a district has it: the newest published share, else the assumption.

    >>> chances()["FAMHEB"], chances()["SPZ"]
    (0.929, 0.45)
    """
    published: dict[str, tuple[int, float]] = {}
    for norm in load_model().norms_of("share"):
        if norm.value is not None and "A3" in norm.indicators:
            for code in norm.about_in("ActorType"):
                published[code] = max(published.get(code, (0, 0.0)), (norm.year or 0, norm.value))
    return {k.code: round((published[k.code][1] if k.code in published else k.assumed) / 100, 4) for k in KINDS}


def mix(draw: Random, actors: int, have: Collection[str] = ()) -> list[str]:
    """The kinds of a district's actors, one entry an actor: those it must have, then by chance, then repetitions."""
    chosen = [k.code for k in KINDS if k.code in have]
    chance = chances()
    present = [k.code for k in KINDS if k.code not in have and draw.random() < chance[k.code]]
    chosen = sorted([*chosen, *present[: max(0, actors - len(chosen))]], key=list(BY_CODE).index)[:actors]
    often = [c for c in chosen if BY_CODE[c].weight]
    weights = [BY_CODE[c].weight for c in often]
    more = draw.choices(often, weights, k=actors - len(chosen)) if often and actors > len(chosen) else []
    return [*chosen, *sorted(more, key=list(BY_CODE).index)]


@cache
def traits(code: str) -> Mapping[str, str]:
    """What the code lists say of a kind: actor type, sector, partner group, and how it is called."""
    model: Model = load_model()
    if code in model.code_lists["KkgPartner"].by_notation:
        partner = model.code("KkgPartner", code)
        return {"coversPartner": code, "sector": partner.attribute("sector") or "", "label": partner.label.de}
    kind = model.code("ActorType", code)
    found = {"actorType": code, "sector": kind.attribute("sector") or "VER", "label": kind.label.de}
    partner_code = kind.attribute("partner")
    return found | ({"coversPartner": partner_code} if partner_code else {})
