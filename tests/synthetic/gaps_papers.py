"""Planted gaps: council papers, agreements, documents."""

from tests.synthetic.draft import Draft, ago
from tests.synthetic.facts import COUNCIL, Fact
from tests.synthetic.gaps import CERTAIN, DENIED, DISPUTED, SAID, SILENT, Found, Manner, gap

JHA = "P2"


def _paper(draft: Draft, local: str, months: int, *bodies: tuple[str, dict[str, str]]) -> str:
    """A paper on early help, consulted in these bodies; all of it on record."""
    values = {"name": f"Vorlage {local}", "kind": "BV", "topicRelation": "core", "date": ago(months)}
    paper = draft.add(local, "Paper", values, COUNCIL)
    draft.keep.add(paper)
    for body, how in bodies:
        draft.keep.add(draft.join("Consultation", (paper, draft.id(body)), {**how, "date": ago(months)}, COUNCIL))
    return paper


def _only_these(draft: Draft) -> None:
    """No other paper was ever consulted, and nothing decided."""
    draft.remove(*(f.id for f in draft.facts.values() if f.type in ("Paper", "Resolution")))


NOTED = {"role": "KENNT", "result": "noted"}
PREPARED = {"role": "VORB", "result": "recommended"}
DECIDED = {"role": "ENTSCH", "result": "adopted", "authoritative": "true"}


@gap("a paper past the committee", "papers", DENIED, SILENT, DISPUTED)
def paper_past_committee(draft: Draft, manner: Manner) -> Found:
    """A paper went to the health committee, never to the youth welfare committee."""
    paper = _paper(draft, "V90", 6, ("P3", PREPARED))
    if manner in SAID:
        said = COUNCIL._replace(status=SAID[manner].status)
        values = {**PREPARED, "date": ago(5)}
        draft.rumour(Fact(draft.id("X-V90"), "Consultation", values, (paper, draft.id(JHA)), said))
    return Found("paper_past_committee", (paper, draft.id(JHA)), CERTAIN[manner])


@gap("no consultation in the committee for 20 months", "papers", SILENT)
def committee_rhythm(draft: Draft, manner: Manner) -> Found:
    """The committee heard of early help 20 months ago for the last time. Council data ask."""
    del manner
    _only_these(draft)
    _paper(draft, "V91", 32, (JHA, PREPARED), ("P1", DECIDED))
    _paper(draft, "V92", 20, (JHA, PREPARED), ("P3", PREPARED))
    return Found("committee_rhythm", (draft.id(JHA),), "question")


@gap("only taken note of", "papers", SILENT)
def only_noted(draft: Draft, manner: Manner) -> Found:
    """In 24 months nothing deeper than a note."""
    del manner
    _only_these(draft)
    _paper(draft, "V93", 5, (JHA, NOTED), ("P3", NOTED))
    _paper(draft, "V94", 17, (JHA, NOTED))
    return Found("only_noted", ("B4",), "question")


@gap("committees apart", "papers", SILENT)
def committees_apart(draft: Draft, manner: Manner) -> Found:
    """No paper was consulted in committees of two fields."""
    del manner
    _only_these(draft)
    _paper(draft, "V95", 4, (JHA, PREPARED), ("P1", DECIDED))
    _paper(draft, "V96", 9, (JHA, PREPARED))
    return Found("committees_apart", ("B5",), "question")


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


@gap("no agreement in force", "agreements", SILENT)
def no_valid_agreement(draft: Draft, manner: Manner) -> Found:
    """All agreements on record have expired."""
    del manner
    draft.remove(*(f.id for f in draft.facts.values() if f.type == "Agreement"))
    _agreement(draft, 5)
    return Found("no_valid_agreement", ("B10",), "question")


@gap("no agreement with health care", "agreements", SILENT)
def agreement_without_health(draft: Draft, manner: Manner) -> Found:
    """Agreements are in force, none with health care."""
    del manner
    health = {a for a in draft.actors if draft.facts[a].value("sector") == "GES"}
    agreements = [f.id for f in draft.facts.values() if f.type == "Agreement"]
    draft.remove(*agreements)
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
