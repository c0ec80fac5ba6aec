"""Refusals of the listening process: a page for people, a problem for programs."""

from collections.abc import Mapping

from fastapi import Request
from starlette.responses import Response

from api.manners.problems import language_of, problem
from ontology import Text


def refusal(request: Request, status: int, text: Text, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that says in one or two sentences why there is no other."""
    answer = problem(request, status, text.in_language(language_of(request)))
    answer.headers.update(headers or {})
    return answer
