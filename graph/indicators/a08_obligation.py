"""A8: how many of the ties between youth welfare and health an agreement in force covers."""

from collections.abc import Iterable, Sequence

from graph.certainty import Certainty
from graph.district.covered import Covered, covered_ties
from graph.district.network import CooperationTie
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import (
    ABSENT,
    ONLY_RECORDED,
    CrossPairs,
    no_verdict,
    pair_states,
    tie_label,
    without_pairs,
)
from graph.indicators import indicator
from graph.wording import IS, agreeing, listing_of, name, percent, sentences
from ontology import Text, say

BINDING = 4
"""Intensity of a binding cooperation, which an agreement should back (domain 4.2)."""


@indicator(
    "A8",
    label=Text(de="Vereinbarungen zwischen den Systemen", en="obligation of cross-sector ties"),
    question=Text(
        de="Wie viel der Zusammenarbeit von Jugendhilfe und Gesundheitswesen ist verbindlich vereinbart?",
        en="How much of the cooperation of youth welfare and health care is laid down in agreements?",
    ),
    needs=("actors", "ties", "agreements"),
    norms=("MS4", "QR3-6"),
    dimension="3",
    unit="share",
    better="higher",
)
def obligation(snapshot: Snapshot) -> Outcome:
    """K-G ties from intensity 2 that an agreement in force covers / all such ties (domain 12.1 A8; § 3 Abs. 3 KKG).

    Covered: both ends signed the same agreement, and it is valid (decision 0024). That their carriers, or the offices
    they belong to, have one is told (``indirect``), not counted. ``low`` counts what is sure and takes every open pair
    as a tie without agreement, ``high`` as one with, those of actors without a sector, too; out of ``high`` are sure
    ties of whom a source says that they did not sign.
    """
    cross = snapshot.derived(CrossPairs)
    if not cross.states.size:
        return without_pairs(snapshot, cross)
    rows = snapshot.derived(covered_ties)
    items = LazyItems(lambda: (_item(snapshot, row) for row in rows))
    if not snapshot.ties_suffice:
        return no_verdict(snapshot, items, {"ties": len(rows)})
    if not rows:
        return Outcome(_no_ties(), n=int(cross.states.size))
    covered = sum(row.certainty.holds for row in rows)
    possible = _possible(snapshot, cross)
    denied = sum(row.certainty is Certainty.ABSENT and row.tie.certainty is Certainty.PRESENT for row in rows)
    alone = [row for row in rows if not _ends(snapshot, row.tie) & snapshot.coordination]
    return Outcome(
        LazyText(lambda: _sentence(snapshot, rows, alone)),
        value=covered / len(rows),
        numerator=covered,
        denominator=len(rows),
        low=sum(row.sure for row in rows) / possible,
        high=(possible - denied) / possible,
        n=len(rows),
        items=items,
        details=LazyDetails(
            lambda: {
                "ties": len(rows),
                "covered": covered,
                "indirect": sum(row.indirectly for row in rows),
                "binding_without_agreement": len(_bare(rows)),
                "ties_without_coordination": len(alone),
                "without_coordination": covered_share(row.certainty for row in alone),
            }
        ),
    )


def _possible(snapshot: Snapshot, cross: CrossPairs) -> int:
    """Pairs of K and G that may be tied; who has no sector may be of either."""
    free = pair_states(snapshot) != ABSENT
    youth, health = cross.youth | cross.unsorted, cross.health | cross.unsorted
    both = cross.unsorted[:, None] & cross.unsorted[None, :]
    pairs = free & youth[:, None] & health[None, :]
    return int((pairs & ~both).sum()) + int((pairs & both).sum()) // 2


def covered_share(certainties: Iterable[Certainty]) -> float | None:
    """Share of ties with an agreement that holds, stale ones counted; None without a tie.

    >>> covered_share([Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN, Certainty.ABSENT])
    0.5
    """
    found = [c.holds for c in certainties]
    return sum(found) / len(found) if found else None


def _ends(snapshot: Snapshot, tie: CooperationTie) -> set[str]:
    return {snapshot.network.actors[tie.a], snapshot.network.actors[tie.b]}


def _bare(rows: Sequence[Covered]) -> list[Covered]:
    """Binding cooperation without an agreement on record."""
    return [row for row in rows if row.tie.intensity >= BINDING and not row.certainty.holds]


def _item(snapshot: Snapshot, row: Covered) -> Item:
    actors = snapshot.network.actors
    subjects = (actors[row.tie.a], actors[row.tie.b], *row.agreements)
    return Item(subjects, tie_label(snapshot, row.tie), row.certainty, _note(snapshot, row), row.records)


def _note(snapshot: Snapshot, row: Covered) -> Text:
    if not row.certainty.holds:
        return sentences(_OPEN if row.certainty is Certainty.UNKNOWN else _DENIED, _INDIRECT if row.indirect else None)
    names = listing_of(name(snapshot.name(id)) for id in row.agreements)
    covered = say("Gedeckt durch: {names}.", "Covered by: {names}.", names=names)
    return sentences(covered, _OLD if row.certainty is Certainty.STALE else None)


_OLD = Text(
    de="Das ist seit mehr als 24 Monaten nicht bestätigt; bitte prüfen.",
    en="This has not been confirmed for more than 24 months; please check.",
)
_OPEN = Text(
    de="Keine gemeinsame gültige Vereinbarung erfasst; bitte klären.",
    en="No joint agreement in force is recorded; please clarify.",
)
_DENIED = Text(
    de="Nach Angabe der Quellen hat eine der beiden Stellen nicht unterzeichnet.",
    en="One of the two has not signed, say the sources.",
)
_INDIRECT = Text(
    de="Ihre Träger oder übergeordneten Stellen haben eine miteinander.",
    en="Their carriers, or the offices they belong to, have one with each other.",
)


def _sentence(snapshot: Snapshot, rows: Sequence[Covered], alone: Sequence[Covered]) -> Text:
    covered, own = sum(r.certainty.holds for r in rows), sum(r.certainty.holds for r in alone)
    is_ = agreeing(covered, IS)
    main = say(
        "Von {rows_count} belegten {rows_count:Verbindung|Verbindungen} zwischen Jugendhilfe und Gesundheitswesen "
        "{is_} {covered} durch eine erfasste gültige Vereinbarung beider Seiten gedeckt ({share}); ohne die "
        "Koordination {own} von {alone_count}.",
        "Of {rows_count} recorded {rows_count:tie|ties} between youth welfare and health care, {covered} {is_} "
        "covered by a recorded agreement in force of both sides ({share}); without the coordination {own} of "
        "{alone_count}.",
        rows_count=len(rows),
        is_=is_,
        covered=covered,
        share=percent(covered / len(rows)),
        own=own,
        alone_count=len(alone),
    )
    return sentences(main, _hint(snapshot, rows), ONLY_RECORDED)


def _hint(snapshot: Snapshot, rows: Sequence[Covered]) -> Text | None:
    bare = [tie_label(snapshot, row.tie) for row in _bare(rows)]
    if not bare:
        return None
    names = listing_of(bare)
    return say(
        "Verbindlich, aber ohne erfasste Vereinbarung: {names}.",
        "Binding, but without a recorded agreement: {names}.",
        names=names,
    )


def _no_ties() -> Text:
    return Text(
        de="Zwischen Jugendhilfe und Gesundheitswesen ist keine Zusammenarbeit belegt, die eine Vereinbarung decken "
        "könnte.",
        en="No cooperation between youth welfare and health care is recorded that an agreement could cover.",
    )
