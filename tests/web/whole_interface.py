"""Every operation of the interface, asked with what its description allows and with what it does not.

``python -m tests.web.whole_interface 200 7`` from the root of a checkout asks each with 200 requests of either kind,
from seed 7, and says what does not hold: a status, a form or a header that is not described, an answer that does not
fit its schema, something wrong that is taken, a 5xx. The tests do the same with a few requests.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import product
from typing import Any, NamedTuple
from unittest.mock import patch

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.python import asgi
from starlette.types import ASGIApp

from api.app import create_app
from api.manners.problems import MEDIA_TYPE
from api.settings import PREFIX, Settings
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import load_model
from tests import musterstadt
from tests.client import here

KNOWN = {"key": musterstadt.KEY, "id": musterstadt.JUGENDAMT, "slug": "not-found", "kind": "bericht"}
"""Path parameters under which there is something."""
_SAID_BY_THE_DOMAIN = (
    "unreadable-file",
    "model",
    "invalid",
    "unfit",
    "if-match-missing",
    "state-changed",
    "key-reused",
    "persons-refused",
    "question-closed",
    "refused",
)
"""Refusals of what no schema can say: that there is no 31 February, that somebody changed the record meanwhile."""


_REFUSED_ALTHOUGH_IT_FITS = "RejectedPositiveData"


_LIMITS = frozenset({"pattern", "format", "enum", "const", "minLength", "maxLength"})
"""What of the schema of a word forbids others."""


class Often(NamedTuple):
    """How many requests of each kind, from which seed on, and whether all that a schema borders on is asked, too.

    Without these what is not there is asked for only where nothing is known to be there.
    """

    examples: int
    seed: int
    corners: bool = True


def application() -> ASGIApp:
    """The application over Musterstadt, asked by whoever may do everything."""
    model = load_model()
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    return create_app(store, model, Settings(allowed_hosts=("localhost", "testserver"), allow_persons=True))


def operations(app: ASGIApp) -> list[Any]:
    """Every operation that the application describes."""
    described: Any = schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", app)
    return [found.ok() for found in described.get_all_operations()]


class Client(asgi.ASGIClient):
    """Keeps no cookies, and has the application run in the thread that asks: to go to another takes a third more."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app)  # type: ignore[arg-type]
        self.trust_env = False  # it looks through all variables for a proxy, with every request

    def request(self, *asked: Any, **how: Any) -> Any:
        """The answer to a request."""
        self.cookies.clear()
        with patch.object(asgi, "_get_portal", lambda: _Here):
            return super().request(*asked, **how)


class _Here:
    """In place of the thread in which schemathesis has applications run."""

    call = staticmethod(here)


class Asking:
    """Who asks, and what they know: whoever may do everything, where there are no accounts."""

    def __init__(self) -> None:
        self.answers: Counter[int] = Counter()
        self._client: Client | None = None

    def known(self, operation: Any) -> Mapping[str, str]:
        """Path parameters of an operation under which there is something at this moment."""
        return {p.name: KNOWN[p.name] for p in operation.path_parameters or () if p.name in KNOWN}

    def ask(self, case: Case[Any]) -> Any:
        """The answer to a request."""
        if self._client is None:
            self._client = Client(case.operation.app)
        answer = case.call(base_url="http://localhost", headers=self.headers(case), session=self._client)
        self.answers[answer.status_code] += 1
        return answer

    def headers(self, _: Case[Any]) -> dict[str, str]:
        """What is sent along with a request."""
        return {}


def failures(operation: Any, often: Often, asking: Asking | None = None) -> list[str]:
    """What does not hold of an operation, each once."""
    by = asking or Asking()
    found = list[str]()
    for case in _corners(operation) if often.corners else ():
        if case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE:
            _pin(case, by)  # else hardly anything that is asked for would be there
        found += _problems(case, by)
    places = (False, True) if often.corners or not by.known(operation) else (True,)
    modes = [mode for mode in GenerationMode if mode is GenerationMode.POSITIVE or _forbids(operation)]
    for mode, pinned in product(modes, places):
        found += _asked(operation, (mode, pinned), by, often)
    return list(dict.fromkeys(found))


def _forbids(operation: Any) -> bool:
    """Whether anything wrong can be asked: any word is a name, and to find that out takes hundreds of tries."""
    names = (p.definition["schema"] for p in operation.path_parameters)
    more = (operation.query, operation.headers, operation.cookies, operation.body)
    return any(map(list, more)) or any(name["type"] != "string" or name.keys() & _LIMITS for name in names)


def _corners(operation: Any) -> Iterator[Case[Any]]:
    """What a schema borders on: least and most, one too much, twice, missing, another method."""
    described = operation.schema
    modes, how = list(GenerationMode), described.config.generation_for(operation=operation)
    yield from described.iter_coverage_cases(operation, generation_modes=modes, generation_config=how)


def _asked(operation: Any, kind: tuple[GenerationMode, bool], asking: Asking, often: Often) -> list[str]:
    """What comes of requests that the description allows, or forbids, at random; pinned ones ask for what is there."""
    mode, pinned = kind
    places = asking.known(operation) if pinned else {}
    if pinned and not places:
        return []
    told: list[str] = []

    @seed(often.seed)
    @settings(
        max_examples=often.examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode, **({"path_parameters": places} if pinned else {})))
    def ask(case: Case[Any]) -> None:
        if pinned:
            _pin(case, asking)
        told.extend(_problems(case, asking))

    with suppress(Unsatisfiable):  # where anything goes, nothing wrong can be asked
        ask()
    return told


def _pin(case: Case[Any], asking: Asking) -> None:
    """Have a request ask for what is there at this moment."""
    case.path_parameters = {**case.path_parameters, **asking.known(case.operation)}


def _problems(case: Case[Any], asking: Asking) -> Iterator[str]:
    yield from problems_of(case, asking.ask(case))


def problems_of(case: Case[Any], answer: Any) -> Iterator[str]:
    """What of an answer is not as described."""
    try:
        case.validate_response(answer)
    except FailureGroup as group:
        problem = answer.json() if MEDIA_TYPE in answer.headers.get("content-type", [""])[0] else {"type": ""}
        by_domain = problem["type"].rpartition("/")[2] in _SAID_BY_THE_DOMAIN
        for error in group.exceptions:
            if not (type(error).__name__ == _REFUSED_ALTHOUGH_IT_FITS and (by_domain or _loses_blanks(case))):
                told = answer.text[:400] if answer.status_code >= 400 else ""
                yield f"{case.as_curl_command()}\n{answer.status_code} {type(error).__name__}: {error}\n{told}"


def _loses_blanks(case: Case[Any]) -> bool:
    """Whether a header begins or ends with blanks: these do not travel, so what arrives is another value."""
    return any(str(value) != str(value).strip() for value in (case.headers or {}).values())


if __name__ == "__main__":
    asked = Often(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    wrong = [problem for operation in operations(application()) for problem in failures(operation, asked)]
    sys.stdout.write("\n\n".join([*wrong, f"{len(wrong)} failures\n"]))
    sys.exit(bool(wrong))
