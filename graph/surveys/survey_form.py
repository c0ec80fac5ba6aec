"""What the form of one organization asks, as it went out: it travels with the form, hidden.

So a form can be read back whatever has been renamed since, and says of itself which survey it belongs to.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from graph.errors import UnreadableFileError
from graph.imports.round_trip.packed_cells import UNREADABLE, packed, unpacked
from graph.imports.round_trip.question_mark import SURVEY_FORMAT, survey_mark_of
from graph.imports.workbook import Workbook
from graph.surveys.planned import SurveyPlan
from graph.surveys.survey_words import (
    CLOSENESS,
    QUALITY,
    RECEIVES,
    REFERS,
    WISH,
    asked_purposes,
)
from ontology import Model, Text

Labelled = tuple[tuple[str, str], ...]
"""Keys with what people read for them."""


@dataclass(frozen=True, slots=True)
class SurveyForm:
    """The form of one organization (id and ``own`` name): of which survey, about whom it asks, for which purposes.

    ``copy`` tells the forms of one organization apart where two or three of its people are asked.
    """

    survey: str
    name: str
    organization: str
    own: str
    language: str
    others: Labelled
    purposes: Labelled
    quality: bool
    copy: int = 1


def survey_form(
    plan: SurveyPlan, organization: str, names: Mapping[str, str], model: Model, language: str = "de"
) -> SurveyForm:
    """The form in which an organization answers."""
    return SurveyForm(
        plan.id,
        plan.name,
        organization,
        names.get(organization, organization),
        language,
        tuple((other, names.get(other, other)) for other in plan.others(organization)),
        tuple((code, label.in_language(language)) for code, label in asked_purposes(model)),
        plan.quality,
    )


KEY, NUMBER, ASKED = "key", "number", "asked"
LEVEL, REFERRING, RECEIVING, WISHED = "level", "refers", "receives", "wish"
PURPOSE_COLUMN, QUALITY_COLUMN = "purpose/", "quality/"
"""What stands in a column; of purposes and ratings each has one of its own."""
PLACE_LINE, REMARK_LINE, FURTHER_LINE = "place", "remark", "further/"
"""Keys of the lines that are about no organization of the roster."""
_HEADS = {
    KEY: Text(de="Schlüssel", en="Key"),
    NUMBER: Text(de="Nr.", en="No."),
    ASKED: Text(de="Organisation", en="Organization"),
    LEVEL: CLOSENESS,
}
_TICKED = {REFERRING: REFERS, RECEIVING: RECEIVES, WISHED: WISH}
_FOR = Text(de="Wofür: ", en="What for: ")
_RATED = Text(de="Die Organisation, keine Person: ", en="The organization, no person: ")


def survey_heads(form: SurveyForm) -> tuple[tuple[str, str], ...]:
    """The columns of a form from left to right: what stands in each, and its head."""

    def said(texts: Mapping[str, Text], key: str = "", before: str = "") -> Labelled:
        return tuple((f"{key}{name}", before + text.in_language(form.language)) for name, text in texts.items())

    why = _FOR.in_language(form.language)
    purposes = tuple((f"{PURPOSE_COLUMN}{code}", why + label) for code, label in form.purposes)
    rated = said(QUALITY, QUALITY_COLUMN, _RATED.in_language(form.language)) if form.quality else ()
    return (*said(_HEADS), *purposes, *said(_TICKED), *rated)


def survey_form_cells(form: SurveyForm) -> list[str]:
    """The form as the cells of its hidden sheet."""
    return packed(json.dumps(asdict(form)), SURVEY_FORMAT)


def survey_form_in(workbook: Workbook) -> SurveyForm | None:
    """The form that a workbook was made of; None for what is no form of a survey.

    Raises UnreadableFileError where it is one whose hidden sheet cannot be read.
    """
    sheet = survey_mark_of(workbook)
    if sheet is None:
        return None
    try:
        return _form_from(json.loads(unpacked(sheet, SURVEY_FORMAT)))
    except UNREADABLE as error:
        raise UnreadableFileError(
            f"„{workbook.name}“ ist der Bogen einer Erhebung, dessen verborgenes Blatt „{sheet.name}“ beschädigt ist. "
            "Bitte geben Sie den Bogen neu aus und übertragen Sie die Antworten."
        ) from error


def _form_from(said: dict[str, object]) -> SurveyForm:
    copy = said["copy"]
    if not isinstance(copy, int):
        raise TypeError
    return SurveyForm(
        str(said["survey"]),
        str(said["name"]),
        str(said["organization"]),
        str(said["own"]),
        str(said["language"]),
        _pairs(said["others"]),
        _pairs(said["purposes"]),
        bool(said["quality"]),
        copy,
    )


def _pairs(said: object) -> Labelled:
    if not isinstance(said, list):
        raise TypeError
    return tuple((str(key), str(label)) for key, label in said)
