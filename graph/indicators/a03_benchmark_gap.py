"""A3: which actor types take part that most districts have in their network."""

from collections.abc import Sequence

from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.partners import Shared, share_lines, usual_elsewhere
from graph.district.ranges import count
from graph.district.roll import Roll, without_seats
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import TAKES, agreeing, decimal, listing_of, sentences
from ontology import Norm, Text, say
from ontology.names import Prop
from ontology.values import as_int


@indicator(
    "A3",
    label=Text(de="Vergleich mit dem Bund", en="comparison with the nation"),
    question=Text(
        de="Welche Stellen fehlen, die in den meisten anderen Bezirken mitwirken?",
        en="Which actors are missing that take part in most other districts?",
    ),
    needs=("actors",),
    norms=("nzfh-shares",),
    dimension="3",
    unit="share",
    better="higher",
)
def benchmark_gap(snapshot: Snapshot) -> Outcome:
    """Actor types taking part / actor types with a published national share (domain 12.1 A3, 3.2; NZFH).

    Comparable only in districts with exactly one network, because the published shares are. The newest share up to
    the year of the date counts; types without a published value are shown, but not counted.
    """
    roll = snapshot.derived(Roll)
    shares = snapshot.derived(share_lines)
    items = LazyItems(lambda: (_item(roll, shared) for shared in shares))
    compared = [shared for shared in shares if shared.norm.value is not None]
    networks = as_int(snapshot.district.values, Prop.NETWORK_COUNT)
    if networks != 1 or not compared:
        return Outcome(_not_comparable(networks), items=items, n=len(shares), missing=_ask(networks))
    if not roll.parts:
        return without_seats(_listed(compared), items)
    found = count(shared.direct.certainty for shared in compared)
    return Outcome.of_part(
        LazyText(lambda: _sentence(roll, compared, int(found.value))),
        found,
        of=len(compared),
        items=items,
        details=LazyDetails(lambda: {shared.type: shared.norm.value for shared in shares}),
    )


def _item(roll: Roll, shared: Shared) -> Item:
    norm, speakers = shared.norm, shared.coverage.speakers
    spoken = roll.names(speakers)
    represented = say("Durch Vertretung dabei: {spoken}.", "By representation: {spoken}.", spoken=spoken)
    more = (represented, _national(norm)) if speakers else (_national(norm),)
    return roll.item(shared.type, _label(roll, shared), shared.direct, *more)


def _label(roll: Roll, shared: Shared) -> Text:
    return roll.snapshot.model.code("ActorType", shared.type).label


def _national(norm: Norm) -> Text:
    if norm.value is None or norm.base is None:
        return Text(de="Bundesweit ist kein Wert veröffentlicht.", en="No national value has been published.")
    return say(
        "Bundesweit {figure} % ({year}, {base}).",
        "Nationwide {figure} % ({year}, {base}).",
        year=norm.year,
        base=norm.base,
        figure=Text(de=decimal(norm.value), en=decimal(norm.value, "en")),
    )


def _sentence(roll: Roll, compared: Sequence[Shared], holding: int) -> Text:
    take = agreeing(holding, TAKES)
    main = say(
        "Von {compared} {compared:Art|Arten} von Stellen mit veröffentlichtem Bundeswert {take} {holding} in den "
        "erfassten Netzwerkgremien mit.",
        "Of {compared} {compared:kind|kinds} of actors with a published national value, {holding} {take} part in the "
        "recorded network bodies.",
        compared=len(compared),
        take=take,
        holding=holding,
    )
    return sentences(main, *(_open(roll, compared, notable=n) for n in (True, False)))


def _open(roll: Roll, compared: Sequence[Shared], *, notable: bool) -> Text | None:
    open_ = [shared for shared in compared if not shared.direct.certainty.holds]
    labels = [_label(roll, shared) for shared in open_ if usual_elsewhere(shared.norm) is notable]
    if not labels:
        return None
    names = listing_of(labels)
    many = "mindestens drei Vierteln" if notable else "weniger als drei Vierteln"
    many_en = "at least three quarters" if notable else "less than three quarters"
    return say(
        "In {many} der Bezirke dabei, hier ohne erfassten Sitz im Netzwerk: {names}.",
        "Taking part in {many} of the districts, here without a recorded seat in the network: {names}.",
        names=names,
        many=Text(de=many, en=many_en),
    )


def _not_comparable(networks: int | None) -> Text:
    if networks is None:
        return Text(
            de="Nicht vergleichbar, solange nicht erfasst ist, wie viele Netzwerke der Bezirk hat: die Bundeswerte "
            "gelten für Bezirke mit genau einem Netzwerk.",
            en="Not comparable until it is recorded how many networks the district has: the national values hold for "
            "districts with exactly one network.",
        )
    if networks == 1:
        return Text(
            de="Bis zu diesem Jahr ist kein Bundeswert veröffentlicht.",
            en="No national value was published up to that year.",
        )
    return say(
        "Nicht vergleichbar: der Bezirk hat {networks} {networks:Netzwerk|Netzwerke}, die Bundeswerte gelten für "
        "Bezirke mit genau einem Netzwerk.",
        "Not comparable: the district has {networks} {networks:network|networks}, the national values hold for "
        "districts with exactly one network.",
        networks=networks,
    )


def _ask(networks: int | None) -> tuple[Text, ...]:
    if networks is not None:
        return ()
    return (
        Text(
            de="Tragen Sie im Blatt Bezirk ein, wie viele Netzwerke Frühe Hilfen es gibt.",
            en="Enter in the sheet Bezirk how many networks of early help there are.",
        ),
    )


def _listed(compared: Sequence[Shared]) -> Text:
    return say(
        "Verglichen {items_count:würde|würden} {items_count} {items_count:Art|Arten} von Stellen mit veröffentlichtem "
        "Bundeswert.",
        "{items_count} {items_count:kind|kinds} of actors with a published national value would be compared.",
        items_count=len(compared),
    )
