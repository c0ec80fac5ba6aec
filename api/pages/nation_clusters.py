"""The workshop for clusters: proposed groups with reasons, moved by hand with the effect, beside those entered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.page_parts.nation_frame import NationPage, nation_page
from api.page_parts.nation_views import CLUSTERS
from api.reads.cluster_partners import MOST, PLACE_MARK, Workshop, numbers_placed, topic_named, workshop_of
from api.rights import Right
from graph.clusters.exchange_partner import EXCHANGE_TOPICS, Partner
from graph.clusters.grouping_words import bound_told, change_told, mean_misfit, reason_of, strengths_used
from graph.clusters.kept_grouping import KeptGrouping, kept_groupings
from graph.clusters.proposing import ClusterGroups, proposed_clusters, wished_groups
from graph.identifiers import is_invented
from graph.map.labels import clean_label
from ontology.names import Prop

router = APIRouter()
_Lands = Annotated[list[str] | None, Query(max_length=16)]
_Placed = Annotated[list[str] | None, Query(max_length=MOST)]


@router.get("/bund/cluster")
def clusters(
    frame: Annotated[NationPage, Depends(nation_page(CLUSTERS))],
    thema: Annotated[str, Query(max_length=40)] = "",
    land: _Lands = None,
    platz: _Placed = None,
) -> Response:
    """Groups for exchange: proposed, or as the form wants them, and those that were kept. Nothing is written."""
    if frame.too_few:
        return frame.nothing_yet()
    found = workshop_of(frame.read, frame.on, topic_named(thema), tuple(land or ()))
    proposal = proposed_clusters(found.partners)
    wished = wished_groups(found.partners, numbers_placed(platz or ()), proposal)
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
        "between": PLACE_MARK,
        "may_keep": frame.read.caller.may(Right.GROUP),
        "undo": frame.request.query_params.get("getan", "") if frame.read.caller.may(Right.GROUP) else "",
        "kept": [_kept(frame, found, kept) for kept in kept_groupings(frame.read.store, frame.read.scope)],
    }
    return frame.rendered("nation_clusters.html", view)


def _groups(frame: NationPage, groups: ClusterGroups) -> Iterator[Mapping[str, Any]]:
    for number, group in enumerate(groups, 1):
        yield {
            "number": number,
            "members": [(p.key, clean_label(p.name), p.land, is_invented(p.key)) for p in group],
            "reason": _told(frame, group),
            "misfit": frame.words.number(mean_misfit(group), 2),
        }


def _kept(frame: NationPage, found: Workshop, kept: KeptGrouping) -> Mapping[str, Any]:
    """A kept grouping: who is in which group, how to have it before one again, and the batch that takes it back."""
    topic = next((t for t in EXCHANGE_TOPICS if t.label.de == kept.topic), None)
    entries = list(frame.read.store.journal(kept.records[0], scope=frame.read.scope))
    places = [
        f"{key}{PLACE_MARK}{number}" for number, keys in kept.groups.items() for key in keys if key in found.names
    ]
    return {
        "title": clean_label(kept.title),
        "topic": clean_label(kept.topic) if topic is None else frame.words.say(topic.label),
        "day": frame.words.day(kept.day),
        "groups": [
            (number, [clean_label(found.names[key]) for key in keys if key in found.names], _unnamed(found, keys))
            for number, keys in kept.groups.items()
        ],
        "again": frame.link(
            CLUSTERS, urlencode([("thema", topic.id if topic else ""), *(("platz", p) for p in places)])
        ),
        "batch": entries[-1].revision.number if entries else 0,
    }


def _unnamed(found: Workshop, keys: Sequence[str]) -> int:
    return sum(key not in found.names for key in keys)


def _told(frame: NationPage, group: Sequence[Partner]) -> str:
    return frame.words.say(reason_of(group, frame.read.model))


def _lands(frame: NationPage, chosen: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    there = {d.value(Prop.LAND) for d in frame.districts}
    for code in frame.read.model.code_lists["Land"].codes:
        if code.notation in there:
            yield code.notation, frame.words.say(code.label), code.notation in chosen
