"""Lines of a Land ask, demand and show there alone; what nobody compared with the law says so."""

import pytest

from graph.analysis import Analysis
from graph.district.land_bodies import land_bodies
from graph.findings import cited
from graph.findings.finding import Kind, singles
from graph.records import Record
from graph.round_table.beside import side_chairs
from graph.round_table.chairs import round_table
from ontology import Model, load_model
from tests.answers.worlds import analysed
from tests.synthetic.districts import LAENDER
from tests.synthetic.facts import LIST, ON, Fact, sources, written
from tests.synthetic.gaps import DENIAL

KEY = "99001"
LAND_LINES = {n.name: n.land for n in load_model().norms.values() if n.land is not None}
ASKS = {"BW": ("BW-KGK",), "NW": ("NW-KGK",), "BE": ("BE-BEIRAT", "BE-BVV", "BE-KJHA")}


def town(land: str, *more: Fact) -> tuple[Record, ...]:
    """A district in a Land with two organizations, and what else is true of it."""
    home = {"name": "Musterstadt", **({"land": land} if land else {})}
    facts = [
        *sources(KEY),
        Fact(f"{KEY}:bezirk", "District", home, None, LIST),
        Fact(f"{KEY}:A1", "Organization", {"name": "Stadt Musterstadt, ASD", "actorType": "ASD", "sector": "KJH"}),
        Fact(f"{KEY}:A2", "Organization", {"name": "Gesundheitsamt", "actorType": "GA", "sector": "GES"}),
        *more,
    ]
    return tuple(written(f) for f in facts)


def body(local: str, kind: str, name: str) -> Fact:
    return Fact(f"{KEY}:{local}", "Committee", {"name": name, "kind": kind}, None, LIST)


def seat(actor: str, of: str, number: int) -> Fact:
    ends = (f"{KEY}:{actor}", f"{KEY}:{of}")
    return Fact(f"{KEY}:S{number}", "Membership", {"role": "advisory"}, ends, LIST)


def said(analysis: Analysis, rule: str) -> list[tuple[str, ...]]:
    return sorted(f.subjects for f in singles(analysis.findings) if f.rule == rule)


@pytest.mark.parametrize("land", LAENDER)
def test_bodies_are_asked_for_in_the_land_that_names_them_and_nowhere_else(land: str) -> None:
    found = said(analysed(town(land), ON), "land_body")
    assert found == [(name,) for name in ASKS.get(land, ())]


@pytest.mark.parametrize("land", ["", *LAENDER])
def test_no_finding_or_indicator_rests_on_a_line_of_another_land(land: str) -> None:
    committee = body("P2", "JHA", "Jugendhilfeausschuss")
    analysis = analysed(town(land, committee, seat("A1", "P2", 1)), ON)
    named = {n for f in singles(analysis.findings) for n in f.norms}
    named |= {s for o in analysis.outcomes.values() for i in o.items for s in i.subjects}
    assert {LAND_LINES[n] for n in named & set(LAND_LINES)} <= {land}


def test_a_district_without_a_land_is_asked_for_it() -> None:
    assert ("land",) in said(analysed(town(""), ON), "to_collect")
    assert ("land",) not in said(analysed(town("NW"), ON), "to_collect")


def test_rheinland_pfalz_wants_health_office_and_parents_in_the_committee() -> None:
    committee = body("P2", "JHA", "Jugendhilfeausschuss")
    analysis = analysed(town("RP", committee, seat("A1", "P2", 1)), ON)
    seats = next(f for f in singles(analysis.findings) if f.rule == "land_law_seats")
    health = next(f for f in singles(analysis.findings) if f.rule == "committee_without_health")
    assert "J71-RP14" in seats.norms
    assert "J71-RP06" in health.norms
    assert {i.subjects[0] for i in analysis.outcomes["B14"].items} >= {"J71-RP06", "J71-RP14"}


def test_bavaria_asks_whether_the_koki_is_the_coordination_and_others_do_not() -> None:
    office = Fact(f"{KEY}:A3", "Organization", {"name": "KoKi Landkreis Muster", "coversPartner": "KKG01"})
    titles = {
        land: next(f.title.de for f in singles(analysed(town(land, office), ON).findings) if f.subjects == ("NWK",))
        for land in ("BY", "HE")
    }
    assert titles["BY"] == "Ist das die Netzwerkkoordination? KoKi Landkreis Muster"
    assert titles["HE"] == "Eine Netzwerkkoordination ist nicht erfasst"


def test_a_recorded_conference_is_asked_for_no_more_and_youth_welfare_is_looked_for_in_it() -> None:
    conference = body("P5", "KGK", "Gesundheitskonferenz")
    without = analysed(town("NW", conference, seat("A2", "P5", 1)), ON)
    assert said(without, "land_body") == []
    assert said(without, "youth_in_health_conference") == [(f"{KEY}:P5", "K")]
    with_youth = analysed(town("NW", conference, seat("A2", "P5", 1), seat("A1", "P5", 2)), ON)
    assert said(with_youth, "youth_in_health_conference") == []
    elsewhere = analysed(town("HE", conference, seat("A2", "P5", 1)), ON)
    assert said(elsewhere, "youth_in_health_conference") == []


def test_what_nobody_compared_with_the_law_asks_and_says_so(model: Model) -> None:
    unread = [n for n in model.norms_of("body") if not n.verified]
    assert {n.name for n in unread} == {"BW-KGK", "NW-KGK"}
    for land in ("BW", "NW"):
        finding = next(f for f in singles(analysed(town(land), ON).findings) if f.rule == "land_body")
        assert finding.kind is Kind.DATA_QUESTION
        assert finding.certainty == "question"
        assert cited(model.norms[finding.subjects[0]]).de in finding.reason.de
        assert "am Wortlaut noch zu prüfen" in finding.reason.de


def test_a_denied_body_is_no_gap_and_asked_for_no_more() -> None:
    denied = body("P5", "KGK", "Gesundheitskonferenz").told(DENIAL)
    analysis = analysed(town("NW", denied), ON)
    (line,) = analysis.snapshot.derived(land_bodies)
    assert line.denied
    assert said(analysis, "land_body") == []
    assert said(analysis, "expressly_lacking") == []


@pytest.mark.parametrize("land", ["", *LAENDER])
def test_further_partners_of_a_land_sit_beside_the_table_and_are_not_counted(land: str) -> None:
    snapshot = analysed(town(land), ON).snapshot
    named = {side.chair.code for side in side_chairs(snapshot)}
    assert named == {name for name, of in LAND_LINES.items() if of == land and name.startswith("SH")}
    assert snapshot.derived(round_table).of == 20
    assert all(side.origin.de.startswith("§ 8 KiSchG SH") for side in side_chairs(snapshot))
