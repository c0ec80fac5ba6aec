"""Whether everything answers, and what an error means."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse

from api.accounts.error_answers import Answer
from api.errors import ANSWERS
from api.program import program_version
from api.reads.access import for_everybody
from api.refusals import REFUSALS, Refusal
from api.schemas.records import Health
from graph.errors import NotFoundError
from graph.stores.base import NO_SCOPE
from ontology import Model
from ontology.names import EntityType

router = APIRouter(tags=["Betrieb (operation)"])


def alive(model: Model) -> Health:
    """What is answered as long as the program runs: nothing that has to be asked of anybody."""
    return Health(status="ok", version=program_version(), ontology_version=model.version)


@router.get(
    "/health",
    operation_id="getHealth",
    summary="Antwortet das Programm? (health)",
    dependencies=[Depends(for_everybody)],
)
def health(request: Request) -> Health:
    """Answers as long as the program runs, whatever its store does. Fragt den Speicher nicht."""
    return alive(request.app.state.model)


@router.get(
    "/ready",
    operation_id="getReadiness",
    summary="Antwortet der Speicher? (readiness)",
    dependencies=[Depends(for_everybody)],
)
def ready(request: Request) -> Health:
    """Asks the store for what belongs to nobody; 503 if it does not answer. Liest aus dem Speicher, verrät nichts."""
    next(iter(request.app.state.store.records(NO_SCOPE, [EntityType.DISTRICT])), None)
    return health(request)


@router.get(
    "/problems/{slug}",
    operation_id="getProblem",
    summary="Was ein Fehler bedeutet (what an error means)",
    dependencies=[Depends(for_everybody)],
)
def explained(slug: str) -> JSONResponse:
    """The explanation behind the ``type`` of a problem."""
    found: Answer | Refusal | None = next((a for a in ANSWERS.values() if a.slug == slug), REFUSALS.get(slug))
    if found is None:
        raise NotFoundError(f"no problem type {slug}")
    words = {"title": found.title, "remedy": found.remedy}
    shown = {name: {"de": text.de, "en": text.en} for name, text in words.items()}
    return JSONResponse({"slug": slug, "status": found.status, **shown})
