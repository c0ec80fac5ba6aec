"""What the group agrees on goals and measures: one batch, or a refusal that says why (decision 0055)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from api.refusals import unfit
from api.writes.changing import Outcome, Target, change
from api.writes.creating import New, create
from api.writes.stating import Stated, kept, refuse_unfit
from api.writes.writing import Writing
from graph.analysis import Analysis
from graph.errors import NotFoundError
from graph.findings.decision_records import finding_of
from graph.findings.finding import Finding
from graph.goals.agreed_faults import SUPERSEDED, agreed_faults
from graph.goals.goal_records import (
    AgreedParts,
    baseline_of,
    given_up,
    new_goal,
    new_version,
    restated,
    with_baseline,
    with_noted_value,
)
from graph.goals.goals_at import own_goal
from graph.goals.measure_records import new_measure, reviewed
from graph.goals.named_states import state_record
from graph.records import Entity, Record
from graph.records.claims import Claim
from graph.stores.base import EVERYTHING, Revision, put
from ontology import Text
from ontology.names import EntityType, Prop


class Place(NamedTuple):
    """Where something is agreed, and the day from which it holds."""

    district: str
    on: date

    @property
    def day(self) -> str:
        """The day as statements have it."""
        return self.on.isoformat()


class Seen(NamedTuple):
    """The record that is changed, by the id that was shown, and the state in which it was seen (``If-Match``)."""

    id: str
    if_match: str | None


def agree_on_goal(write: Writing, place: Place, agreed: AgreedParts, key: str | None = None) -> tuple[Record, Revision]:
    """Keep a new goal, with the baseline of its indicator; raises RefusedError for what does not fit."""
    write.refuse_owner(place.district)
    said = with_baseline(_real(write, EntityType.GOAL, agreed), _analysis(write, place).outcomes, place.on)
    _refuse(said)

    def build(id: str) -> Record:
        return new_goal(id, place.district, said, place.day)

    reason = f"Ziel „{said.get(Prop.NAME, '')}“ vereinbart"
    return create(write, New(place.district, EntityType.GOAL, build, _stated(said), reason), key)


def agree_anew(write: Writing, place: Place, seen: Seen, id: str, agreed: AgreedParts) -> Outcome:
    """Keep a goal in another version under a new id; what is not named stays as it was.

    Raises NotFoundError where no such goal is in force on the day, RefusedError for what does not fit.
    """
    analysis = _analysis(write, place)
    said = _real(write, EntityType.GOAL, agreed)

    def attempt(head: int) -> Outcome:
        goal = _goal(write, analysis, seen)
        ended, after = new_version(goal, id, said, place.day)
        start = baseline_of(with_baseline(_flat(after), analysis.outcomes, place.on))
        if start.items() - _flat(after).items():
            ended, after = new_version(goal, id, {**said, **start}, place.day)
        _refuse(_flat(after))
        refuse_unfit(write, None, after, _stated(said))
        reason = f"Ziel „{after.name}“ geändert, Fassung {after.value(Prop.VERSION)}"
        return Outcome(after, write.commit([put(ended), put(after)], reason, head))

    return write.again(attempt)


def _flat(record: Entity) -> dict[str, str]:
    return {prop: values[0] for prop, values in record.values.items()}


def note_value(write: Writing, place: Place, seen: Seen, value: str) -> Outcome:
    """Keep the value that somebody found on the day."""
    _goal(write, _analysis(write, place), seen)
    said = [Stated("/value", Claim(Prop.ACTUAL_VALUE, value))]
    target = Target(seen.id, seen.if_match)
    return change(
        write, target, lambda goal: with_noted_value(_entity(goal), value, place.day), said, f"überprüft: {value}"
    )


def give_up(write: Writing, place: Place, seen: Seen) -> Outcome:
    """Let a goal be in force no more from the day on."""
    _goal(write, _analysis(write, place), seen)
    target = Target(seen.id, seen.if_match)
    return change(write, target, lambda goal: given_up(_entity(goal), place.day), done="aufgegeben")


def agree_on_measure(
    write: Writing, place: Place, agreed: AgreedParts, finding: str = "", key: str | None = None
) -> tuple[Record, Revision]:
    """Keep a new measure, for a finding of the day (by its key), for a goal, or for both.

    Raises NotFoundError where there is no such finding, RefusedError for what does not fit.
    """
    write.refuse_owner(place.district)
    found = _finding(_analysis(write, place), finding) if finding else None
    said = _real(write, EntityType.MEASURE, agreed)

    def build(id: str) -> Record:
        return new_measure(id, place.district, said, place.day, found)

    name = build("").value(Prop.NAME) or ""
    if not name:
        raise unfit([(f"/{Prop.NAME}", _WHAT)])
    new = New(place.district, EntityType.MEASURE, build, _stated(said), f"Maßnahme „{name}“ angelegt")
    return create(write, new, key)


def change_measure(write: Writing, place: Place, seen: Seen, agreed: AgreedParts) -> Outcome:
    """Keep what else is said of a measure from the day on; an empty value takes back what was said."""
    _measure(write, place, seen)
    said = _real(write, EntityType.MEASURE, agreed)
    target = Target(seen.id, seen.if_match)
    return change(write, target, lambda m: restated(_entity(m), said, place.day), _stated(said))


class FoundOut(NamedTuple):
    """What a review found, when the next is due, how far the measure is."""

    result: str = ""
    following: str = ""
    status: str = ""


def review_measure(write: Writing, place: Place, seen: Seen, found: FoundOut) -> Outcome:
    """Keep that a measure was reviewed on the day."""
    _measure(write, place, seen)
    parts = (Prop.REVIEW_RESULT, Prop.NEXT_REVIEW, Prop.MEASURE_STATUS)
    said = _stated({str(p): v for p, v in zip(parts, found, strict=True) if v})
    target = Target(seen.id, seen.if_match)
    return change(write, target, lambda m: reviewed(_entity(m), place.day, *found), said, "überprüft")


def keep_state(write: Writing, place: Place, name: str, key: str | None = None) -> tuple[Record, Revision]:
    """Keep the state of the day under a name, as it is known by now."""
    write.refuse_owner(place.district)
    newest = write.store.head(EVERYTHING)
    number = newest.number if newest is not None else 0

    def build(id: str) -> Record:
        return state_record(id, place.district, name, place.day, number)

    said = [Stated("/name", Claim(Prop.NAME, name))]
    return create(write, New(place.district, EntityType.DOCUMENT, build, said, f"Stand „{name}“ festgehalten"), key)


def _analysis(write: Writing, place: Place) -> Analysis:
    return write.reading.analysis(place.district, place.on)


def _goal(write: Writing, analysis: Analysis, seen: Seen) -> Entity:
    """The goal as it is in the store; refused where another version has taken its place, or its state is another."""
    if own_goal(analysis.snapshot, seen.id) is None:
        raise NotFoundError(f"no goal {seen.id}")
    goal = write.entity(seen.id)
    write.refuse_other_state(goal, seen.if_match)
    if goal.value(Prop.END_DATE):
        raise unfit([("/goal", SUPERSEDED)])
    return goal


def _measure(write: Writing, place: Place, seen: Seen) -> None:
    measure = write.entity(seen.id)
    if measure.type != EntityType.MEASURE or measure.owner != place.district:
        raise NotFoundError(f"no measure {seen.id}")


def _finding(analysis: Analysis, key: str) -> Finding:
    found = finding_of(analysis.findings, key)
    if found is None:
        raise NotFoundError(f"no finding {key}")
    return found


def _real(write: Writing, type: str, agreed: AgreedParts) -> dict[str, str]:
    """What was agreed, with the ids of the store."""
    given = {str(prop): value.strip() for prop, value in agreed.items()}
    real = kept(write, type, _stated({p: v for p, v in given.items() if v}))
    return {**given, **{claim.prop: claim.value for _, claim in real}}


def _stated(said: AgreedParts) -> Sequence[Stated]:
    return [Stated(f"/{prop}", Claim(str(prop), value)) for prop, value in said.items() if value]


def _refuse(said: AgreedParts) -> None:
    if wrong := [(f"/{prop}", sentence) for prop, sentence in agreed_faults(said)]:
        raise unfit(wrong)


def _entity(record: Record) -> Entity:
    if not isinstance(record, Entity):
        raise NotFoundError(f"no entity {record.id}")
    return record


_WHAT = Text(de="Was wird getan? Ein Satz genügt.", en="What is done? A sentence is enough.")
