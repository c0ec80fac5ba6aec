"""The command ``links``: ranked, with reasons, in words and as JSON, over the real seed."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app
from tests.cli.conftest import ROOT

SEED = str(ROOT / "seed" / "karlsruhe")
RUNNER = CliRunner()


def _run(*arguments: str) -> str:
    found = RUNNER.invoke(app, ["links", SEED, "--on", "2024-09-24", *arguments])
    assert found.exit_code == 0, found.output
    return found.stdout


@pytest.fixture(scope="module")
def answer() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(_run("--json", "--limit", "0"))
    return told


def test_the_first_link_is_told_with_its_sum_and_who_starts() -> None:
    said = " ".join(_run("--limit", "1").split())
    assert "+2,0 Zu erwarten: Frauenarztpraxis – Schwangerschaftsberatung." in said
    assert "+3,0 Summe" in said
    assert "Wer beginnt: Netzwerkkoordination Frühe Hilfen" in said
    assert (
        "Ähnlich bestehenden Verbindungen (kein Rat): Stellen dieser beiden Arten arbeiten hier oft zusammen." in said
    )
    assert "--limit 0 zeigt alle" in said


def test_it_speaks_english() -> None:
    said = " ".join(_run("--limit", "1", "--lang", "en").split())
    assert "+3.0 sum" in said
    assert "Who starts: network coordination" in said


def test_below_the_gate_it_says_what_to_collect_and_calls_nothing_a_gap(answer: dict[str, Any]) -> None:
    assert "24 von 61" in RUNNER.invoke(app, ["links", SEED, "--on", "2024-09-24"]).stderr
    assert answer["tiesSuffice"] is False
    assert "24 von 61" in answer["note"]
    assert {link["certainty"] for link in answer["links"]} == {"question"}
    assert not [r for link in answer["links"] for r in link["reasons"] if r["why"] == "below_expectation"]


def test_links_are_ranked_by_their_sum_alone(answer: dict[str, Any]) -> None:
    sums = [link["score"] for link in answer["links"]]
    assert sums == sorted(sums, reverse=True)
    assert [link["across"] for link in answer["links"]] != sorted(
        (li["across"] for li in answer["links"]), reverse=True
    )
    assert all(link["score"] == sum(r["points"] for r in link["reasons"]) for link in answer["links"])


def test_every_link_of_karlsruhe_has_evidence_and_no_recorded_cooperation(answer: dict[str, Any]) -> None:
    each = [pair for link in answer["links"] for pair in (link, *link["also"])]
    pairs = [{actor["id"] for actor in pair["actors"]} for pair in each]
    assert all(link["evidence"] for link in answer["links"])
    # The clinic nurse works with the early intervention centres, says page 19 of the concept.
    assert {"08212:A25", "08212:A27"} not in pairs
    assert {"08212:A29", "08212:A26"} in pairs


@pytest.mark.parametrize("day", ["2024-09-24", "2026-11-28"])
def test_the_first_eight_of_karlsruhe_are_talks_that_the_town_does_not_have_yet(day: str) -> None:
    found = RUNNER.invoke(app, ["links", SEED, "--on", day, "--json", "--limit", "8"])
    first = json.loads(found.stdout)["links"]
    expected = {r["text"] for link in first for r in link["reasons"] if r["why"] == "expected"}
    assert {
        "Zu erwarten: Frauenarztpraxis – Schwangerschaftsberatung.",
        "Zu erwarten: Hebamme – Familienhebammen und FGKiKP.",
    } <= expected
    # The coordination leads the bodies in which all of these sit; the authority agrees with the health office.
    coordination = {"08212:A01", "08212:A02"}
    assert not [pair for pair in first if coordination & {actor["id"] for actor in pair["actors"]}]
    # Each is another matter.
    assert len(expected) == len([link for link in first if any(r["why"] == "expected" for r in link["reasons"])])


def test_pairs_on_the_same_matter_stand_together_and_two_pairs_are_told_apart() -> None:
    said = " ".join(_run("--limit", "1").split())
    assert "pro familia Karlsruhe – Sprecher*in der Gynäkolog*innen" in said
    assert "Ebenso: pro familia Karlsruhe – Niedergelassene Frauenärzt*innen; Schwangerenberatungsstellen" in said
    assert "Ein Anlass ist „Runder Tisch Geburtshilfe“" in said


def test_directed_layers_are_told_after_the_links_and_stand_in_the_json(answer: dict[str, Any]) -> None:
    said = " ".join(_run("--limit", "1").split())
    assert "Zusammenarbeit, wie erfasst (von – zu): 54 Angaben; Dichte 0,01, erwidert 0,07; 2 Paare von beiden" in said
    # One conceptual cooperation, of the authority with the health office.
    assert "Gestaltung und Entwicklung der Angebote: 1 Angabe; Dichte < 0,01, erwidert 0,00; 0 Paare" in said
    layers = {layer["layer"]: layer for layer in answer["directed"]}
    assert set(layers) == {"named", "purpose:structure", "purpose:training"}
    assert (layers["named"]["arcs"], layers["named"]["mutual"], layers["named"]["asymmetric"]) == (54, 2, 50)
    first = layers["named"]["involved"][0]
    assert first["into"] == max(row["into"] for row in layers["named"]["involved"])


def test_the_limit_is_the_number_of_links() -> None:
    assert len(json.loads(_run("--json", "--limit", "4"))["links"]) == 4


def test_a_list_without_anything_to_propose_says_so(tmp_path: Any) -> None:
    (tmp_path / "bezirk.csv").write_text("ags,name,typ\n99001000,Musterstadt,KS\n", "utf-8")
    (tmp_path / "akteure.csv").write_text("id,name,sektor\nA1,Kita Sonne,Jugendhilfe\n", "utf-8")
    found = RUNNER.invoke(app, ["links", str(tmp_path)])
    assert found.exit_code == 0, found.output
    assert "Keine Vorschläge" in found.stdout
