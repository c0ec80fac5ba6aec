"""The ontology as JSON: types, properties, code lists, norms."""

import re
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.access import Read

router = APIRouter(tags=["Ontologie (model)"])


@router.get("/model", operation_id="getModel", summary="Typen, Listen und Normen (types, code lists, norms)")
def model(read: Read) -> JSONResponse:
    """The whole model: names, labels in both languages, constraints, code lists, norms with their citations."""
    raw = asdict(read.model)
    return JSONResponse({_camel(name): _with_camel_keys(part) for name, part in raw.items()})


def _with_camel_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {_camel(k): _with_camel_keys(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_camel_keys(v) for v in value]
    return value


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), name)
