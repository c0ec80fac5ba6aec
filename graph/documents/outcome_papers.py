"""Soll-Ist report and kommunaler Leitfaden: goals and measures, and what the log marks for the guide.

The guide follows the phases of the project (docs/domain.md 6.2).
"""

from collections import defaultdict
from collections.abc import Iterator

from graph.documents.citing import Citing
from graph.documents.goals_told import goal_blocks, measure_blocks
from graph.documents.laid_out import head_of, how_to_read, whole_paper
from graph.documents.wished import PaperBasis, PaperWish
from graph.documents.written import (
    HeadingBlock,
    ListBlock,
    PaperBlock,
    PaperLine,
    TextBlock,
    WrittenPaper,
    blank,
    phrase,
)
from graph.map.labels import clean_label
from graph.records import Entity
from graph.records.claims import Presence
from graph.wording import spelled
from ontology.names import EntityType, Prop


def goal_report(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """Goals by step of the Wirkungstreppe with target and actual value, and the measures for them."""
    citing = Citing(basis)
    blocks: list[PaperBlock] = [head_of(basis, wish), how_to_read(), HeadingBlock("Ziele: Soll und Ist")]
    blocks += [*goal_blocks(basis, citing), HeadingBlock("Maßnahmen"), *measure_blocks(basis, citing)]
    return whole_paper(basis, wish, blocks, citing)


def _own(basis: PaperBasis, type: EntityType) -> list[Entity]:
    """What the district itself recorded and holds at its day."""
    return [e for e in basis.snapshot.of_type(type) if e.owner == basis.snapshot.key]


def municipal_guide(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """The guide that a process leaves behind: its log entries by phase, goals and measures, what comes next."""
    citing = Citing(basis)
    blocks: list[PaperBlock] = [head_of(basis, wish), how_to_read(), *_entries(basis, citing)]
    blocks += [HeadingBlock("Ziele: Soll und Ist"), *goal_blocks(basis, citing)]
    blocks += [HeadingBlock("Maßnahmen"), *measure_blocks(basis, citing)]
    blocks += [HeadingBlock("Wie es weitergeht"), TextBlock(blank("Schritte über das Vorhaben hinaus"))]
    return whole_paper(basis, wish, blocks, citing)


def _entries(basis: PaperBasis, citing: Citing) -> Iterator[PaperBlock]:
    """Log entries by phase; those that are marked for the guide, or all where nobody marked any."""
    entries = [e for e in _own(basis, EntityType.LOG_ENTRY) if e.presence is Presence.PRESENT]
    marked = [e for e in entries if e.value(Prop.FOR_GUIDE) == "true"] or entries
    if not marked:
        yield HeadingBlock("Verlauf")
        yield TextBlock(blank("Verlauf; es ist kein Logbucheintrag erfasst"))
    by_phase: dict[str, list[Entity]] = defaultdict(list)
    for entry in sorted(marked, key=lambda e: (e.value(Prop.DATE) or "9999", e.id)):
        by_phase[entry.value(Prop.PHASE) or ""].append(entry)
    order = {p.id: int(p.value(Prop.ORDER) or 99) for p in basis.things(EntityType.PHASE)}
    for phase in sorted(by_phase, key=lambda p: (order.get(p, 100), p)):
        yield HeadingBlock(basis.name(phase) if phase else "Ohne Phase")
        yield ListBlock(tuple(_entry(basis, entry, citing) for entry in by_phase[phase]))


def _entry(basis: PaperBasis, entry: Entity, citing: Citing) -> PaperLine:
    day = entry.value(Prop.DATE)
    kind = basis.label("LogEntryKind", entry.value(Prop.ENTRY_KIND))
    head = ", ".join(part for part in (spelled(day).de if day else "", kind) if part)
    proof = entry.value(Prop.EVIDENCE)
    text = clean_label(entry.name) + (f" (Beleg: {clean_label(proof)})" if proof else "")
    cites = citing.said(entry) or (citing.group("Prozess-Logbuch der Steuerungsgruppe"),)
    return phrase(f"{head}: {text}" if head else text, cites)


__all__ = ["goal_report", "municipal_guide"]
