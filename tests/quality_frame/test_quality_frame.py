"""The frame of the Qualitätsrahmen: everything stands in its dimension, nothing is left out, empty ones say more."""

from collections import Counter
from collections.abc import Iterator

import pytest

from api.app import create_app
from api.report import render_report
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.analysis import Analysis, analyse_district
from graph.indicators import all_indicators
from graph.quality_frame.dimensions import QualityFrame, dimensions_of, quality_frame_of
from graph.quality_frame.frame_words import INFERRED, NOT_MEASURED, headline_of, standing_told
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.privacy import MaskedReader
from ontology import Model
from ontology.names import Verdict
from tests import musterstadt as m
from tests.client import TestClient

GOALS = (
    m.a("99001:z1", "Goal", m.NEW, name="Mehr Partner", indicatorId="A1", targetValue="5"),
    m.a("99001:z2", "Goal", m.NEW, name="Fortbildung für alle", dimension="4"),
    m.a("99001:z3", "Goal", m.NEW, name="Irgendwas Gutes"),
    m.a("99001:z4", "Goal", m.ABSENT, name="Verworfen", dimension="6"),
)


@pytest.fixture(scope="module")
def analysis(model: Model) -> Analysis:
    store = open_store("sqlite://", model)
    store.commit(m.batch(), EVERYTHING)
    store.commit(Batch("a", m.TIME, "Ziele", tuple(map(put, GOALS))), EVERYTHING)
    found = analyse_district(MaskedReader(store, model), model, m.KEY, m.ON)
    store.close()
    return found


@pytest.fixture(scope="module")
def frame(analysis: Analysis) -> QualityFrame:
    return quality_frame_of(analysis)


def test_all_dimensions_stand_there_in_their_order(frame: QualityFrame) -> None:
    assert [d.norm.name for d in frame.dimensions if d.norm] == [str(n) for n in range(1, 11)]
    inferred = {d.norm.name for d in frame.dimensions if d.norm and not d.norm.verified}
    assert inferred == {"2", "4", "6", "9"}
    new = [
        d.norm.name for d in frame.dimensions if d.norm and d.norm.note and "Neu in der Ausgabe 2.0" in d.norm.note.de
    ]
    assert new == ["10"]


def test_every_indicator_stands_in_exactly_its_dimension(frame: QualityFrame) -> None:
    places = [(i.indicator.id, d.norm.name) for d in frame.dimensions if d.norm for i in d.measured]
    assert sorted(places) == sorted((id, i.dimension) for id, i in all_indicators().items())


def test_every_finding_stands_somewhere_and_none_twice_in_one_place(frame: QualityFrame, analysis: Analysis) -> None:
    shown = {f.key for d in (*frame.dimensions, frame.outside) for f in (*d.gaps, *d.questions)}
    assert shown == {f.key for f in analysis.findings if f.decided.verdict is not Verdict.DISMISSED}
    for d in (*frame.dimensions, frame.outside):
        assert set(Counter(f.key for f in (*d.gaps, *d.questions)).values()) <= {1}
        assert all(f.certainty == "gap" for f in d.gaps)


def test_a_finding_goes_by_its_norm_lines_before_its_indicators(analysis: Analysis, model: Model) -> None:
    lines = {n.name: n.dimension for n in model.norms_of("goal")}
    for finding in analysis.findings:
        named = {lines[n] for n in finding.norms if n in lines}
        if named:
            assert set(dimensions_of(finding, model)) == named


def test_goals_stand_where_they_say_else_where_their_indicator_does(frame: QualityFrame) -> None:
    names = {d.norm.name: [g.name for g in d.goals] for d in frame.dimensions if d.norm and d.goals}
    assert names == {all_indicators()["A1"].dimension: ["Mehr Partner"], "4": ["Fortbildung für alle"]}
    assert [g.name for g in frame.outside.goals] == ["Irgendwas Gutes"]
    assert len(frame.without_goal) == 8
    assert headline_of(frame).de.endswith("8 haben kein eingetragenes Ziel")


def test_how_many_indicators_have_a_value_is_said_plainly(frame: QualityFrame) -> None:
    every = [d for d in frame.dimensions if d.known and len(d.known) == len(d.measured)]
    assert {standing_told(d).de[:4] for d in every} <= {"Alle", "Die "}
    some = [d for d in frame.dimensions if 1 < len(d.known) < len(d.measured)]
    assert every
    assert some
    assert all(standing_told(d).de.startswith(f"Von {len(d.measured)} Kennzahlen haben {len(d.known)} ") for d in some)


def test_a_dimension_without_anything_says_what_to_do(model: Model) -> None:
    store = open_store("sqlite://", model)
    store.commit(Batch("a", m.TIME, "leer", (put(m.a(m.DISTRICT, "District", m.NEW, name="Leer")),)), EVERYTHING)
    found = quality_frame_of(analyse_district(store, model, m.KEY, m.ON))
    store.close()
    told = {d.norm.name: standing_told(d) for d in found.dimensions if d.norm}
    assert told["8"] == NOT_MEASURED
    assert "Ein Ziel ist hier nicht eingetragen." in told["10"].de


# -- page, interface, report ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def client(model: Model) -> Iterator[TestClient]:
    store = open_store("sqlite://", model)
    store.commit(m.batch(), EVERYTHING)
    store.commit(Batch("a", m.TIME, "Ziele", tuple(map(put, GOALS))), EVERYTHING)
    callers = {"here": Caller("R", (Grant(Role.READING, m.KEY),)), "far": Caller("E", (Grant(Role.READING, "99002"),))}
    app = create_app(store, model, Settings(on=m.ON.isoformat()), lambda r: callers[r.headers.get("x-caller", "here")])
    with TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"}) as made:
        yield made
    store.close()


def test_the_page_shows_all_of_it(client: TestClient, analysis: Analysis) -> None:
    text = client.get(f"/bezirke/{m.KEY}/qualitaetsrahmen").text
    assert text.count('<details class="dimension"') == 11
    assert text.count(INFERRED.de) >= 4
    for finding in analysis.findings:
        assert f"#befund-{finding.key}" in text
    assert "Mehr Partner" in text
    assert "Verworfen" not in text


def test_the_interface_says_the_same_and_only_to_who_may_read(client: TestClient) -> None:
    at = f"/api/v1/districts/{m.KEY}/quality-frame"
    told = client.get(at).json()
    assert [d["number"] for d in told["dimensions"]] == [str(n) for n in range(1, 11)]
    assert [g["name"] for g in told["outside"]["goals"]] == ["Irgendwas Gutes"]
    for path in (at, f"/bezirke/{m.KEY}/qualitaetsrahmen"):
        assert client.get(path, headers={"x-caller": "far"}).status_code == 404


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_report_has_a_line_for_each_dimension(analysis: Analysis, language: str) -> None:
    text = render_report(analysis, language).partition('<section id="dimensions"')[2].partition("</section>")[0]
    assert text.count("<tr>") == 11
    assert "Fortbildung für alle" in text
