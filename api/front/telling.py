"""Refusals of the listening process: a page for people, a problem for programs."""

from collections.abc import Mapping
from html import escape

from fastapi import Request
from starlette.responses import Response

from api.guard import page
from api.problems import language_of, problem
from ontology import Text


def refusal(request: Request, status: int, text: Text, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that says in one or two sentences why there is no other."""
    language = language_of(request)
    said = text.in_language(language)
    if "text/html" in request.headers.get("accept", ""):
        html = f'<!doctype html><html lang="{language}"><title>Frühnetz</title><p>{escape(said)}</p></html>'
        answer: Response = page(html, status)
    else:
        answer = problem(request, status, said)
    answer.headers.update(headers or {})
    return answer
