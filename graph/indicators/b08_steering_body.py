"""B8: whether a steering body exists, meets, and has leaders of youth welfare and health."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from graph.certainty import Certainty, as_number, surest, weakest
from graph.district.leadership import sits_as_leader, system_led
from graph.district.meetings import held_within
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.ranges import Count, count
from graph.district.seats import seat_rows, steering_bodies
from graph.district.snapshot import Snapshot
from graph.fields import HEALTH, YOUTH
from graph.indicators import indicator
from graph.records import Entity
from graph.took_place import held_by_words
from graph.wording import listing_of, sentences
from ontology import Text, say
from ontology.names import BodyLayer, EntityType, Prop
from ontology.values import as_bool

MEETING_MONTHS = 12
MOST_FUNCTIONS = 3
_COLLECT = Text(
    de="Erfassen Sie die Steuerungsgruppe oder den Lenkungskreis, wer darin sitzt und mit welcher Leitungsebene.",
    en="Record the steering group, who sits in it and on which level of leadership.",
)
_CHECKS = (
    Text(de="Bestehen", en="existence"),
    Text(de="Treffen in den letzten 12 Monaten", en="meeting in the last 12 months"),
    Text(de="Leitungen aus Jugendhilfe und Gesundheitswesen", en="leaders of youth welfare and of health care"),
)


class Steering(NamedTuple):
    """A steering body, how sure each of the three checks is, and the records behind each."""

    body: Entity
    checks: tuple[Certainty, Certainty, Certainty]
    records: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

    @property
    def met(self) -> Count:
        """How many checks hold, at least, at most."""
        return count(self.checks)


@indicator(
    "B8",
    label=Text(de="Gremium der Steuerung", en="steering body"),
    question=Text(
        de="Gibt es eine Steuerungsgruppe, trifft sie sich, und sitzen Leitungen beider Systeme darin?",
        en="Is there a steering group, does it meet, and do leaders of both systems sit in it?",
    ),
    needs=(),
    collect=_COLLECT,
    norms=("QR3-4", "B70"),
    dimension="3",
    unit="level",
    better="higher",
)
def steering_body(snapshot: Snapshot) -> Outcome:
    """Checks that the best steering body meets, 0 to 3: exists; met in 12 months; leaders of K and G (domain 12.2 B8).

    Steering bodies are of kind STEUER or LENK, leaders of level STRAT or LEIT (domain 11.4.7). A meeting that nobody
    recorded may have taken place; that no leader sits there is known only if all members and their levels are. Details:
    ``exists``, ``met``, ``leaders`` of the best body, and ``minutes``, the share of network bodies with a recorded
    meeting of which one has minutes.
    """
    found = [_steering(snapshot, b) for b in steering_bodies(snapshot)]
    minutes = {"minutes": _minutes(snapshot)}
    items = tuple(i for steering in found for i in _items(steering))
    possible = [s for s in found if s.checks[0] is not Certainty.ABSENT]
    if not possible:
        return _without(items, denied=bool(found), details=minutes)
    best = max(possible, key=lambda s: (s.met, s.body.name, s.body.id))
    value = best.met.value if best.checks[0].holds else None
    return Outcome(
        LazyText(lambda: _sentence(best)),
        value=value,
        numerator=value,
        denominator=float(MOST_FUNCTIONS),
        low=max(s.met.low for s in possible),
        high=max(s.met.high for s in possible),
        n=len(possible),
        items=items,
        missing=(_COLLECT,) if Certainty.UNKNOWN in best.checks else (),
        details=LazyDetails(
            lambda: {
                **minutes,
                **{key: as_number(c) for key, c in zip(("exists", "met", "leaders"), best.checks, strict=True)},
            }
        ),
    )


def _steering(snapshot: Snapshot, body: Entity) -> Steering:
    exists = snapshot.certainty[body.id]
    meetings = _meetings(snapshot, body)
    met = surest(Certainty.UNKNOWN, *(sure for _, sure in meetings))
    leaders = weakest(*(system_led(snapshot, body, system) for system in (YOUTH, HEALTH)))
    seats = tuple(r.relation.id for r in seat_rows(snapshot, (body,)) if sits_as_leader(r))
    records = ((body.id,), tuple(m.id for m, sure in meetings if sure.holds), seats)
    if not exists.holds:
        return Steering(body, (exists, exists, exists), records)
    return Steering(body, (exists, met, leaders), records)


def _meetings(snapshot: Snapshot, body: Entity) -> list[tuple[Entity, Certainty]]:
    """Meetings of a body in the last 12 months that are not cancelled."""
    own = (m for m in snapshot.possible(EntityType.MEETING) if m.value(Prop.BODY) == body.id)
    dated = ((m, held_within(snapshot, m, MEETING_MONTHS)) for m in own)
    return [(m, sure) for m, sure in dated if sure is not Certainty.ABSENT]


def _minutes(snapshot: Snapshot) -> float | None:
    bodies = {b.id for b in snapshot.bodies_of_layer(BodyLayer.NETWORK)}
    every = (m for m in snapshot.of_type(EntityType.MEETING) if m.value(Prop.BODY) in bodies)
    held = [m for m in every if held_by_words(m.value(Prop.MEETING_STATE) or "")]
    meeting = {m.value(Prop.BODY) for m in held}
    written = {m.value(Prop.BODY) for m in held if as_bool(m.values, Prop.HAS_MINUTES)}
    return len(written) / len(meeting) if meeting else None


def _items(steering: Steering) -> Iterable[Item]:
    for text, sure, records in zip(_CHECKS, steering.checks, steering.records, strict=True):
        label = say("{body}: {text}", "{body}: {text}", body=steering.body.name, text=text)
        yield Item((steering.body.id,), label, sure, _note(sure), records or (steering.body.id,))


def _note(sure: Certainty) -> Text | None:
    if sure is Certainty.UNKNOWN:
        return Text(de="Nicht erfasst; bitte klären.", en="Not recorded; please clarify.")
    return Text(de="Nach Angabe der Quellen nicht.", en="Not, say the sources.") if sure is Certainty.ABSENT else None


def _sentence(best: Steering) -> Text:
    parts = []
    for said, holds in _SAID:
        names = listing_of(text for text, sure in zip(_CHECKS, best.checks, strict=True) if holds(sure))
        if names.de:
            parts.append(say("{said}: {names}.", "{said}: {names}.", said=said, names=names))
    body = best.body.name
    return sentences(say("Gremium der Steuerung ist „{body}“.", "The steering body is “{body}”.", body=body), *parts)


_SAID: tuple[tuple[Text, Callable[[Certainty], bool]], ...] = (
    (Text(de="Belegt", en="Recorded"), lambda sure: sure.holds),
    (Text(de="Nicht erfasst und daher zu klären", en="Not recorded, so to be clarified"), Certainty.UNKNOWN.__eq__),
    (Text(de="Nach Angabe der Quellen nicht", en="Not, say the sources"), Certainty.ABSENT.__eq__),
)


def _without(items: tuple[Item, ...], *, denied: bool, details: dict[str, float | None]) -> Outcome:
    if denied:
        sentence = Text(
            de="Nach Angabe der Quellen gibt es kein Gremium der Steuerung.",
            en="There is no steering body, say the sources.",
        )
        return Outcome(sentence, value=0.0, low=0.0, high=0.0, n=len(items), items=items, details=details)
    sentence = Text(
        de="Nicht erfasst: Eine Steuerungsgruppe oder ein Lenkungskreis ist nicht verzeichnet.",
        en="Not recorded: no steering group is listed.",
    )
    return Outcome(sentence, low=0.0, high=float(MOST_FUNCTIONS), missing=(_COLLECT,), details=details)
