"""One seat for health care in the youth welfare committee: what it would solve, and who could hold it (B6, B14)."""

from collections.abc import Sequence

from graph.district.snapshot import Snapshot
from graph.fields import HEALTH
from graph.findings.finding import Combined, Finding, Matter
from graph.findings.parts.rank import SOLVES_MORE
from graph.findings.parts.standing import Standing, network_bodies, speaks_for, standing_of
from graph.records import Entity
from graph.wording import listing_of, sentences
from ontology import say
from ontology.names import ActorType, Prop


def lacks_health(snapshot: Snapshot, committee: Standing) -> bool:
    """Whether nobody among the recorded seats of the committee speaks for health care."""
    return not any(speaks_for(snapshot, seat, HEALTH) for seat in committee.seats)


def most_seated(snapshot: Snapshot) -> tuple[Entity, list[Entity]] | None:
    """The health organization that sits in most network bodies, the public health office first."""
    sits: dict[str, list[Entity]] = {}
    for body in network_bodies(snapshot):
        for member in standing_of(snapshot, body).members:
            sits.setdefault(member, []).append(body)
    health = [o for o in snapshot.organizations if o.id in sits and snapshot.in_system(o.id, HEALTH)]
    if not health:
        return None
    best = min(health, key=lambda o: (ActorType.GA not in o.all(Prop.ACTOR_TYPE), -len(sits[o.id]), o.id))
    return best, sits[best.id]


def one_seat(committee: Standing) -> Matter:
    """What a seat for health care in the committee solves is one matter: the seat, and the bodies it would join."""
    return Matter(f"health in committee {committee.body.id}", _told)


def _told(parts: Sequence[Finding]) -> Combined:
    """The missing seat speaks; which bodies share no member with the committee stands in the reason."""
    lead = next((p for p in parts if p.rule == "committee_without_health"), parts[0])
    names = listing_of(p.called for p in parts if p is not lead)
    apart = say(
        "Derselbe Sitz gäbe ein gemeinsames Mitglied, das bisher fehlt, mit: {names}.",
        "The same seat would give a shared member, which is lacking so far, with: {names}.",
        names=names,
    )
    return Combined(lead.title, sentences(lead.reason, apart), lead.effect, lead.takes, (SOLVES_MORE,))


__all__ = ["lacks_health", "most_seated", "one_seat"]
