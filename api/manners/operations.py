"""What each operation takes and gives, by its description; a request that asks for anything else is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.manners.wishes import media_wished

FORMAT = "format"
"""The parameter that names a form, for whoever cannot set a header: it goes before ``Accept``."""
_UNKNOWN = "Diese Angabe gibt es hier nicht (unknown parameter)"
_TWICE = "Diese Angabe ist nur einmal möglich (this can be given only once)"


@dataclass(frozen=True, slots=True)
class Operation:
    """The query parameters of an operation, which of them may come several times, and the forms of its answer."""

    parameters: frozenset[str]
    several: frozenset[str]
    media: tuple[str, ...]


def operations_of(description: Mapping[str, Any]) -> dict[str, Operation]:
    """Every operation by its id. Asked once: building the description is not safe among threads."""
    described = (operation for path in description["paths"].values() for operation in path.values())
    return {o["operationId"]: _operation(o) for o in described}


def _operation(described: Mapping[str, Any]) -> Operation:
    asked = [p for p in described.get("parameters", ()) if p["in"] == "query"]
    good = [answer for code, answer in described["responses"].items() if code.startswith("2")]
    return Operation(
        frozenset(p["name"] for p in asked),
        frozenset(p["name"] for p in asked if _is_list(p["schema"])),
        tuple(media for answer in good for media in answer.get("content", ())),
    )


def _is_list(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "array" or any(_is_list(one) for one in schema.get("anyOf", ()))


def operation_of(request: Request) -> Operation | None:
    """The operation that a request asks for; None for pages."""
    found: Operation | None = request.app.state.operations.get(
        getattr(request.scope.get("route"), "operation_id", None)
    )
    return found


async def refuse_unfit(request: Request) -> None:
    """Refuse what the operation does not know, what it takes once, and forms that it has not.

    A misspelt filter, or the second of two, must not look like an answer.
    """
    operation = operation_of(request)
    if operation is None:
        return
    asked = request.query_params
    wrong = {name: _UNKNOWN for name in asked if name not in operation.parameters}
    wrong |= {n: _TWICE for n in asked if n not in wrong | dict.fromkeys(operation.several) and _times(request, n) > 1}
    if wrong:
        raise RequestValidationError([{"loc": ("query", n), "msg": said, "type": "unfit"} for n, said in wrong.items()])
    if FORMAT not in asked and operation.media and media_wished(_accepted(request), operation.media) is None:
        raise HTTPException(406, ", ".join(operation.media))


def _times(request: Request, name: str) -> int:
    return len(request.query_params.getlist(name))


def _accepted(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))
