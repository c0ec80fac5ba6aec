"""What the forms of the page of the process say; what is missing is told, and dates are checked where they are kept."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from api.refusals import RefusedError, unfit
from graph.process.marking import MET, NOT_MET, UNCHECKED, MeetingMark, NewPhase, PhaseMark, ResultMark, SaidBy
from graph.process.starting import ProcessStart
from graph.records import Entity
from ontology import ModelError, Text, say
from ontology.names import MeetingKind, ResultState
from ontology.values import earliest

_LONGEST, _MOST = 2000, 40
_CHOICES = {
    "state": {*ResultState, MET, NOT_MET, UNCHECKED},
    "art": set(MeetingKind),
}
_FIELDS = {
    "vorlage": Text(de="Welche Vorlage?", en="Which template?"),
    "name": Text(de="Wie heißt es?", en="What is it called?"),
    "state": Text(de="Wie steht es damit?", en="How does it stand?"),
    "art": Text(de="Welche Art von Termin?", en="Which kind of meeting?"),
}


async def filled_in(request: Request) -> dict[str, str]:
    """The fields of a form as text, without white space around; what is not a text is left out."""
    form = await request.form(max_fields=_MOST)
    return {name: value.strip()[:_LONGEST] for name, value in form.items() if isinstance(value, str)}


Filled = Annotated[dict[str, str], Depends(filled_in)]


def marked(filled: dict[str, str], field: str) -> str:
    """A field that has to be filled in; raises RefusedError for one that is empty, or holds none of its choices."""
    text = filled.get(field, "")
    if not text or text not in _CHOICES.get(field, {text}):
        raise _missing(field)
    return text


def said_by(filled: dict[str, str], on: date) -> SaidBy:
    """Who says it, and on which day: the one filled in, or that of the page."""
    return SaidBy(filled.get("stelle", ""), filled.get("tag", "") or on.isoformat())


def start_said(district: Entity, filled: dict[str, str], today: date) -> ProcessStart:
    """How a process is to be started; raises RefusedError for a start that is no date."""
    begins = filled.get("beginn", "")
    if begins:
        _refuse_no_date(begins)
    joins = filled.get("teilnahme", "") == "ja"
    return ProcessStart(district, today.isoformat(), begins, filled.get("name", ""), joins)


def result_said(filled: dict[str, str]) -> ResultMark:
    """What is said of a result."""
    state = marked(filled, "state")
    if state not in set(ResultState):
        raise _missing("state")
    said = (filled.get(name, "") for name in ("seit", "beleg", "grund", "auswirkung", "geklaert_mit", "frist"))
    return ResultMark(ResultState(state), *said)


def phase_said(filled: dict[str, str]) -> PhaseMark:
    """What is said of a phase."""
    fields = ("plan_von", "plan_bis", "von", "bis", "grund", "auswirkung", "geklaert_mit", "geklaert_am")
    return PhaseMark(*(filled.get(name, "") for name in fields))


def new_phase_said(filled: dict[str, str]) -> NewPhase:
    """What is said of a phase that is added."""
    return NewPhase(marked(filled, "name"), *(filled.get(name, "") for name in ("nach", "plan_von", "plan_bis")))


def meeting_said(filled: dict[str, str]) -> MeetingMark:
    """What is said of a meeting."""
    return MeetingMark(
        marked(filled, "art"),
        marked(filled, "name"),
        filled.get("datum", ""),
        filled.get("geplant", "") == "ja",
        filled.get("phase", ""),
        filled.get("teilnehmende", ""),
        filled.get("ort", ""),
    )


def _refuse_no_date(text: str) -> None:
    try:
        earliest(text)
    except ModelError:
        told = say(
            "„{text}“ ist kein Datum; der Monat genügt, zum Beispiel 2026-09.",
            "“{text}” is no date; the month is enough, for example 2026-09.",
            text=text,
        )
        raise unfit([("/begins", told)]) from None


def _missing(field: str) -> RefusedError:
    return unfit([(f"/{field}", _FIELDS.get(field, Text(de="Es fehlt eine Angabe.", en="Something is missing.")))])
