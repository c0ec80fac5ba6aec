"""Counts of the same rows meet or say why; a proof leads to its public address; titles that name a group say so."""

import pytest

from graph.as_json.findings import finding_json
from graph.findings.parts.counted import by_kind, memberships, statements
from graph.records import Record
from ontology import Model
from tests.findings.small import by_rule, committee, findings, found
from tests.indicators.worlds import network, org, seat, works, world
from tests.musterstadt import LIST, a, tie


def test_memberships_say_members_and_seats_where_these_are_others() -> None:
    one, two = tie("Membership", "99001:x", "99001:J"), tie("Membership", "99001:y", "99001:J")
    assert memberships([one, two]).de == "2 Mitgliedschaften"
    again = tie("Membership", "99001:x", "99001:J", role="advisory", nr="2")
    many = tie("Membership", "99001:z", "99001:J", seats="5")
    assert memberships([one, again]).de == "2 Mitgliedschaften (1 Mitglied, 2 Sitze)"
    assert memberships([many]).de == "1 Mitgliedschaft (1 Mitglied, 5 Sitze)"
    assert memberships([]).de == "0 Mitgliedschaften"


def test_two_statements_of_one_tie_say_that_it_is_one() -> None:
    there, back = tie("Cooperation", "99001:x", "99001:y"), tie("Cooperation", "99001:y", "99001:x")
    assert statements("Cooperation", [there, back]).de == "2 Angaben zu 1 Verbindung"
    assert statements("Cooperation", [there]).de == "1 Angabe"
    assert statements("HasCarrier", [there, back]).de == "2 Angaben"


def test_agreements_of_several_kinds_are_told_by_kind(model: Model) -> None:
    kinds = ("KOOPV", "KOOPV", "SCHUTZV")
    agreements = [a(f"99001:V{n}", "Agreement", name="V", kind=kind) for n, kind in enumerate(kinds)]
    told = by_kind(world(model, agreements), agreements)
    assert told is not None
    assert told.de.startswith("Nach Art: Kooperationsvereinbarung 2; ")
    assert by_kind(world(model, agreements), agreements[:2]) is None


@pytest.mark.parametrize(
    ("address", "shown"),
    [("https://ris.example.org/vo?id=1", "https://ris.example.org/vo?id=1"), ("javascript:alert(1)", ""), ("", "")],
)
def test_evidence_carries_the_public_address_of_its_source_and_nothing_else(
    model: Model, address: str, shown: str
) -> None:
    source = a(LIST, "Source", name="Vorlage", **({"address": address} if address else {}))
    snapshot = world(model, [committee("JHA"), org("x", sector="KJH"), seat("x", body="99001:JHA"), source])
    (finding,) = by_rule(findings(snapshot), "committee_without_health")
    assert {e.address for e in finding.evidence} == {shown}
    told = finding_json(finding, snapshot)
    assert {e["address"] for e in told["evidence"]} == {shown}
    assert any(n["address"].startswith("https://") for n in told["norms"]) or not any(
        n["citation"].startswith("§ 71") for n in told["norms"]
    )


def _schools(model: Model, *records: Record) -> list[str]:
    base: list[Record] = [network(), org("amt", sector="KJH", coversPartner="KKG01"), org("b"), works("amt", "b")]
    made = found(model, [*base, seat("amt"), *records])
    return [f.title.de for f in by_rule(made, "missing_actor") if f.title.de.endswith(": Schule")]


def test_a_group_nobody_recorded_that_a_title_names_says_so(model: Model) -> None:
    named = a("99001:p", "Paper", name="Zusammenarbeit mit Schulen", reference="VO 7", topicRelation="core")
    (plain,) = _schools(model)
    assert "genannt" not in plain
    (said,) = _schools(model, named)
    assert said == "Im Netzwerk nicht erfasst, aber genannt im Titel von VO 7: Schule"
    (other,) = _schools(model, a("99001:p", "Paper", name="Neue Hochschule", topicRelation="core"))
    assert "genannt" not in other
