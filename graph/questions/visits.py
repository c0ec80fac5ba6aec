"""Questions that one addressee can answer together come together: one call instead of twelve letters."""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from graph.answers.option import Addressee
from graph.questions.sheet_words import addressed
from graph.questions.worth import Ranked
from ontology import Text


class Visit(NamedTuple):
    """Whom to ask, the questions for that post or office, the most worthwhile first, and how long they take."""

    whom: Addressee
    questions: tuple[Ranked, ...]

    @property
    def minutes(self) -> int:
        """About how long the answers take, in whole minutes."""
        return max(1, ceil(sum(r.minutes for r in self.questions)))

    @property
    def worth(self) -> float:
        """What all answers of the visit are worth for each minute of it."""
        return sum(r.worth for r in self.questions) / max(1.0, sum(r.minutes for r in self.questions))

    @property
    def title(self) -> Text:
        """How many questions to whom, and how long they take."""
        return addressed(len(self.questions), self.whom.label, self.minutes)


def visits(found: Iterable[Ranked]) -> tuple[Visit, ...]:
    """The questions by addressee, each in the order given; the most worthwhile visit first."""
    asked: dict[str, list[Ranked]] = {}
    for each in found:
        asked.setdefault(each.question.whom.key, []).append(each)
    made = (Visit(rows[0].question.whom, tuple(rows)) for rows in asked.values())
    return tuple(sorted(made, key=lambda visit: -visit.worth))


__all__ = ["Visit", "visits"]
