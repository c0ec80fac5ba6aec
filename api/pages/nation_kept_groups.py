"""What is kept in the workshop for clusters: groups as a person made them, and the way back; one batch each."""

from collections.abc import Mapping, Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.nation_views import CLUSTERS, nation_path
from api.reads.cluster_partners import MOST, numbers_placed, topic_named
from api.writes.keeping_groups import districts_to_group, groups_taken_back, keep_groups_of
from api.writes.writing import Group
from graph.as_of import opened_on
from graph.clusters.kept_grouping import GroupingWish

router = APIRouter(dependencies=[Depends(check_origin)])
_Title = Annotated[str, Form(max_length=200)]
_Topic = Annotated[str, Form(max_length=40)]
_Placed = Annotated[list[Annotated[str, Form(max_length=300)]], Form(max_length=MOST)]


@router.post("/bund/cluster/speichern")
def keep_groups(
    write: Group,
    request: Request,
    titel: _Title = "",
    thema: _Topic = "",
    platz: _Placed = [],  # noqa: B006 - never changed
) -> Response:
    """Keep the groups as they stand in the form; districts that may not be named here are left out."""
    topic, there = topic_named(thema), districts_to_group(write)
    places = {key: number for key, number in numbers_placed(platz).items() if key in there and number > 0}
    if not places:
        return _back(request, topic.id)
    title = " ".join(titel.split()) or topic.label.de
    wish = GroupingWish(title, topic.label.de, opened_on().isoformat(), places)
    return _back(request, topic.id, keep_groups_of(write, wish).revision.number)


@router.post("/bund/cluster/zuruecknehmen")
def take_groups_back(write: Group, request: Request, nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo a batch that kept groups, or that took them back; any other is none of this page."""
    return _back(request, "", groups_taken_back(write, nummer).number)


def _back(request: Request, topic: str, number: int = 0) -> Response:
    """Back to the workshop, on the day and in the language that the form was sent from."""
    kept: Mapping[str, str] = request.query_params
    asked: Sequence[tuple[str, str]] = [
        *((name, kept[name]) for name in ("on", "lang") if name in kept),
        *([("thema", topic)] if topic else []),
        *([("getan", str(number))] if number else []),
    ]
    return RedirectResponse(f"{nation_path(CLUSTERS)}{'?' if asked else ''}{urlencode(asked)}", 303)
