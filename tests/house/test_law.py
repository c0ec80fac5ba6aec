"""What the norm lines say about the law: nothing stricter than the text, nothing that ended, nothing nobody uses."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from graph.analysis import Analysis, analyse
from graph.district.snapshot import Snapshot
from graph.findings import all_rules, norms_of
from graph.indicators import all_indicators
from ontology import Model
from tests.findings.conftest import karlsruhe
from tests.synthetic.districts import district
from tests.synthetic.trial import snapshot

__all__ = ["karlsruhe"]
LAW = ("must", "should", "may")


def test_each_line_of_law_is_used_by_an_indicator_or_a_rule(model: Model) -> None:
    declared = {n for i in all_indicators().values() for n in i.norms} | {n for r in all_rules() for n in r.norms}
    unused = [n.name for n in model.norms.values() if n.binding in LAW and not {n.name, n.pack} & declared]
    assert unused == []


def test_federal_law_can_be_read_at_a_public_address(model: Model) -> None:
    cited = [n for n in model.norms.values() if n.citation.startswith("§") and n.verified and not n.land]
    federal = [n for n in cited if n.citation.endswith(("KKG", "SGB VIII"))]
    assert len(federal) > 25
    for norm in federal:
        address = urlsplit(norm.address or "")
        assert (address.scheme, address.hostname) == ("https", "www.gesetze-im-internet.de"), norm.name
        paragraph = norm.citation.split()[1]
        assert address.path.endswith(f"__{paragraph}.html"), norm.name


def test_addresses_are_https_and_carry_no_query(model: Model) -> None:
    for norm in model.norms.values():
        if norm.address is not None:
            address = urlsplit(norm.address)
            assert (address.scheme, address.query, address.username) == ("https", "", None), norm.name


def test_the_funding_rules_of_2012_are_history(model: Model) -> None:
    lines = [n for n in model.norms.values() if n.pack == "network-standards"]
    assert {n.name for n in lines if n.binding in ("must", "should")} == {"MS4"}
    for norm in lines:
        if "2012" in norm.citation:
            assert norm.valid_until == "2017-12-31", norm.name


def test_what_a_project_paper_named_is_a_hint(model: Model) -> None:
    assert {n.binding for n in model.norms_of("group")} == {"hint"}


def test_the_seat_for_women_in_rheinland_pfalz_may_be_held_by_either(model: Model) -> None:
    line = model.norms["J71-RP07"]
    for text in (line.label.de, line.definition.de if line.definition else ""):
        assert "Frauenbeauftragte" in text
        assert "Mädchenarbeit erfahrene Frau" in text


def test_baden_wuerttemberg_leaves_advisers_to_the_statute(model: Model) -> None:
    line = model.norms["J71-BW01"]
    assert (line.land, line.binding) == ("BW", "may")
    assert set(line.about) == {"ActorType:GA", "BodyKind:JHA", "Sector:GES"}
    assert line.note is not None
    assert "Satzung" in line.note.de


def _unchecked(analysis: Analysis) -> list[tuple[str, str]]:
    shown = ((f, n) for f in analysis.findings for n in norms_of(f, analysis.snapshot))
    return [(f.title.de, n.name) for f, n in shown if not n.verified]


@pytest.mark.parametrize("day", ["2024-09-24", "2026-11-24"])
def test_nothing_that_is_printed_rests_on_a_wording_nobody_checked(
    karlsruhe: Callable[[str], Analysis], musterstadt_snapshot: Snapshot, day: str
) -> None:
    worlds = (karlsruhe(day), analyse(musterstadt_snapshot), analyse(snapshot(district(1, 12, 0.5))))
    assert [_unchecked(w) for w in worlds] == [[], [], []]
