"""Whatever stands in a cell: no traceback, no value that is none, no time lost; and one date in every notation."""

import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.imports.check.contact_cells import mailboxes_in, postal_code_of, site_of
from graph.imports.check.numbers import number_from
from graph.imports.dates import day_of, span_of
from ontology.values import canonical, earliest, latest
from tests.work import steps

_PIECES = st.sampled_from(
    [
        "seit",
        "bis",
        "ca.",
        "Q3",
        "2021",
        "21",
        "03",
        "3.",
        "März",
        "Ende",
        "-",
        "–",
        "/",
        ".",
        " ",
        "(",
        ")",
        "?",
        "00:00",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(_PIECES, max_size=8).map("".join), st.lists(_PIECES, max_size=8).map(" ".join)
)
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_what_is_read_as_a_time_is_one(text: str) -> None:
    found = span_of(text)
    for value in (found.at, found.start, found.end, found.late) if found is not None else ():
        if value:
            assert canonical(value, "date") == value
    if found is not None and found.start and found.end:
        assert earliest(found.start) <= latest(found.end)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.one_of(TEXTS, st.text("0123456789.,-+% €", max_size=20)))
def test_what_is_read_as_a_number_is_one(text: str) -> None:
    for small in (False, True):
        found = number_from(text, small=small)
        assert found is None or canonical(found.digits, "decimal")


@settings(max_examples=300, deadline=None)
@given(DAYS)
def test_a_day_is_the_same_in_every_notation(day: date) -> None:
    month = _MONTHS[day.month - 1]
    for text in (
        day.isoformat(),
        f"{day.isoformat()} 00:00:00",
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}.{day.month}.{day:%y}",
        f"{day:%d/%m/%Y}",
        f"{day.day}. {month} {day.year}",
        f"{day.day}. {month[:3]}. {day.year}",
        f"am {day:%d.%m.%Y}",
        str((day - date(1899, 12, 30)).days) if day.year > 1955 else day.isoformat(),
    ):
        assert day_of(text) == day.isoformat(), text


@settings(max_examples=200, deadline=None)
@given(DAYS, DAYS)
def test_a_span_has_both_of_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for sign in (" - ", "–", " bis ", "-"):
        found = span_of(f"{first:%d.%m.%Y}{sign}{last:%d.%m.%Y}")
        assert found is not None
        assert (found.start, found.end) == (first.isoformat(), last.isoformat())


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 99))
def test_an_amount_is_the_same_in_every_notation(whole: int, cents: int) -> None:
    grouped = f"{whole:,}".replace(",", ".")
    wanted = canonical(f"{whole}.{cents:02}", "decimal")
    for text in (f"{grouped},{cents:02}", f"{whole},{cents:02} €", f"{grouped.replace('.', ' ')},{cents:02}"):
        found = number_from(text)
        assert found is not None, text
        assert canonical(found.digits, "decimal") == wanted, text


@pytest.mark.parametrize("piece", ["1", "1.", "1.1.", "seit ", "a@", "@a.", "(", "12 ", "-", "www.a", "a.aa/", ", "])
def test_the_work_of_a_long_cell_grows_with_its_length(piece: str) -> None:
    def read(length: int) -> None:
        for reader in (span_of, number_from, mailboxes_in, postal_code_of, site_of):
            reader(piece * length)
            reader(string.ascii_letters + piece * length)

    read(8)
    assert steps(lambda: read(40_000)) <= 16 * steps(lambda: read(5_000))
