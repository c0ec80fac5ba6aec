"""Missing links as findings: the best pair behind an expected link, and what a candidate brings into a finding."""

from graph.district.snapshot import Snapshot
from graph.findings.finding import Evidence, Weight
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import BOTH_SYSTEMS, WISHED, WISHED_BY_ONE
from graph.findings.parts.standing import once, records_by_id
from graph.missing_links import Candidate, Why
from graph.records import Entity
from graph.wording import sentences
from ontology import Text, say


def reasons_of(first: Candidate) -> Text:
    """What speaks for the pair to begin with, beside what the finding says already."""
    return sentences(*(r.text for r in first.reasons if r.why in _SAID))


def begun(first: Candidate) -> Text | None:
    """What the pair to begin with would change, by name where the finding speaks of several."""
    if first.effect is None:
        return None
    one, other = first.names
    return say(
        "Beginnen {one} und {other}: {effect}",
        "If {one} and {other} begin: {effect}",
        one=one,
        other=other,
        effect=first.effect,
    )


_SAID = (Why.WISH, Why.COMMON_PARTNERS, Why.SHARED_SEAT, Why.USUAL_ELSEWHERE)
"""That the link is expected, and across the systems, the finding says already."""


def shown_records(snapshot: Snapshot, candidate: Candidate) -> tuple[Evidence, ...]:
    """The records behind a candidate, one piece a source and place; what is said of the pair before who they are."""
    rows = sorted(records_by_id(snapshot, candidate.records), key=lambda r: isinstance(r, Entity))
    return once(evidence_from(snapshot, rows, Text(de="spricht für diese Verbindung", en="speaks for this link")))


def weights_of(candidate: Candidate) -> tuple[Weight, ...]:
    """What a candidate adds to the rank of its finding."""
    return (*((BOTH_SYSTEMS,) if candidate.across else ()), *wished(candidate))


def wished(candidate: Candidate) -> tuple[Weight, ...]:
    """More where both sides wish for it."""
    sides = sum(r.why is Why.WISH for r in candidate.reasons)
    return ((), (WISHED_BY_ONE,), (WISHED,))[min(sides, 2)]
