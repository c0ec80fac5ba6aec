"""A10: sectors that hang by one thread: a single organization represents them in the network."""

from graph.certainty import Certainty
from graph.district.outcome import Item, Outcome
from graph.district.roll import STALE, Roll, without_seats
from graph.district.single_threads import SeatedSectors, Single
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import HAS, MEMBER, agreeing, listing_of
from ontology import Text, say


@indicator(
    "A10",
    label=Text(de="Bereiche mit nur einer Stimme", en="single-thread sectors"),
    question=Text(
        de="Welche Bereiche fallen weg, wenn eine einzige Organisation ausfällt?",
        en="Which sectors are lost if one single organization drops out?",
    ),
    needs=("actors", "memberships"),
    norms=("3",),
    dimension="3",
    unit="count",
    better="lower",
)
def single_threads(snapshot: Snapshot) -> Outcome:
    """Number of primary sectors that exactly one organization or group represents in network bodies (domain 12.1 A10).

    With p sure and u possible members of a sector (those without a sector may belong to any), it is certainly single
    if p = u = 1, possibly if p <= 1 <= u.
    """
    if not snapshot.derived(Roll).parts:
        return without_seats(Text(de="", en=""), ())
    seated = snapshot.derived(SeatedSectors)
    sectors, unsorted, represented = seated.members, seated.unsorted, seated.represented
    items = tuple(_item(snapshot, single) for single in seated.single)
    low = sum(seated.counted(s) == (1, 1) and not unsorted for s in sectors)
    high = sum(sure <= 1 <= possible + unsorted for sure, possible in map(seated.counted, sectors))
    high += min(unsorted, len(snapshot.model.code_lists["Sector"].codes) - len(sectors))
    return Outcome(
        _sentence(items, len(represented), unsorted),
        value=len(items),
        numerator=len(items),
        denominator=len(represented),
        low=low,
        high=high,
        n=len(represented),
        items=items,
        details={"without_sector": unsorted},
    )


def _item(snapshot: Snapshot, single: Single) -> Item:
    name = snapshot.name(single.only)
    note = say("Nur {name}.", "Only {name}.", name=name)
    if single.part.certainty is Certainty.STALE:
        note = say("{note} {stale}", "{note} {stale}", note=note, stale=STALE)
    return Item((single.sector, single.only), single.label, single.certainty, note, single.part.records)


def _sentence(items: tuple[Item, ...], represented: int, unsorted: int) -> Text:
    names = listing_of(i.label for i in items)
    which = say(": {names}", ": {names}", names=names) if items else Text(de="", en="")
    have = agreeing(len(items), HAS)
    rest = (
        say(
            " Bei {unsorted} {agreeing} ist kein Bereich erfasst.",
            " For {unsorted} {agreeing} no sector is recorded.",
            unsorted=unsorted,
            agreeing=agreeing(unsorted, MEMBER),
        )
        if unsorted
        else Text(de="", en="")
    )
    return say(
        "In den erfassten Netzwerkgremien {have} {items_count} von {represented} Bereichen nur eine einzige "
        "Organisation oder Gruppe{which}.{rest}",
        "In the recorded network bodies, {items_count} of {represented} sectors {have} one single organization or "
        "group{which}.{rest}",
        have=have,
        items_count=len(items),
        represented=represented,
        which=which,
        rest=rest,
    )
