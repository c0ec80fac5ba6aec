"""Whether the rules that a group gave itself hold, as far as recorded: unknown is not broken (decision 0023)."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from graph.as_of import months_later
from graph.certainty import Certainty, surest, weakest
from graph.district.agreements import Cover, not_signing
from graph.district.consultations import recent
from graph.district.expecting import every_expected_link
from graph.district.law_lines import meets, met
from graph.district.meetings import meetings_within
from graph.district.outcome import Item
from graph.district.own_lines import OwnLine
from graph.district.papers_complete import complete_papers
from graph.district.roll import Roll
from graph.district.seats import seat_rows
from graph.district.snapshot import Snapshot
from graph.wording import listing_of, name, spelled
from ontology import Text, say
from ontology.names import BodyLayer, OwnRuleKind, Prop


class OwnHolding(NamedTuple):
    """A rule of the group, how surely it holds, the records that say so, and what is known of it in words."""

    line: OwnLine
    certainty: Certainty
    records: tuple[str, ...]
    note: Text

    @property
    def counted(self) -> bool:
        """Whether there is anything to hold: a link that is not expected demands nothing."""
        return self.line.kind is not OwnRuleKind.OHNE


class _Known(NamedTuple):
    certainty: Certainty
    records: tuple[str, ...] = ()
    note: Text | None = None


def own_holdings(snapshot: Snapshot) -> tuple[OwnHolding, ...]:
    """Every rule in force, by id."""
    return tuple(_holding(snapshot, line) for line in snapshot.own_rules)


def own_items(snapshot: Snapshot, indicator: str) -> tuple[Item, ...]:
    """The rules on what an indicator measures, as lines beside its own: shown, and never counted."""
    found = (h for h in snapshot.derived(own_holdings) if indicator in h.line.norm.indicators)
    return tuple(_item(h) for h in found)


def _item(holding: OwnHolding) -> Item:
    line = holding.line
    label = say("Eigene Regel: {what}", "Own rule: {what}", what=line.norm.definition)
    return Item((line.id,), label, holding.certainty, holding.note, holding.records)


def _holding(snapshot: Snapshot, line: OwnLine) -> OwnHolding:
    found = _LOOKS[line.kind](snapshot, line)
    return OwnHolding(line, found.certainty, found.records, found.note or _SILENT[found.certainty])


_SILENT: Mapping[Certainty, Text] = {
    Certainty.PRESENT: Text(de="", en=""),
    Certainty.STALE: Text(de="Lange nicht bestätigt.", en="Long not confirmed."),
    Certainty.UNKNOWN: Text(de="Nicht erfasst; bitte klären.", en="Not recorded; please clarify."),
    Certainty.ABSENT: Text(de="Nach Angabe der Quellen nicht so.", en="Not so, say the sources."),
}


def _member(snapshot: Snapshot, line: OwnLine) -> _Known:
    roll = snapshot.derived(Roll)
    coverage = roll.coverage(roll.group_of(line.norm))
    item = roll.item(line.id, line.norm.label, coverage)
    return _Known(coverage.certainty, coverage.records, item.note)


def _seat(snapshot: Snapshot, line: OwnLine) -> _Known:
    body = snapshot.entities.get(line.body)
    if body is None:
        return _Known(Certainty.UNKNOWN, (), _NO_BODY)
    rows = [row for row in seat_rows(snapshot, [body]) if meets(line.norm, snapshot, row)]
    note = listing_of(name(row.actor.name) for row in rows) if rows else None
    return _Known(met(rows, complete=snapshot.members_complete(body)), tuple(r.relation.id for r in rows), note)


_NO_BODY = Text(de="Das Gremium ist nicht mehr erfasst.", en="The body is no longer recorded.")


def _link(snapshot: Snapshot, line: OwnLine) -> _Known:
    links = (link for link in snapshot.derived(every_expected_link) if link.norm.name == line.id)
    found = next(links, None)
    return _Known(found.certainty, found.records) if found is not None else _Known(Certainty.UNKNOWN)


def _not_expected(snapshot: Snapshot, line: OwnLine) -> _Known:
    norm = snapshot.model.norms.get(line.switched_off)
    label = norm.label if norm is not None else name(line.switched_off)
    note = say("{label}: wird hier nicht erwartet.", "{label}: not expected here.", label=label)
    return _Known(Certainty.PRESENT, (), note)


def _agreement(snapshot: Snapshot, line: OwnLine) -> _Known:
    """An agreement in force that any of the one type and any of the other signed; absent only if one end did not."""
    ends = [snapshot.of_actor_type(code) for code in line.norm.about_in("ActorType")]
    if len(ends) != 2 or not all(ends):
        return _Known(Certainty.UNKNOWN)
    cover, denied = Cover(snapshot), not_signing(snapshot)
    found: dict[str, Certainty] = {}
    for one, other in product(*ends):
        found |= cover.between(one.id, other.id)
    if found:
        note = listing_of(name(snapshot.name(id)) for id in found)
        return _Known(surest(*found.values()), tuple(found), note)
    refused = any({a.id for a in side} <= denied for side in ends)
    return _Known(Certainty.ABSENT if refused else Certainty.UNKNOWN)


def _rhythm(snapshot: Snapshot, line: OwnLine) -> _Known:
    """Something was heard within the months; absent only where all consultations of that time are recorded."""
    body, months = snapshot.entities.get(line.body), line.months
    if body is None or months is None:
        return _Known(Certainty.UNKNOWN, (), _NO_BODY if body is None else None)
    found = dict(_heard(snapshot, line.body, months))
    certainty = surest(*found.values()) if found else Certainty.UNKNOWN
    if certainty.holds:
        return _Known(certainty, tuple(found), _on_days(snapshot, found))
    period, since = complete_papers(body), months_later(snapshot.on, -months)
    silent = period is not None and period.covers(since, snapshot.on) and not found
    return _Known(Certainty.ABSENT, (), period.told) if silent and period else _Known(certainty, tuple(found))


def _heard(snapshot: Snapshot, body: str, months: int) -> Iterator[tuple[str, Certainty]]:
    for row in recent(snapshot, months, tuple(BodyLayer)):
        if row.body.id == body:
            yield row.relation.id, row.certainty
    for held in meetings_within(snapshot, months):
        if held.meeting.value(Prop.BODY) == body and snapshot.layer(snapshot.entities[body]) != BodyLayer.POLITICAL:
            yield held.meeting.id, weakest(held.certainty, snapshot.certainty[held.meeting.id])


def _on_days(snapshot: Snapshot, found: Mapping[str, Certainty]) -> Text | None:
    meetings = (snapshot.entities[id].value(Prop.DATE) for id in found if id in snapshot.entities)
    rows = (r.relation.value(Prop.DATE) for r in recent(snapshot, None, tuple(BodyLayer)) if r.relation.id in found)
    days = sorted(day for day in (*meetings, *rows) if day)
    return say("Zuletzt am {day}.", "Last on {day}.", day=spelled(days[-1])) if days else None


_LOOKS: Mapping[OwnRuleKind, Callable[[Snapshot, OwnLine], _Known]] = {
    OwnRuleKind.MITW: _member,
    OwnRuleKind.SITZ: _seat,
    OwnRuleKind.VERB: _link,
    OwnRuleKind.OHNE: _not_expected,
    OwnRuleKind.VEREINB: _agreement,
    OwnRuleKind.RHYTH: _rhythm,
}

__all__ = ["OwnHolding", "own_holdings", "own_items"]
