"""Questions to all districts that a reader may be told of, answered from what this process keeps of each of them."""

from datetime import date

from fastapi import Request

from graph.across.asking_across import Across
from graph.national.live_across import LiveAcross
from graph.stores.base import Scope


def asked_across(request: Request, scope: Scope, on: date) -> Across:
    """What the districts of a scope answer by now."""
    live: LiveAcross = request.app.state.live_across
    return live.ask(scope, on)
