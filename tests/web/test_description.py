"""The description of the interface: 3.1, an example for everything, and a page that explains it without a script."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.client import TestClient

API = "/api/v1"


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    """The description as it is served."""
    found: dict[str, Any] = client.get(f"{API}/openapi.json").json()
    return found


def _operations(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (operation for path in described["paths"].values() for operation in path.values())


def test_it_is_openapi_3_1(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1.")


def test_the_form_of_errors_is_described_once_and_there(described: dict[str, Any]) -> None:
    """Written out at each of them, it was three quarters of the description and half of the time that this took."""
    answers = [told for operation in _operations(described) for told in operation["responses"].values()]
    errors = [told["content"]["application/problem+json"]["schema"] for told in answers if _is_error(told)]
    assert len(errors) > 300
    assert all(schema == {"$ref": "#/components/schemas/Problem"} for schema in errors)
    led_to = set(re.findall(r"'\$ref': '#/components/schemas/(\w+)'", str(described)))
    assert {"Problem", "FieldError"} <= led_to <= described["components"]["schemas"].keys()
    assert set(described["components"]["schemas"]["FieldError"]["properties"]) == {"pointer", "detail"}


def _is_error(told: dict[str, Any]) -> bool:
    return "application/problem+json" in told.get("content", {})


def test_every_parameter_and_every_answer_has_an_example_that_fits(described: dict[str, Any]) -> None:
    told: list[tuple[str, dict[str, Any], Any]] = []
    for operation in _operations(described):
        for p in operation.get("parameters", ()):
            told.append((p["name"], p["schema"], p.get("example", p["schema"].get("examples", [None])[0])))
        good = [a for code, a in operation["responses"].items() if code.startswith("2")]
        for answer in (operation.get("requestBody", {}), *good):
            for content in answer.get("content", {}).values():
                if content["schema"].get("type") != "string":
                    told.append((operation["operationId"], content["schema"], content["example"]))
    assert len(told) > 60
    for where, schema, example in told:
        whole = {**schema, "components": described["components"]}
        assert [e.message for e in Draft202012Validator(whole).iter_errors(example)] == [], where


def test_a_parameter_may_be_missing_and_is_never_null(described: dict[str, Any]) -> None:
    parameters = [p for operation in _operations(described) for p in operation.get("parameters", ())]
    assert [p["name"] for p in parameters if "null" in str(p["schema"].get("anyOf", ""))] == []
    assert any(not p["required"] for p in parameters)


def test_the_page_explains_every_operation_without_script_or_foreign_host(
    client: TestClient, described: dict[str, Any]
) -> None:
    page = client.get("/api")
    ids = {operation["operationId"] for operation in _operations(described)}
    assert ids == set(re.findall(r'<details id="(\w+)">', page.text))
    assert "<script" not in page.text
    assert re.findall(r'(?:src|href)="(?!/)[^"]*"', page.text) == []
    assert "script-src" not in page.headers["content-security-policy"]
    assert "style-src 'sha256-" in page.headers["content-security-policy"]
    assert '<html lang="en">' in client.get("/api", headers={"Accept-Language": "en"}).text
