"""One matter, one finding: findings that one step solves are said once, with each of them as a part (decision 0025)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.findings.finding import Combined, Decided, Evidence, Finding
from graph.findings.parts.rank import SOLVES_MORE
from ontology.names import Verdict


def by_matter(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, best ranked first, those of one matter in one; what the group dismissed alone stays alone."""
    together: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.matter is None or finding.decided.verdict is Verdict.DISMISSED:
            yield finding
        else:
            together[finding.matter.key].append(finding)
    for parts in together.values():
        yield parts[0] if len(parts) == 1 else _one(tuple(parts))


def _one(parts: tuple[Finding, ...]) -> Finding:
    """All parts as one finding: it says what their matter tells, else what the highest ranked says."""
    lead = parts[0]
    tell = next((p.matter.told for p in parts if p.matter is not None and p.matter.told is not None), None)
    said = tell(parts) if tell is not None else _as(lead)
    return replace(
        lead,
        subjects=tuple(dict.fromkeys(s for p in parts for s in p.subjects)),
        certainty="gap" if any(p.certainty == "gap" for p in parts) else "question",
        title=said.title,
        reason=said.reason,
        effect=said.effect,
        takes=said.takes,
        norms=tuple(dict.fromkeys(n for p in parts for n in p.norms)),
        evidence=tuple(_evidence(parts)),
        indicators=tuple(dict.fromkeys(i for p in parts for i in p.indicators)),
        weights=(*lead.weights, *said.weights),
        decided=Decided(Verdict.OPEN),
        parts=parts,
        brief=None,
        pair=lead.pair if tell is None else None,
        hint=all(p.hint for p in parts),
    )


def _as(lead: Finding) -> Combined:
    return Combined(lead.title, lead.reason, lead.effect, lead.takes, (SOLVES_MORE,))


def _evidence(parts: Iterable[Finding]) -> Iterable[Evidence]:
    """Every piece once: parts search the same bodies."""
    return dict.fromkeys(piece for p in parts for piece in p.evidence)


__all__ = ["by_matter"]
