"""A12: how many of the recorded ties both sides confirm."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.district.directed import Directed
from graph.district.network import CONTACT, CooperationTie
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import Share, Weighed, share
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import tie_label
from graph.indicators import indicator
from graph.wording import percent, sentences
from ontology import Text, say

ENOUGH = 0.5
"""Below this share of ties that both sides confirm, ask before using them (domain 12.1 A12)."""
_COLLECT = Text(
    de="Tragen Sie bei den Verbindungen ein, ob beide Seiten sie bestätigt haben oder nur eine.",
    en="Enter for the ties whether both sides have confirmed them or only one.",
)
_NOTES: Mapping[bool | None, Text] = {
    True: Text(de="von beiden Seiten bestätigt", en="confirmed by both sides"),
    False: Text(de="nur von einer Seite oder von Dritten genannt", en="named by one side or a third party only"),
    None: Text(de="nicht erfasst, wer sie bestätigt hat", en="who confirmed it is not recorded"),
}


class JudgedTie(NamedTuple):
    """A tie and whether both sides confirm it; None where nobody says."""

    tie: CooperationTie
    both: bool | None


@indicator(
    "A12",
    label=Text(de="Von beiden Seiten bestätigt", en="mutual confirmation"),
    question=Text(
        de="Wie viele der erfassten Verbindungen haben beide Seiten bestätigt?",
        en="How many of the recorded ties have both sides confirmed?",
    ),
    needs=("actors", "ties"),
    collect=_COLLECT,
    norms=("QR3-3",),
    dimension="3",
    unit="share",
    better="higher",
)
def mutual_confirmation(snapshot: Snapshot) -> Outcome:
    """Ties that both sides confirm / ties of which it is known who confirmed them (domain 12.1 A12).

    Ties from intensity 1. Two one-sided rows in opposite directions are a confirmation by both, as in a survey that
    both answered. It judges the data, not the cooperation, so it needs no gate; ties nobody recorded are not its
    subject. Ties of which nobody says who confirmed them widen the range. Details: the same without the coordination;
    the statements of single sides as arcs, and the share that the other side returns (`graph.district.directed`).
    """
    rows = _judged(snapshot)
    found = _share(rows)
    if found.value is None:
        return Outcome(_silent(len(rows)), low=found.low, high=found.high, n=len(rows), missing=(_COLLECT,))
    coordination = {place for place, id in enumerate(snapshot.network.actors) if id in snapshot.coordination}
    alone = _share(r for r in rows if r.tie.a not in coordination and r.tie.b not in coordination)
    return Outcome(
        LazyText(lambda: _sentence(found, alone)),
        value=found.value,
        numerator=found.numerator,
        denominator=found.denominator,
        low=found.low,
        high=found.high,
        n=len(rows),
        items=LazyItems(lambda: (_item(snapshot, r) for r in rows if not r.both)),
        missing=(_COLLECT,) if found.unknown else (),
        details=LazyDetails(
            lambda: {
                "both": found.numerator,
                "one_sided": found.denominator - found.numerator,
                "unknown": found.unknown,
                "without_coordination": alone.value,
                "ties_without_coordination": alone.total,
                **_directed(snapshot),
            }
        ),
    )


def _directed(snapshot: Snapshot) -> dict[str, float | None]:
    told = snapshot.derived(Directed).confirmable
    return {"arcs": len(told.arcs), "reciprocity": told.reciprocity, "directed_density": told.density}


def _judged(snapshot: Snapshot) -> list[JudgedTie]:
    directed, actors = snapshot.derived(Directed), snapshot.network.actors
    told = {id for id, confirmed in directed.confirmations.items() if confirmed}
    mutual = directed.confirmable.mutual
    contacts = (tie for tie in snapshot.network.cooperation if tie.reaches(CONTACT).holds)
    return [
        JudgedTie(tie, None if told.isdisjoint(tie.relations) else (actors[tie.a], actors[tie.b]) in mutual)
        for tie in contacts
    ]


def _share(rows: Iterable[JudgedTie]) -> Share:
    alike = Counter((r.both, r.tie.certainty) for r in rows)
    return share([Weighed(both, certainty, number) for (both, certainty), number in alike.items()])


def _item(snapshot: Snapshot, row: JudgedTie) -> Item:
    actors = snapshot.network.actors[row.tie.a], snapshot.network.actors[row.tie.b]
    return Item(actors, tie_label(snapshot, row.tie), row.tie.certainty, _NOTES[row.both], row.tie.relations)


def _sentence(found: Share, alone: Share) -> Text:
    value = found.value or 0.0
    first = say(
        "Bei {denominator} von {total} belegten {total:Verbindung|Verbindungen} ist erfasst, wer sie bestätigt hat; "
        "bei {numerator} davon sind es beide Seiten ({share}), ohne die Koordination bei {numerator_2} von "
        "{denominator_2}.",
        "For {denominator} of {total} recorded ties it is recorded who confirmed them; {numerator} of these both "
        "sides did ({share}), without the coordination {numerator_2} of {denominator_2}.",
        denominator=found.denominator,
        total=found.total,
        numerator=found.numerator,
        share=percent(value),
        numerator_2=alone.numerator,
        denominator_2=alone.denominator,
    )
    ask = Text(
        de="Bitte vor Schlüssen daraus die andere Seite fragen.",
        en="Please ask the other side before drawing conclusions.",
    )
    return sentences(first, ask if value < ENOUGH else None)


def _silent(ties: int) -> Text:
    return say(
        "Nicht erfasst: Wer die belegten Verbindungen ({ties}) bestätigt hat, steht nirgends.",
        "Not recorded: who confirmed the recorded ties ({ties}) is said nowhere.",
        ties=ties,
    )
