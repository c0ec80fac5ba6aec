"""What people say of papers: whether one is about early help. Kept as claims of a source of their own (domain 5.2).

They go before the words of a title, outlast every import, and are taken back with the batch that wrote them.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.council.council_objects import CouncilPaper
from graph.council.topics import topic_of
from graph.district.other_topics import is_other_topic
from graph.errors import InvalidError, NotFoundError
from graph.identifiers import entity_id
from graph.records import Entity, Record, entity, with_claims
from graph.records.claims import EXISTS, Claim, Presence
from graph.stores.base import Change, put
from ontology.names import EntityType, Prop, SourceKind, StatementStatus, TopicRelation

JUDGEMENTS = "Einordnung von Ratsvorlagen"
"""The title of the source that such statements cite; who said it, and when, stands in the journal."""


class JudgedPaper(NamedTuple):
    """A recorded paper: its topic now, whether a person said so, and what the words of the council data say."""

    paper: Entity
    topic: str
    by_person: bool
    by_words: str
    words: tuple[str, ...]


def judgement_source(district: str) -> Entity:
    """The source that judgements of a district cite."""
    claims = [
        Claim(prop, value, status=StatementStatus.CONFIRMED)
        for prop, value in (
            (EXISTS, "true"),
            (Prop.NAME, JUDGEMENTS),
            (Prop.SOURCE_KIND, SourceKind.STATEMENT.value),
        )
    ]
    return entity(_source_id(district), EntityType.SOURCE, district, claims)


def judged_as(paper: Entity, topic: str, day: str) -> Entity:
    """The paper with what a person says of its topic on a day; what people said of it before is replaced."""
    source = _source_id(paper.owner)
    kept = [c for c in paper.claims if (c.prop, c.source) != (Prop.TOPIC_RELATION, source)]
    said = Claim(Prop.TOPIC_RELATION, topic, source, as_of=day, status=StatementStatus.CONFIRMED)
    return with_claims(paper, (*kept, said))


def judged_by_people(records: Iterable[Record]) -> Mapping[str, str]:
    """Topics of papers by foreign address as people said: empty for a paper on something else."""
    return {
        address: "" if is_other_topic(paper) else paper.value(Prop.TOPIC_RELATION) or ""
        for paper in records
        if isinstance(paper, Entity) and paper.type == EntityType.PAPER and _said(paper) is not None
        for address in paper.all(Prop.SAME_AS)
    }


def judged_papers(records: Iterable[Record], district: str) -> tuple[JudgedPaper, ...]:
    """The papers that a district has recorded, the newest first, each with its topic and the words that made it."""
    found = (
        r
        for r in records
        if isinstance(r, Entity)
        and r.type == EntityType.PAPER
        and r.owner == district
        and r.presence is not Presence.ABSENT
    )
    rows = [_judged(paper) for paper in found]
    rows.sort(key=lambda row: (row.paper.value(Prop.NAME) or "", row.paper.id))
    return tuple(sorted(rows, key=lambda row: row.paper.value(Prop.DATE) or "", reverse=True))


def topic_changes(records: Iterable[Record], district: str, said: Mapping[str, str], day: str) -> tuple[Change, ...]:
    """What a store is asked to do so that papers have these topics, by id; nothing for those that have them already.

    Raises NotFoundError for what is no paper of the district, InvalidError for what is no topic.
    """
    known = tuple(records)
    rows = {row.paper.id: row for row in judged_papers(known, district)}
    changed = []
    for id, topic in said.items():
        if id not in rows:
            raise NotFoundError(f"no paper {id}")
        refuse_no_topic(topic)
        if rows[id].topic != topic:
            changed.append(put(judged_as(rows[id].paper, topic, day)))
    source = judgement_source(district)
    beside = () if any(r.id == source.id for r in known) else (put(source),)
    return (*beside, *changed) if changed else ()


def refuse_no_topic(topic: str) -> None:
    """Raise InvalidError for what is no code of a topic."""
    if topic not in tuple(TopicRelation):
        raise InvalidError(f"{topic[:40]} is no topic relation; there are {', '.join(TopicRelation)}")


def _source_id(district: str) -> str:
    return entity_id(district, EntityType.SOURCE, JUDGEMENTS)


def _said(paper: Entity) -> Claim | None:
    """What a person said of the topic, if that is what holds."""
    source = _source_id(paper.owner)
    return next((c for c in paper.claims if c.prop == Prop.TOPIC_RELATION and c.source == source), None)


def _judged(paper: Entity) -> JudgedPaper:
    said = _said(paper)
    others = [c.value for c in paper.claims if c.prop == Prop.TOPIC_RELATION and c is not said]
    found = topic_of(CouncilPaper(paper.id, paper.value(Prop.NAME) or ""))
    words = paper.all(Prop.TOPIC_WORDS) or (found.words if found is not None else ())
    by_words = next(iter(others), found.relation.value if found is not None else "")
    return JudgedPaper(paper, paper.value(Prop.TOPIC_RELATION) or "", said is not None, by_words, words)


__all__ = [
    "JUDGEMENTS",
    "JudgedPaper",
    "judged_as",
    "judged_by_people",
    "judged_papers",
    "judgement_source",
    "refuse_no_topic",
    "topic_changes",
]
