"""A paper that is to be written: what the group accepted, with norm and evidence; nothing invented, gaps marked."""

from dataclasses import replace

import pytest

from graph.analysis import Analysis
from graph.documents.council_paper import council_paper
from graph.documents.findings_chosen import findings_in
from graph.documents.wished import PaperBasis, PaperForm, PaperWish, PlannedStation
from graph.documents.written import HeadingBlock, ListBlock, TableBlock, TextBlock, WrittenPaper, line_text, text_of
from graph.findings.finding import Decided, singles
from ontology.names import ConsultationRole, Verdict

RESOLUTION = PaperWish(PaperForm.RESOLUTION)


def _deciding(basis: PaperBasis, verdict: Verdict) -> tuple[PaperBasis, str]:
    """The same district, the last single finding decided so."""
    chosen = list(singles(basis.analysis.findings))[-1]
    decided = replace(
        chosen, decided=Decided(verdict, date="2026-08-01", in_charge="Netzwerkkoordination", due="2027-03-31")
    )
    findings = (*basis.analysis.findings[:-1], decided)
    analysis = Analysis(basis.snapshot, basis.analysis.outcomes, findings)
    return PaperBasis(analysis, basis.records), chosen.key


def _proposal(written: WrittenPaper) -> list[str]:
    (steps,) = (b for b in written.blocks if isinstance(b, ListBlock) and b.numbered)
    return [line_text(line) for line in steps.items]


def test_what_the_group_accepted_goes_in_and_nothing_else(karlsruhe: PaperBasis) -> None:
    basis, key = _deciding(karlsruhe, Verdict.ACCEPTED)
    assert [f.key for f in findings_in(basis.analysis, RESOLUTION)] == [key]
    told = _proposal(council_paper(basis, RESOLUTION))
    assert len(told) == 2  # the step, and the report on it
    assert "Zuständig: Netzwerkkoordination. Frist: 31.03.2027." in told[0]


def test_without_an_accepted_finding_the_first_three_are_proposed(karlsruhe: PaperBasis) -> None:
    told = _proposal(council_paper(karlsruhe, RESOLUTION))
    assert len(told) == 4
    assert "Zuständig" not in "".join(told)


def test_chosen_findings_stand_in_the_order_of_the_group(karlsruhe: PaperBasis) -> None:
    keys = [f.key for f in karlsruhe.analysis.findings[:3]][::-1]
    written = council_paper(karlsruhe, replace(RESOLUTION, findings=tuple(keys)))
    titles = [b.text for b in written.blocks if isinstance(b, HeadingBlock) and b.text[:2] in ("1.", "2.", "3.")]
    assert [t[3:] for t in titles] == [f.title.de for f in karlsruhe.analysis.findings[:3]][::-1]


def test_a_question_is_called_one(karlsruhe: PaperBasis) -> None:
    asked = next(f for f in karlsruhe.analysis.findings if f.certainty == "question" and not f.hint)
    text = text_of(council_paper(karlsruhe, replace(RESOLUTION, findings=(asked.key,))))
    assert f"Frage: {asked.reason.de[:40]}" in text


def test_a_notice_proposes_nothing(karlsruhe: PaperBasis) -> None:
    written = council_paper(karlsruhe, PaperWish(PaperForm.NOTICE))
    assert "Beschlussvorschlag" not in text_of(written)
    assert not any(isinstance(b, ListBlock) and b.numbered for b in written.blocks)


def test_every_statement_has_a_source(karlsruhe: PaperBasis) -> None:
    written = council_paper(karlsruhe, replace(RESOLUTION, arguments=("alle",), text="Eigener Satz."))
    lines = [b.line for b in written.named["sachverhalt"] if isinstance(b, TextBlock)]
    lines += [i for b in written.named["sachverhalt"] if isinstance(b, ListBlock) for i in b.items]
    unsourced = [line_text(line) for line in lines if not any(said.cites for said in line)]
    # A basis is its own source: it names the law.
    assert [line for line in unsourced if not line.startswith("Grundlage: ")] == []
    assert "Eigener Text der Verwaltung oder der Steuerungsgruppe, nicht aus der Auswertung" in text_of(written)


def test_money_is_left_open(karlsruhe: PaperBasis) -> None:
    written = council_paper(karlsruhe, RESOLUTION)
    assert "[bitte ergänzen: finanzielle Auswirkungen]" in written.blanks


@pytest.mark.parametrize(
    ("day", "shown"), [("2027-03-11", "geplant: 11.03.2027"), ("", "[bitte ergänzen: Sitzungstermin]")]
)
def test_a_planned_consultation_is_called_planned(karlsruhe: PaperBasis, day: str, shown: str) -> None:
    body = next(r for r in karlsruhe.snapshot.bodies if r.value("kind") == "JHA")
    wish = replace(RESOLUTION, stations=(PlannedStation(body.id, ConsultationRole.VORB, day),))
    (table,) = (b for b in council_paper(karlsruhe, wish).blocks if isinstance(b, TableBlock))
    assert [line_text(line) for line in table.rows[0]][1:] == [body.name, "Vorberatung", shown]


def test_arguments_are_cited_from_the_projects(karlsruhe: PaperBasis) -> None:
    written = council_paper(karlsruhe, replace(RESOLUTION, arguments=("alle",)))
    assert "Mehr Verbindlichkeit durch politische Beschlussfassung. [" in text_of(written)
    assert "NZFH: Projektbeschreibung Kommunale Qualitätsdialoge" in text_of(written)
