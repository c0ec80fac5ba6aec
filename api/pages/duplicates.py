"""Records that may be one, side by side with what speaks for and against: the same, different, or unsure."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.page_frame import Changing, PageOf, changing, page_at
from api.page_parts.page_views import DUPLICATES
from graph.identity.duplicates import Duplicate, Judgement, duplicates, judge, known_in
from graph.identity.reasons import reasons_told
from graph.map.labels import clean_label
from graph.records import Entity
from ontology.names import IdentityVerdict, Prop

router = APIRouter(dependencies=[Depends(check_origin)])
_MOST = 50
_SHOWN = (Prop.NAME, Prop.ALIAS, Prop.SECTOR, Prop.ACTOR_TYPE, Prop.LOCALITY)


@router.get("/bezirke/{key}/dubletten")
def doubles(frame: Annotated[PageOf, Depends(page_at(DUPLICATES))]) -> Response:
    """The likeliest pairs first; those somebody was unsure of last."""
    scope = frame.read.within(frame.key)
    found, known = duplicates(frame.read.store, scope), known_in(frame.read.store, scope)
    own = [pair for pair in found if pair.first.owner == frame.key]
    torn = [(clean_label(known.name(one)), clean_label(known.name(other))) for one, other in known.contradictions]
    shown = {"pairs": [_shown(frame, pair) for pair in own[:_MOST]], "count": len(own), "torn": torn}
    return frame.rendered("duplicates.html", shown)


@router.post("/bezirke/{key}/dubletten")
def judged_here(
    change: Annotated[Changing, Depends(changing)],
    eins: Annotated[str, Form(max_length=300)],
    zwei: Annotated[str, Form(max_length=300)],
    urteil: Annotated[IdentityVerdict, Form()],
    bleibt: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Keep a judgement as one batch, which can be undone; ``bleibt`` is the one whose name stays."""
    write, frame = change
    if bleibt == zwei:
        eins, zwei = zwei, eins
    first, second = write.real(eins), write.real(zwei)
    said = Judgement(first, second, urteil, write.author, write.time)
    for record in (first, second):
        write.found(record)
    done = write.again(lambda head: judge(write.store, write.model, said, write.scope, head))
    return RedirectResponse(frame.link(DUPLICATES, f"getan={done.number}"), 303)


def _shown(frame: PageOf, pair: Duplicate) -> Mapping[str, Any]:
    words = frame.words
    lines = list(_lines(frame, pair.first, pair.second))
    names = [clean_label(record.name) for record in (pair.first, pair.second)]
    return {
        "ids": (pair.first.id, pair.second.id),
        "names": names,
        "lines": lines,
        "reasons": words.say(reasons_told(pair.features)),
        "unsure": pair.unsure,
    }


def _lines(frame: PageOf, first: Entity, second: Entity) -> Iterator[tuple[str, str, str]]:
    """What both say, property by property; what neither says is left out."""
    model = frame.snapshot.model
    for name in _SHOWN:
        prop = model.types[first.type].property(name)
        if prop is None:
            continue
        both = [
            ", ".join(_told(frame, prop.code_list, value) for value in record.all(name)) for record in (first, second)
        ]
        if any(both):
            yield frame.words.say(prop.label), both[0], both[1]


def _told(frame: PageOf, code_list: str | None, value: str) -> str:
    if code_list is None:
        return clean_label(value)
    return frame.words.say(frame.snapshot.model.code(code_list, value).label)
