"""Clients of a server that bring lists, decide and invite until it is killed; see `tests.bench.service_writers`."""

from collections.abc import Iterator
from itertools import count

from graph.findings.decision_records import decision_id
from tests import musterstadt
from tests.bench.service_writers import Found, NotWrittenError, Told, ask
from tests.service.person import Person

LISTED = "99003"
"""The district that lists are brought to."""
ROWS = 20
_IMPORTS = f"/districts/{LISTED}/imports"


class Bringer:
    """Uploads lists and has each saved; after a kill it asks what became of the last one, and goes on with it."""

    def __init__(self, person: Person) -> None:
        self.told, self._person, self._numbers = Told(), person, count(1)
        self._uploaded: set[str] = set()
        self._saved: dict[str, bytes] = {}
        self._names: set[int] = set()

    def step(self) -> None:
        """One list, from its upload to its batch."""
        number = next(self._numbers)
        rows = (f"Verein {number} Zweig {row};Musterstadt" for row in range(ROWS))
        listed = "\n".join(("Name;Ort", *rows)).encode()
        job = ask(self._person, "POST", f"{_IMPORTS}?name=liste-{number}.csv", listed).json["job"]
        self.told.acknowledged += 1
        self._uploaded.add(job["id"])
        self._save(job["id"], job["name"])

    def _save(self, id: str, name: str) -> None:
        done = ask(self._person, "POST", f"{_IMPORTS}/{id}/commit", {"withoutRejected": True})
        assert done.json["state"] == "committed", done
        self.told.acknowledged += 1
        self._saved[id] = done.body
        self._names.add(int(name.removeprefix("liste-").removesuffix(".csv")))

    def settle(self, found: Found) -> Iterator[str]:
        """Lists are there whole or not at all, those that were acknowledged whole; every job says how far it is."""
        named = [n.split() for n in found.named() if n.startswith("Verein ")]
        numbers = [int(number) for _, number, *_ in named]
        yield from (f"list {n} is there in part" for n in set(numbers) if numbers.count(n) != ROWS)
        yield from (f"list {n} is not there" for n in self._names - set(numbers))
        jobs = {job["id"]: job for job in ask(self._person, "GET", _IMPORTS).json}
        yield from (f"import {id} is not there" for id in self._uploaded - jobs.keys())
        yield from (f"import {id} was saved twice" for id in jobs if _often(found, id) > 1)
        for id, job in jobs.items():
            if job["state"] == "open":
                self.told.unsaid += _often(found, id)
                self._save(id, job["name"])
        for id, before in list(self._saved.items())[-2:]:
            if ask(self._person, "POST", f"{_IMPORTS}/{id}/commit", {"withoutRejected": True}).body != before:
                yield f"import {id}: asked again, another answer"


def _often(found: Found, id: str) -> int:
    """How many batches a job became."""
    return len({e.revision.number for e in found.journal if e.revision.reason.endswith(f"(Vorgang {id})")})


class Decider:
    """Decides on findings, again and again."""

    def __init__(self, person: Person) -> None:
        self.told, self._person, self._numbers = Told(), person, count(1)
        self._at, self._on = f"/districts/{musterstadt.KEY}", musterstadt.ON.isoformat()
        found = ask(person, "GET", f"{self._at}/findings?on={self._on}").json["findings"]
        self._findings = [finding["key"] for finding in found[:4]]
        self._reasons: dict[str, str] = {}
        self._coming: tuple[str, str] | None = None

    def step(self) -> None:
        """A decision on one of the findings, in turn."""
        number = next(self._numbers)
        finding, reason = self._findings[number % len(self._findings)], f"Grund {number}"
        body = {"verdict": "later" if number % 3 else "dismissed", "reason": reason, "date": self._on}
        headers = {"If-Match": "*"} if finding in self._reasons else {}
        self._coming = finding, reason
        try:
            done = ask(self._person, "PUT", f"{self._at}/decisions/{finding}?on={self._on}", body, **headers)
        except NotWrittenError:
            self._coming = None
            raise
        self._coming, self._reasons[finding] = None, reason
        self.told.note(done)

    def settle(self, found: Found) -> Iterator[str]:
        """Each finding is decided as was acknowledged, or as was under way."""
        records = {f: found.records.get(decision_id(musterstadt.KEY, f)) for f in self._findings}
        there = {f: record.value("reason") for f, record in records.items() if record is not None}
        if self._coming is not None and there.get(self._coming[0]) == self._coming[1]:
            self.told.unsaid += 1
            self._reasons[self._coming[0]] = self._coming[1]
        self._coming = None
        for finding, reason in self._reasons.items():
            if there.get(finding) != reason:
                yield f"{finding}: decided with {there.get(finding)} instead of {reason}"


class Inviter:
    """Makes accounts and ends them."""

    def __init__(self, person: Person) -> None:
        self.told, self._person, self._numbers = Told(), person, count(1)
        self._there: dict[str, bool] = {}
        self._ending: str | None = None

    def step(self) -> None:
        """An account more, and now and then one less."""
        number = next(self._numbers)
        grants = [{"role": "reading", "district": LISTED}]
        made = ask(self._person, "POST", "/accounts", {"name": f"Konto {number}", "grants": grants}).json["account"]
        self._there[made] = True
        self.told.acknowledged += 1
        if number % 3 == 0:
            self._ending = made
            ask(self._person, "DELETE", f"/accounts/{made}")
            self._ending, self._there[made] = None, False
            self.told.acknowledged += 1

    def settle(self, _: Found) -> Iterator[str]:
        """The accounts that were acknowledged are there, and those that were ended are not."""
        there = {account["id"] for account in ask(self._person, "GET", "/accounts").json}
        if self._ending is not None and self._ending not in there:
            self.told.unsaid += 1
            self._there[self._ending] = False
        self._ending = None
        for id, expected in self._there.items():
            if (id in there) != expected:
                yield f"account {id}: {'not there' if expected else 'ended, and there'}"
