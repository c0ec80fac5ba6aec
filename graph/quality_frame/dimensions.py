"""The dimensions of the Qualitätsrahmen with what a district knows, asks and wants in each (domain 2.1).

A finding belongs to the dimensions of the norm lines that it rests on, else to those of its indicators; a goal to the
one that it names, else to that of its indicator. What belongs to none is told apart, never left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis import Analysis
from graph.district.goal_statements import own_goals
from graph.district.outcome import Outcome
from graph.findings.finding import Finding
from graph.indicators import Indicator, all_indicators
from graph.records import Entity
from ontology import Model, Norm
from ontology.names import Prop, Verdict


@dataclass(frozen=True, slots=True)
class MeasuredBy:
    """An indicator of a dimension with its outcome; ``known`` where it has a value."""

    indicator: Indicator
    outcome: Outcome

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.outcome.value is not None


@dataclass(frozen=True, slots=True)
class InDimension:
    """What a district has in a dimension; in ``norm`` the dimension, None for what belongs to none.

    ``lines`` are the goals that the framework itself names there, as far as they were read.
    """

    norm: Norm | None
    lines: tuple[Norm, ...]
    measured: tuple[MeasuredBy, ...]
    gaps: tuple[Finding, ...]
    questions: tuple[Finding, ...]
    goals: tuple[Entity, ...]

    @property
    def known(self) -> tuple[MeasuredBy, ...]:
        """The indicators with a value."""
        return tuple(m for m in self.measured if m.known)

    @property
    def unknown(self) -> tuple[MeasuredBy, ...]:
        """The indicators for which something has to be recorded first."""
        return tuple(m for m in self.measured if not m.known)

    @property
    def empty(self) -> bool:
        """Whether nothing is known, asked or wanted here."""
        return not (self.known or self.gaps or self.questions or self.goals)


@dataclass(frozen=True, slots=True)
class QualityFrame:
    """All dimensions in their order, and what belongs to none of them."""

    dimensions: tuple[InDimension, ...]
    outside: InDimension

    @property
    def without_goal(self) -> tuple[InDimension, ...]:
        """The dimensions for which no goal is recorded."""
        return tuple(d for d in self.dimensions if not d.goals)


def quality_frame_of(analysis: Analysis) -> QualityFrame:
    """The frame of a district on the day of its analysis; dismissed findings are left out."""
    model = analysis.snapshot.model
    found: Mapping[str, list[Finding]] = _by_dimension(analysis.findings, model)
    goals = _goals(analysis, model)
    lines = model.norms_of("dimension")

    def of(norm: Norm | None) -> InDimension:
        name = norm.name if norm is not None else ""
        here = found.get(name, [])
        return InDimension(
            norm,
            tuple(line for line in model.norms_of("goal") if norm is not None and line.dimension == name),
            _measured(analysis, name),
            tuple(f for f in here if f.certainty == "gap"),
            tuple(f for f in here if f.certainty == "question"),
            tuple(goals.get(name, ())),
        )

    return QualityFrame(tuple(of(norm) for norm in sorted(lines, key=lambda n: n.order)), of(None))


def dimensions_of(finding: Finding, model: Model) -> tuple[str, ...]:
    """The notations of the dimensions that a finding belongs to, in the order of the framework."""
    lines = (model.norms[name] for name in finding.norms if name in model.norms)
    named = {d for line in lines if (d := _dimension_of(line)) is not None}
    if not named:
        declared = all_indicators()
        named = {declared[id].dimension for id in finding.indicators if id in declared}
    return tuple(sorted(named, key=int))


def _dimension_of(line: Norm) -> str | None:
    return line.name if line.kind == "dimension" else line.dimension


def _by_dimension(findings: Iterable[Finding], model: Model) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.decided.verdict is not Verdict.DISMISSED:
            for name in dimensions_of(finding, model) or ("",):
                found.setdefault(name, []).append(finding)
    return found


def _measured(analysis: Analysis, dimension: str) -> tuple[MeasuredBy, ...]:
    every = all_indicators().items()
    there = ((i, analysis.outcomes[id]) for id, i in every if i.dimension == dimension and id in analysis.outcomes)
    return tuple(MeasuredBy(indicator, outcome) for indicator, outcome in there)


def _goals(analysis: Analysis, model: Model) -> Mapping[str, Sequence[Entity]]:
    known = {norm.name for norm in model.norms_of("dimension")}
    declared, found = all_indicators(), dict[str, list[Entity]]()
    for goal, certainty in own_goals(analysis.snapshot):
        if not certainty.holds:
            continue
        measured = declared.get(goal.value(Prop.INDICATOR_ID) or "")
        name = goal.value(Prop.DIMENSION) or (measured.dimension if measured is not None else "")
        found.setdefault(name if name in known else "", []).append(goal)
    return found
