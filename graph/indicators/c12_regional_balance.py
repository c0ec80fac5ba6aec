"""C12: whether organizations work where the small children live."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.as_of import Dated
from graph.certainty import Certainty, surest
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.seats import seat_rows
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import listing_of, name, percent, sentences, several
from ontology import Text, say
from ontology.names import BodyLayer, EntityType, Prop, RelationType
from ontology.values import as_int

ENOUGH, FEW = 0.7, 0.5
"""Below these shares of organizations with a region the value comes with a question, or without words; as in C7."""
_EVERY = (Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN)
_COLLECT = Text(
    de="Erfassen Sie die Netzwerkregionen mit der Zahl der Kinder unter 3 Jahren, und bei jeder Organisation, in "
    "welchen Regionen sie tätig ist.",
    en="Record the network regions with the number of children under three, and for each organization the regions it "
    "works in.",
)


@dataclass(frozen=True)
class Regions:
    """The smallest regions of a district, the children in them, and which organizations work there."""

    snapshot: Snapshot

    @cached_property
    def smallest(self) -> tuple[Entity, ...]:
        """Regions that no other region is part of, by id."""
        found = [r for r in self.snapshot.own(EntityType.NETWORK_REGION) if self.snapshot.certainty[r.id].holds]
        larger = {r.value(Prop.PART_OF_REGION) for r in found}
        return tuple(r for r in found if r.id not in larger)

    @cached_property
    def children(self) -> Mapping[str, int]:
        """Children under three by region, as far as recorded."""
        counted = {r.id: as_int(r.values, Prop.POPULATION_UNDER3) for r in self.smallest}
        return {id: number for id, number in counted.items() if number is not None}

    @cached_property
    def comparable(self) -> bool:
        """Whether there are several regions, the children of each are known, and there are any."""
        return 1 < len(self.smallest) == len(self.children) and sum(self.children.values()) > 0

    @cached_property
    def rows(self) -> tuple[tuple[str, str, Dated], ...]:
        """Organization and smallest region of each statement; who covers a region covers its parts."""
        listed = {o.id for o in self.snapshot.organizations}
        dated = (d for d in self.snapshot.relations_of(RelationType.COVERS_REGION) if d.relation.source in listed)
        return tuple((d.relation.source, r.id, d) for d in dated for r in self.smallest if self._in(r, d))

    def _in(self, region: Entity, dated: Dated) -> bool:
        seen: set[str] = set()
        here: Entity | None = region
        while here is not None and here.id not in seen:
            if here.id == dated.relation.target:
                return True
            seen.add(here.id)
            here = self.snapshot.entities.get(here.value(Prop.PART_OF_REGION) or "")
        return False

    def counts(self, certainties: Collection[Certainty]) -> tuple[dict[str, int], int]:
        """Organizations by region in rows that are that sure, and how many organizations have none."""
        placed = {(actor, region) for actor, region, d in self.rows if d.certainty in certainties}
        counted = Counter(region for _, region in placed)
        without = len(self.snapshot.organizations) - len({actor for actor, _ in placed})
        return {r.id: counted[r.id] for r in self.smallest}, without


@indicator(
    "C12",
    label=Text(de="Regionale Ausgewogenheit", en="regional balance"),
    question=Text(
        de="Sind die Organisationen dort tätig, wo die kleinen Kinder leben?",
        en="Do the organizations work where the small children live?",
    ),
    needs=("actors",),
    norms=("QR1-2", "QR1-3"),
    dimension="1",
    unit="share",
    better="lower",
    collect=_COLLECT,
)
def regional_balance(snapshot: Snapshot) -> Outcome:
    """Half the sum over regions of ``|share of organizations - share of children under three|`` (domain 12.3, C12).

    The index of dissimilarity (Duncan and Duncan 1955, doi:10.2307/2088328): the share of organizations that would have
    to work elsewhere to be spread like the children; 0 is even. The range places every organization without a region
    where it helps least and most, with and without doubtful rows. Details: ``<region>|organizations``, ``|seats`` in
    network bodies and ``|children``, and ``placed``, the share of organizations with a region.
    """
    regions = Regions(snapshot)
    counts, without = regions.counts((Certainty.PRESENT, Certainty.STALE))
    listed = len(snapshot.organizations)
    placed = 1 - without / listed if listed else 0.0
    value = dissimilarity(counts, regions.children) if regions.comparable else None
    bounds = tuple(_bounds(regions)) if regions.comparable else ()
    return Outcome(
        sentence=LazyText(lambda: _sentence(regions, counts, value, listed - without)),
        value=value,
        low=min((value, *bounds)) if value is not None else None,
        high=max((value, *bounds)) if value is not None else None,
        n=listed,
        items=LazyItems(lambda: (_item(snapshot, regions, r, counts) for r in regions.smallest)),
        missing=() if value is not None and placed >= ENOUGH else (_COLLECT,),
        details=LazyDetails(lambda: {"placed": placed, **_per_region(snapshot, regions, counts)}),
    )


def dissimilarity(counts: Mapping[str, int], weights: Mapping[str, int]) -> float | None:
    """Half the sum of the differences of two distributions; None where one of them is empty.

    >>> dissimilarity({"north": 3, "south": 1}, {"north": 50, "south": 50})
    0.25
    """
    total, whole = sum(counts.values()), sum(weights.values())
    if not total or not whole:
        return None
    return sum(abs(counts[r] / total - weights[r] / whole) for r in weights) / 2


def most_even(counts: Mapping[str, int], weights: Mapping[str, int], more: int) -> dict[str, int]:
    """The counts with more organizations, each put where most are lacking.

    >>> most_even({"north": 3, "south": 1}, {"north": 50, "south": 50}, 2)
    {'north': 3, 'south': 3}
    """
    found, whole = dict(counts), sum(weights.values())
    total = sum(counts.values()) + more
    for _ in range(more):
        lacking = max(found, key=lambda r: (weights[r] / whole * total - found[r], r))
        found[lacking] += 1
    return found


def _bounds(regions: Regions) -> Iterator[float]:
    """The index with everything unknown placed best and worst: the worst is all of it in one region (it is convex)."""
    for certainties in (_EVERY[:1], _EVERY[:2], _EVERY):
        counts, more = regions.counts(certainties)
        placings = [counts, most_even(counts, regions.children, more)]
        placings += [{**counts, region: counts[region] + more} for region in counts]
        yield from (d for p in placings if (d := dissimilarity(p, regions.children)) is not None)


def _per_region(snapshot: Snapshot, regions: Regions, counts: Mapping[str, int]) -> dict[str, float | None]:
    where: dict[str, set[str]] = {}
    for actor, region, dated in regions.rows:
        if dated.certainty.holds:
            where.setdefault(actor, set()).add(region)
    seats: Counter[str] = Counter()
    for row in seat_rows(snapshot, snapshot.bodies_of_layer(BodyLayer.NETWORK)):
        for region in where.get(row.actor.id, ()):
            seats[region] += row.seats if row.certainty.holds else 0
    found: dict[str, float | None] = {}
    for id in counts:
        children = regions.children.get(id)
        found[f"{id}|organizations"] = float(counts[id])
        found[f"{id}|seats"] = float(seats[id])
        found[f"{id}|children"] = None if children is None else float(children)
    return found


def _item(snapshot: Snapshot, regions: Regions, region: Entity, counts: Mapping[str, int]) -> Item:
    rows = [(actor, d) for actor, id, d in regions.rows if id == region.id and d.certainty is not Certainty.ABSENT]
    certainty = surest(Certainty.UNKNOWN, *(d.certainty for _, d in rows))
    names = listing_of(name(snapshot.name(id)) for id in dict.fromkeys(actor for actor, _ in rows))
    note = sentences(_number(counts[region.id]), say("({names})", "({names})", names=names) if rows else None)
    subjects = (region.id, *dict.fromkeys(actor for actor, _ in rows))
    return Item(subjects, name(region.name), certainty, note, tuple(d.relation.id for _, d in rows))


def _number(number: int) -> Text:
    de = several(number, "Organisation", "Organisationen", "keine Organisation erfasst")
    return Text(de=de, en=several(number, "organization", "organizations", "no organization recorded"))


def _sentence(regions: Regions, counts: Mapping[str, int], value: float | None, placed: int) -> Text:
    listed = len(regions.snapshot.organizations)
    if not regions.smallest or not placed:
        return Text(
            de="In welchen Regionen die Organisationen tätig sind, ist noch nicht erfasst.",
            en="In which regions the organizations work has not been recorded yet.",
        )
    split = listing_of(name(f"{r.name} {counts[r.id]}") for r in regions.smallest)
    first = say("Organisationen nach Regionen: {split}.", "Organizations by region: {split}.", split=split)
    if placed < FEW * listed:
        return sentences(first, _few(placed, listed))
    return sentences(first, _moving(value), _nobody(regions.smallest, counts))


def _few(placed: int, listed: int) -> Text:
    return say(
        "Die Region ist erst bei {placed} von {listed} {listed:Organisation|Organisationen} erfasst. Eine Verteilung "
        "sagt das noch nicht.",
        "The region is recorded only for {placed} of {listed} {listed:organization|organizations}; that does not tell "
        "a spread yet.",
        placed=placed,
        listed=listed,
    )


def _moving(value: float | None) -> Text:
    if value is None:
        return Text(
            de="Wie viele Kinder unter 3 Jahren dort leben, ist noch nicht für alle Regionen erfasst.",
            en="How many children under three live there has not been recorded for all regions yet.",
        )
    return say(
        "Um so verteilt zu sein wie die Kinder unter 3 Jahren, müssten {share} von ihnen in einer anderen Region "
        "tätig sein.",
        "To be spread like the children under three, {share} of them would have to work elsewhere.",
        share=percent(value),
    )


def _nobody(regions: Sequence[Entity], counts: Mapping[str, int]) -> Text | None:
    names = listing_of(name(r.name) for r in regions if not counts[r.id])
    if not names.de:
        return None
    return say(
        "Noch ohne erfasste Organisation: {names}.", "Without a recorded organization so far: {names}.", names=names
    )
