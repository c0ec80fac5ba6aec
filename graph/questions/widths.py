"""How much is open: the width of the range of each indicator, all on one scale."""

from collections.abc import Mapping

from graph.analysis import Analysis
from graph.district.outcome import Outcome
from graph.indicators import all_indicators


def range_width(outcome: Outcome, unit: str) -> float:
    """The width of a range, from 0 (nothing is open) to 1 (anything may be); 0 where there is no range.

    Shares are as wide as they are; counts and levels in parts of what they may be at most.
    """
    if outcome.low is None or outcome.high is None:
        return 0.0
    most = 1.0 if unit == "share" else max(1.0, abs(outcome.high), abs(outcome.low))
    return min(1.0, (outcome.high - outcome.low) / most)


def widths(analysis: Analysis) -> Mapping[str, float]:
    """The width of each indicator that is open."""
    units = {id: declared.unit for id, declared in all_indicators().items()}
    found = {id: range_width(outcome, units[id]) for id, outcome in analysis.outcomes.items()}
    return {id: width for id, width in found.items() if width > 0}


__all__ = ["range_width", "widths"]
