"""An agreement with its parties below: each signature with its day, what is open stays open."""

import pytest

from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import asked, found, layout, names, pairs, records, sheet

TITLES = [
    "Kooperationsvereinbarung Lotsen vom 12.03.2019",
    "Partner der Kooperationsvereinbarung Lotsen vom 12.03.2019",
]
SIGNED = "Jugendamt | 12.03.2019\nKlinikum Moor | 02.04.2019\nFrühförderstelle | {open}"


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("head", ["Unterzeichner:", "Vertragspartner | unterschrieben am", "Unterschriften"])
@pytest.mark.parametrize("word", ["offen", "steht noch aus", "noch nicht unterschrieben"])
def test_those_who_signed_are_read_with_the_day(title: str, head: str, word: str) -> None:
    made = layout(sheet(f"{title}\n{head}\n{SIGNED.format(open=word)}"))
    (agreement,) = records(made, "Agreement")
    assert (agreement["name"], agreement["signedOn"]) == ("Kooperationsvereinbarung Lotsen", "2019-03-12")
    assert {r["source"]: (r.get("date"), r.get("status")) for r in records(made, "Signs")} == {
        "Jugendamt": ("2019-03-12", None),
        "Klinikum Moor": ("2019-04-02", None),
        "Frühförderstelle": (None, "unknown"),
    }
    assert {"signed-below", "unknown"} <= asked(made)


def test_names_alone_below_the_word_are_signatures_without_a_day() -> None:
    made = layout(sheet("Kooperationsvereinbarung Lotsen\n\nUnterzeichner:\nJugendamt\nSPZ\nKita Nord"))
    assert pairs(made, "Signs") == {(who, "Kooperationsvereinbarung") for who in ("Jugendamt", "SPZ", "Kita Nord")}


def test_an_agreement_may_be_called_by_several_words() -> None:
    made = layout(sheet("Letter of Intent Familienzentrum\nUnterzeichnende:\nJugendamt | x\nSPZ | x\nKita A |"))
    assert {who for who, _ in pairs(made, "Signs")} == {"Jugendamt", "SPZ"}


def test_every_row_is_counted_once() -> None:
    whole = found(sheet(f"{TITLES[0]}\nUnterzeichner:\n{SIGNED.format(open='offen')}"))
    assert (whole.rows_taken, whole.reasons) == (3, {LeftOutFor.TITLE: 2})


@pytest.mark.parametrize("title", ["Adressen", "Netzwerk Frühe Hilfen", "Kooperationspartner"])
def test_without_an_agreement_above_nobody_signs(title: str) -> None:
    assert "signed-below" not in {
        s.issue.rule for s in found(sheet(f"{title}\nPartner\nJugendamt\nSPZ\nKita Nord")).said
    }


def test_a_list_with_a_column_for_the_agreement_stays_one() -> None:
    rows = "Kooperationsvereinbarung\nPartner | Ort | KoopV\nJugendamt | Moor | ja\nSPZ | Moor | nein"
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "SPZ"]
    assert "signed-below" not in asked(made)
