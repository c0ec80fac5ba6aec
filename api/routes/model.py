"""The ontology as JSON: types, properties, code lists, norms."""

from dataclasses import asdict

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.reads.access import Read
from api.schemas.conversion import in_camel_case

router = APIRouter(tags=["Ontologie (model)"])


@router.get("/model", operation_id="getModel", summary="Typen, Listen und Normen (types, code lists, norms)")
def model(read: Read) -> JSONResponse:
    """The whole model: names, labels in both languages, constraints, code lists, norms with their citations."""
    return JSONResponse(in_camel_case(asdict(read.model)))
