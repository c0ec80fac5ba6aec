"""B12: whether early help is anchored on the health side, too."""

from collections.abc import Mapping, Sequence

from graph.as_of import RECENT_MONTHS
from graph.certainty import Certainty, surest
from graph.district.consultations import Consulted, recent
from graph.district.outcome import Item, LazyItems, LazyText, Outcome
from graph.district.seats import EVERY_STANDING, SeatRow, seat_rows
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import listing_of, name, sentences
from ontology import Text, say
from ontology.names import BodyKind, BodyLayer

HEALTH_SIDE = (BodyKind.KGK, BodyKind.PSAG, BodyKind.GESA)
NONE, TOPIC, MEMBER = range(3)
LAYERS = (BodyLayer.POLITICAL, BodyLayer.HEALTH)
_LABELS = (
    Text(de="weder Thema noch Mitglied erfasst", en="neither topic nor member recorded"),
    Text(de="Thema", en="topic"),
    Text(de="Mitglied", en="member"),
)
_COLLECT = Text(
    de="Erfassen Sie Kommunale Gesundheitskonferenz, Psychosoziale Arbeitsgemeinschaft und Gesundheitsausschuss, "
    "soweit es sie gibt: wer darin sitzt und wann Frühe Hilfen dort Thema waren.",
    en="Record municipal health conference, psychosocial working group and health committee, as far as they exist: "
    "who sits in them, and when early help was a topic there.",
)


@indicator(
    "B12",
    label=Text(de="Verankerung auf der Gesundheitsseite", en="health-side anchoring"),
    question=Text(
        de="Sind die Frühen Hilfen in Gesundheitskonferenz, PSAG oder Gesundheitsausschuss Thema oder vertreten?",
        en="Is early help a topic or a member in health conference, psychosocial working group or health committee?",
    ),
    needs=(),
    norms=("5", "land-bw", "land-nw"),
    dimension="5",
    unit="level",
    better="higher",
    collect=_COLLECT,
)
def health_side(snapshot: Snapshot) -> Outcome:
    """2 if early help sits in a KGK, PSAG or GESA, 1 if it was a topic there in 24 months, else 0 (domain 12.2, B12).

    It sits there with the coordination, the network or one of its bodies; that some partner of the network does (the
    public health office does by office) says nothing of early help and stands in the details (``partners``). No source
    says that a search for papers was complete, so the upper bound is 1, or 2 unless all members are recorded. Details:
    the level of each body, and ``coordination``: 1 if it sits there.
    """
    bodies = snapshot.bodies_of_kind(*HEALTH_SIDE)
    topics = [r for r in recent(snapshot, RECENT_MONTHS, LAYERS) if r.body.id in {b.id for b in bodies}]
    rows = seat_rows(snapshot, bodies, EVERY_STANDING)
    network = _standing_for(snapshot)
    ours = [r for r in rows if r.actor.id in network]
    levels = [_level(b, topics, ours) for b in bodies]
    known = any(r.certainty.holds for r in topics) or any(r.certainty.holds for r in rows)
    complete = bool(bodies) and all(snapshot.members_complete(b) for b in bodies)
    return Outcome(
        sentence=LazyText(lambda: _sentence(bodies, [value for value, _, _ in levels], known=known)),
        value=float(max(value for value, _, _ in levels)) if known else None,
        low=float(max((low for _, low, _ in levels), default=NONE)),
        high=float(max((TOPIC if complete else MEMBER, *(high for _, _, high in levels)))),
        n=len(bodies),
        items=LazyItems(
            lambda: (_item(b, value, topics, ours) for b, (value, _, _) in zip(bodies, levels, strict=True))
        ),
        missing=() if known else (_COLLECT,),
        details=_details(snapshot, bodies, [value for value, _, _ in levels], rows),
    )


def _standing_for(snapshot: Snapshot) -> frozenset[str]:
    """Whose seat is a seat of early help: the coordination, the network, and its bodies."""
    return snapshot.coordination | {b.id for b in snapshot.bodies_of_layer(BodyLayer.NETWORK)}


def level_of_body(member: Certainty, topic: Certainty) -> tuple[int, int, int]:
    """The level of a body as recorded, at least, and at most.

    >>> level_of_body(Certainty.STALE, Certainty.PRESENT), level_of_body(Certainty.UNKNOWN, Certainty.ABSENT)
    ((2, 1, 2), (0, 0, 2))
    """
    steps = ((MEMBER, member), (TOPIC, topic))
    value = max((step for step, sure in steps if sure.holds), default=NONE)
    low = max((step for step, sure in steps if sure is Certainty.PRESENT), default=NONE)
    high = max((step for step, sure in steps if sure is not Certainty.ABSENT), default=NONE)
    return value, low, high


def _level(body: Entity, topics: Sequence[Consulted], members: Sequence[SeatRow]) -> tuple[int, int, int]:
    seated = [r.certainty for r in members if r.body.id == body.id]
    heard = [r.certainty for r in topics if r.body.id == body.id]
    return level_of_body(surest(Certainty.ABSENT, *seated), surest(Certainty.ABSENT, *heard))


def _details(
    snapshot: Snapshot, bodies: Sequence[Entity], levels: Sequence[int], rows: Sequence[SeatRow]
) -> Mapping[str, float]:
    held = {r.actor.id for r in rows if r.certainty.holds}
    partners = set(snapshot.members(snapshot.bodies_of_layer(BodyLayer.NETWORK))) - _standing_for(snapshot)
    return {
        "coordination": float(bool(held & snapshot.coordination)),
        "partners": float(len(held & partners)),
        **{b.id: float(level) for b, level in zip(bodies, levels, strict=True)},
    }


def _item(body: Entity, value: int, topics: Sequence[Consulted], rows: Sequence[SeatRow]) -> Item:
    heard = [r for r in topics if r.body.id == body.id]
    seated = [r for r in rows if r.body.id == body.id]
    dates = listing_of(r.label for r in heard)
    note = sentences(_LABELS[value], say("({dates})", "({dates})", dates=dates) if heard else None)
    records = (*(r.relation.id for r in heard), *(r.relation.id for r in seated))
    said = (*(r.certainty for r in heard), *(r.certainty for r in seated))
    certainty = surest(Certainty.UNKNOWN, *said) if value else Certainty.UNKNOWN
    return Item((body.id,), name(body.name), certainty, note, records)


def _sentence(bodies: Sequence[Entity], levels: Sequence[int], *, known: bool) -> Text:
    if not known:
        return Text(
            de="Ob die Frühen Hilfen in Gremien der Gesundheitsseite Thema oder vertreten sind, ist nicht erfasst.",
            en="Whether early help is a topic or a member in bodies of health has not been recorded yet.",
        )
    by_level = {
        level: listing_of(name(b.name) for b, value in zip(bodies, levels, strict=True) if value == level)
        for level in (MEMBER, TOPIC, NONE)
    }
    member, topic, none = (by_level[level] for level in (MEMBER, TOPIC, NONE))
    return sentences(
        say("Die Frühen Hilfen sind vertreten in: {member}.", "Early help sits in: {member}.", member=member)
        if member.de
        else None,
        say(
            "In den letzten 24 Monaten waren die Frühen Hilfen Thema in: {topic}.",
            "In the last 24 months early help was a topic in: {topic}.",
            topic=topic,
        )
        if topic.de
        else None,
        say(
            "In den erfassten Angaben weder Thema noch vertreten: {none}.",
            "As far as recorded neither a topic nor a member in: {none}.",
            none=none,
        )
        if none.de
        else None,
    )
