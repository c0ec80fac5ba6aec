"""A11: how closely pairs of youth welfare and health work together, level by level."""

from collections.abc import Mapping, Sequence

import numpy as np

from graph.certainty import Certainty
from graph.district.block_ranges import block_range
from graph.district.network import CONTACT, CooperationTie
from graph.district.outcome import LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import (
    ABSENT,
    INTENSITIES,
    ONLY_RECORDED,
    UNKNOWN,
    CrossPairs,
    closeness,
    no_verdict,
    pair_states,
    tie_item,
    tie_label,
    without_pairs,
)
from graph.indicators import indicator
from graph.wording import decimal, listing_of, sentences
from ontology import Text, say

CLOSEST = 4
"""The highest intensity (domain 4.2)."""


@indicator(
    "A11",
    label=Text(de="Wie eng Jugendhilfe und Gesundheit arbeiten", en="intensity between youth welfare and health"),
    question=Text(
        de="Wie eng arbeiten Jugendhilfe und Gesundheitswesen zusammen, und wer kennt sich nur?",
        en="How closely do youth welfare and health care cooperate, and who merely know each other?",
    ),
    needs=("actors", "ties"),
    norms=("3",),
    dimension="3",
    unit="index",
    better="higher",
)
def intensity_profile(snapshot: Snapshot) -> Outcome:
    """Mean intensity over all K-G pairs / 4, and how many pairs stand on each level 0 to 4 (domain 12.1 A11).

    A pair without any record counts as 0 in the value and as 4 in ``high``; a stale tie counts with its level, as 0 in
    ``low`` and 4 in ``high``, for nobody knows what has become of it. Actors without a sector may be in K, in G or in
    neither; from seven of them on the range is wider than any one filling. Details: ``level_<n>`` for what is known,
    ``unknown`` pairs, and all of it without the coordination.
    """
    cross = snapshot.derived(CrossPairs)
    pairs = int(cross.youth.sum()) * int(cross.health.sum())
    if not pairs:
        return without_pairs(snapshot, cross)
    ties = [t for t in cross.recorded if t.certainty.holds]
    if not snapshot.ties_suffice:
        return no_verdict(snapshot, cross.items, {"pairs": pairs})
    states = pair_states(snapshot, CONTACT)[np.ix_(cross.youth, cross.health)]
    unknown, absent = int((states == UNKNOWN).sum()), int((states == ABSENT).sum())
    # A stale record of "no tie" leaves it open whether there is one by now.
    levels = profile([t.intensity for t in ties if t.intensity], absent)
    stale = sum(t.certainty is Certainty.STALE and t.intensity >= CONTACT for t in ties)
    low, high = block_range(*closeness(snapshot), cross.youth, cross.health, cross.unsorted)
    total = sum(t.intensity for t in ties)
    return Outcome(
        LazyText(lambda: _sentence(snapshot, pairs, total, levels, ties)),
        value=total / (CLOSEST * pairs),
        numerator=total,
        denominator=CLOSEST * pairs,
        low=low,
        high=high,
        n=pairs,
        items=LazyItems(lambda: (tie_item(snapshot, t) for t in sorted(ties, key=_nearest_first))),
        details=LazyDetails(
            lambda: {
                **{f"level_{level}": float(number) for level, number in levels.items()},
                "unknown": float(unknown),
                "stale": float(stale),
                "mean": total / pairs,
                **_alone(snapshot, cross, ties),
            }
        ),
    )


def profile(levels: Sequence[int], none: int) -> dict[int, int]:
    """How many pairs stand on each level; ``none`` are those without a tie, say the sources.

    >>> profile([1, 3, 3], none=2)
    {0: 2, 1: 1, 2: 0, 3: 2, 4: 0}
    """
    return {level: none if level == 0 else levels.count(level) for level in INTENSITIES}


def _nearest_first(tie: CooperationTie) -> tuple[bool, int, int, int]:
    """Who know each other already stand first: the nearest potential."""
    return tie.intensity != CONTACT, -tie.intensity, tie.a, tie.b


def _alone(snapshot: Snapshot, cross: CrossPairs, ties: Sequence[CooperationTie]) -> dict[str, float | None]:
    kept = np.array([a not in snapshot.coordination for a in snapshot.network.actors], dtype=np.bool_)
    pairs = int((cross.youth & kept).sum()) * int((cross.health & kept).sum())
    total = sum(t.intensity for t in ties if kept[t.a] and kept[t.b])
    return {
        "without_coordination": total / (CLOSEST * pairs) if pairs else None,
        "mean_without_coordination": total / pairs if pairs else None,
    }


def _sentence(
    snapshot: Snapshot, pairs: int, total: int, levels: Mapping[int, int], ties: Sequence[CooperationTie]
) -> Text:
    known = [(words, levels[level]) for level, words in INTENSITIES.items() if level and levels[level]]
    parts = listing_of(say("{n} „{words}“", "{n} “{words}”", n=n, words=words) for words, n in known)
    found = say(": {parts}", ": {parts}", parts=parts) if known else Text(de=" (keine Verbindung)", en=" (no tie)")
    mean, alone = total / pairs, _alone(snapshot, snapshot.derived(CrossPairs), ties)["mean_without_coordination"]
    main = say(
        "Belegt ist bei {pairs} {pairs:Paar|Paaren} aus Jugendhilfe und Gesundheitswesen{found}. Im Mittel sind das "
        "{figure} von {closest} {closest:Stufe|Stufen}, ohne die Koordination {words}.",
        "Recorded for {pairs} {pairs:pair|pairs} of youth welfare and health care{found}. The mean is {figure} of "
        "{closest} {closest:level|levels}, without the coordination {words}.",
        pairs=pairs,
        found=found,
        closest=CLOSEST,
        figure=Text(de=decimal(mean, digits=2), en=decimal(mean, "en", 2)),
        words=Text(
            de="–" if alone is None else decimal(alone, digits=2), en="–" if alone is None else decimal(alone, "en", 2)
        ),
    )
    return sentences(main, _potential(snapshot, ties), ONLY_RECORDED)


def _potential(snapshot: Snapshot, ties: Sequence[CooperationTie]) -> Text | None:
    near = [tie_label(snapshot, t) for t in ties if t.intensity == CONTACT]
    if not near:
        return None
    names = listing_of(near)
    return say(
        "Kennen sich und könnten als Nächstes zusammenarbeiten: {names}.",
        "Know each other and could cooperate next: {names}.",
        names=names,
    )
