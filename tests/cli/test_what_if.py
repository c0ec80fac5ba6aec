"""``whatif``: on a store whose ties suffice, on one pair, and below the gate."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.cli.conftest import ROOT, write_lists

RUNNER = CliRunner()
DAY = ("--on", musterstadt.ON.isoformat())


@pytest.fixture
def url(tmp_path: Path, model: Model) -> str:
    """Musterstadt in a file."""
    url = f"sqlite:///{tmp_path}/netz.db"
    store = open_store(url, model)
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    store.close()
    return url


def _run(*arguments: str | Path, code: int = 0) -> str:
    found = RUNNER.invoke(app, ["whatif", *(str(a) for a in arguments)])
    assert found.exit_code == code, found.output
    return " ".join(found.stdout.split())


def test_it_says_where_it_stands_what_helps_and_what_would_be_lost(url: str) -> None:
    shown = _run("--store", url, *DAY, "--together", "2")
    assert "Von 9 Paaren aus Jugendhilfe und Gesundheitswesen erreichen sich 6" in shown
    assert "Gesundheitsamt und Kita Löwenzahn zusammenarbeiten: Wege im Mittel 2,3 → 2,0 Schritte" in shown
    assert "Fällt aus: Netzwerkkoordination Frühe Hilfen. Für die anderen: 6 Paare verlieren ihren Weg" in shown
    assert "Endet der Sitz von Geburtsklinik am Park in Netzwerk Frühe Hilfen: 3 von 6 Paaren" in shown
    assert "Zusammen am besten" in shown
    assert "Gezählt sind nur belegte Verbindungen." in shown


def test_one_pair_by_part_of_its_names_in_english(url: str) -> None:
    shown = _run("--store", url, *DAY, "--pair", "geburtsklinik", "A07", "--lang", "en")
    assert "If Geburtsklinik am Park and Frühförderstelle cooperate: actors without whom a part" in shown
    assert "drops out" not in shown.lower()


@pytest.mark.parametrize("text", ["amt", "Zoo"])
def test_a_name_that_is_none_or_several_is_wrong_use(url: str, text: str) -> None:
    _run("--store", url, *DAY, "--pair", "Kita", text, code=2)


def test_json_holds_all_of_it(url: str) -> None:
    answer = json.loads(_run("--store", url, *DAY, "--json", "--limit", "0", "--together", "1"))
    assert (answer["verdict"], answer["state"]["pairs"], answer["state"]["dependence"]) == (True, 9, 1.0)
    # Ten youth-health pairs and the coordination's own: four of K with three of G, less the two that are tied.
    assert len(answer["links"]) == 10
    assert [len(answer[part]) for part in ("actors", "ties", "seats")] == [9, 9, 14]
    best = answer["links"][0]
    sure = {(x["ends"][0]["label"], x["ends"][1]["label"]): x["certainty"] for x in answer["links"]}
    assert sure["Jugendamt", "Kinderarztpraxis Marktplatz"] == "unknown"
    assert best["after"]["connected"] - best["before"]["connected"] == 3
    assert answer["together"]["exact"]
    assert [end["id"] for end in answer["together"]["links"][0]] == [end["id"] for end in best["ends"]]


def test_below_the_gate_there_is_no_ranking_but_a_pair_on_request(tmp_path: Path) -> None:
    actors = "id,name,typ,bereich\n" + "".join(f"A{i},Stelle {i},Amt,Jugendhilfe\n" for i in range(1, 5))
    lists = write_lists(tmp_path / "netz", akteure=f"{actors}A5,Praxis,Praxis,Gesundheit\n", beziehungen="von,zu,art\n")
    shown = _run(lists)
    assert shown.startswith("Keine Aussage möglich: Für 0 von 5 Organisationen")
    assert "Wenn" not in shown
    asked = _run(lists, "--pair", "Stelle 1", "Praxis")
    assert asked.startswith("Keine Aussage möglich")
    assert "Wenn Stelle 1 und Praxis zusammenarbeiten: verbundene Paare 0 → 1 von 4" in asked


def test_karlsruhe_is_below_the_gate() -> None:
    assert "Keine Aussage möglich" in _run(ROOT / "seed" / "karlsruhe", "--on", "2024-09-24")
