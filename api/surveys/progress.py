"""How a survey is going: who answered, in all and by sector, how that grew day by day, and who is to be reminded."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from api.surveys.answers import response_of
from api.surveys.surveys import Questionnaire, responses_of
from graph.surveys.planned import SurveyPlan
from graph.surveys.response_rates import SectorRate, response_rates, to_remind


class DayRate(NamedTuple):
    """How many organizations had begun, and answered everything, by the end of a day."""

    day: date
    begun: int
    answered: int


class Progress(NamedTuple):
    """How far a survey is."""

    asked: int
    begun: int
    answered: int
    sectors: tuple[SectorRate, ...]
    days: tuple[DayRate, ...]
    remind: tuple[str, ...]


def progress_of(plan: SurveyPlan, questionnaires: Sequence[Questionnaire], sectors: Mapping[str, str]) -> Progress:
    """How far it is, from the answers as they are now: what was taken back has not been said."""
    rates = response_rates(plan, responses_of(plan, questionnaires), sectors)
    return Progress(
        len(plan.roster),
        sum(r.begun for r in rates),
        sum(r.answered for r in rates),
        rates,
        tuple(_days(plan, questionnaires)),
        to_remind(plan, responses_of(plan, questionnaires)),
    )


def _days(plan: SurveyPlan, questionnaires: Sequence[Questionnaire]) -> list[DayRate]:
    """The days on which a row that counts was given first."""
    given: dict[str, dict[str, date]] = {organization: {} for organization in plan.roster}
    for invitation, rows in questionnaires:
        first = given.get(invitation.organization, {})
        counted = response_of(plan, invitation, rows).rows
        for row in (r for r in rows if r.about in counted):
            day = datetime.fromtimestamp(row.first).date()
            first[row.about] = min(day, first.get(row.about, day))
    begun = [min(first.values()) for first in given.values() if first]
    answered = [max(first.values()) for id, first in given.items() if first and first.keys() >= {*plan.others(id)}]
    days = sorted({*begun, *answered})
    return [DayRate(d, sum(b <= d for b in begun), sum(a <= d for a in answered)) for d in days]
