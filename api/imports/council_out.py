"""Council data of a job, and recorded papers with their topics, for programs."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from api.imports.jobs import Job
from api.imports.preview_out import job_out, problem_out
from api.schemas.council import CouncilBodyOut, CouncilPaperOut, CouncilPreviewOut, CouncilWordOut, DefectOut
from api.schemas.importing import ChangesOut
from api.writes.writing import Writing
from graph.council.council_objects import CouncilPaper
from graph.council.defects import SENTENCES
from graph.council.judged import JudgedPaper
from graph.council.topics import TopicFound
from graph.identifiers import folded
from graph.records import Entity
from ontology.names import Prop, TopicRelation

if TYPE_CHECKING:
    from api.imports.council_staging import CouncilRead

_FIRST = 10
_MOST = 200


def council_out(write: Writing, job: Job, found: "CouncilRead", asked: tuple[str, str]) -> CouncilPreviewOut:
    """What was read, and what saving would do; ``asked`` are words of papers left aside, and the language."""
    words, language = asked
    told, plan = found.told, found.plan
    records = (write.shown(r) for r in plan.planned.staged.records if r.value(Prop.NAME))
    names = {r.id: r.name for r in records if isinstance(r, Entity)}

    def changes(ids: Sequence[str]) -> ChangesOut:
        return ChangesOut(count=len(ids), first=[names[id] for id in ids if id in names][:_FIRST])

    return CouncilPreviewOut(
        job=job_out(job, language),
        source=told.where.name,
        as_of=told.where.by,
        read=dict(told.read),
        taken=dict(told.taken),
        aside={why.value: number for why, number in told.aside.items()},
        defects=[
            DefectOut(
                defect=one.defect.value,
                number=one.number,
                place=one.example.place,
                found=one.example.found,
                sentence=SENTENCES[one.defect].in_language(language),
            )
            for one in told.defects
        ],
        unread=plan.data.unread,
        bodies=_bodies(found),
        words=[CouncilWordOut(kind=w.kind, wording=w.wording, number=w.number, code=w.code) for w in found.words],
        papers=[_paper(paper, topic) for paper, topic in told.papers],
        others=[_paper(paper, None) for paper in islice(left_aside(found, words), _MOST)],
        problems=[problem_out(p, language) for p in told.listed.problems[:_MOST]],
        created=changes(told.listed.created),
        changed=changes(told.listed.changed),
        unchanged=changes(told.listed.unchanged),
        no_longer=changes(told.listed.no_longer),
    )


def left_aside(found: "CouncilRead", words: str) -> Iterator[CouncilPaper]:
    """Papers that are not taken, those first that a person left out; only those that hold all ``words``."""
    wanted, chosen = folded(words).split(), found.plan.chosen
    papers = [p for p in found.plan.data.of(CouncilPaper) if p.id not in chosen.papers]
    papers.sort(key=lambda p: (p.id in chosen.refused, p.day, p.reference), reverse=True)
    return (p for p in papers if all(word in folded(f"{p.name} {p.reference}") for word in wanted))


def _bodies(found: "CouncilRead") -> list[CouncilBodyOut]:
    return [
        CouncilBodyOut(
            address=row.address,
            name=row.body.name,
            kind=row.body.kind,
            linked_by=row.by.value,
            linked_to=row.linked.id if row.linked is not None else None,
            candidates=[one.id for one in row.candidates],
        )
        for row in found.bodies
    ]


def _paper(paper: CouncilPaper, topic: TopicFound | None) -> CouncilPaperOut:
    return CouncilPaperOut(
        id=paper.id,
        reference=paper.reference,
        name=paper.name,
        date=paper.day,
        topic=topic.relation.value if topic is not None else TopicRelation.NONE.value,
        by_person=topic is not None and topic.said,
        words=list(topic.words) if topic is not None else [],
    )


def judged_out(row: JudgedPaper) -> CouncilPaperOut:
    """A recorded paper with its topic and the words that made it."""
    paper = row.paper
    return CouncilPaperOut(
        id=paper.id,
        reference=paper.value(Prop.REFERENCE) or "",
        name=paper.value(Prop.NAME) or "",
        date=paper.value(Prop.DATE) or "",
        topic=row.topic,
        by_person=row.by_person,
        words=list(row.words),
    )


__all__ = ["council_out", "judged_out", "left_aside"]
