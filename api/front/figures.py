"""What the listening process counts, in the text format of Prometheus (decision 0035).

It sees every request of every worker, so no memory is shared: workers tell of themselves with each answer.
"""

from collections.abc import Callable, Mapping
from hmac import compare_digest
from time import monotonic

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.front.asked import Vitals
from api.front.noted import Note, note_of
from api.settings import PREFIX

METRICS = f"{PREFIX}/metrics"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)


class Figures:
    """Counters of one listening process."""

    def __init__(self, version: str) -> None:
        self._registry = registry = CollectorRegistry()
        by, of = ("route", "method", "status"), "fruehnetz_"
        self._requests = Counter(f"{of}requests", "Requests answered", by, registry=registry)
        self._seconds = Histogram(
            f"{of}request_seconds", "Seconds to answer", ("route",), buckets=_SECONDS, registry=registry
        )
        self._bytes = Counter(f"{of}answer_bytes", "Bytes of the bodies of answers", registry=registry)
        self._refused = Counter(f"{of}refusals", "Requests refused by the front", ("reason",), registry=registry)
        self._starts = Counter(f"{of}worker_starts", "Worker processes started", registry=registry)
        self._restarts = Counter(f"{of}worker_restarts", "Worker processes started for others", registry=registry)
        self._hits = Counter(f"{of}kept_hits", "Districts that were there already", registry=registry)
        self._misses = Counter(f"{of}kept_misses", "Districts that had to be analysed", registry=registry)
        self._failures = Counter(f"{of}store_failures", "Answers without the store", registry=registry)
        self._broken = Counter(f"{of}unexpected_errors", "Answers that broke unexpectedly", registry=registry)
        self._kept: dict[int, tuple[int, float]] = {}
        self._gauge("kept_bytes", "Bytes kept by all workers, about", lambda: sum(b for b, _ in self._kept.values()))
        self._gauge("store_resting", "Workers that do not ask their store, which did not answer", self._resting)
        self._gauge("workers", "Worker processes", lambda: len(self._kept))
        Gauge(f"{of}info", "The program", ("version",), registry=registry).labels(version).set(1)

    def watch_queue(self, waiting: Callable[[], int]) -> None:
        """Show how many requests wait for a worker."""
        self._gauge("queue", "Requests that wait for a worker", waiting)

    def heard(self, note: Note) -> None:
        """Count a request."""
        self._requests.labels(note.route, note.method, str(note.status)).inc()
        self._seconds.labels(note.route).observe(note.seconds)
        self._bytes.inc(note.sent)
        if note.refused:
            self._refused.labels(note.refused).inc()

    def started(self, worker: int, *, instead: bool) -> None:
        """Count a worker, by the number of its process; ``instead`` of one that ended."""
        self._kept[worker] = 0, 0.0
        self._starts.inc()
        if instead:
            self._restarts.inc()

    def ended(self, worker: int) -> None:
        """What it kept is gone."""
        self._kept.pop(worker, None)

    def told(self, worker: int, status: int, vitals: Vitals) -> None:
        """Add what a worker tells with an answer."""
        self._hits.inc(vitals.hits)
        self._misses.inc(vitals.misses)
        self._failures.inc(status == 503)
        self._broken.inc(status == 500)
        self._kept[worker] = vitals.kept_bytes, monotonic() + vitals.resting

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self._registry)

    def _resting(self) -> int:
        now = monotonic()
        return sum(until > now for _, until in self._kept.values())

    def _gauge(self, name: str, said: str, value: Callable[[], int]) -> None:
        Gauge(f"fruehnetz_{name}", said, registry=self._registry).set_function(value)


class Scraping:
    """ASGI middleware: gives the figures to a program that knows the token, even if no worker is free."""

    def __init__(self, app: ASGIApp, figures: Figures, token: str) -> None:
        self._app, self._figures, self._expected = app, figures, f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer who knows the token, and pass all others on."""
        if scope["type"] == "http" and scope["path"] == METRICS and scope["method"] in ("GET", "HEAD"):
            said = Headers(scope=scope).get("authorization", "").encode()
            if compare_digest(said, self._expected):
                note_of(scope).route = METRICS
                await figures_answer(self._figures.text())(scope, receive, send)
                return
        await self._app(scope, receive, send)


def figures_answer(text: bytes) -> Response:
    """The answer with the figures."""
    return Response(text, headers=_HEADERS)


_HEADERS: Mapping[str, str] = {"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"}
