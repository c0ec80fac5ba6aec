"""Personal links: one for each respondent, unguessable, kept as a hash alone, and ended or replaced at any time."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.sealed import fresh, fresh_id, seal
from api.refusals import RESPONDENTS_FULL, SURVEY_CLOSED, RefusedError
from api.surveys.deletions import Deleted, note_deleted
from api.surveys.happened import Happened, note_survey
from api.surveys.plans import is_over
from api.surveys.surveys import Surveys
from api.surveys.tables import InvitationRow, SurveyRow
from graph.errors import NotFoundError
from graph.surveys.responses import MOST_RESPONDENTS


class NewLink(NamedTuple):
    """An invitation and the secret of its link, which is told this once."""

    invitation: InvitationRow
    secret: str


def invite(surveys: Surveys, id: str, wished: Iterable[tuple[str, str]]) -> list[NewLink]:
    """New respondents, each of an organization of the roster and a level, or an empty one; raises RefusedError."""
    made = []
    with surveys.accounts.writing() as session:
        row = _open(surveys, session, id)
        counted = _respondents(session, row)
        for organization, place in wished:
            if organization not in row.roster:
                raise NotFoundError(f"not on the roster: {organization}")
            counted[organization] = counted.get(organization, 0) + 1
            if counted[organization] > MOST_RESPONDENTS:
                raise RefusedError(RESPONDENTS_FULL)
            made.append(_new(surveys, session, row, (organization, place)))
        _note(surveys, session, row, Happened.LINKED, str(len(made)))
    return made


def not_invited(surveys: Surveys, id: str) -> list[str]:
    """The organizations of the roster of which nobody is invited."""
    with surveys.accounts.reading() as session:
        row = surveys.found(session, id)
        counted = _respondents(session, row)
        return [organization for organization in row.roster if organization not in counted]


def relink(surveys: Surveys, id: str, invitation: str) -> NewLink:
    """A new link for the same respondent, who finds the own answers there; the one before ends."""
    with surveys.accounts.writing() as session:
        row = _open(surveys, session, id)
        found, secret = invitation_of(session, row, invitation), fresh()
        found.hash, found.linked = seal(secret), surveys.accounts.clock()
        _note(surveys, session, row, Happened.LINKED, "1")
        return NewLink(found, secret)


def revoke_link(surveys: Surveys, id: str, invitation: str) -> None:
    """End a link; what was answered stays."""
    with surveys.accounts.writing() as session:
        row = surveys.found(session, id)
        invitation_of(session, row, invitation).hash = None
        _note(surveys, session, row, Happened.REVOKED)


def uninvite(surveys: Surveys, id: str, invitation: str) -> None:
    """Take an invitation away with its link and all that was answered by it."""
    with surveys.accounts.writing() as session:
        row = surveys.found(session, id)
        found = invitation_of(session, row, invitation)
        note_deleted(surveys.accounts, Deleted.INVITATION, found.id)
        session.execute(delete(InvitationRow).where(InvitationRow.id == found.id))
        _note(surveys, session, row, Happened.REMOVED)


def _new(surveys: Surveys, session: Session, row: SurveyRow, of: tuple[str, str]) -> NewLink:
    secret, (organization, place) = fresh(), of
    invitation = InvitationRow(
        id=fresh_id(),
        survey=row.id,
        organization=organization,
        place=place,
        hash=seal(secret),
        linked=surveys.accounts.clock(),
    )
    session.add(invitation)
    return NewLink(invitation, secret)


def _open(surveys: Surveys, session: Session, id: str) -> SurveyRow:
    row = surveys.locked(session, id)
    if is_over(row, surveys.today):
        raise RefusedError(SURVEY_CLOSED)
    return row


def _respondents(session: Session, row: SurveyRow) -> dict[str, int]:
    counted: dict[str, int] = {}
    for organization in session.scalars(select(InvitationRow.organization).where(InvitationRow.survey == row.id)):
        counted[organization] = counted.get(organization, 0) + 1
    return counted


def invitation_of(session: Session, row: SurveyRow, id: str) -> InvitationRow:
    """The invitation of a survey; raises NotFoundError."""
    found = session.get(InvitationRow, id)
    if found is None or found.survey != row.id:
        raise NotFoundError(f"no invitation {id}")
    return found


def _note(surveys: Surveys, session: Session, row: SurveyRow, kind: Happened, detail: str = "") -> None:
    note_survey(session, row.id, kind, (surveys.actor, surveys.accounts.clock()), detail)
