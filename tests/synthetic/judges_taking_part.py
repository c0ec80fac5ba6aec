"""Judges of findings on seats in the bodies of the network, and on whether those who take part have a say and come."""

from graph.findings.finding import Finding
from tests.synthetic.draft import ago
from tests.synthetic.facts import ON, Fact
from tests.synthetic.judges import there
from tests.synthetic.judges_network import HEALTH, YOUTH
from tests.synthetic.view import View

CO_DECIDING = ("P4", "P5", "P6", "P7")
"""Levels of participation from which families have a say."""


@there("system_without_seat")
def system_seated(view: View, finding: Finding) -> bool:
    """Somebody of the system sits in the body."""
    body, system = finding.subjects
    sectors = set(HEALTH if system == "G" else YOUTH)
    return any(sectors & view.sectors(m) for m in view.members(body) if view.type(m) in ("Organization", "PersonGroup"))


@there("one_carrier")
def two_carriers(view: View, finding: Finding) -> bool:
    """The seats of the body lie with two carriers: the municipality is one, who has none on record its own."""
    carrier = {actor: carrier for actor, carrier, _ in view.ends("HasCarrier")}
    held = (carrier.get(m, m) for m in view.members(*finding.subjects))
    return len({"municipality" if view.facts[m].value("carrierKind") == "OEFF-K" else m for m in held}) > 1


@there("without_leadership")
def leaders_seated(view: View, finding: Finding) -> bool:
    """Somebody of the strategic level sits in the body."""
    return any(seat.value("level") == "STRAT" for _, seat in view.seats(*finding.subjects))


@there("seats_for_families")
def families_seated(view: View, finding: Finding) -> bool:
    """Parents or a self-organized group sit where the network steers and meets."""
    del finding
    return any(_of_families(view, m, seat) for m, seat in view.seats(*view.meeting_bodies()))


def _of_families(view: View, member: str, seat: Fact) -> bool:
    family = "ELT" in view.sectors(member) or seat.value("level") == "FAM"
    return family or seat.value("role") == "parentsRepresentative"


@there("target_group")
def target_group_seated(view: View, finding: Finding) -> bool:
    """Somebody of the target group sits in a body of the network."""
    (code,) = finding.subjects
    levels = {"G1": {"KOORD"}, "G2": {"OPER"}, "G3": {"STRAT"}, "G4": {"LEIT"}, "G5": {"EHR"}, "G6": {"FAM"}}[code]
    types = {"G1": {"NWK"}, "G5": {"EHRKO", "EHR"}, "G6": {"ELTV", "SELBST"}}.get(code, set())
    return any(seat.value("level") in levels or types & view.codes(m) for m, seat in view.seats(*view.network_bodies()))


@there("vacant_seat")
def seat_held(view: View, finding: Finding) -> bool:
    """A membership names the place."""
    return any(seat.value("post") in finding.subjects for _, _, seat in view.ends("Membership"))


# -- a say, and coming --------------------------------------------------------------------------------------------


@there("say_of_families")
def families_decide(view: View, finding: Finding) -> bool:
    """Families co-decide in a format, or vote in a body of the network."""
    del finding
    formats = [f for f in view.of("ParticipationFormat") if "G6" in f.all("participantGroup")]
    seats = [s for m, s in view.seats(*view.network_bodies()) if _of_families(view, m, s)]
    decide = any(f.value("decidesOn") or f.value("participationLevel") in CO_DECIDING for f in formats)
    return decide or any(seat.value("votingRight") == "true" for seat in seats)


@there("seldom_there")
def comes(view: View, finding: Finding) -> bool:
    """The organization was at a third of the network meetings it was invited to in 12 months, or to less than two."""
    (actor,) = finding.subjects
    bodies = view.network_bodies()
    held = {m.id for m in view.of("Meeting") if m.value("body") in bodies and ago(12) < m.value("date") <= str(ON)}
    rows = [fact for who, meeting, fact in view.ends("Attendance") if who == actor and meeting in held]
    came = sum(row.value("attendance") == "attended" for row in rows)
    asked = len(rows) + sum(who == actor and meeting in held for who, meeting in view.denied("Attendance"))
    return asked < 2 or came * 3 >= asked
