"""Who is missing: a question until somebody denies it, one finding a group, and never somebody who is there."""

from datetime import date

import pytest

from graph.findings.finding import Finding, singles
from ontology import Model
from tests.findings.small import by_rule, found
from tests.indicators.worlds import network, org, seat
from tests.musterstadt import ABSENT, LIST, UNKNOWN, a, tie

BASE = [network(), org("jugendamt", coversPartner="KKG01", actorType="NWK"), seat("jugendamt")]


def _missing(model: Model, *more: object, code: str = "KKG14") -> list[Finding]:
    return by_rule(found(model, [*BASE, *more]), "missing_actor", code)


def test_nobody_recorded_is_a_question(model: Model) -> None:
    (finding,) = _missing(model)
    assert finding.certainty == "question"
    assert finding.title.de == "Im Netzwerk nicht erfasst: Schwangerschaftsberatungsstelle"


def test_expressly_absent_is_a_gap_with_the_denial_as_evidence(model: Model) -> None:
    (finding,) = _missing(model, org("beratung", ABSENT, coversPartner="KKG14"))
    assert finding.certainty == "gap"
    assert finding.evidence[0].record == "99001:beratung"
    assert (finding.evidence[0].source, finding.evidence[0].as_of) == ("Netzwerkliste 2024", "2024-03-01")


def test_a_denial_older_than_two_years_only_asks(model: Model) -> None:
    (finding,) = _missing(model, org("beratung", (LIST, "2020-01-01", "confirmedAbsent"), coversPartner="KKG14"))
    assert finding.certainty == "question"
    assert finding.title.de.startswith("Noch aktuell?")


def test_an_unknown_seat_asks_by_name(model: Model) -> None:
    (finding,) = _missing(model, org("SkF", coversPartner="KKG14"), seat("SkF", UNKNOWN))
    assert finding.certainty == "question"
    assert "SkF" in finding.title.de


def test_a_seat_is_no_finding(model: Model) -> None:
    assert not _missing(model, org("SkF", coversPartner="KKG14"), seat("SkF"))


def test_representation_is_no_finding(model: Model) -> None:
    assert not _missing(model, org("Verband", representsPartner="KKG14"), seat("Verband"))


def test_a_member_known_by_its_sector_alone_is_no_finding(model: Model) -> None:
    assert not _missing(model, org("Beratung", sector="SCHWB"), seat("Beratung"))


def test_a_member_coded_as_something_else_does_not_hide_the_group_of_its_sector(model: Model) -> None:
    (finding,) = _missing(model, org("DHBW", sector="BIL", actorType="WISS"), seat("DHBW"), code="KKG06")
    assert finding.title.de == "Im Netzwerk nicht erfasst: Schule"


def test_law_funding_rule_and_share_are_one_finding(model: Model) -> None:
    all_found = found(model, BASE, networkCount="1")
    about = [f for f in singles(all_found) if {"KKG14", "MS1d", "B08-2017"} & set(f.norms)]
    assert [(f.subjects, f.norms) for f in about] == [(("KKG14",), ("KKG14", "MS1d", "B08-2017"))]
    assert "95,7" in about[0].reason.de
    assert "95.7" in about[0].reason.en


def test_a_type_is_asked_for_where_its_group_is_covered_by_others(model: Model) -> None:
    all_found = found(model, BASE, networkCount="1")
    assert by_rule(all_found, "missing_actor", "ASD")
    assert not by_rule(all_found, "missing_actor", "KKG01")


def test_the_effect_counts_one_more(model: Model) -> None:
    (finding,) = _missing(model)
    assert "1 → 2 von 20" in finding.effect.de


def test_whoever_is_known_elsewhere_is_named_with_the_place(model: Model) -> None:
    jha = a("99001:JHA", "Committee", name="Jugendhilfeausschuss", kind="JHA")
    known = (jha, org("Polizeirevier", coversPartner="KKG07"), seat("Polizeirevier", body="99001:JHA"))
    (finding,) = _missing(model, *known, code="KKG07")
    assert finding.title.de == "Bekannt, aber ohne erfassten Sitz im Netzwerk: Polizei (Polizeirevier)"
    assert "Jugendhilfeausschuss" in finding.takes.de


@pytest.mark.parametrize(
    ("many", "named"), [(1, "Stelle 1"), (2, "Stelle 1 und Stelle 2"), (3, "Stelle 1, Stelle 2 und 1 weitere")]
)
def test_of_those_known_elsewhere_two_are_named_with_two_places(model: Model, many: int, named: str) -> None:
    bodies = [a(f"99001:B{n}", "Committee", name=f"Ausschuss {n}", kind="JHA") for n in range(1, many + 1)]
    known = [org(f"Stelle {n}", coversPartner="KKG07") for n in range(1, many + 1)]
    seats = [seat(k.name, body=b.id) for k, b in zip(known, bodies, strict=True)]
    (finding,) = _missing(model, *bodies, *known, *seats, code="KKG07")
    assert finding.title.de.endswith(f"Polizei ({named})")
    assert finding.takes.de.startswith(f"{named} ansprechen (sitzt schon hier: {named.replace('Stelle', 'Ausschuss')})")


def test_an_uncoded_name_is_not_called_missing(model: Model) -> None:
    (finding,) = _missing(model, org("Frauenhaus Musterstadt"), seat("Frauenhaus Musterstadt"), code="KKG16")
    assert "vielleicht Frauenhaus Musterstadt" in finding.title.de


def test_a_hochschule_is_no_schule(model: Model) -> None:
    (finding,) = _missing(model, org("Hochschule"), seat("Hochschule"), code="KKG06")
    assert finding.title.de == "Im Netzwerk nicht erfasst: Schule"


def test_a_complete_fresh_list_without_the_group_is_a_gap(model: Model) -> None:
    complete = [network(membersComplete="all"), *BASE[1:]]
    assert by_rule(found(model, complete), "missing_actor", "KKG14")[0].certainty == "gap"


def test_a_complete_but_old_list_only_asks(model: Model) -> None:
    complete = [network(membersComplete="all"), *BASE[1:]]
    later = found(model, complete, date(2027, 1, 1))
    assert by_rule(later, "missing_actor", "KKG14")[0].certainty == "question"


@pytest.mark.parametrize("networks", ["1", "2"])
def test_a_full_network_misses_nobody(model: Model, networks: str) -> None:
    lists = model.code_lists
    partners = [c.notation for c in lists["KkgPartner"].codes]
    types = [c.notation for c in lists["ActorType"].codes if not c.attribute("representative")]
    everybody = [org(f"p{c}", coversPartner=c) for c in partners] + [org(f"t{c}", actorType=c) for c in types]
    full = [network(), *everybody, *(seat(e.name) for e in everybody)]
    assert not by_rule(found(model, full, networkCount=networks), "missing_actor")


def test_a_missing_coordination_is_a_question_and_a_denied_one_a_gap(model: Model) -> None:
    someone = [network(), org("kita"), seat("kita")]
    (asked,) = by_rule(found(model, someone), "coordination_missing")
    (denied,) = by_rule(found(model, [*someone, org("stelle", ABSENT, actorType="NWK")]), "coordination_missing")
    assert (asked.certainty, denied.certainty) == ("question", "gap")
    assert not by_rule(found(model, BASE), "coordination_missing")


def test_land_law_adds_to_the_same_group(model: Model) -> None:
    all_found = found(model, [*BASE, tie("Cooperation", "99001:jugendamt", "99001:jugendamt")], land="SH")
    assert [f.norms for f in singles(all_found) if f.subjects == ("KKG02",)] == [("KKG02", "SH01", "MS1b")]
