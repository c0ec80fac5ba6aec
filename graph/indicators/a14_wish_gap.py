"""A14: who would like to work together and does not yet."""

from collections.abc import Mapping
from typing import NamedTuple

from graph.certainty import Certainty, surest, weakest
from graph.district.network import COOPERATION
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.ranges import Count
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import crosses_systems, no_verdict
from graph.indicators import indicator
from graph.wording import name, paired, semicolons, sentences, several
from ontology import Text, say
from ontology.names import RelationType

_Pair = tuple[str, str]
_COLLECT = Text(
    de="Fragen Sie in der nächsten Erhebung: Mit wem würden Sie gern mehr zusammenarbeiten?",
    en="Ask in the next survey: with whom would you like to work more?",
)
_TALK = {
    Certainty.ABSENT: Text(de="Noch keine Zusammenarbeit; ein Gespräch lohnt.", en="No cooperation yet; worth a talk."),
    Certainty.UNKNOWN: Text(
        de="Eine Zusammenarbeit ist nicht erfasst; bitte klären.", en="No cooperation is recorded; please clarify."
    ),
    Certainty.STALE: Text(
        de="Die erfasste Zusammenarbeit ist seit mehr als 24 Monaten nicht bestätigt.",
        en="The recorded cooperation has not been confirmed for more than 24 months.",
    ),
}


class Wish(NamedTuple):
    """A pair with a wish: how sure it is that both wish, that they cooperate, and the wishes on record."""

    pair: _Pair
    mutual: Certainty
    tie: Certainty
    records: tuple[str, ...]


@indicator(
    "A14",
    label=Text(de="Gegenseitige Wünsche", en="wish gap"),
    question=Text(
        de="Wer möchte zusammenarbeiten und tut es noch nicht?",
        en="Who would like to work together and does not yet?",
    ),
    needs=("actors",),
    collect=_COLLECT,
    norms=("3",),
    dimension="3",
    unit="count",
    better="none",
)
def wish_gap(snapshot: Snapshot) -> Outcome:
    """Pairs that wish for each other and have no recorded tie from intensity 2 (domain 12.1 A14, 4.3 no. 5).

    ``low`` counts those that sources say do not cooperate; ``high`` also those with one wish whose partner was not
    asked and those with a stale tie. Pairs without any wish are not counted, for nobody spoke of them. Items: mutual
    wishes first, and of these the pairs of youth welfare and health.
    """
    wishes = _wishes(snapshot)
    if not wishes:
        return Outcome(_unasked(), missing=(_COLLECT,))
    open_ = [w for w in wishes if w.tie is not Certainty.PRESENT and w.mutual is not Certainty.ABSENT]
    items = tuple(_item(snapshot, w) for w in open_)
    if not snapshot.ties_suffice:
        return no_verdict(snapshot, items, {"pairs": len(wishes)})
    found = wish_count(wishes)
    alone = wish_count([w for w in wishes if not set(w.pair) & snapshot.coordination])
    return Outcome.of_count(
        LazyText(lambda: _sentence(snapshot, wishes, found, alone)),
        found,
        of=sum(w.mutual.holds for w in wishes),
        n=len(wishes),
        items=items,
        details=LazyDetails(
            lambda: {
                "mutual": sum(w.mutual.holds for w in wishes),
                "one_sided": sum(not w.mutual.holds for w in wishes),
                "cross_system": sum(_gap(w) and _crosses(snapshot, w) for w in wishes),
                "without_coordination": alone.value,
            }
        ),
    )


def wish_count(wishes: list[Wish]) -> Count:
    """How many wish for each other without a tie: as recorded, at least, at most.

    >>> yes, open_, no = Certainty.PRESENT, Certainty.UNKNOWN, Certainty.ABSENT
    >>> wish_count([Wish(("a", "b"), yes, no, ()), Wish(("a", "c"), yes, open_, ()), Wish(("b", "c"), open_, no, ())])
    Count(value=2.0, low=1.0, high=3.0)
    """
    sure = [w for w in wishes if w.mutual is Certainty.PRESENT and w.tie is Certainty.ABSENT]
    possible = [w for w in wishes if w.mutual is not Certainty.ABSENT and w.tie is not Certainty.PRESENT]
    return Count(float(sum(_gap(w) for w in wishes)), float(len(sure)), float(len(possible)))


def _gap(wish: Wish) -> bool:
    return wish.mutual.holds and not wish.tie.holds


def _wishes(snapshot: Snapshot) -> list[Wish]:
    """The pairs of which at least one perhaps wishes for the other, the most urgent first."""
    said: dict[_Pair, Certainty] = {}
    records: dict[_Pair, list[str]] = {}
    for relation, certainty in snapshot.relations_of(RelationType.COOPERATION_WISH):
        way = relation.source, relation.target
        if relation.source != relation.target:
            said[way] = surest(said.get(way, certainty), certainty)
            records.setdefault(way, []).append(relation.id)
    pairs = sorted({(min(way), max(way)) for way, sure in said.items() if sure is not Certainty.ABSENT})
    found = (_wish(snapshot, pair, said, records) for pair in pairs)
    return sorted(found, key=lambda w: _most_urgent(snapshot, w))


def _wish(snapshot: Snapshot, pair: _Pair, said: Mapping[_Pair, Certainty], records: Mapping[_Pair, list[str]]) -> Wish:
    ways = pair, pair[::-1]
    # Whoever was asked and did not name the other has no such wish; whoever was not asked may have it.
    mutual = weakest(*(said.get(w) or (Certainty.ABSENT if snapshot.asked(*w) else Certainty.UNKNOWN) for w in ways))
    tie = snapshot.pair_certainty(*pair, COOPERATION)
    return Wish(pair, mutual, tie, tuple(r for w in ways for r in records.get(w, ())))


def _crosses(snapshot: Snapshot, wish: Wish) -> bool:
    return crosses_systems(snapshot, wish.pair)


def _most_urgent(snapshot: Snapshot, wish: Wish) -> tuple[bool, bool, bool, str, str]:
    names = sorted(snapshot.name(id) for id in wish.pair)
    return not wish.mutual.holds, not _crosses(snapshot, wish), wish.tie.holds, names[0], names[1]


def _label(snapshot: Snapshot, wish: Wish) -> Text:
    one, other = (snapshot.name(id) for id in wish.pair)
    return name(paired(one, other))


def _item(snapshot: Snapshot, wish: Wish) -> Item:
    single = Text(
        de="Bisher ist nur ein Wunsch von einer Seite erfasst.", en="So far one side's wish only is recorded."
    )
    # A gap as sure as the wish, and as it is sure that they do not cooperate.
    missing = Certainty.PRESENT if wish.tie is Certainty.ABSENT else Certainty.UNKNOWN
    note = sentences(None if wish.mutual.holds else single, _TALK[wish.tie])
    return Item(wish.pair, _label(snapshot, wish), weakest(wish.mutual, missing), note, wish.records)


def _sentence(snapshot: Snapshot, wishes: list[Wish], found: Count, alone: Count) -> Text:
    gaps = [_label(snapshot, w) for w in wishes if _gap(w)]
    names = Text(de=semicolons(g.de for g in gaps), en=semicolons(g.en for g in gaps))
    # The full stop of "e. V." ends the sentence, too.
    which = (f": {names.de.removesuffix('.')}", f": {names.en.removesuffix('.')}") if gaps else ("", "")
    pairs = several(found.value, "Paar wünscht", "Paare wünschen"), several(found.value, "pair wishes", "pairs wish")
    main = say(
        "{pairs} sich gegenseitig mehr Zusammenarbeit, ohne dass schon eine belegt ist (ohne die Koordination "
        "{value:g}){which}.",
        "{pairs} for more cooperation with each other without one on record yet (without the coordination "
        "{value:g}){which}.",
        value=alone.value,
        pairs=Text(de=pairs[0], en=pairs[1]),
        which=Text(de=which[0], en=which[1]),
    )
    single = sum(not w.mutual.holds for w in wishes)
    rest = say(
        "Bei {amount} ist der Wunsch einer Seite erfasst.",
        "For {amount} the wish of one side is recorded.",
        amount=Text(
            de=several(single, "weiteren Paar", "weiteren Paaren"), en=several(single, "more pair", "more pairs")
        ),
    )
    return sentences(main, rest if single else None)


def _unasked() -> Text:
    return Text(
        de="Nicht erfasst: Es ist nicht bekannt, wer mit wem mehr zusammenarbeiten möchte.",
        en="Not recorded: it is not known who would like to work more with whom.",
    )
