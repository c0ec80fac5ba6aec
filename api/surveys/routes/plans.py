"""Surveys of a district for its coordination: made, looked at, changed while that is fair, closed, deleted."""

from datetime import date

from fastapi import APIRouter

from api.accounts.times import said_time
from api.reads.access import Day
from api.surveys.happened import Happened
from api.surveys.shapes import OrganizationOut, SurveyChange, SurveyEventOut, SurveyIn, SurveyOut, columns
from api.surveys.within import Asking, InDistrict, OrganizationId, SurveyId
from api.writes.writing import Writing
from graph.surveys.planned import MOST_ROSTER

router = APIRouter(tags=["Erhebungen (surveys)"])


@router.get("/districts/{key}/survey-proposal", operation_id="proposeRoster", summary="Wen befragen? (whom to ask)")
def propose(asking: InDistrict, on: Day) -> list[OrganizationOut]:
    """The organizations of the network at a day, by name: a proposal for the roster. Was fehlt, wird ergänzt."""
    return asking.told.organizations(_proposed(asking, on))


@router.get("/districts/{key}/surveys", operation_id="listSurveys", summary="Erhebungen (surveys)")
def list_surveys(asking: InDistrict) -> list[SurveyOut]:
    """The surveys of a district, the newest first. Nur für die Koordination."""
    return [asking.told.survey(row) for row in asking.surveys.all()]


@router.post(
    "/districts/{key}/surveys",
    operation_id="createSurvey",
    summary="Erhebung anlegen (create)",
    status_code=201,
)
def create_survey(asking: InDistrict, body: SurveyIn, on: Day) -> SurveyOut:
    """A survey of who works with whom. Gefragt wird niemand, ehe Sie Links machen und verschicken."""
    roster = _proposed(asking, on) if body.roster is None else body.roster
    asking.refuse_strangers(roster)
    said = columns({**dict(body), "roster": roster})
    return asking.told.survey(asking.surveys.create(said))


@router.get("/districts/{key}/surveys/{survey}", operation_id="getSurvey", summary="Eine Erhebung (a survey)")
def one_survey(asking: InDistrict, survey: SurveyId) -> SurveyOut:
    """A survey with its roster. Antworten stehen nicht dabei."""
    return asking.told.survey(asking.surveys.one(survey))


@router.patch("/districts/{key}/surveys/{survey}", operation_id="changeSurvey", summary="Ändern (change it)")
def change_survey(asking: InDistrict, survey: SurveyId, body: SurveyChange) -> SurveyOut:
    """Changes what is named; a later last day prolongs it. Nach der ersten Antwort bleibt, was zugesagt war (409)."""
    return asking.told.survey(asking.surveys.change(survey, body.said()))


@router.put(
    "/districts/{key}/surveys/{survey}/roster/{organization}",
    operation_id="askOrganization",
    summary="Auf die Liste setzen (put on the roster)",
)
def ask_organization(asking: InDistrict, survey: SurveyId, organization: OrganizationId) -> SurveyOut:
    """All are asked about it from now on, and it about all. Steht sie schon darauf, ändert sich nichts."""
    asking.refuse_strangers([organization])
    return asking.told.survey(asking.surveys.ask(survey, organization))


@router.delete(
    "/districts/{key}/surveys/{survey}/roster/{organization}",
    operation_id="spareOrganization",
    summary="Von der Liste nehmen (take off the roster)",
)
def spare_organization(asking: InDistrict, survey: SurveyId, organization: OrganizationId) -> SurveyOut:
    """What was answered by it and about it is kept and does not count. Kommt sie wieder darauf, zählt es wieder."""
    return asking.told.survey(asking.surveys.spare(survey, organization))


@router.post("/districts/{key}/surveys/{survey}/close", operation_id="closeSurvey", summary="Schließen (close)")
def close_survey(asking: InDistrict, survey: SurveyId) -> SurveyOut:
    """Takes no more answers. Wer geantwortet hat, liest die eigenen Antworten noch bis zu ihrer Löschung."""
    return asking.told.survey(asking.surveys.close(survey))


@router.get("/districts/{key}/surveys/{survey}/events", operation_id="listSurveyEvents", summary="Was geschah (events)")
def survey_events(asking: InDistrict, survey: SurveyId) -> list[SurveyEventOut]:
    """What the coordination did with it, the newest first. Was Befragte tun, steht hier nicht."""
    return [
        SurveyEventOut(time=said_time(e.time), kind=Happened(e.kind), actor=e.actor, detail=e.detail)
        for e in asking.surveys.events(survey)
    ]


@router.delete(
    "/districts/{key}/surveys/{survey}", operation_id="deleteSurvey", summary="Löschen (delete)", status_code=204
)
def delete_survey(asking: InDistrict, survey: SurveyId) -> None:
    """Links and raw answers are gone for good. Was ins Netz übernommen wurde, bleibt und lässt sich zurücknehmen."""
    asking.surveys.delete(survey)


def _proposed(asking: Asking, on: date) -> list[str]:
    """Whom the network has at that day, by name; who may not be seen by the right to surveys is left out."""
    write: Writing = asking.write
    snapshot = write.reading.snapshot(asking.surveys.district, on)
    actors = (id for id in snapshot.network.actors if asking.knows(id))
    return sorted(actors, key=lambda id: (snapshot.name(id).casefold(), id))[:MOST_ROSTER]
