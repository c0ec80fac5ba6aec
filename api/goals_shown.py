"""The pages of goals and measures, as their templates want them: the staircase, each goal and measure, the choices."""

from collections.abc import Iterator, Mapping, Sequence
from secrets import token_hex
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from api.cards_on_pages import in_short
from api.page_frame import PageOf
from api.page_views import FINDINGS, GOALS, MEASURES
from api.report.finding_card import anchor_of_finding
from api.versions import etag_of
from graph.findings.finding import Finding
from graph.goals.goal_words import EXPLAINED, STANDINGS
from graph.goals.goals_at import GoalState, versions_of_goal
from graph.goals.measures_at import AIMS, MeasureState, measures_of, overdue_reviews
from graph.goals.soll_ist import GoalCompared
from graph.goals.staircase import Staircase, goal_hints, staircase_of
from graph.goals.staircase_picture import drawn_staircase, goal_sign
from graph.indicators import all_indicators
from graph.map.labels import anchor_of, clean_label
from graph.records import Entity
from ontology import Text, say
from ontology.names import EntityType, Prop, Verdict

NO_GOALS = Text(
    de="Noch ist kein Ziel vereinbart. Beginnen Sie mit einem, das sich an einer Kennzahl selbst misst.",
    en="No goal has been agreed yet. Begin with one that an indicator measures by itself.",
)
NO_MEASURES = Text(
    de="Noch ist keine Maßnahme angelegt. Sie entsteht aus einem angenommenen Befund oder zu einem Ziel.",
    en="No measure has been made yet. It comes from an accepted finding or serves a goal.",
)


class RefusedForm(NamedTuple):
    """A form that was not kept: which one, what was filled in, what is to be mended."""

    form: str
    filled: Mapping[str, str]
    told: Sequence[str]


def state_shown(frame: PageOf, id: str) -> str:
    """The state in which a record is shown, so that nobody overwrites what others said meanwhile."""
    found = frame.read.store.get(id, frame.read.scope)
    return etag_of(found, frame.request.app.state.store.secret()) if found is not None else ""


def goal_anchor(id: str) -> str:
    """Where a goal stands on its page."""
    return f"ziel-{anchor_of(id)}"


def goals_page(frame: PageOf, refused: RefusedForm | None, compared: Mapping[str, Any]) -> Mapping[str, Any]:
    """Everything that the page of goals shows."""
    found = staircase_of(frame.analysis.snapshot, frame.analysis.outcomes)
    words = frame.words
    picture = drawn_staircase(found, lambda id: f"#{goal_anchor(id)}", words.language)
    return {
        **_around(frame, refused),
        **compared,
        "line": words.say(_goals_line(found) if found.goals else NO_GOALS),
        "picture": Markup(picture),
        "stairs": [_stair(frame, stair.number, stair.label, stair.goals) for stair in found.stairs]
        + ([_stair(frame, 0, _NO_STEP, found.without_step)] if found.without_step else []),
        "hints": [words.say(h.text) for h in found.every_hint if h.goal is None],
        "legend": [(Markup(goal_sign(s)), words.say(t), words.say(EXPLAINED[s])) for s, t in STANDINGS.items()],
        "has_goals": bool(found.goals),
        "steps": list(_codes(frame, "OutcomeStep")),
        "directions": list(_codes(frame, "GoalDirection")),
        "indicators": [(i.id, words.say(i.label)) for i in all_indicators().values()],
        "bodies": _bodies(frame),
    }


_NO_STEP = Text(de="Noch auf keiner Stufe", en="On no step yet")


def _goals_line(found: Staircase) -> Text:
    number = len(found.goals)
    reached = sum(g.standing == "reached" for g in found.goals)
    missed = sum(g.standing == "missed" for g in found.goals)
    told = say(
        "{number} {number:Ziel|Ziele}, {reached} davon erreicht",
        "{number} {number:goal|goals}, {reached} of them reached",
        number=number,
        reached=reached,
    )
    if not missed:
        return say("{told}.", "{told}.", told=told)
    return say("{told}, {missed} bis zur Frist nicht.", "{told}, {missed} not by their day.", told=told, missed=missed)


def _around(frame: PageOf, refused: RefusedForm | None) -> dict[str, Any]:
    return {
        "may": frame.may_decide,
        "auftrag": token_hex(8),
        "refused": refused,
        "undo": frame.request.query_params.get("getan", "") if frame.may_decide and not frame.may_write else "",
    }


def _codes(frame: PageOf, name: str) -> Iterator[tuple[str, str]]:
    codes = sorted(frame.analysis.snapshot.model.code_lists[name].codes, key=lambda code: code.order)
    return ((code.notation, frame.words.say(code.label)) for code in codes)


def _bodies(frame: PageOf) -> list[tuple[str, str]]:
    bodies = [b for b in frame.analysis.snapshot.bodies if b.owner == frame.key]
    return sorted(((b.id, clean_label(b.name)) for b in bodies), key=lambda row: row[1])


def _stair(frame: PageOf, number: int, label: Text, goals: Sequence[GoalState]) -> Mapping[str, Any]:
    return {"number": number, "label": frame.words.say(label), "goals": [_goal(frame, state) for state in goals]}


def _goal(frame: PageOf, state: GoalState) -> Mapping[str, Any]:
    goal, words = state.goal, frame.words
    return {
        "id": goal.id,
        "seen": state_shown(frame, goal.id) if frame.may_decide else "",
        "anchor": goal_anchor(goal.id),
        "name": clean_label(goal.name),
        "address": frame.record(goal.id),
        "mark": Markup(goal_sign(state.standing)),
        "standing": words.say(STANDINGS[state.standing]),
        "explained": words.say(EXPLAINED[state.standing]),
        "baseline": words.say(state.baseline.told) if state.baseline else goal.value(Prop.BASELINE) or "",
        "baseline_on": words.day(goal.value(Prop.BASELINE_ON) or ""),
        "actual": words.say(state.actual.told) if state.actual else "",
        "target": words.say(state.target_told),
        "due": words.day(state.due),
        "measured_by": _measured_by(frame, state),
        "rests_on": [words.say(text) for text in state.rests_on],
        "missing": words.say(state.missing),
        "agreed_by": clean_label(frame.analysis.snapshot.name(by)) if (by := goal.value(Prop.AGREED_BY)) else "",
        "version": state.version,
        "versions": [clean_label(v.name) for v in versions_of_goal(frame.analysis.snapshot, goal)[1:]],
        "hints": [words.say(hint.text) for hint in goal_hints(state)],
        "measures": [_measure_link(frame, measure) for measure in state.measures],
        "noted": not state.indicator,
        "said": {str(prop): goal.value(prop) or "" for prop in _SAID_OF_GOAL},
        "new_measure": frame.link(MEASURES, f"ziel={quote(goal.id)}", "#neu"),
    }


_SAID_OF_GOAL = (
    Prop.NAME,
    Prop.OUTCOME_STEP,
    Prop.INDICATOR_ID,
    Prop.INDICATOR_TEXT,
    Prop.DIRECTION,
    Prop.TARGET_VALUE,
    Prop.DUE_ON,
    Prop.AGREED_BY,
)


def _measured_by(frame: PageOf, state: GoalState) -> str:
    declared = all_indicators().get(state.indicator)
    if declared is not None:
        return f"{declared.id} {frame.words.say(declared.label)}"
    return clean_label(state.goal.value(Prop.INDICATOR_TEXT) or "")


def compared_rows(frame: PageOf, found: Sequence[GoalCompared]) -> list[Mapping[str, Any]]:
    """Soll-Ist as rows: was, is, target, and the verdict in a sentence."""
    words = frame.words
    return [
        {
            "name": clean_label(one.goal.name),
            "was": words.say(one.was.actual.told) if one.was.actual else "",
            "now": words.say(one.now.actual.told) if one.now is not None and one.now.actual else "",
            "target": words.say((one.now or one.was).target_told),
            "mark": Markup(goal_sign((one.now or one.was).standing)),
            "verdict": words.say(one.verdict),
        }
        for one in found
    ]


# -- measures ----------------------------------------------------------------------------------------------------------


def measure_anchor(id: str) -> str:
    """Where a measure stands on its page."""
    return f"massnahme-{anchor_of(id)}"


def measures_page(frame: PageOf, refused: RefusedForm | None, asked: Mapping[str, str]) -> Mapping[str, Any]:
    """Everything that the page of measures shows; ``asked`` names the finding or goal that a new one is for."""
    states = measures_of(frame.analysis)
    words = frame.words
    goals = staircase_of(frame.analysis.snapshot, frame.analysis.outcomes).goals
    accepted = [f for f in frame.analysis.findings if f.decided.verdict is Verdict.ACCEPTED]
    return {
        **_around(frame, refused),
        "line": words.say(_measures_line(states) if states else NO_MEASURES),
        "groups": [(label, [_measure(frame, s) for s in group]) for label, group in _by_status(frame, states)],
        "asked": asked,
        "findings": [(f.key, in_short(f, words)) for f in accepted],
        "findings_page": frame.link(FINDINGS),
        "goals": [(g.goal.id, clean_label(g.goal.name)) for g in goals],
        "goals_page": frame.link(GOALS),
        "offices": _offices(frame),
        "statuses": list(_codes(frame, "MeasureStatus")),
    }


def _measure_link(frame: PageOf, measure: Entity) -> tuple[str, str]:
    return clean_label(measure.name), frame.link(MEASURES, anchor=f"#{measure_anchor(measure.id)}")


def measure_for(frame: PageOf, finding: Finding) -> str:
    """Where a measure is made for a finding; empty unless the group has accepted it."""
    may = frame.may_decide and finding.decided.verdict is Verdict.ACCEPTED
    return frame.link(MEASURES, f"befund={finding.key}", "#neu") if may else ""


def _measures_line(states: Sequence[MeasureState]) -> Text:
    number, late = len(states), len(overdue_reviews(states))
    met = sum(state.aim == "met" for state in states)
    told = say(
        "{number} {number:Maßnahme|Maßnahmen}, bei {met} ist erreicht, wofür sie da ist.",
        "{number} {number:measure|measures}, of {met} the aim is met.",
        number=number,
        met=met,
    )
    if not late:
        return told
    return say(
        "{told} {late} {late:Überprüfung ist|Überprüfungen sind} überfällig.",
        "{told} {late} {late:review is|reviews are} overdue.",
        told=told,
        late=late,
    )


def _by_status(frame: PageOf, states: Sequence[MeasureState]) -> Iterator[tuple[str, list[MeasureState]]]:
    """Overdue reviews first, then by status in the order of their codes; those without one last."""
    overdue = [s for s in states if s.overdue]
    if overdue:
        yield frame.words("Überprüfung überfällig", "Review overdue"), overdue
    for code, label in (*_codes(frame, "MeasureStatus"), ("", frame.words("Ohne Stand", "Without a state"))):
        if group := [s for s in states if s.status == code and not s.overdue]:
            yield label, group


def _measure(frame: PageOf, state: MeasureState) -> Mapping[str, Any]:
    measure, words = state.measure, frame.words
    who = measure.value(Prop.RESPONSIBLE)
    return {
        "id": measure.id,
        "seen": state_shown(frame, measure.id) if frame.may_decide else "",
        "anchor": measure_anchor(measure.id),
        "name": clean_label(measure.name),
        "address": frame.record(measure.id),
        "aim": str(state.aim),
        "aim_told": words.say(AIMS[state.aim]),
        "rests_on": [words.say(text) for text in state.rests_on],
        "status": state.status,
        "status_told": dict(_codes(frame, "MeasureStatus")).get(state.status, ""),
        "who": clean_label(frame.analysis.snapshot.name(who)) if who else "",
        "schedule": clean_label(measure.value(Prop.SCHEDULE) or ""),
        "ends": words.day(measure.value(Prop.PLANNED_END) or ""),
        "late": state.late,
        "resources": clean_label(measure.value(Prop.RESOURCES) or ""),
        "rule": clean_label(measure.value(Prop.REVIEW_RULE) or ""),
        "review_due": words.day(state.review_due),
        "overdue": state.overdue,
        "reviewed": words.day(measure.value(Prop.REVIEWED_ON) or ""),
        "result": clean_label(measure.value(Prop.REVIEW_RESULT) or ""),
        "finding": _finding_address(frame, state),
        "goal": (
            (clean_label(state.goal.goal.name), frame.link(GOALS, anchor=f"#{goal_anchor(state.goal.goal.id)}"))
            if state.goal is not None
            else None
        ),
    }


def _finding_address(frame: PageOf, state: MeasureState) -> str:
    return frame.link(FINDINGS, anchor=f"#{anchor_of_finding(state.finding.key)}") if state.finding is not None else ""


def _offices(frame: PageOf) -> list[tuple[str, str]]:
    snapshot = frame.analysis.snapshot
    own = [e for e in snapshot.of_type(EntityType.ORGANIZATION) if e.owner == frame.key]
    own += [b for b in snapshot.bodies if b.owner == frame.key]
    return sorted(((e.id, clean_label(e.name)) for e in own), key=lambda row: row[1])
