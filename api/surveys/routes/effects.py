"""What a survey brought: to the district as a whole, and back to each that answered; also to be printed."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from api.manners.forms import Form, Forms
from api.manners.guard import page
from api.reads.access import Day, Language
from api.refusals import ANSWERS_DELETED, RefusedError
from api.report.survey_pages import render_effect, render_feedback
from api.schemas.described import answer_of
from api.surveys.plans import plan_of
from api.surveys.shapes import FeedbackOut, OrganizationOut, OwnTieOut
from api.surveys.transferring import Transferring
from api.surveys.within import Asking, InDistrict, OrganizationId, SurveyId
from graph.comparison.survey_effect import SurveyEffect, effect_in
from graph.comparison.survey_effect_told import SurveyEffectOut, effect_json, effect_told
from graph.district.expecting import expected_pairs
from graph.errors import NotFoundError
from graph.live.answers import as_json_bytes
from graph.surveys.feedback import Feedback, feedback_for
from graph.surveys.plan_files import SurveyFile

router = APIRouter(tags=["Erhebungen (surveys)"])
_SURVEY = "/districts/{key}/surveys/{survey}"
_FORMS = Forms("json", "html")
_Form = Annotated[Form, Depends(_FORMS.chosen())]


@router.get(
    f"{_SURVEY}/effect",
    operation_id="getSurveyEffect",
    summary="Was sie verändert (effect)",
    response_class=Response,
    responses=_FORMS.answers(answer_of(SurveyEffectOut)),
)
def effect(asking: InDistrict, survey: SurveyId, on: Day, form: _Form, lang: Language) -> Response:
    """The district without what the survey tells and with it, also what is not transferred yet. Auch zum Drucken."""
    found = _effect(asking, survey, on)
    if form.name == "html":
        return page(render_effect(plan_of(asking.surveys.one(survey)), on, effect_told(found), lang))
    return Response(as_json_bytes(effect_json(found, lang)), media_type="application/json")


@router.get(
    f"{_SURVEY}/feedback", operation_id="listSurveyFeedback", summary="Wer eine Rückmeldung bekommt (feedback for whom)"
)
def feedback_list(asking: InDistrict, survey: SurveyId) -> list[OrganizationOut]:
    """The organizations that answered, in the order of the roster: each gets a feedback of its own."""
    found = _transferring(asking, survey)
    return asking.told.organizations(id for id in found.plan.roster if id in found.voices)


@router.get(
    f"{_SURVEY}/feedback/{{organization}}",
    operation_id="getSurveyFeedback",
    summary="Rückmeldung für eine Organisation (feedback)",
    response_class=Response,
    responses=_FORMS.answers(answer_of(FeedbackOut)),
)
def feedback(
    asking: InDistrict, survey: SurveyId, organization: OrganizationId, form: _Form, lang: Language
) -> Response:
    """Its own answers, what of them others confirm, and where it could connect; nothing that it could not know."""
    found = _transferring(asking, survey)
    if organization not in found.plan.roster or organization not in found.voices:
        raise NotFoundError(f"no answers of {organization}")
    snapshot = asking.write.reading.snapshot(asking.surveys.district, found.plan.day)
    given = feedback_for(found.plan, found.responses, organization, expected_pairs(snapshot))
    if form.name == "html":
        sectors = {o.id: o.sector for o in asking.told.organizations(found.plan.roster)}
        return page(render_feedback(SurveyFile(found.plan, found.names, sectors), given, lang))
    return Response(_told(asking, given).model_dump_json(by_alias=True), media_type="application/json")


def _effect(asking: Asking, survey: str, on: date) -> SurveyEffect:
    row, write = asking.surveys.one(survey), asking.write
    write.reading.district(asking.surveys.district)
    plan, batch = plan_of(row), None
    if not row.forgotten:
        found = _transferring(asking, survey)
        plan, batch = found.plan, found.batch if found.voices else None
    return effect_in(write.seen, write.model, plan, on, batch)


def _transferring(asking: Asking, survey: str) -> Transferring:
    row = asking.surveys.one(survey)
    if row.forgotten:
        raise RefusedError(ANSWERS_DELETED)
    return Transferring(asking.write, row, asking.surveys.questionnaires(survey))


def _told(asking: Asking, given: Feedback) -> FeedbackOut:
    named = asking.told.organizations
    (own,) = named([given.organization])
    return FeedbackOut(
        organization=own,
        ties=[
            OwnTieOut(organization=one, closeness=tie.row.closeness, confirmed=tie.confirmed)
            for one, tie in zip(named(tie.other for tie in given.ties), given.ties, strict=True)
        ],
        none=named(given.none),
        unsaid=named(given.unsaid),
        wishes=named(given.wishes),
        mutual=named(given.mutual),
        expected=named(given.expected),
        trust=given.ratings.trust if given.ratings is not None else None,
        value=given.ratings.value if given.ratings is not None else None,
        raters=given.ratings.raters if given.ratings is not None else 0,
    )
