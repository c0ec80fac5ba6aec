"""The surveys of one district, for its coordination: each act is one unit of work, and noted."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.accounts.accounts import Accounts
from api.accounts.sealed import fresh_id
from api.refusals import ANSWERS_DELETED, SURVEY_ANSWERED, SURVEY_CLOSED, RefusedError, unfit
from api.surveys.answers import response_of, rows_of
from api.surveys.deletions import Deleted, note_deleted
from api.surveys.happened import Happened, events_of, note_survey
from api.surveys.plans import is_over, plan_of
from api.surveys.tables import InvitationRow, SurveyAnswerRow, SurveyEventRow, SurveyRow
from graph.errors import NotFoundError
from graph.surveys.planned import SurveyPlan, plan_faults
from graph.surveys.responses import Response

_ALWAYS = frozenset(("closes", "boundary"))
"""What can be changed although somebody answered."""


class Questionnaire(NamedTuple):
    """One respondent, with all that they said so far, whole or not."""

    invitation: InvitationRow
    rows: Sequence[SurveyAnswerRow]


@dataclass(frozen=True, slots=True)
class Surveys:
    """What somebody who has the right to may do with the surveys of a district."""

    accounts: Accounts
    district: str
    actor: str

    @property
    def today(self) -> date:
        """The day that it is."""
        return self.accounts.today()

    def all(self) -> list[SurveyRow]:
        """All of them, the newest first."""
        with self.accounts.reading() as session:
            asked = select(SurveyRow).where(SurveyRow.district == self.district)
            return list(session.scalars(asked.order_by(SurveyRow.created.desc(), SurveyRow.id)))

    def one(self, id: str) -> SurveyRow:
        """The survey of that id; raises NotFoundError."""
        with self.accounts.reading() as session:
            return self.found(session, id)

    def create(self, plan: Mapping[str, Any]) -> SurveyRow:
        """A new one; raises RefusedError for a plan that cannot be."""
        now = self.accounts.clock()
        fixed = {"id": fresh_id(), "district": self.district, "created": now}
        row = SurveyRow(**plan, **fixed, ended=False, forgotten=False, transferred=None)
        _refuse_faults(plan_of(row))
        with self.accounts.writing() as session:
            session.add(row)
            session.flush()
            note_survey(session, row.id, Happened.MADE, (self.actor, now))
        return row

    def change(self, id: str, said: Mapping[str, Any]) -> SurveyRow:
        """Change what is named; raises RefusedError for what may not change any more."""
        with self._changing(id, Happened.CHANGED, ", ".join(sorted(said))) as (session, row):
            if row.forgotten:
                raise RefusedError(ANSWERS_DELETED)
            different = {name for name, value in said.items() if getattr(row, name) != value}
            if different - _ALWAYS and _is_answered(session, row):
                raise RefusedError(SURVEY_ANSWERED)
            for name in different:
                setattr(row, name, said[name])
            if "closes" in different:
                row.ended = False
            _refuse_faults(plan_of(row))
        return row

    def ask(self, id: str, organization: str) -> SurveyRow:
        """Put an organization on the roster, at its end."""
        with self._changing(id, Happened.CHANGED, "roster") as (_, row):
            self._refuse_closed(row)
            if organization not in row.roster:
                row.roster = [*row.roster, organization]
                _refuse_faults(plan_of(row))
        return row

    def spare(self, id: str, organization: str) -> SurveyRow:
        """Take it off the roster. What was said of it and by it is kept, and counts again if it comes back."""
        with self._changing(id, Happened.CHANGED, "roster") as (_, row):
            self._refuse_closed(row)
            if organization not in row.roster:
                raise NotFoundError(f"not on the roster: {organization}")
            row.roster = [other for other in row.roster if other != organization]
            _refuse_faults(plan_of(row))
        return row

    def close(self, id: str) -> SurveyRow:
        """Take no more answers from now on."""
        with self._changing(id, Happened.CLOSED) as (_, row):
            row.ended = True
            row.closes = max(row.day, min(row.closes, self.today.isoformat()))
        return row

    def delete(self, id: str) -> None:
        """Delete it with its links and raw answers; ties that were transferred stay."""
        with self.accounts.writing() as session:
            row = self.found(session, id)
            note_deleted(self.accounts, Deleted.SURVEY, row.id)
            session.execute(delete(SurveyRow).where(SurveyRow.id == row.id))

    def questionnaires(self, id: str) -> list[Questionnaire]:
        """The respondents and their raw answers, by organization in the order of the roster."""
        with self.accounts.reading() as session:
            return questionnaires_of(session, self.found(session, id))

    def events(self, id: str) -> list[SurveyEventRow]:
        """What happened to it, the newest first."""
        with self.accounts.reading() as session:
            return events_of(session, self.found(session, id).id)

    def transferred(self, id: str, revision: int) -> None:
        """Note by which revision the store holds what became of the answers."""
        with self._changing(id, Happened.TRANSFERRED, str(revision)) as (_, row):
            row.transferred = revision

    def found(self, session: Session, id: str) -> SurveyRow:
        """The survey of that id in a unit of work; raises NotFoundError."""
        row = session.get(SurveyRow, id)
        if row is None or row.district != self.district:
            raise NotFoundError(f"no survey {id}")
        return row

    def locked(self, session: Session, id: str) -> SurveyRow:
        """The same, and nobody else changes it until the unit of work ends."""
        session.execute(select(SurveyRow.id).where(SurveyRow.id == id).with_for_update())
        return self.found(session, id)

    @contextmanager
    def _changing(self, id: str, kind: Happened, detail: str = "") -> Iterator[tuple[Session, SurveyRow]]:
        with self.accounts.writing() as session:
            row = self.locked(session, id)
            yield session, row
            note_survey(session, row.id, kind, (self.actor, self.accounts.clock()), detail)

    def _refuse_closed(self, row: SurveyRow) -> None:
        if row.forgotten:
            raise RefusedError(ANSWERS_DELETED)
        if is_over(row, self.today):
            raise RefusedError(SURVEY_CLOSED)


def questionnaires_of(session: Session, row: SurveyRow) -> list[Questionnaire]:
    """The respondents of a survey and their raw answers, by organization in the order of the roster."""
    invited = session.scalars(select(InvitationRow).where(InvitationRow.survey == row.id)).all()
    said: dict[str, list[SurveyAnswerRow]] = {}
    for answer in rows_of(session, [i.id for i in invited]):
        said.setdefault(answer.invitation, []).append(answer)
    place = {organization: n for n, organization in enumerate(row.roster)}
    ordered = sorted(invited, key=lambda i: (place.get(i.organization, len(place)), i.organization, i.linked, i.id))
    return [Questionnaire(i, said.get(i.id, [])) for i in ordered]


def responses_of(plan: SurveyPlan, questionnaires: Sequence[Questionnaire]) -> list[Response]:
    """The answers that count: of organizations that are (still) on the roster, rows that are whole."""
    return [response_of(plan, i, rows) for i, rows in questionnaires if rows and i.organization in plan.roster]


def _is_answered(session: Session, row: SurveyRow) -> bool:
    mine = select(InvitationRow.id).where(InvitationRow.survey == row.id)
    counted = select(func.count()).select_from(SurveyAnswerRow).where(SurveyAnswerRow.invitation.in_(mine))
    return bool(session.scalar(counted))


def _refuse_faults(plan: SurveyPlan) -> None:
    if faults := list(plan_faults(plan)):
        raise unfit([("", fault) for fault in faults])
