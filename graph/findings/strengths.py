"""What is well anchored and well linked: said before anything is missed, on the same evidence (decision 0025).

A strength rests on records that hold. What is old says from when it is, what is open says that it is: nothing is
praised on silence.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.as_of import RECENT_MONTHS, Dated, confirmed_on
from graph.certainty import Certainty, weakest
from graph.district.agreements import agreements
from graph.district.consultations import in_committee, recent
from graph.district.families import CommitteeSeats, FamilySeats
from graph.district.mandates import COUNCIL, MANDATES, likely_mandate, mandate_level
from graph.district.network import COOPERATION
from graph.district.outcome import Outcome
from graph.district.roll import Roll
from graph.district.seats import EVERY_STANDING, STEERING_KINDS, SeatRow, is_body, seat_rows, system_of
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import crosses_systems
from graph.fields import HEALTH, YOUTH
from graph.findings.finding import Evidence
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.standing import once
from graph.records import Entity, Record
from graph.wording import inner, listed, several, spelled
from ontology import Text, say
from ontology.names import BodyKind, BodyLayer, EntityType, Prop, RelationType

MOST = 5
"""As many strengths stand before the findings."""
_SHOWN = 12
"""Pieces of evidence that stand with a strength."""


@dataclass(frozen=True, slots=True)
class StrongPoint:
    """One thing that is well anchored or well linked: a sentence, what shows it, and the day it describes.

    ``stale``: last confirmed more than 24 months ago; ``open``: something of it is still to be confirmed. The sentence
    says so in both cases.
    """

    id: str
    text: Text
    evidence: tuple[Evidence, ...]
    indicators: tuple[str, ...]
    norms: tuple[str, ...]
    as_of: str = ""
    stale: bool = False
    open: bool = False


class _Seen(NamedTuple):
    """What a look finds: the statement without its stop, the records behind it, and the oldest day where one is old."""

    text: Text
    records: Sequence[Record]
    as_of: str = ""
    stale: bool = False
    open: bool = False


_Look = Callable[[Snapshot, Mapping[str, Outcome]], _Seen | None]


def strengths_of(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> tuple[StrongPoint, ...]:
    """At most five: what is current before what is old or open, else in the order of `_LOOKS`."""
    looks = ((id, look(snapshot, outcomes), indicators, norms) for id, look, indicators, norms in _LOOKS)
    found = [_strength(snapshot, id, seen, (i, n)) for id, seen, i, n in looks if seen is not None]
    return tuple(sorted(found, key=lambda s: s.stale or s.open)[:MOST])


def _strength(snapshot: Snapshot, id: str, seen: _Seen, basis: tuple[tuple[str, ...], tuple[str, ...]]) -> StrongPoint:
    stop = say(" (Stand {day}).", " (as of {day}).", day=spelled(seen.as_of)) if seen.stale else Text(de=".", en=".")
    shown = once(evidence_from(snapshot, seen.records, Text(de="zeigt diese Stärke", en="shows this strength")))
    text = say("{text}{stop}", "{text}{stop}", text=seen.text, stop=stop)
    return StrongPoint(id, text, shown[:_SHOWN], *basis, seen.as_of, seen.stale, seen.open)


def _on(text: Text, rows: Iterable[Dated]) -> _Seen:
    """What relations show; where any of them is old it says from when the oldest is."""
    found = list(rows)
    old = [confirmed_on(d.relation) for d in found if d.certainty is Certainty.STALE]
    newest = max((confirmed_on(d.relation) for d in found), default="")
    return _Seen(text, [d.relation for d in found], min(old, default=newest), bool(old))


def _dated(rows: Iterable[SeatRow]) -> list[Dated]:
    return [Dated(r.relation, r.certainty) for r in rows]


def _held(rows: Iterable[SeatRow]) -> tuple[SeatRow, ...]:
    return tuple(r for r in rows if r.certainty.holds)


# -- politics -----------------------------------------------------------------------------------------------------


def _mandate(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> _Seen | None:
    """B1: council or committee decided on network or concept; without a kind that is asked."""
    del outcomes
    decided = [r for r in snapshot.of_type(EntityType.RESOLUTION) if r.value(Prop.KIND) in MANDATES]
    found = [(level, r) for r in decided if (level := _level(snapshot, r))]
    if found:
        level, newest = max(found, key=lambda row: (row[0], row[1].value(Prop.DATE) or ""))
        text = say(
            "{body} hat das Netzwerk oder sein Konzept beschlossen: {resolution}",
            "{body} decided on the network or its concept: {resolution}",
            body=Text(
                de="Die Vertretungskörperschaft" if level == COUNCIL else "Der Jugendhilfeausschuss",
                en="The council" if level == COUNCIL else "The youth welfare committee",
            ),
            resolution=inner(newest.name),
        )
        return _Seen(text, [newest], newest.value(Prop.DATE) or "")
    likely = likely_mandate(snapshot)
    if likely is None or not likely.row.certainty.holds:
        return None
    text = say(
        "Vermutlich der Auftrag: „{paper}“, {label} (bitte bestätigen)",
        "Probably the mandate: “{paper}”, {label} (please confirm)",
        paper=inner(likely.row.paper.name),
        label=likely.row.label,
    )
    return _Seen(text, [likely.row.relation], likely.row.date, open=True)


def _level(snapshot: Snapshot, resolution: Entity) -> int:
    return mandate_level(snapshot.known(resolution.value(Prop.BODY) or "")) or 0


def _in_politics(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> _Seen | None:
    """B3: the youth welfare committee had the topic in the last 24 months."""
    del outcomes
    rows = [c for c in recent(snapshot, RECENT_MONTHS) if in_committee(c) and c.certainty.holds]
    if not rows:
        return None
    text = say(
        "Frühe Hilfen waren in den letzten 24 Monaten Thema im Jugendhilfeausschuss, zuletzt am {day}",
        "In the last 24 months early help was a topic of the youth welfare committee, last on {day}",
        day=spelled(rows[-1].date),
    )
    return _Seen(text, [c.relation for c in rows], rows[-1].date)


def _interlock(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> _Seen | None:
    """B6: several members of network bodies sit in the youth welfare committee as well."""
    del outcomes
    inside = _held(seat_rows(snapshot, snapshot.bodies_of_layer(BodyLayer.NETWORK), EVERY_STANDING))
    outside = _held(seat_rows(snapshot, snapshot.bodies_of_kind(BodyKind.JHA), EVERY_STANDING))
    network = {r.actor.id for r in inside if not is_body(snapshot, r.actor)}
    shared = sorted({r.actor.id for r in outside} & network)
    if len(shared) < 2:
        return None
    text = say(
        "{number} {number:Stelle sitzt|Stellen sitzen} im Netzwerk und zugleich im Jugendhilfeausschuss: {names}",
        "{number} organizations sit in the network and in the youth welfare committee as well: {names}",
        number=len(shared),
        names=listed([snapshot.name(i) for i in shared], 3),
    )
    return _on(text, _dated(r for r in (*inside, *outside) if r.actor.id in shared))


# -- the network --------------------------------------------------------------------------------------------------


def _steering(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> _Seen | None:
    """B8, C13: one steering body in which youth welfare and health sit together."""
    del outcomes
    for body in snapshot.bodies_of_kind(*STEERING_KINDS):
        rows = _held(seat_rows(snapshot, (body,)))
        systems = [system_of(snapshot, r.actor) for r in rows]
        youth, health = (sum(r.seats for r, s in zip(rows, systems, strict=True) if s == x) for x in (YOUTH, HEALTH))
        if youth and health:
            text = say(
                "In „{body}“ steuern Jugendhilfe ({youth}) und Gesundheitswesen ({health}) gemeinsam",
                "In “{body}” youth welfare ({youth}) and health care ({health}) steer together",
                body=inner(body.name),
                youth=Text(de=several(youth, "Sitz", "Sitze"), en=several(youth, "seat", "seats")),
                health=Text(de=several(health, "Sitz", "Sitze"), en=several(health, "seat", "seats")),
            )
            return _on(text, _dated(rows))
    return None


def _families(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> _Seen | None:
    """C3: parents or families have a seat where the network steers, in its other bodies, or in the committee."""
    del outcomes
    seats, committee = snapshot.derived(FamilySeats), snapshot.derived(CommitteeSeats)
    rows = _held((*seats.here, *seats.elsewhere, *committee.groups, *committee.parents))
    if not rows:
        return None
    who = listed(list(dict.fromkeys(f"{r.actor.name} ({r.body.name})" for r in rows)), 2)
    return _on(
        say("Eltern und Familien sitzen mit: {who}", "Parents and families sit in: {who}", who=who), _dated(rows)
    )


def _agreed(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> _Seen | None:
    """B10: agreements in force, and how many have signed."""
    del outcomes
    valid = [a for a in snapshot.derived(agreements) if a.state == "valid" and a.certainty.holds]
    signed = [d for a in valid for d in a.signatures if d.certainty.holds]
    parties = {d.relation.source for d in signed}
    if len(valid) < 2 or len(parties) < 2:
        return None
    text = say(
        "{number} {number:Vereinbarung ist|Vereinbarungen sind} erfasst und nicht beendet, {parties} {parties:Stelle "
        "hat|Stellen haben} unterzeichnet",
        "{number} agreements are recorded and not ended, {parties} organizations have signed",
        number=len(valid),
        parties=len(parties),
    )
    return _on(text, [Dated(d.relation, weakest(a.certainty, d.certainty)) for a in valid for d in a.signatures])


def _across(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> _Seen | None:
    """A4: recorded cooperation between youth welfare and health care."""
    del outcomes
    actors = snapshot.network.actors
    pairs = [frozenset((actors[t.a], actors[t.b])) for t in snapshot.network.ties(COOPERATION)]
    across = {p for p in pairs if crosses_systems(snapshot, p)}
    if len(across) < 2:
        return None
    rows = snapshot.relations_of(RelationType.COOPERATION)
    text = say(
        "{number} {number:Verbindung|Verbindungen} zwischen Jugendhilfe und Gesundheitswesen {number:ist|sind} belegt",
        "{number} links between youth welfare and health care are on record",
        number=len(across),
    )
    ends = ((d, frozenset((d.relation.source, d.relation.target))) for d in rows if d.certainty.holds)
    return _on(text, [d for d, pair in ends if pair in across])


def _core(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> _Seen | None:
    """A2: every core sector takes part."""
    found = outcomes["A2"]
    if found.value is None or found.value != found.denominator:
        return None
    text = say(
        "In den Netzwerkgremien {number:wirkt|wirken} {number:g} von {number:g} {number:Kernbereich|Kernbereichen} "
        "Früher Hilfen mit",
        "In the bodies of the network {number:g} of {number:g} core {number:sector|sectors} of early help "
        "{number:takes|take} part",
        number=found.value,
    )
    bodies = snapshot.derived(Roll).bodies
    return _on(text, [d for b in bodies for d in snapshot.seats_in(b.id) if d.certainty.holds])


_LOOKS: tuple[tuple[str, _Look, tuple[str, ...], tuple[str, ...]], ...] = (
    ("mandate", _mandate, ("B1",), ("QR5-6",)),
    ("committee", _in_politics, ("B3",), ("QR5-1",)),
    ("interlock", _interlock, ("B6",), ("QR5-3",)),
    ("steering", _steering, ("B8", "C13"), ("QR3-4",)),
    ("families", _families, ("C3", "C5"), ("QR7-5",)),
    ("across", _across, ("A4",), ("QR1-1",)),
    ("agreements", _agreed, ("B10",), ("MS4", "QR3-6")),
    ("core sectors", _core, ("A2",), ("QR1-1",)),
)
