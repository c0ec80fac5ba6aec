"""C11: whether the steering of the network lies with several carriers."""

from collections import Counter
from collections.abc import Mapping, Sequence

from graph.district.carriers import carrier_concentration, carrier_of, concentration_range, is_municipal, steering_seats
from graph.district.leadership import STEERING_UNRECORDED
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.seats import SeatRow
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import decimal, listing_of, name, percent, sentences
from ontology import Text, say
from ontology.names import CarrierKind, Prop

CONCENTRATED = 0.25
"""Above this a body counts as concentrated on few carriers; own proposal of domain 12.3, C11."""
CARRIER_KINDS: Mapping[str, str] = {
    CarrierKind.OEFF_K: "public",
    CarrierKind.OEFF_L: "public",
    CarrierKind.OEFF_B: "public",
    CarrierKind.FREI_W: "free",
    CarrierKind.FREI_K: "free",
    CarrierKind.FREI_S: "free",
    CarrierKind.PRIV: "private",
    CarrierKind.KOER: "other",
    CarrierKind.INFORM: "other",
}
_KIND_TEXT = {
    "public": Text(de="öffentlich", en="public"),
    "free": Text(de="frei-gemeinnützig", en="free"),
    "private": Text(de="privat", en="private"),
    "other": Text(de="sonstige", en="other"),
    "unknown": Text(de="Trägerart nicht erfasst", en="carrier kind not recorded"),
}
_COLLECT = Text(
    de="Erfassen Sie die Steuerungs- oder Lenkungsgruppe, wer darin sitzt und welchen Träger die Mitglieder haben.",
    en="Record the steering group, who sits in it and which carriers the members have.",
)


@indicator(
    "C11",
    label=Text(de="Trägervielfalt in der Steuerung", en="carrier balance of the steering body"),
    question=Text(
        de="Verteilen sich die Sitze in der Steuerung auf mehrere Träger, öffentliche wie freie?",
        en="Are the seats of the steering body spread over several carriers, public and free ones?",
    ),
    needs=("memberships",),
    norms=("J71-02",),
    dimension="3",
    unit="index",
    better="lower",
    collect=_COLLECT,
)
def carrier_balance(snapshot: Snapshot) -> Outcome:
    """Sum of squared shares of seats per carrier (HHI) in the steering bodies (domain 12.3, C11; 4.4).

    The carrier is the one recorded; all offices of a municipality are one carrier, a county is another; else it is the
    organization itself. With several steering bodies the value is that of the most concentrated one. The range holds
    over all fillings: seats in doubt may be there or not, members without a carrier may be of one or each of its own;
    ``low`` takes parts of a seat, so no filling need reach it. A list that a source calls incomplete opens it. Details:
    seats and shares ``public``, ``free``, ``private``, ``other``, ``unknown``, over all steering bodies, and the HHI of
    each body.
    """
    rows, found = snapshot.derived(steering_seats), snapshot.derived(carrier_concentration)
    if not found:
        return Outcome(STEERING_UNRECORDED, missing=(_COLLECT,))
    worst = max(found, key=lambda id: (found[id], id))
    low, high = concentration_range(snapshot)
    seats = _by_kind(snapshot, [r for r in rows if r.certainty.holds])
    return Outcome(
        sentence=LazyText(lambda: _sentence(snapshot, snapshot.entities[worst], found[worst], seats)),
        value=found[worst],
        low=low,
        high=high,
        n=sum(seats.values()),
        items=LazyItems(lambda: (_item(snapshot, r) for r in rows)),
        details=LazyDetails(
            lambda: {
                **{f"seats_{kind}": float(seats[kind]) for kind in _KIND_TEXT},
                **{f"share_{kind}": share for kind, share in _shares(seats).items()},
                **found,
            }
        ),
    )


def _kind(snapshot: Snapshot, actor: Entity) -> str:
    code = actor.value(Prop.CARRIER_KIND) or carrier_of(snapshot, actor).value(Prop.CARRIER_KIND)
    if code is None:
        return "public" if is_municipal(actor) else "unknown"
    return CARRIER_KINDS[code]


def _by_kind(snapshot: Snapshot, rows: Sequence[SeatRow]) -> Counter[str]:
    seats: Counter[str] = Counter()
    for row in rows:
        seats[_kind(snapshot, row.actor)] += row.seats
    return seats


def _shares(seats: Counter[str]) -> dict[str, float | None]:
    known = sum(seats.values()) - seats["unknown"]
    return {kind: seats[kind] / known if known else None for kind in _KIND_TEXT if kind != "unknown"}


def _item(snapshot: Snapshot, row: SeatRow) -> Item:
    carrier, kind = carrier_of(snapshot, row.actor), _KIND_TEXT[_kind(snapshot, row.actor)]
    own = carrier is row.actor
    note = (
        kind if own else say("Träger: {carrier}, {kind}", "carrier: {carrier}, {kind}", carrier=carrier.name, kind=kind)
    )
    label = name(f"{row.actor.name}, {row.body.name}")
    return Item((row.actor.id, row.body.id), label, row.certainty, note, (row.relation.id,))


def _sentence(snapshot: Snapshot, body: Entity, hhi: float, seats: Counter[str]) -> Text:
    total = sum(seats.values())
    parts = [(seats[kind], text) for kind, text in _KIND_TEXT.items() if seats[kind]]
    split = listing_of(
        say("{n} {t} ({share})", "{n} {t} ({share})", n=n, t=t, share=percent(n / total)) for n, t in parts
    )
    among = "" if snapshot.members_complete(body) else "erfasste "
    first = say(
        "{capitalize}Sitze in der Steuerung: {total}, davon {split}.",
        "Seats in steering{capitalize}: {total}, of which {split}.",
        total=total,
        split=split,
        capitalize=Text(de=among.capitalize(), en=", as recorded" if among else ""),
    )
    if seats["unknown"] * 2 > total:
        return sentences(first, _CARRIERS_OPEN)
    few = hhi > CONCENTRATED
    second = say(
        "Die Sitze {words} (Konzentration {figure}; 1 hieße: ein einziger Träger).",
        "The seats {words} (concentration {figure}; 1 would be a single carrier).",
        words=Text(
            de="liegen bei wenigen Trägern" if few else "verteilen sich auf mehrere Träger",
            en="lie with few carriers" if few else "are spread over several carriers",
        ),
        figure=Text(de=decimal(hhi, digits=2), en=decimal(hhi, "en", 2)),
    )
    return sentences(first, second)


_CARRIERS_OPEN = Text(
    de="Wie sich die Sitze auf Träger verteilen, lässt sich damit noch nicht sagen.",
    en="How the seats are spread over carriers cannot be told from that yet.",
)
