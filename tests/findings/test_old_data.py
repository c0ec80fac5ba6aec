"""What rests on old statements asks whether it is still so, and says beside its weight that they are old."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from graph.district.loading import district_of, snapshot_of
from graph.findings.finding import singles
from graph.findings.parts.asking import newest_said
from graph.findings.parts.weighing import rests_on_old_data
from graph.records import Record, entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import Scope
from ontology import Model
from ontology.names import StatementStatus
from tests import musterstadt
from tests.findings.small import COUNCIL, STEERING, by_rule, committee, findings, found
from tests.indicators.worlds import network, org, seat
from tests.musterstadt import ABSENT, ON, a, tie

WORLDS: Mapping[str, Sequence[Record]] = {
    "expressly_lacking": [a("99001:K", "Document", ABSENT, name="Konzept", kind="QEKONZ")],
    "agreement_without_health": [
        *(network(), org("amt", sector="KJH"), org("ga", sector="GES"), seat("amt"), seat("ga")),
        *(a("99001:V1", "Agreement", name="Vertrag", agreementStatus="signed"), tie("Signs", "99001:amt", "99001:V1")),
    ],
    "single_line": [
        *(network(), committee("JHA"), committee("PARL-S"), org("awo"), seat("awo"), seat("awo", body=COUNCIL)),
    ],
    "system_without_seat": [
        *(network(), committee("STEUER", membersComplete="all")),
        *(org("amt", sector="KJH"), seat("amt", body=STEERING)),
    ],
}
"""The statements are of March 2024."""


@pytest.mark.parametrize("rule", WORLDS)
@pytest.mark.parametrize(("on", "old"), [(ON, False), (date(2026, 3, 1), False), (date(2026, 3, 2), True)])
def test_after_24_months_it_is_asked_and_said_why(model: Model, rule: str, on: date, *, old: bool) -> None:
    (finding,) = by_rule(found(model, WORLDS[rule], on), rule)
    assert finding.title.de.startswith("Noch aktuell?") is old
    assert rests_on_old_data(finding) is old


def test_whoever_asks_whether_it_is_still_so_rests_on_old_data(musterstadt_store: GraphStore, model: Model) -> None:
    district = district_of(musterstadt_store, musterstadt.KEY, Scope.of(musterstadt.KEY))
    later = snapshot_of(musterstadt_store, model, district, date(2029, 1, 1))
    asked = [f for f in singles(findings(later)) if f.title.de.startswith("Noch aktuell?")]
    assert len({f.rule for f in asked}) > 3
    assert [f.title.de for f in asked if not rests_on_old_data(f)] == []


@pytest.mark.parametrize("other", [StatementStatus.UNKNOWN, StatementStatus.CONFIRMED_ABSENT])
def test_who_says_that_it_is_there_last_is_asked(other: StatementStatus) -> None:
    said = [Claim(EXISTS, "", "99001:Q1", "", "2023"), Claim(EXISTS, "", "99001:Q2", "", "2022-12")]
    record = entity("99001:a", "Organization", "99001", [*said, Claim(EXISTS, "", "99001:Q3", "", "2024", other)])
    assert newest_said(record).source == "99001:Q1"
