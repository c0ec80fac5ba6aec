"""Scenarios as the page tells them: what each would change on paths, indicators and findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.page_parts.page_frame import PageOf
from api.reads.access import Reading
from api.refusals import RefusedError
from api.report.wording import Words
from api.schemas.supposing import Supposed
from api.writes.scenario_steps import NotHereError, Scenario, Steps
from api.writes.supposing import records_after
from graph.comparison.difference_words import indicator_label, supposed_told, trend_told, value_of
from graph.comparison.results import Measured, Trend
from graph.comparison.supposition import compare_with, supposed_snapshot
from graph.errors import InvalidError, NotFoundError
from graph.findings.finding import PROOF_LABELS, Finding
from graph.indicators import all_indicators
from graph.what_if.between import Between, between
from graph.what_if.effects import effects
from graph.what_if.path_rows import PathRow, path_rows
from graph.what_if.supposed_network import supposed_network
from graph.what_if.two_networks import shift_between
from ontology import Text

_MOST_INDICATORS, _MOST_FINDINGS = 6, 6
_UNFIT = Text(
    de="Dieser Schritt passt nicht mehr zu den Daten. Nehmen Sie ihn zurück.",
    en="This step does not fit the data any more. Take it back.",
)


@dataclass(frozen=True, slots=True)
class ScenarioPages:
    """The scenarios of a district on a page."""

    frame: PageOf
    saved: Callable[[str], Sequence[Supposed]]
    saved_name: Callable[[str], str]

    @property
    def read(self) -> Reading:
        """What the reader sees."""
        return self.frame.read

    def steps(self, scenario: Scenario) -> Steps:
        """The steps of a scenario here."""
        return Steps(self.frame.snapshot, scenario, self.saved)

    def told_steps(self, scenario: Scenario) -> list[str]:
        """The steps in words."""
        steps = self.steps(scenario)
        return [self.frame.words.say(steps.told(place, self.saved_name)) for place in range(len(scenario.steps))]

    def paths(self, scenario: Scenario) -> Mapping[str, Any]:
        """What would change on the paths alone, which is quick; or why nothing can be said."""
        try:
            after = self._network_after(self.steps(scenario))
        except NotHereError as error:
            return {"error": self._not_here(error), "rows": []}
        except (RefusedError, InvalidError, NotFoundError):
            return {"error": self.frame.words.say(_UNFIT), "rows": []}
        shift = shift_between(effects(self.frame.snapshot).between, after)
        return {"error": "", "rows": [self._row(row) for row in path_rows(shift)]}

    def _network_after(self, steps: Steps) -> Between:
        changes, on_network = steps.changes(), steps.on_network()
        if on_network is not None:
            return supposed_network(effects(steps.snapshot).between, on_network)
        records = records_after(self.read, self.frame.key, changes)
        return between(supposed_snapshot(steps.snapshot, records))

    def whole(self, scenario: Scenario) -> Mapping[str, Any]:
        """Paths, indicators and findings before and after."""
        try:
            records = records_after(self.read, self.frame.key, self.steps(scenario).changes())
        except NotHereError as error:
            return {"error": self._not_here(error)}
        except (RefusedError, InvalidError, NotFoundError):
            return {"error": self.frame.words.say(_UNFIT)}
        found = compare_with(self.frame.analysis, records)
        shift = shift_between(effects(found.before.snapshot).between, between(found.after.snapshot))
        return {
            "error": "",
            "rows": [self._row(row) for row in path_rows(shift)],
            "indicators": list(told_measures(self.frame.words, found.indicators, supposed_told)),
            "gone": told_findings(self.frame.words, (*found.findings.solved, *found.findings.faded)),
            "new": told_findings(self.frame.words, found.findings.new),
        }

    def _not_here(self, error: NotHereError) -> str:
        return self.frame.words(
            f"Schritt {error.place + 1} nennt jemanden, den es hier dann nicht gibt. Nehmen Sie ihn zurück.",
            f"Step {error.place + 1} names somebody who is not here then. Take it back.",
        )

    def _row(self, row: PathRow) -> Mapping[str, Any]:
        said = self.frame.words.say
        told = {"label": said(row.label), "before": said(row.before), "after": said(row.after)}
        better = None if row.better is None else self.better(row.better)
        return {"id": row.id, **told, "sizes": row.sizes, "moved": row.moved, "better": better}

    def better(self, better: bool) -> str:
        """Whether it would be better, in a word."""
        return self.frame.words("besser", "better") if better else self.frame.words("schlechter", "worse")


def told_measures(
    words: Words, indicators: Iterable[Measured], trend: Callable[[Measured], Text] = trend_told
) -> Iterator[Mapping[str, Any]]:
    """The few indicators that move, those first that move beyond their range."""
    written = [(one, _written(words, one)) for one in indicators]
    moved = [(one, said) for one, said in written if said[0] != said[1]]
    for one, (before, after) in sorted(moved, key=lambda m: m[0].trend not in (Trend.UP, Trend.DOWN))[
        :_MOST_INDICATORS
    ]:
        told = {"id": one.id, "label": words.say(indicator_label(one.id)), "trend": words.say(trend(one))}
        yield {**told, "before": before, "after": after, "bars": _bars(one)}


def _written(words: Words, one: Measured) -> tuple[str, str]:
    unit = all_indicators()[one.id].unit
    return words.say(value_of(one.before, unit)), words.say(value_of(one.after, unit))


def told_findings(words: Words, found: Iterable[Finding]) -> Mapping[str, Any]:
    """How many, and the first in words."""
    listed = list(found)
    shown = [f"{words.say(PROOF_LABELS[f.certainty])}: {words.say(f.title)}" for f in listed[:_MOST_FINDINGS]]
    return {"number": len(listed), "shown": shown}


def _bars(one: Measured) -> tuple[tuple[float, float, float], ...]:
    """Before and after as low, value and high on one scale from 0 to 1; empty where nothing is measured."""
    found = [(o.low, o.value, o.high) for o in (one.before, one.after)]
    plain = [tuple(v if x is None else x for x in (low, v, high)) for low, v, high in found if v is not None]
    if len(plain) < len(found):
        return ()
    least, most = min(0.0, *(min(p) for p in plain)), max(max(p) for p in plain) or 1.0
    if all_indicators()[one.id].unit == "share":
        least, most = 0.0, 1.0
    span = (most - least) or 1.0
    scaled = [tuple(min(max((x - least) / span, 0.0), 1.0) for x in p) for p in plain]
    return tuple((low, value, high) for low, value, high in scaled)
