"""The workshop for clusters: proposed groups with reasons, moved by hand with the effect, beside those entered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.cluster_partners import MOST, topic_named, workshop_of
from api.nation_frame import NationPage, nation_page
from api.nation_views import CLUSTERS
from graph.clusters.exchange_partner import EXCHANGE_TOPICS, Partner
from graph.clusters.grouping_words import bound_told, change_told, mean_misfit, reason_of, strengths_used
from graph.clusters.proposing import ClusterGroups, proposed_clusters, wished_groups
from graph.map.labels import clean_label
from ontology.names import Prop

router = APIRouter()
_Lands = Annotated[list[str] | None, Query(max_length=16)]
_Placed = Annotated[list[str] | None, Query(max_length=MOST)]
_BETWEEN = "~"
"""Between the key of a district and the number of its group, in a form."""


@router.get("/bund/cluster")
def clusters(
    frame: Annotated[NationPage, Depends(nation_page(CLUSTERS))],
    thema: Annotated[str, Query(max_length=40)] = "",
    land: _Lands = None,
    platz: _Placed = None,
) -> Response:
    """ClusterGroups for exchange: proposed, or as the form wants them. Nothing is written."""
    if frame.too_few:
        return frame.nothing_yet()
    found = workshop_of(frame.read, frame.on, topic_named(thema), tuple(land or ()))
    proposal = proposed_clusters(found.partners)
    wished = wished_groups(found.partners, _numbers(platz or ()), proposal)
    moved = wished != proposal.groups
    view: dict[str, Any] = {
        "topics": [(t.id, frame.words.say(t.label), t.id == found.topic.id) for t in EXCHANGE_TOPICS],
        "lands": list(_lands(frame, land or ())),
        "groups": list(_groups(frame, wished)),
        "moved": moved,
        "change": frame.words.say(change_told(proposal.groups, wished)) if moved else "",
        "bound": frame.words.say(bound_told(proposal.grouping)),
        "strengths": frame.words.say(strengths_used(found.partners)),
        "back": frame.link(CLUSTERS, f"thema={found.topic.id}{''.join(f'&land={code}' for code in land or ())}"),
        "beyond": found.beyond,
        "most": MOST,
        "entered": [
            (clean_label(entered.cluster.name), [clean_label(p.name) for p in members], _told(frame, members))
            for entered, members in found.entered
        ],
        "between": _BETWEEN,
    }
    return frame.rendered("nation_clusters.html", view)


def _numbers(placed: Sequence[str]) -> Mapping[str, int]:
    """Where the form wants each district; what is no number of a group is left out."""
    said = (one.rpartition(_BETWEEN) for one in placed)
    return {key: int(n) for key, _, n in said if n.isascii() and n.isdigit() and len(n) <= 2}


def _groups(frame: NationPage, groups: ClusterGroups) -> Iterator[Mapping[str, Any]]:
    for number, group in enumerate(groups, 1):
        yield {
            "number": number,
            "members": [(p.key, clean_label(p.name), p.land, p.type) for p in group],
            "reason": _told(frame, group),
            "misfit": frame.words.number(mean_misfit(group), 2),
        }


def _told(frame: NationPage, group: Sequence[Partner]) -> str:
    return frame.words.say(reason_of(group, frame.read.model))


def _lands(frame: NationPage, chosen: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    there = {d.value(Prop.LAND) for d in frame.districts}
    for code in frame.read.model.code_lists["Land"].codes:
        if code.notation in there:
            yield code.notation, frame.words.say(code.label), code.notation in chosen
