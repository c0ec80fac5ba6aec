"""Goals and measures as papers tell them: what was agreed, what is, and what the data allow to say of it.

All values and verdicts are those of `graph.goals` (docs/domain.md 6.2), ranges included; with an earlier state beside
them they are the Soll-Ist of the two. What nobody said, and somebody could, is a blank.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from graph.documents.citing import Citing
from graph.documents.wished import PaperBasis
from graph.documents.written import HeadingBlock, PaperBlock, PaperLine, TableBlock, TextBlock, blank, mixed, phrase
from graph.goals.goal_values import GoalValue
from graph.goals.goals_at import STANDINGS, GoalState, goals_of
from graph.goals.measures_at import AIMS, Aim, MeasureState, measures_of
from graph.goals.soll_ist import GoalCompared, soll_ist
from graph.indicators import all_indicators
from graph.records import Entity
from graph.wording import sentences, spelled
from ontology import Text, say
from ontology.names import GoalDirection, Prop

_MEASURE_HEADS = ("Maßnahme", "Zeitplan und Ressourcen", "Zuständig", "Überprüfung", "Stand")
_GOALS_SAID = "Ziele, wie die Gruppe sie eingetragen hat"
_MEASURES_SAID = "Maßnahmen, wie die Gruppe sie eingetragen hat"
_NOT_RECORDED = "nicht erfasst"


def goal_blocks(basis: PaperBasis, citing: Citing, level: int = 2) -> Iterator[PaperBlock]:
    """A table for each step of the Wirkungstreppe that has goals; goals without a step stand last."""
    by_step: dict[str, list[tuple[PaperLine, ...]]] = defaultdict(list)
    for step, row in _goal_rows(basis, citing):
        by_step[step].append(row)
    if not by_step:
        yield TextBlock(blank("Ziele; es ist keines erfasst"))
        return
    yield TextBlock(_how_measured(basis), "note")
    heads = _heads(basis)
    for step in sorted(by_step, key=lambda s: (not s, s)):
        label = basis.label("OutcomeStep", step)
        yield HeadingBlock(f"Stufe {step[1:]}: {label}" if label else "Ohne Stufe der Wirkungstreppe", level)
        yield TableBlock(heads, tuple(by_step[step]), (9, 8, 8, *(5,) * (len(heads) - 4), 8))


def _how_measured(basis: PaperBasis) -> PaperLine:
    on = spelled(basis.snapshot.on.isoformat()).de
    ranges = "In Klammern steht, wie viel es sein kann, solange etwas nicht erfasst ist."
    if basis.before is None:
        lead = f"Gemessen am {on}; ein früherer Stand zum Vergleich ist nicht gewählt."
        return phrase(f"{lead} {ranges}")
    day = spelled(basis.before.snapshot.on.isoformat()).de
    touching = "Wo sich die Spannen berühren, heißt es weder besser noch schlechter."
    return phrase(f"Verglichen werden die Stände vom {day} und vom {on}. {ranges} {touching}")


def _heads(basis: PaperBasis) -> tuple[str, ...]:
    days = [a.snapshot.on for a in (basis.before, basis.analysis) if a is not None]
    return ("Ziel", "Woran gemessen", "Vereinbart", *(f"Ist am {spelled(d.isoformat()).de}" for d in days), "Ergebnis")


def _goal_rows(basis: PaperBasis, citing: Citing) -> Iterator[tuple[str, tuple[PaperLine, ...]]]:
    """Step and cells of each goal, in the order of Soll-Ist."""
    if basis.before is None:
        for state in goals_of(basis.snapshot, basis.analysis.outcomes):
            yield (
                state.step,
                (*_agreed(basis, state, citing), _actual(state, basis.snapshot.on, citing), *_now(state, citing)),
            )
        return
    then = basis.before.snapshot.on
    for one in soll_ist(basis.before, basis.analysis):
        shown = one.now or one.was
        was, now = _actual(one.was, then, citing, past=True), _later(one, basis.snapshot.on, citing)
        result = phrase(one.result.de, (citing.computed(f"Soll-Ist-Vergleich mit dem {spelled(then.isoformat()).de}"),))
        yield shown.step, (*_agreed(basis, shown, citing), was, now, result)


def _now(state: GoalState, citing: Citing) -> tuple[PaperLine]:
    standing = say("{standing}.", "{standing}.", standing=STANDINGS[state.standing])
    return (phrase(sentences(standing, state.missing).de, (citing.computed("Stand der Ziele"),)),)


def _later(one: GoalCompared, on: date, citing: Citing) -> PaperLine:
    return _actual(one.now, on, citing) if one.now is not None else phrase("gilt nicht mehr")


def _agreed(basis: PaperBasis, state: GoalState, citing: Citing) -> tuple[PaperLine, PaperLine, PaperLine]:
    goal = state.goal
    version = f" (Fassung {state.version})" if state.version != "1" else ""
    name = phrase(f"{goal.name}{version}", _said(goal, Prop.NAME, citing, _GOALS_SAID))
    body = goal.value(Prop.AGREED_BY)
    told = (
        phrase(f"vereinbart von: {basis.name(body)}", _said(goal, Prop.AGREED_BY, citing, _GOALS_SAID)) if body else ()
    )
    return mixed(name, "; ", told) if told else name, _measured_by(state, citing), _wanted(state, citing)


def _measured_by(state: GoalState, citing: Citing) -> PaperLine:
    goal, declared = state.goal, all_indicators().get(state.indicator)
    if declared is not None:
        cites = _said(goal, Prop.INDICATOR_ID, citing, _GOALS_SAID)
        return phrase(f"Kennzahl {declared.id}: {declared.label.de}", cites)
    text = goal.value(Prop.INDICATOR_TEXT)
    return phrase(text, _said(goal, Prop.INDICATOR_TEXT, citing, _GOALS_SAID)) if text else blank("Kennzahl")


def _wanted(state: GoalState, citing: Citing) -> PaperLine:
    """Baseline, target and day, each a blank where nobody named it."""
    goal, empty = state.goal, state.goal.value(Prop.DIRECTION) == GoalDirection.EMPTY
    start = goal.value(Prop.BASELINE)
    told = state.baseline.told.de if state.baseline is not None else start or ""
    target = state.target_told.de or ("Liste leer" if empty else "")
    return mixed(
        "Ausgang: ",
        phrase(told, _said(goal, Prop.BASELINE, citing, _GOALS_SAID)) if told else blank("Ausgang"),
        "; Ziel: ",
        phrase(target, _said(goal, Prop.TARGET_VALUE, citing, _GOALS_SAID)) if target else blank("Zielwert"),
        " bis ",
        phrase(spelled(state.due).de, _said(goal, Prop.DUE_ON, citing, _GOALS_SAID)) if state.due else blank("Termin"),
    )


def _actual(state: GoalState, on: date, citing: Citing, *, past: bool = False) -> PaperLine:
    """The value of that day with its range; what nobody noted is a blank, as long as it can still be noted."""
    amount: GoalValue | None = state.actual
    if state.indicator in all_indicators():
        cites = (citing.computed(f"Kennzahl {state.indicator}", on),)
        return phrase(amount.told.de, cites) if amount is not None else phrase(_NOT_RECORDED, cites)
    noted = amount.told.de if amount is not None else state.goal.value(Prop.ACTUAL_VALUE)
    if not noted:
        return phrase(_NOT_RECORDED) if past else blank("Ist")
    return phrase(noted, _said(state.goal, Prop.ACTUAL_VALUE, citing, _GOALS_SAID))


def _said(record: Entity, prop: str, citing: Citing, own: str) -> tuple[int, ...]:
    """The sources of what is said; what has none was entered by the group itself."""
    return citing.said(record, prop) or (citing.group(own),)


def measure_blocks(basis: PaperBasis, citing: Citing) -> Iterator[PaperBlock]:
    """The measures as agreed, how far each is, and whether the data say that its aim is met."""
    found = measures_of(basis.analysis)
    if not found:
        yield TextBlock(blank("Maßnahmen; es ist keine erfasst"))
        return
    yield TableBlock(_MEASURE_HEADS, tuple(_measure_row(basis, m, citing) for m in found), (8, 7, 7, 8, 7))


def _measure_row(basis: PaperBasis, state: MeasureState, citing: Citing) -> tuple[PaperLine, ...]:
    measure = state.measure
    who = measure.value(Prop.RESPONSIBLE)
    return (
        _own(measure, Prop.NAME, citing, "Maßnahme"),
        mixed(_schedule(measure, citing), "; ", _own(measure, Prop.RESOURCES, citing, "Ressourcen")),
        _line(measure, Prop.RESPONSIBLE, basis.name(who) if who else "", citing) or blank("Zuständig"),
        _review(state, citing),
        _stage(basis, state, citing),
    )


def _own(measure: Entity, prop: str, citing: Citing, missing: str) -> PaperLine:
    return _line(measure, prop, measure.value(prop) or "", citing) or blank(missing)


def _line(measure: Entity, prop: str, text: str, citing: Citing) -> PaperLine:
    return phrase(text, _said(measure, prop, citing, _MEASURES_SAID)) if text else ()


def _schedule(measure: Entity, citing: Citing) -> PaperLine:
    """The schedule in the words of the group, else the planned days."""
    if said := _line(measure, Prop.SCHEDULE, measure.value(Prop.SCHEDULE) or "", citing):
        return said
    props = [p for p in (Prop.PLANNED_START, Prop.PLANNED_END) if measure.value(p)]
    if not props:
        return blank("Zeitplan")
    words = ("von", "bis") if len(props) > 1 else ("ab",) if props[0] == Prop.PLANNED_START else ("bis",)
    days = " ".join(f"{w} {spelled(measure.value(p) or '').de}" for w, p in zip(words, props, strict=True))
    return _line(measure, props[0], days, citing)


def _review(state: MeasureState, citing: Citing) -> PaperLine:
    """How it is reviewed, what the last review found, and when the next one is due."""
    measure = state.measure
    parts: list[PaperLine] = [_own(measure, Prop.REVIEW_RULE, citing, "Überprüfung")]
    if done := measure.value(Prop.REVIEWED_ON):
        found = measure.value(Prop.REVIEW_RESULT)
        text = f"zuletzt {spelled(done).de}" + (f": {found}" if found else "")
        parts.append(_line(measure, Prop.REVIEWED_ON, text, citing))
    if state.review_due:
        late = ", überfällig" if state.overdue else ""
        parts.append(_line(measure, Prop.NEXT_REVIEW, f"nächste {spelled(state.review_due).de}{late}", citing))
    return _joined(parts)


def _stage(basis: PaperBasis, state: MeasureState, citing: Citing) -> PaperLine:
    """The state as people say it, and apart from it whether the data show what the measure is for."""
    said = basis.label("MeasureStatus", state.status)
    parts = [_line(state.measure, Prop.MEASURE_STATUS, said, citing) or blank("Stand")]
    if state.late:
        parts.append(phrase("über die geplante Zeit"))
    if state.aim is not Aim.NONE:
        aim: Text = AIMS[state.aim]
        parts.append(phrase(f"Wirkung nach den Daten: {aim.de}", (citing.computed("Wirkung der Maßnahmen"),)))
    return _joined(parts)


def _joined(parts: Sequence[PaperLine]) -> PaperLine:
    found: list[str | PaperLine] = []
    for part in parts:
        found += ["; ", part] if found else [part]
    return mixed(*found)


__all__ = ["goal_blocks", "measure_blocks"]
