"""Nothing personal leaves the house by default: every way out, over a store that holds private values everywhere.

The ways are taken from the registries, so that a new exporter, route or command is tested without a line here.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from api import pages
from api.app import create_app
from api.cli import COMMANDS, app
from api.commands.contributing import ACROSS_COMMANDS
from api.commands.council import COUNCIL_COMMANDS
from api.commands.goals import GOAL_COMMANDS
from api.commands.moving import is_here
from api.commands.process import PROCESS_COMMANDS
from api.commands.rules import RULE_COMMANDS
from api.commands.series import SERIES_COMMANDS
from api.commands.surveying import SURVEY_COMMANDS
from api.report import render_report
from api.settings import PREFIX, Settings
from graph.analysis import analyse_district
from graph.exports import all_exporters, export, export_file, extract_of
from graph.map.pyvis_view import network_page
from graph.records import Record, entity, relation, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.copying import copy
from graph.stores.cypher.properties import node_properties, relationship_properties
from graph.stores.privacy import MaskedReader
from ontology import Model, Property
from tests import musterstadt
from tests.client import TestClient
from tests.exports.workbooks import unpacked

SECRETS = ("gertrud.geheim", "99887766", "133-4711", "Geheime Notiz", "Gertrud Geheim")
PRIVATE = ("gertrud.geheim@kreis.example", "0151 99887766", "0721 133-4711", "Geheime Notiz")
IN_TEXT = "erreichbar unter gertrud.geheim@web.de oder 0151 / 99887766"
OFFICE = {"mailbox": "fruehe-hilfen@musterstadt.example", "phone": "0721 0000-0"}
ASKED = {"q": "musterstadt", "from": "2021", "to": "2024-06-30", "project": "99001:project-x"}
"""Values of required parameters; a route with another one has to be added here."""


def run(*arguments: str) -> Result:
    """The command line in this process."""
    return CliRunner().invoke(app, arguments)


def _said(prop: Property) -> Iterator[Claim]:
    if prop.datatype == "string" and prop.shown in ("never", "public"):
        yield from (Claim(prop.name, text) for text in ("Gertrud Geheim", *PRIVATE))
    elif prop.shown == "office":
        yield from (Claim(prop.name, text, "99001:Q1", IN_TEXT) for text in PRIVATE)
        if prop.name in OFFICE:
            yield Claim(prop.name, OFFICE[prop.name])
    elif prop.datatype == "string" and prop.name not in ("ags", "postalCode"):
        yield Claim(prop.name, f"{prop.label.de} {IN_TEXT}", locator=IN_TEXT)


def _planted(record: Record, model: Model) -> Record:
    private = (claim for prop in model.types[record.type].properties for claim in _said(prop))
    return with_claims(record, (*record.claims, *private))


def _of_each_type(model: Model) -> Iterator[Record]:
    there = [Claim(EXISTS, "true")]
    for kind in model.entity_types:
        yield entity(f"99001:{kind.name.lower()}-x", kind.name, musterstadt.KEY, there)
    ends = ("99001:organization-x", "99001:committee-x")
    for kind in model.relation_types:
        yield relation(f"99001:{kind.name.lower()}-x", kind.name, ends, musterstadt.KEY, there)
    yield relation("99001:seat-x", "Membership", ("99001:person-x", musterstadt.STEUERUNGSGRUPPE), "99001", there)


@pytest.fixture(scope="module")
def private(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[GraphStore, Path]]:
    """Musterstadt and one record of each type, every text of which says something private."""
    path = tmp_path_factory.mktemp("private") / "netz.db"
    store = open_store(f"sqlite:///{path}", model)
    records = [c.record for c in musterstadt.batch().changes if c.record is not None]
    every = [*records, *(r for r in _of_each_type(model) if r.type != "District")]
    batch = Batch("test", musterstadt.TIME, "Privates", tuple(put(_planted(r, model)) for r in every))
    store.commit(batch, scope=EVERYTHING)
    yield store, path
    store.close()


def _told(text: str) -> list[str]:
    """Each secret that a text tells, with what stands around it."""
    return [text[max(text.find(s) - 80, 0) : text.find(s) + 60] for s in SECRETS if s in text]


def test_the_store_holds_what_is_looked_for(private: tuple[GraphStore, Path], model: Model) -> None:
    text = export(extract_of(private[0], model, persons=True, scope=EVERYTHING), "json")
    assert [secret for secret in SECRETS if secret not in text] == []


def test_every_type_has_something_private(model: Model) -> None:
    kinds = (*model.entity_types, *model.relation_types)
    assert [k.name for k in kinds if not any(p.shown != "always" for p in k.properties)] == []


@pytest.mark.parametrize("format", sorted(all_exporters()))
def test_no_format_says_anything_private(private: tuple[GraphStore, Path], model: Model, format: str) -> None:
    assert (
        _told(unpacked(export_file(extract_of(private[0], model, on=musterstadt.ON, scope=EVERYTHING), format))) == []
    )


def test_what_is_plainly_of_the_office_leaves(private: tuple[GraphStore, Path], model: Model) -> None:
    text = export(extract_of(private[0], model, scope=EVERYTHING), "json")
    assert [value for value in OFFICE.values() if value not in text] == []


def _some(records: Iterable[Record]) -> list[str]:
    """The ids of the first and of the last record of each type: all of a type say the same private things."""
    every = list(records)
    first, last = ({r.type: r.id for r in found} for found in (reversed(every), every))
    return [*dict.fromkeys((*first.values(), *last.values()))]


def _addresses(client: TestClient, store: GraphStore) -> Iterator[str]:
    ids = _some(store.records(EVERYTHING))
    for path, operations in client.get(f"{PREFIX}/openapi.json").json()["paths"].items():
        if "get" not in operations:
            continue
        needed = [p["name"] for p in operations["get"].get("parameters", ()) if p["in"] == "query" and p["required"]]
        query = "&".join(f"{name}={ASKED[name]}" for name in needed)
        for id in ids if "{id}" in path else [""]:
            yield path.format(id=id, key=musterstadt.KEY, slug="not-found", kind="bericht") + (
                f"?{query}" if query else ""
            )


def _pages() -> Iterator[ModuleType]:
    yield from (import_module(f"{pages.__name__}.{found.name}") for found in iter_modules(pages.__path__))


@pytest.mark.slow
def test_no_route_says_anything_private(private: tuple[GraphStore, Path], model: Model) -> None:
    told = []
    with TestClient(create_app(private[0], model, Settings()), base_url="http://localhost") as client:
        routes = [r for m in _pages() for r in m.router.routes if "GET" in r.methods]
        ids = _some(private[0].records(EVERYTHING)) + _some(private[0].relations(scope=EVERYTHING))
        shown = [
            r.path.format(key=musterstadt.KEY, name="pages.css", id=id)
            for r in routes
            for id in (ids if "{id}" in r.path else [""])
        ]
        assert shown
        for address in (*_addresses(client, private[0]), *shown):
            answer = client.get(address)
            assert answer.status_code in (200, 403, 404), (address, answer.text)
            told += [(address, found) for found in _told(answer.text)]
        assert client.get(f"{PREFIX}/search?q=gertrud").json() == []
    assert told == []


def test_no_report_and_no_view_says_anything_private(private: tuple[GraphStore, Path], model: Model) -> None:
    analysis = analyse_district(MaskedReader(private[0], model), model, musterstadt.KEY, musterstadt.ON)
    assert _told(render_report(analysis, "de") + network_page(analysis)) == []


READING = {
    "check": (),
    "nation": ("--workers", "1", "--json"),
    "indicators": ("--json",),
    "anchoring": ("--json",),
    "frame": ("--json",),
    "profile": ("--history", "--json"),
    "across": ("--json",),
    "clusters": ("--json",),
    "transfer": ("--json",),
    "whatif": ("--json",),
    "links": ("--json",),
    "questions": ("--json",),
    "goals show": ("--json",),
    "goals measures": ("--json",),
    "goals compare": ("--from", "2021", "--json"),
    "compare": ("--from", "2021", "--to", "2024", "--json"),
    "logbook show": ("--json",),
    "logbook proposals": ("--json",),
    "export": ("--district", musterstadt.KEY),
    "history": ("--json",),
    "doctor": ("--json",),
    "duplicates": ("--json",),
    "processing": ("--district", musterstadt.KEY, "--json"),
    "erase": ("--due", "--on", "2100"),
    "rules pack": ("--district", musterstadt.KEY),
    "rules list": ("--district", musterstadt.KEY, "--json"),
    "council topics": ("--district", musterstadt.KEY, "--json"),
    "process status": ("--district", musterstadt.KEY, "--json"),
    "process templates": ("--district", musterstadt.KEY, "--json"),
    "paper": ("beschlussvorlage", "--district", musterstadt.KEY, "--json"),
}
WRITING = {"backup", "restore", "demo", "template", "import", "undo", "copy", "neo4j", "serve", "accounts"}
WRITING |= {"logbook add", "logbook confirm", "logbook dismiss"}
IN_CONVERSATION = {"ask"}
"""Shows what `questions` shows, to who answers: of the same analysis, which knows no person."""
WRITING |= set(SURVEY_COMMANDS)  # what they say of a store is looked at in tests/surveys
WRITING |= set(SERIES_COMMANDS)  # published values of the nation: no record of a district
WRITING |= set(ACROSS_COMMANDS)  # they count persons in bands and name none: tests/contribution
WRITING |= set(PROCESS_COMMANDS) - set(READING)
WRITING |= set(RULE_COMMANDS) - set(READING)
WRITING |= set(COUNCIL_COMMANDS) - set(READING)  # they tell of what they read, and of no person: tests/council
WRITING |= set(GOAL_COMMANDS) - set(READING)
TELLING = {"person"}
"""What tells everything of one person, to that person: it is noted (decision 0038)."""


def test_every_command_is_looked_at() -> None:
    assert set(COMMANDS) == {*READING, *WRITING, *IN_CONVERSATION, *TELLING}


@pytest.mark.parametrize("command", sorted(READING))
def test_no_command_says_anything_private(private: tuple[GraphStore, Path], command: str) -> None:
    done = run(*command.split(), *READING[command], "--store", f"sqlite:///{private[1]}")
    assert _told(done.stdout + done.stderr) == []


def test_a_copy_outward_holds_nothing_private(private: tuple[GraphStore, Path], model: Model, tmp_path: Path) -> None:
    target = open_store(f"sqlite:///{tmp_path / 'server.db'}", model)
    assert copy(MaskedReader(private[0], model), target).revisions == 1
    assert _told(export(extract_of(target, model, persons=True, scope=EVERYTHING), "json")) == []
    assert [
        found for entry in target.journal(scope=EVERYTHING) for found in _told(f"{entry.before}{entry.after}")
    ] == []
    target.close()


def test_a_copy_at_home_keeps_everything(private: tuple[GraphStore, Path], tmp_path: Path, model: Model) -> None:
    moved = f"sqlite:///{tmp_path / 'umzug.db'}"
    assert run("copy", f"sqlite:///{private[1]}", moved).exit_code == 0
    target = open_store(moved, model)
    assert list(target.records(EVERYTHING)) == list(private[0].records(scope=EVERYTHING))
    assert list(target.relations(scope=EVERYTHING)) == list(private[0].relations(scope=EVERYTHING))
    target.close()


@pytest.mark.parametrize("url", ["neo4j://graph.kreis.example:7687", "bolt://10.0.0.7", "neo4j+s://db.example/netz"])
def test_a_server_elsewhere_is_outward(url: str) -> None:
    assert not is_here(url)


def test_cypher_has_no_property_with_something_private(private: tuple[GraphStore, Path], model: Model) -> None:
    found = [node_properties(e, "[]", model) for e in private[0].records(EVERYTHING) if e.type != "Person"]
    found += [relationship_properties(r, "[]", model) for r in private[0].relations(scope=EVERYTHING)]
    guarded = {p.name for t in model.types.values() for p in t.properties if p.shown == "office"}
    assert _told(repr([{k: v for k, v in one.items() if k in guarded} for one in found])) == []
    assert any(one.get("mailbox") == OFFICE["mailbox"] for one in found)


@pytest.mark.parametrize(
    "command", [("export", "--persons"), ("copy", "a", "b", "--persons"), ("import", "x", "--with-persons")]
)
def test_persons_are_stored_and_given_out_only_where_the_installation_allows_it(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.exit_code == 2
    assert "FRUEHNETZ_ALLOW_PERSONS" in done.stderr
