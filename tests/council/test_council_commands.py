"""Council data on the command line: shown, taken in, fetched and compared."""

import json
from pathlib import Path

import pytest

from api.cli import main
from tests.council.council_city import address, city
from tests.council.oparl_server import Faults, council_server


@pytest.fixture
def rat(tmp_path: Path) -> Path:
    path = tmp_path / "rat.json"
    path.write_text(json.dumps(city()), encoding="utf-8")
    return path


def ran(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: object
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["fruehnetz", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    shown = capsys.readouterr()
    return int(ended.value.code or 0), shown.out, shown.err


def test_a_dry_run_shows_what_would_be_taken_and_leaves_nothing(
    rat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = f"sqlite:///{rat.parent}/netz.db"
    code, out, err = ran(
        capsys, monkeypatch, "council", "import", rat, "--district", "99001", "--store", store, "--dry-run"
    )
    assert code == 0
    assert "2 von 4 Vorlagen" in err
    assert "Sachstandsbericht Frühe Hilfen (fruehe hilfe)" in " ".join(out.split())
    assert "Probelauf, nichts gespeichert." in err
    assert sorted(p.name for p in rat.parent.iterdir()) == ["rat.json"]


def test_an_import_says_its_number_and_the_next_one_has_nothing_to_change(
    rat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["council", "import", rat, "--district", "99001", "--store", f"sqlite:///{rat.parent}/netz.db", "--json"]
    first = json.loads(ran(capsys, monkeypatch, *command)[1])
    assert (first["revision"], first["taken"]["papers"], first["aside"]["otherTopic"]) == (1, 2, 2)
    again = json.loads(ran(capsys, monkeypatch, *command)[1])
    assert (again["revision"], again["created"], again["changed"]) == (None, [], [])


def test_topics_of_single_papers_are_said_in_a_file(
    rat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    topics = rat.with_name("themen.toml")
    command = [
        "council",
        "import",
        rat,
        "--district",
        "99001",
        "--store",
        f"sqlite:///{rat.parent}/netz.db",
        "--json",
        "--dry-run",
    ]
    topics.write_text(
        f'[vorlagen]\n"{address("papers", 1)}" = ""\n"{address("papers", 3)}" = "related"\n', encoding="utf-8"
    )
    papers = json.loads(ran(capsys, monkeypatch, *command, "--topics", topics)[1])["papers"]
    assert [(p["reference"], p["topic"]) for p in papers] == [("2025/0002", "partly"), ("2025/0003", "related")]
    topics.write_text(f'[vorlagen]\n"{address("papers", 1)}" = "sehr"\n', encoding="utf-8")
    code, _, err = ran(capsys, monkeypatch, *command, "--topics", topics)
    assert code == 2
    assert "Möglich sind core, partly, related" in err


def test_the_district_must_be_named(
    rat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = ran(capsys, monkeypatch, "council", "import", rat, "--store", f"sqlite:///{rat.parent}/netz.db")
    assert code == 2
    assert "--district 08212" in err


def test_fetched_data_are_imported_from_their_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "abruf"
    with council_server(Faults()) as url:
        code, _, err = ran(capsys, monkeypatch, "council", "fetch", url, folder, "--pause", "0")
    assert code == 0
    assert "6 Objekte, vollständig" in err
    command = ["council", "import", folder, "--district", "99001", "--store", f"sqlite:///{tmp_path}/netz.db", "--json"]
    assert json.loads(ran(capsys, monkeypatch, *command)[1])["taken"]["consultations"] == 3


def test_two_states_are_compared(
    rat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = rat.with_name("später.json")
    later.write_text(json.dumps(city()[1:]), encoding="utf-8")
    code, out, _ = ran(capsys, monkeypatch, "council", "compare", rat, later)
    assert code == 0
    assert out.splitlines() == [
        "Gremien und Ämter: 0 neu, 1 nicht mehr da, 0 geändert",
        "  - Jugendhilfeausschuss",
        "Mitgliedschaften: 0 neu, 2 nicht mehr da, 0 geändert",
        f"  - {address('memberships', 1)}",
        f"  - {address('memberships', 2)}",
    ]


def test_a_pasted_page_is_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "seite.txt"
    page.write_text(
        "Betreff: Haushalt\nVorlage: 1/2024\nBeratungsfolge:\nKreistag 04.06.2024 Entscheidung\nxyz\n", encoding="utf-8"
    )
    command = ["council", "paste", page, "--district", "99001", "--store", f"sqlite:///{tmp_path}/netz.db"]
    code, out, err = ran(capsys, monkeypatch, *command)
    assert code == 0
    assert "Nicht verstanden: xyz" in err
    assert "verwandtes Thema" in out
    assert "Gespeichert als Nr. 1." in err


def test_a_person_corrects_what_a_paper_is_about_and_the_next_import_leaves_it(
    rat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ["--district", "99001", "--store", f"sqlite:///{rat.parent}/netz.db"]
    ran(capsys, monkeypatch, "council", "import", rat, *at)
    rows = json.loads(ran(capsys, monkeypatch, "council", "topics", *at, "--json")[1])
    assert [(row["topic"], row["byPerson"], row["words"]) for row in rows] == [
        ("partly", False, ["familienhebamme"]),
        ("core", False, ["fruehe hilfe"]),
    ]
    id = rows[1]["id"]
    assert "Probelauf" in ran(capsys, monkeypatch, "council", "topic", id, "none", *at, "--dry-run")[2]
    assert ran(capsys, monkeypatch, "council", "topic", id, "none", *at)[0] == 0
    assert "So steht es schon da" in ran(capsys, monkeypatch, "council", "topic", id, "none", *at)[2]
    again = json.loads(ran(capsys, monkeypatch, "council", "import", rat, *at, "--json")[1])
    assert (again["revision"], again["noLonger"]) == (None, [])
    assert "von Hand" in ran(capsys, monkeypatch, "council", "topics", *at)[1]
    assert ran(capsys, monkeypatch, "council", "topic", "99001:nirgends", "core", *at)[0] == 1
