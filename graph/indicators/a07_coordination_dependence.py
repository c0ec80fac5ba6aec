"""A7: what of the ties between youth welfare and health hangs on the coordination."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.certainty import weakest
from graph.district.dependence import Dependence, dependence
from graph.district.measures import parts_without
from graph.district.network import COOPERATION, CooperationTie
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import CrossPairs, no_verdict, tie_item
from graph.indicators import indicator
from graph.wording import listing_of, name, percent, sentences
from ontology import Text, say


@indicator(
    "A7",
    label=Text(de="Abhängigkeit von der Koordination", en="dependence on the coordination"),
    question=Text(
        de="Was bliebe zwischen Jugendhilfe und Gesundheit, wenn die Koordination ausfiele?",
        en="What would remain between youth welfare and health if the coordination dropped out?",
    ),
    needs=("actors", "ties"),
    norms=("3",),
    dimension="3",
    unit="share",
    better="lower",
)
def coordination_dependence(snapshot: Snapshot) -> Outcome:
    """Connected K-G pairs whose distance grows or becomes infinite without the coordination / connected K-G pairs.

    Domain 12.1 A7 in the form of a what-if; ties from intensity 2. The coordination is every organization of actor type
    NWK and no end of a pair itself. A measure of paths: recorded ties only, so no range. New parts are those beyond the
    parts that other actors form with the coordination.
    """
    cross = snapshot.derived(CrossPairs)
    hub = _at_coordination(snapshot, cross)
    counts = {"cross_ties": _holding(cross), "cross_ties_at_coordination": len(hub)}
    if not snapshot.coordination:
        return _no_coordination(snapshot, cross.items)
    if not snapshot.ties_suffice:
        return no_verdict(snapshot, LazyItems(lambda: _ties(snapshot, hub)) if hub else cross.items, counts)
    found = snapshot.derived(dependence)
    sentence = LazyText(lambda: _sentence(snapshot, found, tuple(snapshot.derived(_points_of))))
    items = LazyItems(lambda: (*_points(snapshot), *_ties(snapshot, hub)))
    details = LazyDetails(lambda: counts | _parts_told(snapshot, found))
    if not found.connected:
        return Outcome(sentence, items=items, details=details)
    return Outcome(
        sentence,
        value=found.dependent / found.connected,
        numerator=found.dependent,
        denominator=found.connected,
        n=found.connected,
        items=items,
        details=details,
    )


def _points_of(snapshot: Snapshot) -> Mapping[str, int]:
    return parts_without(snapshot.network)


def _parts_told(snapshot: Snapshot, found: Dependence) -> dict[str, int]:
    return {
        "pairs": found.pairs,
        "parts": found.parts,
        "parts_without_coordination": found.parts_without,
        "new_parts": found.new_parts,
        "articulation_points": len(snapshot.derived(_points_of)),
    }


def _holding(cross: CrossPairs) -> int:
    return sum(t.reaches(COOPERATION).holds for t in cross.recorded)


def _at_coordination(snapshot: Snapshot, cross: CrossPairs) -> list[CooperationTie]:
    actors = snapshot.network.actors
    ties = (t for t in cross.recorded if {actors[t.a], actors[t.b]} & snapshot.coordination)
    return [t for t in ties if t.reaches(COOPERATION).holds]


def _ties(snapshot: Snapshot, ties: Iterable[CooperationTie]) -> Iterator[Item]:
    return (tie_item(snapshot, t) for t in ties)


def _points(snapshot: Snapshot) -> Iterator[Item]:
    return (_point(snapshot, *point) for point in snapshot.derived(_points_of).items())


def _point(snapshot: Snapshot, actor: str, parts: int) -> Item:
    ties = snapshot.network.ties_of(snapshot.network.index[actor])
    note = say(
        "Fällt diese Stelle aus, zerfällt ihr Teil des belegten Netzes in {parts} {parts:Teil|Teile}.",
        "If this actor drops out, its part of the recorded network falls into {parts} {parts:part|parts}.",
        parts=parts,
    )
    certainty = weakest(*(t.certainty for t in ties))
    records = tuple(sorted({r for t in ties for r in t.relations}))
    return Item((actor,), name(snapshot.name(actor)), certainty, note, records)


def _sentence(snapshot: Snapshot, found: Dependence, points: tuple[str, ...]) -> Text:
    if not found.connected:
        main = Text(
            de="Zwischen Jugendhilfe und Gesundheitswesen (ohne die Koordination selbst) ist kein Weg über belegte "
            "Verbindungen erfasst.",
            en="Between youth welfare and health care (not counting the coordination itself) no path over recorded "
            "ties is known.",
        )
    else:
        share = percent(found.dependent / found.connected)
        main = say(
            "Ohne die Koordination würde bei {dependent} von {connected} verbundenen {connected:Paar|Paaren} aus "
            "Jugendhilfe und Gesundheitswesen der Weg länger oder fiele weg ({share}).",
            "Without the coordination, the path would grow or vanish for {dependent} of {connected} connected "
            "{connected:pair|pairs} of youth welfare and health care ({share}).",
            dependent=found.dependent,
            connected=found.connected,
            share=share,
        )
    return sentences(main, _parts(found), _points_named(snapshot, points), RECORDED_PATHS)


def _parts(found: Dependence) -> Text:
    return say(
        "Das belegte Netz hätte dann {parts_without} {parts_without:Teil|Teile} statt {parts}; eine Stelle ohne "
        "belegte Verbindung zählt als eigener Teil.",
        "The recorded network would then have {parts_without} {parts_without:part|parts} instead of {parts}; an actor "
        "without any recorded tie counts as a part of its own.",
        parts_without=found.parts_without,
        parts=found.parts,
    )


def _points_named(snapshot: Snapshot, points: tuple[str, ...]) -> Text | None:
    if not points:
        return None
    names = listing_of(name(snapshot.name(p)) for p in points)
    return say(
        "Stellen, ohne die ein Teil den Anschluss verliert: {names}.",
        "Actors without whom a part loses its connection: {names}.",
        names=names,
    )


RECORDED_PATHS = Text(
    de="Nur belegte Verbindungen; weitere können die Wege verkürzen.",
    en="Recorded ties only; others may shorten the paths.",
)


def _no_coordination(snapshot: Snapshot, items: Sequence[Item]) -> Outcome:
    sentence = Text(
        de="Nicht bestimmbar: Unter den erfassten Organisationen ist keine als Netzwerkkoordination bezeichnet.",
        en="Not defined: none of the recorded organizations is marked as network coordination.",
    )
    ask = Text(
        de="Tragen Sie bei der koordinierenden Stelle den Akteurstyp „Netzwerkkoordination Frühe Hilfen“ ein.",
        en="Give the coordinating organization the actor type “network coordination”.",
    )
    return Outcome(sentence, n=len(snapshot.organizations), items=items, missing=(ask,))
