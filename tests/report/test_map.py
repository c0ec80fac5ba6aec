"""The map as SVG: well-formed, everybody once, what is missing as ghosts, names read aloud."""

import re
from collections.abc import Iterable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from api.report.people import actor_rows
from api.report.wording import Words
from graph.analysis import Analysis, analyse
from graph.certainty import Certainty
from graph.district.expecting import expected_links
from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.findings.finding import Decided, Finding, Kind
from graph.map.layout import LISTED, MEMBER
from graph.map.picture import AGREEMENT, GHOST, MISSING, picture_of
from graph.map.svg_map import svg_map
from graph.records import Entity, Record, Relation, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model, Text
from ontology.names import EntityType, RelationType, Verdict
from tests import musterstadt as m

SVG = "{http://www.w3.org/2000/svg}"
SAID = Text(de="x", en="x")


def _nodes(svg: str) -> list[ElementTree.Element]:
    return [a for a in ElementTree.fromstring(svg).iter(f"{SVG}a") if "node" in a.get("class", "").split()]


def _finding(kind: Kind, *subjects: str) -> Finding:
    return Finding(kind, "test", m.KEY, subjects, "question", SAID, SAID, SAID, SAID, SAID)


def _with(snapshot: Snapshot, *findings: Finding) -> Analysis:
    return Analysis(snapshot, {}, findings)


def _of(model: Model, records: Iterable[Record]) -> Snapshot:
    every = {r.id: r for r in records}
    entities = {i: r for i, r in every.items() if isinstance(r, Entity)}
    relations = [r for r in every.values() if isinstance(r, Relation)]
    return snapshot_from(model, entities[m.DISTRICT], m.ON, entities.values(), relations)


def test_it_is_well_formed_and_holds_each_actor_once(musterstadt_analysis: Analysis) -> None:
    svg = svg_map(musterstadt_analysis)
    shown = [n.get("data-id") for n in _nodes(svg) if "ghost" not in n.get("class", "") and not n.get("data-members")]
    actors = [i for i in shown if i in musterstadt_analysis.snapshot.network.actors]
    assert sorted(actors) == sorted(musterstadt_analysis.snapshot.network.actors)


def test_it_has_one_tab_stop_and_a_name_in_words(musterstadt_analysis: Analysis) -> None:
    svg = svg_map(musterstadt_analysis)
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "group"
    assert root.get("aria-label", "").startswith("Netz mit 9 Akteuren")
    assert [n.get("tabindex") for n in _nodes(svg)].count("0") == 1


def test_a_node_is_read_with_sector_and_ties(musterstadt_analysis: Analysis) -> None:
    names = {n.get("data-id"): n.get("aria-label") for n in _nodes(svg_map(musterstadt_analysis))}
    assert names[m.GESUNDHEITSAMT] == "Gesundheitsamt, Bereich Gesundheitswesen, 2 Verbindungen"
    assert names[m.FRUEHFOERDERUNG] == "Frühförderstelle, Bereich Frühförderung, 1 Verbindung"
    english = {n.get("data-id"): n.get("aria-label") for n in _nodes(svg_map(musterstadt_analysis, "en"))}
    assert english[m.GESUNDHEITSAMT] == "Gesundheitsamt, sector health care, 2 ties"


def test_the_two_partners_of_an_agreement_are_joined_by_a_double_line(musterstadt_snapshot: Snapshot) -> None:
    layers = {frozenset((e.a, e.b)): e for e in picture_of(musterstadt_snapshot).edges}
    assert layers[frozenset((m.JUGENDAMT, m.GESUNDHEITSAMT))].layer == AGREEMENT
    assert layers[frozenset((m.JUGENDAMT, m.KITA))].layer == AGREEMENT
    # The transfer agreement with the hospital has expired.
    assert frozenset((m.JUGENDAMT, m.GEBURTSKLINIK)) not in layers


def test_a_tie_not_confirmed_for_long_is_dotted(musterstadt_snapshot: Snapshot) -> None:
    stale = [e for e in picture_of(musterstadt_snapshot).edges if e.stale]
    assert [{e.a, e.b} for e in stale] == [{m.GESUNDHEITSAMT, m.FRUEHFOERDERUNG}]
    assert stale[0].across is False


def test_a_missing_group_is_a_dashed_ghost_in_the_wedge_of_its_sector(musterstadt_snapshot: Snapshot) -> None:
    analysis = _with(musterstadt_snapshot, _finding(Kind.MISSING_ACTOR, "KKG07"))
    ghosts = [n for n in _nodes(svg_map(analysis)) if "ghost" in n.get("class", "")]
    assert [g.get("aria-label") for g in ghosts] == ["Polizei, Bereich Polizei und Ordnung, fehlt oder nicht erfasst"]
    assert ghosts[0].get("data-group") == "public"
    mark = ghosts[0].find(f"{SVG}circle")
    assert mark is not None
    assert mark.get("stroke-dasharray")


def test_a_type_whose_group_is_missing_anyway_is_one_ghost(musterstadt_snapshot: Snapshot) -> None:
    both = (_finding(Kind.MISSING_ACTOR, "KKG16"), _finding(Kind.MISSING_ACTOR, "FH"))
    assert [g.id for g in picture_of(musterstadt_snapshot, both).ghosts] == [f"{GHOST}:KKG16"]


def test_who_stands_on_the_map_without_a_seat_is_no_ghost(musterstadt_snapshot: Snapshot) -> None:
    known = (_finding(Kind.MISSING_ACTOR, "KKG20"), _finding(Kind.MISSING_ACTOR, "KINA"))
    assert picture_of(musterstadt_snapshot, known).ghosts == ()


def test_what_the_group_dismissed_is_no_ghost(musterstadt_snapshot: Snapshot) -> None:
    dismissed = replace(_finding(Kind.MISSING_ACTOR, "KKG07"), decided=Decided(Verdict.DISMISSED))
    assert picture_of(musterstadt_snapshot, [dismissed]).ghosts == ()


def test_a_missing_link_is_a_dashed_line_between_its_ends(musterstadt_snapshot: Snapshot) -> None:
    analysis = _with(musterstadt_snapshot, _finding(Kind.MISSING_LINK, m.KINDERARZTPRAXIS, m.FRUEHFOERDERUNG))
    found = re.search(r'<g class="edge missing"[^>]*>(.*?)</g>', svg_map(analysis))
    assert found is not None
    assert "stroke-dasharray" in found[1]


def test_an_expected_link_that_is_not_recorded_is_one_line(musterstadt_snapshot: Snapshot) -> None:
    found = {link.norm.name: link for link in expected_links(musterstadt_snapshot)}
    sure = {"EL06": Certainty.UNKNOWN, "EL01": Certainty.PRESENT, "EL05": Certainty.UNKNOWN}
    links = [found[name]._replace(between=certainty) for name, certainty in sure.items()]
    missing = [e for e in picture_of(musterstadt_snapshot, (), links).edges if e.layer == MISSING]
    # EL06 has no family midwife at its other end: that is a missing actor, not a missing link.
    assert [{e.a, e.b} for e in missing] == [{m.KINDERARZTPRAXIS, m.FRUEHFOERDERUNG}]


def test_a_network_without_coordination_shows_its_ghost_in_the_middle(model: Model) -> None:
    snapshot = _of(model, (r for r in m.records() if m.NETZWERKKOORDINATION not in (r.id, *_ends(r))))
    ghosts = picture_of(snapshot).ghosts
    assert [(g.name, g.ring) for g in ghosts] == [("Netzwerkkoordination Frühe Hilfen", 0)]


def test_who_runs_the_network_stands_in_it_even_without_a_seat(model: Model) -> None:
    said = (Claim(EXISTS, "", m.LIST, "", "2024-03-01"),)
    name = Claim("name", "Landratsamt", m.LIST, "", "2024-03-01")
    office = entity(f"{m.KEY}:LRA", EntityType.ORGANIZATION, m.KEY, (*said, name))
    runs = relation(f"{m.KEY}:LRA-N", RelationType.ORGANIZED_BY, (m.NETZWERK, office.id), m.KEY, said)
    listed, running = (_of(model, [*m.records(), office, *more]) for more in ((), (runs,)))
    ring = {n.id: n.ring for n in picture_of(listed).nodes}, {n.id: n.ring for n in picture_of(running).nodes}
    assert (ring[0].get(office.id, LISTED), ring[1][office.id]) == (LISTED, MEMBER)
    row = next(r for r in actor_rows(running, picture_of(running), Words("de")) if r.id == office.id)
    assert row.place == "organisiert das Netzwerk"


def _ends(record: Record) -> tuple[str, ...]:
    return (record.source, record.target) if isinstance(record, Relation) else ()


def test_the_legend_holds_only_what_is_on_screen(model: Model, musterstadt_snapshot: Snapshot) -> None:
    without_ties = _of(model, (r for r in m.records() if r.type != RelationType.COOPERATION))
    full, legend = (
        s[s.index('class="legend"') :] for s in map(svg_map, map(_with, (musterstadt_snapshot, without_ties)))
    )
    assert "erwartet, nicht erfasst" in full
    assert "Gesundheitswesen (3)" in legend
    assert "erwartet, nicht erfasst" not in legend
    assert "Verwaltung" not in legend


HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "]]></svg><script>alert(1)</script>",
    "&lt;b&gt; & {{ 7*7 }} {% raw %}",
    "\u202etxt.exe\u0000\u0008",
    "مركز صحة الأسرة",
    "W" * 4000,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_a_name(model: Model, name: str) -> None:
    said = (Claim(EXISTS, "", m.LIST, "", "2024-03-01"), Claim("name", name, m.LIST, "", "2024-03-01"))
    hostile = entity(f"{m.KEY}:X", EntityType.ORGANIZATION, m.KEY, said)
    analysis = analyse(_of(model, [*m.records(), hostile]))
    root = ElementTree.fromstring(svg_map(analysis))
    assert {e.tag for e in root.iter()} <= {
        f"{SVG}{tag}"
        for tag in (
            "svg", "g", "a", "title", "text", "tspan", "path", "circle", "rect", "polygon", "ellipse", "style",
        )
    }  # fmt: skip
    assert all(not key.startswith("on") for e in root.iter() for key in e.attrib)


def test_a_person_is_never_named(model: Model) -> None:
    said = (Claim(EXISTS, "", m.LIST), Claim("name", "Vorname Nachname", m.LIST))
    person = entity(f"{m.KEY}:P", EntityType.PERSON, m.KEY, said)
    seat = relation(f"{m.KEY}:PS", RelationType.MEMBERSHIP, (person.id, m.STEUERUNGSGRUPPE), m.KEY, said[:1])
    tie = relation(f"{m.KEY}:PT", RelationType.COOPERATION, (person.id, m.JUGENDAMT), m.KEY, said[:1])
    seated, tied = (svg_map(_with(_of(model, [*m.records(), person, seat, *more]))) for more in ((), (tie,)))
    assert "Nachname" not in seated + tied
    assert ">Person<" in tied
    assert ">Person<" not in seated  # who only has a seat is no actor of the network
