"""A10: sectors that hang by one thread: a single organization represents them in the network."""

from graph.as_of import Certainty
from graph.district.outcome import Item, Outcome
from graph.district.roll import STALE, Roll, without_seats
from graph.district.single_threads import SeatedSectors, Single
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import HAS, MEMBER, agreeing, listing_of
from ontology import Text


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
    note = Text(de=f"Nur {name}.", en=f"Only {name}.")
    if single.part.certainty is Certainty.STALE:
        note = Text(de=f"{note.de} {STALE.de}", en=f"{note.en} {STALE.en}")
    return Item((single.sector, single.only), single.label, single.certainty, note, single.part.records)


def _sentence(items: tuple[Item, ...], represented: int, unsorted: int) -> Text:
    names = listing_of(i.label for i in items)
    which = Text(de=f": {names.de}" if items else "", en=f": {names.en}" if items else "")
    have = agreeing(len(items), HAS)
    rest = Text(
        de=f" Bei {unsorted} {agreeing(unsorted, MEMBER).de} ist kein Bereich erfasst." if unsorted else "",
        en=f" For {unsorted} {agreeing(unsorted, MEMBER).en} no sector is recorded." if unsorted else "",
    )
    return Text(
        de=f"In den erfassten Netzwerkgremien {have.de} {len(items)} von {represented} Bereichen nur eine einzige"
        f" Organisation oder Gruppe{which.de}.{rest.de}",
        en=f"In the recorded network bodies, {len(items)} of {represented} sectors {have.en} one single organization or"
        f" group{which.en}.{rest.en}",
    )
