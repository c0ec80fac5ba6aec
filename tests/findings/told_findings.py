"""What every rule says, once as a gap and once as a question, as text: `told.txt` beside this file.

Whoever changes a sentence, a norm or a weight of a rule sees here what people will read, and so does the next one in
the difference. ``python -m tests.findings.told_findings`` writes it anew.
"""

from collections.abc import Iterator
from pathlib import Path

from graph.findings.finding import Finding, singles
from tests.findings.small import findings
from tests.synthetic.districts import district
from tests.synthetic.trial import SIZE, schedule, snapshot

TOLD = Path(__file__).parent / "told.txt"
SEEDS = (0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 26, 28, 30, 34, 36, 37, 44, 46, 48, 52, 68)
"""Of the districts with planted gaps those that show something for the first time."""


def told_findings() -> str:
    """The first finding of each rule and certainty in these districts, by rule."""
    first: dict[tuple[str, str], Finding] = {}
    for seed, level, plant in schedule(max(SEEDS) + 1):
        if seed in SEEDS:
            found = findings(snapshot(district(seed, SIZE, level, exemplary=True, plant=plant)))
            for finding in singles(found):
                first.setdefault((finding.rule, finding.certainty), finding)
    return "\n\n".join("\n".join(_lines(first[key])) for key in sorted(first)) + "\n"


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.rule}: {finding.certainty}{', a hint' if finding.hint else ''}, {finding.kind}"
    yield f"  {finding.title.de}"
    for name in ("reason", "effect", "takes", "starts", "brief"):
        text = getattr(finding, name)
        yield f"  {name}: {text.de if text is not None else '-'}"
    weights = " + ".join(f"{w.points:g} ({w.reason.de})" for w in finding.weights)
    yield f"  rank: {finding.score:g} = {weights or '0'}"
    yield f"  norms: {' '.join(finding.norms)}; indicators: {' '.join(finding.indicators)}"
    pieces = sorted({f"{p.text.de} [{p.source}]" for p in finding.evidence})
    yield f"  evidence: {len(finding.evidence)} on {len(finding.subjects)}; {'; '.join(pieces[:3])}"


if __name__ == "__main__":
    TOLD.write_text(told_findings(), "utf-8")
