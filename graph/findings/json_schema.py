"""The JSON schema of a finding, for programs that process findings (product 2)."""

from typing import Any, get_args

from graph.findings import Certain, Kind
from ontology.names import Verdict

_TEXT: dict[str, Any] = {"type": "string"}
_FULL: dict[str, Any] = {"type": "string", "minLength": 1}


def finding_schema() -> dict[str, Any]:
    """Draft 2020-12; every field is always there."""
    fields = {
        "key": {"type": "string", "pattern": "^[0-9a-f]{16}$", "description": "Stable over runs, dates and wording."},
        "kind": {"enum": [str(k) for k in Kind]},
        "kindLabel": _FULL,
        "rule": {**_FULL, "description": "The rule that found it, without version."},
        "district": {**_FULL, "description": "Key of the district."},
        "subjects": _list(_object({"id": _FULL, "label": _TEXT})),
        "certainty": {"enum": list(get_args(Certain)), "description": "A gap is proven, a question is to be cleared."},
        "certaintyLabel": _FULL,
        "title": _FULL,
        "reason": {**_TEXT, "description": "Which norm says what, and what is recorded."},
        "effect": {**_TEXT, "description": "What changes if it is closed."},
        "takes": {**_TEXT, "description": "The next step."},
        "starts": {**_TEXT, "description": "Who begins."},
        "norms": _list(_norm()),
        "evidence": _list(
            _object({"text": _TEXT, "record": _FULL, "source": _TEXT, "locator": _TEXT, "asOf": _TEXT}),
        ),
        "indicators": _list({"type": "string", "pattern": "^[ABC][0-9]{1,2}$"}),
        "score": {"type": "number", "description": "The rank: the sum of the weights."},
        "weights": _list(_object({"reason": _FULL, "points": {"type": "number"}})),
        "decision": _object(
            {
                "verdict": {"enum": [str(v) for v in Verdict]},
                "reason": _TEXT,
                "date": _TEXT,
                "reopened": {"type": "boolean"},
            }
        ),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Finding",
        "description": "One thing that is missing, fragile, or not known in a network of early help.",
        **_object(fields),
    }


def _norm() -> dict[str, Any]:
    return _object(
        {
            "notation": _FULL,
            "label": _FULL,
            "citation": _FULL,
            "pack": _FULL,
            "packLabel": _FULL,
            "version": _FULL,
            "binding": {"enum": ["must", "should", "may", "goal", "share", "own"]},
            "land": {"type": ["string", "null"]},
            "verified": {"type": "boolean", "description": "Whether the wording was checked against the text."},
            "note": _TEXT,
        }
    )


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
