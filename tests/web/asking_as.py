"""Somebody with an account, who asks the whole interface at random."""

from typing import Any

from schemathesis import Case, GenerationMode

from tests.web.interface_world import World
from tests.web.whole_interface import Asking


class Account(Asking):
    """An account in a world, which is made anew after each change."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def known(self, operation: Any) -> dict[str, str]:
        """Path parameters of an operation under which there is something at this moment."""
        named = {p.name for p in operation.path_parameters or ()}
        return {name: value for name, value in self._world.path_parameters(operation.path).items() if name in named}

    def ask(self, case: Case[Any]) -> Any:
        """The answer to a request."""
        answer = super().ask(case)
        self._world.changed |= case.method not in {"GET", "HEAD"} and answer.status_code < 300
        return answer

    def headers(self, case: Case[Any]) -> dict[str, str]:
        """The session of the account, and for every other right request that any state will do."""
        takes_state = any(p.name.lower() == "if-match" for p in case.operation.headers or ())
        positive = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
        whichever = {"If-Match": "*"} if takes_state and positive and self.answers.total() % 2 else {}
        return self._world.headers() | whichever
