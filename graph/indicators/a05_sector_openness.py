"""A5: whether ties stay within the own sector more often than the sizes of the sectors let expect."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.certainty import Certainty
from graph.district.outcome import Details, Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import ABSENT, ONLY_RECORDED, PRESENT, no_verdict, pair_states
from graph.indicators import indicator
from graph.wording import agreeing, decimal, name, percent, sentences
from ontology import Text, say

DRAWS, SEED = 1_000, 20
"""Draws of the permutation test, and where they start: the same on every run (domain 4.4)."""
SIGNIFICANT = 0.05
_Details = dict[str, float | None]
LEADS = ("führt", "führen"), ("leads", "lead")


class Mixing(NamedTuple):
    """Ends of the ties among actors with a sector, as numbers of actors; sector of each actor as a number, and names.

    ``actors`` are in the order of their names, so that no draw hangs on ids.
    """

    actors: tuple[str, ...]
    sectors: tuple[str, ...]
    codes: NDArray[np.int16]
    ends: NDArray[np.intp]

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which ties stay within a sector."""
        return np.asarray(self.codes[self.ends[:, 0]] == self.codes[self.ends[:, 1]])


class Openness(NamedTuple):
    """Ties of a sector or actor out of and within its sector, and the same if it were tied to everybody."""

    external: int
    internal: int
    possible_external: int
    possible_internal: int

    @property
    def expected(self) -> float | None:
        """EI of everybody tied to everybody; None without anybody else."""
        return ei(self.possible_external, self.possible_internal)

    @property
    def openness(self) -> float | None:
        """EI minus expected EI; None without a tie."""
        found = ei(self.external, self.internal)
        return None if found is None or self.expected is None else found - self.expected


@indicator(
    "A5",
    label=Text(de="Offenheit der Bereiche", en="sector openness"),
    question=Text(
        de="Arbeiten die Stellen öfter im eigenen Bereich zusammen, als zu erwarten wäre?",
        en="Do actors cooperate within their own sector more often than one would expect?",
    ),
    needs=("actors", "ties"),
    norms=("3",),
    dimension="3",
    unit="balance",
    better="none",
)
def sector_openness(snapshot: Snapshot) -> Outcome:
    """EI - EI*: external minus internal ties over all ties, less the same for everybody tied to everybody.

    Krackhardt and Stern 1988; domain 12.1 A5, 4.4; primary sectors, ties from intensity 2, actors without a sector left
    out. Below 0 ties stay inside more than expected. The range fills all open pairs inside (low) or outside (high) and
    leaves out stale ties on the other side (decision 0023); with actors of no sector it is wider than any one filling.
    From -2, closed as can be, to +2. ``p_closed`` and ``p_open``: share of 1,000 random distributions of the same
    sectors that are at least as closed, or open (permutation test, fixed seed). Details and items hold the same for
    each sector and each actor with a tie.
    """
    mixing = _mixing(snapshot)
    whole = _whole(mixing)
    if not snapshot.ties_suffice:
        return no_verdict(snapshot, LazyItems(lambda: _sectors(snapshot, mixing)), {"ties": len(mixing.ends)})
    if whole.openness is None or len(mixing.sectors) < 2:
        return _undefined(mixing)
    low, high = _bounds(snapshot, mixing)
    details = LazyDetails(lambda: _details(snapshot, mixing, whole))
    return Outcome(
        LazyText(lambda: _sentence(whole, details)),
        value=whole.openness,
        numerator=whole.external,
        denominator=whole.external + whole.internal,
        low=low,
        high=high,
        n=len(mixing.actors),
        items=LazyItems(lambda: (*_sectors(snapshot, mixing), *_actors(snapshot, mixing))),
        details=details,
    )


def _details(snapshot: Snapshot, mixing: Mixing, whole: Openness) -> Details:
    return {
        "ei": ei(whole.external, whole.internal),
        "expected_ei": whole.expected or 0.0,
        **_chances(mixing),
        "without_coordination": _whole(mixing, snapshot.coordination).openness,
        "without_sector": len(snapshot.network) - len(mixing.actors),
        **{s: group.openness for s, group in _by_sector(mixing).items()},
    }


def ei(external: int, internal: int) -> float | None:
    """External minus internal ties over all ties, from -1 (all inside) to +1 (all outside); None without ties.

    >>> ei(5, 4), ei(22, 6)  # the worked example of domain 4.5, and all pairs of its eight actors
    (0.1111111111111111, 0.5714285714285714)
    """
    return (external - internal) / (external + internal) if external + internal else None


def _whole(mixing: Mixing, without: Collection[str] = ()) -> Openness:
    """All actors with a sector, or all but some."""
    kept = np.array([a not in without for a in mixing.actors], dtype=np.bool_)
    inside = mixing.inside[kept[mixing.ends].all(axis=1)]
    sizes = np.bincount(mixing.codes[kept]).tolist()
    pairs, within = sum(sizes) * (sum(sizes) - 1) // 2, sum(size * (size - 1) // 2 for size in sizes)
    return Openness(int((~inside).sum()), int(inside.sum()), pairs - within, within)


def _mixing(snapshot: Snapshot) -> Mixing:
    network = snapshot.network
    coded = [i for i, sector in enumerate(network.sectors) if sector is not None]
    coded.sort(key=lambda i: (snapshot.name(network.actors[i]), network.actors[i]))
    sectors = tuple(sorted({s for s in network.sectors if s is not None}))
    place = np.full(len(network), -1, dtype=np.intp)
    place[coded] = np.arange(len(coded))
    ends = place[network.pairs()]
    number = {sector: i for i, sector in enumerate(sectors)}
    return Mixing(
        actors=tuple(network.actors[i] for i in coded),
        sectors=sectors,
        codes=np.array([number[network.sectors[i] or ""] for i in coded], dtype=np.int16),
        ends=ends[(ends >= 0).all(axis=1)],
    )


def _bounds(snapshot: Snapshot, mixing: Mixing) -> tuple[float, float]:
    """The lowest and highest EI - EI* that the open and stale pairs, and actors without a sector, allow.

    Both ends of a pair count, the ratio is the same. Without any tie at a bound all ties there could be are on the
    other side. A pair of an actor without a sector counts where it moves the bound; EI* is that of the same or fewer
    such actors, all in the largest sector or each in one of its own.
    """
    sectors = snapshot.network.sectors
    number = {sector: i for i, sector in enumerate(mixing.sectors)}
    codes = np.array([number.get(s or "", -1) for s in sectors], dtype=np.int16)
    coded = codes >= 0
    known = coded[:, None] & coded[None, :]
    same = known & (codes[:, None] == codes[None, :])
    states = pair_states(snapshot)
    inside, outside, either = states[same], states[known & ~same], int((states[~known] != ABSENT).sum())
    low = ei(int((outside == PRESENT).sum()), int((inside != ABSENT).sum()) + either)
    high = ei(int((outside != ABSENT).sum()) + either, int((inside == PRESENT).sum()))
    least, most = _expected_range(mixing, len(sectors) - int(coded.sum()))
    return (1.0 if low is None else low) - most, (-1.0 if high is None else high) - least


def _expected_range(mixing: Mixing, more: int) -> tuple[float, float]:
    """Least and most of EI* with up to so many actors more."""
    sizes = np.bincount(mixing.codes)
    within, total, largest = int((sizes * (sizes - 1) // 2).sum()), int(sizes.sum()), int(sizes.max())
    ways = []
    for k in range(more + 1):
        pairs = (total + k) * (total + k - 1) // 2
        joined = within + k * largest + k * (k - 1) // 2
        ways += [1 - 2 * joined / pairs, 1 - 2 * within / pairs]
    return min(ways), max(ways)


@lru_cache(maxsize=256)
def _orders(size: int) -> NDArray[np.int32]:
    """Random orders of so many actors, one a column; a country has few sizes, so they are drawn once."""
    places = np.tile(np.arange(size, dtype=np.int32)[:, None], DRAWS)
    return np.random.default_rng(SEED).permuted(places, axis=0)


def _chances(mixing: Mixing) -> Details:
    """How often the sectors, dealt out at random, keep at least (``p_closed``) or at most as many ties inside."""
    dealt = mixing.codes.astype(np.int8)[_orders(len(mixing.actors))]
    kept = (dealt[mixing.ends[:, 0]] == dealt[mixing.ends[:, 1]]).sum(axis=0, dtype=np.int32)
    found = int(mixing.inside.sum())
    closed, open_ = int((kept >= found).sum()), int((kept <= found).sum())
    return {"p_closed": (closed + 1) / (DRAWS + 1), "p_open": (open_ + 1) / (DRAWS + 1), "draws": DRAWS}


def _by_sector(mixing: Mixing) -> Mapping[str, Openness]:
    sizes = np.bincount(mixing.codes, minlength=len(mixing.sectors))
    ends, inside = mixing.codes[mixing.ends], mixing.inside
    internal = np.bincount(ends[inside, 0], minlength=len(sizes))
    external = np.bincount(ends[~inside].ravel(), minlength=len(sizes))
    total = int(sizes.sum())
    rows = zip(mixing.sectors, external.tolist(), internal.tolist(), sizes.tolist(), strict=True)
    return {s: Openness(out, within, size * (total - size), size * (size - 1) // 2) for s, out, within, size in rows}


def _by_actor(mixing: Mixing) -> Mapping[str, Openness]:
    sizes = np.bincount(mixing.codes, minlength=len(mixing.sectors))[mixing.codes]
    inside, total = mixing.inside, len(mixing.actors)
    internal = np.bincount(mixing.ends[inside].ravel(), minlength=total)
    external = np.bincount(mixing.ends[~inside].ravel(), minlength=total)
    rows = zip(mixing.actors, external.tolist(), internal.tolist(), sizes.tolist(), strict=True)
    return {a: Openness(out, within, total - size, size - 1) for a, out, within, size in rows}


def _sectors(snapshot: Snapshot, mixing: Mixing) -> tuple[Item, ...]:
    labels = {s: snapshot.model.code("Sector", s).label for s in mixing.sectors}
    members = {
        s: tuple(mixing.actors[i] for i in np.flatnonzero(mixing.codes == n)) for n, s in enumerate(mixing.sectors)
    }
    groups = _by_sector(mixing).items()
    return tuple(_item(s, labels[s], g, members[s]) for s, g in groups if g.external + g.internal)


def _actors(snapshot: Snapshot, mixing: Mixing) -> tuple[Item, ...]:
    groups = _by_actor(mixing).items()
    return tuple(_item(a, name(snapshot.name(a)), g, (a,)) for a, g in groups if g.external + g.internal)


def _item(subject: str, label: Text, group: Openness, actors: tuple[str, ...]) -> Item:
    ties, possible = group.external + group.internal, group.possible_external + group.possible_internal
    expected = percent(group.possible_external / possible) if possible else "–"
    note = say(
        "{external} von {ties} {ties:Verbindung|Verbindungen} {external:führt|führen} in andere Bereiche (zu erwarten "
        "{expected}).",
        "{external} of {ties} {ties:tie|ties} {external:leads|lead} to other sectors (expected {expected}).",
        external=group.external,
        ties=ties,
        expected=expected,
    )
    return Item((subject,), label, Certainty.PRESENT, note, actors)


def _sentence(whole: Openness, details: Details) -> Text:
    ties, possible = whole.external + whole.internal, whole.possible_external + whole.possible_internal
    found, expected = percent(whole.external / ties), percent(whole.possible_external / possible)
    leads = agreeing(whole.external, LEADS)
    main = say(
        "Von {ties} belegten {ties:Verbindung|Verbindungen} {leads} {external} in einen anderen Bereich ({found}); "
        "wären alle mit allen verbunden, wären es {expected}.",
        "Of {ties} recorded {ties:tie|ties}, {external} {leads} to another sector ({found}); if everybody were tied "
        "to everybody, it would be {expected}.",
        ties=ties,
        leads=leads,
        external=whole.external,
        found=found,
        expected=expected,
    )
    alone = details["without_coordination"]
    without = say(
        "Abweichung vom Erwarteten (−2 bis +2): {signed}, ohne die Koordination {signed_2}.",
        "Difference from the expected (−2 to +2): {signed}, without the coordination {signed_2}.",
        signed=Text(de=_signed(whole.openness), en=_signed(whole.openness, "en")),
        signed_2=Text(de=_signed(alone), en=_signed(alone, "en")),
    )
    return sentences(main, _reading(details), without, ONLY_RECORDED)


def _signed(number: float | None, language: str = "de") -> str:
    return "–" if number is None else decimal(number, language, 2).replace("-", "−")


def _reading(details: Details) -> Text:
    closed, open_ = details["p_closed"] or 0.0, details["p_open"] or 0.0
    if closed < SIGNIFICANT:
        return say(
            "So wenige entstehen durch Zufall selten (in {share} von {draws} Auslosungen): Die Bereiche bleiben eher "
            "unter sich.",
            "So few rarely arise by chance (in {share} of {draws} random draws): the sectors tend to keep to "
            "themselves.",
            share=percent(closed),
            draws=DRAWS,
        )
    if open_ < SIGNIFICANT:
        return say(
            "So viele entstehen durch Zufall selten (in {share} von {draws} Auslosungen): Die Bereiche sind offen "
            "füreinander.",
            "So many rarely arise by chance (in {share} of {draws} random draws): the sectors are open to each other.",
            share=percent(open_),
            draws=DRAWS,
        )
    return Text(
        de="Das kann auch Zufall sein; eine Abschottung der Bereiche ist nicht zu erkennen.",
        en="This may be chance; the sectors show no closure.",
    )


def _undefined(mixing: Mixing) -> Outcome:
    sentence = say(
        "Nicht bestimmbar: Der Bereich ist bei {actors_count} {actors_count:Stelle|Stellen} erfasst; das sind zu "
        "wenige verschiedene Bereiche, oder es ist keine Verbindung belegt.",
        "Not defined: the sector of {actors_count} {actors_count:actor|actors} is recorded; these are too few "
        "different sectors, or no tie is recorded.",
        actors_count=len(mixing.actors),
    )
    ask = Text(
        de="Ordnen Sie jeder Organisation ihren Bereich zu und erfassen Sie, wer mit wem zusammenarbeitet.",
        en="Assign a sector to each organization, and record who cooperates with whom.",
    )
    return Outcome(sentence, n=len(mixing.actors), missing=(ask,))
