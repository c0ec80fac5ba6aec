"""Expected links as findings: few lines, each pair told apart, what is proven never mixed with what is asked."""

from graph.findings.finding import Finding
from graph.records import Record
from ontology import Model
from tests.findings.small import by_rule, found
from tests.indicators.worlds import network, org, seat, works, world
from tests.missing_links.small import wishes
from tests.musterstadt import ABSENT, a

CLINIC, GYN = (
    org("Klinik", actorType="GEBKL", sector="GES"),
    org("Praxis Roth und Roth", actorType="FRAUA", sector="GES"),
)
COUNSEL, JOBS = org("Beratung", actorType="SSB"), org("Jobcenter", actorType="JC")
MANY: list[Record] = [CLINIC, GYN, COUNSEL, JOBS, org("x"), *(works("x", n) for n in ("Klinik", "Beratung"))]
MANY += [works("x", "Praxis Roth und Roth"), works("x", "Jobcenter")]


def _expected(model: Model, *records: Record) -> list[Finding]:
    return by_rule(found(model, records), "expected_link")


def test_lines_with_a_common_end_are_one_finding_with_pairs_told_apart(model: Model) -> None:
    (finding,) = _expected(model, *MANY)
    assert finding.subjects == ("SSB",)
    assert finding.title.de == (
        "Keine Zusammenarbeit erfasst: Beratung – Klinik; Beratung – Praxis Roth und Roth; Beratung – Jobcenter"
    )
    assert {"EL02", "EL07", "EL19"} <= set(finding.norms)


def test_what_is_denied_stands_alone_and_the_rest_is_asked_in_the_same_talk(model: Model) -> None:
    (finding,) = _expected(model, *MANY, works("Klinik", "Beratung", ABSENT))
    assert (finding.certainty, finding.title.de) == ("gap", "Keine Zusammenarbeit: Beratung – Klinik")
    assert finding.takes.de.endswith(
        "Im selben Gespräch fragen, wer hier schon zusammenarbeitet: Beratung – Praxis Roth und Roth; "
        "Beratung – Jobcenter."
    )
    assert "EL07" not in finding.norms


def test_whoever_wishes_leads_and_a_place_to_meet_is_named(model: Model) -> None:
    table = a("99001:RT", "Committee", name="Runder Tisch", kind="RT")
    seats = seat("Klinik", body="99001:RT"), seat("Beratung", body="99001:RT")
    (finding,) = _expected(model, *MANY, wishes("Jobcenter", "Beratung"), table, *seats)
    assert finding.takes.de.startswith("Am ehesten beginnen: Beratung – Jobcenter.")
    assert "Beratung – Klinik: zum Beispiel in „Runder Tisch“." in finding.takes.de
    assert finding.starts.de == "Jobcenter"


def test_a_pair_chosen_by_likeness_alone_says_so(model: Model) -> None:
    equal: list[Record] = [CLINIC, COUNSEL, org("Beratung 2", actorType="SSB"), org("x"), works("x", "Klinik")]
    equal += [works("x", "Beratung"), works("x", "Beratung 2")]
    (finding,) = _expected(model, *equal, network(), seat("Klinik"), seat("Beratung"))
    assert "Ähnlichkeit, kein Rat" not in finding.takes.de  # a shared seat speaks for the first
    (finding,) = _expected(model, *equal, works("Beratung", "y"), org("y"))
    assert "Ähnlichkeit, kein Rat" in finding.takes.de


def test_a_dismissed_end_is_not_proposed_pair_by_pair_either(model: Model) -> None:
    (finding,) = _expected(model, *MANY)
    decided = a(
        "99001:D1", "Decision", findingKey=finding.key, verdict="dismissed", certainty="question", date="2024-06-01"
    )
    assert not by_rule(found(model, [*MANY, decided]), "proposed_link")
    assert world(model, MANY).ties_suffice
