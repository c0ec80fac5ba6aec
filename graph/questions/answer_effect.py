"""What an answer changed of the report: findings that are gone, that became a gap, that are new; ranges that closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.analysis import Analysis
from graph.district.outcome import Outcome, range_width
from graph.findings.finding import Finding, singles
from graph.indicators import all_indicators


class NarrowedRange(NamedTuple):
    """An indicator of which less is open, before and after."""

    id: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """The report before and after, as far as it differs; ``ranges`` are the indicators whose range became narrower."""

    gone: tuple[Finding, ...]
    proven: tuple[Finding, ...]
    new: tuple[Finding, ...]
    ranges: tuple[NarrowedRange, ...]

    @property
    def nothing(self) -> bool:
        """Whether the report says what it said."""
        return not (self.gone or self.proven or self.new or self.ranges)


def effect_of(before: Analysis, after: Analysis) -> AnswerEffect:
    """What differs, best ranked first."""
    then, now = _by_matter(before), _by_matter(after)
    proven = (f for m, f in now.items() if m in then and (f.certainty, then[m].certainty) == ("gap", "question"))
    ranges = (NarrowedRange(id, before.outcomes[id], after.outcomes[id]) for id in all_indicators())
    return AnswerEffect(
        gone=tuple(f for matter, f in then.items() if matter not in now),
        proven=tuple(proven),
        new=tuple(f for matter, f in now.items() if matter not in then),
        ranges=tuple(each for each in ranges if _narrower(each)),
    )


def _by_matter(analysis: Analysis) -> Mapping[tuple[str, ...], Finding]:
    return {(f.rule, *sorted(f.subjects)): f for f in singles(analysis.findings)}


def _narrower(found: NarrowedRange) -> bool:
    """Whether less is open; a range that can be drawn for the first time says more than none."""
    if found.after.low is None or found.before.low is None:
        return found.after.low is not None and found.before.low is None
    unit = all_indicators()[found.id].unit
    return range_width(found.after, unit) < range_width(found.before, unit)


__all__ = ["AnswerEffect", "NarrowedRange", "effect_of"]
