"""Which fields of work an actor belongs to: the one notion of "is it health care, is it youth welfare".

Two notions, each with its name, so that a formula can say which one it uses:

* *primary*: the one sector an actor counts for, where parts have to add up (A4, C13)
* *any*: every sector that a statement on it gives, where it is enough that somebody speaks for a field (A10, B6)

Both read what is stated and what it implies: an actor type and a partner group of § 3 Abs. 2 KKG belong to a sector, so
that a birth clinic recorded by its type alone is health care everywhere; so does the kind of a group of persons.
"""

from collections.abc import Mapping

from graph.records import Entity
from ontology import Model, Text
from ontology.names import PersonGroupKind, Prop, Sector, SectorSystem

HEALTH, YOUTH = SectorSystem.G, SectorSystem.K
"""The systems of sectors between which links are looked for (domain 11.4.1)."""
YOUTH_MEANS = Text(
    de="„Jugendhilfe“ heißt in Kennzahlen, Befunden und Fragen: „Kinder- und Jugendhilfe“ und „Familienbildung und "
    "Begegnung“ zusammen. Karte und Matrix zeigen diese beiden Bereiche getrennt.",
    en="“Youth welfare” in indicators, findings and questions means “child and youth welfare” and “family education "
    "and meeting places” together. Map and matrix show these two sectors apart.",
)
"""What the system is called in sentences, wherever a sector of nearly the same name may stand beside it."""
_GROUPS: Mapping[str, str] = {
    PersonGroupKind.PARENTS: Sector.ELT,
    PersonGroupKind.VOLUNTEERS: Sector.ZIV,
    PersonGroupKind.FACTION: Sector.VER,
}
"""What the kind of a group of persons says of its sector."""
_IMPLYING = ((Prop.ACTOR_TYPE, "ActorType"), (Prop.COVERS_PARTNER, "KkgPartner"))


def primary_sector(actor: Entity, model: Model) -> str | None:
    """The stated sector; else the one that all recorded types, or else all partner groups, agree on; else None."""
    if stated := actor.value(Prop.SECTOR):
        return stated
    for prop, code_list in _IMPLYING:
        implied = _implied(actor, model, prop, code_list)
        if len(implied) == 1:
            return next(iter(implied))
    return _GROUPS.get(actor.value(Prop.GROUP_KIND) or "")


def any_sectors(actor: Entity, model: Model) -> frozenset[str]:
    """Primary and further sectors, and those that types and partner groups imply."""
    stated = (*actor.all(Prop.SECTOR), *actor.all(Prop.FURTHER_SECTOR))
    by_kind = [sector for kind in actor.all(Prop.GROUP_KIND) if (sector := _GROUPS.get(kind)) is not None]
    return frozenset(stated).union(by_kind, *(_implied(actor, model, *line) for line in _IMPLYING))


def _implied(actor: Entity, model: Model, prop: Prop, code_list: str) -> frozenset[str]:
    codes = model.code_lists[code_list].by_notation
    return frozenset(s for c in actor.all(prop) if (s := codes[c].attribute("sector")) is not None)
