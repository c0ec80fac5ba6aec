"""C14: whether those who work with families reach those who decide."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from graph.certainty import Certainty
from graph.district.affiliation import Affiliation, Path
from graph.district.levels import levels_of
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import tie_item
from graph.indicators import indicator
from graph.wording import sentences, several
from ontology import Text, say
from ontology.names import BodyLayer, EntityType, Level, Prop, RelationType

_COLLECT = Text(
    de="Ergänzen Sie bei Mitgliedern und Organisationen die Ebene (Fachkraft, Leitung, Verwaltungsspitze), wer in den "
    "politischen Gremien sitzt und welche Stelle an welche berichtet.",
    en="Add the level of members and organizations (professional, leadership, head of administration), who sits in "
    "the political bodies, and which post reports to which.",
)


@indicator(
    "C14",
    label=Text(de="Brücke zwischen Praxis und Politik", en="hierarchy bridge"),
    question=Text(
        de="Über wie viele Schritte erreichen Fachkräfte ein politisches Gremium?",
        en="In how many steps do professionals reach a political body?",
    ),
    needs=("memberships",),
    norms=("5",),
    dimension="5",
    unit="steps",
    better="lower",
    collect=_COLLECT,
)
def hierarchy_bridge(snapshot: Snapshot) -> Outcome:
    """Shortest way from any actor of level OPER into a political body by shared seats and reporting lines.

    1: sits there itself; 2: sits with, or reports to, somebody who sits there; and so on. Source: project description
    of the NZFH's accompaniment (S1), domain 12.3 C14. Only recorded ways, no range (decision 0023). Details:
    ``operative`` and ``strategic`` actors, and the ``ties`` of intensity 2 between the two, None below the gate.
    """
    levels = snapshot.derived(levels_of)
    operative, strategic = (sorted(id for id, found in levels.items() if level in found) for level in _ENDS)
    targets = [b.id for b in snapshot.bodies_of_layer(BodyLayer.POLITICAL)]
    path = Affiliation(snapshot, superiors_of(snapshot)).shortest(operative, targets)
    at = [levels.get(actor, ()) for actor in snapshot.network.actors]
    ties = [tie for tie in snapshot.network.ties() if spans(at[tie.a], at[tie.b])]
    told = snapshot.ties_suffice and bool(operative) and bool(strategic)
    return Outcome(
        sentence=LazyText(lambda: sentences(_sentence(snapshot, operative, path), _tied(len(ties)) if told else None)),
        value=float(path.steps) if path is not None else None,
        n=len(operative),
        items=LazyItems(
            lambda: (*((_way(snapshot, path),) if path is not None else ()), *(tie_item(snapshot, t) for t in ties))
        ),
        missing=() if path is not None else (_COLLECT,),
        details=LazyDetails(
            lambda: {
                "operative": float(len(operative)),
                "strategic": float(len(strategic)),
                "ties": float(len(ties)) if told else None,
            }
        ),
    )


_ENDS = (Level.OPER, Level.STRAT)


def superiors_of(snapshot: Snapshot) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Whom each actor reports to: from the holder of a post, or where it is located, to those of the post above it."""
    at = _post_actors(snapshot)
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for relation in snapshot.holding(RelationType.REPORTS_TO):
        for below, first in at.get(relation.source, {}).items():
            for above, last in at.get(relation.target, {}).items():
                found[below].setdefault(above, (first, relation.id, last))
    return found


def _post_actors(snapshot: Snapshot) -> Mapping[str, Mapping[str, str]]:
    """The actors of each post, its holders first, with the record that says so."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for relation in snapshot.holding(RelationType.HOLDS_POST):
        found[relation.target][relation.source] = relation.id
    for post in snapshot.of_type(EntityType.POST):
        house = post.value(Prop.ORGANIZATION)
        if house is not None and house in snapshot.entities:
            found[post.id].setdefault(house, post.id)
    return found


def spans(one: Collection[str], other: Collection[str]) -> bool:
    """Whether of two actors one is of level OPER and the other of level STRAT.

    >>> spans({"OPER"}, {"STRAT", "KOORD"}), spans({"STRAT"}, {"OPER"}), spans({"OPER", "STRAT"}, {"LEIT"})
    (True, True, False)
    """
    low, high = _ENDS
    return (low in one and high in other) or (high in one and low in other)


def _way(snapshot: Snapshot, path: Path) -> Item:
    stations = " → ".join(snapshot.name(id) for id in (*path.actors, path.body))
    label = say("Weg der Fachkräfte: {stations}", "way of the professionals: {stations}", stations=stations)
    return Item((*path.actors, path.body), label, Certainty.PRESENT, None, tuple(dict.fromkeys(path.records)))


def _sentence(snapshot: Snapshot, operative: list[str], path: Path | None) -> Text:
    if not operative:
        return Text(
            de="Wer im Netzwerk auf der Ebene der Fachkräfte arbeitet, ist noch nicht erfasst.",
            en="Who works on the level of professionals in the network has not been recorded yet.",
        )
    if path is None:
        return Text(
            de="Ein Weg von den Fachkräften in ein politisches Gremium ist nicht erfasst.",
            en="No way from the professionals into a political body is recorded.",
        )
    stations = " → ".join(snapshot.name(id) for id in (*path.actors, path.body))
    return say(
        "Fachkräfte erreichen ein politisches Gremium in {amount}, zum Beispiel: {stations}. Gezählt sind nur belegte "
        "Wege.",
        "Professionals reach a political body in {amount}, for example: {stations}. Only recorded ways are counted.",
        stations=stations,
        amount=Text(de=several(path.steps, "Schritt", "Schritten"), en=several(path.steps, "step", "steps")),
    )


def _tied(ties: int) -> Text:
    return say(
        "Belegte Zusammenarbeit zwischen Verwaltungsspitze und Fachkräften: {amount}.",
        "Recorded cooperation between heads of administration and professionals: {amount}.",
        amount=Text(de=several(ties, "Paar", "Paare"), en=several(ties, "pair", "pairs")),
    )
