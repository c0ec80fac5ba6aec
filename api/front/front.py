"""The application that listens: answers ``/health`` itself, and has everything else computed by the workers."""

import asyncio
from collections.abc import Mapping

from fastapi import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.front.asked import Answered, Asked
from api.front.body import LeftError, TooLargeError, brings_list, changes, whole_body, works_on_list
from api.front.figures import METRICS, Figures
from api.front.limits import Limits
from api.front.noted import note_of
from api.front.telling import refusal
from api.front.workers import BusyError, StoppedError, TooLongError, UnansweredError, Workers
from api.manners.problems import AGAIN_AFTER
from api.settings import FIGURES, PREFIX
from ontology import Text, say

HEALTH = f"{PREFIX}/health"
READY = f"{PREFIX}/ready"
_UNCERTAIN = say(
    "Ob die Änderung geschrieben wurde, ist ungewiss: ganz oder gar nicht, nie halb. Laden Sie den Eintrag neu, oder "
    "sehen Sie im Journal nach ({journal}), bevor Sie es noch einmal versuchen.",
    "Whether the change was written is uncertain: all of it or nothing, never half. Load the record again, or look "
    "into the journal ({journal}), before you try once more.",
    journal=f"{PREFIX}/revisions",
)
_SAID: Mapping[type[Exception], Text] = {
    BusyError: Text(
        de="Gerade wird mehr gefragt, als sich beantworten lässt. Bitte versuchen Sie es in einigen Sekunden erneut.",
        en="More is asked at the moment than can be answered. Please try again in a few seconds.",
    ),
    TooLongError: Text(
        de="Diese Auswertung dauert zu lange und wurde abgebrochen. Was gespeichert ist, ist da: Verlauf, Listen, "
        "Suche und einzelne Einträge bleiben erreichbar. Einen Bericht ohne diese Grenze kann machen, wer "
        "Frühnetz bei Ihnen betreibt.",
        en="This analysis takes too long and was stopped. What is saved is there: journal, lists, search and single "
        "records stay reachable. A report without this limit can be made by whoever runs Frühnetz at your place.",
    ),
    StoppedError: Text(
        de="Die Auswertung wurde beendet, bevor sie fertig war. Bitte versuchen Sie es erneut.",
        en="The analysis ended before it was done. Please try again.",
    ),
}
_BUSY = Text(
    de="Gerade wird mehr gefragt, als sich beantworten lässt. Geändert wurde nichts. Bitte versuchen Sie es in einigen "
    "Sekunden erneut.",
    en="More is asked at the moment than can be answered. Nothing was changed. Please try again in a few seconds.",
)


_NOT_BEGUN = Text(
    de="Die Änderung wurde nicht begonnen, es ist nichts geschrieben. Bitte versuchen Sie es noch einmal.",
    en="The change was not begun, nothing is written. Please try once more.",
)


def _too_large(limit: int) -> Text:
    return say(
        "Das ist zu groß: Eine Anfrage darf hier höchstens {limit} haben. Geändert wurde nichts.",
        "This is too large: a request may have at most {limit} here. Nothing was changed.",
        limit=f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit} Bytes",
    )


class Front:
    """Hands requests to workers. Stops the work on those whose reader left, unless they may change something."""

    def __init__(self, workers: Workers, limits: Limits, health: Mapping[str, str], figures: Figures) -> None:
        self._workers, self._limits, self._health, self._figures = workers, limits, dict(health), figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; start and end the workers with the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            answer = await self._answer(scope, receive)
            if answer is not None:
                async with asyncio.timeout(self._limits.send):
                    await answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self._workers.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._workers.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, scope: Scope, receive: Receive) -> ASGIApp | None:
        """The answer, None if nobody waits for it any more."""
        if scope["path"] == HEALTH and scope["method"] in ("GET", "HEAD") and not scope["query_string"]:
            note_of(scope).route = HEALTH
            return JSONResponse(self._health)
        if scope["path"] == METRICS:  # a worker says who may read them
            scope["state"][FIGURES] = self._figures.text().decode()
        answering = self._changed if changes(scope) else self._read
        try:
            return await answering(scope, receive)
        except (BusyError, TooLongError, StoppedError) as error:
            note_of(scope).refused = _REASONS[type(error)]
            return _refused(Request(scope), error)

    async def _read(self, scope: Scope, receive: Receive) -> ASGIApp | None:
        asking = asyncio.ensure_future(self._workers.ask(Asked.of(scope), long=works_on_list(scope)))
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait((asking, leaving), return_when=asyncio.FIRST_COMPLETED)
            return _whole(scope, asking.result()) if asking.done() else None
        finally:
            for task in (asking, leaving):
                task.cancel()

    async def _changed(self, scope: Scope, receive: Receive) -> ASGIApp | None:
        """The answer to what may change something, which goes on when its reader leaves."""
        limit = self._limits.list_bytes if brings_list(scope) else self._limits.body_bytes
        try:
            body = await whole_body(scope, receive, limit)
        except LeftError:
            return None
        except TooLargeError:
            note_of(scope).refused = "too large"
            return refusal(Request(scope), 413, _too_large(limit))
        return _whole(scope, await self._workers.ask(Asked.of(scope, body), long=works_on_list(scope)))


def _refused(request: Request, error: Exception) -> Response:
    """Why there is no answer. Nobody is asked to repeat what may have been written."""
    if not changes(request.scope):
        return refusal(request, 503, _SAID[type(error)], _LATER)
    if isinstance(error, BusyError):
        return refusal(request, 503, _BUSY, _LATER)
    if isinstance(error, UnansweredError) and not error.begun:
        return refusal(request, 503, _NOT_BEGUN, _LATER)
    return refusal(request, 504, _UNCERTAIN)


_REASONS: Mapping[type[Exception], str] = {BusyError: "busy", TooLongError: "too long", StoppedError: "stopped"}
_LATER = {"Retry-After": str(AGAIN_AFTER)}


def _whole(scope: Scope, answered: Answered) -> Response:
    note = note_of(scope)
    note.route, note.failed = answered.vitals.route or "-", answered.vitals.failed
    answer = Response(answered.body, answered.status)
    answer.raw_headers = answered.headers
    return answer


async def _left(receive: Receive) -> None:
    """Wait until the reader is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
