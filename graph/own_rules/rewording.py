"""A rule in other words: the old version ends on the day from which the new one holds; both stay readable.

What the rule demands stays the same. Who wants another demand ends the rule and agrees on another one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from graph.district.snapshot import Snapshot
from graph.own_rules.rule_making import RuleAsked, RuleFault, content_asked, ended_rule, made_rule, rule_faults
from graph.records import Entity
from ontology import Text
from ontology.names import Prop
from ontology.values import earliest


class RuleReworded(NamedTuple):
    """What is said of the new version: its wording and reason, who agreed on it and when, from when it holds."""

    wording: str
    agreed_by: str
    agreed_on: str
    valid_from: str = ""
    reason: str = ""


_WORDING = Text(de="Wie lautet die neue Fassung?", en="What is the new wording?")
_SAME = Text(de="Der Wortlaut ist derselbe wie bisher.", en="The wording is the same as before.")
_OVER = Text(de="Diese Regel ist beendet. Nehmen Sie sie neu auf.", en="This rule has ended. Add it anew.")
_BEFORE = Text(
    de="Die neue Fassung kann nicht vor der bisherigen gelten. Wählen Sie einen späteren Tag.",
    en="The new version cannot hold before the old one. Choose a later day.",
)


def reword_faults(
    snapshot: Snapshot, rule: Entity, said: RuleReworded, *, persons: bool = False
) -> tuple[RuleFault, ...]:
    """Everything that is wrong with a new version of a rule; nothing where it can be kept."""
    if rule.value(Prop.END_DATE) is not None:
        return (RuleFault("wording", _OVER),)
    if not said.wording.strip():
        return (RuleFault("wording", _WORDING),)
    if found := rule_faults(snapshot, _asked(rule, said), persons=persons, instead=rule.id):
        return found
    if (said.wording.strip(), said.reason.strip()) == (rule.name, rule.value(Prop.REASON) or ""):
        return (RuleFault("wording", _SAME),)
    since = rule.value(Prop.VALID_FROM) or rule.value(Prop.AGREED_ON)
    return (RuleFault("agreed_on", _BEFORE),) if since and earliest(_from(said)) <= earliest(since) else ()


def reworded_rule(
    snapshot: Snapshot, rule: Entity, said: RuleReworded, before: Sequence[Entity]
) -> tuple[Entity, Entity]:
    """The rule as it ends, and its next version; ``before`` are all rules of the group, those that ended too.

    Raises InvalidError for what `reword_faults` names.
    """
    new = made_rule(snapshot, _asked(rule, said), before, instead=rule.id)
    return ended_rule(rule, snapshot.model, _from(said)), new


def _asked(rule: Entity, said: RuleReworded) -> RuleAsked:
    return content_asked(rule)._replace(**said._asdict())


def _from(said: RuleReworded) -> str:
    return said.valid_from or said.agreed_on


__all__ = ["RuleReworded", "reword_faults", "reworded_rule"]
