"""Council data -> one batch: gathered, chosen, arranged, checked, committed; and what became of each object."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.as_of import opened_on
from graph.council.council_choice import Aside, CouncilChoice, council_choice
from graph.council.council_objects import COUNCIL_KINDS, CouncilPaper, CouncilTerm
from graph.council.council_tables import FromWhere, council_tables, source_name
from graph.council.council_values import is_address
from graph.council.defects import Counted
from graph.council.gathering import Gathered
from graph.council.judged import judged_as, judged_by_people, judgement_source
from graph.council.recorded import AlreadyThere, already_there
from graph.council.topics import TopicFound
from graph.council.wordings import RESULTS, ROLES
from graph.district.other_topics import is_other_topic
from graph.imports.check.staged import Edit, Staged
from graph.imports.check.staging import Given, SeenInStore, check
from graph.imports.outcome.plan import Preview, preview
from graph.imports.outcome.report import By, ImportReport, commit, report, seen_in
from graph.records import Entity, Record, Relation
from graph.records.claims import Claim
from graph.stores.base import Change, GraphStore, Scope, put
from ontology.model import Model
from ontology.names import EntityType, Prop, TopicRelation


@dataclass(frozen=True, slots=True)
class CouncilAsked:
    """What whoever brings council data says of them.

    ``by`` is the day that they describe, by default that of the last change in them. ``topics`` says of papers by
    address how closely they concern early help, empty for not at all: before what their words say. ``complete_since``
    says from when on the data hold all papers of the bodies: only with it "not recorded" is ever "not there".
    ``judged_on`` is the day on which a person looked at the papers: what ``topics`` says is then kept as theirs.
    ``bodies`` says of bodies by address which record they are, ``words`` which codes roles and results mean.
    """

    district: str
    by: str = ""
    topics: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    complete_since: str = ""
    judged_on: str = ""
    bodies: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CouncilPlan:
    """What an import of council data would write, and all that there is to say about it before."""

    asked: CouncilAsked
    data: Gathered
    chosen: CouncilChoice
    known: AlreadyThere
    where: FromWhere
    planned: Preview
    confirmed: tuple[str, ...]
    """Records of which only the day is new on which the source says what it said before."""


@dataclass(frozen=True, slots=True)
class CouncilReport:
    """What became of council data: how much was read of each kind, taken, left aside, and what was the matter.

    ``confirmed`` are the records of which the data says the same as before, as of a later day; ``changed`` of the
    report of the list holds the others.
    """

    where: FromWhere
    read: Mapping[str, int]
    taken: Mapping[str, int]
    aside: Mapping[Aside, int]
    defects: tuple[Counted, ...]
    papers: tuple[tuple[CouncilPaper, TopicFound], ...]
    confirmed: tuple[str, ...]
    listed: ImportReport


def bring_in(
    data: Gathered, store: GraphStore, model: Model, asked: CouncilAsked, by: By | None = None
) -> CouncilReport:
    """Take what concerns the network into a store in one batch; without ``by`` only say what that would be.

    The same data again changes nothing. What was delivered once and is not any more stays, and is told. Where a
    statement of the same source is only newer, it takes the place of the older one.
    """
    plan = council_plan(data, (store, seen_in(store)), model, asked)
    done = commit(plan.planned, store, replace(by, without_rejected=True)) if by is not None else report(plan.planned)
    return council_report(plan, done)


def council_plan(
    data: Gathered, reach: tuple[GraphStore, SeenInStore], model: Model, asked: CouncilAsked
) -> CouncilPlan:
    """What taking over what concerns the network would change in a store; nothing is written."""
    store, seen = reach
    day = asked.by or data.newest or opened_on().isoformat()
    there = _records(store, Scope.of(asked.district))
    chosen = council_choice(data, {**judged_by_people(there.values()), **asked.topics}, day)
    known = already_there(there.values())
    known.by_address.update((at, body) for at, id in asked.bodies.items() if isinstance(body := there.get(id), Entity))
    title, address = source_name(data)
    words = {kind: {**known.words.get(kind, {}), **asked.words.get(kind, {})} for kind in (ROLES, RESULTS)}
    judged = bool(asked.judged_on)
    where = FromWhere(asked.name or title, day, address, asked.complete_since, judged, words, *_kept_for(there))
    workbook = council_tables(data, chosen, known, where)
    staged = check(
        workbook, model, Given(asked.district, with_persons=_persons(data, model), secret=store.secret()), seen=seen
    )
    planned = preview(_dated_anew(staged, there), store)
    confirmed = _only_confirmed(planned, there)
    if judged:
        planned = _judged(planned, there, asked)
    refused = {id for id, record in there.items() if isinstance(record, Entity) and is_other_topic(record)}
    gone = tuple(id for id in planned.no_longer if not _hangs_on(there[id], refused))
    return CouncilPlan(asked, data, chosen, known, where, replace(planned, no_longer=gone), tuple(sorted(confirmed)))


def _persons(data: Gathered, model: Model) -> bool:
    return data.with_persons and EntityType.PERSON not in model.refused


def _kept_for(there: Mapping[str, Record]) -> tuple[str, str]:
    """What a district keeps persons for, and on which legal basis."""
    itself = next((r for r in there.values() if r.type == EntityType.DISTRICT), None)
    values = (Prop.PROCESSING_PURPOSE, Prop.BASIS)
    purpose, basis = ((itself.value(prop) or "") if itself is not None else "" for prop in values)
    return purpose, basis


def council_report(plan: CouncilPlan, done: ImportReport) -> CouncilReport:
    """What became of council data, from what was planned and what came of it."""
    data, chosen = plan.data, plan.chosen
    return CouncilReport(
        where=plan.where,
        read={kind: sum(1 for _ in data.of(of)) for kind, of in COUNCIL_KINDS.items()},
        taken=_taken(chosen, data),
        aside={why: number for why in Aside if (number := chosen.aside[why])},
        defects=tuple(data.defects.counted()),
        papers=tuple(chosen.papers[id] for id in sorted(chosen.papers)),
        confirmed=plan.confirmed,
        listed=replace(done, changed=tuple(id for id in done.changed if id not in plan.confirmed)),
    )


def _judged(planned: Preview, there: Mapping[str, Record], asked: CouncilAsked) -> Preview:
    """What would be written, with what people said of the papers as claims of their own."""
    said = {at: topic or TopicRelation.NONE.value for at, topic in asked.topics.items() if is_address(at)}
    after = {change.id: change for change in planned.changes}
    judged: dict[str, Change] = {}
    for record in planned.staged.records:
        topic = next((said[at] for at in record.all(Prop.SAME_AS) if at in said), None)
        change = after.get(record.id)
        now = change.record if change is not None else there.get(record.id)
        if topic is None or not isinstance(now, Entity) or now.type != EntityType.PAPER:
            continue
        if record.id not in there or now.value(Prop.TOPIC_RELATION) != topic:
            judged[record.id] = put(judged_as(now, topic, asked.judged_on))
    if not judged:
        return planned
    source = judgement_source(asked.district)
    beside = [] if source.id in there else [put(source)]
    changed = tuple(id for id in judged if id in there and id not in planned.changed)
    return replace(
        planned,
        changed=(*planned.changed, *changed),
        unchanged=tuple(id for id in planned.unchanged if id not in changed),
        changes=(*beside, *(judged.pop(id, change) for id, change in after.items()), *judged.values()),
    )


def _hangs_on(record: Record, ids: set[str]) -> bool:
    return isinstance(record, Relation) and (record.source in ids or record.target in ids)


def _taken(chosen: CouncilChoice, data: Gathered) -> dict[str, int]:
    """How many objects of each kind were taken over, counted as they were read."""
    used = {
        "bodies": set(chosen.bodies),
        "seats": {s.id for s in chosen.seats},
        "papers": set(chosen.papers),
        "consultations": {h.heard.id for h in chosen.heard},
        "meetings": {h.meeting.id for h in chosen.heard if h.meeting is not None},
        "items": {h.item.id for h in chosen.heard if h.item is not None},
        "terms": {t.id for t in data.of(CouncilTerm)},
    }
    return {kind: len(ids) for kind, ids in used.items()}


def _dated_anew(staged: Staged, there: Mapping[str, Record]) -> Staged:
    """What the source says again is of the later day, once; what it says otherwise stands beside what it said."""
    edits: dict[str, Edit] = {}
    for record in staged.records:
        before = there.get(record.id)
        if before is None:
            continue
        if (said := record.value(Prop.STATED_ON)) and said < (before.value(Prop.STATED_ON) or ""):
            edits[record.id] = Edit()  # older data do not make a source older
            continue
        days = {_statement(c): c for c in sorted(before.claims, key=lambda c: c.as_of)}
        newer = {c for c in record.claims if (old := days.get(_statement(c))) is None or old.as_of < c.as_of}
        again = {_statement(c) for c in newer}
        edits[record.id] = Edit(frozenset(c for c in before.claims if _statement(c) in again), frozenset(newer))
    return replace(staged, edits=edits)


def _statement(claim: Claim) -> tuple[str, ...]:
    return (claim.prop, claim.value, claim.source, claim.locator, claim.status)


def _records(store: GraphStore, scope: Scope) -> dict[str, Record]:
    found: dict[str, Record] = {e.id: e for e in store.records(scope)}
    return found | {r.id: r for r in store.relations(scope=scope)}


def _only_confirmed(planned: Preview, there: Mapping[str, Record]) -> set[str]:
    """Records of which nothing changes but the day on which it was said; of sources that is all there is to change."""
    after = {c.id: c.record for c in planned.changes if c.record is not None}
    source = EntityType.SOURCE
    return {id for id in planned.changed if after[id].type == source or _said(there[id]) == _said(after[id])}


def _said(record: Record) -> set[tuple[str, str]]:
    return {(c.prop, c.value) for c in record.claims}
