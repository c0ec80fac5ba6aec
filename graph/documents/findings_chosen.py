"""Which findings go into a paper: those that are wished for, else what the group accepted."""

from graph.documents.wished import DistrictRead, PaperWish
from graph.findings import to_discuss_first
from graph.findings.decision_records import finding_of
from graph.findings.finding import Finding, singles
from ontology.names import Verdict


def findings_in(analysis: DistrictRead, wish: PaperWish) -> tuple[Finding, ...]:
    """The findings that are wished for, else all that the group accepted, else the three to discuss first.

    A paper at the end of a phase is about goals or measures, and takes no finding that nobody accepted.
    """
    if wish.findings:
        found = (finding_of(analysis.findings, key) for key in wish.findings)
        return tuple(f for f in found if f is not None)
    accepted = tuple(f for f in singles(analysis.findings) if f.decided.verdict is Verdict.ACCEPTED)
    return accepted or (() if wish.phase else to_discuss_first(analysis.findings))


__all__ = ["findings_in"]
