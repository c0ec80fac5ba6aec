"""A15: how many close ties rest on the social service, the public health office and the coordination."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from graph.certainty import Certainty
from graph.district.network import STRONG
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import ABSENT, ONLY_RECORDED, PRESENT, UNKNOWN, no_verdict, pair_states
from graph.indicators import indicator
from graph.wording import decimal, name, sentences, several
from ontology import Text, say
from ontology.names import ActorType, Prop

GATEKEEPERS = (ActorType.ASD, ActorType.GA, ActorType.NWK)
MOST_GATEKEEPERS = 5
Degrees = NDArray[np.int64]


@indicator(
    "A15",
    label=Text(de="Last der Schlüsselstellen", en="gatekeeper load"),
    question=Text(
        de="Wie viele enge Verbindungen liegen bei Sozialem Dienst, Gesundheitsamt und Koordination?",
        en="How many close ties rest on social service, public health office and coordination?",
    ),
    needs=("actors", "ties"),
    norms=("3",),
    dimension="3",
    unit="count",
    better="none",
)
def gatekeeper_load(snapshot: Snapshot) -> Outcome:
    """The most ties from intensity 3 that an actor of type ASD, GA or NWK has, beside the median (domain 12.1 A15).

    Many ties are no merit in themselves: gatekeepers who carry extremely many are overloaded (Blanken et al. 2023).
    ``high`` takes every open pair as such a tie, and whoever has no type as one of the three. Details: the median of
    all actors, how often it goes into the value, the most of each type (``ASD``, ``GA``, ``NWK``), and the value
    without the coordination. Items: the five actors with the most such ties, then the other gatekeepers.
    """
    states = pair_states(snapshot, STRONG)
    degrees = (states < UNKNOWN).sum(axis=1)
    types = _gatekeepers(snapshot)
    if not types:
        return _nobody(snapshot)
    median = float(np.median(degrees))
    items = LazyItems(lambda: _items(snapshot, degrees, (states == PRESENT).sum(axis=1), types))
    if not snapshot.ties_suffice:
        return no_verdict(snapshot, items, {"gatekeepers": len(types)})
    places = [snapshot.network.index[a] for a in types]
    most = int(degrees[places].max())
    alone = _alone(snapshot, types)
    return Outcome(
        LazyText(lambda: _sentence(snapshot, degrees, types, alone)),
        value=most,
        numerator=most,
        denominator=median,
        low=int((states[places] == PRESENT).sum(axis=1).max()),
        high=int((states[_possible(snapshot)] != ABSENT).sum(axis=1).max()),
        n=len(degrees),
        items=items,
        details=LazyDetails(
            lambda: {
                "median": median,
                "times_median": times(most, median),
                **_by_type(snapshot, degrees, types),
                "without_coordination": alone,
            }
        ),
    )


def times(most: float, median: float) -> float | None:
    """How many times the median; None where half of the actors have no such tie.

    >>> times(6, 1.5), times(6, 0)
    (4.0, None)
    """
    return most / median if median else None


def _gatekeepers(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """The actors of the three types, with the types of each."""
    found: dict[str, tuple[str, ...]] = {}
    for type in GATEKEEPERS:
        for actor in snapshot.of_actor_type(type):
            if actor.id in snapshot.network.index:
                found[actor.id] = (*found.get(actor.id, ()), str(type))
    return found


def _possible(snapshot: Snapshot) -> list[int]:
    """Positions of whoever is a gatekeeper, or has no type and may be one."""
    actors = enumerate(snapshot.entities[id] for id in snapshot.network.actors)
    return [
        i for i, actor in actors if not (types := actor.all(Prop.ACTOR_TYPE)) or not {*types}.isdisjoint(GATEKEEPERS)
    ]


def _by_type(snapshot: Snapshot, degrees: Degrees, types: Mapping[str, tuple[str, ...]]) -> dict[str, float | None]:
    index = snapshot.network.index
    found = {str(t): [int(degrees[index[a]]) for a, own in types.items() if t in own] for t in GATEKEEPERS}
    return {t: float(max(counts)) if counts else None for t, counts in found.items()}


def _alone(snapshot: Snapshot, types: Mapping[str, tuple[str, ...]]) -> float | None:
    network = snapshot.network_without_coordination
    degrees = network.degrees(STRONG)
    rest = [int(degrees[network.index[a]]) for a in types if a in network.index]
    return float(max(rest)) if rest else None


def _items(
    snapshot: Snapshot, degrees: Degrees, sure: Degrees, types: Mapping[str, tuple[str, ...]]
) -> tuple[Item, ...]:
    actors = snapshot.network.actors
    order = sorted(range(len(actors)), key=lambda i: (-int(degrees[i]), snapshot.name(actors[i]), actors[i]))
    top = [i for i in order[:MOST_GATEKEEPERS] if degrees[i]]
    rest = [i for i in order if i not in top and actors[i] in types]
    return tuple(_item(snapshot, actors[i], int(degrees[i]), int(sure[i]), types) for i in (*top, *rest))


def _item(snapshot: Snapshot, actor: str, ties: int, sure: int, types: Mapping[str, tuple[str, ...]]) -> Item:
    kinds = [snapshot.model.code("ActorType", t).label for t in types.get(actor, ())]
    role = say(
        " ({join})", " ({join})", join=Text(de=", ".join(k.de for k in kinds), en=", ".join(k.en for k in kinds))
    )
    note = say(
        "{amount}{words}.",
        "{amount}{words}.",
        amount=Text(
            de=several(ties, "enge Verbindung", "enge Verbindungen"), en=several(ties, "close tie", "close ties")
        ),
        words=Text(de=role.de if kinds else "", en=role.en if kinds else ""),
    )
    certainty = Certainty.UNKNOWN if not ties else Certainty.PRESENT if sure else Certainty.STALE
    return Item((actor,), name(snapshot.name(actor)), certainty, note, (actor,))


def _sentence(snapshot: Snapshot, degrees: Degrees, types: Mapping[str, tuple[str, ...]], alone: float | None) -> Text:
    index, median = snapshot.network.index, float(np.median(degrees))
    busiest = min(types, key=lambda a: (-int(degrees[index[a]]), snapshot.name(a), a))
    most = int(degrees[index[busiest]])
    who = snapshot.name(busiest)
    if not most:
        return Text(
            de="Keine der Schlüsselstellen hat eine belegte enge Verbindung (Angebote oder Verfahren abgestimmt).",
            en="None of the gatekeepers has a recorded close tie (services or procedures coordinated).",
        )
    main = say(
        "Unter den Schlüsselstellen hat {who} die meisten engen Verbindungen: {most}; die Hälfte aller Stellen hat "
        "höchstens {figure}. Höchste Zahl ohne die Koordination: {or_dash}.",
        "Among the gatekeepers, {who} has the most close ties: {most}; half of all actors have at most {figure}. "
        "Highest number without the coordination: {or_dash}.",
        who=who,
        most=most,
        or_dash=_or_dash(alone),
        figure=Text(de=decimal(median), en=decimal(median, "en")),
    )
    return sentences(main, ONLY_RECORDED)


def _or_dash(number: float | None) -> str:
    return "–" if number is None else f"{number:g}"


def _nobody(snapshot: Snapshot) -> Outcome:
    sentence = Text(
        de="Nicht bestimmbar: Keine Stelle ist als Sozialer Dienst, Gesundheitsamt oder Koordination bezeichnet.",
        en="Not defined: no actor is marked as social service, public health office or coordination.",
    )
    ask = Text(
        de="Tragen Sie bei Sozialem Dienst, Gesundheitsamt und Koordination den Akteurstyp ein.",
        en="Enter the actor type for social service, public health office and coordination.",
    )
    return Outcome(sentence, n=len(snapshot.network), missing=(ask,))
