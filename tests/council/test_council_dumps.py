"""JSON of council systems that is no OParl is read by a small file that says what stands where."""

import json
from pathlib import Path

import pytest

from api.cli import main
from graph.council.council_objects import CouncilPaper, PaperHeard
from graph.council.defects import Defect
from graph.council.dumps import dump_keys, gathered_dump
from graph.errors import UnreadableFileError

KEYS = """
[vorlage]
liste = "daten.drucksachen"
titel = "betreff"
nummer = "nr"
datum = "erstellt"
art = "typ"
[beratung]
liste = "verlauf"
gremium = "ausschuss.name"
datum = "am"
ergebnis = "ausgang"
"""
DUMP = {
    "daten": {
        "drucksachen": [
            {
                "betreff": "Frühe Hilfen: Bericht",
                "nr": "7/2024",
                "erstellt": "01.03.2024",
                "typ": "Mitteilung",
                "verlauf": [
                    {
                        "ausschuss": {"name": "Jugendhilfeausschuss"},
                        "am": "14.03.2024",
                        "ausgang": "einstimmig zur Kenntnis genommen",
                    }
                ],
            },
            {"betreff": "Straßenbau", "nr": "8/2024", "verlauf": [{"ausschuss": {}}]},
            "kein Objekt",
            {"nr": "9/2024"},
        ]
    }
}


def test_papers_and_consultations_are_found_under_the_keys_that_the_file_names() -> None:
    found = gathered_dump(DUMP, dump_keys(KEYS), "dump.json")
    papers = {p.reference: (p.name, p.day, p.kind) for p in found.of(CouncilPaper)}
    assert papers == {"7/2024": ("Frühe Hilfen: Bericht", "2024-03-01", "Mitteilung"), "8/2024": ("Straßenbau", "", "")}
    (heard,) = found.of(PaperHeard)
    assert heard.meeting.endswith("2024-03-14")
    assert dict(found.defects.numbers) == {Defect.NO_BODY: 1, Defect.NO_OBJECT: 1, Defect.NO_NAME: 1}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("[vorlage]\ntitel = 1 2", "kein TOML"),
        ("[beratung]\ngremium = 'x'", "„titel“"),
        ("[vorlage]\ntitel = 'x'", "„gremium“"),
        ("[vorlage]\ntitel = 'x'\nfarbe = 'rot'", "„farbe“"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused_with_the_place(keys: str, said: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        dump_keys(keys)
    assert said in str(refused.value.args)


def test_a_dump_is_taken_in_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dump.json").write_text(json.dumps(DUMP), encoding="utf-8")
    (tmp_path / "keys.toml").write_text(KEYS, encoding="utf-8")
    command = ["council", "import", tmp_path / "dump.json", "--keys", tmp_path / "keys.toml", "--district", "99001"]
    monkeypatch.setattr(
        "sys.argv", ["fruehnetz", *map(str, command), "--store", f"sqlite:///{tmp_path}/netz.db", "--json"]
    )
    with pytest.raises(SystemExit):
        main()
    shown = json.loads(capsys.readouterr().out)
    assert (shown["taken"]["papers"], shown["taken"]["consultations"], shown["revision"]) == (1, 1, 1)
