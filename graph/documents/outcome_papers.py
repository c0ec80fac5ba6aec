"""Soll-Ist report and kommunaler Leitfaden: goals and measures as recorded, and what the log marks for the guide.

What a goal was to reach and what it reached stand beside each other as they are recorded; what nobody recorded is a
blank. The guide follows the phases of the project (docs/domain.md 6.2).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.documents.citing import Citing
from graph.documents.laid_out import footer_of, how_to_read, with_sources
from graph.documents.wished import FORM_LABELS, PaperBasis, PaperWish
from graph.documents.written import (
    HeadingBlock,
    ListBlock,
    PaperBlock,
    PaperLine,
    TableBlock,
    TextBlock,
    TitleBlock,
    WrittenPaper,
    blank,
    phrase,
)
from graph.map.labels import clean_label
from graph.records import Entity
from graph.records.claims import Presence
from graph.wording import spelled
from ontology.names import EntityType, Prop

_GOAL_HEADS = ("Ziel", "Woran gemessen", "Ausgang", "Soll", "Ist", "Bis")
_MEASURE_HEADS = ("Maßnahme", "Zeitplan", "Ressourcen", "Zuständig", "Überprüfung", "Stand")


def goal_report(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """Goals by step of the Wirkungstreppe with target and actual value, and the measures for them."""
    citing = Citing(basis)
    blocks: list[PaperBlock] = [*_head(basis, wish), how_to_read(), HeadingBlock("Ziele: Soll und Ist")]
    blocks += [*goal_blocks(basis, citing), HeadingBlock("Maßnahmen"), *measure_blocks(basis, citing)]
    return _written(basis, wish, blocks, citing)


def _head(basis: PaperBasis, wish: PaperWish) -> Iterator[PaperBlock]:
    day = spelled(basis.snapshot.on.isoformat()).de
    yield TitleBlock(wish.title or FORM_LABELS[wish.form].de, f"{basis.district}, Stand {day}")


def _own(basis: PaperBasis, type: EntityType) -> list[Entity]:
    """What the district itself recorded and holds at its day."""
    return [e for e in basis.snapshot.of_type(type) if e.owner == basis.snapshot.key]


def goal_blocks(basis: PaperBasis, citing: Citing, level: int = 2) -> Iterator[PaperBlock]:
    """A table for each step of the Wirkungstreppe that has goals; goals without a step stand last."""
    by_step: dict[str, list[Entity]] = defaultdict(list)
    for goal in _own(basis, EntityType.GOAL):
        by_step[goal.value(Prop.OUTCOME_STEP) or ""].append(goal)
    if not by_step:
        yield TextBlock(blank("Ziele; es ist keines erfasst"))
    for step in sorted(by_step, key=lambda s: (not s, s)):
        label = basis.label("OutcomeStep", step)
        yield HeadingBlock(f"Stufe {step[1:]}: {label}" if label else "Ohne Stufe der Wirkungstreppe", level)
        rows = tuple(_goal_row(goal, citing) for goal in by_step[step])
        yield TableBlock(_GOAL_HEADS, rows, (8, 6, 5, 5, 5, 5))


def _goal_row(goal: Entity, citing: Citing) -> tuple[PaperLine, ...]:
    measured = Prop.INDICATOR_ID if goal.value(Prop.INDICATOR_ID) else Prop.INDICATOR_TEXT
    return (
        _cell(goal, Prop.NAME, citing, "Ziel"),
        _cell(goal, measured, citing, "Kennzahl"),
        _cell(goal, Prop.BASELINE, citing, "Ausgang"),
        _cell(goal, Prop.TARGET_VALUE, citing, "Soll"),
        _cell(goal, Prop.ACTUAL_VALUE, citing, "Ist"),
        _cell(goal, Prop.DUE_ON, citing, "Termin", day=True),
    )


def _cell(record: Entity, prop: Prop, citing: Citing, missing: str, *, day: bool = False) -> PaperLine:
    value = record.value(prop)
    if not value:
        return blank(missing)
    return phrase(spelled(value).de if day else value, citing.said(record, prop))


def measure_blocks(basis: PaperBasis, citing: Citing) -> Iterator[PaperBlock]:
    """The measures as agreed: schedule, resources, who is responsible, how they are reviewed, state."""
    found = _own(basis, EntityType.MEASURE)
    if not found:
        yield TextBlock(blank("Maßnahmen; es ist keine erfasst"))
        return
    yield TableBlock(_MEASURE_HEADS, tuple(_measure_row(basis, m, citing) for m in found), (8, 5, 6, 5, 6, 5))


def _measure_row(basis: PaperBasis, measure: Entity, citing: Citing) -> tuple[PaperLine, ...]:
    who = measure.value(Prop.RESPONSIBLE)
    state = basis.label("MeasureStatus", measure.value(Prop.MEASURE_STATUS))
    return (
        _cell(measure, Prop.NAME, citing, "Maßnahme"),
        _cell(measure, Prop.SCHEDULE, citing, "Zeitplan"),
        _cell(measure, Prop.RESOURCES, citing, "Ressourcen"),
        phrase(basis.name(who), citing.said(measure, Prop.RESPONSIBLE)) if who else blank("Zuständig"),
        _cell(measure, Prop.REVIEW_RULE, citing, "Überprüfung"),
        phrase(state, citing.said(measure, Prop.MEASURE_STATUS)) if state else blank("Stand"),
    )


def municipal_guide(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """The guide that a process leaves behind: its log entries by phase, goals and measures, what comes next."""
    citing = Citing(basis)
    blocks: list[PaperBlock] = [*_head(basis, wish), how_to_read(), *_entries(basis, citing)]
    blocks += [HeadingBlock("Ziele: Soll und Ist"), *goal_blocks(basis, citing)]
    blocks += [HeadingBlock("Maßnahmen"), *measure_blocks(basis, citing)]
    blocks += [HeadingBlock("Wie es weitergeht"), TextBlock(blank("Schritte über das Vorhaben hinaus"))]
    return _written(basis, wish, blocks, citing)


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


def _written(basis: PaperBasis, wish: PaperWish, blocks: Sequence[PaperBlock], citing: Citing) -> WrittenPaper:
    title = wish.title or FORM_LABELS[wish.form].de
    whole = with_sources(blocks, citing)
    return WrittenPaper(wish.form, title, basis.district, basis.snapshot.on, whole, {}, footer_of(basis, wish))


__all__ = ["goal_blocks", "goal_report", "measure_blocks", "municipal_guide"]
