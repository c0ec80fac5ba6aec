"""Fetches council data from an OParl server into a folder: page by page, politely, and on from where it broke off.

The folder holds the pages as they came; `graph.council.council_files` reads it like any other. Asked again, it fetches
what was changed since (OParl 1.1, ``modified_since``).
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import httpx2

from graph.errors import CouncilServerError
from ontology import say

_LISTS = (
    "organization",
    "meeting",
    "paper",
    "legislativeTermList",
    "legislativeTerm",
    "membership",
    "agendaItem",
    "consultation",
)
_STATE = ".stand"
_LARGEST = 64 * 1024 * 1024
_MOST_PAGES = 100_000
_TRIES = 4
_REDIRECTS = 3
_PATIENCE = 60.0
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class FetchManners:
    """How a server is asked: which hosts may be, how long to wait between pages, and how to wait."""

    hosts: frozenset[str] = frozenset()
    pause: float = 0.3
    wait: Callable[[float], object] = time.sleep


@dataclass(slots=True)
class ListState:
    """How far a list is: the next page, whether all was fetched, since when it was asked for, what was the matter."""

    next: str
    done: bool = False
    pages: int = 0
    objects: int = 0
    began: str = ""
    since: str = ""
    trouble: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched into a folder: each list with how far it is."""

    folder: Path
    lists: Mapping[str, ListState]

    @property
    def complete(self) -> bool:
        """Whether every list was fetched to its end."""
        return bool(self.lists) and all(state.done for state in self.lists.values())


def fetch(url: str, folder: Path, manners: FetchManners | None = None) -> Fetched:
    """Fetch all lists of the bodies of a server; what was fetched already is not fetched again.

    Raises CouncilServerError where the address is none, leads to a host that was not allowed, or answers with no JSON.
    """
    manners = manners or FetchManners()
    host = urlsplit(url)
    if host.scheme not in {"http", "https"} or not host.netloc:
        sentence = say("„{url}“ ist keine Adresse (https://…).", "“{url}” is no address (https://…).", url=url)
        raise CouncilServerError(sentence.de)
    folder.mkdir(parents=True, exist_ok=True)
    with _client() as client:
        server = _Server(client, manners, {host.netloc, *manners.hosts})
        states = _states(folder)
        for address in _lists_of(server, url):
            states[address] = _begun(states.get(address), address)
        for address, state in states.items():
            _fetch_list(server, address, state, (folder, states))
    return Fetched(folder, states)


def _client() -> httpx2.Client:
    agent = "Fruehnetz (OParl; Netzwerke Fruehe Hilfen)"
    return httpx2.Client(
        timeout=_PATIENCE, follow_redirects=False, headers={"User-Agent": agent, "Accept": "application/json"}
    )


def _begun(state: ListState | None, address: str) -> ListState:
    """The state with which a list goes on: where it broke off, else from what was changed since it was fetched last."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if state is None:
        return ListState(next=address, began=now)
    if not state.done:
        return state
    return ListState(_with(address, modified_since=state.began), False, state.pages, state.objects, now, state.began)


def _with(address: str, **more: str) -> str:
    parts = urlsplit(address)
    asked = [(k, v) for k, v in parse_qsl(parts.query) if k not in more]
    return parts._replace(query=urlencode([*asked, *more.items()])).geturl()


class _Server:
    """Asks pages of the allowed hosts, again where the server stumbles."""

    def __init__(self, client: httpx2.Client, manners: FetchManners, hosts: Iterable[str]) -> None:
        self._client, self._manners, self._hosts = client, manners, frozenset(hosts)

    def page(self, address: str) -> tuple[Mapping[str, object] | None, str]:
        """The JSON object at an address, else None and what was the matter; None without a matter: not there."""
        trouble = ""
        for attempt in range(_TRIES):
            if attempt:
                self._manners.wait(float(2**attempt))
            try:
                status, content = self._asked(address)
            except httpx2.HTTPError as error:
                trouble = type(error).__name__
                continue
            if status in _GONE:
                return None, ""
            value, trouble = _object_in(status, content)
            if value is not None:
                self._manners.wait(self._manners.pause)
                return value, ""
        return None, trouble

    def _asked(self, address: str) -> tuple[int, bytes]:
        for _ in range(_REDIRECTS + 1):
            self._refuse_foreign(address)
            with self._client.stream("GET", address) as answer:
                if not answer.is_redirect:
                    return answer.status_code, _bounded(answer)
                address = urljoin(address, answer.headers.get("location", ""))
        return 508, b""

    def _refuse_foreign(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in {"http", "https"} and parts.netloc in self._hosts:
            return
        sentence = say(
            "Der Server verweist auf „{host}“. Dieser Rechner wurde nicht freigegeben; geben Sie ihn mit --allow an, "
            "wenn Sie ihm vertrauen.",
            "The server leads to “{host}”. That host was not allowed; name it with --allow if you trust it.",
            host=parts.netloc or address,
        )
        raise CouncilServerError(sentence.de)


def _bounded(answer: httpx2.Response) -> bytes:
    content = bytearray()
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > _LARGEST:
            return b""
    return bytes(content)


def _object_in(status: int, content: bytes) -> tuple[Mapping[str, object] | None, str]:
    if status != 200:
        return None, f"HTTP {status}"
    if not content:
        return None, "leer oder zu groß"
    if content.lstrip().startswith(b"<"):
        return None, "Webseite statt Daten"
    try:
        value = json.loads(content, strict=False)
    except (ValueError, RecursionError):
        return None, "kein JSON"
    if isinstance(value, list):
        return {"data": value}, ""
    return (value, "") if isinstance(value, dict) else (None, "kein Objekt")


def _lists_of(server: _Server, url: str) -> list[str]:
    """The addresses of all lists below a system, a body, or of the list itself."""
    start, trouble = server.page(url)
    if start is None:
        sentence = say(
            "Unter „{url}“ antwortet kein OParl-Server ({trouble}).",
            "No OParl server answers at “{url}” ({trouble}).",
            url=url,
            trouble=trouble or "404",
        )
        raise CouncilServerError(sentence.de)
    if isinstance(start.get("data"), list) and not any(_is_body(one) for one in _held(start)):
        return [url]
    return list(dict.fromkeys(a for body in _bodies(server, start) for key in _LISTS if (a := _list_at(body.get(key)))))


def _bodies(server: _Server, start: Mapping[str, object]) -> list[Mapping[str, object]]:
    if _is_body(start):
        return [start]
    found = [one for one in _held(start) if _is_body(one)]
    address = _list_at(start.get("body"))
    while address and len(found) < _MOST_PAGES:
        page, _ = server.page(address)
        found += [one for one in _held(page or {}) if _is_body(one)]
        address = _next(page or {}, {address})
    return found


def _is_body(value: Mapping[str, object]) -> bool:
    return any(_list_at(value.get(key)) for key in ("organization", "meeting", "paper"))


def _held(page: Mapping[str, object]) -> list[Mapping[str, object]]:
    data = page.get("data")
    return [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []


def _list_at(value: object) -> str:
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else ""


def _next(page: Mapping[str, object], seen: set[str]) -> str:
    links = page.get("links")
    found = _list_at(links.get("next")) if isinstance(links, dict) else ""
    return "" if found in seen else found


def _fetch_list(server: _Server, address: str, state: ListState, kept: tuple[Path, dict[str, ListState]]) -> None:
    """Fetch a list page by page; after each the folder says how far it is."""
    folder, states = kept
    seen: set[str] = set()
    while state.next and not state.done and len(seen) < _MOST_PAGES:
        page, trouble = server.page(state.next)
        seen.add(state.next)
        if page is None and trouble:
            state.trouble.append(f"{state.next}: {trouble}")
            break
        if page is not None and _held(page):
            state.pages += 1
            state.objects += len(_held(page))
            _write(folder / f"{_file_name(address)}-{state.pages:05}.json", page)
        following = _next(page or {}, set())
        if following in seen:
            state.trouble.append(f"{following}: Seiten drehen sich im Kreis")
            following = ""
        state.next, state.done = following or state.next, not following
        _write(folder / _STATE, {a: asdict(s) for a, s in states.items()})


def _file_name(address: str) -> str:
    plain_text = "".join(c if c.isalnum() else "-" for c in urlsplit(address).path.strip("/"))
    return plain_text[-80:].strip("-") or "liste"


def _states(folder: Path) -> dict[str, ListState]:
    try:
        kept = json.loads((folder / _STATE).read_text(encoding="utf-8"))
        return {address: ListState(**state) for address, state in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(path: Path, value: object) -> None:
    """Write a file whole or not at all."""
    beside = path.with_suffix(".teil")
    beside.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    beside.replace(path)
