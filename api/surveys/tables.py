"""The tables of surveys, in the database of the accounts. Days are ISO dates, times are seconds since 1970.

Who answers has no name here: an organization, and whether leadership or practice speaks. Of a link only a hash is kept.
A change here needs a migration in `api/accounts/migrations/versions`; a test compares both.
"""

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.accounts.tables import Base

GENERAL = ""
"""The row of what a respondent says of nobody else: from where they speak, names that are missing."""
_ID, _DAY, _HASH, _RECORD = String(16), String(10), String(64), String(200)


class SurveyRow(Base):
    """What a district asks of whom, and until when."""

    __tablename__ = "survey"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    district: Mapped[str] = mapped_column(String(60), index=True)
    name: Mapped[str] = mapped_column(String(200))
    day: Mapped[str] = mapped_column(_DAY)
    closes: Mapped[str] = mapped_column(_DAY)
    ended: Mapped[bool]
    """Whether it was closed by hand, before the last day was over."""
    boundary: Mapped[str] = mapped_column(Text)
    kept_days: Mapped[int]
    quality: Mapped[bool]
    responsible: Mapped[str] = mapped_column(String(500))
    """Who answers for the data, as respondents are told; an office, no person."""
    roster: Mapped[list[str]] = mapped_column(JSON)
    created: Mapped[int]
    forgotten: Mapped[bool]
    """Whether the raw answers were deleted, as it was promised."""
    transferred: Mapped[int | None]
    """The newest revision of the store that holds what became of the answers."""


class InvitationRow(Base):
    """A respondent: of which organization, and from where they speak, if that is known beforehand."""

    __tablename__ = "survey_invitation"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    survey: Mapped[str] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"), index=True)
    organization: Mapped[str] = mapped_column(_RECORD)
    place: Mapped[str] = mapped_column(String(10))
    """`LEIT`, `OPER`, or empty: then the respondent says it."""
    hash: Mapped[str | None] = mapped_column(_HASH, unique=True)
    """What is kept of the link; None after it was revoked."""
    linked: Mapped[int]


class SurveyAnswerRow(Base):
    """What one respondent says of one organization, or in general; also what is not whole yet."""

    __tablename__ = "survey_answer"

    invitation: Mapped[str] = mapped_column(ForeignKey("survey_invitation.id", ondelete="CASCADE"), primary_key=True)
    about: Mapped[str] = mapped_column(_RECORD, primary_key=True)
    said: Mapped[str] = mapped_column(Text)
    """Canonical JSON, so that equal answers are equal texts."""
    first: Mapped[int]
    changed: Mapped[int]


class SurveyEventRow(Base):
    """What happened to a survey: by whom, under the name that the journal knows; nothing of respondents."""

    __tablename__ = "survey_event"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    survey: Mapped[str] = mapped_column(ForeignKey("survey.id", ondelete="CASCADE"), index=True)
    time: Mapped[int]
    kind: Mapped[str] = mapped_column(String(30))
    actor: Mapped[str] = mapped_column(String(60))
    detail: Mapped[str] = mapped_column(String(200))
