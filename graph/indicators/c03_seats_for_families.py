"""C3: seats for parents and families where the network steers and meets."""

from collections.abc import Sequence

from graph.district.families import FamilySeats
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import Share, Weighed, share
from graph.district.seats import SeatRow, coming_together, fully_recorded, is_family, some_missing
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, sentences
from ontology import Text, say

_COLLECT = Text(
    de="Erfassen Sie, wer in der Steuerungsgruppe und in den Netzwerktreffen sitzt.",
    en="Record who sits in the steering group and in the network assembly.",
)
_CONTEXT = Text(
    de="Bundesweit nannten unter 10\u00a0% der Bezirke Eltern in Gremien, Netzwerken oder Projekten; ein Sitz ist "
    "also noch die Ausnahme.",
    en="Nationwide fewer than 10\u00a0% of districts named parents in bodies, networks or projects; a seat is still "
    "the exception.",
)


@indicator(
    "C3",
    label=Text(de="Sitze für Familien", en="seats for families"),
    question=Text(
        de="Wie viele Sitze haben Eltern und Familien dort, wo das Netzwerk steuert und sich trifft?",
        en="How many seats do parents and families have where the network steers and meets?",
    ),
    needs=("memberships",),
    norms=("QR7-5", "B34-2021"),
    dimension="7",
    unit="share",
    better="higher",
    collect=_COLLECT,
)
def seats_for_families(snapshot: Snapshot) -> Outcome:
    """Seats of parents over seats in steering groups, the assembly and the network itself (domain 12.3, C3).

    A seat is one of families by target group G6, actor type (parents' council, self-organized group), sector ELT or
    the role of parents; an actor of which none of this is recorded widens the range, and a list that a source calls
    incomplete opens it. Details: ``seats`` of families in these bodies, ``seats_elsewhere`` in the other bodies of the
    network, and ``<body>`` for each.
    """
    seats = snapshot.derived(FamilySeats)
    rows, families, elsewhere = seats.rows, seats.here, seats.elsewhere
    found = _share(snapshot, rows)
    if some_missing(snapshot, coming_together(snapshot)):
        found = found.open_ended()
    if found.value is None:
        return Outcome(_unrecorded(), missing=(_COLLECT,), n=found.total)
    complete = fully_recorded(snapshot, rows)
    return Outcome.of_share(
        LazyText(lambda: sentences(_sentence(found, families, complete=complete), _beside(elsewhere))),
        found,
        items=LazyItems(lambda: (_item(r) for r in (*families, *elsewhere))),
        details=LazyDetails(
            lambda: {
                "complete": float(complete),
                "seats": float(found.numerator),
                "seats_elsewhere": float(sum(r.seats for r in elsewhere if r.certainty.holds)),
                **{
                    b.id: float(sum(r.seats for r in families if r.body.id == b.id and r.certainty.holds))
                    for b in coming_together(snapshot)
                },
            }
        ),
    )


def _share(snapshot: Snapshot, rows: Sequence[SeatRow]) -> Share:
    return share([Weighed(is_family(snapshot, r), r.certainty, r.seats) for r in rows])


def _item(row: SeatRow) -> Item:
    label = name(f"{row.actor.name}, {row.body.name}")
    return Item((row.actor.id, row.body.id), label, row.certainty, row.note, (row.relation.id,))


def _sentence(found: Share, families: Sequence[SeatRow], *, complete: bool) -> Text:
    held = [r for r in families if r.certainty.holds]
    names = listing_of(name(n) for n in dict.fromkeys(r.actor.name for r in held))
    if held:
        return say(
            "In Steuerung und Netzwerktreffen {numerator:gehört|gehören} {numerator} von {denominator} "
            "{denominator:Sitz|Sitzen} Eltern und Familien: {names}.",
            "Parents and families hold {numerator} of {denominator} {denominator:seat|seats} in steering and "
            "assembly: {names}.",
            denominator=found.denominator,
            names=names,
            numerator=found.numerator,
        )
    if found.denominator == 1:
        return sentences(_ONE_SEAT, _CONTEXT)
    recorded = Text(de="", en="") if complete else Text(de="erfassten ", en="recorded ")
    first = say(
        "Unter den {recorded}{seats} Sitzen in Steuerung und Netzwerktreffen ist keiner von Eltern oder Familien.",
        "Among the {seats} {recorded}seats in steering and assembly none is of parents or families.",
        recorded=recorded,
        seats=found.denominator,
    )
    return sentences(first, _CONTEXT)


_ONE_SEAT = Text(
    de="In Steuerung und Netzwerktreffen ist nur ein Sitz erfasst, keiner von Eltern oder Familien.",
    en="In steering and assembly only one seat is recorded, none of parents or families.",
)


def _beside(rows: Sequence[SeatRow]) -> Text | None:
    names = listing_of(name(f"{r.actor.name} ({r.body.name})") for r in rows if r.certainty.holds)
    if not names.de:
        return None
    return say(
        "In anderen Gremien des Netzwerks sitzen: {names}.", "In other bodies of the network: {names}.", names=names
    )


def _unrecorded() -> Text:
    return Text(
        de="Wer in der Steuerung und in den Netzwerktreffen sitzt, ist noch nicht erfasst.",
        en="Who sits in steering and assembly has not been recorded yet.",
    )
