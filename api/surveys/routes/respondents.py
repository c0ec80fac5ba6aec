"""Whom a survey asks, by personal links, and what they answered: for the coordination alone, and kept by no browser."""

from fastapi import APIRouter, Request, Response

from api.settings import PERSONAL_LINK
from api.surveys import invitations
from api.surveys.mails import MailKind, mail
from api.surveys.shapes import (
    InvitationOut,
    MailOut,
    NewLinksOut,
    ProgressOut,
    QuestionnaireOut,
    Respondents,
)
from api.surveys.within import InDistrict, InvitationId, SurveyId

router = APIRouter(tags=["Erhebungen (surveys)"])
_SURVEY = "/districts/{key}/surveys/{survey}"
_KEPT_NOT = {"Cache-Control": "no-store"}


@router.get(f"{_SURVEY}/invitations", operation_id="listInvitations", summary="Einladungen (invitations)")
def list_invitations(asking: InDistrict, survey: SurveyId) -> list[InvitationOut]:
    """Whom it asks, and how far each is; links are not told again. Welche Person antwortet, weiß niemand."""
    return asking.told.invitations(asking.surveys.one(survey), asking.surveys.questionnaires(survey))


@router.post(
    f"{_SURVEY}/invitations", operation_id="invite", summary="Persönliche Links machen (make links)", status_code=201
)
def invite(
    request: Request, response: Response, asking: InDistrict, survey: SurveyId, body: Respondents
) -> NewLinksOut:
    """New respondents with their links, shown this once. Bis zu drei je Organisation, etwa Leitung und Praxis."""
    response.headers.update(_KEPT_NOT)
    organizations = body.organizations
    if organizations is None:
        organizations = invitations.not_invited(asking.surveys, survey)
    made = invitations.invite(asking.surveys, survey, [(id, body.place) for id in organizations])
    return asking.told.links(asking.surveys.one(survey), made, _base(request))


@router.post(
    f"{_SURVEY}/invitations/{{invitation}}/link",
    operation_id="replaceInvitationLink",
    summary="Neuer Link (a new link)",
    status_code=201,
)
def replace_link(
    request: Request, response: Response, asking: InDistrict, survey: SurveyId, invitation: InvitationId
) -> NewLinksOut:
    """A link instead of the one before, which ends at once. Antworten bleiben und stehen hinter dem neuen."""
    response.headers.update(_KEPT_NOT)
    made = invitations.relink(asking.surveys, survey, invitation)
    return asking.told.links(asking.surveys.one(survey), [made], _base(request))


@router.delete(
    f"{_SURVEY}/invitations/{{invitation}}/link",
    operation_id="revokeInvitationLink",
    summary="Link beenden (end a link)",
    status_code=204,
)
def revoke_link(asking: InDistrict, survey: SurveyId, invitation: InvitationId) -> None:
    """The link opens nothing any more. Was damit geantwortet wurde, bleibt und zählt."""
    invitations.revoke_link(asking.surveys, survey, invitation)


@router.delete(
    f"{_SURVEY}/invitations/{{invitation}}",
    operation_id="removeInvitation",
    summary="Einladung mit Antworten löschen (remove)",
    status_code=204,
)
def remove_invitation(asking: InDistrict, survey: SurveyId, invitation: InvitationId) -> None:
    """Link and answers of one respondent are gone for good: somebody else had answered, or asks for it."""
    invitations.uninvite(asking.surveys, survey, invitation)


@router.get(f"{_SURVEY}/progress", operation_id="getSurveyProgress", summary="Rücklauf (response)")
def progress(asking: InDistrict, survey: SurveyId) -> ProgressOut:
    """How many answered, by sector and day by day, and who is to be reminded, with a mail to copy."""
    return asking.told.progress(asking.surveys.one(survey), asking.surveys.questionnaires(survey))


@router.get(f"{_SURVEY}/mails", operation_id="getSurveyMails", summary="Mails zum Kopieren (mails)")
def mails(asking: InDistrict, survey: SurveyId) -> dict[MailKind, MailOut]:
    """Invitation, reminder and thanks. Verschickt wird von hier nichts."""
    row = asking.surveys.one(survey)
    found = {kind: mail(kind, row) for kind in MailKind}
    return {kind: MailOut(subject=made.subject, text=made.text) for kind, made in found.items()}


@router.get(f"{_SURVEY}/answers", operation_id="listAnswers", summary="Antworten lesen (raw answers)")
def answers(response: Response, asking: InDistrict, survey: SurveyId) -> list[QuestionnaireOut]:
    """What each respondent said, whole or not. Nur für die Koordination, bis zur zugesagten Löschung."""
    response.headers.update(_KEPT_NOT)
    found = asking.surveys.questionnaires(survey)
    return asking.told.answers(found)


def _base(request: Request) -> str:
    return f"{str(request.base_url).rstrip('/')}{PERSONAL_LINK}"
