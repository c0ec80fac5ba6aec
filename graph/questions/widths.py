"""How much is open: the width of the range of each indicator, all on one scale."""

from collections.abc import Mapping

from graph.analysis import Analysis
from graph.district.outcome import range_width
from graph.indicators import all_indicators


def widths(analysis: Analysis) -> Mapping[str, float]:
    """The width of each indicator that is open."""
    units = {id: declared.unit for id, declared in all_indicators().items()}
    found = {id: range_width(outcome, units[id]) for id, outcome in analysis.outcomes.items()}
    return {id: width for id, width in found.items() if width > 0}


__all__ = ["widths"]
