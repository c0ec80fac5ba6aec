"""A message whose advice, followed, leads to the next message is a fault: each kind, and its advice taken."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from graph.imports import Staged, stage
from ontology import Model

BEZIRK = "AGS;Name;Art;Land\n99001000;Stadt Musterstadt;KS;NW\n"
ACTORS = "Kennung;Name;Bereich\nA1;Amt;Jugendhilfe\n"
ALL = {"bezirk": BEZIRK, "akteure": ACTORS}


class Case(NamedTuple):
    """Sheets with one thing wrong, the rule that says so, and the sheets after its advice was followed."""

    rule: str
    wrong: dict[str, str]
    mended: dict[str, str]


def one(rule: str, sheet: str, wrong: str, mended: str, **others: str) -> Case:
    return Case(rule, {**ALL, **others, sheet: wrong}, {**ALL, **others, sheet: mended})


CASES = {
    "a date: clear the cell": one(
        "datatype", "gremien", "Kennung;Name;Seit\nG1;Rat;bald\n", "Kennung;Name;Seit\nG1;Rat;\n"
    ),
    "a date without a year: correct it": one(
        "datatype", "gremien", "Kennung;Name;Seit\nG1;Rat;01.01.\n", "Kennung;Name;Seit\nG1;Rat;01.01.2020\n"
    ),
    "a word with a question mark: delete the mark": one(
        "doubt", "akteure", "Kennung;Name;Bereich\nA1;Amt;Jugendhilfe?\n", ACTORS
    ),
    "a name is missing: delete the row": one(
        "required", "akteure", ACTORS + "A2;;Jugendhilfe\n", ACTORS, gremien="Kennung;Name\nG1;Rat\n"
    ),
    "a name is missing: add it": one(
        "required", "akteure", ACTORS + "A2;;Jugendhilfe\n", ACTORS + "A2;Treff;Jugendhilfe\n"
    ),
    "a reference: list it in the sheet that is named": one(
        "target",
        "akteure",
        ACTORS,
        ACTORS + "A2;Treff Mond;\n",
        gremien="Kennung;Name\nG1;Rat\n",
        mitgliedschaften="Akteur;Gremium\nTreff Mond;G1\n",
    ),
    "a missing sheet: add it with what it names": Case(
        "sheet",
        {**ALL, "mitgliedschaften": "Akteur;Gremium\nA1;Rat\nA1;Beirat\n"},
        {**ALL, "mitgliedschaften": "Akteur;Gremium\nA1;Rat\nA1;Beirat\n", "Gremien": "Name\nRat\nBeirat\n"},
    ),
    "a missing column: name it": one("column", "gremien", "Kennung;Bezeichng\nG1;Rat\n", "Kennung;Name\nG1;Rat\n"),
    "an unknown column: name it as it is meant": one(
        "header", "gremien", "Kennung;Name;Grundlge\nG1;Rat;x\n", "Kennung;Name;Rechtsgrundlage\nG1;Rat;x\n"
    ),
    "a carrier nobody lists: list it": one(
        "implied",
        "akteure",
        "Kennung;Name;Träger\nA1;Kita;Caritas\n",
        "Kennung;Name;Träger\nA1;Kita;Caritas\nA2;Caritas;\n",
    ),
    "a Kennung that is taken: give another": one("id", "gremien", "Kennung;Name\nA1;Rat\n", "Kennung;Name\nG1;Rat\n"),
    "a status nobody knows: clear the cell": one(
        "header", "akteure", "Kennung;Name;Status\nA1;Amt;grün\n", "Kennung;Name;Status\nA1;Amt;\n"
    ),
    "an unknown kind of record: correct it": one(
        "type",
        "gremien",
        "Kennung;Name;Eintragsart\nG1;Rat;Klub\n",
        "Kennung;Name;Eintragsart\nG1;Rat;Gremium\n",
    ),
    "a foreign district: clear the cell": one(
        "owner",
        "akteure",
        "Kennung;Name;Bezirk der Angabe\nA1;Amt;Anderswo\n",
        "Kennung;Name;Bezirk der Angabe\nA1;Amt;\n",
    ),
    "hashes: save again with a wider column": one(
        "hashes", "akteure", "Kennung;Name;Ort\nA1;Amt;####\n", "Kennung;Name;Ort\nA1;Amt;Musterstadt\n"
    ),
    "no district: add the sheet": Case("district", {"akteure": ACTORS}, ALL),
    "no yes and no no: enter one": one(
        "open",
        "akteure",
        "Kennung;Name;Anerkannt nach § 75\nA1;Amt;in Arbeit\n",
        "Kennung;Name;Anerkannt nach § 75\nA1;Amt;nein\n",
    ),
}


def _staged(folder: Path, model: Model, sheets: dict[str, str]) -> Staged:
    folder.mkdir()
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return stage(folder, model, stated_on="2025-12-31")


@pytest.mark.parametrize("name", CASES)
def test_the_advice_followed_leads_to_no_further_message(tmp_path: Path, model: Model, name: str) -> None:
    case = CASES[name]
    wrong = _staged(tmp_path / "wrong", model, case.wrong)
    assert case.rule in {p.rule for p in wrong.problems}
    mended = _staged(tmp_path / "mended", model, case.mended)
    assert [(p.rule, p.sentence.de) for p in mended.problems] == []


@pytest.mark.parametrize("name", CASES)
def test_every_message_says_where_what_and_what_to_do(tmp_path: Path, model: Model, name: str) -> None:
    for problem in _staged(tmp_path / "wrong", model, CASES[name].wrong).problems:
        assert problem.file
        assert problem.sentence.de.endswith(".")
        assert problem.remedy.de.endswith(".")
        assert problem.sentence.en != problem.sentence.de
        assert not re.search(r"Fehler|falsch|ungültig|verboten", problem.sentence.de), problem.sentence.de


@pytest.mark.parametrize("word", ["Zauberei", "Gartenbau", "Jugndhilfe"])
def test_each_word_that_is_offered_is_taken(tmp_path: Path, model: Model, word: str) -> None:
    wrong = _staged(tmp_path / "wrong", model, {**ALL, "akteure": f"Kennung;Name;Bereich\nA1;Amt;{word}\n"})
    labels = [c.label.de for c in model.code_lists["Sector"].codes]
    (problem,) = wrong.problems
    offered = [label for label in labels if label in problem.expected.de]
    assert 0 < len(offered) <= 8
    for number, label in enumerate(offered):
        rows = f"Kennung;Name;Bereich\nA1;Amt;{label}\n"
        assert _staged(tmp_path / str(number), model, {**ALL, "akteure": rows}).problems == ()


def test_a_list_of_its_own_name_is_mended_by_the_first_answers(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "vt.csv"
    path.write_text("Einrichtung;Bereich\nAmt;Jugendhilfe\n", "utf-8")
    rules = [p.rule for p in stage(path, model).problems]
    assert rules == ["undated", "guessed", "district"]
    path.unlink()
    (tmp_path / "Organisationen.csv").write_text("Stand: 01.02.2025;\nEinrichtung;Bereich\nAmt;Jugendhilfe\n", "utf-8")
    mended = stage(tmp_path / "Organisationen.csv", model, district="99001")
    assert [p.rule for p in mended.problems] == ["dated"]
