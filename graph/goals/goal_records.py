"""The records that keep what people agree on goals: a new goal, a new version, what a review found, a goal given up."""

from collections.abc import Iterable, Mapping
from datetime import date

from graph.district.outcome import Outcome
from graph.goals.goal_values import measured_amount, noted_text
from graph.indicators import all_indicators
from graph.records import Entity, entity, with_claims
from graph.records.claims import EXISTS, Claim
from ontology.names import EntityType, Prop, StatementStatus

AgreedParts = Mapping[str, str]
"""What was agreed, by property; an empty value takes back what was said before."""
NAMED_IN_AGREED: Mapping[str, str] = {Prop.AGREED_BY: "Body", Prop.RESPONSIBLE: "Actor"}
"""Parts that name a record, with the type that it has to be of."""

GOAL_PARTS = (
    Prop.NAME,
    Prop.OUTCOME_STEP,
    Prop.INDICATOR_ID,
    Prop.INDICATOR_TEXT,
    Prop.DIRECTION,
    Prop.BASELINE,
    Prop.BASELINE_ON,
    Prop.TARGET_VALUE,
    Prop.DUE_ON,
    Prop.AGREED_BY,
    Prop.PROJECT,
    Prop.PHASE,
)
"""What people say of a goal, in the order in which they are asked."""
_START = (Prop.BASELINE, Prop.BASELINE_LOW, Prop.BASELINE_HIGH, Prop.BASELINE_ON)
_LOOKED = (Prop.ACTUAL_VALUE, Prop.REVIEWED_ON)
_OF_ONE_VERSION = (Prop.VERSION, Prop.PREVIOUS_VERSION, Prop.START_DATE, Prop.END_DATE, EXISTS)


def new_goal(id: str, owner: str, agreed: AgreedParts, day: str) -> Entity:
    """A goal in its first version, in force from that day."""
    said = {Prop.VERSION: "1", Prop.START_DATE: day, **agreed}
    return entity(id, EntityType.GOAL, owner, [Claim(EXISTS, "true", as_of=day, status=_AGREED), *stated_on(said, day)])


def with_baseline(agreed: AgreedParts, outcomes: Mapping[str, Outcome], on: date) -> dict[str, str]:
    """What was agreed, with the baseline of its indicator as that was on the day of the outcomes, with its range.

    Only where nobody named another, and where the indicator says anything.
    """
    said = dict(agreed)
    declared = all_indicators().get(said.get(Prop.INDICATOR_ID, ""))
    if declared is None or said.get(Prop.BASELINE):
        return said
    outcome = outcomes[declared.id]
    amount = measured_amount(outcome, declared.unit)
    if amount is None or outcome.value is None:
        return said
    said[Prop.BASELINE] = noted_text(outcome.value, declared.unit)
    said[Prop.BASELINE_ON] = on.isoformat()
    if amount.low != amount.high:
        said[Prop.BASELINE_LOW] = noted_text(amount.low, declared.unit)
        said[Prop.BASELINE_HIGH] = noted_text(amount.high, declared.unit)
    return said


def baseline_of(agreed: AgreedParts) -> dict[str, str]:
    """The part of it that is the baseline."""
    return {str(prop): agreed[prop] for prop in _START if prop in agreed}


def new_version(goal: Entity, id: str, agreed: AgreedParts, day: str) -> tuple[Entity, Entity]:
    """The goal as it ends on that day, and its next version, in force from then; what is not named stays as it was.

    Another indicator has another baseline: that of the version before goes, unless it is named.
    """
    kept = dict(_said_of(goal))
    if agreed.get(Prop.INDICATOR_ID, kept.get(Prop.INDICATOR_ID, "")) != kept.get(Prop.INDICATOR_ID, ""):
        kept = {prop: value for prop, value in kept.items() if prop not in _START}
    number = goal.value(Prop.VERSION) or "1"
    following = str(int(number) + 1) if number.isdecimal() else "2"
    said = {**kept, **agreed, Prop.VERSION: following, Prop.PREVIOUS_VERSION: goal.id, Prop.START_DATE: day}
    looked = [claim for claim in goal.claims if claim.prop in _LOOKED]
    exists = Claim(EXISTS, "true", as_of=day, status=_AGREED)
    after = entity(id, EntityType.GOAL, goal.owner, [exists, *stated_on(said, day), *looked])
    return given_up(goal, day), after


def given_up(goal: Entity, day: str) -> Entity:
    """The goal as it is no longer in force from that day."""
    return restated(goal, {Prop.END_DATE: day}, day)


def with_noted_value(goal: Entity, value: str, day: str) -> Entity:
    """The goal with the value that somebody found on that day; what was found before stays readable."""
    return restated(goal, {Prop.ACTUAL_VALUE: value, Prop.REVIEWED_ON: day}, day)


def restated(record: Entity, said: AgreedParts, day: str) -> Entity:
    """A record of which something else is said from that day on; what was said on earlier days stays beside it.

    An empty value takes back all that was said of a property.
    """
    gone = {prop for prop, value in said.items() if not value}
    kept = [c for c in record.claims if c.prop not in gone and not (c.prop in said and (not c.as_of or c.as_of >= day))]
    return with_claims(record, [*kept, *stated_on(said, day)])


def stated_on(said: AgreedParts, day: str) -> Iterable[Claim]:
    """Statements of a day, agreed by people; what is empty is none."""
    return [Claim(str(p), v, as_of=day, status=_AGREED) for p, value in said.items() if (v := value.strip())]


_AGREED = StatementStatus.CONFIRMED.value


def _said_of(goal: Entity) -> Iterable[tuple[str, str]]:
    """What holds of a goal in this version, without what belongs to it alone."""
    return [(p, v[0]) for p, v in goal.values.items() if p not in (*_OF_ONE_VERSION, *_LOOKED)]
