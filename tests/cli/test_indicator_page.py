"""``docs/reference/indicators.md`` says of every indicator what it asks, counts, needs and rests on."""

import re

import pytest

from api.reference.indicator_reference import formula_of, indicators_page
from graph.indicators import Indicator, all_indicators

every = pytest.mark.parametrize("indicator", all_indicators().values(), ids=lambda i: i.id)


@pytest.fixture(scope="module")
def sections() -> dict[str, str]:
    """The text of each indicator."""
    parts = re.split(r"^### ", indicators_page(), flags=re.MULTILINE)[1:]
    return {part.split(" ", 1)[0]: part for part in parts}


def test_every_indicator_stands_there_once_in_its_order(sections: dict[str, str]) -> None:
    assert list(sections) == list(all_indicators())


@every
def test_the_docstring_begins_with_a_formula(indicator: Indicator) -> None:
    assert formula_of(indicator).endswith(".")
    assert not re.search(r"domain|decision \d|``", formula_of(indicator))


@every
def test_a_section_is_complete(indicator: Indicator, sections: dict[str, str]) -> None:
    section = sections[indicator.id]
    for text in (indicator.question.de, indicator.question.en, formula_of(indicator)):
        assert text in section
    labels = re.findall(r"^- \*\*([^:]+):\*\* \S", section, re.MULTILINE)
    worded = ["Wort"] if "„Jugendhilfe“ heißt" in section else []
    assert labels == ["Wert", "Formel", *worded, "Eingabe", "Norm oder Quelle", "Beispiel"]
    assert re.search(r"\((Stadt Karlsruhe, 24\.09\.2024|Stadt Beispielstadt, 24\.09\.2025)", section)


def test_every_example_shows_a_value(sections: dict[str, str]) -> None:
    """What Karlsruhe does not record, the filled template does."""
    assert {id for id, text in sections.items() if not re.search(r"Beispiel:\*\* \([^)]*; ", text)} == set()


def test_what_is_asked_for_is_what_a_district_without_data_is_told(sections: dict[str, str]) -> None:
    assert "Erfassen Sie die Stellen der Koordination" in sections["B13"]
    assert "§ 71 Abs. 2 SGB VIII" in sections["C5"]
