"""Who is denied a seat in one body may take part all the same: a gap is what is denied of the network itself."""

from pathlib import Path

import pytest

from graph.district.loading import district_of, snapshot_of
from graph.imports import import_file
from graph.records import Record
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests.findings.small import STEERING, by_rule, committee, findings, found
from tests.indicators.worlds import about, computed, network, org, seat, world
from tests.musterstadt import ABSENT, ON, UNKNOWN

TIME = "2026-01-01T10:00:00+01:00"
ASSEMBLY = "99001:PLENUM"
JOBS = org("agentur", coversPartner="KKG09", kind="authority")
OFFICE = org("jugendamt", coversPartner="KKG01", actorType="NWK")


def _said_of_jobs(model: Model, *records: Record) -> tuple[str, str]:
    """Proof and title of the finding on the job agency."""
    (finding,) = by_rule(found(model, [OFFICE, JOBS, *records]), "missing_actor", "KKG09")
    return finding.certainty, finding.title.de


KNOWN = ("question", "Bekannt, aber ohne erfassten Sitz im Netzwerk: Agentur für Arbeit (agentur)")
GAP = ("gap", "Nicht im Netzwerk vertreten: Agentur für Arbeit")
STEERED = (committee("STEUER"), seat("jugendamt", body=STEERING), seat("agentur", ABSENT, body=STEERING))
ASSEMBLED = (committee("PLENUM"), seat("jugendamt", body=ASSEMBLY), seat("agentur", ABSENT, body=ASSEMBLY))


@pytest.mark.parametrize(
    ("records", "said"),
    [
        (STEERED, KNOWN),
        ((*STEERED, *ASSEMBLED[:2]), KNOWN),
        ((committee("STEUER"), seat("jugendamt", body=STEERING), *ASSEMBLED), KNOWN),
        ((*STEERED, *ASSEMBLED), KNOWN),
        (ASSEMBLED, KNOWN),
        ((*STEERED, network(), seat("jugendamt"), seat("agentur", ABSENT)), GAP),
        ((committee("STEUER"), network(), seat("jugendamt"), seat("agentur", ABSENT)), GAP),
    ],
    ids=["steers", "assembly silent", "steering silent", "each", "assembly", "network and steering", "network"],
)
def test_who_does_not_steer_may_take_part(model: Model, records: tuple[Record, ...], said: tuple[str, str]) -> None:
    assert _said_of_jobs(model, *records) == said


def test_all_members_of_the_steering_group_are_not_all_of_the_network(model: Model) -> None:
    whole = committee("STEUER", membersComplete="all")
    assert _said_of_jobs(model, whole, seat("jugendamt", body=STEERING)) == KNOWN
    whole = committee("PLENUM", membersComplete="all")
    assert _said_of_jobs(model, whole, seat("jugendamt", body=ASSEMBLY))[0] == "gap"


IN_THE_NETWORK = (network(), seat("jugendamt"))


@pytest.mark.parametrize(
    ("kind", "certainty"),
    [("practice", "question"), ("institution", "question"), ("collective", "gap"), ("professionalGroup", "gap")],
)
def test_one_practice_that_declined_does_not_speak_for_all(model: Model, kind: str, certainty: str) -> None:
    one = org("praxis", coversPartner="KKG20", kind=kind)
    records: list[Record] = [OFFICE, one, *IN_THE_NETWORK, seat("praxis", ABSENT)]
    (finding,) = by_rule(found(model, records), "missing_actor", "KKG20")
    assert finding.certainty == certainty
    label = "Heilberufe"
    asked = f"Nicht dabei: praxis. Noch zu klären, ob jemand anders im Netzwerk mitwirkt: {label}"
    assert finding.title.de == (asked if certainty == "question" else f"Nicht im Netzwerk vertreten: {label}")
    item = about(computed("A1", world(model, records)), "KKG20")
    assert item.certainty.value == ("unknown" if certainty == "question" else "absent")


def test_where_all_members_are_recorded_the_one_that_declined_was_the_last(model: Model) -> None:
    one = org("praxis", coversPartner="KKG20", kind="practice")
    whole = (network(membersComplete="all"), seat("jugendamt"), seat("praxis", ABSENT))
    (finding,) = by_rule(found(model, [OFFICE, one, *whole]), "missing_actor", "KKG20")
    assert finding.certainty == "gap"


def test_that_nobody_of_the_group_takes_part_is_believed_where_no_body_knows_of_one(model: Model) -> None:
    nobody = org("niemand", ABSENT, coversPartner="KKG09")
    assert _said_of_jobs(model, *STEERED, nobody)[0] == "gap"
    assert _said_of_jobs(model, *STEERED, *ASSEMBLED[:2], nobody) == KNOWN


def test_who_is_known_is_not_said_to_be_unrecorded(model: Model) -> None:
    outcome = computed("A1", world(model, [OFFICE, JOBS, *STEERED]))
    assert "Bekannt, aber ohne erfassten Sitz im Netzwerk (1): Agentur für Arbeit." in outcome.sentence.de
    unrecorded = outcome.sentence.de.partition("Nicht erfasst und daher zu klären")[2]
    assert "Agentur für Arbeit" not in unrecorded
    assert "Schule" in unrecorded
    assert about(outcome, "KKG09").certainty.value == "unknown"


def test_whose_seat_is_open_is_neither_unrecorded_nor_without_one(model: Model) -> None:
    open_seat = (committee("PLENUM"), seat("jugendamt", body=ASSEMBLY), seat("agentur", UNKNOWN, body=ASSEMBLY))
    outcome = computed("A1", world(model, [OFFICE, JOBS, *open_seat]))
    assert "Noch zu klären, ob dabei (1): Agentur für Arbeit. Nicht erfasst" in outcome.sentence.de
    assert "Bekannt" not in outcome.sentence.de


@pytest.mark.parametrize("no", ["nein", "–", ""])
def test_a_list_of_partners_that_says_who_steers_accuses_nobody(
    store: GraphStore, model: Model, tmp_path: Path, no: str
) -> None:
    names = ("Jugendamt", "Gesundheitsamt", "Agentur für Arbeit", "Familiengericht", "Schule am Moor", "Frauenhaus")
    rows = [f"{name};{'ja' if name == 'Jugendamt' else no}" for name in names]
    (listed := tmp_path / "liste.csv").write_text("\n".join(["Netzwerkpartner;Steuerungsgruppe", *rows]), "utf-8")
    import_file(listed, store, model, author="x", time=TIME, district="99001", stated_on=str(ON))
    snapshot = snapshot_of(store, model, district_of(store, "99001", EVERYTHING), ON)
    groups = [f for f in findings(snapshot) if f.rule == "missing_actor"]
    assert [f.certainty for f in groups if f.certainty == "gap"] == []
    assert not [f for f in groups if "nicht vertreten" in f.title.de]
