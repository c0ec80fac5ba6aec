"""Which routers are asked at all: to let each of them look at every address costs more than many answers."""

import re
from collections.abc import Iterable

from starlette.routing import BaseRoute, Match, compile_path
from starlette.types import Receive, Scope, Send


class Sieved(BaseRoute):
    """A router that is asked only for what one of its paths fits."""

    def __init__(self, router: BaseRoute, paths: Iterable[str]) -> None:
        self.router = router
        fitting = (compile_path(path)[0].pattern for path in paths)
        # A parameter has its name in several paths, and here nobody asks for it.
        self._fits = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", one) for one in fitting))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """What the router says, see `BaseRoute.matches`."""
        return self.router.matches(scope) if self._fits.match(scope["path"]) else (Match.NONE, {})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the router answer."""
        await self.router.handle(scope, receive, send)
