"""A shape is described from where it is made: names, what is told, what need not be there, nothing beside."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NotRequired, TypedDict

import pytest
from pydantic import ValidationError

from api.schemas.described import described
from graph.shapes import Said, Told
from ontology import Text


class InnerOut(TypedDict):
    """Something inside (innen)."""

    asOf: Annotated[Said, Told("Stand (day)", example="2024")]


class WholeOut(InnerOut):
    """Something whole (ganz).

    Of which this is not published.
    """

    rows: list[InnerOut]
    maybe: InnerOut | None
    later: NotRequired[Annotated[int, Told("nur wenn gefragt (if asked for)")]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan (ein Plan)."""

    planned_on: date
    label: Text
    parts: tuple[str, ...]


@pytest.fixture
def whole() -> dict[str, Any]:
    return described(WholeOut).model_json_schema()


def test_names_and_first_paragraph_are_those_of_the_shape(whole: dict[str, Any]) -> None:
    assert (whole["title"], whole["description"]) == ("WholeOut", "Something whole (ganz).")
    assert list(whole["properties"]) == ["asOf", "rows", "maybe", "later"]
    assert whole["properties"]["rows"]["items"] == {"$ref": "#/$defs/InnerOut"}


def test_what_is_told_of_a_member_adds_to_what_is_told_of_its_type(whole: dict[str, Any]) -> None:
    told = {"description": "Stand (day)", "examples": ["2024"], "minLength": 1, "title": "Asof", "type": "string"}
    assert whole["properties"]["asOf"] == told


def test_what_need_not_be_there_is_not_required_and_is_never_null(whole: dict[str, Any]) -> None:
    assert whole["required"] == ["asOf", "rows", "maybe"]
    assert whole["properties"]["later"]["type"] == "integer"
    assert "default" not in whole["properties"]["later"]


def test_nothing_stands_beside_what_is_named() -> None:
    described(InnerOut).model_validate({"asOf": "2024"})
    with pytest.raises(ValidationError):
        described(InnerOut).model_validate({"asOf": "2024", "more": 1})


def test_a_dataclass_is_described_in_camel_case() -> None:
    found = described(Plan).model_json_schema()
    assert found["title"] == "PlanOut"
    assert found["properties"]["plannedOn"]["format"] == "date"
    assert found["properties"]["label"] == {"$ref": "#/$defs/Words"}
    assert found["properties"]["parts"]["items"] == {"type": "string"}
