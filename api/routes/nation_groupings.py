"""Groups for the exchange of districts: those that were kept, one more to keep, and the way back."""

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.reads.access import Compare, Day
from api.reads.cluster_partners import topic_named, workshop_of
from api.refusals import unfit
from api.routes.revisions import Number
from api.schemas.conversion import revision_out, written_out
from api.schemas.described import answers_of
from api.schemas.nation_groups import GroupingIn, GroupingKeptOut
from api.schemas.writing import WrittenOut
from api.writes.keeping_groups import districts_to_group, groups_taken_back, keep_groups_of
from api.writes.writing import Group
from graph.as_of import opened_on
from graph.clusters.clusters_as_json import KeptGroupingOut, kept_json
from graph.clusters.exchange_partner import EXCHANGE_TOPICS
from graph.clusters.kept_grouping import GroupingWish, kept_groupings
from ontology import Text, say
from ontology.names import Prop

router = APIRouter(tags=["Bund und Länder (nation)"])
_NOT_HERE = Text(
    de="Diesen Bezirk gibt es hier nicht, oder er darf nicht mit Namen genannt werden.",
    en="There is no such district here, or it may not be named.",
)
_TWICE = Text(de="Dieser Bezirk steht schon in einer Gruppe.", en="This district is in a group already.")


@router.get(
    "/nation/groupings",
    operation_id="listGroupings",
    summary="Gespeicherte Aufteilungen (kept groupings)",
    responses=answers_of(KeptGroupingOut),
)
def list_groupings(read: Compare, on: Day) -> JSONResponse:
    """The groupings that people kept, the newest first. Genannt wird, wer genannt werden darf; andere sind gezählt."""
    named = workshop_of(read, on, topic_named("offen")).names
    return JSONResponse([kept_json(kept, named) for kept in kept_groupings(read.store, read.scope)])


@router.post(
    "/nation/groupings",
    operation_id="keepGrouping",
    summary="Aufteilung speichern (keep a grouping)",
    status_code=201,
)
def keep_grouping(write: Group, body: GroupingIn) -> GroupingKeptOut:
    """Keep groups as they are; each district sees its own place in them. Alles oder nichts, als eine Änderung."""
    wrong = list(_wrong(body, districts_to_group(write)))
    if wrong:
        raise unfit(wrong)
    topic = topic_named(body.topic)
    places = {key: number for number, group in enumerate(body.groups, 1) for key in group}
    title = " ".join(body.title.split()) or topic.label.de
    kept = keep_groups_of(write, GroupingWish(title, topic.label.de, opened_on().isoformat(), places))
    return GroupingKeptOut(
        grouping=kept.records[0].value(Prop.GROUPING) or "", revision=revision_out(kept.revision, len(kept.records))
    )


@router.post(
    "/nation/groupings/revisions/{number}/undo",
    operation_id="undoGrouping",
    summary="Aufteilung zurücknehmen (take a grouping back)",
)
def undo_grouping(write: Group, number: Number) -> WrittenOut:
    """Undo a change that kept groups, or that took them back. Andere Änderungen nimmt dieser Weg nicht zurück."""
    return written_out(None, groups_taken_back(write, number))


def _wrong(body: GroupingIn, there: frozenset[str]) -> Iterator[tuple[str, Text]]:
    if all(topic.id != body.topic for topic in EXCHANGE_TOPICS):
        known = ", ".join(topic.id for topic in EXCHANGE_TOPICS)
        yield "/topic", say("Erwartet wird eines von: {known}.", "Expected is one of: {known}.", known=known)
    seen: set[str] = set()
    for n, group in enumerate(body.groups):
        for m, key in enumerate(group):
            if key not in there:
                yield f"/groups/{n}/{m}", _NOT_HERE
            elif key in seen:
                yield f"/groups/{n}/{m}", _TWICE
            seen.add(key)
