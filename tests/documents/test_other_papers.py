"""The other papers: one page for the group, report, agreements with their parties, targets, and the guide."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from api.documents import files_of
from graph.analysis import Analysis
from graph.certainty import Certainty
from graph.documents.group_papers import ONE_PAGE
from graph.documents.making import written_paper
from graph.documents.wished import PaperBasis, PaperForm, PaperWish
from graph.documents.written import (
    ListBlock,
    SignatureBlock,
    TableBlock,
    TextBlock,
    WrittenPaper,
    line_text,
    lines_of,
    text_of,
)
from graph.errors import NotFoundError
from graph.findings.finding import KIND_LABELS
from graph.map.labels import clean_label
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from ontology.names import EntityType

_AGREEMENTS = (PaperForm.INTENT, PaperForm.CONTRACT, PaperForm.AGREEMENT)


def _with(basis: PaperBasis, *things: Entity) -> PaperBasis:
    """The same district with more of its own things, which hold on its day."""
    more = {thing.id: thing for thing in things}
    certainty = {**basis.snapshot.certainty, **dict.fromkeys(more, Certainty.PRESENT)}
    snapshot = replace(basis.snapshot, entities={**basis.snapshot.entities, **more}, certainty=certainty, _derived={})
    assert isinstance(basis.analysis, Analysis)
    return PaperBasis(replace(basis.analysis, snapshot=snapshot), {**basis.records, **more})


def test_the_page_of_the_group_is_one_page(karlsruhe: PaperBasis, rendsburg: PaperBasis) -> None:
    for basis in (karlsruhe, rendsburg):
        written = written_paper(basis, PaperWish(PaperForm.GROUP))
        assert len(PdfReader(BytesIO(files_of(written, "pdf"))).pages) == 1
        (table,) = (b for b in written.blocks if isinstance(b, TableBlock))
        assert tuple(line_text(row[0]).split()[0] for row in table.rows) == ONE_PAGE


def test_the_report_holds_every_finding_below_its_chapter(karlsruhe: PaperBasis) -> None:
    text = text_of(written_paper(karlsruhe, PaperWish(PaperForm.REPORT)))
    for finding in karlsruhe.analysis.findings:
        assert clean_label(finding.title.de) in text
        assert KIND_LABELS[finding.kind].de in text
    for id, outcome in karlsruhe.analysis.outcomes.items():
        assert clean_label(outcome.sentence.de) in text, id


def test_an_agreement_says_first_that_it_is_no_checked_text_of_law(
    karlsruhe: PaperBasis, rendsburg: PaperBasis
) -> None:
    for form in _AGREEMENTS:
        for basis in (karlsruhe, rendsburg):
            second = written_paper(basis, PaperWish(form)).blocks[1]
            assert isinstance(second, TextBlock)
            assert second.style == "warning"
            assert "kein geprüfter Rechtstext" in line_text(second.line)


def _signed(written: WrittenPaper) -> tuple[str, ...]:
    (block,) = (b for b in written.blocks if isinstance(b, SignatureBlock))
    return block.parties


def test_the_letter_of_intent_declares_each_prerequisite_as_far_as_it_is_recorded(rendsburg: PaperBasis) -> None:
    """Chapter 7 of the description of the project: what is recorded as met stands so, the rest is to be declared."""
    written = written_paper(rendsburg, PaperWish(PaperForm.INTENT, project="QDFH"))
    (demanded,) = (b for b in written.blocks if isinstance(b, ListBlock) and b.numbered)
    told = [line_text(line) for line in demanded.items]
    assert len(told) == 7
    assert told[4].startswith("Zustimmung zur Beteiligung an der prozessbegleitenden Evaluation.")
    assert "Erschlossen als erfüllt, bitte bestätigen." in told[4]
    assert told[1].endswith("[bitte ergänzen: Erklärung dazu]")
    assert _signed(written) == ("Verwaltungsleitung, Kreis Rendsburg-Eckernförde",)
    assert "Mehr Verbindlichkeit durch politische Beschlussfassung." in text_of(written)


def test_the_contract_names_who_carries_the_project_its_phases_and_results(rendsburg: PaperBasis) -> None:
    written = written_paper(rendsburg, PaperWish(PaperForm.CONTRACT, project="prozessbegleitung"))
    assert _signed(written) == ("Nationales Zentrum Frühe Hilfen", "Kreis Rendsburg-Eckernförde")
    (phases,) = (b for b in written.blocks if isinstance(b, TableBlock))
    assert [line_text(row[0]).split(" [")[0] for row in phases.rows] == [
        "Vorbereitungsphase",
        "Konstituierungsphase",
        "Zielbestimmungsphase",
        "Maßnahmenphase",
        "Umsetzungsphase",
        "Evaluations- und Transferphase",
    ]
    assert "Kooperationsvertrag zwischen Kommune und NZFH unterzeichnet" in line_text(phases.rows[0][2])
    assert line_text(phases.rows[0][1]) == "April 2022 bis Juni 2022"


def test_an_unknown_project_agreement_or_partner_is_not_found(karlsruhe: PaperBasis) -> None:
    for wish in (
        PaperWish(PaperForm.INTENT, project="Mondfahrt"),
        PaperWish(PaperForm.AGREEMENT, agreement="Mondvertrag"),
        PaperWish(PaperForm.AGREEMENT, partners=("Mondamt",)),
    ):
        with pytest.raises(NotFoundError):
            written_paper(karlsruhe, wish)


def test_without_partners_all_that_is_open_is_a_blank(karlsruhe: PaperBasis) -> None:
    written = written_paper(karlsruhe, PaperWish(PaperForm.AGREEMENT))
    assert {"[bitte ergänzen: Partner]", "[bitte ergänzen: Gegenstand der Vereinbarung]"} <= set(written.blanks)


def test_the_parties_of_an_agreement_come_from_its_record(karlsruhe: PaperBasis) -> None:
    said = next(r for r in karlsruhe.ties("Signs"))
    written = written_paper(karlsruhe, PaperWish(PaperForm.AGREEMENT, agreement=said.target))
    assert karlsruhe.name(said.source) in _signed(written)


def test_partners_are_named_with_what_is_recorded_of_their_cooperation(karlsruhe: PaperBasis) -> None:
    tie = next(r for r in karlsruhe.ties("Cooperation") if r.presence.value == "present")
    names = (karlsruhe.name(tie.source), karlsruhe.name(tie.target))
    written = written_paper(karlsruhe, PaperWish(PaperForm.AGREEMENT, partners=names))
    assert _signed(written) == names
    assert f"{names[0]} und {names[1]}" in text_of(written)
    assert "Erfasst ist bisher an Zusammenarbeit:" in text_of(written)


def _goal(basis: PaperBasis) -> Entity:
    said = [
        Claim(EXISTS, "true", as_of="2026-01-01"),
        Claim("name", "Familien kennen die Lotsin", as_of="2026-01-01"),
        Claim("outcomeStep", "W2", as_of="2026-01-01"),
        Claim("indicatorText", "Anteil der Familien", as_of="2026-01-01"),
        Claim("targetValue", "60 von 100", as_of="2026-01-01"),
    ]
    return entity(f"{basis.snapshot.key}:goal-x", EntityType.GOAL, basis.snapshot.key, said)


def test_goals_stand_below_their_step_and_what_is_not_recorded_is_a_blank(karlsruhe: PaperBasis) -> None:
    basis = _with(karlsruhe, _goal(karlsruhe))
    text = text_of(written_paper(basis, PaperWish(PaperForm.TARGETS)))
    assert "Stufe 2: Zielgruppen werden erreicht" in text
    for told in ("Familien kennen die Lotsin", "60 von 100", "[bitte ergänzen: Ausgang]", "[bitte ergänzen: Termin]"):
        assert told in text


def test_at_the_end_of_phase_three_the_goals_are_to_be_decided(karlsruhe: PaperBasis) -> None:
    basis = _with(karlsruhe, _goal(karlsruhe))
    written = written_paper(basis, PaperWish(PaperForm.RESOLUTION, phase="3"))
    steps = next(b for b in written.named["beschlussvorschlag"] if isinstance(b, ListBlock))
    assert line_text(steps.items[0]) == "Die Ziele der Wirkungstreppe werden als gemeinsames Vorgehen beschlossen."
    assert "Familien kennen die Lotsin" in text_of(written)
    # Findings that nobody accepted do not slip in.
    assert karlsruhe.analysis.findings[0].title.de not in text_of(written)


def test_at_the_end_of_phase_four_without_measures_there_is_a_blank(karlsruhe: PaperBasis) -> None:
    written = written_paper(karlsruhe, PaperWish(PaperForm.RESOLUTION, phase="4"))
    assert "[bitte ergänzen: Maßnahmen; es ist keine erfasst]" in written.blanks


def _entry(basis: PaperBasis, sign: str, name: str, *, guide: bool) -> Entity:
    said = [
        Claim(EXISTS, "true", as_of="2026-02-01"),
        Claim("name", name, as_of="2026-02-01"),
        Claim("date", "2026-02-01", as_of="2026-02-01"),
        Claim("entryKind", "success", as_of="2026-02-01"),
        *([Claim("forGuide", "true", as_of="2026-02-01")] if guide else []),
    ]
    return entity(f"{basis.snapshot.key}:log-{sign}", EntityType.LOG_ENTRY, basis.snapshot.key, said)


def test_the_guide_tells_what_the_log_marks_for_it(karlsruhe: PaperBasis) -> None:
    marked = _entry(karlsruhe, "a", "Gesundheitsamt gewonnen", guide=True)
    other = _entry(karlsruhe, "b", "Sitzung verschoben", guide=False)
    text = text_of(written_paper(_with(karlsruhe, marked, other), PaperWish(PaperForm.GUIDE)))
    assert "01.02.2026, Erfolg: Gesundheitsamt gewonnen" in text
    assert "Sitzung verschoben" not in text
    unmarked = text_of(written_paper(_with(karlsruhe, other), PaperWish(PaperForm.GUIDE)))
    assert "Sitzung verschoben" in unmarked


def test_no_paper_has_a_line_without_text(karlsruhe: PaperBasis, rendsburg: PaperBasis) -> None:
    for basis in (karlsruhe, rendsburg):
        for form in PaperForm:
            written = written_paper(basis, PaperWish(form))
            assert all(line_text(line).strip() for block in written.blocks for line in lines_of(block)), form
