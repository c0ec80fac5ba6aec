"""A trial: a district with planted gaps, what the engine says of it, and whether that is right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis import Analysis, analyse
from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding, singles
from graph.records import Entity, Relation
from ontology import load_model
from tests.synthetic.districts import District, district
from tests.synthetic.gaps import DISPUTED, SILENT, Found, Plant, Planted, plants
from tests.synthetic.judges import false_names
from tests.synthetic.judges_network import enough_ties
from tests.synthetic.view import recorded

LEVELS = (0.0, 0.1, 0.3, 0.6, 1.0)
"""Levels of unknowns."""
SIZE = 45
"""The smallest exemplary district that has every kind of actor."""


def snapshot(of: District) -> Snapshot:
    """The snapshot of a district on its day."""
    entities = [r for r in of.records if isinstance(r, Entity)]
    (home,) = (e for e in entities if e.type == "District")
    relations = [r for r in of.records if isinstance(r, Relation)]
    return snapshot_from(load_model(), home, of.on, entities, relations)


@dataclass(frozen=True)
class Trial:
    """A district, and what the engine makes of it."""

    district: District

    @cached_property
    def analysis(self) -> Analysis:
        """Indicators and findings."""
        return analyse(snapshot(self.district))

    @cached_property
    def said(self) -> dict[tuple[str, tuple[str, ...]], str]:
        """How certain each finding is, by rule and subjects."""
        return {(f.rule, f.subjects): f.certainty for f in singles(self.analysis.findings)}

    def not_found(self) -> list[tuple[Planted, str | None]]:
        """The planted gaps that the engine does not find, or finds with a wrong certainty, and that certainty."""
        wanted = ((each, self._due(each)) for each in self.district.planted)
        said = ((each, due, self.said.get(due[:2])) for each, due in wanted)
        return [(each, found) for each, due, found in said if found != due.certainty]

    def false_names(self) -> list[Finding]:
        """The findings that call missing what is there."""
        return list(false_names(self.district, singles(self.analysis.findings)))

    def _due(self, gap: Planted) -> Found:
        """Below the gate of 70 % one question on the survey stands for all open pairs (decision 0023)."""
        link = gap.expected.rule == "expected_link" and gap.plant.manner in (SILENT, DISPUTED)
        asks = link or gap.expected.rule == "cooperation_without_agreement"
        if not asks or enough_ties(view := recorded(self.district)):
            return gap.expected
        if view.ends("Cooperation"):
            return Found("tie_data_question", ("cooperation",), "question")
        return Found("to_collect", ("ties",), "question")


def trial(seed: int, unknown: float, plant: Sequence[Plant]) -> Trial:
    """The trial of an exemplary district with these gaps."""
    return Trial(district(seed, SIZE, unknown, exemplary=True, plant=plant))


def schedule(districts: int) -> Iterable[tuple[int, float, tuple[Plant, ...]]]:
    """Seed, level of unknowns, and gaps of that many trials: each time four or five that leave each other alone."""
    for seed in range(districts):
        # Missing actors take away what links and bodies are about, so these take turns.
        chapters = ("actors",) if seed % 2 else ("bodies", "links")
        turn = seed // 2
        chosen = [plants(chapter) for chapter in (*chapters, "papers", "agreements", "working")]
        # In the second round over the levels each gap meets another level.
        level = LEVELS[(turn + turn // len(chosen[0])) % len(LEVELS)]
        yield seed, level, tuple(each[turn % len(each)] for each in chosen)
