"""What each operation takes and gives, by its description; a request that asks for anything else is refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from fastapi import Request
from fastapi.datastructures import DefaultPlaceholder
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from fastapi.utils import is_body_allowed_for_status_code
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


def operations_of(routes: Iterable[APIRoute]) -> dict[str, Operation]:
    """Every operation by its id, read off its route: to have the whole description written takes seconds."""
    return {route.operation_id: _operation(route) for route in routes if route.operation_id is not None}


def _operation(route: APIRoute) -> Operation:
    asked = list(_query(route.dependant))
    return Operation(
        frozenset(name for name, _ in asked),
        frozenset(name for name, kind in asked if _is_list(kind)),
        tuple(dict.fromkeys(_media(route))),
    )


def _query(dependant: Dependant) -> Iterator[tuple[str, Any]]:
    """Name and type of each parameter of the query that a route, or what it depends on, takes."""
    yield from ((p.alias, p.field_info.annotation) for p in dependant.query_params)
    for part in dependant.dependencies:
        yield from _query(part)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is list or any(map(_is_list, get_args(kind)))


def _media(route: APIRoute) -> Iterator[str]:
    """The forms of what is answered where all is well: the usual one, and what the route says of others."""
    of = route.response_class
    usual = (of.value if isinstance(of, DefaultPlaceholder) else of).media_type
    if usual is not None and is_body_allowed_for_status_code(route.status_code):
        yield usual
    for code, told in route.responses.items():
        if str(code).startswith("2"):
            yield from told.get("content", ())
            if "model" in told:
                yield usual or "application/json"


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
