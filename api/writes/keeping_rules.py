"""Rules that a group gives itself, kept, reworded, ended for programs and pages: one batch, in the caller's name."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pydantic.alias_generators import to_camel

from api.refusals import unfit
from api.writes.changing import Outcome
from api.writes.writing import Writing
from graph.errors import InvalidError, NotFoundError
from graph.own_rules.rewording import RuleReworded, reword_faults, reworded_rule
from graph.own_rules.rule_making import RuleAsked, ended_rule, made_rule, rule_faults
from graph.records import Entity
from graph.stores.base import GraphReader, Revision, Scope, put
from graph.wording import inner
from ontology import Text
from ontology.names import EntityType, Prop
from ontology.values import earliest

_ENDED = Text(de="Diese Regel ist schon beendet.", en="This rule has ended already.")
_BEFORE = Text(
    de="Die Regel kann nicht enden, ehe sie vereinbart war. Wählen Sie einen späteren Tag.",
    en="A rule cannot end before it was agreed. Choose a later day.",
)
_AT: Mapping[str, str] = {"other_type": "otherActorType"}
"""What the interface calls a field, where that is not its name."""


class RuleCase(NamedTuple):
    """In which district, looked at on which day."""

    district: str
    on: date


def rules_of(store: GraphReader, district: str) -> Sequence[Entity]:
    """All rules of a district, those that have ended too."""
    found = store.records(Scope.of(district), [EntityType.OWN_RULE])
    return [rule for rule in found if isinstance(rule, Entity) and rule.owner == district]


def keep_rule(write: Writing, case: RuleCase, asked: RuleAsked) -> tuple[Entity, Revision]:
    """Keep a rule that the group agreed on; raises RefusedError that names every field that does not fit."""
    write.refuse_owner(case.district)
    snapshot = write.reading.kept(case.district, case.on).snapshot
    if faults := rule_faults(snapshot, asked, persons=write.personal):
        raise unfit([(f"/{_AT.get(f.at, to_camel(f.at))}", f.sentence) for f in faults])

    def attempt(head: int) -> tuple[Entity, Revision]:
        rule = made_rule(snapshot, asked, rules_of(write.store, case.district))
        done = f"Eigene Regel „{inner(rule.name)}“ aufgenommen"
        return rule, write.commit([put(rule)], done, head)

    return write.again(attempt)


def reword_rule(write: Writing, case: RuleCase, id: str, said: RuleReworded) -> tuple[Entity, Revision]:
    """Another version of a rule in one batch: the old one ends where it begins.

    Raises NotFoundError for what is no rule of the district, RefusedError that names every field that does not fit.
    """
    write.refuse_owner(case.district)
    snapshot = write.reading.kept(case.district, case.on).snapshot
    if faults := reword_faults(snapshot, _own_rule(write, case.district, id), said, persons=write.personal):
        raise unfit([(f"/{to_camel(f.at)}", f.sentence) for f in faults])

    def attempt(head: int) -> tuple[Entity, Revision]:
        rule = _own_rule(write, case.district, id)
        over, new = reworded_rule(snapshot, rule, said, rules_of(write.store, case.district))
        done = f"Eigene Regel „{inner(rule.name)}“ geändert in „{inner(new.name)}“"
        return new, write.commit([put(over), put(new)], done, head)

    return write.again(attempt)


def _own_rule(write: Writing, district: str, id: str) -> Entity:
    rule = write.entity(id)
    if (rule.type, rule.owner) != (EntityType.OWN_RULE, district):
        raise NotFoundError(f"no rule {id}")
    return rule


def end_rule(write: Writing, district: str, id: str, day: str) -> Outcome:
    """A rule is over from a day on and stays readable; raises RefusedError if it has ended, or for a day before it."""
    write.refuse_owner(district)

    def attempt(head: int) -> Outcome:
        rule = _own_rule(write, district, id)
        agreed = rule.value(Prop.AGREED_ON)
        if agreed and earliest(day) < earliest(agreed):
            raise unfit([("/day", _BEFORE)])
        try:
            after = ended_rule(rule, write.model, day)
        except InvalidError:
            raise unfit([("/day", _ENDED)]) from None
        return Outcome(after, write.commit([put(after)], f"Eigene Regel „{inner(rule.name)}“ beendet", head))

    return write.again(attempt)


__all__ = ["RuleCase", "end_rule", "keep_rule", "reword_rule", "rules_of"]
