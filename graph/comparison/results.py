"""Indicators and findings at two dates: what the difference of two values with ranges allows to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.district.outcome import Outcome
from graph.findings.finding import Finding
from graph.indicators import all_indicators


class Trend(StrEnum):
    """``up`` and ``down`` only where the ranges do not touch; ``open`` where they do, or where there is no range."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    OPEN = "open"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator at both dates. ``better`` is None where nothing can be said or neither direction is better."""

    id: str
    before: Outcome
    after: Outcome
    trend: Trend
    better: bool | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of the findings.

    ``solved`` are no longer found, and something is recorded on what they are about; ``faded`` are no longer found
    without that: what they rest on has grown old, lies outside the months looked at, or cannot be measured any more.
    ``still`` holds both wordings. A finding is ``new`` if it could not be seen before: the matter itself may be old.
    """

    solved: tuple[Finding, ...]
    faded: tuple[Finding, ...]
    still: tuple[tuple[Finding, Finding], ...]
    new: tuple[Finding, ...]


def measured(before: Mapping[str, Outcome], after: Mapping[str, Outcome]) -> tuple[Measured, ...]:
    """Every indicator at both dates, in the order A1 … D6."""
    return tuple(_measured(id, before[id], after[id]) for id in all_indicators())


def _measured(id: str, before: Outcome, after: Outcome) -> Measured:
    trend, direction = trend_of(before, after), all_indicators()[id].better
    moved = trend in (Trend.UP, Trend.DOWN) and direction != "none"
    return Measured(id, before, after, trend, (trend is Trend.UP) == (direction == "higher") if moved else None)


def trend_of(before: Outcome, after: Outcome) -> Trend:
    """Whether a value rose or fell, as far as the ranges allow to say.

    >>> from ontology import Text
    >>> said = Text(de="", en="")
    >>> one, two = Outcome(said, 2, low=1, high=3), Outcome(said, 4, low=3, high=5)
    >>> str(trend_of(one, two)), str(trend_of(one, Outcome(said, 4, low=4, high=4)))
    ('open', 'up')
    """
    if before.value is None or after.value is None:
        return Trend.UNMEASURED
    if before.low is None or before.high is None or after.low is None or after.high is None:
        return Trend.OPEN
    if before.high < after.low:
        return Trend.UP
    if after.high < before.low:
        return Trend.DOWN
    exact = before.low == before.high == after.low == after.high
    return Trend.SAME if exact else Trend.OPEN


def compared(before: tuple[Finding, ...], after: tuple[Finding, ...], touched: frozenset[str]) -> Compared:
    """The findings of both dates by what they are about: the same matter may be a gap first and a question later.

    ``touched`` are the records and codes on which something was recorded between the dates.
    """
    then, now = {_matter(f): f for f in before}, {_matter(f): f for f in after}
    gone = [f for matter, f in then.items() if matter not in now]
    solved = tuple(f for f in gone if touched.issuperset(f.subjects))
    return Compared(
        solved=solved,
        faded=tuple(f for f in gone if f not in solved),
        still=tuple((then[matter], f) for matter, f in now.items() if matter in then),
        new=tuple(f for matter, f in now.items() if matter not in then),
    )


def _matter(finding: Finding) -> tuple[str, ...]:
    """The key without the kind (decision 0008): a rule asks for data first where they have grown old."""
    return finding.rule, *sorted(finding.subjects)
