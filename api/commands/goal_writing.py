"""What is agreed on goals and measures from the command line: checked, then one batch that can be undone."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from api.commands.analysing import analysed, the_district
from api.commands.opening import Opened, now
from api.commands.options import stated, wrong_use
from api.commands.plain_output import harmless
from api.commands.terminal import out, talk
from graph.analysis import Analysis
from graph.as_of import opened_on
from graph.editing.faults import Rules, not_said
from graph.findings.decision_records import finding_of
from graph.findings.finding import Finding
from graph.goals.agreed_faults import SUPERSEDED, agreed_faults
from graph.goals.goal_records import (
    NAMED_IN_AGREED,
    AgreedParts,
    baseline_of,
    given_up,
    new_goal,
    new_version,
    with_baseline,
    with_noted_value,
)
from graph.goals.goals_at import goals_in_force, own_goal
from graph.goals.measure_records import new_measure, reviewed
from graph.goals.named_states import state_record
from graph.records import Entity
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.stores.drawn import drawn_id
from ontology.names import EntityType, Prop


class Wish(NamedTuple):
    """Where something is agreed: the store, the district, the day from which it holds, by whom, whether only shown."""

    source: Opened
    district: str | None
    on: date | None
    author: str
    dry: bool

    @property
    def key(self) -> str:
        """The key of the district."""
        return the_district(self.source, self.district)

    @property
    def day(self) -> str:
        """The day from which it holds."""
        return opened_on(self.on).isoformat()

    @property
    def analysis(self) -> Analysis:
        """The district on that day."""
        return analysed(self.source, self.key, self.on)


class For(NamedTuple):
    """What a measure is for, and who is responsible, as the command line names them."""

    finding: str | None
    goal: str | None
    responsible: str | None


class Review(NamedTuple):
    """What a review found, when the next is due, how far the measure is."""

    result: str
    following: str
    status: str


def add_goal(wish: Wish, agreed: AgreedParts) -> None:
    """A new goal."""
    analysis = wish.analysis
    said = with_baseline(_named(analysis, agreed), analysis.outcomes, analysis.snapshot.on)
    _refuse(said)
    goal = new_goal(drawn_id(wish.key, EntityType.GOAL), wish.key, said, wish.day)
    _write(wish, [goal], f"Ziel „{goal.name}“ vereinbart")


def change_goal(wish: Wish, which: str, agreed: AgreedParts) -> None:
    """A goal in a new version."""
    analysis = wish.analysis
    goal = _goal(analysis, which)
    ended, after = new_version(goal, drawn_id(wish.key, EntityType.GOAL), _named(analysis, agreed), wish.day)
    whole = {prop: values[0] for prop, values in after.values.items()}
    _refuse(whole)
    start = with_baseline(whole, analysis.outcomes, analysis.snapshot.on)
    if start != whole:
        ended, after = new_version(goal, after.id, {**_named(analysis, agreed), **baseline_of(start)}, wish.day)
    _write(wish, [ended, after], f"Ziel „{after.name}“ geändert, Fassung {after.value(Prop.VERSION)}")


def note_value(wish: Wish, which: str, value: str) -> None:
    """The value that somebody found."""
    goal = _goal(wish.analysis, which)
    _write(wish, [with_noted_value(goal, value, wish.day)], f"Ziel „{goal.name}“ überprüft: {value}")


def end_goal(wish: Wish, which: str) -> None:
    """A goal that is no longer in force."""
    goal = _goal(wish.analysis, which)
    _write(wish, [given_up(goal, wish.day)], f"Ziel „{goal.name}“ aufgegeben")


def keep_state(wish: Wish, name: str) -> None:
    """A state of a name, as known by now."""
    head = wish.source.store.head(EVERYTHING)
    number = head.number if head is not None else 0
    made = state_record(drawn_id(wish.key, EntityType.DOCUMENT), wish.key, name, wish.day, number)
    _write(wish, [made], f"Stand „{name}“ festgehalten")


def add_measure(wish: Wish, agreed: AgreedParts, purpose: For) -> None:
    """A measure for a finding, for a goal, or for both."""
    analysis = wish.analysis
    finding = _finding(analysis, purpose.finding)
    said = dict(agreed)
    if purpose.goal is not None:
        said[Prop.FOR_GOAL] = _goal(analysis, purpose.goal).id
    if purpose.responsible is not None:
        said[Prop.RESPONSIBLE] = purpose.responsible
    if finding is None and not said.get(Prop.NAME):
        wrong_use("Was wird getan? Schreiben Sie es als Text, oder nennen Sie mit --finding den Befund.")
    said = _named(analysis, said)
    made = new_measure(drawn_id(wish.key, EntityType.MEASURE), wish.key, said, wish.day, finding)
    _write(wish, [made], f"Maßnahme „{made.name}“ angelegt")


def review_measure(wish: Wish, which: str, found: Review) -> None:
    """A review of a measure."""
    measures = [m for m in wish.analysis.snapshot.of_type(EntityType.MEASURE) if m.owner == wish.key]
    measure = _one(measures, which, "Maßnahme", "goals measures")
    _write(
        wish,
        [reviewed(measure, wish.day, found.result, stated(found.following or None) or "", found.status)],
        f"Maßnahme „{measure.name}“ überprüft",
    )


def _finding(analysis: Analysis, key: str | None) -> Finding | None:
    if key is None:
        return None
    found = finding_of(analysis.findings, key)
    if found is None:
        wrong_use(f"Den Befund „{key}“ gibt es an diesem Tag nicht. „check --json“ nennt die Kennungen (key).")
    return found


def _goal(analysis: Analysis, which: str) -> Entity:
    found = own_goal(analysis.snapshot, which) or _one(goals_in_force(analysis.snapshot), which, "Ziel", "goals show")
    if found.value(Prop.END_DATE):
        wrong_use(SUPERSEDED.de)
    return found


def _one(found: Sequence[Entity], which: str, what: str, where: str) -> Entity:
    """The one of that id or name; wrong use for none or several."""
    named = [e for e in found if e.id == which] or [e for e in found if e.name.casefold() == which.casefold()]
    if len(named) != 1:
        several = "mehrfach" if named else "nicht"
        wrong_use(f"„{which}“ gibt es hier als {what} {several}. Die Kennungen nennt „{where}“.")
    return named[0]


_DAYS = (Prop.DUE_ON, Prop.NEXT_REVIEW, Prop.PLANNED_END)


def _named(analysis: Analysis, agreed: AgreedParts) -> dict[str, str]:
    """What was agreed, with the ids of who is named."""
    said = {prop: (stated(value) or "") if prop in _DAYS and value else value for prop, value in agreed.items()}
    for prop, type in NAMED_IN_AGREED.items():
        if said.get(prop):
            known = analysis.snapshot.possible(type)
            said[prop] = _one(known, said[prop], "Gremium" if type == "Body" else "Stelle", "check").id
    return said


def _refuse(agreed: AgreedParts) -> None:
    for _, sentence in agreed_faults(agreed):
        wrong_use(sentence.de)


def _write(wish: Wish, records: Sequence[Entity], reason: str) -> None:
    """Keep the records in one batch; what does not fit the model is wrong use."""
    source, scope = wish.source, Scope.of(wish.key)

    def type_of(id: str) -> str | None:
        found = source.store.get(id, scope)
        return found.type if found is not None else next((r.type for r in records if r.id == id), None)

    rules = Rules(source.model, type_of)
    for record in records:
        kind, before = source.model.types[record.type], source.store.get(record.id, scope)
        said = [c for c in record.claims if before is None or c not in before.claims]
        for fault in (*rules.faults(kind, said), *not_said(kind, before, record)):
            wrong_use(fault.sentence.de)
    if wish.dry:
        _show(wish, records)
        return
    head = source.store.head(EVERYTHING)
    batch = Batch(wish.author, now(), reason, tuple(put(r) for r in records), head.number if head else 0)
    done = source.store.commit(batch, scope)
    talk(f"{reason} (Nr. {done.number}). Zurücknehmen: fruehnetz undo {done.number}")
    out().print(records[-1].id)


def _show(wish: Wish, records: Sequence[Entity]) -> None:
    """What would be kept, property by property."""
    talk("Probelauf, nichts gespeichert:")
    for record in records:
        kind = wish.source.model.types[record.type]
        for prop in kind.properties:
            if record.value(prop.name):
                out().print(harmless(f"{prop.label.de}: {record.value(prop.name)}"))
