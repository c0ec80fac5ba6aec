"""Published values as series: what was published, what was not, and what a district has beside it."""

from datetime import date
from pathlib import Path

import pytest

from graph.certainty import Certainty
from graph.errors import UnreadableFileError
from graph.records import SHARED, Entity
from graph.series.loaded_values import ValueRow, value_records, values_from
from graph.series.own_states import own_states
from graph.series.published_series import PublishedSeries, published_series, series_years
from graph.series.series_drawing import drawn_series, told_series
from graph.stores import GraphStore
from ontology import Model
from ontology.names import EntityType
from ontology.validate import check_values
from tests import musterstadt as m

GAPS = (2013, 2015, 2017, 2020)


@pytest.fixture(scope="module")
def series(model: Model) -> dict[str, PublishedSeries]:
    return {s.item: s for s in published_series(model)}


def _loaded(**values: str) -> Entity:
    said = {"series": "B70", "date": "2023", "sharePercent": "61.5", "populationBase": "Bezirke", **values}
    return m.a("shared:v1", "PublishedValue", **said)


def test_the_values_are_those_of_the_table(series: dict[str, PublishedSeries]) -> None:
    assert [(p.year, p.value) for p in series["B03"].valued] == [(2013, 72.6), (2015, 78.0), (2017, 80.5), (2020, 81.9)]
    assert [(p.year, p.value) for p in series["B08"].valued] == [(2017, 95.7)]
    assert series["B01"].points[0].base is not None
    assert series["B01"].points[0].base.de == "Bezirke mit genau einem Netzwerk"


@pytest.mark.parametrize("item", ["B10", "B11", "B12", "B13", "B14"])
def test_a_change_is_told_and_is_no_value(series: dict[str, PublishedSeries], item: str) -> None:
    (point,) = series[item].points
    assert point.value is None
    assert point.note is not None
    assert "Prozentpunkte" in point.note.de
    assert "kein Wert veröffentlicht: 2013, 2015, 2017, 2020" in told_series(series[item], GAPS)


@pytest.mark.parametrize("item", ["B70", "B71", "B72", "B73"])
def test_slots_nobody_published_are_empty(series: dict[str, PublishedSeries], item: str) -> None:
    assert series[item].points == ()


def test_a_loaded_value_stands_beside_what_ships(model: Model) -> None:
    loaded = [_loaded(), _loaded(series="B03", sharePercent="83")]
    found = {s.item: s for s in published_series(model, loaded)}
    assert [(p.year, p.value, bool(p.record)) for p in found["B70"].points] == [(2023, 61.5, True)]
    assert [p.year for p in found["B03"].valued] == [2013, 2015, 2017, 2020, 2023]
    # Once a year was loaded for one series, the others say that they have nothing for it.
    assert series_years(found.values()) == (*GAPS, 2023)


HEAD = "Reihe;Jahr;Anteil in Prozent;Grundgesamtheit;Quelle\n"


def _read(tmp_path: Path, model: Model, rows: str) -> tuple[ValueRow, ...]:
    path = tmp_path / "werte.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return values_from(path, model)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("B99;2023;61,5;Bezirke;NZFH", r"Zeile 3, Spalte „Reihe“ \(A3\): Die Reihe „B99“ gibt es nicht"),
        ("B71;2023-05;61,5;Bezirke;NZFH", "„2023-05“ ist kein Jahr"),
        ("B71;1899;61,5;Bezirke;NZFH", "erwartet sind vier Ziffern"),
        ("B71;2023;161;Bezirke;NZFH", r"\(C3\): „161“ ist kein Anteil"),
        ("B71;2023;über 60;Bezirke;NZFH", "ist kein Anteil"),
        ("B71;2023;61,5;;NZFH", "Wovon es der Anteil ist, fehlt"),
        ("B71;2023;61,5;Bezirke;", "Die Quelle fehlt"),
        ("B70;2023;60;Bezirke;NZFH", "steht mit dieser Quelle schon"),
    ],
)
def test_what_cannot_be_a_published_value_is_refused(tmp_path: Path, model: Model, row: str, said: str) -> None:
    good = "B70;2023;61,5;Bezirke;NZFH\n"
    assert [r.share for r in _read(tmp_path, model, good)] == ["61.5"]
    with pytest.raises(UnreadableFileError, match=said):
        _read(tmp_path, model, good + row + "\n")


def test_another_list_is_no_list_of_values(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "netz.csv"
    path.write_text("Name;Bereich\nAmt;KJH\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="keine veröffentlichten Werte"):
        values_from(path, model)


def test_what_was_read_is_shared_sourced_and_says_where_it_stood(tmp_path: Path, model: Model) -> None:
    source, value = value_records(_read(tmp_path, model, "B70;2023;61,5;Bezirke;NZFH Bericht 2024\n"))
    assert (source.type, source.name) == (EntityType.SOURCE, "NZFH Bericht 2024")
    assert (value.owner, value.sources, value.claims[0].locator) == (SHARED, (source.id,), "werte, Zeile 2")
    for record in (source, value):
        said = [(prop, text) for prop, texts in record.values.items() for text in texts]
        assert list(check_values(model, model.types[record.type], record.id, said, lambda _: None)) == []


def test_the_district_beside_it_as_far_as_recorded(
    musterstadt_store: GraphStore, model: Model, series: dict[str, PublishedSeries]
) -> None:
    told = own_states(musterstadt_store, model, m.KEY, m.ON, (series.values(), (2013, 2020, 2023, 2024)))
    own = {item: {s.year: s.certainty for s in states} for item, states in told.items()}
    assert own["B72"] == {
        2013: Certainty.UNKNOWN,
        2020: Certainty.UNKNOWN,
        2023: Certainty.PRESENT,
        2024: Certainty.PRESENT,
    }
    assert own["B20"][2024] is Certainty.PRESENT
    # What districts think of their need, or spend on volunteers, no record of a network can tell.
    assert {"B35", "B41a", "B50a"}.isdisjoint(own)


def test_a_year_to_come_has_no_state(musterstadt_store: GraphStore, model: Model) -> None:
    own = own_states(musterstadt_store, model, m.KEY, date(2019, 6, 30), (published_series(model), (2017, 2020)))
    assert {s.year for states in own.values() for s in states} == {2017}


LINE = 'stroke-width="1.5" fill="none"'


def test_the_picture_says_what_it_shows_and_draws_no_line_over_a_change_of_base(model: Model) -> None:
    other = _loaded(series="B20", date="2017", sharePercent="95", populationBase="anderes")
    found = {s.item: s for s in published_series(model, [other])}
    picture = drawn_series(found["B20"], (), (), (2013, 2024))
    assert 'role="img"' in picture
    assert "2013: 90,8\u00a0%, 2017: 95,0\u00a0%" in picture
    assert picture.count(LINE) == 0
    assert drawn_series(found["B03"], GAPS, (), (2013, 2024)).count(LINE) == 3
