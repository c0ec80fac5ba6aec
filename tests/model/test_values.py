"""Lexical forms and typed reading."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import ModelError
from ontology.values import as_bool, as_float, as_int, canonical, earliest, first, latest


@pytest.mark.parametrize(
    ("text", "first_day", "last_day"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        ("2021-10-31", date(2021, 10, 31), date(2021, 10, 31)),
    ],
)
def test_a_date_keeps_its_precision(text: str, first_day: date, last_day: date) -> None:
    assert (earliest(text), latest(text)) == (first_day, last_day)
    assert canonical(text, "date") == text


@given(st.dates())
def test_every_day_is_its_own_earliest_and_latest(day: date) -> None:
    assert earliest(day.isoformat()) == latest(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    ["", "20", "31.12.2024", "2021-13", "2021-02-30",
     "2021-00", "0000", "2021-1", "2021-10-31T00", " 2021", "2021\n", "٢٠٢١"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ModelError, match="not a date"):
        earliest(text)


@pytest.mark.parametrize(
    ("text", "datatype", "expected"),
    [
        ("007", "integer", "7"),
        ("+7", "integer", "7"),
        ("-0", "integer", "0"),
        ("2.50", "decimal", "2.5"),
        ("100", "decimal", "100.0"),
        ("-0.0", "decimal", "0.0"),
        (".5", "decimal", "0.5"),
        ("0.00000001", "decimal", "0.00000001"),
        ("true", "boolean", "true"),
        ("https://example.org/ä?q=1#x", "anyURI", "https://example.org/ä?q=1#x"),
        ("  Süd ", "string", "  Süd "),
    ],
)
def test_canonical_form(text: str, datatype: str, expected: str) -> None:
    assert canonical(text, datatype) == expected


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("ja", "boolean"),
        ("True", "boolean"),
        ("", "boolean"),
        ("2.5", "integer"),
        ("1_000", "integer"),
        (" 7", "integer"),
        ("٣", "integer"),
        ("", "integer"),
        ("1e3", "decimal"),
        ("1_000.5", "decimal"),
        ("2,5", "decimal"),
        ("NaN", "decimal"),
        ("Infinity", "decimal"),
        ("", "decimal"),
        ("https://example.org/a b", "anyURI"),
        ("", "anyURI"),
    ],
)
def test_what_is_no_value_of_the_datatype_is_refused(text: str, datatype: str) -> None:
    with pytest.raises(ModelError, match="not a"):
        canonical(text, datatype)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.integers())
def test_canonical_of_canonical_is_the_same(number: object, whole: int) -> None:
    for text, datatype in ((format(number, "f"), "decimal"), (str(whole), "integer")):
        once = canonical(text, datatype)
        assert canonical(once, datatype) == once


def test_typed_reading() -> None:
    values = {"public": ("true",), "seats": ("5", "6"), "amount": ("2.5",)}
    assert as_bool(values, "public") is True
    assert as_int(values, "seats") == 5
    assert as_float(values, "amount") == 2.5
    assert first(values, "seats") == "5"


def test_nothing_recorded_is_none_not_false() -> None:
    assert as_bool({}, "public") is None
    assert as_int({}, "seats") is None
    assert as_float({}, "amount") is None
    assert first({}, "name") is None


def test_reading_a_value_as_what_it_is_not_is_an_error() -> None:
    with pytest.raises(ModelError, match="not an integer"):
        as_int({"seats": ("viele",)}, "seats")
