"""What happened to surveys, for whoever has to look into it; of respondents nothing."""

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.sealed import fresh_id
from api.surveys.tables import SurveyEventRow


class Happened(StrEnum):
    """Kinds of what happens to a survey."""

    MADE = "made"
    CHANGED = "changed"
    CLOSED = "closed"
    LINKED = "links-made"
    REVOKED = "link-revoked"
    REMOVED = "invitation-removed"
    TRANSFERRED = "transferred"


def note_survey(session: Session, survey: str, kind: Happened, by: tuple[str, int], detail: str = "") -> None:
    """Note what somebody, by the name of their account, did at a time."""
    actor, time = by
    session.add(SurveyEventRow(id=fresh_id(), survey=survey, time=time, kind=kind, actor=actor, detail=detail[:200]))


def events_of(session: Session, survey: str) -> list[SurveyEventRow]:
    """What happened to a survey, the newest first."""
    asked = select(SurveyEventRow).where(SurveyEventRow.survey == survey)
    return list(session.scalars(asked.order_by(SurveyEventRow.time.desc(), SurveyEventRow.id)))
