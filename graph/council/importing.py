"""Council data -> one batch: gathered, chosen, arranged, checked, committed; and what became of each object."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.as_of import opened_on
from graph.council.council_choice import Aside, CouncilChoice, council_choice
from graph.council.council_objects import COUNCIL_KINDS, CouncilPaper, CouncilTerm
from graph.council.council_tables import FromWhere, council_tables, source_name
from graph.council.defects import Counted
from graph.council.gathering import Gathered
from graph.council.recorded import already_there
from graph.council.topics import TopicFound
from graph.imports.check.staged import Edit, Staged
from graph.imports.check.staging import Given, check
from graph.imports.outcome.plan import Preview, preview
from graph.imports.outcome.report import By, ImportReport, commit, report, seen_in
from graph.records import Record
from graph.records.claims import Claim
from graph.stores.base import GraphStore, Scope
from ontology.model import Model
from ontology.names import EntityType, Prop


@dataclass(frozen=True, slots=True)
class CouncilAsked:
    """What whoever brings council data says of them.

    ``by`` is the day that they describe, by default that of the last change in them. ``topics`` says of papers by
    address how closely they concern early help, empty for not at all: before what their words say. ``complete_since``
    says from when on the data hold all papers of the bodies: only with it "not recorded" is ever "not there".
    """

    district: str
    by: str = ""
    topics: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    complete_since: str = ""


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
    day = asked.by or data.newest or opened_on().isoformat()
    chosen = council_choice(data, asked.topics, day)
    title, address = source_name(data)
    where = FromWhere(asked.name or title, day, address, asked.complete_since)
    there = _records(store, Scope.of(asked.district))
    workbook = council_tables(data, chosen, already_there(there.values()), where)
    given = Given(asked.district, secret=store.secret())
    planned = preview(_dated_anew(check(workbook, model, given, seen=seen_in(store)), there), store)
    confirmed = _only_confirmed(planned, there)
    done = commit(planned, store, replace(by, without_rejected=True)) if by is not None else report(planned)
    done = replace(done, changed=tuple(id for id in done.changed if id not in confirmed))
    return CouncilReport(
        where=where,
        read={kind: sum(1 for _ in data.of(of)) for kind, of in COUNCIL_KINDS.items()},
        taken=_taken(chosen, data),
        aside={why: number for why in Aside if (number := chosen.aside[why])},
        defects=tuple(data.defects.counted()),
        papers=tuple(chosen.papers[id] for id in sorted(chosen.papers)),
        confirmed=tuple(sorted(confirmed)),
        listed=done,
    )


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
