"""What was decided, agreed, planned and held: council papers, agreements, documents, participation, meetings."""

from tests.synthetic.draft import Draft, ago
from tests.synthetic.facts import COUNCIL

SHARE_PARTICIPATING = 0.77
"""Districts with any form of parent participation (B30-2021)."""
FORMS = (("F1", "P1", 0.57), ("F2", "P4", 0.22), ("F3", "P5", 0.14))
"""Forms of participation with the level each stands for here, and the published shares B31 to B33 (2021)."""


def add_papers(draft: Draft) -> None:
    """A concept that went through all committees, and a yearly report on it."""
    if not draft.lucky(0.7):
        return
    age = 14 if draft.exemplary else draft.draw.randint(8, 50)
    concept = _paper(draft, "V1", "Konzept Frühe Hilfen", "BV", age)
    where = [("P3", "VORB", "recommended"), ("P4", "VORB", "recommended"), ("P2", "VORB", "recommended")]
    kept = [w for w in where if draft.lucky(0.8 if w[0] == "P2" else 0.4)]
    for order, (body, role, result) in enumerate(kept, 1):
        _consulted(draft, concept, body, age, {"role": role, "order": str(order), "result": result})
    last = {"role": "ENTSCH", "order": str(len(kept) + 1), "result": "adopted", "authoritative": "true"}
    _consulted(draft, concept, "P1", age, last)
    decided = {"name": "Konzept beschlossen", "kind": "KONZEPT", "date": ago(age), "reportingDuty": "true"}
    resolution = draft.add(
        "B1", "Resolution", {**decided, "body": draft.id("P1"), "paper": concept, "permanent": "true"}, COUNCIL
    )
    first = 4 if draft.exemplary else draft.draw.randint(1, age)
    for number, months in enumerate(range(first, age, 12), 2):
        report = _paper(draft, f"V{number}", f"Bericht Frühe Hilfen {number - 1}", "BERICHT", months)
        _consulted(draft, report, "P2", months, {"role": "KENNT", "order": "1", "result": "noted"})
        draft.join("ReportsOn", (report, resolution), said=COUNCIL)


def _paper(draft: Draft, local: str, name: str, kind: str, months: int) -> str:
    values = {"name": name, "kind": kind, "topicRelation": "core", "reference": f"{ago(months)[:4]}/{local[1:]:0>3}"}
    paper = draft.add(local, "Paper", {**values, "date": ago(months)}, COUNCIL)
    for office in draft.first("ASD"):
        draft.join("InitiatedBy", (paper, office), said=COUNCIL)
        draft.join("UnderDirectionOf", (paper, office), said=COUNCIL)
    return paper


def _consulted(draft: Draft, paper: str, body: str, months: int, values: dict[str, str]) -> None:
    draft.join("Consultation", (paper, draft.id(body)), {**values, "date": ago(months)}, COUNCIL)


def add_agreements(draft: Draft) -> None:
    """A cooperation agreement a network, and one on the way from the maternity hospital."""
    for number, network in enumerate(draft.networks, 1):
        if not draft.lucky(0.6):
            continue
        ends = 30 if draft.exemplary else draft.draw.randint(-24, 60)
        valid = {"kind": "KOOPV", "signedOn": ago(20), "validFrom": ago(20), "validUntil": ago(-ends)}
        named = {"name": f"Kooperationsvereinbarung {number}", "agreementStatus": "signed"}
        agreement = draft.add(f"K{number}", "Agreement", {**named, **valid})
        others = [a for a in draft.members.get(network, ()) if draft.draw.random() < 0.3]
        health = draft.first("GA") if draft.lucky(0.6) else ()
        for party in dict.fromkeys((*draft.first("ASD"), *health, *others)):
            draft.join("Signs", (party, agreement), {"date": ago(20)})
        draft.join("Governs", (agreement, network))
    if "GEBKL" in draft.kinds and "ASD" in draft.kinds and draft.lucky(0.4):
        values = {"name": "Überleitung aus der Geburtsklinik", "kind": "UEBERL", "signedOn": ago(30)}
        agreement = draft.add("K0", "Agreement", {**values, "agreementStatus": "signed"})
        for party in draft.first("GEBKL", "ASD"):
            draft.join("Signs", (party, agreement), {"date": ago(30)})


def add_rest(draft: Draft) -> None:
    """Documents, planning, the coordination's post, regions, participation, goals, meetings."""
    for local, kind, name, share in (
        ("D1", "KONZ", "Netzwerkkonzept", 0.7),
        ("D2", "QEKONZ", "Konzept der Qualitätsentwicklung", 0.38),
        ("D3", "QSTAND", "Qualitätsstandards", 0.5),
    ):
        if draft.lucky(share):
            draft.add(local, "Document", {"name": name, "kind": kind, "date": ago(18)})
    for office in draft.first("NWK"):
        post = {"name": "Koordinationsstelle", "organization": office, "level": "KOORD", "filled": "true"}
        draft.add("S0", "Post", {**post, "fullTimeEquivalent": "0.75", "permanent": "true"})
    if draft.lucky(0.6):
        plan = draft.add("J1", "PlanningProcess", {"name": "Jugendhilfeplanung", "planningKind": "Jugendhilfeplanung"})
        for network in draft.networks:
            draft.join("InvolvedInPlanning", (network, plan), {"involvementForm": "member", "date": ago(9)})
    for number, network in enumerate(draft.networks, 1):
        region = draft.add(f"R{number}", "NetworkRegion", {"name": f"Region {number}"})
        draft.join("CoversRegion", (network, region))
        goal = {"name": "Übergänge verbindlich regeln", "body": network, "reviewedOn": ago(6), "dueOn": ago(-12)}
        if draft.lucky(0.5):
            draft.add(f"Z{number}", "Goal", goal)
        _meetings(draft, number, network)
    _participation(draft)


def _participation(draft: Draft) -> None:
    if not draft.lucky(SHARE_PARTICIPATING):
        return
    for number, (form, level, share) in enumerate(FORMS, 1):
        if draft.lucky(share / SHARE_PARTICIPATING):
            values = {"name": f"Beteiligung {number}", "participantGroup": "G6", "participationForm": form}
            draft.add(
                f"T{number}", "ParticipationFormat", {**values, "participationLevel": level, "startDate": ago(20)}
            )


def _meetings(draft: Draft, number: int, network: str) -> None:
    invited = draft.members.get(network, [])[:12]
    for local, kind, months in ((f"M{number}-1", "NETZ", 3), (f"M{number}-2", "FORTB", 9)):
        if not draft.lucky(0.6):
            continue
        counts = {"invitedCount": str(len(invited)), "interprofessional": "true", "hasMinutes": "true"}
        values = {"name": f"Treffen {number}, vor {months} Monaten", "kind": kind, "date": ago(months)}
        meeting = draft.add(local, "Meeting", {**values, "body": network, **counts})
        for actor in invited:
            there = "attended" if draft.lucky(0.7) else "excused"
            draft.join("Attendance", (actor, meeting), {"attendance": there})
