"""A10: sectors that hang by one thread: a single organization represents them in the network."""

from graph.certainty import Certainty
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.ranges import Count
from graph.district.roll import STALE, Roll, without_seats
from graph.district.single_threads import SeatedSectors, Single
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import HAS, MEMBER, agreeing, listing_of, sentences
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
    """Number of sectors that exactly one organization or group represents in network bodies (domain 12.1 A10).

    A sector is represented by whoever states it, by a type, group or kind that belongs to it too, as in A2. An entry
    that stands for many ("Frühförderstellen"), speaks for others, or has one without a sector beside it that sounds
    alike is not counted: whether it is the only one is open. ``low`` are the single ones beside which nobody may stand,
    whoever has no sector; ``high`` adds those that may be single, and one for each member without a sector. ``low``
    lets a member without a sector join several sectors at once, so it may be lower than any one filling. A list that a
    source calls incomplete opens both.
    """
    if not snapshot.derived(Roll).parts:
        return without_seats(Text(de="", en=""), ())
    seated = snapshot.derived(SeatedSectors)
    unsorted, represented = len(seated.unsorted), len(seated.represented)
    low, high = seated.range
    return Outcome.of_count(
        LazyText(lambda: _sentence(seated, represented, unsorted)),
        Count(len(seated.single), low, high),
        of=represented,
        n=represented,
        items=(*(_item(snapshot, s) for s in seated.single), *(_open(snapshot, s) for s in seated.undecided)),
        details=LazyDetails(lambda: {"without_sector": unsorted, "undecided": len(seated.undecided)}),
    )


def _item(snapshot: Snapshot, single: Single) -> Item:
    name = snapshot.name(single.only)
    note = say("Nur {name}.", "Only {name}.", name=name)
    if single.part.certainty is Certainty.STALE:
        note = say("{note} {stale}", "{note} {stale}", note=note, stale=STALE)
    return Item((single.sector, single.only), single.label, single.certainty, note, single.part.records)


def _open(snapshot: Snapshot, single: Single) -> Item:
    note = say(
        "„{name}“ kann für mehrere Stellen stehen; bitte klären.",
        "“{name}” may stand for several organizations; please clarify.",
        name=snapshot.name(single.only),
    )
    return Item((single.sector, single.only), single.label, single.certainty, note, single.part.records)


def _sentence(seated: SeatedSectors, represented: int, unsorted: int) -> Text:
    single = seated.single
    names = listing_of(s.label for s in single)
    which = say(": {names}", ": {names}", names=names) if single else Text(de="", en="")
    have = agreeing(len(single), HAS)
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
    main = say(
        "In den erfassten Netzwerkgremien {have} {single_count} von {represented} {represented:Bereich|Bereichen} nur "
        "eine einzige Organisation oder Gruppe{which}.{rest}",
        "In the recorded network bodies, {single_count} of {represented} sectors {have} one single organization or "
        "group{which}.{rest}",
        have=have,
        single_count=len(single),
        represented=represented,
        which=which,
        rest=rest,
    )
    return sentences(main, _undecided(seated))


def _undecided(seated: SeatedSectors) -> Text | None:
    if not seated.undecided:
        return None
    names = listing_of(s.label for s in seated.undecided)
    return say(
        "Ob hinter dem Eintrag nur eine Stelle steht, ist offen bei: {names}.",
        "Whether the entry stands for one organization only is open for: {names}.",
        names=names,
    )
