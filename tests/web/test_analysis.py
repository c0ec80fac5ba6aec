"""Findings, indicators and report of the real seed: the same answer from the web and from the command line."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app
from api.commands.opening import now
from api.seeds import seed
from api.settings import Settings
from graph.imports import import_file
from graph.stores import open_store
from ontology import Model
from tests.client import TestClient

API = "/api/v1"
DAY = "2024-09-24"


@pytest.fixture(scope="module")
def karlsruhe(model: Model) -> Iterator[TestClient]:
    """A client over seed/karlsruhe."""
    store = open_store("sqlite://", model)
    import_file(seed("karlsruhe"), store, model, author="test", time=now())
    with TestClient(create_app(store, model, Settings()), base_url="http://localhost") as client:
        yield client
    store.close()


def _cli(*arguments: str) -> Any:
    found = CliRunner().invoke(app, [*arguments, str(seed("karlsruhe")), "--on", DAY, "--json"])
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def test_findings_are_those_of_the_command_line(karlsruhe: TestClient) -> None:
    served = karlsruhe.get(f"{API}/districts/08212/findings?on={DAY}").json()
    assert served == _cli("check")["analysis"]
    assert served["findings"]


def test_indicators_are_those_of_the_command_line(karlsruhe: TestClient) -> None:
    assert karlsruhe.get(f"{API}/districts/08212/indicators?on={DAY}").json() == _cli("indicators")


def test_every_finding_fits_the_published_schema(karlsruhe: TestClient) -> None:
    schema = karlsruhe.get(f"{API}/schema/finding").json()
    Draft202012Validator.check_schema(schema)
    for finding in karlsruhe.get(f"{API}/districts/08212/findings?on={DAY}").json()["findings"]:
        Draft202012Validator(schema).validate(finding)


def test_the_table_of_the_only_district_is_the_start_page(karlsruhe: TestClient) -> None:
    start, own = karlsruhe.get("/"), karlsruhe.get("/bezirke/08212/tisch")
    assert start.text == own.text
    assert "Stadt Karlsruhe" in start.text


def test_the_script_of_the_report_runs_by_its_hash_alone(karlsruhe: TestClient) -> None:
    answer = karlsruhe.get("/bezirke/08212")
    in_page = set(re.findall(r"sha256-[A-Za-z0-9+/=]+", answer.text.replace("&#43;", "+")))
    in_header = set(re.findall(r"sha256-[A-Za-z0-9+/=]+", answer.headers["content-security-policy"]))
    assert in_header
    assert in_page == in_header


def test_the_page_speaks_english_to_those_who_ask(karlsruhe: TestClient) -> None:
    assert '<html lang="en"' in karlsruhe.get("/bezirke/08212", headers={"Accept-Language": "en"}).text


def test_an_installation_can_fix_its_day(karlsruhe: TestClient) -> None:
    karlsruhe.app.state.settings = Settings(on=DAY)  # type: ignore[attr-defined]
    assert karlsruhe.get(f"{API}/districts/08212/network").json()["on"] == DAY
    karlsruhe.app.state.settings = Settings()  # type: ignore[attr-defined]


def test_the_runder_tisch_is_not_there_in_2020(karlsruhe: TestClient) -> None:
    def bodies(on: str) -> set[str]:
        found = karlsruhe.get(f"{API}/districts/08212/network?on={on}").json()
        return {seat["target"] for seat in found["affiliation"]}

    assert "08212:G05" in bodies(DAY)
    assert "08212:G05" not in bodies("2020")
