"""Why districts sit together, and what it changes if somebody moves one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from graph.clusters.exchange_partner import Partner
from graph.clusters.grouping import LARGEST, SMALLEST, Grouping
from graph.clusters.pair_fit import land_steps, misfit, strength_gap
from graph.wording import decimal, listing_of, sentences
from ontology import Model, Text, say

_FEW_WAYS = 1


def mean_misfit(group: Sequence[Partner]) -> float:
    """How badly the members of a group fit on average over all pairs; 0 for less than two."""
    pairs = [misfit(a, b) for a, b in combinations(group, 2)]
    return sum(pairs) / len(pairs) if pairs else 0.0


def reason_of(group: Sequence[Partner], model: Model) -> Text:
    """What speaks for a group, and what against it."""
    return sentences(*_reasons(group, model))


def _reasons(group: Sequence[Partner], model: Model) -> Iterator[Text]:
    yield _types(group, model)
    yield _lands(group, model)
    yield from _strengths(group)
    if not SMALLEST <= len(group) <= LARGEST:
        yield say(
            "Gedacht sind drei bis fünf; hier {n:ist es|sind es} {n}.",
            "Meant are three to five; here {n:it is|they are} {n}.",
            n=len(group),
        )


def _types(group: Sequence[Partner], model: Model) -> Text:
    counted = Counter(p.type for p in group if p.type)
    told = [
        say("{type} ({n})", "{type} ({n})", n=n, type=_label(model, "DistrictType", t))
        for t, n in counted.most_common()
    ]
    if not told:
        return Text(de="Die Art der Bezirke ist nicht erfasst.", en="The type of the districts is not recorded.")
    like = len(counted) == 1 and sum(counted.values()) == len(group)
    which = listing_of(told)
    return (
        say("Gleiche Art: {which}.", "Same type: {which}.", which=which)
        if like
        else say("Art: {which}.", "Type: {which}.", which=which)
    )


def _lands(group: Sequence[Partner], model: Model) -> Text:
    lands = sorted({p.land for p in group if p.land})
    if not lands:
        return Text(de="Das Land ist nicht erfasst.", en="The Land is not recorded.")
    which = listing_of([_label(model, "Land", land) for land in lands])
    if len(lands) == 1:
        return say(
            "Kurze Wege: alle in {which}; ein Blick über das Land hinaus fehlt.",
            "Short ways: all in {which}; a look beyond the Land is missing.",
            which=which,
        )
    farthest = max(steps for a, b in combinations(lands, 2) if (steps := land_steps(a, b)) is not None)
    if farthest <= _FEW_WAYS:
        return say("Benachbarte Länder: {which}.", "Länder side by side: {which}.", which=which)
    return say(
        "Länder: {which}; Grenzen zwischen den weitesten: {steps}.",
        "Länder: {which}; borders between the farthest: {steps}.",
        which=which,
        steps=farthest,
    )


def _strengths(group: Sequence[Partner]) -> Iterator[Text]:
    known = [p for p in group if p.strengths]
    if len(known) < 2:
        return
    gap = max(strength_gap(a, b) for a, b in combinations(known, 2))
    ids = sorted(set.intersection(*(set(p.strengths) for p in known)))
    best = {max(known, key=lambda p, id=id: p.strengths[id]).name for id in ids}  # type: ignore[misc]
    if gap and best:
        which = listing_of([Text(name, name) for name in sorted(best)])
        yield say(
            "Verschiedene Stärken: Vorne liegen je nach Kennzahl {which}.",
            "Different strengths: depending on the indicator, {which} lead.",
            which=which,
        )


def strengths_used(partners: Iterable[Partner]) -> Text:
    """Of how many districts strengths went in."""
    everybody = list(partners)
    known = sum(bool(p.strengths) for p in everybody)
    if not known:
        return Text(
            de="Über Stärken sagt der Vorschlag nichts: Dazu ist nichts erfasst, oder Sie lesen die Bezirke nicht.",
            en="The proposal says nothing on strengths: nothing is recorded on them, or you do not read the districts.",
        )
    return say(
        "Stärken gingen bei {known} von {n} {n:Bezirk|Bezirken} ein.",
        "Strengths went in for {known} of {n} {n:district|districts}.",
        known=known,
        n=len(everybody),
    )


def change_told(before: Sequence[Sequence[Partner]], after: Sequence[Sequence[Partner]]) -> Text:
    """What moving somebody changes: how well the groups fit on average before and after."""
    then, now = (_mean(groups) for groups in (before, after))
    if abs(then - now) < 0.005:
        return Text(de="Die Gruppen passen so gut zueinander wie zuvor.", en="The groups fit as well as before.")
    better = now < then
    return say(
        "Die Gruppen passen {how} als im Vorschlag: mittlere Unähnlichkeit {now} statt {then} (kleiner ist besser).",
        "The groups fit {how} than as proposed: mean misfit {now} instead of {then} (smaller is better).",
        how=Text(de="besser", en="better") if better else Text(de="schlechter", en="worse"),
        now=_number(now),
        then=_number(then),
    )


def _mean(groups: Iterable[Sequence[Partner]]) -> float:
    found = [(mean_misfit(group), len(group)) for group in groups if group]
    number = sum(n for _, n in found)
    return sum(fit * n for fit, n in found) / number if number else 0.0


def bound_told(grouping: Grouping) -> Text:
    """How far from the best possible a proposal may be."""
    if grouping.exact:
        return Text(
            de="Alle Aufteilungen wurden verglichen: Eine bessere gibt es nach diesen Maßen nicht.",
            en="All ways to divide were compared: by these measures there is no better one.",
        )
    return say(
        "Beste von vielen versuchten Aufteilungen: Unähnlichkeit {cost} in der Summe; weniger als {bound} erreicht "
        "keine.",
        "The best of many that were tried: misfit {cost} in sum; none can reach less than {bound}.",
        cost=_number(grouping.cost),
        bound=_number(grouping.bound),
    )


def _number(value: float) -> Text:
    return Text(de=decimal(value, "de", 2), en=decimal(value, "en", 2))


def _label(model: Model, codes: str, notation: str) -> Text:
    found = next((c.label for c in model.code_lists[codes].codes if c.notation == notation), None)
    return found or Text(notation, notation)
