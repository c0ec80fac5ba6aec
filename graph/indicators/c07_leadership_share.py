"""C7: the share of leaders among the members of the network bodies."""

from collections.abc import Sequence

from graph.certainty import Certainty
from graph.district.leadership import Leadership
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.ranges import Share
from graph.district.seats import LEADERS, STEERING_KINDS, SeatRow, system_of
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.wording import listing_of, name, percent, sentences
from ontology import Text, say
from ontology.names import Level, Prop

ENOUGH, FEW = 0.7, 0.5
"""Below this share of known levels the value comes with a question; as the gate for ties (domain 12)."""
_COLLECT = Text(
    de="Ergänzen Sie bei den Mitgliedern der Netzwerkgremien die Ebene: Leitung, Koordination oder Fachkraft.",
    en="Add the level to the members of the network bodies: leadership, coordination or professional.",
)


@indicator(
    "C7",
    label=Text(de="Anteil der Leitungskräfte", en="leadership share"),
    question=Text(
        de="Wie viele der Mitglieder in den Netzwerkgremien haben Leitungsverantwortung?",
        en="How many of the members of the network bodies have leadership responsibility?",
    ),
    needs=("memberships",),
    norms=("5",),
    dimension="5",
    unit="share",
    better="none",
    collect=_COLLECT,
)
def leadership_share(snapshot: Snapshot) -> Outcome:
    """Members of level STRAT or LEIT over members whose level is known, in the network bodies (domain 12.3, C7).

    The level is that of the seat, else of its post, else of the actor; whoever has none widens the range. Bodies that
    are members are left out; a list that a source calls incomplete opens the range. Details: ``<body>`` and
    ``<body>|strategic`` for each body, ``system_K`` and ``system_G`` for the two systems, ``known`` for the share of
    members with a level.
    """
    leadership = snapshot.derived(Leadership)
    rows, found = leadership.rows, leadership.share
    if found.value is None:
        return Outcome(_unrecorded(), low=found.low, high=found.high, n=found.total, missing=(_COLLECT,))
    return Outcome.of_share(
        LazyText(lambda: _sentence(snapshot, found, rows)),
        found,
        items=LazyItems(lambda: (_item(snapshot, r) for r in rows if r.level in LEADERS)),
        missing=(_COLLECT,) if found.denominator < ENOUGH * found.total else (),
        details=LazyDetails(
            lambda: {
                "known": found.denominator / found.total,
                **{
                    f"system_{k}": leadership.share_of([r for r in rows if system_of(snapshot, r.actor) == k]).value
                    for k in "KG"
                },
                **_per_body(leadership),
            }
        ),
    )


def _per_body(leadership: Leadership) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    for body in leadership.bodies:
        found[body.id] = leadership.share_of(leadership.seated(body.id)).value
        strategic = leadership.strategic(body)
        found[f"{body.id}|strategic"] = None if strategic is None else float(strategic)
    return found


def _item(snapshot: Snapshot, row: SeatRow) -> Item:
    level = snapshot.model.code("Level", row.level or Level.LEIT).label
    label = name(f"{row.actor.name}, {row.body.name}")
    return Item((row.actor.id, row.body.id), label, row.certainty, level, (row.relation.id,))


def _sentence(snapshot: Snapshot, found: Share, rows: Sequence[SeatRow]) -> Text:
    if found.denominator < FEW * found.total:
        return sentences(_too_few(found), _steering(snapshot, rows))
    first = say(
        "{numerator} von {denominator} {denominator:Mitglied|Mitgliedern} mit bekannter Ebene ({share}) in den "
        "Netzwerkgremien {numerator:hat|haben} Leitungsverantwortung.",
        "{numerator} of {denominator} members of known level ({share}) in the network bodies are leaders.",
        numerator=found.numerator,
        denominator=found.denominator,
        share=percent(found.value or 0),
    )
    unknown = found.total - found.denominator
    second = say(
        "Bei {unknown} weiteren ist die Ebene nicht erfasst.",
        "For {unknown} more the level is not recorded.",
        unknown=unknown,
    )
    return sentences(first, second if unknown else None, _steering(snapshot, rows))


def _too_few(found: Share) -> Text:
    """Of the few whose level is known most may be of one kind, so a share of them would say nothing."""
    return say(
        "Die Ebene ist erst bei {denominator} von {total} {total:Sitz|Sitzen} der Netzwerkgremien erfasst, "
        "{numerator} davon mit Leitungsverantwortung. Einen Anteil sagt das noch nicht.",
        "The level is recorded only for {denominator} of {total} seats of the network bodies, {numerator} of them "
        "leaders. That does not tell a share yet.",
        denominator=found.denominator,
        total=found.total,
        numerator=found.numerator,
    )


def _steering(snapshot: Snapshot, rows: Sequence[SeatRow]) -> Text | None:
    """Steering bodies of which it is sure that nobody of the strategic level sits in them."""
    steering = {r.body.id: r.body for r in rows if r.body.value(Prop.KIND) in STEERING_KINDS}
    without = []
    for body in steering.values():
        seated = [r for r in rows if r.body.id == body.id and r.certainty is not Certainty.ABSENT]
        levels = {r.level for r in seated}
        if snapshot.members_complete(body) and not levels & {Level.STRAT, None}:
            without.append(name(body.name))
    names = listing_of(without)
    if not names.de:
        return None
    return say(
        "Ohne Verwaltungsspitze, Dezernat oder Amtsleitung arbeitet: {names}.",
        "Without the strategic level works: {names}.",
        names=names,
    )


def _unrecorded() -> Text:
    return Text(
        de="Auf welcher Ebene die Mitglieder der Netzwerkgremien arbeiten, ist noch nicht erfasst.",
        en="On which level the members of the network bodies work has not been recorded yet.",
    )
