"""The operations of surveys keep to their description, whatever they are asked, and each has an example that fits."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator

from api.accounts import visits
from api.reads.access import alone
from api.settings import PREFIX
from tests.client import TestClient
from tests.surveys.serving import A, Desk, desk_of
from tests.web import whole_interface
from tests.web.whole_interface import Often, failures, operations

FEW = Often(examples=2, seed=1)
_IS_SURVEY = ("/surveys", "/survey-proposal")


@pytest.fixture(scope="module")
def filled(survey_app: FastAPI, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A survey with respondents, asked by whoever may do everything."""
    with desk_of(tmp_path_factory.mktemp("asked"), survey_app) as desk:
        survey = desk.survey()
        desk.links(survey)
        invitation = desk.get(f"{survey}/invitations")[0]["id"]
        survey_app.state.caller_of = alone
        with pytest.MonkeyPatch.context() as patched:
            for name, value in (("survey", survey), ("invitation", invitation), ("organization", A)):
                patched.setitem(whole_interface.KNOWN, name, value)
            yield desk
        survey_app.state.caller_of = visits.caller_of


def _described(app: FastAPI) -> dict[str, Any]:
    client = TestClient(app, base_url="http://localhost")
    found: dict[str, Any] = client.get(f"{PREFIX}/openapi.json").json()
    return found


@pytest.mark.slow
def test_every_operation_of_surveys_keeps_to_its_description(filled: Desk) -> None:
    every = [o for o in operations(filled.app) if any(part in o.path for part in _IS_SURVEY)]
    assert len(every) > 15
    assert [problem for operation in every for problem in failures(operation, FEW)] == []


def test_every_parameter_and_answer_of_surveys_has_an_example_that_fits(survey_app: FastAPI) -> None:
    described = _described(survey_app)
    paths = [p for path, p in described["paths"].items() if any(part in path for part in _IS_SURVEY)]
    told: list[tuple[str, dict[str, Any], Any]] = []
    for operation in (operation for path in paths for operation in path.values()):
        for p in operation["parameters"]:
            told.append((p["name"], p["schema"], p.get("example", p["schema"].get("examples", [None])[0])))
        good = [a for code, a in operation["responses"].items() if code.startswith("2")]
        for answer in (operation.get("requestBody", {}), *good):
            shown = (c for media, c in answer.get("content", {}).items() if media == "application/json")
            for content in shown:
                told.append((operation["operationId"], content["schema"], content["example"]))
    assert len(told) > 25
    for where, schema, example in told:
        whole = {**schema, "components": described["components"]}
        assert [e.message for e in Draft202012Validator(whole).iter_errors(example)] == [], where
