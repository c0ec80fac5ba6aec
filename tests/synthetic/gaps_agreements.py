"""Planted gaps: agreements, documents."""

from tests.synthetic.draft import Draft, ago
from tests.synthetic.facts import COUNCIL, Fact
from tests.synthetic.gaps import DENIED, SAID, SILENT, Found, Manner, gap


@gap("an agreement ended", "agreements", SILENT)
def agreement_ended(draft: Draft, manner: Manner) -> Found:
    """An agreement has expired; a later one may exist, so this is asked."""
    del manner
    return Found("agreement_ended", (_agreement(draft, 5),), "question")


@gap("an agreement about to end", "agreements", DENIED)
def agreement_expiring(draft: Draft, manner: Manner) -> Found:
    """An agreement ends within half a year: it says so itself."""
    del manner
    return Found("agreement_expiring", (_agreement(draft, -4),), "gap")


def _agreement(draft: Draft, ended: int) -> str:
    valid = {"validFrom": ago(40), "signedOn": ago(40), "validUntil": ago(ended)}
    named = {"name": "Vereinbarung zu Patenschaften", "kind": "LQV", "agreementStatus": "signed"}
    agreement = draft.add("K90", "Agreement", {**named, **valid})
    draft.keep.add(agreement)
    for party in draft.first("ASD", "EHRKO"):
        draft.join("Signs", (party, agreement), {"date": ago(40)})
    return agreement


def _no_agreements(draft: Draft) -> None:
    draft.remove(*(f.id for f in draft.facts.values() if f.type == "Agreement"))


@gap("no agreement in force", "agreements", SILENT)
def no_valid_agreement(draft: Draft, manner: Manner) -> Found:
    """All agreements on record have expired."""
    del manner
    _no_agreements(draft)
    _agreement(draft, 5)
    return Found("no_valid_agreement", ("B10",), "question")


@gap("no agreement with health care", "agreements", SILENT)
def agreement_without_health(draft: Draft, manner: Manner) -> Found:
    """Agreements are in force, none with health care."""
    del manner
    health = {a for a in draft.actors if draft.facts[a].value("sector") == "GES"}
    _no_agreements(draft)
    agreement = draft.add("K91", "Agreement", {"name": "Kooperationsvereinbarung", "kind": "KOOPV"} | _SIGNED)
    signs = [draft.join("Signs", (party, agreement), {"date": ago(20)}) for party in draft.first("ASD", "KITA")]
    office = draft.first("GA")[0]
    seats = (f.id for f in draft.joined("Membership", source=office))
    draft.keep |= {agreement, *signs, *draft.first("ASD", "KITA"), office, *seats} - (health - {office})
    return Found("agreement_without_health", ("GES", "B10"), "question")


_SIGNED = {"signedOn": ago(20), "validFrom": ago(20), "agreementStatus": "signed"}


@gap("no concept for developing quality", "agreements", DENIED)
def expressly_lacking(draft: Draft, manner: Manner) -> Found:
    """The district itself says that it has no such concept."""
    draft.remove(draft.id("D2"))
    values = {"name": "Konzept der Qualitätsentwicklung", "kind": "QEKONZ"}
    draft.rumour(Fact(draft.id("X-D2"), "Document", values, None, SAID[manner]))
    return Found("expressly_lacking", (draft.id("X-D2"),), "gap")


@gap("cooperation without agreement", "agreements", SILENT)
def cooperation_without_agreement(draft: Draft, manner: Manner) -> Found:
    """Youth welfare and health care work together; the two that have signed an agreement do not."""
    del manner
    _no_agreements(draft)
    office, clinic, home, practice = draft.first("KTP", "SPDI", "KITA", "HAUSA")
    draft.untie({office}, {clinic})
    agreement = draft.add("K92", "Agreement", {"name": "Kooperationsvereinbarung", "kind": "KOOPV"} | _SIGNED)
    signs = [draft.join("Signs", (party, agreement), {"date": ago(20)}) for party in (office, clinic)]
    draft.untie({home}, {practice})
    tie = draft.join("Cooperation", (home, practice), {"intensity": "3", "confirmedBy": "both"})
    draft.keep |= {agreement, *signs, office, clinic, home, practice, tie}
    return Found("cooperation_without_agreement", ("A8",), "question")


@gap("no agreement recorded", "agreements", SILENT)
def no_agreements(draft: Draft, manner: Manner) -> Found:
    """Nobody recorded an agreement."""
    del manner
    _no_agreements(draft)
    return Found("to_collect", ("agreements",), "question")


@gap("a partner without a seat", "agreements", SILENT)
def partners_without_seat(draft: Draft, manner: Manner) -> Found:
    """Of two partners of the youth welfare office one sits in the committee; another body may speak for the other."""
    del manner
    _no_agreements(draft)
    values = {"name": "Verband der Familienhilfe", "kind": "association", "sector": "KJH", "carrierKind": "FREI-W"}
    seated, (office, other) = draft.add("A901", "Organization", values), draft.first("ASD", "MIG")
    seat = draft.seat(seated, draft.id("P2"), {"role": "advisory", "votingRight": "false", "level": "LEIT"}, COUNCIL)
    agreement = draft.add("K93", "Agreement", {"name": "Kooperationsvereinbarung", "kind": "KOOPV"} | _SIGNED)
    signs = [draft.join("Signs", (party, agreement), {"date": ago(20)}) for party in (office, seated, other)]
    draft.keep |= {seated, seat, agreement, office, other, *signs}
    return Found("partners_without_seat", (draft.id("P2"),), "question")
