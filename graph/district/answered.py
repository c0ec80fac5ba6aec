"""What was answered to questions: whether an answer still stands, and when it is asked again (decision 0034)."""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from graph.as_of import STALE_AFTER_MONTHS, months_later
from graph.district.snapshot import Snapshot
from graph.records import Entity, Record
from ontology.names import AnswerMeaning, EntityType, Prop
from ontology.values import earliest, latest


def answers_by_key(snapshot: Snapshot) -> Mapping[str, Entity]:
    """The newest answer to each question by the day of the snapshot."""
    said = sorted(snapshot.of_type(EntityType.ANSWER), key=lambda a: a.value(Prop.DATE) or "")
    return {a.value(Prop.FINDING_KEY) or "": a for a in said}


def digest_of(records: Iterable[str]) -> str:
    """What a question was asked about, in few letters: with other records it is another question."""
    return sha256(" ".join(sorted(set(records))).encode()).hexdigest()[:16]


def settled_as(snapshot: Snapshot, key: str, records: Iterable[str]) -> Entity | None:
    """The answer that settles a question: not older than 24 months, and about the same records; None without one."""
    answer = snapshot.derived(answers_by_key).get(key)
    if answer is None:
        return None
    about = not_said_by(source_of(answer), snapshot, records)
    if answer.value(Prop.ASKED_ABOUT) != digest_of(about):
        return None
    day = answer.value(Prop.DATE) or ""
    fresh = bool(day) and months_later(latest(day), STALE_AFTER_MONTHS) >= snapshot.on
    return answer if fresh else None


def source_of(answer: Entity) -> str:
    """The id of the statement that an answer cites, empty without one."""
    return answer.existence.source if answer.existence is not None else ""


def not_said_by(source: str, snapshot: Snapshot, records: Iterable[str]) -> Iterable[str]:
    """The records without those that a statement itself speaks of: it does not make another question of its own."""
    known = snapshot.derived(answerable_records)
    return (id for id in records if id not in known or source not in known[id].sources)


def answerable_records(snapshot: Snapshot) -> Mapping[str, Record]:
    """Everything that an answer may be about, also what has ended."""
    rows = {d.relation.id: d.relation for found in snapshot.relations.values() for d in found}
    return {**snapshot.gone, **snapshot.entities, **rows}


def put_off_until(snapshot: Snapshot, key: str) -> date | None:
    """The day on which a question is asked again that somebody could not answer; None where nothing puts it off."""
    answer = snapshot.derived(answers_by_key).get(key)
    if answer is None or answer.value(Prop.ANSWER_MEANING) != AnswerMeaning.LATER:
        return None
    again = answer.value(Prop.ASK_AGAIN_ON)
    return earliest(again) if again else None
