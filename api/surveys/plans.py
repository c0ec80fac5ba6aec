"""Plans of surveys as they are kept, and what time it is."""

from datetime import date
from typing import Literal

from api.surveys.tables import SurveyRow
from graph.surveys.planned import SurveyPlan

SurveyState = Literal["planned", "open", "closed", "answersDeleted"]


def plan_of(row: SurveyRow) -> SurveyPlan:
    """The plan, as `graph.surveys` knows it; its id is that of the record that a transfer makes."""
    return SurveyPlan(
        f"{row.district}:survey-{row.id}",
        row.district,
        row.name,
        date.fromisoformat(row.day),
        date.fromisoformat(row.closes),
        tuple(row.roster),
        row.boundary,
        row.kept_days,
        row.quality,
    )


def state_of(row: SurveyRow, today: date) -> SurveyState:
    """How far a survey is."""
    if is_over(row, today):
        return "answersDeleted" if row.forgotten else "closed"
    return "open" if is_open(row, today) else "planned"


def is_open(row: SurveyRow, today: date) -> bool:
    """Whether answers are taken."""
    return not is_over(row, today) and plan_of(row).open_on(today)


def is_over(row: SurveyRow, today: date) -> bool:
    """Whether no answers are taken any more."""
    return row.ended or row.forgotten or today > plan_of(row).closes
