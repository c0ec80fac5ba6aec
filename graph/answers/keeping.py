"""What is remembered of an answer: which question, which option, when; and the source that its claims cite."""

from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from graph.answers.option import ASK_AGAIN, ASK_WHOM, DO_NOT_KNOW, Case, GivenAnswer, Option
from graph.as_of import months_later
from graph.district.answered import digest_of, not_said_by, source_of
from graph.district.snapshot import Snapshot
from graph.records import Entity, entity, from_json
from graph.records.claims import EXISTS, Claim
from graph.stores.base import GraphReader, Scope
from graph.wording import spelled
from ontology.names import AnswerMeaning, EntityType, Prop, SourceKind, StatementStatus
from ontology.values import latest

ASK_AGAIN_MONTHS = 3
"""Who does not know is asked again after this time, if no day is named."""


def statement_id(district: str, key: str, given: GivenAnswer) -> str:
    """The id of the source of an answer: who said it, when, to which question."""
    return f"{district}:statement-{sha256(f'{key} {given.said_by} {given.day}'.encode()).hexdigest()[:12]}"


def statement_source(district: str, key: str, given: GivenAnswer) -> Entity:
    """The source of an answer: the statement of a post, with its day."""
    said = [
        (EXISTS, "true"),
        (Prop.NAME, f"Auskunft: {given.said_by}, {spelled(given.day).de}"),
        (Prop.SOURCE_KIND, SourceKind.STATEMENT),
        (Prop.STATED_ON, given.day),
        (Prop.HASH, _digest_of(given)),
    ]
    claims = [Claim(str(p), str(v), as_of=given.day, status=StatementStatus.CONFIRMED.value) for p, v in said]
    return entity(statement_id(district, key, given), EntityType.SOURCE, district, claims)


def _digest_of(given: GivenAnswer) -> str:
    # Tells an answer from another one of the same post on the same day: the same again is no news.
    values = sorted((name, *given.all(name)) for name in given.values)
    return sha256(repr((given.option, values, given.remark)).encode()).hexdigest()


def is_said_already(snapshot: Snapshot, key: str, given: GivenAnswer) -> bool:
    """Whether this very answer to the question is recorded: of this post and day, with the same values."""
    source = snapshot.known(statement_id(snapshot.key, key, given))
    return source is not None and source.value(Prop.HASH) == _digest_of(given)


def is_corrected_by(snapshot: Snapshot, answer: Entity, key: str, given: GivenAnswer) -> bool:
    """Whether an answer comes from the post that gave this one, and is not older; or from who knows, where it did not.

    Of two posts that do not know the first one's word stands: it says whom to ask, and when again.
    """
    day = answer.value(Prop.DATE) or ""
    same_post = source_of(answer) == statement_id(snapshot.key, key, replace(given, day=day))
    unknown = answer.value(Prop.ANSWER_MEANING) == AnswerMeaning.LATER and given.option != DO_NOT_KNOW.id
    return given.day >= day and (same_post or unknown)


def was_said_once(reader: GraphReader, district: str, key: str, given: GivenAnswer) -> bool:
    """Whether this very answer was recorded before: who reads an old sheet again takes no correction back."""
    entries = reader.journal(statement_id(district, key, given), scope=Scope.of(district))
    states = (from_json(entry.after) for entry in entries if entry.after is not None)
    return any(state.value(Prop.HASH) == _digest_of(given) for state in states)


def answer_id(district: str, key: str) -> str:
    """The id of the record that keeps the answer to a question: another answer takes its place."""
    return f"{district}:answer-{key}"


class KeptAnswer(NamedTuple):
    """An answer as it is remembered: the key of the question, its sentence, and the records that the answer changes."""

    key: str
    asked: str
    changed: frozenset[str]


def answer_record(case: Case, kept: KeptAnswer, option: Option, given: GivenAnswer) -> Entity:
    """The record of an answer: to what, what, when, and what it was asked about."""
    key = kept.key
    district = case.snapshot.key
    later = option.meaning is AnswerMeaning.LATER
    source, status = statement_id(district, key, given), StatementStatus.CONFIRMED.value
    # The post may have said a part before, on the same day: that does not count either.
    about = (r for r in not_said_by(source, case.snapshot, case.records) if r not in kept.changed)
    said = {
        EXISTS: "true",
        Prop.NAME: kept.asked,
        Prop.FINDING_KEY: key,
        Prop.CHOSEN_OPTION: option.id,
        Prop.ANSWER_MEANING: option.meaning,
        Prop.DATE: given.day,
        Prop.REASON: given.remark,
        Prop.ASK_AGAIN_ON: (given.one(ASK_AGAIN) or in_three_months(given.day)) if later else "",
        Prop.ASK_WHOM: given.one(ASK_WHOM) if later else "",
        Prop.ASKED_ABOUT: digest_of(about) if option.settles else "",
    }
    claims = [Claim(str(p), str(v), source, as_of=given.day, status=status) for p, v in said.items() if v]
    return entity(answer_id(district, key), EntityType.ANSWER, district, claims)


def in_three_months(day: str) -> str:
    """The day on which who does not know is asked again.

    >>> in_three_months("2026-11-30")
    '2027-02-28'
    """
    return months_later(latest(day), ASK_AGAIN_MONTHS).isoformat()


__all__ = [
    "ASK_AGAIN_MONTHS",
    "KeptAnswer",
    "answer_id",
    "answer_record",
    "in_three_months",
    "is_corrected_by",
    "is_said_already",
    "statement_id",
    "statement_source",
    "was_said_once",
]
