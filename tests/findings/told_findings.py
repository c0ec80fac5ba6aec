"""What every rule says, with each sum of weights and on each norm once, as text: `told.txt` beside this file.

Whoever changes a sentence, a norm or a weight of a rule sees here what people will read, and so does the next one in
the difference. ``python -m tests.findings.told_findings`` writes it anew.
"""

from collections.abc import Iterator
from pathlib import Path

from graph.analysis import analyse
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding, singles
from graph.findings.strengths import StrongPoint
from ontology import Text, load_model
from tests import musterstadt
from tests.indicators.worlds import world
from tests.synthetic.districts import district
from tests.synthetic.trial import SIZE, schedule, snapshot

TOLD = Path(__file__).parent / "told.txt"
SEEDS = (0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 26, 28, 30, 34, 36, 37, 44, 46, 48, 52, 68)
"""Of the districts with planted gaps those that show something for the first time."""


def told_findings() -> str:
    """The first finding of each kind, the first whole matter and the first strength of each kind in these districts."""
    told: dict[tuple[str, ...], Iterator[str]] = {}
    for there in _districts():
        analysis = analyse(there)
        for finding in singles(analysis.findings):
            weights = [w.reason.de for w in finding.weights]
            told.setdefault((finding.rule, finding.certainty, *finding.norms, *weights), _lines(finding))
        for whole in analysis.findings:
            if whole.matter is not None and whole.parts:
                told.setdefault(("~ matter", whole.matter.key.partition(" ")[0], whole.rule), _lines(whole))
        for strong in analysis.strengths:
            told.setdefault(("~ strength", strong.id, str(strong.stale), str(strong.open)), _strength(strong))
    return "\n\n".join("\n".join(told[key]) for key in sorted(told)) + "\n"


def _districts() -> Iterator[Snapshot]:
    for seed, level, plant in schedule(max(SEEDS) + 1):
        if seed in SEEDS:
            yield snapshot(district(seed, SIZE, level, exemplary=True, plant=plant))
    yield world(
        load_model(), [r for r in musterstadt.records() if r.id not in (musterstadt.DISTRICT, musterstadt.LIST)]
    )


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.rule}: {finding.certainty}{', a hint' if finding.hint else ''}, {finding.kind}"
    yield f"  {finding.title.de}"
    said = [(n, getattr(finding, n)) for n in ("reason", "effect", "takes", "starts", "brief")]
    yield from (f"  {name}: {text.de if text is not None else '-'}" for name, text in said)
    yield f"  in English: {_english(finding.title, *(text for _, text in said))}"
    weights = " + ".join(f"{w.points:g} ({w.reason.de})" for w in finding.weights)
    yield f"  rank: {finding.score:g} = {weights or '0'}"
    yield f"  norms: {' '.join(finding.norms)}; indicators: {' '.join(finding.indicators)}"
    pieces = sorted({f"{p.text.de} [{', '.join(filter(None, (p.source, p.as_of)))}]" for p in finding.evidence})
    of = f" in {len(finding.parts)} parts" if finding.parts else ""
    yield f"  evidence: {len(finding.evidence)} on {len(finding.subjects)}{of}; {'; '.join(pieces[:3])}"


def _strength(strong: StrongPoint) -> Iterator[str]:
    yield f"strength {strong.id}: {'old' if strong.stale else 'open' if strong.open else 'current'}, {strong.as_of}"
    yield f"  {strong.text.de}"
    yield f"  in English: {strong.text.en}"
    yield f"  norms: {' '.join(strong.norms)}; indicators: {' '.join(strong.indicators)}; {len(strong.evidence)} pieces"


def _english(*texts: Text | None) -> str:
    return " | ".join(text.en if text is not None else "-" for text in texts)


if __name__ == "__main__":
    TOLD.write_text(told_findings(), "utf-8")
