"""The profile over years and electoral terms: each day by what held on it."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.profile.profile_history import ProfileHistory, profile_history, profile_terms, profile_years
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt as m

OLD, NEW = f"{m.KEY}:W1", f"{m.KEY}:W2"
TERMS = (
    m.a(OLD, "LegislativeTerm", name="Wahlperiode 2019-2024", startDate="2019-07-01", endDate="2024-07-01"),
    m.a(NEW, "LegislativeTerm", name="Wahlperiode 2024-2029", startDate="2024-07-01", endDate="2029-07-01"),
)


@pytest.fixture(scope="module")
def store(model: Model) -> Iterator[GraphStore]:
    opened = open_store("sqlite://", model)
    opened.commit(Batch("Test", m.TIME, "Liste", tuple(put(r) for r in (*m.records(), *TERMS))), EVERYTHING)
    yield opened
    opened.close()


def _taken(store: GraphStore, model: Model, on: date) -> ProfileHistory:
    return profile_history(store, model, m.KEY, on)


def test_each_year_by_its_last_day_and_the_present_by_the_day_itself(store: GraphStore, model: Model) -> None:
    history = _taken(store, model, m.ON)
    days = {found.day.label.de: found.day.on for found in history.years}
    assert days["2022"] == date(2022, 12, 31)
    assert days["2024"] == m.ON
    mandate = {found.day.label.de: found.profile.entry("B1").value for found in history.years}
    # The council adopted the concept on 23 March 2023.
    assert (mandate["2022"], mandate["2023"], mandate["2024"]) == (None, 2.0, 2.0)


def test_a_term_by_its_last_day_and_none_before_it_begins(store: GraphStore, model: Model) -> None:
    (running,) = _taken(store, model, m.ON).terms
    assert (running.day.label.de, running.day.on) == ("Wahlperiode 2019-2024", m.ON)
    ended, present = _taken(store, model, date(2025, 1, 1)).terms
    assert (ended.day.on, present.day.on) == (date(2024, 6, 30), date(2025, 1, 1))
    assert (ended.profile.entry("B4").value, present.profile.entry("B4").value) == (4.0, 4.0)


def test_the_newest_years_only_and_nothing_of_the_future() -> None:
    dated = [m.a("99001:T1", "Meeting", name="Treffen", date=day) for day in ("1990-05-01", "2031-01-01")]
    years = profile_years(dated, date(2024, 6, 30))
    assert (years[0].label.de, years[-1].label.de, len(years)) == ("2013", "2024", 12)
    assert profile_years([], date(2024, 6, 30))[0].on == date(2024, 6, 30)


def test_a_term_without_a_start_says_nothing() -> None:
    assert profile_terms([m.a("99001:W9", "LegislativeTerm", name="Wahlperiode")], date(2024, 6, 30)) == ()
