"""What others see of a district, and its release for the comparison: given and taken back, each one batch."""

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.page_frame import PageOf, deciding_at, page_at
from api.page_parts.page_views import RELEASE
from api.writes.writing import Decide
from graph.as_of import opened_on
from graph.contribution.going_along import released_parts
from graph.contribution.handing_over import content_of, handed_over
from graph.contribution.releasing import (
    ReleasedIds,
    is_released,
    release_id,
    release_record,
    release_taken_back,
    released_ids,
)
from graph.contribution.seen_by_others import held_told, seen_by_others
from graph.district.snapshot import Snapshot
from graph.learning.offered_works import work_kind
from graph.map.labels import clean_label
from graph.records import Entity
from graph.stores.base import put
from ontology import Text
from ontology.names import EntityType, Prop

router = APIRouter(dependencies=[Depends(check_origin)])
Choosable = tuple[str, str, bool]
"""Id and name of a record, and whether it is released."""
Ids = Annotated[list[Annotated[str, Form(max_length=300)]], Form(max_length=500)]


@router.get("/bezirke/{key}/freigabe")
def release_page(frame: Annotated[PageOf, Depends(page_at(RELEASE))]) -> Response:
    """All that is or would be handed over, in words and byte by byte."""
    snapshot = frame.snapshot
    found = frame.read.store.get(release_id(frame.key), frame.read.within(frame.key))
    release = found if isinstance(found, Entity) and is_released(found) else None
    parts, held = released_parts(frame.read.store, frame.request.app.state.store, snapshot.district)
    handed = handed_over(snapshot, parts)
    shown = {
        "since": "" if release is None else frame.words.day(release.value(Prop.DATE) or ""),
        "parts": seen_by_others(handed, snapshot.model),
        "held": [frame.words.say(held_told(work)) for work in held],
        "bytes_told": json.dumps(content_of(handed), ensure_ascii=False, indent=1),
        "choices": list(_choices(snapshot, released_ids(release), frame.key)),
    }
    return frame.rendered("release.html", shown)


_ASKED: tuple[tuple[str, Text, EntityType], ...] = (
    ("akteur", Text(de="Namen von Organisationen", en="Names of organizations"), EntityType.ORGANIZATION),
    ("vorlage", Text(de="Öffentliche Vorlagen", en="Public papers"), EntityType.PAPER),
    ("massnahme", Text(de="Maßnahmen", en="Measures"), EntityType.MEASURE),
    ("dokument", Text(de="Leitfäden, Konzepte, Material", en="Guides, concepts, material"), EntityType.DOCUMENT),
)
"""What can be released one by one: its field in the form, its heading, and its type; in the order of `ReleasedIds`."""


def _choices(snapshot: Snapshot, chosen: ReleasedIds, key: str) -> Iterator[tuple[str, Text, list[Choosable]]]:
    for (field, heading, type), ids in zip(_ASKED, chosen, strict=True):
        own = [r for r in snapshot.of_type(type) if r.owner == key and r.name and _offered(r)]
        rows = sorted(((r.id, clean_label(r.name), r.id in ids) for r in own), key=lambda row: row[1].casefold())
        if rows:
            yield field, heading, rows


def _offered(record: Entity) -> bool:
    return record.type == EntityType.ORGANIZATION or work_kind(record) is not None


@router.post("/bezirke/{key}/freigabe")
def release_given(  # noqa: PLR0913, PLR0917 - each is a field of the form
    write: Decide,
    frame: Annotated[PageOf, Depends(deciding_at(RELEASE))],
    tun: Annotated[Literal["freigeben", "zuruecknehmen"], Form()],
    akteur: Ids = [],  # noqa: B006 - never changed
    vorlage: Ids = [],  # noqa: B006 - never changed
    massnahme: Ids = [],  # noqa: B006 - never changed
    dokument: Ids = [],  # noqa: B006 - never changed
) -> Response:
    """Release, with these names, or take back; nothing is written where that is so already."""
    named = _own(frame, (akteur, vorlage, massnahme, dokument))
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


def _own(frame: PageOf, asked: Sequence[Sequence[str]]) -> ReleasedIds:
    """Of what the form names, the district's own records of the right type."""
    there = frame.snapshot.entities
    own = {r.id: r.type for r in there.values() if r.owner == frame.key}
    fields = zip(_ASKED, asked, strict=True)
    return ReleasedIds(*(tuple(id for id in ids if own.get(id) == type) for (_, _, type), ids in fields))
