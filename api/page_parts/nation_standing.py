"""How districts came to stand beside each other: released, from public sources alone, neither, or invented."""

from collections.abc import Iterable, Iterator, Mapping, Set
from enum import StrEnum

from graph.addresses import anybody_reads
from graph.contribution.releasing import releases
from graph.identifiers import is_invented
from graph.records import Entity
from graph.stores.base import GraphReader, Scope
from ontology import Text, say
from ontology.names import EntityType


class Standing(StrEnum):
    """Why a district is in sight."""

    RELEASED = "released"
    PUBLIC = "public"
    KEPT = "kept"
    INVENTED = "invented"


def standings(store: GraphReader, scope: Scope, found: Iterable[Entity]) -> Mapping[str, Standing]:
    """Why each of some districts is in sight, by key. An invented one is that, whatever was released of it."""
    released = releases(store).keys()
    sources = {s.id for s in store.records(scope, [EntityType.SOURCE]) if anybody_reads(s)}
    return {district.owner: _standing(district, released, sources) for district in found}


def _standing(district: Entity, released: Set[str], public: Set[str]) -> Standing:
    if is_invented(district.owner):
        return Standing.INVENTED
    if district.owner in released:
        return Standing.RELEASED
    return Standing.PUBLIC if any(id in public for id in district.sources) else Standing.KEPT


def standings_told(counted: Mapping[Standing, int]) -> Iterator[Text]:
    """How many there are of each, a sentence each; nothing of what there is none of."""
    if n := counted.get(Standing.RELEASED, 0):
        yield say(
            "{n} {n:hat|haben} für den Vergleich freigegeben: Nur daraus entstehen die Werte dieser Seiten.",
            "{n} {n:has|have} released for the comparison: the values of these pages come from them alone.",
            n=n,
        )
    if n := counted.get(Standing.PUBLIC, 0):
        yield say(
            "{n} {n:steht|stehen} hier nur aus öffentlichen Quellen: Beschlüsse und Vorlagen, keine Werte.",
            "{n} {n:stands|stand} here from public sources alone: resolutions and papers, no values.",
            n=n,
        )
    if n := counted.get(Standing.KEPT, 0):
        yield say(
            "{n} {n:hat|haben} nichts freigegeben und {n:geht|gehen} in keinen Wert ein.",
            "{n} {n:has|have} released nothing and {n:goes|go} into no value.",
            n=n,
        )
    if n := counted.get(Standing.INVENTED, 0):
        yield say(
            "Dazu {n:kommt|kommen} {n} {n:erfundener Ort|erfundene Orte} zum Ausprobieren: Auf Karte und in den Zahlen "
            "dieser Seite {n:zählt er|zählen sie} nicht mit.",
            "There {n:is|are} also {n} invented {n:place|places} to try things out: on the map and in the numbers of "
            "this page {n:it does|they do} not count.",
            n=n,
        )
