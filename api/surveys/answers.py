"""Raw answers: saved row by row, read by whoever gave them and by the coordination, and deleted as promised."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.accounts import Accounts
from api.surveys.deletions import Deleted, note_deleted
from api.surveys.plans import plan_of
from api.surveys.said import SaidInGeneral, SaidRow, Sent
from api.surveys.tables import GENERAL, InvitationRow, SurveyAnswerRow, SurveyRow
from graph.surveys.planned import SurveyPlan
from graph.surveys.responses import Response
from ontology.names import Level


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of sending: how many rows were written, and those that say something else by now (about, sent)."""

    written: int
    clashes: Mapping[str, str]
    cleared: tuple[str, ...] = ()
    """About whom what was said was taken back."""


def save(session: Session, invitation: str, sent: Mapping[str, Sent], now: int) -> Saved:
    """Write each row by itself, unless it was changed elsewhere since the page was made: then nobody overwrites it.

    A row that was not touched on the page is left as it is now.
    """
    session.execute(select(InvitationRow.id).where(InvitationRow.id == invitation).with_for_update())
    stored = {row.about: row for row in rows_of(session, [invitation])}
    written, clashes, cleared = 0, {}, []
    for about, (said, was) in sent.items():
        row = stored.get(about)
        known = row.said if row is not None else ""
        if said in (was, known):
            continue
        if known != was:
            clashes[about] = said
            continue
        written += 1
        if row is None:
            session.add(SurveyAnswerRow(invitation=invitation, about=about, said=said, first=now, changed=now))
        elif said:
            row.said, row.changed = said, now
        else:
            session.delete(row)
            cleared.append(about)
    return Saved(written, clashes, tuple(cleared))


def rows_of(session: Session, invitations: Iterable[str]) -> Sequence[SurveyAnswerRow]:
    """The rows of respondents."""
    asked = select(SurveyAnswerRow).where(SurveyAnswerRow.invitation.in_(list(invitations)))
    return session.scalars(asked.order_by(SurveyAnswerRow.invitation, SurveyAnswerRow.about)).all()


def delete_answers(session: Session, invitation: str) -> None:
    """Delete all that one respondent said."""
    session.execute(delete(SurveyAnswerRow).where(SurveyAnswerRow.invitation == invitation))


def response_of(plan: SurveyPlan, invitation: InvitationRow, rows: Iterable[SurveyAnswerRow]) -> Response:
    """The questionnaire of a respondent: rows that are whole, about organizations that are (still) on the roster."""
    said = {row.about: row.said for row in rows}
    general, others = SaidInGeneral.of(said.pop(GENERAL, "")), frozenset(plan.others(invitation.organization))
    found = {about: SaidRow.of(text).answer for about, text in said.items() if about in others}
    # From where somebody speaks enters no record; who did not say it is taken for practice, so that answers count.
    place = invitation.place or general.place or Level.OPER
    rows_said = {about: answer for about, answer in found.items() if answer is not None}
    return Response(invitation.organization, place, rows_said, general.further, general.remark)


def forget_due(session: Session, today: date, noting: Callable[[str], object] = lambda _: None) -> int:
    """Delete the raw answers and the links of surveys whose time has come; the ties stay. Gives how many surveys.

    ``noting`` is told each survey before.
    """
    kept = session.scalars(select(SurveyRow).where(SurveyRow.forgotten.is_(False)))
    due = [row for row in kept if is_due(row, today)]
    for row in due:
        noting(row.id)
        session.execute(delete(InvitationRow).where(InvitationRow.survey == row.id))
        row.forgotten = True
    return len(due)


def forget_due_at(place: str) -> None:
    """The same in the database of that address, for a process that starts, or has nothing else to do."""
    accounts = Accounts.at(place)
    try:
        with accounts.writing() as session:
            forget_due(session, accounts.today(), partial(note_deleted, accounts, Deleted.FORGOTTEN))
    finally:
        accounts.database.close()


def is_due(row: SurveyRow, today: date) -> bool:
    """Whether the raw answers are to be gone."""
    return plan_of(row).deleted_on <= today
