"""A9: health actors that nobody, or a single actor only, works with."""

from graph.certainty import surest
from graph.district.edge import EDGE, AtEdge, HealthTies, at_the_edge
from graph.district.network import CooperationTie
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import ONLY_RECORDED, no_verdict
from graph.fields import HEALTH
from graph.indicators import indicator
from graph.wording import HAS, agreeing, listing_of, name, percent, sentences
from ontology import Text, say
from ontology.names import RelationType


@indicator(
    "A9",
    label=Text(de="Gesundheit am Rand", en="health at the edge"),
    question=Text(
        de="Welche Stellen des Gesundheitswesens sind kaum eingebunden?",
        en="Which health actors are hardly tied in?",
    ),
    needs=("actors", "ties"),
    norms=("3",),
    dimension="3",
    unit="share",
    better="lower",
)
def health_at_the_edge(snapshot: Snapshot) -> Outcome:
    """Health actors with at most one tie from intensity 2 / health actors (domain 12.1 A9).

    ``low`` takes every open pair as a tie, ``high`` takes none of them; who has no sector is health care or not, as it
    lowers or raises the share. Single practices at the edge are normal where
    somebody represents them (domain 10 no. 5): the items say so.
    """
    ties = snapshot.derived(HealthTies)
    health = int(ties.places.size)
    if not health:
        return _no_health()
    if not snapshot.ties_suffice:
        recorded = [snapshot.network.actors[i] for i in ties.places[ties.recorded > 0]]
        items = LazyItems(lambda: (_evidence(snapshot, actor) for actor in recorded))
        return no_verdict(snapshot, items, {"health_actors": health})
    edge, (low, high) = snapshot.derived(at_the_edge), ties.range
    return Outcome(
        LazyText(lambda: _sentence(snapshot, [row.actor for row in edge], health)),
        value=len(edge) / health,
        numerator=len(edge),
        denominator=health,
        low=low,
        high=high,
        n=health,
        items=LazyItems(lambda: (_item(snapshot, row) for row in edge)),
        details=LazyDetails(lambda: _without_coordination(snapshot)),
    )


def _without_coordination(snapshot: Snapshot) -> dict[str, float | None]:
    alone = snapshot.network_without_coordination
    health = alone.in_sectors(snapshot.sectors_of_system(HEALTH))
    at_edge = int((alone.degrees()[health] <= EDGE).sum()) if health.any() else 0
    size = int(health.sum())
    return {"edge_without_coordination": at_edge, "share_without_coordination": at_edge / size if size else None}


def _item(snapshot: Snapshot, row: AtEdge) -> Item:
    actor, certainty = row
    ties = _ties(snapshot, actor)
    tied = _others(snapshot, actor, ties)
    spoken = [r.source for r, sure in snapshot.into(actor, RelationType.REPRESENTS) if sure.holds]
    names, speakers = (listing_of(name(snapshot.name(i)) for i in ids) for ids in (tied, spoken))
    known = (
        say("Belegt ist nur die Verbindung mit {names}.", "The only recorded tie is with {names}.", names=names)
        if tied
        else Text(de="Keine Verbindung belegt.", en="No tie recorded.")
    )
    represented = (
        say("Vertreten durch {speakers}.", "Represented by {speakers}.", speakers=speakers) if spoken else None
    )
    return Item(
        (actor,), name(snapshot.name(actor)), certainty, sentences(known, represented), _relations(ties) or (actor,)
    )


def _evidence(snapshot: Snapshot, actor: str) -> Item:
    """A health actor with recorded ties, shown where nothing may be concluded."""
    ties = _ties(snapshot, actor)
    names = listing_of(name(snapshot.name(i)) for i in _others(snapshot, actor, ties))
    note = say("Belegt mit {names}.", "Recorded with {names}.", names=names)
    certainty = surest(*(t.certainty for t in ties))
    return Item((actor,), name(snapshot.name(actor)), certainty, note, _relations(ties))


def _ties(snapshot: Snapshot, actor: str) -> tuple[CooperationTie, ...]:
    return snapshot.network.ties_of(snapshot.network.index[actor])


def _others(snapshot: Snapshot, actor: str, ties: tuple[CooperationTie, ...]) -> tuple[str, ...]:
    network, me = snapshot.network, snapshot.network.index[actor]
    return tuple(network.actors[t.b if t.a == me else t.a] for t in ties)


def _relations(ties: tuple[CooperationTie, ...]) -> tuple[str, ...]:
    return tuple(sorted({r for t in ties for r in t.relations}))


def _sentence(snapshot: Snapshot, edge: list[str], health: int) -> Text:
    names = listing_of(name(snapshot.name(a)) for a in edge)
    which = say(": {names}", ": {names}", names=names) if edge else Text(de="", en="")
    share = percent(len(edge) / health)
    have = agreeing(len(edge), HAS)
    main = say(
        "Von {health} erfassten {health:Stelle|Stellen} des Gesundheitswesens {have} {edge_count} höchstens eine "
        "belegte Verbindung im Netz ({share}){which}.",
        "Of {health} recorded health {health:actor|actors}, {edge_count} {have} at most one recorded tie in the "
        "network ({share}){which}.",
        health=health,
        have=have,
        edge_count=len(edge),
        share=share,
        which=which,
    )
    return sentences(main, ONLY_RECORDED)


def _no_health() -> Outcome:
    sentence = Text(
        de="Nicht bestimmbar: In den erfassten Organisationen ist keine dem Gesundheitswesen zugeordnet.",
        en="Not defined: none of the recorded organizations is assigned to health care.",
    )
    ask = Text(
        de="Erfassen Sie die Organisationen des Gesundheitswesens und ordnen Sie jeder ihren Bereich zu.",
        en="Record the health care organizations, each with its sector.",
    )
    return Outcome(sentence, missing=(ask,))
