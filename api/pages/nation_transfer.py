"""Transfer as a page: guides, material, measures and papers to take over, and where something moved."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.page_parts.nation_frame import NationPage, nation_page
from api.page_parts.nation_views import TRANSFER
from api.reads.transfer_read import moved_for, works_for
from graph.learning.district_moves import MovedDistrict
from graph.learning.offered_works import WORK_KIND_LABELS, OfferedWork, WorkWish
from graph.map.labels import clean_label
from ontology.names import Prop

router = APIRouter()
_SHOWN = 60
_Code = Annotated[str, Query(max_length=20)]


@router.get("/bund/transfer")
def transfer(  # noqa: PLR0913, PLR0917 - each is a field of the form
    frame: Annotated[NationPage, Depends(nation_page(TRANSFER))],
    q: Annotated[str, Query(max_length=200)] = "",
    art: _Code = "",
    dimension: _Code = "",
    land: _Code = "",
    typ: _Code = "",
) -> Response:
    """What fits the words and choices of the form, by kind."""
    if frame.too_few:
        return frame.nothing_yet()
    wish = WorkWish(q, art, dimension, land, typ)
    found = works_for(frame.read, frame.request.app.state.store, wish)
    view: dict[str, Any] = {
        "wish": wish,
        "kinds": [(kind.value, frame.words.say(label)) for kind, label in WORK_KIND_LABELS.items()],
        "dimensions": list(_codes(frame, "QualityDimension", None)),
        "lands": list(_codes(frame, "Land", {d.value(Prop.LAND) for d in frame.districts})),
        "types": list(_codes(frame, "DistrictType", {d.value(Prop.DISTRICT_TYPE) for d in frame.districts})),
        "works": [_work(frame, work) for work in found[:_SHOWN]],
        "total": len(found),
        "moved": [_moved(frame, one) for one in moved_for(frame.read, frame.on)],
        "own": bool(frame.own),
    }
    return frame.rendered("nation_transfer.html", view)


def _codes(frame: NationPage, name: str, there: "set[str | None] | None") -> Iterator[tuple[str, str]]:
    for code in frame.read.model.code_lists[name].codes:
        if there is None or code.notation in there:
            yield code.notation, frame.words.say(code.label)


def _work(frame: NationPage, work: OfferedWork) -> Mapping[str, Any]:
    day, labels = work.record.value(Prop.DATE), dict(_codes(frame, "QualityDimension", None))
    return {
        "title": clean_label(work.record.name),
        "kind": frame.words.say(WORK_KIND_LABELS[work.kind]),
        "whose": "" if work.district is None else clean_label(work.district.name),
        "day": frame.words.day(day) if day else "",
        "address": work.address,
        "certain": work.certain,
        "source": clean_label(work.source),
        "dimensions": [labels[id] for id in work.dimensions if id in labels],
        "summary": clean_label(work.record.value(Prop.SUMMARY) or ""),
    }


def _moved(frame: NationPage, found: MovedDistrict) -> Mapping[str, Any]:
    return {
        "name": clean_label(found.district.name),
        "address": frame.of_district(found.district.owner),
        "moves": [frame.words.say(move.what) for move in found.moves],
        "done": [(clean_label(d.record.name), frame.words.day(d.day), d.measure) for d in found.done],
    }
