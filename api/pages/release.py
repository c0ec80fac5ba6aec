"""What others see of a district, and its release for the comparison: given and taken back, each one batch."""

import json
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_frame import PageOf, deciding_at, page_at
from api.page_views import RELEASE
from api.writing import Decide
from graph.as_of import opened_on
from graph.contribution.handing_over import content_of, handed_over
from graph.contribution.releasing import (
    ReleasedNames,
    is_released,
    names_released_in,
    release_id,
    release_record,
    release_taken_back,
)
from graph.contribution.seen_by_others import seen_by_others
from graph.map.labels import clean_label
from graph.records import Entity
from graph.stores.base import put
from ontology.names import EntityType, Prop

router = APIRouter(dependencies=[Depends(check_origin)])
Ids = Annotated[list[Annotated[str, Form(max_length=300)]], Form(max_length=500)]


@router.get("/bezirke/{key}/freigabe")
def release_page(frame: Annotated[PageOf, Depends(page_at(RELEASE))]) -> Response:
    """All that is or would be handed over, in words and byte by byte."""
    snapshot = frame.analysis.snapshot
    found = frame.read.store.get(release_id(frame.key), frame.read.within(frame.key))
    release = found if isinstance(found, Entity) and is_released(found) else None
    handed = handed_over(snapshot, *names_released_in(frame.read.store, frame.key))
    chosen = frozenset(() if release is None else (*release.all(Prop.NAMED_ACTOR), *release.all(Prop.RELEASED_PAPER)))
    shown = {
        "since": "" if release is None else frame.words.day(release.value(Prop.DATE) or ""),
        "parts": seen_by_others(handed, snapshot.model),
        "bytes_told": json.dumps(content_of(handed), ensure_ascii=False, indent=1),
        "organizations": _choices(snapshot.organizations, chosen, frame.key),
        "papers": _choices(snapshot.of_type(EntityType.PAPER), chosen, frame.key),
    }
    return frame.rendered("release.html", shown)


def _choices(records: Sequence[Entity], chosen: frozenset[str], key: str) -> list[tuple[str, str, bool]]:
    own = (r for r in records if r.owner == key)
    return sorted(((r.id, clean_label(r.name), r.id in chosen) for r in own), key=lambda one: one[1].casefold())


@router.post("/bezirke/{key}/freigabe")
def release_given(
    write: Decide,
    frame: Annotated[PageOf, Depends(deciding_at(RELEASE))],
    tun: Annotated[Literal["freigeben", "zuruecknehmen"], Form()],
    akteur: Ids = [],  # noqa: B006 - never changed
    vorlage: Ids = [],  # noqa: B006 - never changed
) -> Response:
    """Release, with these names, or take back; nothing is written where that is so already."""
    own = {r.id for r in frame.analysis.snapshot.entities.values() if r.owner == frame.key}
    named = ReleasedNames(tuple(i for i in akteur if i in own), tuple(i for i in vorlage if i in own))
    today = opened_on().isoformat()

    def attempt(head: int) -> int:
        found = write.store.get(release_id(frame.key), write.scope)
        before = found if isinstance(found, Entity) else None
        if tun == "zuruecknehmen":
            if before is None or not is_released(before):
                return 0
            made = release_taken_back(before, today)
            return write.commit([put(made)], "Freigabe zum Vergleich zurückgenommen", head).number
        made = release_record(frame.key, today, named)
        return 0 if made == before else write.commit([put(made)], "Für den Vergleich freigegeben", head).number

    number = write.again(attempt)
    return RedirectResponse(frame.link(RELEASE, f"getan={number}" if number else ""), 303)
