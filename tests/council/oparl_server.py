"""A small OParl server over loopback whose faults can be chosen."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.council.council_city import Json, city

PER_PAGE = 2


@dataclass
class Faults:
    """What the server does wrong: by the number of the request, or by the path."""

    stumbles: dict[int, int] = field(default_factory=dict)
    """Number of a request, counted from one -> status that it gets instead."""
    pages: dict[str, bytes] = field(default_factory=dict)
    """Path -> what is answered there instead."""
    redirects: dict[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    circle: str = ""
    """A list whose last page leads back to its first."""
    asked: list[str] = field(default_factory=list)


@contextmanager
def council_server(faults: Faults, objects: list[Json] | None = None) -> Iterator[str]:
    """Serve the city, and give the address of its system."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    server.RequestHandlerClass = _handler(faults, base, objects or city())
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"{base}/system"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _City:
    """The lists of the city, page by page."""

    def __init__(self, base: str, faults: Faults, objects: list[Json]) -> None:
        kinds = {"organizations": "Organization", "papers": "Paper", "meetings": "Meeting", "terms": "LegislativeTerm"}
        self._base, self._circle = base, faults.circle
        self._lists = {f"/{path}": [o for o in objects if o["type"].endswith(kind)] for path, kind in kinds.items()}

    def answer(self, path: str, query: dict[str, list[str]]) -> object:
        if path == "/system":
            return {
                "id": f"{self._base}/system",
                "type": "https://schema.oparl.org/1.1/System",
                "body": f"{self._base}/bodies",
            }
        return {"data": [self._body()], "links": {}} if path == "/bodies" else self._page(path, query)

    def _body(self) -> Json:
        lists = {
            "organization": "organizations",
            "paper": "papers",
            "meeting": "meetings",
            "legislativeTermList": "terms",
        }
        body = {"id": f"{self._base}/body", "type": "https://schema.oparl.org/1.1/Body", "name": "Musterstadt"}
        return body | {key: f"{self._base}/{path}" for key, path in lists.items()}

    def _page(self, path: str, query: dict[str, list[str]]) -> object:
        since, number = query.get("modified_since", [""])[0], int(query.get("page", ["1"])[0])
        found = [o for o in self._lists[path] if o["modified"] >= since]
        page, rest = found[(number - 1) * PER_PAGE : number * PER_PAGE], found[number * PER_PAGE :]
        following = {"next": f"{self._base}{path}?page={number + 1}"} if rest else {}
        if not rest and self._circle == path:
            following = {"next": f"{self._base}{path}"}
        return {"data": page, "links": following, "pagination": {"totalElements": len(found)}}


def _handler(faults: Faults, base: str, objects: list[Json]) -> type[BaseHTTPRequestHandler]:
    city = _City(base, faults, objects)

    def given(path: str) -> tuple[int, bytes, str]:
        """Status, content and where else to look."""
        parts = urlsplit(path)
        if status := faults.stumbles.get(len(faults.asked)):
            return status, b"<html>Fehler</html>", ""
        if target := faults.redirects.get(parts.path):
            return 302, b"", target
        if parts.path in faults.missing:
            return 404, b"", ""
        content = faults.pages.get(parts.path)
        return (
            200,
            json.dumps(city.answer(parts.path, parse_qs(parts.query))).encode() if content is None else content,
            "",
        )

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            faults.asked.append(self.path)
            status, content, elsewhere = given(self.path)
            self.send_response(status)
            if elsewhere:
                self.send_header("Location", elsewhere)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
