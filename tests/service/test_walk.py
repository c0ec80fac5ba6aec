"""From a new store to a network that somebody works on: a real server with accounts, and people who ask it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.neo4j_database import Database, access
from tests.served import Served, serving
from tests.service.person import Person, administrator

pytestmark = pytest.mark.slow

KEY, NOT_THERE = "99001", "99009"
AT, DAY = f"/districts/{KEY}", "2024-06-30"
_REQUEST = re.compile(rb'"requestId":"[0-9a-f]+"')
"""What differs from request to request, whatever is asked."""
LIST = (
    "Netzwerk Frühe Hilfen;;\n;;\nXyzzy;Foo;Was\nFrühförderstelle Quelle;x;Gesundheit\n"
    "Kita Regenbogen;y;Jugendhilfe\nBeratungsstelle Anker;z;Jugendhilfe\n"
).encode()
MAPPING = (
    '[[table]]\nsheet = "liste"\nheader = [3]\n[table.columns]\n"Xyzzy" = "property name"\n"Was" = "property sector"\n'
)
COORDINATION = {
    "type": "Organization",
    "district": KEY,
    "claims": [
        {"property": "name", "value": "Koordinierungsstelle Frühe Hilfen", "status": "confirmed", "asOf": "2024-05"},
        {"property": "actorType", "value": "NWK", "status": "confirmed", "asOf": "2024-05"},
    ],
}


@pytest.fixture(params=["sqlite", "neo4j"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """A server over a new store, with accounts."""
    url, settings = f"sqlite:///{tmp_path / 'netz.db'}", dict[str, str]()
    if request.param == "neo4j":
        database: Database = request.getfixturevalue("neo4j")
        url, settings = access(database.empty())
    settings |= {"FRUEHNETZ_ACCOUNTS": f"sqlite:///{tmp_path / 'konten.db'}", "FRUEHNETZ_WORK": str(tmp_path / "work")}
    settings["FRUEHNETZ_WORKERS"] = "2"  # what one of them wrote, the other one knows
    with serving(tmp_path, "--store", url, "--accounts", **settings) as found:
        yield found


def _findings(person: Person) -> dict[str, Any]:
    found = person.ask("GET", f"{AT}/findings?on={DAY}")
    assert found.status == 200, found
    return {finding["rule"]: finding for finding in found.json["findings"]}


def _brought(person: Person) -> int:
    """A messy list is uploaded, two of its columns are mapped, and it is saved; the number of the batch."""
    before = person.ask("POST", f"{AT}/imports?name=liste.csv", LIST)
    assert before.status == 201, before
    at = f"{AT}/imports/{before.json['job']['id']}"
    mapped = person.ask("PATCH", at, {"mapping": MAPPING, "asOf": "2024-03-01"})
    assert (mapped.status, mapped.json["rowsAccepted"]) == (200, 3), mapped
    assert "Kita Regenbogen" in mapped.json["created"]["first"]
    done = person.ask("POST", f"{at}/commit", {"withoutRejected": True})
    assert (done.status, done.json["saved"]["Organization"]) == (200, 3), done
    return int(done.json["revision"])


def test_from_a_new_store_to_a_finding_that_goes_and_comes_back(server: Served) -> None:
    admin = administrator(server)
    coordinator = admin.invite("Ka", "coordination", KEY)
    nzfh = admin.invite("Nina", "nzfh", "*")
    _brought(coordinator)

    found = _findings(coordinator)
    assert "coordination_missing" in found
    other = found["to_collect"]["key"]
    said = {"verdict": "later", "reason": "Im Herbst.", "date": DAY}
    assert coordinator.ask("PUT", f"{AT}/decisions/{other}?on={DAY}", said).status == 200
    assert _findings(coordinator)["to_collect"]["decision"]["verdict"] == "later"

    made = coordinator.ask("POST", "/entities", COORDINATION)
    assert made.status == 201, made
    assert "coordination_missing" not in _findings(coordinator)
    assert coordinator.ask("POST", f"/revisions/{made.json['revision']['number']}/undo").status == 200
    assert _findings(coordinator).keys() == found.keys()

    _sees_none_of_it(nzfh, f"{KEY}:organization-kita", other)


def _sees_none_of_it(person: Person, id: str, finding: str) -> None:
    """Each answer is that for a district that does not exist, byte for byte."""
    said = {"verdict": "later", "date": DAY}
    asked: list[tuple[str, str, object]] = [
        ("GET", f"{AT}/findings?on={DAY}", None),
        ("GET", f"{AT}/network?on={DAY}", None),
        ("GET", f"{AT}/imports", None),
        ("GET", f"{AT}/decisions", None),
        ("PUT", f"{AT}/decisions/{finding}?on={DAY}", said),
        ("POST", f"{AT}/imports?name=liste.csv", LIST),
        ("GET", f"/entities/{id}", None),
        ("POST", "/entities", COORDINATION),
    ]
    for method, path, body in asked:
        answers = []
        for key in (KEY, NOT_THERE):
            sent = COORDINATION | {"district": key} if body is COORDINATION else body
            got = person.ask(method, path.replace(KEY, key), sent)
            answers.append((got.status, _REQUEST.sub(b"", got.body.replace(key.encode(), b""))))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404, (method, path, answers)
    assert person.ask("GET", "/districts").json == []
    assert KEY.encode() not in person.ask("GET", "/revisions").body


def test_of_two_people_with_one_record_the_second_is_told_what_the_first_did(server: Served) -> None:
    admin = administrator(server)
    first, second = (admin.invite(name, "coordination", KEY) for name in ("Ka", "Ko"))
    made = first.ask("POST", "/entities", COORDINATION)
    at, tag = f"/entities/{made.json['record']['id']}", made.headers["etag"]

    def renamed(person: Person, name: str) -> Any:
        claims = [{"property": "name", "value": name, "status": "confirmed"}]
        return person.ask("PATCH", at, {"properties": {"name": claims}, "reason": f"heißt {name}"}, **{"If-Match": tag})

    assert renamed(first, "Fachstelle Nord").status == 200
    late = renamed(second, "Fachstelle Süd")
    (told,) = late.json["differs"]
    assert (late.status, told["author"], told["reason"]) == (412, "Ka", "heißt Fachstelle Nord")
    assert first.ask("GET", at).json["values"]["name"] == ["Fachstelle Nord"]
