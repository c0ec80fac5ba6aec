"""What a respondent sees: the own answers, in portions that fit a phone, and nothing of anybody else's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.sealed import seal
from api.surveys.answers import is_due, rows_of
from api.surveys.plans import is_open, is_over, plan_of
from api.surveys.said import SaidInGeneral, SaidRow
from api.surveys.tables import GENERAL, InvitationRow, SurveyRow
from graph.surveys.planned import SurveyPlan
from graph.surveys.survey_words import PLACE_LABELS, QUALITY, QUALITY_LEVELS, RECEIVES, REFERS, WISH, scale_label
from ontology import Model

PORTION = 8
"""So many organizations stand on a page."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """Whoever holds a personal link: the survey, of whom they speak, and what they said so far."""

    row: SurveyRow
    invitation: InvitationRow
    said: Mapping[str, str]
    changed: int | None
    """When something was saved last."""
    today: date

    @property
    def plan(self) -> SurveyPlan:
        """The plan of the survey."""
        return plan_of(self.row)

    @property
    def is_asked(self) -> bool:
        """Whether the organization is (still) on the roster."""
        return self.invitation.organization in self.row.roster

    @property
    def may_answer(self) -> bool:
        """Whether answers are taken from them now."""
        return self.is_asked and is_open(self.row, self.today)

    @property
    def is_over(self) -> bool:
        """Whether no answers are taken any more."""
        return is_over(self.row, self.today)

    @property
    def others(self) -> tuple[str, ...]:
        """Whom they are asked about."""
        return self.plan.others(self.invitation.organization) if self.is_asked else ()

    @property
    def answered(self) -> int:
        """About how many of these they said something that counts."""
        return sum(self.counts(other) for other in self.others)

    @property
    def portions(self) -> int:
        """On how many pages organizations stand; behind them comes one with what is asked in general."""
        return -(-len(self.others) // PORTION)

    @property
    def next_portion(self) -> int:
        """The first page on which something is left to be said."""
        open_ones = (n for n, other in enumerate(self.others) if not self.counts(other))
        return next(open_ones, len(self.others)) // PORTION + 1

    def portion(self, number: int) -> tuple[str, ...]:
        """The organizations of a page, counted from 1; none on the last one."""
        return self.others[(number - 1) * PORTION : number * PORTION]

    def counts(self, other: str) -> bool:
        """Whether what is said of an organization is an answer."""
        return SaidRow.of(self.said.get(other, "")).answer is not None

    @property
    def general(self) -> SaidInGeneral:
        """What they said in general."""
        return SaidInGeneral.of(self.said.get(GENERAL, ""))


def respondent(session: Session, secret: str, today: date) -> Respondent | None:
    """Whose link it is; None for one that is unknown, was ended, or whose answers are to be gone: all alike."""
    asked = select(InvitationRow, SurveyRow).join(SurveyRow, SurveyRow.id == InvitationRow.survey)
    found = session.execute(asked.where(InvitationRow.hash == seal(secret))).one_or_none()
    if found is None or is_due(found[1], today):
        return None
    rows = rows_of(session, [found[0].id])
    changed = max((row.changed for row in rows), default=None)
    return Respondent(found[1], found[0], {row.about: row.said for row in rows}, changed, today)


class RowShown(NamedTuple):
    """An organization on a page: its answer as it fills the form, what was stored when that was made, and a notice."""

    id: str
    name: str
    said: SaidRow
    was: str
    lacking: str = ""
    elsewhere: str = ""
    """What was saved elsewhere meanwhile, in words, where this form holds something else."""


def in_words(said: SaidRow, model: Model, language: str) -> list[str]:
    """An answer as sentences for whoever gave it."""
    purposes = model.code_lists["CooperationPurpose"].by_notation
    words = [] if said.closeness is None else [scale_label(said.closeness, language)]
    labels = [purposes[purpose].label for purpose in sorted(said.purposes)]
    labels += [label for told, label in ((said.refers, REFERS), (said.receives, RECEIVES), (said.wish, WISH)) if told]
    rated = ((QUALITY[item], QUALITY_LEVELS[level - 1]) for item, level in said.quality.items())
    return [
        *words,
        *(label.in_language(language) for label in labels),
        *(f"{item.in_language(language)}: {level.in_language(language)}" for item, level in rated),
    ]


def place_in_words(place: str, language: str) -> str:
    """From where somebody speaks, empty if nobody said."""
    return PLACE_LABELS[place].in_language(language) if place else ""
