"""The rules of a group as people read them: those in force, those to come, those that have ended; none is ever lost."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from graph.as_of import has_ended
from graph.district.own_holding import OwnHolding, own_holdings
from graph.district.own_lines import citation_of, expected_in_words
from graph.district.snapshot import Snapshot
from graph.records import Entity
from graph.records.claims import Presence
from graph.wording import inner
from ontology import Text, say
from ontology.names import OwnRuleKind, Prop
from ontology.values import as_int, earliest


class RuleState(StrEnum):
    """Whether a rule holds on the day."""

    IN_FORCE = "inForce"
    TO_COME = "toCome"
    ENDED = "ended"


RULE_STATES: Mapping[RuleState, Text] = {
    RuleState.IN_FORCE: Text(de="gilt", en="in force"),
    RuleState.TO_COME: Text(de="gilt noch nicht", en="not yet in force"),
    RuleState.ENDED: Text(de="beendet", en="ended"),
}


class RuleRow(NamedTuple):
    """A rule, its state on the day, how it is cited and what it expects; whether it holds, where it is in force."""

    rule: Entity
    state: RuleState
    citation: Text
    expects: Text
    kind: Text
    holding: OwnHolding | None

    @property
    def note(self) -> Text:
        """What is known of it, empty where it is not in force."""
        return self.holding.note if self.holding is not None else Text(de="", en="")


def rule_rows(snapshot: Snapshot, rules: Iterable[Entity]) -> tuple[RuleRow, ...]:
    """The rules of a district, in force first, then by the day on which they were agreed, newest first."""
    held = {h.line.id: h for h in snapshot.derived(own_holdings)}
    own = (r for r in rules if r.owner == snapshot.key and r.presence is not Presence.ABSENT)
    rows = [_row(snapshot, rule, held.get(rule.id)) for rule in own]
    rows.sort(key=lambda row: (row.rule.value(Prop.AGREED_ON) or "", row.rule.id), reverse=True)
    return tuple(sorted(rows, key=lambda row: tuple(RuleState).index(row.state)))


def _row(snapshot: Snapshot, rule: Entity, holding: OwnHolding | None) -> RuleRow:
    model, kind = snapshot.model, rule.value(Prop.RULE_KIND)
    body = snapshot.known(rule.value(Prop.AGREED_BY) or "")
    line = model.norms.get(rule.value(Prop.NORM_LINE) or "")
    return RuleRow(
        rule,
        RuleState.IN_FORCE if holding is not None else _state(rule, snapshot.on),
        citation_of(rule, body.name if body is not None else ""),
        line.label if line is not None else _expects(snapshot, rule),
        model.code("OwnRuleKind", kind).label if kind in tuple(OwnRuleKind) else Text(de="", en=""),
        holding,
    )


def _expects(snapshot: Snapshot, rule: Entity) -> Text:
    """Of whom, in which body, how often."""
    body, months = snapshot.known(rule.value(Prop.BODY) or ""), as_int(rule.values, Prop.MONTHS)
    if body is None:
        return expected_in_words(snapshot.model, rule)
    where = say("„{body}“", "“{body}”", body=inner(body.name))
    if months is not None:
        often = say("spätestens nach {n} {n:Monat|Monaten}", "at the latest after {n} {n:month|months}", n=months)
        return say("{where}, {often}", "{where}, {often}", where=where, often=often)
    who = expected_in_words(snapshot.model, rule)
    return say("{who} in {where}", "{who} in {where}", who=who, where=where)


def _state(rule: Entity, on: date) -> RuleState:
    start = rule.value(Prop.VALID_FROM) or rule.value(Prop.AGREED_ON)
    if has_ended(rule, on):
        return RuleState.ENDED
    return RuleState.TO_COME if start and on < earliest(start) else RuleState.IN_FORCE


__all__ = ["RULE_STATES", "RuleRow", "RuleState", "rule_rows"]
