"""What a district asks of whom: the roster, the days, and how long raw answers are kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ontology import Text, say

LEAST_ROSTER = 2
MOST_ROSTER = 400
LONGEST_KEPT = 365
"""Days after closing: raw answers are needed to clear up contradictions, not for ever (domain 7.1)."""
USUALLY_KEPT = 90


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """A survey of one district; ``id`` is that of its record, ``roster`` holds ids of organizations.

    Each organization of the roster is asked about every other one. ``boundary`` says who was put on it, and why.
    """

    id: str
    district: str
    name: str
    day: date
    closes: date
    roster: tuple[str, ...]
    boundary: str = ""
    kept_days: int = USUALLY_KEPT
    quality: bool = False

    @property
    def deleted_on(self) -> date:
        """The day on which raw answers are deleted; the ties stay."""
        return self.closes + timedelta(days=self.kept_days)

    def open_on(self, day: date) -> bool:
        """Whether answers are taken; the closing day is the last one."""
        return self.day <= day <= self.closes

    def others(self, organization: str) -> tuple[str, ...]:
        """Whom an organization is asked about, in the order of the roster."""
        return tuple(other for other in self.roster if other != organization)


def plan_faults(plan: SurveyPlan) -> Iterator[Text]:
    """What is the matter with a plan, in sentences for who makes it."""
    size, kept = len(plan.roster), plan.kept_days
    if not plan.name.strip():
        yield Text(de="Die Erhebung braucht einen Namen.", en="The survey needs a name.")
    if len(set(plan.roster)) < size:
        yield Text(de="Eine Organisation steht zweimal auf der Liste.", en="An organization is on the roster twice.")
    if not LEAST_ROSTER <= size <= MOST_ROSTER:
        yield say(
            "Länge der Liste: {size:d}; möglich: {least:d} bis {most:d}.",
            "Length of the roster: {size:d}; possible: {least:d} to {most:d}.",
            size=size,
            least=LEAST_ROSTER,
            most=MOST_ROSTER,
        )
    if plan.closes < plan.day:
        yield Text(de="Der letzte Tag liegt vor dem ersten.", en="The closing day is before the first day.")
    if plan.closes > date.max - timedelta(days=LONGEST_KEPT):
        yield Text(de="Der letzte Tag liegt zu weit in der Zukunft.", en="The closing day is too far in the future.")
    if not 1 <= kept <= LONGEST_KEPT:
        yield say(
            "Aufbewahrung der Antworten in Tagen: {kept:d}; möglich: 1 bis {most:d}.",
            "Days that answers are kept: {kept:d}; possible: 1 to {most:d}.",
            kept=kept,
            most=LONGEST_KEPT,
        )
