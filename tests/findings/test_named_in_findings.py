"""Whom and what a finding names: the office to talk to first, the paper that came later, the norm, who has signed."""

from datetime import date

import pytest

from graph.analysis import analyse
from graph.findings import all_rules, norms_of
from graph.findings.finding import singles
from graph.records import Record
from ontology import Model
from tests.findings.small import COUNCIL, JHA, by_rule, committee, found, paper
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import ABSENT, NEW, UNKNOWN, a, tie
from tests.synthetic.districts import LAENDER

OFFICES: list[Record] = [org("jugendamt", sector="KJH", actorType="ASD"), org("klinik", sector="GES")]


def signed(local: str, *parties: Record, open_: tuple[str, ...] = ()) -> list[Record]:
    """An agreement in force, who signed it, and who perhaps did."""
    made = a(f"99001:{local}", "Agreement", name=local, kind="KOOPV", agreementStatus="signed")
    sure = (tie("Signs", p.id, made.id) for p in parties)
    return [made, *sure, *(tie("Signs", f"99001:{p}", made.id, UNKNOWN) for p in open_)]


def consulted(local: str, body: str, day: str) -> Record:
    return tie("Consultation", f"99001:{local}", body, NEW, date=day, nr=day)


@pytest.mark.parametrize("name", ["amt", "zentrale"])
def test_the_health_office_is_named_first_wherever_it_stands_in_the_alphabet(model: Model, name: str) -> None:
    health = org(name, sector="GES", actorType="GA")
    records = [network(), *OFFICES, health, *map(seat, ("jugendamt", "klinik", name)), *signed("V", OFFICES[0])]
    (finding,) = by_rule(found(model, records), "agreement_without_health")
    assert f"zum Beispiel mit: {name}." in finding.takes.de


@pytest.mark.parametrize(("days", "told"), [(("2023-05-01",), ""), (("2023-05-02", "2023-06-01"), "01.06.2023")])
def test_of_what_the_committee_dealt_with_later_the_newest_paper_is_named(
    model: Model, days: tuple[str, ...], told: str
) -> None:
    """On the day itself is not later."""
    records = [committee("JHA"), committee("PARL-S"), *OFFICES, seat("jugendamt", body=JHA)]
    records += [paper("konzept"), consulted("konzept", COUNCIL, "2023-05-01")]
    later = [r for n, day in enumerate(days) for r in (paper(f"bericht {n}"), consulted(f"bericht {n}", JHA, day))]
    (finding,) = by_rule(found(model, [*records, *later]), "paper_past_committee")
    since = f"Seither waren Frühe Hilfen dort Thema: {told}, Vorlage bericht {len(days) - 1}."
    assert (since in finding.reason.de) == bool(told)
    assert ("Seither" in finding.reason.de) == bool(told)


def test_an_agreement_that_a_source_denies_is_lacking_under_the_norms_on_agreements(model: Model) -> None:
    denied = a("99001:V", "Agreement", ABSENT, name="Kooperationsvereinbarung", kind="KOOPV")
    (finding,) = by_rule(found(model, [*OFFICES, denied], date(2024, 6, 30)), "expressly_lacking")
    assert finding.norms == ("MS4", "QR3-6")
    assert "Kooperationsvereinbarung" in finding.title.de


def test_only_a_name_that_belongs_to_the_sector_may_be_its_second_entry(model: Model) -> None:
    one, other = org("Schwangerenberatung", sector="SCHWB"), org("Kindertagesstätte Sonne")
    records = [network(), *OFFICES, one, other, *map(seat, ("jugendamt", one.name, other.name))]
    assert by_rule(found(model, records), "single_thread", "SCHWB")


def test_who_perhaps_signed_is_none_of_those_who_have(model: Model) -> None:
    two = [*signed("V1", OFFICES[0], open_=("klinik",)), *signed("V2", OFFICES[0])]
    assert "agreements" not in {s.id for s in analyse(world(model, [*OFFICES, *two])).strengths}
    both = [*signed("V1", *OFFICES), *signed("V2", OFFICES[0], open_=("amt",))]
    third = org("amt", sector="GES")
    found_ = {s.id: s for s in analyse(world(model, [*OFFICES, third, *both])).strengths}
    assert "2 Stellen haben unterzeichnet" in found_["agreements"].text.de


@pytest.mark.parametrize("land", sorted(LAENDER, key=lambda land: land not in ("NW", "BW")))
def test_what_a_land_asks_for_its_rules_declare(model: Model, land: str) -> None:
    declared = {rule.id: {*rule.norms} for rule in all_rules()}
    analysis = analyse(world(model, [*OFFICES, committee("JHA"), seat("jugendamt", body=JHA)], land=land))
    for finding in singles(analysis.findings):
        for norm in norms_of(finding, analysis.snapshot):
            assert {norm.name, norm.pack} & declared[finding.rule], (finding.rule, norm.name)
