"""What comes out where: a canary in every property of every type, looked for in every output (decision 0027)."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import COMMANDS, app
from api.commands.contributing import ACROSS_COMMANDS
from api.commands.council import COUNCIL_COMMANDS
from api.commands.goals import GOAL_COMMANDS
from api.commands.process import PROCESS_COMMANDS
from api.commands.rules import RULE_COMMANDS
from api.commands.series import SERIES_COMMANDS
from api.commands.surveying import SURVEY_COMMANDS
from graph.exports import export, extract_of
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.neo4j_database import Database
from tests.persons.canaries import (
    ALLOWED,
    OWN_ID,
    PAGE,
    READING,
    TELLING,
    Canary,
    canaries_of,
    canaries_page,
    fill,
    sightings,
)

WRITING = {"accounts", "backup", "restore", "demo", "export", "template", "import", "undo", "copy", "neo4j", "serve"}
WRITING |= {"logbook add", "logbook confirm", "logbook dismiss"}
WRITING |= set(SURVEY_COMMANDS)  # what they say of a store is looked at in tests/surveys
WRITING |= set(SERIES_COMMANDS)  # published values of the nation: no record of a district
WRITING |= set(ACROSS_COMMANDS)  # they count persons in bands and name none: tests/contribution
WRITING |= set(PROCESS_COMMANDS) - set(READING)
WRITING |= set(RULE_COMMANDS) - set(READING)
WRITING |= set(COUNCIL_COMMANDS) - set(READING)  # they tell of what they read, and of no person: tests/council
WRITING |= set(GOAL_COMMANDS) - set(READING)
"""Commands that show nothing of a store; each format of `export` is looked at, and below what `import` says."""
IN_CONVERSATION = {"ask"}
"""Shows what `questions` shows, to who answers: of the same analysis, which knows no person."""
ROOT = Path(__file__).parents[2]
_MARKED = ("Kanari Vogel", "kanari.vogel", "kanari.vogel@kreis.example", "0151 40999777")


@pytest.fixture(scope="module")
def seen(model: Model) -> Mapping[str, Sequence[Canary]]:
    """Which canaries each output shows."""
    return sightings(model)


@pytest.mark.slow
def test_the_page_says_what_comes_out(model: Model, seen: Mapping[str, Sequence[Canary]]) -> None:
    """Stale? ``python -m tests.persons.canaries`` writes it anew: read what changed before it is committed."""
    assert (ROOT / PAGE).read_text("utf-8") == canaries_page(model, seen)


@pytest.mark.slow
def test_nothing_that_is_withheld_is_seen_anywhere(seen: Mapping[str, Sequence[Canary]]) -> None:
    leaks = {(name, f"{c.type}.{c.prop}") for name, found in seen.items() for c in found if c.shown != "always"}
    assert leaks == set(ALLOWED)


def test_every_canary_sings(store: GraphStore, model: Model) -> None:
    fill(store, model)
    told = export(extract_of(store, model, persons=True, scope=EVERYTHING), "json")
    assert [c for c in canaries_of(model) if not c.is_in(told)] == []


def test_every_property_with_a_text_a_day_or_a_number_has_a_canary(model: Model) -> None:
    every = canaries_of(model)
    declared = {
        (t.name, p.name)
        for t in (*model.entity_types, *model.relation_types)
        for p in t.properties
        if p.datatype not in (None, "boolean")
    }
    assert {(c.type, c.prop) for c in every if c.prop != OWN_ID} == declared
    assert len({c.value for c in every}) == len(every)


def test_every_command_is_looked_at() -> None:
    telling = {name.removeprefix("fruehnetz ") for name in TELLING if name.startswith("fruehnetz ")}
    assert set(COMMANDS) == {*READING, *WRITING, *IN_CONVERSATION, *telling}


def test_an_import_of_persons_tells_nothing_about_them(tmp_path: Path) -> None:
    rows = ("Kanari Vogel;kanari.vogel;keines;kanari.vogel@kreis.example;0151 40999777", ";kanari.vogel;x;;")
    text = "\n".join(("Name;Kennung;Prüfen am;E-Mail;Telefon", *rows, ""))
    (tmp_path / "personen.csv").write_text(text, "utf-8")
    (tmp_path / "akteure.csv").write_text("Name\nJugendamt\n", "utf-8")
    store = f"sqlite:///{tmp_path / 'netz.db'}"
    arguments = ["import", str(tmp_path), "--store", store, "--with-persons", "--without-rejected"]
    for more in ([], ["--district", "99001"]):
        done = CliRunner().invoke(app, [*arguments, *more], env={**os.environ, "FRUEHNETZ_ALLOW_PERSONS": "true"})
        assert [marked for marked in _MARKED if marked in done.output] == []


def test_nodes_and_relationships_have_nothing_that_is_withheld(neo4j: Database, model: Model) -> None:
    store = open_store(neo4j.empty(), model)
    fill(store, model)
    rows = neo4j.ask(
        "MATCH (n:Record) RETURN properties(n) AS p UNION ALL MATCH (:Record)-[r]->() RETURN properties(r) AS p"
    )
    told = "\n".join(str({k: v for k, v in row["p"].items() if k != "claims"}) for row in rows)
    allowed = {prop for output, prop in ALLOWED if output.startswith("Neo4j")}
    found = [c for c in canaries_of(model) if c.shown != "always" and c.is_in(told)]
    assert {f"{c.type}.{c.prop}" for c in found} == allowed
    assert [c.value for c in canaries_of(model) if c.type == "Organization" and c.prop == "name" and c.is_in(told)]
    store.close()


@pytest.mark.parametrize(
    ("value", "text", "told"),
    [
        ("40123", "x40123y", True),
        ("40123", "es sind 40.123", True),
        ("40123", "140123, 40123", True),
        ("40123", "140123 und 401234", False),
        ("1911-03-04", "am 04.03.1911", True),
        ("1911-03-04", "T1911-03-04T", True),
        ("1911-03-04", "104.03.1911, 1911-03-041", False),
        ("Kanari7x", "ein Kanari7x", True),
    ],
)
def test_a_number_is_told_only_where_it_stands_for_itself(value: str, text: str, told: bool) -> None:
    assert Canary("T", "p", "always", value).is_in(text) is told
