"""The records of measures: made from a finding or a goal in one step, changed, reviewed."""

from graph.findings.finding import Finding
from graph.goals.goal_records import AgreedParts, restated, stated_on
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from ontology.names import EntityType, MeasureStatus, Prop, StatementStatus

MEASURE_PARTS = (
    Prop.NAME,
    Prop.RESPONSIBLE,
    Prop.SCHEDULE,
    Prop.PLANNED_START,
    Prop.PLANNED_END,
    Prop.RESOURCES,
    Prop.REVIEW_RULE,
    Prop.NEXT_REVIEW,
    Prop.MEASURE_STATUS,
    Prop.FOR_GOAL,
)
"""What people say of a measure, in the order in which they are asked."""


def new_measure(id: str, owner: str, agreed: AgreedParts, day: str, finding: Finding | None = None) -> Entity:
    """A measure agreed on that day; of a finding it keeps key and subjects, so that the data can close it.

    Without a wording it does what the finding takes; without a status it is planned.
    """
    said: dict[str, str] = {Prop.MEASURE_STATUS: MeasureStatus.PLANNED, **agreed}
    subjects: list[Claim] = []
    if finding is not None:
        said[Prop.NAME] = said.get(Prop.NAME) or finding.takes.de or finding.title.de
        said[Prop.FINDING_KEY] = finding.key
        subjects = [_subject(subject, day) for subject in about(finding)]
    exists = Claim(EXISTS, "true", as_of=day, status=_CONFIRMED)
    return entity(id, EntityType.MEASURE, owner, [exists, *stated_on(said, day), *subjects])


_CONFIRMED = StatementStatus.CONFIRMED.value


def _subject(subject: str, day: str) -> Claim:
    return Claim(Prop.FINDING_SUBJECT, subject, as_of=day, status=_CONFIRMED)


def about(finding: Finding) -> tuple[str, ...]:
    """What a finding is about: its subjects, the two whose link it is, and the records that show it."""
    every = (*finding.subjects, *(finding.pair or ()), *(piece.record for piece in finding.evidence))
    return tuple(dict.fromkeys(id for id in every if id))


def reviewed(measure: Entity, day: str, result: str = "", following: str = "", status: str = "") -> Entity:
    """The measure after a review on that day: what it found, when the next is due (none if empty), how far it is."""
    said: dict[str, str] = {Prop.REVIEWED_ON: day, Prop.NEXT_REVIEW: following}
    said |= {str(prop): value for prop, value in ((Prop.REVIEW_RESULT, result), (Prop.MEASURE_STATUS, status)) if value}
    return restated(measure, said, day)
