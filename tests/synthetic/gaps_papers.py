"""Planted gaps: council papers, resolutions and reports on them."""

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


@gap("no mandate", "papers", SILENT, DISPUTED)
def mandate_unclear(draft: Draft, manner: Manner) -> Found:
    """The council adopted a paper; nobody says that it was the mandate, or somebody objects to that."""
    _only_these(draft)
    _paper(draft, "V97", 8, (JHA, PREPARED), ("P3", PREPARED), ("P1", DECIDED))
    if manner is DISPUTED:
        values = {"name": "Konzept beschlossen", "kind": "KONZEPT", "date": ago(8), "body": draft.id("P1")}
        said = COUNCIL._replace(status=SAID[manner].status)
        draft.rumour(Fact(draft.id("X-B90"), "Resolution", values, None, said))
    return Found("mandate_unclear", ("B1",), "question")


@gap("no report on a resolution", "papers", DENIED, SILENT)
def report_open(draft: Draft, manner: Manner) -> Found:
    """A resolution of 20 months ago demands a report; the later paper is none. Council data ask."""
    _only_these(draft)
    paper = _paper(draft, "V98", 20, (JHA, PREPARED), ("P3", PREPARED), ("P1", DECIDED))
    later = _paper(draft, "V99", 3, (JHA, PREPARED))
    values = {"name": "Auftrag erteilt", "kind": "AUFTRAG", "date": ago(20), "body": draft.id("P1"), "paper": paper}
    resolution = draft.add("B90", "Resolution", {**values, "reportingDuty": "true"}, COUNCIL)
    draft.keep.add(resolution)
    if manner is DENIED:
        said = COUNCIL._replace(status=SAID[manner].status)
        draft.rumour(Fact(draft.id("X-B90"), "ReportsOn", {}, (later, resolution), said))
    return Found("report_open", (resolution,), "question")


@gap("no consultation at all", "papers", SILENT)
def no_consultations(draft: Draft, manner: Manner) -> Found:
    """Nobody recorded a paper."""
    del manner
    _only_these(draft)
    return Found("to_collect", ("consultations",), "question")
