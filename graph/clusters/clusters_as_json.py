"""Proposed and entered clusters as plain JSON values."""

from collections.abc import Collection, Sequence
from typing import Annotated, NamedTuple, TypedDict

from graph.clusters.entered_clusters import EnteredCluster
from graph.clusters.exchange_partner import ExchangeTopic, Partner
from graph.clusters.grouping_words import bound_told, mean_misfit, reason_of
from graph.clusters.kept_grouping import KeptGrouping
from graph.clusters.proposing import ClusterProposal
from graph.shapes import Told
from ontology import Model
from ontology.names import Prop


class ClusterMemberOut(TypedDict):
    """A district of a cluster (Bezirk eines Clusters)."""

    district: Annotated[str, Told(example="05913")]
    name: Annotated[str, Told(example="Stadt Dortmund")]


class ProposedClusterOut(TypedDict):
    """A proposed group with its reason (vorgeschlagene Gruppe mit Grund)."""

    members: list[ClusterMemberOut]
    misfit: Annotated[float, Told("mittlere Unähnlichkeit, kleiner ist besser (mean misfit)")]
    reason: str


class EnteredClusterOut(TypedDict):
    """A cluster as a project recorded it (Cluster, wie ein Projekt ihn gebildet hat)."""

    cluster: Annotated[str, Told(example="shared:cluster-5")]
    name: str
    project: str | None
    members: list[ClusterMemberOut]


class KeptGroupOut(TypedDict):
    """A group of a kept grouping, as far as it is in sight (gespeicherte Gruppe)."""

    number: int
    members: Annotated[list[str], Told("Bezirksschlüssel (keys of districts)")]
    unnamed: Annotated[int, Told("weitere, die nicht genannt werden dürfen (more that may not be named)")]


class KeptGroupingOut(TypedDict):
    """Groups that a person kept (gespeicherte Aufteilung)."""

    grouping: Annotated[str, Told(example="grouping-0123456789abcdef01234567")]
    title: Annotated[str, Told(example="Austausch 2027")]
    topic: str
    day: Annotated[str, Told(example="2026-11-24")]
    groups: list[KeptGroupOut]


class ClustersOut(TypedDict):
    """Proposals for exchange, beside what was entered (Vorschläge für den Austausch)."""

    topic: Annotated[str, Told(example="verankerung")]
    proposed: list[ProposedClusterOut]
    cost: Annotated[float, Told("was der Vorschlag kostet (what the proposal costs)")]
    bound: Annotated[float, Told("weniger erreicht keiner (no other costs less)")]
    exact: Annotated[bool, Told("ob es keinen besseren gibt (whether there is no better one)")]
    sentence: str
    entered: list[EnteredClusterOut]
    kept: list[KeptGroupingOut]


class FormedClusters(NamedTuple):
    """What people formed: the clusters of projects with their districts, and the groupings that were kept.

    ``named`` are the keys of the districts that may be named in these.
    """

    entered: Sequence[tuple[EnteredCluster, Sequence[Partner]]]
    kept: Sequence[KeptGrouping] = ()
    named: Collection[str] = ()


def clusters_json(
    proposal: ClusterProposal,
    topic: ExchangeTopic,
    formed: FormedClusters,
    model: Model,
    language: str = "de",
) -> ClustersOut:
    """A proposal with its reasons, and what people formed as it is."""
    return {
        "topic": topic.id,
        "proposed": [
            {
                "members": _members(group),
                "misfit": round(mean_misfit(group), 3),
                "reason": reason_of(group, model).in_language(language),
            }
            for group in proposal.groups
        ],
        "cost": round(proposal.grouping.cost, 3),
        "bound": round(proposal.grouping.bound, 3),
        "exact": proposal.grouping.exact,
        "sentence": bound_told(proposal.grouping).in_language(language),
        "entered": [
            {
                "cluster": found.cluster.id,
                "name": found.cluster.name,
                "project": found.cluster.value(Prop.PROJECT),
                "members": _members(members),
            }
            for found, members in formed.entered
        ],
        "kept": [kept_json(grouping, formed.named) for grouping in formed.kept],
    }


def kept_json(grouping: KeptGrouping, named: Collection[str]) -> KeptGroupingOut:
    """A kept grouping: who may be named by key, and how many others are in each group."""
    return {
        "grouping": grouping.id,
        "title": grouping.title,
        "topic": grouping.topic,
        "day": grouping.day,
        "groups": [
            {
                "number": number,
                "members": [key for key in keys if key in named],
                "unnamed": sum(key not in named for key in keys),
            }
            for number, keys in grouping.groups.items()
        ],
    }


def _members(group: Sequence[Partner]) -> list[ClusterMemberOut]:
    return [{"district": p.key, "name": p.name} for p in group]
