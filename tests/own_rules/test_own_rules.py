"""Rules that a group gives itself act like norms, say whose they are, and count neither with law nor with others."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest

from graph.analysis import Analysis
from graph.certainty import Certainty
from graph.district.expecting import every_expected_link
from graph.district.own_holding import own_holdings
from graph.errors import InvalidError
from graph.findings import norm_versions, norms_of
from graph.findings.finding import Finding, Kind, singles
from graph.map.picture import MISSING, picture_of
from graph.missing_links import talks
from graph.national.district_result import work_on
from graph.own_rules.rule_list import RuleState, rule_rows
from graph.own_rules.rule_making import RuleAsked, default_wording, ended_rule, made_rule, rule_faults
from graph.records import Entity, Record, entity
from graph.round_table.beside import side_chairs
from graph.round_table.chairs import round_table
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import load_model
from ontology.names import OwnRuleKind
from tests.answers.worlds import analysed
from tests.own_rules.worlds import JHA, KEY, STEERING, actor, asked, joined, town, with_rules
from tests.synthetic.districts import district
from tests.synthetic.facts import ON, TIME, Fact, written
from tests.synthetic.trial import snapshot

CITED = "Eigene Regel, vereinbart in „Steuerungsgruppe“ am 03.05.2026"
FF = asked("MITW", actor_type="FF", wording="Bei uns sitzt die Frühförderung im Netzwerk")


def own_findings(analysis: Analysis) -> list[Finding]:
    return [f for f in singles(analysis.findings) if f.rule == "own_rule"]


def only(analysis: Analysis) -> Finding:
    (found,) = own_findings(analysis)
    return found


def test_a_rule_that_is_not_met_is_a_finding_that_says_whose_it_is() -> None:
    finding = only(with_rules(town(), FF))
    assert finding.title.de == "Eigene Regel, noch nicht belegt: „Bei uns sitzt die Frühförderung im Netzwerk“"
    assert finding.reason.de.startswith(f"{CITED}; kein Gesetz.")
    assert (finding.kind, finding.certainty) == (Kind.MISSING_ACTOR, "question")
    assert finding.effect.de == "Eigene Regeln, die belegt sind: 0 → 1 von 1."
    assert [w.reason.de for w in finding.weights] == ["Die Gruppe hat es selbst vereinbart."]


def test_it_closes_by_itself_once_somebody_of_the_group_takes_part() -> None:
    there = (actor("A3", "Frühförderung Muster", "FF", "FF"), joined("Membership", "A3", "N"))
    assert own_findings(with_rules(town(*there), FF)) == []


@pytest.mark.parametrize(
    ("rule", "facts", "kind"),
    [
        (asked("SITZ", actor_type="GA", body=STEERING), [joined("Membership", "A2", "G1")], Kind.PARTICIPATION_GAP),
        (asked("SITZ", actor_type="GA", body=JHA), [joined("Membership", "A2", "P2")], Kind.ANCHORING_GAP),
        (
            asked("VEREINB", actor_type="ASD", other_type="GA"),
            [
                Fact(f"{KEY}:V1", "Agreement", {"name": "V", "kind": "KOOPV", "signedOn": "2026-01-01"}),
                joined("Signs", "A1", "V1"),
                joined("Signs", "A2", "V1"),
            ],
            Kind.MISSING_LINK,
        ),
        (
            asked("RHYTH", body=JHA, months="12"),
            [
                Fact(f"{KEY}:D1", "Paper", {"name": "Bericht Frühe Hilfen", "topicRelation": "core"}),
                joined("Consultation", "D1", "P2", date="2026-02-01"),
            ],
            Kind.ANCHORING_GAP,
        ),
    ],
)
def test_each_kind_is_open_without_a_record_and_met_with_one(rule: RuleAsked, facts: list[Fact], kind: Kind) -> None:
    open_ = only(with_rules(town(), rule))
    assert (open_.kind, open_.certainty) == (kind, "question")
    met = with_rules(town(*facts), rule)
    assert [h.certainty for h in own_holdings(met.snapshot)] == [Certainty.PRESENT]
    assert own_findings(met) == []


def test_what_a_complete_list_does_not_hold_is_proven() -> None:
    records = [r for r in town() if r.id != STEERING]
    body = Fact(STEERING, "Committee", {"name": "Steuerungsgruppe", "kind": "STEUER", "membersComplete": "all"})
    rule = asked("SITZ", actor_type="GA", body=STEERING)
    finding = only(with_rules([*records, written(body)], rule))
    assert finding.certainty == "gap"
    assert finding.title.de.startswith("Eigene Regel nicht eingehalten")


def test_a_rhythm_without_a_consultation_is_proven_only_where_all_are_recorded() -> None:
    said = {"papersCompleteFrom": "2025-01-01", "papersCompleteUntil": "2026-06-30"}
    records = [r for r in town() if r.id != JHA]
    committee = Fact(JHA, "Committee", {"name": "Jugendhilfeausschuss", "kind": "JHA", **said})
    finding = only(with_rules([*records, written(committee)], asked("RHYTH", body=JHA, months="12")))
    assert finding.certainty == "gap"


# -- expected links -----------------------------------------------------------------------------------------------


def tied(exemplary: int = 3) -> list[Record]:
    """An exemplary synthetic district, in which nearly everybody has ties on record."""
    return list(district(exemplary, 45, exemplary=True).records)


def _by(found: Analysis, kind: str, **values: str) -> Entity:
    steering = next(b.id for b in found.snapshot.bodies if b.value("kind") == "STEUER")
    said = {"kind": kind, "agreed_by": steering, "agreed_on": "2026-05-03", **values}
    return made_rule(found.snapshot, RuleAsked(**said), ())


def test_an_own_link_counts_in_a6_and_one_that_is_switched_off_does_not() -> None:
    records = tied()
    before = analysed(records, ON)
    added = _by(before, "VERB", actor_type="KITA", other_type="HEB")
    off = _by(before, "OHNE", norm_line="EL05")
    links = {line.norm.name for line in before.snapshot.derived(every_expected_link)}
    more = analysed([*records, added], ON)
    fewer = analysed([*records, off], ON)
    assert {line.norm.name for line in more.snapshot.derived(every_expected_link)} == links | {added.id}
    assert {line.norm.name for line in fewer.snapshot.derived(every_expected_link)} == links - {"EL05"}
    now = before.outcomes["A6"].denominator
    assert now is not None
    assert more.outcomes["A6"].denominator == now + 1
    assert fewer.outcomes["A6"].denominator == now - 1
    assert "mit anderen Bezirken ist der Wert so nicht vergleichbar" in more.outcomes["A6"].sentence.de
    assert "vergleichbar" not in before.outcomes["A6"].sentence.de


def test_an_own_link_without_a_tie_is_a_finding_that_keeps_proposal_and_own_rule_apart() -> None:
    records = tied()
    before = analysed(records, ON)
    rule, after = next(_asked_for(before, records))
    (found,) = (f for f in singles(after.findings) if rule.id in f.norms)
    assert "Die Gruppe erwartet selbst:" in found.reason.de
    assert "(Eigene Regel, vereinbart in „Steuerungsgruppe 1“ am 03.05.2026)" in found.reason.de
    assert f"{rule.id}=1" in norm_versions(found, after.snapshot)
    proposed = [n for n in found.norms if n.startswith("EL")]
    assert ("Frühnetz schlägt als zu erwarten vor" in found.reason.de) == bool(proposed)


def _asked_for(before: Analysis, records: list[Record]) -> Iterator[tuple[Entity, Analysis]]:
    """Own links that nobody has: with the analysis, where nothing else settles them."""
    here = before.snapshot
    types = sorted({t for o in here.cooperating for t in o.all("actorType")} - {"NWK"})
    expected = {frozenset((n.link_from, n.link_to)) for n in here.norms("expectedLink")}
    for one, other in combinations(types, 2):
        ends = product(here.of_actor_type(one), here.of_actor_type(other))
        if frozenset((one, other)) not in expected and all(here.tie(a.id, b.id) is None for a, b in ends):
            rule = _by(before, "VERB", actor_type=one, other_type=other)
            after = analysed([*records, rule], ON)
            if any(rule.id in f.norms for f in singles(after.findings)):
                yield rule, after


def test_own_rules_move_no_key_of_any_other_finding() -> None:
    records = list(district(5, 45, 0.3).records)
    before = analysed(records, ON)
    rules = [
        _by(before, "VERB", actor_type="KITA", other_type="HEB"),
        _by(before, "OHNE", norm_line="EL01"),
        _by(before, "MITW", actor_type="SUCHT"),
    ]
    after = analysed([*records, *rules], ON)
    ends_before, ends_after = talks(before.snapshot), talks(after.snapshot)
    assert {n: ends_after[n] for n in ends_before} == dict(ends_before)
    keys = {f.key for f in singles(before.findings) if f.rule != "expected_link"}
    assert keys <= {f.key for f in singles(after.findings)}


# -- never mixed up -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("partner", ["KKG12", "KKG17"])
def test_own_rules_never_enter_the_count_of_the_law(partner: str) -> None:
    rule = asked("MITW", partner=partner)
    before, after = analysed(town(), ON).outcomes["A1"], with_rules(town(), rule).outcomes["A1"]
    assert (before.numerator, before.denominator) == (after.numerator, after.denominator)
    own = [i for i in after.items if i.subjects[0].startswith(f"{KEY}:")]
    assert [i.label.de.startswith("Eigene Regel: ") for i in own] == [True]


def test_who_the_group_wants_sits_beside_the_table_and_says_so() -> None:
    before, here = analysed(town(), ON).snapshot, with_rules(town(), FF).snapshot
    (side,) = side_chairs(here)
    assert (side.origin.de, side.chair.label.de) == (CITED, "Frühförderstelle")
    assert round_table(here).headline == round_table(before).headline


def test_what_an_own_rule_misses_stands_on_the_map_like_all_else() -> None:
    rules = (asked("MITW", actor_type="EHR"), asked("VEREINB", actor_type="ASD", other_type="GA"))
    before, after = (picture_of(a.snapshot, a.findings) for a in (analysed(town(), ON), with_rules(town(), *rules)))
    assert {n.id for n in after.nodes} - {n.id for n in before.nodes} == {"ghost:EHR"}
    drawn = {(e.a, e.b) for e in after.edges if e.layer == MISSING}
    assert drawn - {(e.a, e.b) for e in before.edges} == {(f"{KEY}:A1", f"{KEY}:A2")}
    there = town(actor("A3", "Familienpatinnen", "EHR", "ZIV"), joined("Membership", "A3", "N"))
    kept = with_rules(there, rules[0])
    assert "ghost:EHR" not in {n.id for n in picture_of(kept.snapshot, kept.findings).nodes}


def test_a_seat_that_the_group_wants_in_the_committee_is_no_line_of_the_law() -> None:
    """B14 measures § 71 SGB VIII and the law of the Land (domain 12.2); an own seat is a finding of its own."""
    rule = asked("SITZ", actor_type="FF", body=JHA)
    before, after = analysed(town(), ON), with_rules(town(), rule)
    assert after.outcomes["B14"] == before.outcomes["B14"]
    assert [f.kind for f in own_findings(after)] == [Kind.ANCHORING_GAP]


def test_a_nation_is_measured_without_own_rules() -> None:
    model, records = load_model(), tied()
    rule = _by(analysed(records, ON), "VERB", actor_type="KITA", other_type="HEB")
    results = []
    for known in (records, [*records, rule]):
        store = open_store("sqlite://", model)
        store.commit(Batch("Test", TIME, "Liste", tuple(put(r) for r in known)), EVERYTHING)
        home = next(r for r in known if r.type == "District")
        assert isinstance(home, Entity)
        results.append(work_on(store, model, home, ON).result.values)
        store.close()
    assert results[0] == results[1]


def test_a_rule_of_another_district_holds_nowhere_else() -> None:
    rule = with_rules(town(), FF).snapshot.own_rules[0].record
    foreign = entity(rule.id, rule.type, "99002", rule.claims)
    assert analysed([*town(), foreign], ON).snapshot.own_rules == ()


def test_without_rules_every_line_is_as_published() -> None:
    here = snapshot(district(2, 15))
    assert here.by_common_norms() is here
    for kind in ("partner", "expectedLink", "rule"):
        assert all(n.pack != "own-rules" for n in here.norms(kind))


# -- made and ended -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(OwnRuleKind))
def test_what_a_kind_needs_is_named(kind: OwnRuleKind) -> None:
    here = analysed(town(), ON).snapshot
    named = {f.at for f in rule_faults(here, RuleAsked(kind=kind))}
    assert {"agreed_by", "agreed_on"} < named
    with pytest.raises(InvalidError):
        made_rule(here, RuleAsked(kind=kind), ())


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        (asked("XXX"), "kind"),
        (asked("MITW", actor_type="XXX"), "actor_type"),
        (asked("SITZ", actor_type="FF", body="nirgendwo"), "body"),
        (asked("RHYTH", body=JHA, months="0"), "months"),
        (asked("RHYTH", body=JHA, months="²"), "months"),
        (asked("MITW", actor_type="FF", agreed_on="gestern"), "agreed_on"),
        (asked("VERB", actor_type="FF", other_type="FF"), "other_type"),
        (asked("VERB", actor_type="FF", other_type="KINA"), "other_type"),
        (asked("OHNE", norm_line="KKG01"), "norm_line"),
        (asked("MITW", actor_type="FF", wording="x" * 301), "wording"),
        (asked("MITW", actor_type="FF", reason="Frau Muster, 0151 2345678"), "reason"),
    ],
)
def test_what_does_not_fit_is_named_where_it_stands(rule: RuleAsked, at: str) -> None:
    assert [f.at for f in rule_faults(analysed(town(), ON).snapshot, rule)] == [at]


def test_a_rule_without_a_wording_is_put_into_a_sentence() -> None:
    here = analysed(town(), ON).snapshot
    said = {rule.kind: default_wording(here, rule).de for rule in WORDED}
    assert said == {
        "SITZ": "Gesundheitsamt hat einen Platz in einem Gremium: „Steuerungsgruppe“",
        "VERB": "Kindertageseinrichtung und Hebamme arbeiten zusammen",
        "OHNE": "Kinderarztpraxis – Frühförderstelle: vorgeschlagene Verbindung gilt hier nicht",
        "RHYTH": "„Jugendhilfeausschuss“ hört regelmäßig von den Frühen Hilfen, spätestens alle 12 Monate",
    }


WORDED = (
    asked("SITZ", actor_type="GA", body=STEERING),
    asked("VERB", actor_type="KITA", other_type="HEB"),
    asked("OHNE", norm_line="EL05"),
    asked("RHYTH", body=JHA, months="12"),
)


def test_the_same_rule_holds_once_and_comes_back_as_a_later_version() -> None:
    after = with_rules(town(), FF)
    (line,) = after.snapshot.own_rules
    assert [f.at for f in rule_faults(after.snapshot, FF)] == ["kind"]
    over = ended_rule(line.record, load_model(), "2026-06-01")
    later = analysed([*town(), over], ON).snapshot
    assert later.own_rules == ()
    again = made_rule(later, FF, [over])
    assert (again.value("version"), again.id == over.id) == ("2", False)
    rows = rule_rows(analysed([*town(), over, again], ON).snapshot, [over, again])
    assert [(r.state, r.rule.value("version")) for r in rows] == [(RuleState.IN_FORCE, "2"), (RuleState.ENDED, "1")]
    assert rows[1].citation.de == CITED


def test_a_rule_that_starts_later_is_listed_and_does_not_act_yet() -> None:
    rule = asked("MITW", actor_type="FF", valid_from="2027-01-01")
    made = made_rule(analysed(town(), ON).snapshot, rule, ())
    here = analysed([*town(), made], ON).snapshot
    assert here.own_rules == ()
    assert [r.state for r in rule_rows(here, [made])] == [RuleState.TO_COME]


def test_a_finding_rests_on_the_line_of_the_rule_and_its_version() -> None:
    analysis = with_rules(town(), FF)
    finding = only(analysis)
    (norm,) = norms_of(finding, analysis.snapshot)
    assert (norm.pack, norm.binding, norm.citation) == ("own-rules", "agreed", CITED)
    assert norm_versions(finding, analysis.snapshot) == f"{norm.name}=1"
