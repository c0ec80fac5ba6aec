"""A small district with a steering group, and rules that it gives itself."""

from collections.abc import Iterable

from graph.analysis import Analysis
from graph.own_rules.rule_making import RuleAsked, made_rule
from graph.records import Record
from tests.answers.worlds import analysed
from tests.synthetic.facts import LIST, ON, Fact, sources, written

KEY = "99001"
NETWORK, STEERING, JHA = f"{KEY}:N", f"{KEY}:G1", f"{KEY}:P2"


def town(*more: Fact) -> tuple[Record, ...]:
    """Two organizations in the network, one steering group, one committee, and what else is true."""
    facts = [
        *sources(KEY),
        Fact(f"{KEY}:bezirk", "District", {"name": "Musterstadt", "land": "HE"}, None, LIST),
        Fact(NETWORK, "EarlyHelpNetwork", {"name": "Netzwerk Frühe Hilfen", "networkKind": "FH"}, None, LIST),
        Fact(STEERING, "Committee", {"name": "Steuerungsgruppe", "kind": "STEUER"}, None, LIST),
        Fact(JHA, "Committee", {"name": "Jugendhilfeausschuss", "kind": "JHA"}, None, LIST),
        actor("A1", "Stadt Musterstadt, ASD", "ASD", "KJH"),
        actor("A2", "Gesundheitsamt", "GA", "GES"),
        joined("Membership", "A1", "N"),
        joined("Membership", "A2", "N"),
        joined("Membership", "A1", "G1"),
        *more,
    ]
    return tuple(written(f) for f in facts)


def actor(local: str, name: str, type: str, sector: str) -> Fact:
    return Fact(f"{KEY}:{local}", "Organization", {"name": name, "actorType": type, "sector": sector}, None, LIST)


def joined(type: str, one: str, other: str, **values: str) -> Fact:
    return Fact(f"{KEY}:{type}-{one}-{other}", type, values, (f"{KEY}:{one}", f"{KEY}:{other}"), LIST)


def asked(kind: str, **values: str) -> RuleAsked:
    """A rule that the steering group agreed on in May 2026."""
    return RuleAsked(**{"kind": kind, "agreed_by": STEERING, "agreed_on": "2026-05-03", **values})


def with_rules(records: Iterable[Record], *rules: RuleAsked) -> Analysis:
    """The analysis of the district with these rules, made one after the other."""
    known = list(records)
    for each in rules:
        snapshot = analysed(known, ON).snapshot
        known.append(made_rule(snapshot, each, [r.record for r in snapshot.own_rules]))
    return analysed(known, ON)
