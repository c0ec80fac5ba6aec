"""Findings: what people take home. Never a bare number (product 2): norm, evidence, certainty, effect, who starts.

A rule is a function ``(snapshot, outcomes) -> findings`` with the `rule` decorator, one file per subject, found by
folder scan. Rules say what is there; this module gives keys, ranks, and remembers what the group decided.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal, NamedTuple

from graph.indicators import Outcome
from graph.records import Record
from graph.snapshot import Snapshot
from ontology import Norm, Text
from ontology.names import EntityType, Prop, Verdict


class Kind(StrEnum):
    """What a finding is about; the order is the order of chapters."""

    MISSING_ACTOR = "missingActor"
    MISSING_LINK = "missingLink"
    ANCHORING_GAP = "anchoringGap"
    PARTICIPATION_GAP = "participationGap"
    FRAGILE_SPOT = "fragileSpot"
    DATA_QUESTION = "dataQuestion"


KIND_LABELS: Mapping[Kind, Text] = {
    Kind.MISSING_ACTOR: Text(de="Fehlender Akteur", en="missing actor"),
    Kind.MISSING_LINK: Text(de="Fehlende Verbindung", en="missing link"),
    Kind.ANCHORING_GAP: Text(de="Lücke in der Verankerung", en="anchoring gap"),
    Kind.PARTICIPATION_GAP: Text(de="Lücke in der Beteiligung", en="participation gap"),
    Kind.FRAGILE_SPOT: Text(de="Schwachstelle", en="fragile spot"),
    Kind.DATA_QUESTION: Text(de="Frage zu den Daten", en="data question"),
}

Certain = Literal["gap", "question"]
CERTAIN_LABELS: Mapping[Certain, Text] = {
    "gap": Text(de="Lücke", en="gap"),
    "question": Text(de="Frage", en="question"),
}


class Evidence(NamedTuple):
    """A record, what it says, and where that stands: name of the source, place in it, day it describes."""

    text: Text
    record: str
    source: str
    locator: str
    as_of: str


class Weight(NamedTuple):
    """One addend of the rank, with its reason."""

    reason: Text
    points: float


@dataclass(frozen=True, slots=True)
class Decided:
    """What the group decided on a finding, and whether it is back because norm or certainty changed."""

    verdict: Verdict
    reason: str = ""
    date: str = ""
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing, fragile, or not known. ``subjects`` are record ids or codes, ``norms`` notations."""

    kind: Kind
    rule: str
    district: str
    subjects: tuple[str, ...]
    certainty: Certain
    title: Text
    reason: Text
    effect: Text
    takes: Text
    starts: Text
    norms: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    indicators: tuple[str, ...] = ()
    weights: tuple[Weight, ...] = ()
    decided: Decided = Decided(Verdict.OPEN)

    @property
    def key(self) -> str:
        """Stable over runs, dates and wording: kind, rule, district and sorted subjects (decisions 5)."""
        parts = (self.kind, self.rule, self.district, *sorted(self.subjects))
        return sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def score(self) -> float:
        """The rank: the sum of the weights."""
        return round(sum(w.points for w in self.weights), 2)


Rule = Callable[[Snapshot, Mapping[str, Outcome]], Iterable[Finding]]
_rules: list[Rule] = []


def rule(found: Rule) -> Rule:
    """Declare a function as a rule."""
    _rules.append(found)
    return found


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by file."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return tuple(_rules)


# How much the bindingness of the norm, and being sure, weigh in the rank. The sum is shown with its reasons.
_BINDING_POINTS = {"must": 3.0, "should": 2.5, "goal": 2.0, "share": 1.5, "may": 0.5, "own": 0.5}
_BINDING_TEXT = {
    "must": Text(de="Das Gesetz oder die Förderregel verlangt es.", en="Law or funding rule demands it."),
    "should": Text(de="Das Gesetz nennt es als Soll.", en="The law names it as a should."),
    "goal": Text(de="Es ist ein Ziel des Qualitätsrahmens.", en="It is a goal of the Qualitätsrahmen."),
    "share": Text(de="Die meisten Bezirke haben es.", en="Most districts have it."),
    "may": Text(de="Das Gesetz lässt es zu.", en="The law allows it."),
    "own": Text(de="Es ist eine Erwartung aus der Fachpraxis.", en="It is an expectation from practice."),
}
_KIND_POINTS = {Kind.DATA_QUESTION: -2.0}


def findings_of(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> tuple[Finding, ...]:
    """All findings of a district at a date, gaps before questions of equal rank, with the group's decisions."""
    found = (f for compute in all_rules() for f in compute(snapshot, outcomes))
    ranked = (_decided(_weighted(f, snapshot), snapshot) for f in found)
    return tuple(sorted(ranked, key=lambda f: (-f.score, f.kind, f.title.de, f.key)))


def norms_of(finding: Finding, snapshot: Snapshot) -> tuple[Norm, ...]:
    """The norm lines a finding rests on."""
    return tuple(snapshot.model.norms[n] for n in finding.norms if n in snapshot.model.norms)


def evidence_from(snapshot: Snapshot, records: Iterable[Record], text: Text) -> Iterator[Evidence]:
    """One piece of evidence per source behind each record, taken from its best claim that it exists."""
    for record in records:
        said = record.existence
        if said is not None:
            source = snapshot.name(said.source) if said.source else ""
            yield Evidence(text, record.id, source, said.locator, said.as_of)


def _weighted(finding: Finding, snapshot: Snapshot) -> Finding:
    weights = list(finding.weights)
    norms = norms_of(finding, snapshot)
    if norms:
        binding = max((n.binding for n in norms), key=lambda b: _BINDING_POINTS[b])
        weights.append(Weight(_BINDING_TEXT[binding], _BINDING_POINTS[binding]))
    if finding.certainty == "gap":
        weights.append(Weight(Text(de="Es ist belegt, keine offene Frage.", en="It is proven, no open question."), 2.0))
    if finding.kind in _KIND_POINTS:
        weights.append(Weight(Text(de="Erst die Daten klären.", en="The data come first."), _KIND_POINTS[finding.kind]))
    return replace(finding, weights=tuple(weights))


def _decided(finding: Finding, snapshot: Snapshot) -> Finding:
    """Attach the newest decision on the key. A dismissed one is open again if norm version or certainty changed."""
    said = [d for d in snapshot.of_type(EntityType.DECISION) if d.value(Prop.FINDING_KEY) == finding.key]
    if not said:
        return finding
    newest = max(said, key=lambda d: d.value(Prop.DATE) or "")
    verdict = Verdict(newest.value(Prop.VERDICT) or Verdict.OPEN)
    norms = newest.value(Prop.NORM_VERSION) or ""
    changed = norms != norm_versions(finding, snapshot) or newest.value(Prop.CERTAINTY) != finding.certainty
    reopened = verdict is Verdict.DISMISSED and changed
    decided = Decided(
        Verdict.OPEN if reopened else verdict,
        newest.value(Prop.REASON) or "",
        newest.value(Prop.DATE) or "",
        reopened=reopened,
    )
    return replace(finding, decided=decided)


def norm_versions(finding: Finding, snapshot: Snapshot) -> str:
    """The versions of the packs behind a finding, as kept with a decision: ``kkg-3=2021-06-10``."""
    packs = {snapshot.model.packs[n.pack] for n in norms_of(finding, snapshot)}
    return ";".join(f"{p.name}={p.version}" for p in sorted(packs, key=lambda p: p.name))


__all__ = [
    "CERTAIN_LABELS",
    "KIND_LABELS",
    "Decided",
    "Evidence",
    "Finding",
    "Kind",
    "Rule",
    "Weight",
    "all_rules",
    "evidence_from",
    "findings_of",
    "norm_versions",
    "norms_of",
    "rule",
]
