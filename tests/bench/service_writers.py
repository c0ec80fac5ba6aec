"""Clients of a server that write until it is killed, and know what they were told.

Each has records of its own, so that after a kill there is either what was acknowledged last, or what was on its way.
What is wrong they say in a sentence.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from typing import Any, NamedTuple, Protocol

from graph.records import Entity, Record
from graph.stores.base import JournalEntry
from tests.service.person import Answer, Person

OWN = "99002"
"""The district of those who make records."""
_UNCERTAIN, _NOT_WRITTEN, _OTHER_STATE = 504, 503, 412


class GoneError(Exception):
    """The server did not say how a request ended."""


class NotWrittenError(Exception):
    """The server said that nothing was written."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a store holds after a kill, and how many kills there were."""

    records: Mapping[str, Record]
    journal: Sequence[JournalEntry]
    kills: int

    def named(self) -> Counter[str]:
        """How many entities have each name."""
        return Counter(r.name for r in self.records.values() if isinstance(r, Entity))


@dataclass(slots=True)
class Told:
    """What a client was told; ``revisions`` are numbers with a record that each changed."""

    acknowledged: int = 0
    unsaid: int = 0
    """So many changes were made of which nobody was told."""
    refused: int = 0
    revisions: list[tuple[int, str]] = field(default_factory=list)

    def note(self, answer: Answer) -> None:
        """A change was acknowledged."""
        self.acknowledged += 1
        said = answer.json if answer.body else {}
        if said.get("revision") and said.get("record"):
            self.revisions.append((said["revision"]["number"], said["record"]["id"]))


class Writer(Protocol):
    """A client that changes something again and again."""

    told: Told

    def step(self) -> None:
        """Change something; raises GoneError or NotWrittenError if that was not acknowledged."""

    def settle(self, found: Found, /) -> Iterator[str]:
        """What is lost, half or twice; afterwards nothing is uncertain."""


def ask(person: Person, method: str, path: str, body: object = None, **headers: str) -> Answer:
    """The answer to a change that was made; raises GoneError, NotWrittenError, or AssertionError for another answer."""
    try:
        answer = person.ask(method, path, body, **headers)
    except (OSError, HTTPException) as error:
        raise GoneError from error
    if answer.status == _UNCERTAIN:
        raise GoneError
    if answer.status in {_NOT_WRITTEN, _OTHER_STATE}:
        raise NotWrittenError
    assert answer.status < 300, (method, path, body, answer)
    return answer


def claim(property: str, value: str) -> dict[str, str]:
    """What a request says on a property."""
    return {"property": property, "value": value, "status": "confirmed", "asOf": "2024-05"}


class _State(NamedTuple):
    name: str
    locality: str = ""
    alias: str = ""

    @classmethod
    def of(cls, record: Record | None) -> "_State | None":
        if not isinstance(record, Entity):
            return None
        return cls(record.name, record.value("locality") or "", record.value("alias") or "")


class Made:
    """Creations, each under a key of its own."""

    def __init__(self, person: Person, told: Told, kind: str) -> None:
        self._person, self._told, self._kind = person, told, kind
        self._last: tuple[Any, str, bytes] | None = None
        self._coming: tuple[Any, str] | None = None

    def make(self, body: Any, key: str) -> Answer:
        """Make one."""
        self._coming = body, key
        try:
            answer = ask(self._person, "POST", f"/{self._kind}", body, **{"Idempotency-Key": key})
        except NotWrittenError:
            self._coming = None
            raise
        self._coming, self._last = None, (body, key, answer.body)
        self._told.note(answer)
        return answer

    def again(self) -> Iterator[str]:
        """Ask for the last one again: the answer is the one before."""
        if self._last is not None:
            body, key, before = self._last
            answer = ask(self._person, "POST", f"/{self._kind}", body, **{"Idempotency-Key": key})
            if answer.body != before:
                yield f"{key}: asked again, another answer"

    def uncertain(self) -> Answer | None:
        """The answer to the one of which nothing was said, asked again."""
        return self.make(*self._coming) if self._coming is not None else None


class Maker:
    """Makes organizations, changes them, says more of them, and deletes every fourth."""

    def __init__(self, person: Person, word: str) -> None:
        self.told, self._person, self._word, self._numbers = Told(), person, word, count(1)
        self._made = Made(person, self.told, "entities")
        self._states: dict[str, _State | None] = {}
        self._coming: tuple[str, _State | None] | None = None
        self._refused: list[str] = []

    def step(self) -> None:
        """A new one, and what is done with it."""
        number = next(self._numbers)
        name, place, short = f"{self._word} {number}", f"Ort {number}", f"Kurz {number}"
        try:
            made = self._made.make(self._body(name), f"{self._word}-{number:08}")
        except NotWrittenError:
            self._refused.append(name)
            raise
        id = made.json["record"]["id"]
        self._states[id] = _State(name)
        patch = {"properties": {"locality": [claim("locality", place)]}}
        self._change((id, _State(name, place)), "PATCH", patch, made.headers["etag"])
        more = {"claim": claim("alias", short)}
        tag = self._change((id, _State(name, place, short)), "POST", more, "")
        if number % 4 == 0:
            self._change((id, None), "DELETE", None, tag)

    @staticmethod
    def _body(name: str) -> object:
        return {"type": "Organization", "district": OWN, "claims": [claim("name", name)]}

    def _change(self, coming: tuple[str, _State | None], method: str, body: object, tag: str) -> str:
        """The tag after a change; one that needs none is a claim more."""
        self._coming, id = coming, coming[0]
        path, headers = (f"/entities/{id}", {"If-Match": tag}) if tag else (f"/entities/{id}/claims", {})
        try:
            done = ask(self._person, method, path, body, **headers)
        except NotWrittenError:
            self._coming = None
            raise
        self._coming, self._states[id] = None, coming[1]
        self.told.note(done)
        return done.headers.get("etag", "")

    def settle(self, found: Found) -> Iterator[str]:
        """Each is as it was acknowledged; the last one may be as it was to become."""
        if self._coming is not None and _State.of(found.records.get(self._coming[0])) == self._coming[1]:
            self.told.unsaid += 1
            self._states[self._coming[0]] = self._coming[1]
        self._coming = None
        for id, state in self._states.items():
            if (there := _State.of(found.records.get(id))) != state:
                yield f"{id}: {there} instead of {state}"
        named = found.named()
        yield from (f"{name}: said not to be written, and there" for name in self._refused if named[name])
        yield from (f"{n}: there twice" for n, often in named.items() if n.startswith(self._word) and often > 1)
        yield from self._made.again()
        if (made := self._made.uncertain()) is not None:
            state = _State(made.json["record"]["values"]["name"][0])
            self.told.unsaid += named[state.name]
            self._states[made.json["record"]["id"]] = state


class Tier:
    """Says that two work together, and takes every other such batch back."""

    def __init__(self, person: Person, ends: tuple[str, str]) -> None:
        self.told, self._person, self._ends, self._numbers = Told(), person, ends, count(1)
        self._made = Made(person, self.told, "relations")
        self._there: dict[str, bool] = {}
        self._coming: str | None = None

    def step(self) -> None:
        """A relation more, and often one less."""
        number = next(self._numbers)
        source, target = self._ends
        tie = {"type": "Cooperation", "district": OWN, "source": source, "target": target}
        body = {**tie, "claims": [claim("intensity", "2")], "reason": f"Band {number}"}
        made = self._made.make(body, f"tie-{number:08}").json
        id, revision = made["record"]["id"], made["revision"]["number"]
        self._there[id] = True
        if number % 2:
            self._coming = id
            try:
                ask(self._person, "POST", f"/revisions/{revision}/undo")
            except NotWrittenError:
                self._coming = None
                raise
            self._coming, self._there[id] = None, False
            self.told.acknowledged += 1

    def settle(self, found: Found) -> Iterator[str]:
        """What was said is there, what was taken back is not; what was under way is one or the other."""
        if self._coming is not None and self._coming not in found.records:
            self.told.unsaid += 1
            self._there[self._coming] = False
        self._coming = None
        for id, there in self._there.items():
            if (id in found.records) != there:
                yield f"{id}: {'not there' if there else 'taken back, and there'}"
        yield from self._made.again()
        if (made := self._made.uncertain()) is not None:
            self._there[made.json["record"]["id"]] = True


class Counting:
    """Adds one to a number that others add to at the same time, each with the state that it saw."""

    def __init__(self, person: Person, id: str) -> None:
        self.told, self._person, self.id = Told(), person, id

    def step(self) -> None:
        """One more, unless somebody else was faster."""
        seen = ask(self._person, "GET", f"/entities/{self.id}")
        number = int(seen.json["values"].get("locality", ["0"])[0]) + 1
        body = {"properties": {"locality": [claim("locality", str(number))]}}
        self.told.note(ask(self._person, "PATCH", f"/entities/{self.id}", body, **{"If-Match": seen.headers["etag"]}))

    def settle(self, _: Found) -> Iterator[str]:
        """All who count are looked at together, see `miscounted`."""
        yield from ()


def miscounted(counting: Sequence[Counting], found: Found) -> Iterator[str]:
    """The number is that of the changes that were acknowledged, and at most one more for each kill and client."""
    there = _State.of(found.records.get(counting[0].id))
    number = int(there.locality or 0) if there is not None else -1
    said = sum(one.told.acknowledged for one in counting)
    if not said <= number <= said + found.kills * len(counting):
        yield f"{number} instead of {said} were counted"
    counting[0].told.unsaid = number - said
