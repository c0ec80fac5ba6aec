"""A4: how closely youth welfare and health are tied."""

import numpy as np

from graph.district.block_ranges import block_range
from graph.district.measures import block_density, density, sector_densities
from graph.district.outcome import Details, LazyDetails, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import (
    ABSENT,
    ONLY_RECORDED,
    PRESENT,
    UNKNOWN,
    CrossPairs,
    no_verdict,
    pair_states,
    without_pairs,
)
from graph.indicators import indicator
from graph.wording import IS, agreeing, percent, sentences
from ontology import Text, say

_Details = dict[str, float | None]


@indicator(
    "A4",
    label=Text(de="Dichte zwischen Jugendhilfe und Gesundheit", en="density between youth welfare and health"),
    question=Text(
        de="Wie viele der möglichen Verbindungen zwischen Jugendhilfe und Gesundheitswesen gibt es?",
        en="How many of the possible ties between youth welfare and health care exist?",
    ),
    needs=("actors", "ties"),
    norms=("3",),
    dimension="3",
    unit="share",
    better="higher",
)
def cross_density(snapshot: Snapshot) -> Outcome:
    """Tied pairs of youth welfare and health / all pairs, ``m_KG / (n_K n_G)``, from intensity 2 (domain 12.1 A4, 4.4).

    Systems of domain 11.4.1: K = {KJH, FAM}, G = {GES}. Who is only known by a seat is no actor here (domain 0.1 no.
    9). The range holds over all fillings: open pairs tied or not, actors without a sector in K, in G or in neither;
    from seven of them on it is wider than any one filling. Details hold the densities within, overall, between all
    sectors, and without the coordination, because one coordinating office may carry all of it (domain 10 no. 4).
    """
    cross = snapshot.derived(CrossPairs)
    pairs = int(cross.states.size)
    if not pairs:
        return without_pairs(snapshot, cross)
    if not snapshot.ties_suffice:
        return no_verdict(snapshot, cross.items, {"pairs": pairs})
    tied = int((cross.states < UNKNOWN).sum())
    details = LazyDetails(lambda: _details(snapshot, cross))
    states = pair_states(snapshot)
    sure, possible = (states == PRESENT).astype(float), (states != ABSENT).astype(float)
    low, high = block_range(sure, possible, cross.youth, cross.health, cross.unsorted)
    return Outcome(
        LazyText(lambda: _sentence(cross, tied, details)),
        value=tied / pairs,
        numerator=tied,
        denominator=pairs,
        low=low,
        high=high,
        n=pairs,
        items=cross.items,
        details=details,
    )


def _details(snapshot: Snapshot, cross: CrossPairs) -> _Details:
    network, alone = snapshot.network, snapshot.network_without_coordination
    kept = np.array([a not in snapshot.coordination for a in network.actors], dtype=np.bool_)
    found: _Details = {
        "youth": int(cross.youth.sum()),
        "health": int(cross.health.sum()),
        "overall": density(network),
        "K-K": block_density(network, cross.youth, cross.youth),
        "G-G": block_density(network, cross.health, cross.health),
        "without_coordination": block_density(alone, cross.youth[kept], cross.health[kept]),
        "overall_without_coordination": density(alone),
    }
    return found | {f"{a}-{b}": share for (a, b), share in sector_densities(network).items()}


def _sentence(cross: CrossPairs, tied: int, details: Details) -> Text:
    youth, health = int(cross.youth.sum()), int(cross.health.sum())
    pairs = youth * health
    share = percent(tied / pairs)
    is_ = agreeing(tied, IS)
    main = say(
        "Erfasst {youth:ist|sind} {youth} {youth:Stelle|Stellen} der Jugendhilfe und {health} {health:Stelle|Stellen} "
        "des Gesundheitswesens; von {pairs} {pairs:möglichen Verbindung|möglichen Verbindungen} zwischen ihnen {is_} "
        "{tied} belegt ({share}).",
        "On record {youth:is|are} {youth} {youth:actor|actors} of youth welfare and {health} {health:actor|actors} of "
        "health care; of {pairs} possible {pairs:tie|ties} between them, {tied} {is_} recorded ({share}).",
        youth=youth,
        health=health,
        is_=is_,
        tied=tied,
        pairs=pairs,
        share=share,
    )
    return sentences(main, _compared(details), ONLY_RECORDED)


def _compared(details: Details) -> Text:
    inside = [_or_dash(details[k]) for k in ("K-K", "G-G", "overall", "without_coordination")]
    return say(
        "Zum Vergleich: innerhalb der Jugendhilfe {inside}, innerhalb des Gesundheitswesens {inside_2}, im ganzen "
        "Netz {inside_3}; ohne die Koordination {inside_4}.",
        "For comparison: within youth welfare {inside}, within health care {inside_2}, in the whole network "
        "{inside_3}; without the coordination {inside_4}.",
        inside=inside[0],
        inside_2=inside[1],
        inside_3=inside[2],
        inside_4=inside[3],
    )


def _or_dash(share: float | None) -> str:
    return "–" if share is None else percent(share)
