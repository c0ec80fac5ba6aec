"""Questionnaires as Excel forms, for whoever does not answer behind a link: given out, and brought back."""

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from api.manners.forms import XLSX
from api.reads.access import Language
from api.surveys.excel import bring_form, form_of_invitation
from api.surveys.shapes import BroughtOut, FormProblemOut
from api.surveys.tables import GENERAL
from api.surveys.within import InDistrict, InvitationId, SurveyId

router = APIRouter(tags=["Erhebungen (surveys)"])
_FORM = "/districts/{key}/surveys/{survey}/invitations/{invitation}/form"
_Name = Annotated[str, Query(max_length=300, description="Name der Datei (file name)", examples=["bogen.xlsx"])]
_File = Annotated[bytes, Body(media_type="application/octet-stream", min_length=1, description="der Bogen (the form)")]


@router.get(
    _FORM,
    operation_id="takeSurveyForm",
    summary="Bogen für Excel (Excel form)",
    response_class=Response,
    responses={200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}},
)
def take_form(asking: InDistrict, survey: SurveyId, invitation: InvitationId) -> Response:
    """The questionnaire of one respondent as a workbook. Antworten stehen nicht darin."""
    row = asking.surveys.one(survey)
    names = {o.id: o.name for o in asking.told.organizations(row.roster)}
    made = form_of_invitation(asking.surveys, (survey, invitation), names, asking.write.model)
    headers = {"Content-Disposition": 'attachment; filename="bogen.xlsx"', "Cache-Control": "no-store"}
    return Response(made, media_type=XLSX, headers=headers)


@router.put(_FORM, operation_id="bringSurveyForm", summary="Ausgefüllten Bogen einlesen (bring a filled form)")
def bring(  # noqa: PLR0913, PLR0917 - each is a part of the request
    asking: InDistrict, survey: SurveyId, invitation: InvitationId, name: _Name, body: _File, lang: Language
) -> BroughtOut:
    """Its rows become raw answers, as if typed behind the link; it can be brought twice. Widersprüche werden gesagt."""
    found = bring_form(asking.surveys, (survey, invitation), (name, body), asking.write.model)
    clashes = [o.name for o in asking.told.organizations(id for id in found.clashes if id != GENERAL)]
    return BroughtOut(
        written=found.written,
        clashes=clashes + [_IN_GENERAL[lang]] * (GENERAL in found.clashes),
        problems=[FormProblemOut(cell=p.cell, sentence=p.sentence.in_language(lang)) for p in found.problems],
    )


_IN_GENERAL = {"de": "Angaben am Ende des Bogens", "en": "what stands at the end of the form"}
