"""Walks along the links of the description: what was made is read, changed and removed by the id that was told.

What is made, and every second change, is said here: what a schema allows is hardly ever a record of a district that is
there, and nothing could be followed. All else is at random.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case

from api.settings import PREFIX
from tests import musterstadt
from tests.web.interface_world import World
from tests.web.whole_interface import Client, problems_of

FOLLOWED = ("/entities", "/relations", "/scenarios", "/accounts", "/tokens")
"""What is made and followed, by a part of its address."""
_SAID = {"property": "name", "value": "Kita Sonnenhügel", "status": "confirmed"}
_ENDED = {"do": "end", "id": musterstadt.SKF, "date": "2024-06-30"}
_MADE: Mapping[str, Any] = {
    "createEntity": {"type": "Organization", "district": musterstadt.KEY, "claims": [_SAID]},
    "createRelation": {
        "type": "Cooperation",
        "source": musterstadt.JUGENDAMT,
        "target": musterstadt.SKF,
        "district": musterstadt.KEY,
        "claims": [{"property": "intensity", "value": "3", "status": "confirmed"}],
    },
    "createScenario": {"name": "Versuch", "changes": [_ENDED]},
    "inviteAccount": {"name": "koordination.nord", "grants": []},
    "createToken": {"name": "nachts", "rights": ["read"], "districts": [musterstadt.KEY], "days": 1},
}
_CHANGED: Mapping[str, Any] = {
    "changeEntity": {"properties": {"name": [{**_SAID, "value": "Kita Regenbogen"}]}},
    "replaceEntity": {"claims": [{**_SAID, "value": "Kita Wiese"}]},
    "endEntity": {"date": "2024-06-30"},
    "replaceScenario": {"name": "Noch einer", "changes": [_ENDED]},
    "lockAccount": {"locked": True},
}


class Walks:
    """What came of walks: how often each operation was reached and how it answered, and what was not as described."""

    def __init__(self) -> None:
        self.linked: Counter[tuple[str, int]] = Counter()
        """Those that a link led to."""
        self.others: Counter[tuple[str, int]] = Counter()
        self.wrong: list[str] = []


def walk(world: World, walks: int, steps: int, followed: Sequence[str] = FOLLOWED) -> Walks:
    """So many walks of so many steps, each in a new world."""
    found = Walks()
    described: Any = schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", world.app)
    client = Client(world.app)
    chosen = described.include(lambda c: any(part in c.operation.path for part in followed))

    class Walk(chosen.as_state_machine()):  # type: ignore[misc]
        def setup(self) -> None:
            world.changed = True
            self.headers, self.key = world.headers(), world.path_parameters("districts")

        def step(self, input: Any) -> Any:
            self.linked = input.transition is not None
            return super().step(input)

        def before_call(self, case: Case[Any]) -> None:
            if "key" in (case.path_parameters or {}):
                case.path_parameters = {**case.path_parameters, **self.key}
            case.body = _body(_name(case), case.body, found)

        def get_call_kwargs(self, case: Case[Any]) -> Mapping[str, Any]:  # noqa: ARG002 - the name is theirs
            return {"base_url": "http://localhost", "headers": self.headers, "session": client}

        def validate_response(self, response: Any, case: Case[Any], **_: Any) -> None:
            (found.linked if self.linked else found.others)[_name(case), response.status_code] += 1
            found.wrong += problems_of(case, response)

    Walk.run(
        settings=settings(
            max_examples=walks,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
    )
    return found


def _name(case: Case[Any]) -> str:
    return str(case.operation.definition.raw["operationId"])


def _body(name: str, drawn: Any, found: Walks) -> Any:
    asked = found.linked.total() + found.others.total()
    return _MADE[name] if name in _MADE else _CHANGED[name] if name in _CHANGED and asked % 2 else drawn
