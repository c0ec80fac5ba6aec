"""What a browser shows of a refusal names no command: whoever reads it has a page before them, and no terminal."""

import re

import pytest
from fastapi import Request

from api.errors import ANSWERS
from api.front import front
from api.front.workers import UnansweredError
from api.manners.problems import domain_problem
from ontology import DomainError

_COMMAND = re.compile(r"fruehnetz [a-z]")


def _asked(accept: str) -> Request:
    headers = [(b"accept", accept.encode()), (b"accept-language", b"de")]
    return Request({"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": headers})


@pytest.mark.parametrize("kind", front._SAID, ids=lambda kind: kind.__name__)
def test_what_the_listening_process_refuses_names_none(kind: type[Exception]) -> None:
    answer = front._refused(_asked("text/html"), kind(begun=True) if issubclass(kind, UnansweredError) else kind())
    assert answer.status_code == 503
    assert not _COMMAND.search(bytes(answer.body).decode())


@pytest.mark.parametrize("kind", [k for k, a in ANSWERS.items() if a.status == 503], ids=lambda kind: kind.__name__)
def test_a_store_that_does_not_answer_names_one_for_programs_alone(kind: type[DomainError]) -> None:
    page, problem = (domain_problem(_asked(accept), kind()) for accept in ("text/html", "application/json"))
    assert not _COMMAND.search(bytes(page.body).decode())
    assert _COMMAND.search(bytes(problem.body).decode())
