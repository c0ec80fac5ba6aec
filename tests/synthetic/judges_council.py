"""Judges of findings on the youth welfare committee, papers and agreements."""

from graph.findings.finding import Finding
from ontology import load_model
from tests.synthetic.draft import ago
from tests.synthetic.facts import ON, Fact
from tests.synthetic.judges import named, there
from tests.synthetic.judges_network import HEALTH, YOUTH, enough_ties
from tests.synthetic.view import View

FIELDS = {"JHA": "youth", "UAJHP": "youth", "GESA": "health", "SOZA": "social"}


def _committees(view: View) -> list[str]:
    return [f.id for f in view.of("Committee") if f.value("kind") == "JHA"]


@there("committee_without_health")
def health_in_committee(view: View, finding: Finding) -> bool:
    """Somebody from health care sits in the committee."""
    return any("GES" in view.sectors(m) for m in view.members(*finding.subjects))


@there("self_organized_group")
def self_organized_in_committee(view: View, finding: Finding) -> bool:
    """A self-organized group sits in the committee."""
    return any("SELBST" in view.codes(m) for m in view.members(*finding.subjects))


@there("land_law_seats")
def land_law_fulfilled(view: View, finding: Finding) -> bool:
    """Somebody sits there whom one of the lines named as missing asks for."""
    lines = [load_model().norms[n] for n in finding.norms]
    return any(
        {*line.about_in("ActorType"), *line.about_in("KkgPartner")} & view.codes(m)
        or set(line.about_in("Sector")) & view.sectors(m)
        for line in lines
        for m in view.members(*finding.subjects)
    )


@there("land_body")
def body_of_the_land(view: View, finding: Finding) -> bool:
    """A body of the kind that the line names is on record."""
    kinds = {kind for name in finding.subjects for kind in load_model().norms[name].about_in("BodyKind")}
    return any(f.value("kind") in kinds for f in view.of("Committee"))


@there("youth_in_health_conference")
def youth_sits_in_conference(view: View, finding: Finding) -> bool:
    """Somebody from youth welfare sits in the conference."""
    return any({"KJH", "FAM"} & view.sectors(m) for m in view.members(finding.subjects[0]))


@there("votes_shared")
def votes_well_shared(view: View, finding: Finding) -> bool:
    """Three fifths of the votes lie with the council side."""
    votes = {"votingCouncil": 0, "votingFree": 0}
    for _, seat in view.seats(*finding.subjects):
        if seat.value("role") in votes:
            votes[seat.value("role")] += int(seat.value("seats") or 1)
    return votes["votingCouncil"] * 5 == sum(votes.values()) * 3


@there("body_without_bridge")
def bridge(view: View, finding: Finding) -> bool:
    """The two bodies share a member."""
    body, committee = finding.subjects
    return bool(view.members(body) & view.members(committee))


@there("one_bridge")
def not_one_bridge(view: View, finding: Finding) -> bool:
    """Two or more members are shared, or none."""
    return len(view.members(*view.network_bodies()) & view.members(*finding.subjects)) != 1


@there("partners_without_seat")
def partner_has_seat(view: View, finding: Finding) -> bool:
    """A partner named as lacking a seat sits in the committee, or somebody does who is there for it."""
    inside = view.members(*finding.subjects)
    there = {part for part, whole, _ in (*view.ends("HasCarrier"), *view.ends("PartOf")) if whole in inside}
    spoken_for = {of for speaker, of, _ in view.ends("Represents") if speaker in inside}
    return bool(named(view, finding, "Organization") & (inside | there | spoken_for))


# -- papers -------------------------------------------------------------------------------------------------------


@there("paper_past_committee")
def paper_in_committee(view: View, finding: Finding) -> bool:
    """The paper was consulted in the committee."""
    return any(paper == finding.subjects[0] for paper, _, _ in view.consulted("JHA", "UAJHP"))


@there("committee_rhythm")
def consulted_within_a_year(view: View, finding: Finding) -> bool:
    """The committee heard of early help within twelve months."""
    del finding
    return any(fact.value("date") > ago(12) for _, _, fact in view.consulted("JHA", "UAJHP"))


@there("only_noted")
def more_than_noted(view: View, finding: Finding) -> bool:
    """Something was prepared or decided within 24 months."""
    del finding
    rows = [f for _, _, f in view.consulted() if f.value("date") >= ago(24)]
    decided = [r for r in view.of("Resolution") if r.value("date") >= ago(24)]
    return bool(decided) or any(f.value("role") != "KENNT" and f.value("result") != "noted" for f in rows)


@there("committees_apart")
def consulted_in_two_fields(view: View, finding: Finding) -> bool:
    """A paper was consulted in committees of two fields."""
    del finding
    fields: dict[str, set[str]] = {}
    for paper, body, _ in view.consulted(*FIELDS):
        fields.setdefault(paper, set()).add(FIELDS[view.facts[body].value("kind")])
    return any(len(found) > 1 for found in fields.values())


@there("mandate_unclear")
def mandate(view: View, finding: Finding) -> bool:
    """Council or committee have passed a mandate or a concept."""
    del finding
    bodies = {f.id for f in view.of("Committee") if f.value("kind") in ("JHA", "PARL-K", "PARL-S", "PARL-B")}
    return any(r.value("kind") in ("AUFTRAG", "KONZEPT") and r.value("body") in bodies for r in view.of("Resolution"))


@there("report_open")
def reported(view: View, finding: Finding) -> bool:
    """A later paper reports on the resolution, or it demands no report yet."""
    (id,) = finding.subjects
    decided = view.facts[id].value("date")
    reports = [view.facts[paper].value("date") for paper, about, _ in view.ends("ReportsOn") if about == id]
    due = view.facts[id].value("reportingDuty") == "true" and decided < ago(12)
    return not due or any(day > decided for day in reports)


@there("apart_from_planning")
def part_of_planning(view: View, finding: Finding) -> bool:
    """The network is involved in a planning process in any form."""
    del finding
    return any(fact.value("involvementForm") != "none" for _, _, fact in view.ends("InvolvedInPlanning"))


# -- agreements and documents -------------------------------------------------------------------------------------


def _in_force(agreement: Fact) -> bool:
    until = agreement.value("validUntil")
    return agreement.value("agreementStatus") == "signed" and (not until or until >= ON.isoformat())


def _parties(view: View, *agreements: str) -> set[str]:
    return {party for party, agreement, _ in view.ends("Signs") if agreement in agreements}


@there("no_valid_agreement")
def valid_agreement(view: View, finding: Finding) -> bool:
    """An agreement is in force."""
    del finding
    return any(_in_force(f) for f in view.of("Agreement"))


@there("agreement_without_health")
def agreement_with_health(view: View, finding: Finding) -> bool:
    """Somebody from health care has signed an agreement in force."""
    del finding
    valid = [f.id for f in view.of("Agreement") if _in_force(f)]
    return any("GES" in view.sectors(p) for p in _parties(view, *valid))


@there("cooperation_without_agreement")
def agreed_cooperation(view: View, finding: Finding) -> bool:
    """Somebody from youth welfare and somebody from health care who work together share an agreement in force.

    Below the gate of 70 % there is no verdict on cooperation.
    """
    del finding
    parties = [_parties(view, f.id) for f in view.of("Agreement") if _in_force(f)]
    youth, health = view.system(YOUTH), view.system(HEALTH)
    pairs = ({a, b} for a in youth for b in health if frozenset((a, b)) in view.ties)
    return not enough_ties(view) or any(pair <= signed for pair in pairs for signed in parties)


@there("agreement_ended")
def agreement_lasts(view: View, finding: Finding) -> bool:
    """The agreement is in force, or one of the same kind among the same parties is."""
    (id,) = finding.subjects
    own = view.facts[id]
    return _in_force(own) or any(
        _in_force(f) and f.value("kind") == own.value("kind") and _parties(view, id) <= _parties(view, f.id)
        for f in view.of("Agreement")
    )


@there("agreement_expiring")
def agreement_lasts_longer(view: View, finding: Finding) -> bool:
    """The agreement does not end within half a year."""
    until = view.facts[finding.subjects[0]].value("validUntil")
    return not ON.isoformat() <= until <= ago(-6)


@there("expressly_lacking")
def thing_is_there(view: View, finding: Finding) -> bool:
    """The thing is there, or another of its kind."""
    return any(s in view.facts for s in finding.subjects) or any(
        f.value("kind") == "QEKONZ" and "QR8-2" in finding.norms for f in view.of("Document")
    )
