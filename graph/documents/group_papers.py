"""The one page for the steering group, and the report: what is known, what carries, what is to be discussed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.documents.citing import Citing
from graph.documents.laid_out import head_of, how_to_read, whole_paper
from graph.documents.wished import PaperBasis, PaperWish
from graph.documents.written import (
    HeadingBlock,
    ListBlock,
    PaperBlock,
    PaperLine,
    TableBlock,
    TextBlock,
    WrittenPaper,
    mixed,
    phrase,
)
from graph.findings import chapter_order, cited, norms_of, to_discuss_first
from graph.findings.decision_records import finding_of
from graph.findings.finding import KIND_LABELS, Finding, Kind, sureness
from graph.indicators import all_indicators
from graph.map.labels import clean_label
from ontology.names import Verdict

ONE_PAGE = ("B2", "B3", "B4", "B8", "C1", "C13")
"""What stands on the page of the group: anchoring, steering, families (docs/domain.md 12.4)."""
_MOST_STRENGTHS = 3


def group_sheet(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """One page: who sits at the table, what is strong, anchoring in sentences, three things to discuss."""
    citing = Citing(basis)
    blocks = [head_of(basis, wish), *_table(basis, citing), *_strengths(basis, citing, _MOST_STRENGTHS)]
    blocks += [HeadingBlock("Steuerung, Politik und Familien"), _indicators(basis, citing, ONE_PAGE)]
    blocks += [HeadingBlock("Zuerst besprechen"), ListBlock(_priorities(basis, wish, citing), numbered=True)]
    return replace(whole_paper(basis, wish, blocks, citing), compact=True)


def _table(basis: PaperBasis, citing: Citing) -> Iterator[PaperBlock]:
    said = basis.analysis.outcomes["A1"].sentence.de
    yield TextBlock(phrase(said, (citing.computed("Gruppen nach § 3 Abs. 2 KKG (Kennzahl A1)"),)))


def _strengths(basis: PaperBasis, citing: Citing, most: int) -> Iterator[PaperBlock]:
    found = basis.analysis.strengths[:most]
    if found:
        yield HeadingBlock("Was trägt")
        yield ListBlock(tuple(phrase(s.text.de, [citing.proof(e) for e in s.evidence[:2] if e.source]) for s in found))


def _indicators(basis: PaperBasis, citing: Citing, ids: Sequence[str]) -> PaperBlock:
    computed = (citing.computed("Kennzahlen"),)
    known = all_indicators()
    rows = [
        (phrase(f"{id} {known[id].label.de}"), phrase(basis.analysis.outcomes[id].sentence.de, computed))
        for id in ids
        if id in known and id in basis.analysis.outcomes
    ]
    return TableBlock(("Kennzahl", "Stand"), tuple(rows), (4, 12))


def _priorities(basis: PaperBasis, wish: PaperWish, citing: Citing) -> tuple[PaperLine, ...]:
    chosen = [f for key in wish.findings if (f := finding_of(basis.analysis.findings, key)) is not None]
    found = chosen or list(to_discuss_first(basis.analysis.findings))
    return tuple(_priority(finding, citing) for finding in found)


def _priority(finding: Finding, citing: Citing) -> PaperLine:
    computed = (citing.computed("Befunde"),)
    title = phrase(_closed(clean_label(finding.title.de)), strong=True)
    return mixed(title, " ", phrase(finding.takes.de), " ", phrase(f"Wer anfängt: {finding.starts.de}.", computed))


def _closed(text: str) -> str:
    return text if text[-1:] in ".?!" else f"{text}."


def district_report(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """The report: state, strengths, all findings that are not dismissed by chapter, all indicators."""
    citing = Citing(basis)
    blocks = [head_of(basis, wish), how_to_read(), HeadingBlock("Stand"), *_table(basis, citing)]
    blocks += [*_strengths(basis, citing, len(basis.analysis.strengths)), *_chapters(basis, citing)]
    blocks += [HeadingBlock("Kennzahlen"), _indicators(basis, citing, tuple(all_indicators()))]
    return whole_paper(basis, wish, blocks, citing)


def _chapters(basis: PaperBasis, citing: Citing) -> Iterator[PaperBlock]:
    found = [f for f in basis.analysis.findings if f.decided.verdict is not Verdict.DISMISSED]
    for kind in chapter_order(found):
        yield HeadingBlock(KIND_LABELS[kind].de)
        for finding in found:
            if finding.kind is kind:
                yield from _finding(basis, finding, kind, citing)


def _finding(basis: PaperBasis, finding: Finding, kind: Kind, citing: Citing) -> Iterator[PaperBlock]:
    computed = citing.computed("Befunde")
    proofs = tuple(citing.proof(e) for e in finding.evidence if e.source)
    label = "" if kind is Kind.DATA_QUESTION else f" ({sureness(finding).de})"
    yield HeadingBlock(f"{clean_label(finding.title.de)}{label}", 2)
    if finding.reason.de:
        yield TextBlock(phrase(finding.reason.de, (*proofs, computed)))
    norms = "; ".join(dict.fromkeys(cited(n).de for n in norms_of(finding, basis.snapshot)))
    pairs = (("Grundlage", norms), ("Wirkung", finding.effect.de), ("Nächster Schritt", finding.takes.de))
    yield ListBlock(tuple(phrase(f"{name}: {clean_label(text)}", (computed,)) for name, text in pairs if text))


__all__ = ["ONE_PAGE", "district_report", "group_sheet"]
