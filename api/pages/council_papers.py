"""The recorded council papers with their topic and the words that made it; a person corrects, in one batch."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.imports.council_shown import topics_offered
from api.page_parts.page_frame import Changing, PageOf, changing, page_at
from api.page_parts.page_views import COUNCIL, COUNCIL_PAPERS
from api.writes.judging import judged, papers_of
from graph.council.judged import JudgedPaper
from graph.council.topics import spelled_in
from graph.identifiers import folded
from ontology import say
from ontology.names import Prop, TopicRelation

router = APIRouter(dependencies=[Depends(check_origin)])
_MOST = 300
_OUT_OF_DATE = "ueberholt"


@router.get("/bezirke/{key}/ratsvorlagen")
def council_papers(
    frame: Annotated[PageOf, Depends(page_at(COUNCIL_PAPERS))],
    suche: Annotated[str, Query(max_length=200)] = "",
    ueberholt: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """All papers that are recorded, also those of which somebody said that they are about something else."""
    rows = papers_of(frame.read, frame.key)
    wanted, words = folded(suche).split(), frame.words
    found = [row for row in rows if all(word in _looked_at(row) for word in wanted)]
    offered = topics_offered(frame.read.model, frame)
    counts = [(label, sum(row.topic == code for row in rows)) for code, label in offered]
    headline = say(
        "{n} {n:Ratsvorlage|Ratsvorlagen} erfasst. Dem Thema zugeordnet: {ours}",
        "{n} council {n:paper|papers} recorded. Assigned to the topic: {ours}",
        n=len(rows),
        ours=sum(row.topic not in {"", TopicRelation.NONE} for row in rows),
    )
    view: dict[str, Any] = {
        "headline": words.say(headline),
        "counts": [(label, number) for label, number in counts if number],
        "unsorted": sum(not row.topic for row in rows),
        "rows": [_shown(frame, row, dict(offered)) for row in found[:_MOST]],
        "more": max(0, len(found) - _MOST),
        "topics": offered,
        "sought": suche,
        "late": ueberholt,
        "council": frame.link(COUNCIL),
        "here": COUNCIL_PAPERS,
    }
    return frame.rendered("council_papers.html", view)


@router.post("/bezirke/{key}/ratsvorlagen")
async def judge_papers(change: Annotated[Changing, Depends(changing)]) -> Response:
    """Keep what was said of the papers; what somebody else changed since the page was read stays as they said."""
    write, frame = change
    fields = await frame.request.form()
    now = {row.paper.id: row.topic for row in papers_of(write.reading, frame.key)}
    said, late = {}, 0
    for name, value in fields.items():
        if not name.startswith("t:") or not isinstance(value, str) or name[2:] not in now:
            continue
        before, _, topic = value.partition(":")
        if topic == before or topic not in tuple(TopicRelation):
            continue
        if now[name[2:]] not in {before, topic}:
            late += 1
        else:
            said[name[2:]] = topic
    done = judged(write, frame.key, said) if said else None
    more = "&".join(
        [*([f"getan={done.number}"] if done is not None else []), *([f"{_OUT_OF_DATE}={late}"] if late else [])]
    )
    return RedirectResponse(frame.link(COUNCIL_PAPERS, more), 303)


def _looked_at(row: JudgedPaper) -> str:
    return folded(f"{row.paper.value(Prop.NAME) or ''} {row.paper.value(Prop.REFERENCE) or ''}")


def _shown(frame: PageOf, row: JudgedPaper, labels: Mapping[str, str]) -> Mapping[str, Any]:
    paper, t = row.paper, frame.words
    title, by_words = paper.value(Prop.NAME) or paper.name, labels.get(row.by_words, "")
    if row.by_person:
        why = t("von Hand eingeordnet", "sorted by hand")
        why += t("; nach den Wörtern: ", "; by its words: ") + by_words if by_words else ""
    elif row.topic:
        why = t("nach den Wörtern", "by its words") if row.words else ""
    else:
        why = t("Wörter sprechen für: ", "words speak for: ") + by_words if by_words else ""
    return {
        "id": paper.id,
        "name": title,
        "reference": paper.value(Prop.REFERENCE) or "",
        "day": t.day(paper.value(Prop.DATE) or ""),
        "topic": row.topic,
        "label": labels.get(row.topic, t("nicht eingeordnet", "not sorted")),
        "words": ", ".join(spelled_in(title, word) for word in row.words),
        "why": why,
        "record": frame.record(paper.id),
    }


__all__ = ["router"]
