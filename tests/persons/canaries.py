"""A canary in every property of every type, and where each comes out: ``docs/reference/canaries.md``.

``python -m tests.persons.canaries`` from the root of a checkout writes the page; a test compares it with this. The
canaries are made from the model and the outputs taken from the registries, so that nothing new is forgotten.
"""

import json
import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from io import StringIO
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from api import pages
from api.app import create_app
from api.cli import app
from api.errors import sentence_of
from api.report import render_report
from api.settings import PREFIX, Settings
from graph.analysis import analyse_district
from graph.exports import all_exporters, export_file, extract_of
from graph.map.pyvis_view import network_page
from graph.records import Entity, Record, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, Scope, put, remove
from graph.stores.cypher.properties import node_properties, relationship_properties
from graph.stores.privacy import MaskedReader
from ontology import DomainError, Model, Property, load_model
from tests import musterstadt
from tests.client import TestClient
from tests.exports.workbooks import unpacked
from tests.surveys.canaried import surveyed

PAGE = Path("docs/reference/canaries.md")
ELSEWHERE = "99002"
OWN_ID = "id"
"""The property under which the page tells of the id that a file gave."""
_ENDS = ("end", "until", "due")
_FIRST_DAY, _LATE_DAY = date(1911, 1, 1), date(2077, 1, 1)
_FIRST_NUMBER = 40_000
ASKED = {"q": "Kanari", "from": "2021", "to": "2024-06-30", "project": f"{musterstadt.KEY}:project-x"}
"""Values of required parameters; a route with another one has to be added here."""
_PARTS = {"key": musterstadt.KEY, "slug": "not-found", "kind": "bericht"}
"""What stands for parts of the addresses of pages."""
_THAT_DAY = ("--on", musterstadt.ON.isoformat())
READING: Mapping[str, Sequence[str]] = {
    "check": (*_THAT_DAY, "--district", musterstadt.KEY),
    "nation": ("--workers", "1", "--json"),
    "indicators": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "anchoring": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "frame": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "profile": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "across": (*_THAT_DAY, "--json"),
    "clusters": (*_THAT_DAY, "--json"),
    "transfer": (*_THAT_DAY, "--json"),
    "whatif": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "links": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "questions": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "logbook show": ("--district", musterstadt.KEY, "--json"),
    "logbook proposals": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "compare": ("--district", musterstadt.KEY, "--from", "2021", "--to", "2024", "--json"),
    "goals show": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "goals measures": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "goals compare": ("--district", musterstadt.KEY, "--from", "2021", "--to", "2024", "--json"),
    "paper": ("beschlussvorlage", *_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "processing": ("--district", musterstadt.KEY, "--json"),
    "history": ("--json",),
    "doctor": ("--json",),
    "duplicates": ("--json",),
    "erase": ("--due", "--on", "2100"),
    "rules pack": ("--district", musterstadt.KEY),
    "council topics": ("--district", musterstadt.KEY, "--json"),
    "rules list": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "process status": (*_THAT_DAY, "--district", musterstadt.KEY, "--json"),
    "process templates": ("--district", musterstadt.KEY, "--json"),
}
"""Commands that show something of a store; `test_canaries` asks for a line for each new one."""


TELLING = {
    "fruehnetz person": "all of one person, for that person",
    "GET /api/v1/districts/{key}/persons": "names, with the right `persons`",
    "GET /api/v1/districts/{key}/persons/{id}/report": "all of one person, with the right `persons`",
}
"""What tells of persons on purpose, the routes only where the installation allows persons; each read is noted."""
ALLOWED: Mapping[tuple[str, str], str] = {
    ("fruehnetz erase", "Person.reviewOn"): "it is what --due lists, for the coordination, beside a drawn id",
    ("Neo4j: properties", "Person.id"): "imports draw ids; one that a program gave a person is the key of its node",
}
"""What is seen though it is withheld elsewhere, each with its reason."""


@dataclass(frozen=True, slots=True)
class Canary:
    """A value that stands nowhere else, in a property of a type; ``shown`` is what was decided on it."""

    type: str
    prop: str
    shown: str
    value: str

    def is_in(self, text: str) -> bool:
        """Whether a text tells the value: a day also as people write it, a number not as a part of another one."""
        if self.value in text and not self.value[0].isdigit():
            return True
        if not self.value[0].isdigit():
            return False
        year, _, rest = self.value.partition("-")
        german = f"{rest[3:]}.{rest[:2]}.{year}" if rest else f"{self.value[:2]}.{self.value[2:]}"
        # Hundreds of values in hundreds of long texts: a word is found quickly, what is beside it is looked at then.
        told = (re.escape(word) for word in (self.value, german) if word in text)
        return any(re.search(rf"{word}(?<!\d{word})(?!\d)", text) for word in told)


def canaries_of(model: Model) -> list[Canary]:
    """A canary for each property that holds texts, days or numbers, and for the own id of whoever gets a drawn one.

    Codes and yes or no cannot be told apart from others; references are ids, which are looked for at the person.
    """
    found = []
    for kind in (*model.entity_types, *model.relation_types):
        if kind.drawn:
            found.append(Canary(kind.name, OWN_ID, "never", f"kanari.{kind.name.casefold()}"))
        for prop in kind.properties:
            if (value := _value(prop, len(found))) is not None:
                found.append(Canary(kind.name, prop.name, prop.shown, value))
    return found


def _value(prop: Property, number: int) -> str | None:
    if prop.datatype == "date":
        late = any(word in prop.name.casefold() for word in _ENDS)
        return ((_LATE_DAY if late else _FIRST_DAY) + timedelta(days=number)).isoformat()
    if prop.datatype in ("integer", "decimal"):
        return str(_FIRST_NUMBER + number)
    if prop.datatype == "anyURI":
        return f"https://kanari{number}.example/"
    return f"Kanari{number}x" if prop.datatype == "string" else None


def records_of(model: Model) -> Iterator[Record]:
    """A record of each type that says nothing but canaries; a person sits in the steering group."""
    said: dict[str, list[Claim]] = {}
    for canary in canaries_of(model):
        if canary.prop != OWN_ID:
            said.setdefault(canary.type, []).append(Claim(canary.prop, canary.value))
    there = Claim(EXISTS, "true")
    ids = {kind.name: _id_of(kind.name, drawn=kind.drawn) for kind in model.entity_types}
    for kind in model.entity_types:
        yield entity(ids[kind.name], kind.name, ids[kind.name].partition(":")[0], [there, *said.get(kind.name, [])])
    ends = (ids["Person"], musterstadt.STEUERUNGSGRUPPE)
    for kind in model.relation_types:
        pair = ends if kind.name == "Membership" else (ids["Organization"], ids["Committee"])
        yield relation(_id_of(kind.name), kind.name, pair, musterstadt.KEY, [there, *said.get(kind.name, [])])
    measure = [there, Claim("name", "Aufgabe einer Person"), Claim("responsible", ids["Person"])]
    yield entity(f"{musterstadt.KEY}:aufgabe", "Measure", musterstadt.KEY, measure)


def _id_of(type: str, *, drawn: bool = False) -> str:
    owner = ELSEWHERE if type == "District" else musterstadt.KEY
    return f"{owner}:kanari.{type.casefold()}" if drawn else f"{owner}:{type.casefold()}-x"


def fill(store: GraphStore, model: Model) -> None:
    """Musterstadt, the canaries, and a batch that changed and one that removed something of a person."""
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    made = tuple(map(put, records_of(model)))
    store.commit(Batch("test", musterstadt.TIME, "Kanarienvögel", made), scope=EVERYTHING)
    gone = entity(f"{musterstadt.KEY}:kanari.person.gone", "Person", musterstadt.KEY, [Claim("name", "Kanari Weg")])
    store.commit(Batch("test", musterstadt.TIME, "eine Person", (put(gone),)), scope=EVERYTHING)
    store.commit(Batch("test", musterstadt.TIME, "wieder weg", (remove(gone.id),)), scope=EVERYTHING)


def outputs(store: GraphStore, url: str, model: Model) -> dict[str, str]:
    """Everything that is shown of a store, by what shows it."""
    with _logged() as log:
        found = {**_views(store, model), **_exports(store, model), **_web(store, model), **_commands(url)}
        found |= surveyed(store, model)
        found["errors"] = "\n".join(_errors(store, model))
    found["log"] = log.getvalue()
    found["Neo4j: properties"] = neo4j_properties(model)
    return found


def neo4j_properties(model: Model) -> str:
    """What nodes and relationships have as properties, but for what the store reads itself back from."""
    found = []
    for record in records_of(model):
        if isinstance(record, Entity):
            found.append(node_properties(record, "[]", model))
        else:
            found.append(relationship_properties(record, "[]", model))
    return json.dumps(found, default=str, ensure_ascii=False)


def _views(store: GraphStore, model: Model) -> dict[str, str]:
    analysis = analyse_district(MaskedReader(store, model), model, musterstadt.KEY, musterstadt.ON)
    return {
        "report": render_report(analysis, "de") + render_report(analysis, "en"),
        "network view": network_page(analysis),
    }


def _exports(store: GraphStore, model: Model) -> dict[str, str]:
    extract = extract_of(store, model, musterstadt_scope(), on=musterstadt.ON)
    return {f"export {format}": unpacked(export_file(extract, format)) for format in all_exporters()}


def musterstadt_scope() -> Scope:
    """The scope of the district that an export shows."""
    return Scope.of(musterstadt.KEY)


def _web(store: GraphStore, model: Model) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    with TestClient(
        create_app(store, model, Settings(on=musterstadt.ON.isoformat())), base_url="http://localhost"
    ) as client:
        for route, address in addresses(client, store, model):
            answer = client.get(address)
            assert answer.status_code < 500, (address, answer.text)
            found.setdefault(route, []).append(f"{answer.text} {dict(answer.headers)}")
    return {f"GET {route}": "\n".join(texts) for route, texts in found.items()}


def addresses(client: TestClient, store: GraphStore, model: Model) -> Iterator[tuple[str, str]]:
    """Every route that reads, and the addresses under which it is asked."""
    every = MaskedReader(store, model).records(EVERYTHING)
    ids = [e.id for e in every if e.id.endswith("-x") or e.type == "Person"]
    for path, operations in client.get(f"{PREFIX}/openapi.json").json()["paths"].items():
        if "get" not in operations:
            continue
        needed = [p["name"] for p in operations["get"].get("parameters", ()) if p["in"] == "query" and p["required"]]
        query = "&".join(f"{name}={ASKED[name]}" for name in needed)
        if path.endswith(("/entities", "/relations")):
            query = "limit=500"
        for id in ids if "{id}" in path else [""]:
            yield path, _filled_in(path, {**_PARTS, "id": id}) + (f"?{query}" if query else "")
    for module in (import_module(f"{pages.__name__}.{m.name}") for m in iter_modules(pages.__path__)):
        for route in module.router.routes:
            for id in ids if "{id}" in route.path else [""]:
                yield route.path, _filled_in(route.path, {**_PARTS, "id": id})


def _filled_in(path: str, known: Mapping[str, str]) -> str:
    """The path with what is known of its parts; there is nothing under all others."""
    return re.sub(r"{(\w+)}", lambda part: known.get(part[1], "none"), path)


def _commands(url: str) -> dict[str, str]:
    found = {}
    for command, options in READING.items():
        done = CliRunner().invoke(
            app, [*command.split(), *options, "--store", url], env={**os.environ, "COLUMNS": "400"}
        )
        found[f"fruehnetz {command}"] = done.stdout + done.stderr
    return found


def _errors(store: GraphStore, model: Model) -> Iterator[str]:
    """What is said where something about a person goes wrong."""
    person = next(r for r in records_of(model) if r.type == "Person")
    tie = relation("x", "Membership", (person.id, "99001:nowhere"), "99001", person.claims)
    outdated = Batch("test", musterstadt.TIME, "", (put(entity(person.id, "Person", "99001", ())),), based_on=1)
    for batch in (Batch("test", musterstadt.TIME, "", (put(tie),)), outdated):
        try:
            store.commit(batch, scope=EVERYTHING)
        except DomainError as error:
            yield from (sentence_of(error, "de"), sentence_of(error, "en"), repr(error))


@contextmanager
def _logged() -> Iterator[StringIO]:
    """All that is logged within, by whomever, down to the last detail."""
    text, root = StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(text), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield text
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def sightings(model: Model) -> dict[str, list[Canary]]:
    """Which canaries each output shows."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/netz.db"
        store = open_store(url, model)
        fill(store, model)
        shown = outputs(store, url, model)
        store.close()
    every = canaries_of(model)
    return {name: [c for c in every if c.is_in(text)] for name, text in shown.items()}


_HEAD = (
    "# What comes out where",
    "",
    "Generated by `python -m tests.persons.canaries`; do not edit. A value that stands nowhere else is put into every "
    "property of every type that holds texts, days or numbers, and looked for in every output. What may be shown "
    "says `ontology/shown.toml` (decision 0027); what is withheld must be seen nowhere.",
    "",
    "Not in the table because they are the store itself: its file, and in Neo4j the property `claims` and the "
    "`:Change` nodes. `--persons` and `copy` at home give all, for own use.",
    "",
    "Told on purpose, and noted each time (decision 0038); routes only where the installation allows persons:",
    *(f"- `{name}`: {what}." for name, what in TELLING.items()),
    "",
    "Seen though withheld elsewhere:",
    *(f"- {output}, `{prop}`: {why}." for (output, prop), why in ALLOWED.items()),
    "",
    "## By output",
    "",
)
_GROUPS = {"web": "GET", "export": "export", "terminal": "fruehnetz", "report": "report", "Neo4j": "Neo4j"}
"""Columns of the page, by how the names of outputs begin."""


def canaries_page(model: Model, seen: Mapping[str, Sequence[Canary]]) -> str:
    """docs/reference/canaries.md: what comes out where."""
    lines = [*_HEAD, "| output | shows values of |", "| --- | --- |"]
    for name, found in seen.items():
        types = ", ".join(sorted({c.type for c in found})) or "–"
        lines.append(f"| {name} | {types} |")
    lines += ["", "## By property", "", f"| property | may be shown | {' | '.join(_GROUPS)} |"]
    lines.append(f"| --- | --- |{' --- |' * len(_GROUPS)}")
    for canary in canaries_of(model):
        cells = [
            "yes" if any(canary in found for name, found in seen.items() if name.startswith(begin)) else "–"
            for begin in _GROUPS.values()
        ]
        lines.append(f"| `{canary.type}.{canary.prop}` | {canary.shown} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(canaries_page(load_model(), sightings(load_model())), "utf-8")
