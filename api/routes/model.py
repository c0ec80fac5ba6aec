"""The ontology as JSON: types, properties, code lists, norms."""

from dataclasses import asdict
from functools import lru_cache

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from api.reads.access import Read
from api.schemas.conversion import in_camel_case
from ontology import Model

router = APIRouter(tags=["Ontologie (model)"])


@router.get("/model", operation_id="getModel", summary="Typen, Listen und Normen (types, code lists, norms)")
def model(read: Read) -> Response:
    """The whole model: names, labels in both languages, constraints, code lists, norms with their citations."""
    return Response(_as_json(read.model), media_type=JSONResponse.media_type)


@lru_cache(maxsize=2)
def _as_json(model: Model) -> bytes:
    return bytes(JSONResponse(in_camel_case(asdict(model))).body)
