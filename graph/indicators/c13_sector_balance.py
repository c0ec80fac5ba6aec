"""C13: how youth welfare and health share the seats of the steering body."""

from collections import Counter
from collections.abc import Mapping, Sequence

from graph.district.leadership import STEERING_UNRECORDED
from graph.district.measures import iqv
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import Weighed, share
from graph.district.seats import (
    STEERING_KINDS,
    SeatRow,
    denies,
    fully_recorded,
    seat_rows,
    some_missing,
    system_of,
)
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import decimal, listing_of, name, sentences
from ontology import Text, say
from ontology.names import Prop, SectorSystem

_SYSTEM_TEXT: Mapping[str, Text] = {
    SectorSystem.K: Text(de="Jugendhilfe", en="youth welfare"),
    SectorSystem.G: Text(de="Gesundheit", en="health"),
    "others": Text(de="andere Bereiche", en="other sectors"),
    "unknown": Text(de="Bereich nicht erfasst", en="sector not recorded"),
}
_COLLECT = Text(
    de="Erfassen Sie die Steuerungsgruppe oder Lenkungsgruppe, wer darin sitzt und aus welchem Bereich.",
    en="Record the steering group, who sits in it and from which sector.",
)


@indicator(
    "C13",
    label=Text(de="Jugendhilfe und Gesundheit in der Steuerung", en="sector balance of the steering body"),
    question=Text(
        de="Wie verteilen sich die Sitze der Steuerung auf Jugendhilfe, Gesundheit und andere Bereiche?",
        en="How are the seats of the steering body shared between youth welfare, health and other sectors?",
    ),
    needs=("memberships",),
    norms=("3",),
    dimension="3",
    unit="share",
    better="none",
    collect=_COLLECT,
)
def sector_balance(snapshot: Snapshot) -> Outcome:
    """Seats of health over seats of known sector in the steering bodies (domain 12.3, C13).

    Systems: K youth welfare, G health, everything else others (domain 11.4.1). Seats of unknown sector widen the
    range; a list that a source calls incomplete opens it. Details: ``seats_K``, ``seats_G``, ``seats_others``,
    ``seats_unknown``, and ``iqv``, the diversity over the categories in use: 1 is an even split, 0 a single system.
    """
    steering = snapshot.bodies_of_kind(*STEERING_KINDS)
    rows = seat_rows(snapshot, steering)
    found = share([Weighed(_is_health(snapshot, r), r.certainty, r.seats) for r in rows])
    if some_missing(snapshot, steering):
        found = found.open_ended()
    if not found.total:
        return Outcome(STEERING_UNRECORDED, missing=(_COLLECT,))
    seats = _seats(snapshot, rows)
    categories = [s for s, n in seats.items() if s != "unknown" for _ in range(n)]
    diversity = iqv(categories)
    return Outcome.of_share(
        LazyText(lambda: _sentence(snapshot, rows, seats, diversity)),
        found,
        items=LazyItems(lambda: (_item(snapshot, r) for r in rows)),
        missing=(_COLLECT,) if found.value is None else (),
        details=LazyDetails(
            lambda: {
                **{f"seats_{s}": float(seats[s]) for s in _SYSTEM_TEXT},
                "iqv": diversity,
                "complete": float(fully_recorded(snapshot, rows)),
            }
        ),
    )


def _category(snapshot: Snapshot, row: SeatRow) -> str:
    system = system_of(snapshot, row.actor)
    if system is None:
        return "unknown"
    return system if system in (SectorSystem.K, SectorSystem.G) else "others"


def _is_health(snapshot: Snapshot, row: SeatRow) -> bool | None:
    category = _category(snapshot, row)
    if category == "unknown":
        return False if denies(row.actor, Prop.SECTOR, *snapshot.sectors_of_system(SectorSystem.G)) else None
    return category == SectorSystem.G


def _seats(snapshot: Snapshot, rows: Sequence[SeatRow]) -> Counter[str]:
    seats: Counter[str] = Counter()
    for row in rows:
        if row.certainty.holds:
            seats[_category(snapshot, row)] += row.seats
    return seats


def _item(snapshot: Snapshot, row: SeatRow) -> Item:
    label = name(f"{row.actor.name}, {row.body.name}")
    note = _SYSTEM_TEXT[_category(snapshot, row)]
    stated = sentences(say("{note};", "{note};", note=note), row.note) if row.note else note
    return Item((row.actor.id, row.body.id), label, row.certainty, stated, (row.relation.id,))


def _sentence(snapshot: Snapshot, rows: Sequence[SeatRow], seats: Counter[str], diversity: float | None) -> Text:
    bodies = {r.body.id: r.body for r in rows}.values()
    where = listing_of(name(b.name) for b in bodies)
    parts = [(seats[s], text) for s, text in _SYSTEM_TEXT.items() if seats[s] or s in (SectorSystem.K, SectorSystem.G)]
    split = listing_of(say("{t} {n}", "{t} {n}", t=t, n=n) for n, t in parts)
    spread = decimal(diversity or 0, digits=2), decimal(diversity or 0, "en", 2)
    first = say(
        "Sitze in {where}: {split} (Ausgewogenheit {spread} von 1).",
        "Seats in {where}: {split} (balance {spread} of 1).",
        where=where,
        split=split,
        spread=Text(de=spread[0], en=spread[1]),
    )
    if seats[SectorSystem.G]:
        return first
    complete = fully_recorded(snapshot, rows) and not seats["unknown"]
    second = Text(
        de="Aus dem Gesundheitswesen sitzt niemand darin."
        if complete
        else "In den erfassten Mitgliedern ist niemand aus dem Gesundheitswesen.",
        en="Nobody from health sits there." if complete else "Among the recorded members nobody is from health.",
    )
    return sentences(first, second)
