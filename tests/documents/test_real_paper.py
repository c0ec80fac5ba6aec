"""VO/2018/601 of Kreis Rendsburg-Eckernförde, written again from the graph: what it holds stands where it stands."""

import pytest

from graph.documents.council_paper import council_paper
from graph.documents.wished import PaperBasis, PaperForm, PaperWish
from graph.documents.written import (
    FieldsBlock,
    HeadingBlock,
    ListBlock,
    TableBlock,
    TextBlock,
    TitleBlock,
    WrittenPaper,
    line_text,
    lines_of,
    text_of,
)
from graph.errors import NotFoundError

AGAIN = PaperWish(PaperForm.NOTICE, paper="VO/2018/601")


@pytest.fixture(scope="module")
def again(rendsburg: PaperBasis) -> WrittenPaper:
    return council_paper(rendsburg, AGAIN)


def _below(written: WrittenPaper, heading: str) -> list[str]:
    """The lines below a heading, up to the next one."""
    places = [n for n, b in enumerate(written.blocks) if isinstance(b, HeadingBlock) and b.text == heading]
    found = []
    for block in written.blocks[places[0] + 1 :]:
        if isinstance(block, HeadingBlock):
            break
        found += [line_text(line) for line in lines_of(block)]
    return found


def test_the_head_is_that_of_the_paper(again: WrittenPaper) -> None:
    title, fields = again.blocks[:2]
    assert isinstance(title, TitleBlock)
    assert (title.text, title.under) == ("Mitteilungsvorlage", "Kreis Rendsburg-Eckernförde")
    assert isinstance(fields, FieldsBlock)
    said = {name: line_text(line) for name, line in fields.rows}
    assert said["Vorlage-Nr"] == "VO/2018/601 [1]"
    assert said["Datum"] == "29.08.2018 [1]"
    assert said["Status"] == "öffentlich [3]"
    # The field holds a word that looks like a slip: it stands there, and it is said that it is open.
    assert said["Federführend"] == "Ausbildung [2] (Angabe der Quelle, noch zu klären)"


def test_what_the_paper_leaves_empty_and_who_wrote_it_are_blanks(again: WrittenPaper) -> None:
    blanks = ("Mitwirkend", "Ansprechpartner/in", "Bearbeiter/in", "Sitzungstermin", "finanzielle Auswirkungen")
    assert set(again.blanks) == {f"[bitte ergänzen: {what}]" for what in blanks}


def test_subject_and_sequence_of_consultations(again: WrittenPaper) -> None:
    subject = "Qualitätsentwicklung in der Praxis unterstützen - Kommunale Qualitätsdialoge Frühe Hilfen"
    assert _below(again, "Betreff") == [subject]
    (table,) = (b for b in again.blocks if isinstance(b, TableBlock))
    assert table.head[:3] == ("Status", "Gremium", "Zuständigkeit")
    assert [line_text(line) for line in table.rows[0]] == [
        "Öffentlich",
        "Jugendhilfeausschuss [3]",
        "Kenntnisnahme",
        "[bitte ergänzen: Sitzungstermin]",
    ]


def test_the_goals_stand_below_their_heading_in_their_order(again: WrittenPaper) -> None:
    told = _below(again, "Ziele des Projektes")
    assert [t.removesuffix(" [5]")[:32] for t in told] == [
        "Voneinander Lernen und Qualitäts",
        "Qualitätsentwicklung der kommuna",
        "Kompetenzen zur Qualitätsentwick",
        "Ein fachlich fundiertes Konzept ",
        "Qualitätsgesicherte Instrumente ",
        "Projektergebnisse in die örtlich",
        "Den Qualitätsrahmen Frühe Hilfen",
    ]


def test_the_cluster_and_the_dimension_stand_below_ablauf(again: WrittenPaper) -> None:
    told = _below(again, "Ablauf & Beteiligte")
    assert "Qualitätsdimension „Zusammenarbeit mit der Familie“" in told[0]
    for fellow in ("Bremen", "Bremerhaven", "Rotenburg (Wümme)"):
        assert fellow in told[0]
    assert any(t.startswith("Bis zu zehn Vertreterinnen oder Vertreter je Kommune") for t in told)


def test_every_sentence_of_the_facts_has_its_source(again: WrittenPaper) -> None:
    facts = [b for b in again.named["sachverhalt"] if isinstance(b, TextBlock | ListBlock)]
    lines = [line for block in facts for line in lines_of(block) if not line[-1].text.endswith(":")]
    assert lines
    assert [line_text(line) for line in lines if not any(said.cites for said in line)] == []


def test_no_other_source_is_told_as_if_it_were_the_paper(again: WrittenPaper) -> None:
    """The graph knows more of the project, from elsewhere: nothing of it is put into the mouth of the paper."""
    text = text_of(again)
    assert "31 Monate" not in text
    assert "sechs Arbeitstage" not in text
    assert _below(again, "Quellen")[0].startswith("[1] Kreis Rendsburg-Eckernförde: Vorlage VO/2018/601")
    assert all(line.partition("] ")[2].startswith("wie [1]") for line in _below(again, "Quellen")[1:])


def test_a_paper_that_is_not_there_is_not_found(rendsburg: PaperBasis) -> None:
    with pytest.raises(NotFoundError):
        council_paper(rendsburg, PaperWish(PaperForm.NOTICE, paper="VO/1900/1"))
