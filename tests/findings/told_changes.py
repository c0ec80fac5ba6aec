"""What findings and indicators say otherwise when one thing is otherwise, as text: `told_changes.txt` beside this file.

Of the changes of `changed_worlds.py` those stand there that showed something for the first time: a rule that comes or
goes by such a change, an indicator that it moves. ``python -m tests.findings.told_changes`` looks for them anew, and
writes them (minutes); ``--same`` writes what is told of those that stand there (seconds).
"""

import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path

from graph.analysis import Analysis, analyse
from graph.district.outcome import Outcome
from graph.findings.finding import Finding, singles
from tests.findings.changed_worlds import World, bases, changed, days

TOLD = Path(__file__).parent / "told_changes.txt"
SPAN = (-400, 500)
"""Days before and after its own on which a district is looked at."""
TURNS = {"exemplary": 3, "planted 0": 8, "Musterstadt": 2}
"""Of so many changes of a district one is looked at; where many are the same for all districts they take turns."""

Said = Mapping[str, str]
"""What is told of a world, by what it is about."""


def looked_at() -> Mapping[str, Mapping[str, str]]:
    """What was last told, by district and by change."""
    parts = TOLD.read_text("utf-8").rstrip("\n").split("\n\n=== ")
    blocks = {part.partition("\n\n")[0].removeprefix("=== "): part.split("\n\n")[1:] for part in parts}
    return {base: {b.partition("\n")[0].removeprefix("== "): b for b in told} for base, told in blocks.items()}


def told_again(base: World, changes: Mapping[str, str]) -> Iterator[str]:
    """What is told of these changes of a district now."""
    before = said(base)
    for world in chain(changed(base), days_named(base, changes)):
        if world.called in changes:
            yield told_change(world, before)


def told_change(world: World, before: Said) -> str:
    """How what is said of a world differs from what is said of the unchanged one, or on a day from the day before."""
    now = said(world)
    before = said(world._replace(on=world.on - timedelta(days=1))) if world.about == "day" else before
    lines = [f"== {world.called}"]
    lines += [f"- {about}" for about in before if about not in now]
    lines += [f"+ {about}: {text}" for about, text in now.items() if before.get(about) != text]
    return "\n".join(lines)


def days_named(base: World, changes: Mapping[str, str]) -> Iterator[World]:
    """The worlds on the days that stand there."""
    for called in changes:
        if called.startswith("on "):
            yield World(called, "day", base.records, date.fromisoformat(called.removeprefix("on ")))


def said(world: World) -> Said:
    """All that is said of a world, in the order of what it is about."""
    return dict(sorted(_said(analyse(world.snapshot()), world.records[0].owner)))


def _said(analysis: Analysis, key: str) -> Iterator[tuple[str, str]]:
    for finding in singles(analysis.findings):
        about = " ".join(s.removeprefix(f"{key}:") for s in finding.subjects)
        yield f"{finding.rule} {about}", _finding(finding)
    for id, outcome in analysis.outcomes.items():
        yield f"~ {id}", _outcome(outcome)
        yield f"~ {id} in words", outcome.sentence.de
    for strong in analysis.strengths:
        yield f"~ strength {strong.id}", "old" if strong.stale else "open" if strong.open else "current"


def _finding(finding: Finding) -> str:
    weights = " + ".join(f"{w.points:g}" for w in finding.weights)
    hint, pieces = ", a hint" if finding.hint else "", len(finding.evidence)
    rank, norms = f"{finding.score:g} = {weights or 0}", " ".join(finding.norms) or "-"
    return f"{finding.certainty}{hint}, {finding.kind}, {rank}, on {pieces}, {norms}: {finding.title.de}"


def _outcome(outcome: Outcome) -> str:
    numbers = (outcome.value, outcome.low, outcome.high, outcome.numerator, outcome.denominator)
    told = " ".join("-" if n is None else f"{n:.4g}" for n in numbers)
    sure = "".join(sorted(i.certainty[0] for i in outcome.items))
    details = " ".join("-" if d is None else f"{d:.4g}" for d in outcome.details.values())
    return f"{told} of {outcome.n}; {len(outcome.missing)} missing; {_counted(sure)}; {details or '-'}"


def _counted(letters: str) -> str:
    return " ".join(f"{letters.count(each)}{each}" for each in sorted(set(letters))) or "0"


def _shown(world: World, told: str) -> Iterator[tuple[str, ...]]:
    """What a change shows: the rules that come, go or turn, and the indicators that move."""
    for line in told.splitlines()[1:]:
        sign, rule = line[0], line[2:].partition(" ")[0]
        if rule != "~":
            yield sign, rule, line.partition(": ")[2].partition(",")[0], world.about.partition(" ")[2].partition(" ")[0]
            yield sign, rule, *world.about.split(" ")[:2]
        else:
            yield line[4:].partition(":")[0], world.about.partition(" ")[0]


def chosen(base: World, shown: set[tuple[str, ...]]) -> Iterator[str]:
    """What is told of the changes of a district that show something that was not shown yet."""
    before = said(base)
    turns = days(base, lambda w: [k for k in said(w) if k[0] != "~"], SPAN) if base.called == "Musterstadt" else ()
    for world in chain(islice(changed(base), 0, None, TURNS[base.called]), turns):
        told = told_change(world, before)
        new = set(_shown(world, told)) - shown
        if new:
            shown |= new
            yield told


def main() -> None:
    """Write the file anew."""
    shown = set[tuple[str, ...]]()
    known = looked_at() if "--same" in sys.argv else {}
    parts = []
    for name, base in bases().items():
        told = told_again(base, known[name]) if known else chosen(base, shown)
        parts.append("\n\n".join([f"=== {name}", *told]))
    TOLD.write_text("\n\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    main()
