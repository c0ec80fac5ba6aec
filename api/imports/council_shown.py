"""What the steps of council data show: what was read, papers with topics, bodies and words, what would be saved."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from api.imports.council_answers import CODE_LISTS
from api.imports.council_out import left_aside
from api.imports.council_steps import BODIES, READ, REVIEW, TOPICS
from graph.council.council_choice import ASIDE_WORDS
from graph.council.council_objects import COUNCIL_KIND_WORDS, CouncilPaper
from graph.council.council_questions import LinkedBy
from graph.council.defects import SENTENCES
from graph.council.topics import TopicFound, spelled_in
from graph.council.wordings import ROLES
from graph.identifiers import folded
from ontology import Model, Text
from ontology.names import EntityType, Prop, TopicRelation

if TYPE_CHECKING:
    from api.imports.council_staging import CouncilRead
    from api.imports.jobs import Job
    from api.page_parts.page_frame import PageOf
    from api.writes.writing import Writing
    from graph.records import Entity

_MOST_PAPERS, _MOST_OTHERS, _FIRST = 300, 60, 12
_NAMED = (EntityType.PAPER, EntityType.COMMITTEE, EntityType.ORGANIZATION, EntityType.LEGISLATIVE_TERM)
"""What people know by its name; meetings and agenda items have none."""
_LINKED: Mapping[LinkedBy, Text] = {
    LinkedBy.SAID: Text(de="so gesagt", en="as it was said"),
    LinkedBy.ADDRESS: Text(de="an der Adresse erkannt", en="known by its address"),
    LinkedBy.NAME: Text(de="gleicher Name", en="same name"),
    LinkedBy.NEW: Text(de="noch nicht erfasst", en="not recorded yet"),
    LinkedBy.OPEN: Text(de="bitte entscheiden", en="please decide"),
}


def topics_offered(model: Model, frame: "PageOf") -> list[tuple[str, str]]:
    """The topics that a paper can have, with their labels."""
    return [(c.notation, frame.words.say(c.label)) for c in model.code_lists["TopicRelation"].codes]


def council_step(bring: "Writing", frame: "PageOf", job: "Job", found: "CouncilRead", step: str) -> dict[str, Any]:
    """What a step shows of council data."""
    plan = found.plan
    told = {
        "step": step,
        "job": job,
        "source": found.told.where.name,
        "by": found.told.where.by,
        "since": found.told.where.complete_since,
        "taken": found.told.taken.get("papers", 0),
        "of": found.told.read.get("papers", 0),
        "open_bodies": found.open,
        "open_words": sum(not word.code for word in found.words),
    }
    words = frame.request.query_params.get("suche", "")[:200]
    parts = {
        READ: lambda: _read(frame, found),
        TOPICS: lambda: _papers(bring, frame, found, words),
        BODIES: lambda: _asked(bring, frame, found),
        REVIEW: lambda: _review(bring, frame, found),
    }
    return {**told, **parts[step](), "unread": plan.data.unread}


def _read(frame: "PageOf", found: "CouncilRead") -> Mapping[str, Any]:
    t, told = frame.words, found.told
    return {
        "kinds": [
            (t.say(COUNCIL_KIND_WORDS[kind]), told.taken.get(kind, 0), number)
            for kind, number in told.read.items()
            if number
        ],
        "aside": [(t.say(ASIDE_WORDS[why]), number) for why, number in told.aside.items()],
        "defects": [(d.number, t.say(SENTENCES[d.defect]), d.example.place, d.example.found) for d in told.defects],
    }


def _papers(bring: "Writing", frame: "PageOf", found: "CouncilRead", words: str) -> Mapping[str, Any]:
    """The papers that are taken and those left aside, as far as they hold the words that were looked for."""
    wanted, labels = folded(words).split(), dict(topics_offered(bring.model, frame))
    rows = [
        (paper, topic)
        for paper, topic in found.told.papers
        if all(word in folded(f"{paper.name} {paper.reference}") for word in wanted)
    ]
    rows.sort(key=lambda row: (list(TopicRelation).index(row[1].relation), row[0].day, row[0].reference))
    said = found.plan.asked.topics
    others = list(islice(left_aside(found, words), _MOST_OTHERS + 1))
    return {
        "topics": list(labels.items()),
        "papers": [_paper(frame, paper, topic, labels) for paper, topic in rows[:_MOST_PAPERS]],
        "more": max(0, len(rows) - _MOST_PAPERS),
        "others": [(p.id, p.name, p.reference, frame.words.day(p.day), p.id in said) for p in others[:_MOST_OTHERS]],
        "others_more": len(others) > _MOST_OTHERS,
        "sought": words,
    }


def _paper(frame: "PageOf", paper: CouncilPaper, topic: TopicFound, labels: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "id": paper.id,
        "name": paper.name,
        "reference": paper.reference,
        "day": frame.words.day(paper.day),
        "topic": topic.relation.value,
        "label": labels[topic.relation],
        "said": topic.said,
        "words": ", ".join(spelled_in(paper.name, word) for word in topic.words),
    }


def _asked(bring: "Writing", frame: "PageOf", found: "CouncilRead") -> Mapping[str, Any]:
    t = frame.words
    ours = sorted(_ours(found), key=lambda one: one.name.casefold())
    bodies = [
        {
            "address": row.address,
            "name": row.body.name,
            "why": t.say(_LINKED[row.by]),
            "open": row.by is LinkedBy.OPEN,
            "fixed": row.by in {LinkedBy.ADDRESS, LinkedBy.NAME},
            "linked": row.linked.id if row.linked is not None else "",
            "linked_name": row.linked.name if row.linked is not None else "",
            "likely": [(one.id, one.name) for one in row.candidates],
            "rest": [(one.id, one.name) for one in ours if one not in row.candidates],
        }
        for row in found.bodies
    ]
    codes = {
        kind: [(c.notation, t.say(c.label)) for c in bring.model.code_lists[name].codes]
        for kind, name in CODE_LISTS.items()
    }
    words = [(w.kind, w.kind == ROLES, w.wording, w.number, w.code, codes[w.kind]) for w in found.words]
    return {"bodies": bodies, "words_asked": words}


def _ours(found: "CouncilRead") -> Sequence["Entity"]:
    return list({body.id: body for body in found.plan.known.bodies.values()}.values())


def _review(bring: "Writing", frame: "PageOf", found: "CouncilRead") -> Mapping[str, Any]:
    from api.imports.staging import shown_name

    listed, t = found.told.listed, frame.words
    by_id = {record.id: record for record in found.plan.planned.staged.records}

    def names(ids: Sequence[str]) -> Iterator[str]:
        shown = ((by_id[id], shown_name(bring, by_id[id])) for id in ids if id in by_id)
        return (_title(record, name) for record, name in shown if name and record.type in _NAMED)

    groups = (
        (t("neu", "new"), listed.created, ""),
        (t("geändert", "changed"), listed.changed, ""),
        (t("nur neu bestätigt", "only confirmed"), found.told.confirmed, ""),
        (t("unverändert", "unchanged"), listed.unchanged, ""),
        (
            t("nicht mehr geliefert", "no longer delivered"),
            listed.no_longer,
            t("Gelöscht wird nichts.", "Nothing is deleted."),
        ),
    )
    return {
        "groups": [(label, len(ids), list(islice(names(ids), _FIRST)), note) for label, ids, note in groups],
        "changes": len(found.plan.planned.changes),
        "problems": [(t.say(p.sentence), p.found) for p in listed.problems[:_FIRST]],
    }


def _title(record: Any, name: str) -> str:
    return record.value(Prop.NAME) or name if record.type == EntityType.PAPER else name


__all__ = ["council_step", "topics_offered"]
