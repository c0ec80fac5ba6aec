"""C4: whether families have a say where they take part."""

from collections.abc import Iterable, Sequence

from graph.certainty import Certainty
from graph.district.formats import COLLECT, REAL, FamilyFormat, family_formats
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.seats import EVERY_STANDING, SeatRow, is_family, seat_rows
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name
from ontology import Text, say
from ontology.names import BodyLayer, Prop

_VOTES = Text(de="mit Stimme", en="with a vote")
_ADVISES = Text(de="ohne eigene Stimme", en="without a vote of its own")
_OPEN = Text(de="Stimmrecht nicht erfasst", en="voting right not recorded")
_TOPICS_OPEN = Text(de="nicht erfasst, worüber mitentschieden wird", en="not recorded what there is a say in")
_NO_SAY = Text(de="ohne Mitentscheidung", en="without a say in decisions")
_CLARIFY = Text(
    de="Tragen Sie bei den Sitzen von Familien das Stimmrecht nach und bei den Formaten, worüber sie mitentscheiden.",
    en="Add the voting right to the seats of families, and to the formats what they have a say in.",
)


@indicator(
    "C4",
    label=Text(de="Mitentscheidung von Familien", en="say of families"),
    question=Text(
        de="Entscheiden Familien im Netzwerk mit, durch ein Stimmrecht oder über bestimmte Themen?",
        en="Do families have a say in the network, by a vote or on certain topics?",
    ),
    needs=(),
    norms=("QR7-5",),
    dimension="7",
    unit="yes_no",
    better="higher",
    collect=COLLECT,
)
def say_of_families(snapshot: Snapshot) -> Outcome:
    """1 if a seat of families in a network body votes, or a format of 24 months names what they decide on.

    A seat whose vote nobody recorded, and a format from level 4 without topics, are open. The value is 0 only where
    seats or formats are recorded and none of them is open; it is a statement on what is recorded, so the upper bound
    stays 1. Source: NZFH on participation (N15), domain 12.3 C4. Details: ``seats`` and ``formats`` of families.
    """
    seats = [
        r
        for r in seat_rows(snapshot, snapshot.bodies_of_layer(BodyLayer.NETWORK), EVERY_STANDING)
        if is_family(snapshot, r)
    ]
    formats = snapshot.derived(family_formats)
    items = (*map(_of_seat, seats), *map(_of_format, formats))
    value = any_say(i.certainty for i in items)
    return Outcome(
        sentence=LazyText(lambda: _sentence(value, items)),
        value=value,
        low=float(any(i.certainty is Certainty.PRESENT for i in items)),
        high=1.0,
        n=len(items),
        items=items,
        missing=() if value is not None else (_CLARIFY,) if items else (COLLECT,),
        details=LazyDetails(
            lambda: {"seats": float(sum(r.seats for r in seats if r.certainty.holds)), "formats": float(len(formats))}
        ),
    )


def any_say(certainties: Iterable[Certainty]) -> float | None:
    """1 with any say on record, 0 if all that is recorded is without, None if that is open or nothing is recorded.

    >>> any_say([Certainty.ABSENT, Certainty.STALE]), any_say([Certainty.ABSENT]), any_say([Certainty.UNKNOWN])
    (1.0, 0.0, None)
    """
    found = list(certainties)
    if any(c.holds for c in found):
        return 1.0
    return 0.0 if found and all(c is Certainty.ABSENT for c in found) else None


def _of_seat(row: SeatRow) -> Item:
    told = {"voting": (row.certainty, _VOTES), "member": (Certainty.UNKNOWN, _OPEN)}
    certainty, note = told.get(row.standing, (_without(row.certainty), _ADVISES))
    label = name(f"{row.actor.name}, {row.body.name}")
    return Item((row.actor.id, row.body.id), label, certainty, note, (row.relation.id,))


def _of_format(row: FamilyFormat) -> Item:
    topics = row.format.value(Prop.DECIDES_ON)
    if topics:
        certainty, note = row.certainty, say("über: {topics}", "on: {topics}", topics=topics)
    elif row.level is None or row.level >= REAL:
        certainty, note = Certainty.UNKNOWN, _TOPICS_OPEN
    else:
        certainty, note = _without(row.certainty), _NO_SAY
    return Item((row.format.id,), name(row.format.name), certainty, note, (row.format.id,))


def _without(certainty: Certainty) -> Certainty:
    """What takes part without a say; where it is not sure that families take part at all, that is open."""
    return Certainty.ABSENT if certainty.holds else Certainty.UNKNOWN


def _sentence(value: float | None, items: Sequence[Item]) -> Text:
    names = listing_of(i.label for i in items if i.certainty.holds or not value)
    if value:
        return say("Familien entscheiden mit: {names}.", "Families have a say: {names}.", names=names)
    if value is not None:
        return say(
            "Familien wirken mit ({names}), nach dem, was erfasst ist, ohne Stimme oder Mitentscheidung.",
            "Families take part ({names}), as far as recorded without a vote or a say.",
            names=names,
        )
    if names.de:
        return say(
            "Familien wirken mit ({names}); ob sie mitentscheiden, ist noch nicht erfasst.",
            "Families take part ({names}); whether they have a say has not been recorded yet.",
            names=names,
        )
    return Text(
        de="Ob Familien im Netzwerk mitentscheiden, ist noch nicht erfasst.",
        en="Whether families have a say in the network has not been recorded yet.",
    )
