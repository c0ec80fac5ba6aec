"""Who is there by carrier, parent office, speaker or law is not asked for, and nobody invites who runs the network."""

import pytest

from graph.district.indirect import carried_in_system, ex_officio, present_in
from graph.records import Record
from ontology import Model
from tests.findings.small import JHA, STEERING, by_rule, committee, found
from tests.indicators.worlds import NETWORK, network, org, seat, world
from tests.musterstadt import a, tie

OFFICE = org("jugendamt", sector="KJH", coversPartner="KKG01", actorType="ASD")


def test_a_carrier_a_parent_office_and_a_speaker_make_present_without_a_seat(model: Model) -> None:
    records: list[Record] = [committee("SOZA"), *(org(x) for x in ("kita", "verein", "amt", "stelle", "sprecher"))]
    records += [org("hebammen"), org("andere"), tie("HasCarrier", "99001:kita", "99001:verein")]
    records += [tie("PartOf", "99001:stelle", "99001:amt"), tie("Represents", "99001:sprecher", "99001:hebammen")]
    records += [tie("HasCarrier", "99001:andere", "99001:fremd"), org("fremd")]
    records += [seat(x, body="99001:SOZA") for x in ("verein", "amt", "sprecher")]
    snapshot = world(model, records)
    present = present_in(snapshot, snapshot.entities["99001:SOZA"])
    assert present == {f"99001:{x}" for x in ("kita", "verein", "amt", "stelle", "sprecher", "hebammen")}


def test_the_youth_welfare_office_is_in_its_committee_by_law_and_in_no_other(model: Model) -> None:
    snapshot = world(model, [committee("JHA"), committee("SOZA"), OFFICE, org("klinik", sector="GES")])
    assert ex_officio(snapshot, snapshot.entities[JHA]) == {OFFICE.id}
    assert OFFICE.id in present_in(snapshot, snapshot.entities[JHA])
    assert not ex_officio(snapshot, snapshot.entities["99001:SOZA"])


def _partners(model: Model, *records: Record) -> list[str]:
    base: list[Record] = [committee("JHA"), OFFICE, org("klinik"), org("praxis"), org("verband")]
    base += [seat("klinik", body=JHA), seat("verband", body=JHA)]
    base.append(a("99001:V1", "Agreement", name="Vertrag", kind="KOOPV", agreementStatus="signed"))
    base += [tie("Signs", f"99001:{x}", "99001:V1") for x in ("jugendamt", "klinik", "praxis")]
    return [f.title.de for f in by_rule(found(model, [*base, *records]), "partners_without_seat")]


@pytest.mark.parametrize(
    "line",
    [
        tie("HasCarrier", "99001:praxis", "99001:verband"),
        tie("PartOf", "99001:praxis", "99001:verband"),
        tie("Represents", "99001:verband", "99001:praxis"),
    ],
    ids=lambda r: r.type,
)
def test_a_partner_whose_carrier_whole_or_speaker_sits_there_is_not_without_a_place(model: Model, line: Record) -> None:
    assert _partners(model)
    assert not _partners(model, line)


def test_health_carried_by_a_member_of_the_committee_is_said_and_no_seat(model: Model) -> None:
    records: list[Record] = [committee("JHA"), org("verein", sector="KJH"), org("klinik", sector="GES")]
    records += [seat("verein", body=JHA), tie("HasCarrier", "99001:klinik", "99001:verein")]
    (finding,) = by_rule(found(model, records), "committee_without_health")
    assert "Mittelbar ist es vertreten über Mitglieder" in finding.reason.de
    assert "verein (klinik)" in finding.reason.de
    assert carried_in_system(world(model, records), {"99001:verein"}, "G") == (("99001:verein", "99001:klinik"),)


def test_who_runs_the_network_is_named_as_running_it_and_not_offered_a_seat(model: Model) -> None:
    records: list[Record] = [network(), OFFICE, org("ga", sector="GES"), committee("STEUER", membersComplete="all")]
    records += [seat("ga", body=STEERING), seat("ga", body=NETWORK), tie("OrganizedBy", NETWORK, OFFICE.id)]
    (finding,) = by_rule(found(model, records), "system_without_seat", STEERING, "K")
    assert "Das Netzwerk organisiert, ohne dort erfassten Sitz: jugendamt" in finding.reason.de
    assert "anbieten" not in finding.takes.de
    assert "einladen" not in finding.takes.de
    without = [r for r in records if r.type != "OrganizedBy"]
    (other,) = by_rule(found(model, without), "system_without_seat", STEERING, "K")
    assert "organisiert" not in other.reason.de


def _one_step(model: Model, *records: Record) -> list[tuple[str, ...]]:
    base: list[Record] = [network(), committee("JHA"), org("verein", sector="KJH"), seat("verein", body=JHA)]
    base += [org("ga", sector="GES", actorType="GA"), seat("ga")]
    made = found(model, [*base, *records])
    return [tuple(p.rule for p in f.parts) for f in made if f.matter and f.matter.key.startswith("health in committee")]


def test_a_seat_for_health_and_the_bodies_that_it_joins_are_one_finding(model: Model) -> None:
    assert _one_step(model) == [("committee_without_health", "body_without_bridge")]
    # Where health has a seat already another member has to join the bodies: that is a step of its own.
    assert not _one_step(model, org("klinik", sector="GES"), seat("klinik", body=JHA))
