"""From what is true to what is recorded: things left out, open, disputed, old, or told in two ways.

The level of unknowns is the chance that a fact is not known for sure, and that an actor does not answer the survey.
Lists stay honest: one that leaves a member out does not claim to be complete, and a tie goes missing only where neither
end has answered.
"""

from collections.abc import Iterable, Set
from dataclasses import replace
from random import Random

from graph.records.claims import Claim
from ontology.names import StatementStatus
from tests.synthetic.facts import LIST, OLD_LIST, Fact, Said

BLURRED = frozenset(
    (
        *("Organization", "PersonGroup", "Post", "Agreement", "Paper", "Resolution", "Meeting", "ParticipationFormat"),
        *("Membership", "Cooperation", "CooperationWish", "HasCarrier", "Signs", "Consultation", "InitiatedBy"),
        *("UnderDirectionOf", "ReportsOn", "InvolvedInPlanning", "Attendance"),
    )
)
"""Types whose facts may be unknown. Bodies, surveys and sources stay: they are what is asked about."""
LEFT_OUT, OPEN = 0.4, 0.5
"""Of what is not known for sure, what share is left out; and of the rest, what share is open rather than disputed."""
STALE = {"Cooperation": 0.05, "Membership": 0.03}
TWO_WAYS = {"Organization": 0.02, "Cooperation": 0.01}
"""Shares last stated by the old list, and shares of which another source says something else (assumptions)."""
_CODED = ("sector", "actorType", "coversPartner")


def blurred(facts: Iterable[Fact], level: float, draw: Random, keep: Set[str] = frozenset()) -> list[Fact]:
    """The facts as they are recorded; those to ``keep`` are recorded as they are."""
    true = list(facts)
    silent = {f.id for f in true if f.type == "Organization" and draw.random() < level and f.id not in keep}
    left_out: set[str] = set()
    recorded: list[Fact] = []
    for fact in true:
        told = fact if fact.id in keep else _told(fact, level, draw, silent)
        if told is None or (fact.ends and not left_out.isdisjoint(fact.ends)):
            left_out.add(fact.id)
        else:
            recorded.append(told)
    short = {f.ends[1] for f in true if f.ends and f.type == "Membership" and f.id in left_out}
    return [_honest(f, left_out, short, silent) for f in recorded] if level else recorded


def _told(fact: Fact, level: float, draw: Random, silent: Set[str]) -> Fact | None:
    """How the fact is recorded, None if it is left out."""
    if fact.type not in BLURRED:
        return fact
    if draw.random() < level:
        # Of a tie one hears from either end: only where both are silent it is left out.
        left_out = set(fact.ends or ()) <= silent if fact.type == "Cooperation" else draw.random() < LEFT_OUT
        return None if left_out else _doubted(fact, draw)
    if draw.random() < STALE.get(fact.type, 0.0):
        return fact.told(OLD_LIST)
    if draw.random() < TWO_WAYS.get(fact.type, 0.0):
        return replace(fact, also=(*fact.also, _otherwise(fact)))
    if level and fact.type == "Organization":
        gone = [p for p in _CODED if draw.random() < level / 4]
        return replace(fact, values={p: v for p, v in fact.values.items() if p not in gone})
    return fact


def _doubted(fact: Fact, draw: Random) -> Fact:
    status = StatementStatus.UNKNOWN if draw.random() < OPEN else StatementStatus.DISPUTED
    return fact.told(Said(fact.said.source, fact.said.as_of, status))


def _otherwise(fact: Fact) -> Claim:
    """What another source says at about the same time; it carries less weight than the first."""
    source = f"{fact.owner}:{OLD_LIST.source if fact.said.source == LIST.source else LIST.source}"
    if fact.type == "Organization":
        return Claim("sector", "VER", source, "", "2025-12-01", StatementStatus.FROM_LIST)
    return Claim("intensity", "2" if fact.value("intensity") != "2" else "3", source, "", "2025-12-01", "fromList")


def _honest(fact: Fact, left_out: Set[str], short: Set[str], silent: Set[str]) -> Fact:
    """Without references to what is left out, and without claims of completeness that no longer hold."""
    values = {p: v for p, v in fact.values.items() if v not in left_out}
    if fact.id in short:
        values.pop("membersComplete", None)
    if fact.type == "Survey":
        values["roster"] = tuple(a for a in fact.all("roster") if a not in left_out)
        values["respondent"] = tuple(a for a in fact.all("respondent") if a not in left_out | silent)
    return replace(fact, values=values)
