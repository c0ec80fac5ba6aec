"""How far a survey is: answers a sector, and who is still to be reminded."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.surveys.planned import SurveyPlan
from graph.surveys.responses import Response, complete, voices


class SectorRate(NamedTuple):
    """Of one sector (empty: none recorded), how many were asked, have begun, and have answered everything."""

    sector: str
    asked: int
    begun: int
    answered: int


def response_rates(
    plan: SurveyPlan, responses: Sequence[Response], sectors: Mapping[str, str]
) -> tuple[SectorRate, ...]:
    """The response by sector, in the order of their codes."""
    said = voices(responses)
    done = {id for id, voice in said.items() if complete(plan, id, voice)}
    of: dict[str, list[str]] = {}
    for id in plan.roster:
        of.setdefault(sectors.get(id, ""), []).append(id)
    return tuple(
        SectorRate(sector, len(ids), sum(i in said for i in ids), sum(i in done for i in ids))
        for sector, ids in sorted(of.items())
    )


def to_remind(plan: SurveyPlan, responses: Sequence[Response]) -> tuple[str, ...]:
    """Organizations that have not answered everything, in the order of the roster."""
    said = voices(responses)
    return tuple(id for id in plan.roster if id not in said or not complete(plan, id, said[id]))
