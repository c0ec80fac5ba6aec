"""Goals and measures on the terminal and as JSON."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.table import Table
from rich.text import Text as Line

from api.commands.analysing import analysed, announce, the_district
from api.commands.opening import Opened
from api.commands.options import day, wrong_use
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from graph.analysis import Analysis
from graph.goals.as_json import compared_json, measure_json, staircase_json
from graph.goals.goal_words import goal_told
from graph.goals.goals_at import GoalState
from graph.goals.measures_at import AIMS, MeasureState, measures_of, overdue_reviews
from graph.goals.named_states import analysis_of_state, named_states
from graph.goals.soll_ist import soll_ist
from graph.goals.staircase import Stair, staircase_of
from graph.stores.base import Scope
from graph.stores.privacy import MaskedReader
from graph.wording import spelled
from ontology import Text, say
from ontology.names import EntityType, Prop


def asked_of(source: Opened, district: str | None, on: date | None) -> Analysis:
    """The analysis of the district that is meant."""
    return analysed(source, the_district(source, district), on)


def two_states(source: Opened, district: str | None, earlier: str, later: str | None) -> tuple[Analysis, Analysis]:
    """The district at two days or named states; in the wrong order they are wrong use."""
    before, after = (one_state(source, district, text) for text in (earlier, later))
    if before.snapshot.on > after.snapshot.on:
        wrong_use("Der Stand bei --from muss vor dem bei --to liegen.")
    return before, after


def one_state(source: Opened, district: str | None, text: str | None) -> Analysis:
    """The district in the state of that name or id, else on that day, today where none is said."""
    key, reader = the_district(source, district), MaskedReader(source.store, source.model)
    named = named_states(reader.records(Scope.of(key), [EntityType.DOCUMENT]), key)
    state = next((s for s in named if text is not None and text in (s.id, s.name)), None)
    if state is not None:
        return analysis_of_state(reader, source.model, key, state)
    return analysed(source, key, day(text))


def print_staircase(found: Analysis, language: str) -> None:
    """The staircase as JSON."""
    print_json(staircase_json(staircase_of(found.snapshot, found.outcomes), found.snapshot, language))


def show_staircase(found: Analysis, language: str) -> None:
    """The staircase from the highest step down, then what is missing."""
    snapshot, staircase = found.snapshot, staircase_of(found.snapshot, found.outcomes)
    announce(snapshot, language)
    for stair in reversed(staircase.stairs):
        _show_stair(stair, snapshot.on, language)
    if staircase.without_step:
        out().print(Line("\n" + _NO_STEP.in_language(language), style="bold"))
        _show_goals(staircase.without_step, snapshot.on, language)
    hints = staircase.every_hint
    if hints:
        out().print(Line("\n" + _LACKING.in_language(language), style="bold underline"))
    for hint in hints:
        whose = f"„{hint.goal.name}“: " if hint.goal is not None else ""
        out().print(harmless(f"- {whose}{hint.text.in_language(language)}"))


_NO_STEP = Text(de="Auf keiner Stufe", en="On no step")
_LACKING = Text(de="Was noch fehlt", en="What is missing yet")


def _show_stair(stair: Stair, on: date, language: str) -> None:
    """Each step a little to the right of the one below it, as a staircase stands."""
    indent = "  " * (stair.number - 1)
    out().print(Line(f"\n{indent}{stair.number} {stair.label.in_language(language)}", style="bold"))
    _show_goals(stair.goals, on, language, indent)


def _show_goals(goals: Iterable[GoalState], on: date, language: str, indent: str = "") -> None:
    for state in goals:
        out().print(Line(harmless(f"{indent}  {state.goal.name} ({state.goal.id})")))
        out().print(Line(harmless(f"{indent}    {goal_told(state, on).in_language(language)}"), style="dim"))


def print_soll_ist(before: Analysis, after: Analysis, language: str) -> None:
    """Soll-Ist as JSON."""
    print_json(
        {
            "district": after.snapshot.key,
            "from": before.snapshot.on.isoformat(),
            "to": after.snapshot.on.isoformat(),
            "goals": [compared_json(one, before.snapshot, after.snapshot, language) for one in soll_ist(before, after)],
        }
    )


def show_soll_ist(before: Analysis, after: Analysis, language: str) -> None:
    """Each goal with what became of it."""
    days = (spelled(a.snapshot.on.isoformat()).in_language(language) for a in (before, after))
    talk(f"{after.snapshot.district.name}: {' → '.join(days)}")
    found = soll_ist(before, after)
    for one in found:
        out().print(Line(harmless(one.goal.name), style="bold"))
        out().print(harmless(f"  {one.verdict.in_language(language)}"))
    if not found:
        out().print(_NO_GOALS.in_language(language))


_NO_GOALS = Text(
    de="Noch ist kein Ziel vereinbart. „fruehnetz goals add“ nimmt das erste auf.",
    en="No goal is agreed yet. “fruehnetz goals add” takes the first.",
)
_NO_MEASURES = Text(
    de="Noch ist keine Maßnahme vereinbart. „fruehnetz goals measure“ legt eine an.",
    en="No measure is agreed yet. “fruehnetz goals measure” makes one.",
)
_NOTHING_DUE = Text(de="Keine Überprüfung ist überfällig.", en="No review is overdue.")


def print_measures(found: Analysis, language: str, *, due: bool) -> None:
    """The measures as JSON."""
    print_json([measure_json(state, found.snapshot, language) for state in _chosen(found, due=due)])


def show_measures(found: Analysis, language: str, *, due: bool) -> None:
    """The measures as a table: what, who, how far, what the data say, when it is reviewed."""
    announce(found.snapshot, language)
    states = _chosen(found, due=due)
    if not states:
        out().print((_NOTHING_DUE if due else _NO_MEASURES).in_language(language))
        return
    for state in states:
        out().print(Line(harmless(f"{state.measure.name} ({state.measure.id})"), style="bold"))
        table = Table(box=None, pad_edge=True, show_header=False)
        for label, text in _rows(found, state, language):
            table.add_row(Line(label, style="dim"), harmless(text))
        out().print(table)


def _chosen(found: Analysis, *, due: bool) -> Sequence[MeasureState]:
    states = measures_of(found)
    return overdue_reviews(states) if due else states


def _rows(found: Analysis, state: MeasureState, language: str) -> Iterable[tuple[str, str]]:
    value, snapshot = state.measure.value, found.snapshot
    code = snapshot.model.code_lists["MeasureStatus"].by_notation.get(state.status)
    who = value(Prop.RESPONSIBLE)
    rows = (
        (_ROWS[0], code.label.in_language(language) if code is not None else ""),
        (_ROWS[1], snapshot.name(who) if who else ""),
        (_ROWS[2], _aim_told(state, language)),
        (_ROWS[3], _review_told(state).in_language(language)),
    )
    return ((label.in_language(language), text) for label, text in rows if text)


_ROWS = (
    Text(de="Stand", en="status"),
    Text(de="Verantwortlich", en="responsible"),
    Text(de="Wofür", en="aim"),
    Text(de="Überprüfung", en="review"),
)


def _aim_told(state: MeasureState, language: str) -> str:
    said = " ".join(text.in_language(language) for text in state.rests_on)
    return f"{AIMS[state.aim].in_language(language)}. {said}".strip()


def _review_told(state: MeasureState) -> Text:
    if not state.review_due:
        return Text(de="", en="")
    day_ = spelled(state.review_due)
    if state.overdue:
        return say("überfällig seit {day}", "overdue since {day}", day=day_)
    return say("fällig {day}", "due {day}", day=day_)
